"""A document as the words that are compared, each with its exact characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from firsthand.records import Block, Document
from firsthand.reuse.rarity import CONTENT, normal, weight

__all__ = ["Sentence", "Words", "words"]

_COMPARED = frozenset({"paragraph", "quote", "notice"})
"""Titles, headings and captions are evidence, yet two pages that share one have not copied each other's text."""

LONGEST = 90  # words; a longer "sentence" (a list, a line without stops) is compared in pieces

_WORD = re.compile(
    r"(?P<address>(?:https?://|www\.|pic\.twitter\.com)\S+)|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9À-Þ])|\n\s*\n|(?<=[\"”»])\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|No|vs|Jr|Sr|Inc|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `lo`..`hi` of its document; `start`..`end` are its characters; `block` is the index of its block."""

    lo: int
    hi: int
    start: int
    end: int
    block: int


@dataclass(slots=True)
class Words:
    """All words of the compared blocks of one document. The lists run in parallel; `hidden` are the words that are
    somebody's quoted words, which no page has from another, and those of set phrases, which are
    `phrase` too."""

    document: Document
    norm: list[str]
    start: list[int]
    end: list[int]
    weight: list[float]
    name: list[bool]
    hidden: list[bool]
    phrase: list[bool]
    sentences: list[Sentence]
    counts: Counter[str] = field(default_factory=Counter)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The words that begin in the characters `start`..`end`; None where there are none."""
        lo, hi = bisect_left(self.start, start), bisect_left(self.start, end)
        return (lo, hi) if lo < hi else None

    def characters(self, lo: int, hi: int) -> tuple[int, int]:
        """The characters of words `lo`..`hi`."""
        return self.start[lo], self.end[hi - 1]


@lru_cache(maxsize=200_000)
def _told(surface: str) -> tuple[str, float]:
    word = normal(surface)
    return word, weight(word)


def _cuts(text: str, block: Block) -> list[tuple[int, int]]:
    """The sentences of one block, as characters; a rule of punctuation is enough to compare by."""
    cuts = [block.start]
    for match in _STOP.finditer(text, block.start, block.end):
        stop = match.start()
        if text[stop] == "." and _ABBREVIATION.search(text, max(block.start, stop - 6), stop + 1):
            continue
        cuts.append(match.end())
    return list(zip(cuts, [*cuts[1:], block.end], strict=True))


def words(document: Document) -> Words:
    """The words of the compared blocks of `document`, none of them hidden yet."""
    text = document.text
    result = Words(document, [], [], [], [], [], [], [], [])
    for index, block in enumerate(document.blocks):
        if block.role not in _COMPARED:
            continue
        for start, end in _cuts(text, block):
            first = len(result.norm)
            for match in _WORD.finditer(text, start, end):
                if match["address"]:
                    continue
                surface = match.group()
                word, heavy = _told(surface)
                initial = len(result.norm) == first
                result.norm.append(word)
                result.start.append(match.start())
                result.end.append(match.end())
                result.weight.append(heavy)
                result.name.append(surface[0].isupper() and heavy >= CONTENT and (not initial or heavy >= 3.0))
                result.hidden.append(False)
                result.phrase.append(False)
            # A sentence without a word (a row of stars) is none.
            for lo in range(first, len(result.norm), LONGEST):
                hi = min(lo + LONGEST, len(result.norm))
                result.sentences.append(Sentence(lo, hi, result.start[lo], result.end[hi - 1], index))
    result.counts.update(result.norm)
    return result
