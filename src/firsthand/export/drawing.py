"""The tree of who has it from whom as SVG: a layered layout, origins on the left, pages on the right.

Text is wrapped by an estimate of its width (an average advance for each sort of letter), since no font is at hand when
the report is written; a box keeps a margin for what the estimate gets wrong. All colours come from the report's style
sheet, by class.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from firsthand.export.dates import when
from firsthand.export.lineage import Node
from firsthand.export.view import STANCES, View
from firsthand.export.visible import one_line, shorten

__all__ = ["draw", "kicker", "wrap"]

_WIDTH = 880
_GAP_X = 44
_GAP_Y = 14
_PAD = 11
_LINE = {"kicker": 15, "label": 18, "words": 16}
_SIZE = {"kicker": 11.0, "label": 14.0, "words": 12.5}
_BOLD = 0.93  # bold letters are that much wider
_SERIF = 1.12  # and the serif letters of quotations narrower
_NARROW = frozenset("ijl.,:;'|!()[]{}ftrI1 ’‘“”\"-")
_BROAD = frozenset("mwMW@%—…")


@dataclass(slots=True)
class _Box:
    node: Node
    depth: int
    lines: list[tuple[str, str]]
    children: list[_Box] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0

    @property
    def height(self) -> float:
        return 2 * _PAD + sum(_LINE[sort] for sort, _ in self.lines) - 3


def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.4
    if character in _BROAD or ord(character) >= 0x2E80:
        return 1.0
    if character.isupper() or character.isdigit():
        return 0.74
    return 0.6


def wrap(text: str, width: float, size: float, most: int) -> list[str]:
    """`text` in at most `most` lines of `width`; too long a word is broken, an ellipsis ends what is cut."""
    lines: list[str] = []
    line, length = "", 0.0
    for word in text.split():
        pieces = [word]
        if sum(map(_advance, word)) * size > width:
            step = max(4, int(width / (0.7 * size)))
            pieces = [word[i : i + step] for i in range(0, len(word), step)]
        for piece in pieces:
            more = sum(map(_advance, piece)) * size
            gap = 0.36 * size if line else 0.0
            if line and length + gap + more > width:
                lines.append(line)
                line, length = piece, more
            else:
                line, length = f"{line} {piece}" if line else piece, length + gap + more
        if len(lines) >= most:
            break
    if line:
        lines.append(line)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = lines[-1].rstrip(" ,;:.") + "…"
    return lines


def kicker(view: View, node: Node) -> str:
    """The small line above a node's name: what it is, and how it stands to the claim."""
    if node.kind == "page" and node.statement is not None:
        document = view.documents[node.statement.document]
        parts = [STANCES[node.statement.stance], when(document.published[:10]) if document.published else "no date"]
        if document.genre:
            parts.append(one_line(document.genre))
        if node.statement.retracted_by:
            parts.append("taken back")
        return " · ".join(parts)
    if node.kind == "origin":
        return ("Denied by" if node.against else "Origin") + (" · named" if node.named else " · unnamed")
    if node.kind == "no-basis":
        return "No origin"
    if node.kind == "other":
        return "Not counted"
    if node.kind == "group":
        return "Counted once"
    known = view.sources.get(node.source or "")
    parts = [known.kind if known and known.kind not in ("anonymous", "unstated") else "unnamed source"]
    if node.at_hand is not None:
        parts.append("among the pages" if node.at_hand else "not among the pages")
    return " · ".join(parts)


def _lines(view: View, node: Node, width: float) -> list[tuple[str, str]]:
    inner = width - 2 * _PAD
    lines = [("kicker", text) for text in wrap(kicker(view, node), inner, _SIZE["kicker"], 2)]
    lines += [("label", text) for text in wrap(node.label, inner * _BOLD, _SIZE["label"], 3)]
    if node.kind == "page" and node.statement is not None:
        words = f"“{shorten(view.words(node.statement), 110)}”"
        lines += [("words", text) for text in wrap(words, inner * _SERIF, _SIZE["words"], 3)]
    else:
        known = view.sources.get(node.source or "")
        if known is not None and known.name and known.description:
            lines += [("words", t) for t in wrap(one_line(known.description), inner, _SIZE["words"], 2)]
        if node.relays:
            relays = "relays " + ", ".join(node.relays)
            lines += [("words", text) for text in wrap(relays, inner, _SIZE["words"], 2)]
    if node.shares:
        lines += [("words", text) for text in wrap(node.shares, inner, _SIZE["words"], 2)]
    return lines


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in node.children), default=0)


def _build(view: View, node: Node, depth: int, width: float) -> _Box:
    box = _Box(node, depth, _lines(view, node, width), width=width)
    box.x = depth * (width + _GAP_X)
    box.children = [_build(view, child, depth + 1, width) for child in node.children]
    return box


def _place(box: _Box, top: float) -> float:
    """Gives the box and all below it their heights, from `top`; returns where the next one may begin."""
    at = top
    for child in box.children:
        at = _place(child, at)
    if not box.children:
        box.y = top
        return top + box.height + _GAP_Y
    first, last = box.children[0], box.children[-1]
    middle = (first.y + first.height / 2 + last.y + last.height / 2) / 2
    box.y = max(top, middle - box.height / 2)
    return max(at, box.y + box.height + _GAP_Y)


def _edges(box: _Box, out: list[Markup]) -> None:
    for child in box.children:
        x1, y1 = box.x + box.width, box.y + box.height / 2
        x2, y2 = child.x, child.y + child.height / 2
        half = (x2 - x1) / 2
        path = f"M{x1:.0f} {y1:.1f}C{x1 + half:.0f} {y1:.1f} {x2 - half:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"
        sort = "e against" if box.node.against else "e"
        if child.node.shares:
            sort += " shared"
        out.append(Markup('<path class="{}" d="{}"/>').format(sort, path))
        _edges(child, out)


def _boxes(view: View, box: _Box, href: Callable[[Node], str | None], out: list[Markup]) -> None:
    node = box.node
    sort = f"n {node.kind}" + (" against" if node.against else "") + ("" if node.named else " unnamed")
    if node.at_hand is False:
        sort += " absent"
    if node.statement is not None and node.statement.retracted_by:
        sort += " back"
    body = [
        Markup('<rect x="{:.0f}" y="{:.1f}" width="{:.0f}" height="{:.0f}" rx="3"/>').format(
            box.x, box.y, box.width, box.height
        )
    ]
    y = box.y + _PAD - 4
    for line, text in box.lines:
        y += _LINE[line]
        body.append(Markup('<text class="{}" x="{:.0f}" y="{:.1f}">{}</text>').format(line, box.x + _PAD, y, text))
    title = f"{kicker(view, node)}: {node.label}"
    if node.statement is not None:
        title += f". “{shorten(view.words(node.statement), 300)}”"
    inside = Markup("<title>{}</title>{}").format(title, Markup("").join(body))
    target = href(node)
    if target:
        inside = Markup('<a href="{}">{}</a>').format(target, inside)
    out.append(Markup('<g class="{}">{}</g>').format(sort, inside))
    for child in box.children:
        _boxes(view, child, href, out)


def draw(view: View, roots: list[Node], href: Callable[[Node], str | None], title: str, ident: str) -> Markup:
    """The trees of one claim below each other, as one `<svg>`; `href` says where a node leads."""
    columns = max((_depth(root) for root in roots), default=1)
    width = min(290.0, max(190.0, (_WIDTH - _GAP_X * (columns - 1)) / columns))
    top = 1.0
    edges: list[Markup] = []
    out: list[Markup] = []
    for root in roots:
        box = _build(view, root, 0, width)
        top = _place(box, top) + 10
        _edges(box, edges)
        _boxes(view, box, href, out)
    total_x, total_y = columns * width + (columns - 1) * _GAP_X + 2, max(top - 10 - _GAP_Y + 2, 10)
    return Markup(
        '<svg class="tree" role="group" aria-labelledby="{0}" viewBox="-1 0 {1:.0f} {2:.0f}" width="{1:.0f}" '
        'height="{2:.0f}"><title id="{0}">{3}</title>{4}{5}</svg>'
    ).format(escape(ident), total_x, total_y, title, Markup("").join(edges), Markup("").join(out))
