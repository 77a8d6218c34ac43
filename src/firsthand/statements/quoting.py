"""Quotations and their speakers: the cue beside a quotation, what goes on after it, and quotations that stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.statements.cues import cue_span, entry_of, negated
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.intermediaries import inner_links, medium_of, through
from firsthand.statements.lexicon import VERBS
from firsthand.statements.naming import can_speak, kind_of, source_of
from firsthand.statements.quotations import Quotation
from firsthand.statements.reading import Reading, Region, subject
from firsthand.statements.verb_sources import source_for

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Speakers", "grow"]

_OWN = frozenset({"i", "we", "my", "our", "me", "us"})
_FAR = 25
"""A cue this many tokens from the quotation no longer belongs to it."""
_RECENT = 3
"""A quotation that stands alone this many paragraphs after a speaker's last words may still be that speaker's."""


def grow(reading: Reading, content: Region, root: int | None = None) -> tuple[Region, int | None]:
    """`content` with the quotations that it cuts made whole; and, where nothing of it is outside quotation marks, the
    index of its first quotation."""
    out: Region = []
    touched: list[int] = []
    for start, end in content:
        for k, a, b in reading.mine:
            if a < end and start < b:
                q = reading.quotations[k]
                touched.append(k)
                start = min(start, a) if start >= a - 1 else start
                end = max(end, b)
                if q.pieces[0] == reading.piece.index and len(q.runs) > 1:
                    for other in q.runs[1:]:
                        out.append(other)
        out.append((start, end))
    whole = [k for k in touched if content and content[0][0] >= reading.quotations[k].start - 1]
    if whole and touched[0] == whole[0] and root is not None and reading.quote[root] == whole[0]:
        out = [
            run
            for run in out
            if any(a <= run[0] and run[1] <= b for k, a, b in reading.mine)
            or run[0] < reading.piece.start
            or run[0] >= reading.piece.end
        ]
        out = [
            *out,
            *((a, b) for k, a, b in reading.mine if k in touched and a < content[-1][1] + 2),
            *(r for r in reading.quotations[whole[0]].runs if not (reading.piece.start <= r[0] < reading.piece.end)),
        ]
    merged: Region = []
    for start, end in sorted(set(out)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    first: int | None = touched[0] if touched else None
    if first is not None and not _only_quoted(reading, merged):
        first = None
    return merged, first


def _only_quoted(reading: Reading, content: Region) -> bool:
    """Whether every word of `content` in this paragraph stands inside quotation marks."""
    for t in reading.tokens:
        place = reading.piece.at(t)
        if reading.quote[t.i] < 0 and not (t.is_punct or t.is_space or t.is_quote):
            for start, end in content:
                if start <= place < end:
                    return False
    return True


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
        last: tuple[LinkDraft, int] | None = None
        direct: tuple[LinkDraft, int] | None = None
        block: tuple[LinkDraft, int] | None = None
        for reading in self.readings:
            mine = [m for m in reading.mine if self.quotations[m[0]].pieces[0] == reading.piece.index]
            for n, (k, _start, _end) in enumerate(mine):
                if k in self.of:
                    continue
                before = mine[n - 1] if n else None
                after = mine[n + 1] if n + 1 < len(mine) else None
                near = self._just_said(reading, direct) if n == 0 else None
                if (
                    near is None
                    and block is not None
                    and reading.piece.index
                    and self.readings[reading.piece.index - 1].piece.text.rstrip().endswith(":")
                ):
                    # An unintroduced block after a colon: a story that quoted a report in blocks goes on quoting it.
                    near = (block[0], reading.piece.index - 1)
                self._one(reading, k, before, after, near or direct or last)
            for k, _, _ in mine:
                if k in self.of and self.of[k].links and self._speaks(k, reading):
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

    def _just_said(self, reading: Reading, direct: tuple[LinkDraft, int] | None) -> tuple[LinkDraft, int] | None:
        """The person whose words, told indirectly, end the paragraph before."""
        if not reading.piece.index:
            return None
        above = self.readings[reading.piece.index - 1]
        if not above.sentences:
            return None
        final = len(above.sentences) - 1
        said = [
            a
            for a in self._here(above)
            if not a.quoted and above.sentence[min(a.token, len(above.sentence) - 1)] == final
        ]
        for a in reversed(said):
            source = a.links[-1].source
            if source.reading is not None and kind_of(source.reading, source) == "person":
                return a.links[-1], above.piece.index
        return None

    def _speaks(self, k: int, reading: Reading) -> bool:
        return self.of[k].links[-1].source.reading is not None

    def _one(
        self, reading: Reading, k: int, before: tuple[int, int, int] | None, after: tuple[int, int, int] | None,
        last: tuple[LinkDraft, int] | None,
    ) -> None:  # fmt: skip
        inside = [t.i for t in reading.tokens if reading.quote[t.i] == k]
        if not inside:
            return
        first, final = inside[0], inside[-1]
        quotation = self.quotations[k]
        runs = list(quotation.runs)
        cue = self._after(reading, final, after) if len(quotation.runs) == 1 else None
        if cue is None:
            if self._goes_on(reading, first, before, k, runs):
                return
            cue = self._before(reading, first, before)
        if cue is not None:
            made = self._make(reading, cue, runs)
            if made is not None:
                made.quotation = k
                self.of[k] = made
                return
        if self._alone(reading, first, final, quotation):
            self._standing(reading, k, runs, last)

    # The cue beside a quotation

    def _after(self, reading: Reading, final: int, after: tuple[int, int, int] | None) -> Token | None:
        """The cue in the words that follow the quotation: "“...,” said X"."""
        tokens = reading.tokens
        closing = tokens[final]
        ended = closing.text[-1:] in ".?!…"
        i = final + 1
        steps = 0
        best: Token | None = None
        while i < len(tokens) and steps < _FAR:
            t = tokens[i]
            if reading.quote[i] >= 0 or (
                t.text in {".", "!", "?", ";", ":"} and steps > 0 and reading.quote[i] < 0 and i > final + 2
            ):
                break
            if t.text in {".", ":", ";"} and i <= final + 2:
                return None
            entry = entry_of(t)
            if (entry is not None and "q" in entry.frames) or (entry is not None and entry.lemma in {"say"}):
                best = t
                break
            if (
                t.pos_ == "VERB"
                and entry is None
                and t.tag_ in {"VBD", "VBZ"}
                and closing.text[-1:] in ",?!"
                and steps <= 8
            ):
                return t  # any verb right behind a quotation's comma: "“...,” she beamed"
            if t.pos_ == "VERB" and t.dep_ in {"ROOT", "conj"} and entry is None:
                return None
            steps += 1
            i += 1
        if best is None or entry_of(best) is None:
            return None
        own = self.by_cue.get((reading.piece.index, best.i))
        if own is not None and (ended and own.content[0][0] > reading.piece.at(best)):
            return None
        if (
            own is not None
            and (reading.piece.index, best.i) in self.used
            and own.quotation is not None
            and own.content[0][0] < reading.piece.at(best)
        ):
            return None
        inner = next((c for c in best.children if c.dep_ == "xcomp" and entry_of(c) is not None), None)
        if inner is not None and any(c.dep_ == "auxpass" for c in best.children):
            return inner
        return best

    def _before(self, reading: Reading, first: int, before: tuple[int, int, int] | None) -> Token | None:
        """The cue in the same sentence before the quotation: "X said: “...”", "X called it “...”"."""
        tokens = reading.tokens
        i, steps = first - 1, 0
        while i >= 0 and steps < _FAR:
            t = tokens[i]
            if reading.quote[i] >= 0:
                break
            if t.text in {".", "!", "?", ";"} and not t.is_quote and i < first - 1:
                break
            entry = entry_of(t)
            if entry is not None and "q" in entry.frames and not negated(t):
                if entry.lemma in {"speak", "talk", "put"} and not any(x.text == ":" for x in tokens[t.i : first]):
                    return None
                own = self.by_cue.get((reading.piece.index, t.i))
                if (
                    own is not None
                    and own.content[-1][1] <= reading.piece.at(tokens[first])
                    and own.content[0][0] > reading.piece.at(t)
                ):
                    # It has its content already, before the quotation, which then only rounds it off.
                    return t if tokens[first - 1].text == ":" or (first > 1 and tokens[first - 2].text == ":") else None
                if own is not None and own.content[-1][1] <= reading.piece.at(t) and first - t.i > 6:
                    return None
                marks = [x for x in tokens[t.i + 1 : first] if x.pos_ in {"VERB"} and entry_of(x) is None]
                colon = any(x.text == ":" for x in tokens[t.i + 1 : first])
                if not colon and (len(marks) > 0 or first - t.i > 8) and entry.lemma not in {"say", "add", "write"}:
                    return None
                if not colon and not _under(tokens[first], t) and first - t.i > 6:
                    return None
                return t
            steps += 1
            i -= 1
        # "He put it plainly: “...”": a subject that can speak, and a colon.
        if first >= 2 and ":" in {tokens[first - 1].text, tokens[max(0, first - 2)].text}:
            n = reading.sentence[max(0, first - 3)]
            for t in tokens[reading.sentences[n][0] : first]:
                if t.pos_ == "VERB" and reading.quote[t.i] < 0:
                    who, passive = subject(t)
                    if who is not None and not passive and can_speak(who):
                        return t
        return None

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
            if not own.quoted and own.quotation is None and not colon_after and own.content[0][0] > runs[-1][1]:
                pass
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
                sorted([*runs]) if not _words_left(reading, own.content, runs) else sorted([*own.content, *runs])
            )
            return own
        entry = entry_of(token) or VERBS["say"]
        source, passive, outer = source_for(reading, token, entry)
        outer = [*outer, *through(reading, token)]
        if source is None:
            who = _beside(reading, token)
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

    # Quotations that stand alone

    def _alone(self, reading: Reading, first: int, final: int, quotation: Quotation) -> bool:
        """Whether the quotation stands as sentences of its own: from a sentence's start, with a verb in it."""
        if len(quotation.runs) > 1:
            return True
        tokens = reading.tokens
        i = first - 1
        while i >= 0 and (tokens[i].is_quote or tokens[i].is_space):
            i -= 1
        starts = i < 0 or tokens[i].text[-1:] in ".!?:"
        j = final + 1
        while j < len(tokens) and (tokens[j].is_quote or tokens[j].is_space):
            j += 1
        ends = j >= len(tokens) or tokens[final].text[-1:] in ".!?…"
        return starts and ends and any(t.pos_ in {"VERB", "AUX"} for t in tokens[first : final + 1])

    def _standing(self, reading: Reading, k: int, runs: Region, last: tuple[LinkDraft, int] | None) -> None:
        index = reading.piece.index
        first_words = reading.piece.start >= runs[0][0] - 2
        intro: LinkDraft | None = None
        outer: list[LinkDraft] = []
        if first_words and index:
            intro, outer = self._introduced(self.readings[index - 1])
        elif not first_words:
            intro, outer = self._introduced(reading, runs[0][0])
        if intro is not None:
            self._add(reading, k, runs, [*outer, intro])
            return
        just = self._said_before(reading, runs[0][0]) if not first_words else None
        named = self._named_before(reading, k, first_words, runs[0][0]) if just is None else None
        if named is not None and (last is None or index - last[1] > 1):
            self._add(reading, k, runs, [named])
            return
        link = just or (last[0] if last is not None and index - last[1] <= _RECENT else None)
        if link is not None:
            again = SourceDraft(runs[0][0], continues=link.source, kind=link.source.kind)
            self._add(reading, k, runs, [LinkDraft(again, None, None, link.cue_class, link.medium)])

    def _named_before(self, reading: Reading, k: int, first_words: bool, place: int) -> LinkDraft | None:
        """The person whom the sentence right before is about, where the quotation speaks as "I" or "we"."""
        if not any(t.lower_ in _OWN and reading.quote[t.i] == k for t in reading.tokens):
            return None
        above = self.readings[reading.piece.index - 1] if first_words and reading.piece.index else reading
        tokens = [t for t in above.tokens if above is not reading or reading.piece.at(t) < place - 1]
        tokens = [t for t in tokens if not (t.is_space or t.is_quote)]
        if not tokens or above.piece.block.role != "paragraph" or above.quote[tokens[-1].i] >= 0:
            return None
        first, last = above.sentences[above.sentence[tokens[-1].i]]
        root = next((t for t in above.tokens[first:last] if t.dep_ == "ROOT"), None)
        who, passive = subject(root) if root is not None else (None, False)
        if who is None or passive:
            return None
        source = source_of(above, who, root, True)
        if any(t.ent_type_ == "PERSON" for t in above.tokens[source.first : source.last]):
            return LinkDraft(source, None, None, "say") if kind_of(above, source) == "person" else None
        return None

    def _said_before(self, reading: Reading, place: int) -> LinkDraft | None:
        """Whose words, told indirectly, end right before a quotation at `place`: "P, X said. “Q.”"."""
        before = [t for t in reading.tokens if reading.piece.at(t) < place - 1 and not (t.is_space or t.is_quote)]
        if not before:
            return None
        n = reading.sentence[before[-1].i]
        first, last = reading.sentences[n]
        said = [a for a in self._here(reading) if first <= a.token < last and not a.quoted]
        for a in reversed(said):
            source = a.links[-1].source
            if source.reading is not None and kind_of(source.reading, source) in {"person", "anonymous"}:
                return a.links[-1]
        return None

    def _add(self, reading: Reading, k: int, runs: Region, links: list[LinkDraft]) -> None:
        made = Attribution(
            reading, next((t.i for t in reading.tokens if reading.quote[t.i] == k), 0), links, list(runs), quotation=k
        )
        self._keep(made)
        self.of[k] = made

    def _introduced(self, reading: Reading, before: int | None = None) -> tuple[LinkDraft | None, list[LinkDraft]]:
        """The speaker that the last sentence of `reading` (or the last one before `before`) announces."""
        tokens = [t for t in reading.tokens if not t.is_space and (before is None or reading.piece.at(t) < before - 1)]
        if not tokens:
            return None, []
        n = reading.sentence[tokens[-1].i]
        sentence = [t for t in tokens if reading.sentence[t.i] == n and reading.quote[t.i] < 0]
        colon = tokens[-1].text == ":"
        roots = [t for t in sentence if entry_of(t) is not None or t.dep_ in {"ROOT", "conj"}]
        cues = [t for t in roots if (e := entry_of(t)) is not None and (e.frames & {"q"} or colon) and not negated(t)]
        # The outermost verb of the sentence speaks first; the last cue before a colon is nearest.
        ordered = sorted(cues, key=lambda t: (t.dep_ != "ROOT", t.dep_ not in {"conj", "advcl"}, t.i))
        if colon:
            ordered = sorted(cues, key=lambda t: (t.dep_ != "ROOT", -t.i))
        for t in ordered:
            entry = entry_of(t)
            if entry is None or (t.dep_ in {"relcl", "acl"} and not colon):
                continue
            own = self.by_cue.get((reading.piece.index, t.i))
            if not colon and own is not None and own.root is not None and reading.tokens[own.root].dep_ == "ccomp":
                continue  # it has said what it had to say
            source, passive, outer = source_for(reading, t, entry)
            if source is None or source.reading is None:
                continue
            medium, _ = medium_of(reading, t)
            return LinkDraft(source, cue_span(reading, t, passive), t.lemma_.lower(), entry.cue_class, medium), outer
        if colon:
            for t in sentence:
                if t.pos_ == "VERB":
                    who, passive = subject(t)
                    if who is not None and not passive and (who.ent_type_ == "PERSON" or who.lower_ in {"he", "she"}):
                        return LinkDraft(
                            source_of(reading, who, t, True), cue_span(reading, t, False), t.lemma_, "say"
                        ), []
        return None, []


def _under(token: Token, head: Token) -> bool:
    return head.left_edge.i <= token.i <= head.right_edge.i


def _words_left(reading: Reading, content: Region, runs: Region) -> bool:
    """Whether `content` has words outside `runs`."""
    for t in reading.tokens:
        place = reading.piece.at(t)
        if t.is_punct or t.is_space:
            continue
        if any(s <= place < e for s, e in content) and not any(s <= place < e for s, e in runs):
            return True
    return False


def _beside(reading: Reading, token: Token) -> Token | None:
    """The noun right beside a cue whose subject the parser missed."""
    for child in token.children:
        if (
            child.dep_ in {"dobj", "attr", "appos", "npadvmod", "oprd", "dep"}
            and can_speak(child)
            and abs(child.left_edge.i - token.i) <= 2
        ):
            return child
    i = token.i - 1
    if i >= 0 and reading.tokens[i].pos_ in {"PROPN", "PRON"} and can_speak(reading.tokens[i]):
        return reading.tokens[i]
    i = token.i + 1
    if i < len(reading.tokens) and reading.tokens[i].pos_ in {"PROPN", "PRON"} and can_speak(reading.tokens[i]):
        head = reading.tokens[i]
        while head.dep_ == "compound" and head.head.i > head.i:
            head = head.head
        return head
    return None
