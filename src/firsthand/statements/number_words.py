"""Numbers as they are written: digits, words, magnitudes, fractions, and vague counts such as "a few dozen".

`number(text, position)` reads one number that begins at `position` and says what interval the words allow. What a
vague count allows, chosen once and held by tests: "a few" and "a handful" 2 to 9, "several" 3 to 9, "a couple" 2 to 3,
each times the magnitude and all it can still hold ("a few thousand" 2,000 to 9,999), but dozens only to the seventh
("a few dozen" 24 to 84); "dozens" 24 to 144, "scores" 40 to 200, "hundreds" 200 to 999, "thousands" 2,000 to 99,999
(writers reach for "tens of thousands" late), "millions" 2 to 999 million.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["STARTS", "VALUES", "Number", "number", "quantum"]

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES: dict[str, int] = {w: n for n, w in enumerate(_ONES)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
"""Whole numbers of one word, in lower case; scales are not among them."""
_SCALES: dict[str, int] = {
    "hundred": 100, "dozen": 12, "thousand": 1_000, "lakh": 100_000, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_SHORT: dict[str, int] = {
    "k": 1_000, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip
_PLURALS: dict[str, tuple[float, float]] = {
    "dozens": (24, 144), "scores": (40, 200), "hundreds": (200, 999), "thousands": (2_000, 99_999),
    "millions": (2 * 10**6, 999_999_999), "billions": (2 * 10**9, 999_999_999_999),
    "trillions": (2 * 10**12, 999 * 10**12),
}  # fmt: skip
_VAGUE: dict[str, tuple[int, int]] = {"few": (2, 9), "handful": (2, 9), "several": (3, 9), "couple": (2, 3)}

STARTS: frozenset[str] = frozenset(
    {*VALUES, *_SCALES, *_PLURALS, *_VAGUE, "half", "quarter", "third", "tens", "fifth"}
) - {"zero"}
"""The words, lower case, that a written number can begin with (an article may stand before them)."""

_WORD = "|".join(sorted({*VALUES, *_SCALES}, key=len, reverse=True))
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_DIGITS = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?:[ -](?P<num>[1-9])/(?P<den>[1-9]\d?)(?!\d))?"
    r"(?P<glyph>[½¼¾⅓⅔])?"
)
_MAGNITUDE = re.compile(rf"(?:[\s-]+(?:{_SCALE})s?\b)+", re.I)
_SHORTHAND = re.compile(r"[ ]?(k|mn|mln|bn|bln|trn|tn|m|b)(?![A-Za-z])", re.I)
_WORDS = re.compile(
    rf"(?:an?\s+(?=(?:{_SCALE})\b))?(?:{_WORD})(?![A-Za-z])(?:(?:[\s-]+and)?[\s-]+(?:{_WORD})(?![A-Za-z]))*", re.I
)
_HALF_AFTER = re.compile(rf"[\s-]+and[\s-]+a[\s-]+(half|quarter)\b((?:[\s-]+(?:{_SCALE}))?)", re.I)
_HALF_OF = re.compile(rf"(?:a\s+)?(half|quarter|(?:a\s+)?third)[\s-]+(?:of\s+)?(?:an?[\s-]+)?({_SCALE})\b", re.I)
_VAGUE_RE = re.compile(
    rf"(?:an?\s+)?(?:(?:good|mere|small)\s+)?(few|several|couple(?:\s+of)?|handful\s+of)(?:\s+({_SCALE})s?\b)?(?:\s+({_SCALE})\b)?",
    re.I,
)
_PLURAL_RE = re.compile(
    r"(?:many\s+|several\s+)?(?:(?P<tens>tens|dozens|scores|hundreds|thousands)\s+of\s+(?P<big>thousands|millions|billions|trillions)"
    r"|(?P<plain>dozens|scores|hundreds|thousands|millions|billions|trillions))\b",
    re.I,
)
_GLYPHS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends (exclusive) at `end`: all that it can mean, and whether it is `vague` by itself.

    `mantissa` is its value before a magnitude that follows it, `scaled` whether there is one ("3" of "3 to 5 million");
    `step` what it is rounded to where that is not to be seen from its value (dozens).
    """

    end: int
    low: float
    high: float
    vague: bool = False
    mantissa: float = 0.0
    scaled: bool = False
    scale: float = 1.0
    digits: bool = False
    step: float | None = None


def quantum(value: float) -> float:
    """The step to which `value` shows itself rounded: 100 for 1,200, 50 for 250, 5 for 25, 1e8 for 1.8 billion."""
    if value == 0:
        return 1.0
    shown = Decimal(repr(value)).normalize()
    exponent = shown.as_tuple().exponent
    place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    mantissa = abs(shown / place)
    return float(place * 5 if mantissa > 5 and mantissa % 10 == 5 else place)


def number(text: str, position: int, money: bool = False) -> Number | None:
    """The number that begins at `position`, or None. `money` says that a currency sign stands before it, which makes
    "5 m" and "5b" millions and billions."""
    if text[position : position + 1].isdecimal():
        return _digits(text, position, money)
    for reader in (_halves, _vague, _plural, _words):
        found = reader(text, position)
        if found is not None:
            return found
    return None


def _digits(text: str, position: int, money: bool) -> Number | None:
    match = _DIGITS.match(text, position)
    if match is None:
        return None
    value = Decimal(match["whole"].replace(",", "") + (match["part"] or ""))
    end = match.end()
    if match["num"] and int(match["num"]) < int(match["den"]):
        value += Decimal(match["num"]) / Decimal(match["den"])
    elif match["num"]:
        end = match.end("part") if match["part"] else match.end("whole")
    if match["glyph"]:
        value += _GLYPHS[match["glyph"]]
    mantissa = float(value)
    if half := _HALF_AFTER.match(text, end):
        value += Decimal("0.5") if half[1].lower() == "half" else Decimal("0.25")
        end = half.end(1)
    scale = 1
    if magnitude := _MAGNITUDE.match(text, end):
        for word in re.findall(r"[a-z]+", magnitude[0].lower()):
            scale *= _SCALES[word.removesuffix("s")]
        end = magnitude.end()
    elif short := _SHORTHAND.match(text, end):
        letter = short[1].lower()
        spaced = short[0][0] == " "
        if money or (len(letter) > 1 or (not spaced and letter in "km")):
            scale, end = _SHORT[letter], short.end()
    total = float(value * scale)
    return Number(end, total, total, mantissa=mantissa, scaled=scale > 1, scale=scale, digits=True)


def _halves(text: str, position: int) -> Number | None:
    """ "half a million", "a quarter of a million", "half a dozen"."""
    match = _HALF_OF.match(text, position)
    if match is None:
        return None
    part = match[1].lower().split()[-1]
    share = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}[part]
    value = share * _SCALES[match[2].lower()]
    return Number(match.end(), value, value, vague=part == "third", mantissa=value, scaled=True)


def _vague(text: str, position: int) -> Number | None:
    match = _VAGUE_RE.match(text, position)
    if match is None or text[match.end() : match.end() + 1].isalpha():
        return None
    low, high = _VAGUE[match[1].lower().split()[0]]
    if not match[2]:
        return Number(match.end(), low, high, vague=True, mantissa=low)
    if match[2].lower() == "dozen" and not match[3]:
        return Number(match.end(), low * 12, (high if high < 9 else 7) * 12, vague=True, scaled=True)
    scale = _SCALES[match[2].lower()] * (_SCALES[match[3].lower()] if match[3] else 1)
    return Number(match.end(), low * scale, (high + 1) * scale - 1, vague=True, scaled=True)


def _plural(text: str, position: int) -> Number | None:
    match = _PLURAL_RE.match(text, position)
    if match is None:
        return None
    if match["plain"]:
        low, high = _PLURALS[match["plain"].lower()]
        return Number(match.end(), low, high, vague=True, scaled=True)
    factor = {
        "tens": (20, 99),
        "dozens": (24, 144),
        "scores": (40, 200),
        "hundreds": (200, 999),
        "thousands": (2000, 99_999),
    }
    one = _SCALES[match["big"].lower().removesuffix("s")]
    low, high = factor[match["tens"].lower()]
    return Number(match.end(), low * one, (high + 1) * one - 1, vague=True, scaled=True)


def _words(text: str, position: int) -> Number | None:
    match = _WORDS.match(text, position)
    if match is None:
        return None
    total, group, last, end = 0, 0, 0, match.start()
    scaled = False
    after_and = False
    for word in re.finditer(r"[a-z]+", match[0].lower()):
        token = word[0]
        if token in ("a", "an"):
            group, last = 1, 1
        elif token == "and":
            if last < 100:
                break
            after_and = True
            continue
        elif token in VALUES:
            small = VALUES[token]
            if not (end == position or last >= 100 or (20 <= last < 100 and small < 10)):
                break
            if last >= 100 and not after_and and not scaled:
                break
            group, last = group + small, small
        else:
            scale = _SCALES[token]
            if scale in (12, 100):
                group = (group or 1) * scale
            else:
                total, group = total + (group or 1) * scale, 0
            last, scaled = scale, True
        after_and = False
        end = position + word.end()
    value: float = total + group
    if half := _HALF_AFTER.match(text, end):
        share = 0.5 if half[1].lower() == "half" else 0.25
        if half[2]:
            value, scaled = (value + share) * _SCALES[half[2].strip(" -\n\t").lower()], True
        else:
            value += share * (last if last >= 100 else 1)
        end = half.end()
    step = 12.0 if "dozen" in match[0].lower() else None
    return Number(end, float(value), float(value), mantissa=value, scaled=scaled, step=step)
