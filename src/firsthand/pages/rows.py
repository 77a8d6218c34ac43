"""JSON Lines, read a line at a time in bounded memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from firsthand.errors import message
from firsthand.pages.facts import BadRow, contents, facts, page_id, row_name
from firsthand.records import Page, Rejection
from firsthand.settings import Settings

__all__ = ["megabytes", "rows"]

_CHUNK = 1 << 20


def megabytes(count: int) -> str:
    return f"{count / 1_000_000:g} MB"


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
    content = text.encode("utf-8", "surrogatepass")
    if not text.strip():
        return Rejection(name, message("F101"), "F101")
    uris = (given.url,) if given.url else ()
    return Page(page_id(content, kind, given), kind, content, (name,), uris, "utf-8", given)


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
            yield Rejection(where, _too_large(size, settings), "F104")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            found = _page(json.loads(line), where)
        except (BadRow, ValueError, RecursionError) as error:
            yield Rejection(where, message("F108", detail=f"line {number}: {_reason(error)}"), "F108")
            continue
        if isinstance(found, Page) and len(found.content) > settings.max_page_bytes:
            yield Rejection(found.name, _too_large(len(found.content), settings), "F104")
            continue
        yield found


def _too_large(size: int, settings: Settings) -> str:
    return message("F104", limit=megabytes(settings.max_page_bytes), detail=megabytes(size))


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON ({error.msg}, column {error.colno})"
    if isinstance(error, UnicodeDecodeError):
        return "no UTF-8"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error)
