"""The facts of one page's publication as they are found, each with what says it."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.records import Fact, Span

__all__ = ["Gathered"]


@dataclass(slots=True)
class Gathered:
    """Facts as they were found, the first for each field being the one that counts."""

    document: str
    text: str
    facts: list[Fact] = field(default_factory=list)

    def add(self, name: str, value: str | None, basis: str, start: int | None = None, end: int | None = None) -> None:
        """Keeps `value` as what `basis` says of `name`; `start`..`end` is where it stands in the text."""
        if not value:
            return
        span = Span.at(self.document, self.text, start, end) if start is not None and end is not None else None
        fact = Fact(name, value, basis, span)
        if fact not in self.facts:
            self.facts.append(fact)

    def first(self, name: str) -> str | None:
        return next((fact.value for fact in self.facts if fact.field == name), None)

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a field that may have several, from the first basis that gave any."""
        basis = next((fact.basis for fact in self.facts if fact.field == name), None)
        values = [fact.value for fact in self.facts if fact.field == name and fact.basis == basis]
        return tuple(dict.fromkeys(values))

    def prefer(self, chosen: Fact) -> None:
        """Lets `chosen` count before the other facts of its field (but what the giver of the page says)."""
        self.facts.remove(chosen)
        at = next(
            (i for i, fact in enumerate(self.facts) if fact.field == chosen.field and fact.basis != "given"),
            len(self.facts),
        )
        self.facts.insert(at, chosen)
