"""What only several pages show: lines that recur on the pages of one outlet are furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.records import EVIDENCE, Document

__all__ = ["recurring"]

_PAGES = 3  # with two, a passage that one page took from the other would be lost


def _key(text: str) -> str:
    return re.sub(r"[\W\d_]+", " ", text.lower()).strip()


def _outlet(document: Document) -> str | None:
    return document.outlet.host or document.outlet.name


def recurring(documents: Sequence[Document]) -> dict[str, frozenset[int]]:
    """For each document, the indexes in `document.evidence` of the blocks that three or more pages of its outlet show
    in the same words, digits aside. Titles are never furniture, nor blocks that a page of another outlet shows."""
    places: dict[str, list[tuple[str, str, int]]] = {}
    outlets: dict[str, set[str | None]] = {}
    titles: dict[tuple[str, str], set[str]] = {}
    for doc in documents:
        for index, block in enumerate(doc.evidence):
            if block.role not in EVIDENCE or block.role == "title" or block.end - block.start > 600:
                continue
            key = _key(doc.text[block.start : block.end])
            outlet = _outlet(doc)
            if not key:
                continue
            outlets.setdefault(key, set()).add(outlet)
            if outlet is not None:
                places.setdefault(key, []).append((outlet, doc.id, index))
                titles.setdefault((key, outlet), set()).add(_key(doc.title or ""))
    found: dict[str, set[int]] = {doc.id: set() for doc in documents}
    for key, here in places.items():
        if len(outlets[key]) > 1:
            continue
        outlet = here[0][0]
        pages = {doc_id for _, doc_id, _ in here}
        # Versions of one article share all their text: pages count once for each title.
        if len(pages) >= _PAGES and len(titles[key, outlet]) >= _PAGES:
            for _, doc_id, index in here:
                found[doc_id].add(index)
    return {doc_id: frozenset(indexes) for doc_id, indexes in found.items()}
