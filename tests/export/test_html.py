"""The report: complete, anchored, inert whatever the pages hold, and the same bytes for the same dossier."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from xml.etree import ElementTree

import lxml.html
import pytest

from firsthand.export import html, markdown
from firsthand.export.drawing import draw, wrap
from firsthand.export.lineage import Node, lineage
from firsthand.export.page_text import Anchors, groups
from firsthand.export.view import View
from firsthand.export.visible import shorten, visible
from firsthand.records import Block, Document, Dossier, Outlet, Span
from tests.export.invented import HOSTILE_TITLE, LONG_WORD, dossier

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@pytest.fixture(scope="module")
def report() -> str:
    return html.render(dossier())


@pytest.fixture(scope="module")
def tree(report: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(report)


def _text_of(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_element_is_closed_in_order(report: str) -> None:
    body = re.sub(r"<(style|script)>.*?</\1>", "", report, flags=re.S)
    still_open: list[str] = []
    for close, name, selfclosed in re.findall(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^<>\"]|\"[^\"]*\")*?(/?)>", body):
        if close:
            assert still_open and still_open.pop() == name
        elif name.lower() not in VOID and not selfclosed:
            still_open.append(name)
    assert still_open == []


def test_no_parser_had_to_repair_it(report: str) -> None:
    parser = lxml.html.HTMLParser(recover=True)
    lxml.html.document_fromstring(report, parser=parser)
    # libxml2 knows HTML 4 only: elements that came later are no errors of ours.
    assert [e.message for e in parser.error_log if "invalid" not in e.message] == []


def test_ids_are_unique_and_every_inner_link_has_its_target(tree: lxml.html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    for attribute in ("aria-labelledby", "for"):
        assert set(tree.xpath(f"//@{attribute}")) <= set(ids)


def test_every_statement_is_anchored_on_its_exact_words_and_linked(tree: lxml.html.HtmlElement) -> None:
    links = set(tree.xpath("//main//a/@href"))
    pages = {page.get("id"): page for page in tree.xpath("//article[@class='doc']")}
    for statement in dossier().statements:
        assert f"#s-{statement.id}" in links
        (anchor,) = tree.xpath(f"//*[@id='s-{statement.id}']")
        page = pages[f"p-{statement.document}"]
        assert page in anchor.iterancestors()
        words = visible(statement.content[0].exact)
        after = "".join(page.text_content().split())
        assert "".join(words.split()) in after
        if anchor.get("class") == "one":
            assert anchor.text_content() == words


def test_a_target_in_several_pieces_has_a_rule_that_lights_all_of_them(report: str) -> None:
    # The second of two statements that overlap: its words stand in two pieces.
    ident = f"{14:024x}"
    match = re.search(rf"\[id='s-{ident}'\]:target\) \.(\w+)\{{", report)
    assert match
    pieces = lxml.html.document_fromstring(report).find_class(match.group(1))
    words = next(s for s in dossier().statements if s.id == ident).content[0].exact
    assert "".join(piece.text_content() for piece in pieces) == words and len(pieces) > 1


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(tree: lxml.html.HtmlElement) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy and "http" not in policy
    for name in ("style", "script"):
        (element,) = tree.xpath(f"//{name}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not tree.xpath("//@style") and not [a for a in tree.xpath("//@*") if str(a.attrname).startswith("on")]


def test_nothing_is_fetched(tree: lxml.html.HtmlElement) -> None:
    assert not tree.xpath("//@src | //link | //iframe | //img | //object | //embed | //@action")
    assert all(href.startswith("#") for href in tree.xpath("//@href[not(../@class = 'out')]"))
    assert "url(" not in tree.xpath("string(//style)") and "@import" not in tree.xpath("string(//style)")


def test_a_passage_leads_to_its_page_where_that_has_an_address(tree: lxml.html.HtmlElement) -> None:
    outward = tree.find_class("out")
    assert outward
    for link in outward:
        assert (link.tag, link.get("rel"), link.get("target")) == ("a", "noopener noreferrer", "_blank")
        assert re.fullmatch(r"https://lantern\.example/crews#:~:text=[\w%.,~&=-]+", link.get("href"))
        line = next(each for each in link.iterancestors("li", "p", "td"))
        assert "The Lantern" in line.text_content()
    assert len(outward) >= 3


@pytest.mark.parametrize(
    "uri", ["javascript:alert(1)", "file:///etc/passwd", "//lantern.example/", "https://", "data:text/html,x"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(uri: str) -> None:
    full = dossier()
    pages = tuple(replace(page, uri=uri) for page in full.documents)
    assert not lxml.html.document_fromstring(html.render(replace(full, documents=pages))).find_class("out")


def test_an_address_cannot_steer_the_line_that_it_stands_in() -> None:
    full = dossier()
    pages = tuple(replace(page, uri='https://a.example/"><script>x</script>\u202e\x1b x#y') for page in full.documents)
    report = html.render(replace(full, documents=pages))
    (href,) = {link.get("href").partition(":~:")[0] for link in lxml.html.document_fromstring(report).find_class("out")}
    assert href == "https://a.example/%22%3E%3Cscript%3Ex%3C/script%3E%E2%80%AE%1B%20x#y"


def test_hostile_pages_are_inert_and_visible(report: str, tree: lxml.html.HtmlElement) -> None:
    assert len(tree.xpath("//script")) == 1
    assert "alert('body')" in _text_of(tree.xpath("//main")[0])
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report)
    assert "⟨U+202E⟩" in report and "⟨U+001B⟩" in report
    assert LONG_WORD in report and "overflow-wrap:anywhere" in report


def test_everything_that_matters_is_told(tree: lxml.html.HtmlElement) -> None:
    text = _text_of(tree)
    for claim in dossier().claims:
        assert visible(claim.line) in text
        for status in claim.status:
            assert status.reason in text
        for held in (*claim.origins.collapsed, *claim.origins.kept_apart):
            assert held.reason in text
        for conflict in claim.conflicts:
            assert conflict.reason in text
    for words in ("F101", "F102", "F202", "not among the pages", "no credit found", "We apologise for the error."):
        assert words in text
    assert "Denials: none here; none searched for." in text


def test_words_that_claim_too_much_are_not_used(tree: lxml.html.HtmlElement) -> None:
    text = _text_of(tree).lower()
    for word in ("confirmed", "independent", "copied", "plagiar", "true story"):
        assert word not in text


def test_headings_never_skip_a_level(tree: lxml.html.HtmlElement) -> None:
    levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1 and levels[0] == 1
    headings = [int(h.tag[1]) for h in tree.xpath("//main")[0].iter("h2", "h3", "h4")]
    assert all(b - a <= 1 for a, b in itertools.pairwise(headings))


def test_commenters_names_are_covered_until_asked_for(tree: lxml.html.HtmlElement) -> None:
    for name in ("Harald Tern", "Bo Finch"):
        holders = [e for e in tree.iter() if isinstance(e.tag, str) and name in (e.text or "")]
        assert holders and all(e.get("class") == "bare" for e in holders)
    assert len(tree.xpath("//input[@type='checkbox']")) == 1


def test_a_comment_whose_author_is_not_known_shows_no_line_that_may_be_a_name() -> None:
    text = (
        "Wilma Oss says:\nThe harbour has been closed since the winter, and nobody has told the people who live there."
    )
    document = Document("d1", "d.txt", text, (Block("comment", 0, len(text)),))
    full = dossier()
    page = replace(full, documents=(document,), statements=(), stories=(), claims=(), derivations=(), timeline=())
    report = html.render(replace(page, sources=(), run=replace(full.run, not_understood=())))
    comment = lxml.html.document_fromstring(report).find_class("comment")[0]
    assert [each.text for each in comment.find_class("bare")] == ["Wilma Oss says:"]
    assert "nobody has told" in comment.text_content()
    assert 'type="checkbox"' in report


def test_furniture_is_folded_and_never_marked_as_said(tree: lxml.html.HtmlElement) -> None:
    folded = tree.xpath("//details[@class='furniture']")
    assert "Ten recipes for smoked eel" in " ".join(_text_of(each) for each in folded)
    assert not [e for each in folded for e in each.find_class("said")]


def test_the_whole_text_of_every_page_is_there(tree: lxml.html.HtmlElement) -> None:
    text = "".join(tree.xpath("string(//section[@id='pages'])").split())
    for document in dossier().documents:
        for block in document.blocks:
            if block.role not in ("comment",):
                assert "".join(visible(document.text[block.start : block.end]).split()) in text


def test_same_dossier_same_bytes(report: str) -> None:
    assert html.render(dossier()) == report
    assert markdown.render(dossier()) == markdown.render(dossier())


def test_an_empty_dossier_is_a_report_too() -> None:
    full = dossier()
    text = html.render(Dossier(replace(full.run, not_understood=()), (), (), (), (), (), (), ()))
    assert "0 pages, no story" in text and "F101" in text


def test_text_outside_every_block_is_shown_and_can_be_cited() -> None:
    document = Document("d1", "d.txt", "seen\n\nunseen words", (Block("paragraph", 0, 4),))
    full = dossier()
    anchors = Anchors(View(replace(full, documents=(*full.documents, document))))
    anchors.span(Span.at("d1", document.text, 6, 12))
    runs, missing = groups(document, anchors)
    assert missing == [] and runs[-1].furniture and "unseen" in runs[-1].lines[0].html


def test_a_span_between_blocks_still_has_an_anchor() -> None:
    document = Document("d1", "d.txt", "one\n\ntwo", (Block("paragraph", 0, 3), Block("paragraph", 5, 8)))
    full = dossier()
    anchors = Anchors(View(replace(full, documents=(*full.documents, document))))
    href = anchors.span(Span.at("d1", document.text, 3, 5))
    assert groups(document, anchors)[1] == [href[1:]]


def _walk(nodes: list[Node]) -> list[Node]:
    return [each for node in nodes for each in (node, *_walk(node.children))]


def test_every_statement_of_a_claim_is_one_page_of_its_tree() -> None:
    view = View(dossier())
    for claim in view.dossier.claims:
        pages = [n.statement.id for n in _walk(lineage(view, claim)) if n.statement is not None]
        assert sorted(pages) == sorted(claim.statements)


def test_the_tree_goes_from_the_origin_through_the_outlet_to_the_pages() -> None:
    view = View(dossier())
    roots = lineage(view, view.dossier.claims[0])
    assert [r.kind for r in roots] == ["origin", "origin", "origin", "no-basis", "origin"]
    person = roots[0]
    assert not person.named and person.label == "“a person close to the port ministry”"
    (journal,) = person.children
    assert journal.label == "The Tidewater Journal" and journal.at_hand is False
    assert [page.label for page in journal.children] == ["The Lantern", "Coastal Post", "The Lantern"]
    assert roots[-1].against and roots[-1].label == "Ilse Varn"


def test_a_page_hangs_below_the_page_it_has_its_text_from() -> None:
    full = dossier()
    first = full.claims[0]
    # The two pages that share a passage, now under one origin.
    s1, s3 = first.statements[0], first.statements[2]
    origin = replace(first.origins.distinct[0], statements=(s1, s3))
    claim = replace(first, statements=(s1, s3), origins=replace(first.origins, distinct=(origin,), basis_not_shown=()))
    narrated = replace(full.statements[0], chain=())
    view = View(replace(full, claims=(claim,), statements=(narrated, *full.statements[1:])))
    (root,) = lineage(view, replace(claim, origins_against=replace(claim.origins_against, distinct=())))
    (page,) = root.children
    assert page.label == "The Lantern" and [c.label for c in page.children] == ["Blue Anchor"]
    assert page.children[0].shares == "text shared with The Lantern, no credit found"


def test_a_page_that_credits_another_page_hangs_below_it() -> None:
    full = dossier()
    # The Tidewater Journal's own page is now among the pages, and rests on the same person.
    lantern = replace(full.documents[0], outlet=Outlet("Tidewater Journal"))
    own = replace(full.statements[0], chain=full.statements[0].chain[-1:])
    view = View(replace(full, documents=(lantern, *full.documents[1:]), statements=(own, *full.statements[1:])))
    (page,) = lineage(view, view.dossier.claims[0])[0].children
    assert page.statement is own
    assert next((c.label, c.shares) for c in page.children) == ("Coastal Post", "credits The Tidewater Journal")


def test_the_drawing_is_xml_whose_boxes_do_not_overlap() -> None:
    view = View(dossier())
    for claim in view.dossier.claims:
        svg = ElementTree.fromstring(str(draw(view, lineage(view, claim), lambda node: "#x", "title & <b>", "g")))
        boxes = [tuple(float(r.get(k) or 0) for k in ("x", "y", "width", "height")) for r in svg.iter("rect")]
        assert boxes
        for n, (x, y, w, h) in enumerate(boxes):
            assert x >= 0 and y >= 0 and x + w <= float(svg.get("width") or 0)
            for x2, y2, w2, h2 in boxes[n + 1 :]:
                assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
        assert all(group.find("title") is not None or group.find("a/title") is not None for group in svg.iter("g"))


def test_wrapping_loses_nothing_but_what_it_says_it_cut() -> None:
    assert " ".join(wrap("who has it from whom", 60, 14, 9)) == "who has it from whom"
    assert "".join(wrap(LONG_WORD, 100, 14, 999)) == LONG_WORD
    cut = wrap("one two three four five six seven", 60, 14, 2)
    assert len(cut) == 2 and cut[-1].endswith("…")


def test_markdown_tells_the_claims_and_obeys_no_page() -> None:
    text = markdown.render(dossier())
    assert "Named origins 1; unnamed 2, through The Tidewater Journal" in text
    assert "\\<script\\>" in text and not re.search(r"(?<!\\)<", text)
    assert "Harald Tern" not in text and "\u202e" not in text and "\x1b" not in text
    assert "Denials: none here; none searched for." in text


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("one two three", 99, "one two three"),
        ("one two three", 9, "one two…"),
        (HOSTILE_TITLE, 20, "<script>alert('titl…"),
    ],
)
def test_shortening(text: str, limit: int, shown: str) -> None:
    assert shorten(text, limit) == shown
