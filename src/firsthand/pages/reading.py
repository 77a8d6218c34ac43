"""From the paths that a user gives to pages, in the order given."""

from __future__ import annotations

import io
import json
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from firsthand.errors import FirsthandError, message
from firsthand.pages.facts import BadRow, facts, page_id
from firsthand.pages.rows import megabytes, rows
from firsthand.pages.sniffing import sniff
from firsthand.records import Facts, Page, PageKind, Rejection
from firsthand.settings import Settings

__all__ = ["Progress", "Reading", "read"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_ROWS = (".jsonl", ".ndjson")
_HTML = (".html", ".htm", ".xhtml")
_LATER = {
    ".warc": "WARC", ".warc.gz": "WARC", ".pdf": "PDF", ".mht": "MHTML", ".mhtml": "MHTML", ".rss": "a feed",
    ".atom": "a feed",
}  # fmt: skip
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Reading:
    """The pages in the order given, each once; what was rejected; notes on what was kept; and `order`, pages and
    rejections as they stood beside each other."""

    pages: tuple[Page, ...]
    rejected: tuple[Rejection, ...] = ()
    notes: tuple[Rejection, ...] = ()
    order: tuple[Page | Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class _Note:
    rejection: Rejection


_Found = Page | Rejection | _Note


def _rejection(name: str, code: str, **values: object) -> Rejection:
    return Rejection(name, message(code, **values), code)


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def read(
    paths: Sequence[str],
    settings: Settings = Settings(),  # noqa: B008
    stdin: BinaryIO | None = None,
    *,
    progress: Progress | None = None,
) -> Reading:
    """The pages of `paths`: files, folders (recursively, sorted), JSON Lines files, and `-` for `stdin`.

    Raises FirsthandError F301 where there is nothing at all to read, and F105 where no path exists. Everything else
    that cannot be used is in `rejected`, named by its file's name.
    """
    found: list[_Found] = []
    missing = 0
    for n, path in enumerate(paths):
        if progress:
            progress("paths", n, len(paths))
        here = list(_from(path, settings, stdin))
        if not here:
            here = [_rejection(_name(path), "F301", detail=f"{_name(path)} holds none")]
        missing += not os.path.lexists(path) and path != "-" and not _ADDRESS.match(path)
        found.extend(here)
    pages = [item for item in found if isinstance(item, Page)]
    rejected = tuple(item for item in found if isinstance(item, Rejection))
    notes = [item.rejection for item in found if isinstance(item, _Note)]
    if not pages and all(r.code == "F301" for r in rejected):
        names = ", ".join(_name(path) for path in paths)
        raise FirsthandError("F301", detail=f"{names} holds none" if paths else "no path was given")
    if paths and missing == len(paths):
        raise FirsthandError("F105", detail=f"there is no {', '.join(paths)}")
    once, twice = _once(pages)
    left = {page.id: page for page in once}
    order = [
        item if isinstance(item, Rejection) else left.pop(item.id)
        for item in found
        if isinstance(item, Rejection) or (isinstance(item, Page) and item.id in left)
    ]
    return Reading(once, rejected, (*notes, *twice), tuple(order))


def _name(path: str) -> str:
    """A file's own name: nothing in a dossier depends on the folder."""
    return path if path == "-" or _ADDRESS.match(path) else os.path.basename(os.path.abspath(path))


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
        # The address is the one fact that may differ between them.
        first = same[0] if not uris else replace(same[0], facts=replace(same[0].facts, url=uris[0]))
        kept.append(replace(first, names=names, uris=uris))
        if len(same) > 1:
            notes.append(_rejection(names[0], "F201", detail=f"{len(same)} times, as {', '.join(names)}"))
    return tuple(kept), notes


def _from(path: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[_Found]:
    if path == "-":
        yield from _standard_input(stdin, settings)
    elif _ADDRESS.match(path):
        yield _rejection(path, "F111", detail="an address; save the page and give its file")
    elif os.path.isdir(path):
        yield from _folder(Path(path), settings)
    elif not (path.lower().endswith(".json") and _sidecar_of_some_page(Path(path))):
        yield from _file(Path(path), settings, explicit=True)


def _folder(folder: Path, settings: Settings, above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[_Found]:
    """The pages below `folder`, in order of their names. `above` are the folders that it lies in."""
    try:
        status = folder.stat()
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield _rejection(folder.name, "F105", detail=_why(error))
        return
    here = above | {(status.st_dev, status.st_ino)}
    for entry in entries:
        try:
            if entry.is_dir():
                inner = entry.stat()
                if (inner.st_dev, inner.st_ino) in here:
                    yield _rejection(entry.name, "F105", detail="the folder leads back to itself")
                else:
                    yield from _folder(entry, settings, here)
                continue
        except OSError as error:
            yield _rejection(entry.name, "F105", detail=_why(error))
            continue
        if entry.suffix.lower() == ".json" and _sidecar_of_some_page(entry):
            continue
        yield from _file(entry, settings)


def _sidecar_of_some_page(path: Path) -> bool:
    """Whether `NAME.json` stands beside a page NAME, or beside NAME.txt, NAME.html and their like."""
    page = path.with_suffix("")
    if page.is_file():
        return True
    return any(path.with_suffix(suffix).is_file() for suffix in (".txt", *_HTML))


def _sidecar(path: Path, name: str) -> tuple[Facts, str | None, _Note | None]:
    """The facts beside the file `path`, the name that they give it, and a note where they cannot be used."""
    candidates = [path.with_name(path.name + ".json")]
    if path.suffix.lower() in (".txt", *_HTML):
        candidates.append(path.with_suffix(".json"))
    for candidate in candidates:
        try:
            if not candidate.is_file():
                continue
            row = json.loads(candidate.read_bytes().removeprefix(b"\xef\xbb\xbf"))
            if not isinstance(row, dict):
                raise BadRow("it is not a JSON object")
            given = facts(row)
            identifier = row.get("id")
            return given, identifier if isinstance(identifier, str) and identifier else None, None
        except (OSError, ValueError, RecursionError) as error:
            detail = f"{candidate.name}: {_why(error) if isinstance(error, OSError) else error}"
            return Facts(), None, _Note(_rejection(name, "F206", detail=detail))
    return Facts(), None, None


def _file(path: Path, settings: Settings, *, explicit: bool = False) -> Iterator[_Found]:
    name = path.name
    lower = name.lower()
    for suffix, what in _LATER.items():
        if lower.endswith(suffix) and os.path.lexists(path):
            yield _rejection(name, "F111", detail=what)
            return
    try:
        status = path.stat()
        pipe = stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode)
        if not stat.S_ISREG(status.st_mode) and not (explicit and pipe):
            yield _rejection(name, "F105", detail="it is not a file")
            return
        with path.open("rb") as stream:
            if path.suffix.lower() in _ROWS:
                yield from rows(stream, name, settings)
                return
            if status.st_size > settings.max_page_bytes:
                yield _too_large(name, status.st_size, settings)
                return
            content = stream.read(settings.max_page_bytes + 1)
    except OSError as error:
        yield _rejection(name, "F105", detail=_why(error))
        return
    yield from _content(content, path, settings)


def _too_large(name: str, size: int, settings: Settings) -> Rejection:
    return _rejection(name, "F104", limit=megabytes(settings.max_page_bytes), detail=megabytes(size))


def _content(content: bytes, path: Path, settings: Settings) -> Iterator[_Found]:
    name = path.name
    found = _kind(content, name, path.suffix.lower(), settings)
    if isinstance(found, Rejection):
        yield found
        return
    given, identifier, note = _sidecar(path, name)
    if note:
        yield note
    uris = (given.url,) if given.url else ()
    yield Page(page_id(content, found, given), found, content, (identifier or name,), uris, None, given)


def _kind(content: bytes, name: str, suffix: str, settings: Settings) -> PageKind | Rejection:
    """What kind of page `content` is, or why it is none."""
    if len(content) > settings.max_page_bytes:
        return _too_large(name, len(content), settings)
    if not content.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        return _rejection(name, "F101")
    sniffed, what = sniff(content)
    if sniffed == "binary":
        return _rejection(name, "F102", detail=what)
    if sniffed == "later":
        return _rejection(name, "F111", detail=what)
    if suffix == ".json":
        return _rejection(name, "F108", detail="a .json file beside no page; rows of pages are .jsonl")
    if suffix == ".txt":
        return "dump"
    return "html" if suffix in _HTML or sniffed == "html" else "dump"


def _standard_input(stdin: BinaryIO | None, settings: Settings) -> Iterator[_Found]:
    """One page, or JSON Lines, whichever the first line is."""
    if stdin is None:
        yield _rejection("-", "F105", detail="there is no standard input")
        return
    limit = settings.max_page_bytes
    head = stdin.read(min(limit, 1 << 16) + 1)
    if re.match(rb"(?:\xef\xbb\xbf)?\s*\{", head):
        first = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
        if _object(first) or (b"\n" not in head and re.match(rb'\{\s*"\w+"\s*:', first)):
            stream = io.BufferedReader(_Joined(head, stdin))
            yield from rows(stream, "-", settings)
            return
    content = head
    while len(content) <= limit and (more := stdin.read(limit + 1 - len(content))):
        content += more
    kind = _kind(content, "-", "", settings)
    if isinstance(kind, Rejection):
        yield kind
        return
    yield Page(page_id(content, kind, Facts()), kind, content, ("-",))


def _object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


class _Joined(io.RawIOBase):
    """What was read ahead, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)
