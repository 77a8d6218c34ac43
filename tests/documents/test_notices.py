# ruff: noqa: E501 (prose reads best unbroken)
"""What a page takes back of itself, and what only looks like it."""

from __future__ import annotations

import pytest

from firsthand.documents import document
from firsthand.records import Page, digest
from tests.documents.test_dumps import BODY, P1, P2, P3, P4, TITLE, page, read


def notices(*parts: str):
    doc = read(page(TITLE, *parts))
    return [(n.kind, n.span.exact) for n in doc.notices], doc


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "correction",
            "Correction: An earlier version of this article gave the cost of the repairs as 400 crowns. It is 4 million.",
        ),
        ("correction", "An earlier version of this story misstated the name of the treasurer."),
        ("correction", "This article has been amended to make clear that the wall belongs to the town."),
        ("correction", "Editor's note: This story originally said that the harbour would close for a month."),
        ("correction", "Clarification (June 5, 2019): The shipping company answered after we had gone to press."),
        ("correction", "CORRECTION June 5: The treasurer is Ilse Varga, and not Else Varga as we wrote."),
        ("update", "UPDATE: The shipping company has since said that it will pay for all of the work."),
        ("update", "This story has been updated to include the answer of the shipping company."),
        ("retraction", "This article has been withdrawn because its only source took back what he had told us."),
        ("retraction", "RETRACTION: We no longer stand by this report, and the harbour was never closed."),
        ("retraction", "We retract this story and apologise to the treasurer for any harm that it did to her."),
        (
            "retraction",
            "I must set the record straight about this report: it was false, and we apologize for the misinformation.",
        ),
    ],
)
def test_a_notice(kind, text):
    assert notices(P1, P2, P3, P4, text)[0] == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Last updated: June 5, 2019 at 11:46 am",
        "Updated: Dec. 22, 2019, 1:59 p.m.",
        "Editor's note: This is the first of three stories about the harbour and the people who work there.",
        "The Tidings newspaper retracted its story about the wall on Friday and said that it regretted the mistake.",
        "“An earlier version of this article said that I had fled,” the treasurer complained to the press council.",
        "The council corrected the figure in its report, and the mayor apologised for the delay to the repairs.",
        "The claim has been debunked by engineers, who say that such a wave could not have reached the wall.",
    ],
)
def test_no_notice(text):
    assert notices(P1, P2, text, P3, P4)[0] == []


def test_only_the_retracting_paragraph_of_a_foreword_is_a_notice():
    foreword = "When I first wrote about this on the 2nd of June, I had my doubts about the whole report, as some readers know."
    retracts = "In these opening lines I have to set the record straight about this piece: it has been debunked, and we apologize for the misinformation."
    found, doc = notices(foreword, retracts, P1, P2, P3)
    assert found == [("retraction", retracts)]
    assert [b.role for b in doc.evidence][:3] == ["title", "paragraph", "notice"]
    assert doc.notices[0].about is None


def test_the_span_is_the_sentences_that_take_back():
    text = f"{P2} This article has been corrected since Monday."
    found, doc = notices(P1, text, P3)
    assert found == [("correction", "This article has been corrected since Monday.")]
    assert all(b.role != "notice" for b in doc.blocks)


def test_what_a_notice_quotes_or_names_is_what_it_is_about():
    text = "Correction: The words “would not hold” in the second paragraph were never spoken, and we regret the error."
    _, doc = notices(P1, P2, P3, text)
    about = {span.exact for span in doc.notices[0].about}
    assert about == {"would not hold"}
    _, doc = notices(P1, P2, P3, "Correction: The second paragraph of this article is wrong, and we regret the error.")
    assert [span.exact for span in doc.notices[0].about] == [P2]
    _, doc = notices(P1, P2, P3, "Correction: The second paragraph of this article has been changed to name the wall.")
    assert doc.notices[0].about is None
    named = "Retraction: We withdraw our report that repairs are expected to cost 4 million crowns, as the treasurer denies it."
    _, doc = notices(P1, P2, P3, P4, named)
    assert [span.exact for span in doc.notices[0].about] == [P3]


def test_a_label_on_a_line_of_its_own():
    found, doc = notices(P1, P2, P3, "Correction", "The treasurer is called Ilse Varga, and not Else.")
    assert found == [("correction", "Correction\n\nThe treasurer is called Ilse Varga, and not Else.")]
    assert [b.role for b in doc.blocks[-2:]] == ["notice", "notice"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("An earlier version of this article said that dock workers had warned the council in March; it was in May.", P2),
        ("An earlier version of this article said that dock workers had warned the council in April; it was in March.", None),
        ("An earlier version of this story gave the cost of the repairs as 4 million crowns. It is 6 million.", "4 million crowns"),
        ("An earlier version of this story gave the cost of the repairs as 9 million crowns. It is 4 million.", None),
        ("Correction: An earlier version of this article said that repairs would cost 4 million euros, not crowns.", None),
        ("Correction: Repairs are expected to cost 6 million, not 4 million crowns, as we reported.", "4 million crowns"),
        ("RETRACTION, 5 June: We withdraw the report below that dock workers had warned the council. We are sorry.", P2),
    ],
)  # fmt: skip
def test_a_notice_anchors_what_it_takes_back_where_the_page_still_says_it(text, about):
    for parts in ((P1, P2, P3, P4, text), (text, P1, P2, P3, P4)):
        (notice,) = notices(*parts)[1].notices
        assert [span.exact for span in notice.about or ()] == ([about] if about else [])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "correction",
            "This article was amended on 4 June 2019. An earlier version had the harbour closed for ten days.",
        ),
        ("correction", "Editor's note: We wrongly reported that the northern wall would not hold. It held."),
        ("correction", "We have removed a sentence that said the shipping company did not answer our questions."),
        ("correction", "Correction, Monday 3 June 2019: The treasurer's name is Ilse Varga."),
        ("retraction", "RETRACTION, 5 June: The report below was wrong, and nobody should have printed it."),
        ("update", "Updated on 5 June 2019 to add the response of the shipping company."),
    ],
)
def test_the_whole_paragraph_of_a_notice_is_one(kind, text):
    found, doc = notices(P1, P2, P3, P4, text)
    assert found == [(kind, text)]
    assert doc.blocks[-1].role == "notice"


def test_an_outlet_that_retracts_by_its_own_name_speaks_of_itself():
    text = "The Bay Courier retracts its report of 3 June on the harbour and apologises to the council."
    foot = "© 2019 The Bay Courier. All rights reserved."
    assert notices(P1, P2, P3, P4, text, foot)[0] == [("retraction", text)]
    assert notices(P1, P2, P3, P4, text.replace("Bay Courier", "Tidings"), foot)[0] == []


@pytest.mark.parametrize(
    "line",
    [
        "The company has informed us that they have removed most of their people from the island.",
        "The lock seems plain at first, our review points out, and yet the wrong key has never opened it.",
    ],
)
def test_news_in_the_first_person_is_no_notice(line):
    assert not read(page(TITLE, line, *BODY)).notices


def test_a_post_is_somebody_elses_words():
    post = "The harbour has told us that they have removed most of their boats. An earlier report was wrong."
    html = (
        f"<article><h1>{TITLE}</h1><p>{BODY[0]}</p><blockquote><p>{post}</p>— Ann Keller (@annkeller) June 3, 2019"
        f"</blockquote>{''.join(f'<p>{p}</p>' for p in BODY[1:])}</article>"
    )
    content = html.encode()
    assert not document(Page(digest(content), "html", content, ("x",)))[0].notices
