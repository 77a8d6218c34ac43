"""`firsthand read`: pages to documents, one JSON line each."""

from __future__ import annotations

import click

from firsthand.cli import options
from firsthand.cli.web import web_options
from firsthand.records import Rejection
from firsthand.settings import Settings, Web

__all__ = ["command"]


@click.command("read", short_help="Pages as documents with roles, one JSON line each.")
@options.paths
@options.selectors
@options.quiet
@web_options
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], selectors: bool, quiet: bool, web: Web) -> None:
    """Read pages, and print each as one JSON line, in the order given: its text, its blocks with their roles, the facts
    of its publication, its notices. A rejected page is {"name", "error", "code"}.

    \b
    Example:
      firsthand read pages/ | head -1 | python -m json.tool
    """
    from firsthand import pipeline
    from firsthand.export.json import as_dict
    from firsthand.export.selectors import Selecting

    with options.progress(quiet) as progress:
        reading = pipeline.read(paths, Settings(web=web), stdin=options.stdin(), progress=progress, positions=selectors)
    for each in reading.order:
        shown = as_dict(each)
        if selectors and not isinstance(each, Rejection):
            Selecting(each, reading.positions.get(each.id)).blocks(shown)
        options.json_line(shown if isinstance(each, Rejection) else {"document": shown})
    if not quiet:
        options.tell_notes(reading.notes)
    options.tell_rejected(reading.rejected)
    ctx.exit(options.REJECTED if reading.rejected else 0)
