"""What comes over a connection: its body within a bound, and what its end means to people."""

from __future__ import annotations

import io
import re
import ssl
from urllib.request import getproxies_environment

import httpcore
import httpx

from firsthand.errors import PageError
from firsthand.pages.addresses import shown
from firsthand.pages.compressed import Unpacked
from firsthand.pages.found import megabytes

__all__ = ["body", "broken"]

_PIECE = 1 << 16


class _Raw(io.RawIOBase):
    """The body of a response as a stream of bytes, as they came over the wire."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__()
        self._pieces = response.iter_raw()
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._rest = self._rest or next(self._pieces, b"")
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def body(response: httpx.Response, limit: int, cut: bool) -> bytes:
    """The body, unpacked. Above `limit` bytes it is an error (F104), or its rest is left where it may be cut."""
    length = response.headers.get("content-length", "")
    coding = response.headers.get("content-encoding", "").strip().lower()
    if not cut and length.isdecimal() and int(length[:20]) > limit:
        raise _too_large(limit)
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise PageError("F105", detail=f"it is packed as {coding[:40]!r}, which was not asked for")
    stream: io.RawIOBase = _Raw(response)
    if coding not in ("", "identity"):
        stream = Unpacked(io.BufferedReader(stream))
    pieces: list[bytes] = []
    size = 0
    while size <= limit and (piece := stream.read(min(_PIECE, limit + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    if isinstance(stream, Unpacked) and stream.damage:
        raise PageError("F115", detail=f"the packed page is not whole: {stream.damage}")
    if size > limit and not cut:
        raise _too_large(limit)
    return b"".join(pieces)[:limit]


def _too_large(limit: int) -> PageError:
    return PageError("F104", limit=megabytes(limit), detail="it was not read to its end")


def broken(error: Exception, here: str) -> PageError:
    """What a connection's end means to people."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return PageError("F118", detail=f"{httpx.URL(here).host}: {cause.verify_message}")
        if isinstance(cause, ssl.SSLError):
            return PageError("F115", detail=f"no secure connection with {shown(here)} ({cause.reason or 'TLS'})")
        cause = cause.__cause__ or cause.__context__
    why = re.sub(r"^\[Errno -?\d+\] ", "", str(error)).lower() or type(error).__name__
    proxy = ""
    if isinstance(error, httpcore.ConnectError) and getproxies_environment().keys() & {"http", "https", "all"}:
        proxy = "; the proxy that the environment names is not used"
    return PageError("F115", detail=f"{shown(here)}: {why[:160]}{proxy}")
