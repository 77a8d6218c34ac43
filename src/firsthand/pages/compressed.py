"""Gzip undone within a bound: what a small file unpacks to may be of any size."""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO

from firsthand.errors import PageError

__all__ = ["GZIP", "Unpacked", "unpack"]

GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16
# The header of a member (RFC 1952) as programs write it.
_MEMBER = re.compile(rb"\x1f\x8b\x08[\0-\x1f].{4}[\0\2\4].", re.S)


class Unpacked(io.RawIOBase):
    """The bytes that a gzip stream holds, over all of its members.

    A stream that is cut off or damaged ends early, and `damage` says why; nothing that was unpacked before is lost, and
    `resume` goes on with the next whole member.
    """

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self._packed = packed
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._rest = b""
        self._begun = self._over = False
        self.damage: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._over:
            if self._inflate.eof:
                self._next_member()
                continue
            data = self._rest or self._packed.read(_CHUNK)
            if not data:
                self._over = True
                self.damage = "it is cut off" if self._begun else None
                break
            self._begun = True
            try:
                out = self._inflate.decompress(data, len(buffer))
            except zlib.error:
                # What follows may be another member, but never begins in the two bytes that began this one.
                self._over, self.damage, self._rest = True, "its compression is damaged", data[2:]
                break
            self._rest = self._inflate.unconsumed_tail
            if out:
                buffer[: len(out)] = out
                return len(out)
        return 0

    def _next_member(self) -> None:
        rest = self._inflate.unused_data
        # Tape archives and some servers pad with zeros.
        while not rest.strip(b"\0"):
            rest = self._packed.read(_CHUNK)
            if not rest:
                self._over = True
                return
        rest = rest.lstrip(b"\0")
        if len(rest) < 2:
            rest += self._packed.read(1)
        if not rest.startswith(GZIP):
            self._over, self.damage, self._rest = True, "something else follows its compressed part", rest
            return
        self._rest, self._begun = rest, False
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)

    def resume(self) -> bool:
        """Goes on behind a damaged place, with the next member; whether there is one."""
        data = self._rest
        while self.damage:
            match = _MEMBER.search(data)
            if match:
                self._rest, self._begun, self._over, self.damage = data[match.start() :], False, False, None
                self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
                return True
            more = self._packed.read(_CHUNK)
            if not more:
                self._rest = b""
                break
            data = data[-9:] + more
        return False


def unpack(content: bytes, limit: int) -> tuple[bytes, str | None]:
    """What `content` holds, at most one byte more than `limit`, and what is wrong with its end.

    Raises PageError F126 where nothing can be unpacked.
    """
    stream = Unpacked(io.BytesIO(content))
    pieces: list[bytes] = []
    size = 0
    while size <= limit and (piece := stream.read(min(_CHUNK, limit + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    if not size and stream.damage:
        raise PageError("F126", detail=stream.damage)
    return b"".join(pieces), stream.damage
