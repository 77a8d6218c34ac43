"""One web page dumped to text in the styles that people's tools print it in.

A dump depends on the tool: one line an element or one a paragraph, blank lines or none, bullets, links in brackets,
lines wrapped, all line breaks lost, hidden menus shown. `STYLES` maps the name of each style to what makes it of a
page; all are deterministic.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from lxml import etree

from firsthand.documents.markup import parse, visible_text

__all__ = ["STYLES", "Dumped", "resiliparse_text"]

_DEPTH = 400
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "svg",
        "math",
        "object",
        "embed",
        "iframe",
        "canvas",
        "audio",
        "video",
        "select",
        "textarea",
    ]
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "article",
        "section",
        "main",
        "aside",
        "nav",
        "header",
        "footer",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "dl",
        "table",
        "pre",
        "form",
        "hr",
        "body",
    ]
)
_BLOCKS = _PARAGRAPHS | frozenset(["div", "li", "tr", "dt", "dd", "legend", "button", "label", "caption", "address"])

Event = tuple[Literal["open", "close", "text"], str, Any]


@dataclass
class Dumped:
    """One page and what the styles share of it. `html` is its source as text."""

    html: str
    seed: int = 0
    _kept: dict[str, str] = field(default_factory=dict)

    @cached_property
    def root(self) -> etree._Element | None:
        return parse(self.html, _DEPTH)[0]

    def style(self, name: str) -> str:
        """The page in the style `name`, made once."""
        if name not in self._kept:
            self._kept[name] = STYLES[name](self) if self.root is not None else ""
        return self._kept[name]

    def events(self, hidden: bool = False) -> Iterator[Event]:
        """Elements that open and close, and the text between; what is hidden from readers only where asked."""
        skip = 0
        walker: Any = etree.iterwalk(self.root, events=("start", "end", "comment"))
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "comment":
                if not skip and element.tail:
                    yield "text", "", element.tail
            elif event == "start":
                unseen = tag in _UNSEEN or (
                    not hidden
                    and (
                        tag == "noscript"
                        or "hidden" in element.attrib
                        or "display:none" in (element.get("style") or "").replace(" ", "")
                    )
                )
                if skip or unseen:
                    skip += 1
                    continue
                yield "open", tag, element
                if element.text:
                    yield "text", "", element.text
            else:
                if skip:
                    skip -= 1
                else:
                    yield "close", tag, element
                if not skip and element.tail:
                    yield "text", "", element.tail


def _visible(page: Dumped) -> str:
    assert page.root is not None
    return visible_text(page.root, _DEPTH).text


def _tight(page: Dumped) -> str:
    """No blank lines."""
    return re.sub(r"\n{2,}", "\n", page.style("visible"))


def _loose(page: Dumped) -> str:
    """A blank line between any two lines."""
    return re.sub(r"\n+", "\n\n", page.style("visible"))


def _elements(page: Dumped) -> str:
    """Each run of text of any element on a line of its own, links in a sentence too."""
    pieces = (" ".join(text.split()) for kind, _, text in page.events(hidden=True) if kind == "text")
    return "\n".join(piece for piece in pieces if piece)


def _source(page: Dumped) -> str:
    """The text of the source as it stands, with its own line breaks and indents, and none where it has none."""
    return "".join(text for kind, _, text in page.events(hidden=True) if kind == "text")


def resiliparse_text(page: Dumped) -> str:
    """As resiliparse prints it: bullets, indents, the texts that stand for images."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(page.html, preserve_formatting=True, noscript=bool(page.seed % 2))
    return text


def _bare(page: Dumped) -> str:
    """The same without bullets and image texts."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(page.html, preserve_formatting=True, list_bullets=False, alt_texts=False)
    return text


def _main(page: Dumped) -> str:
    """What a tool takes for the main part: the article with hardly any furniture."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(page.html, preserve_formatting=True, main_content=True, alt_texts=page.seed % 2 == 0)
    return text


def _markdown(page: Dumped) -> str:
    """Markdown: headings, bullets, addresses of links and images in brackets."""
    lines: list[str] = []
    current: list[str] = []
    depth = 0

    def flush(gap: bool) -> None:
        line = re.sub(r"[ \t\r\n\f]+", " ", "".join(current)).strip()
        current.clear()
        if line not in ("", "*", "#", ">"):
            lines.append(line if not depth else "  " * min(depth, 4) + line)
        if gap and lines and lines[-1]:
            lines.append("")

    for kind, tag, payload in page.events():
        if kind == "text":
            current.append(payload)
        elif kind == "open":
            if tag in _BLOCKS:
                flush(tag in _PARAGRAPHS)
            depth += tag in ("ul", "ol")
            if tag in ("h1", "h2", "h3", "h4"):
                current.append("#" * int(tag[1]) + " ")
            elif tag == "li":
                current.append("* ")
            elif tag == "blockquote":
                current.append("> ")
            elif tag == "a" and payload.get("href"):
                current.append("[")
            elif tag in ("b", "strong"):
                current.append("**")
            elif tag in ("i", "em"):
                current.append("_")
            elif tag == "br":
                flush(False)
            elif tag == "img" and payload.get("src"):
                current.append(f"![{payload.get('alt') or ''}]({payload.get('src')[:160]})")
        else:
            if tag == "a" and payload.get("href"):
                current.append(f"]({payload.get('href').strip()[:160]})")
            elif tag in ("b", "strong"):
                current.append("**")
            elif tag in ("i", "em"):
                current.append("_")
            depth -= tag in ("ul", "ol")
            if tag in _BLOCKS:
                flush(tag in _PARAGRAPHS)
    flush(False)
    return "\n".join(lines)


def _terminal(page: Dumped) -> str:
    """As a browser in a terminal prints it: wrapped below 80 columns, indented by three, links numbered."""
    numbered = page.seed % 3 != 0
    count = 0
    lines: list[str] = []
    current: list[str] = []
    depth = 0

    def flush(gap: bool) -> None:
        line = " ".join("".join(current).split())
        current.clear()
        if line:
            bullet = re.match(r"[*+] |", line)
            indent = "   " + "   " * min(depth, 3)
            lines.extend(
                textwrap.wrap(line, 79, initial_indent=indent,
                              subsequent_indent=indent + "  " * bool(bullet and bullet.group()))
            )  # fmt: skip
        if gap and lines and lines[-1]:
            lines.append("")

    for kind, tag, payload in page.events():
        if kind == "text":
            current.append(payload)
            continue
        if tag in _BLOCKS or tag == "br":
            flush(tag in _PARAGRAPHS)
        if tag in ("ul", "ol"):
            depth += 1 if kind == "open" else -1
        if kind == "open" and tag == "li":
            current.append("* " if depth < 2 else "+ ")
        elif kind == "open" and tag == "a" and payload.get("href") and numbered:
            count += 1
            current.append(f"[{count}]")
    flush(False)
    return "\n".join(lines)


def _wrap(text: str, width: int, indent: str = "") -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        lead = line[: len(line) - len(line.lstrip())]
        lines += textwrap.wrap(
            line, width, initial_indent=indent, subsequent_indent=indent + lead, break_on_hyphens=False,
            break_long_words=False, drop_whitespace=True,
        ) or [indent.rstrip()]  # fmt: skip
    return "\n".join(lines)


def _width(page: Dumped) -> int:
    return (60, 65, 70, 72, 76, 78, 80, 90, 100)[page.seed % 9]


def _spaced(page: Dumped) -> str:
    """The page's lines with stray white space: ends, tabs, runs of blank lines, hard spaces, CRLF."""
    lines = []
    for index, line in enumerate(page.style("visible").split("\n")):
        turn = (index * 7 + page.seed) % 11
        lines.append(
            ("\t" if turn == 3 else "  " * (turn % 3)) + line + ("   " if turn == 5 else "\u00a0" * (turn == 7))
        )
        lines += [""] * (2 if turn == 1 else 0)
    return ("\r\n" if page.seed % 2 else "\n").join(lines)


STYLES: dict[str, Callable[[Dumped], str]] = {
    "visible": _visible,
    "tight": _tight,
    "loose": _loose,
    "elements": _elements,
    "source": _source,
    "resiliparse": resiliparse_text,
    "bare": _bare,
    "markdown": _markdown,
    "terminal": _terminal,
    "spaced": _spaced,
    "wrapped": lambda page: _wrap(page.style("visible"), _width(page)),
    "wrapped tight": lambda page: _wrap(page.style("tight"), _width(page)),
    "wrapped resiliparse": lambda page: _wrap(page.style("resiliparse"), _width(page)),
    "wrapped markdown": lambda page: _wrap(page.style("markdown"), 78),
    "quoted": lambda page: _wrap(page.style("visible"), _width(page), "> "),
    "main": _main,
    "wrapped main": lambda page: _wrap(page.style("main"), _width(page)),
    "one line": lambda page: " ".join(page.style("visible").split()),
    "one line resiliparse": lambda page: " ".join(page.style("resiliparse").split()),
}
