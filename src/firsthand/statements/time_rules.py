"""What each form of a time expression means: one rule a form, from the matched words to a TIMEX3 value.

A rule returns the value, the type, and whether it was read off the page's own date (`document`) or stands in the words
themselves (`text`); None where the words are no time after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from firsthand.statements.calendar import (
    Anchor,
    Tense,
    day_value,
    minus,
    month_day,
    month_only,
    quarter_value,
    season_value,
    shift,
    thanksgiving,
    valid_day,
    weekday_value,
)
from firsthand.statements.time_lexicon import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    REFERENCES,
    SEASONS,
    SETS,
    UNIT_CODES,
    UNITS,
    WEEKDAYS,
    Lexed,
)

_AHEAD = re.compile(
    r"\b(?:until|till|no\s+later\s+than|as\s+(?:early|soon)\s+as|effective|beginning|starting|(?:scheduled|planned|due|set|slated)\s+for)"
    r"\s+(?:the\s+)?(?:early|late|mid)?[\s-]*$",
    re.I,
)
__all__ = ["RULES", "Hit", "Reading", "TimeType"]

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class Reading(NamedTuple):
    """A value, its type, whether its day, month or year came from the anchor, and the weekday that stands with it."""

    value: str
    type: TimeType
    anchored: bool
    weekday: int | None = None


@dataclass(slots=True)
class Hit:
    """One match of a pattern: its words, and all that a rule may ask about its surroundings."""

    lexed: Lexed
    match: re.Match[str]
    at: Anchor | None
    tense: Callable[[], Tense]
    is_name: Callable[[int], bool]
    before: str
    after: str
    quarter: str | None = None
    _words: dict[str, str] = field(default_factory=dict)

    def word(self, group: str) -> str:
        """The first word of a group, "" where it is absent."""
        start = self._group(group)
        return self.lexed.words[start] if start >= 0 else ""

    def words(self, group: str) -> list[str]:
        start = self._group(group)
        return self.lexed.words[start : self.match.end(group)] if start >= 0 else []

    def _group(self, group: str) -> int:
        return self.match.start(group) if group in self.match.re.groupindex else -1

    def has(self, group: str) -> bool:
        return self._group(group) >= 0

    def unit(self, group: str = "u") -> str:
        return UNITS[self.word(group)]

    def ahead(self) -> bool:
        """Whether what is spoken of still lies ahead: the tense, or words like "until" before it."""
        return self.tense() == "future" or _AHEAD.search(self.before) is not None

    def number(self) -> float | None:
        """The number of group n; None where it is vague ("several")."""
        return amount(self.words("n"))


def amount(words: list[str]) -> float | None:
    """The value of number words; None where they are vague. "a" alone is 1, "a couple of" 2."""
    text = [w for w in words if w not in ("-", "and", "or", "of", "a", "an")]
    if not text:
        return 1.0
    if "couple" in text:
        return 2.0
    if any(w in ("few", "several", "many", "some") for w in text):
        return None
    if "." in text and text[0].isdecimal() and text[-1].isdecimal():
        return float("".join(text[:3]))
    total = 0.0
    group = 0.0
    if "/" in text and len(text) >= 4 and text[0].isdecimal():
        return int(text[0]) + int(text[1]) / max(1, int(text[3]))
    for w in text:
        if w[0].isdecimal():
            group += float(w.replace(",", ""))
        else:
            n = NUMBERS[w]
            if n >= 1000:
                total, group = total + (group or 1) * n, 0
            elif n in (12, 100):
                group = (group or 1) * n
            else:
                group += n
    return total + group


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
    from datetime import date

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
        if not value.startswith("X") and _on_weekday(hit.at, month, day, weekday, value) == value:
            from datetime import date

            if date.fromisoformat(value).weekday() == weekday:
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
        "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
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


def _set(hit: Hit) -> Reading | None:
    if hit.has("u"):
        count = hit.number() if hit.has("n") else 1.0
        return Reading(_period(count, hit.unit()), "SET", False)
    if hit.has("w"):
        return Reading(f"XXXX-WXX-{WEEKDAYS[hit.word('w')] + 1}", "SET", False)
    if hit.has("m"):
        return Reading(f"XXXX-{MONTHS[hit.word('m')]:02d}", "SET", False)
    if hit.has("s"):
        return Reading(f"XXXX-{SEASONS[hit.word('s')]}", "SET", False)
    return Reading("XXXX-XX-XXT" + PARTS[hit.word("p")], "SET", False)


def _weekdays(hit: Hit) -> Reading | None:
    word = hit.word("w")
    if hit.has("p"):
        if not hit.word("p").endswith("s"):
            return None
        return Reading(f"XXXX-WXX-{WEEKDAYS[word] + 1}T{PARTS[hit.word('p')]}", "SET", False)
    return Reading(f"XXXX-WXX-{WEEKDAYS[word[:-1]] + 1}", "SET", False)


def _often(hit: Hit) -> Reading | None:
    if hit.is_name(hit.match.start("j")):
        return None
    return Reading(SETS[hit.word("j")], "SET", False)


def _period(count: float | None, unit: str) -> str:
    code = UNIT_CODES[unit]
    clock, code = ("T", code[1]) if code.startswith("T") else ("", code)
    factor = {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2, "weekend": 2}.get(unit, 1)
    if count is None:
        return f"P{clock}X{code}"
    total = count * factor
    if unit == "quarter":
        return f"P{3 * total:g}M" if total > 1 else "P1Q"
    if total != int(total) and unit in ("year", "hour", "minute"):
        lower = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}[unit]
        rest = round((total - int(total)) * lower[0])
        return f"P{clock}{int(total)}{code}{rest}{lower[1]}" if int(total) else f"P{clock}{rest}{lower[1]}"
    return f"P{clock}{total:.10g}{code}"


def _relative(hit: Hit) -> Reading | None:
    unit, relation = hit.unit(), hit.words("r")
    if hit.is_name(hit.match.start("u")):
        return None
    plural = hit.word("u").endswith("s")
    if unit in ("second", "minute", "hour", "millennium") or plural:
        return None
    last = relation[-1]
    if last in ("last", "past", "previous", "preceding"):
        direction = -1
    elif last in ("next", "coming", "following", "upcoming"):
        direction = 1
    elif last == "latest":
        if unit not in ("quarter", "week", "month", "year"):
            return None
        if unit == "quarter" and hit.quarter:
            return Reading(hit.quarter, "DATE", True)
        direction = 0 if unit == "week" else -1
    elif last in ("that", "same"):
        return Reading(
            {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(unit, "XXXX"),
            "DATE",
            True,
        )
    elif last == "the":
        return _the_unit(hit, unit)
    else:
        direction = 0
    if unit == "weekend":
        return _weekend(hit)
    if unit == "quarter":
        return Reading(hit.quarter if direction == 0 and hit.quarter else shift(hit.at, unit, direction), "DATE", True)
    if unit in ("decade", "century") and direction:
        return Reading(_period(1, unit), "DURATION", False)
    return Reading(shift(hit.at, "week" if unit == "fortnight" else unit, direction), "DATE", True)


def _the_unit(hit: Hit, unit: str) -> Reading | None:
    """ "the year", "the end of the month", "the quarter": seen from here, or just a stretch of time."""
    edge = hit.has("e") or hit.has("early")
    if edge and unit in ("year", "month", "week", "quarter", "decade", "century"):
        return Reading(shift(hit.at, unit, 0), "DATE", True)
    if unit == "quarter":
        return Reading(hit.quarter or shift(hit.at, unit, -1), "DATE", True)
    if unit == "weekend":
        return _weekend(hit)
    if unit in ("year", "month", "week") and hit.match[0].startswith("tf") or hit.has("d2"):
        return Reading(shift(hit.at, unit, 0) if unit in ("year", "month", "week") else _period(1, unit), "DATE", True)
    if unit in ("year", "week"):
        return Reading(
            shift(hit.at, unit, 0) if unit == "week" else _period(1, unit),
            "DATE" if unit == "week" else "DURATION",
            unit == "week",
        )
    return None


def _weekend(hit: Hit) -> Reading | None:
    relation = hit.word("r")
    direction = -1 if relation in ("last", "past") else 1 if relation == "next" else 0
    week = shift(hit.at, "week", direction)
    if (
        hit.at is not None
        and hit.at.date is not None
        and not direction
        and hit.at.date.weekday() < 3
        and hit.tense() == "past"
    ):
        week = shift(hit.at, "week", -1)
    return Reading(week + "-WE", "DATE", True)


def _span(hit: Hit) -> Reading | None:
    """ "the last two weeks", "the first nine months", "the three years"."""
    unit = hit.unit()
    return Reading(_period(hit.number(), unit), "DURATION", False)


def _vague(hit: Hit) -> Reading | None:
    if not hit.word("u").endswith("s"):
        return None
    word = hit.words("r")[-1]
    if word in ("next", "coming", "following", "future", "upcoming"):
        return Reading("FUTURE_REF", "DATE", False)
    if word in ("these", "those"):
        return Reading("PRESENT_REF" if word == "these" else "PAST_REF", "DATE", False) if hit.unit() == "day" else None
    return Reading("PAST_REF", "DATE", False)


def _ago(hit: Hit) -> Reading | None:
    unit = hit.unit()
    forward = hit.word("g") in ("later", "after")
    if hit.word("g") in ("early", "late", "mid"):
        return None
    if hit.word("g") in ("before", "after") and not hit.has("n"):
        return None
    number = hit.number() if hit.has("n") else 1.0
    if not hit.has("n") and hit.word("u").endswith("s"):
        return Reading("PAST_REF", "DATE", False)
    if number is None:
        return Reading("FUTURE_REF" if forward else "PAST_REF", "DATE", False)
    if unit in ("hour", "minute", "second"):
        return Reading(_period(number, unit), "DURATION", False)
    if forward or hit.word("g") == "before":
        return Reading(_period(number, unit), "DURATION", False)
    if unit == "year" and number == 1 and hit.at is not None and (hit.quarter or hit.word("u2") == "quarter"):
        return Reading(minus(hit.quarter or shift(hit.at, "quarter", -1), 1), "DATE", True)
    factor = {"fortnight": ("week", 2), "weekend": ("week", 1)}.get(unit, (unit, 1))
    if unit in ("decade", "century"):
        factor = ("year", 10 if unit == "decade" else 100)
    if unit == "week":
        return Reading(day_value(hit.at, -7 * int(number)), "DATE", True)
    return Reading(shift(hit.at, factor[0], -int(number) * factor[1]), "DATE", True)


def _duration(hit: Hit) -> Reading | None:
    unit = hit.unit()
    if hit.has("half"):
        return Reading(_period(0.5, unit), "DURATION", False)
    words = hit.words("n")
    if not words:
        return Reading(_period(None, unit), "DURATION", False)
    if words[-1] in ("many", "some") and not hit.word("u").endswith("s"):
        return None
    number = amount(words)
    if words in (["a"], ["an"]) and (
        unit in ("quarter", "second") or (unit in ("minute", "weekend") and not hit.has("b"))
    ):
        return None
    if hit.is_name(hit.match.start("u")):
        return None  # "60 Minutes" is a programme
    if number is not None and "caz" in hit.match[0]:
        number += 0.5
    return Reading(_period(number, unit), "DURATION", False)


def _plural(hit: Hit) -> Reading | None:
    if not hit.word("u").endswith("s") or hit.unit() in ("second", "quarter"):
        return None
    return Reading(_period(None, hit.unit()), "DURATION", False)


def _reference(hit: Hit) -> Reading | None:
    word = hit.word("ref")
    if word in ("past", "last"):
        return Reading("PAST_REF", "DATE", False) if word == "past" else None
    if word not in REFERENCES and word != "future":
        return None
    return Reading("FUTURE_REF" if word == "future" else REFERENCES[word], "DATE", False)


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
    "date": _date, "date_of": _date_of, "iso": _iso, "numeric": _numeric, "month": _month, "season": _season, "quarter": _quarter,
    "year": _year, "decade": _decade, "century": _century, "weekday": _weekday, "dayword": _dayword, "part": _part, "clock": _clock,
    "set": _set, "weekdays": _weekdays, "often": _often, "relative": _relative, "span": _span, "vague": _vague, "ago": _ago,
    "duration": _duration,
    "edge": _edge,
    "holiday": _holiday, "plural": _plural, "reference": _reference,
}  # fmt: skip
