"""Sentences of two pages compared and chained: the alignment that passages are cut from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from firsthand.reuse.candidates import Pair
from firsthand.reuse.rarity import CONTENT
from firsthand.reuse.text import Words
from firsthand.reuse.tiling import Run, Tiling, run, tile

__all__ = ["WEAK_SIMILARITY", "WEAK_WORTH", "Comparer", "best_chain", "links", "unbroken"]

_NAME = 0.35  # of a word's weight is left where it is part of a name
WEAK_WORTH, WEAK_SIMILARITY = 2.5, 0.22  # enough beside a sentence that is shared, not alone
_HELD = 0.3  # a sentence that is in the other page to less than this share is one that was put in
_REACH = 2  # sentences that a page may leave out or put in within one passage


class Comparer:
    """Compares sentences of two pages, each pair once."""

    def __init__(self, a: Words, b: Words) -> None:
        self.a, self.b = a, b
        self.runs_a: dict[int, Run] = {}
        self.runs_b: dict[int, Run] = {}
        self.seen: dict[Pair, Tiling] = {}

    def _weights(self, page: Words, cut: slice) -> list[float]:
        """What each word is worth between these two pages: what both keep saying is their topic."""
        ours, theirs = self.a.counts, self.b.counts
        found = []
        for word, heavy, name in zip(page.norm[cut], page.weight[cut], page.name[cut], strict=True):
            if name:
                heavy *= _NAME
            if heavy >= CONTENT / 2:
                both = min(ours.get(word, 0), theirs.get(word, 0))
                if both > 1:
                    heavy /= min(both, 4)
            found.append(heavy)
        return found

    def _run(self, page: Words, number: int, runs: dict[int, Run]) -> Run:
        if number not in runs:
            s = page.sentences[number]
            cut = slice(s.lo, s.hi)
            runs[number] = run(page.norm[cut], self._weights(page, cut), page.name[cut], page.hidden[cut])
        return runs[number]

    def compare(self, i: int, j: int) -> Tiling:
        if (i, j) not in self.seen:
            self.seen[i, j] = tile(self._run(self.a, i, self.runs_a), self._run(self.b, j, self.runs_b))
        return self.seen[i, j]

    def total(self, number: int, first: bool) -> float:
        """What one sentence of the first page, or of the second, weighs."""
        run_of = self._run(self.a, number, self.runs_a) if first else self._run(self.b, number, self.runs_b)
        return run_of.total

    def shown(self, number: int, first: bool) -> int:
        """How many of its words are nobody's quotation."""
        run_of = self._run(self.a, number, self.runs_a) if first else self._run(self.b, number, self.runs_b)
        return sum(1 for w in run_of.words if w is not None)

    def held(self, number: int, others: range, first: bool) -> float:
        """The share of one sentence (of the first page, or the second) that stands in one of the other's."""
        total = self.total(number, first)
        best = max((self.compare(number, o) if first else self.compare(o, number)).worth for o in others)
        return best / total if total else 1.0

    def smaller(self, i: int, j: int) -> float:
        return min(self._run(self.a, i, self.runs_a).total, self._run(self.b, j, self.runs_b).total)


def links(comparer: Comparer, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of sentences that may be one link of a passage, the neighbours of good pairs among them."""
    na, nb = len(comparer.a.sentences), len(comparer.b.sentences)
    kept: set[Pair] = set()
    tried: set[Pair] = set()
    todo = list(pairs)
    while todo:
        i, j = todo.pop()
        if (i, j) in tried:
            continue
        tried.add((i, j))
        tiling = comparer.compare(i, j)
        if tiling.worth < WEAK_WORTH or tiling.similarity < WEAK_SIMILARITY:
            continue
        kept.add((i, j))
        if tiling.worth >= 6.0 and tiling.similarity >= 0.3:
            todo.extend(
                (x, y)
                for x in range(max(0, i - 1), min(na, i + 2))
                for y in range(max(0, j - 1), min(nb, j + 2))
                if (x, y) not in tried
            )
    return sorted(kept)


def best_chain(comparer: Comparer, found: Sequence[Pair]) -> list[Pair]:
    """The best chain of `found` that goes forward on both sides, by worth (dynamic programming over sorted links)."""
    best: dict[Pair, tuple[float, Pair | None]] = {}
    for i, j in found:
        top: tuple[float, Pair | None] = (0.0, None)
        for x in range(i - _REACH, i + 1):
            for y in range(j - _REACH, j + 1):
                before = best.get((x, y))
                # Two sentences against one is a sentence that was split; that is no second link of the same words.
                if before is not None and x < i and y < j and before[0] > top[0]:
                    top = (before[0], (x, y))
        tiling = comparer.compare(i, j)
        best[i, j] = (top[0] + tiling.worth * tiling.similarity, top[1])
    at: Pair | None = max(found, key=lambda pair: (best[pair][0], -pair[0], -pair[1]))
    chain: list[Pair] = []
    while at is not None:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def unbroken(comparer: Comparer, chain: Sequence[Pair]) -> list[list[Pair]]:
    """The chain cut where a page has put in, or left out, a sentence that is not in the other."""
    pieces = [[chain[0]]]
    for before, link in pairwise(chain):
        (x, y), (i, j) = before, link
        added = any(comparer.held(s, range(y, j + 1), True) < _HELD for s in range(x + 1, i))
        added = added or any(comparer.held(s, range(x, i + 1), False) < _HELD for s in range(y + 1, j))
        if added:
            pieces.append([])
        pieces[-1].append(link)
    return pieces
