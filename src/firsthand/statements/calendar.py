"""Arithmetic on TIMEX3 values: what "last week", "September 4th" or "the third quarter" is, seen from a day.

Values are those of TimeML 1.2.1 (Pustejovsky et al. 2005), gaps written as X. Where the day that things are seen from
is not known, each function gives the value with its gaps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

__all__ = [
    "Anchor", "Tense", "anchor", "day_value", "minus", "month_day", "month_only", "nearest_year", "quarter_value",
    "season_value", "shift", "thanksgiving", "valid_day", "weekday_value",
]  # fmt: skip

Tense = Literal["past", "present", "future"]
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SEASON_ENDS = {"SP": 6, "SU": 9, "FA": 12, "WI": 3}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time that a page is seen from, as precise as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def anchor(value: str | None) -> Anchor | None:
    """The anchor that an ISO 8601 date (or date and time) gives; None for anything else."""
    match = _ISO.match(value) if value else None
    if match is None or int(match[1]) < 1:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if month and not 1 <= month <= 12:
        return Anchor(year)
    if day and not valid_day(year, month, day):
        return Anchor(year, month)
    return Anchor(year, month or None, day or None)


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Whether the day exists (in a leap year, where the year is not known)."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def day_value(at: Anchor | None, days: int) -> str:
    """The day `days` after the anchor."""
    start = at.date if at else None
    if start is None:
        return "XXXX-XX-XX"
    try:
        return (start + timedelta(days)).isoformat()
    except OverflowError:
        return "XXXX-XX-XX"


def _week_value(at: Anchor | None, weeks: int) -> str:
    """The ISO week `weeks` after the anchor's."""
    start = at.date if at else None
    if start is None:
        return "XXXX-WXX"
    try:
        year, week, _ = (start + timedelta(weeks=weeks)).isocalendar()
    except OverflowError:
        return "XXXX-WXX"
    return f"{year:04d}-W{week:02d}"


def shift(at: Anchor | None, unit: str, count: int) -> str:
    """The day, week, month, quarter, year, decade or century `count` units after the anchor's own."""
    if unit in ("day", "week"):
        return day_value(at, count) if unit == "day" else _week_value(at, count)
    gaps = {"month": "XXXX-XX", "quarter": "XXXX-QX", "decade": "XXX", "century": "XX"}
    if at is None:
        return gaps.get(unit, "XXXX")
    year = at.year
    if unit == "month":
        if at.month is None:
            return "XXXX-XX"
        total = year * 12 + at.month - 1 + count
        return f"{total // 12:04d}-{total % 12 + 1:02d}" if total >= 12 else "XXXX-XX"
    if unit == "quarter":
        if at.month is None:
            return "XXXX-QX"
        total = year * 4 + (at.month - 1) // 3 + count
        return f"{total // 4:04d}-Q{total % 4 + 1}" if total >= 4 else "XXXX-QX"
    span = {"decade": 10, "century": 100}.get(unit, 1)
    value = year // span + count
    width = {"decade": 3, "century": 2}.get(unit, 4)
    return f"{value:0{width}d}" if 0 <= value < 10**width else "X" * width


def month_day(at: Anchor | None, month: int, day: int, tense: Tense) -> str:
    """The year in which a month and a day lie: the nearest on the side that the tense points to."""
    unknown = f"XXXX-{month:02d}-{day:02d}"
    if at is None or not valid_day(None, month, day):
        return unknown
    if at.date is None:
        year = at.year
    else:
        candidates = [(date(y, month, day) - at.date).days for y in (at.year - 1, at.year, at.year + 1)
                      if 1 <= y <= 9999 and valid_day(y, month, day)]  # fmt: skip
        if not candidates:
            return unknown
        best = min(candidates, key=lambda d: (_wrong_side(d, tense), abs(d)))
        year = (at.date + timedelta(best)).year
    return f"{year:04d}-{month:02d}-{day:02d}" if valid_day(year, month, day) else unknown


def _wrong_side(days: int, tense: Tense) -> int:
    """1 where a distance lies on the side that the tense does not speak of; a day ahead is a matter of time zones, and
    a past tense may still announce a near date ("he scheduled talks for May 3")."""
    if tense == "past":
        return int(days > 60)
    if tense == "future":
        return int(days < 0)
    return 0


_MIDDLES = {"SP": (4, 15), "SU": (7, 15), "FA": (10, 15), "WI": (1, 15)} | {
    f"Q{n}": (3 * n - 1, 15) for n in range(1, 5)
}


def nearest_year(day: date, part: str, tense: Tense, *, strict: bool = False) -> int | None:
    """The year in which `part` (a value without its year: "09-04", "09", "SU", "Q3") lies nearest to `day`.

    The side that the tense does not speak of counts as four months farther; with `strict` it is taken last of all. None
    where no such day is.
    """
    parsed = re.match(r"(\d\d)(?:-(\d\d))?", part)
    month, number = (int(parsed[1]), int(parsed[2] or 15)) if parsed else _MIDDLES.get(part[:2], (0, 0))
    half = 46 if parsed is None else 0 if parsed[2] else 16  # from the middle of the stretch to its end
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        named = year - 1 if part.startswith("WI") else year  # a winter is named after the year in which it begins
        if 1 < year < 9999 and valid_day(year, month, number):
            days = (date(year, month, number) - day).days
            wrong = days > 60 + half if tense == "past" else tense == "future" and days < -half
            far = (400 if strict else 120) if wrong else 0
            found.append((abs(days) + far, days, named))
    return min(found)[2] if found else None


def month_only(at: Anchor | None, month: int, tense: Tense) -> str:
    """The year in which a month lies."""
    if at is None:
        return f"XXXX-{month:02d}"
    if at.month is None:
        return f"{at.year:04d}-{month:02d}"
    ahead = (month - at.month) % 12
    if tense == "future":
        distance = ahead
    elif tense == "past":
        distance = ahead - 12 if ahead else 0
    else:
        distance = ahead if ahead <= 5 else ahead - 12
    total = at.year * 12 + at.month - 1 + distance
    return f"{total // 12:04d}-{month:02d}"


def weekday_value(at: Anchor | None, weekday: int, side: Literal["past", "strictly past", "future", "near"]) -> str:
    """The day that a weekday (0 is Monday) names. "past" takes the anchor's own day where it is that weekday."""
    start = at.date if at else None
    if start is None:
        return f"XXXX-WXX-{weekday + 1}"
    ahead = (weekday - start.weekday()) % 7
    if side == "future":
        days = ahead or 7
    elif side == "strictly past":
        days = ahead - 7
    elif side == "past":
        days = ahead - 7 if ahead else 0
    else:
        days = ahead if ahead <= 3 else ahead - 7
    return day_value(at, days)


def quarter_value(at: Anchor | None, quarter: int, tense: Tense, year: int | None = None) -> str:
    """The year in which a quarter lies."""
    if year is not None:
        return f"{year:04d}-Q{quarter}"
    if at is None:
        return f"XXXX-Q{quarter}"
    if at.month is None:
        return f"{at.year:04d}-Q{quarter}"
    current = (at.month - 1) // 3 + 1
    if tense == "past":
        found = at.year if quarter <= current else at.year - 1
    else:  # a quarter that has just ended is still "expected" until it is reported
        found = at.year if quarter >= current - 1 else at.year + 1
    return f"{found:04d}-Q{quarter}"


def season_value(at: Anchor | None, season: str, direction: int, tense: Tense) -> str:
    """The year in which a season lies; `direction` is -1 for "last", 1 for "next", 0 for neither. The winter that
    begins in December is named after that year."""
    if at is None:
        return f"XXXX-{season}"
    if at.month is None:
        return f"{at.year + direction:04d}-{season}"
    start, month = _SEASON_STARTS[season], at.month
    running = (month - start) % 12 < 3
    year = at.year - 1 if season == "WI" and month < 3 else at.year
    if direction < 0:
        year -= 1 if running or month < start else 0
        if season == "WI" and month >= 3 and month < 12:
            year = at.year - 1
    elif direction > 0 or tense == "future":
        year += 1 if direction > 0 and (running or month >= start) else 0
        if not direction and month >= start + 3:
            year += 1
    elif tense == "past" and not running and month < start:
        year -= 1
    return f"{year:04d}-{season}"


def thanksgiving(at: Anchor | None, tense: Tense) -> str:
    """The fourth Thursday of November, on the side that the tense points to."""
    if at is None:
        return "XXXX-11-XX"
    days = []
    for year in range(max(at.year - 1, 1), min(at.year + 1, 9999) + 1):
        first = date(year, 11, 1)
        days.append(first + timedelta((3 - first.weekday()) % 7 + 21))
    seen = at.date or date(at.year, 12, 31)
    wanted = [d for d in days if d >= seen] if tense == "future" else [d for d in days if d <= seen]
    return (wanted[0] if tense == "future" else wanted[-1]).isoformat() if wanted else "XXXX-11-XX"


def minus(value: str, years: int) -> str:
    """`value` with `years` taken off its year."""
    match = re.match(r"\d{4}", value)
    return f"{int(match[0]) - years:04d}{value[4:]}" if match and int(match[0]) > years else value
