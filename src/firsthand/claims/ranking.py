"""What matters first: claims that many pages tell, whose tellings part, and whose origin is thin."""

from __future__ import annotations

import math
from collections.abc import Sequence

from firsthand.records import Origins, Status

__all__ = ["rank"]

_WORTH = {"disputed": 2.0, "denied": 2.0, "retracted": 2.0, "versions differ": 2.5}


def rank(pages: int, statements: int, origins: Origins, status: Sequence[Status], *, attributed: bool) -> float:
    """The weight of a claim, the higher the earlier: pages beyond the first, then dispute, then thinness of origin."""
    value = 3.0 * math.log2(pages) + 0.2 * math.log2(1 + statements)
    value += sum(_WORTH.get(s.status, 0.0) for s in status)
    if pages > 1 and origins.low == 0:
        value += 1.0
    if attributed:
        value += 0.8
    return round(value, 4)
