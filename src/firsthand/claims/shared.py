"""Which shared passages carry which statements, looked up once for a whole story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.records import Derivation, Passage, Span, Statement, overlap

__all__ = ["Carried", "Shared"]


@dataclass(frozen=True, slots=True)
class Carried:
    """One passage that carries a statement, at which of its ends; `order` is the passage's place among all."""

    order: int
    derivation: Derivation
    passage: Passage
    at_source: bool
    at_target: bool


class Shared:
    """The passages of a story's derivations, by the statements that they carry."""

    def __init__(self, derivations: Sequence[Derivation], statements: Sequence[Statement]) -> None:
        passages: dict[str, list[tuple[int, Derivation, Passage]]] = defaultdict(list)
        order = 0
        for derivation in derivations:
            for passage in derivation.passages:
                for document in {passage.source.document, passage.target.document}:
                    passages[document].append((order, derivation, passage))
                order += 1
        self._carried: dict[str, tuple[Carried, ...]] = {}
        for statement in statements:
            found = [
                Carried(
                    n, derivation, passage, _carries(passage.source, statement), _carries(passage.target, statement)
                )
                for n, derivation, passage in passages.get(statement.document, ())
            ]
            self._carried[statement.id] = tuple(c for c in found if c.at_source or c.at_target)

    def of(self, statement: str) -> tuple[Carried, ...]:
        """The passages that carry the statement of this id, in order."""
        return self._carried.get(statement, ())


def _carries(passage: Span, statement: Statement) -> bool:
    """Whether the passage holds most of the statement's content, or lies mostly inside it."""
    if passage.document != statement.document or passage.end <= statement.start or passage.start >= statement.end:
        return False
    held = sum(overlap(passage, span) for span in statement.content)
    own = sum(span.end - span.start for span in statement.content)
    return held >= 0.5 * own or held >= 0.5 * (passage.end - passage.start) > 0
