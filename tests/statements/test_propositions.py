"""Frames over the parse: who does what to whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import language
from firsthand.statements.propositions import FoundProposition, entities, propositions, words

NLP = language.load()[0]


def frames(text: str) -> dict[str, FoundProposition]:
    return {p.lemma: p for p in propositions(NLP(text))}


def roles(proposition: FoundProposition) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for argument in proposition.arguments:
        found.setdefault(argument.role, []).append(argument.lemma)
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("Kelso Corp withdrew its advisers from Norland.", "withdraw",
         {"agent": ["Kelso Corp"], "patient": ["adviser"], "from": ["Norland"]}),
        ("The advisers were withdrawn by Kelso Corp.", "withdraw", {"agent": ["Kelso Corp"], "patient": ["adviser"]}),
        ("The firm, which withdrew its advisers, is in debt.", "withdraw", {"agent": ["firm"], "patient": ["adviser"]}),
        ("Kelso Corp's withdrawal of its staff is a setback.", "withdraw",
         {"agent": ["Kelso Corp"], "patient": ["staff"]}),
        ("The departure of the minister surprised the town.", "depart", {"agent": ["minister"]}),
        ("Norland is a failed state.", "be", {"agent": ["Norland"], "complement": ["state"]}),
        ("The minister gave a flat denial of the report.", "deny", {"agent": ["minister"], "patient": ["report"]}),
        ("Guards seized weapons stolen from the army.", "steal", {"patient": ["weapon"], "from": ["army"]}),
        ("She gave the ministry three fields.", "give",
         {"agent": ["she"], "recipient": ["ministry"], "patient": ["field"]}),
        ("Advisers and engineers left the port.", "leave", {"agent": ["adviser", "engineer"], "patient": ["port"]}),
        ("The mayor closed the bridge and reopened the ferry.", "reopen", {"agent": ["mayor"], "patient": ["ferry"]}),
        ("The court ordered the firm to repay the loan.", "repay", {"agent": ["firm"], "patient": ["loan"]}),
    ],
)  # fmt: skip
def test_a_frame_is_the_same_however_it_is_put(text: str, lemma: str, expected: dict[str, list[str]]) -> None:
    assert roles(frames(text)[lemma]) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "negated"),
    [
        ("The firm did not leave the port.", "leave", True),
        ("No troops were sent to the border.", "send", True),
        ("He failed to win the vote.", "win", True),
        ("He did not fail to win the vote.", "win", False),
        ("The firm left the port.", "leave", False),
    ],
)
def test_negation(text: str, lemma: str, negated: bool) -> None:
    assert frames(text)[lemma].negated is negated


def test_what_is_only_wished_or_possible_is_no_fact() -> None:
    assert frames("The president is willing to send troops.")["send"].factual is False
    assert frames("Norland would cut its supply.")["cut"].factual is False
    assert frames("If the talks collapse, we leave.")["collapse"].factual is False
    assert frames("Norland cut its supply.")["cut"].factual is True


def test_the_main_predicate_is_marked() -> None:
    found = frames("The firm, which withdrew its staff, is in debt.")
    assert [lemma for lemma, p in found.items() if p.root] == ["be"]


def test_an_attributive_participle_is_no_predicate() -> None:
    assert "fail" not in frames("Norland is a failed state.")


def test_words_and_entities() -> None:
    doc = NLP("The Northport Gazette's editor did not meet Orla Brandt in Westmark.")
    assert words(doc, 0, len(doc.text))[-3:] == ("orla", "brandt", "westmark")
    assert words(doc, 5, 5) == ()
    assert words(NLP("Two of the six ships sank."), 0, 26) == ("two", "six", "ship", "sink")
    for entity in entities(doc):
        assert doc.text[entity.start : entity.end] == entity.name
        assert not entity.name.lower().startswith("the ") and not entity.name.endswith("'s")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_nothing_breaks_it(text: str) -> None:
    doc = NLP(text)
    for found in propositions(doc):
        assert 0 <= found.start < found.end <= len(text)
        for argument in found.arguments:
            assert argument.lemma == argument.lemma.strip() or not argument.lemma.strip()
            assert 0 <= argument.start < argument.end <= len(text)
    for entity in entities(doc):
        assert 0 <= entity.start < entity.end <= len(text)
    words(doc, 0, len(text))


@pytest.mark.parametrize("text", ["Not one child is in hospital.", "Not a single house was hit.", "No house was hit."])
def test_a_subject_that_is_not_one_negates(text: str) -> None:
    assert [p.negated for p in propositions(NLP(text)) if p.root] == [True]
