"""Quantities: intervals, bounds, units, what is counted, and which number is the one before."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import language
from firsthand.statements.number_words import number, quantum
from firsthand.statements.quantities import FoundQuantity, quantities

NLP = language.load()[0]
POOL = (
    "from", "to", "between", "and", "about", "3", "1,000", "17", "billion", "$", "€", "half", "a", "third", "of",
    "few", "dozen", "hundreds", "thousands", "%", "points", "-", "–", ".", ",", "more", "than", "over", "year",
    "old", "magnitude", "6.1", "½", "1/2", "one", "two", "in", "out", "ranked", "5th", "+44", "km", "per", "day",
    "2016", "-", "fleet", "cut", "by", "٣", "²", "0",
)  # fmt: skip


def _evaluation() -> ModuleType:
    path = Path(__file__).parents[2] / "evaluation" / "quantities.py"
    spec = importlib.util.spec_from_file_location("evaluation_quantities", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def one(text: str) -> FoundQuantity:
    (found,) = quantities(NLP(text))
    return found


def test_the_phrases_are_read_right() -> None:
    wrong = []
    phrases = _evaluation().phrases()
    for _, sentence, expected in phrases:
        found = quantities(NLP(sentence))
        if len(found) != len(expected) or not all(e.holds(f) for e, f in zip(expected, found, strict=True)):
            wrong.append(sentence)
    assert len(phrases) >= 400
    assert len(wrong) <= 0.03 * len(phrases), wrong


def test_exact_and_about_are_compatible_and_a_few_thousand_is_not() -> None:
    exact, about = one("It had 1000 workers."), one("It had about 1,000 workers.")
    few = one("It had a few thousand workers.")
    assert about.low is not None and about.high is not None and exact.low is not None and few.low is not None
    assert about.low <= exact.low <= about.high
    assert about.high < few.low
    assert about.approximate and few.approximate and not exact.approximate


def test_both_ends_of_a_change() -> None:
    after, before = quantities(NLP("Kelso has shrunk its fleet to just a few dozen, from some 1,000."))
    assert (after.role, after.counted, after.low) == ("after", "fleet", 24)
    assert (before.role, before.counted, before.high) == ("before", "fleet", 1250)


def test_a_span_holds_bound_and_unit() -> None:
    text = "The bank gave more than USD $12 billion in loans."
    found = one(text)
    assert text[found.start : found.end] == "more than USD $12 billion"
    assert (found.low, found.high, found.unit, found.counted) == (12e9, None, "USD", "loan")


@pytest.mark.parametrize(
    ("value", "step"), [(1000, 1000), (1200, 100), (250, 50), (25, 5), (5, 1), (37, 1), (1.8e9, 1e8), (0.5, 0.1)]
)
def test_the_step_that_a_number_shows(value: float, step: float) -> None:
    assert quantum(value) == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and five", 205), ("forty-two", 42), ("a million and a half", 1_500_000), ("3 1/2", 3.5),
        ("two and a half million", 2_500_000), ("1,234.5", 1234.5), ("twelve thousand three hundred", 12_300),
        ("half a million", 500_000), ("2½", 2.5),
    ],
)  # fmt: skip
def test_numbers_in_words(text: str, value: float) -> None:
    found = number(text, 0)
    assert found is not None
    assert (found.low, found.high, found.end) == (value, value, len(text))


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(POOL),
            max_size=12,
        ).map(" ".join),
    )
)
def test_nothing_breaks_it(text: str) -> None:
    last = 0
    for found in quantities(NLP(text)):
        assert last <= found.start < found.end <= len(text)
        assert found.low is not None or found.high is not None
        assert found.low is None or found.high is None or found.low <= found.high
        last = found.end
