"""One dossier looked up, in the words of the faces: labels of pages and sources, who affirms a claim, who denies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from firsthand.export.visible import one_line, shorten
from firsthand.records import Claim, Document, Dossier, Notice, Source, Span, Statement, Story

__all__ = ["BASES", "DERIVATIONS", "STANCES", "View"]

STANCES = {
    "affirms": "says it",
    "denies": "denies it",
    "doubts": "doubts it",
    "predicts": "predicts it",
    "asks": "asks it",
    "retracts": "takes it back",
}
DERIVATIONS = {
    "credited-text": "Text taken with credit",
    "shared-text": "Shared text",
    "common-wire": "One wire text on both pages",
    "handout": "One handout on both pages",
    "shared-quote": "The same quotation",
    "citation": "Cites the other's report",
    "self-update": "One outlet's page and its own update",
    "revision": "Two revisions of one page",
}

_NAME = 120  # characters; what is longer is no name that a person reads
BASES = {
    "credit": "a credit",
    "link": "a link",
    "dateline": "a dateline",
    "canonical": "the page's own canonical address",
    "inherited-slip": "a slip that one inherits from the other",
    "time": "the times of publication",
    "none": "nothing",
}


class View:
    """Read-only look-ups over one dossier. Whatever is returned in a list stands in the dossier's own order."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {document.id: document for document in dossier.documents}
        self.statements = {statement.id: statement for statement in dossier.statements}
        self.sources = {source.id: source for source in dossier.sources}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.places = {document.id: place for place, document in enumerate(dossier.documents)}
        self.numbers = {claim.id: number for number, claim in enumerate(dossier.claims, 1)}
        self.notices: dict[str, tuple[Document, Notice]] = {
            notice.id: (document, notice) for document in dossier.documents for notice in document.notices
        }
        self._order = {statement.id: place for place, statement in enumerate(dossier.statements)}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """Statement id -> its claim."""
        return {statement: claim for claim in self.dossier.claims for statement in claim.statements}

    @cached_property
    def _labels(self) -> dict[str, str]:
        """Document id -> a short label that no other document has."""
        plain = {d.id: one_line(d.outlet.name or d.outlet.host or d.name) for d in self.dossier.documents}
        for detail in ("published", "name", "id"):
            counts = Counter(plain.values())
            for document in self.dossier.documents:
                label, more = plain[document.id], getattr(document, detail)
                if counts[label] > 1 and more and one_line(more) not in label:
                    plain[document.id] = f"{label}, {one_line(more)}"
        return plain

    def page(self, document: str) -> str:
        """A short label of a page that no other page of the dossier has."""
        return self._labels.get(document, document)

    def holder(self, statement: Statement) -> str:
        """Whose attitude the statement's stance is: the last link's, unless `stance_link` names another; the page's own
        where nobody is named."""
        if not statement.chain:
            return self.page(statement.document)
        return self.source(statement.chain[-1 if statement.stance_link is None else statement.stance_link].source)

    def source(self, source: str) -> str:
        """What to call a source: its name; for the unnamed, the page's words for it in quotation marks."""
        known = self.sources.get(source)
        if known is None:
            return source
        if known.name:
            return shorten(known.name, _NAME)
        if known.description:
            return f"“{shorten(known.description, _NAME)}”"
        if known.mentions:
            return f"“{shorten(known.mentions[0].exact, _NAME)}”"
        return "a source that is not stated" if known.kind == "unstated" else f"an unnamed {known.kind}"

    def named(self, source: str) -> bool:
        known = self.sources.get(source)
        return known is not None and known.name is not None and known.kind not in ("anonymous", "unstated")

    @cached_property
    def _outlets(self) -> dict[str, str]:
        """Outlet name, folded -> the label of the first page that it publishes here."""
        found: dict[str, str] = {}
        for document in self.dossier.documents:
            for name in (document.outlet.name, document.outlet.host):
                if name:
                    found.setdefault(_folded(name), document.id)
        return found

    def own_page(self, source: Source) -> str | None:
        """The id of a page that this outlet publishes among the pages; None where there is none."""
        for name in (source.name, *source.aliases):
            if name and _folded(name) in self._outlets:
                return self._outlets[_folded(name)]
        return None

    def publishes(self, source: str | None, document: str) -> bool:
        """Whether this source is the outlet that publishes that page."""
        known, page = self.sources.get(source or ""), self.documents[document]
        if known is None or known.kind != "outlet":
            return False
        outlet = {_folded(name) for name in (page.outlet.name, page.outlet.host) if name}
        return any(_folded(name) in outlet for name in (known.name, *known.aliases) if name)

    def words(self, statement: Statement, limit: int | None = None) -> str:
        """The exact words of a statement, its parts joined by an ellipsis."""
        text = " […] ".join(one_line(span.exact) for span in statement.content)
        return text if limit is None else shorten(text, limit)

    def chain(self, statement: Statement) -> list[str]:
        """The names of the chain, from the nearest source inwards."""
        return [self.source(link.source) for link in statement.chain]

    def where(self, span: Span) -> str:
        """Where a span stands: `page.txt:120`, the offset in code points of the page's text."""
        document = self.documents.get(span.document)
        return f"{one_line(document.name) if document else span.document}:{span.start}"

    def in_order(self, statements: Iterable[str]) -> list[Statement]:
        """Those statements, each once, in the dossier's order."""
        known = {s for s in statements if s in self.statements}
        return [self.statements[s] for s in sorted(known, key=self._order.__getitem__)]

    def against(self, claim: Claim) -> list[Statement]:
        """The statements of a claim that deny it."""
        counted = {s for origin in claim.origins_against.distinct for s in origin.statements}
        counted.update(s for group in claim.origins_against.basis_not_shown for s in group)
        return self.in_order(
            s for s in claim.statements if s in counted or self.statements[s].stance in ("denies", "retracts")
        )

    def taken_back(self, claim: Claim) -> list[tuple[Notice, list[Statement]]]:
        """The notices that take statements of a claim back, each with those statements."""
        found: dict[str, list[Statement]] = {}
        for statement in self.in_order(claim.statements):
            if statement.retracted_by in self.notices:
                found.setdefault(str(statement.retracted_by), []).append(statement)
        return [(self.notices[notice][1], statements) for notice, statements in found.items()]

    def pages_of(self, statements: Iterable[str]) -> list[str]:
        """The labels of the pages on which those statements stand, each once."""
        return list(dict.fromkeys(self.page(s.document) for s in self.in_order(statements)))

    def story_claims(self, story: Story) -> list[Claim]:
        """A story's claims in the order in which they matter."""
        held = set(story.claims)
        return [claim for claim in self.dossier.claims if claim.id in held]

    def weighty(self, claim: Claim) -> bool:
        """Whether a claim wants a place of its own: more than one page tells it, or it is denied or contradicted."""
        pages = {self.statements[s].document for s in claim.statements if s in self.statements}
        return len(pages) > 1 or bool(claim.conflicts or self.against(claim))


def _folded(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
