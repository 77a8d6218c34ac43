"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from firsthand.errors import FirsthandError

__all__ = ["check", "write"]


def _refuse(path: str, error: OSError) -> FirsthandError:
    return FirsthandError("F304", detail=f"{path}: {error.strerror or error}")


def check(path: str) -> None:
    """Raises F304 where `path` cannot be written, before any work is done for it."""
    target = Path(path)
    folder = target.parent
    if target.is_dir():
        raise FirsthandError("F304", detail=f"{path}: it is a folder")
    if not folder.is_dir():
        raise FirsthandError("F304", detail=f"{path}: there is no folder {folder}")
    if not os.access(folder, os.W_OK):
        raise FirsthandError("F304", detail=f"{path}: the folder may not be written to")


def write(path: str, text: str) -> int:
    """Writes `text` to `path` in UTF-8 under a temporary name, and renames that; returns how many bytes it is.

    A reader sees the old file or the new one, never a part. Raises F304.
    """
    target, data = Path(path), text.encode("utf-8")
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, target)
    except OSError as error:
        if temporary is not None and os.path.exists(temporary):
            os.unlink(temporary)
        raise _refuse(path, error) from error
    return len(data)
