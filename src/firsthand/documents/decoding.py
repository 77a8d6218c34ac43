"""Bytes to characters: what the page declares, what its bytes are, and a note where the two part.

The order is that of the WHATWG encoding standard, which browsers follow: byte order mark, what the transport said, the
declaration in HTML, then UTF-8 if the bytes are that, then a guess. Text that was encoded twice is left as it is, as a
browser shows it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from firsthand.documents.labels import codec as codec_of
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
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
# Sets of one byte a character, in which browsers read the bytes that are not assigned as the C1 controls of latin-1.
_SINGLE = re.compile(r"(?:cp125\d|cp874|iso8859-\d+|koi8-[ru]|mac-\w+|cp866)")
# Of what undeclared pages are in, the likeliest first.
_LIKELY = [
    "cp1252", "cp1251", "cp1250", "cp932", "gb18030", "big5hkscs", "cp949", "euc_jp", "cp1253", "cp1254", "cp1255",
    "cp1256", "cp1257", "cp874", "iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7", "koi8-r", "koi8-u", "cp866",
    "mac_roman", "mac_cyrillic",
]  # fmt: skip


def _c1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    return chr(byte) if 0x80 <= byte <= 0x9F else "\ufffd", error.start + 1


codecs.register_error("firsthand-c1", _c1)


def _lenient(content: bytes, codec: str) -> str:
    """`content` in `codec`, with U+FFFD for what it does not have."""
    text = content.decode(codec, "firsthand-c1" if _SINGLE.fullmatch(codec) else "replace")
    # GB 18030 and UTF-16 can spell what is no character on its own.
    return text.encode("utf-8", "replace").decode() if not text.isascii() and _SURROGATE.search(text) else text


_SURROGATE = re.compile("[\ud800-\udfff]")


def _strict(content: bytes, codec: str) -> str | None:
    """The same, None where there is anything that it does not have."""
    try:
        text = content.decode(codec, "firsthand-c1" if _SINGLE.fullmatch(codec) else "strict")
    except (UnicodeDecodeError, LookupError):
        return None
    return None if "\ufffd" in text and _SINGLE.fullmatch(codec) else text


def decode(page: Page) -> Decoded:
    """The text of `page`, with notes F202, F203, F205; raises PageError F103 where its bytes are no text."""
    content = page.content
    notes: list[Rejection] = []

    def note(code: str, detail: str) -> None:
        notes.append(Rejection(page.name, message(code, detail=detail), code))

    def damaged(text: str, codec: str) -> Decoded:
        bad = text.count("\ufffd") - (content.count("\ufffd".encode(codec)) if codec.startswith("utf") else 0)
        if bad > 0:
            note("F205", f"{bad} of them, as {codec}")
        return Decoded(text, codec, tuple(notes))

    for mark, codec in _BOMS:
        if content.startswith(mark):
            return damaged(_lenient(content[len(mark) :], codec), codec)
    for label, codec_or_none in _declared(page):
        if codec_or_none is not None:
            text = _strict(content, codec_or_none)
            # Sets of one byte take any bytes: where those are UTF-8 beyond doubt, the declaration is wrong.
            if text is not None and (codec_or_none == "utf-8" or not _is_utf8(content, codec_or_none)):
                return Decoded(text, codec_or_none, tuple(notes))
            if text is None and not _is_utf8(content, codec_or_none) and _nearly(content, codec_or_none):
                return damaged(_lenient(content, codec_or_none), codec_or_none)
        note("F203", label)
    utf8 = _strict(content, "utf-8")
    if utf8 is not None and "\0" not in utf8 and not _ESCAPES.search(content):
        return Decoded(utf8, "utf-8", tuple(notes))
    text, codec = _guess(content, shown=page.kind == "html")
    if "\ufffd" in text:
        return damaged(text, codec)
    note("F202", codec)
    return Decoded(text, codec, tuple(notes))


# Japanese in seven bits announces its sets of characters; nothing else holds these.
_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\(J")


def _declared(page: Page) -> list[tuple[str, str | None]]:
    """The labels that are said of the page, strongest first, with the codec that each means."""
    found: list[tuple[str, str | None]] = []
    if page.encoding:
        found.append((page.encoding, codec_of(page.encoding)))
    if page.kind == "html":
        head = _COMMENT.sub(b"", page.content[:8192])[:4096]
        match = _META.search(head) or _XML.search(head)
        if match:
            label = match.group(1).decode("ascii", "replace")
            codec = codec_of(label)
            # A declaration that can be read as ASCII is not in UTF-16.
            found.append((label, "utf-8" if codec in ("utf-16-le", "utf-16-be") else codec))
    return [each for n, each in enumerate(found) if each[1] is None or each[1] not in {c for _, c in found[:n]}]


def _is_utf8(content: bytes, declared: str = "") -> bool:
    """Whether the bytes are UTF-8 and hold a sequence that only UTF-8 has much reason to hold. Where UTF-16 is
    declared, which would make ideographs of any letters, it is enough that there is no NUL."""
    if content.isascii() and not (declared.startswith("utf-16") and b"\0" not in content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not declared.startswith("utf-16") or b"\0" not in content


def _nearly(content: bytes, codec: str) -> bool:
    """Whether a few damaged bytes, or a cut at the end, are all that `codec` does not have of `content`."""
    text = _lenient(content, codec)
    bad = text.count("\ufffd")
    right = sum(1 for c in text[:200_000] if c > "\x7f" and c != "\ufffd")
    return (right >= 8 and bad <= right // 8) or (right >= 1 and bad == 1 and text.endswith("\ufffd"))


def _guess(content: bytes, *, shown: bool) -> tuple[str, str]:
    """The text and codec of bytes that no declaration fits and that are not UTF-8 throughout; raises PageError F103.

    Where a browser shows the page (`shown`), broken bytes in UTF-8 stay U+FFFD, as they are there; in a dump that was
    put together from several sources they are read as the windows-1252 that they are.
    """
    if _ESCAPES.search(content):
        text = _strict(content, "iso2022_jp")
        if text is not None:
            return text, "iso2022_jp"
    # A few broken bytes in what is plainly UTF-8 do not make it another encoding.
    if _nearly(content, "utf-8"):
        mixed = None if shown else _mixed(content)
        return mixed or _lenient(content, "utf-8"), "utf-8"
    western = _strict(content, "cp1252")
    if western is not None and _western(western):
        return western, "cp1252"
    for codec in ("cp932", "euc_jp"):
        text = _strict(content, codec)
        if text is not None and _japanese(text):
            return text, codec
    from charset_normalizer import from_bytes

    best = from_bytes(content[:500_000], cp_isolation=_LIKELY).best()
    if best is None:
        best = from_bytes(content[:500_000]).best()
    codec_or_none = codec_of(best.encoding.replace("_", "-")) or codec_of(best.encoding) if best is not None else None
    if codec_or_none == "cp1250" and not _HIGH_CONTROLS.search(content):
        # The two sets of Central Europe differ in letters that Windows' own has among the controls of the other.
        other = _lenient(content, "iso8859-2")
        if _letters(other) >= _letters(_lenient(content, "cp1250")) and not _POLISH.search(other):
            codec_or_none = "iso8859-2"
    if codec_or_none is not None:
        text = _strict(content, codec_or_none)
        if text is None and _nearly(content, codec_or_none):
            text = _lenient(content, codec_or_none)
        if text is not None and "\0" not in text and _printable(text):
            return text, codec_or_none
    if western is not None and _printable(western):
        return western, "cp1252"
    raise PageError("F103", detail="UTF-8, windows-1252 and those that charset-normalizer knows")


def _mixed(content: bytes) -> str | None:
    """UTF-8 with stray bytes of windows-1252 among it, where those are what English pages have above ASCII."""
    stray: list[str] = []

    def western(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        stray.append(error.object[error.start : error.end].decode("cp1252", "firsthand-c1"))
        return stray[-1], error.end

    codecs.register_error("firsthand-stray", western)
    text = content.decode("utf-8", "firsthand-stray")
    return text if _western("".join(stray)) else None


_HIGH_CONTROLS = re.compile(rb"[\x80-\x9f]")
# Letters that both sets have in one place: beside them, the letter in which they part is Windows' own.
_POLISH = re.compile("[łęŁĘ].*[šŠ]|[šŠ].*[łęŁĘ]", re.S)


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text[:200_000] if c > "\x7f")


def _japanese(text: str) -> bool:
    """Whether a good part of what is above ASCII is kana, as in any Japanese text and in no other."""
    sample = [c for c in text[:20_000] if c > "\x7f"]
    kana = sum("\u3041" <= c <= "\u30ff" for c in sample)
    return bool(sample) and kana >= 0.2 * len(sample)


def _printable(text: str) -> bool:
    sample = text[:20_000]
    return sum((c < " " and c not in "\t\n\r\f\x1b") or "\x7f" <= c <= "\x9f" for c in sample) <= len(sample) // 50


def _western(text: str) -> bool:
    """Whether bytes read as windows-1252 give what English pages have above ASCII: quotation marks, dashes, accents."""
    high = [c for c in text[:200_000] if c > "\x7f"]
    usual = "‘’“”–—…•™®©°£€§ «»·½¼áéíóúüñçàèêëïîôöäåøæÁÉÍÓÚÜÑÇÀÈÖÄÅØÆßãõ"
    return bool(high) and sum(c in usual for c in high) >= 0.9 * len(high)
