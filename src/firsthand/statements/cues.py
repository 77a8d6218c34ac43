"""The verb that attributes: its entry in the lexicon, its negation, the stance that it gives, its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.records import Stance
from firsthand.statements.lexicon import RETRACTING, VERBS, Verb
from firsthand.statements.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CLEAR", "base_stance", "cue_span", "entry_of", "negated"]

CLEAR = frozenset({"clear", "plain", "known", "public"})
"""What "make" wants beside it to attribute: "made clear that P"."""
_SOFT = frozenset({"warn", "assure", "agree", "caution", "worry", "bet", "swear", "guarantee", "threaten"})
"""Verbs of the future that also take what is or was: the content's own tense decides."""


def entry_of(token: Token) -> Verb | None:
    """The lexicon's entry for `token`, where it is a verb that may attribute."""
    if token.pos_ not in {"VERB", "AUX"} and not token.tag_.startswith("VB"):
        return None
    return VERBS.get(token.lemma_.lower())


def negated(token: Token) -> bool:
    """Whether a negation governs the verb."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "hardly"}:
            return True
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.lower_ in {"nobody", "none", "neither"} or (
                child.lower_ == "one" and child.i and child.nbor(-1).lower_ == "no"
            ):
                return True
            if any(
                c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj", "cc", "advmod"} for c in child.children
            ):
                return True
    return False


def base_stance(entry: Verb, content_asks: bool) -> Stance:
    """The stance that the verb gives to what it says, before a negation is looked at."""
    if entry.lemma in RETRACTING and entry.lemma != "correct":
        return "retracts"
    if content_asks:
        return "asks"
    if entry.cue_class == "deny":
        return "denies"
    if entry.cue_class == "doubt":
        return "doubts"
    if entry.cue_class == "predict" and entry.lemma not in _SOFT:
        return "predicts"
    return "affirms"


def cue_span(reading: Reading, token: Token, passive: bool) -> tuple[int, int]:
    """The cue's characters: the verb, with "was" of a passive and the particle beside it."""
    first, last = token.i, token.i + 1
    if passive:
        aux = [c for c in token.children if c.dep_ == "auxpass" and c.i < token.i and token.i - c.i <= 3]
        if aux:
            first = aux[0].i
    for child in token.rights:
        if child.dep_ == "prt" and child.i == last:
            last += 1
        elif token.lemma_ == "make" and child.lower_ in CLEAR:
            last = child.i + 1
    return reading.chars(first, last)
