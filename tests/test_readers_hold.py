# ruff: noqa: E501 (what pages are made of is best read in rows)
"""Pages of strangers: whatever they hold, nothing crashes or hangs, and every place is where it says.

Hypothesis makes the pages: trees of tags, seeds with pieces cut out, doubled and replaced, and noise. What must hold is
in `fuzz/properties.py`; the same is looked for by coverage with atheris (`fuzz/README.md`).
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.records import Page, digest
from fuzz.properties import holds
from fuzz.seeds import HTML, TEXT, seeds
from fuzz.targets import TARGETS

SECONDS = 10.0
"""No page of these sizes may take longer, on any machine."""

WORDS = st.sampled_from([
    "Mayor Adela Brandt said on Tuesday that the pier would close for nine weeks.", "By Edda Korda", "4 June 2019",
    "Correction: An earlier version said ten weeks.", "“We have no choice,” she said.", "Share", "2 comments", "reply",
    "tidewatcher", "3 hours ago", "© 2019 Oster Courier", "Oster Courier", "(AP) — ", "Updated 5 June 2019", "More", " ",
    "\u00a0", "&amp;", "&#0;", "&nbsp;", "\u2028", "\u0085", "\u200b", "\ufeff", "\U0001f6a2", "e\u0301", "\t", "\r\n", "\f", "<", "&",
    "]]>", "\x00", "\ufffd", "\u202e",
])  # fmt: skip
TAGS = st.sampled_from([
    "p", "div", "span", "a", "h1", "h2", "ul", "li", "table", "tr", "td", "blockquote", "article", "section", "aside", "nav",
    "footer", "header", "main", "figure", "figcaption", "pre", "b", "i", "del", "s", "ins", "time", "address", "center",
    "script", "style", "template", "noscript", "iframe", "svg", "select", "option", "textarea", "form", "dialog", "details",
    "summary", "details open", "body", "html", "head", "title", "br", "hr", "img", "font", "frameset", "x-custom", "q",
])  # fmt: skip
ATTRIBUTES = st.sampled_from([
    "", "", "", ' class="comment"', ' class="byline author"', ' id="comments"', ' class="correction"', " hidden",
    ' style="display:none"', ' itemprop="author"', ' rel="author"', ' href="/a"', ' href="http://[::"', " datetime='2019-06-04'",
    ' role="navigation"', ' class="article-body"', ' aria-hidden="true"', " title='<p>'", ' itemprop="articleBody"',
])  # fmt: skip


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def built(tag: str, attributes: str, inside: list[str], closed: bool) -> str:
        return f"<{tag}{attributes}>{''.join(inside)}" + (f"</{tag.split(maxsplit=1)[0]}>" if closed else "")

    return st.builds(built, TAGS, ATTRIBUTES, st.lists(children, max_size=5), st.booleans())


TREES = st.recursive(WORDS | st.text(max_size=30), _element, max_leaves=60)
BYTES = st.binary(max_size=60)


@st.composite
def mutated(draw: st.DrawFn, seed: bytes) -> bytes:
    """`seed` with pieces of it cut out, doubled, moved, or replaced by noise."""
    content = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(content) - 1)))
        end = min(len(content), at + draw(st.sampled_from([0, 1, 2, 8, 40, 300])))
        piece = bytes(content[at:end])
        content[at:end] = draw(
            st.one_of(
                BYTES,
                st.just(b""),
                st.just(piece * 2),
                st.just(piece[::-1]),
                st.sampled_from(
                    [b"<", b">", b'"', b"\r\n", b"\0", b"\xff", b"9999999999", b"-1", b"{", b"</p>", b"<!--"]
                ),
            )
        )
    return bytes(content)


def timed(run: Callable[[], object]) -> None:
    began = time.perf_counter()
    run()
    assert time.perf_counter() - began < SECONDS


def page(kind: str, content: bytes, encoding: str | None = None) -> Page:
    return Page(digest(content), kind, content, ("p",), (), encoding)  # type: ignore[arg-type]


@given(TREES)
@settings(max_examples=120)
def test_trees_of_tags(tree):
    timed(lambda: holds(page("html", tree.encode("utf-8", "surrogatepass"))))


@given(st.lists(WORDS | st.text(max_size=60), max_size=60), st.sampled_from(["\n", "\n\n", " ", "\r\n", "\r", ""]))
def test_dumps_of_lines(lines, end):
    timed(lambda: holds(page("dump", end.join(lines).encode("utf-8", "surrogatepass"))))
    timed(lambda: holds(page("text", end.join(lines).encode("utf-8", "surrogatepass"))))


@given(mutated(HTML.encode()))
def test_a_page_in_pieces(content):
    timed(lambda: holds(page("html", content)))


@given(mutated(TEXT.encode()))
def test_a_dump_in_pieces(content):
    timed(lambda: holds(page("dump", content)))


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "utf-16-le", "gb2312", "x-sjis", "iso-2022-jp", "none", "big5"]),
)
def test_noise_in_any_encoding(content, encoding):
    for kind in ("html", "dump"):
        timed(lambda kind=kind: holds(page(kind, content, encoding)))


@pytest.mark.parametrize("target", ["decode", "mhtml", "warc", "pdf", "jsonl", "feed"])
def test_files_in_pieces(target):
    for extra in {"warc": ["warcio"], "pdf": ["pypdfium2"], "feed": ["feedparser"]}.get(target, []):
        pytest.importorskip(extra)

    @given(st.one_of([mutated(seed) for seed in seeds()[target]] + [BYTES]))
    @settings(max_examples=100)
    def run(content: bytes) -> None:
        timed(lambda: TARGETS[target](content))
        timed(lambda: TARGETS[target](gzip.compress(content, mtime=0)))

    run()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("html", b"<div>" * 50_000 + b"x"),
        ("html", b"<a href=x>" * 20_000),
        ("html", b"<table><tr><td>" * 3_000 + b"x"),
        ("html", b"<!--" * 50_000),
        ("html", b"<p " + b"a=b " * 50_000 + b">x</p>"),
        ("html", b"<p class='" + b"comment " * 30_000 + b"'>x</p>"),
        ("html", b"<p>" + b"&amp;" * 50_000),
        ("html", b"<p>By " * 10_000),
        ("html", b"<" * 100_000),
        ("dump", b"By A\n" * 20_000),
        ("dump", b"a " * 200_000),
        ("dump", b"\n" * 200_000 + b"x"),
        ("dump", "“".encode() * 100_000),
        ("dump", b"Correction: " * 20_000),
        ("dump", b"1 Jan 2019, " * 20_000),
        ("dump", b"((((((((((" * 20_000),
        ("dump", b"A. B. C. " * 20_000),
        ("dump", b"<p>" * 50_000),
    ],
)  # fmt: skip
def test_what_repeats_does_not_take_for_ever(kind, content):
    began = time.perf_counter()
    holds(page(kind, content))
    assert time.perf_counter() - began < 3 * SECONDS


@pytest.mark.parametrize(
    "character", [b"\x01", b"\x0b", b"&#1;", "\ufffe".encode(), b"\x7f", "\x85".encode(), b"&#xD800;"]
)
def test_control_characters_beside_a_script_break_nothing(character):
    """The libraries that are asked last keep what stands behind a script, and lxml takes no such character back."""
    paragraph = b"The pier at Oster Quay is shut for nine weeks, the mayor said. " * 20
    content = b"<html><body><div>" + character + b"<script>x</script>" + character + b"tail<p>" + paragraph
    assert holds(page("html", content)) is not None
