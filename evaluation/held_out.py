"""Classifiers that never saw the page's site: one for each fold, trained without it, kept in a cache of their own.

The cache is a folder beside this file, keyed by the code that makes features and labels and by the names and sizes of
the gold, so that a change to either trains anew.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from firsthand.documents.models import Models
from firsthand.documents.trees import Trees
from training.folds import FOLDS, fold

__all__ = ["HeldOut"]

_HERE = Path(__file__).parent
_CODE = (_HERE.parent / "src" / "firsthand" / "documents", _HERE.parent / "training")


def _key(data: Path) -> str:
    state = hashlib.sha256()
    for folder in _CODE:
        for path in sorted(folder.glob("*.py")):
            state.update(path.name.encode() + path.read_bytes())
    for path in sorted((data / "pages").rglob("*")):
        if path.is_file():
            state.update(f"{path.relative_to(data)} {path.stat().st_size}".encode())
    return state.hexdigest()[:16]


class HeldOut:
    """The classifiers by kind of page and fold. Raises FileNotFoundError where the gold is absent."""

    def __init__(self, data: Path, cache: Path = _HERE / ".cache") -> None:
        self._data = data
        self._cache = cache
        self._key = _key(data)
        self._trees: dict[str, dict[int, Trees]] = {}

    def models(self, url: str, kind: str) -> Models:
        """Those trained without the site of `url`, for a page of `kind` (`html` or `dump`)."""
        if kind == "html":
            return Models(html=self._of("html")[fold(url)])
        return Models(text=self._of("dump")[fold(url)], headline=self._of("headline")[fold(url)])

    def _of(self, kind: str) -> dict[int, Trees]:
        if kind not in self._trees:
            self._trees[kind] = self._kept(kind) or self._train(kind)
        return self._trees[kind]

    def _paths(self, kind: str) -> Iterator[tuple[int, Path]]:
        for number in range(FOLDS):
            yield number, self._cache / f"{kind}-{self._key}-{number}.json.gz"

    def _kept(self, kind: str) -> dict[int, Trees] | None:
        paths = dict(self._paths(kind))
        if not all(path.is_file() for path in paths.values()):
            return None
        return {number: Trees.load(path) for number, path in paths.items()}

    def _train(self, kind: str) -> dict[int, Trees]:
        from training import headlines, html_roles, text_roles

        train: dict[str, Callable[[Path], dict[int, Trees]]] = {
            "html": html_roles.held_out,
            "dump": text_roles.held_out,
            "headline": headlines.held_out,
        }
        trees = train[kind](self._data)
        self._cache.mkdir(exist_ok=True)
        for old in self._cache.glob(f"{kind}-*"):
            old.unlink()
        for number, path in self._paths(kind):
            path.write_bytes(gzip.compress(trees[number].dumps().encode(), mtime=0))
        return trees
