"""Which pages tell one story: average linkage over word and word-pair vectors with fixed weights.

The weights come from English at large (`rarity`), never from the pages at hand.
"""

from __future__ import annotations

import heapq
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from firsthand.claims.rarity import weight
from firsthand.records import Document

__all__ = ["THRESHOLD", "stories"]

THRESHOLD = 0.12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TELLING = 2.0  # a word lighter than this ("the", "say") tells no story
_TITLE = 2  # times that a word of the title counts


def stories(documents: Sequence[Document], *, threshold: float = THRESHOLD) -> tuple[tuple[str, ...], ...]:
    """The ids of the documents, grouped; each group sorted, the groups in order of their first id."""
    vectors = {document.id: _vector(document) for document in documents}
    groups = {name: [name] for name in sorted(vectors)}
    sums: dict[str, dict[str, float]] = {name: {} for name in groups}  # of similarities over all pairs of two groups
    for (a, b), value in _similarities(vectors).items():
        sums[a][b] = sums[b][a] = value

    def mean(a: str, b: str) -> float:
        return sums[a][b] / (len(groups[a]) * len(groups[b]))

    heap = [(-mean(a, b), a, b) for a in groups for b in sums[a] if a < b]
    heapq.heapify(heap)
    while heap:
        negative, keep, drop = heapq.heappop(heap)
        if -negative < threshold:
            break
        if keep not in groups or drop not in groups or -negative != mean(keep, drop):
            continue  # one of them has grown since
        groups[keep] = sorted(groups[keep] + groups.pop(drop))
        for other, value in sums.pop(drop).items():
            if other != keep:
                del sums[other][drop]
                sums[keep][other] = sums[other][keep] = sums[keep].get(other, 0.0) + value
        del sums[keep][drop]
        for other in sums[keep]:
            a, b = min(keep, other), max(keep, other)
            heapq.heappush(heap, (-mean(a, b), a, b))
    return tuple(sorted((tuple(members) for members in groups.values()), key=lambda g: g[0]))


def _tokens(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(plain)]


def _vector(document: Document) -> dict[str, float]:
    """A unit vector over words and pairs of neighbouring words of the evidence, each by log frequency and rarity."""
    counts: Counter[str] = Counter()
    for block in document.evidence:
        times = _TITLE if block.role == "title" else 1
        words = _tokens(document.text[block.start : block.end])
        telling = [w if len(w) > 2 and weight(w) >= _TELLING else "" for w in words]
        for n, word in enumerate(telling):
            if word:
                counts[word] += times
                if n and telling[n - 1]:
                    counts[f"{telling[n - 1]} {word}"] += times
    vector = {
        term: (1 + math.log(count)) * (sum(weight(w) for w in term.split()) / (1 if " " not in term else 2))
        for term, count in counts.items()
    }
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in sorted(vector.items())}


def _similarities(vectors: Mapping[str, Mapping[str, float]]) -> dict[tuple[str, str], float]:
    index: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name in sorted(vectors):
        for term, value in vectors[name].items():
            index[term].append((name, value))
    found: dict[tuple[str, str], float] = defaultdict(float)
    for term in sorted(index):
        holders = index[term]
        for i, (a, x) in enumerate(holders):
            for b, y in holders[i + 1 :]:
                found[a, b] += x * y
    return dict(found)
