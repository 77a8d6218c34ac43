"""A folder of pages, walked in the order of names; what belongs to a page is no page of its own."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from firsthand.pages.found import Found, Note, rejection, why
from firsthand.pages.saved import FOLDER, PAGE, companions
from firsthand.pages.sidecars import is_sidecar

__all__ = ["belongs_to", "walk"]

# What operating systems leave in folders, beside hidden files.
_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "__macosx", "icon\r"})
_FRAMES = (".html", ".htm", ".xhtml")
# Files that pages are made of, by their endings: in a folder they are no pages that could not be read.
_MATERIAL: dict[str, str] = {
    **dict.fromkeys("png jpg jpeg jfif gif webp svg ico avif bmp tif tiff cur".split(), "picture"),  # noqa: SIM905
    **dict.fromkeys("css scss less".split(), "style sheet"),  # noqa: SIM905
    **dict.fromkeys("js mjs map".split(), "script"),  # noqa: SIM905
    **dict.fromkeys("woff woff2 ttf otf eot".split(), "font"),  # noqa: SIM905
    **dict.fromkeys("mp3 m4a ogg wav mp4 m4v webm mov".split(), "recording"),  # noqa: SIM905
}
_READ = 3_000_000  # bytes of a page in which the folder of its parts is looked for


def walk(folder: Path) -> Iterator[Path | Found]:
    """The files below `folder` that may be pages, and what is to be said of the others."""
    material: Counter[str] = Counter()
    names: list[str] = []
    for entry in _below(folder, frozenset()):
        what = _MATERIAL.get(entry.suffix.lower().lstrip(".")) if isinstance(entry, Path) else None
        if what is not None and isinstance(entry, Path) and entry.is_file():
            material[what] += 1
            names.append(entry.name)
        else:
            yield entry
    if material:
        told = ", ".join(f"{count:,} {what}{'' if count == 1 else 's'}" for what, count in sorted(material.items()))
        yield Note(rejection(min(names), "F209", detail=told))


def _below(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Found]:
    """All entries below `folder`, which lies in the folders `above`."""
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
    among = set(folders)
    belonging = _belonging(folder, folders, [entry.name for entry in entries if entry.name not in among])
    for entry in entries:
        if entry.name in belonging:
            yield from _parts(entry, belonging[entry.name])
        elif entry.name in among:
            try:
                inner = entry.stat()
            except OSError as error:
                yield rejection(entry.name, "F105", detail=why(error))
                continue
            if (inner.st_dev, inner.st_ino) in here:
                yield rejection(entry.name, "F105", detail="the folder leads back to itself")
            else:
                yield from _below(entry, here)
        elif not (entry.suffix.lower() == ".json" and is_sidecar(entry)):
            yield entry


def _belonging(folder: Path, folders: list[str], files: list[str]) -> dict[str, str]:
    """Of the folders in `folder`, those that hold the parts of a saved page, each with the page's file: by its name,
    and where page or folder were renamed, by what the page asks for."""
    found = companions(folders, files)
    pages = [file for file in files if PAGE.fullmatch(file)]
    for name in folders:
        if name not in found and FOLDER.fullmatch(name):
            page = next((page for page in pages if _asks_for(folder / page, name)), None)
            if page is not None:
                found[name] = page
    # A page that is made of frames alone has its text in them.
    return {name: page for name, page in found.items() if not _is_frameset(folder / page)}


def _asks_for(page: Path, folder: str) -> bool:
    spelt = {folder, quote(folder), folder.replace(" ", "%20"), folder.replace("&", "&amp;")}
    return any(f"{way}/".encode() in _head(page) for way in spelt)


def _is_frameset(page: Path) -> bool:
    return re.search(rb"<frameset[\s>]", _head(page), re.I) is not None


def _head(page: Path) -> bytes:
    try:
        if not page.is_file():
            return b""
        with page.open("rb") as stream:
            return stream.read(_READ)
    except OSError:
        return b""


def belongs_to(folder: Path) -> Path | None:
    """The saved page beside `folder` whose parts it holds."""
    try:
        files = sorted(entry.name for entry in folder.parent.iterdir() if entry.is_file())
    except OSError:
        return None
    page = _belonging(folder.parent, [folder.name], files).get(folder.name)
    return folder.parent / page if page else None


def _parts(folder: Path, page: str) -> Iterator[Found]:
    """A note on the frames in a saved page's folder, which would be read as pages anywhere else."""
    frames = sum(name.lower().endswith(_FRAMES) for _, _, files in os.walk(folder) for name in files)
    if frames:
        detail = f"{frames} HTML file{'s' if frames > 1 else ''} in {folder.name}, saved with {page}"
        yield Note(rejection(page, "F209", detail=detail))
