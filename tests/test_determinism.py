"""The same pages give the same bytes: in any order, under any hash seed, from any folder, twice in one process."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.export import json as as_json
from firsthand.settings import Settings

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "sorrel-reservoir"


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """The sample story, page by page."""
    return [str(path) for path in sorted(SAMPLE.iterdir()) if path.suffix in (".html", ".txt")]


@pytest.fixture(scope="module")
def told(pages: list[str]) -> str:
    """The dossier of all pages in order."""
    return as_json.render(pipeline.dossier(pages, Settings()))


@pytest.mark.parametrize("seed", [0, 1])
def test_the_order_of_the_pages_is_no_matter(pages: list[str], told: str, seed: int) -> None:
    shuffled = random.Random(seed).sample(pages, len(pages))
    assert shuffled != pages
    assert as_json.render(pipeline.dossier(shuffled, Settings())) == told


def test_the_folder_is_no_matter(pages: list[str], told: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "zz" / "another place"
    elsewhere.mkdir(parents=True)
    for page in reversed(pages):
        shutil.copy(page, elsewhere)
    assert as_json.render(pipeline.dossier([str(elsewhere)], Settings())) == told


def test_what_was_read_before_is_no_matter(pages: list[str]) -> None:
    """The model keeps a cache of the words it has met; no result may depend on it."""
    two = pages[-2:]
    first = as_json.render(pipeline.dossier(two, Settings()))
    pipeline.dossier(pages[:3], Settings())
    assert as_json.render(pipeline.dossier(two, Settings())) == first


@pytest.mark.parametrize("ending", ["json", "html"])
def test_the_hash_seed_is_no_matter(pages: list[str], tmp_path: Path, ending: str) -> None:
    written = []
    for seed in ("1", "4242"):
        out = tmp_path / f"{seed}.{ending}"
        subprocess.run(
            [Path(sys.executable).with_name("firsthand"), "dossier", *pages[:5], "-o", out],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "America/Lima"},
            check=True,
            capture_output=True,
        )
        written.append(out.read_bytes())
    assert written[0] == written[1]


def test_no_folder_and_no_clock_in_the_output(told: str) -> None:
    from datetime import UTC, datetime

    assert str(SAMPLE.parent) not in told
    assert datetime.now(UTC).strftime("%Y-%m-%d") not in told
