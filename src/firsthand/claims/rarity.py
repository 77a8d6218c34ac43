"""How much a word tells, by its rarity in English at large: a fixed table, so that adding pages shifts nothing."""

from __future__ import annotations

import math
from functools import lru_cache

__all__ = ["weight"]

_CEILING = 6.5  # a word outside the table; the commonest words come near 0
_UNKNOWN = 1e-9


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict  # takes a third of a second: only when pages are compared

    return get_frequency_dict("en", "small")


@lru_cache(maxsize=100_000)
def weight(word: str) -> float:
    """About 0 for "the", 2 for "minister", 5 for a rare name: 7.5 less the Zipf frequency, cut to 0.2..6.5."""
    zipf = math.log10(_frequencies().get(word, _UNKNOWN)) + 9
    return min(_CEILING, max(0.2, 7.5 - zipf))
