"""What all tests share: the language model, loaded once, and the gold sets, where there are any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from evaluation import browser
from evaluation import data as gold_sets

if TYPE_CHECKING:
    from spacy.language import Language

# The same examples in every run: a failure that comes and goes tells nobody anything.
hypothesis.settings.register_profile("firsthand", derandomize=True, deadline=None, max_examples=60)
hypothesis.settings.load_profile("firsthand")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The model that firsthand was measured with."""
    from firsthand import language

    return language.load()[0]


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the gold sets; only tests marked `gold` may ask for it."""
    folder = gold_sets.find()
    if folder is None:
        pytest.skip("the gold sets are not here")
    return folder


@pytest.fixture(scope="session")
def opened() -> Iterator[browser.Opened]:
    """A browser for saved pages; only tests marked `browser` may ask for it."""
    with browser.opened() as found:
        yield found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what needs the gold sets or a browser where they are absent, so that it is counted."""
    absent = {
        "gold": None if gold_sets.find() else f"the gold sets are not here ({gold_sets.VARIABLE})",
        "browser": browser.available(),
    }
    for item in items:
        for name, reason in absent.items():
            if reason and item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without the variables that firsthand reads."""
    for name in ("FIRSTHAND_DATA", "FIRSTHAND_MODEL", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch
