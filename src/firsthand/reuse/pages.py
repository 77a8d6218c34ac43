"""All pages of a story made ready to be compared, and the passages that each two of them share."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from firsthand.records import Document, Statement
from firsthand.reuse.candidates import Pair, candidates
from firsthand.reuse.passages import Shared, Threshold, shared
from firsthand.reuse.phrases import hide_phrases
from firsthand.reuse.quotations import Quotation, hide, pool, quotations
from firsthand.reuse.text import Words, words

__all__ = ["Compared", "passages", "prepare"]

Compared = tuple[tuple[Words, ...], tuple[tuple[Quotation, ...], ...]]


def prepare(
    documents: Sequence[Document], statements: Sequence[Statement], quoted_elsewhere: Collection[tuple[str, ...]] = ()
) -> Compared:
    """The pages in an order of content alone (time, then id), and the quotations of each; quoted words are hidden.

    `quoted_elsewhere` are runs of words that pages of the story quote which are not among `documents`.
    """
    by_document: dict[str, list[Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.document, []).append(statement)
    ordered = sorted({d.id: d for d in documents}.values(), key=lambda d: (d.published or "9999", d.id))
    pages = tuple(words(document) for document in ordered)
    quoted = tuple(tuple(quotations(page, by_document.get(page.document.id, ()))) for page in pages)
    hide(pages, quoted, pool(pages, quoted).union(quoted_elsewhere))
    for page in pages:
        hide_phrases(page)
    return pages, quoted


def passages(pages: Sequence[Words], threshold: Threshold | None = None) -> Mapping[Pair, list[Shared]]:
    """The shared passages of every two pages that share any; the keys are indexes into `pages`, the lower first."""
    limit = threshold or Threshold()
    found = {}
    for (p, q), pairs in candidates(pages).items():
        both = shared(pages[p], pages[q], pairs, limit)
        if both:
            found[p, q] = both
    return found
