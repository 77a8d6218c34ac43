"""Verbs of saying that tell of no saying: idioms, purposes, wishes, conditions, what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.statements.lexicon import VERBS, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

__all__ = ["coming", "hypothetical", "idiom", "infinitive", "silent", "told"]

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


_WITHHOLDING = words("comment say answer respond reply discuss elaborate disclose specify speculate reveal")
_ANSWERING = words("respond reply answer comment")
_ASKED = words("request question email e-mail call message inquiry enquiry query letter comment")
_CHECKING = words("verify confirm check corroborate")


def silent(verbs: Sequence[Token]) -> bool:
    """Whether main verbs `verbs` tell no more than that somebody would not, or could not, say: "declined to comment",
    "did not respond to a request", "would not say who", "could not be reached", "could not verify it"."""
    mute = [_mute(v) for v in verbs]
    if verbs and not all(mute):
        unseen = [v.lemma_ == "see" and _not(v) for v in verbs]
        return any(mute) and all(m or u for m, u in zip(mute, unseen, strict=True))
    return bool(verbs)


def _not(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in {"never", "neither"} for c in verb.children)


def _mute(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in {"decline", "refuse"}:
        withheld = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}), None)
        return withheld is not None and withheld.lemma_.lower() in _WITHHOLDING
    if lemma == "be":
        return any(c.lower_ == "unavailable" for c in verb.children) or (
            _not(verb) and any(c.lower_ in {"available", "reachable"} for c in verb.children)
        )
    if not _not(verb):
        return False
    if lemma == "reach":
        return any(c.dep_ == "auxpass" for c in verb.children)
    objects = [c for c in verb.children if c.dep_ in {"dobj", "ccomp"}]
    if lemma in _ANSWERING:
        asked = [o for p in verb.children if p.lower_ == "to" for o in p.children if o.dep_ == "pobj"] + objects
        return all(o.lemma_.lower() in _ASKED for o in asked)
    if lemma == "say":
        return not objects or all(o.left_edge.tag_ in {"WP", "WRB", "WDT"} or _open(o) for o in objects)
    could = any(c.lower_ in {"could", "can", "was", "were"} for c in verb.children if c.dep_ == "aux")
    return lemma in _CHECKING and could and not any(o.dep_ == "ccomp" for o in objects)


def _open(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in clause.children)
