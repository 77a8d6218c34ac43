"""WARC archives (ISO 28500) and their forerunner ARC: each response that is a page, with its address.

What holds no page (requests, redirects, pictures) is counted in one note; a record that is damaged is named.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from firsthand.errors import PageError
from firsthand.pages.archive import CUT_OFF, Damaged, Record, archive
from firsthand.pages.found import Found, Note, container_limit, rejection
from firsthand.pages.moments import instant
from firsthand.pages.payloads import body
from firsthand.pages.saved import web_address
from firsthand.pages.sniffing import sniff
from firsthand.records import Rejection
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.pages.opening import Single

__all__ = ["warc"]

_HTML = ("text/html", "application/xhtml+xml")
_PDF = "application/pdf"
# Servers send pages without a type, and as bytes of any sort: those are looked into.
_UNTYPED = ("", "application/octet-stream", "application/force-download", "unk")
_PAGES = (*_HTML, _PDF, "text/plain", *_UNTYPED)
# Files in plain text that speak to programs.
_FOR_PROGRAMS = re.compile(r"/(?:robots|ads|app-ads|humans|security|llms|llms-full)\.txt$", re.I)
_NAMED = 100  # damaged records of one archive that are named one by one


def warc(stream: io.BufferedReader[Any], name: str, settings: Settings, single: Single) -> Iterator[Found]:
    """The pages of the archive in `stream`, in its order, one record in memory at a time.

    `single` makes a page of bytes of a kind that is known. Raises PageError as `archive` does.
    """
    left: Counter[str] = Counter()
    damaged = 0
    for record in archive(stream):
        if isinstance(record, Record):
            yield from _record(record, f"{name}:{record.number}", settings, single, left)
            continue
        damaged += 1
        if damaged <= _NAMED:
            yield _damage(record, name)
    if damaged > _NAMED:
        yield rejection(name, "F127", detail=f"{damaged - _NAMED:,} more of its records are damaged")
    if left:
        told = ", ".join(f"{count:,} {what}{'' if count == 1 else 's'}" for what, count in sorted(left.items()))
        yield Note(rejection(name, "F209", detail=told))


def _damage(place: Damaged, name: str) -> Rejection:
    if place.detail == CUT_OFF:
        return rejection(name, "F127", detail=f"it is cut off at record {place.number:,}")
    return rejection(f"{name}:{place.number}", "F126", detail=place.detail)


def _record(record: Record, where: str, settings: Settings, single: Single, left: Counter[str]) -> Iterator[Found]:
    """The page in `record`; what is none is counted in `left`."""
    headers, http = record.found.rec_headers, record.found.http_headers
    kind = (record.found.rec_type or "unknown").lower()
    transfer = encoding = None
    media = headers.get_header("Content-Type") or ""
    if kind == "response":
        if http is None:
            left["response that is not HTTP"] += 1
            return
        status = re.match(r"\s*(\d{3})\b", http.statusline or "")
        if not status or status[1] != "200":
            left["redirect" if status and status[1].startswith("3") else "response without its page"] += 1
            return
        transfer, encoding = http.get_header("Transfer-Encoding"), http.get_header("Content-Encoding")
        media = http.get_header("Content-Type") or ""
    elif kind not in ("resource", "conversion"):
        left[{"warcinfo": "description"}.get(kind, kind if kind.isalpha() else "unknown") + " record"] += 1
        return
    declared, _, parameters = media.partition(";")
    declared = declared.strip().lower()
    address = web_address((headers.get_header("WARC-Target-URI") or "").strip("<> \t"))
    if declared not in _PAGES:
        left[_other(declared)] += 1
        return
    if declared == "text/plain" and address and _FOR_PROGRAMS.search(urlsplit(address).path):
        left["file for programs"] += 1
        return
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.I)
    name = address or where
    limit = container_limit(settings) if declared == _PDF else settings.max_page_bytes
    try:
        content, damage = body(record.found.raw_stream.read(limit + 1), transfer, encoding, limit)
    except PageError as error:
        yield Rejection(name, error.text, error.code)
        return
    if not content.strip():
        left["empty response"] += 1
        return
    page = _kind(content, declared)
    if page is None:
        left["file that is no page"] += 1
        return
    if record.cut_off or headers.get_header("WARC-Truncated"):
        damage = damage or "it was cut off when it was archived"
    if damage:
        yield Note(rejection(name, "F210", detail=damage))
    encoded = charset[1] if charset else None
    yield from single(content, page, name, encoded, address, instant(headers.get_header("WARC-Date")))


def _other(media: str) -> str:
    if "javascript" in media or "ecmascript" in media:
        return "script"
    if media == "text/css":
        return "style sheet"
    known = {"image": "picture", "video": "film", "audio": "sound", "font": "font"}
    return known.get(media.partition("/")[0], "file that is no page")


def _kind(content: bytes, declared: str) -> str | None:
    """What the bytes are, whatever was declared: servers call a picture HTML, and a page octets."""
    sniffed, _ = sniff(content)
    if sniffed == "pdf":
        return "pdf"
    if sniffed not in ("html", "text") or declared == _PDF:
        return None
    if declared in _HTML or sniffed == "html":
        return "html"
    return "dump" if declared == "text/plain" else None
