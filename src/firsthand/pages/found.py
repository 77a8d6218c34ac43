"""What reading a path gives: pages, rejections and notes; and what a file holds before it is a page."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.errors import message
from firsthand.records import Facts, Page, PageKind, Rejection
from firsthand.settings import Settings

__all__ = ["Found", "Note", "Opened", "container_limit", "megabytes", "rejection", "too_large", "why"]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader should know of a page or a file that is kept."""

    rejection: Rejection


Found = Page | Rejection | Note


@dataclass(frozen=True, slots=True)
class Opened:
    """One page taken out of its file: its bytes, what the file around it says of them, and (code, detail) of notes."""

    kind: PageKind
    content: bytes
    encoding: str | None = None
    uris: tuple[str, ...] = ()
    said: Facts = Facts()  # noqa: RUF009 (frozen)
    fetched: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


def rejection(name: str, code: str, **values: object) -> Rejection:
    return Rejection(name, message(code, **values), code)


def why(error: OSError) -> str:
    """The system's own reason, in lower case."""
    return (error.strerror or str(error)).lower()


def megabytes(count: int) -> str:
    return f"{count / 1_000_000:g} MB"


def too_large(name: str, size: int, limit: int) -> Rejection:
    return rejection(name, "F104", limit=megabytes(limit), detail=megabytes(size))


def container_limit(settings: Settings) -> int:
    """Bytes that a file may have which holds a page among pictures, styles and fonts (MHTML, PDF)."""
    return settings.max_page_bytes * 10
