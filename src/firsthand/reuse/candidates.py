"""Which sentences are worth comparing: an inverted index with bounded buckets, never all pairs of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from firsthand.reuse.rarity import CONTENT
from firsthand.reuse.text import Sentence, Words

__all__ = ["Pair", "candidates"]

GRAM = 5
BUCKET = 40
"""A run of words in more sentences than this is linked to the first pages that have it, not all with all: a wire text
carried by hundreds is found once for each, and a set phrase costs no more than that."""
STAR = 2
REPEATED = 4
"""A page that says one thing over and over is compared by the first few places."""

Pair = tuple[int, int]
Key = tuple[str, ...]


def _keys(page: Words, sentence: Sentence) -> tuple[set[Key], set[Key]]:
    """What a sentence is found by: its 5-grams, and its pairs of neighbouring content words (one may stand between,
    so that a replaced word breaks few of them)."""
    shown = [i for i in range(sentence.lo, sentence.hi) if not page.hidden[i]]
    grams: set[Key] = set()
    for at in range(len(shown) - GRAM + 1):
        if shown[at + GRAM - 1] - shown[at] == GRAM - 1:
            gram = tuple(page.norm[shown[at] : shown[at] + GRAM])
            if sum(page.weight[shown[at] : shown[at] + GRAM]) >= 3.0:
                grams.add(gram)
    content = [i for i in shown if page.weight[i] >= CONTENT]
    pairs: set[Key] = set()
    for at, i in enumerate(content):
        for j in content[at + 1 : at + 3]:
            # Two names beside each other are one name, which every page of the story has.
            if page.norm[i] != page.norm[j] and not (page.name[i] and page.name[j] and j - i == 1):
                pairs.add((page.norm[i], page.norm[j]))
    return grams, pairs


def candidates(pages: Sequence[Words]) -> dict[Pair, list[Pair]]:
    """For every two pages (indexes, the lower first) that may share text, the pairs of sentences to compare.

    `pages` come in an order that depends on content alone. Two sentences are compared that share a 5-gram, or two pairs
    of content words.
    """
    numbers: list[tuple[int, int]] = []  # of a sentence: its page, its place there
    by_gram: dict[Key, list[int]] = {}
    by_pair: dict[Key, list[int]] = {}
    for p, page in enumerate(pages):
        for s, sentence in enumerate(page.sentences):
            grams, pairs = _keys(page, sentence)
            for index, keys in ((by_gram, grams), (by_pair, pairs)):
                for key in keys:
                    bucket = index.setdefault(key, [])
                    if len(bucket) < REPEATED or numbers[bucket[-REPEATED]][0] != p:
                        bucket.append(len(numbers))
            numbers.append((p, s))
    counts: Counter[Pair] = Counter()
    for bucket in by_gram.values():
        for pair in _linked(bucket, numbers):
            counts[pair] += 2
    for bucket in by_pair.values():
        if 1 < len(bucket) <= BUCKET:
            for x, y in combinations(bucket, 2):
                if numbers[x][0] != numbers[y][0]:
                    counts[x, y] += 1
    found: dict[Pair, list[Pair]] = {}
    for (x, y), count in counts.items():
        if count >= 2:
            (p, i), (q, j) = numbers[x], numbers[y]
            found.setdefault((p, q), []).append((i, j))
    return {pair: sorted(found[pair]) for pair in sorted(found)}


def _linked(bucket: list[int], numbers: list[tuple[int, int]]) -> Iterator[Pair]:
    if len(bucket) < 2:
        return
    if len(bucket) <= BUCKET:
        chosen: Iterator[Pair] = combinations(bucket, 2)
    else:
        chosen = ((x, y) for x in bucket[:STAR] for y in bucket if y > x)
    for x, y in chosen:
        if numbers[x][0] != numbers[y][0]:
            yield x, y
