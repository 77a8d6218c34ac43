# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""Bytes to characters: what the page declares, what its bytes are, and a note where the two part.

The order is that of the WHATWG encoding standard, which browsers follow: byte order mark, what the transport said, the
declaration in HTML, then UTF-8 if the bytes are that, then a guess. Labels mean what they mean there (`iso-8859-1` is
windows-1252).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from firsthand.errors import PageError, message
from firsthand.records import Page, Rejection

__all__ = ["Decoded", "decode"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a page, without its byte order mark (which is a signature, not text); notes on how."""

    text: str
    encoding: str
    notes: tuple[Rejection, ...] = ()


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_WEB_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
               "gbk": "gb18030", "tis-620": "cp874", "utf-16": "utf-16-le"}  # fmt: skip
# The five bytes that windows-1252 leaves undefined are the C1 controls of latin-1, as browsers read them.
_UNDEFINED = {0x81: "\x81", 0x8D: "\x8d", 0x8F: "\x8f", 0x90: "\x90", 0x9D: "\x9d"}


def _c1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    return _UNDEFINED.get(byte, "\ufffd"), error.start + 1


codecs.register_error("firsthand-c1", _c1)


def _codec(label: str) -> str | None:
    """Python's codec for a web label, None where there is none that makes text."""
    try:
        info = codecs.lookup(label.strip().lower())
    except LookupError:
        return None
    if not info._is_text_encoding:
        return None
    return _WEB_LABELS.get(info.name, info.name)


def _strict(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec, "firsthand-c1" if codec == "cp1252" else "strict")
    except (UnicodeDecodeError, LookupError):
        return None


def decode(page: Page) -> Decoded:
    """The text of `page`, with notes F202, F203, F205; raises PageError F103 where its bytes are no text."""
    content = page.content

    def note(code: str, detail: str) -> Rejection:
        return Rejection(page.name, message(code, detail=detail), code)

    for mark, codec in _BOMS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(codec, "replace")
            bad = text.count("\ufffd") - content.count("\ufffd".encode(codec))
            return Decoded(text, codec, (note("F205", f"{bad} of them, as {codec}"),) if bad > 0 else ())
    declared, notes = _declared(page)
    if declared:
        codec_name = _codec(declared)
        if codec_name == "utf-16-le":
            # A page whose declaration could be read as ASCII is not UTF-16 (WHATWG, prescan).
            codec_name = "utf-8"
        text_or_none = _strict(content, codec_name) if codec_name else None
        # cp1252 takes any bytes: where they are UTF-8 beyond doubt, the declaration is wrong.
        if text_or_none is not None and not (codec_name != "utf-8" and _is_utf8(content)):
            return Decoded(text_or_none, codec_name or "")
        notes.append(note("F203", declared))
    utf8 = _strict(content, "utf-8")
    if utf8 is not None and "\0" not in utf8:
        return Decoded(utf8, "utf-8", tuple(notes))
    guess = _guess(content)
    if guess is None:
        raise PageError("F103", detail="UTF-8, windows-1252 and those that charset-normalizer knows")
    text, codec = guess
    bad = text.count("\ufffd")
    if bad:
        notes.append(note("F205", f"{bad} of them, as {codec}"))
    else:
        notes.append(note("F202", codec))
    return Decoded(text, codec, tuple(notes))


def _declared(page: Page) -> tuple[str | None, list[Rejection]]:
    if page.encoding:
        return page.encoding, []
    if page.kind == "html":
        head = page.content[:4096]
        match = _META.search(head) or _XML.search(head)
        if match:
            return match.group(1).decode("ascii", "replace"), []
    return None, []


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8 and hold a sequence that only UTF-8 has much reason to hold."""
    if content.isascii():
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(content: bytes) -> tuple[str, str] | None:
    """The text and codec of undeclared bytes that are not UTF-8 throughout."""
    lenient = content.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    multi = sum(1 for c in lenient[:200_000] if c > "\x7f" and c != "\ufffd")
    # A few broken bytes in what is plainly UTF-8 do not make it another encoding.
    if multi >= 8 and bad <= multi // 8:
        return lenient, "utf-8"
    western = _strict(content, "cp1252")
    if western is not None and _western(western):
        return western, "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:500_000]).best()
    if best is not None:
        text = _strict(content, best.encoding)
        if text is not None and "\0" not in text and _printable(text):
            return text, best.encoding
    if western is not None and _printable(western):
        return western, "cp1252"
    return None


def _printable(text: str) -> bool:
    sample = text[:20_000]
    return sum((c < " " and c not in "\t\n\r\f\x1b") or "\x7f" <= c <= "\x9f" for c in sample) <= len(sample) // 50


def _western(text: str) -> bool:
    """Whether bytes read as windows-1252 give what English pages have above ASCII: quotation marks, dashes, accents."""
    high = [c for c in text[:200_000] if c > "\x7f"]
    usual = "‘’“”–—…•™©®°£€§ «»·½¼áéíóúüñçàèêëïîôöäåøæÁÉÍÓÚÜÑÇÀÈÖÄÅØÆßãõ"
    return bool(high) and sum(c in usual for c in high) >= 0.9 * len(high)
