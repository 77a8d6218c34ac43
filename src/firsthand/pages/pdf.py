"""PDF: the text of its pages as PDFium gives it, in its order, a form feed after each page.

That text is the page, a dump like any other: running heads and page numbers are furniture for `documents` to tell. Only
line ends are ours, because a PDF has none: a blank line stands where the distance of two lines, or their size, shows
that a new paragraph begins. The information of the file (title, author) ranks below what the text shows; its dates are
the file's, and no dates of publication.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from firsthand.errors import PageError
from firsthand.pages.bylines import byline
from firsthand.pages.found import Opened, megabytes
from firsthand.records import Facts
from firsthand.settings import Settings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

__all__ = ["pdf"]

_PAGES = 3000  # more is a book, and no page about one story
_PASSWORD = 4  # FPDF_ERR_PASSWORD
# A distance of lines that is so much more than the usual one of their page begins a paragraph.
_WIDER = 1.3
# A size that differs by so much from that of the line above.
_OTHER_SIZE = 1.12


def pdf(content: bytes, settings: Settings) -> Opened:
    """The text of the PDF in `content`.

    Raises PageError F123 where the extra that reads PDF is not installed, F124 where it asks for a password, F125 where
    it holds no text, F126 where it is broken, F104 where there is too much of it.
    """
    try:
        import pypdfium2
        from pypdfium2 import PdfiumError
    except ImportError as error:
        raise PageError("F123", detail="to read PDF, pip install 'firsthand[pdf]'") from error
    try:
        document = pypdfium2.PdfDocument(content)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise PageError("F124") from error
        raise PageError("F126", detail="it is no PDF, or its table of contents is damaged") from error
    try:
        count = len(document)
        if count > _PAGES:
            raise PageError("F104", limit=f"{_PAGES:,} pages", detail=f"{count:,} pages")
        text, damaged = _text(document, count, settings)
        if not any(c.isalnum() for c in text):
            if damaged == count:
                raise PageError("F126", detail="none of its pages can be read")
            raise PageError("F125", detail=f"{count} page{'s' if count != 1 else ''}, scanned or drawn")
        said = _said(document)
    finally:
        document.close()
    notes = (("F210", f"{damaged} of {count} pages are damaged"),) if damaged else ()
    return Opened("dump", text.encode("utf-8"), "utf-8", said=said, notes=notes)


def _text(document: PdfDocument, count: int, settings: Settings) -> tuple[str, int]:
    """The text of all pages, and how many of them could not be read."""
    from pypdfium2 import PdfiumError

    pieces: list[str] = []
    size = damaged = 0
    for number in range(count):
        try:
            page = document[number]
        except PdfiumError:
            damaged += 1
            continue
        try:
            text = _page(page)
        except PdfiumError:
            damaged += 1
            continue
        finally:
            page.close()
        size += len(text)
        if size > settings.max_page_bytes:
            raise PageError("F104", limit=megabytes(settings.max_page_bytes), detail="its text is longer")
        pieces.append(text)
    return "\n\f".join(pieces) + "\n", damaged


def _page(page: PdfPage) -> str:
    """The text of one page, lines ended where they end on paper."""
    from pypdfium2 import raw

    text_page: Any = page.get_textpage()
    try:
        count = text_page.count_chars()
        units = [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]
        lines: list[tuple[str, int]] = []
        start = 0
        for index in range(count + 1):
            if index == count or units[index] in (0x0A, 0x0D):
                if index > start:
                    lines.append((_characters(units[start:index]), start))
                start = index + 1
        lines = [line for line in lines if line[0].strip()]
        places = [_place(text_page, raw, at, len(line)) for line, at in lines]
    finally:
        text_page.close()
    usual = _usual(places)
    pieces: list[str] = []
    for number, (line, _) in enumerate(lines):
        if number:
            pieces.append("\n\n" if _apart(places[number - 1], places[number], usual) else "\n")
        pieces.append(line.rstrip())
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


def _place(text_page: Any, raw: Any, start: int, length: int) -> tuple[float, float]:
    """The base line of a line of text and its size, in points. Letters that reach below it are outvoted."""
    step = max(1, length // 12)
    boxes = [text_page.get_charbox(index)[1] for index in range(start, start + length, step)]
    sizes = [raw.FPDFText_GetFontSize(text_page, index) for index in range(start, start + length, step)]
    boxes.sort()
    sizes.sort()
    return boxes[len(boxes) // 2], sizes[len(sizes) // 2]


def _usual(places: list[tuple[float, float]]) -> dict[float, float]:
    """The commonest distance of two lines of each size, the smaller where two are as common."""
    by_size: dict[float, Counter[float]] = {}
    for (above, size), (below, other) in pairwise(places):
        gap = round(above - below, 0)
        if round(size, 1) == round(other, 1) and gap > 0:
            by_size.setdefault(round(size, 1), Counter())[gap] += 1
    return {size: min(gaps, key=lambda gap: (-gaps[gap], gap)) for size, gaps in by_size.items()}


def _apart(above: tuple[float, float], below: tuple[float, float], usual: dict[float, float]) -> bool:
    """Whether a new paragraph begins between two lines. Where the second stands higher, a column or a page goes on."""
    gap = above[0] - below[0]
    if max(above[1], below[1]) > _OTHER_SIZE * min(above[1], below[1]):
        return True
    return gap > _WIDER * usual.get(round(below[1], 1), gap)


_NO_TITLE = re.compile(
    r"untitled.*|(?:microsoft|powerpoint|word)\b.*|.*\.(?:docx?|pdf|html?|indd|qxd|tex|rtf|odt|pptx?)|"
    r"(?:document|page|title|print|layout)\s*\d*|https?:.*|about:blank|\W*",
    re.I | re.S,
)
_NO_AUTHOR = re.compile(r"user|admin(?:istrator)?|owner|root|author|default|unknown|\W*|\w+", re.I)


def _said(document: PdfDocument) -> Facts:
    """The title and the author that the file's information gives, where they are not what a program fills in."""
    try:
        information = document.get_metadata_dict(skip_empty=True)
    except (UnicodeError, ValueError):
        return Facts()
    title = " ".join(information.get("Title", "").split())
    author = " ".join(information.get("Author", "").split())
    authors = None if _NO_AUTHOR.fullmatch(author) else byline(author)
    return Facts(title=None if _NO_TITLE.fullmatch(title) else title, authors=authors or None)
