"""What came in: bytes, and what was said about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Facts", "Page", "PageKind", "Rejection"]

PageKind = Literal["html", "dump", "text"]
"""`dump`: a whole page as text, furniture and all; `text`: the article alone, all of it evidence."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the giver of a page says of it, in a JSON Lines row or a sidecar `NAME.json`; it outranks the
    page's own word."""

    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came.

    `id` is the hash of its bytes (and of the facts given with it); the same bytes at two addresses are one page with
    both `names` and `uris`. `name` is the first of its names in code point order, `uri` the first of its addresses.
    `facts` are its giver's word and outrank the page; `said` is what the file around it says (the information of a PDF,
    the subject of an MHTML), and what the page shows outranks that. `fetched` is when it was saved or fetched
    (ISO 8601), where that is told: no page was published later.
    """

    id: str
    kind: PageKind
    content: bytes = field(repr=False)
    names: tuple[str, ...]
    uris: tuple[str, ...] = ()
    encoding: str | None = None
    facts: Facts = Facts()
    said: Facts = Facts()
    fetched: str | None = None

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def uri(self) -> str | None:
        return self.uris[0] if self.uris else None


@dataclass(frozen=True, slots=True, order=True)
class Rejection:
    """A page that could not be read: its name, the reason for people, and the code of `errors.py`."""

    name: str
    error: str
    code: str
