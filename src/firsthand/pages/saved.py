"""Pages that a browser saved: where they are from, and which folders beside them belong to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import unescape
from urllib.parse import urldefrag, urlsplit

from firsthand.pages.moments import instant

__all__ = ["FOLDER", "PAGE", "Saved", "companions", "saved_from", "web_address"]

_HEAD = 20_000  # bytes in which the tools that save pages leave their word

# What systems in different languages append to a page's name for the folder of its parts (Windows' "connected files");
# Chrome and Firefox write `_files` everywhere.
_ENDINGS = (
    "_files", ".files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_bestanden", "_bylos", "_datoteke",
    "_dosyalar", "_elemei", "_failid", "_fails", "_fajlovi", "_ficheiros", "_file", "_fitxategiak", "_fitxers",
    "_pliki", "_soubory", "_tiedostot", "-filer",
)  # fmt: skip
FOLDER = re.compile(rf"(.+)(?:{'|'.join(map(re.escape, _ENDINGS))})", re.I | re.S)
PAGE = re.compile(r"(.+)\.(?:x?html?|shtml|php|aspx?|jsp)", re.I | re.S)


def _plain(name: str) -> str:
    """`name` as two systems that spell it differently (case, composed accents) would both have it."""
    return unicodedata.normalize("NFC", name).casefold()


def companions(folders: Iterable[str], files: Iterable[str]) -> dict[str, str]:
    """Of the names in one folder: each folder that holds the parts of a saved page, with the page's file."""
    pages: dict[str, str] = {}
    for file in sorted(files):
        match = PAGE.fullmatch(file)
        if match:
            pages.setdefault(_plain(match[1]), file)
            # Some put the parts of `a.html` into `a.html_files`.
            pages.setdefault(_plain(file), file)
    found: dict[str, str] = {}
    for folder in folders:
        match = FOLDER.fullmatch(folder)
        if match and _plain(match[1]) in pages:
            found[folder] = pages[_plain(match[1])]
    return found


class Saved:
    """What the tool that saved a page wrote into it: its address, and when."""

    __slots__ = ("address", "fetched")

    def __init__(self, address: str | None = None, fetched: str | None = None) -> None:
        self.address = address
        self.fetched = fetched


_ADDRESS = rb"[\"']?(https?://[^\s\"'<>]+)"
_FROM: tuple[re.Pattern[bytes], ...] = (
    # Internet Explorer, Chrome, Edge, Firefox; the number is the length of the address.
    re.compile(rb"<!--\s*saved from url=\(\d+\)" + _ADDRESS, re.I),
    # SingleFile.
    re.compile(
        rb"<!--\s*Page saved with SingleFile\s+url:\s*" + _ADDRESS + rb"(?:\s+saved date:\s*([^\r\n<]{1,80}))?", re.I
    ),
    # monolith.
    re.compile(rb"<!--\s*Saved from " + _ADDRESS + rb" at (\S{1,40}) using monolith", re.I),
    # HTTrack leaves the scheme out.
    re.compile(rb"<!--\s*Mirrored from ([\w.-]+\.[a-z]{2,}[^\s\"'<>]*) by HTTrack[^,>]*,([^>]{1,60}?)-->", re.I),
    # Save Page WE; WebScrapBook.
    re.compile(rb"<meta\s+name=[\"']?savepage-url[\"']?\s+content=" + _ADDRESS, re.I),
    re.compile(rb"<html\b[^>]{0,500}?\sdata-(?:scrapbook|sb)-source=" + _ADDRESS, re.I),
)  # fmt: skip
# What Internet Explorer writes for "from the web", where it knows no more.
_NOWHERE = ("http://internet.e-mail", "http://localhost", "http://127.")


def saved_from(content: bytes) -> Saved:
    """What the head of an HTML page says of where and when it was saved."""
    head = content[:_HEAD]
    if b"\0" in head:
        head = head.replace(b"\0", b"")
    for pattern in _FROM:
        match = pattern.search(head)
        if match:
            address = match[1].decode("utf-8", "replace")
            if "://" not in address:
                address = f"http://{address}"
            when = match[2].decode("ascii", "replace") if len(match.groups()) > 1 and match[2] else None
            return Saved(web_address(unescape(address)), instant(when))
    return Saved()


def web_address(value: str | None) -> str | None:
    """`value` where it is an address of the web, without what only scrolls (`#comments`, but not `#!/route`)."""
    bare = re.sub(r"\s+", "", value or "")
    if not re.match(r"https?://[^/?#]", bare, re.I) or bare.startswith(_NOWHERE) or "\ufffd" in bare:
        return None
    try:
        plain = urldefrag(bare).url
        urlsplit(plain).port  # noqa: B018 (it is looked at only when it is asked for)
    except ValueError:
        return None
    return bare if "#!" in bare else plain
