"""From one file, or standard input, to the pages in it: what it is, and which reader takes it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from firsthand.errors import PageError
from firsthand.limits import within
from firsthand.pages.compressed import Unpacked, unpack
from firsthand.pages.facts import page_id
from firsthand.pages.found import Found, Note, Opened, container_limit, rejection, too_large
from firsthand.pages.pdf import pdf
from firsthand.pages.rows import looks_like_rows, rows, rows_of_json
from firsthand.pages.saved import saved_from
from firsthand.pages.sidecars import sidecar
from firsthand.pages.sniffing import Sniffed, sniff, utf16
from firsthand.pages.warc import warc
from firsthand.records import Facts, Page, Rejection
from firsthand.settings import Settings

__all__ = ["Feed", "Progress", "Sent", "Single", "opened"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

_HEAD = 1 << 16
_LONG = 20_000_000  # bytes of a file that takes so long that it has a progress bar of its own
_ROWS = (".jsonl", ".ndjson", ".jsonlines")
_ARCHIVES = (".warc", ".arc")
_HTML = (".html", ".htm", ".xhtml", ".shtml")
_ENDINGS: dict[str, Sniffed] = {
    ".mht": "mhtml", ".mhtml": "mhtml", ".webarchive": "webarchive", ".pdf": "pdf", ".warc": "warc", ".arc": "warc",
    ".rss": "feed", ".atom": "feed",
}  # fmt: skip
# Files beside pages that are text and no page.
_PARTS = {".css": "a style sheet", ".js": "a script", ".mjs": "a script", ".map": "a map of a script"}


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent over the web beside a page: the address that it came from, the ending that a file of its media type
    has ("" for one that says nothing), the encoding."""

    address: str
    suffix: str = ""
    charset: str | None = None


class Feed(Protocol):
    """Makes pages of a feed, which came from `address`, if it came from one."""

    def __call__(self, content: bytes, name: str, address: str | None, charset: str | None) -> Iterator[Found]: ...


@dataclass(frozen=True, slots=True)
class _About:
    """What is known of bytes beside them: their file, what was sent with them, and what makes pages of a feed."""

    path: Path | None = None
    sent: Sent | None = None
    feed: Feed | None = None


class Single(Protocol):
    """Makes the page of bytes whose kind is known, or says why there is none."""

    def __call__(
        self, content: bytes, kind: str, name: str, encoding: str | None, address: str | None, fetched: str | None
    ) -> Iterator[Found]: ...


def opened(
    stream: BinaryIO,
    name: str,
    settings: Settings,
    *,
    path: Path | None = None,
    size: int | None = None,
    progress: Progress | None = None,
    sent: Sent | None = None,
    feed: Feed | None = None,
) -> Iterator[Found]:
    """The pages in `stream`. `path` is its file, beside which a sidecar may stand; `size` its bytes, where known;
    `sent` what was said of it, where it comes from the web; `feed` makes pages of a feed.

    What cannot be used is a Rejection; raises OSError where reading fails.
    """
    head = _ahead(stream, _HEAD)
    whole: io.BufferedReader[Any] = io.BufferedReader(_Joined(head, stream))
    suffixes = [sent.suffix] if sent else [part.lower() for part in Path(name).suffixes[-2:]]
    found = _forms(head, whole, name, suffixes, settings, _About(path, sent, feed), size)
    try:
        told = -1
        for item in found:
            if progress and size and size > _LONG:
                percent = min(100, stream.tell() * 100 // size)
                if percent > told:
                    told = percent
                    progress(f"{name} (%)", percent, 100)
            yield item
    except PageError as error:
        yield Rejection(name, error.text, error.code)


def _forms(
    head: bytes,
    stream: io.BufferedReader[Any],
    name: str,
    suffixes: list[str],
    settings: Settings,
    about: _About,
    size: int | None,
) -> Iterator[Found]:
    suffix = suffixes[-1] if suffixes else ""
    sniffed, _ = sniff(head)
    if sniffed == "gzip":
        yield from _compressed(stream, name, suffixes[0] if suffix in (".gz", ".gzip") else suffix, settings, about)
    elif suffix in _ROWS or (not suffix and sniffed != "feed" and looks_like_rows(head)):
        yield from rows(stream, name, settings)
    elif sniffed == "warc" or (suffix in _ARCHIVES and sniffed != "html"):
        yield from warc(stream, name, settings, _maker(settings, None))
    else:
        form = sniffed if sniffed == "html" else _ENDINGS.get(suffix, sniffed)
        large = form in ("pdf", "mhtml", "webarchive") or suffix == ".json"
        limit = container_limit(settings) if large else settings.max_page_bytes
        if size is not None and size > limit:
            yield too_large(name, size, limit)
            return
        content = _ahead(stream, limit + 1)
        yield from _content(content, name, suffix, settings, about, limit)


def _compressed(
    stream: io.BufferedReader[Any], name: str, suffix: str, settings: Settings, about: _About
) -> Iterator[Found]:
    """What a gzip file holds: an archive of pages, rows, or one page."""
    head = unpack(stream.peek(_HEAD)[:_HEAD], _HEAD)[0]
    if sniff(head)[0] == "warc" or suffix in _ARCHIVES:
        yield from warc(stream, name, settings, _maker(settings, None))
        return
    unpacked = Unpacked(stream)
    inner = io.BufferedReader(unpacked)
    if suffix in _ROWS or (suffix == "" and looks_like_rows(head)):
        yield from rows(inner, name, settings)
        if unpacked.damage:
            yield rejection(name, "F127", detail=unpacked.damage)
        return
    limit = container_limit(settings)
    yield from _content(_ahead(inner, limit + 1), name, suffix, settings, about, limit)
    if unpacked.damage:
        yield Note(rejection(name, "F210", detail=unpacked.damage))


def _content(content: bytes, name: str, suffix: str, settings: Settings, about: _About, limit: int) -> Iterator[Found]:
    """The page, or with `.json` the rows, in `content`."""
    if len(content) > limit:
        yield too_large(name, len(content), limit)
        return
    if not content.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        yield rejection(name, "F101")
        return
    sniffed, what = sniff(content)
    form = sniffed if sniffed == "html" else _ENDINGS.get(suffix, sniffed)
    if suffix in _PARTS and sniffed in ("html", "text"):
        form, what = "binary", _PARTS[suffix]
    address, charset = (about.sent.address, about.sent.charset) if about.sent else (None, None)
    if form == "binary":
        yield rejection(name, "F102", detail=what)
    elif form == "feed" and about.feed is not None:
        yield from about.feed(content, name, address, charset)
    elif form == "gzip":
        yield rejection(name, "F126", detail="it is compressed twice")
    elif suffix == ".json" and form == "text":
        yield from rows_of_json(content, name, settings)
    else:
        kind = {"text": "dump", "html": "html"}.get(form, form)
        if suffix == ".txt" and kind == "html":
            kind = "dump"
        elif suffix in _HTML and kind == "dump":
            kind = "html"
        yield from _maker(settings, about.path)(content, kind, name, charset, address, None)


def _maker(settings: Settings, path: Path | None) -> Single:
    """A maker of single pages; `path` is the file beside which a sidecar may stand."""

    def single(
        content: bytes, kind: str, name: str, encoding: str | None, address: str | None, fetched: str | None
    ) -> Iterator[Found]:
        try:
            with within(settings.seconds_per_page):
                page = _open(content, kind, encoding, settings)
        except PageError as error:
            yield Rejection(name, error.text, error.code)
            return
        if len(page.content) > settings.max_page_bytes:
            yield too_large(name, len(page.content), settings.max_page_bytes)
            return
        given, identifier = Facts(), None
        if path is not None:
            given, identifier, note = sidecar(path)
            if note:
                yield note
        for code, detail in page.notes:
            yield Note(rejection(name, code, detail=detail))
        uri = given.url or address
        uris = (uri,) if uri else page.uris
        yield Page(
            page_id(page.content, page.kind, given), page.kind, page.content, (identifier or name,), uris,
            page.encoding or encoding, given, page.said, fetched or page.fetched,
        )  # fmt: skip

    return single


def _open(content: bytes, kind: str, encoding: str | None, settings: Settings) -> Opened:
    """One page out of its file."""
    encoding = utf16(content) or encoding
    if kind == "html":
        saved = saved_from(content)
        return Opened("html", content, encoding, (saved.address,) if saved.address else (), fetched=saved.fetched)
    if kind == "pdf":
        return pdf(content, settings)
    if kind == "mhtml":
        # The parser of mail takes a moment to load.
        from firsthand.pages.mhtml import mhtml

        return mhtml(content, settings)
    if kind == "webarchive":
        # The parser of property lists is rarely needed.
        from firsthand.pages.webarchive import webarchive

        return webarchive(content, settings)
    if kind == "warc":
        raise PageError("F126", detail="it is no WARC archive")
    return Opened("dump", content, encoding)


def _ahead(stream: BinaryIO, count: int) -> bytes:
    """The next `count` bytes; fewer only where the stream ends."""
    pieces: list[bytes] = []
    while count > 0 and (piece := stream.read(min(count, 1 << 20))):
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


class _Joined(io.RawIOBase):
    """What was read ahead, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)
