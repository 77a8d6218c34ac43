# ruff: noqa: E501 (prose reads best unbroken)
"""HTML to documents: visible text, roles by markup, facts, and pages made to break a parser."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.documents import document, recurring
from firsthand.errors import PageError
from firsthand.records import Document, Facts, Page, digest
from tests.documents.test_dumps import BODY, MENU, P1, P2, P3, P4, TITLE

LD = {
    "@context": "https://schema.org", "@graph": [
        {"@type": "NewsArticle", "headline": "Harbour closed: what we know", "datePublished": "2019-06-03T23:50:00+02:00",
         "dateModified": "2019-06-05", "author": [{"@type": "Person", "name": "Ann Keller"}, {"@type": "Organization", "name": "The Bay Courier"}],
         "publisher": {"@type": "Organization", "name": "The Bay Courier"}, "articleSection": "Opinion"},
    ],
}  # fmt: skip


def parse(html: str | bytes, **given_facts) -> tuple[Document, list[str]]:
    content = html if isinstance(html, bytes) else html.encode()
    doc, notes = document(Page(digest(content), "html", content, ("page.html",), (), None, Facts(**given_facts)))
    previous = 0
    for block in doc.blocks:
        assert previous <= block.start < block.end <= len(doc.text)
        previous = block.end
    for fact in doc.facts:
        if fact.span:
            fact.span.check(doc.text)
    return doc, [n.code for n in notes]


def evidence(doc: Document) -> list[str]:
    return [doc.text[b.start : b.end] for b in doc.evidence]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


WHOLE = f"""<!DOCTYPE html><html><head><title>{TITLE} - The Bay Courier</title>
<link rel="canonical" href="https://www.bay.example/opinion/harbour"><script type="application/ld+json">{json.dumps(LD)}</script>
<style>p {{color: red}}</style></head><body class="has-sidebar">
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav><div id="cookie-banner"><p>We use cookies so that you have the best of our site.</p></div>
<header><p>Friday May 6, 2022</p></header>
<main><article><h1>{TITLE}</h1><p class="byline">By <a href="/ann">Ann Keller</a></p><time datetime="2019-06-03">June 3, 2019</time>
<div class="share-buttons"><a>Facebook</a><a>Twitter</a></div>
<figure><img src="x"><figcaption>The northern wall of the harbour in May.</figcaption></figure>
<div class="article-body"><p>{P1}</p><aside class="related"><h3>Related</h3><p>The lighthouse was sold to a stranger, the council said on Friday.</p></aside>
<p>{P2} <a href="/report">The report</a> says more.</p><blockquote><p>{P3}</p></blockquote><div style="display: none"><p>Hidden words of the page.</p></div>
<script>var x = "scripted";</script><template><p>template</p></template><p>{P4}</p></div>
<div class="author-bio"><p>Ann Keller is a journalist who has covered the harbour for ten years.</p></div></article></main>
<section id="comments"><h2>2 comments</h2><div class="comment"><p>The wall was never any good, and everybody on the docks knew about it.</p></div></section>
<footer><p>© 2021 The Bay Courier. All rights reserved.</p></footer></body></html>"""


def test_a_whole_page():
    doc, notes = parse(WHOLE)
    assert notes == []
    assert evidence(doc) == [
        TITLE,
        "The northern wall of the harbour in May.",
        P1,
        f"{P2} The report says more.",
        P3,
        P4,
    ]
    roles = {doc.text[b.start : b.end]: b.role for b in doc.blocks}
    assert roles[P3] == "quote"
    assert roles["The northern wall of the harbour in May."] == "caption"
    assert roles["The wall was never any good, and everybody on the docks knew about it."] == "comment"
    assert roles["The lighthouse was sold to a stranger, the council said on Friday."] == "teaser"
    for hidden in ("scripted", "template", "Hidden words", "color: red"):
        assert hidden not in doc.text
    assert "Friday May 6, 2022" in doc.text


def test_its_facts():
    doc, _ = parse(WHOLE)
    assert (doc.title, doc.authors, doc.outlet.name, doc.outlet.host) == (
        TITLE,
        ("Ann Keller",),
        "The Bay Courier",
        "bay.example",
    )
    assert (doc.published, doc.updated, doc.section, doc.genre) == ("2019-06-03", "2019-06-05", "Opinion", "opinion")
    assert doc.uri == "https://www.bay.example/opinion/harbour"
    assert {(f.field, f.basis) for f in doc.facts} >= {
        ("published", "json-ld"),
        ("published", "text"),
        ("title", "text"),
    }


def test_what_is_given_outranks_the_page():
    doc, _ = parse(WHOLE, title="Given", authors=("Bo Day",), published="2018-01-02", outlet="Given Post")
    assert (doc.title, doc.authors, doc.published, doc.outlet.name) == (
        "Given",
        ("Bo Day",),
        "2018-01-02",
        "Given Post",
    )


def test_blocks_know_their_element_and_links_their_characters():
    doc, _ = parse(WHOLE)
    block = next(b for b in doc.blocks if doc.text[b.start : b.end] == P1)
    from lxml import etree

    tree = etree.fromstring(WHOLE.encode(), etree.HTMLParser())
    assert "".join(tree.xpath(block.path)[0].itertext()) == P1
    assert [(doc.text[h.start : h.end], h.href) for h in doc.hyperlinks] == [("The report", "/report")]


def test_meta_tags_where_there_is_no_json_ld():
    head = ('<meta property="og:title" content="X &amp; Y - Bay"><meta property="og:site_name" content="Bay">'
            '<meta property="article:published_time" content="2020-02-29T10:00:00Z"><meta name="author" content="Bo Day">')  # fmt: skip
    doc, _ = parse(f"<html><head>{head}</head><body>{paragraphs(*BODY)}</body></html>")
    assert (doc.title, doc.outlet.name, doc.published, doc.authors) == ("X & Y", "Bay", "2020-02-29", ("Bo Day",))


def test_breaks_and_inline_elements():
    doc, _ = parse(
        f"<h1>{TITLE}</h1><div>{P1}<br><br>{P2}<br>{P3}</div><p>The <b>may</b>or  said\n no to every one of them.</p>"
    )
    assert evidence(doc) == [TITLE, P1, f"{P2}\n{P3}", "The mayor said no to every one of them."]


def test_struck_text_is_a_correction():
    doc, _ = parse(
        f"<h1>{TITLE}</h1><p>{P1}</p><p>{P2}</p><p>The wall cost <del>400 crowns</del> <ins>4 million crowns</ins> to build.</p>"
    )
    (notice,) = doc.notices
    assert (notice.kind, notice.span.exact, notice.about) == ("correction", "400 crowns", (notice.span,))


def test_comments_with_more_prose_than_the_article():
    comments = "".join(
        f'<li class="comment"><p>{P4} And {i} more things that I have to say about it.</p></li>' for i in range(40)
    )
    doc, _ = parse(
        f"<body><article><h1>{TITLE}</h1>{paragraphs(*BODY)}</article><ol class='comment-list'>{comments}</ol></body>"
    )
    assert evidence(doc) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body><h1>{TITLE}</h1>" + "<div>" * 100_000 + paragraphs(*BODY) + "</div>" * 100_000,
        f"<html><body><h1>{TITLE}</h1>" + "<span>" * 100_000 + paragraphs(*BODY),
        f"<html><body><h1>{TITLE}</h1>" + "<table><tr><td>" * 30_000 + paragraphs(*BODY),
    ],
    ids=["div", "span", "table"],
)
def test_deep_nesting_is_read_as_flat_text(html):
    doc, notes = parse(html)
    assert notes == ["F204"]
    for text in BODY:
        assert text in " ".join(evidence(doc))


@pytest.mark.parametrize("html", ["<html></html>", "<script>x</script>", "<!-- only -->", "<p></p>"])
def test_no_article(html):
    with pytest.raises(PageError) as caught:
        parse(html)
    assert caught.value.code == "F107"


@pytest.mark.parametrize(
    ("head", "encoding", "codes"),
    [
        ('<meta charset="utf-8">', "utf-8", []),
        ('<meta charset="iso-8859-1">', "cp1252", []),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252", []),
        ('<meta charset="iso-8859-1">', "utf-8", ["F203"]),
        ('<meta charset="utf-8">', "cp1252", ["F203", "F202"]),
        ('<meta charset="no-such">', "utf-8", ["F203"]),
        ("", "cp1252", ["F202"]),
        ("", "utf-16", []),
    ],
)
def test_encodings(head, encoding, codes):
    html = f"<html><head>{head}</head><body>{paragraphs(*BODY, 'The mayor’s café – “closed” – said no to all of it.')}</body></html>"
    doc, notes = parse(html.encode(encoding))
    assert notes == codes
    assert "The mayor’s café – “closed” – said no to all of it." in doc.text


def test_a_few_broken_bytes_do_not_change_the_encoding():
    _, notes = parse(f"<body>{paragraphs(*BODY)}<p>{'é ' * 40}".encode() + b"\xff and so it went on for them</p>")
    assert notes == ["F205"]


def test_bytes_that_are_no_text():
    with pytest.raises(PageError) as caught:
        document(Page("x", "dump", bytes(range(128, 256)) * 40 + b"\x81\x8d", ("x",)))
    assert caught.value.code in ("F103", "F106", "F107")


def test_lines_that_recur_in_an_outlet_are_furniture():
    docs = [
        parse(f"<h1>Story {name} about the wall</h1>{paragraphs(P1 + name, P2 + name, 'The Bay Courier has told the truth since 1901 and will tell it.', P3 + name)}",
              outlet="The Bay Courier", title=f"Story {name}")[0]
        for name in ("one", "two", "three")
    ]  # fmt: skip
    found = recurring(docs)
    for doc in docs:
        assert [doc.text[doc.evidence[i].start : doc.evidence[i].end] for i in found[doc.id]] == [
            "The Bay Courier has told the truth since 1901 and will tell it."
        ]
    assert recurring(list(reversed(docs))) == found
    assert not any(recurring(docs[:2]).values())


PIECES = st.sampled_from(
    [*BODY, TITLE, MENU, "<p>", "</p>", "<div class='comment'>", "</div>", "<br>", "<a href='x'>", "</a>", "\n\n", "\r\n", "  • Name\n", "Comments", "“", "<del>",
     "</del>", "— A B (@ab) June 3, 2019", "By Ann Keller", "June 3, 2019", "\u2028", "\ud7ff", "&amp;", "<!--", "-->", "<h1>", "Related Articles", "Reply", "\x85", "Correction: "]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=30), max_size=40), st.sampled_from(["html", "dump", "text"]))
def test_no_page_breaks_the_stage(pieces, kind):
    content = "\n".join(pieces).encode("utf-8", "replace")
    try:
        doc, _ = document(Page(digest(content), kind, content, ("x",)))
    except PageError as error:
        code = error.code
    else:
        code = None
    if code is not None:
        assert code in ("F103", "F106", "F107")
        return
    previous = 0
    for block in doc.blocks:
        assert previous <= block.start < block.end <= len(doc.text)
        previous = block.end
    assert all(n.span.check(doc.text) for n in doc.notices)
    assert all(0 <= h.start < h.end <= len(doc.text) for h in doc.hyperlinks)
    if kind != "html":
        assert doc.text == content.decode()


@given(st.binary(max_size=300), st.sampled_from(["html", "dump", "text"]))
def test_no_bytes_break_the_stage(content, kind):
    code = None
    try:
        document(Page(digest(content), kind, content, ("x",)))
    except PageError as error:
        code = error.code
    assert code in (None, "F103", "F106", "F107")


def test_the_outlet_that_a_browser_shows_behind_the_headline():
    html = f"<html><head><title>{TITLE} - The Bay Courier</title></head><body><h1>{TITLE}</h1>{paragraphs(*BODY)}</body></html>"
    assert parse(html)[0].outlet.name == "The Bay Courier"
    assert parse(html.replace(f"<title>{TITLE}", "<title>Harbour"))[0].outlet.name is None


def test_what_is_said_of_the_author_below_the_article_is_no_evidence():
    body = [
        f"The council of Ostrava Bay met for the {n} time on Tuesday to speak about the harbour wall."
        for n in ("first", "second", "third", "fourth")
    ]
    bio = "Amos Keller is a retired pilot who has sailed these waters for forty years."
    paragraphs = "".join(f"<p>{p}</p>" for p in [*body, bio])
    doc, _ = parse(
        f"<html><body><article><h1>The wall must go</h1><p class='byline'>By Amos Keller</p>{paragraphs}</article></body></html>"
    )
    assert doc.authors == ("Amos Keller",)
    assert bio not in evidence(doc)
    assert body[-1] in evidence(doc)
