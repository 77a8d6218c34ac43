"""The forms in which people's dumps come: the same page's text with its line breaks whole, wrapped, or lost."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

__all__ = ["FORMS", "one_line", "wrapped"]

_COLUMNS = 80


def wrapped(text: str) -> str:
    """`text` with every line broken before column 80, as mail programs and terminals do."""
    lines: list[str] = []
    for line in text.splitlines():
        lines.extend(textwrap.wrap(line, _COLUMNS, break_long_words=False, break_on_hyphens=False) or [""])
    return "\n".join(lines)


def one_line(text: str) -> str:
    """`text` with all its line breaks lost."""
    return " ".join(text.split())


FORMS: dict[str, Callable[[str], str]] = {"dump": str, "wrapped": wrapped, "one line": one_line}
"""By the name that the figures have: what makes the form from the visible text of a page."""
