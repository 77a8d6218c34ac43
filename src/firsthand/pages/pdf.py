"""PDF: the text of its pages as PDFium gives it, in its order, a form feed between two pages.

That text is the page, a dump like any other: running heads and page numbers are furniture for `documents` to tell. Only
line ends are ours (`sheets`), because a PDF has none. The information of the file (title, author) ranks below what the
text shows; its dates are the file's, and no dates of publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.errors import PageError
from firsthand.pages.bylines import byline
from firsthand.pages.found import Opened, megabytes
from firsthand.pages.sheets import sheet
from firsthand.records import Facts
from firsthand.settings import Settings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

__all__ = ["pdf"]

_PAGES = 3000  # more is a book, and no page about one story
_PASSWORD = 4  # FPDF_ERR_PASSWORD


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
            text = sheet(page)
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
