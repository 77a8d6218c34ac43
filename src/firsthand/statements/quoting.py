"""Quotations and their speakers: the cue beside a quotation, what goes on after it, and quotations that stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.statements.cues import cue_span, entry_of
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.intermediaries import inner_links, medium_of, through
from firsthand.statements.lexicon import VERBS
from firsthand.statements.naming import kind_of, source_of
from firsthand.statements.quotations import Quotation
from firsthand.statements.quote_cues import beside, cue_after, cue_before
from firsthand.statements.quote_introductions import introduced, just_said, named_before, said_before, stands_alone
from firsthand.statements.quoted_contents import words_left
from firsthand.statements.reading import Reading, Region
from firsthand.statements.verb_sources import source_for

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Speakers"]

_RECENT = 3
"""A quotation that stands alone this many paragraphs after a speaker's last words may still be that speaker's."""


class Speakers:
    """Gives each quotation that the grammar left without a speaker the one that its surroundings show."""

    def __init__(self, readings: Sequence[Reading], quotations: Sequence[Quotation], found: list[Attribution]) -> None:
        self.readings = readings
        self.quotations = quotations
        self.found = found
        self.of: dict[int, Attribution] = {}
        self.used: set[tuple[int, int]] = set()
        self.by_cue: dict[tuple[int, int], Attribution] = {}
        self.by_piece: dict[int, list[Attribution]] = {}
        for a in found:
            self.by_piece.setdefault(a.reading.piece.index, []).append(a)
            self.by_cue.setdefault((a.reading.piece.index, a.token), a)
            if a.quoted:
                continue
            for k, start, end in a.reading.mine:
                if any(s <= start and end <= e for s, e in a.content) and k not in self.of:
                    self.of[k] = a
                    self.used.add((a.reading.piece.index, a.token))

    def _keep(self, made: Attribution) -> None:
        self.found.append(made)
        self.by_piece.setdefault(made.reading.piece.index, []).append(made)

    def _here(self, reading: Reading) -> list[Attribution]:
        return self.by_piece.get(reading.piece.index, [])

    def attach(self) -> None:
        """Adds to `found` what quotations say that no rule has found, and to attributions the quotations that go on."""
        last: tuple[LinkDraft, int] | None = None
        direct: tuple[LinkDraft, int] | None = None
        block: tuple[LinkDraft, int] | None = None
        for reading in self.readings:
            mine = [m for m in reading.mine if self.quotations[m[0]].pieces[0] == reading.piece.index]
            for n, (k, _start, _end) in enumerate(mine):
                if k in self.of:
                    continue
                before = mine[n - 1] if n else None
                near = self._just_said(reading) if n == 0 else None
                if (
                    near is None
                    and block is not None
                    and reading.piece.index
                    and self.readings[reading.piece.index - 1].piece.text.rstrip().endswith(":")
                ):
                    # An unintroduced block after a colon: a story that quoted a report in blocks goes on quoting it.
                    near = (block[0], reading.piece.index - 1)
                self._one(reading, k, before, near or direct or last)
            for k, _, _ in mine:
                if k in self.of and self.of[k].links and self._speaks(k):
                    last = (self.of[k].links[-1], reading.piece.index + len(self.quotations[k].pieces) - 1)
                    if self.of[k].quotation is not None:
                        direct = last
                        source = last[0].source
                        if (
                            source.reading is not None
                            and source.reading is not reading
                            and kind_of(source.reading, source) in {"outlet", "record"}
                        ):
                            block = last
            if not mine:
                said = [a for a in self._here(reading) if not a.quoted and a.links[-1].source.reading is not None]
                if said:
                    last = (said[-1].links[-1], reading.piece.index)

    def _just_said(self, reading: Reading) -> tuple[LinkDraft, int] | None:
        """The person whose words, told indirectly, end the paragraph before, and the index of that paragraph."""
        if not reading.piece.index:
            return None
        above = self.readings[reading.piece.index - 1]
        link = just_said(above, self._here(above))
        return (link, above.piece.index) if link is not None else None

    def _speaks(self, k: int) -> bool:
        return self.of[k].links[-1].source.reading is not None

    def _one(
        self, reading: Reading, k: int, before: tuple[int, int, int] | None,
        last: tuple[LinkDraft, int] | None,
    ) -> None:  # fmt: skip
        inside = [t.i for t in reading.tokens if reading.quote[t.i] == k]
        if not inside:
            return
        first, final = inside[0], inside[-1]
        quotation = self.quotations[k]
        runs = list(quotation.runs)
        cue = cue_after(reading, final, self.by_cue, self.used) if len(quotation.runs) == 1 else None
        if cue is None:
            if self._goes_on(reading, first, before, k, runs):
                return
            cue = cue_before(reading, first, self.by_cue)
        if cue is not None:
            made = self._make(reading, cue, runs)
            if made is not None:
                made.quotation = k
                self.of[k] = made
                return
        if stands_alone(reading, first, final, quotation):
            self._standing(reading, k, runs, last)

    # With a cue beside it

    def _goes_on(self, reading: Reading, first: int, before: tuple[int, int, int] | None, k: int, runs: Region) -> bool:
        """A quotation that goes on after its speaker was named: "“A,” he said. “B.”"."""
        if before is None or before[0] not in self.of:
            return False
        owner = self.of[before[0]]
        if owner.reading is not reading:
            return False
        tokens = reading.tokens
        gap = [t for t in tokens if before[2] <= reading.piece.at(t) and t.i < first]
        cue_here = any(t.i == owner.token for t in gap)
        if not cue_here:
            return False
        others = [
            t for t in gap
            if t.i > owner.token and (e := entry_of(t)) is not None
            and (
                ((reading.piece.index, t.i) in self.by_cue and t.dep_ in {"ROOT", "conj", "advcl", "parataxis"})
                or ("q" in e.frames and reading.sentence[t.i] != reading.sentence[owner.token])
            )
        ]  # fmt: skip
        stop = next((t for t in reversed(gap) if not (t.is_quote or t.is_space)), gap[-1])
        if others or stop.text not in {".", ",", ";", "!", "?", ":", "—", "–", "-", "and"}:
            return False
        owner.content = sorted([*owner.content, *runs])
        self.of[k] = owner
        return True

    def _make(self, reading: Reading, token: Token, runs: Region) -> Attribution | None:
        own = self.by_cue.get((reading.piece.index, token.i))
        if own is not None:
            colon_after = own.content[0][0] > reading.piece.at(token) and runs[0][0] > own.content[-1][1]
            new = Attribution(
                reading, token.i, own.links, list(runs), own.stance if own.stance not in {"asks"} else None
            )
            if colon_after:
                self._keep(new)
                return new
            after_quote = runs[-1][1] <= reading.piece.at(token) < own.content[0][0]
            quoted_too = any(a < e and s < b for s, e in own.content for _, a, b in reading.mine)
            if after_quote and not quoted_too:
                own.content = list(runs)
                return own
            own.content = (
                sorted([*runs]) if not words_left(reading, own.content, runs) else sorted([*own.content, *runs])
            )
            return own
        entry = entry_of(token) or VERBS["say"]
        source, passive, outer = source_for(reading, token, entry)
        outer = [*outer, *through(reading, token)]
        if source is None:
            who = beside(reading, token)
            if who is None:
                return None
            source = source_of(reading, who, token, True)
        medium, channels = medium_of(reading, token)
        link = LinkDraft(source, cue_span(reading, token, passive), token.lemma_.lower(), entry.cue_class, medium)
        made = Attribution(reading, token.i, [*outer, *channels, link, *inner_links(reading, token)], list(runs))
        if entry.cue_class == "deny":
            made.stance = "denies"
        self._keep(made)
        self.by_cue[(reading.piece.index, token.i)] = made
        return made

    # Standing alone

    def _standing(self, reading: Reading, k: int, runs: Region, last: tuple[LinkDraft, int] | None) -> None:
        index = reading.piece.index
        first_words = reading.piece.start >= runs[0][0] - 2
        intro: LinkDraft | None = None
        outer: list[LinkDraft] = []
        if first_words and index:
            intro, outer = introduced(self.readings[index - 1], self.by_cue)
        elif not first_words:
            intro, outer = introduced(reading, self.by_cue, runs[0][0])
        if intro is not None:
            self._add(reading, k, runs, [*outer, intro])
            return
        just = said_before(reading, self._here(reading), runs[0][0]) if not first_words else None
        above = self.readings[index - 1] if first_words and index else reading
        named = named_before(reading, above, k, runs[0][0]) if just is None else None
        if named is not None and (last is None or index - last[1] > 1):
            self._add(reading, k, runs, [named])
            return
        link = just or (last[0] if last is not None and index - last[1] <= _RECENT else None)
        if link is not None:
            again = SourceDraft(runs[0][0], continues=link.source, kind=link.source.kind)
            self._add(reading, k, runs, [LinkDraft(again, None, None, link.cue_class, link.medium)])

    def _add(self, reading: Reading, k: int, runs: Region, links: list[LinkDraft]) -> None:
        made = Attribution(
            reading, next((t.i for t in reading.tokens if reading.quote[t.i] == k), 0), links, list(runs), quotation=k
        )
        self._keep(made)
        self.of[k] = made
