# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""HTML to the whole visible text of the page, with offsets: every segment knows its characters and its element.

The walk is lxml's own iterator, never recursion, so that no nesting can exhaust the stack; below `max_depth` elements are
read as flat text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import Any

from lxml import etree

from firsthand.documents.features import features
from firsthand.documents.hints import Hint, hint_of, names_somebody
from firsthand.documents.segments import Segment
from firsthand.records import Hyperlink

__all__ = ["Container", "Node", "Visible", "Written", "parse", "visible_text"]

_HIDDEN = frozenset(
    """script style template noscript head svg math object embed applet iframe canvas audio video map select option
    datalist textarea input meta link title frameset noframes param source track""".split()
)
_PARAGRAPHS = frozenset(
    """p h1 h2 h3 h4 h5 h6 blockquote article section main aside nav header footer figure figcaption ul ol dl table
    pre form fieldset details summary address hr body center hgroup dialog""".split()
)
_LINES = frozenset("""div li tr dt dd td th caption legend button label thead tbody tfoot menu search""".split())
_GAPS = {**dict.fromkeys(_LINES, "\n"), **dict.fromkeys(_PARAGRAPHS, "\n\n")}
# Elements inside a line whose names may say what stands in them.
_TELLING = frozenset("span time a cite em small strong i b".split())
_PICTURES = frozenset("img video iframe embed object".split())
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DATED = re.compile(r"\s*(?:19|20)\d\d-\d\d-\d\d")
_BLANK = " \t\r\n\f"
# White space that is not one blank already.
_SPACE = re.compile(r"[\t\r\n\f][ \t\r\n\f]*| [ \t\r\n\f]+")


@dataclass(slots=True)
class Container:
    """An element that can hold blocks: where it hangs, what its names say, and how much prose is below it. `names` is
    its class attribute as it stands, `level` how deep in a thread its attributes say that it is, `images` how many
    pictures and players stand directly in it."""

    parent: int
    tag: str
    hint: Hint | None
    names: str = ""
    prose: float = 0.0
    peak: float = 0.0
    title: bool = False
    article: bool = False
    level: int | None = None
    images: int = 0


@dataclass(slots=True)
class Visible:
    """The visible text of a page and its segments. `containers[segment_container[i]]` holds segment `i`; `links` are
    the characters of each segment that stand in links; `struck` what the page strikes through; `names` what its markup
    calls somebody's name, `times` what it gives machines a time for, with that time."""

    text: str
    segments: list[Segment]
    containers: list[Container]
    inside: list[int]
    links: list[int]
    hyperlinks: tuple[Hyperlink, ...]
    struck: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int], ...]
    deep: bool
    times: tuple[tuple[int, int, str], ...] = ()


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Elements that the next of their kind closes: leaving them open nests nothing.
_CLOSING = frozenset("p li dt dd tr td th option thead tbody tfoot colgroup html head body".split())


# A browser that runs scripts reads what stands in noscript as characters, as it does in noframes; libxml2 makes elements
# of the one (and ends the head at them) and characters of the other. Both names have eight letters.
_NOSCRIPT = re.compile(r"(</?)noscript(?=[\s/>])", re.I)


# What may nest; one that closes itself is taken for one that opens, so that the depth is never told too small.
_NESTING = re.compile(rf"<(/?)(?!(?:{'|'.join(sorted(_VOID | _CLOSING))})[\s/>])[a-zA-Z]", re.I)


def _deepest(html: str) -> int:
    """How deep elements nest at most in `html`, quickly."""
    depths = list(accumulate(-1 if closing else 1 for closing in _NESTING.findall(html)))
    # An end without a beginning takes nothing away: what counts is the height above the lowest point so far.
    return max(map(sub, depths, accumulate(depths, min, initial=0)), default=0)


def _flatten(html: str, max_depth: int) -> tuple[str, bool]:
    """`html` without the tags that nest deeper than `max_depth`, whose text stays; whether there were any.

    libxml2 drops what lies below its own limit, text and all, and takes long to reach it.
    """
    if html.count("<") <= max_depth or _deepest(html) < max_depth:
        return html, False
    pieces: list[str] = []
    depth = last = 0
    deep = False
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _VOID or name in _CLOSING or match[3].endswith("/"):
            continue
        closing = bool(match[1])
        if closing and not depth:
            continue
        if depth - closing >= max_depth:
            deep = True
            pieces.append(html[last : match.start()])
            pieces.append("\n" if name in _PARAGRAPHS or name in _LINES else "")
            last = match.end()
        depth += -1 if closing else 1
    return ("".join(pieces) + html[last:], True) if deep else (html, False)


def parse(html: str, max_depth: int) -> tuple[etree._Element | None, bool]:
    """The tree of `html`, None where there is not one element in it; and whether it was nested too deeply."""
    html, deep = _flatten(_NOSCRIPT.sub(r"\1noframes", html), max_depth)
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_pis=True)
    # NUL and lone surrogates have no place in a tree.
    data = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser), deep
    except etree.XMLSyntaxError:
        return None, deep


Node = tuple[etree._Element, bool]
"""A text node as lxml has it: an element's `text` (False) or `tail` (True)."""
Written = tuple[int, str, Node]
"""Where characters begin in the visible text, the characters, and the node that they are from."""


@dataclass(slots=True)
class _Writer:
    """Collects text as a browser would show it: white space collapsed, blocks on lines of their own."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    start: int | None = None
    space: bool = False
    breaks: int = 0
    gap: str = ""
    trace: list[Written] | None = None

    def write(self, text: str, pre: bool, node: Node | None = None) -> None:
        if not pre:
            if text and not text.strip(_BLANK):
                self.space = True
                return
            text = _SPACE.sub(" ", text)
            if text.startswith(" "):
                self.space, text = True, text[1:]
            trailing = text.endswith(" ")
            text = text[:-1] if trailing else text
        else:
            trailing = False
            text = text if self.start is not None else text.lstrip("\r\n")
            if not text.strip():
                self.space = True
                return
        if not text:
            self.space = self.space or trailing
            return
        if self.start is None:
            if self.length:
                self._put(self.gap or "\n")
            self.start = self.length
        elif self.breaks:
            self._put("\n")
        elif self.space:
            self._put(" ")
        if self.trace is not None and node is not None:
            self.trace.append((self.length, text, node))
        self._put(text)
        self.space, self.breaks, self.gap = trailing, 0, ""

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


@dataclass(slots=True)
class _Open:
    """One element on the way from the root."""

    tag: str
    container: int
    step: str
    counts: dict[str, int]
    pre: bool
    link: tuple[int, str] | None = None
    struck: int | None = None
    name: int | None = None
    time: tuple[int, str] | None = None


_SECTIONS = frozenset("thead tbody tfoot caption colgroup".split())
_NAME = re.compile(r"[a-z][\w.-]*")


def _step(counts: dict[str, int], above: str, tag: str) -> str:
    """The step of a path to the next `tag` below an `above`, as it stands in a browser's tree: rows that hang in the
    table itself have a body there. `counts` are the children that were met, by name."""
    if above == "table":
        if tag == "tr":
            if not counts.get("/"):
                counts["tbody"], counts["tr"], counts["/"] = counts.get("tbody", 0) + 1, 0, 1
            counts["tr"] += 1
            return f"tbody[{counts['tbody']}]/tr[{counts['tr']}]"
        if tag in _SECTIONS:
            counts["/"] = 0
    counts[tag] = counts.get(tag, 0) + 1
    return f"{_named(tag)}[{counts[tag]}]"


@lru_cache(maxsize=512)
def _named(tag: str) -> str:
    return tag if _NAME.fullmatch(tag) else f"*[name()='{tag}']"


def visible_text(root: etree._Element, max_depth: int, trace: list[Written] | None = None) -> Visible:
    """The visible text below `root`; `trace` is filled with the node of every run of it."""
    writer = _Writer(trace=trace)
    containers = [Container(-1, "", None)]
    spans: list[tuple[int, int, int, str, str]] = []
    links: list[Hyperlink] = []
    struck: list[tuple[int, int]] = []
    names: list[tuple[int, int]] = []
    times: list[tuple[int, int, str]] = []
    stack: list[_Open] = [_Open("", 0, "", {}, False)]
    deep = False
    skip = 0
    depth = 0
    # The element that the current segment began in.
    place: tuple[int, str, str] = (0, "", "")

    def flush(gap: str) -> None:
        if writer.start is not None:
            spans.append((writer.start, writer.length, *place))
            writer.start = None
            writer.gap = gap
        elif len(gap) > len(writer.gap):
            writer.gap = gap
        writer.space, writer.breaks = False, 0

    def write(text: str | None, element: etree._Element, tail: bool) -> None:
        nonlocal place
        if text:
            if writer.start is not None and writer.breaks >= 2 and text.strip():
                flush("\n\n")
            fresh = writer.start is None
            writer.write(text, stack[-1].pre, (element, tail))
            if fresh and writer.start is not None:
                block = _block(stack)
                place = (stack[-1].container, "/".join(opened.step for opened in stack[: block + 1]), stack[block].tag)

    walker: Any = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "comment":
            if not skip:
                write(element.tail, element, True)
            continue
        if event == "start":
            tag = element.tag
            if not isinstance(tag, str):
                tag = ""
            depth += 1
            if skip:
                skip += 1
                continue
            above = stack[-1]
            step = _step(above.counts, above.tag, tag)
            if tag in _PICTURES:
                containers[above.container].images += 1
            # One call for all of them: each look at an attribute of an element of lxml takes as long as all together.
            attributes = dict(element.items())
            if _hidden(attributes, tag):
                walker.skip_subtree()
                skip += 1
                continue
            gap = _GAPS.get(tag)
            if depth > max_depth:
                deep = True
                if gap:
                    flush("\n")
                elif tag == "br":
                    writer.breaks += 1
                write(element.text, element, False)
                continue
            container = above.container
            if gap:
                flush(gap)
                containers.append(Container(container, tag, hint_of(attributes, tag), attributes.get("class", "")))
                if not _DEPTHS.isdisjoint(attributes):
                    containers[-1].level = _level(attributes)
                container = len(containers) - 1
            elif tag == "br":
                writer.breaks += 1
            elif attributes and tag in _TELLING:
                hint = hint_of(attributes, tag)
                if hint is not None:
                    containers.append(Container(container, tag, hint, attributes.get("class", "")))
                    container = len(containers) - 1
            opened = _Open(tag, container, step, {}, above.pre or tag == "pre")
            if tag == "a":
                opened.link = (writer.length, attributes.get("href", ""))
            elif tag in ("del", "s", "strike"):
                opened.struck = writer.length
            if attributes:
                if names_somebody(attributes):
                    opened.name = writer.length
                if not _TIMES.isdisjoint(attributes):
                    told = _time(attributes, tag)
                    opened.time = (writer.length, told) if told else None
            stack.append(opened)
            write(element.text, element, False)
        else:
            depth -= 1
            if skip:
                skip -= 1
                if not skip:
                    write(element.tail, element, True)
                continue
            if depth >= max_depth:
                if element.tag in _GAPS:
                    flush("\n")
                write(element.tail, element, True)
                continue
            opened = stack.pop()
            if opened.link is not None and writer.length > opened.link[0]:
                begin = _first_character(writer, opened.link[0])
                links.append(Hyperlink(begin, writer.length, opened.link[1]))
            if opened.struck is not None and writer.length > opened.struck:
                struck.append((_first_character(writer, opened.struck), writer.length))
            if opened.name is not None and 0 < writer.length - opened.name <= 80:
                names.append((_first_character(writer, opened.name), writer.length))
            if opened.time is not None and 0 < writer.length - opened.time[0] <= 80:
                times.append((_first_character(writer, opened.time[0]), writer.length, opened.time[1]))
            gap = _GAPS.get(opened.tag)
            if gap:
                flush(gap)
            write(element.tail, element, True)
    flush("")
    shown = _assemble("".join(writer.pieces), spans, containers, links, struck, names, deep)
    shown.times = tuple(sorted(times))
    return shown


# The attributes that `_time` and `_level` read: few elements have any.
_TIMES = frozenset({"datetime", "itemprop", "data-datetime", "data-time", "title"})
_LEVELS = ("data-depth", "data-comment-depth", "data-level", "data-nesting-level", "aria-level")
_DEPTHS = frozenset(_LEVELS)


def _time(attributes: Mapping[str, str], tag: str) -> str | None:
    """The time that an element's attributes give for the words in it."""
    if tag == "time":
        return attributes.get("datetime")
    if (attributes.get("itemprop") or "").lower() in ("datecreated", "datepublished", "commenttime", "uploaddate"):
        return attributes.get("content") or attributes.get("datetime")
    if tag in ("abbr", "span", "a", "relative-time"):
        for key in ("datetime", "data-datetime", "data-time", "title"):
            value = attributes.get(key)
            if value and _DATED.match(value):
                return value
    return None


def _level(attributes: Mapping[str, str]) -> int | None:
    """How deep in a thread an element's attributes say that it is, counted as they count."""
    for key in _LEVELS:
        value = attributes.get(key) or ""
        if (
            value.isdecimal()
            and len(value) <= 2
            and (key != "aria-level" or attributes.get("role") in ("treeitem", "listitem", "comment"))
        ):
            return int(value)
    return None


def _first_character(writer: _Writer, at: int) -> int:
    """`at`, past the white space that was written before the first character of an element's text."""
    position = writer.length
    pieces = []
    for piece in reversed(writer.pieces):
        if position <= at:
            break
        pieces.append(piece)
        position -= len(piece)
    text = "".join(reversed(pieces))[max(0, at - position) :]
    return max(at, position) + len(text) - len(text.lstrip())


def _block(stack: list[_Open]) -> int:
    """The place in `stack` of the innermost element that is a block; its top where there is none."""
    return next((at for at in range(len(stack) - 1, -1, -1) if stack[at].tag in _GAPS), len(stack) - 1)


def _hidden(attributes: Mapping[str, str], tag: str) -> bool:
    if tag in _HIDDEN:
        return True
    if not attributes:
        return False
    if "hidden" in attributes and attributes.get("hidden") != "until-found":
        return True
    style = attributes.get("style")
    if style and _HIDING.search(style):
        return True
    return tag == "dialog" and "open" not in attributes


def _assemble(
    text: str,
    spans: list[tuple[int, int, int, str, str]],
    containers: list[Container],
    links: list[Hyperlink],
    struck: list[tuple[int, int]],
    names: list[tuple[int, int]],
    deep: bool,
) -> Visible:
    segments: list[Segment] = []
    inside: list[int] = []
    for start, end, container, path, tag in spans:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        bare = piece.strip()
        if not bare:
            continue
        start += lead
        segments.append(Segment(start, start + len(bare), features(bare), tag=tag, path=path or None))
        inside.append(container)
    links.sort(key=lambda h: (h.start, h.end))
    counts = [0] * len(segments)
    index = 0
    for link in links:
        while index < len(segments) and segments[index].end <= link.start:
            index += 1
        at = index
        while at < len(segments) and segments[at].start < link.end:
            counts[at] += min(link.end, segments[at].end) - max(link.start, segments[at].start)
            at += 1
    kept = tuple(h for h in links if h.href and h.end > h.start)
    marked = [tuple(span for span in spans if span[1] > span[0]) for spans in (struck, names)]
    return Visible(text, segments, containers, inside, counts, kept, marked[0], marked[1], deep)
