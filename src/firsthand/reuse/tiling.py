"""How much of one run of words stands in another, in whatever order: greedy string tiling.

Wise (1993), "String similarity via greedy string tiling"; Clough, Gaizauskas, Piao and Wilks (2002), "METER: MEasuring
TExt Reuse", found it the best single measure of what newspapers take from a wire. Here every tile is weighed by the
rarity of its words, and one word alone or a bare name, which any two reports of one event share, count little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.reuse.rarity import CONTENT

__all__ = ["Run", "Tile", "Tiling", "run", "tile"]

_ALONE = 0.3  # one word in common says that the topic is the same
_PAIR = 0.7
_LONGEST = 1.5  # a long run of words in common is more than the sum of its words
_LEAST = 0.9  # a tile of less weight is no more than function words
_NUMBER = 0.6  # a number of several digits says more than a word


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a document, made ready to be compared; hidden words are None."""

    words: tuple[str | None, ...]
    weights: tuple[float, ...]
    names: tuple[bool, ...]
    total: float


@dataclass(frozen=True, slots=True)
class Tile:
    """`length` words in a row that stand at `a` in the one run and at `b` in the other, and what they are worth."""

    a: int
    b: int
    length: int
    worth: float


@dataclass(frozen=True, slots=True)
class Tiling:
    """The tiles, in the order of the first run; `worth` is their sum, `similarity` its share of the smaller run."""

    tiles: tuple[Tile, ...]
    worth: float
    similarity: float


def run(words: Sequence[str], weights: Sequence[float], names: Sequence[bool], hidden: Sequence[bool]) -> Run:
    """A run to compare; what is hidden matches nothing and weighs nothing."""
    return Run(
        tuple(None if h else w for w, h in zip(words, hidden, strict=True)),
        tuple(weights),
        tuple(names),
        sum(w for w, h in zip(weights, hidden, strict=True) if not h),
    )


def _worth(a: Run, start: int, length: int) -> float:
    weights = a.weights[start : start + length]
    total = sum(weights)
    telling = sum(1 for w in weights if w >= CONTENT)
    if all(n or w < CONTENT for n, w in zip(a.names[start : start + length], weights, strict=True)):
        word = a.words[start]
        number = length == 1 and word is not None and len(word) > 1 and word[0].isdigit()
        return total * (_NUMBER if number else _ALONE)
    if length == 1:
        word = a.words[start]
        return total * (_NUMBER if word is not None and len(word) > 1 and word[0].isdigit() else _ALONE)
    if length < 3 or not telling:
        return total * _PAIR
    return total * min(_LONGEST, 1.0 + 0.1 * max(0, length - 4))


def tile(a: Run, b: Run) -> Tiling:
    """The tiling of `a` and `b`: longest common runs of words first, each word used once."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(b.words):
        if word is not None:
            places.setdefault(word, []).append(j)
    found: list[tuple[float, int, int, int]] = []
    aw, bw, na, nb = a.words, b.words, len(a.words), len(b.words)
    for i, word in enumerate(aw):
        if word is None:
            continue
        for j in places.get(word, ()):
            if i and j and aw[i - 1] == bw[j - 1] and aw[i - 1] is not None:
                continue  # inside a longer run
            length = 1
            longest = min(na - i, nb - j)
            while length < longest and aw[i + length] is not None and aw[i + length] == bw[j + length]:
                length += 1
            heavy = sum(a.weights[i : i + length])
            if heavy >= _LEAST:
                found.append((-heavy, i, j, length))
    found.sort()
    free_a, free_b = [True] * na, [True] * nb
    tiles: list[Tile] = []
    for _, i, j, length in found:
        k = 0
        while k < length:  # what is left of the run where earlier tiles have taken words of it
            if not (free_a[i + k] and free_b[j + k]):
                k += 1
                continue
            first = k
            while k < length and free_a[i + k] and free_b[j + k]:
                k += 1
            if sum(a.weights[i + first : i + k]) < _LEAST:
                continue
            tiles.append(Tile(i + first, j + first, k - first, _worth(a, i + first, k - first)))
            for m in range(first, k):
                free_a[i + m] = free_b[j + m] = False
    tiles.sort(key=lambda t: (t.a, t.b))
    worth = sum(t.worth for t in tiles)
    smaller = min(a.total, b.total)
    return Tiling(tuple(tiles), worth, min(1.0, worth / smaller) if smaller else 0.0)
