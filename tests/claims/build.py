"""Small stories made by hand: pages of one line a statement, so that a test reads like the case it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from firsthand.claims.basis import Publishers
from firsthand.claims.origins import count
from firsthand.claims.shared import Shared
from firsthand.records import (
    Block,
    Conflict,
    Derivation,
    Document,
    Link,
    Origins,
    Outlet,
    Passage,
    Source,
    Statement,
    identify,
)

_STOP = {
    "the",
    "a",
    "an",
    "of",
    "in",
    "to",
    "has",
    "have",
    "had",
    "its",
    "is",
    "was",
    "from",
    "that",
    "and",
    "on",
    "by",
}


@dataclass
class Story:
    """Pages, speakers and statements; `said` adds a statement to a page whose text it is part of."""

    documents: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)

    def page(self, name: str, text: str, outlet: str | None = None, published: str | None = None) -> Document:
        blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
        page = Document(
            id=name, name=name, text=text, blocks=blocks, outlet=Outlet(outlet), published=published, language="en"
        )
        self.documents[name] = page
        return page

    def source(self, name: str, kind: str, *, description: str | None = None, party: str | None = None) -> str:
        key = name.casefold().replace(" ", "-")
        shown = None if kind in ("anonymous", "unstated") else name
        self.sources[key] = Source(key, kind, shown, (name,), description, party)  # type: ignore[arg-type]
        return key

    def said(
        self, page: str, content: str, *chain: str, stance: str = "affirms", standing: str = "unstated", **more: object
    ) -> Statement:
        document = self.documents[page]
        start = document.text.index(content)
        span = document.span(start, start + len(content))
        links = tuple(
            Link(source, span, None, "say", "say", standing=standing)  # type: ignore[arg-type]
            for source in chain
        )
        found = [(m.group().casefold(), start + m.start()) for m in re.finditer(r"[A-Za-zé’]+", content)]
        found = [(w, at) for w, at in found if w not in _STOP]
        made = Statement(
            id=identify(page, content, *chain, len(self.statements)),
            document=page,
            content=(span,),
            kind="indirect" if chain else "narrated",
            stance=stance,  # type: ignore[arg-type]
            factuality="CT+",
            chain=links,
            words=tuple(w for w, _ in found),
            word_starts=tuple(at for _, at in found),
            **more,  # type: ignore[arg-type]
        )
        self.statements.append(made)
        return made

    def derives(
        self,
        origin: str | None,
        target: str,
        kind: str,
        *texts: tuple[str, str],
        source: str | None = None,
        at: str = "",
    ) -> None:
        """`target` shares each (its own words at `origin` or `at`, its own words) with the page that has them."""
        passages = []
        for there, here in texts:
            first, second = self.documents[origin or at], self.documents[target]
            a, b = first.text.index(there), second.text.index(here)
            passages.append(Passage(first.span(a, a + len(there)), second.span(b, b + len(here)), 1.0))
        self.derivations.append(
            Derivation(origin, source, target, kind, False, "none", tuple(passages))  # type: ignore[arg-type]
        )

    def origins(self, conflicts: tuple[Conflict, ...] = ()) -> Origins:
        publishers = Publishers(self.documents, self.sources)
        shared = Shared(self.derivations, self.statements)
        return count(self.statements, self.sources, self.documents, shared, publishers, conflicts).origins
