"""A paragraph of somebody's words without quotation marks, which the paragraph before introduces with a colon."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from firsthand.statements.clauses import finite
from firsthand.statements.drafts import Attribution
from firsthand.statements.lexicon import VERBS
from firsthand.statements.quote_introductions import introduced
from firsthand.statements.reading import Reading

__all__ = ["blocks"]

_ROLES = frozenset({"paragraph", "quote"})


def blocks(readings: Sequence[Reading], found: Sequence[Attribution]) -> list[Attribution]:
    """The paragraphs of `readings` that the one before them introduces: "X said in a statement:", each to its end."""
    by_cue = {(a.reading.piece.index, a.token): a for a in reversed(found)}
    made: list[Attribution] = []
    for above, reading in pairwise(readings):
        if not above.piece.text.rstrip().endswith(":") or above.piece.block.role != "paragraph" or reading.mine:
            continue
        whole = reading.trim(reading.piece.start, reading.piece.end)
        if whole is None or reading.piece.block.role not in _ROLES or not any(map(finite, reading.tokens)):
            continue
        link, outer = introduced(above, by_cue)
        if link is None or link.cue is None or "q" not in VERBS.get(link.verb or "", VERBS["deny"]).frames:
            continue
        token = next((t.i for t in above.tokens if above.piece.at(t) <= link.cue[0] < above.piece.after(t)), -1)
        own = by_cue.get((above.piece.index, token))
        if own is not None and own.content[0][0] > link.cue[0]:
            continue  # it has said what it had to say; what follows is the page's
        first = next(t.i for t in reading.tokens if not t.is_space)
        made.append(Attribution(reading, first, [*outer, link], [whole], direct=True))
    return made
