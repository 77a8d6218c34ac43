# ruff: noqa: E501 (prose reads best unbroken)
"""Whole pages dumped to text: the role of each part, and nothing but the article as evidence."""

from __future__ import annotations

import pytest

from firsthand.documents import document
from firsthand.errors import PageError
from firsthand.records import Document, Page, digest

P1 = "The mayor of Ostrava Bay said on Monday that the harbour would close for a week because of the storm that hit the coast."
P2 = "Dock workers had warned the council in March that the northern wall would not hold, according to two people who were there."
P3 = (
    "Repairs are expected to cost 4 million crowns, the town's treasurer, Ilse Varga, told reporters after the meeting."
)
P4 = "It was not clear on Tuesday who would pay for the work, and the shipping company did not answer questions that were sent to it."
BODY = [P1, P2, P3, P4]
TITLE = "Ostrava Bay harbour to close for a week after storm"
MENU = "  • Home\n  • World\n  • Politics\n  • Opinion\n  • Sport\n  • Contact\n"


def read(text: str, kind: str = "dump") -> Document:
    content = text.encode()
    doc, _ = document(Page(digest(content), kind, content, ("page.txt",)))
    previous = 0
    for block in doc.blocks:
        assert previous <= block.start < block.end <= len(doc.text)
        assert doc.text[block.start : block.end] == doc.text[block.start : block.end].strip()
        previous = block.end
    for fact in doc.facts:
        if fact.span:
            fact.span.check(doc.text)
    for notice in doc.notices:
        notice.span.check(doc.text)
    return doc


def roles(doc: Document) -> list[tuple[str, str]]:
    return [(b.role, doc.text[b.start : b.end]) for b in doc.blocks]


def evidence(doc: Document) -> list[str]:
    return [doc.text[b.start : b.end] for b in doc.evidence]


def page(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def test_a_bare_article_is_a_title_and_its_paragraphs():
    doc = read(page(TITLE, *BODY))
    assert roles(doc) == [("title", TITLE), *(("paragraph", p) for p in BODY)]
    assert (doc.title, doc.authors, doc.published, doc.language) == (TITLE, (), None, "en")


def test_the_text_is_the_file_unchanged_but_for_its_byte_order_mark():
    text = page(TITLE, *BODY).replace("\n", "\r\n")
    assert read(text).text == text
    assert read("\ufeff" + text).text == text


def test_furniture_around_the_article_is_no_evidence_and_its_clock_no_date():
    text = page(
        "Friday May 6, 2022\n" + MENU + "The Bay Courier\n" + MENU,
        f"Home » {TITLE}", TITLE, "Ann Keller by Ann Keller\nJune 4, 2019\nin Opinion, Harbour, Politics\nFacebookTwitterTelegramWhatsapp",
        *BODY, "Ann Keller", "Ann Keller is a journalist and editor based in Ostrava Bay.",
        "Related Posts", "Why the old lighthouse was sold to a stranger\nHarbour", "May 2, 2022",
        "Next Post\nA cook who became the richest man in town", "Subscribe free and never miss a story again",
        "© 2021 The Bay Courier - Design by Someone - Privacy policy",
        "We use cookies so that our pages work as well as they can for you. By reading on you accept this.",
    )  # fmt: skip
    doc = read(text)
    assert evidence(doc) == [TITLE, *BODY]
    assert (doc.title, doc.authors, doc.published, doc.updated) == (TITLE, ("Ann Keller",), "2019-06-04", None)
    assert (doc.outlet.name, doc.genre) == ("The Bay Courier", "opinion")


@pytest.mark.parametrize("marker", ["RelatedArticles", "Related Articles", "You may also like", "READ ALSO"])
def test_links_inside_the_body_are_teasers_and_the_body_goes_on(marker):
    links = "Why the old lighthouse was sold to a stranger\n\nWhy the old lighthouse was sold to a stranger\n\nMarch 2, 2022"
    doc = read(page(TITLE, "By Ann Keller", P1, marker, links, P2, P3, P4))
    assert evidence(doc) == [TITLE, *BODY]
    assert doc.published is None


def test_a_line_that_points_elsewhere_inside_the_body_is_a_teaser():
    doc = read(
        page(
            TITLE,
            P1,
            "READ MORE: Why the old lighthouse was sold",
            P2,
            "Advertisement",
            P3,
            "Sign up for our daily newsletter",
            P4,
        )
    )
    assert evidence(doc) == [TITLE, *BODY]


def test_headings_between_paragraphs_are_evidence():
    doc = read(page(TITLE, P1, P2, "The harbour and its northern wall", P3, P4))
    assert ("heading", "The harbour and its northern wall") in roles(doc)


def test_a_short_paragraph_is_not_lost():
    doc = read(page(TITLE, P1, "It did not work.", P2, P3, "“Nobody asked us,” he said.", P4, "That was all."))
    assert evidence(doc) == [TITLE, P1, "It did not work.", P2, P3, "“Nobody asked us,” he said.", P4, "That was all."]


def test_a_post_in_the_body_is_one_quote_with_its_attribution():
    post = "The harbour is closed. Stay at home.\n\n— Ilse Varga (@ilsevarga) June 3, 2019"
    doc = read(page(TITLE, P1, P2, post, P3, P4))
    assert ("quote", post) in roles(doc)
    assert doc.published is None


def test_nested_comments_keep_their_authors_and_are_no_evidence():
    thread = (
        "\n\n\n    nobody will ever pay for that wall\n\n    • Old Salt\n\n      Funny version. I see no great success in this plan at all.\n\n"
        "      They should start all over.\n\n  • harbour-cat\n\n    more evidence that the council is asleep\n\n    • BX1\n\n"
        "      Actually the treasurer told everybody in 2015 and 2018 that it would come to this.\n"
    )
    doc = read(page(TITLE, *BODY) + thread)
    assert evidence(doc) == [TITLE, *BODY]
    comments = [(b.author, doc.text[b.start : b.end]) for b in doc.blocks if b.role == "comment"]
    assert (None, "nobody will ever pay for that wall") in comments
    assert ("Old Salt", "They should start all over.") in comments
    assert ("harbour-cat", "more evidence that the council is asleep") in comments
    assert {author for author, _ in comments} == {None, "Old Salt", "harbour-cat", "BX1"}


def test_comments_below_their_headings_keep_their_authors():
    tail = (
        "2 Comments\n\nOld Salt says:\nJune 5, 2019 at 4:55 pm\nThe wall was never any good, and everybody on the docks knew about it for years.\nReply\n\n"
        "Mary says:\nJune 6, 2019 at 9:10 am\nI was at the meeting and that is not what the treasurer said at all.\nReply\n\nLeave a Reply\n\n"
        "Your email address will not be published. Required fields are marked *\n\n© 2020 The Bay Courier. All rights reserved."
    )
    doc = read(page(TITLE, "By Ann Keller", "June 4, 2019", *BODY, tail))
    assert evidence(doc) == [TITLE, *BODY]
    assert {b.author for b in doc.blocks if b.role == "comment"} == {"Old Salt", "Mary"}
    assert doc.published == "2019-06-04"


def test_a_comment_count_above_the_body_ends_nothing():
    assert evidence(read(page(TITLE, "By Ann Keller", "12 Comments", *BODY))) == [TITLE, *BODY]


def test_hard_wrapped_paragraphs_are_one_block_each():
    import textwrap

    wrapped = page(TITLE, *(textwrap.fill(p, 66) for p in BODY))
    doc = read(wrapped)
    assert [" ".join(e.split()) for e in evidence(doc)] == [TITLE, *BODY]


def test_lines_without_blank_lines_between_are_paragraphs():
    assert evidence(read("\n".join([TITLE, *BODY]))) == [TITLE, *BODY]


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Page First Published: 2nd June, 2019\n\nLast updated: June 30, 2019 at 9:05 am", "2019-06-02", "2019-06-30"),
        ("Published June 3, 2019 | Updated June 5, 2019", "2019-06-03", "2019-06-05"),
        ("By Ann Keller | 3 June 2019 10:12 GMT", "2019-06-03", None),
        ("Posted on 2019-06-03 by Ann Keller", "2019-06-03", None),
        ("Updated: 5 June 2019", None, "2019-06-05"),
        ("03.06.2019", "2019-06-03", None),
        ("03/06/2019", "2019", None),
        ("25/06/2019", "2019-06-25", None),
        ("June 2019", "2019-06", None),
    ],
)
def test_dates_mean_what_their_line_says(line, published, updated):
    doc = read(page(TITLE, line, *BODY))
    assert (doc.published, doc.updated) == (published, updated)
    assert evidence(doc) == [TITLE, *BODY]


def test_dates_in_the_body_and_in_copyrights_are_not_the_pages():
    doc = read(page(TITLE, "On June 3, 2019, " + P1, P2, P3, "© 2018 The Bay Courier. All rights reserved."))
    assert (doc.published, doc.updated) == (None, None)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Keller and Bo de la Cruz", ("Ann Keller", "Bo de la Cruz")),
        ("By Ann Keller, Staff Writer", ("Ann Keller",)),
        ("BY ANN KELLER", ("Ann Keller",)),
        ("Written by: Jean-Luc O'Hara", ("Jean-Luc O'Hara",)),
        ("By The Bay Courier Staff", ()),
        ("By Reuters", ()),
    ],
)
def test_authors_are_people(line, authors):
    assert read(page(TITLE, line, *BODY)).authors == authors


def test_the_authors_name_below_the_body():
    doc = read(page(TITLE, *BODY, "Ann Keller", "Photo – YouTube"))
    assert doc.authors == ("Ann Keller",)
    assert evidence(doc) == [TITLE, *BODY]


@pytest.mark.parametrize(
    ("parts", "wire"),
    [
        ([f"OSTRAVA BAY (AP) — {P1}", P2, P3], "Associated Press"),
        (["By Reuters", P1, P2, P3], "Reuters"),
        ([P1, P2, P3, "Agence France-Presse contributed to this report."], "Agence France-Presse"),
        ([P1, f"The harbour master told Reuters that {P2}", P3], None),
    ],
)
def test_a_credited_agency_is_the_wire(parts, wire):
    assert read(page(TITLE, *parts)).wire == wire


def test_an_enormous_line_is_one_paragraph():
    doc = read(P1 * 20_000)
    assert [b.role for b in doc.blocks] == ["paragraph"]


def test_captions_with_their_credit():
    doc = read(page(TITLE, "The harbour wall has stood since the days of the old king (Twitter).", *BODY))
    assert roles(doc)[1][0] == "caption"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Bürgermeister sagte am Montag, dass der Hafen wegen des Sturms für eine Woche geschlossen werde und niemand wisse, wer das bezahlt. " * 4, "de"),
        ("El alcalde dijo el lunes que el puerto cerraría durante una semana por la tormenta y que nadie sabía quién lo iba a pagar. " * 4, "es"),
    ],
)  # fmt: skip
def test_a_page_in_another_language_is_a_document_that_says_so(text, language):
    doc = read(text)
    assert doc.language == language
    assert doc.evidence


def test_a_page_in_another_script_without_an_article_is_named():
    with pytest.raises(PageError) as caught:
        read(
            "Мэр заявил в понедельник, что порт будет закрыт на неделю из-за шторма, и никто не знает, кто заплатит. "
            * 4
        )
    assert caught.value.code == "F106" and "Russian" in caught.value.text


def test_too_little_text_is_read_as_english_with_a_note():
    content = b"Harbour closed.\n\nThe mayor said no."
    _, notes = document(Page(digest(content), "dump", content, ("x",)))
    assert [n.code for n in notes] == ["F207"]


def test_a_page_of_menus_has_no_article():
    with pytest.raises(PageError) as caught:
        read(MENU * 5)
    assert caught.value.code == "F107"


def test_the_article_alone_is_evidence_throughout():
    doc = read(page("Subscribe to nothing", P1, "Comments"), "text")
    assert evidence(doc) == ["Subscribe to nothing", P1, "Comments"]


def test_a_menu_on_one_line_is_no_title_and_a_label_is_the_genre():
    doc = read(
        page("HOME NEWS VIDEO OPINION SHOP", f"Opinion | {TITLE}", "by Ann Keller • 4 June 2019 • 3 min read", *BODY)
    )
    assert (doc.genre, doc.published, doc.authors) == ("opinion", "2019-06-04", ("Ann Keller",))
    assert evidence(doc) == [f"Opinion | {TITLE}", *BODY]


def test_a_photograph_with_its_credit_is_a_caption():
    doc = read(page(TITLE, "The wall of the harbour last week. Photograph: Per Holm/AFP", *BODY))
    assert roles(doc)[1][0] == "caption"


def test_a_brief_report_of_short_sentences_is_a_body():
    note = "Editors' note, Feb. 10, 2020: Bay Courier has retracted this article. We could not verify the paper on which it rests."
    body = [
        "Senator Ann Keller accepted money from the harbour company, a letter that was seen by this paper shows.",
        "Keller denied the charge on Monday.",
        "“I have never met him,” she said.",
    ]
    doc = read(page(note, "Senator took money from harbour company", "By Eva Brandt", "Feb. 3, 2020", *body))
    assert evidence(doc)[-3:] == body
    assert [n.kind for n in doc.notices] == ["retraction"]


@pytest.mark.parametrize("pointer", ["Lesen Sie auch: Der Hafen bleibt zu", "À lire aussi : Le port reste fermé"])
def test_pointers_to_other_articles_in_other_languages(pointer):
    doc = read(page(TITLE, *BODY[:2], pointer, *BODY[2:]))
    assert pointer not in evidence(doc)
