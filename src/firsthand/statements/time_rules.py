"""What each form of a time expression means: one rule a form, from the matched words to a TIMEX3 value.

A rule returns the value, the type, and whether it was seen from the page's own day or stands in the words themselves;
None where the words are no time after all. Those for days, months and years are here, those for units in
`time_stretches`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from firsthand.statements.calendar import (
    Anchor,
    Tense,
    day_value,
    month_day,
    month_only,
    quarter_value,
    season_value,
    thanksgiving,
    valid_day,
    weekday_value,
)
from firsthand.statements.time_hit import Hit, Reading
from firsthand.statements.time_lexicon import MONTHS, ORDINALS, PARTS, SEASONS, WEEKDAYS
from firsthand.statements.time_stretches import STRETCHES

__all__ = ["RULES"]


def _date(hit: Hit) -> Reading | None:
    month = MONTHS[hit.word("m")]
    day = int(hit.word("d")) if hit.has("d") else ORDINALS[hit.word("q")]
    year = int(hit.word("y")) if hit.has("y") else None
    weekday = WEEKDAYS[hit.word("w")] if hit.has("w") else None
    if not 1 <= day <= 31 or not valid_day(year, month, day):
        return None
    if year is not None:
        return Reading(f"{year:04d}-{month:02d}-{day:02d}", "DATE", False, weekday)
    value = month_day(hit.at, month, day, hit.tense())
    if weekday is not None and hit.at is not None and not value.startswith("X"):
        value = _on_weekday(hit.at, month, day, weekday, value)
    return Reading(value, "DATE", True, weekday)


def _on_weekday(at: Anchor, month: int, day: int, weekday: int, value: str) -> str:
    """`value`, or the year next to it in which the day is that weekday."""
    if date.fromisoformat(value).weekday() == weekday:
        return value
    for year in (at.year, at.year - 1, at.year + 1):
        if valid_day(year, month, day) and date(year, month, day).weekday() == weekday:
            return f"{year:04d}-{month:02d}-{day:02d}"
    return value


def _date_of(hit: Hit) -> Reading | None:
    """ "Tuesday the 4th": the nearest such day of the month."""
    day, weekday = int(hit.word("d")), WEEKDAYS[hit.word("w")]
    if "@" not in hit.match[0] or hit.at is None or hit.at.month is None:
        return None
    months = (hit.at.month, (hit.at.month - 2) % 12 + 1, hit.at.month % 12 + 1)
    for month in months:
        value = month_day(hit.at, month, day, "present") if valid_day(None, month, day) else "X"
        if not value.startswith("X") and date.fromisoformat(value).weekday() == weekday:
            return Reading(value, "DATE", True, weekday)
    return None


def _iso(hit: Hit) -> Reading | None:
    year, month, day = int(hit.word("y")), int(hit.word("m")), int(hit.word("d"))
    if not _tight(hit) or not 1 <= month <= 12 or not valid_day(year, month, day):
        return None
    return Reading(f"{year:04d}-{month:02d}-{day:02d}", "DATE", False)


def _tight(hit: Hit) -> bool:
    """Whether no space stands inside the match."""
    i, j = hit.match.span()
    return all(hit.lexed.ends[k] == hit.lexed.starts[k + 1] for k in range(i, j - 1))


def _numeric(hit: Hit) -> Reading | None:
    """ "10/07/96": month first unless only the day can stand there; with dots the day is first."""
    if not _tight(hit) or hit.word("sep") != hit.word("sep2") or hit.before.endswith(("-", "/", "+", ".")):
        return None
    first, second, sep = int(hit.word("a")), int(hit.word("b2")), hit.word("sep")
    written = hit.word("y")
    if len(written) not in (2, 4) or (sep != "/" and len(written) == 2):
        return None
    year = int(written)
    if len(written) == 2:
        century = hit.at.year // 100 * 100 if hit.at else 2000
        year += century if year <= (hit.at.year % 100 + 10 if hit.at else 30) else century - 100
    month, day = (second, first) if sep == "." or first > 12 else (first, second)
    if not 1 <= month <= 12 or not valid_day(year, month, day):
        return None
    return Reading(f"{year:04d}-{month:02d}-{day:02d}", "DATE", False)


def _month(hit: Hit) -> Reading | None:
    month = MONTHS[hit.word("m")]
    if hit.has("y"):
        return Reading(f"{int(hit.word('y')):04d}-{month:02d}", "DATE", False)
    if hit.has("ry"):
        if hit.unit("yu") != "year":
            return None
        direction = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1}.get(hit.word("ry"), 0)
        value = f"{hit.at.year + direction:04d}-{month:02d}" if hit.at else f"XXXX-{month:02d}"
        return Reading(value, "DATE", True)
    bare = not (hit.has("early") or hit.has("e") or hit.has("r"))
    if bare and hit.is_name(hit.match.start("m")):
        return None
    relation = hit.word("r")
    tense: Tense = (
        "past"
        if relation in ("last", "past", "previous")
        else "future"
        if relation in ("next", "coming")
        else "future"
        if hit.ahead()
        else hit.tense()
    )
    value = month_only(hit.at, month, tense)
    if hit.at is not None and hit.at.month == month and relation in ("last", "next"):
        value = f"{hit.at.year + (1 if relation == 'next' else -1):04d}-{month:02d}"
    return Reading(value, "DATE", True)


def _season(hit: Hit) -> Reading | None:
    season = SEASONS[hit.word("s")]
    if hit.has("y"):
        return Reading(f"{int(hit.word('y')):04d}-{season}", "DATE", False)
    relation = hit.words("r")
    small = hit.word("s") in ("spring", "fall") and not set(relation) - {"the"}
    if small and not re.search(r"\b(?:in|of|early|late|every|since|by|until|during|over)\s+$", hit.before):
        return None
    if hit.is_name(hit.match.start("s")) and not hit.has("r"):
        return None
    direction = (
        -1
        if set(relation) & {"last", "past", "previous"}
        else 1
        if set(relation) & {"next", "coming", "following"}
        else 0
    )
    if "this" in relation and direction < 0:
        direction = 0
        return Reading(season_value(hit.at, season, 0, "past"), "DATE", True)
    return Reading(season_value(hit.at, season, direction, hit.tense() if not direction else "past"), "DATE", True)


def _quarter(hit: Hit) -> Reading | None:
    number = ORDINALS[hit.word("q")]
    if hit.unit() != "quarter" or number > 4:
        return None
    year = int(hit.word("y")) if hit.has("y") else None
    if hit.has("ry"):
        if hit.at is None or hit.unit("yu") != "year":
            return None
        year = hit.at.year + {"last": -1, "next": 1}.get(hit.word("ry"), 0)
        return Reading(f"{year:04d}-Q{number}", "DATE", True)
    return Reading(quarter_value(hit.at, number, hit.tense(), year), "DATE", year is None)


def _year(hit: Hit) -> Reading | None:
    if hit.has("u") and hit.unit() != "year":
        return None
    year = int(hit.word("y"))
    named = hit.has("u") or hit.has("early") or hit.has("e") or "f" in hit.match[0]
    if not named and not 1500 <= year <= 2100:
        return None
    if hit.before.endswith(("$", "£", "€", "#", "/", "'", "+", "-", ".")) and not re.search(
        r"(?:\d{4}|[a-z])[-–/]$", hit.before
    ):
        return None
    if re.match(
        r"[%:]|[/.]\d|,\d|-\d{3}-|\s*(?:per\s?cent|percent|people|soldiers|troops|dollars|euros|pounds|km|kg|miles|feet|tons|tonnes|million)\b",
        hit.after,
    ):
        return None
    if not named and hit.is_name(hit.match.start("y")):
        return None
    return Reading(f"{year:04d}", "DATE", False)


def _decade(hit: Hit) -> Reading | None:
    word = hit.word("c")
    words = {
        "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
        "nineties": 9,
    }  # fmt: skip
    if word in words:
        if not hit.match[0].startswith("t"):
            return None
        return Reading(f"19{words[word]}", "DATE", False)
    digits = word.removesuffix("s")
    if len(digits) == 4:
        return Reading(digits[:3], "DATE", False) if digits.endswith("0") else None
    if re.search(
        r"\b(?:his|her|their|my|your|our|low|mid|high|upper|lower)[\s-]+(?:(?:early|mid|late)[\s-]+)?$",
        hit.before,
        re.I,
    ):
        return None
    if not hit.match[0].startswith("t") and "'" not in hit.match[0]:
        return None
    return Reading(f"19{digits[0]}" if digits > "20" else f"20{digits[0]}", "DATE", False)


def _century(hit: Hit) -> Reading | None:
    if hit.unit() != "century":
        return None
    number = int(hit.word("n")) if hit.has("n") else ORDINALS[hit.word("q")]
    return Reading(f"{number - 1:02d}", "DATE", False) if number else None


def _weekday(hit: Hit) -> Reading | None:
    weekday = WEEKDAYS[hit.word("w")]
    relation = set(hit.words("r"))
    if not hit.word("w").endswith("day") and not hit.after.startswith("."):
        return None
    if relation & {"last", "past", "previous"}:
        value = weekday_value(hit.at, weekday, "strictly past")
    elif relation & {"next", "coming", "following"}:
        value = weekday_value(hit.at, weekday, "future")
    else:
        value = weekday_value(hit.at, weekday, "future" if hit.ahead() else "near" if relation & {"this"} else "past")
    if hit.has("p"):
        return Reading(value + "T" + PARTS[hit.word("p")], "TIME", True, weekday)
    return Reading(value, "DATE", True, weekday)


def _dayword(hit: Hit) -> Reading | None:
    word = hit.word("k")
    value = day_value(hit.at, {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word == "tonight":
        return Reading(value + "TNI", "TIME", True)
    if hit.has("p"):
        return Reading(value + "T" + PARTS[hit.word("p")], "TIME", True)
    return Reading(value, "DATE", True)


def _part(hit: Hit) -> Reading | None:
    relation, part = hit.word("r"), PARTS[hit.word("p")]
    if relation in ("last", "previous", "past"):
        days = -1
    elif relation in ("next", "following", "coming"):
        days = 1
    elif relation in ("that", "same"):
        return Reading("XXXX-XX-XXT" + part, "TIME", True)
    else:
        days = 0
    return Reading(day_value(hit.at, days) + "T" + part, "TIME", True)


def _clock(hit: Hit) -> Reading | None:
    if hit.has("noon"):
        hour, minute = (24 if hit.word("noon") == "midnight" else 12), 0
        if (
            hit.word("noon") == "midnight"
            and not hit.before.rstrip().endswith(("at", "by", "until", "since", "after", "before", "around"))
            and not (hit.has("w") or hit.has("k"))
        ):
            return None
    elif hit.has("hh"):
        hour, minute = int(hit.word("hh")), int(hit.word("mm") or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return None
        hour = hour % 12 + (12 if hit.word("ap").startswith("p") else 0)
    else:
        hour, minute = int(hit.word("hh24")), int(hit.word("mm24"))
        if hour > 23 or minute > 59 or len(hit.word("mm24")) != 2:
            return None
        if "Z" not in hit.match[0] and not re.search(
            r"\b(?:at|by|until|around|about|from|to|after|before|since)\s+$", hit.before
        ):
            return None
    weekday = None
    if hit.has("w"):
        weekday = WEEKDAYS[hit.word("w")]
        day = weekday_value(hit.at, weekday, "future" if hit.ahead() else "past")
    elif hit.has("k"):
        day = day_value(hit.at, {"yesterday": -1, "tomorrow": 1}.get(hit.word("k"), 0))
    elif hit.has("m"):
        day = month_day(hit.at, MONTHS[hit.word("m")], int(hit.word("d")), hit.tense())
    else:
        day = day_value(hit.at, 0)
    return Reading(f"{day}T{hour:02d}:{minute:02d}", "TIME", True, weekday)


def _edge(hit: Hit) -> Reading | None:
    """ "year-end", "the year's end"."""
    if hit.unit() != "year" or hit.word("e") not in ("end", "close"):
        return None
    return Reading((f"{hit.at.year:04d}" if hit.at else "XXXX") + "-12-31", "DATE", True)


def _holiday(hit: Hit) -> Reading | None:
    """Christmas, Halloween and (the American) Thanksgiving, and the eve of the first."""
    name, eve = hit.word("hol"), hit.word("eve")
    if eve not in ("", "day", "eve") or hit.is_name(hit.match.start("hol")):
        return None
    relation = hit.word("r")
    tense: Tense = "past" if relation == "last" else "future" if relation == "next" or hit.ahead() else hit.tense()
    if name == "thanksgiving":
        return Reading(thanksgiving(hit.at, tense), "DATE", True)
    month, day = (10, 31) if name == "halloween" else (12, 24 if eve == "eve" else 25)
    return Reading(month_day(hit.at, month, day, tense), "DATE", True)


RULES: dict[str, Callable[[Hit], Reading | None]] = {
    "date": _date, "date_of": _date_of, "iso": _iso, "numeric": _numeric, "month": _month, "season": _season,
    "quarter": _quarter, "year": _year, "decade": _decade, "century": _century, "weekday": _weekday,
    "dayword": _dayword, "part": _part, "clock": _clock, "edge": _edge, "holiday": _holiday, **STRETCHES,
}  # fmt: skip
