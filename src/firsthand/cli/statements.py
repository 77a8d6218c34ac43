"""`firsthand statements`: who says what on whose word, page by page, one JSON line each."""

from __future__ import annotations

import click

from firsthand.cli import options
from firsthand.records import Rejection
from firsthand.settings import Settings

__all__ = ["command"]


@click.command("statements", short_help="Who says what on whose word, page by page.")
@options.paths
@options.model
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], model: str | None) -> None:
    """Read pages and print each as one JSON line, in the order given: the document, its statements with their chains
    of attribution, and its sources. No page knows of another. A rejected page is {"name", "error", "code"}.

    \b
    Example:
      firsthand statements page.html | python -m json.tool
    """
    from firsthand import pipeline
    from firsthand.export.json import as_dict

    rejected = []
    for each in pipeline.statements(paths, Settings(), model=model, stdin=options.stdin()):
        if isinstance(each, Rejection):
            rejected.append(each)
            options.json_line(as_dict(each))
            continue
        options.json_line(
            {
                "document": as_dict(each.document),
                "statements": [as_dict(s) for s in each.statements],
                "sources": [as_dict(s) for s in each.sources],
            }
        )
    options.tell_rejected(rejected)
    ctx.exit(options.REJECTED if rejected else 0)
