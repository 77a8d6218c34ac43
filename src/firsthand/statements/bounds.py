"""Bounds: the words that open or widen a number ("more than", "about", "or so"), and the interval that they allow.

The interval of a rounded number ("about 1,000") is half the step to which it shows itself rounded, on either side, but
at least 2% (and 1, for whole numbers from 4 on) and at most a quarter of it: 750 to 1,250. "Nearly" reaches one step
down, "just over" one step up, both at most a quarter. An exact number is a point: whoever compares two of them decides
how far apart they may lie.
"""

from __future__ import annotations

import re

from firsthand.statements.number_words import quantum

__all__ = ["BOUND_BEFORE", "BOUND_BEHIND", "BOUND_OF", "EXCEEDING", "SOFT", "interval"]

_BOUNDS: dict[str, tuple[str, ...]] = {
    "about": (
        "about", "around", "some", "roughly", "approximately", "approx.", "approx", "circa", "ca.", "c.", "~", "≈",
        "an estimated", "estimated", "in the region of", "on the order of", "in the order of", "more or less",
        "somewhere around", "something like", "perhaps", "maybe", "broadly",
    ),
    "over": (
        "more than", "over", "above", "in excess of", "upwards of", "upward of", "greater than", "exceeding",
        "well over", "far more than", "well above", "much more than", "topping", "north of", "better than",
    ),
    "at least": (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of",
        "at the very least",
    ),
    "just over": (
        "just over", "slightly more than", "slightly over", "a little over", "just above", "a bit more than",
        "a little more than", "barely more than", "slightly above",
    ),
    "under": (
        "less than", "fewer than", "under", "below", "well under", "well below", "far less than", "lower than",
        "south of", "smaller than",
    ),
    "up to": (
        "up to", "as many as", "as much as", "at most", "no more than", "not more than", "a maximum of",
        "as high as", "at the most", "no longer than", "no larger than",
    ),
    "nearly": (
        "nearly", "almost", "close to", "just under", "just below", "just short of", "approaching", "nearing",
        "slightly less than", "slightly under", "slightly below", "a little less than", "not quite", "virtually",
        "almost some",
    ),
}  # fmt: skip
BOUND_OF = {words: kind for kind, forms in _BOUNDS.items() for words in forms}
"""Words of a bound, in lower case and with single spaces -> its kind."""
BOUND_BEFORE = re.compile(
    r"(?<![A-Za-z])("
    + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(BOUND_OF, key=len, reverse=True))
    + r")\s*$",
    re.I,
)
EXCEEDING = re.compile(r"\b(?:exceed(?:s|ed)?|surpass(?:es|ed)?|top(?:s|ped))\s+$", re.I)
BOUND_BEHIND = re.compile(
    r"\s+(?:or\s+(?:so|thereabouts|more|over|above|greater|higher|less|fewer|under|below)|at\s+(?:least|most|the\s+most)|"
    r"(?:and|&)\s+(?:over|above|counting))\b|[\s-]*(?:odd|plus|some)\b(?!\s+of)|\+",
    re.I,
)
SOFT = frozenset({"about", "nearly", "just over"})
"""Kinds that make a number approximate."""


def interval(
    kind: str | None, low: float, high: float, whole: bool, step: float | None
) -> tuple[float | None, float | None]:
    """The interval that a bound makes of `low`..`high`, which are rounded to `step` (None: as their digits show)."""
    if kind == "about":
        return max(0.0, low - _slack(low, whole, step)), high + _slack(high, whole, step)
    if kind == "nearly":
        return low - min(step or quantum(low), 0.25 * low), high
    if kind == "just over":
        return low, high + min(step or quantum(high), 0.25 * high)
    if kind in ("over", "at least"):
        return low, None
    if kind in ("under", "up to"):
        return None, high
    return low, high


def _slack(value: float, whole: bool, step: float | None) -> float:
    slack = min(max((step or quantum(value)) / 2, 0.02 * value), 0.25 * value)
    return max(slack, 1.0) if whole and value >= 4 else slack
