"""The story's quote pool: words that any page quotes are somebody's, and no sign that a page has another's text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from firsthand.records import Statement
from firsthand.reuse.text import Words

__all__ = ["POOLED", "Quotation", "hide", "pool", "quotations"]

POOLED = 6
"""Words in a row that must match a quotation for unmarked text to count as quoted (an embedded tweet has no marks)."""

_MARKED = re.compile(r"“[^“”]{2,4000}[”\"]|\"[^\"“”]{2,4000}\"|«[^«»]{2,4000}»|„[^„“”]{2,4000}[“”]")
_OPENED = re.compile(r"“[^“”]{2,4000}$")  # a paragraph of a quotation that goes on has no closing mark

Quotation = tuple[int, int]
"""Words `lo`..`hi` of one document."""


def quotations(page: Words, statements: Iterable[Statement]) -> list[Quotation]:
    """The quotations of one page in order: text between marks, quote blocks, contents of direct statements."""
    text = page.document.text
    found: set[Quotation] = set()
    spans: list[tuple[int, int]] = []
    for index in sorted({s.block for s in page.sentences}):
        block = page.document.blocks[index]
        if block.role == "quote":
            spans.append((block.start, block.end))
            continue
        piece = text[block.start : block.end]
        for pattern in (_MARKED, _OPENED):
            spans.extend((block.start + m.start(), block.start + m.end()) for m in pattern.finditer(piece))
    for statement in statements:
        if statement.kind == "direct":
            spans.extend((span.start, span.end) for span in statement.content)
    for start, end in spans:
        quotation = page.place(start, end)
        if quotation is not None:
            found.add(quotation)
    return sorted(found)


def pool(pages: Sequence[Words], quoted: Sequence[Sequence[Quotation]]) -> set[tuple[str, ...]]:
    """The runs of words that stand in a quotation of any of `pages`."""
    return {
        tuple(page.norm[i : i + POOLED])
        for page, spans in zip(pages, quoted, strict=True)
        for lo, hi in spans
        for i in range(lo, hi - POOLED + 1)
    }


def hide(pages: Sequence[Words], quoted: Sequence[Sequence[Quotation]], pool: Collection[tuple[str, ...]]) -> None:
    """Mark as hidden all quoted words of `pages`, and the runs of unmarked words that repeat a quotation of `pool`."""
    for page, spans in zip(pages, quoted, strict=True):
        for lo, hi in spans:
            page.hidden[lo:hi] = [True] * (hi - lo)
    if not pool:
        return
    for page in pages:
        norm, hidden = page.norm, page.hidden
        for i in range(len(norm) - POOLED + 1):
            if not (hidden[i] and hidden[i + POOLED - 1]) and tuple(norm[i : i + POOLED]) in pool:
                hidden[i : i + POOLED] = [True] * POOLED
