"""A page's whole text for the report: blocks by role, furniture folded, every cited passage marked and anchored."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from firsthand.export.view import View
from firsthand.export.visible import UNSEEN, name
from firsthand.records import Block, Document, Span

__all__ = ["Anchors", "Group", "groups", "shown"]

_NAME_LINE = 60  # characters; names with a date and "says:" are shorter
_FURNITURE = {"teaser": "teasers", "comment": "comments", "chrome": "menus and the like"}


def shown(text: object) -> Markup:
    """`text` escaped, with what steers a line or a terminal shown as its code."""
    escaped = str(escape(str(text).replace("\r\n", "\n")))
    return Markup(UNSEEN.sub(lambda m: f'<span class="unseen">{name(m.group())}</span>', escaped))


@dataclass(slots=True)
class Anchors:
    """What the report cites of each page: statements by id, other spans by place. Ask for links first, then render.

    `rules` are style rules that light up a target which stands in several pieces; one that stands in one piece needs
    none.
    """

    view: View
    cited: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)

    def statement(self, statement: str) -> str:
        """The link to a statement in the text of its page."""
        record = self.view.statements[statement]
        self.cited.setdefault(record.document, {}).setdefault(f"s-{record.id}", list(record.content))
        return f"#s-{record.id}"

    def span(self, span: Span) -> str:
        """The link to any other span in the text of its page."""
        ident = f"x{self.view.places[span.document]}-{span.start}-{span.end}"
        self.cited.setdefault(span.document, {}).setdefault(ident, [span])
        return f"#{ident}"


@dataclass(frozen=True, slots=True)
class Line:
    """One block as it is shown: its role, its text marked up, the claims it bears (number and id)."""

    role: str
    html: Markup
    claims: tuple[tuple[int, str], ...]
    author: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """A run of blocks: evidence (with bylines and datelines), or furniture, folded with a line that says what it is."""

    furniture: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    idents: tuple[str, ...]


def _whole(document: Document) -> list[Block]:
    """The blocks, and as `chrome` any text that stands in none."""
    blocks, at = [], 0
    for block in (*document.blocks, Block("chrome", len(document.text), len(document.text))):
        if document.text[at : block.start].strip():
            blocks.append(Block("chrome", at, block.start))
        if block.end > block.start:
            blocks.append(block)
        at = max(at, block.end)
    return blocks


def _pieces(block: Block, spans: list[tuple[int, int, str]]) -> list[_Piece]:
    """`block` cut at every edge of a cited span, so that overlapping spans need no nesting."""
    inside = [(max(s, block.start), min(e, block.end), i) for s, e, i in spans if s < block.end and e > block.start]
    edges = sorted({block.start, block.end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    held: list[list[str]] = [[] for _ in edges]
    for start, end, ident in inside:
        at = bisect_right(edges, start) - 1
        while edges[at] < end:
            if ident not in held[at]:
                held[at].append(ident)
            at += 1
    return [_Piece(a, b, tuple(ids)) for (a, b), ids in zip(pairwise(edges), held, strict=False)]


def _veiled(text: str, names: tuple[str, ...]) -> Markup:
    """`text` shown, with the commenters' names in it covered until they are asked for."""
    if not names:
        return shown(text)
    first = min(((text.find(n), -len(n), n) for n in names if n in text), default=None)
    if first is None:
        return shown(text)
    at, _, found = first
    veil = Markup('<span class="veil">[name hidden]</span><span class="bare">{}</span>').format(shown(found))
    return shown(text[:at]) + veil + _veiled(text[at + len(found) :], names)


def _veiled_lines(text: str) -> Markup:
    """A comment whose author was not told apart: every line short enough to be a name is covered."""
    lines = []
    for line in text.split("\n"):
        if line.strip() and len(line) <= _NAME_LINE:
            veil = Markup('<span class="veil">[line hidden: it may be a name]</span><span class="bare">{}</span>')
            lines.append(veil.format(shown(line)))
        else:
            lines.append(shown(line))
    return Markup("\n").join(lines)


def groups(document: Document, anchors: Anchors) -> tuple[list[Group], list[str]]:
    """The page's text in runs of evidence and furniture, and the anchors that found no character to stand on.

    Adds to `anchors.rules` what split targets need.
    """
    cited = anchors.cited.get(document.id, {})
    spans = sorted((span.start, span.end, ident) for ident, all_spans in cited.items() for span in all_spans)
    names = tuple(sorted({b.author for b in document.blocks if b.author and b.role == "comment"}))
    blocks = _whole(document)
    pieces = [_pieces(block, spans) for block in blocks]
    count: dict[str, int] = {}
    for block_pieces in pieces:
        for piece in block_pieces:
            for ident in piece.idents:
                count[ident] = count.get(ident, 0) + 1
    split = {ident: f"k{n}" for n, ident in enumerate(i for i in cited if count.get(i, 0) > 1)}
    prefix = f"d{anchors.view.places[document.id]}"
    anchors.rules += [
        f":root:has([id='{i}']:target) .{prefix}{k}{{background:var(--target)}}" for i, k in split.items()
    ]
    done: set[str] = set()
    lines = []
    for block, block_pieces in zip(blocks, pieces, strict=True):
        html, claims = Markup(""), {}
        for piece in block_pieces:
            text = document.text[piece.start : piece.end]
            if block.role == "comment" and block.author is None:
                body = _veiled_lines(text)
            elif block.role in _FURNITURE:
                body = _veiled(text, names)
            else:
                body = shown(text)
            html += _marked(piece, body, split, prefix, done)
            for ident in piece.idents:
                claim = anchors.view.claim_of.get(ident[2:]) if ident.startswith("s-") else None
                if claim is not None:
                    claims[anchors.view.numbers[claim.id]] = claim.id
        lines.append(Line(block.role, html, tuple(sorted(claims.items())), block.author))
    found = []
    for folded, run in groupby(lines, key=lambda line: line.role in _FURNITURE):
        held = tuple(run)
        label = None
        if folded:
            roles = dict.fromkeys(line.role for line in held)
            label = ", ".join(f"{sum(x.role == r for x in held)} × {_FURNITURE[r]}" for r in roles)
        found.append(Group(label, held))
    return found, [ident for ident in cited if ident not in done]


def _marked(piece: _Piece, body: Markup, split: dict[str, str], prefix: str, done: set[str]) -> Markup:
    if not piece.idents:
        return body
    shown_as = "said" if any(i.startswith("s-") for i in piece.idents) else "cited"
    sorts = " ".join([shown_as, *(prefix + split[i] for i in piece.idents if i in split)])
    html = Markup('<span class="{}">{}</span>').format(sorts, body)
    for ident in piece.idents:
        if ident in done:
            continue
        done.add(ident)
        if ident in split:
            html = Markup('<span class="at" id="{}"></span>{}').format(ident, html)
        else:
            html = Markup('<span class="one" id="{}">{}</span>').format(ident, html)
    return html
