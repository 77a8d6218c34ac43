"""The one table of word frequencies, against the library that made it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from firsthand.rarity import UNKNOWN, zipf


@pytest.mark.parametrize("word", ["the", "minister", "ferry", "don't", "well-known", "vice-president"])
def test_frequencies_are_those_of_the_library(word: str) -> None:
    import wordfreq

    assert zipf(word) == pytest.approx(wordfreq.zipf_frequency(word, "en"), abs=0.011)
    assert 3 <= zipf(word) < 8


@pytest.mark.parametrize("word", ["brennickov", "well-brennickov", "", "-"])
def test_what_the_table_does_not_have_is_unknown(word: str) -> None:
    assert zipf(word) == UNKNOWN


def test_the_library_itself_is_not_imported() -> None:
    code = "import sys, firsthand.rarity as r; r.zipf('ferry'); sys.exit('wordfreq' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
