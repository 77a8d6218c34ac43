"""Quotations that two pages share: both heard, or read, the same words; neither need have them from the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from firsthand.records import Derivation, Passage, Span, Statement
from firsthand.reuse.candidates import Pair
from firsthand.reuse.credit import credits_source
from firsthand.reuse.outlets import Outlets
from firsthand.reuse.quotations import POOLED, Quotation
from firsthand.reuse.text import Words

__all__ = ["Run", "shared_quotes"]

_BUCKET = 40
_STAR = 2

Run = tuple[int, int, int]
"""Words at one place of the first page and one of the second, and how many they are."""


def _quote_runs(pages: Sequence[Words]) -> dict[Pair, list[Run]]:
    """The runs of quoted words that every two pages have in common, each as long as it goes."""
    index: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for p, page in enumerate(pages):
        hidden, norm = page.hidden, page.norm
        shown = -1  # the last word that is nobody's quotation
        for i in range(len(norm)):
            if not hidden[i] or page.phrase[i]:
                shown = i
            elif i - shown >= POOLED:
                index.setdefault(tuple(norm[i - POOLED + 1 : i + 1]), []).append((p, i - POOLED + 1))
    starts: dict[Pair, set[tuple[int, int]]] = {}
    for places in index.values():
        heads = places if len(places) <= _BUCKET else places[:_STAR]
        for p, i in heads:
            for q, j in places:
                if p < q:
                    starts.setdefault((p, q), set()).add((i, j))
    found: dict[Pair, list[Run]] = {}
    for pair in sorted(starts):
        at = starts[pair]
        runs = []
        for i, j in sorted(at):
            if (i - 1, j - 1) in at:
                continue
            n = 1
            while (i + n, j + n) in at:
                n += 1
            runs.append((i, j, n - 1 + POOLED))
        found[pair] = _longest(runs)
    return found


def _longest(runs: Iterable[Run]) -> list[Run]:
    """The runs without those that repeat words of a longer one."""
    kept: list[Run] = []
    for i, j, n in sorted(runs, key=lambda r: (-r[2], r)):
        if all(i + n <= x or x + m <= i for x, _, m in kept) and all(j + n <= y or y + m <= j for _, y, m in kept):
            kept.append((i, j, n))
    return sorted(kept)


def _inside(page: Words, at: int, length: int, spans: Sequence[Span]) -> bool:
    start, end = page.characters(at, at + length)
    return any(s.start < end and start < s.end for s in spans)


def _quoted(at: int, length: int, spans: Sequence[Quotation]) -> bool:
    return any(lo <= at and at + length <= hi for lo, hi in spans)


def shared_quotes(
    pages: Sequence[Words],
    quoted: Sequence[Sequence[Quotation]],
    settled: Iterable[Pair],
    rewritten: Iterable[Derivation],
    statements: Mapping[str, Sequence[Statement]],
    outlets: Outlets,
) -> list[Derivation]:
    """A derivation for every two pages that share quotations and nothing else; `settled` pairs share more.

    What `rewritten` finds a page to have from a report that another quotes is told there, and is no shared quotation.
    Where one page's own words stand quoted in another that names its outlet for them, that is credited text.
    """
    done = set(settled)
    taken: dict[str, list[Span]] = {}
    for derivation in rewritten:
        taken.setdefault(derivation.target, []).extend(p.target for p in derivation.passages)
    made = []
    for (p, q), every in _quote_runs(pages).items():
        if (p, q) in done:
            continue
        a, b = pages[p], pages[q]
        runs = [
            (i, j, n)
            for i, j, n in every
            if not _inside(a, i, n, taken.get(a.document.id, ())) and not _inside(b, j, n, taken.get(b.document.id, ()))
        ]
        if not runs:
            continue
        own = _own_words(a, b, quoted[p], quoted[q], runs, statements, outlets)
        if own is not None:
            made.append(own)
            continue
        passages = tuple(
            Passage(a.document.span(*a.characters(i, i + n)), b.document.span(*b.characters(j, j + n)), 1.0)
            for i, j, n in runs
        )
        if a.document.id > b.document.id:
            a, b = b, a
            passages = tuple(sorted((Passage(x.target, x.source, 1.0) for x in passages), key=lambda x: x.source))
        reason = f"only quoted words in common: “{passages[0].source.exact[:80]}”"
        made.append(Derivation(a.document.id, None, b.document.id, "shared-quote", False, "none", passages, reason))
    return made


def _own_words(
    a: Words,
    b: Words,
    quoted_a: Sequence[Quotation],
    quoted_b: Sequence[Quotation],
    runs: Sequence[Run],
    statements: Mapping[str, Sequence[Statement]],
    outlets: Outlets,
) -> Derivation | None:
    turned = [(j, i, n) for i, j, n in runs]
    for origin, target, in_origin, in_target, placed in (
        (a, b, quoted_a, quoted_b, runs),
        (b, a, quoted_b, quoted_a, turned),
    ):
        mine = [s for s in sorted(outlets.sources) if outlets.is_of(s, origin.document.id)]
        passages: list[Passage] = []
        evidence: set[Span] = set()
        for i, j, n in placed:
            if _quoted(i, n, in_origin) or not _quoted(j, n, in_target):
                continue
            start, end = target.characters(j, j + n)
            for source in mine:
                spans = credits_source(
                    target.document, source, start, end, statements.get(target.document.id, ()), outlets
                )
                if spans:
                    evidence.update(spans)
                    there = origin.document.span(*origin.characters(i, i + n))
                    passages.append(Passage(there, target.document.span(start, end), 1.0))
                    break
        if passages:
            spans = tuple(sorted(evidence))
            return Derivation(
                origin.document.id, None, target.document.id, "credited-text", True, "credit", tuple(passages),
                f"words of the page, quoted with credit near the text: “{spans[0].exact}”", spans,
            )  # fmt: skip
    return None
