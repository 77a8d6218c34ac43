# ruff: noqa: E501 (patterns read best on lines of their own)
"""The runs of text that get a role: cut from a dump here, from HTML by `markup`; classified in `layout` and `article`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from firsthand.documents.features import Features, features
from firsthand.documents.unbroken import breaks
from firsthand.records import Role

__all__ = ["Segment", "cut"]


@dataclass(slots=True)
class Segment:
    """One run of text, what it looks like, and what is known of its place.

    `indent` is the column of its first character; `gap` the number of blank lines above it; `hint` the role that the
    markup gives it, `tag` its element; `cell` numbers the blank-delimited group that it belongs to. `role` and `author`
    are filled in by the classifier, `time` and `depth` of comments by `threads`.
    """

    start: int
    end: int
    features: Features
    indent: int = 0
    gap: int = 0
    group: int = 0
    tag: str = ""
    path: str | None = None
    hint: Role | None = None
    role: Role | None = None
    author: str | None = None
    marks: frozenset[str] = field(default_factory=frozenset)
    time: str | None = None
    depth: int | None = None


# The line ends of Python's universal newlines, and the page break; not U+2028, which pages carry inside sentences.
_LINE = re.compile(r"[^\r\n\f]+|\r\n|\r|\n|\f")
_BULLET = re.compile(r"\s*(?:[•‣◦▪●○·*+–—»›\-]|\d{1,2}[.)])\s")


_LONG_WORD = re.compile(r"\S{40}")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_UNBROKEN = 1200  # characters of a line that no paragraph has beside furniture of its own


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    gap: int


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank, without the white space at their ends, nor the marks of a page that was quoted
    whole, as mail programs do."""
    quoted = _all_quoted(text)
    gap = 0
    open_line = False
    for match in _LINE.finditer(text):
        piece = match.group()
        if piece[0] in "\r\n\f":
            gap += not open_line
            open_line = False
            continue
        open_line = True
        mark = _QUOTED.match(piece) if quoted else None
        lead = mark.end() if mark else 0
        bare = piece[lead:].strip()
        if not bare:
            gap += mark is not None
            open_line = mark is not None
            continue
        lead += len(piece[lead:]) - len(piece[lead:].lstrip())
        start = match.start() + lead
        yield _Line(start, start + len(bare), len(piece[:lead].expandtabs(4)), gap)
        gap = 0


def _all_quoted(text: str) -> bool:
    """Whether nearly every line begins with the mark of a quotation."""
    if ">" not in text[:400]:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) >= 4 and sum(line.lstrip().startswith(">") for line in lines) >= 0.9 * len(lines)


def _unbroken(text: str, line: _Line) -> Iterator[_Line]:
    """The pieces of a line that is most of its page, and long."""
    if line.end - line.start < _UNBROKEN or 2 * (line.end - line.start) < len(text):
        yield line
        return
    cuts = breaks(text, line.start, line.end)
    begin = line.start
    for end in [*cuts, line.end]:
        piece = text[begin:end]
        bare = piece.strip()
        if bare:
            start = begin + len(piece) - len(piece.lstrip())
            yield _Line(start, start + len(bare), line.indent, line.gap if begin == line.start else 0)
        begin = end


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The width at which the text was hard-wrapped, None where it was not.

    A wrapped text has no long line, and many that end just below the longest.
    """
    # An address that is longer than a line stands on one of its own, or breaks none.
    lines = [line for line in lines if line.end - line.start < 40 or not _LONG_WORD.search(text, line.start, line.end)]
    widths = [line.end - line.start + line.indent for line in lines]
    full = sorted(w for w in widths if w >= 40)
    if len(full) >= 2 and full[-1] <= 100 and _continued(text, lines) >= max(2, 0.6 * len(full) / 2):
        return full[-1]
    if len(full) < 5:
        return None
    width = full[-1]
    if width > 132:
        return None
    near = sum(w >= width * 0.8 for w in full)
    # Wrapped prose breaks inside sentences.
    broken = sum(
        text[line.end - 1] not in '.!?:"”’' for line in lines if line.end - line.start + line.indent >= width * 0.8
    )
    return width if near >= 4 and near >= 0.35 * len(full) and broken >= 0.4 * near else None


def _continued(text: str, lines: list[_Line]) -> int:
    """How many lines go on in the line directly below: they end inside a sentence, and that one begins in a small letter."""
    return sum(
        below.gap == 0
        and line.end - line.start >= 40
        and text[below.start].islower()
        and text[line.end - 1] not in '.!?:"”’'
        for line, below in pairwise(lines)
    )


def cut(text: str, *, whole: bool = False) -> list[Segment]:
    """The segments of a dump, in order: its lines, with hard-wrapped lines joined to their paragraph.

    A page that lost its line breaks is cut into its sentences, unless `whole` says that each line is a paragraph.
    """
    lines = list(_lines(text))
    if not whole:
        lines = [piece for line in lines for piece in _unbroken(text, line)]
    width = _wrap_width(text, lines)
    runs: list[tuple[_Line, int]] = []
    for line in lines:
        if width and runs and line.gap == 0 and not _BULLET.match(text[line.start : line.start + 8]):
            first, end = runs[-1]
            last = text.rfind("\n", first.start, end) + 1 or first.start
            used = first.indent + end - max(last, first.start)
            word = text[line.start : line.end].split(" ", 1)[0]
            if used + 1 + len(word) > width - 4 and line.indent <= first.indent + 4:
                runs[-1] = (first, line.end)
                continue
        runs.append((line, line.end))
    segments: list[Segment] = []
    group = 0
    known: dict[str, Features] = {}
    for line, end in runs:
        group += line.gap > 0
        piece = text[line.start : end]
        seen = known.get(piece)
        if seen is None:
            seen = known[piece] = features(piece)
        segments.append(Segment(line.start, end, seen, indent=line.indent, gap=line.gap, group=group))
    return segments
