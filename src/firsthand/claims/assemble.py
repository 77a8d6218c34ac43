"""From the statements of one story to its claims."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set

from firsthand.claims.basis import Publishers
from firsthand.claims.grouping import Group, group
from firsthand.claims.origins import count
from firsthand.claims.polarity import Side, sides
from firsthand.claims.ranking import rank
from firsthand.claims.shared import Shared
from firsthand.claims.status import line, statuses
from firsthand.claims.units import Unit, units
from firsthand.claims.versions import Parted, parted
from firsthand.records import Claim, Conflict, Derivation, Document, Merge, Source, Statement, Value, Version, identify

__all__ = ["claims"]

_POINTING = re.compile(
    r"\W*(?:he|she|it|they|this|these|that|those|his|her|its|their|we|i|such|and|but)\b", re.IGNORECASE
)
_POINTS = 0.25  # a telling that begins by pointing elsewhere reads badly alone
_UNBALANCED, _LONG, _LINES = 0.1, 0.1, 200  # as does one with half a quotation, or of more than about three lines


def claims(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    sources: Sequence[Source],
    derivations: Sequence[Derivation],
) -> tuple[Claim, ...]:
    """The claims of one story, those that matter first. Every statement that says anything is in one at least."""
    by_document = {d.id: d for d in documents}
    by_source = {s.id: s for s in sources}
    by_statement = {s.id: s for s in statements}
    publishers = Publishers(by_document, by_source)
    shared = Shared(derivations, statements)
    found = [
        _claim(g, by_statement, by_document, by_source, shared, publishers)
        for g in group(units(statements), derivations)
    ]
    return tuple(sorted(found, key=lambda c: (-c.rank, c.id)))


def _claim(
    found: Group,
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    shared: Shared,
    publishers: Publishers,
) -> Claim:
    members = sorted(
        {u.statement: statements[u.statement] for u in found.units}.values(), key=lambda s: (s.document, s.start, s.id)
    )
    side = sides(found.units, statements)
    affirming = [s for s in members if side[s.id] == "for"]
    denying = [s for s in members if side[s.id] == "against"]
    valued = [u for u in found.units if not u.pointing]
    differing = parted(valued, documents).conflicts
    origins = count(affirming, sources, documents, shared, publishers, differing)
    against = count(denying, sources, documents, shared, publishers, differing)
    rests_on = {b.statement: b.source for c in (origins, against) for b in c.bases.values()}
    parts = _polarity(parted(valued, documents, rests_on), affirming, denying)
    status = statuses(members, side, origins.origins, against.origins, parts.versions)
    pages = len({s.document for s in members})
    told = _representative(found.units, side, {s for o in origins.origins.distinct for s in o.statements})
    return Claim(
        id=identify("claim", *(f"{u.statement}:{u.index}" for u in found.units)),
        text=" ".join(told.span.exact.split()),
        statements=tuple(s.id for s in members),
        status=status,
        versions=parts.versions,
        conflicts=parts.conflicts,
        origins=origins.origins,
        origins_against=against.origins,
        merges=tuple(
            Merge((a[0], b[0]), m.reason, (_unit(found, a).span, _unit(found, b).span)) for a, b, m in found.matches
        ),
        line=line(members, side, origins.origins, origins.bases, documents, sources, publishers),
        rank=rank(pages, len(members), origins.origins, status, attributed=any(s.chain for s in members)),
    )


def _unit(found: Group, key: tuple[str, int]) -> Unit:
    return next(u for u in found.units if u.key == key)


def _representative(units: Sequence[Unit], side: Mapping[str, Side], based: Set[str]) -> Unit:
    """The telling that stands for the claim: one that affirms, of those that rest on an origin where there are any (the
    rewrites have the slips), most like the others, and readable alone."""
    affirming = [u for u in units if side[u.statement] == "for" and not u.pointing] or list(units)
    affirming = [u for u in affirming if u.statement in based] or affirming
    common: dict[str, int] = {}
    for unit in units:
        for term in unit.terms:
            common[term] = common.get(term, 0) + 1

    def central(unit: Unit) -> float:
        text = unit.span.exact
        shared = math.fsum(w for t, w in unit.terms.items() if common[t] > 1 or len(units) == 1)
        return (
            shared / (unit.total + 10)
            - (_POINTS if _POINTING.match(text) else 0.0)
            - (_UNBALANCED if text.count("“") != text.count("”") or text.count('"') % 2 else 0.0)
            - (_LONG if len(text) > _LINES else 0.0)
            - (_POINTS if any(p.negated for p in unit.propositions if p.root) else 0.0)
        )

    return max(affirming, key=lambda u: (round(central(u), 6), u.key))


def _polarity(parts: Parted, affirming: Sequence[Statement], denying: Sequence[Statement]) -> Parted:
    """`parts` with the slot that a denial opens."""
    if not affirming or not denying:
        return parts
    left, right = tuple(s.id for s in affirming), tuple(s.id for s in denying)
    spans = (affirming[0].content[0], denying[0].content[0])
    version = Version("polarity", (Value("affirmed", left), Value("denied", right)))
    conflict = Conflict("polarity", (left, right), f"{len(left)} affirm it, {len(right)} deny it", spans)
    return Parted((*parts.versions, version), (*parts.conflicts, conflict))
