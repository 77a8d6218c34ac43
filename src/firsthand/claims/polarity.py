"""On which side of its claim a statement stands: it affirms, it denies, or it takes no side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from firsthand.claims.matching import EMPTY
from firsthand.claims.senses import opposed, sense
from firsthand.claims.units import Unit
from firsthand.records import Statement

__all__ = ["Side", "sides"]

Side = Literal["for", "against", "withdrawn", "none"]
_NO_SIDE = {"doubts", "predicts", "asks"}
_TELLING = 2.0
_MOSTLY = 0.35  # of the telling words of the longer, too: a negation denies what is said, not what is mentioned
_ENOUGH = 2  # telling words in common, for a negation alone to set two units against each other


def sides(units: Sequence[Unit], statements: Mapping[str, Statement]) -> dict[str, Side]:
    """The side of each statement of a group.

    The claim is what most of those that affirm say, and where some say it and some that it is not so, that it is so. A
    denial turns the side, and so do a predicate that others have unnegated, and one that excludes theirs ("remain"
    against "withdraw").
    """
    middle = _middle(units)
    signs = {unit.key: 1 if unit is middle else _agree(unit, middle) for unit in units}
    plain = [u for u in units if statements[u.statement].stance not in ("denies", "retracts")]
    positive = [u for u in plain if not any(p.negated for p in u.propositions if p.root)]
    affirming = Counter(signs[unit.key] for unit in positive or plain)
    claim = 1 if affirming[1] >= affirming[-1] else -1
    found: dict[str, Side] = {}
    for unit in units:
        statement = statements[unit.statement]
        if statement.stance == "retracts":
            side: Side = "withdrawn"
        elif statement.stance in _NO_SIDE or statement.conditional:
            side = "none"
        else:
            turned = signs[unit.key] * (-1 if statement.stance == "denies" else 1)
            side = "for" if turned == claim else "against"
        found.setdefault(unit.statement, side)
    return found


def _middle(units: Sequence[Unit]) -> Unit:
    """The unit that shares most predicates, then most words, with the others."""
    predicates = Counter(p for unit in units for p in unit.predicates)
    terms = Counter(t for unit in units for t in unit.terms)

    def shared(unit: Unit) -> tuple[int, float, tuple[str, int]]:
        return (
            sum(predicates[p] - 1 for p in unit.predicates),
            round(sum(w for t, w in unit.terms.items() if terms[t] > 1) / (unit.total + 10), 6),
            unit.key,
        )

    return max(units, key=shared)


def _agree(unit: Unit, middle: Unit) -> int:
    """1 where `unit` says what `middle` says, -1 where it says that it is not so."""
    negated, others = _negations(unit), _negations(middle)
    shared = (negated.keys() & others.keys()) - EMPTY
    if main := shared & unit.roots & middle.roots:
        return 1 if all(negated[p] == others[p] for p in main) else -1
    if any(negated[p] == others[p] for p in shared & (unit.roots | middle.roots)):
        return 1
    for a in sorted(negated.keys() & unit.roots):
        for b in sorted(others.keys() & middle.roots):
            if opposed(a, b):
                return -1 if negated[a] == others[b] else 1
    telling = [{t for t, w in u.terms.items() if w >= _TELLING} for u in (unit, middle)]
    alike = len(telling[0] & telling[1])
    if alike < _MOSTLY * max(map(len, telling)):
        return 1
    roots, other_roots = (any(p.negated for p in u.propositions if p.root) for u in (unit, middle))
    return -1 if roots != other_roots and alike >= min(_ENOUGH, *map(len, telling)) else 1


def _negations(unit: Unit) -> dict[str, bool]:
    """Each predicate of the unit, and whether it is negated."""
    found: dict[str, bool] = {}
    for proposition in unit.propositions:
        found.setdefault(sense(proposition.lemma), proposition.negated)
    return found
