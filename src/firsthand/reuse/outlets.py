"""Which pages are of one outlet, and which sources are the outlets of pages at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from firsthand.records import Document, Source, Statement
from firsthand.reuse.rarity import normal

__all__ = ["Outlets", "address", "compact", "host"]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NOISE = frozenset({"the", "www", "com", "org", "net", "co", "uk", "news", "online", "newspaper", "agency"})


def compact(name: str) -> str:
    """An outlet's name or host for comparing: "The Northern Post", "northernpost.com" -> "northernpost"."""
    words = [normal(w) for part in re.split(r"[\s._/-]+", name) for w in _WORD.findall(part)]
    kept = [w for w in words if w not in _NOISE] or words
    return "".join(kept)


def host(url: str | None) -> str | None:
    """The host of an address without `www.`, in lower case."""
    if not url:
        return None
    try:
        name = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:  # a bracketed host that is no address
        return None
    return name.removeprefix("www.") if name else None


def address(url: str) -> str:
    """An address for comparing: no scheme, `www.`, query, fragment or closing slash."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


class Outlets:
    """The outlets of a set of pages; names are matched whole, never in part."""

    def __init__(self, documents: Sequence[Document], sources: Sequence[Source]) -> None:
        self.keys = {d.id: self._keys(d) for d in documents}
        self.sources = {s.id: s for s in sources}
        self.citing: dict[str, set[str]] = {}
        by_key: dict[str, list[str]] = {}
        for document in sorted(self.keys):
            for key in sorted(self.keys[document]):
                by_key.setdefault(key, []).append(document)
        self.pages_of = {
            s.id: tuple(sorted({d for key in self._named(s) for d in by_key.get(key, ())}))
            for s in sources
            if s.kind in ("outlet", "organization")
        }

    @staticmethod
    def _keys(document: Document) -> frozenset[str]:
        found = set()
        if document.outlet.name:
            found.add(compact(document.outlet.name))
        for name in (document.outlet.host, host(document.uri)):
            if name:
                found.add(compact(name.removeprefix("www.")))
        return frozenset(found - {""})

    @staticmethod
    def _named(source: Source) -> set[str]:
        return {compact(name) for name in (source.name, *source.aliases) if name} - {""}

    def same(self, a: str, b: str) -> bool:
        """Whether two pages are of one outlet, as far as both show theirs."""
        return bool(self.keys[a] & self.keys[b])

    def count_citations(self, statements: Iterable[Statement]) -> None:
        """Note, for every page, how many other pages name its outlet as a source."""
        for statement in statements:
            for link in statement.chain:
                for page in self.pages_of.get(link.source, ()):
                    if statement.document not in self.pages_of[link.source]:
                        self.citing.setdefault(page, set()).add(statement.document)

    def cited(self, document: str) -> int:
        """How many other pages name the outlet of `document` as a source."""
        return len(self.citing.get(document, ()))

    def is_of(self, source: str, document: str) -> bool:
        """Whether `source` is the outlet of `document`."""
        return document in self.pages_of.get(source, ())

    def named_like(self, *names: str) -> str | None:
        """The id of the source that bears one of `names`; the first in order of ids where there are several."""
        wanted = {compact(n) for n in names}
        for source in sorted(self.sources):
            if self.sources[source].kind in ("outlet", "organization") and self._named(self.sources[source]) & wanted:
                return source
        return None
