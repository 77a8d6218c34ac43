"""The words of time expressions, and a text as a string of their classes: one character a word, so that patterns over
whole classes run as fast as a regular expression can."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = [
    "HOLIDAYS",
    "MONTHS",
    "NUMBERS",
    "ORDINALS",
    "PARTS",
    "REFERENCES",
    "SEASONS",
    "SETS",
    "UNITS",
    "UNIT_CODES",
    "WEEKDAYS",
    "Lexed",
    "lex",
]

MONTHS: dict[str, int] = {}
for _n, _names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sept sep", "october oct", "november nov", "december dec"), 1,
):  # fmt: skip
    MONTHS.update(dict.fromkeys(_names.split(), _n))
WEEKDAYS: dict[str, int] = {}
for _n, _names in enumerate(
    (
        "monday mon",
        "tuesday tues tue",
        "wednesday weds wed",
        "thursday thurs thur thu",
        "friday fri",
        "saturday sat",
        "sunday sun",
    )
):
    WEEKDAYS.update(dict.fromkeys(_names.split(), _n))
_CAPITAL = frozenset(
    "may march mar jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun".split()
)
"""Names that are other words when written small."""

UNITS: dict[str, str] = {}
for _unit, _words in {
    "second": "seconds", "minute": "minute minutes", "hour": "hour hours", "day": "day days", "week": "week weeks",
    "fortnight": "fortnight fortnights", "month": "month months", "quarter": "quarter quarters", "year": "year years",
    "decade": "decade decades", "century": "century centuries", "weekend": "weekend weekends", "millennium": "millennium millennia",
}.items():  # fmt: skip
    UNITS.update(dict.fromkeys(_words.split(), _unit))
UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "Y", "century": "Y", "weekend": "D", "millennium": "Y",
}  # fmt: skip
SEASONS = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}
PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "overnight": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "lunchtime": "MI",
    "mornings": "MO",
    "afternoons": "AF",
    "evenings": "EV",
    "nights": "NI",
}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
NUMBERS: dict[str, int] = {w: n for n, w in enumerate(_ONES)}
NUMBERS.update({w: 20 + 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())})
NUMBERS.update({"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000})
ORDINALS: dict[str, int] = {
    w: n for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF",
    "lately": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF", "soon": "FUTURE_REF", "shortly": "FUTURE_REF",
}  # fmt: skip
SETS = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
    "nightly": "XXXX-XX-XXTNI",
    "biweekly": "P2W",
}
HOLIDAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31),
    "boxing day": (12, 26), "halloween": (10, 31), "independence day": (7, 4), "valentine's day": (2, 14), "veterans day": (11, 11),
    "armistice day": (11, 11), "may day": (5, 1),
}  # fmt: skip

_CLASSES: dict[str, str] = {
    **dict.fromkeys(NUMBERS, "N"), **dict.fromkeys(UNITS, "U"), **dict.fromkeys(ORDINALS, "O"), **dict.fromkeys(SEASONS, "S"),
    **dict.fromkeys(PARTS, "P"), **dict.fromkeys(REFERENCES, "R"), **dict.fromkeys(SETS, "J"),
    **dict.fromkeys(("yesterday", "today", "tomorrow"), "K"), "tonight": "k", "noon": "l", "midnight": "l", "midday": "l",
    **dict.fromkeys(("several", "few", "couple", "many"), "v"), "some": "I",
    **dict.fromkeys(("last", "past", "previous", "preceding"), "L"), "latest": "L",
    **dict.fromkeys(("next", "coming", "upcoming", "following"), "X"), **dict.fromkeys(("this", "current"), "H"), **dict.fromkeys(("that", "same"), "h"),
    **dict.fromkeys(("these", "those"), "B"),
    "the": "t", "a": "a", "an": "a", "of": "o", "in": "i", "and": "c", "or": "c", "to": "T", "at": "x", "on": "y", "from": "F",
    **dict.fromkeys(("early", "late", "mid", "earlier", "later"), "E"),
    **dict.fromkeys(("end", "beginning", "start", "middle", "close", "rest", "remainder", "eve"), "e"), "ago": "g",
    "before": "r", "after": "r", "every": "V", "each": "V", "half": "z", "recent": "G", "fiscal": "f", "financial": "f", "old": "j", "long": "j",
    **dict.fromkeys(("nearly", "almost", "about", "around", "approximately", "roughly", "over", "just", "under"), "b"),
    **dict.fromkeys(("more", "less", "fewer", "least", "most"), "m"), "than": "n", "up": "u", "no": "p", "additional": "s", "first": "O",
    "am": "A", "pm": "A", "future": "q", "nineties": "C", "eighties": "C", "seventies": "C", "sixties": "C", "fifties": "C", "forties": "C",
    "thirties": "C", "twenties": "C", "other": "s", "further": "s", "extra": "s", "full": "d", "whole": "d", "entire": "d", "straight": "s",
    "consecutive": "s", "time": "w", "period": "w", "gmt": "Z", "est": "Z", "edt": "Z", "utc": "Z", "pst": "Z", "pdt": "Z", "cst": "Z", "cet": "Z", "bst": "Z",
    "trading": "s", "working": "s", "business": "s", "calendar": "f", "off": "_",
}  # fmt: skip
_TOKEN = re.compile(r"[ap]\.m\b\.?|\d+(?:,\d{3})+|\d+|[^\W\d_]+|[^\w\s]|_", re.I)
_PUNCT = {
    ",": ",",
    "-": "-",
    "–": "-",
    "—": "=",
    "‑": "-",
    ":": ":",
    "/": "/",
    ".": ".",
    "'": "'",
    "’": "'",
    "(": "(",
    "$": "$",
    "£": "$",
    "€": "$",
    "%": "%",
}


@dataclass(frozen=True, slots=True)
class Lexed:
    """Words (lower case), where each begins and ends, and the string of their classes."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str


def lex(text: str) -> Lexed:
    """`text` as classes: M month, W weekday, D a number to 31, Y a year, n another number, C a decade, s after digits an
    ordinal's ending, "_" everything that no time expression holds; the rest as `_CLASSES` has it."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        lower = word.lower()
        kind = _CLASSES.get(lower)
        if kind is None:
            kind = _PUNCT.get(word) or _named(word, lower)
            if kind is None:
                kind = "_"
                if word[0].isdecimal():
                    kind = _figure(word)
                elif ends and ends[-1] == match.start() and classes[-1] in "DYn":
                    if lower in ("st", "nd", "rd", "th"):
                        kind = "@"
                    elif lower == "s" and (
                        classes[-1] == "Y" or words[-1] in ("20", "30", "40", "50", "60", "70", "80", "90")
                    ):
                        classes[-1], words[-1], ends[-1] = "C", words[-1] + "s", match.end()
                        continue
                elif lower[1:] == ".m" or lower[1:] == ".m.":
                    kind = "A"
        words.append(lower)
        starts.append(match.start())
        ends.append(match.end())
        classes.append(kind)
    return Lexed(words, starts, ends, "".join(classes))


def _named(word: str, lower: str) -> str | None:
    if lower in MONTHS:
        return "M" if word[0].isupper() or lower not in _CAPITAL else "_"
    if lower in WEEKDAYS:
        return "W" if word[0].isupper() or lower not in _CAPITAL else "_"
    if lower.endswith("days") and lower[:-1] in WEEKDAYS:
        return "Q"
    return None


def _figure(word: str) -> str:
    if "," in word or not word.isascii():
        return "n"
    if len(word) <= 2:
        return "D" if int(word) <= 31 else "n"
    return "Y" if len(word) == 4 and "1000" <= word <= "2199" else "n"
