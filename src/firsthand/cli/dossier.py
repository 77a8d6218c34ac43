"""`firsthand dossier`: pages in, dossier out."""

from __future__ import annotations

from pathlib import Path

import click

from firsthand.cli import options
from firsthand.cli.web import web_options
from firsthand.errors import UsageError
from firsthand.records import Dossier
from firsthand.settings import Settings, Web

__all__ = ["command"]

_FORMATS = ("html", "json", "md")
_LATER = ("jsonld", "csv", "parquet", "graphml")
_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".markdown": "md"}


def _known(name: str) -> str:
    """The format `name`; raises F306 for one that is to come, F307 for one that nobody knows."""
    if name in _LATER:
        raise UsageError("F306", detail=f"the format {name}")
    if name not in _FORMATS:
        raise UsageError("F307", detail=f"{name!r}; there are {', '.join(_FORMATS)}")
    return name


def _format_of(path: str, given: str | None) -> str:
    """The format of an output file: the one that was asked for, else by its ending."""
    if given:
        return _known(given)
    ending = Path(path).suffix.lower()
    if not ending:
        raise UsageError("F307", detail=f"{path!r} has no ending; say --format")
    return _ENDINGS.get(ending) or _known(ending.removeprefix("."))


def _render(dossier: Dossier, name: str) -> str:
    if name == "html":
        from firsthand.export.html import render
    elif name == "json":
        from firsthand.export.json import render
    else:
        from firsthand.export.markdown import render
    return render(dossier)


@click.command("dossier", short_help="Pages in: who has each claim from whom.")
@options.paths
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Write to FILE (may be repeated); its ending says the format: .html .json .md.",
)
@click.option("--format", "wanted", metavar="html|json|md", help="The format, to standard output or to FILE.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@options.one_story
@click.option("--story", metavar="ID", help="Only this story (the beginning of its id, or its number).")
@click.option("--claims", metavar="N", type=click.IntRange(min=0), default=8, show_default=True,
              help="How many claims of a story the summary shows; 0 shows all.")  # fmt: skip
@options.model
@options.quiet
@web_options
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    wanted: str | None,
    as_json: bool,
    one_story: bool,
    story: str | None,
    claims: int,
    model: str | None,
    quiet: bool,
    web: Web,
) -> None:
    """Read pages and say who has each claim from whom.

    Without -o or --format, a summary that is read in a minute. With -o, the summary and the files; -q leaves the
    summary out.

    \b
    Examples:
      firsthand dossier pages/
      firsthand dossier a.html b.txt -o dossier.html -o dossier.json
      firsthand dossier --format json pages/ > dossier.json
    """
    if as_json:
        if wanted not in (None, "json"):
            raise UsageError("F307", detail=f"--json and --format {wanted} together")
        wanted = "json"
    if wanted and len(outputs) > 1:
        raise click.UsageError("--format and more than one -o: let the files' endings say their formats.")
    if wanted:
        _known(wanted)
    from firsthand.cli.writing import check, write

    targets = [(path, _format_of(path, wanted)) for path in outputs]
    for path, _ in targets:
        check(path)
    dossier = options.build(paths, Settings(one_story=one_story, web=web), model, quiet)
    if story is not None:
        from firsthand.export.part import one_story as only

        dossier = only(dossier, story)
    if wanted and not outputs:
        click.echo(_render(dossier, wanted).encode("utf-8"), nl=False)
        options.tell_rejected(dossier.run.rejected)
    for path, name in targets:
        size = write(path, _render(dossier, name))
        if not quiet:
            click.echo(f"wrote {path} ({size / 1024:,.0f} kB)", err=True)
    if not wanted or outputs:
        if quiet and outputs:
            options.tell_rejected(dossier.run.rejected)
        else:
            from firsthand.cli.summary import show

            with options.output() as console:
                show(dossier, console, claims)
    ctx.exit(options.REJECTED if dossier.run.rejected else 0)
