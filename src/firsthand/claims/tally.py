"""The tally: how many distinct origins the joined statements have, and how many parties stand behind the named ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from firsthand.claims.ground import Ground, Join
from firsthand.partition import Partition
from firsthand.records import Collapse, Origin, Origins

__all__ = ["tally"]


def tally(ground: Ground) -> Origins:
    """The origins of the statements of `ground`, named ones first, and what was joined or kept apart."""
    distinct: list[Origin] = []
    bare: list[tuple[str, ...]] = []
    index: dict[str, int | None] = {}
    for ids in ground.sets.sets().values():
        root = ground.root_of(ids[0])
        ordered = tuple(sorted(ids, key=ground.order))
        if root is None or root.source is None:
            bare.append(ordered)
            index.update(dict.fromkeys(ids))
            continue
        index.update(dict.fromkeys(ids, len(distinct)))
        distinct.append(Origin(root.source, root.named, ordered))
    order = sorted(range(len(distinct)), key=lambda n: (not distinct[n].named, ground.order(distinct[n].statements[0])))
    place = {old: new for new, old in enumerate(order)}
    distinct = [distinct[n] for n in order]
    index = {s: None if n is None else place[n] for s, n in index.items()}
    circle = _circle(ground) if not distinct else None
    if circle is not None:
        distinct = [circle]
        bare = [ids for ids in bare if not set(ids) & set(circle.statements)]
        index.update(dict.fromkeys(circle.statements, 0))
    collapsed = [Collapse(j.statements, index[j.statements[0]], j.reason, j.spans) for j in ground.joins]
    collapsed += [Collapse((b.statement,), None, b.reason, b.spans) for b in ground.unbased() if b.expert]
    low, apart = _parties(ground, distinct, index)
    return Origins(low, len(distinct), tuple(distinct), tuple(sorted(bare)), tuple(collapsed), tuple(apart))


def _parties(ground: Ground, distinct: Sequence[Origin], index: Mapping[str, int | None]) -> tuple[int, list[Collapse]]:
    """How many parties stand behind the named origins, and every near-miss that was kept apart in `high`."""
    named = [n for n, origin in enumerate(distinct) if origin.named]
    parties: Partition[str] = Partition([str(n) for n in named])
    apart: list[Collapse] = []
    for a, b in combinations(range(len(distinct)), 2):
        one, other = distinct[a], distinct[b]
        ids = (one.statements[0], other.statements[0])
        spans = ground.spans(ids)
        if one.named and other.named:
            party = _party(ground, one.source)
            if party == _party(ground, other.source):
                parties.join(str(a), str(b))
                reason = f"two origins, but both speak for {ground.name(party)}: one party in low"
                apart.append(Collapse(ids, None, reason, spans))
        elif not one.named and not other.named:
            where = sorted({ground.report_name(ground.bases[s]) for s in ids})
            reason = f"unnamed in {' and '.join(where)}: possibly one person, and nothing shows it"
            apart.append(Collapse(ids, None, reason, spans))
    for sign in ground.common_root:
        ends = [index.get(s) for s in sign.statements]
        if None not in ends and len(set(ends)) == 2 and all(distinct[n].named for n in ends if n is not None):
            parties.join(str(ends[0]), str(ends[1]))
            reason = f"two named origins, but {sign.reason.rstrip(',')}: a sign of a common root, one in low"
            apart.append(Collapse(sign.statements, None, reason, sign.spans))
    return len(parties.sets()), apart


def _party(ground: Ground, source: str) -> str:
    """The party that `source` speaks for, in the end."""
    seen = {source}
    while (above := ground.sources[source].party) and above in ground.sources and above not in seen:
        seen.add(above)
        source = above
    return source


def _circle(ground: Ground) -> Origin | None:
    """Outlets that only cite each other in a circle are one unstated origin."""
    cites: dict[str, set[str]] = {}
    for found in ground.unbased():
        teller = ground.publishers.of(ground.statements[found.statement].document)
        if teller and found.via:
            cites.setdefault(teller, set()).add(found.via[-1])
    for start in sorted(cites):
        seen: list[str] = []
        here: str | None = start
        while here is not None and here not in seen:
            seen.append(here)
            here = min(cites.get(here, ()), default=None)
        if here == start and len(seen) > 1:
            ids = sorted(
                (b.statement for b in ground.unbased() if b.via and b.via[-1] in seen
                 and ground.publishers.of(ground.statements[b.statement].document) in seen),
                key=ground.order,
            )  # fmt: skip
            names = " and ".join(ground.name(s) for s in sorted(seen))
            ground.joins.append(Join(tuple(ids), f"{names} cite each other in a circle", ground.spans(ids)))
            return Origin(start, False, tuple(ids))
    return None
