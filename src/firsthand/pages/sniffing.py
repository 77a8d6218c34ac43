"""What the first bytes of a file say that it is."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Sniffed", "sniff", "utf16"]

Sniffed = Literal["html", "text", "binary", "pdf", "warc", "mhtml", "webarchive", "feed", "gzip"]

_HEAD = 4096
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# Signatures of formats that are no pages (from the file(1) database).
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (image, sound or film)"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
# What may stand before the first element of XML. Nothing in it is tried a second way: comments in a row can be divided
# in more ways than anybody can wait for.
_PROLOGUE = rb"(?:(?:<!--(?>.*?-->)|<\?(?>.*?\?>)|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)\s*+)*+"
_CONTAINERS: tuple[tuple[re.Pattern[bytes], Sniffed], ...] = (
    # Readers allow some bytes before the header (PDF 2.0, annex I).
    (re.compile(rb"(?:\s{0,1024}|[^<\n]{0,200}\n)%PDF-\d"), "pdf"),
    (re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n|filedesc://[^\r\n ]+ "), "warc"),
    (re.compile(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b", re.S), "feed"),
    (re.compile(rb"\{.{0,2000}?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/", re.S), "feed"),
    (re.compile(rb"bplist00.{0,4000}WebMainResource", re.S), "webarchive"),
    (re.compile(rb"<\?xml[^>]*>\s*<!DOCTYPE plist.{0,1000}<key>Web(?:Main|Sub)[Rr]esource", re.S), "webarchive"),
    (
        re.compile(
            rb"(?:[A-Za-z][\w-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){0,40}?"
            rb"Content-Type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)\b",
            re.I,
        ),
        "mhtml",
    ),
)  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p)\b",
    re.I | re.S,
)
_TAG = re.compile(rb"<(?:p|div|span|a|article|section|h[1-6]|br|body|html)[\s>/]", re.I)


def utf16(content: bytes) -> str | None:
    """The order of bytes (`utf-16-le`, `utf-16-be`) of what is UTF-16 without a mark; None for anything else.

    Read in the wrong order, spaces and letters become characters of blocks that no page is written in.
    """
    head = content[:_HEAD]
    if b"\0" not in head or head.startswith(_BOMS[1:]) or len(head) < 16:
        return None
    if sum(0x20 <= byte < 0x7F for byte in head) > 0.8 * len(head):
        return None  # Letters of ASCII, two by two, are ideographs.
    plausible: list[tuple[float, str]] = []
    for order in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) // 2 * 2].decode(order, "replace").rstrip("\ufffd")
        usual = sum(_usual(ord(c)) for c in text)
        plain = sum(c in " \n\r<" or c in "\u3000\u3001\u3002\uff0c" for c in text)
        pages = len({ord(c) >> 8 for c in text if c < "\u3000"})
        if text and usual >= 0.97 * len(text) and plain >= 0.01 * len(text) and pages <= 6:
            plausible.append((usual / len(text), order))
    return max(plausible)[1] if plausible else None


def _usual(point: int) -> bool:
    """Whether a character is of a block that pages are written in: no controls, no rare ideographs."""
    if point < 0x20:
        return point in (9, 10, 13)
    return point < 0x3100 or 0x4E00 <= point < 0xA000 or 0xAC00 <= point < 0xD7B0 or 0xFE00 <= point < 0xFFF0


def sniff(content: bytes) -> tuple[Sniffed, str]:
    """What `content` is, and for what cannot be used, its kind in words."""
    head = content[:_HEAD]
    if head.startswith(b"\x1f\x8b"):
        return "gzip", ""
    for magic, what in _BINARY:
        if head.startswith(magic):
            return "binary", what
    bom = next((b for b in _BOMS if head.startswith(b)), b"")
    bare = head[len(bom) :].lstrip()
    for pattern, kind in _CONTAINERS:
        if pattern.match(bare):
            return kind, ""
    if b"\0" in content:
        if (bom in _BOMS[1:] and bom) or utf16(head):
            plain = head.replace(b"\0", b"")[len(bom) :]
            return ("html" if _HTML.match(plain) else "text"), ""
        return "binary", "it has NUL bytes"
    control = sum(1 for b in head if b < 9 or (13 < b < 32 and b != 27))
    if control > len(head) // 10:
        return "binary", "it is full of control characters"
    if _HTML.match(bare) or len(_TAG.findall(head)) >= 4:
        return "html", ""
    return "text", ""
