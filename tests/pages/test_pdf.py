"""PDF to text: in order, on lines, with paragraphs; and every PDF that has none of it is named with its reason."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from firsthand.documents import document
from firsthand.pages import read
from firsthand.settings import Settings
from fuzz.seeds import pdf

pypdfium2 = pytest.importorskip("pypdfium2")

ROWS = [
    "Mayor Adela Brandt said on Tuesday that the pier at Oster",
    "Quay would close for nine weeks, and that nobody else",
    "had been told. “We have no choice,” she told reporters.",
]


def write(folder: Path, content: bytes, name: str = "a.pdf") -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def page(tmp_path: Path, content: bytes):
    reading = read([write(tmp_path, content)])
    assert reading.rejected == ()
    return reading.pages[0]


def code(tmp_path: Path, content: bytes, settings: Settings = Settings()) -> list[str]:  # noqa: B008
    good = tmp_path / "good.txt"
    good.write_text("x")
    return [r.code for r in read([write(tmp_path, content), str(good)], settings).rejected]


def lines(texts: list[str], top: int = 700, left: int = 50, size: int = 11, pitch: int = 13):
    return [
        (left, top - pitch * n, size, text.replace("“", "\x93").replace("”", "\x94")) for n, text in enumerate(texts)
    ]


def test_lines_paragraphs_and_pages(tmp_path):
    first = [(50, 760, 20, "Pier to close"), *lines(ROWS), *lines(ROWS, 700 - 39 - 10)]
    found = page(tmp_path, pdf(first, [(280, 30, 9, "Page 2")]))
    paragraph = " ".join(ROWS)
    assert found.content.decode() == f"Pier to close\n\n{paragraph}\n\n{paragraph}\n\fPage 2\n"
    assert (found.kind, found.encoding, found.name) == ("dump", "utf-8", "a.pdf")


def test_a_line_that_had_room_for_the_next_word_ends_there(tmp_path):
    listed = lines(
        ["Home", "Contact us", "About", *ROWS, "It is shut.", "Bring nothing with you on the ferry to Oster Quay"]
    )
    text = page(tmp_path, pdf(listed)).content.decode()
    assert text.split("\n")[:3] == ["Home", "Contact us", "About"]
    assert text.split("\n")[3:] == [
        " ".join(ROWS),
        "It is shut.",
        "Bring nothing with you on the ferry to Oster Quay",
        "",
    ]


def test_an_indent_begins_a_paragraph(tmp_path):
    indented = [(62 if n % 3 == 0 else 50, 700 - 13 * n, 11, text.replace("“", "").replace("”", ""))
                for n, text in enumerate(ROWS * 2)]  # fmt: skip
    text = page(tmp_path, pdf(indented)).content.decode()
    assert [part.count("Mayor") for part in text.split("\n\n")] == [1, 1]


def test_columns_are_read_one_after_the_other(tmp_path):
    left, right = lines(["Left one", "Left two"]), lines(["Right one", "Right two"], left=300)
    found = page(tmp_path, pdf([*left, *right]))
    assert " ".join(found.content.decode().split()) == "Left one Left two Right one Right two"


def test_a_word_that_is_divided_at_the_end_of_a_line_comes_whole(tmp_path):
    text = page(tmp_path, pdf(lines(["the over-", "crowded pier of well-to-do", "Oster"]))).content.decode()
    assert text.split() == ["the", "overcrowded", "pier", "of", "well-to-do", "Oster"]


def test_the_files_information_ranks_below_what_the_page_shows(tmp_path):
    information = "/Title (Pier to close) /Author (Edda Korda) /CreationDate (D:20200101000000Z)"
    article = [
        (50, 780, 20, "Pier at Oster Quay to close"),
        (50, 750, 11, "By Bo Day"),
        *lines(ROWS),
        *lines(ROWS, 640),
    ]
    found = page(tmp_path, pdf(article, information=information))
    assert (found.said.title, found.said.authors) == ("Pier to close", ("Edda Korda",))
    assert found.facts.title is None and found.facts.published is None and found.fetched is None
    made, _ = document(found)
    assert made.title == "Pier at Oster Quay to close" and made.authors == ("Bo Day",)
    assert made.published is None
    bare, _ = document(page(tmp_path, pdf([*lines(ROWS), *lines(ROWS, 640)], information=information)))
    assert bare.published is None and "Edda Korda" in bare.authors


@pytest.mark.parametrize(
    "title", ["Microsoft Word - pier.docx", "untitled", "pier.pdf", "Layout 1", "https://oster.example"]
)
def test_what_programs_fill_in_is_no_title(tmp_path, title):
    found = page(tmp_path, pdf(lines(ROWS), information=f"/Title ({title}) /Author (admin)"))
    assert (found.said.title, found.said.authors) == (None, None)


def test_pdf_is_told_by_its_bytes(tmp_path):
    content = pdf(lines(ROWS))
    same = {read([write(tmp_path, content, name)]).pages[0].id for name in ("a.pdf", "b.txt", "c", "d.html")}
    same.add(read(["-"], stdin=io.BytesIO(content)).pages[0].id)
    assert len(same) == 1
    html = read([write(tmp_path, b"<!doctype html><p>404", "e.pdf")]).pages[0]
    assert html.kind == "html"


def test_pdfs_without_text_are_named(tmp_path):
    assert code(tmp_path, pdf([])) == ["F125"]
    assert code(tmp_path, b"%PDF-1.7\nnothing more") == ["F126"]
    assert code(tmp_path, b"not a PDF at all") == ["F126"]
    assert code(tmp_path, pdf(lines(ROWS))[:300]) == ["F126"]
    assert code(tmp_path, pdf(*([lines(ROWS)] * 30)), Settings(max_page_bytes=1000)) == ["F104"]


def test_a_password_is_asked_for(tmp_path):
    document = pypdfium2.PdfDocument(pdf(lines(ROWS)))
    document.close()
    # The standard security handler with a password that nobody knows.
    locked = pdf(lines(ROWS)).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
        + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    )  # fmt: skip
    assert code(tmp_path, locked) == ["F124"]


def test_too_many_pages_are_a_book(tmp_path):
    assert code(tmp_path, pdf(*([[]] * 3001))) == ["F104"]


def test_the_missing_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert code(tmp_path, pdf(lines(ROWS))) == ["F123"]
