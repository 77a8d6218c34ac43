"""Dates as a person writes them."""

from __future__ import annotations

import re

__all__ = ["when"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def when(value: str) -> str:
    """A TIMEX3 value for people: `2031-06-01` is "1 June 2031"; what is no date stays as it is."""
    match = _DATE.fullmatch(value)
    if match is None:
        return value
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return value
    name = _MONTHS[int(month) - 1]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"
