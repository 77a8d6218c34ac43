"""Reports that are not at hand, and what the pages have from them.

A page that names an outlet as its source derives from that outlet, whether its page is among ours or not (`citations`).
Where one page quotes an absent report at length, the quotation stands for the report: a page that says nearly the same
with the same names and numbers has it from there (`rewrites`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from firsthand.records import Derivation, Passage, Span, Statement, merge
from firsthand.reuse.credit import credits_source
from firsthand.reuse.direction import earlier
from firsthand.reuse.outlets import Outlets
from firsthand.reuse.quotations import Quotation
from firsthand.reuse.rarity import CONTENT
from firsthand.reuse.text import Words
from firsthand.reuse.tiling import Run, run, tile

__all__ = ["citations", "rewrites"]

_SHORT_NAME = 3
_PUBLISHED = "printed|published|reported|revealed|disclosed|carried|ran|broke|wrote|uncovered|posted"

_LEAST = 8  # words of a quotation that can stand for a report
_QUOTED = 0.6  # share of a statement's words that must stand between marks
_WORTH, _SIMILARITY, _STRENGTH = 7.0, 0.3, 4.0
_NAME = 0.35
_TELLS = 0.55  # share of a cited statement's telling words that a page must have, to be the page that is cited


@dataclass(frozen=True, slots=True)
class _Report:
    """A quotation of an absent report: whose, on which page, which words."""

    source: str
    page: Words
    words: tuple[int, int]
    run: Run


def _weighed(page: Words, lo: int, hi: int) -> Run:
    """Words as they stand, quoted or not; names weigh less than what is said of them."""
    weights = [w * _NAME if n else w for w, n in zip(page.weight[lo:hi], page.name[lo:hi], strict=True)]
    return run(page.norm[lo:hi], weights, page.name[lo:hi], [False] * (hi - lo))


def _reports(
    pages: Sequence[Words],
    quoted: Sequence[Sequence[Quotation]],
    statements: Mapping[str, Sequence[Statement]],
    outlets: Outlets,
) -> list[_Report]:
    found: dict[tuple[str, str, tuple[int, int]], _Report] = {}
    for page, spans in zip(pages, quoted, strict=True):
        marked = {i for lo, hi in spans for i in range(lo, hi)}
        for statement in statements.get(page.document.id, ()):
            absent = next((link.source for link in statement.chain if _absent(link.source, outlets)), None)
            if absent is None:
                continue
            place = page.place(statement.start, statement.end)
            if place is None or place[1] - place[0] < _LEAST:
                continue
            lo, hi = place
            if sum(1 for i in range(lo, hi) if i in marked) < _QUOTED * (hi - lo):
                continue
            found[absent, page.document.id, place] = _Report(absent, page, place, _weighed(page, lo, hi))
    return [found[key] for key in sorted(found)]


def _absent(source: str, outlets: Outlets) -> bool:
    known = outlets.sources.get(source)
    return known is not None and known.kind in ("outlet", "record") and not outlets.pages_of.get(source)


def _pairs(words: Sequence[str | None], weights: Sequence[float]) -> set[tuple[str, str]]:
    content = [w for w, heavy in zip(words, weights, strict=True) if w is not None and heavy >= CONTENT / 2]
    return {(x, y) for at, x in enumerate(content) for y in content[at + 1 : at + 3] if x != y}


def rewrites(
    pages: Sequence[Words],
    quoted: Sequence[Sequence[Quotation]],
    statements: Mapping[str, Sequence[Statement]],
    outlets: Outlets,
) -> list[Derivation]:
    """Pages that say, in nearly the same words, what another page quotes from a report that is not at hand."""
    reports = _reports(pages, quoted, statements, outlets)
    if not reports:
        return []
    by_pair: dict[tuple[str, str], list[int]] = {}
    for number, report in enumerate(reports):
        for key in sorted(_pairs(report.run.words, report.run.weights)):
            by_pair.setdefault(key, []).append(number)
    found: dict[tuple[str, str], list[Passage]] = {}
    for page, spans in zip(pages, quoted, strict=True):
        marked = {i for lo, hi in spans for i in range(lo, hi)}
        for lo, hi in _windows(page):
            if any(i in marked for i in (lo, hi - 1)) and sum(1 for i in range(lo, hi) if i in marked) > (hi - lo) / 3:
                continue  # it quotes, and says so
            mine = _weighed(page, lo, hi)
            hits: dict[int, int] = {}
            for key in _pairs(mine.words, mine.weights):
                for number in by_pair.get(key, ()):
                    hits[number] = hits.get(number, 0) + 1
            for number in sorted(n for n, count in hits.items() if count >= 2):
                report = reports[number]
                if report.page is page:
                    continue
                tiling = tile(report.run, mine)
                strong = tiling.worth * tiling.similarity >= _STRENGTH
                if tiling.worth < _WORTH or tiling.similarity < _SIMILARITY or not strong:
                    continue
                there = report.page.document.span(*report.page.characters(*report.words))
                here = page.document.span(*page.characters(lo, hi))
                passage = Passage(there, here, round(tiling.similarity, 3))
                found.setdefault((page.document.id, report.source), []).append(passage)
    by_id = {page.document.id: page for page in pages}
    made = []
    for target, source in sorted(found):
        passages = _best(found[target, source])
        document = by_id[target].document
        evidence: list[Span] = []
        for passage in passages:
            evidence.extend(
                credits_source(
                    document, source, passage.target.start, passage.target.end, statements.get(target, ()), outlets
                )
            )
        name = outlets.sources[source].name or "a report"
        if evidence:
            reason = f"credits {name} near the text, which another page quotes; {name} is not among the pages"
            made.append(Derivation(None, source, target, "citation", True, "credit", passages, reason, merge(evidence)))
        else:
            reason = (
                f"says nearly what another page quotes from {name}, which is not among the pages; "
                f"shared text, no credit found"
            )
            made.append(Derivation(None, source, target, "shared-text", False, "none", passages, reason))
    return made


def _windows(page: Words) -> list[tuple[int, int]]:
    """Every sentence, and every two in a row of one block."""
    found = [(s.lo, s.hi) for s in page.sentences]
    found += [(x.lo, y.hi) for x, y in pairwise(page.sentences) if x.block == y.block]
    return sorted(found)


def _best(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages without those whose target overlaps a better one; a shorter target wins where both are as good."""
    kept: list[Passage] = []
    for p in sorted(passages, key=lambda p: (-p.similarity, p.target.end - p.target.start, p.target, p.source)):
        if all(p.target.end <= k.target.start or k.target.end <= p.target.start for k in kept):
            kept.append(p)
    return tuple(sorted(kept, key=lambda p: (p.target, p.source)))


def _tells(page: Words, cited: Words, place: tuple[int, int]) -> float:
    """The share of the telling words at `place` that `page` has."""
    telling = {cited.norm[i]: cited.weight[i] for i in range(*place) if cited.weight[i] >= CONTENT}
    total = sum(telling.values())
    return sum(w for word, w in telling.items() if word in page.counts) / total if total else 0.0


def citations(
    pages: Sequence[Words], statements: Mapping[str, Sequence[Statement]], outlets: Outlets
) -> list[Derivation]:
    """One derivation for every page and outlet that it names as a source, with the page of that outlet that tells it,
    where one is at hand."""
    by_id = {page.document.id: page for page in pages}
    found: dict[tuple[str, str, str], set[Span]] = {}
    for page in pages:
        document = page.document
        for statement in statements.get(document.id, ()):
            place = page.place(statement.start, statement.end)
            for link in statement.chain:
                source = outlets.sources.get(link.source)
                if source is None or source.kind != "outlet" or outlets.is_of(source.id, document.id):
                    continue
                told = [
                    (-score, by_id[other].document.published or "9999", other)
                    for other in outlets.pages_of.get(source.id, ())
                    if place and earlier(by_id[other].document.published, document.published) <= 0
                    and (score := _tells(by_id[other], page, place)) >= _TELLS
                ]  # fmt: skip
                origin = min(told)[2] if told else ""
                span = link.span or link.cue or statement.content[0]
                found.setdefault((document.id, source.id, origin), set()).add(span)
    made = []
    for target, source_id, origin in sorted(found):
        spans = tuple(sorted(found[target, source_id, origin]))
        cited = outlets.sources[source_id]
        name = cited.name or cited.description or "an outlet"
        where = "whose page is among these" if origin else "whose report is not among the pages"
        reason = f"names {name} as its source, {where}: “{spans[0].exact}”"
        absent = None if origin else source_id
        made.append(Derivation(origin or None, absent, target, "citation", True, "credit", (), reason, spans))
    known = {(d.origin, d.target) for d in made}
    return made + [d for d in _mentioned(pages, statements, outlets) if (d.origin, d.target) not in known]


def _mentioned(
    pages: Sequence[Words], statements: Mapping[str, Sequence[Statement]], outlets: Outlets
) -> list[Derivation]:
    """Pages whose own narration says what another outlet has published ("The Courier had printed part of it")."""
    made = []
    for page, other in permutations(sorted((p.document for p in pages), key=lambda d: d.id), 2):
        name = other.outlet.name
        if not name or len(name) <= _SHORT_NAME or name not in page.text or outlets.same(page.id, other.id):
            continue
        if earlier(other.published, page.published) > 0:
            continue
        named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)(?=[^.!?]*\b(?:{_PUBLISHED})\b)")
        for statement in statements.get(page.id, ()):
            place = None if statement.chain else named.search(page.text, statement.start, statement.end)
            if place:
                span = page.span(*place.span())
                reason = f"says what {name} has published, whose page is among these: “{span.exact}”"
                made.append(Derivation(other.id, None, page.id, "citation", True, "credit", (), reason, (span,)))
                break
    return made
