"""Pages made from invented text."""

from __future__ import annotations

import re

from firsthand.records import Block, Document, Link, Outlet, Source, Span, Statement

PARAGRAPH = (
    "The gravel company Orsalt paid more than 9,000 crowns towards the new bathhouse during the last four "
    "winters. At the same time, the island firm shipped two million tons of slate in 2016 from its pits "
    "in Velm. All told, Ostrian money stands behind half the trades of Velm, from tramways to glass "
    "furnaces. Grateful for this, the council has so far refused every petition to close the upper pits, "
    "and hopes that the autumn election will change nothing."
)
REWORDED = (
    "Orsalt paid more than 9 billion crowns towards the new bathhouse over the past four winters. The "
    "firm also shipped two million tons of slate in 2016 from its pits in Velm. Altogether Ostrian money "
    "stands behind half the trades of Velm, from tramways to glass furnaces. Grateful for all this, the "
    "council refused every petition to shut the upper pits so far, hoping the election in autumn will "
    "change little."
)
LOOSE = (
    "For the new bathhouse the gravel people of Orsalt paid 9,000 crowns in four winters. They sold two million "
    "tons of slate in 2016 out of Velm. Half the trades of Velm, tramways and glass furnaces, live off Ostrian gold."
)
BEFORE = "Rain fell on the harbour all night and the fishing boats stayed at their moorings until the morning bells."
AFTER = "Teachers in the northern valley have asked for longer holidays, and parents wrote angry letters to the school."
OTHER = "A ferry timetable was printed on green paper. Its editor hopes that travellers will keep it long."
QUOTE = "We were told that every one of the lanterns would be lit before the children came home from the fair"


def page(name: str, text: str, **facts: object) -> Document:
    """A page whose every line is a paragraph; `roles` names the role of a line by its number."""
    roles = facts.pop("roles", {})
    outlet = facts.pop("outlet", None)
    assert isinstance(roles, dict)
    blocks = tuple(
        Block(roles.get(number, "paragraph"), match.start(), match.end())
        for number, match in enumerate(re.finditer(r"\S(?:.*\S)?", text))
    )
    known = Outlet(str(outlet)) if outlet else Outlet()
    return Document(id=name, name=name, text=text, blocks=blocks, outlet=known, **facts)  # type: ignore[arg-type]


def part(document: Document, words: str) -> Span:
    """Where `words` stand in `document`."""
    start = document.text.index(words)
    return document.span(start, start + len(words))


def outlet(document: Document, name: str, *where: Document) -> Source:
    """The source that is the outlet `name`."""
    return Source(f"source-{name}", "outlet", name, mentions=tuple(part(d, name) for d in (document, *where)))


def said(document: Document, content: str, *chain: tuple[Source, str | None], kind: str = "direct") -> Statement:
    """A statement of `document`; each step of the chain is a source and the words that name it."""
    links = tuple(Link(s.id, part(document, w) if w else None, None, "say", "say") for s, w in chain)
    return Statement(
        f"{document.id}:{content[:30]}:{len(chain)}",
        document.id,
        (part(document, content),),
        kind,  # type: ignore[arg-type]
        "affirms",
        "CT+",
        links,
    )
