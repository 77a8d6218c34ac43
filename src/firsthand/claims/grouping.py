"""Which units belong to one claim: candidates from an index, pairs verified by `matching`, groups by average linkage.

Nothing here depends on the order of the pages or on what other pages weigh, so that a page that is added changes only
the groups that it touches.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.claims.matching import THRESHOLD, Match, match
from firsthand.claims.units import Unit
from firsthand.records import Derivation, Span

__all__ = ["Group", "group"]

_INDEXED = 0.7  # of a unit's weight, the rarest terms first: two units over the threshold share one of these
_BUCKET = 200  # a term that more units have than this proposes none of them
_LINK = 0.4  # what the mean over all pairs of two groups must reach
_SAMPLE = 12  # members of each group that are compared; a larger group is known well enough by some of it
_SURE, _SURE_LINK = 0.6, 0.28  # a pair as like as this needs less of the rest: some tell the claim in passing

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Units that tell the same, in order of the text, and the matches that brought them together."""

    units: tuple[Unit, ...]
    matches: tuple[tuple[Key, Key, Match], ...]


def group(units: Sequence[Unit], derivations: Sequence[Derivation]) -> tuple[Group, ...]:
    """The groups, each unit in exactly one, sorted by their first unit's id."""
    by_key = {unit.key: unit for unit in units}
    aligned = _aligned(units, derivations)
    known: dict[tuple[Key, Key], Match] = {}

    def compare(a: Unit, b: Unit) -> Match:
        pair = (a.key, b.key) if a.key <= b.key else (b.key, a.key)
        if pair not in known:
            known[pair] = match(by_key[pair[0]], by_key[pair[1]], aligned=pair in aligned)
        return known[pair]

    edges = [
        (found.score, pair)
        for pair in sorted(set(_candidates(units)) | aligned)
        if (found := compare(by_key[pair[0]], by_key[pair[1]])).score >= THRESHOLD
    ]
    edges.sort(key=lambda edge: (-edge[0], edge[1]))
    member: dict[Key, int] = {unit.key: n for n, unit in enumerate(units)}
    members: dict[int, list[Key]] = {n: [unit.key] for n, unit in enumerate(units)}
    joined: dict[int, list[tuple[Key, Key, Match]]] = defaultdict(list)
    for best, (a, b) in edges:
        left, right = member[a], member[b]
        if left == right:
            continue
        some, others = (sorted(members[side])[:_SAMPLE] for side in (left, right))
        scores = [compare(by_key[x], by_key[y]).score for x in some for y in others]
        if math.fsum(scores) / len(scores) < (_SURE_LINK if best >= _SURE else _LINK):
            continue
        if len(members[left]) < len(members[right]):
            left, right = right, left
        for key in members[right]:
            member[key] = left
        members[left] += members.pop(right)
        joined[left] += [*joined.pop(right, ()), (a, b, compare(by_key[a], by_key[b]))]
    groups = [
        Group(tuple(by_key[key] for key in sorted(keys)), tuple(sorted(joined.get(n, ()), key=lambda j: j[:2])))
        for n, keys in members.items()
    ]
    return tuple(sorted(groups, key=lambda g: g.units[0].key))


def _candidates(units: Sequence[Unit]) -> Iterator[tuple[Key, Key]]:
    buckets: dict[str, list[Key]] = defaultdict(list)
    for unit in units:
        mass = 0.0
        for term in sorted(unit.weights, key=lambda t: (-unit.weights[t], t)):
            buckets[term].append(unit.key)
            mass += unit.weights[term]
            if mass >= _INDEXED * unit.mass:
                break
    for _, keys in sorted(buckets.items()):
        if len(keys) <= _BUCKET:
            yield from combinations(sorted(set(keys)), 2)


def _aligned(units: Sequence[Unit], derivations: Sequence[Derivation]) -> set[tuple[Key, Key]]:
    """The pairs of units whose places in two documents correspond, by the passages that these share."""
    by_document = _by_document(units)
    found: set[tuple[Key, Key]] = set()
    for passage in (passage for derivation in derivations for passage in derivation.passages):
        p, q = passage.source, passage.target
        if p.document == q.document:
            continue
        right = [v for v in by_document.get(q.document, ()) if v.span.start < q.end and v.span.end > q.start]
        for u in by_document.get(p.document, ()) if right else ():
            if u.span.start < p.end and u.span.end > p.start:
                found.update(
                    (u.key, v.key) if u.key <= v.key else (v.key, u.key)
                    for v in right
                    if _corresponds(u.span, v.span, p, q)
                )
    return found


def _by_document(units: Sequence[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        found[unit.document].append(unit)
    return found


def _corresponds(a: Span, b: Span, p: Span, q: Span) -> bool:
    """Whether `a` and `b` lie within the passages `p` and `q` at places that are about as far into them."""
    if min(a.end, p.end) <= max(a.start, p.start) or min(b.end, q.end) <= max(b.start, q.start):
        return False
    length_p, length_q = p.end - p.start, q.end - q.start
    left = (max(a.start, p.start) - p.start) / length_p, (min(a.end, p.end) - p.start) / length_p
    right = (max(b.start, q.start) - q.start) / length_q, (min(b.end, q.end) - q.start) / length_q
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return shared > 0.5 * max(left[1] - left[0], right[1] - right[0])
