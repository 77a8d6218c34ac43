"""When things are said to have happened, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from firsthand.records import Event, Statement

__all__ = ["timeline"]

_CALENDAR = re.compile(r"\d{4}(?:-(?:\d{2}(?:-\d{2})?|W\d{2}|SP|SU|FA|WI|Q\d|H\d))?")


def timeline(statements: Iterable[Statement]) -> tuple[Event, ...]:
    """The resolved calendar values that contents speak of, in order, each with its statements.

    Durations, sets and values with a gap have no place on it. A time of day stands under its day.
    """
    found: dict[str, dict[str, None]] = {}
    for statement in statements:
        for time in statement.times:
            value = _CALENDAR.match(time.value)
            if time.role == "content" and value and "X" not in time.value:
                found.setdefault(value.group(), {})[statement.id] = None
    return tuple(Event(value, tuple(ids)) for value, ids in sorted(found.items()))
