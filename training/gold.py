"""Labels for the classifiers of blocks: which runs of a page's text stand in the article that its gold gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

__all__ = ["GRAM", "coverage", "shares"]

GRAM = 4  # words of a shingle, as in the measure
_TOKEN = re.compile(r"\w+")


def shares(text: str, spans: Sequence[tuple[int, int]], gold: str) -> list[float]:
    """For each of `spans` (in order, none over another), the share of its words that stand in `gold`.

    The words are aligned in their order, by shingles of `GRAM` words: a line that stands on the page twice counts where
    its neighbours are the gold's too, and a short line where the gold has it between the same neighbours. Runs of at
    least eight words that the gold has elsewhere (a pulled quotation, a box moved to the end) count once as well.
    """
    words: list[str] = []
    owner: list[int] = []
    for index, (start, end) in enumerate(spans):
        found = _TOKEN.findall(text[start:end].lower())
        words += found
        owner += [index] * len(found)
    wanted = _TOKEN.findall(gold.lower())
    here, there = _grams(words), _grams(wanted)
    covered = bytearray(len(words))
    used = bytearray(len(wanted))
    for block in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        if block.size:
            covered[block.a : block.a + block.size + GRAM - 1] = b"\1" * (block.size + GRAM - 1)
            used[block.b : block.b + block.size + GRAM - 1] = b"\1" * (block.size + GRAM - 1)
    left = Counter(gram for at, gram in enumerate(there) if not all(used[at : at + GRAM]))
    counts = Counter(owner)
    hits = Counter(own for own, flag in zip(owner, covered, strict=True) if flag)
    _moved(here, owner, left, counts, hits)
    return [hits[i] / counts[i] if counts[i] else 0.0 for i in range(len(spans))]


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]


def _moved(
    here: Sequence[tuple[str, ...]],
    owner: Sequence[int],
    left: Counter[tuple[str, ...]],
    counts: Counter[int],
    hits: Counter[int],
) -> None:
    """Adds the spans that stand in the gold out of order, as long as its words last."""
    own: dict[int, list[tuple[str, ...]]] = {}
    for at, gram in enumerate(here):
        if owner[at] == owner[at + GRAM - 1]:
            own.setdefault(owner[at], []).append(gram)
    for index, grams in own.items():
        if counts[index] < 8 or hits[index] > 0.3 * counts[index]:
            continue
        bag = Counter(grams)
        both = sum((bag & left).values())
        if both >= 0.7 * len(grams):
            hits[index] = counts[index]
            left.subtract(bag)


def coverage(text: str, gold: str) -> float:
    """The share of the gold's shingles that stand anywhere in `text`: how much of the article the page holds at all."""
    here = Counter(_grams(_TOKEN.findall(text.lower())))
    there = Counter(_grams(_TOKEN.findall(gold.lower())))
    total = sum(there.values())
    return sum((here & there).values()) / total if total else 0.0
