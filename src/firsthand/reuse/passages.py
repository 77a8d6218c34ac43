"""The passages that two pages share, exact or edited, with the characters on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.records import Passage
from firsthand.reuse.alignment import WEAK_SIMILARITY, WEAK_WORTH, Comparer, best_chain, links, unbroken
from firsthand.reuse.candidates import Pair
from firsthand.reuse.rarity import CONTENT
from firsthand.reuse.text import Words
from firsthand.reuse.tiling import Tile

__all__ = ["Shared", "Threshold", "shared"]


@dataclass(frozen=True, slots=True)
class Shared:
    """One shared passage: `a` and `b` are its words in the two pages.

    `worth` is the weight of the words that are the same, `similarity` its share of the smaller side, `alike` the share
    of all words on both sides that are the same (Dice), `sentences` how many pairs of sentences it joins,
    `telling` how many of the same words carry content and are no names.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    worth: float
    similarity: float
    alike: float
    sentences: int
    telling: int

    @property
    def strength(self) -> float:
        """How sure it is that this is one text: 0.5 for two reports of one event, 2 and more for a copy."""
        return self.worth * self.similarity * self.alike

    def passage(self, a: Words, b: Words) -> Passage:
        """As the record that the dossier shows, `a` being where it comes from."""
        return Passage(
            a.document.span(*a.characters(*self.a)), b.document.span(*b.characters(*self.b)), round(self.alike, 3)
        )


@dataclass(frozen=True, slots=True)
class Threshold:
    """What counts as shared text.

    worth: the least weight of the words in common (a sentence of ten common words has about 20); telling: the least
    number of them that carry content and are no names; alike: the least share of words in common in one sentence, and
    `alike_run` in several that follow each other on both pages, which two reports of one event hardly have by chance;
    strength: the least of all together; exact: a single run of words worth this much is shared text whatever stands
    around it. Set on the insertions of `evaluation/reuse.py`, above 95% of the pairs of pages that tell one event.
    """

    worth: float = 6.0
    alike: float = 0.44
    alike_run: float = 0.38
    strength: float = 2.5
    telling: int = 4
    exact: float = 20.0

    def sure(self, found: Shared) -> bool:
        """Whether it is shared text by itself."""
        return (
            found.worth >= self.worth
            and found.telling >= self.telling
            and found.alike >= (self.alike_run if found.sentences > 1 else self.alike)
            and found.strength >= self.strength
        )

    def likely(self, found: Shared) -> bool:
        """Whether it is shared text beside other that is sure."""
        return (
            found.worth >= self.worth / 2
            and found.alike >= (self.alike_run if found.sentences > 1 else self.alike) * 0.9
            and found.strength >= self.strength / 3
        )


def _edge(page: Words, number: int, first: int, last: int) -> tuple[int, int]:
    """Words `first`..`last` of a sentence, widened to the whole of it where little is left out."""
    s = page.sentences[number]
    before, after = sum(page.weight[s.lo : s.lo + first]), sum(page.weight[s.lo + last : s.hi])
    total = sum(page.weight[s.lo : s.hi])
    if before + after <= total / 2:
        return s.lo, s.hi
    return s.lo + first, s.lo + last


def _shown(comparer: Comparer, chain: Sequence[Pair]) -> Shared:
    worth = sum(comparer.compare(*link).worth for link in chain)
    smaller = sum(comparer.smaller(*link) for link in chain)
    similarity = min(1.0, worth / smaller) if smaller else 0.0
    telling = sum(
        1
        for link in chain
        for t in comparer.compare(*link).tiles
        for k in range(comparer.a.sentences[link[0]].lo + t.a, comparer.a.sentences[link[0]].lo + t.a + t.length)
        if comparer.a.weight[k] >= CONTENT and not comparer.a.name[k]
    )
    same = sum(t.length for link in chain for t in comparer.compare(*link).tiles)
    words = sum(comparer.shown(i, True) + comparer.shown(j, False) for i, j in chain)
    return Shared(*_bounds(comparer, chain), worth, similarity, 2 * same / words if words else 0.0, len(chain), telling)


def _split(comparer: Comparer, link: Pair, step: int) -> tuple[Pair, list[Tile]] | None:
    """The sentence before (`step` -1) or after (1) an end of a passage that is the rest of the other page's sentence.

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
        if worth >= WEAK_WORTH and worth >= WEAK_SIMILARITY * total and (best is None or worth > best[0]):
            best = (worth, beside, free)
    return (best[1], best[2]) if best else None


def _bounds(comparer: Comparer, chain: Sequence[Pair]) -> tuple[tuple[int, int], tuple[int, int]]:
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


def _covered(page: Words, side: int, comparer: Comparer, link: Pair, rest: Sequence[Tile]) -> tuple[int, int]:
    tiles = rest or comparer.compare(*link).tiles
    places = [((t.b if side else t.a), t.length) for t in tiles]
    return _edge(page, link[side], min(at for at, _ in places), max(at + n for at, n in places))


def _exact(comparer: Comparer, pairs: Sequence[Pair], threshold: Threshold, taken: set[int]) -> list[Shared]:
    """Long clauses in common inside sentences that otherwise differ."""
    found = []
    for i, j in pairs:
        if i in taken:
            continue
        a, b = comparer.a.sentences[i].lo, comparer.b.sentences[j].lo
        for t in comparer.compare(i, j).tiles:
            if t.worth >= threshold.exact:
                found.append(
                    Shared((a + t.a, a + t.a + t.length), (b + t.b, b + t.b + t.length), t.worth, 1.0, 1.0, 1, t.length)
                )
                taken.add(i)
    return found


def shared(a: Words, b: Words, pairs: Sequence[Pair], threshold: Threshold) -> list[Shared]:
    """The passages that `a` and `b` share, in the order of `a`; `pairs` are the sentences to start from.

    Where the two surely share some text, what is only like to be shared counts too.
    """
    comparer = Comparer(a, b)
    every = links(comparer, pairs)
    chains: list[tuple[list[Pair], Shared]] = []
    left = every
    while left:
        chain = best_chain(comparer, left)
        chains.append((chain, _shown(comparer, chain)))
        rows, columns = {i for i, _ in chain}, {j for _, j in chain}
        left = [(i, j) for i, j in left if i not in rows and j not in columns]
    sure = sum(whole.strength for _, whole in chains if threshold.sure(whole))
    found: list[Shared] = []
    used: set[int] = set()
    for chain, whole in chains:
        if threshold.sure(whole) or (sure >= 2 * threshold.strength and threshold.likely(whole)):
            pieces = [_shown(comparer, piece) for piece in unbroken(comparer, chain)]
            # Cut off from the rest, a sentence must still say something by itself.
            found.extend(p for p in pieces if len(pieces) == 1 or threshold.likely(p))
            used.update(i for i, _ in chain)
    found.extend(_exact(comparer, every, threshold, used))
    return sorted(found, key=lambda s: (s.a, s.b))
