"""Whether two units say or deny the same thing, decided slot by slot, with the reason.

Names, predicates and the rest of the words are compared by how much they tell (`rarity`). Values are not: a number or
a date that differs is a version of the claim, not another claim.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from firsthand.claims.senses import opposed, sense
from firsthand.claims.units import Unit
from firsthand.claims.values import comparable, compatible, compatible_times
from firsthand.records import Argument

__all__ = ["EMPTY", "THRESHOLD", "Match", "match"]

THRESHOLD = 0.48
_COSINE, _CONTAINED = 0.7, 0.3
_PREDICATE = 0.12
_IN_PASSING = 0.05  # what both only mention beside their main point is not what they claim
_NO_PREDICATE = 0.08
EMPTY = frozenset({"be", "have", "do", "get", "make", "take", "go", "come", "keep", "continue", "say"})
"""Predicates that tell no event by themselves."""

_SAME_PLACE = 0.2  # both stand at corresponding places of a passage that their pages share
_OTHER_NAMES = 0.2
_ONLY_NAMES = 0.15
_BESIDE_NAMES = 2.0  # what two units must share beside names, or they only speak of the same people
_AGREEING_NUMBER = 0.08
_SAME_MEASURE = 0.1  # of the same predicate: where the numbers differ they are versions
_OTHER_MEASURE = 0.15
_MOST = _PREDICATE + _SAME_MEASURE + 2 * _AGREEING_NUMBER + _SAME_PLACE  # what all else may add to the words
_NO_SENTENCE = 0.08  # "support for the government" is about a thing, and claims little
_OTHER_ONES = 0.35
_TELLING = 1.5
_SHORT = 3  # words; so short a telling is the same only where its main predicate is
_SIGNS = 2  # telling words that two units must share; or one, with a predicate and a number or a time of one kind


@dataclass(frozen=True, slots=True)
class Match:
    """How alike two units are (0 to 1 and a little over), why, and, where that is enough, what they share, the telling
    first."""

    score: float
    shared: tuple[str, ...]
    reason: str


_NOTHING = Match(0.0, (), "no word in common")


def match(a: Unit, b: Unit, *, aligned: bool = False) -> Match:
    """Compare `a` and `b`; `aligned` says that a shared passage puts them at the same place."""
    less, more = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    both = [(weight, more[term]) for term, weight in less.items() if term in more]
    if not both:
        return _NOTHING
    mass = math.fsum([x if x < y else y for x, y in both])
    score = _COSINE * mass / (a.mass * b.mass) ** 0.5 + _CONTAINED * mass / min(a.mass, b.mass)
    if score + _MOST < THRESHOLD:
        return Match(score, (), "little in common")
    shared = a.terms.keys() & b.terms.keys()
    notes: list[str] = []
    predicates = (a.predicates & b.predicates) - EMPTY
    main = predicates & (a.roots | b.roots)
    if main:
        score += _PREDICATE
        notes.append("same predicate: " + ", ".join(sorted(main)))
    elif predicates:
        score -= _IN_PASSING
        notes.append("same predicate, but in passing: " + ", ".join(sorted(predicates)))
    elif any(opposed(x, y) for x in a.predicates for y in b.predicates):
        notes.append("predicates that exclude each other")
    elif a.predicates and b.predicates:
        score -= _NO_PREDICATE
    if math.fsum(min(a.terms[t], b.terms[t]) for t in shared - a.names - b.names) < _BESIDE_NAMES:
        score -= _ONLY_NAMES
        notes.append("little in common beside names")
    if a.names and b.names and not a.names & b.names:
        score -= _OTHER_NAMES
        notes.append("no name in common")
    pairs = [(x, y) for x in a.quantities for y in b.quantities if comparable(x, y)]
    if a.quantities and b.quantities and not pairs:
        score -= _OTHER_MEASURE
        notes.append("other things are measured")
    if pairs and main:
        score += _SAME_MEASURE
        notes.append("the same is measured")
    agree = any(compatible(x, y) for x, y in pairs)
    if agree:
        score += _AGREEING_NUMBER
        notes.append("numbers that agree")
    days = {x.value[:10] for x in a.times if x.value[:1].isdigit()} & {x.value[:10] for x in b.times}
    if days:
        score += _AGREEING_NUMBER
        notes.append("the same time: " + ", ".join(sorted(days)))
    if not a.predicates or not b.predicates:
        score -= _NO_SENTENCE
        notes.append("one of them is no sentence")
    if other := _others(a, b):
        score -= _OTHER_ONES
        notes.append(other)
    elif a.names and b.names and not a.names & b.names and (_days_apart(a, b) or (pairs and not agree)):
        score -= _OTHER_ONES
        notes.append("another name, and another number or day: another event")
    elif a.document == b.document and pairs and not agree:
        score -= _OTHER_ONES
        notes.append("one page gives two numbers: two events")
    if aligned:
        score += _SAME_PLACE
        notes.append("the same place of a shared passage")
    signs = sum(1 for t in shared if a.terms[t] >= _TELLING)
    spoken_of = bool(main) and a.document == b.document  # one page says again what it calls "it"
    few = min(len(a.terms), len(b.terms))
    if len(shared) < few <= _SHORT and not (main or aligned or agree):
        score = min(score, THRESHOLD - 0.05)
        notes.append("too little is said to tell that it is the same")
    if signs < _SIGNS and not spoken_of and signs + bool(predicates) + bool(pairs) + bool(days) <= _SIGNS:
        score = min(score, THRESHOLD - 0.05)
    if score < THRESHOLD:
        return Match(score, (), "; ".join(notes))
    telling = tuple(sorted(shared, key=lambda t: (-a.terms[t], t)))
    return Match(score, telling, "; ".join((f"shared: {', '.join(telling[:8])}", *notes)))


_PLACES = frozenset({"in", "at", "near", "on", "off"})


def _others(a: Unit, b: Unit) -> str | None:
    """Why the same predicate is told of others: two soldiers of one army and one of the other's, a fire in another town
    on another day, before instead of after."""
    for x in a.propositions:
        for y in b.propositions:
            if sense(x.lemma) != sense(y.lemma):
                continue
            for one in x.arguments:
                for other in y.arguments:
                    if {one.role, other.role} == {"before", "after"}:
                        return "before the one, after the other"
                    same = one.role == other.role or {one.role, other.role} <= _PLACES
                    if not same or (one.role not in _PLACES and sense(one.lemma) != sense(other.lemma)):
                        continue
                    left, right = _names_in(a, one), _names_in(b, other)
                    if left and right and not left & right and (one.role not in _PLACES or _days_apart(a, b)):
                        return f"said of others: {', '.join(sorted(left))} and {', '.join(sorted(right))}"
    return None


def _names_in(unit: Unit, argument: Argument) -> set[str]:
    """The names inside an argument, but for the name that is its head."""
    return {stem for at, stem in unit.named_at if argument.span.start <= at < argument.span.end}


def _days_apart(a: Unit, b: Unit) -> bool:
    """Whether both tell days, and no day of one may be a day of the other."""
    left, right = ([t.value.split("T")[0] for t in u.times if _DAY.match(t.value)] for u in (a, b))
    return bool(left and right) and not any(compatible_times(x, y) for x in left for y in right)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
