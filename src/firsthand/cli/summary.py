"""The dossier in a terminal: what a person reads in one minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from firsthand.export.view import View
from firsthand.export.visible import one_line, shorten, visible
from firsthand.records import Claim, Dossier, Story

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["STYLES", "hanging", "heading", "show"]

STYLES = {
    "disputed": "red",
    "denied": "red",
    "retracted": "red",
    "versions differ": "yellow",
    "several origins": "green",
}
_WIDEST = 110  # lines that are longer are hard to read, however wide the terminal is
_IN = 4
_VALUES = 5
_CONFLICTS = 3


def _plural(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _some(labels: list[str], most: int = 4) -> str:
    """The first labels, and how many more there are."""
    if len(labels) <= most:
        return ", ".join(labels)
    return ", ".join(labels[: most - 1]) + f" and {len(labels) - most + 1} more"


def heading(view: View, claim: Claim) -> Text:
    """A claim's number and its words."""
    text = Text(f"{view.numbers[claim.id]:>2}  ", style="dim")
    text.append(f"“{shorten(claim.text, 240)}”", style="bold")
    return text


def _facts(view: View, claim: Claim) -> Table:
    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(style="dim", no_wrap=True, max_width=14)
    table.add_column(overflow="fold")
    against = view.against(claim)
    for version in claim.versions:
        if version.slot == "polarity" and against:
            continue  # told below, with the names of those who deny it
        for number, value in enumerate(version.values[:_VALUES]):
            line = Text(shorten(value.value, 60), style="yellow")
            line.append("  " + _some(view.pages_of(value.statements)), style="dim")
            table.add_row(Text(shorten(version.slot, 14)) if number == 0 else "", line)
        if len(version.values) > _VALUES:
            table.add_row("", Text(f"and {len(version.values) - _VALUES} more", style="dim"))
    shown = [c for c in claim.conflicts if c.kind != "polarity"]
    for conflict in shown[:_CONFLICTS]:
        sides = [_some(view.pages_of(side), 3) for side in conflict.between]
        line = Text(f"{conflict.kind}: {shorten(conflict.reason, 160)}")
        line.append(f"  {sides[0]} against {sides[1]}", style="dim")
        table.add_row("conflict", line)
    if len(shown) > _CONFLICTS:
        table.add_row("", Text(f"and {_plural(len(shown) - _CONFLICTS, 'conflict')} more", style="dim"))
    for number, statement in enumerate(against[:_CONFLICTS]):
        who = view.holder(statement)
        line = Text(who, style="red")
        line.append(f": “{view.words(statement, 120)}”", style="default")
        line.append(f"  {view.page(statement.document)}", style="dim")
        table.add_row("denied by" if number == 0 else "", line)
    if len(against) > _CONFLICTS:
        table.add_row("", Text(f"and {_plural(len(against) - _CONFLICTS, 'denial')} more", style="dim"))
    for notice, statements in view.taken_back(claim):
        line = Text(f"{notice.kind}", style="red")
        line.append(f": “{shorten(notice.words, 90)}”", style="default")
        line.append(f"  {_some(view.pages_of(s.id for s in statements))}", style="dim")
        table.add_row("taken back", line)
    return table


def _claim(view: View, claim: Claim, console: Console, width: int) -> None:
    console.print(hanging(heading(view, claim)), width=width)
    body = Text(visible(claim.line))
    names = Text(" · ").join(Text(s.status, style=STYLES.get(s.status, "dim")) for s in claim.status)
    if claim.line:
        console.print(Padding(body, (0, 0, 0, _IN), expand=False), width=width)
    if claim.status:
        console.print(Padding(names, (0, 0, 0, _IN), expand=False), width=width)
    facts = _facts(view, claim)
    if facts.row_count:
        console.print(Padding(facts, (0, 0, 0, _IN), expand=False), width=width)
    console.print()


def hanging(text: Text) -> Table:
    """A claim's first line with its number in a column of its own."""
    table = Table.grid(padding=0)
    table.add_column(no_wrap=True, width=_IN)
    table.add_column(overflow="fold")
    table.add_row(text[:_IN], text[_IN:])
    return table


def _story(view: View, story: Story, number: int, console: Console, most: int, width: int) -> None:
    title = f"Story {number}" if len(view.dossier.stories) > 1 else "Claims"
    line = Text(title, style="bold underline")
    line.append("  " + _some([view.page(d) for d in story.documents], 6), style="dim not bold not underline")
    console.print(line, width=width)
    console.print()
    claims = view.story_claims(story)
    shown = claims if most == 0 else claims[:most]
    for claim in shown:
        _claim(view, claim, console, width)
    if len(shown) < len(claims):
        left = _plural(len(claims) - len(shown), "more claim")
        console.print(Text(f"{left} (--claims 0 shows all; -o dossier.html for the whole report)", style="dim"))
        console.print()


def show(dossier: Dossier, console: Console, claims: int = 8) -> None:
    """Prints the summary: counts; per story the claims that matter first; then notes and what was not read."""
    view, run = View(dossier), dossier.run
    width = min(console.width, _WIDEST)
    head = Text("firsthand", style="bold")
    told = [
        _plural(len(dossier.documents), "page"),
        _plural(len(dossier.stories), "story", "stories"),
        _plural(len(dossier.claims), "claim"),
        _plural(len(dossier.sources), "source"),
    ]
    if run.rejected:
        told.append(_plural(len(run.rejected), "page") + " rejected")
    head.append("  " + " · ".join(told), style="not bold")
    console.print(head, width=width)
    console.print()
    for number, story in enumerate(dossier.stories, 1):
        _story(view, story, number, console, claims, width)
    for title, held in (("Rejected", run.rejected), ("Notes", run.notes)):
        if held:
            console.print(Text(title, style="bold"), width=width)
            for each in held:
                line = Text(f"{one_line(each.name)}: {one_line(each.error)} ")
                line.append(each.code, style="dim")
                console.print(Padding(line, (0, 0, 0, _IN), expand=False), width=width)
            console.print()
    if run.not_understood:
        count = _plural(len(run.not_understood), "passage")
        console.print(Text(f"Not understood: {count} of evidence.", style="dim"), width=width)
    console.print(
        Text(
            "No silence is read: where no denial is shown, there is none here and none was searched for.", style="dim"
        ),
        width=width,
    )
