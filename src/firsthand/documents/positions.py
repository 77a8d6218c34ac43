"""Where the characters of a Document stand in its page: in the text of the browser's tree, and below which element.

Nothing of this is kept with the Document: it is read again from the page's bytes by whoever wants it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from firsthand.documents.decoding import decode
from firsthand.records import AnchorError, Document, Page, Span
from firsthand.settings import Settings

if TYPE_CHECKING:
    from lxml import etree

    from firsthand.documents.markup import Node, Written

__all__ = ["Place", "Positions", "positions"]

_WORD = re.compile(r"[^ \t\r\n\f]+")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n)|([^\r\n]+)\Z")
# Elements whose first line break a browser leaves out, where it directly follows the tag.
_FIRST_BREAK = frozenset({"pre", "listing", "textarea"})


@dataclass(frozen=True, slots=True)
class Place:
    """A point of a page: the XPath of the nearest element that holds it and has an id of its own, else that of the
    body; and how many characters (code points) of that element's text stand before it.

    Steps from there to the innermost element would say more than we know: where markup is misnested or tags are left
    out, a browser has other elements below the one with the id, and the same text.
    """

    path: str
    offset: int


@dataclass(frozen=True, slots=True)
class Positions:
    """The map from one Document's text to the source of its page.

    `text` is the text content of the page's body as a browser with scripts has it before any script runs
    (`document.body.textContent`), for plain text the text with each line end as one character. Run `i` of the
    document's characters, `starts[i]` to `starts[i] + lengths[i]`, stands there from `offsets[i]` on. Text node `j`
    begins at `nodes[j]` of `text`, in the element that `Place` names `paths[j]`, whose own text begins at
    `elements[j]`. All are code points.
    """

    document: str
    text: str = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    lengths: tuple[int, ...] = field(repr=False)
    offsets: tuple[int, ...] = field(repr=False)
    nodes: tuple[int, ...] = field(default=(), repr=False)
    paths: tuple[str, ...] = field(default=(), repr=False)
    elements: tuple[int, ...] = field(default=(), repr=False)

    def of(self, span: Span) -> tuple[int, int]:
        """Start and end in `text` of the first and the last character of `span` that is no white space.

        Raises AnchorError where the span is of another document, or has no character there.
        """
        if span.document != self.document:
            raise AnchorError(f"a span of {span.document} has no place in {self.document}")
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or span.start >= self.starts[first] + self.lengths[first]:
            first += 1
        last = bisect_right(self.starts, span.end - 1) - 1
        if first > last:
            raise AnchorError(f"{span.start}..{span.end} of {span.document} has no characters in its page's body")
        start = self.offsets[first] + max(0, span.start - self.starts[first])
        return start, self.offsets[last] + min(span.end - self.starts[last], self.lengths[last])

    def place(self, offset: int, *, end: bool = False) -> Place | None:
        """The place of the character at `offset` of `text` (for an `end`, the point behind the one before it); None in
        plain text."""
        if not self.nodes:
            return None
        node = bisect_right(self.nodes, offset - end) - 1
        return Place(self.paths[node], offset - self.elements[node])


def positions(page: Page, document: Document, settings: Settings = Settings()) -> Positions:  # noqa: B008
    """The map from `document` to the `page` that it was read from.

    Raises AnchorError where it is not that page's, and where the page is nested deeper than `settings.max_depth`.
    """
    if page.kind != "html":
        if decode(page).text != document.text:
            raise AnchorError(f"{document.id} was not read from {page.name}")
        return _plain(document)
    from firsthand.documents.markup import parse, visible_text

    html = decode(page).text
    root, deep = parse(html, settings.max_depth)
    trace: list[Written] = []
    if root is None or visible_text(root, settings.max_depth, trace).text != document.text:
        raise AnchorError(f"{document.id} was not read from {page.name}")
    if deep:
        raise AnchorError(f"{page.name} is nested so deeply that its tree is no browser's")
    return _mapped(document, root, trace, "noframes" in html.lower())


def _plain(document: Document) -> Positions:
    """The map of a plain text, in which each line end is one character, however the file writes it."""
    starts, offsets, pieces = [], [], []
    at = 0
    for line in _LINE.finditer(document.text):
        starts.append(line.start())
        offsets.append(at)
        pieces.append(line[3] or line[1] + "\n")
        at += len(pieces[-1])
    lengths = [len(piece) for piece in pieces]
    return Positions(document.id, "".join(pieces), tuple(starts), tuple(lengths), tuple(offsets))


@dataclass(slots=True)
class _Walk:
    """The text nodes of a body in order."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    nodes: list[int] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    where: dict[Node, int] = field(default_factory=dict)

    def add(self, text: str | None, node: Node, path: str, begin: int, dropped: int = 0) -> None:
        if not text or len(text) == dropped:
            return
        self.where[node] = self.length - dropped
        self.nodes.append(self.length)
        self.paths.append(path)
        self.elements.append(begin)
        self.pieces.append(text[dropped:])
        self.length += len(text) - dropped


def _walked(root: etree._Element) -> _Walk:
    """All text below the body, hidden or not, but for that of templates, which is in a tree of its own."""
    from lxml import etree

    walk = _Walk()
    body = root.find("body")
    if body is None:
        return walk
    names = Counter(e.get("id") for e in root.iter(etree.Element))
    stack: list[tuple[str, int]] = [("/html[1]/body[1]", 0)]
    skip = 0
    walker: Any = etree.iterwalk(body, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "start":
            if skip or element.tag == "template":
                skip += 1
                continue
            name = element.get("id")
            known = element is not body and name and "'" not in name and names[name] == 1
            stack.append((f"//*[@id='{name}']", walk.length) if known else stack[-1])
            text = element.text
            lost = element.tag in _FIRST_BREAK and text is not None and text.startswith("\n")
            walk.add(text, (element, False), *stack[-1], int(lost))
            continue
        if event == "end":
            if skip:
                skip -= 1
            else:
                stack.pop()
        if not skip and element is not body:
            walk.add(element.tail, (element, True), *stack[-1])
    return walk


def _mapped(document: Document, root: etree._Element, trace: list[Written], frames: bool) -> Positions:
    walk = _walked(root)
    starts: list[int] = []
    lengths: list[int] = []
    offsets: list[int] = []

    def run(start: int, length: int, offset: int) -> None:
        if starts and starts[-1] + lengths[-1] == start and offsets[-1] + lengths[-1] == offset:
            lengths[-1] += length
        else:
            starts.append(start)
            lengths.append(length)
            offsets.append(offset)

    text = "".join(walk.pieces)
    if not frames:
        # What `parse` renamed; the words have one length.
        text = text.replace("<noframes", "<noscript").replace("</noframes", "</noscript")
    for at, written, node in trace:
        element, tail = node
        raw = (element.tail if tail else element.text) or ""
        begin = walk.where.get(node)
        if begin is None:
            continue
        # White space is collapsed in one and not in the other; the words are the same.
        for shown, source in zip(_WORD.finditer(written), _WORD.finditer(raw), strict=True):
            start, offset = at + shown.start(), begin + source.start()
            gap = offset - (offsets[-1] + lengths[-1]) if starts else 0
            if gap == 1 and starts[-1] + lengths[-1] == start - 1 and text[offset - 1] == document.text[start - 1]:
                run(start - 1, 1, offset - 1)
            run(start, len(shown.group()), offset)
    for start, length, offset in zip(starts, lengths, offsets, strict=True):
        if document.text[start : start + length] != text[offset : offset + length]:
            raise AnchorError(f"{start}..{start + length} of {document.id} is not at {offset} of its page")
    return Positions(
        document.id, text, tuple(starts), tuple(lengths), tuple(offsets),
        tuple(walk.nodes), tuple(walk.paths), tuple(walk.elements),
    )  # fmt: skip
