"""The passages that two pages share, exact or edited, with the characters on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.records import Passage
from firsthand.reuse.candidates import Pair
from firsthand.reuse.rarity import CONTENT
from firsthand.reuse.text import Words
from firsthand.reuse.tiling import Run, Tile, Tiling, run, tile

__all__ = ["Shared", "Threshold", "shared"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """What counts as shared text.

    worth: the least sum of tiles, as the weight of words in common (a sentence of ten common words has about 20);
    similarity: the least share of the smaller side; strength: the least product of both; exact: a single run of words
    worth this much is shared text whatever stands around it.
    """

    worth: float = 7.0
    similarity: float = 0.3
    strength: float = 5.0
    exact: float = 16.0


@dataclass(frozen=True, slots=True)
class Shared:
    """One shared passage: `a` and `b` are its words in the two pages.

    `worth` is the weight of the words that are the same, `similarity` its share of the smaller side, `sentences` how
    many pairs of sentences it joins, `alike` the share of all its words, on both sides, that are the same (Dice).
    """

    a: tuple[int, int]
    b: tuple[int, int]
    worth: float
    similarity: float
    sentences: int
    alike: float

    @property
    def strength(self) -> float:
        return self.worth * self.similarity

    def passage(self, a: Words, b: Words) -> Passage:
        """As the record that the dossier shows, `a` being where it comes from."""
        return Passage(
            a.document.span(*a.characters(*self.a)), b.document.span(*b.characters(*self.b)), round(self.alike, 3)
        )


class _Comparer:
    """Compares sentences of two pages, each pair once."""

    def __init__(self, a: Words, b: Words) -> None:
        self.a, self.b = a, b
        self.runs_a: dict[int, Run] = {}
        self.runs_b: dict[int, Run] = {}
        self.seen: dict[Pair, Tiling] = {}

    def _weight(self, page: Words, i: int) -> float:
        """What the word at `i` is worth between these two pages: what both keep saying is their topic."""
        word, heavy = page.norm[i], page.weight[i]
        if page.name[i]:
            heavy *= _NAME
        if heavy < CONTENT / 2:
            return heavy
        both = min(self.a.counts.get(word, 0), self.b.counts.get(word, 0))
        return heavy / min(both, 4) if both > 1 else heavy

    def _run(self, page: Words, number: int, runs: dict[int, Run]) -> Run:
        if number not in runs:
            s = page.sentences[number]
            cut = slice(s.lo, s.hi)
            weights = [self._weight(page, i) for i in range(s.lo, s.hi)]
            runs[number] = run(page.norm[cut], weights, page.name[cut], page.hidden[cut])
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


_NAME = 0.35  # of a word's weight is left where it is part of a name
_WEAK_WORTH, _WEAK_SIMILARITY = 2.5, 0.22  # enough beside a sentence that is shared, not alone
_HELD = 0.3  # a sentence that is in the other page to less than this share is one that was put in
_REACH = 2  # sentences that a page may leave out or put in within one passage


def _links(comparer: _Comparer, pairs: Sequence[Pair]) -> list[Pair]:
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
        if tiling.worth < _WEAK_WORTH or tiling.similarity < _WEAK_SIMILARITY:
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


def _chain(comparer: _Comparer, links: Sequence[Pair]) -> list[Pair]:
    """The best chain of `links` that goes forward on both sides, by worth (dynamic programming over sorted links)."""
    best: dict[Pair, tuple[float, Pair | None]] = {}
    for i, j in links:
        top: tuple[float, Pair | None] = (0.0, None)
        for x in range(i - _REACH, i + 1):
            for y in range(j - _REACH, j + 1):
                before = best.get((x, y))
                # Two sentences against one is a sentence that was split; that is no second link of the same words.
                if before is not None and x < i and y < j and before[0] > top[0]:
                    top = (before[0], (x, y))
        tiling = comparer.compare(i, j)
        best[i, j] = (top[0] + tiling.worth * tiling.similarity, top[1])
    at: Pair | None = max(links, key=lambda link: (best[link][0], -link[0], -link[1]))
    chain: list[Pair] = []
    while at is not None:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _edge(page: Words, number: int, first: int, last: int) -> tuple[int, int]:
    """Words `first`..`last` of a sentence, widened to the whole of it where little is left out."""
    s = page.sentences[number]
    before, after = sum(page.weight[s.lo : s.lo + first]), sum(page.weight[s.lo + last : s.hi])
    total = sum(page.weight[s.lo : s.hi])
    if before + after <= total / 2:
        return s.lo, s.hi
    return s.lo + first, s.lo + last


def _unbroken(comparer: _Comparer, chain: Sequence[Pair]) -> list[list[Pair]]:
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


def _shown(comparer: _Comparer, chain: Sequence[Pair]) -> Shared:
    worth = sum(comparer.compare(*link).worth for link in chain)
    smaller = sum(comparer.smaller(*link) for link in chain)
    similarity = min(1.0, worth / smaller) if smaller else 0.0
    same = sum(t.length for link in chain for t in comparer.compare(*link).tiles)
    words = sum(comparer.shown(i, True) + comparer.shown(j, False) for i, j in chain)
    return Shared(*_bounds(comparer, chain), worth, similarity, len(chain), 2 * same / words)


def _split(comparer: _Comparer, link: Pair, step: int) -> tuple[Pair, list[Tile]] | None:
    """The sentence beside an end of a passage (`step` -1 before, 1 after) that is the rest of the other page's sentence.

    One sentence here is two there. With it come its tiles, on words that the link itself leaves free.
    """
    i, j = link
    own = comparer.compare(i, j).tiles
    best: tuple[float, Pair, list[Tile]] | None = None
    for beside, first in (((i + step, j), True), ((i, j + step), False)):
        page = comparer.a if first else comparer.b
        number = beside[0] if first else beside[1]
        if not 0 <= number < len(page.sentences):
            continue
        free = []
        for t in comparer.compare(*beside).tiles:
            at = t.b if first else t.a
            if all(at + t.length <= o or o + n <= at for o, n in ((x.b if first else x.a, x.length) for x in own)):
                free.append(t)
        worth = sum(t.worth for t in free)
        total = comparer.total(number, first)
        if worth >= _WEAK_WORTH and worth >= _WEAK_SIMILARITY * total and (best is None or worth > best[0]):
            best = (worth, beside, free)
    return (best[1], best[2]) if best else None


def _bounds(comparer: _Comparer, chain: Sequence[Pair]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The words of both pages that a chain covers, from the first sentence that is shared to the last."""
    ends = []
    before, after = _split(comparer, chain[0], -1), _split(comparer, chain[-1], 1)
    for side in (0, 1):
        page = comparer.b if side else comparer.a
        lo = min(_covered(page, side, comparer, link, tiles)[0] for link, tiles in _both(chain[0], before))
        hi = max(_covered(page, side, comparer, link, tiles)[1] for link, tiles in _both(chain[-1], after))
        ends.append((lo, hi))
    return ends[0], ends[1]


def _both(link: Pair, rest: tuple[Pair, list[Tile]] | None) -> list[tuple[Pair, list[Tile]]]:
    return [(link, [])] + ([rest] if rest else [])


def _covered(page: Words, side: int, comparer: _Comparer, link: Pair, rest: Sequence[Tile]) -> tuple[int, int]:
    tiles = rest or comparer.compare(*link).tiles
    places = [((t.b if side else t.a), t.length) for t in tiles]
    return _edge(page, link[side], min(at for at, _ in places), max(at + n for at, n in places))


def _exact(comparer: _Comparer, links: Sequence[Pair], threshold: Threshold, taken: set[int]) -> list[Shared]:
    """Long clauses in common inside sentences that otherwise differ."""
    found = []
    for i, j in links:
        if i in taken:
            continue
        a, b = comparer.a.sentences[i].lo, comparer.b.sentences[j].lo
        for t in comparer.compare(i, j).tiles:
            if t.worth >= threshold.exact:
                found.append(Shared((a + t.a, a + t.a + t.length), (b + t.b, b + t.b + t.length), t.worth, 1.0, 1, 1.0))
                taken.add(i)
    return found


def shared(a: Words, b: Words, pairs: Sequence[Pair], threshold: Threshold) -> list[Shared]:
    """The passages that `a` and `b` share, in the order of `a`; `pairs` are the sentences to start from."""
    comparer = _Comparer(a, b)
    links = _links(comparer, pairs)
    every = list(links)
    found: list[Shared] = []
    used: set[int] = set()
    while links:
        chain = _chain(comparer, links)
        tilings = [comparer.compare(*link) for link in chain]
        worth = sum(t.worth for t in tilings)
        smaller = sum(comparer.smaller(*link) for link in chain)
        similarity = min(1.0, worth / smaller) if smaller else 0.0
        if worth >= threshold.worth and similarity >= threshold.similarity and worth * similarity >= threshold.strength:
            pieces = [_shown(comparer, piece) for piece in _unbroken(comparer, chain)]
            # Cut off from the rest, a sentence must still say something by itself.
            found.extend(p for p in pieces if len(pieces) == 1 or p.strength >= threshold.strength / 2)
            used.update(i for i, _ in chain)
        rows, columns = {i for i, _ in chain}, {j for _, j in chain}
        links = [(i, j) for i, j in links if i not in rows and j not in columns]
    found.extend(_exact(comparer, every, threshold, used))
    return sorted(found, key=lambda s: (s.a, s.b))
