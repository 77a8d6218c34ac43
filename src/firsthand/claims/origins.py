"""How many distinct origins the statements of one claim have, by the eight rules of the design; each decision with why.

Origins belong to statements. They are made one only per claim and only for what the rules name: one source, a chain
that leads into another, shared text in which nobody else is named. Sharing a page joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from firsthand.claims.basis import Basis, Publishers
from firsthand.claims.ground import Ground, Join
from firsthand.claims.shared import Carried, Shared
from firsthand.claims.tally import tally
from firsthand.records import Conflict, Derivation, Document, Origins, Passage, Source, Span, Statement

__all__ = ["Count", "count"]


@dataclass(frozen=True, slots=True)
class Count:
    """The origins of one side of a claim, and what each statement was found to rest on."""

    origins: Origins
    bases: Mapping[str, Basis]


def count(
    statements: Sequence[Statement],
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
    shared: Shared,
    publishers: Publishers,
    conflicts: Sequence[Conflict] = (),
) -> Count:
    """Count the origins of `statements`, which all affirm or all deny a claim; `conflicts` are those of its values."""
    counter = _Counter(statements, sources, documents, shared, publishers, conflicts)
    return Count(counter.count(), counter.bases)


class _Counter(Ground):
    """The rules by which statements are made one, each applied once, in order."""

    def __init__(
        self,
        statements: Sequence[Statement],
        sources: Mapping[str, Source],
        documents: Mapping[str, Document],
        shared: Shared,
        publishers: Publishers,
        conflicts: Sequence[Conflict],
    ) -> None:
        super().__init__(statements, sources, documents, publishers)
        self.shared, self.conflicts = shared, tuple(conflicts)

    def count(self) -> Origins:
        if not self.statements:
            return Origins()
        self._handouts()
        self._one_source()
        self._one_record()
        self._one_report()
        self._relayed()
        self._inherited_slips()
        self._chains_that_lead_on()
        self._shared_text()
        self._narration()
        return tally(self)

    def _handouts(self) -> None:
        """What pages narrate in the words of a handout has the handout's issuer for its origin."""
        for found in self.unbased():
            for derivation, passage in self._touching(found.statement):
                issuer = derivation.origin_source
                if derivation.kind == "handout" and issuer in self.sources and not found.via:
                    reason = f"the words of a handout of {self.name(issuer)}"
                    self.bases[found.statement] = replace(
                        found, source=issuer, named=True, reason=reason, spans=_both(passage)
                    )
                    break

    def _one_source(self) -> None:
        for ids in _gathered((b.source, b.statement) for b in self.based() if b.source):
            first = self.bases[ids[0]]
            self.join(ids, f"all rest on one source, {self.name(first.source)}", self.spans(ids))

    def _one_record(self) -> None:
        """Two pages that read "the indictment" for one claim have read one record, unless they name two."""
        read = [b for b in self.based() if b.source and self.sources[b.source].kind == "record"]
        for one, other in combinations(read, 2):
            if one.source and other.source and _same_record(self.sources[one.source], self.sources[other.source]):
                what = self.name(other.source)
                self.join((one.statement, other.statement), f"both read one record, {what}", (*one.spans, *other.spans))

    def _one_report(self) -> None:
        """Unnamed sources in one report are one: the report is the outlet they spoke to, else the page's own."""
        unnamed = [b for b in self.based() if not b.named]
        for ids in _gathered((self.report(b), b.statement) for b in unnamed):
            where = self.report_name(self.bases[ids[0]])
            self.join(ids, f"unnamed sources in one report, {where}'s, count as one", self.spans(ids))

    def _relayed(self) -> None:
        """The chain of one leads into another: what A says that B told is B's where B's own words are in the story."""
        own = {b.source: b for b in reversed(self.based())}
        for found in self.based():
            for inner in found.relayed:
                if inner in own and own[inner].source != found.source:
                    reason = f"{self.name(found.source)} relays {self.name(inner)}, whose own words are at hand"
                    self.join((own[inner].statement, found.statement), reason, (*own[inner].spans, *found.spans))
                    break

    def _inherited_slips(self) -> None:
        """Where one source is reported with two values, one of them is a slip. An unnamed source who has the very value
        of one of these reports, on a page that names that report's outlet, has the slip from there."""
        for conflict in self.conflicts:
            ends = [[self.bases[s] for s in end if s in self.bases] for end in conflict.between]
            told = [{self.sets.find(b.statement) for b in end if b.named} for end in ends]
            reported = told[0] & told[1]
            for end in ends:
                for found in (b for b in end if b.source and not b.named):
                    heir = self.documents[self.statements[found.statement].document]
                    for report in (b for b in end if self.sets.find(b.statement) in reported):
                        teller = self.documents[self.statements[report.statement].document]
                        name = teller.outlet.name
                        if teller.id == heir.id or not name or (at := heir.text.find(name)) < 0:
                            continue
                        reason = f"has the same slip as {name}, which its page names: {conflict.reason}"
                        spans = (*conflict.spans, heir.span(at, at + len(name)))
                        self.join((report.statement, found.statement), reason, spans)
                        break

    def _chains_that_lead_on(self) -> None:
        """A chain that ends at an outlet goes on where that outlet's own account goes on, as often as that leads on."""
        moved = True
        while moved:
            moved = False
            for found in self.unbased():
                if not found.expert and self.root_of(found.statement) is None:
                    moved = self._leads_on(found) or moved

    def _leads_on(self, found: Basis) -> bool:
        if any(self._lead_into(found, outlet, found.spans, "cites") for outlet in reversed(found.via)):
            return True
        for derivation, passage in self._touching(found.statement):
            if derivation.target != self.statements[found.statement].document:
                continue
            came_from = derivation.origin_source or (
                self.publishers.of(derivation.origin) if derivation.origin else None
            )
            words = "takes it, with credit, from" if derivation.credited else "shares text, no credit found, with"
            if came_from and self._lead_into(found, came_from, _both(passage), words):
                return True
        return False

    def _lead_into(self, found: Basis, outlet: str, spans: Iterable[Span], how: str) -> bool:
        pages = set(self.publishers.pages(outlet))
        deeper = [
            (outlet not in b.via, root.named, self.order(b.statement), b, root)
            for b in self.bases.values()
            if b.statement != found.statement
            and (outlet in b.via or self.statements[b.statement].document in pages)
            and (root := self.root_of(b.statement)) is not None
        ]
        if not deeper:
            return False
        *_, best, root = min(deeper, key=lambda d: d[:3])
        page = self.documents[self.statements[found.statement].document]
        teller = page.outlet.name or page.name
        reason = f"{teller} {how} {self.name(outlet)}, whose account rests on {self.name(root.source)}"
        self.join((best.statement, found.statement), reason, (*spans, *best.spans))
        return True

    def _touching(self, statement: str) -> list[tuple[Derivation, Passage]]:
        """The shared passages that carry `statement`."""
        return [(c.derivation, c.passage) for c in self.shared.of(statement)]

    def _shared_text(self) -> None:
        """Passages that share text in which no further source is named carry one origin, or none together."""
        both: dict[int, tuple[Carried, list[str], list[str]]] = {}
        for statement in self.statements:
            for found in self.shared.of(statement):
                if found.derivation.kind not in ("shared-quote", "citation"):
                    _, *ends = both.setdefault(found.order, (found, [], []))
                    for end, there in zip(ends, (found.at_source, found.at_target), strict=True):
                        if there:
                            end.append(statement)
        for _, (found, left, right) in sorted(both.items()):
            for a in left:
                for b in right:
                    if a != b and self.sets.find(a) != self.sets.find(b):
                        self._shared_pair(self.bases[a], self.bases[b], found.derivation, found.passage)

    def _shared_pair(self, a: Basis, b: Basis, derivation: Derivation, passage: Passage) -> None:
        text = _WORDS[derivation.kind]
        if "same names and numbers in the same order" in derivation.reason:
            text = "the same names and numbers in the same order,"
        if a.expert or b.expert:
            return
        rooted = [self.root_of(x.statement) for x in (a, b)]
        if all(rooted) and any(r.named for r in rooted if r):
            if {r.source for r in rooted if r} and rooted[0] != rooted[1]:
                self.common_root.append(Join((a.statement, b.statement), f"their passages are {text}", _both(passage)))
            return
        self.join(
            (a.statement, b.statement), f"their passages are {text} in which no further source is named", _both(passage)
        )

    def _narration(self) -> None:
        """What one outlet narrates is one narration; so is what several pages have from one outlet."""
        bare = [b for b in self.unbased() if self.root_of(b.statement) is None and not b.expert]
        narrator = [(b.via[-1] if b.via else self.report(b), b.statement) for b in bare]
        for ids in _gathered(narrator):
            who = self.report_name(self.bases[ids[0]])
            self.join(ids, f"one narration, {who}'s, which shows no basis", self.spans(ids))


_PREPOSITIONS = frozenset({"of", "against", "by", "from", "on", "to", "about", "for", "in", "with", "that", "which"})
_WORDS = {
    "credited-text": "text taken with credit",
    "shared-text": "shared text, no credit found,",
    "common-wire": "one wire text",
    "handout": "one handout",
    "shared-quote": "one quotation",
    "citation": "a citation",
    "self-update": "two states of one page",
    "revision": "two revisions of one page",
}


def _gathered(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The statements under each key that has more than one, in order of the key."""
    found: dict[str, list[str]] = {}
    for key, statement in pairs:
        found.setdefault(key, []).append(statement)
    return [tuple(ids) for _, ids in sorted(found.items()) if len(ids) > 1]


def _same_record(a: Source, b: Source) -> bool:
    """Whether two records are called by one noun, and not by two names."""
    (head, names), (other, others) = _called(a), _called(b)
    return head == other and (not names or not others or bool(names & others))


def _called(record: Source) -> tuple[str, frozenset[str]]:
    """The noun that a record is called by, and the names that stand with it ("Averline’s annual report")."""
    words = re.findall(r"[^\W\d_]+", record.name or record.description or "")
    core = words[: next((n for n, w in enumerate(words) if n and w.casefold() in _PREPOSITIONS), len(words))]
    names = frozenset(w.casefold() for w in words if w[0].isupper() and w.casefold() not in ("the", "a", "an"))
    return (core[-1].casefold() if core else record.id), names


def _both(passage: Passage) -> tuple[Span, Span]:
    return passage.source, passage.target
