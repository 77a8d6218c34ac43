"""What a host asks of programs, in its robots.txt (RFC 9309).

Where the file is not there (4xx) everything may be read; where the host has a fault (5xx, and 429, which says "not
now") nothing may. It is kept for a day, as the standard has it, and no more than 500 KiB of it are read.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable

import httpx
from protego import Protego

from firsthand.errors import PageError
from firsthand.pages.addresses import shown
from firsthand.pages.cache import Entry

__all__ = ["AGENT", "LIMIT", "Robots"]

AGENT = "firsthand"
"""The name by which robots.txt may speak to us."""
LIMIT = 500 * 1024
"""Bytes of a robots.txt that are read."""

Ask = Callable[[str], Entry]
"""Fetches a robots.txt; an error of the host itself is raised as it is, one of a redirect as F119 or F120."""


class _Host:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.rules: Protego | None = None
        self.refusal: PageError | None = None
        self.known = False


class Robots:
    """The rules of every host that was asked in this run, each asked once."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def check(self, address: str, ask: Ask) -> float:
        """The pause in seconds that the host asks for (0: none). Raises PageError F119 where it asks to keep away, and
        the host's own error where it cannot be reached at all."""
        url = httpx.URL(address)
        where = str(url.copy_with(raw_path=b"/robots.txt"))
        with self._lock:
            host = self._hosts.setdefault(where, _Host())
        with host.lock:
            if not host.known:
                try:
                    host.rules = _rules(where, ask)
                except PageError as error:
                    if error.code == "F113":
                        # Whether a machine that is not public may be asked depends on who leads there.
                        raise
                    host.refusal = error
                host.known = True
        if host.refusal is not None:
            raise PageError(host.refusal.code, **host.refusal.values)
        if host.rules is None:
            return 0.0
        if not host.rules.can_fetch(address, AGENT):
            raise PageError("F119", detail=shown(address))
        return host.rules.crawl_delay(AGENT) or 0.0


def _rules(where: str, ask: Ask) -> Protego | None:
    try:
        answer = ask(where)
    except PageError as error:
        if error.code == "F120":
            # Redirects without an end: the file is not there (RFC 9309, 2.3.1.2).
            return None
        raise
    if answer.status == 429 or answer.status >= 500:
        raise PageError("F119", detail=f"{shown(where)} answered {answer.status}, which stands for all of the host")
    if not 200 <= answer.status < 300:
        return None
    return Protego.parse(_ours(answer.content[:LIMIT].decode("utf-8-sig", "replace")))


_GROUP = re.compile(r"\s*user[- ]?agent\s*:?\s*([^\s#]*)", re.I)
_NAMED = re.compile(rf"{AGENT}(?![\w-])", re.I)


def _ours(text: str) -> str:
    """`text` with all programs but us under one name: the parser keeps each rule once for every program that it is for,
    and a file of thousands of programs and of rules would fill the memory."""
    lines = text.splitlines()
    for n, line in enumerate(lines):
        if match := _GROUP.match(line):
            name = AGENT if _NAMED.match(match[1]) else "*" if match[1] == "*" else "-"
            lines[n] = f"User-agent: {name}"
    return "\n".join(lines)
