"""The summary in a terminal: coloured where colour is wanted, and never steered by a page."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from firsthand.cli import summary, tree
from firsthand.export.view import View
from tests.export.invented import dossier


def _console(width: int = 90) -> Console:
    return Console(
        file=io.StringIO(), force_terminal=True, color_system="standard", width=width,
        markup=False, emoji=False, highlight=False,
    )  # fmt: skip


def _text(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_colour_in_a_terminal_and_none_where_it_is_not_wanted(clean_environment: pytest.MonkeyPatch) -> None:
    coloured = _console()
    summary.show(dossier(), coloured)
    assert "\x1b[31mdisputed" in _text(coloured)
    clean_environment.setenv("NO_COLOR", "1")
    plain = _console()
    summary.show(dossier(), plain)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", _text(plain)) and "disputed" in _text(plain)


@pytest.mark.parametrize("width", [20, 60, 200])
def test_only_the_programs_own_control_sequences_reach_the_terminal(width: int) -> None:
    console = _console(width)
    summary.show(dossier(), console, 0)
    view = View(dossier())
    for claim in view.dossier.claims:
        tree.show(view, claim, console)
    left = re.sub(r"\x1b\[[0-9;]*m", "", _text(console))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", left)
    assert max(map(len, left.splitlines())) <= width


def test_the_claims_that_matter_come_first_and_what_is_left_is_counted() -> None:
    console = _console()
    summary.show(dossier(), console, 2)
    text = re.sub(r"\x1b\[[0-9;]*m", "", _text(console))
    assert text.index("Marnvik has cut its crew") < text.index("The yard has lent the city")
    assert "3 more claims (--claims 0 shows all" in text and "Not understood: 1 passage" in text
