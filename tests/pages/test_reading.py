"""Paths to pages: every kind of input, and every way in which it can be bad."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from firsthand.errors import FirsthandError
from firsthand.pages import read
from firsthand.records import digest
from firsthand.settings import Settings

STORY = "The mayor of Ostrava Bay said on Monday that the harbour would close for a week.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def codes(reading) -> list[tuple[str, str]]:
    return [(r.name, r.code) for r in reading.rejected]


def test_a_file_is_a_page_whose_id_is_the_hash_of_its_bytes(tmp_path):
    path = write(tmp_path, "a.txt", STORY)
    (page,) = read([str(path)]).pages
    assert (page.id, page.kind, page.name, page.uri) == (digest(STORY.encode()), "dump", "a.txt", None)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", "<html><p>kept as a dump</p></html>", "dump"),
        ("a.html", "plain words", "html"),
        ("a.xhtml", "<p>x</p>", "html"),
        ("page", "<!DOCTYPE html><title>x</title>", "html"),
        ("page", "  <!-- saved --> <HTML lang=en>", "html"),
        ("page", "plain words", "dump"),
        ("page", "<html>".encode("utf-16"), "html"),
    ],
)
def test_the_kind_is_told_by_ending_or_content(tmp_path, name, content, kind):
    (page,) = read([str(write(tmp_path, name, content))]).pages
    assert page.kind == kind


def test_a_folder_is_read_in_order_without_hidden_files_and_sidecars(tmp_path):
    for name in ("b.txt", "a/z.txt", "c.html", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, STORY + name)
    write(tmp_path, "b.json", json.dumps({"title": "Harbour closed"}))
    write(tmp_path, "c.html.json", json.dumps({"url": "https://bay.example/1"}))
    reading = read([str(tmp_path)])
    assert [p.name for p in reading.pages] == ["z.txt", "b.txt", "c.html"]
    assert reading.pages[1].facts.title == "Harbour closed"
    assert reading.pages[2].uri == "https://bay.example/1"
    assert reading.rejected == ()


def test_a_sidecar_enters_the_id_but_its_address_does_not(tmp_path):
    path = write(tmp_path, "a.txt", STORY)
    plain = read([str(path)]).pages[0].id
    write(tmp_path, "a.txt.json", json.dumps({"url": "https://bay.example/1"}))
    assert read([str(path)]).pages[0].id == plain
    write(tmp_path, "a.txt.json", json.dumps({"published": "2021-05-03"}))
    assert read([str(path)]).pages[0].id != plain


def test_a_broken_sidecar_is_a_note_and_the_page_is_kept(tmp_path):
    path = write(tmp_path, "a.txt", STORY)
    write(tmp_path, "a.json", "{nothing")
    reading = read([str(path)])
    assert len(reading.pages) == 1
    assert [n.code for n in reading.notes] == ["F206"]


def test_rows_of_every_kind_with_aliases(tmp_path):
    rows = [
        {
            "id": "one",
            "text": STORY,
            "author": "Ann Lee and Bo Day",
            "date": "2021-05-03",
            "url": "https://a.example/1",
        },
        {"html": "<p>x</p>", "authors": [{"name": "Cy Roe"}], "publisher": {"name": "The Bay"}},
        {"dump": STORY},
    ]
    path = write(tmp_path, "rows.jsonl", "\ufeff" + "\n\n".join(json.dumps(row) for row in rows))
    a, b, c = read([str(path)]).pages
    assert (a.name, a.kind, a.facts.authors, a.facts.published, a.uri) == (
        "one", "text", ("Ann Lee", "Bo Day"), "2021-05-03", "https://a.example/1",
    )  # fmt: skip
    assert (b.name, b.kind, b.facts.authors, b.facts.outlet) == ("rows.jsonl:3", "html", ("Cy Roe",), "The Bay")
    assert (c.kind, c.id) == ("dump", digest(STORY.encode()))
    assert a.id != c.id


def test_bad_rows_are_named_with_their_line_and_the_rest_is_kept(tmp_path):
    lines = ['{"text": "' + "word " * 20 + '"}', "{broken", "[1]", '{"title": "x"}', '{"text": 5}', '{"text": " "}',
             '{"text": "x", "authors": 3}', "[" * 100_000]  # fmt: skip
    reading = read([str(write(tmp_path, "rows.jsonl", "\n".join(lines)))])
    assert len(reading.pages) == 1
    assert [r.code for r in reading.rejected] == ["F108", "F108", "F108", "F108", "F101", "F108", "F108"]
    assert "line 2" in reading.rejected[0].error


def test_the_same_page_twice_is_one_with_both_names_and_a_note(tmp_path):
    a, b = write(tmp_path, "b.txt", STORY), write(tmp_path, "x/a.txt", STORY)
    write(tmp_path, "b.json", json.dumps({"url": "https://b.example/"}))
    one, other = read([str(a), str(b)]), read([str(b), str(a)])
    assert one == other
    assert one.pages[0].names == ("a.txt", "b.txt")
    assert one.pages[0].uris == ("https://b.example/",)
    assert [n.code for n in one.notes] == ["F201"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "F101"),
        ("a.txt", b" \r\n\t", "F101"),
        ("a.txt", b"\xef\xbb\xbf", "F101"),
        ("a.txt", b"text with \0 inside and more text", "F102"),
        ("a.txt", b"\x89PNG\r\n", "F102"),
        ("a.txt", bytes(range(1, 32)) * 9, "F102"),
        ("a.bin", b"PK\x03\x04rest", "F102"),
        ("a.txt", b"%PDF-1.7 ...", "F126"),
        ("a", b"WARC/1.0\r\nWARC-Type: response", "F127"),
        ("a.warc.gz", b"\x1f\x8b", "F126"),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'>", "F122"),
        ("a.mhtml", b"From: x", "F126"),
        ("a.json", b'{"title": "of no page"}', "F108"),
    ],
)
def test_what_is_no_page_is_rejected_and_the_rest_is_kept(tmp_path, name, content, code):
    good = write(tmp_path, "good/good.txt", STORY)
    reading = read([str(write(tmp_path, name, content)), str(good)])
    assert [p.name for p in reading.pages] == ["good.txt"]
    assert codes(reading) == [(name, code)]


def test_a_page_that_is_too_large_is_rejected_by_its_size_alone(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    rows = write(tmp_path, "rows.jsonl", b'{"text": "' + b"a" * 700 + b'"}\n{"text": "short and sweet"}\n')
    reading = read([str(path), str(rows)], Settings(max_page_bytes=100))
    assert codes(reading) == [("big.txt", "F104"), ("rows.jsonl:1", "F104")]
    assert [p.name for p in reading.pages] == ["rows.jsonl:2"]


def test_missing_and_unreadable_paths(tmp_path):
    good = write(tmp_path, "good.txt", STORY)
    os.symlink(tmp_path / "nowhere", tmp_path / "dangling.txt")
    os.symlink(tmp_path, tmp_path / "loop")
    reading = read([str(tmp_path), str(tmp_path / "missing.txt")])
    assert [p.name for p in reading.pages] == [good.name]
    assert codes(reading) == [("dangling.txt", "F105"), ("loop", "F105"), ("missing.txt", "F105")]
    with pytest.raises(FirsthandError) as caught:
        read([str(tmp_path / "missing.txt")])
    assert caught.value.code == "F105"


def test_nothing_at_all_is_an_error(tmp_path):
    for paths in ([str(tmp_path)], []):
        with pytest.raises(FirsthandError) as caught:
            read(paths)
        assert caught.value.code == "F301"
    good = write(tmp_path / "other", "good.txt", STORY)
    (tmp_path / "empty").mkdir()
    assert codes(read([str(good), str(tmp_path / "empty")])) == [("empty", "F301")]


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (b"<html><p>x", ["html"]),
        (STORY.encode(), ["dump"]),
        (b'{"text": "one"}\n{"html": "<p>two"}\n', ["text", "html"]),
        (b'{"text": "' + b"long " * 40_000 + b'"}\n', ["text"]),
        (b"{ not json at all }\n", ["dump"]),
    ],
)
def test_standard_input_is_sniffed(content, kinds):
    assert [p.kind for p in read(["-"], stdin=io.BytesIO(content)).pages] == kinds


def test_the_order_of_pages_is_the_order_given(tmp_path):
    paths = [str(write(tmp_path, name, STORY + name)) for name in ("c.txt", "a.txt", "b.txt")]
    assert [p.name for p in read(paths).pages] == ["c.txt", "a.txt", "b.txt"]
