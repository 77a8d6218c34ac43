"""What the commands share: their options, the run behind them, and how rejected pages are told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from firsthand.records import Dossier, Rejection
from firsthand.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console

__all__ = [
    "REJECTED", "build", "console", "json_line", "model", "one_story", "output", "paths", "progress", "quiet", "stdin",
    "tell_notes", "tell_rejected",
]  # fmt: skip

REJECTED = 3
"""The exit status of a run that finished without some of its pages."""

_F = TypeVar("_F", bound=Callable[..., Any])

paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
model = click.option("--model", metavar="PATH", help="Use the language model in this folder.")
selectors = click.option("--selectors", is_flag=True, help="Say where each passage stands in its page, for browsers.")
one_story = click.option("--one-story", is_flag=True, help="Take all pages as one story; do not group them.")


def quiet(function: _F) -> _F:
    return click.option("-q", "--quiet", is_flag=True, help="No progress and no messages; errors are still told.")(
        function
    )


def console(*, stderr: bool = False) -> Console:
    """A console on the stream as it is now. Colour only in a terminal, and not where `NO_COLOR` is set."""
    from rich.console import Console

    return Console(
        file=sys.stderr if stderr else sys.stdout, markup=False, emoji=False, highlight=False, soft_wrap=False
    )


@contextmanager
def output() -> Iterator[Console]:
    """A console on standard output; what it prints to a file or a pipe has no spaces at the lines' ends, which Rich
    would put there."""
    out = console()
    if out.is_terminal:
        yield out
        return
    with out.capture() as captured:
        yield out
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """A progress bar on standard error, where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True, redirect_stdout=False) as bars:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield report


def stdin() -> BinaryIO | None:
    """The bytes of standard input; None where the process has none."""
    return sys.stdin.buffer if sys.stdin is not None else None


def build(given: Sequence[str], settings: Settings, model: str | None, quiet: bool) -> Dossier:
    """The dossier of the pages at `given`, with progress shown."""
    from firsthand import pipeline

    with progress(quiet) as report:
        return pipeline.dossier(given, settings, model=model, progress=report, stdin=stdin())


def tell_rejected(rejected: Sequence[Rejection]) -> None:
    """Names every rejected page with its reason, on standard error."""
    from firsthand.export.visible import visible

    for page in rejected:
        click.echo(f"firsthand: rejected {visible(page.name)}: {page.code}: {visible(page.error)}", err=True)


def tell_notes(notes: Sequence[Rejection]) -> None:
    """Tells what a reader should know of pages that were kept, on standard error."""
    from firsthand.export.visible import visible

    for note in notes:
        click.echo(f"firsthand: note on {visible(note.name)}: {note.code}: {visible(note.error)}", err=True)


def json_line(record: Any) -> None:
    """One record as a line of JSON on standard output, in UTF-8 whatever the locale."""
    import json

    click.echo(json.dumps(record, ensure_ascii=False).encode("utf-8"))
