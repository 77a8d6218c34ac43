"""What time expressions made of units mean: "last week", "two years ago", "every Monday", "40 days"."""

from __future__ import annotations

import re

from firsthand.statements.calendar import day_value, minus, shift
from firsthand.statements.time_hit import Hit, Reading, amount
from firsthand.statements.time_lexicon import MONTHS, PARTS, REFERENCES, SEASONS, SETS, UNIT_CODES, WEEKDAYS

__all__ = ["STRETCHES"]


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
    if (unit in ("year", "month", "week") and hit.match[0].startswith("tf")) or hit.has("d2"):
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
    if word in ("soon", "shortly") and re.match(r"\s+(?:after|before|there)", hit.after):
        return None  # "shortly after" is seen from another event, not from here
    if word not in REFERENCES and word != "future":
        return None
    return Reading("FUTURE_REF" if word == "future" else REFERENCES[word], "DATE", False)


STRETCHES = {
    "set": _set, "weekdays": _weekdays, "often": _often, "relative": _relative, "span": _span, "vague": _vague,
    "ago": _ago, "duration": _duration, "plural": _plural, "reference": _reference,
}  # fmt: skip
