"""Where a passage stands in its page, in the words of the W3C's Web Annotation Data Model.

The selectors speak of `document.body` as a browser has it before any script runs; numbers are code points, as the model
asks for (annotation tools that count UTF-16 units differ behind characters above U+FFFF, and find the quotation). Of a
plain text they speak of the file, each line end counted as one character, as RFC 5147 and browsers do.
"""

from __future__ import annotations

from typing import Any

from firsthand.documents.positions import Place, Positions
from firsthand.export.fragments import Fragments, address
from firsthand.records import Document, Span, Statement

__all__ = ["Selecting", "quoted"]

_CONTEXT = 32
"""Characters before and after a quotation that are given at least, as annotation tools do."""
_DIRECTIVES = "https://wicg.github.io/scroll-to-text-fragment/"
_PLAIN = "http://tools.ietf.org/rfc/rfc5147"


def quoted(text: str, start: int, end: int) -> dict[str, str]:
    """The TextQuoteSelector of `start`..`end` of `text`: its characters, and as much beside them as no other place
    has, from 32 characters up."""
    width = _CONTEXT
    while True:
        before, after = max(0, start - width), end + width
        whole = text[before:after]
        if (before == 0 and after >= len(text)) or text.find(whole, text.find(whole) + 1) < 0:
            break
        width *= 2
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[before:start],
        "suffix": text[end:after],
    }


def _point(place: Place) -> dict[str, Any]:
    refined = {"type": "TextPositionSelector", "start": place.offset, "end": place.offset}
    return {"type": "XPathSelector", "value": place.path, "refinedBy": refined}


class Selecting:
    """Selectors for one document. Without `positions` there are text fragments only."""

    def __init__(self, document: Document, positions: Positions | None) -> None:
        self.document = document
        self.positions = positions
        self.fragments = Fragments(document.text)

    def span(self, span: Span) -> list[dict[str, Any]]:
        """The selectors of `span`, each of which finds it alone: text fragment, quotation, position, and then the range
        between two elements (HTML) or the characters of a file (plain text)."""
        selectors: list[dict[str, Any]] = []
        fragment = self.fragments.of([span])
        if fragment:
            selectors.append({"type": "FragmentSelector", "conformsTo": _DIRECTIVES, "value": fragment})
        if self.positions is None:
            return selectors
        start, end = self.positions.of(span)
        selectors.append(quoted(self.positions.text, start, end))
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
        first, last = self.positions.place(start), self.positions.place(end, end=True)
        if first is None or last is None:
            selectors.append({"type": "FragmentSelector", "conformsTo": _PLAIN, "value": f"char={start},{end}"})
        else:
            points = {"startSelector": _point(first), "endSelector": _point(last)}
            selectors.append({"type": "RangeSelector", **points})
        return selectors

    def link(self, spans: tuple[Span, ...]) -> dict[str, str | None]:
        """The text fragment that leads to all of `spans`, and the page's address with it; None where there is none."""
        fragment = self.fragments.of(spans)
        uri = self.document.uri
        return {"fragment": fragment, "address": address(uri, fragment) if uri and fragment else None}

    def blocks(self, shown: dict[str, Any]) -> None:
        """Adds to each block of the document as JSON its `selectors`, `fragment` and `address`."""
        for block, record in zip(self.document.blocks, shown["blocks"], strict=True):
            span = self.document.span(block.start, block.end)
            record |= {"selectors": self.span(span), **self.link((span,))}

    def statement(self, statement: Statement, shown: dict[str, Any]) -> None:
        """Adds to the statement as JSON its `fragment` and `address`, and to each span of its content `selectors`."""
        for span, record in zip(statement.content, shown["content"], strict=True):
            record["selectors"] = self.span(span)
        shown |= self.link(statement.content)
