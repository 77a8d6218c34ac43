"""The ground that the origins of one side of a claim are counted on: what each statement rests on, and what is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.claims.basis import Basis, Publishers, basis
from firsthand.partition import Partition
from firsthand.records import Document, Source, Span, Statement

__all__ = ["Ground", "Join"]


@dataclass(frozen=True, slots=True)
class Join:
    """Statements that are one, or whose origins may be, and why."""

    statements: tuple[str, ...]
    reason: str
    spans: tuple[Span, ...]


class Ground:
    """Statements with their bases, and the sets of those that have one origin.

    `joins` are the joins made so far, in order; `common_root` what shows that two origins may have one behind them.
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        sources: Mapping[str, Source],
        documents: Mapping[str, Document],
        publishers: Publishers,
    ) -> None:
        self.statements = {s.id: s for s in sorted(statements, key=lambda s: (s.document, s.start, s.id))}
        self.sources, self.documents, self.publishers = sources, documents, publishers
        self.bases = {
            s.id: basis(s, sources, documents[s.document], publishers.of(s.document)) for s in self.statements.values()
        }
        self.sets: Partition[str] = Partition(self.statements)
        self.joins: list[Join] = []
        self.common_root: list[Join] = []

    def join(self, ids: Iterable[str], reason: str, spans: Iterable[Span]) -> None:
        """Make the statements `ids` one, for `reason`; noted only where they were not one before."""
        ids = tuple(dict.fromkeys(ids))
        moved = [self.sets.join(ids[0], other) for other in ids[1:]]
        if any(moved):
            self.joins.append(Join(tuple(sorted(ids)), reason, tuple(dict.fromkeys(spans))))

    def based(self) -> list[Basis]:
        """What rests on a source."""
        return [b for b in self.bases.values() if b.source is not None]

    def unbased(self) -> list[Basis]:
        """What shows no source to rest on."""
        return [b for b in self.bases.values() if b.source is None]

    def name(self, source: str | None) -> str:
        """What the source is called, for a reason."""
        if source is None or source not in self.sources:
            return "nobody named"
        found = self.sources[source]
        return found.name or found.description or "an unnamed source"

    def report(self, found: Basis) -> str:
        """The report that has the words: the last outlet they passed through, else the page's own, else the page."""
        if found.via:
            return found.via[-1]
        page = self.statements[found.statement].document
        return self.publishers.of(page) or page

    def report_name(self, found: Basis) -> str:
        """What the report of `found` is called."""
        report = self.report(found)
        if report in self.sources:
            return self.name(report)
        return self.documents[report].outlet.name or self.documents[report].name

    def order(self, statement: str) -> tuple[str, int, str]:
        """The key by which statements are put in order."""
        s = self.statements[statement]
        return (s.document, s.start, s.id)

    def root_of(self, statement: str) -> Basis | None:
        """The basis that the set of `statement` rests on so far: a named one before an unnamed, and nobody who only
        relays another of them."""
        root = self.sets.find(statement)
        inside = [b for b in self.based() if self.sets.find(b.statement) == root]
        own = {b.source for b in inside}
        return min(
            inside,
            key=lambda b: (any(r in own for r in b.relayed), not b.named, self.order(b.statement)),
            default=None,
        )

    def spans(self, ids: Iterable[str]) -> tuple[Span, ...]:
        """What shows the bases of `ids`."""
        return tuple(dict.fromkeys(span for i in ids for span in self.bases[i].spans))
