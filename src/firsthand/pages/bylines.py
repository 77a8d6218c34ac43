"""The authors that the giver of a page names, from whatever form they stand in."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["byline", "nothing"]

_NOTHING = frozenset({"", "none", "null", "nan", "n/a", "na", "unknown", "undefined", "-", "[]", "{}", "no author"})
_BY = re.compile(r"^\s*(?:(?:written|story|reported|words?|text)\s+)?by[\s:]+", re.I)
# Between two authors: a semicolon, a bar, a comma, an ampersand, "and", "with".
_BETWEEN = re.compile(r"\s*(?:[;|•\n]|,(?:\s*and\b)?|\s&\s|\band\b|\s/\s)\s*", re.I)
# A list that a table program wrote as text.
_QUOTED = re.compile(r"\[\s*(?:'[^']*'|\"[^\"]*\")(?:\s*,\s*(?:'[^']*'|\"[^\"]*\"))*\s*\]")
_ITEM = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|ph\.d|m\.?d|esq)\.?", re.I)
# What stands behind a name and is none: an office, an address.
_OFFICE = re.compile(
    r"\b(?:editors?|correspondents?|reporters?|writers?|staff|columnists?|producers?|bureau|analyst|contributors?|"
    r"journalists?|desk|chief|newsroom|photographer)\b|@|://|\bwww\.",
    re.I,
)


def nothing(value: str) -> bool:
    """Whether `value` is one of the words that programs write for nothing."""
    return value.strip().lower() in _NOTHING


def byline(value: Any) -> tuple[str, ...]:
    """The names in a text ("By Ann Lee, political editor, and Bo Day"), a list of texts, or objects with a `name`.

    Raises ValueError where it is none of these.
    """
    if isinstance(value, str):
        return _unique(_split(value))
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        raise ValueError("authors is neither text nor a list")
    names: list[str] = []
    for entry in value:
        if entry is None:
            continue
        names.extend([_name(entry)] if isinstance(entry, dict) else [_bare(entry)])
    return _unique(names)


def _name(entry: dict[str, Any]) -> str:
    for key in ("name", "full_name", "fullName", "display_name", "displayName", "title", "byline"):
        name = entry.get(key)
        if isinstance(name, list) and name and isinstance(name[0], str):
            name = name[0]
        if isinstance(name, str):
            return _bare(name)
    parts = [entry.get(key) for keys in _PARTS for key in keys if isinstance(entry.get(key), str)]
    if parts:
        return " ".join(str(part).strip() for part in parts)
    raise ValueError("an author is not text")


_PARTS = (("first_name", "firstname", "firstName", "given_name", "givenName", "first"),
          ("last_name", "lastname", "lastName", "family_name", "familyName", "last"))  # fmt: skip


def _bare(name: Any) -> str:
    if not isinstance(name, str):
        raise ValueError("an author is not text")
    return " ".join(_BY.sub("", name).split())


def _split(text: str) -> list[str]:
    if _QUOTED.fullmatch(text.strip()):
        return [_bare(a or b) for a, b in _ITEM.findall(text)]
    names: list[str] = []
    for piece in _BETWEEN.split(_BY.sub("", text)):
        piece = " ".join(piece.split())
        if names and _SUFFIX.fullmatch(piece):
            names[-1] = f"{names[-1]}, {piece}"
            continue
        names.append(re.sub(r"\s+(?:in|for)\s+[A-Z].*$", "", piece))
    people = [name for name in names if not _OFFICE.search(name)]
    # "Staff" or "The newsroom" alone is what the giver says, and stays.
    return people if any(people) else names[:1]


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if not nothing(name)))
