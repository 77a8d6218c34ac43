"""One run's account of its stories: what every face of the program shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.records.claim import Claim
from firsthand.records.derivation import Derivation
from firsthand.records.document import Document
from firsthand.records.page import Rejection
from firsthand.records.source import Source
from firsthand.records.span import Span
from firsthand.records.statement import Statement

__all__ = ["SCHEMA", "Dossier", "Event", "Model", "Run", "Story"]

SCHEMA = "firsthand/dossier/1"


@dataclass(frozen=True, slots=True)
class Model:
    """The language model that read the pages. `sha256` is over its files, in order of their names."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """What ran. `notes` are what a reader should know of pages that were kept (an encoding that was guessed, the same
    page twice); `not_understood` are spans of evidence that no stage could make anything of."""

    firsthand: str
    model: Model
    settings: dict[str, str] = field(default_factory=dict)
    rejected: tuple[Rejection, ...] = ()
    notes: tuple[Rejection, ...] = ()
    not_understood: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    documents: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One point of the timeline: a resolved time value and the statements that speak of it."""

    value: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Documents, sources, statements, derivations, claims and timeline, each in an order that depends on content alone.

    `claims` stand in the order in which they matter.
    """

    run: Run
    stories: tuple[Story, ...]
    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    derivations: tuple[Derivation, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[Event, ...]
