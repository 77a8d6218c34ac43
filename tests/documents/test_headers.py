# ruff: noqa: E501 (prose reads best unbroken)
"""What stands above an article: masthead, menu, clock, weather, tickers; and the headline, date and outlet told from it."""

from __future__ import annotations

import json

import pytest

from tests.documents.test_dumps import BODY, TITLE, evidence, page, read
from tests.documents.test_html import LD, paragraphs, parse

HEADS = {
    "clock first": "Skip to main content\nSunday, April 5, 2026\n51°F Overcast\nThe Bay Courier\nHome\nNews\nOpinion\nObituaries\nLog in | Subscribe\nHARBOUR",
    "clock below": "THE BAY COURIER\nSunday, 5 April 2026\nLocal  Crime  Weather  Classifieds",
    "clock without weekday": "THE BAY COURIER\nHome\nSport\nApril 5, 2026",
    "clock with hour": "10:32 GMT, Sunday 5 April 2026\nThe Bay Courier\nNEWS SPORT TV OPINION BINGO\nWe and our partners use cookies. ACCEPT ALL",
    "edition": "The Bay Courier\nServing the bay since 1887\nSunday, April 5, 2026 | e-Edition | 54°F Sunny\nSubscribe  Log In\nNews\nSports\nOpinion",
    "ticker": "BREAKING: Storm Petra to hit the coast tonight\nThe Bay Courier\nSun 5 Apr 2026\nNEWS | SPORT | OPINION",
    "last updated": "Last updated: 5 April 2026 10:32\nThe Bay Courier\nHome\nSport\nWorld",
    "most read": "The Bay Courier\n5 April 2026\n\nMost read\nMan bites shark\nCouncil tax to rise",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
@pytest.mark.parametrize(("lines", "published"), [("Published 3 June 2019, 6:02 pm", "2019-06-03"), ("Share", None)])
def test_what_stands_above_the_headline_is_no_fact_of_the_article(head, lines, published):
    doc = read(page(head, TITLE, f"By Ann Keller and Bo Day\nBay reporters\n{lines}", *BODY))
    assert (doc.title, doc.authors, doc.published, doc.updated) == (TITLE, ("Ann Keller", "Bo Day"), published, None)
    assert (doc.outlet.name or "").title() == "The Bay Courier"
    assert doc.genre is None
    assert evidence(doc) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "title",
    [
        f"Exclusive: {TITLE}",
        "What we know about the storm at Ostrava Bay",
        "Ostrava Bay harbour hit by storm closes for a week",
        "Was the harbour ever safe? The council thought so",
        "HARBOUR SHAME: Fury as council lets northern wall crumble",
    ],
)
def test_a_headline_of_any_form_is_preferred_to_the_masthead(title):
    doc = read(page(HEADS["clock first"], title, "By Ann Keller\nJune 3, 2019", *BODY))
    assert (doc.title, doc.published, doc.section) == (title, "2019-06-03", "HARBOUR")


def test_a_box_of_facts_below_the_signature_is_not_the_headline():
    box = "Claim: The harbour was safe\nWhere: Bay Courier, social media\nVerdict: Untrue"
    doc = read(
        page(
            "FactBay\nMenu Search Donate\nFact checks / Harbour",
            TITLE,
            "FactBay team  •  June 3, 2019  •  5 minute read",
            box,
            *BODY,
            "Support our work\nMonthly  One-off",
        )
    )
    assert (doc.title, doc.authors, doc.published) == (TITLE, (), "2019-06-03")


@pytest.mark.parametrize(
    ("above", "published", "updated"),
    [
        ("BAY NEWS AGENCY\nNews\nSport\n3 June 2019, 18:45\nUpdated 4 June 2019, 09:00", "2019-06-03", "2019-06-04"),
        ("The Bay Courier\nHome\nNews\n\nHARBOUR\nJune 3, 2019", "2019-06-03", None),
        ("Home\nNews\nContact\n\nPress release\n\n3 June 2019", "2019-06-03", None),
    ],
)
def test_a_day_above_the_headline_counts_where_it_is_the_articles(above, published, updated):
    doc = read(page(above, TITLE, *BODY))
    assert (doc.title, doc.published, doc.updated) == (TITLE, published, updated)


def test_the_day_that_is_called_the_one_of_publication_comes_first():
    doc = read(
        page(
            TITLE,
            "Sunday, 5 April 2026 | 12°C",
            "LIVE\n10:32 Sun 5 Apr 2026: Index down 2% again",
            "By Ann Keller",
            "Published 3 June 2019",
            *BODY,
        )
    )
    assert doc.published == "2019-06-03"


def test_a_dateline_with_its_year_tells_the_day():
    doc = read(page(HEADS["clock below"], TITLE, f"OSTRAVA BAY, June 3, 2019 - {BODY[0]}", *BODY[1:]))
    assert doc.published == "2019-06-03"
    assert (
        read(page(HEADS["clock below"], TITLE, f"On June 3, 2019 a storm came. {BODY[0]}", *BODY[1:])).published is None
    )


@pytest.mark.parametrize(
    ("masthead", "says", "outlet"),
    [
        (
            "Baypost - The harbour trade daily\nAbout  Advertise  Jobs board  RSS",
            "Baypost understands that the wall is beyond repair.",
            "Baypost",
        ),
        ("BR | Bay Radio\nNews  Listen  Schedule", '"It is beyond repair," she told Bay Radio on Monday.', "Bay Radio"),
        (
            "The Islander\nSubscribe for €1\nWorld\nEurope",
            "The wall is beyond repair, an engineer told The Islander.",
            "The Islander",
        ),
    ],
)
def test_a_masthead_with_a_motto_or_a_short_name(masthead, says, outlet):
    doc = read(page(masthead, TITLE, "By Ann Keller", *BODY, says))
    assert (doc.title, doc.outlet.name) == (TITLE, outlet)


def test_a_menu_below_the_headline_gives_no_genre():
    doc = read(page(TITLE, "News\nOpinion\nSport", "By Ann Keller", *BODY))
    assert (doc.title, doc.genre) == (TITLE, None)


def test_a_note_of_the_day_alone_is_no_text_and_no_notice():
    doc = read(page(TITLE, *BODY, "Editor's note: This story was updated on May 15."))
    assert (evidence(doc), doc.notices) == ([TITLE, *BODY], ())
    told = read(page(TITLE, *BODY, "Editor's note: This story was updated on May 15 to add a comment from the mayor."))
    assert [notice.kind for notice in told.notices] == ["update"]


@pytest.mark.parametrize(
    "head",
    [
        '<header><div class="date">Sunday, 5 April 2026</div></header>',
        '<div class="topbar"><span class="date">Sunday, 5 April 2026</span></div>',
        "<div>Sunday, 5 April 2026</div><div>The Bay Courier</div>",
    ],
)
def test_the_clock_of_a_web_page_is_no_date(head):
    doc, _ = parse(
        f"<html><body>{head}<h1>{TITLE}</h1><div class='entry-content'>{paragraphs(*BODY)}</div></body></html>"
    )
    assert (doc.title, doc.published) == (TITLE, None)


def test_a_day_of_update_counts_where_it_is_another_day_or_shown():
    same = json.loads(json.dumps(LD).replace('"2019-06-05"', '"2019-06-03"'))
    script = f'<script type="application/ld+json">{json.dumps(same)}</script>'
    for line, updated in (("June 3, 2019", None), ("June 3, 2019, updated June 3, 2019", "2019-06-03")):
        doc, _ = parse(
            f"<html><head>{script}</head><body><article><h1>{TITLE}</h1><p class='date'>{line}</p>{paragraphs(*BODY)}</article></body></html>"
        )
        assert (doc.published, doc.updated) == ("2019-06-03", updated)
