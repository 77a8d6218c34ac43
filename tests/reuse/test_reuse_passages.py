"""Shared text: exact, edited, reordered; and what two pages may have in common without sharing text."""

from __future__ import annotations

import random

import pytest

from firsthand.records import Document
from firsthand.reuse import derivations
from tests.reuse.build import AFTER, BEFORE, LOOSE, OTHER, PARAGRAPH, REWORDED, page


def test_a_reworded_paragraph_is_one_passage_of_several_sentences() -> None:
    a = page("a", f"{BEFORE}\n{PARAGRAPH}")
    b = page("b", f"{REWORDED}\n{AFTER}")
    (found,) = derivations([a, b], [], [])
    assert (found.kind, found.credited, found.basis) == ("shared-text", False, "none")
    (passage,) = found.passages
    assert passage.source.exact == PARAGRAPH[:-1]
    assert passage.target.exact.startswith("Orsalt paid") and passage.target.exact.endswith("change little")
    assert 0.4 < passage.similarity < 1.0
    passage.source.check(a.text)
    passage.target.check(b.text)


def test_an_exact_copy_is_found_to_the_character() -> None:
    a = page("a", f"{BEFORE}\n{PARAGRAPH}\n{OTHER}")
    b = page("b", f"{AFTER}\n{PARAGRAPH}")
    (found,) = derivations([a, b], [], [])
    (passage,) = found.passages
    assert passage.source.exact == passage.target.exact == PARAGRAPH[:-1]
    assert passage.similarity == 1.0


def test_case_accents_and_quote_shapes_do_not_hide_a_copy() -> None:
    a = page(
        "a", "Mayor Josefine Brànn’s office ordered sixty copper lanterns for the lower bridge before the winter fair."
    )
    b = page(
        "b", "MAYOR JOSEFINE BRANN'S OFFICE ORDERED SIXTY COPPER LANTERNS FOR THE LOWER BRIDGE BEFORE THE WINTER FAIR."
    )
    (found,) = derivations([a, b], [], [])
    assert found.passages[0].similarity == 1.0


@pytest.mark.parametrize("role", ["title", "heading", "caption", "comment", "teaser", "chrome"])
def test_what_is_no_running_text_is_no_reuse(role: str) -> None:
    a = page("a", f"{PARAGRAPH}\n{BEFORE}", roles={0: role})
    b = page("b", f"{PARAGRAPH}\n{AFTER}", roles={0: role})
    assert derivations([a, b], [], []) == ()


def test_two_reports_in_their_own_words_do_not_match() -> None:
    a = page(
        "a",
        "A ferry with ninety people aboard struck the Halden pier on Tuesday morning, injuring eleven of them.\n"
        "Captain Irma Solvik told the harbour court that the rudder had jammed in the fog.",
    )
    b = page(
        "b",
        "Eleven passengers were hurt when the boat that links Halden with the islands rammed its landing stage.\n"
        "The skipper, Irma Solvik, blames a steering fault; about ninety were travelling on Tuesday.",
    )
    assert derivations([a, b], [], []) == ()


def test_names_alone_and_set_phrases_do_not_match() -> None:
    a = page(
        "a", f"{BEFORE} Deputy Minister Alvar Tessmer of the Ministry of Inland Waters declined to comment on Monday."
    )
    b = page(
        "b", f"{AFTER} On Monday the budget of Alvar Tessmer, Deputy Minister at the Ministry of Inland Waters, fell."
    )
    assert derivations([a, b], [], []) == ()


def test_sentences_in_another_order_are_found() -> None:
    first, second, third = (
        "The tannery poured violet dye into the mill stream for eleven weeks before anybody complained to the wardens.",
        "Inspectors counted four hundred dead trout between the weir and the old washing place below the monastery.",
        "A fine of seventy thousand crowns was announced, which the owner intends to pay in monthly instalments.",
    )
    a = page("a", f"{BEFORE}\n{first} {second} {third}")
    b = page("b", f"{third} {first}\n{AFTER} {second}")
    (found,) = derivations([a, b], [], [])
    assert sorted(p.target.exact for p in found.passages) == sorted([first[:-1], second[:-1], third[:-1]])


def test_the_order_of_the_pages_changes_nothing() -> None:
    pages = [
        page("a", f"{BEFORE}\n{PARAGRAPH}"),
        page("b", f"{REWORDED}\n{AFTER}", published="2020-02-01"),
        page("c", f"{PARAGRAPH}\n{OTHER}", published="2020-01-05"),
        page("d", f"{OTHER}\n{AFTER}\n{BEFORE}"),
    ]
    expected = derivations(pages, [], [])
    assert len(expected) == 6
    for seed in range(4):
        shuffled: list[Document] = list(pages)
        random.Random(seed).shuffle(shuffled)
        assert derivations(shuffled, [], []) == expected


def test_a_text_that_hundreds_carry_is_linked_to_the_first_and_not_all_with_all() -> None:
    pages = [
        page(f"p{n:03}", f"{PARAGRAPH}\nLocal edition number {n}.", published=f"2020-01-{n % 28 + 1:02}")
        for n in range(120)
    ]
    found = derivations(pages, [], [])
    assert {d.target for d in found} | {d.origin for d in found} == {p.id for p in pages}
    assert len(found) < 4 * len(pages)


def test_nothing_and_one_page() -> None:
    assert derivations([], [], []) == ()
    assert derivations([page("a", PARAGRAPH)], [], []) == ()
    assert derivations([page("a", "…"), page("b", "…")], [], []) == ()


def test_what_a_third_page_explains_is_not_told_twice() -> None:
    a, b = page("a", f"{BEFORE}\n{PARAGRAPH}"), page("b", f"{LOOSE}\n{AFTER}")
    other_copy = (
        PARAGRAPH.replace("gravel company", "quarry house").replace("shipped", "sent away").replace("half", "most of")
    )
    c = page("c", f"{OTHER}\n{other_copy}")
    assert len(derivations([b, c], [], [])) == 1
    assert [(d.origin, d.target) for d in derivations([a, b, c], [], [])] == [("a", "b"), ("a", "c")]


def test_set_phrases_of_the_trade_are_no_reuse() -> None:
    phrase = "The ministry of inland waters did not immediately respond to a request for comment."
    anonymous = "He spoke on condition of anonymity because he was not authorized to speak to the media."
    a = page("a", f"{BEFORE}\n{phrase} {anonymous}")
    b = page("b", f"{phrase} {anonymous}\n{AFTER}")
    assert derivations([a, b], [], []) == ()


def test_a_sentence_put_in_cuts_the_passage_and_belongs_to_neither_part() -> None:
    first, second = PARAGRAPH.split(" At the same time, ")
    a = page("a", f"{BEFORE}\n{PARAGRAPH}")
    b = page("b", f"{first} {OTHER} At the same time, {second}")
    (found,) = derivations([a, b], [], [])
    assert len(found.passages) == 2
    assert all("ferry timetable" not in p.target.exact for p in found.passages)


def test_a_sentence_that_is_two_on_the_other_page_is_covered_whole() -> None:
    split = PARAGRAPH.replace(", and hopes that the autumn election", ". It hopes that the autumn election")
    a, b = page("a", f"{BEFORE}\n{PARAGRAPH}"), page("b", f"{split}\n{AFTER}")
    (found,) = derivations([a, b], [], [])
    (passage,) = found.passages
    assert passage.source.exact == PARAGRAPH[:-1] and passage.target.exact == split[:-1]
