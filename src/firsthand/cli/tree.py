"""The tree of who has a claim from whom, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from firsthand.cli.summary import STYLES, hanging, heading
from firsthand.export.drawing import kicker
from firsthand.export.lineage import Node, lineage
from firsthand.export.view import View
from firsthand.export.visible import shorten, visible
from firsthand.records import Claim, Collapse, Origins

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["show"]

_WORDS = 160


def _label(view: View, node: Node) -> Text:
    if node.kind == "page" and node.statement is not None:
        style = "red" if node.against or node.statement.retracted_by else "default"
        text = Text(node.label, style=f"bold {style}")
        text.append(f"  {kicker(view, node)}", style="dim")
        text.append(f"\n“{view.words(node.statement, _WORDS)}”", style="not bold default")
        text.append(f"\n{view.where(node.statement.content[0])}", style="dim")
        if node.shares:
            text.append(f"  {node.shares}", style="dim")
        return text
    colour = "red" if node.against else "green" if node.kind == "origin" and node.named else "default"
    text = Text(node.label, style=f"bold {colour}")
    text.append(f"  {kicker(view, node)}", style="not bold dim")
    known = view.sources.get(node.source or "")
    if known is not None and known.name and known.description:
        text.append(f", {shorten(known.description, 60)}", style="not bold dim")
    if node.relays:
        text.append(f"\nonly relayed: {', '.join(node.relays)}", style="not bold dim")
    return text


def _grow(view: View, tree: Tree, node: Node) -> None:
    branch = tree.add(_label(view, node))
    for child in node.children:
        _grow(view, branch, child)


def _decision(view: View, title: str, held: Collapse, origins: Origins) -> Text:
    text = Text(f"{title}: ", style="bold")
    text.append(visible(held.reason), style="not bold")
    if held.into is not None and held.into < len(origins.distinct):
        text.append(f" → {view.source(origins.distinct[held.into].source)}", style="not bold")
    for span in held.spans:
        text.append(f"\n  {view.where(span)} “{shorten(span.exact, 90)}”", style="not bold dim")
    return text


def show(view: View, claim: Claim, console: Console) -> None:
    """Prints one claim: its first line and statuses, its tree, and the reasons of every count."""
    console.print(hanging(heading(view, claim)))
    if claim.line:
        console.print(Padding(Text(visible(claim.line)), (0, 0, 0, 4), expand=False))
    for status in claim.status:
        line = Text(status.status, style=STYLES.get(status.status, "dim"))
        line.append(f"  {visible(status.reason)}", style="default")
        console.print(Padding(line, (0, 0, 0, 4), expand=False))
    console.print()
    for root in lineage(view, claim):
        tree = Tree(_label(view, root), guide_style="dim")
        for child in root.children:
            _grow(view, tree, child)
        console.print(Padding(tree, (0, 0, 0, 4), expand=False))
        console.print()
    told = []
    for origins, side in ((claim.origins, ""), (claim.origins_against, "Denials ")):
        told += [_decision(view, f"{side}taken as one".capitalize(), each, origins) for each in origins.collapsed]
        told += [_decision(view, f"{side}kept apart".capitalize(), each, origins) for each in origins.kept_apart]
    for notice, statements in view.taken_back(claim):
        text = Text("Taken back: ", style="bold red")
        text.append(f"{notice.kind} “{shorten(notice.words, 200)}”", style="not bold default")
        text.append(f"\n  {view.where(notice.span)}, covers {', '.join(view.pages_of(s.id for s in statements))}",
                    style="not bold dim")  # fmt: skip
        told.append(text)
    if not view.against(claim):
        told.append(Text("Denials: none here; none searched for.", style="dim"))
    for text in told:
        console.print(Padding(text, (0, 0, 0, 4), expand=False))
