"""Time expressions and their TIMEX3 values (TimeML 1.2.1; Pustejovsky et al. 2005).

Two steps, because a page without a date is known only when all of it is read: `times` finds the expressions of one Doc
and gives each its value seen from the day of publication; `resolve` fills the gaps of a page that shows no such day,
from the year that its own evidence names. What is left then, `settling` fills over the story.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from firsthand.records import TimeBasis
from firsthand.statements.calendar import Anchor, Tense, anchor, valid_day
from firsthand.statements.time_hit import Hit, Reading, TimeType
from firsthand.statements.time_lexicon import Lexed, lex
from firsthand.statements.time_patterns import PATTERNS
from firsthand.statements.time_rules import RULES

__all__ = ["FoundTime", "explicit", "resolve", "seen", "times"]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression as `records.Time` has it; `start` and `end` are characters of the Doc's text.

    `basis` is `document` for a value seen from the day of publication, `none` for one with gaps, and `text` for one
    that needs no such day (an explicit year, a duration). `weekday` (0 is Monday) stands with the date; `tense` is that
    of its clause.
    """

    start: int
    end: int
    value: str
    basis: TimeBasis
    type: TimeType = "DATE"
    weekday: int | None = None
    tense: Tense = "past"


def times(doc: Doc, published: str | None) -> tuple[FoundTime, ...]:
    """The time expressions of `doc` in the order of the text, none inside another; `published` is an ISO 8601 date."""
    text = doc.text
    lexed = lex(text)
    at = anchor(published)
    surroundings = _Surroundings(doc, lexed)
    found: list[FoundTime] = []
    quarter: str | None = None
    done = 0
    for rule, match in _matches(lexed):
        if match.start() < done:
            continue
        begin, finish = lexed.starts[match.start()], lexed.ends[match.end() - 1]
        clause = _Clause(surroundings, begin)
        hit = Hit(
            lexed,
            match,
            at,
            clause.tense,
            surroundings.is_name,
            text[max(0, begin - 24) : begin],
            text[finish : finish + 24],
            quarter,
        )
        reading = RULES[rule](hit)
        if reading is None:
            continue
        done = match.end()
        if re.fullmatch(r"\d{4}-Q\d", reading.value) and rule != "ago":
            quarter = reading.value
        if text[finish - 1] == "." and not text[begin:finish].lower().endswith(".m."):
            finish -= 1
        found.append(_found(begin, finish, reading, clause))
    return tuple(found)


def _found(begin: int, finish: int, reading: Reading, clause: _Clause) -> FoundTime:
    basis: TimeBasis = "text"
    if reading.anchored:
        basis = "none" if "X" in reading.value else "document"
    return FoundTime(begin, finish, reading.value, basis, reading.type, reading.weekday, clause.tense())


def _matches(lexed: Lexed) -> list[tuple[str, re.Match[str]]]:
    """All matches, leftmost first, at one place the longest first."""
    hits = [
        (match.start(), -match.end(), order, rule, match)
        for order, (rule, pattern) in enumerate(PATTERNS)
        for match in pattern.finditer(lexed.classes)
        if match.end() > match.start()
    ]
    hits.sort(key=lambda h: h[:3])
    return [(rule, match) for *_, rule, match in hits]


class _Surroundings:
    """What the parse says about the words around a match."""

    def __init__(self, doc: Doc, lexed: Lexed) -> None:
        self.doc = doc
        self.lexed = lexed
        self.starts = [token.idx for token in doc]

    def token(self, position: int) -> Token:
        return self.doc[max(bisect_right(self.starts, position) - 1, 0)]

    def is_name(self, index: int) -> bool:
        """Whether a word is part of a person's or product's name ("April Brandt", "Boeing 2000"), or "May" the verb."""
        token = self.token(self.lexed.starts[index])
        if token.lower_ in _GIVEN_NAMES and token.i + 1 < len(self.doc):
            following = self.doc[token.i + 1]
            if (
                following.pos_ == "PROPN"
                and following.lower_ not in _TITLES
                and (token.i == 0 or token.nbor(-1).pos_ != "ADP")
            ):
                return True
        if token.ent_type_ in ("PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "FAC", "LAW"):
            return not token.text.isdecimal() or token.ent_iob_ == "I"
        return token.pos_ in ("AUX", "VERB")


@dataclass(slots=True)
class _Clause:
    """The clause of one expression; its tense is looked up when it is first asked for."""

    surroundings: _Surroundings
    position: int
    known: Tense | None = None

    def tense(self) -> Tense:
        if self.known is None:
            self.known = _tense(self.surroundings.token(self.position))
        return self.known


_GIVEN_NAMES = frozenset({"april", "may", "june", "august"})
_TITLES = frozenset({"mr.", "mrs.", "ms.", "dr.", "president", "sen."})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_PLANNED = frozenset(
    {"plan", "schedule", "expect", "due", "set", "intend", "hope", "aim", "slate", "want", "propose", "promise"}
)


def _tense(token: Token) -> Tense:
    """The tense of the verb that governs `token`."""
    for _ in range(10):
        if token.pos_ in ("VERB", "AUX"):
            verdict = _verb_tense(token)
            if verdict is not None:
                return verdict
        if token.head == token:
            break
        token = token.head
    return "past"


def _verb_tense(verb: Token) -> Tense | None:
    auxiliaries = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if auxiliaries & _FUTURE:
        return "future"
    if "to" in auxiliaries:
        head = verb.head
        if head.lemma_ in _PLANNED or head.lower_ in ("is", "are", "scheduled", "due", "set"):
            return "future"
        return None
    if (
        verb.tag_ == "VBD"
        or (verb.tag_ == "VBN" and not auxiliaries)
        or auxiliaries & {"had", "was", "were", "did", "has", "have", "'ve", "’ve"}
    ):
        return "past"
    if auxiliaries & {"would", "could", "may", "might", "should", "can", "must"}:
        return "future" if auxiliaries & {"would", "should", "must"} else "present"
    if verb.tag_ in ("VBZ", "VBP"):
        return "present"
    return None


def explicit(found: Iterable[FoundTime]) -> tuple[str, ...]:
    """The values with a year of their own that tell the year a page is of; empty where none does.

    A year counts when it stands with a month, a season or a day ("June 2nd 2019", "the summer of 2019") or is named at
    least twice. One that is named once and bare belongs to its own event ("three million tons in 2017") and says no
    more than that the page is no older. So of what is told as past only the latest year can be the page's; one that is
    told as still to come ("by the end of the summer of 2031") serves where no past year does. Where both do and lie
    more than a year apart, a past year that is named only once decides nothing.
    """
    named = [f for f in found if f.basis == "text" and f.type == "DATE" and re.match(r"\d{4}(?!\d)", f.value)]
    past = [f.value for f in named if f.tense != "future"]
    coming = [f.value for f in named if f.tense == "future" and len(f.value) > 4]
    latest = _latest_year(past)
    if latest is not None:
        coming = [v for v in coming if int(v[:4]) >= latest]
        past = [v for v in past if int(v[:4]) == latest]
    soonest = min((int(v[:4]) for v in coming), default=None)
    if len(past) > 1 or any(len(v) > 4 for v in past):
        far = latest is not None and soonest is not None and soonest > latest + 1
        return () if far and len(past) == 1 else tuple(past)
    return tuple(v for v in coming if int(v[:4]) == soonest)


def resolve(found: Sequence[FoundTime], published: str | None, explicit_dates: Sequence[str]) -> tuple[FoundTime, ...]:
    """`found` with the gaps filled that a year fills, for a page without a date.

    `explicit_dates` are the values that tell the page's year (`explicit`); the latest counts. A weekday that stands
    with a date may move it to the year before or after, and is then the basis. Nothing changes where `published` is
    known, or where no year is.
    """
    if anchor(published) is not None:
        return tuple(found)
    year = _latest_year(explicit_dates)
    if year is None:
        return tuple(found)
    return tuple(_filled(f, year) for f in found)


def _latest_year(values: Sequence[str]) -> int | None:
    years = [int(v[:4]) for v in values if re.match(r"\d{4}(?!\d)", v)]
    return max(years, default=None)


def _filled(found: FoundTime, year: int) -> FoundTime:
    if found.basis != "none" or not re.match(r"XXXX-(?:\d\d|S[PU]|FA|WI|Q\d)", found.value):
        return found
    day = re.match(r"XXXX-(\d\d)-(\d\d)", found.value)
    if day is None:
        return replace(found, value=f"{year:04d}{found.value[4:]}", basis="text")
    for candidate in (year, year - 1, year + 1):
        if not valid_day(candidate, int(day[1]), int(day[2])):
            continue
        if found.weekday is None:
            return replace(found, value=f"{candidate:04d}{found.value[4:]}", basis="text")
        if date(candidate, int(day[1]), int(day[2])).weekday() == found.weekday:
            return replace(found, value=f"{candidate:04d}{found.value[4:]}", basis="weekday")
    return found


def seen(words: str, at: Anchor | None, tense: Tense) -> str | None:
    """The value of one expression by its own words, seen from `at`; None where they are none by themselves."""
    lexed = lex(words)
    for rule, match in _matches(lexed):
        if match.span() == (0, len(lexed.words)):
            reading = RULES[rule](Hit(lexed, match, at, lambda: tense, lambda _: False, "", ""))
            return reading.value if reading is not None else None
    return None
