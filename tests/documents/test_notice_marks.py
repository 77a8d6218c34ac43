# ruff: noqa: E501 (markup reads best unbroken)
"""What markup and metadata say of notices: boxes, JSON-LD, a work's status."""

from __future__ import annotations

import json

import pytest

from tests.documents.test_dumps import P1, P2, P3, P4, TITLE
from tests.documents.test_html import paragraphs, parse

SAYS = "The treasurer of the town is Ilse Varga. We had printed another name."


def page(head: str = "", foot: str = ""):
    return parse(
        f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{paragraphs(P1, P2, P3, P4)}{foot}</article></body></html>"
    )[0]


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    "correction",
    [
        SAYS,
        {"@type": "CorrectionComment", "text": SAYS},
        [{"@type": "CorrectionComment", "text": f"<p>{SAYS}</p>", "datePublished": "2019-06-05"}],
    ],
)
def test_what_only_machines_are_told_is_a_notice_on_the_title(correction):
    (notice,) = page(ld(correction=correction)).notices
    assert (notice.kind, notice.basis, notice.text, notice.words) == ("correction", "json-ld", SAYS, SAYS)
    assert notice.span.exact == TITLE


def test_what_is_shown_too_stands_where_it_is_shown():
    (notice,) = page(ld(correction=SAYS), f"<p>{SAYS}</p>").notices
    assert (notice.span.exact, notice.text) == (SAYS, None)


@pytest.mark.parametrize(
    "status", ["Retracted", "https://schema.example/Withdrawn", {"@type": "DefinedTerm", "name": "retracted"}]
)
def test_a_work_that_is_said_to_be_withdrawn(status):
    assert [n.kind for n in page(ld(creativeWorkStatus=status)).notices] == ["retraction"]


@pytest.mark.parametrize(
    "fields",
    [
        {"dateModified": "2019-06-05"},
        {"backstory": SAYS},
        {"correction": "https://courier.example/corrections"},
        {"creativeWorkStatus": "Published"},
        {"comment": [{"@type": "Comment", "text": f"Correction: {SAYS}"}]},
        {"publisher": {"@type": "NewsMediaOrganization", "correctionsPolicy": "https://courier.example/corrections"}},
    ],
)
def test_metadata_that_takes_nothing_back(fields):
    assert page(ld(**fields)).notices == ()


def test_a_box_says_that_it_is_one_and_each_item_of_its_list_is():
    (notice,) = page(foot=f'<div class="article-correction"><p>{SAYS}</p></div>').notices
    assert (notice.kind, notice.basis, notice.span.exact) == ("correction", "markup", SAYS)
    both = page(
        foot=f'<div class="corrections"><h3>Corrections</h3><ul><li>{SAYS}</li><li>The wall is forty metres long, not fourteen.</li></ul></div>'
    )
    assert len(both.notices) == 2


def test_a_box_for_notes_that_introduces_is_a_part_of_the_article():
    doc = page(
        foot='<div class="editors-note"><p>This is the first of three articles on the harbour and its people.</p></div>'
    )
    assert doc.notices == ()
    assert all(block.role != "notice" for block in doc.blocks)


def test_an_old_price_that_is_struck_through_is_none():
    assert (
        page(foot="<p>Tickets for the boat are <del>$12</del> $8 on Sundays, and can be had at the kiosk.</p>").notices
        == ()
    )
    doc = page(foot="<p>The wall cost <del>$12</del> $8 million, the council said after the meeting on Monday.</p>")
    assert [(n.kind, n.span.exact, n.about) for n in doc.notices] == [("correction", "$12", (doc.notices[0].span,))]
