"""How much a word tells, by its rarity in English at large: a fixed table, so that adding pages shifts nothing."""

from __future__ import annotations

from firsthand.rarity import zipf

__all__ = ["weight"]

_CEILING = 6.5  # a word outside the table; the commonest words come near 0


def weight(word: str) -> float:
    """About 0 for "the", 2 for "minister", 5 for a rare name: 7.5 less the Zipf frequency, cut to 0.2..6.5."""
    return min(_CEILING, max(0.2, 7.5 - zipf(word)))
