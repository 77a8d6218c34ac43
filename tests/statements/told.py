"""What a text says, in a form that a test can write down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language

from firsthand.records import Block, Document, Extraction, Role, identify
from firsthand.statements import extract

__all__ = ["Said", "document", "said", "tell"]

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True)
class Said:
    """A statement: its content, the words that name each source of its chain, its stance and kind."""

    content: str
    chain: tuple[str | None, ...]
    stance: str
    kind: str


def document(text: str, roles: dict[int, Role] | None = None) -> Document:
    """`text` as a page of paragraphs, which blank lines part; `roles` gives some of them another role."""
    blocks = tuple(
        Block((roles or {}).get(n, "paragraph"), m.start(), m.end()) for n, m in enumerate(_PARAGRAPH.finditer(text))
    )
    return Document(identify("test", text), "test", text, blocks)


def tell(extraction: Extraction) -> list[Said]:
    """Statements in order; a source without words shows the words of the one that it continues."""
    known = {m.id: m for m in extraction.mentions}
    out = []
    for s in extraction.statements:
        chain = []
        for link in s.chain:
            m = known[link.source]
            while m.span is None and m.continues is not None:
                m = known[m.continues]
            chain.append(m.span.exact if m.span is not None else None)
        out.append(Said(" | ".join(c.exact for c in s.content), tuple(chain), s.stance, s.kind))
    return out


def said(text: str, nlp: Language, roles: dict[int, Role] | None = None) -> list[Said]:
    """What `text` attributes, without what it only narrates."""
    return [s for s in tell(extract(document(text, roles), nlp)) if s.chain]
