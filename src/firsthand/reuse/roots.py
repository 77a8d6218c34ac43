"""Passages that two pages have in common because both have them from a third: its text, its report, its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.records import Statement
from firsthand.reuse.candidates import Pair
from firsthand.reuse.outlets import Outlets
from firsthand.reuse.passages import Shared
from firsthand.reuse.text import Words

__all__ = ["beside_a_third", "spoken_for"]

_NEARER = 0.05  # how much more alike both must be to the third page than to each other
_BESIDE = 60  # characters after a passage in which an attribution still belongs to it
_VERBATIM = 0.7  # two who report one speaker by themselves are not as alike as this


def _share(inner: tuple[int, int], outer: tuple[int, int]) -> float:
    """The share of `inner` that lies in `outer`."""
    return max(0, min(inner[1], outer[1]) - max(inner[0], outer[0])) / (inner[1] - inner[0])


def _turned(found: Mapping[Pair, Sequence[Shared]], p: int, q: int) -> Sequence[Shared]:
    """The passages of `p` and `q` with `p` as the first, whichever is lower."""
    if (p, q) in found:
        return found[p, q]
    return [replace(s, a=s.b, b=s.a) for s in found.get((q, p), ())]


def beside_a_third(found: Mapping[Pair, Sequence[Shared]]) -> dict[Pair, list[Shared]]:
    """What is left without the passages that a third page explains: both are more like it than like each other."""
    beside: dict[int, set[int]] = {}
    for p, q in found:
        beside.setdefault(p, set()).add(q)
        beside.setdefault(q, set()).add(p)
    kept: dict[Pair, list[Shared]] = {}
    for (p, q), both in found.items():
        thirds = sorted(beside[p] & beside[q])
        left = []
        for s in both:
            explained = s.alike + _NEARER <= 1.0 and any(
                any(_share(s.a, x.a) >= 0.5 and x.alike >= s.alike + _NEARER for x in _turned(found, p, o))
                and any(_share(s.b, x.a) >= 0.5 and x.alike >= s.alike + _NEARER for x in _turned(found, q, o))
                for o in thirds
            )
            if not explained:
                left.append(s)
        if left:
            kept[p, q] = left
    return kept


def _told(page: Words, words: tuple[int, int], statements: Sequence[Statement], outlets: Outlets) -> set[str]:
    """The sources whose words make up at least half of `words`, and the outlets that are named in them."""
    start, end = page.characters(*words)
    covered: dict[str, int] = {}
    for statement in statements:
        inside = sum(max(0, min(s.end, end) - max(s.start, start)) for s in statement.content)
        if inside:
            for source in sorted({link.source for link in statement.chain}):
                covered[source] = covered.get(source, 0) + inside
    told = {source for source, n in covered.items() if n >= (end - start) / 2 and source in outlets.sources}
    told.update(
        source
        for source, known in outlets.sources.items()
        if known.kind == "outlet"
        and any(m.document == page.document.id and start <= m.start and m.end <= end + _BESIDE for m in known.mentions)
    )
    return told


def spoken_for(
    a: Words, b: Words, found: Sequence[Shared], statements: Mapping[str, Sequence[Statement]], outlets: Outlets
) -> list[Shared]:
    """What is left without the sentences that the pages themselves account for.

    Two that report one named source, or cite one outlet, are alike because it is. Two that lay a sentence to different
    people, one of them named, have two sources for one fact. Neither holds for a sentence that is nearly verbatim, nor
    where one names the other's outlet.
    """
    left = []
    for s in found:
        if s.alike < _VERBATIM and s.sentences == 1:
            of_a = _told(a, s.a, statements.get(a.document.id, ()), outlets)
            of_b = _told(b, s.b, statements.get(b.document.id, ()), outlets)
            credited = any(outlets.is_of(x, b.document.id) for x in of_a)
            credited = credited or any(outlets.is_of(x, a.document.id) for x in of_b)
            named = {x for x in of_a | of_b if outlets.sources[x].kind not in ("anonymous", "unstated")}
            if of_a and of_b and named and not credited:
                continue
        left.append(s)
    return left
