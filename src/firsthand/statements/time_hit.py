"""What a rule for time expressions is given and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from firsthand.statements.calendar import Anchor, Tense
from firsthand.statements.time_lexicon import NUMBERS, UNITS, Lexed

__all__ = ["Hit", "Reading", "TimeType", "amount"]

_AHEAD = re.compile(
    r"\b(?:until|till|no\s+later\s+than|as\s+(?:early|soon)\s+as|effective|beginning|starting|(?:scheduled|planned|due|set|slated)\s+for)"
    r"\s+(?:the\s+)?(?:early|late|mid)?[\s-]*$",
    re.I,
)

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
