"""A folder of pages, walked in the order of names; folders that belong to a saved page are no pages of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from firsthand.pages.found import Found, Note, rejection, why
from firsthand.pages.saved import companions
from firsthand.pages.sidecars import is_sidecar

__all__ = ["belongs_to", "walk"]

# What operating systems leave in folders, beside hidden files.
_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r"})
_FRAMES = (".html", ".htm", ".xhtml")


def walk(folder: Path, above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Path | Found]:
    """The files below `folder` that may be pages, and what is to be said of the others. `above` are the folders that it
    lies in."""
    try:
        status = folder.stat()
        entries = sorted(
            entry for entry in folder.iterdir() if not entry.name.startswith(".") and entry.name.lower() not in _SYSTEMS
        )
    except OSError as error:
        yield rejection(folder.name, "F105", detail=why(error))
        return
    here = above | {(status.st_dev, status.st_ino)}
    folders: list[str] = []
    for entry in entries:
        try:
            if entry.is_dir():
                folders.append(entry.name)
        except OSError as error:
            yield rejection(entry.name, "F105", detail=why(error))
    belonging = companions(folders, (entry.name for entry in entries if entry.name not in set(folders)))
    for entry in entries:
        if entry.name in belonging:
            yield from _parts(entry, belonging[entry.name])
        elif entry.name in folders:
            inner = entry.stat()
            if (inner.st_dev, inner.st_ino) in here:
                yield rejection(entry.name, "F105", detail="the folder leads back to itself")
            else:
                yield from walk(entry, here)
        elif not (entry.suffix.lower() == ".json" and is_sidecar(entry)):
            yield entry


def belongs_to(folder: Path) -> Path | None:
    """The saved page beside `folder` whose parts it holds."""
    try:
        files = [entry.name for entry in folder.parent.iterdir() if entry.is_file()]
    except OSError:
        return None
    page = companions([folder.name], files).get(folder.name)
    return folder.parent / page if page else None


def _parts(folder: Path, page: str) -> Iterator[Found]:
    """A note on the frames in a saved page's folder, which would be read as pages anywhere else."""
    frames = 0
    for _, folders, files in os.walk(folder):
        folders.sort()
        frames += sum(name.lower().endswith(_FRAMES) for name in files)
    if frames:
        detail = f"{frames} HTML file{'s' if frames > 1 else ''} in {folder.name}, saved with {page}"
        yield Note(rejection(page, "F209", detail=detail))
