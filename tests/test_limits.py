"""What one page may take."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.errors import PageError
from firsthand.limits import within
from firsthand.records import Rejection
from firsthand.settings import Settings


def _spin(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_a_block_that_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(PageError, match="F109"), within(0.05):
        _spin(10)
    assert time.monotonic() < began + 5


def test_nothing_is_left_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with within(60):
        pass
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_page_that_takes_too_long_is_put_aside_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("slow.txt", "quick.txt"):
        (tmp_path / name).write_text(
            f"The {name} bridge closed.\n\nMayor Brandt said the bridge at Orrel was closed.\n"
        )
    read = pipeline.documents_stage.document

    def slowly(page, settings):  # type: ignore[no-untyped-def]
        while page.name == "slow.txt":
            pass
        return read(page, settings)

    monkeypatch.setattr(pipeline.documents_stage, "document", slowly)
    found = pipeline.read([str(tmp_path)], Settings(seconds_per_page=0.2))
    assert found.rejected == (Rejection("slow.txt", "the page took longer than 0.2 seconds", "F109"),)
    assert [d.name for d in found.documents] == ["quick.txt"]
