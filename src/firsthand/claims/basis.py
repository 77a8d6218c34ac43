"""What one statement rests on: the origin of its chain, before statements are compared (rules 1 and 2 of the design).

An outlet that reports what others said passes their words on; a person or body that relays somebody else is the origin
itself, for only its own words are at hand; a record that was read is the origin of all who read it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.records import Document, Link, Source, Span, Statement

__all__ = ["Basis", "Publishers", "basis"]

_EXPERT = re.compile(
    r"\b(?:analysts?|experts?|professors?|scholars?|commentators?|pundits?|columnists?|political scientists?|"
    r"observers?|researchers?|historians?|lecturers?|think[- ]tank|fellow at)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:earlier|previous) (?:version|edition)\b", re.IGNORECASE)
_KNOWS = {"did", "saw"}
_PASSES_ON = {"outlet", "unstated", "author"}


@dataclass(frozen=True, slots=True)
class Basis:
    """`source` is the origin, None where no basis is shown; `via` the outlets that the words passed through, from the
    nearest inwards; `relayed` the sources behind the origin whose words are not at hand; `spans` show it."""

    statement: str
    source: str | None
    named: bool
    via: tuple[str, ...]
    relayed: tuple[str, ...]
    reason: str
    spans: tuple[Span, ...]
    expert: bool = False


class Publishers:
    """The sources that publish the pages at hand."""

    def __init__(self, documents: Mapping[str, Document], sources: Mapping[str, Source]) -> None:
        names: dict[str, str] = {}
        for source in sorted(sources.values(), key=lambda s: s.id):
            if source.kind == "outlet" and source.name:
                for name in (source.name, *source.aliases):
                    names.setdefault(_plain(name), source.id)
        self._of = {
            document.id: names.get(_plain(document.outlet.name)) if document.outlet.name else None
            for document in documents.values()
        }
        self._pages: dict[str, list[str]] = {}
        for page, source_id in sorted(self._of.items()):
            if source_id:
                self._pages.setdefault(source_id, []).append(page)

    def of(self, document: str) -> str | None:
        """The source that publishes `document`, where one of the pages names it."""
        return self._of.get(document)

    def pages(self, source: str) -> tuple[str, ...]:
        """The pages at hand that `source` publishes."""
        return tuple(self._pages.get(source, ()))


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", name.casefold()).strip()


def basis(
    statement: Statement, sources: Mapping[str, Source], document: Document, publisher: str | None = None
) -> Basis:
    """The origin of `statement` as its own chain shows it; `publisher` is the source that publishes its page."""
    via: list[str] = []
    chain = statement.chain
    if statement.stance == "denies" and statement.stance_link is not None and statement.stance_link < len(chain):
        chain = chain[: statement.stance_link + 1]  # who denies that the next one said it; the rest is what is denied
    for n, link in enumerate(chain):
        source = sources[link.source]
        inner = chain[n + 1 :]
        last = not inner
        passes_on = source.kind in _PASSES_ON or source.id == publisher
        if passes_on and not (last and _first_hand(link, source, statement)):
            via.append(source.id)
            continue
        if source.kind == "record" and not last and any(sources[i.source].kind != "outlet" for i in inner):
            via.append(source.id)
            continue
        if source.kind == "record" and _EARLIER.search(source.name or source.description or ""):
            return Basis(
                statement.id, None, False, tuple(via), (),
                "what an earlier version of the page said, and the page corrects", _shown(link, statement),
            )  # fmt: skip
        read = next((i for i in inner if sources[i.source].kind == "record"), None)
        if read is not None:
            return _found(statement, read, sources, via, (), "the record that was read")
        relayed = tuple(i.source for i in inner)
        if _is_expert(link, source):
            return Basis(
                statement.id, None, False, tuple(via), relayed,
                f"{_name(source)} comments as an expert; commentary is no origin", _shown(link, statement), expert=True,
            )  # fmt: skip
        why = "the innermost source whose words are at hand"
        if relayed:
            inner_names = ", ".join(_name(sources[i]) for i in relayed)
            why = f"relays {inner_names}, whose own words are not at hand"
        return _found(statement, link, sources, via, relayed, why)
    outlets = ", ".join(_name(sources[v]) for v in via)
    reason = (
        f"{outlets} tells it without saying how it is known"
        if via
        else f"{document.outlet.name or document.name} narrates it without saying how it is known"
    )
    spans = tuple(s for link in chain for s in _shown(link, statement)) or statement.content[:1]
    return Basis(statement.id, None, False, tuple(via), (), reason, spans)


def _found(
    statement: Statement,
    link: Link,
    sources: Mapping[str, Source],
    via: list[str],
    relayed: tuple[str, ...],
    why: str,
) -> Basis:
    source = sources[link.source]
    named = source.kind not in ("anonymous", "unstated")  # "the mayor" is somebody; "an official" is not
    return Basis(
        statement.id, source.id, named, tuple(via), relayed, f"{_name(source)}: {why}", _shown(link, statement)
    )


def _first_hand(link: Link, source: Source, statement: Statement) -> bool:
    """An outlet or author is an origin only where it did or saw it itself, or speaks for itself in a denial."""
    if source.kind == "unstated":
        return False
    return link.standing in _KNOWS or statement.stance == "denies"


def _is_expert(link: Link, source: Source) -> bool:
    if link.standing in _KNOWS or source.kind not in ("person", "anonymous"):
        return False
    told = " ".join(filter(None, (source.description, link.span.exact if link.span else None)))
    return bool(_EXPERT.search(told))


def _name(source: Source) -> str:
    return source.name or source.description or ("an unnamed source" if source.kind == "anonymous" else "nobody named")


def _shown(link: Link, statement: Statement) -> tuple[Span, ...]:
    return tuple(s for s in (link.span, link.cue) if s is not None) or statement.content[:1]
