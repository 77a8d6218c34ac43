"""Who shares text or facts with whom, and which way it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.records.span import Span

__all__ = ["Basis", "Derivation", "DerivationKind", "Passage"]

DerivationKind = Literal[
    "credited-text", "shared-text", "common-wire", "handout", "shared-quote", "citation", "self-update", "revision"
]
Basis = Literal["credit", "link", "dateline", "canonical", "inherited-slip", "time", "none"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The same text, exact or edited, in two documents. `similarity` is from 0 to 1."""

    source: Span
    target: Span
    similarity: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """`target` has something from `origin` (a document), or from `origin_source` (a report that is not at hand).

    Where `basis` is `none` the direction is not known and the order says nothing. `evidence` are the spans that show
    the credit or the slip.
    """

    origin: str | None
    origin_source: str | None
    target: str
    kind: DerivationKind
    credited: bool
    basis: Basis
    passages: tuple[Passage, ...] = ()
    reason: str = ""
    evidence: tuple[Span, ...] = ()
