"""One sheet of a PDF as lines and paragraphs, from where its letters stand.

A PDF knows letters and places, and no lines. A line that was broken because the next word did not fit goes on with a
space; any other ends; and a blank line stands where the distance of two lines, their size or an indent shows a new
paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

__all__ = ["sheet"]

# A distance of lines that is so much more than the usual one of their sheet begins a paragraph.
_WIDER = 1.3
# A size that differs by so much from that of the line above.
_OTHER_SIZE = 1.12
# In sizes of the letters: the indent of a first line, and how far lines of one column may begin apart.
_INDENT, _COLUMN = 0.8, 4.0
# The same: lines of a menu are shorter, and were broken by nobody.
_NARROW = 12.0


@dataclass(frozen=True, slots=True)
class _Line:
    """Characters and where they stand, in points from the lower left corner; `word` is the width of the first word."""

    text: str
    base: float
    size: float
    left: float
    right: float
    word: float


def sheet(page: PdfPage) -> str:
    """The text of one page, without white space at its ends."""
    from pypdfium2 import raw

    text_page: Any = page.get_textpage()
    try:
        count = text_page.count_chars()
        units = [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]
        lines: list[_Line] = []
        start = 0
        for index in range(count + 1):
            if index == count or units[index] in (0x0A, 0x0D):
                text = _characters(units[start:index])
                if text.strip():
                    lines.append(_line(text, units, text_page, raw, start, index))
                start = index + 1
    finally:
        text_page.close()
    usual, rights = _usual(lines), _rights(lines)
    pieces: list[str] = []
    for number, line in enumerate(lines):
        if number:
            pieces.append(_between(lines[number - 1], line, usual, rights[number - 1]))
        pieces.append(line.text.strip())
    return "".join(pieces)


def _characters(units: list[int]) -> str:
    """The characters of one line. Where PDFium takes a hyphen for the end of a line alone, it marks it (U+0002) and
    gives the word whole; that is kept. At the end of a page it is the hyphen that stands there."""
    data = b"".join(unit.to_bytes(2, "little") for unit in units if unit < 0x10000)
    if len(data) != 2 * len(units):
        line = "".join(chr(unit) if unit <= 0x10FFFF and not 0xD800 <= unit < 0xE000 else "\ufffd" for unit in units)
    else:
        line = data.decode("utf-16-le", "replace")
    line = re.sub("[\x02\ufffe\xad]+$", "-", line.rstrip()).replace("\xad", "")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "", line)


def _line(text: str, units: list[int], text_page: Any, raw: Any, start: int, end: int) -> _Line:
    """The line of characters `start` to `end`, which hold more than white space. Its base and size are those of most
    of its letters, so that those which reach below it do not count."""
    while units[start] <= 0x20:
        start += 1
    while units[end - 1] <= 0x20:
        end -= 1
    after = next((index for index in range(start, end) if units[index] == 0x20), end)
    sample = range(start, end, max(1, (end - start) // 12))
    bases = sorted(text_page.get_charbox(index)[1] for index in sample)
    sizes = sorted(raw.FPDFText_GetFontSize(text_page, index) for index in sample)
    left, right = text_page.get_charbox(start)[0], text_page.get_charbox(end - 1)[2]
    word = text_page.get_charbox(after - 1)[2] - left
    return _Line(text, bases[len(bases) // 2], sizes[len(sizes) // 2], left, right, word)


def _usual(lines: list[_Line]) -> dict[float, float]:
    """The commonest distance of two lines of each size, the smaller where two are as common."""
    by_size: dict[float, Counter[float]] = {}
    for above, below in pairwise(lines):
        gap = float(round(above.base - below.base))
        if round(above.size, 1) == round(below.size, 1) and gap > 0:
            by_size.setdefault(round(above.size, 1), Counter())[gap] += 1
    return {size: min(gaps, key=lambda gap: (-gaps[gap], gap)) for size, gaps in by_size.items()}


def _rights(lines: list[_Line]) -> list[float]:
    """For each line, how far the lines of its column reach: those of its size that begin near it, down to where the
    text goes on higher up."""
    rights: list[float] = []
    start = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and lines[number].base <= lines[number - 1].base + lines[number].size:
            continue
        column = lines[start:number]
        reach: dict[tuple[float, int], float] = {}
        for line in column:
            reach[_place(line)] = max(line.right, reach.get(_place(line), line.right))
        for line in column:
            size, place = _place(line)
            rights.append(max(reach.get((size, place + step), line.right) for step in (-1, 0, 1)))
        start = number
    return rights


def _place(line: _Line) -> tuple[float, int]:
    """Its size, and where it begins, in steps so wide that the indents of a column lie in one or two of them."""
    size = round(line.size, 1)
    return size, int(line.left // (_COLUMN * max(size, 1.0)))


def _between(above: _Line, below: _Line, usual: dict[float, float], right: float) -> str:
    """What stands between two lines: a space in a paragraph that goes on, a line end, or two."""
    gap = above.base - below.base
    # A quarter of the size is a space in most letters.
    full = above.right + 0.25 * above.size + below.word > right and above.right - above.left > _NARROW * above.size
    if gap < 0:
        # The next column; a sentence may go on there.
        goes_on = full and above.text[-1:].isalnum() | (above.text[-1:] == ",") and below.text.lstrip()[:1].islower()
        return " " if goes_on else "\n"
    if max(above.size, below.size) > _OTHER_SIZE * min(above.size, below.size):
        return "\n\n"
    if gap > _WIDER * usual.get(round(below.size, 1), gap):
        return "\n\n"
    if _INDENT * below.size < below.left - above.left < _COLUMN * below.size:
        return "\n\n"
    if not full or gap == 0:
        return "\n"
    return "" if re.search(r"\w[-\u2010]$", above.text.rstrip()) else " "
