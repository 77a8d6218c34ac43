"""On which side of its claim a statement stands: it affirms, it denies, or it takes no side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from firsthand.claims.senses import opposed
from firsthand.claims.units import Unit
from firsthand.records import Statement

__all__ = ["Side", "sides"]

Side = Literal["for", "against", "withdrawn", "none"]
_NO_SIDE = {"doubts", "predicts", "asks"}


def sides(units: Sequence[Unit], statements: Mapping[str, Statement]) -> dict[str, Side]:
    """The side of each statement of a group.

    The claim is what most of those that affirm say. A denial turns the side, and so do a negated main predicate that
    others have unnegated, and a predicate that excludes theirs ("remain" against "withdraw").
    """
    common = Counter(p for unit in units if not unit.pointing for p in unit.predicates)
    signs = {unit.key: _sign(unit, common) for unit in units}
    affirming = Counter(
        signs[unit.key] for unit in units if statements[unit.statement].stance not in ("denies", "retracts")
    )
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


def _sign(unit: Unit, common: Counter[str]) -> int:
    """-1 where the unit's main predicate is negated, or excludes the predicate that the group has most."""
    sign = 1
    main = [p for p in unit.propositions if p.root] or list(unit.propositions[:1])
    if any(p.negated for p in main):
        sign = -sign
    for predicate in sorted(unit.roots):
        rivals = [other for other in common if opposed(predicate, other)]
        if rivals and max(common[r] for r in rivals) > common[predicate] and not unit.predicates & set(rivals):
            sign = -sign
            break
    return sign
