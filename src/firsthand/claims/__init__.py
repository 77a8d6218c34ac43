"""Claims: what several statements say or deny in common, where they part, and how many origins they have."""

from firsthand.claims.assemble import claims
from firsthand.claims.retractions import retracted
from firsthand.claims.stories import stories

__all__ = ["claims", "retracted", "stories"]
