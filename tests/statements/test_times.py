"""Time expressions: spans, values, and what a page without a date leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import language
from firsthand.statements.times import FoundTime, explicit, resolve, times

NLP = language.load()[0]
POOL = (
    "on", "Monday", "June", "3rd", "31", ",", "2019", "last", "next", "this", "the", "end", "of", "summer", "early",
    "week", "year", "years", "ago", "two", "a", "few", "past", "decade", "1990s", "quarter", "third", "at", "5:30",
    "p.m.", "noon", "every", "daily", "Christmas", "Eve", "2019-06-03", "10/07/96", "Feb.", "29", "29", "century",
    "21st", "-", "and", "half", "hour", "yesterday", "night", "9999", "0", "00", "fiscal",
)  # fmt: skip


def read(text: str, published: str | None = "2019-06-05") -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.value, t.basis) for t in times(NLP(text), published)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("On Monday, June 3rd, the ministry replied.", "Monday, June 3rd", "2019-06-03"),
        ("They met on the 2nd of June, 2019.", "the 2nd of June, 2019", "2019-06-02"),
        ("They met on July 4, 2011.", "July 4, 2011", "2011-07-04"),
        ("They met on 3 June.", "3 June", "2019-06-03"),
        ("They met on 2019-06-01.", "2019-06-01", "2019-06-01"),
        ("It burned last Friday, May 31.", "last Friday, May 31", "2019-05-31"),
        ("The minister resigned on Sunday.", "Sunday", "2019-06-02"),
        ("The minister will resign on Sunday.", "Sunday", "2019-06-09"),
        ("The minister resigned yesterday.", "yesterday", "2019-06-04"),
        ("The talks resume tomorrow.", "tomorrow", "2019-06-06"),
        ("It closed last week.", "last week", "2019-W22"),
        ("It closed last year.", "last year", "2018"),
        ("The mine closed this year.", "this year", "2019"),
        ("The mine closed in November.", "November", "2018-11"),
        ("The mine closed in early March.", "early March", "2019-03"),
        ("It closed two years ago.", "two years ago", "2017"),
        ("It closed several years ago.", "several years ago", "PAST_REF"),
        ("It grew over the past decade.", "the past decade", "P10Y"),
        ("It will open by the end of the summer of 2031.", "the end of the summer of 2031", "2031-SU"),
        ("The 1990s were hard.", "The 1990s", "199"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("The siege lasted 40 days.", "40 days", "P40D"),
        ("Profit fell in the third quarter of 2018.", "the third quarter of 2018", "2018-Q3"),
        ("It was built in 1987.", "1987", "1987"),
        ("They left at 5:30 p.m. on Tuesday.", "5:30 p.m. on Tuesday", "2019-06-04T17:30"),
        ("They left last night.", "last night", "2019-06-04TNI"),
        ("It closed on Christmas Eve.", "Christmas Eve", "2018-12-24"),
    ],
)
def test_values(text: str, span: str, value: str) -> None:
    assert [(s, v) for s, v, _ in read(text)] == [(span, value)]


@pytest.mark.parametrize(
    "text",
    [
        "April Brandt may march.",
        "The 12-year-old boy ran.",
        "Boats of 2000 tons sank.",
        "He sat in the sun.",
        "The second man fell.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_both_ends_of_a_range() -> None:
    assert [v for _, v, _ in read("Between January and April 2018 it was shut.", "2018-12-01")] == [
        "2018-01",
        "2018-04",
    ]
    assert [v for _, v, _ in read("The drought of 2011-2013 is over.")] == ["2011", "2013"]


def test_a_page_without_a_date_keeps_its_gaps() -> None:
    assert read("On September 4th, the ministry replied.", None) == [("September 4th", "XXXX-09-04", "none")]
    assert read("It closed last week.", None) == [("last week", "XXXX-WXX", "none")]
    assert read("It closed on Monday.", None) == [("Monday", "XXXX-WXX-1", "none")]


def test_an_explicit_year_of_the_page_fills_them() -> None:
    found = [
        t
        for text in (
            "By the end of the autumn of 2014 the port will reopen, after the drought of 2011-2013.",
            "On October 7th the ministry replied. Some days before (September 28) it had denied that.",
        )
        for t in times(NLP(text), None)
    ]
    filled = {t.value: t.basis for t in resolve(found, None, explicit(found))}
    assert filled["2014-10-07"] == "text" and filled["2014-09-28"] == "text"


def test_a_weekday_decides_between_years() -> None:
    found = times(NLP("On Monday, June 3rd, the ministry replied."), None)
    assert [(t.value, t.basis) for t in resolve(found, None, ["2020"])] == [("2019-06-03", "weekday")]
    assert [t.value for t in resolve(found, None, ["2010"])] == ["XXXX-06-03"]


def test_a_year_far_ahead_dates_no_page() -> None:
    found = times(NLP("On September 4th the ministry said that the mine will close by 2050."), None)
    assert "XXXX-09-04" in [t.value for t in resolve(found, None, explicit(found))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mine gave three tons in 2017. In March it was shut.", "XXXX-03"),
        ("The mine opened in 2017 and burned in 2017. In March it was shut.", "2017-03"),
        ("It opened in June 2017. In March it was shut.", "2017-03"),
        ("It opened in June 2011 and made a loss in 2017. In March it was shut.", "XXXX-03"),
        ("It was opened on June 2nd 2017 and will be shut by June 2025. In March it burned.", "XXXX-03"),
        ("It burned in June 2017, and in May 2017. It will be shut by June 2025. In March it was sold.", "2017-03"),
        ("It burned in June 2017. It will be shut by June 2018. In March it was sold.", "2017-03"),
    ],
)
def test_which_year_is_the_pages_own(text: str, value: str) -> None:
    found = times(NLP(text), None)
    assert value in [t.value for t in resolve(found, None, explicit(found))]


@pytest.mark.parametrize(
    "text", ["Shortly after, it closed.", "Soon after the vote it closed.", "Shortly thereafter, it closed."]
)
def test_soon_after_something_is_not_soon(text: str) -> None:
    assert read(text) == []
    assert read("It will close shortly.") == [("shortly", "FUTURE_REF", "text")]


def test_a_known_date_is_left_alone() -> None:
    found = times(NLP("On September 4th the ministry replied."), "2019-10-01")
    assert resolve(found, "2019-10-01", ["1999"]) == found
    assert found[0].value == "2019-09-04"


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(POOL),
            max_size=10,
        ).map(" ".join),
    ),
    st.sampled_from(
        ["2019-06-05", None, "2020-02-29", "2019", "2019-06", "0001-01-01", "9999-12-31", "nonsense", "2019-02-31"]
    ),
)
def test_nothing_breaks_it(text: str, published: str | None) -> None:
    found = times(NLP(text), published)
    last = 0
    for time in found:
        assert isinstance(time, FoundTime) and time.value
        assert last <= time.start < time.end <= len(text)
        last = time.end
    assert len(resolve(found, published, explicit(found))) == len(found)
