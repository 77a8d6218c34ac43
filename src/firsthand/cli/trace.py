"""`firsthand trace`: the claims nearest to a text, each with the tree of who has it from whom."""

from __future__ import annotations

import click

from firsthand.cli import options
from firsthand.cli.web import web_options
from firsthand.errors import FirsthandError
from firsthand.settings import Settings, Web

__all__ = ["command"]


@click.command("trace", short_help="The tree of who has one claim from whom.")
@click.argument("text")
@options.paths
@options.one_story
@click.option("--claims", metavar="N", type=click.IntRange(min=1), default=3, show_default=True,
              help="At most this many claims.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The claims as JSON lines, nearest first.")
@options.model
@options.quiet
@web_options
@click.pass_context
def command(
    ctx: click.Context,
    text: str,
    paths: tuple[str, ...],
    one_story: bool,
    claims: int,
    as_json: bool,
    model: str | None,
    quiet: bool,
    web: Web,
) -> None:
    """Show who has a claim from whom: its origins, the sources and pages that have it from there, their exact words and
    where they stand, and the reason of every count.

    \b
    Example:
      firsthand trace "cut its staff to a few dozen" pages/
    """
    dossier = options.build(paths, Settings(one_story=one_story, web=web), model, quiet)
    from firsthand import language
    from firsthand.cli.nearest import nearest
    from firsthand.export.view import View
    from firsthand.export.visible import shorten

    options.tell_rejected(dossier.run.rejected)
    parsed = language.load(model)[0](text)
    lemmas = [t.lemma_ for t in parsed if not (t.is_stop or t.is_punct or t.is_space)]
    view = View(dossier)
    found = nearest(view, text, lemmas or [t.text for t in parsed], claims)
    if not found:
        raise FirsthandError("F305", detail=f"“{shorten(text, 120)}”")
    if as_json:
        from firsthand.export.json import as_dict

        for claim, score in found:
            options.json_line({"score": round(score, 4), "claim": as_dict(claim)})
    else:
        from firsthand.cli.tree import show

        with options.output() as console:
            for number, (claim, _) in enumerate(found):
                if number:
                    console.print()
                show(view, claim, console)
    ctx.exit(options.REJECTED if dossier.run.rejected else 0)
