"""What was fetched, kept on disk, so that a second run asks nobody.

One file an address: a line of JSON that says what was asked, what answered and when, then the bytes of the body as they
came (without the compression of the transport). A file is written whole under another name and then renamed, and read
only if its length and hash are those that its line tells: what was cut or changed is fetched again. Nothing in a
dossier depends on when a page was fetched.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

__all__ = ["Cache", "Entry", "default_folder"]

_FORM = "firsthand/page/1"
_LONGEST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """What came back for `address`: from `final`, after redirects, with `status` and `headers` (names in lower case),
    at `fetched` (ISO 8601, UTC). `private`: the machine that answered is not a public one."""

    address: str
    final: str
    status: int
    headers: tuple[tuple[str, str], ...]
    fetched: str
    content: bytes = field(repr=False)
    private: bool = False

    def header(self, name: str) -> str | None:
        """The value of the header `name`, the first where there are several."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def age(self) -> float:
        """Seconds since it was fetched."""
        return datetime.now().astimezone().timestamp() - datetime.fromisoformat(self.fetched).timestamp()


def default_folder() -> Path:
    """Where this platform keeps what can be fetched again; raises RuntimeError for a user without a home."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "firsthand" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "firsthand"
    named = os.environ.get("XDG_CACHE_HOME", "")
    # A relative path there is to be ignored (XDG base directory specification).
    return (Path(named) if os.path.isabs(named) else Path.home() / ".cache") / "firsthand"


class Cache:
    """The entries below `folder`, which is made when the first is written; `shelf` keeps those of one sort apart."""

    def __init__(self, folder: Path, shelf: str = "pages") -> None:
        self.folder = folder
        self._shelf = shelf

    def _path(self, address: str) -> Path:
        key = hashlib.sha256(address.encode()).hexdigest()
        return self.folder / self._shelf / key[:2] / key[2:]

    def get(self, address: str) -> Entry | None:
        """What is kept for `address`; None where nothing is, or nothing that is whole."""
        try:
            with self._path(address).open("rb") as stream:
                line = stream.readline(_LONGEST_LINE)
                said = json.loads(line)
                if said["form"] != _FORM or said["address"] != address:
                    return None
                content = stream.read(said["length"] + 1)
            if len(content) != said["length"] or hashlib.sha256(content).hexdigest() != said["sha256"]:
                return None
            headers = tuple((str(key), str(value)) for key, value in said["headers"])
            datetime.fromisoformat(said["fetched"])
            status, private = int(said["status"]), bool(said["private"])
            return Entry(address, str(said["final"]), status, headers, said["fetched"], content, private)
        except (OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
            return None

    def put(self, entry: Entry) -> None:
        """Keeps `entry` in the place of what was kept for its address; raises OSError."""
        path = self._path(entry.address)
        # What somebody reads is nobody else's business.
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.parent.mkdir(mode=0o700, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        line = {
            "form": _FORM,
            "address": entry.address,
            "final": entry.final,
            "status": entry.status,
            "headers": entry.headers,
            "fetched": entry.fetched,
            "private": entry.private,
            "length": len(entry.content),
            "sha256": hashlib.sha256(entry.content).hexdigest(),
        }
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(json.dumps(line).encode() + b"\n")
                stream.write(entry.content)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
