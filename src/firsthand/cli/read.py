"""`firsthand read`: pages to documents, one JSON line each."""

from __future__ import annotations

import click

from firsthand.cli import options
from firsthand.records import Rejection
from firsthand.settings import Settings

__all__ = ["command"]


@click.command("read", short_help="Pages as documents with roles, one JSON line each.")
@options.paths
@options.quiet
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], quiet: bool) -> None:
    """Read pages, and print each as one JSON line, in the order given: its text, its blocks with their roles, the facts
    of its publication, its notices. A rejected page is {"name", "error", "code"}.

    \b
    Example:
      firsthand read pages/ | head -1 | python -m json.tool
    """
    from firsthand import pipeline
    from firsthand.export.json import as_dict

    with options.progress(quiet) as progress:
        reading = pipeline.read(paths, Settings(), stdin=options.stdin(), progress=progress)
    for each in reading.order:
        options.json_line(as_dict(each) if isinstance(each, Rejection) else {"document": as_dict(each)})
    if not quiet:
        options.tell_notes(reading.notes)
    options.tell_rejected(reading.rejected)
    ctx.exit(options.REJECTED if reading.rejected else 0)
