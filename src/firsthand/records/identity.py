"""Identifiers: hashes of content, so that the same input gives the same dossier to the byte."""

from __future__ import annotations

import hashlib

__all__ = ["digest", "identify"]

_LENGTH = 24  # 96 bits: among a thousand million pages a clash stays below one in a hundred thousand million


def digest(data: bytes) -> str:
    """The first 24 hexadecimal digits of the SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()[:_LENGTH]


def identify(*parts: object) -> str:
    """The id of whatever is told by `parts`, joined by a separator that no text contains (U+001F)."""
    return digest("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
