"""Where the tellings of one claim part: the slots whose values differ, and whether they can both hold.

A slot is told by the statements themselves: a quantity of one unit, role and counted thing; the date; the place; the
actor. Values that can both hold (a rounded number, a coarser date) are one value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.claims.senses import sense
from firsthand.claims.units import Unit
from firsthand.claims.values import ANYBODY, compatible, compatible_times, is_money, slip
from firsthand.partition import Partition
from firsthand.records import Conflict, ConflictKind, Document, Quantity, Span, Time, Value, Version

__all__ = ["Parted", "parted"]

_TALLIED = frozenset(
    {"kill", "injure", "arrest", "disappear", "rescue", "sicken", "victim", "case", "damage", "destroy"}
)


@dataclass(frozen=True, slots=True)
class Parted:
    versions: tuple[Version, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A value as one statement has it."""

    statement: str
    document: str
    span: Span
    low: float
    high: float
    quantity: Quantity | None = None
    time: str | None = None
    tally: bool = False


def parted(
    units: Sequence[Unit], documents: Mapping[str, Document], rests_on: Mapping[str, str | None] | None = None
) -> Parted:
    """The versions and conflicts among the units of one claim that affirm or deny it.

    `rests_on` is the origin of each statement, where it is known: nobody contradicts himself in a tally that grows.
    """
    versions: list[Version] = []
    conflicts: list[Conflict] = []
    for slot, held in sorted(_quantities(units).items()):
        held = _one_each(held, units)
        _quantity_slot(slot, held, documents, rests_on or {}, versions, conflicts)
    _dates(units, versions, conflicts)
    return Parted(tuple(versions), tuple(conflicts))


# -- quantities ---------------------------------------------------------------------------------------------------


def _quantities(units: Sequence[Unit]) -> dict[str, list[_Held]]:
    """Quantities by slot. One that counts nothing named joins the only slot of its unit and role."""
    found: dict[tuple[str, str, str], list[_Held]] = {}
    for unit in units:
        for q in unit.quantities:
            counted = _counted(q)
            low = float("-inf") if q.low is None else q.low
            high = float("inf") if q.high is None else q.high
            found.setdefault((q.unit, q.role, counted), []).append(
                _Held(
                    unit.statement,
                    unit.document,
                    q.span,
                    low,
                    high,
                    quantity=q,
                    tally=bool(_TALLIED & {counted, *unit.terms}),
                )
            )
    for key in [k for k in sorted(found) if k[0] == "count" and not k[2]]:
        others = [k for k in found if k[:2] == key[:2] and k[2]]
        if len(others) == 1:
            have = {h.statement for h in found[others[0]]}
            found[others[0]] += [h for h in found.pop(key) if h.statement not in have]
    return {_slot_name(*key): held for key, held in found.items()}


def _one_each(held: Sequence[_Held], units: Sequence[Unit]) -> list[_Held]:
    """The values of a slot with one for each statement: of one that tells several ("41 were absent, fourteen of them
    ill"), the value of the predicate that the others tell, or none where that is not clear."""
    by_statement: dict[str, list[_Held]] = {}
    for value in held:
        by_statement.setdefault(value.statement, []).append(value)
    told = {s: {_predicate(v, units) for v in values} for s, values in by_statement.items()}
    single = {p for s, values in by_statement.items() if len(values) == 1 for p in told[s] if p}
    kept: list[_Held] = []
    for values in by_statement.values():
        fitting = (
            values
            if len({(v.low, v.high) for v in values}) == 1
            else [v for v in values if _predicate(v, units) in single]
        )
        kept += fitting if len({(v.low, v.high) for v in fitting}) == 1 else []
    return kept


def _predicate(value: _Held, units: Sequence[Unit]) -> str | None:
    """The sense of the predicate that the quantity is an argument of, the innermost one."""
    found = [
        (argument.span.end - argument.span.start, sense(proposition.lemma))
        for unit in units
        if unit.statement == value.statement
        for proposition in unit.propositions
        for argument in proposition.arguments
        if argument.span.start <= value.span.start and value.span.end <= argument.span.end
    ]
    return min(found)[1] if found else None


def _counted(q: Quantity) -> str:
    """The sense of what is counted; whoever is counted ("40 others", "63 people") is one."""
    if not q.counted or q.unit != "count":
        return ""
    return "people" if q.counted in ANYBODY else sense(q.counted)


def _slot_name(unit: str, role: str, counted: str) -> str:
    what = counted or unit
    return f"quantity: {what}" if role == "value" else f"quantity: {what}, {role}"


def _quantity_slot(
    slot: str,
    held: Sequence[_Held],
    documents: Mapping[str, Document],
    rests_on: Mapping[str, str | None],
    versions: list[Version],
    conflicts: list[Conflict],
) -> None:
    values = _clusters(held)
    if len(values) < 2 or len({h.statement for h in held}) < 2:
        return
    versions.append(Version(slot, tuple(_value(v) for v in values)))
    for n, one in enumerate(values):
        for other in values[n + 1 :]:
            between = _between(one, other)
            if between is None:
                continue
            a, b = one[0], other[0]
            if a.quantity is None or b.quantity is None:
                continue
            if _grew(one, other, documents, rests_on):
                continue
            kind: ConflictKind = "money" if is_money(a.quantity.unit) else "quantity"
            reason = f"“{a.span.exact}” and “{b.span.exact}” cannot both hold"
            factor = slip(a.quantity, b.quantity)
            if factor:
                reason += f"; the digits agree and the size differs {factor}: a slip of the unit?"
            conflicts.append(Conflict(kind, between, reason, (a.span, b.span)))


def _clusters(held: Sequence[_Held]) -> list[list[_Held]]:
    """Values of which each two can both hold, the most precise first. A vague one that more than one of them allows
    ("at least nine") tells none of them from another, and is left out."""
    ordered = sorted(held, key=lambda h: (h.high - h.low, h.low, h.document, h.span.start))
    clusters: list[list[_Held]] = []
    vague: list[_Held] = []
    for value in ordered:
        fitting = [c for c in clusters if all(_meet(value, other) for other in c)]
        if not fitting:
            clusters.append([value])
        elif len(fitting) == 1:
            fitting[0].append(value)
        else:
            vague.append(value)
    if len(clusters) == 1:
        clusters[0] += vague
    return sorted(clusters, key=lambda c: (c[0].low, c[0].high))


def _meet(a: _Held, b: _Held) -> bool:
    if a.quantity is None or b.quantity is None:
        return False
    return compatible(a.quantity, b.quantity)


def _grew(
    one: Sequence[_Held],
    other: Sequence[_Held],
    documents: Mapping[str, Document],
    rests_on: Mapping[str, str | None],
) -> bool:
    """Whether a tally that grows (a toll) is simply told later: every page of the larger value is of a later day, or
    both values are one source's."""
    if not any(h.tally for h in (*one, *other)):
        return False
    tellers = {rests_on.get(h.statement) for h in (*one, *other)}
    if len(tellers) == 1 and None not in tellers:
        return True
    small, large = (one, other) if one[0].low <= other[0].low else (other, one)
    days_small = [documents[h.document].published for h in small]
    days_large = [documents[h.document].published for h in large]
    if None in days_small or None in days_large:
        return False
    return max(d for d in days_small if d) < min(d for d in days_large if d)


def _between(one: Sequence[_Held], other: Sequence[_Held]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    left, right = _ids(one), _ids(other)
    both = set(left) & set(right)  # a statement that has both values sets them in no conflict
    left, right = tuple(s for s in left if s not in both), tuple(s for s in right if s not in both)
    return (left, right) if left and right else None


def _ids(held: Sequence[_Held]) -> tuple[str, ...]:
    return tuple(sorted({h.statement for h in held}))


def _value(held: Sequence[_Held]) -> Value:
    spans = tuple(sorted({h.span for h in held}))
    return Value(held[0].span.exact, _ids(held), spans)


# -- dates --------------------------------------------------------------------------------------------------------


_CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:T|$)")


_BOUND = re.compile(
    r"\b(?:before|after|since|until|till|by|from|between|and|to)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE
)


def _bounded(unit: Unit, time: Time) -> bool:
    """Whether the time is only an edge ("before April 16"): it dates nothing."""
    at = time.span.start - unit.span.start
    return at >= 0 and bool(_BOUND.search(unit.span.exact[max(0, at - 30) : at]))


_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:and|to|until|till|–|-)\s*$", re.IGNORECASE)


def _reach(unit: Unit) -> tuple[Time, Time] | None:
    """The two ends of the only stretch of time that the unit tells ("between 2009 and 2012")."""
    times = sorted((t for t in unit.times if _CALENDAR.match(t.value)), key=lambda t: t.span)
    if len(times) != 2:
        return None
    first, last = times
    text, at = unit.span.exact, unit.span.start
    before = text[: max(0, first.span.start - at)]
    amid = text[max(0, first.span.end - at) : max(0, last.span.start - at)]
    return (first, last) if _BETWEEN.search(before) and _TO.match(amid) else None


def _day(time: Time) -> str:
    """The calendar part of a value: "Tuesday night" and "Tuesday evening" are one day."""
    return time.value.split("T")[0]


def _dates(units: Sequence[Unit], versions: list[Version], conflicts: list[Conflict]) -> None:
    """The date of the claim, where each telling has just one in its content."""
    held: list[_Held] = []
    for unit in units:
        days = [t for t in unit.times if _CALENDAR.match(t.value) and not _bounded(unit, t)]
        if len({_day(t) for t in days}) == 1:
            held.append(_Held(unit.statement, unit.document, days[0].span, 0, 0, time=_day(days[0])))
        elif (reach := _reach(unit)) is not None:
            held.append(
                _Held(unit.statement, unit.document, reach[1].span, 0, 0, time=f"{reach[0].value}/{reach[1].value}")
            )
    if len({h.statement for h in held}) < 2:
        return
    sets: Partition[str] = Partition(sorted({h.time for h in held if h.time}))
    values = list(sets.sets())
    for n, a in enumerate(values):
        for b in values[n + 1 :]:
            if compatible_times(a, b):
                sets.join(a, b)
    clusters = [[h for h in held if h.time in members] for members in sets.sets().values()]
    if len(clusters) < 2:
        return
    versions.append(
        Version("date", tuple(Value(c[0].time or "", _ids(c), tuple(sorted({h.span for h in c}))) for c in clusters))
    )
    for n, one in enumerate(clusters):
        for other in clusters[n + 1 :]:
            between = _between(one, other)
            if between:
                reason = (
                    f"“{one[0].span.exact}” ({one[0].time}) and “{other[0].span.exact}” ({other[0].time}) are two days"
                )
                conflicts.append(Conflict("date", between, reason, (one[0].span, other[0].span)))
