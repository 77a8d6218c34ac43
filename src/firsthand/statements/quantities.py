"""Numbers of something, as the interval that the words allow.

A grammar of our own: candidates are words that begin a number; around each, compiled patterns read what stands before
(bounds, roundness, a currency) and after (a second number of a range, a unit, "or more"); what only looks like a
quantity (years, dates, clock times, names, scores, telephone numbers) is dropped; the parse says what is counted and
whether the number is the one before or after a change.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from firsthand.records import QuantityRole
from firsthand.statements.bounds import BOUND_BEFORE, BOUND_BEHIND, BOUND_OF, EXCEEDING, SOFT, interval
from firsthand.statements.counting import Place, changes, counted, role
from firsthand.statements.exclusions import is_no_quantity
from firsthand.statements.number_words import STARTS, Number, number, quantum
from firsthand.statements.units import CURRENCY_BEFORE, DURATIONS, MONEY, UNIT_AFTER, currency_sign, unit_name

__all__ = ["FoundQuantity", "quantities"]


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity as `records.Quantity` has it; `start` and `end` are characters of the Doc's text, bounds and unit
    included ("more than $3 billion")."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    counted: str | None = None
    role: QuantityRole = "value"
    approximate: bool = False


_RANGE = re.compile(
    r"\s*[-–—‑]\s*|\s+(?:to|and|or)\s+(?:(?:about|around|some|perhaps|maybe|even|as\s+(?:many|much)\s+as)\s+)?", re.I
)
_BETWEEN = re.compile(
    r"\b(?:between|from|anywhere\s+from|ranging\s+from|of\s+between)\s+(?:about\s+|around\s+)?$", re.I
)
_FRACTION = re.compile(
    r"(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[\s-]+)?"
    r"(?P<part>half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|thirds|quarters|fourths|fifths|sixths|"
    r"sevenths|"
    r"eighths|ninths|tenths)(?=\s+(?:of\s+(?!19|20)|(?:the|its|his|her|their|our|all)\b)"
    r"|(?P<bare>[.,;]|\s+(?:to|from|in|since|last|this|by)\b|$))(?!\s+of\s+(?:an?\s+)?(?:million|billion|19|20))",
    re.I,
)
_BY_SHARE = re.compile(r"\b(?:by|from|to)\s+(?:(?:about|around|nearly|almost|over|more\s+than|an?)\s+)*$", re.I)
_PARTS = {
    w: n for n, w in enumerate(["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 2)
} | {"fourth": 4}
_TOPS = {w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)} | {
    "a": 1,
    "an": 1,
}
_OUT_OF = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?", re.I)
_HOUR = re.compile(r"(?:half|a\s+quarter\s+of)\s+an?\s+(hour|mile|pound|day|century|year|kilometre|kilometer)\b", re.I)
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?:\s+of|-)?\s*$", re.I)
_AGE_AFTER = re.compile(r"[\s-]+(?:year|month|week|day)s?[\s-]+olds?\b", re.I)
_AGED = re.compile(r"\b(?:aged?|age\s+of)\s+(?:about\s+|between\s+)?$", re.I)
_RANK = re.compile(r"\b(?:ranked|ranks|ranking|finished|placed|came)\s+(?:in\s+|at\s+)?(?:no\.?\s*|number\s+)?$", re.I)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|(?=[.,;)]|\s+(?:in|of|on|at|out|for|among|overall)\b|$)")
_SCALED_ONLY = frozenset({
    "KRW", "ZAR", "BRL", "DEM",
})  # fmt: skip
"""Currencies whose word is as often another word ("won", "rand", "real", "mark"); they want a magnitude."""


_DIGIT = re.compile(r"\d")


def quantities(doc: Doc) -> tuple[FoundQuantity, ...]:
    """The quantities of `doc`, in the order of the text, none inside another."""
    text = doc.text
    starts: list[int] = []
    candidates: list[int] = []
    for token in doc:
        starts.append(token.idx)
        lower = token.lower_
        if lower in STARTS or _DIGIT.search(lower):
            candidates.append(token.i)
    reader = _Reader(doc, text, starts)
    found: list[FoundQuantity] = []
    done = 0
    for i in candidates:
        token = doc[i]
        offset = next((k for k, c in enumerate(token.text) if c.isdecimal()), 0) if token.lower_ not in STARTS else 0
        position = token.idx + offset
        if position < done:
            continue
        made, reached = reader.read(position)
        found.extend(made)
        done = max(done, reached)
    return tuple(_paired(found, text))


def _paired(found: list[FoundQuantity], text: str) -> list[FoundQuantity]:
    """Both ends of a change count the same thing; where the parse shows it at one end only, the other takes it."""
    for i in range(len(found) - 1):
        one, two = found[i], found[i + 1]
        ends = {one.role, two.role} == {"before", "after"} and one.unit == two.unit
        if not ends or (one.counted is None) == (two.counted is None) or ". " in text[one.end : two.start]:
            continue
        thing = one.counted or two.counted
        found[i], found[i + 1] = replace(one, counted=thing), replace(two, counted=thing)
    return found


class _Reader:
    """Reads the quantities of one Doc; `starts` are the first characters of its tokens."""

    def __init__(self, doc: Doc, text: str, starts: list[int]) -> None:
        self.doc = doc
        self.text = text
        self.starts = starts
        self.sterling = "£" in text or "sterling" in text

    def token(self, position: int) -> Token:
        """The token that holds the character at `position`."""
        i = bisect_left(self.starts, position + 1) - 1
        return self.doc[max(i, 0)]

    def read(self, position: int) -> tuple[list[FoundQuantity], int]:
        """What stands at `position`, and how far the text is done with."""
        text = self.text
        left = text[max(0, position - 60) : position]
        if (special := self._fraction(position, left)) is not None:
            return [special], special.end
        article = re.search(r"\b[Aa]n?\s+$", left)
        first = number(text, position - len(article[0])) if article else None
        if first is not None and article is not None:
            position -= len(article[0])
            left = left[: -len(article[0])]
        sign = CURRENCY_BEFORE.search(left)
        if sign is not None:
            first, left = number(text, position, money=True), left[: sign.start()]
        if first is None:
            first = number(text, position)
        if first is None:
            return [], position + 1
        start = position - (len(sign[0]) if sign else 0)
        return self._measured(first, start, position, left, sign)

    def _measured(
        self, first: Number, start: int, position: int, left: str, sign: re.Match[str] | None
    ) -> tuple[list[FoundQuantity], int]:
        text = self.text
        low, high, vague, end = first.low, first.high, first.vague, first.end
        unit = currency_sign(sign[1]) if sign else None
        factor = 1.0
        after = UNIT_AFTER.match(text, end)
        second = self._second(first, end if after is None else after.end(), end, left, sign is not None)
        if second is not None:
            scale = second.scale if not first.scaled and second.scaled and first.mantissa < second.mantissa else 1.0
            low, high, vague, end = first.low * scale, second.high, False, second.end
            after = UNIT_AFTER.match(text, end)
        if unit is None and after is not None and not self._false_unit(after, first, second):
            unit, factor = unit_name(after, self.sterling)
            end = after.end()
        elif unit is not None and after is not None and (after["code"] or after["money"]):
            end = after.end()  # "$3 billion dollars", "$5 USD"
        if unit is None and _MAGNITUDE_BEFORE.search(left):
            unit = "magnitude"
        age = False
        if unit in ("year", "month", "week", "day") and (
            old := _AGE_AFTER.match(text, first.end if second is None else second.end)
        ):
            age, end = True, old.end()
        if unit in (None, "year") and _AGED.search(left):
            unit, age = "year", True
        if unit is None and _RANK.search(left) and (suffix := _ORDINAL.match(text, end)) is not None:
            return [FoundQuantity(start, suffix.end(), low, high, "rank")], suffix.end()
        last = end - 1
        if is_no_quantity(self.doc, text, position, end, left, unit, first, self.token(position), self.token(last)):
            return [], end
        if unit is None and first.digits and second is None and self._is_age(start, end):
            unit, age = "year", True

        low, high = low * factor, high * factor
        bound = BOUND_BEFORE.search(left)
        if bound is not None and unit in DURATIONS and bound[1].lower() == "over":
            bound = None  # "over three years": in the course of
        kind = BOUND_OF[" ".join(bound[1].lower().split())] if bound else "over" if EXCEEDING.search(left) else None
        if bound is not None:
            start -= len(left) - bound.start()
            left = left[: bound.start()]
        elif second is not None and (opening := _BETWEEN.search(left)):
            start -= len(left) - opening.start()
            left = left[: opening.start()]
        trailing = BOUND_BEHIND.match(text, end)
        if trailing is not None and (word := trailing[0].lower().strip(" -").split()):
            kind = {"so": "about", "thereabouts": "about", "odd": "about", "some": "about"}.get(
                word[-1], "up to" if word[-1] in ("less", "fewer", "under", "below", "most") else "at least"
            )
            end = trailing.end()
            if unit is None and (behind := UNIT_AFTER.match(text, end)) is not None:
                (unit, factor), end = unit_name(behind, self.sterling), behind.end()  # "two or more years"
                low, high = low * factor, high * factor
        step = first.step if second is None else min(quantum(low), quantum(high))
        reach = interval(kind, low, high, unit is None, step)
        place = self._place(position, last, left)
        found = FoundQuantity(start, end, *reach, unit or "count", approximate=vague or kind in SOFT)
        if age:
            return [replace(found, unit="year" if unit is None else unit, counted="age")], end
        what = counted(self.doc, place, unit, unit in MONEY)
        return [replace(found, counted=what, role=role(self.doc, place, unit))], end

    def _second(self, first: Number, unit_end: int, end: int, left: str, money: bool) -> Number | None:
        """The upper end of a range that begins with `first` ("3 to 5", "3% to 5%", "between 3 and 5")."""
        text = self.text
        if first.vague:
            return None
        for place in dict.fromkeys((end, unit_end)):
            link = _RANGE.match(text, place)
            if link is None:
                continue
            position = link.end()
            word = link[0].split()[0].lower() if link[0].split() else "-"
            opening = _BETWEEN.search(left)
            between = opening is not None and "between" in opening[0].lower()
            if word == "and" and not between:
                continue
            sign = re.compile(r"(?:US|A|C|HK|NZ)?[$€£¥₽₹]\s?").match(text, position)
            if sign:
                position = sign.end()
            second = number(text, position, money or sign is not None)
            if second is None or second.vague:
                continue
            scale = second.scale if not first.scaled and first.mantissa < second.mantissa else 1.0
            if first.low * scale >= second.high or (second.digits and text[second.end : second.end + 1] in ("-", "/")):
                continue
            if word == "to" and opening is not None and not between and self._changes(position):
                return None
            if word == "or" and second.high > 10 * first.low:
                continue
            if place != end and not money and self._unit_at(end) != self._unit_at(second.end):
                continue  # "rose 40% to $2 million"
            return second
        return None

    def _place(self, position: int, last: int, left: str) -> Place:
        """The surroundings of the number that reaches from `position` to the character `last`."""
        tail = self.token(last)
        following = self.doc[tail.i + 1] if tail.i + 1 < len(self.doc) else None
        return Place(self.token(position), tail, following, left)

    def _changes(self, position: int) -> bool:
        """Whether "from A to B" is here a change and not a range."""
        return changes(self.token(position))

    def _unit_at(self, end: int) -> str | None:
        match = UNIT_AFTER.match(self.text, end)
        return unit_name(match, self.sterling)[0] if match else None

    def _false_unit(self, after: re.Match[str], first: Number, second: Number | None) -> bool:
        """Whether what looks like a unit is another word: "20 won", "the 100 mark", "second" in "two second homes"."""
        name, _ = unit_name(after, self.sterling)
        scaled = first.scaled or (second is not None and second.scaled) or first.low >= 1000
        if name in _SCALED_ONLY and not scaled:
            return True
        return name == "second" and after[0].strip().lower() == "second" and not after[0].startswith("-")

    def _is_age(self, start: int, end: int) -> bool:
        """ "Orla Brandt, 45, said"."""
        text = self.text
        if not (text[max(0, start - 2) : start] == ", " and text[end : end + 1] in (",", ".")) or start < 3:
            return False
        before = self.token(start - 3)
        value = text[start:end]
        return before.pos_ == "PROPN" and before.ent_type_ == "PERSON" and value.isdecimal() and 1 <= int(value) <= 120

    def _fraction(self, position: int, left: str) -> FoundQuantity | None:
        """ "a third of", "half the staff", "one in five": a share, in per cent."""
        text = self.text
        if half := _HOUR.match(text, position):
            share = 0.5 if half[0].lower().startswith("half") else 0.25
            name = UNIT_AFTER.match(" " + half[1])
            assert name is not None
            return FoundQuantity(position, half.end(), share, share, unit_name(name, self.sterling)[0])
        if re.search(
            r"\b(?:first|last|second|past|final|latter|other|next|previous|that|and\s+a)\s+(?:an?\s+)?$", left, re.I
        ):
            return None
        article = re.search(r"\b(?:an?)\s+$", left, re.I)
        match = _FRACTION.match(text, position)
        low: float
        high: float
        if match is not None and match["bare"] is not None and not _BY_SHARE.search(left):
            match = None
        if match is not None and (match["top"] or article or match["part"].lower() == "half"):
            top = _TOPS[match["top"].lower()] if match["top"] else 1
            part = _PARTS[
                match["part"].lower() if match["part"].lower() == "half" else match["part"].lower().removesuffix("s")
            ]
            end = match.end()
        elif (first := number(text, position)) is not None and (link := _OUT_OF.match(text, first.end)) is not None:
            second = number(text, link.end())
            if (
                second is None
                or first.vague
                or second.vague
                or not 0 < first.low < second.low <= 1000
                or second.low in (1, 2)
            ):
                return None
            if link[0].split()[0].lower() == "in" and (second.low % 5 and second.low > 12):
                return None
            if UNIT_AFTER.match(text, second.end) is not None:
                return None  # "two in 10 days"
            top, part, end = int(first.low), int(second.low), second.end
        else:
            return None
        start = position - (len(article[0]) if article and match is not None and not match["top"] else 0)
        left = left[: len(left) - (position - start)]
        share = 100 * top / part
        low, high = float(share // 1), float(-(-share // 1))
        bound = BOUND_BEFORE.search(left)
        kind = BOUND_OF[" ".join(bound[1].lower().split())] if bound else None
        if bound is not None:
            start -= len(left) - bound.start()
            left = left[: bound.start()]
        place = self._place(position, end - 1, left)
        bounds = interval(kind, low, high, False, None)
        return FoundQuantity(
            start, end, *bounds, "percent", counted(self.doc, place, "share", False), role(self.doc, place, "percent"),
            low != high or kind in SOFT,
        )  # fmt: skip
