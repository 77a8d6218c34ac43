"""MHTML: a page and its parts in one file in the form of a mail (RFC 2557), as browsers write it.

The page is one part; pictures, styles and frames are left. Its own bytes are the page, so that the same page saved as
HTML is the same page.
"""

from __future__ import annotations

import email
import re
from collections.abc import Sequence
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from firsthand.errors import PageError
from firsthand.pages.found import Opened, megabytes
from firsthand.pages.moments import instant
from firsthand.pages.saved import saved_from, web_address
from firsthand.records import Facts
from firsthand.settings import Settings

__all__ = ["mhtml"]

_HTML = ("text/html", "application/xhtml+xml")
_FRAMES = re.compile(rb"<frameset\b", re.I)
_TAGS = re.compile(rb"<[^<>]{0,2000}>|\s+")


def mhtml(content: bytes, settings: Settings) -> Opened:
    """The page in `content`. Raises PageError F126 where there is none, F104 where it is too large."""
    try:
        message = email.message_from_bytes(content)
        parts = [part for part in message.walk() if not part.is_multipart()]
        pages = [(part, _payload(part)) for part in parts if part.get_content_type() in _HTML]
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, IndexError) as error:
        raise PageError("F126", detail=f"its parts cannot be told apart ({type(error).__name__})") from error
    pages = [(part, payload) for part, payload in pages if payload.strip()]
    if not pages:
        kinds = sorted({part.get_content_type() for part in parts})[:5]
        raise PageError("F126", detail=f"no part of it is HTML (there is {', '.join(kinds)})")
    part, payload = _main(message, pages)
    if len(payload) > settings.max_page_bytes:
        raise PageError("F104", limit=megabytes(settings.max_page_bytes), detail=megabytes(len(payload)))
    saved = saved_from(payload)
    address = _address(message, "Snapshot-Content-Location") or _address(part, "Content-Location")
    address = address or _address(message, "Content-Location") or saved.address
    frames = len(pages) - 1
    return Opened(
        "html",
        payload,
        part.get_content_charset(),
        (address,) if address else (),
        Facts(title=_text(message, "Subject")),
        instant(_text(message, "Date")) or saved.fetched,
        (("F209", f"{frames} frame{'s' if frames > 1 else ''}"),) if frames else (),
    )


def _main(message: Message, pages: Sequence[tuple[Message, bytes]]) -> tuple[Message, bytes]:
    """The part that is the page: the one that the root names, at the page's own address, or the first; but where that
    is a bare frameset, the frame with the most text."""
    start = message.get_param("start")
    wanted = start.strip() if isinstance(start, str) else None
    locations = {_address(message, name) for name in ("Snapshot-Content-Location", "Content-Location")} - {None}
    main = next((p for p in pages if wanted and str(p[0].get("Content-ID", "")).strip() == wanted), None)
    main = main or next((p for p in pages if _address(p[0], "Content-Location") in locations), None) or pages[0]
    if _FRAMES.search(main[1][:100_000]):
        return max(pages, key=lambda p: len(_TAGS.sub(b"", p[1][:1_000_000])))
    return main


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message, name: str) -> str | None:
    """A header in plain characters (RFC 2047), on one line."""
    value = part.get(name)
    if value is None:
        return None
    try:
        plain = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        plain = str(value)
    plain = " ".join(plain.split())
    return plain if plain and "\ufffd" not in plain else None


def _address(part: Message, name: str) -> str | None:
    return web_address(_text(part, name))
