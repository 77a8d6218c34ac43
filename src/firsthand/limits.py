"""How long one page may take: a hostile or broken page is put aside, and the run goes on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from firsthand.errors import PageError

__all__ = ["within"]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises PageError F109 inside the block once it has taken `seconds` by the clock.

    The alarm is the system's (setitimer), so it is there only in the main thread and where the system has it; elsewhere
    the block runs without one. A block inside another is held by the outer one's alarm alone.
    """
    possible = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not possible or signal.getitimer(signal.ITIMER_REAL)[0] > 0:
        yield
        return

    def expired(_: int, __: FrameType | None) -> None:
        raise PageError("F109", limit=f"{seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, expired)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
