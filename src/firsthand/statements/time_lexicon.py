"""The words of time expressions, and a text as a string of their classes: one character a word, so that patterns over
whole classes run as fast as a regular expression can."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.statements.number_words import VALUES

__all__ = [
    "MONTHS", "NUMBERS", "ORDINALS", "PARTS", "REFERENCES", "SEASONS", "SETS", "UNITS", "UNIT_CODES", "WEEKDAYS",
    "Lexed", "lex",
]  # fmt: skip


def _numbered(table: str, first: int = 1) -> dict[str, int]:
    """Each word of a line -> the number of its line, or of its word where all stand on one line."""
    lines = table.strip().splitlines()
    rows = lines if len(lines) > 1 else table.split()
    return {word: n for n, row in enumerate(rows, first) for word in row.split()}


def _named(table: str) -> dict[str, str]:
    """Each word of a line -> the line's first word, which stands before a colon."""
    rows = (line.split(":") for line in table.strip().splitlines())
    return {word: name.strip() for name, words in rows for word in words.split()}


MONTHS = _numbered("""
january jan
february feb
march mar
april apr
may
june jun
july jul
august aug
september sept sep
october oct
november nov
december dec
""")
WEEKDAYS = _numbered(
    """
monday mon
tuesday tues tue
wednesday weds wed
thursday thurs thur thu
friday fri
saturday sat
sunday sun
""",
    first=0,
)
_CAPITAL = frozenset({"may", "march"} | {w for w in (*MONTHS, *WEEKDAYS) if len(w) < 6 and not w.endswith("day")})
"""Names that are other words when written small."""

UNITS = _named("""
second: seconds
minute: minute minutes
hour: hour hours
day: day days
weekend: weekend weekends
week: week weeks
fortnight: fortnight fortnights
month: month months
quarter: quarter quarters
year: year years
decade: decade decades
century: century centuries
millennium: millennium millennia
""")
UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "D", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "millennium": "Y",
}  # fmt: skip
SEASONS = _named("""
SP: spring springtime
SU: summer summertime
FA: autumn fall
WI: winter wintertime
""")
PARTS = _named("""
MO: morning mornings dawn
MI: lunchtime
AF: afternoon afternoons
EV: evening evenings dusk
NI: night nights overnight
""")
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
NUMBERS = {**VALUES, **_SCALES}
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
REFERENCES = _named("""
PRESENT_REF: now currently presently nowadays
PAST_REF: recently lately previously formerly
FUTURE_REF: soon shortly
""")
SETS = _named("""
P1D: daily
P1W: weekly
P2W: biweekly fortnightly
P1M: monthly
P1Y: yearly annually
PT1H: hourly
XXXX-XX-XXTNI: nightly
""")

# The class of a word: everything that the patterns tell apart, and no more.
_CLASSES = {
    **dict.fromkeys(NUMBERS, "N"), **dict.fromkeys(_SCALES, "#"), **dict.fromkeys(UNITS, "U"),
    **dict.fromkeys(ORDINALS, "O"), **dict.fromkeys(SEASONS, "S"), **dict.fromkeys(PARTS, "P"),
    **dict.fromkeys(REFERENCES, "R"), **dict.fromkeys(SETS, "J"),
    **_named("""
        K: yesterday today tomorrow
        k: tonight
        l: noon midnight midday
        v: several few couple many
        I: some
        L: last past previous preceding latest
        X: next coming upcoming following
        H: this current
        h: that same
        B: these those
        t: the
        a: a an
        o: of
        i: in
        c: and or
        T: to
        x: at
        y: on
        E: early late mid earlier later
        e: end beginning start middle close rest remainder eve
        g: ago
        V: every each
        z: half
        G: recent
        f: fiscal financial calendar
        j: old
        ~: long
        b: nearly almost about around approximately roughly over just under
        m: more less fewer least most
        n: than
        u: up
        p: no
        s: additional other further extra straight consecutive trading working business
        d: full whole entire
        w: time period
        q: future
        C: nineties eighties seventies sixties fifties forties thirties twenties
        A: am pm
        Z: gmt utc est edt pst pdt cst cdt cet bst
        *: christmas thanksgiving halloween
    """.replace("\n        ", "\n")),
}  # fmt: skip
_PUNCTUATION = dict(zip(",-–‑:/.'’", ",---:/.''", strict=True))
_TOKEN = re.compile(r"[ap]\.m\b\.?|\d+(?:,\d{3})+|\d+|[^\W\d_]+|[^\w\s]|_", re.I)


@dataclass(frozen=True, slots=True)
class Lexed:
    """Words (lower case), where each begins and ends, and the string of their classes."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str


def lex(text: str) -> Lexed:
    """`text` as classes: M month, W weekday, Q "Mondays", D a number to 31, Y a year, n another number, C a decade,
    @ an ordinal's ending after digits, "_" what no time expression holds; the rest as `_CLASSES` has it."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        lower = word.lower()
        kind = _CLASSES.get(lower) or _PUNCTUATION.get(word) or _name(word, lower)
        if kind is None:
            kind = "_"
            if word[0].isdecimal():
                kind = _figure(word)
            elif lower[1:3] == ".m":
                kind = "A"
            elif ends and ends[-1] == match.start() and classes[-1] in "DYn":
                if lower in ("st", "nd", "rd", "th"):
                    kind = "@"
                elif lower == "s" and (
                    classes[-1] == "Y" or words[-1] in ("20", "30", "40", "50", "60", "70", "80", "90")
                ):
                    classes[-1], words[-1], ends[-1] = "C", words[-1] + "s", match.end()
                    continue
        words.append(lower)
        starts.append(match.start())
        ends.append(match.end())
        classes.append(kind)
    return Lexed(words, starts, ends, "".join(classes))


def _name(word: str, lower: str) -> str | None:
    if lower in MONTHS:
        return "M" if word[0].isupper() or lower not in _CAPITAL else "_"
    if lower in WEEKDAYS:
        return "W" if word[0].isupper() or lower not in _CAPITAL else "_"
    return "Q" if lower.endswith("days") and lower[:-1] in WEEKDAYS else None


def _figure(word: str) -> str:
    if "," in word or not word.isascii():
        return "n"
    if len(word) <= 2:
        return "D" if int(word) <= 31 else "n"
    return "Y" if len(word) == 4 and "1000" <= word <= "2199" else "n"
