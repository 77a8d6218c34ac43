"""The evidence of a document, parsed: one spaCy `Doc` for each paragraph, with its place in the document."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from firsthand.records import EVIDENCE, Block, Document
from firsthand.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = ["Parsed", "Piece", "parse"]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = re.compile(r"(?<=[.!?])\s|\n")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A paragraph of evidence: its block, where it starts in the document, and its parse."""

    index: int
    block: Block
    start: int
    doc: Doc
    text: str  # spaCy joins its tokens anew each time it is asked for the text

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def at(self, token: Token) -> int:
        """Where `token` starts in the document."""
        return self.start + int(token.idx)

    def after(self, token: Token) -> int:
        """Where `token` ends in the document."""
        return self.start + int(token.idx) + len(token)


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """All evidence of `document`, in order; nothing else of it is ever parsed."""

    document: Document
    pieces: tuple[Piece, ...]


def _cut(text: str, start: int, end: int, limit: int) -> Iterator[tuple[int, int]]:
    """`start`..`end` in parts of at most `limit` characters, cut at the end of a sentence or a line where one is."""
    while end - start > limit:
        cuts = [m.end() for m in _BREAK.finditer(text, start + limit // 2, start + limit)]
        cut = cuts[-1] if cuts else max(text.rfind(" ", start + 1, start + limit), start) + 1
        if cut <= start + 1:
            cut = start + limit
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _paragraphs(document: Document, block: Block, limit: int) -> Iterator[tuple[int, int]]:
    text = document.text
    places = [block.start]
    for match in _BLANK_LINE.finditer(text, block.start, block.end):
        places += [match.start(), match.end()]
    places.append(block.end)
    for start, end in zip(places[::2], places[1::2], strict=True):
        for a, b in _cut(text, start, end, limit):
            run = text[a:b]
            lead = len(run) - len(run.lstrip())
            if run.strip():
                yield a + lead, a + len(run.rstrip())


def parse(document: Document, nlp: Language, furniture: frozenset[int] = frozenset()) -> Parsed:
    """Parse the evidence blocks of `document`, but for those whose index is in `furniture`.

    A block is parsed paragraph by paragraph; a paragraph longer than `Settings.max_parse_characters` in parts.
    """
    limit = Settings().max_parse_characters
    places = [
        (block, start, end)
        for index, block in enumerate(document.blocks)
        if block.role in EVIDENCE and index not in furniture
        for start, end in _paragraphs(document, block, limit)
    ]
    texts = [document.text[start:end] for _, start, end in places]
    docs = _docs(texts, nlp)
    return Parsed(
        document,
        tuple(
            Piece(n, block, start, docs[text], text)
            for n, ((block, start, _), text) in enumerate(zip(places, texts, strict=True))
        ),
    )


_KEPT = 2048  # paragraphs; what pages carry word for word (a wire, a copy) is parsed once
_known: WeakKeyDictionary[Language, OrderedDict[str, Doc]] = WeakKeyDictionary()


def _docs(texts: Sequence[str], nlp: Language) -> dict[str, Doc]:
    """The parse of each text, the same object where the same text was parsed before. Nothing here changes a `Doc`."""
    known = _known.setdefault(nlp, OrderedDict())
    new = sorted((text for text in set(texts) if text not in known), key=lambda t: (len(t), t))  # even batches
    found = {text: known[text] for text in texts if text in known}
    found.update(zip(new, nlp.pipe(new, batch_size=64), strict=True))
    for text, doc in found.items():
        known[text] = doc
        known.move_to_end(text)
    while len(known) > _KEPT:
        known.popitem(last=False)
    return found
