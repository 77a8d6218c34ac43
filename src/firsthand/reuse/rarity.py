"""How much a word tells: weights that come from the language, never from the pages at hand."""

from __future__ import annotations

import unicodedata

from firsthand.rarity import zipf

__all__ = ["CONTENT", "normal", "weight"]

CONTENT = 1.2
"""A word of at least this weight carries content (zipf 5.8: "people" is in, "would" is out)."""

_COMMON = 7.0  # zipf of the commonest function words
_CAP = 4.0  # a word that the list does not know is no stronger evidence than one of zipf 3
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'"})


def normal(surface: str) -> str:
    """The form that is compared: without case, accents, quote shapes, a possessive, or grouping in numbers."""
    if surface[0].isdigit():
        return surface.replace(",", "")
    decomposed = unicodedata.normalize("NFKD", surface.translate(_QUOTES))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return plain.removesuffix("'s").replace("'", "") or surface


def weight(word: str) -> float:
    """From 0.1 (function words) to 4 (rare words, names, numbers): the distance from the commonest words in zipf.

    The table is fixed (`firsthand.rarity`), so that a page more or less in the story changes no weight.
    """
    if word[0].isdigit():
        # wordfreq lumps numbers by their length; one digit says little, three and more say much.
        return 1.0 if len(word) == 1 else 2.0 if len(word) == 2 else 3.0
    return min(_CAP, max(0.1, _COMMON - zipf(word)))
