"""What several statements say or deny in common, and how many distinct origins it has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from firsthand.records.span import Span

__all__ = [
    "Claim", "Collapse", "Conflict", "ConflictKind", "Merge", "Origin", "Origins", "Status", "StatusName", "Value",
    "Version",
]  # fmt: skip

StatusName = Literal[
    "no origin shown", "single origin", "several origins", "origins unclear", "disputed", "denied", "retracted",
    "versions differ",
]  # fmt: skip
ConflictKind = Literal["quantity", "money", "date", "time", "actor", "place", "polarity", "other"]


@dataclass(frozen=True, slots=True)
class Status:
    status: StatusName
    reason: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A cluster of compatible values of one slot, and the statements that carry it."""

    value: str
    statements: tuple[str, ...]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """A slot of the claim (quantity, date, actor, place, polarity, and what of it) whose values differ."""

    slot: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    kind: ConflictKind
    between: tuple[tuple[str, ...], tuple[str, ...]]
    reason: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a statement is in the claim: which statement it was matched with, on which slots."""

    statements: tuple[str, str]
    reason: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One distinct origin: the source, whether it is named, and the statements that rest on it."""

    source: str
    named: bool
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collapse:
    """A decision about origins, made (`collapsed`) or refused (`kept_apart`), with what shows it.

    `into` is the index in `distinct` of the origin that is left; None where there is none.
    """

    statements: tuple[str, ...]
    into: int | None
    reason: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """`high` is `len(distinct)`; `low` counts the parties among the named with no sign of a common root."""

    low: int = 0
    high: int = 0
    distinct: tuple[Origin, ...] = ()
    basis_not_shown: tuple[tuple[str, ...], ...] = ()
    collapsed: tuple[Collapse, ...] = ()
    kept_apart: tuple[Collapse, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements that say or deny the same thing. `text` is the content of one of them, as it stands in its page.

    `line` is the first line that a person reads: how many pages tell it, how many origins it has.
    """

    id: str
    text: str
    statements: tuple[str, ...]
    status: tuple[Status, ...] = ()
    versions: tuple[Version, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origins: Origins = field(default_factory=Origins)
    origins_against: Origins = field(default_factory=Origins)
    merges: tuple[Merge, ...] = ()
    line: str = ""
    rank: float = 0.0
