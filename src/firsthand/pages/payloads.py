"""The body of an HTTP response as it was sent, back to the page: chunks joined, compression undone, within a bound."""

from __future__ import annotations

import re
import zlib

from firsthand.errors import PageError
from firsthand.pages.compressed import GZIP, unpack
from firsthand.pages.found import megabytes

__all__ = ["body"]

_LAYERS = 4  # encodings on top of each other; more are made to harm
_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]{0,1000}\r?\n")


def body(raw: bytes, transfer: str | None, encoding: str | None, limit: int) -> tuple[bytes, str | None]:
    """The page in `raw`, and what is wrong with its end, where it is cut off.

    Tools often store a body that they have already decoded and leave the headers as they were, so that what is not in
    the declared form is taken as it is. Raises PageError F104 where the page is larger than `limit` bytes, F126 where
    it cannot be unpacked.
    """
    damage = None
    if transfer and "chunked" in transfer.lower():
        raw, damage = _joined(raw)
    layers = [layer.strip().lower() for layer in (encoding or "").split(",") if layer.strip()]
    if len(layers) > _LAYERS:
        raise PageError("F126", detail=f"it is compressed {len(layers)} times")
    for layer in reversed(layers):
        raw, further = _decoded(raw, layer, limit)
        damage = damage or further
        if len(raw) > limit:
            raise PageError("F104", limit=megabytes(limit), detail=f"more than {megabytes(limit)}, unpacked")
    if len(raw) > limit:
        raise PageError("F104", limit=megabytes(limit), detail=megabytes(len(raw)))
    return raw, damage


def _joined(raw: bytes) -> tuple[bytes, str | None]:
    """The chunks of `raw` (RFC 9112, 7.1) in one."""
    pieces: list[bytes] = []
    at = 0
    while match := _SIZE.match(raw, at):
        size = int(match[1], 16)
        at = match.end()
        if not size:
            return b"".join(pieces), None
        pieces.append(raw[at : at + size])
        if at + size > len(raw):
            return b"".join(pieces), "it is cut off"
        at += size
    return (b"".join(pieces), "it is cut off") if pieces else (raw, None)


def _decoded(raw: bytes, layer: str, limit: int) -> tuple[bytes, str | None]:
    if layer in ("gzip", "x-gzip"):
        return unpack(raw, limit) if raw.startswith(GZIP) else (raw, None)
    if layer == "deflate":
        return _inflated(raw, limit)
    if layer == "br":
        return _brotli(raw, limit), None
    if layer == "identity":
        return raw, None
    raise PageError("F126", detail=f"its compression is not known ({layer[:20]})")


def _inflated(raw: bytes, limit: int) -> tuple[bytes, str | None]:
    """Deflate with its wrapper (RFC 1950), as it should be, or bare, as some servers send it."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        inflate = zlib.decompressobj(window)
        try:
            out = inflate.decompress(raw, limit + 1)
        except zlib.error:
            continue
        return out, None if inflate.eof or len(out) > limit else "it is cut off"
    return raw, None


def _brotli(raw: bytes, limit: int) -> bytes:
    import brotli

    decompressor = brotli.Decompressor()
    pieces: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(raw), 4096):
            data = raw[start : start + 4096]
            while True:
                piece = decompressor.process(data, output_buffer_limit=limit + 1 - size)
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    return b"".join(pieces)
                if decompressor.can_accept_more_data():
                    break
                data = b""
            if decompressor.is_finished():
                break
    except brotli.error:
        # Already decoded, where not one byte of it is brotli.
        return b"".join(pieces) if size else raw
    return b"".join(pieces)
