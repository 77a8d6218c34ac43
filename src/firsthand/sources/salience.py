"""Who a reader has in mind at a place of a text: by recency, grammar and who spoke last.

After Lappin and Leass (1994), reduced to what a mention shows: subjects and speakers weigh more, names inside a
quotation less, and every sentence since takes half away. Sentences inside a quotation do not count as distance.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from firsthand.records import Document, Mention
from firsthand.sources.entity import Entity

__all__ = ["Salience"]

_QUOTED = re.compile(r"“[^”\n]*(?:”|(?=\n)|\Z)|\"[^\"\n]*(?:\"|(?=\n)|\Z)|«[^»\n]*»")
_BOUNDARY = re.compile(r"[.!?…][”\"’'»)]*\s+(?=[^\W\d_a-zà-ÿ]|[“\"«‘(\d])|\n\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Gov|Sen|Rep|St|Prof|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No)|\b[A-Z])\.\s+$"
)
_REACH = 120  # mentions looked back


class Salience:
    """The mentions so far of one document, each with the entity it was found to be."""

    def __init__(self, document: Document) -> None:
        text = document.text
        hidden = bytearray(len(text))
        for quote in _QUOTED.finditer(text):
            # What ends the quotation may end the sentence around it too.
            for i in range(quote.start() + 1, max(quote.start() + 1, quote.end() - 2)):
                hidden[i] = 1
        self._starts = [0]
        for found in _BOUNDARY.finditer(text):
            if hidden[found.start()] or _ABBREVIATION.search(text, max(0, found.start() - 8), found.end()):
                continue
            self._starts.append(found.end())
        self._weak = [(b.start, b.end) for b in document.blocks if b.role in {"title", "heading", "caption"}]
        self._weak_starts = [start for start, _ in self._weak]
        self._trace: list[tuple[int, float, Entity]] = []

    def sentence(self, place: int) -> int:
        """The number of the sentence at `place`."""
        return bisect_right(self._starts, place)

    def in_heading(self, place: int) -> bool:
        """Whether `place` stands in a title, a heading or a caption."""
        i = bisect_right(self._weak_starts, place) - 1
        return i >= 0 and place < self._weak[i][1]

    def note(self, mention: Mention, entity: Entity) -> None:
        """Remembers that `mention` was of `entity`."""
        weight = 1.0 + mention.subject + mention.speaker
        if mention.quoted:
            weight *= 0.2
        if self.in_heading(mention.place):
            weight *= 0.4
        self._trace.append((self.sentence(mention.place), weight, entity))

    def best(self, place: int, fits: Callable[[Entity], float], decay: float = 0.5) -> Entity | None:
        """The entity before `place` that weighs most by salience times `fits` (0 shuts out); the nearest of equals."""
        here = self.sentence(place)
        best: Entity | None = None
        top = 0.0
        known: dict[int, float] = {}
        for sentence, weight, entity in reversed(self._trace[-_REACH:]):
            fit = known.get(id(entity))
            if fit is None:
                fit = known[id(entity)] = fits(entity)
            if not fit:
                continue
            score = fit * weight * decay ** max(0, here - sentence)
            if score > top + 1e-12:
                best, top = entity, score
        return best
