"""`firsthand why`: the reasons behind one claim, statement, source, page or story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from firsthand.cli import options
from firsthand.cli.web import web_options
from firsthand.errors import FirsthandError, UsageError
from firsthand.export.view import STANCES, View
from firsthand.export.visible import one_line, shorten, visible
from firsthand.records import Claim, Dossier, Source, Span, Statement
from firsthand.settings import Settings, Web

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["command"]

_SHORTEST = 4


@click.command("why", short_help="The reasons behind a claim, statement or source.")
@click.argument("ident", metavar="ID")
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--from", "kept", metavar="FILE", help="Ask a dossier that was written as JSON; no page is read.")
@options.one_story
@options.model
@options.quiet
@web_options
def command(
    ident: str, paths: tuple[str, ...], kept: str | None, one_story: bool, model: str | None, quiet: bool, web: Web
) -> None:
    """Give the reasons behind a claim, a statement or a source, with the words that show them. ID is the beginning of
    an id in the dossier's JSON (at least four characters), or a claim's number in the summary.

    \b
    Examples:
      firsthand why 3 pages/
      firsthand why 8f2c --from dossier.json
    """
    if bool(paths) == bool(kept):
        raise click.UsageError("Give the pages again, or --from a dossier in JSON; one of the two.")
    dossier = _load(kept) if kept else options.build(paths, Settings(one_story=one_story, web=web), model, quiet)
    if not kept:
        options.tell_rejected(dossier.run.rejected)
    view = View(dossier)
    found = _find(view, ident)
    with options.output() as console:
        if isinstance(found, Claim):
            _claim(view, found, console)
        elif isinstance(found, Statement):
            _statement(view, found, console)
        else:
            _source(view, found, console)
    click.get_current_context().exit(options.REJECTED if dossier.run.rejected and not kept else 0)


def _load(path: str) -> Dossier:
    from firsthand.export.json import load

    try:
        return load(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UsageError("F309", detail=f"{path}: {error}") from error


def _find(view: View, ident: str) -> Claim | Statement | Source:
    records: dict[str, Claim | Statement | Source] = {**view.claims, **view.statements, **view.sources}
    if ident in records:
        return records[ident]
    if ident.isdecimal() and len(ident) <= len(str(len(view.dossier.claims))) and 0 < int(ident) <= len(view.claims):
        return view.dossier.claims[int(ident) - 1]
    found = [key for key in records if key.startswith(ident)] if len(ident) >= _SHORTEST else []
    if len(found) > 1:
        raise UsageError("F308", detail=f"{ident!r}: it begins {len(found)} ids")
    if not found:
        raise FirsthandError("F308", detail=repr(ident))
    return records[found[0]]


def _spans(view: View, console: Console, spans: tuple[Span, ...]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for span in spans:
        console.print(
            Padding(Text(f"{view.where(span)} “{shorten(span.exact, 160)}”", style="dim"), (0, 0, 0, 6), expand=False)
        )


def _line(console: Console, text: str, style: str = "") -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(visible(text), style=style), (0, 0, 0, 4), expand=False))


def _claim(view: View, claim: Claim, console: Console) -> None:
    from firsthand.cli.tree import show

    _line(console, f"claim {claim.id}", "dim")
    show(view, claim, console)
    for status in claim.status:
        _line(console, f"{status.status}: {status.reason}", "bold")
        _spans(view, console, status.spans)
    for conflict in claim.conflicts:
        sides = [", ".join(view.pages_of(side)) for side in conflict.between]
        _line(console, f"conflict, {conflict.kind}: {conflict.reason} ({sides[0]} against {sides[1]})", "bold")
        _spans(view, console, conflict.spans)
    for merge in claim.merges:
        pages = " and ".join(view.page(view.statements[s].document) for s in merge.statements if s in view.statements)
        _line(console, f"one claim, {pages}: {merge.reason}", "bold")
        _spans(view, console, merge.spans)


def _statement(view: View, statement: Statement, console: Console) -> None:
    _line(console, f"statement {statement.id}", "dim")
    _line(console, f"“{view.words(statement)}”", "bold")
    _line(console, f"{view.page(statement.document)}: {statement.kind}, {STANCES[statement.stance]}, "
                   f"factuality {statement.factuality}")  # fmt: skip
    _spans(view, console, statement.content)
    for number, link in enumerate(statement.chain, 1):
        medium = f", {link.medium}" if link.medium else ""
        _line(console, f"link {number}: {view.source(link.source)} ({link.cue_class}{medium}); "
                       f"how it knows: {link.standing}")  # fmt: skip
        _spans(view, console, tuple(span for span in (link.span, link.cue) if span))
    if not statement.chain:
        _line(console, "nobody is named for it: the page narrates it")
    if statement.retracted_by in view.notices:
        notice = view.notices[str(statement.retracted_by)][1]
        _line(console, f"taken back by a {notice.kind}", "red")
        if notice.text is not None:
            _line(console, f"told to machines only: “{shorten(notice.text, 200)}”")
        _spans(view, console, (notice.span,))
    claim = view.claim_of.get(statement.id)
    if claim is not None:
        _line(console, f"in claim {view.numbers[claim.id]} ({claim.id}): “{shorten(claim.text, 120)}”")
        for merge in claim.merges:
            if statement.id in merge.statements:
                _line(console, f"because: {merge.reason}")
                _spans(view, console, merge.spans)
        for title, held in (("taken as one origin", claim.origins.collapsed), ("kept apart", claim.origins.kept_apart)):
            for each in held:
                if statement.id in each.statements:
                    _line(console, f"{title}: {each.reason}")
                    _spans(view, console, each.spans)


def _source(view: View, source: Source, console: Console) -> None:
    _line(console, f"source {source.id}", "dim")
    _line(console, view.source(source.id), "bold")
    about = [source.kind, *([one_line(source.description)] if source.name and source.description else [])]
    if source.party:
        about.append(f"speaks for {view.source(source.party)}")
    if source.aliases:
        about.append("also " + "; ".join(one_line(a) for a in source.aliases))
    _line(console, ", ".join(about))
    for reason in source.merged:
        _line(console, f"one source because: {reason}")
    _spans(view, console, source.mentions)
