"""Safari's web archives: a property list whose main resource is the page."""

from __future__ import annotations

import plistlib
from typing import Any
from xml.parsers.expat import ExpatError

from firsthand.errors import PageError
from firsthand.pages.found import Opened, megabytes
from firsthand.pages.saved import web_address
from firsthand.settings import Settings

__all__ = ["webarchive"]


def webarchive(content: bytes, settings: Settings) -> Opened:
    """The page in `content`. Raises PageError F126 where there is none, F104 where it is too large."""
    try:
        archive: Any = plistlib.loads(content)
        main = archive["WebMainResource"]
        page, media = main["WebResourceData"], main.get("WebResourceMIMEType", "text/html")
    except (
        plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError, AttributeError, RecursionError,
        OverflowError, IndexError, MemoryError,
    ) as error:  # fmt: skip
        raise PageError("F126", detail=f"it is no web archive ({type(error).__name__})") from error
    if not isinstance(page, bytes) or "html" not in str(media):
        raise PageError("F126", detail=f"its main resource is no page ({str(media)[:40]})")
    if len(page) > settings.max_page_bytes:
        raise PageError("F104", limit=megabytes(settings.max_page_bytes), detail=megabytes(len(page)))
    address, encoding = main.get("WebResourceURL"), main.get("WebResourceTextEncodingName")
    uri = web_address(address) if isinstance(address, str) else None
    frames = archive.get("WebSubframeArchives")
    count = len(frames) if isinstance(frames, list) else 0
    return Opened(
        "html",
        page,
        encoding if isinstance(encoding, str) else None,
        (uri,) if uri else (),
        notes=(("F209", f"{count} frame{'s' if count > 1 else ''}"),) if count else (),
    )
