"""Values of quantities and times: which may be compared, which are compatible, and how they differ."""

from __future__ import annotations

import math

from firsthand.claims.senses import sense
from firsthand.records import Quantity

__all__ = ["ANYBODY", "comparable", "compatible", "compatible_times", "is_money", "slip"]

ANYBODY = frozenset({"other", "more", "people", "person"})  # "40 others" may be counted with "63 people"
_OPEN = 10.0  # nobody says "more than 17,000" of 17 billion: an open end reaches one order of magnitude


def is_money(unit: str) -> bool:
    """Whether `unit` is an ISO 4217 code."""
    return len(unit) == 3 and unit.isupper()


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities measure the same kind of thing in the same role, so that they can agree or differ."""
    if a.unit != b.unit or a.role != b.role:
        return False
    if a.unit != "count":
        return True
    if a.counted is None or b.counted is None:
        return a.role != "value"
    return sense(a.counted) == sense(b.counted) or bool({a.counted, b.counted} & ANYBODY)


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether the intervals of `a` and `b` meet: one number may be both. An open end is taken as speakers mean it."""
    low = max(_low(a), _low(b))
    high = min(_high(a), _high(b))
    return low <= high * (1 + 1e-9) if high >= 0 else low <= high


def _low(q: Quantity) -> float:
    if q.low is None:
        return -math.inf if q.high is None else q.high / _OPEN if q.high > 0 else -math.inf
    return q.low


def _high(q: Quantity) -> float:
    if q.high is None:
        return math.inf if q.low is None else q.low * _OPEN if q.low > 0 else math.inf
    return q.high


def slip(a: Quantity, b: Quantity) -> str | None:
    """The name of the unit that was slipped where the digits agree and the size does not (17,000 and 17 billion)."""
    x, y = a.low or a.high, b.low or b.high
    if not x or not y or x <= 0 or y <= 0:
        return None
    power = math.log10(max(x, y) / min(x, y))
    for exponent, name in ((1, "tenfold"), (3, "a thousandfold"), (6, "a millionfold"), (9, "a thousand-millionfold")):
        if abs(power - exponent) < (0.02 if exponent > 1 else 1e-9):
            return name
    return None


def compatible_times(a: str, b: str) -> bool:
    """Whether two TIMEX3 values may name one time: one is a coarser form, or a gap hides the difference."""
    if "/" in a and "/" in b:  # two stretches of time: both ends
        return all(compatible_times(x, y) for x, y in zip(a.split("/"), b.split("/"), strict=True))
    if "X" in a or "X" in b:
        n = min(len(a), len(b))
        return all(x == y or "X" in (x, y) for x, y in zip(a[:n], b[:n], strict=True))
    return a.startswith(b) or b.startswith(a)
