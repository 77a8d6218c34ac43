"""The records of a WARC or ARC archive, one at a time, read on behind damaged places.

warcio reads the records' headers and those of HTTP; the stream below it is ours, because an archive of strangers may
have a line, a header or a compressed part of any length.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from firsthand.errors import PageError
from firsthand.pages.compressed import GZIP, Unpacked

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

__all__ = ["CUT_OFF", "Damaged", "Record", "archive"]

CUT_OFF = "it is cut off"
_HEADERS = 1 << 20  # bytes of the headers of one record
_STEP = 1 << 16
_BEGIN = re.compile(rb"(?:^|(?<=\n))WARC/[01]\.\d\d?[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number in the archive, and what warcio read of it. Its block is read from `found.raw_stream`
    before the next record is asked for."""

    number: int
    found: ArcWarcRecord

    @property
    def cut_off(self) -> bool:
        """Whether the block, read to its end, is shorter than its header says."""
        return bool(self.found.length) and self.found.raw_stream.limit > 0


@dataclass(frozen=True, slots=True)
class Damaged:
    """A place where a record should be and none can be read."""

    number: int
    detail: str


class _TooLong(ValueError):
    pass


class _Source:
    """The bytes of an archive, as much ahead as it takes to find the next record."""

    def __init__(self, stream: io.RawIOBase | BinaryIO) -> None:
        self._stream = stream
        self._ahead = b""
        self._taken = 0
        self._headers = 0

    def tell(self) -> int:
        return self._taken

    def read(self, length: int | None = None) -> bytes:
        """The next `length` bytes; fewer only at the end."""
        pieces: list[bytes] = []
        left = _STEP if length is None else length
        while left > 0 and (self._ahead or self._fill()):
            piece, self._ahead = self._ahead[:left], self._ahead[left:]
            pieces.append(piece)
            left -= len(piece)
        data = b"".join(pieces)
        self._taken += len(data)
        return data

    def readline(self, length: int | None = None) -> bytes:
        """One line of a header; raises _TooLong where the headers of the record grow beyond their bound."""
        while (end := self._ahead.find(b"\n") + 1) == 0:
            if len(self._ahead) > _HEADERS:
                raise _TooLong("its headers are too long")
            if not self._fill():
                end = len(self._ahead)
                break
        end = end if length is None else min(end, length)
        line, self._ahead = self._ahead[:end], self._ahead[end:]
        self._taken += len(line)
        self._headers += len(line)
        if self._headers > _HEADERS:
            raise _TooLong("its headers are too long")
        return line

    def begin(self) -> bytes:
        """Passes over empty lines; what the next line begins with, nothing at the end."""
        self._headers = 0
        while True:
            bare = self._ahead.lstrip(b"\r\n")
            self._taken += len(self._ahead) - len(bare)
            self._ahead = bare
            if len(bare) >= 16 or not self._fill():
                return self._ahead[:16]

    def ended(self) -> bool:
        """Whether nothing is left."""
        return not self._ahead and not self._fill()

    def search(self) -> bool:
        """Passes over everything up to the line that begins the next WARC record; whether there is one."""
        while True:
            match = _BEGIN.search(self._ahead)
            if match:
                self._taken += match.start()
                self._ahead = self._ahead[match.start() :]
                return True
            self._taken += max(0, len(self._ahead) - 32)
            self._ahead = self._ahead[-32:]
            if not self._fill():
                self._taken += len(self._ahead)
                self._ahead = b""
                return False

    def _fill(self) -> bool:
        more = self._stream.read(_STEP)
        self._ahead += more or b""
        return bool(more)


def archive(stream: io.BufferedReader[Any]) -> Iterator[Record | Damaged]:
    """The records in `stream`, a WARC or ARC archive, plain or compressed with gzip, as a whole or record by record.

    What is damaged is a Damaged, and reading goes on with the next record that can be found. Raises PageError F126
    where `stream` begins with no record.
    """
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
    unpacked = Unpacked(stream) if stream.peek(2).startswith(GZIP) else None
    source = _Source(unpacked or stream)
    first = source.begin()
    if not first.startswith((b"WARC/", b"filedesc://")):
        raise PageError("F126", detail=unpacked.damage if unpacked and unpacked.damage else "it holds no records")
    known = "warc" if first.startswith(b"WARC/") else None
    number = 0
    while True:
        if not source.begin():
            if unpacked is None or unpacked.damage is None:
                return
            number += 1
            yield Damaged(number, unpacked.damage)
            if not unpacked.resume():
                return
            source = _Source(unpacked)
            continue
        number += 1
        try:
            record = Record(number, loader.parse_record_stream(source, None, known))
        except (
            ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError, TypeError,
            IndexError,
        ) as error:  # fmt: skip
            ended = source.ended()
            if source.search() or not ended:
                yield Damaged(number, str(error) if isinstance(error, _TooLong) else "its headers are damaged")
            elif unpacked is None or unpacked.damage is None:
                yield Damaged(number, CUT_OFF)
            else:
                number -= 1  # The damage itself is told below.
            continue
        yield record
        while record.found.raw_stream.read(_STEP):
            pass
        if record.cut_off and (unpacked is None or unpacked.damage is None):
            yield Damaged(number, CUT_OFF)
