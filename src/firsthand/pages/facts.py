"""What a JSON Lines row or a sidecar says of its page, under the names that people use for it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from firsthand.records import Facts, PageKind, digest

__all__ = ["BadRow", "contents", "facts", "page_id", "row_name"]


class BadRow(ValueError):
    """The row is no page; the text says why."""


# The first name of each list is the documented one; the others are those of common crawls and extractors.
_ALIASES: dict[str, tuple[str, ...]] = {
    "url": ("url", "uri", "link", "canonical_url", "source_url"),
    "title": ("title", "headline"),
    "authors": ("authors", "author", "byline"),
    "outlet": ("outlet", "publisher", "sitename", "site", "source"),
    "published": ("published", "date", "date_published", "datePublished", "published_at", "publish_date", "pub_date"),
    "updated": ("updated", "date_modified", "dateModified", "modified", "updated_at", "last_modified"),
}
_CONTENT: tuple[tuple[PageKind, tuple[str, ...]], ...] = (
    ("html", ("html", "raw_html")),
    ("dump", ("dump",)),
    ("text", ("text", "body", "articleBody", "content")),
)
_AND = re.compile(r"\s*(?:;|,|\s&\s|\band\b)\s*")


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _authors(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, str):
        value = _AND.split(re.sub(r"^\s*by\s+", "", value, flags=re.I))
    if not isinstance(value, list):
        raise BadRow("authors is neither text nor a list")
    names: list[str] = []
    for entry in value:
        name = entry.get("name") if isinstance(entry, dict) else entry
        if not isinstance(name, str):
            raise BadRow("an author is not text")
        if name.strip() and name.strip() not in names:
            names.append(name.strip())
    return tuple(names) or None


def facts(row: Mapping[str, Any]) -> Facts:
    """The facts of `row`; raises BadRow where one is of the wrong type."""
    found: dict[str, Any] = {}
    for field, names in _ALIASES.items():
        value = _first(row, names)
        if value is None or value in ("", []):
            continue
        if field == "authors":
            found[field] = _authors(value)
        elif field == "outlet" and isinstance(value, dict):
            found[field] = value.get("name") if isinstance(value.get("name"), str) else None
        elif isinstance(value, str):
            found[field] = value.strip() or None
        elif field in ("published", "updated") and type(value) is int and 1000 <= value <= 9999:
            found[field] = str(value)
        else:
            raise BadRow(f"{field} is not text")
    return Facts(**found)


def contents(row: Mapping[str, Any]) -> tuple[PageKind, str]:
    """The page that `row` holds; raises BadRow where it holds none."""
    for kind, names in _CONTENT:
        value = _first(row, names)
        if value is None:
            continue
        if not isinstance(value, str):
            raise BadRow(f"{kind} is not text")
        return kind, value
    raise BadRow("it has no html, dump or text")


def row_name(row: Mapping[str, Any]) -> str | None:
    """The `id` that the row gives its page."""
    value = _first(row, ("id", "name"))
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadRow("id is neither text nor a whole number")
    return str(value) or None


def page_id(content: bytes, kind: PageKind, given: Facts) -> str:
    """The hash of the bytes, and of the facts given with them.

    The address is left out, so that one page at two addresses stays one; that a text is the article alone is said by
    its giver, so it counts as a fact.
    """
    said: dict[str, Any] = {
        field: getattr(given, field)
        for field in ("title", "authors", "outlet", "published", "updated")
        if getattr(given, field) is not None
    }
    if kind == "text":
        said["kind"] = kind
    if not said:
        return digest(content)
    return digest(content + b"\x1f" + json.dumps(said, sort_keys=True, ensure_ascii=True).encode())
