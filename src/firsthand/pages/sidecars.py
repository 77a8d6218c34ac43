"""The file `NAME.json` beside a page NAME, with facts that the page does not hold itself."""

from __future__ import annotations

import json
from pathlib import Path

from firsthand.pages.facts import BadRow, facts
from firsthand.pages.found import Note, rejection, why
from firsthand.records import Facts

__all__ = ["PAGES", "is_sidecar", "sidecar"]

PAGES = (".txt", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive", ".pdf")
"""Endings of files that hold one page; `NAME.json` may stand beside them for `NAME.txt.json`."""


def is_sidecar(path: Path) -> bool:
    """Whether `NAME.json` stands beside a page NAME, or beside NAME.txt, NAME.html and their like."""
    page = path.with_suffix("")
    return page.is_file() or any(path.with_suffix(suffix).is_file() for suffix in PAGES)


def sidecar(path: Path) -> tuple[Facts, str | None, Note | None]:
    """The facts beside the file `path`, the name that they give it, and a note where they cannot be used."""
    candidates = [path.with_name(path.name + ".json")]
    if path.suffix.lower() in PAGES:
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
            detail = f"{candidate.name}: {why(error) if isinstance(error, OSError) else error}"
            return Facts(), None, Note(rejection(path.name, "F206", detail=detail))
    return Facts(), None, None
