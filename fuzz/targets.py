"""What each target does with the bytes it is given. A refusal with a code is right; any other error is a finding."""

from __future__ import annotations

import io
from collections.abc import Callable

from firsthand.documents.decoding import decode
from firsthand.errors import FirsthandError, PageError
from firsthand.pages import read
from firsthand.pages.found import Note
from firsthand.pages.opening import opened
from firsthand.records import Page, PageKind, Rejection, digest
from fuzz.properties import SETTINGS, holds

__all__ = ["TARGETS", "one"]

_LABELS = (None, "utf-8", "latin-1", "windows-1252", "utf-16", "gb2312", "shift_jis", "x-sjis", "utf-7", "hex", "")


def _page(kind: PageKind, content: bytes, encoding: str | None = None) -> Page:
    return Page(digest(content), kind, content, ("fuzz",), (), encoding)


def _html(data: bytes) -> None:
    holds(_page("html", data))


def _dump(data: bytes) -> None:
    holds(_page("dump", data))


def _decode(data: bytes) -> None:
    if not data:
        return
    page = _page("html" if data[0] & 1 else "dump", data[1:], _LABELS[data[0] % len(_LABELS)])
    try:
        decoded = decode(page)
    except PageError:
        return
    decoded.text.encode("utf-8")


def _file(name: str, deep: bool = True) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        for found in opened(io.BytesIO(data), name, SETTINGS):
            _look(found, deep)

    return target


def _look(found: Page | Rejection | Note, deep: bool) -> None:
    if isinstance(found, Page):
        if deep:
            holds(found)
    elif not (found.rejection if isinstance(found, Note) else found).code.startswith("F"):
        raise AssertionError(f"no code: {found}")


def _feed(data: bytes) -> None:
    try:
        reading = read(["-"], SETTINGS, io.BytesIO(data))
    except FirsthandError:
        return
    for page in reading.pages:
        holds(page)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "html": _html,
    "dump": _dump,
    "decode": _decode,
    "mhtml": _file("fuzz.mhtml", deep=False),
    "warc": _file("fuzz.warc", deep=False),
    "pdf": _file("fuzz.pdf", deep=False),
    "jsonl": _file("fuzz.jsonl", deep=False),
    "feed": _feed,
}


def one(target: str, data: bytes) -> None:
    """Runs `target` on `data`."""
    TARGETS[target](data)
