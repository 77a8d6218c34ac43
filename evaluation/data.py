"""Where the gold sets are: they belong to others and are no part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["VARIABLE", "find", "require"]

VARIABLE = "FIRSTHAND_DATA"
_DEFAULT = Path(__file__).resolve().parents[1].parent / "shared" / "data"


def find() -> Path | None:
    """The folder of the gold sets: the one that FIRSTHAND_DATA names, else `../shared/data` beside the repository;
    None where there is none."""
    given = os.environ.get(VARIABLE)
    folder = Path(given) if given else _DEFAULT
    return folder if folder.is_dir() else None


def require(*needed: str) -> Path:
    """The folder of the gold sets, which must hold all of `needed`; raises FileNotFoundError naming what is missing."""
    folder = find()
    if folder is None:
        raise FileNotFoundError(f"no gold sets: set {VARIABLE} to their folder")
    missing = [name for name in needed if not (folder / name).exists()]
    if missing:
        raise FileNotFoundError(f"{folder} has no {', '.join(missing)}")
    return folder
