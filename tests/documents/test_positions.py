"""The map from a document's characters to its page."""

from __future__ import annotations

import pytest

from firsthand.documents import Positions, document, positions
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


def test_a_place_is_an_element_of_a_browser_s_tree(ledger: tuple[Document, Positions]) -> None:
    read, map_ = ledger
    start, end = map_.of(_span(read, "Mara Quill said"))
    first, last = map_.place(start), map_.place(end, end=True)
    assert first is not None and (first.path, first.offset) == ("/html[1]/body[1]/article[1]/p[2]/em[1]", 0)
    assert last is not None and last.path == "/html[1]/body[1]/article[1]/p[2]"
    cell, _ = map_.of(_span(read, "South gate"))
    place = map_.place(cell)
    assert place is not None and place.path == "/html[1]/body[1]/article[1]/table[1]/tbody[1]/tr[2]/td[1]"
    # Paragraphs that are not shown are counted.
    after, _ = map_.of(_span(read, "Rain fell."))
    place = map_.place(after)
    assert place is not None and place.path.endswith("/p[9]")


def test_the_line_break_after_pre_is_no_text(ledger: tuple[Document, Positions]) -> None:
    read, map_ = ledger
    start, _ = map_.of(_span(read, "first kept line"))
    assert map_.place(start).offset == 2  # type: ignore[union-attr]


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
