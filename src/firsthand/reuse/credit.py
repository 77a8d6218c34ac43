"""Where one page names or links another as the place it has its text from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.records import Document, Span, Statement
from firsthand.reuse.outlets import Outlets, address, host

__all__ = ["Credit", "credits_source", "find"]

_NEAR = 600
"""Characters around a passage in which a credit is the passage's own."""

_SPEAKING = frozenset({"paragraph", "quote", "notice", "byline", "dateline", "caption"})


@dataclass(frozen=True, slots=True)
class Credit:
    """`named`: words that name the other page's outlet; `linked`: words that link to the page or its host."""

    named: tuple[Span, ...] = ()
    linked: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.named or self.linked)


def _near(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(lo - _NEAR <= start and end <= hi + _NEAR for lo, hi in places)


def _named(document: Document, name: str, places: Sequence[tuple[int, int]]) -> list[Span]:
    """The places near `places` where `name` stands as it is written."""
    found = []
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for block in document.blocks:
        if block.role in _SPEAKING:
            for match in pattern.finditer(document.text, block.start, block.end):
                if _near(places, *match.span()):
                    found.append(document.span(*match.span()))
    return found


def find(
    page: Document,
    other: Document,
    places: Sequence[tuple[int, int]],
    statements: Sequence[Statement],
    outlets: Outlets,
) -> Credit:
    """The credits that `page` gives to `other` near `places` (characters of `page`); `statements` are the page's.

    A page of the same outlet is never credited: an outlet that names itself says nothing of where a text is from.
    """
    if outlets.same(page.id, other.id):
        return Credit()
    named: set[Span] = set()
    for statement in statements:
        for link in statement.chain:
            span = link.span or link.cue
            if span and outlets.is_of(link.source, other.id) and _near(places, span.start, span.end):
                named.add(span)
    if other.outlet.name and len(other.outlet.name) > 2:
        named.update(_named(page, other.outlet.name, places))
    linked = set()
    addresses = {address(uri) for uri in (other.uri, *other.uris) if uri}
    hosts = {h for h in (other.outlet.host, host(other.uri)) if h}
    for hyperlink in page.hyperlinks:
        if hyperlink.start >= hyperlink.end:
            continue
        to_page = address(hyperlink.href) in addresses
        to_host = host(hyperlink.href) in {h.removeprefix("www.") for h in hosts}
        if to_page or (to_host and _near(places, hyperlink.start, hyperlink.end)):
            linked.add(page.span(hyperlink.start, hyperlink.end))
    return Credit(tuple(sorted(named)), tuple(sorted(linked)))


def credits_source(
    page: Document, source: str, start: int, end: int, statements: Sequence[Statement], outlets: Outlets
) -> tuple[Span, ...]:
    """Where `page` names `source` for the text at `start`..`end`: in the chain of a statement there, or in the words
    within a sentence or so of it."""
    found: set[Span] = set()
    for statement in statements:
        touches = any(s.start < end and start < s.end for s in statement.content)
        for link in statement.chain:
            span = link.span or link.cue
            if link.source == source and span and (touches or (start - _NEAR / 2 <= span.start <= end + _NEAR / 2)):
                found.add(span)
    known = outlets.sources.get(source)
    for mention in known.mentions if known else ():
        if mention.document == page.id and start - _NEAR / 2 <= mention.start <= end + _NEAR / 2:
            found.add(mention)
    return tuple(sorted(found))
