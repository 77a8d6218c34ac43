"""JSON Lines, read a line at a time in bounded memory."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from firsthand.pages.facts import BadRow, contents, facts, fetched, page_id, row_name
from firsthand.pages.found import rejection, too_large
from firsthand.pages.saved import saved_from
from firsthand.records import Page, Rejection
from firsthand.settings import Settings

__all__ = ["looks_like_rows", "rows", "rows_of_json"]

_CHUNK = 1 << 20
# Half of a character, which JSON can spell and no text can hold.
_SURROGATE = re.compile("[\ud800-\udfff]")


def looks_like_rows(head: bytes) -> bool:
    """Whether the first line, or as much of it as is in `head`, is an object of JSON."""
    if not re.match(rb"(?:\xef\xbb\xbf)?\s*\{", head):
        return False
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    if b"\n" not in head and re.match(rb'\{\s*"[^"]{1,80}"\s*:', first):
        return True
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _skip_line(stream: BinaryIO) -> int:
    """Reads on to the end of the line; the number of bytes passed over."""
    passed = 0
    while chunk := stream.readline(_CHUNK):
        passed += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return passed


def _page(row: Any, name: str) -> Page | Rejection:
    if not isinstance(row, dict):
        raise BadRow("it is not a JSON object")
    given = facts(row)
    kind, text = contents(row)
    name = row_name(row) or name
    content = _SURROGATE.sub("\ufffd", text).encode()
    if not text.strip():
        return rejection(name, "F101")
    address = given.url or (saved_from(content).address if kind == "html" else None)
    uris = (address,) if address else ()
    return Page(page_id(content, kind, given), kind, content, (name,), uris, "utf-8", given, fetched=fetched(row))


def rows(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Page | Rejection]:
    """The pages of a JSON Lines stream; a row without `id` is named by its file and line."""
    # JSON may write one character of a page as six (\\uXXXX), so a row may be that much longer than its page.
    limit = settings.max_page_bytes * 6
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > limit:
            size = len(line) + (0 if line.endswith(b"\n") else _skip_line(stream))
            yield too_large(where, size, settings.max_page_bytes)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield _row(lambda line=line: json.loads(line), where, f"line {number}", settings)  # type: ignore[misc]


def rows_of_json(content: bytes, name: str, settings: Settings) -> Iterator[Page | Rejection]:
    """The pages of one JSON value: an object that is a page, a list of such, or an object that holds such a list."""
    try:
        value = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        yield rejection(name, "F108", detail=_reason(error))
        return
    if isinstance(value, dict):
        listed = next((value[key] for key in _LISTS if _objects(value.get(key))), None)
        if listed is None:
            yield _row(lambda: value, name, "a .json file beside no page", settings)
            return
        value = listed
    if not isinstance(value, list):
        yield rejection(name, "F108", detail="it is neither an object nor a list of objects")
        return
    for number, row in enumerate(value, 1):
        yield _row(lambda row=row: row, f"{name}:{number}", f"entry {number}", settings)  # type: ignore[misc]


# Where interfaces put their articles.
_LISTS = ("articles", "items", "results", "documents", "docs", "pages", "rows", "data", "entries", "stories")


def _objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _row(load: Callable[[], Any], where: str, place: str, settings: Settings) -> Page | Rejection:
    """The page of one row, or why it is none."""
    try:
        found = _page(load(), where)
    except (BadRow, ValueError, RecursionError) as error:
        return rejection(where, "F108", detail=f"{place}: {_reason(error)}")
    if isinstance(found, Page) and len(found.content) > settings.max_page_bytes:
        return too_large(found.name, len(found.content), settings.max_page_bytes)
    return found


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON ({error.msg}, column {error.colno})"
    if isinstance(error, UnicodeDecodeError):
        return "no UTF-8"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error)
