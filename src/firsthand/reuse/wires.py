"""The agency whose text a page says that it carries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.records import Document, Span
from firsthand.reuse.outlets import compact

__all__ = ["AGENCIES", "Wire", "dateline", "wire"]

AGENCIES: dict[str, tuple[str, ...]] = {
    "Associated Press": ("AP", "Associated Press", "The Associated Press"),
    "Reuters": ("Reuters", "REUTERS", "Thomson Reuters"),
    "Agence France-Presse": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "United Press International": ("UPI", "United Press International"),
    "Deutsche Presse-Agentur": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "Agencia EFE": ("EFE", "Agencia EFE"),
    "TASS": ("TASS", "Tass", "ITAR-TASS"),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "PA Media": ("PA", "PA Media", "Press Association"),
    "ANSA": ("ANSA",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Interfax": ("Interfax",),
    "Anadolu": ("Anadolu", "Anadolu Agency", "AA"),
}
_BY_NAME = {name.casefold(): agency for agency, names in AGENCIES.items() for name in (agency, *names)}
_NAMES = "|".join(sorted((re.escape(n) for names in AGENCIES.values() for n in names), key=lambda n: (-len(n), n)))
_TAG = re.compile(
    rf"\(({_NAMES})\)\s*(?:[-–—:]|$)|^\s*(?:By\s+)?({_NAMES})\s*$|^[^\n]{{0,60}}[-–—]\s*({_NAMES})\s*[-–—]"
)
# An agency that is not in the table shows itself by where it stands: "LINDMOOR, April 19 (Meridian) -".
_UNLISTED = re.compile(
    r"^\s*[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:,\s*[A-ZÀ-Þ][\w.]*(?:\s[\w.,]+){0,4})?\s*"
    r"\(([A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*){0,3})\)\s*[-–—:]"
)
_PLACE = re.compile(r"^\s*([A-ZÀ-Þ][A-ZÀ-Þ .'’-]{3,40})(?:,|\s+\(|\s+[-–—])")


@dataclass(frozen=True, slots=True)
class Wire:
    """An agency, by its full name, and the words that credit it (None where only the page's facts say so)."""

    agency: str
    span: Span | None


def wire(document: Document) -> Wire | None:
    """The agency of `document`: as its facts say, or as a tag at its head does; a mention in the text is none."""
    head = [b for b in document.blocks if b.role in ("dateline", "byline")]
    head += [b for b in document.blocks if b.role == "paragraph"][:1]
    for block in head:
        end = min(block.end, block.start + 160)
        match = _TAG.search(document.text[block.start : end])
        if match:
            group = next(g for g in (1, 2, 3) if match.group(g))
            span = document.span(block.start + match.start(group), block.start + match.end(group))
            return Wire(_BY_NAME[match.group(group).casefold()], span)
        match = _UNLISTED.match(document.text[block.start : end])
        own = {compact(n) for n in (document.outlet.name, document.outlet.host) if n}
        if match and compact(match.group(1)) not in own:
            return Wire(match.group(1), document.span(block.start + match.start(1), block.start + match.end(1)))
    if document.wire:
        return Wire(_BY_NAME.get(document.wire.strip().casefold(), document.wire.strip()), None)
    return None


def dateline(document: Document) -> Span | None:
    """The place in capitals that a report begins with ("PORT ELLIN, June 3 -"), where there is one."""
    for block in [b for b in document.blocks if b.role in ("dateline", "paragraph")][:2]:
        match = _PLACE.match(document.text[block.start : block.end])
        if match:
            return document.span(block.start + match.start(1), block.start + match.end(1))
    return None
