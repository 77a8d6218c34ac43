"""Which statements a page takes back in a note of its own, and which claims rest on a page that does (rule 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.records import Document, Notice, Statement, overlap

__all__ = ["retracted"]


def retracted(statements: Sequence[Statement], documents: Mapping[str, Document]) -> tuple[Statement, ...]:
    """The statements, those that a notice takes back marked with its id.

    A retraction that names what it takes back takes that; one that names nothing covers the body below it (the page's
    title too, which is what a foreword takes back), or the whole body where it stands below. A correction or an update
    takes back only what it names. What the notice itself says is never taken back by it.
    """
    return tuple(
        replace(s, retracted_by=notice.id) if (notice := _notice(s, documents[s.document])) else s for s in statements
    )


def _notice(statement: Statement, document: Document) -> Notice | None:
    # What only machines are told stands nowhere; its span is the title's.
    seen = [notice for notice in document.notices if notice.text is None]
    if any(overlap(span, notice.span) for notice in seen for span in statement.content):
        return None
    for notice in document.notices:
        if notice.about is not None:
            if any(overlap(span, about) for about in notice.about for span in statement.content):
                return notice
        elif notice.kind == "retraction" and (
            statement.role == "title" or statement.start >= notice.span.end or _at_the_end(notice, document)
        ):
            return notice
    return None


def _at_the_end(notice: Notice, document: Document) -> bool:
    """Whether most of the evidence stands before the notice, so that it covers what is above it."""
    above = sum(b.end - b.start for b in document.evidence if b.end <= notice.span.start)
    below = sum(b.end - b.start for b in document.evidence if b.start >= notice.span.end)
    return above > below
