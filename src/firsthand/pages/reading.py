"""From the paths that a user gives to pages, in the order given."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from firsthand.errors import FirsthandError
from firsthand.pages.folders import belongs_to, walk
from firsthand.pages.found import Found, Note, megabytes, rejection, why
from firsthand.pages.opening import Progress, opened
from firsthand.pages.sidecars import is_sidecar
from firsthand.pages.web import Visits, is_address, shown
from firsthand.records import Page, Rejection
from firsthand.settings import Settings

__all__ = ["Progress", "Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The pages in the order given, each once; what was rejected; notes on what was kept; and `order`, pages and
    rejections as they stood beside each other."""

    pages: tuple[Page, ...]
    rejected: tuple[Rejection, ...] = ()
    notes: tuple[Rejection, ...] = ()
    order: tuple[Page | Rejection, ...] = ()


def read(
    paths: Sequence[str],
    settings: Settings = Settings(),  # noqa: B008
    stdin: BinaryIO | None = None,
    *,
    progress: Progress | None = None,
) -> Reading:
    """The pages of `paths`: files of every kind, folders (recursively, sorted), addresses, and `-` for `stdin`.

    Raises FirsthandError F301 where there is nothing at all to read, F105 where no path exists, and the error of an
    address (F301 for several) where there are only addresses and none can be read. Everything else that cannot be used
    is in `rejected`, named by its file's name or its address. All pages are held at once: past
    `settings.max_input_bytes` of them reading stops, and a rejection (F127) says so.
    """
    found: list[Found] = []
    missing = held = 0
    visits = Visits(paths, settings, progress)
    for n, path in enumerate(paths):
        if progress:
            progress("paths", n, len(paths))
        before = len(found)
        for item in _from(path, paths, settings, stdin, progress, visits):
            if isinstance(item, Page):
                held += len(item.content)
                if held > settings.max_input_bytes:
                    break
            found.append(item)
        if held > settings.max_input_bytes:
            found.append(_full(path, paths[n + 1 :], settings))
            break
        if len(found) == before and not _part_of_a_page(path, paths):
            found.append(rejection(_name(path), "F301", detail=f"{_name(path)} holds none"))
        missing += not os.path.lexists(path) and path != "-" and not is_address(path)
    pages = [item for item in found if isinstance(item, Page)]
    rejected = tuple(item for item in found if isinstance(item, Rejection))
    notes = [item.rejection for item in found if isinstance(item, Note)]
    if not pages and all(r.code == "F301" for r in rejected):
        names = ", ".join(_name(path) for path in paths)
        raise FirsthandError("F301", detail=f"{names} holds none" if paths else "no path was given")
    if paths and missing == len(paths):
        raise FirsthandError("F105", detail=f"there is no {', '.join(paths)}")
    if failed := visits.all_failed(paths):
        raise failed
    once, twice = _once(pages)
    left = {page.id: page for page in once}
    order = [
        item if isinstance(item, Rejection) else left.pop(item.id)
        for item in found
        if isinstance(item, Rejection) or (isinstance(item, Page) and item.id in left)
    ]
    return Reading(once, rejected, (*notes, *twice), tuple(order))


def _full(path: str, after: Sequence[str], settings: Settings) -> Rejection:
    detail = f"one run holds {megabytes(settings.max_input_bytes)} of pages and no more"
    if after:
        detail += f"; not read: {', '.join(map(_name, after[:5]))}{', …' if len(after) > 5 else ''}"
    return rejection(_name(path), "F127", detail=detail)


def _name(path: str) -> str:
    """A file's own name: nothing in a dossier depends on the folder."""
    if is_address(path):
        return shown(path)
    return path if path == "-" else os.path.basename(os.path.abspath(path))


def _once(pages: Iterable[Page]) -> tuple[tuple[Page, ...], list[Rejection]]:
    """Each page once, where it came first, with all its names and addresses; and a note for those that came again."""
    by_id: dict[str, list[Page]] = {}
    for page in pages:
        by_id.setdefault(page.id, []).append(page)
    kept: list[Page] = []
    notes: list[Rejection] = []
    for same in by_id.values():
        names = tuple(sorted({name for page in same for name in page.names}))
        uris = tuple(sorted({uri for page in same for uri in page.uris}))
        # What may differ between them is chosen by its value, never by who came first.
        encodings = sorted({page.encoding for page in same if page.encoding})
        fetched = sorted({page.fetched for page in same if page.fetched})
        said = min((page.said for page in same), key=lambda facts: (facts.title is None, repr(facts)))
        first = same[0] if not uris else replace(same[0], facts=replace(same[0].facts, url=uris[0]))
        kept.append(
            replace(
                first,
                names=names,
                uris=uris,
                encoding=encodings[0] if encodings else None,
                said=said,
                fetched=fetched[0] if fetched else None,
            )
        )
        if len(same) > 1:
            notes.append(rejection(names[0], "F201", detail=f"{len(same)} times, as {', '.join(names)}"))
    return tuple(kept), notes


def _from(
    path: str,
    paths: Sequence[str],
    settings: Settings,
    stdin: BinaryIO | None,
    progress: Progress | None,
    visits: Visits,
) -> Iterator[Found]:
    if path == "-":
        if stdin is None:
            yield rejection("-", "F105", detail="there is no standard input")
            return
        try:
            yield from opened(stdin, "-", settings, feed=visits.feed)
        except OSError as error:
            yield rejection("-", "F105", detail=why(error))
    elif is_address(path):
        yield from visits.pages(path)
    elif os.path.isdir(path):
        if not _part_of_a_page(path, paths):
            yield from _folder(Path(path), settings, progress, visits)
    elif not (path.lower().endswith(".json") and is_sidecar(Path(path))):
        yield from _file(Path(path), settings, progress, visits, explicit=True)


def _part_of_a_page(path: str, paths: Sequence[str]) -> bool:
    """Whether `path` is the folder of a saved page that is given too, as with `*`."""
    if path == "-" or is_address(path) or not os.path.isdir(path):
        return False
    page = belongs_to(Path(os.path.abspath(path)))
    return page is not None and any(os.path.abspath(other) == str(page) for other in paths)


def _folder(folder: Path, settings: Settings, progress: Progress | None, visits: Visits) -> Iterator[Found]:
    """The pages below `folder`, in order of their names."""
    entries = list(walk(folder))
    for n, entry in enumerate(entries):
        if progress:
            progress("files", n, len(entries))
        if isinstance(entry, Path):
            yield from _file(entry, settings, progress, visits)
        else:
            yield entry


def _file(
    path: Path, settings: Settings, progress: Progress | None, visits: Visits, *, explicit: bool = False
) -> Iterator[Found]:
    try:
        status = path.stat()
        pipe = stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode)
        if not stat.S_ISREG(status.st_mode) and not (explicit and pipe):
            yield rejection(path.name, "F105", detail="it is not a file")
            return
        with path.open("rb") as stream:
            size = None if pipe else status.st_size
            yield from opened(stream, path.name, settings, path=path, size=size, progress=progress, feed=visits.feed)
    except OSError as error:
        yield rejection(path.name, "F105", detail=why(error))
