"""Gold passages as documents: the text alone, every paragraph of it evidence."""

from __future__ import annotations

import re

from firsthand.records import Block, Document, identify

__all__ = ["as_document"]

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def as_document(name: str, text: str) -> Document:
    """`text` as a document of one paragraph a line; its offsets are those of `text`."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in _PARAGRAPH.finditer(text))
    return Document(identify(name, text), name, text, blocks)
