"""One page as canonical text, with the role of each part and the facts of its publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.records.span import Span

__all__ = [
    "EVIDENCE",
    "Block",
    "Document",
    "Fact",
    "Hyperlink",
    "Notice",
    "NoticeBasis",
    "NoticeKind",
    "Outlet",
    "Role",
]

Role = Literal[
    "title", "byline", "dateline", "heading", "paragraph", "quote", "caption", "notice", "teaser", "comment", "chrome"
]
EVIDENCE: frozenset[Role] = frozenset({"title", "heading", "paragraph", "quote", "caption", "notice"})
"""The roles whose text can hold evidence; all else is kept, and never counts."""

NoticeKind = Literal["correction", "update", "retraction"]
NoticeBasis = Literal["text", "markup", "json-ld", "meta"]
"""What says that a passage is a notice: its words, the element that it stands in, or what the page tells machines."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text with a role.

    Blocks are in order and never overlap; white space between them belongs to none. `author` is a comment's author;
    `path` is where the block stands in the source (an XPath for HTML, none for text). `time` is when a comment was
    written: ISO 8601 where the page gives a day, else its own words ("3 hours ago"), since what they count from is not
    known. `depth` is 0 for a comment on the article, 1 for an answer to one, and so on; None where the page does not
    show it.
    """

    role: Role
    start: int
    end: int
    author: str | None = None
    path: str | None = None
    time: str | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction, update or retraction; `about` are the spans it takes back, None where it names none.

    With none named it covers the body of its page below or beside it. `text` is what the page tells machines alone;
    such a notice stands nowhere, and its `span` is the page's title, else its first block.
    """

    id: str
    kind: NoticeKind
    span: Span
    about: tuple[Span, ...] | None = None
    text: str | None = None
    basis: NoticeBasis = "text"

    @property
    def words(self) -> str:
        """What the notice says, whoever can see it."""
        return self.text if self.text is not None else self.span.exact


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes the page, as the page or its address shows."""

    name: str | None = None
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a fact of publication was read: `basis` is `given`, `json-ld`, `meta`, `text` or `address`; `span` is there
    where it stands in the text."""

    field: str
    value: str
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link of the page's body: the characters it stands on and the address it leads to (never fetched)."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Document:
    """Canonical text of one page. The text is never edited after this point: every span points into it.

    `published` and `updated` are ISO 8601, as precise as is known. `wire` is the agency that the page credits.
    """

    id: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    names: tuple[str, ...] = ()
    uri: str | None = None
    uris: tuple[str, ...] = ()
    outlet: Outlet = Outlet()
    title: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    genre: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    wire: str | None = None
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    hyperlinks: tuple[Hyperlink, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span `start`..`end` of this document's text."""
        return Span.at(self.id, self.text, start, end)

    @property
    def evidence(self) -> tuple[Block, ...]:
        """The blocks that can hold evidence, in order."""
        return tuple(block for block in self.blocks if block.role in EVIDENCE)
