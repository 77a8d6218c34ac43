# ruff: noqa: E501 (prose reads best unbroken)
"""The headline of a dump by a classifier: its numbers, its choice, and the roles that follow."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.documents import document
from firsthand.documents.layout import roles
from firsthand.documents.models import Models, shipped
from firsthand.documents.segments import cut
from firsthand.documents.titling import FEATURES, candidates, headline_rows, likeliest, retitle
from firsthand.documents.trees import Tree, Trees
from firsthand.records import Page, digest
from tests.documents.test_dumps import BODY, MENU, TITLE, page

DECK = "Dock workers had long warned of the northern wall of the harbour at Ostrava Bay, which a storm hit"
WHOLE = page(MENU, "Home » Harbour", TITLE, DECK, "By Ann Keller", "June 3, 2019", *BODY, "© 2019 The Bay Courier.")


def by_words(feature: str, threshold: float) -> Trees:
    """Trees that take for the headline whatever has less than `threshold` of `feature`."""
    return Trees(FEATURES, ("other", "headline"), (Tree((FEATURES.index(feature),), (threshold,), (-1,), (-2,), (4.0, -4.0)),), {})  # fmt: skip


def segments(text: str):
    found = cut(text)
    roles(text, found)
    return found


@pytest.mark.parametrize("text", [WHOLE, page(*BODY), TITLE, "", "\n\n\n", MENU, page(*[MENU] * 300, TITLE, *BODY)])
def test_each_candidate_is_a_row_of_finite_numbers(text):
    found = segments(text)
    chosen = candidates(found)
    rows = headline_rows(text, found, chosen)
    assert rows.shape == (len(chosen), len(FEATURES))
    assert np.isfinite(rows).all()
    assert len(chosen) <= 400


def test_the_likeliest_line_gets_the_role_and_the_lines_around_it_theirs():
    found = segments(WHOLE)
    lines = [WHOLE[s.start : s.end] for s in found]
    new = lines.index(DECK)
    retitle(WHOLE, found, new)
    kept = {line: s.role for line, s in zip(lines, found, strict=True)}
    assert (kept[DECK], kept[TITLE]) == ("title", "chrome")
    assert (kept["By Ann Keller"], kept["June 3, 2019"]) == ("byline", "dateline")
    retitle(WHOLE, found, lines.index(TITLE))
    again = {line: s.role for line, s in zip(lines, found, strict=True)}
    assert (again[TITLE], again[DECK]) == ("title", "heading")
    assert all(again[p] == "paragraph" for p in BODY)


def test_no_line_is_taken_that_is_not_likely():
    found = segments(WHOLE)
    assert likeliest(WHOLE, found, by_words("words", 0.5)) is None
    assert likeliest("", [], by_words("words", 99.0)) is None


def test_a_document_is_read_with_the_headline_that_the_trees_choose():
    content = WHOLE.encode()
    given = Page(digest(content), "dump", content, ("page.txt",))
    doc, _ = document(given, models=Models(headline=by_words("by below", 1.5)))
    assert (doc.title, doc.authors, doc.published) == (DECK, ("Ann Keller",), "2019-06-03")
    doc, _ = document(given, models=Models())
    assert doc.title == TITLE


def test_the_classifier_that_ships_is_the_one_the_features_are_for():
    trees = shipped("dump").headline
    assert trees is not None
    assert (trees.features, trees.classes) == (FEATURES, ("other", "headline"))
    found = segments(WHOLE)
    assert likeliest(WHOLE, found, trees) == [WHOLE[s.start : s.end] for s in found].index(TITLE)
