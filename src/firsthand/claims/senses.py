"""Which words tell the same news ("cut its staff", "reduced its personnel"), and which exclude each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

__all__ = ["opposed", "sense"]


@dataclass(frozen=True, slots=True)
class _Senses:
    group: dict[str, str]
    opposite: frozenset[tuple[str, str]]


@lru_cache(maxsize=1)
def _senses() -> _Senses:
    group: dict[str, str] = {}
    opposite: set[tuple[str, str]] = set()
    for line in files("firsthand.claims").joinpath("senses.txt").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not words or words[0] == "#":
            continue
        if words[1:2] == ["<>"]:
            opposite |= {(words[0], words[2]), (words[2], words[0])}
            continue
        for word in words:
            group.setdefault(word, words[0])  # the first group that has the word keeps it
    return _Senses(group, frozenset(opposite))


@lru_cache(maxsize=100_000)
def sense(lemma: str) -> str:
    """The name of the group that `lemma` belongs to, else `lemma` itself; in the table, a hyphen joins verb and
    particle."""
    return _senses().group.get(lemma.replace(" ", "-"), lemma)


def opposed(a: str, b: str) -> bool:
    """Whether the senses `a` and `b` exclude each other ("withdraw" and "remain")."""
    return (a, b) in _senses().opposite
