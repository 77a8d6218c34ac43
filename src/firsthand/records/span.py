"""The anchor of every statement that firsthand makes: exact characters of one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["AnchorError", "Span", "covers", "merge", "overlap"]


class AnchorError(ValueError):
    """A span whose text is not the text of its document at that place."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (code points, half open) of one document, and the exact text that stands there."""

    document: str
    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.exact) != self.end - self.start:
            raise AnchorError(f"a span of {self.start}..{self.end} cannot hold {self.exact!r}")

    @classmethod
    def at(cls, document: str, text: str, start: int, end: int) -> Span:
        """The span `start`..`end` of `text`, with its exact characters; raises AnchorError where it lies outside."""
        if end > len(text):
            raise AnchorError(f"{start}..{end} ends after the text, which has {len(text)} characters")
        return cls(document, start, end, text[start:end])

    def check(self, text: str) -> Span:
        """This span, if `text` has it; raises AnchorError otherwise."""
        if text[self.start : self.end] != self.exact:
            raise AnchorError(f"{self.start}..{self.end} of {self.document} is not {self.exact!r}")
        return self


def overlap(a: Span, b: Span) -> int:
    """How many characters `a` and `b` share; 0 in different documents."""
    if a.document != b.document:
        return 0
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def covers(outer: Iterable[Span], inner: Span) -> bool:
    """Whether one of `outer` holds all of `inner`."""
    return any(o.document == inner.document and o.start <= inner.start and inner.end <= o.end for o in outer)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, each once; those that repeat or lie inside another are dropped."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.document, s.start, -s.end)):
        if kept and covers((kept[-1],), span):
            continue
        kept.append(span)
    return tuple(kept)
