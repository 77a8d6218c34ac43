"""Verbs of saying that tell of no saying: idioms, purposes, wishes, conditions, what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.statements.lexicon import VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["coming", "hypothetical", "idiom", "infinitive", "told"]

_WRITING = frozenset(
    {
        "text",
        "write",
        "call",
        "phone",
        "telephone",
        "email",
        "tweet",
        "post",
        "speak",
        "appear",
        "go",
        "come",
        "return",
        "issue",
        "use",
        "take",
    }
)
_WISHING = frozenset(
    {
        "want",
        "refuse",
        "decline",
        "fail",
        "need",
        "like",
        "try",
        "willingness",
        "ability",
        "reason",
        "hesitate",
        "intend",
        "plan",
    }
)


def idiom(token: Token) -> bool:
    """ "goes without saying", "that is to say", "so to speak", "needless to say"."""
    lower = token.lower_
    before = [token.nbor(-k).lower_ for k in range(1, 4) if token.i - k >= 0]
    if lower == "saying" and before[:1] == ["without"] and "go" in {t.lemma_ for t in token.ancestors}:
        return True
    if lower == "say" and (before[:2] in (["to", "needless"], ["to", "is"]) and token.dep_ not in {"xcomp"}):
        return before[:2] == ["to", "needless"] or (len(before) > 2 and before[2] == "that")
    return lower == "said" and before[:2] == ["be", "to"]


def hypothetical(token: Token) -> bool:
    """Whether an "if", an order or a wish governs the verb, so that nobody is said to have said it."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "lest"} for c in token.children):
        return True
    if token.tag_ != "VB" or not infinitive(token):
        return False
    if token.dep_ == "advcl":
        return token.head.lemma_ not in _WRITING  # a purpose: "proposed it to request that P"
    return token.dep_ in {"xcomp", "acl", "relcl"} and token.head.lemma_ in _WISHING


def coming(verb: Token) -> bool:
    """Whether the verb tells of what will be: "will ask"."""
    return any(c.dep_ == "aux" and c.lower_ in {"will", "'ll", "’ll", "shall"} for c in verb.children)


def told(order: Token) -> bool:
    """Whether an order in the passive went to a speaker who tells of it: "they said they had been told to P"."""
    above = order.head if order.dep_ == "ccomp" else None
    who = next((c for c in order.children if c.dep_ == "nsubjpass"), None)
    personal = who is not None and who.lower_ in {"he", "she", "they", "it"}
    return above is not None and above.lemma_.lower() in VERBS and personal


def infinitive(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
