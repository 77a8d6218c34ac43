"""What holds of every page, however broken: the properties that both hypothesis (`tests/`) and atheris look for."""

from __future__ import annotations

from itertools import pairwise

from firsthand.documents import document
from firsthand.errors import PageError
from firsthand.records import Document, Page, Span
from firsthand.settings import Settings

__all__ = ["SETTINGS", "check", "holds", "spans"]

SETTINGS = Settings(max_page_bytes=1_000_000, seconds_per_page=10.0)


def holds(page: Page) -> Document | None:
    """The document of `page`, all of whose places are checked; None where it is refused with a code."""
    try:
        made, notes = document(page, SETTINGS)
    except PageError:
        return None
    for note in notes:
        if not note.code.startswith("F2"):
            raise AssertionError(f"{note.code} is no code of a note")
    check(made)
    return made


def check(made: Document) -> None:
    """Raises AssertionError or AnchorError where a place in `made` is not where it says."""
    made.text.encode("utf-8")  # a lone surrogate could not be written out
    for above, below in pairwise(made.blocks):
        if above.end > below.start:
            raise AssertionError(f"blocks overlap or are out of order: {above} {below}")
    for block in made.blocks:
        if not 0 <= block.start < block.end <= len(made.text):
            raise AssertionError(f"a block is not in the text: {block}")
        if made.text[block.start] in " \t\r\n\f" or made.text[block.end - 1] in " \t\r\n\f":
            raise AssertionError(f"white space at the edge of a block: {block}")
    for link in made.hyperlinks:
        if not 0 <= link.start < link.end <= len(made.text):
            raise AssertionError(f"a link is not in the text: {link}")
    for span in spans(made):
        if span.document != made.id:
            raise AssertionError(f"a span of another document: {span}")
        span.check(made.text)


def spans(made: Document) -> list[Span]:
    """Every span of `made`."""
    found = [fact.span for fact in made.facts if fact.span is not None]
    for notice in made.notices:
        found.append(notice.span)
        found.extend(notice.about or ())
    return found
