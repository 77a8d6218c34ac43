"""The years of pages without a date, over their story."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations

import pytest

from firsthand import language
from firsthand.records import Block, Document, Statement
from firsthand.statements import extract, settle

NLP = language.load()[0]


def page(name: str, text: str, published: str | None = None) -> Document:
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Document(id=name, name=name, text=text, blocks=blocks, published=published, language="en")


def told(*pages: Document) -> list[Statement]:
    return [s for p in pages for s in extract(p, NLP).statements]


def times(statements: tuple[Statement, ...], name: str = "undated") -> dict[str, tuple[str, str]]:
    """The words of each time of a page -> its value and basis."""
    return {t.span.exact: (t.value, t.basis) for s in statements if s.document == name for t in s.times}


def settled(text: str, *published: str) -> dict[str, tuple[str, str]]:
    """The times of an undated page in a story whose other pages were published on these days."""
    others = [page(f"dated{n}", "The harbour of Velm was shut.", day) for n, day in enumerate(published)]
    undated = page("undated", text)
    return times(settle(told(undated, *others), [undated, *others]))


FERRY = (
    "The ferry Alcyone gained three million passengers in 2017.\n\n"
    "The coast guard denounced that a trawler had come near the ferry last Friday, July 19, off Velm:\n\n"
    "“This was reckless. It put a crew at risk.\n\n"
    "In a note released on Sunday, the harbour board said that the trawler had no lights.\n\n"
    "In June it emerged that the board had sold two piers. In March Mayor Orla Tamsin moved the office to "
    "Dunreach. Last year the debt reached 8 million crowns, and yesterday the board met."
)


def test_a_weekday_tells_the_year_and_the_year_tells_the_rest() -> None:
    found = settled(FERRY, "2019-06-02", "2019-06-03")
    assert found["last Friday, July 19"] == ("2019-07-19", "weekday")
    assert found["Sunday"] == ("2019-07-21", "weekday")
    assert found["June"] == ("2019-06", "weekday")
    assert found["March"] == ("2019-03", "weekday")
    assert found["Last year"] == ("2018", "weekday")
    assert found["2017"] == ("2017", "text")
    assert found["yesterday"] == ("XXXX-XX-XX", "none")


def test_nothing_is_settled_without_dated_pages() -> None:
    found = settled(FERRY)
    assert found["last Friday, July 19"] == ("XXXX-07-19", "none")
    assert found["Sunday"] == ("XXXX-WXX-7", "none")
    assert (found["June"], found["Last year"]) == (("XXXX-06", "none"), ("XXXX", "none"))


def test_a_weekday_that_fits_no_near_year_settles_nothing() -> None:
    found = settled("On Friday, July 19, the pier burned. In March it was sold.", "2016-06-01")
    assert found["Friday, July 19"] == ("XXXX-07-19", "none")
    assert found["March"] == ("2016-03", "story")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("On September 4th the mayor replied.", "September 4th", "2019-09-04"),
        ("The pier burned in December.", "December", "2018-12"),
        ("The pier burned in October.", "October", "2019-10"),
        ("The pier was sold in May 2018. It burned in August.", "August", "2019-08"),
        ("The pier will open in January.", "January", "2020-01"),
        ("The pier burned in the winter.", "the winter", "2018-WI"),
        ("It was seen at 5:30 p.m. on July 4.", "5:30 p.m. on July 4", "2019-07-04T17:30"),
    ],
)
def test_the_story_tells_the_year(text: str, words: str, value: str) -> None:
    assert settled(text, "2019-07-02", "2019-07-03", "2019-08-01")[words] == (value, "story")


@pytest.mark.parametrize("words", ["yesterday", "last year", "Sunday", "last June", "this month", "June last year"])
def test_what_is_seen_from_the_page_stays_open_without_its_day(words: str) -> None:
    value, basis = settled(f"The pier burned {words}.", "2019-07-02")[words]
    assert "X" in value and basis == "none"


def test_a_story_that_spreads_over_years_tells_none() -> None:
    days = ("2011-01-05", "2015-01-05", "2019-01-05")
    assert settled("On July 14 the mayor replied.", *days)["July 14"] == ("XXXX-07-14", "none")


def test_the_pages_own_year_stands_beside_the_story() -> None:
    found = settled("It burned in June 2017, and again in May 2017. On July 4 the mayor replied.", "2019-07-02")
    assert found["July 4"] == ("2017-07-04", "text")


def test_a_single_far_year_is_another_events() -> None:
    text = "The pier opened in May 2011. On July 4 the mayor replied."
    assert settled(text)["July 4"] == ("2011-07-04", "text")
    found = settled(text, "2019-07-02")
    assert (found["July 4"], found["May 2011"]) == (("2019-07-04", "story"), ("2011-05", "text"))
    found = settled("The pier opened in May 2012. On Friday, July 19, it burned. In June it was sold.", "2019-07-02")
    assert (found["Friday, July 19"], found["June"]) == (("2019-07-19", "weekday"), ("2019-06", "weekday"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It burned on Friday, July 19. On Sunday, the mayor said that two piers were lost.", "2019-07-21"),
        ("The mayor said on Sunday that the pier had burned on Friday, July 19.", "2019-07-21"),
        # It may have been the Thursday before.
        ("It burned on Friday, July 19. It had been sold on Sunday.", None),
        # Another day is as near.
        ("It burned on Friday, July 19, and on Tuesday, July 23. On Sunday, the mayor said that it was lost.", None),
        # Too far away.
        ("It burned on Friday, July 19. It was old. It was dry. On Sunday, the mayor said that it was lost.", None),
        # Seen from the page's own day.
        ("It burned on Friday, July 19. Last Sunday, the mayor said that two piers were lost.", None),
    ],
)
def test_a_bare_weekday_beside_a_full_date(text: str, value: str | None) -> None:
    found = settled(text, "2019-07-02")
    words = "Last Sunday" if "Last Sunday" in found else "Sunday"
    assert found[words] == ((value, "weekday") if value else ("XXXX-WXX-7", "none"))


def test_a_dated_page_is_left_alone() -> None:
    dated = page("undated", FERRY, "2018-08-01")
    statements = told(dated)
    assert settle(statements, [dated, page("other", "It rained.", "2019-06-01")]) == tuple(statements)


def test_only_times_change_and_no_order_matters() -> None:
    pages = [page("undated", FERRY), page("a", "It rained.", "2019-06-01"), page("b", "On May 3 it rained.")]
    statements = told(*pages)
    expected = settle(statements, pages)
    assert [replace(s, times=()) for s in expected] == [replace(s, times=()) for s in statements]
    assert [[(t.span, t.role) for t in s.times] for s in expected] == [
        [(t.span, t.role) for t in s.times] for s in statements
    ]
    for order in permutations(pages):
        assert settle(statements, order) == expected
    assert settle(statements[::-1], pages) == expected[::-1]
    assert settle(expected, pages) == expected


def test_the_past_at_large_dates_no_saying() -> None:
    text = "In the past, the mayor said that the pier was safe. She has recently said that it was not."
    assert [t.role for s in told(page("undated", text)) for t in s.times if t.value.endswith("_REF")].count("said") == 0
