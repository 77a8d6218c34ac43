"""Where tellings part, and where they only seem to."""

from __future__ import annotations

from firsthand.claims.units import units
from firsthand.claims.values import compatible_times, slip
from firsthand.claims.versions import Parted, parted
from firsthand.records import Quantity, Time
from tests.claims.build import Story


def told(*tellings: tuple[str, str, float, float, dict[str, str]]) -> Parted:
    """The versions among tellings of (content, the number's words, low, high, more of the quantity)."""
    story = Story()
    for n, (content, words, low, high, more) in enumerate(tellings):
        page = story.page(f"p{n}", content, published=more.pop("published", None))
        start = content.index(words)
        quantity = Quantity(page.span(start, start + len(words)), low, high, more.pop("unit", "count"), **more)  # type: ignore[arg-type]
        story.said(f"p{n}", content, quantities=(quantity,))
    return parted(units(story.statements), story.documents)


def test_an_exact_and_a_rounded_number_are_one_value() -> None:
    found = told(
        ("The firm had 1000 divers there", "1000", 1000, 1000, {"counted": "diver"}),
        ("The firm had about 1,000 divers there", "about 1,000", 950, 1050, {"counted": "diver"}),
    )
    assert found == Parted((), ())


def test_numbers_that_cannot_both_hold_are_versions_in_conflict() -> None:
    found = told(
        ("The firm had 1000 divers there", "1000", 1000, 1000, {"counted": "diver"}),
        ("The firm had a few thousand divers there", "a few thousand", 2000, 9999, {"counted": "diver"}),
    )
    assert [v.slot for v in found.versions] == ["quantity: diver"]
    assert [v.value for v in found.versions[0].values] == ["1000", "a few thousand"]
    assert [c.kind for c in found.conflicts] == ["quantity"]
    assert len(found.conflicts[0].spans) == 2


def test_a_unit_slip_is_named() -> None:
    found = told(
        ("The bank lent $17 billion to the port", "$17 billion", 17e9, 17e9, {"unit": "USD"}),
        ("The bank lent 17,000 dollars to the port", "17,000 dollars", 17e3, 17e3, {"unit": "USD"}),
    )
    assert [c.kind for c in found.conflicts] == ["money"]
    assert "millionfold" in found.conflicts[0].reason


def test_different_things_counted_do_not_conflict() -> None:
    found = told(
        ("The flood took 12 houses there", "12", 12, 12, {"counted": "house"}),
        ("The flood took 30 cars there", "30", 30, 30, {"counted": "car"}),
    )
    assert not found.conflicts


def test_a_toll_that_grows_is_an_update() -> None:
    found = told(
        ("The flood left 12 victims there", "12", 12, 12, {"counted": "victim", "published": "2031-04-02"}),
        ("The flood left 19 victims there", "19", 19, 19, {"counted": "victim", "published": "2031-04-03"}),
    )
    assert len(found.versions) == 1 and not found.conflicts


def test_two_tolls_of_one_day_conflict() -> None:
    found = told(
        ("The flood left 12 victims there", "12", 12, 12, {"counted": "victim", "published": "2031-04-02"}),
        ("The flood left 19 victims there", "19", 19, 19, {"counted": "victim", "published": "2031-04-02"}),
    )
    assert [c.kind for c in found.conflicts] == ["quantity"]


def dated(*values: str) -> Parted:
    story = Story()
    for n, value in enumerate(values):
        content = f"The dam at Orrel broke on {value}"
        page = story.page(f"p{n}", content)
        at = content.index(value)
        time = Time(page.span(at, at + len(value)), value, "content", "document")
        story.said(f"p{n}", content, times=(time,))
    return parted(units(story.statements), story.documents)


def test_two_days_conflict_and_a_coarser_date_does_not() -> None:
    assert [c.kind for c in dated("2031-04-02", "2031-04-03").conflicts] == ["date"]
    assert not dated("2031-04-02", "2031-04").conflicts
    assert not dated("2031-04-02", "2031-04-02").versions


def test_times_with_gaps_and_slips() -> None:
    assert compatible_times("XXXX-09-04", "2031-09-04")
    assert not compatible_times("2031-09-04", "2031-09-05")
    page = Story().page("a", "17")
    one, other = (Quantity(page.span(0, 2), n, n, "USD") for n in (17.0, 18_000.0))
    assert slip(one, other) is None
