"""How common a word is in English at large: one fixed table for all stages, so that adding pages shifts no weight.

The table is wordfreq's small English list, the words that English has at least once in a million. It is read from
wordfreq's file: importing wordfreq loads tokenizers and language tables that looking up single words has no use for,
and takes ten times as long.
"""

from __future__ import annotations

import gzip
import importlib.util
import math
import re
from functools import lru_cache
from pathlib import Path

__all__ = ["UNKNOWN", "zipf"]

UNKNOWN = 0.0
"""The frequency of a word that the table does not have: below 3, and no more is known of it."""

_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    """Each word's frequency in negative centibels, the index of its list in the file (the format is called cBpack)."""
    import msgpack

    spec = importlib.util.find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordfreq", name="wordfreq")
    path = Path(spec.origin).parent / "data" / "small_en.msgpack.gz"
    with gzip.open(path) as file:
        header, *lists = msgpack.load(file, raw=False)
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"{path} is no list of word frequencies that can be read: {header}")
    return {word: centibels for centibels, words in enumerate(lists) for word in words}


@lru_cache(maxsize=200_000)
def zipf(word: str) -> float:
    """The frequency of `word`, in lower case, on the Zipf scale of van Heuven and others (2014): the logarithm to
    base 10 of its occurrences in a billion words, from 7.7 ("the") down to 3; UNKNOWN for rarer ones.

    A word of several parts ("well-known") is rarer than each of them: their reciprocals add up, as in wordfreq.
    """
    table = _table()
    found = table.get(word)
    if found is not None:
        return (900 - found) / 100
    parts = _PARTS.findall(word)
    if len(parts) < 2 or any(part not in table for part in parts):
        return UNKNOWN
    return round(-math.log10(math.fsum(10 ** ((table[part] - 900) / 100) for part in parts)), 2)
