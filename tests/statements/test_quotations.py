"""Quotation marks of all kinds, whole and broken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.statements.quotations import quotations


def _quoted(text: str) -> list[list[str]]:
    """The runs of each quotation of `text`, whose paragraphs blank lines part."""
    paragraphs = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]
    return [[text[a:b] for a, b in q.runs] for q in quotations(paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said, “The pier is shut.”", [["The pier is shut."]]),
        ('She said, "The pier is shut."', [["The pier is shut."]]),
        ("She said, ‘The pier is shut.’", [["The pier is shut."]]),
        ("The farmers' dog wasn't theirs, and '68 was the boys' year.", []),
        ("It’s the sailors’ pier; they’ve shut it.", []),
        ('A 6" pipe and a 12" pipe.', []),
        ("“He told me ‘never’, and left,” she said.", [["He told me ‘never’, and left,"]]),
        ("“The so-called “reform” of the post.” He left.", [["The so-called “reform” of the post."]]),
        ("“The pier is shut.\n\nThe mayor left.", [["The pier is shut."]]),
        ("“The pier is shut.\n\n“It will not open.”\n\nHe left.", [["The pier is shut.", "It will not open."]]),
        ("“The pier is shut.\n\nIt will not open.”\n\nHe left.", [["The pier is shut.", "It will not open."]]),
        ("The pier is shut.” He left.", []),
        ('“” and "" hold nothing.', []),
    ],
)
def test_quotation_runs(text: str, expected: list[list[str]]) -> None:
    assert _quoted(text) == expected


def test_one_mark_too_many_does_not_swallow_the_paragraph() -> None:
    assert _quoted("“The “reform is dead,” she said. The mayor left.")[0][0].startswith("The “reform is dead")
    assert "mayor" not in _quoted("“The “reform is dead,” she said. The mayor left.")[0][0]


@given(st.lists(st.text(alphabet="ab .,?'\"“”‘’«»\n", max_size=40), max_size=4))
def test_runs_lie_in_order_inside_the_text(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    paragraphs = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]
    last = 0
    for q in quotations(paragraphs):
        assert q.start >= last
        assert all(q.start <= a <= b <= q.end <= len(text) for a, b in q.runs)
        assert len(q.runs) == len(q.pieces)
        last = q.end
