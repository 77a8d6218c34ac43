"""What is said, and by what chain of sources the page has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from firsthand.records.span import Span

__all__ = [
    "Argument", "CueClass", "Entity", "Factuality", "Link", "Proposition", "Quantity", "QuantityRole", "Stance",
    "Standing", "Statement", "StatementKind", "Time", "TimeBasis",
]  # fmt: skip

StatementKind = Literal["direct", "indirect", "mixed", "narrated"]
Stance = Literal["affirms", "denies", "doubts", "predicts", "asks", "retracts"]
Standing = Literal["did", "saw", "told", "read", "infers", "unstated"]
CueClass = Literal["say", "report", "deny", "confirm", "doubt", "predict", "claim", "tweet", "according-to", "cite"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]
"""FactBank's values (Saurí and Pustejovsky 2009): certain, probable, possible, each with its polarity, or unknown."""
TimeBasis = Literal["document", "text", "weekday", "story", "none"]
QuantityRole = Literal["value", "before", "after", "change"]


@dataclass(frozen=True, slots=True)
class Link:
    """One step of an attribution. `source` is the id of a Mention as the statement leaves `statements`, and of a Source
    afterwards."""

    source: str
    span: Span | None
    cue: Span | None
    verb: str | None
    cue_class: CueClass
    medium: str | None = None
    standing: Standing = "unstated"


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 expression. `value` is resolved as `basis` says; an unresolved one keeps its gaps (`XXXX-09-04`)."""

    span: Span
    value: str
    role: Literal["said", "content"]
    basis: TimeBasis
    # The tense of its clause, which tells on what side of a day it lies; the JSON leaves it out.
    tense: Literal["past", "present", "future"] = field(default="past", metadata={"internal": True})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something as the interval that the words allow; None is an open end.

    `unit` is `count`, `percent`, an ISO 4217 currency code, or a unit of measure (`kg`, `km`, `day`, ...). `counted` is
    the lemma of the thing that is counted, where one is. `role` tells "from 1000" (`before`) from "to a few dozen"
    (`after`) and "by 30%" (`change`).
    """

    span: Span
    low: float | None
    high: float | None
    unit: str
    counted: str | None = None
    role: QuantityRole = "value"
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A name inside the content. `label` is one of PERSON ORG GPE LOC FAC NORP EVENT PRODUCT WORK_OF_ART LAW."""

    span: Span
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a proposition: `role` is `agent`, `patient`, `recipient`, a preposition (`in`, `from`, ...), or
    `complement`."""

    role: str
    lemma: str
    span: Span


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate of the content with its arguments. `lemma` is the predicate's; `negated` says whether a negation
    governs it."""

    span: Span
    lemma: str
    negated: bool
    arguments: tuple[Argument, ...] = ()
    root: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One content with one chain, from the nearest source inwards. Narrated statements have an empty chain.

    `stance` is the last link's attitude to the content, unless `stance_link` names another. `words` are the content's
    lemmas in order, without function words, and `word_starts` where each begins in the document; grouping reads them,
    the JSON leaves them out. `role` is the role of the block it stands in; `conditional` says that an "if" governs it.
    """

    id: str
    document: str
    content: tuple[Span, ...]
    kind: StatementKind
    stance: Stance
    factuality: Factuality
    chain: tuple[Link, ...] = ()
    stance_link: int | None = None
    refers_to: tuple[Span, ...] = ()
    retracted_by: str | None = None
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    words: tuple[str, ...] = field(default=(), metadata={"internal": True})
    word_starts: tuple[int, ...] = field(default=(), metadata={"internal": True})
    role: str = "paragraph"
    conditional: bool = False

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end
