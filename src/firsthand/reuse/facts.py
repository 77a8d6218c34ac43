"""The names and numbers of each sentence: what stays when a text is told again in other words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.records import Statement
from firsthand.reuse.text import Sentence, Words

__all__ = ["FactRow", "Facts", "facts", "is_name"]

_CALENDAR = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d-\d\d)(?:T(\d\d:\d\d).*)?")
_MONTH = re.compile(r"(?:\d{4}|XXXX)-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_QUOTED = 0.5  # a sentence of which more than this is quoted is told by its quotation
_COMMON, _COMMON_NAME = 2.2, 0.5  # capitals on a word as common as "President" say little
_SMALL, _SMALL_NUMBER = 10.0, 0.5  # counts up to ten are in every report


@dataclass(frozen=True, slots=True)
class FactRow:
    """The facts of one sentence: each with what it tells by itself, and `group`, the place of the name it is a word of
    (a name of two words is one fact)."""

    sentence: Sentence
    weights: Mapping[str, float]
    group: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Facts:
    """The sentences of one page that are not mostly quotation, in order; `rows` are the places of each fact in them."""

    page: Words
    sentences: tuple[FactRow, ...]
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def is_name(fact: str) -> bool:
    """Whether a fact is a name; the others are numbers, dates and clock times."""
    return fact.startswith("name ")


def _number(value: float) -> str | None:
    """A number without its scale: "2.4 million", "2,400,000" and a slip to "2.4 billion" are one."""
    if value < 2 and value == int(value):
        return None
    while value >= 1000:
        value /= 1000
    return f"number {value:.5g}"


def _dated(value: str) -> list[str]:
    if day := _DAY.fullmatch(value):
        return [f"day {day[1]}", *([f"clock {day[2].lstrip('0')}"] if day[2] else [])]
    if month := _MONTH.fullmatch(value):
        return [f"month {month[1]}"]
    return [f"year {value}"] if _YEAR.fullmatch(value) else []


def _figure(surface: str) -> str | None:
    """What a token of digits says."""
    if ":" in surface:
        return f"clock {surface.lstrip('0')}"
    if len(surface) == 4 and surface.isdigit() and "1100" <= surface <= "2199":
        return f"year {surface}"
    try:
        return _number(float(surface.replace(",", "")))
    except ValueError:  # "1.2.3"
        return None


def _tells(fact: str) -> float:
    kind, _, value = fact.partition(" ")
    if kind == "month":
        return _SMALL_NUMBER
    if kind == "number" and float(value) <= _SMALL and float(value) == int(float(value)):
        return _SMALL_NUMBER
    return 1.0


def _spelled(page: Words, statements: Sequence[Statement]) -> tuple[dict[int, list[str]], set[int]]:
    """The facts that the statements know at the first of their words, and the words that these make up."""
    found: dict[int, list[str]] = {}
    taken: set[int] = set()
    for statement in statements:
        for time in statement.times:
            place, dated = page.place(time.span.start, time.span.end), _dated(time.value)
            if place and dated:
                found.setdefault(place[0], []).extend(dated)
                taken.update(range(*place))
        for quantity in statement.quantities:
            place = page.place(quantity.span.start, quantity.span.end)
            if place and quantity.low is not None and not any(c.isdigit() for c in quantity.span.exact):
                number = _number(quantity.low)
                if number:
                    found.setdefault(place[0], []).append(number)
    return found, taken


def _named(page: Words, sentence: Sentence, known: Collection[str], taken: Collection[int]) -> dict[str, int]:
    """The words of names, each with the place where its name begins."""
    found: dict[str, int] = {}
    text, begins, before = page.document.text, sentence.lo, -1
    for i in range(sentence.lo, sentence.hi):
        word = page.norm[i]
        if page.hidden[i] or i in taken or not page.name[i] or _CALENDAR.fullmatch(word):
            continue
        if i == sentence.lo and word not in known:  # a capital there is no sign of a name
            continue
        if before != i - 1 or text[page.end[before] : page.start[i]].strip(" -\u00a0"):
            begins = i
        before = i
        found.setdefault(f"name {word}", begins)
    return found


def facts(pages: Sequence[Words], statements: Mapping[str, Sequence[Statement]]) -> tuple[Facts, ...]:
    """The facts of each of `pages`; dates and spelled numbers are those of its `statements`."""
    known = {
        page.norm[i] for page in pages for s in page.sentences for i in range(s.lo + 1, s.hi) if page.name[i]
    }  # fmt: skip
    told = []
    for page in pages:
        spelled, taken = _spelled(page, statements.get(page.document.id, ()))
        rows: list[FactRow] = []
        for s in page.sentences:
            if sum(page.hidden[s.lo : s.hi]) > _QUOTED * (s.hi - s.lo):
                continue
            group = _named(page, s, known, taken)
            weights = {
                fact: 1.0 if page.weight[page.norm.index(fact[5:], s.lo, s.hi)] >= _COMMON else _COMMON_NAME
                for fact in group
            }
            for i in range(s.lo, s.hi):
                if page.hidden[i]:
                    continue
                figures = spelled.get(i, [])
                surface = page.document.text[page.start[i] : page.end[i]]
                if surface[0].isdigit() and i not in taken and (figure := _figure(surface)):
                    figures = [*figures, figure]
                weights.update({f: _tells(f) for f in figures})
            rows.append(FactRow(s, weights, group))
        places: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for fact in row.weights:
                places.setdefault(fact, []).append(number)
        told.append(Facts(page, tuple(rows), {fact: tuple(at) for fact, at in places.items()}))
    return tuple(told)
