"""Saved pages reopened in Chromium: every selector finds its passage, and a text fragment brings it into view."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.anchors import stands, tried
from evaluation.browser import Opened
from firsthand import pipeline
from firsthand.documents import document, positions
from firsthand.export.selectors import Selecting
from firsthand.records import Document, Page, PageKind, Span, digest
from tests.export.saved_pages import LEDGER, PAGES, PLAIN

pytestmark = pytest.mark.browser

PASSAGES = {
    "white space collapsed, nbsp, dash": "will close in\xa0March, Mara Quill said. It had stood for 1,204 years—or so",
    "an entity in a word": "the sign’s painter held",
    "hyphens and commas": "well-known, un-named divers (three, four, …) went down",
    "in quotation marks": "we saw nothing",
    "with its quotation marks": "“we saw nothing”, one said.",
    "hidden text inside": "The pump ran all night and nobody slept, the warden said.",
    "soft hyphen and zero-width space": "Hyphen\u00adated words, a zero\u200bwidth space",
    "emoji": "😀 and 👩\u200d🚀 stand before",
    "behind emoji": "the last word of this line",
    "ampersand": "at nine & bring rope",
    "over a line break": "bring rope.”\nNobody came on the Tuesday.\nThey came",
    "right to left": "إن الجسر سيغلق غدا، ولم يقل",
    "preformatted": "second  kept   line",
    "over preformatted lines": "kept line\n  second  kept",
    "a cell": "shut since June",
    "over cells": "shut since May\nSouth gate",
    "a heading": "Lock at Ostwick & the “long winter”",
    "accents": "naïve visitors ask for one",
    "far below": "Petra Voll said, and it ends the page.",
    "over two paragraphs": "it ends the page.\n\nAnother paragraph follows it",
    "many paragraphs": None,
    "begins and ends in words": "unters said, an",
    "one word": "painter",
}


def _read(content: bytes, kind: PageKind = "html") -> tuple[Document, Selecting]:
    page = Page(digest(content), kind, content, ("page.html",))
    read, _ = document(page)
    return read, Selecting(read, positions(page, read))


def _span(read: Document, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = read.text.index(words, start + 1)
    return read.span(start, start + len(words))


def _found(opened: Opened, name: str, content: bytes, spans: list[tuple[str, Span]], media_type: str) -> list[str]:
    """What was not found, of `spans`."""
    read, selecting = _read(content)
    url = opened.serve(name, content, media_type)
    return [f"{kind}: {way}" for kind, way, right, _ in tried(opened, url, read, selecting, spans) if not right]


@pytest.mark.parametrize("what", sorted(PASSAGES))
def test_a_passage_is_found_by_every_selector(opened: Opened, what: str) -> None:
    read, _ = _read(LEDGER.encode())
    words = PASSAGES[what]
    if what == "begins and ends in words":
        span = _span(read, "arden said")
    elif words is None:
        start, end = read.text.index("Line 3 of"), read.text.index("of the council’s", read.text.index("Line 9 of"))
        span = read.span(start, end + 16)
    else:
        span = _span(read, words)
    assert _found(opened, "ledger.html", LEDGER.encode(), [(what, span)], "text/html") == []


def test_of_sentences_that_stand_twice_the_one_that_is_meant_is_found(opened: Opened) -> None:
    read, _ = _read(LEDGER.encode())
    twice = "It is closed, the harbour master told the paper."
    spans = [("first", _span(read, twice)), ("second", _span(read, twice, 1))]
    assert _found(opened, "ledger.html", LEDGER.encode(), spans, "text/html") == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_block_is_found_whatever_the_page_is_made_of(opened: Opened, name: str) -> None:
    read, selecting = _read(PAGES[name])
    whole = [read.span(b.start, b.end) for b in read.blocks]
    spans = [(s.exact, s) for s in whole if len(s.exact.split()) > 2 and not s.exact.startswith("Line ")]
    assert len(spans) >= 8
    url = opened.serve(f"{name}.html", PAGES[name])
    wrong = {(way, kind[:40]) for kind, way, right, _ in tried(opened, url, read, selecting, spans) if not right}
    assert wrong == set()


def test_the_text_of_the_map_is_the_text_of_the_browser_s_body(opened: Opened) -> None:
    for name, content in sorted(PAGES.items()):
        opened.open(opened.serve("own.html", content))
        body = opened.tab.evaluate("document.body.textContent")
        _, selecting = _read(content)
        assert selecting.positions is not None
        assert selecting.positions.text.rstrip() == body.rstrip(), name
        opened.open("about:blank")


def test_a_statement_of_two_spans_is_marked_in_both(opened: Opened) -> None:
    read, selecting = _read(LEDGER.encode())
    spans = (_span(read, "Petra Voll said"), _span(read, "she added"))
    url = opened.serve("ledger.html", LEDGER.encode())
    opened.open("about:blank")
    opened.open(f"{url}#{selecting.link(spans)['fragment']}")
    texts = opened.texts()
    for span in spans:
        truth = stands(read, span, texts)
        assert truth is not None and opened.led_to(*(t + 3 for t in truth))  # three emoji above them


def test_a_file_on_disk_opens_at_the_passage(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "a page, saved & kept.html"
    path.write_bytes(LEDGER.encode())
    read, selecting = _read(LEDGER.encode())
    span = _span(read, "Another paragraph follows it")
    opened.open("about:blank")
    opened.open(f"{path.as_uri()}#{selecting.link((span,))['fragment']}")
    truth = stands(read, span, opened.texts())
    assert truth is not None and opened.led_to(*(t + 3 for t in truth))
    assert opened.tab.evaluate("scrollY") > 0


def test_a_page_that_the_browser_saved_itself_opens_at_the_passage(opened: Opened, tmp_path: Path) -> None:
    opened.open("about:blank")
    opened.open(opened.serve("ledger.html", LEDGER.encode()))
    saved = opened.tab.context.new_cdp_session(opened.tab).send("Page.captureSnapshot", {"format": "mhtml"})
    path = tmp_path / "ledger.mhtml"
    path.write_bytes(saved["data"].encode())
    reading = pipeline.read([str(path)], positions=True)
    (read,) = reading.documents
    selecting = Selecting(read, reading.positions[read.id])
    spans = [("far below", _span(read, "Petra Voll said")), ("behind emoji", _span(read, "the last word of this line"))]
    assert [found for found in tried(opened, path.as_uri(), read, selecting, spans) if not found[2]] == []


def test_a_passage_of_a_plain_text_is_found(opened: Opened) -> None:
    read, selecting = _read(PLAIN.encode(), "dump")
    url = opened.serve("page.txt", PLAIN.encode(), "text/plain; charset=utf-8")
    spans = [
        ("far below", _span(read, "The last line stands far below")),
        ("over lines", _span(read, "far below, Petra Voll said.\r\nAnd one more.")),
        ("emoji before it", _span(read, "nobody minded")),
    ]
    found = list(tried(opened, url, read, selecting, spans))
    assert {(kind, way) for kind, way, right, _ in found if not right} == set()
    assert {way for _, way, _, _ in found} == {"TextQuoteSelector", "TextPositionSelector", "text fragment"}


def test_the_test_can_fail(opened: Opened) -> None:
    """What leads to another place is not taken for found."""
    read, selecting = _read(LEDGER.encode())
    url = opened.serve("ledger.html", LEDGER.encode())
    here, there = _span(read, "it ends the page"), _span(read, "Rain fell.")
    opened.open("about:blank")
    opened.open(f"{url}#{selecting.link((there,))['fragment']}")
    truth = stands(read, here, opened.texts())
    assert truth is not None and not opened.led_to(*(t + 3 for t in truth), patience=2)
    opened.open("about:blank")
    opened.open(f"{url}#:~:text=words%20that%20are%20nowhere")
    assert not opened.led_to(*(t + 3 for t in truth), patience=2)
    moved = Selecting(read, selecting.positions)
    assert moved.positions is not None
    spans = [("moved", read.span(here.start + 3, here.end))]
    right = [ok for _, way, ok, _ in tried(opened, url, read, moved, [("here", here)]) if way != "text fragment"]
    assert all(right) and moved.positions.of(spans[0][1]) != moved.positions.of(here)
