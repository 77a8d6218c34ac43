"""Contents that only point ("such claims", "this", "the report"): the statement that they point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.records import Statement
from firsthand.statements.lexicon import NOUNS

__all__ = ["point"]

_PRONOUNS = frozenset({"it", "this", "that", "so", "these", "those"})
_POINTING = frozenset(
    {"such", "this", "that", "these", "those", "the", "any", "all", "both", "his", "her", "their", "its"}
)
_THINGS = frozenset(
    {*NOUNS, "story", "misinformation", "reporting", "suggestion", "idea", "error", "mistake", "article", "information"}
)
_FAR = 6


def point(statements: Sequence[Statement]) -> list[Statement]:
    """`statements`, those that only point with `refers_to` the nearest content before that they can mean:
    one that somebody else said, else one that the page tells."""
    out: list[Statement] = []
    for n, s in enumerate(statements):
        if not _points(s):
            out.append(s)
            continue
        title = next((p for p in statements if p.role == "title"), None)
        if s.stance == "retracts" and s.content[0].exact.lower().startswith(("his ", "her ")):
            out.append(s)  # a speaker's own words, which the page need not have told
            continue
        if s.stance == "retracts" and title is not None:
            out.append(replace(s, refers_to=title.content))  # a page that takes itself back
            continue
        before = [
            p
            for p in statements[:n]
            if p.end <= s.start and not p.refers_to and not _points(p) and p.role not in {"title", "heading"}
        ]
        near = before[-_FAR:]
        sources = {link.source for link in s.chain}
        said = [p for p in near if p.chain and not {link.source for link in p.chain} & sources]
        target = said[-1] if said else near[-1] if near else None
        out.append(replace(s, refers_to=target.content) if target is not None else s)
    return out


def _points(s: Statement) -> bool:
    if not s.chain or len(s.content) != 1:
        return False
    words = s.content[0].exact.lower().split()
    if (
        s.stance == "retracts"
        and len(words) < 14
        and words[0] in _POINTING
        and words[1:2]
        and words[1].strip(",.") in _THINGS
    ):
        return True
    if not words or len(words) > 4:
        return False
    if len(words) == 1:
        return words[0] in _PRONOUNS
    last = words[-1].rstrip("s")
    return words[0] in _POINTING and (last in _THINGS or words[-1] in _THINGS)
