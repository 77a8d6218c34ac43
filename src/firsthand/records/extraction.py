"""What one page says, before anybody is resolved: the output of `statements` for one document."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.records.source import Mention
from firsthand.records.span import Span
from firsthand.records.statement import Statement

__all__ = ["Extraction"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Statements in the order of the text, whose links name mentions; all mentions, in the order of the text; and the
    evidence that nothing could be made of."""

    document: str
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    not_understood: tuple[Span, ...] = ()
