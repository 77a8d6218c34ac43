"""Every story of this folder gives the dossier that is expected of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.settings import Settings

from . import gold
from .check import failures, invariants
from .lookup import Json

_dossiers: dict[Path, Json] = {}


def dossier(folder: Path) -> Json:
    """The dossier of the story in `folder`, made once and read back from its JSON, as anybody else would read it."""
    if folder not in _dossiers:
        from firsthand import pipeline
        from firsthand.export import json as export

        expected = gold.load(folder)
        settings = Settings(one_story=expected.get("one_story", False))
        made = pipeline.dossier([str(gold.pages(folder, expected))], settings)
        _dossiers[folder] = json.loads(export.render(made))
    return _dossiers[folder]


def told(wrong: list[str]) -> str:
    return f"{len(wrong)} failures:\n" + "\n".join(f"- {line}" for line in wrong)


def test_there_are_stories() -> None:
    assert "sorrel-reservoir" in {folder.name for folder in gold.stories()}


@pytest.mark.parametrize("folder", gold.stories(), ids=lambda folder: folder.name)
def test_expected(folder: Path) -> None:
    wrong = failures(gold.load(folder), dossier(folder))
    assert not wrong, told(wrong)


@pytest.mark.parametrize("folder", gold.stories(), ids=lambda folder: folder.name)
def test_promises(folder: Path) -> None:
    wrong = invariants(dossier(folder))
    assert not wrong, told(wrong)
