"""From one document to its statements: parse, find, chain, and make the records."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from firsthand.errors import PageError
from firsthand.records import (
    Argument,
    Document,
    Entity,
    Extraction,
    Link,
    Proposition,
    Quantity,
    Span,
    Stance,
    Statement,
    StatementKind,
    Time,
    identify,
)
from firsthand.statements.chains import Chained, asks, chained, content_tokens, factuality, foretells, roots
from firsthand.statements.drafts import LinkDraft
from firsthand.statements.finding import find
from firsthand.statements.mentions import Mentions
from firsthand.statements.naming import plain
from firsthand.statements.parsing import parse
from firsthand.statements.pointing import point
from firsthand.statements.propositions import FoundProposition, entities, propositions, words
from firsthand.statements.quantities import FoundQuantity, quantities
from firsthand.statements.quotations import quotations
from firsthand.statements.reading import Reading, Region
from firsthand.statements.standing import standing_of
from firsthand.statements.times import FoundTime, explicit, resolve, times
from firsthand.statements.unsaid import silent
from firsthand.tongues import UNDERSTOOD, called

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

__all__ = ["extract"]


class _Facts:
    """What one paragraph holds beside its attributions, found once and cut to each statement's content."""

    def __init__(self, document: Document, reading: Reading) -> None:
        doc, base = reading.doc, reading.piece.start
        self.entities = [Entity(document.span(base + e.start, base + e.end), e.label, e.name) for e in entities(doc)]
        self.quantities = [_quantity(document, base, q) for q in quantities(doc)]
        self.propositions = [_proposition(document, base, p) for p in propositions(doc)]
        self.words: list[tuple[int, str]] = []
        for token in reading.tokens:
            if token.is_punct or token.is_space:
                continue
            start = int(token.idx)
            for word in words(doc, start, start + len(token)):
                self.words.append((base + start, word))


def _times(document: Document, readings: list[Reading]) -> list[list[tuple[Span, FoundTime]]]:
    """The time expressions of each paragraph, resolved against the page's day or else against its explicit years."""
    found = [times(r.doc, document.published) for r in readings]
    years = explicit(t for per in found for t in per)
    return [
        [
            (document.span(r.piece.start + t.start, r.piece.start + t.end), t)
            for t in resolve(per, document.published, years)
        ]
        for r, per in zip(readings, found, strict=True)
    ]


def _quantity(document: Document, base: int, q: FoundQuantity) -> Quantity:
    span = document.span(base + q.start, base + q.end)
    return Quantity(span, q.low, q.high, q.unit, q.counted, q.role, q.approximate)


def _proposition(document: Document, base: int, p: FoundProposition) -> Proposition:
    arguments = tuple(Argument(a.role, a.lemma, document.span(base + a.start, base + a.end)) for a in p.arguments)
    return Proposition(document.span(base + p.start, base + p.end), p.lemma, p.negated, arguments, p.root)


def _inside(span: Span, content: Region) -> bool:
    return any(start <= span.start and span.end <= end for start, end in content)


class _Maker:
    """Makes the statements of one document."""

    def __init__(self, document: Document, readings: list[Reading]) -> None:
        self.document = document
        self.readings = readings
        self.mentions = Mentions(document)
        self.facts = [_Facts(document, r) for r in readings]
        self.times = _times(document, readings)
        self.starts = [r.piece.start for r in readings]
        self.contents: dict[int, list[Region]] = {}
        self.made: list[Statement] = []
        self.ids: set[str] = set()

    def _spans(self, content: Region) -> tuple[Span, ...]:
        out = []
        for start, end in content:
            reading = self.readings[max(0, bisect_right(self.starts, start) - 1)]
            run = reading.trim(start, min(end, reading.piece.end))
            if run is not None:
                out.append(self.document.span(*run))
        return tuple(out)

    def _touching(self, content: Region) -> list[int]:
        first = max(0, bisect_right(self.starts, content[0][0]) - 1)
        last = max(0, bisect_right(self.starts, content[-1][1] - 1) - 1)
        return list(range(first, last + 1))

    def _kind(self, content: Region) -> StatementKind:
        quoted = plain = False
        for n in self._touching(content):
            reading = self.readings[n]
            for t in reading.tokens:
                if t.is_punct or t.is_space or t.is_quote:
                    continue
                place = reading.piece.at(t)
                if any(start <= place < end for start, end in content):
                    if reading.quote[t.i] >= 0:
                        quoted = True
                    else:
                        plain = True
        return "mixed" if quoted and plain else "direct" if quoted else "indirect"

    def _link(self, link: LinkDraft, after: LinkDraft | None, last: bool, c: Chained | None) -> Link:
        source = link.source
        identity = self.mentions.speaker(source)
        span = None
        if source.reading is not None and source.kind != "unstated":
            span = self.document.span(*source.reading.chars(source.first, source.last))
        cue = self.document.span(*link.cue) if link.cue is not None else None
        return Link(
            identity, span, cue, link.verb, link.cue_class, link.medium, standing_of(link, after, c if last else None)
        )

    def _when(self, region: Region, c: Chained | None) -> tuple[Time, ...]:
        """The times of the content, and those beside the cue in its sentence ("said on Monday").

        What points no closer than to the past, the present or the future dates no saying ("has in the past pledged").
        """
        out = []
        for n in self._touching(region):
            out += [Time(s, t.value, "content", t.basis, t.tense) for s, t in self.times[n] if _inside(s, region)]
        if c is None:
            return tuple(out)
        a = c.attribution
        where = a.reading.piece.index
        n = a.reading.sentence[a.token] if a.token < len(a.reading.sentence) else -1
        if n < 0 or not any(link.cue for link in a.links):
            return tuple(out)
        start, end = a.reading.chars(*a.reading.sentences[n])
        others = [run for o in self.contents.get(where, ()) for run in o]
        out += [
            Time(s, t.value, "said", t.basis, t.tense)
            for s, t in self.times[where]
            if start <= s.start and s.end <= end and not _inside(s, others) and not _inside(s, region)
            if not t.value.endswith("_REF")
        ]
        return tuple(sorted(out, key=lambda t: t.span))

    def add(
        self, content: Region, kind: StatementKind | None, stance: Stance, c: Chained | None, reading: Reading
    ) -> None:
        """One statement; `c` is None for a narrated one."""
        spans = self._spans(content)
        if not spans:
            return
        region = [(s.start, s.end) for s in spans]
        links: list[Link] = []
        if c is not None:
            for k, link in enumerate(c.links):
                after = c.links[k + 1] if k + 1 < len(c.links) else None
                links.append(self._link(link, after, after is None, c))
        cues = [f"{link.cue.start}-{link.cue.end}" if link.cue else "" for link in links]
        key = identify(self.document.id, *(f"{a}-{b}" for a, b in region), *cues)
        if key in self.ids:
            # Parallel sources share content and cue; their own places tell them apart.
            key = identify(key, *(f"{link.span.start}-{link.span.end}" if link.span else "" for link in links))
            if key in self.ids:
                return
        self.ids.add(key)
        touching = [self.facts[n] for n in self._touching(region)]
        tokens = content_tokens(reading, region)
        found_words = [(a, w) for f in touching for a, w in f.words if any(s <= a < e for s, e in region)]
        self.made.append(
            Statement(
                id=key,
                document=self.document.id,
                content=spans,
                kind=kind or self._kind(region),
                stance=stance,
                factuality=c.factuality if c is not None else factuality(roots(tokens), stance, None, False),
                chain=tuple(links),
                stance_link=c.stance_link if c is not None else None,
                times=self._when(region, c),
                quantities=tuple(q for f in touching for q in f.quantities if _inside(q.span, region)),
                entities=tuple(e for f in touching for e in f.entities if _inside(e.span, region)),
                propositions=tuple(p for f in touching for p in f.propositions if _inside(p.span, region)),
                words=tuple(w for _, w in found_words),
                word_starts=tuple(a for a, _ in found_words),
                role=reading.piece.block.role,
                conditional=_conditional(tokens) or (c is not None and c.attribution.conditional),
            )
        )


def _conditional(tokens: list[Token]) -> bool:
    """Whether an "if" governs the content's main clause, or the content is what follows from one."""
    heads = roots(tokens)
    for head in heads[:1]:
        for child in head.children:
            if child.dep_ == "mark" and child.lower_ in {"if", "unless"}:
                return True
            if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in child.children):
                return True
    return False


def extract(document: Document, nlp: Language, furniture: frozenset[int] = frozenset()) -> Extraction:
    """What `document` says, and on whose word.

    Only evidence blocks are read, without those whose index is in `furniture`. Every sentence of them is in a statement
    (attributed, or narrated by the page itself), or in `not_understood`. Raises PageError F106 for a document in
    another language than English.
    """
    if document.language not in (None, UNDERSTOOD):
        raise PageError("F106", detail=called(document.language))
    parsed = parse(document, nlp, furniture)
    quoted = quotations([(p.start, p.text) for p in parsed.pieces])
    readings = [Reading(p, quoted) for p in parsed.pieces]
    people = frozenset(plain(e[-1].text) for r in readings for e in r.doc.ents if e.label_ == "PERSON" and len(e) > 1)
    for reading in readings:
        reading.people = people
    found = find(readings, quoted)
    maker = _Maker(document, readings)
    for a in found:
        maker.contents.setdefault(a.reading.piece.index, []).append(a.content)
    for c in chained(found):
        kind: StatementKind | None = "direct" if c.attribution.direct else None
        maker.add(c.attribution.content, kind, c.stance, c, c.attribution.reading)
    covered = _joined([run for s in maker.made for run in _claimed(s)])
    not_understood: list[Span] = []
    for reading in readings:
        for first, last in reading.sentences:
            run = reading.bare(first, last)
            if run is None:
                continue
            if _touches(covered, *reading.chars(first, last)):
                for part in _beside(reading, first, last, covered):
                    heads = roots(content_tokens(reading, part))
                    if silent([t for t in heads if t.pos_ in {"VERB", "AUX"}]):
                        continue
                    maker.add(part, "narrated", "predicts" if foretells(heads) else "affirms", None, reading)
                continue
            tokens = [t for t in reading.tokens[first:last] if not (t.is_punct or t.is_space)]
            spoken = any(t.pos_ in {"VERB", "AUX"} for t in tokens) or reading.piece.block.role in {"title", "heading"}
            if not spoken:
                not_understood.append(document.span(*run))
                continue
            if silent(_main_verbs(reading, first, last)):
                not_understood.append(document.span(*run))
                continue
            full = reading.trim(*reading.chars(first, last))
            if full is None:
                continue
            stance: Stance = "asks" if asks(reading, [full]) else "predicts" if foretells(roots(tokens)) else "affirms"
            maker.add([full], "narrated", stance, None, reading)
    maker.mentions.others(readings)
    statements = sorted(maker.made, key=lambda s: (s.start, -s.end, s.id))
    return Extraction(document.id, tuple(point(statements)), maker.mentions.all(), tuple(not_understood))


def _beside(reading: Reading, first: int, last: int, covered: Region) -> list[Region]:
    """The main clauses of a sentence that nothing is attributed in: "X has left, but it has also said that P"."""
    heads = [t for t in reading.tokens[first:last] if t.dep_ == "ROOT"]
    if not heads or heads[0].pos_ not in {"VERB", "AUX"}:
        return []
    head = heads[0]
    for _ in range(6):
        nxt = next((c for c in head.rights if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"} and _has_subject(c)), None)
        if nxt is None:
            break
        heads.append(nxt)
        head = nxt
    if len(heads) < 2:
        around = _around(reading, first, last, heads[0], covered)
        return [around] if around else []
    out: list[Region] = []
    for n, head in enumerate(heads):
        begin = first if n == 0 else head.left_edge.i
        finish = heads[n + 1].left_edge.i if n + 1 < len(heads) else min(last, head.right_edge.i + 1)
        if finish <= begin or not _has_subject(head) or not begin <= head.i < finish:
            continue
        words = [t for t in reading.tokens[begin:finish] if not (t.is_punct or t.is_space)]
        start, end = reading.chars(begin, finish)
        if len(words) < 4 or any(reading.quote[t.i] >= 0 for t in words) or _touches(covered, start, end):
            continue
        run = reading.bare(begin, finish)
        if run is not None:
            text = reading.piece.text[run[0] - reading.piece.start : run[1] - reading.piece.start]
            for tail in (" but", " and", " or", " so", " yet"):
                if text.endswith(tail):
                    run = reading.trim(run[0], run[1] - len(tail)) or run
            out.append([run])
    return out


def _main_verbs(reading: Reading, first: int, last: int) -> list[Token]:
    """The main verb of a sentence with those that are joined to it."""
    verbs = [t for t in reading.tokens[first:last] if t.dep_ == "ROOT" and t.pos_ in {"VERB", "AUX"}]
    for verb in verbs:
        verbs += [c for c in verb.rights if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"} and c not in verbs]
    return verbs


def _around(reading: Reading, first: int, last: int, root: Token, covered: Region) -> Region:
    """The main clause of a sentence whose attributions all stand in clauses that hang on it: ", who has said P"."""
    cuts: list[tuple[int, int]] = []
    spoken = _touches(covered, *reading.chars(root.i, root.i + 1))
    for t in reading.tokens[first:last]:
        if t.is_punct or t.is_space or not _touches(covered, *reading.chars(t.i, t.i + 1)):
            continue
        if any(a <= t.i < b for a, b in cuts):
            continue
        named = t
        while t.head != t and t.dep_ not in {"relcl", "advcl", "appos"}:
            named, t = t, t.head
        if t == root and not spoken and named.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and named != t:
            continue  # the noun of ", which X says is P" is also the main clause's
        if t == root or t.dep_ == "ROOT":
            return []
        cuts.append((t.left_edge.i, t.right_edge.i + 1))
    out: Region = []
    at = first
    for a, b in [*sorted(cuts), (last, last)]:
        if at < a:
            run = reading.bare(at, a)
            if run is not None and any(
                c.isalnum() for c in reading.piece.text[run[0] - reading.piece.start : run[1] - reading.piece.start]
            ):
                out.append(run)
        at = max(at, b)
    words = [t for t in content_tokens(reading, out) if not t.is_punct]
    if not _has_subject(root) or root not in words or len(words) < 4 or any(reading.quote[t.i] >= 0 for t in words):
        return []
    return out


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in token.children)


def _claimed(s: Statement) -> Region:
    runs = [(c.start, c.end) for c in s.content]
    runs += [(link.cue.start, link.cue.end) for link in s.chain if link.cue is not None]
    return runs


def _joined(runs: Region) -> Region:
    out: Region = []
    for start, end in sorted(runs):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _touches(runs: Region, start: int, end: int) -> bool:
    i = bisect_right(runs, (end, 0)) - 1
    return i >= 0 and runs[i][1] > start and runs[i][0] < end
