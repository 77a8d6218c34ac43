"""`firsthand statements`: who says what on whose word, page by page, one JSON line each."""

from __future__ import annotations

import sys

import click

from firsthand.cli import options
from firsthand.cli.web import web_options
from firsthand.records import Rejection
from firsthand.settings import Settings, Web

__all__ = ["command"]


@click.command("statements", short_help="Who says what on whose word, page by page.")
@options.paths
@options.selectors
@options.model
@options.quiet
@web_options
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], selectors: bool, model: str | None, quiet: bool, web: Web
) -> None:
    """Read pages and print each as one JSON line, in the order given: the document, its statements with their chains
    of attribution, and its sources. No page knows of another. A rejected page is {"name", "error", "code"}.

    \b
    Example:
      firsthand statements page.html | python -m json.tool
    """
    from firsthand import pipeline
    from firsthand.export.json import as_dict
    from firsthand.export.selectors import Selecting

    rejected = []
    # A bar and the lines of JSON would write over each other in one terminal.
    with options.progress(quiet or sys.stdout.isatty()) as progress:
        told = pipeline.statements(
            paths, Settings(web=web), model=model, stdin=options.stdin(), progress=progress, positions=selectors
        )
        for each in told:
            if isinstance(each, Rejection):
                rejected.append(each)
                options.json_line(as_dict(each))
                continue
            statements = [as_dict(s) for s in each.statements]
            if selectors:
                selecting = Selecting(each.document, each.positions)
                for statement, shown in zip(each.statements, statements, strict=True):
                    selecting.statement(statement, shown)
            options.json_line(
                {
                    "document": as_dict(each.document),
                    "statements": statements,
                    "sources": [as_dict(s) for s in each.sources],
                }
            )
    options.tell_rejected(rejected)
    ctx.exit(options.REJECTED if rejected else 0)
