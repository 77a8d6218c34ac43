"""Every story of this folder gives the dossier that is expected of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.export import json as export
from firsthand.settings import Settings

from . import gold
from .check import compare, invariants, parts
from .lookup import Json

_rendered: dict[Path, str] = {}


def render(folder: Path, paths: list[Path]) -> str:
    """The JSON of the dossier of `paths`, under the settings of the story in `folder`."""
    settings = Settings(one_story=gold.load(folder).get("one_story", False))
    return export.render(pipeline.dossier([str(path) for path in paths], settings))


def dossier(folder: Path) -> Json:
    """The dossier of the story in `folder`, made once and read back from its JSON, as anybody else would read it."""
    if folder not in _rendered:
        _rendered[folder] = render(folder, [gold.pages(folder, gold.load(folder))])
    found: Json = json.loads(_rendered[folder])
    return found


def told(wrong: list[str]) -> str:
    return f"{len(wrong)} failures:\n" + "\n".join(f"- {line}" for line in wrong)


def test_there_are_stories() -> None:
    assert "sorrel-reservoir" in {folder.name for folder in gold.stories()}


@pytest.mark.parametrize(
    ("folder", "part"),
    [pytest.param(f, part, id=f"{f.name}: {part}") for f in gold.stories() for part in parts(gold.load(f))],
)
def test_expected(folder: Path, part: str) -> None:
    wrong = compare(gold.load(folder), dossier(folder), part)
    assert not wrong, told(wrong)


@pytest.mark.parametrize("folder", gold.stories(), ids=lambda folder: folder.name)
def test_promises(folder: Path) -> None:
    wrong = invariants(dossier(folder))
    assert not wrong, told(wrong)


def test_order_and_folder_do_not_matter() -> None:
    folder = gold.HERE / "sorrel-reservoir"
    dossier(folder)
    pages = sorted(gold.pages(folder, gold.load(folder)).iterdir(), reverse=True)
    assert render(folder, pages[3:] + pages[:3]) == _rendered[folder]


def test_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    folder = gold.HERE / "halden-bank"
    dossier(folder)
    rows = gold.pages(folder, gold.load(folder)).read_text(encoding="utf-8").splitlines()
    turned = tmp_path / "pages.jsonl"
    turned.write_text("\n".join(reversed(rows)) + "\n", encoding="utf-8")
    assert render(folder, [turned]) == _rendered[folder]
