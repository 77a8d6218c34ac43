"""Moments in the forms that crawls, interfaces and browsers write them, as ISO 8601."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from typing import Any

from firsthand.pages.bylines import nothing

__all__ = ["instant", "moment"]

_SCRIPT = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)(Z|UTC)?)?", re.I)
# Seconds from 1990 to 2100: a number outside of them is no such count.
_SINCE, _UNTIL = 631_152_000, 4_102_444_800


def moment(value: Any) -> str | None:
    """`value` as ISO 8601: a year, seconds or thousandths since 1970, mail's form (RFC 5322), a browser's
    `Date.toString()`, digits alone (`20190604`), a database's `{"$date": …}`. Other text is left as it stands, for
    `documents` to read; None where there is none."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        value = next((value[key] for key in ("$date", "$numberLong", "iso", "value", "utc") if key in value), None)
        return moment(value) if not isinstance(value, dict) or "$numberLong" in value else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _count(value)
    if not isinstance(value, str) or nothing(value):
        return None
    text = value.strip()
    if re.fullmatch(r"\d{9,16}(?:\.\d+)?", text) and not (len(text) == 14 and text[:2] in ("19", "20")):
        return _count(float(text))
    compact = _COMPACT.fullmatch(text)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        date = f"{year}-{month}-{day}"
        return f"{date}T{hour}:{minute}:{second}{'Z' if zone else ''}" if hour else date
    return _worded(text) or text


def instant(value: Any) -> str | None:
    """`value` as a moment of universal time, for what one program tells another; None where it is none. Mail's zone
    `-0000` is that too."""
    try:
        when = datetime.fromisoformat(moment(value) or "")
    except ValueError:
        return None
    try:
        when = when.astimezone(UTC) if when.tzinfo else when
    except OverflowError:
        return None
    return f"{when.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _count(value: float) -> str | None:
    """A year, or a count of seconds, of thousandths or of millionths since 1970."""
    if abs(value) > 1e18 or not math.isfinite(value):
        return None
    if 1000 <= value <= 9999 and value == int(value):
        return str(int(value))
    for unit in (1, 1000, 1_000_000):
        if _SINCE <= value / unit <= _UNTIL:
            return datetime.fromtimestamp(value // unit, UTC).isoformat(timespec="seconds")
    return None


def _worded(text: str) -> str | None:
    """The two forms whose words are always English: mail's and a browser's."""
    script = _SCRIPT.match(text)
    if script:
        text = f"{script[2]} {script[1]} {script[3]} {script[4]} {script[5]}"
    if not re.match(r"(?:\w{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\s+\d{1,2}:\d\d", text):
        return None
    # It brings half of the mail package with it.
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
