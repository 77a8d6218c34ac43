"""What a number counts, and whether it stands before or after a change: read off the parse around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from firsthand.records import QuantityRole
from firsthand.statements.units import DURATIONS

__all__ = ["Place", "changes", "counted", "role"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quantity stands: its first and last token, the one after it, and the text before all of it."""

    first: Token
    last: Token
    following: Token | None
    left: str


_CHANGE = frozenset({
    "accelerate", "add", "balloon", "boost", "bring", "build", "climb", "contract", "crash", "cut", "decline",
    "decrease", "deepen", "diminish", "dip", "double", "drop", "dwindle", "ease", "edge", "expand", "extend", "fall",
    "gain", "go", "grow", "halve", "hike", "improve", "increase", "inflate", "jump", "leap", "lessen", "lift",
    "lose", "lower", "move", "narrow", "plummet", "plunge", "push", "quadruple", "raise", "rally", "rebound",
    "recover", "reduce", "retreat", "revise", "rise", "scale", "shed", "shift", "shorten", "shrink", "sink",
    "skyrocket", "slash", "slide", "slip", "slow", "slump", "soar", "spike", "spiral", "strengthen", "surge",
    "swell", "tick", "trim", "triple", "tumble", "weaken", "whittle", "widen", "change", "advance", "trade", "up",
    "downsize", "slim", "restore", "return", "dial", "ramp", "bump", "pare", "slice", "upgrade", "downgrade",
})  # fmt: skip
_CHANGE_NOUNS = frozenset(
    [
        "change",
        "climb",
        "contraction",
        "cut",
        "decline",
        "decrease",
        "dip",
        "drop",
        "expansion",
        "fall",
        "gain",
        "growth",
        "hike",
        "improvement",
        "increase",
        "jump",
        "leap",
        "loss",
        "plunge",
        "raise",
        "rally",
        "rebound",
        "reduction",
        "rise",
        "shift",
        "slide",
        "slump",
        "spike",
        "surge",
        "swing",
    ]
)
_RANGE_VERBS = frozenset({
    "range", "vary", "estimate", "span", "differ", "last",
})  # fmt: skip
_REACH = frozenset({"be", "stand", "reach", "total", "exceed", "number", "remain", "hit", "surpass", "top", "amount",
                    "cost", "measure", "weigh", "run"})  # fmt: skip
_TRANSITIVE = frozenset({
    "add", "bring", "cut", "gain", "lose", "lower", "raise", "reduce", "shed", "slash", "trim",
})  # fmt: skip
_RISES = frozenset({
    "climb", "decline", "decrease", "dip", "drop", "expand", "fall", "grow", "increase", "jump", "plummet", "plunge",
    "rise", "shrink", "sink", "slide", "slip", "slump", "soar", "surge", "swell", "tumble",
})  # fmt: skip
_TO_FROM = re.compile(
    r"\b(?P<prep>from|to|by|at|with)\s+(?:(?:just|only|the|an?|its|current|present|previous|barely|merely|mere|record|today|"
    r"now|last|year|’s|'s|(?:maximum|minimum|peak|high|low|height|total|average|record)\s+of)\s+)*$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|against|versus|up\s+from|down\s+from|instead\s+of)\s+(?:just\s+|only\s+)?$", re.I
)
_SKIP = frozenset({
    "ADJ", "DET", "PRON", "ADV", "NUM", "ADP", "PUNCT", "CCONJ", "PART", "SYM",
})  # fmt: skip


def changes(token: Token) -> bool:
    """Whether the words around `token` in its sentence speak of a change, not of a range."""
    lemmas = [
        t.lemma_.lower() for t in token.doc[max(token.sent.start, token.i - 18) : min(token.sent.end, token.i + 3)]
    ]
    return any(x in _CHANGE or x in _CHANGE_NOUNS for x in lemmas) and not any(x in _RANGE_VERBS for x in lemmas)


def role(doc: Doc, place: Place, unit: str | None) -> QuantityRole:
    """`before` and `after` for the ends of a change, `change` for its amount, `value` for everything else."""
    left = place.left
    if _COMPARED.search(left):
        return "before"
    match = _TO_FROM.search(left)
    prep = match["prep"].lower() if match else None
    if prep in ("from", "to", "by"):
        if not changes(place.last):
            later = doc[place.last.i : min(place.last.sent.end, place.last.i + 14)]
            pair = prep == "from" and any(t.lower_ == "to" and t.i + 3 < len(doc) for t in later[1:3])
            if not pair or any(t.lemma_ in _RANGE_VERBS for t in doc[place.first.sent.start : place.first.i]):
                return "value"
        return {"from": "before", "to": "after", "by": "change"}[prep]  # type: ignore[return-value]
    if unit is not None:
        previous = doc[place.first.i - 1] if place.first.i > 0 else None
        while previous is not None and previous.pos_ in ("ADV", "SYM") and previous.i > 0:
            previous = doc[previous.i - 1]
        if previous is not None and previous.pos_ == "VERB" and previous.lemma_.lower() in _RISES:
            return "change"
        after = place.following
        steps = 0
        while after is not None and after.pos_ in ("ADJ", "PUNCT") and steps < 3 and after.i + 1 < len(doc):
            after, steps = doc[after.i + 1], steps + 1
        if (
            unit not in DURATIONS
            and after is not None
            and after.pos_ == "NOUN"
            and after.lemma_.lower() in _CHANGE_NOUNS
        ):
            return "change"
    return "value"


def counted(doc: Doc, place: Place, unit: str | None, money: bool) -> str | None:
    """The lemma of the thing counted, or None."""
    following = place.following
    if following is not None and following.i <= place.last.i:
        following = doc[place.last.i + 1] if place.last.i + 1 < len(doc) else None
    if following is not None and following.sent == place.last.sent:
        noun = _noun_after(doc, following, unit, money)
        if noun is not None:
            return _lemma(noun)
    if (
        unit is None
        and place.last.pos_ in ("NOUN", "PROPN")
        and place.last.dep_ != "nummod"
        and place.last.lower_ not in _NUMBER_NOUNS
    ):
        return _lemma(place.last)
    noun = _governed(place)
    return _lemma(noun) if noun is not None else None


_NUMBER_NOUNS = frozenset({
    "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
    "trillion", "scores", "handful", "couple", "few", "half", "third", "quarter",
})  # fmt: skip


def _noun_after(doc: Doc, following: Token, unit: str | None, money: bool) -> Token | None:
    """The head of the noun phrase that begins at `following`: at once for a count, after "of" or "in" for a unit."""
    i = following.i
    limit = min(following.sent.end, i + 9)
    if unit == "share":
        return _first_noun(doc, i, limit, _SKIP)
    if unit is not None:
        if unit in DURATIONS and following.lower_ != "of" and following.pos_ != "NOUN":
            return None
        if following.lower_ == "worth" and i + 1 < limit:
            i += 1
        if doc[i].lower_ not in ("of", "in"):
            if not money and unit != "percent" and doc[i].pos_ == "NOUN" and doc[i].dep_ not in ("npadvmod",):
                return _head(doc[i], limit)
            if doc[i].pos_ in ("NOUN", "ADJ") and following.nbor(-1).text != "%" and unit != "percent":
                return _first_noun(doc, i, limit, {"ADJ", "PUNCT"})
            return None
        place = doc[i].lower_ == "in"
        noun = _first_noun(doc, i + 1, limit, _SKIP)
        if noun is None or (place and (noun.pos_ == "PROPN" or noun.ent_type_ in ("DATE", "GPE", "LOC", "TIME"))):
            return None
        return noun
    return _first_noun(doc, i, limit, _SKIP)


def _first_noun(doc: Doc, i: int, limit: int, skip: set[str] | frozenset[str]) -> Token | None:
    crossed = False
    while i < limit:
        token = doc[i]
        if token.pos_ in ("NOUN", "PROPN"):
            noun = _head(token, limit)
            return None if noun.lemma_.lower() in DURATIONS else noun
        participle = token.tag_ in ("VBN", "VBG") and token.dep_ == "amod"
        if token.pos_ not in skip and not participle:
            return None
        if token.pos_ == "ADP":
            if token.lower_ != "of" or crossed:
                return None
            crossed = True
        if token.pos_ == "PUNCT" and token.text not in "-–“\"'‘”":
            return None
        if token.pos_ == "PRON" and token.tag_ != "PRP$":
            return None
        i += 1
    return None


def _head(token: Token, limit: int) -> Token:
    """The last noun of the compound that `token` begins."""
    for _ in range(6):
        head = token.head
        if (
            token.dep_ in ("compound", "nmod", "amod", "poss")
            and token.i < head.i < limit
            and head.pos_ in ("NOUN", "PROPN")
        ):
            token = head
        else:
            break
    return token


def _governed(place: Place) -> Token | None:
    """What a bare number is a number of: the object or subject of the change or the state that it completes."""
    token = place.last
    inside = range(place.first.i, place.last.i + 1)
    for _ in range(9):
        if token.pos_ in ("VERB", "AUX") and token.i not in inside:
            break
        if token.pos_ == "NOUN" and token.i not in inside and token.lemma_.lower() in _CHANGE_NOUNS:
            return next(
                (g for p in token.children if p.lower_ in ("in", "of") for g in p.children if g.dep_ == "pobj"), token
            )
        if token.head == token:
            return None
        token = token.head
    else:
        return None
    lemma = token.lemma_.lower()
    if lemma not in _CHANGE and lemma not in _REACH:
        return None
    children = [c for c in token.children if c.i not in inside and c.pos_ == "NOUN"]
    thing = next((c for c in children if c.dep_ == "dobj" and c.i < place.first.i), None)
    if thing is None:
        subjects = ("nsubjpass",) if lemma in _TRANSITIVE else ("nsubj", "nsubjpass")
        thing = next((c for c in children if c.dep_ in subjects), None)
    if thing is not None and thing.lemma_.lower() in ("number", "total", "amount", "figure", "count"):
        inner = next((g for p in thing.children if p.lower_ == "of" for g in p.children if g.dep_ == "pobj"), None)
        return inner or thing
    return thing


def _lemma(token: Token) -> str:
    return token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower()
