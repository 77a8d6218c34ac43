"""Calendar dates as pages print them, read only where they cannot mean two days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

__all__ = ["Found", "Order", "day_in_address", "find_dates", "iso", "order"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
# A word boundary, or a capital that lost the space before it ("By Ann KellerJune 3, 2019").
_EDGE = r"(?:\b|(?<=[A-Za-z\d])(?-i:(?=[A-Z][a-z])))"
# Nor does a space always stand after it ("June 3, 20194:46 AM", "June 3, 20193 June 2019", "June 3, 201912 shares").
_DONE = r"(?!\d(?!\d{0,3}\s+(?-i:[A-Z])|\d?(?::\d\d|\s?[ap]\.?m\b)))"
_PATTERNS = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(r"\b(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2})\b"),
    re.compile(
        rf"{_EDGE}(?P<mon>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:of\s+)?(?P<y>(?:19|20)\d\d){_DONE}", re.I
    ),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<mon>{_MONTH}),?[\s-]+(?P<y>(?:19|20)\d\d){_DONE}",
        re.I,
    ),
    re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>(?:19|20)\d\d)\b"),
    re.compile(rf"(?<!\d\s)\b(?P<mon>{_MONTH}),?\s+(?P<y>(?:19|20)\d\d)\b", re.I),
)
_SHORT = re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>[012]\d)(?![\d/-])")
_SLASHES = re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?:(?:19|20)\d\d|[012]\d)(?![\d/-])")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A date at `start`..`end`; `value` is ISO 8601, as precise as the words are."""

    start: int
    end: int
    value: str


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


Order = Literal["day", "month"]


def order(text: str) -> Order | None:
    """Which of day and month stands first in the dates of `text` that are all digits, where one of them shows it and
    none contradicts."""
    firsts = {
        "day" if int(m["a"]) > 12 else "month"
        # No such date has white space in it, and few words have what stands between its numbers.
        for word in text.split()
        if "/" in word or "-" in word
        for m in _SLASHES.finditer(word)
        if (int(m["a"]) > 12) != (int(m["b"]) > 12) and max(int(m["a"]), int(m["b"])) <= 31
    }
    if len(firsts) != 1:
        return None
    return "day" if "day" in firsts else "month"


def _value(match: re.Match[str], first: Order | None) -> str | None:
    groups = match.groupdict()
    year = int(groups["y"])
    year += 2000 if year < 100 else 0
    if groups.get("a"):
        a, b = int(groups["a"]), int(groups["b"])
        if first and max(a, b) <= 12:
            return _day(year, b, a) if first == "day" else _day(year, a, b)
        if a == b or (a > 12) != (b > 12):
            return _day(year, min(a, b) if a != b else a, max(a, b)) if max(a, b) > 12 or a == b else None
        # 3/6/2019 is a day in March or in June; only the year is known.
        return str(year) if a <= 12 and b <= 12 else None
    month = _MONTHS[groups["mon"].lower().rstrip(".")] if groups.get("mon") else int(groups["m"])
    if groups.get("d"):
        return _day(year, month, int(groups["d"]))
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def find_dates(text: str, first: Order | None = None, *, short: bool = False) -> list[Found]:
    """The dates in `text` with a year, in order, none overlapping.

    `first` is what stands first in a date that is all digits; `short` lets such dates have a year of two digits.
    """
    found: list[Found] = []
    if not short and (("19" not in text and "20" not in text) or not _YEAR.search(text)):
        return found
    for pattern in (*_PATTERNS, _SHORT) if short else _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            value = _value(match, first)
            if value is not None:
                found.append(Found(match.start(), match.end(), value))
    return sorted(found, key=lambda f: f.start)


_ISO = re.compile(r"\s*((?:19|20)\d\d)(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T\s].*)?\s*$", re.S)


def iso(text: str) -> str | None:
    """`text`, a machine's date or a person's, as an ISO 8601 date; None where it is none.

    The day is the one that is written: a time zone is not applied, since the page shows that day to its readers.
    """
    match = _ISO.match(text)
    if match:
        year, month, day = match.groups()
        if day:
            return _day(int(year), int(month), int(day))
        if month:
            return f"{year}-{month}" if 1 <= int(month) <= 12 else None
        return year
    dates = find_dates(text)
    return dates[0].value if dates else None


_IN_PATH = re.compile(
    rf"/(?P<y>(?:19|20)\d\d)(?P<s>[/-]?)(?P<m>\d{{1,2}}|{_MONTH})(?P=s)(?P<d>\d{{1,2}})(?=[/_-]|$)", re.I
)


def day_in_address(address: str | None) -> str | None:
    """The day in the path of an article's address (`/2019/06/03/...`, `/2019/jun/03/...`, `/2019-06-03-...`)."""
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return None
    for match in _IN_PATH.finditer(path):
        month = match["m"].lower().rstrip(".")
        if not match["s"] and len(match[0]) != 9:
            continue
        value = _day(int(match["y"]), _MONTHS[month] if month in _MONTHS else int(month), int(match["d"]))
        if value:
            return value
    return None
