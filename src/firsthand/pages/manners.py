"""How a host is asked: one request at a time, with a pause between, and a longer one where it asks for that."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["Manners", "retry_after"]


class _Host:
    def __init__(self, pause: float) -> None:
        self.lock = threading.Lock()
        self.pause = pause
        self.next = 0.0  # when the pause is over
        self.until = 0.0  # when it said that it would answer


class Manners:
    """The turns of all hosts; `pause` in seconds, which a host can stretch to `longest` and no further."""

    def __init__(self, pause: float, longest: float) -> None:
        self._pause = pause
        self._longest = max(longest, pause)
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host.rstrip("."), _Host(self._pause))

    @contextmanager
    def turn(self, host: str, *, page: bool = True) -> Iterator[None]:
        """Waits until `host` may be asked, and keeps others from it meanwhile.

        What is no `page` of its own (robots.txt, the rest of a chain of redirects) waits for no pause and makes none,
        as in a browser.
        """
        here = self._host(host)
        with here.lock:
            begin = max(here.until, here.next if page else 0.0)
            time.sleep(max(0.0, begin - time.monotonic()))
            try:
                yield
            finally:
                if page:
                    here.next = max(here.next, time.monotonic() + here.pause)

    def slower(self, host: str, seconds: float) -> None:
        """Makes the pause of `host` at least `seconds` (its Crawl-delay), as far as that goes."""
        here = self._host(host)
        here.pause = max(here.pause, min(seconds, self._longest))

    def later(self, host: str, seconds: float) -> bool:
        """Leaves `host` alone for `seconds`; False where that is longer than anybody waits."""
        if seconds > self._longest:
            return False
        here = self._host(host)
        here.until = max(here.until, time.monotonic() + seconds)
        return True


def retry_after(value: str | None) -> float | None:
    """The seconds of a Retry-After header, a number or a date (RFC 9110, 10.2.3); None where it is neither."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
