"""The map from a document's characters to its page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.documents import Positions, document, positions
from firsthand.documents.markup import parse, visible_text
from firsthand.records import AnchorError, Document, Page, PageKind, Span, digest
from tests.export.saved_pages import LEDGER, PAGES, PLAIN


def _read(content: bytes, kind: PageKind = "html") -> tuple[Document, Positions]:
    page = Page(digest(content), kind, content, ("page.html",))
    read, _ = document(page)
    return read, positions(page, read)


def _span(read: Document, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = read.text.index(words, start + 1)
    return read.span(start, start + len(words))


@pytest.fixture(scope="module")
def ledger() -> tuple[Document, Positions]:
    return _read(LEDGER.encode())


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_character_has_its_place(name: str) -> None:
    read, map_ = _read(PAGES[name])
    at = -1
    for n, character in enumerate(read.text):
        if character.isspace():
            continue
        start, end = map_.of(read.span(n, n + 1))
        assert map_.text[start:end] == character
        assert start > at
        at = start


def test_white_space_is_the_page_s_own(ledger: tuple[Document, Positions]) -> None:
    read, map_ = ledger
    start, end = map_.of(_span(read, "will close in\xa0March, Mara Quill said"))
    assert map_.text[start:end] == "will close\n   in\xa0March, Mara\n   Quill said"


def test_hidden_text_inside_a_passage_is_part_of_what_the_tree_has_there(ledger: tuple[Document, Positions]) -> None:
    read, map_ = ledger
    start, end = map_.of(_span(read, "all night and nobody slept"))
    assert map_.text[start:end] == "all night hidden words in between and nobody slept"


def test_scripts_are_text_of_the_tree_and_templates_are_not(ledger: tuple[Document, Positions]) -> None:
    _, map_ = ledger
    assert '{"text": "The lock' in map_.text and "Template words" not in map_.text
    assert '<iframe src="/tags.html"></iframe> No scripts' in map_.text


def test_a_place_is_told_from_the_nearest_element_that_has_a_name_of_its_own() -> None:
    body = "<p>The lock will close in March, Mara Quill said to the paper, and again to the clerk.</p>" * 3
    content = (
        f"<body>{body}<div id=story>Top. <p id=twice>{body}<div id=twice><pre id=kept>\nA <b>kept</b> line.</pre></div>"
    )
    read, map_ = _read(content.encode())

    def of(words: str, nth: int = 0) -> tuple[str, int]:
        place = map_.place(map_.of(_span(read, words, nth))[0])
        assert place is not None
        return place.path, place.offset

    assert of("The lock", 0) == ("/html[1]/body[1]", 0)
    assert of("Top.") == ("//*[@id='story']", 0)
    assert of("Mara", 3) == ("//*[@id='story']", 5 + len("The lock will close in March, "))
    # The line break behind the tag is no text.
    assert of("kept line") == ("//*[@id='kept']", 2)
    end = map_.place(map_.of(_span(read, "A kept line."))[1], end=True)
    assert end is not None and (end.path, end.offset) == ("//*[@id='kept']", 12)


def test_plain_text_counts_a_line_end_as_one() -> None:
    read, map_ = _read(PLAIN.encode(), "dump")
    span = _span(read, "The last line stands far below")
    start, end = map_.of(span)
    assert map_.text == PLAIN.replace("\r\n", "\n") and map_.text[start:end] == span.exact
    assert start == span.start - PLAIN[: span.start].count("\r\n")
    assert map_.place(start) is None


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n", "\n\r", "\r\r\n"])
def test_plain_text_with_any_line_ends(ends: str) -> None:
    text = ends.join(["The lock will close in March, Mara Quill said to the paper.", "", "It shut.", "End"])
    read, map_ = _read(text.encode(), "text")
    for words in ("Mara Quill", "It shut.", "End"):
        start, end = map_.of(_span(read, words))
        assert map_.text[start:end] == words


def test_another_page_is_refused(ledger: tuple[Document, Positions]) -> None:
    read, map_ = ledger
    other = Page("other", "html", LEDGER.replace("March", "April").encode(), ("other.html",))
    with pytest.raises(AnchorError):
        positions(other, read)
    with pytest.raises(AnchorError):
        map_.of(Span("another", 0, 1, "x"))
    with pytest.raises(AnchorError):
        positions(Page("p", "dump", b"other words", ("p.txt",)), read)


def test_white_space_alone_has_no_place(ledger: tuple[Document, Positions]) -> None:
    read, map_ = ledger
    at = read.text.index("\n\n")
    with pytest.raises(AnchorError):
        map_.of(read.span(at, at + 2))


def test_a_tree_that_was_flattened_is_no_browser_s() -> None:
    content = ("<body>" + "<div>" * 500 + "<p>" + "The lock will close, she said to the paper. " * 5).encode()
    page = Page(digest(content), "html", content, ("deep.html",))
    read, notes = document(page)
    assert [note.code for note in notes] == ["F204"]
    with pytest.raises(AnchorError):
        positions(page, read)


_TAGS = [
    *("p", "div", "b", "i", "a", "span", "br", "pre", "table", "tr", "td", "ul", "li"),
    *("noscript", "template", "svg", "select", "option"),
]
_PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in _TAGS),
        *(f"</{tag}>" for tag in _TAGS),
        *("<span hidden>", "<div id=a>", "<div id=b>", "<!-- c -->", "<script>s</script>", "<textarea>\nt</textarea>"),
        *(
            "&amp;",
            "&nbsp;",
            "&lt;",
            "&shy;",
            "&#128512;",
            "&#13;",
            "&#0;",
            "&",
            "<",
            "word",
            "wo",
            "rd",
            "1,204",
            "“q”",
        ),
        *("é", "😀", "\n", "\r\n", "\t", " ", "  ", "\xa0", "\u200b"),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_whatever_the_markup_every_character_has_its_place(html: str) -> None:
    root, _ = parse(html, 400)
    if root is None:
        return
    read = Document("d", "d.html", visible_text(root, 400).text, ())
    map_ = positions(Page("d", "html", html.encode(), ("d.html",), encoding="utf-8"), read)
    at = -1
    for n, character in enumerate(read.text):
        if character in " \t\r\n\f":
            continue
        start, end = map_.of(read.span(n, n + 1))
        assert map_.text[start:end] == character and start > at
        at = start
        place = map_.place(start)
        assert place is not None and place.offset >= 0
