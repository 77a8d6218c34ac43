"""WARC and gzip: what was archived comes out as it was, and what is damaged takes nothing else with it."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from pathlib import Path

import pytest

from firsthand.errors import PageError
from firsthand.pages import read
from firsthand.pages.payloads import body
from firsthand.settings import Settings
from fuzz.seeds import HTML, pdf, rows, warc

pytest.importorskip("warcio")

OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def write(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def record(kind: str, block: bytes, number: int = 1, **more: str) -> bytes:
    fields = {
        "WARC-Type": kind, "WARC-Target-URI": f"https://oster.example/{number}", "WARC-Date": "2019-06-05T09:00:00Z",
        "Content-Length": str(len(block)), **{key.replace("_", "-"): value for key, value in more.items()},
    }  # fmt: skip
    head = "".join(f"{key}: {value}\r\n" for key, value in fields.items() if value)
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def response(number: int, text: str, head: str = OK) -> bytes:
    return record("response", head.encode() + b"\r\n" + text.encode(), number)


PAGES = [response(n, f"<p>Page {n} of the archive. Grüße.") for n in range(6)]


def both(records: list[bytes]) -> list[bytes]:
    """An archive plain, compressed record by record, and compressed as a whole."""
    plain = b"".join(records)
    return [plain, b"".join(gzip.compress(each, mtime=0) for each in records), gzip.compress(plain, mtime=0)]


@pytest.mark.parametrize("form", [0, 1, 2])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "page"])
def test_each_response_is_a_page_with_its_address(tmp_path, form, name):
    reading = read([write(tmp_path, name, both(warc())[form])])
    assert [(p.name, p.uri, p.kind, p.encoding) for p in reading.pages] == [
        ("https://oster.example/packed", "https://oster.example/packed", "html", "utf-8"),
    ]  # the same page, sent in two ways
    (page,) = reading.pages
    assert page.content == HTML.encode()
    assert page.uris == ("https://oster.example/packed", "https://oster.example/pier-closed")
    assert page.fetched == "2019-06-05T09:00:00Z"
    told = {n.code: n.error for n in reading.notes}
    assert "1 description record, 1 redirect, 1 request record, 1 revisit record" in told["F209"]
    assert reading.rejected == ()


def test_an_archive_on_standard_input_reads_the_same(tmp_path):
    for content in both(PAGES):
        reading = read(["-"], stdin=io.BytesIO(content))
        assert [p.uri for p in reading.pages] == [f"https://oster.example/{n}" for n in range(6)]


@pytest.mark.parametrize("form", [0, 1, 2])
def test_what_was_read_before_an_archive_ends_early_is_kept(tmp_path, form):
    content = both(PAGES)[form]
    # Compressed as a whole, a few bytes hold several records.
    reading = read([write(tmp_path, "a.warc.gz", content[: len(content) - (60, 60, 9)[form]])])
    assert [p.uri for p in reading.pages][:5] == [f"https://oster.example/{n}" for n in range(5)]
    codes = {r.code for r in reading.rejected} | {n.code for n in reading.notes}
    assert codes & {"F127", "F210"}


def test_behind_a_damaged_record_reading_goes_on(tmp_path):
    records = [gzip.compress(each, mtime=0) for each in PAGES]
    records[2] = records[2][:30] + b"\xff" * 40 + records[2][70:]
    reading = read([write(tmp_path, "a.warc.gz", b"".join(records))])
    assert [p.uri for p in reading.pages if b"archive. Gr" in p.content] == [
        f"https://oster.example/{n}" for n in (0, 1, 3, 4, 5)
    ]
    assert [(r.name, r.code) for r in reading.rejected] == [("a.warc.gz:3", "F126")]
    plain = [*PAGES[:2], PAGES[2].replace(b"WARC/1.1", b"WORC/1.1"), *PAGES[3:]]
    reading = read([write(tmp_path, "a.warc", b"".join(plain))])
    assert [p.uri for p in reading.pages] == [f"https://oster.example/{n}" for n in (0, 1, 3, 4, 5)]
    assert [(r.name, r.code) for r in reading.rejected] == [("a.warc:3", "F126")]


def test_what_is_no_page_is_counted(tmp_path):
    kinds = {
        "image/png": "1 picture", "text/css": "1 style sheet", "application/javascript": "1 script",
        "font/woff2": "1 font", "application/json": "1 file that is no page",
    }  # fmt: skip
    records = [response(n, "x", f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n") for n, kind in enumerate(kinds)]
    records += [response(10, "gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n"), response(11, " ")]
    records += [record("metadata", b"x"), record("response", b"x", WARC_Target_URI="dns:oster.example")]
    robots = record("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *",
                    WARC_Target_URI="https://oster.example/robots.txt")  # fmt: skip
    reading = read([write(tmp_path, "a.warc", b"".join([*records, robots, PAGES[0]]))])
    assert [p.uri for p in reading.pages] == ["https://oster.example/0"]
    (note,) = reading.notes
    for told in (*kinds.values(), "1 response without its page", "1 empty response", "1 metadata record",
                 "1 response that is not HTTP", "1 file for programs"):  # fmt: skip
        assert told in note.error


def test_what_a_record_is_called_and_what_it_is(tmp_path):
    records = [
        record("resource", b"<html><p>A file that was archived.", 1, Content_Type="text/html"),
        record("conversion", b"The text of a page.", 2, Content_Type="text/plain"),
        response(3, "<!doctype html><p>Untyped.", "HTTP/1.1 200 OK\r\n"),
        response(4, "<!doctype html><p>Octets.", "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"),
        record("response", OK.encode() + b"\r\n\x89PNG\r\n", 5),
        response(6, "<p>In new letters.", "HTTP/2 200\r\ncontent-type: TEXT/HTML ; Charset='koi8-r'\r\n"),
        record("response", OK.encode() + b"\r\n<p>No address.", WARC_Target_URI=""),
    ]
    reading = read([write(tmp_path, "a.warc", b"".join(records))])
    assert [(p.uri and p.uri[-1], p.kind, p.encoding) for p in reading.pages] == [
        ("1", "html", None), ("2", "dump", None), ("3", "html", None), ("4", "html", None), ("6", "html", "koi8-r"),
    ]  # fmt: skip
    assert [(r.name, r.code) for r in reading.rejected] == [("a.warc:7", "F126")]


def test_pdf_in_an_archive(tmp_path):
    pytest.importorskip("pypdfium2")
    content = pdf([(50, 700, 11, "The pier at Oster Quay will close.")])
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    (page,) = read([write(tmp_path, "a.warc", record("response", head + content))]).pages
    assert (page.kind, page.content.strip()) == ("dump", b"The pier at Oster Quay will close.")


def test_an_arc_archive(tmp_path):
    block = OK.encode() + b"\r\n<p>Before there was WARC."
    described = b"1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    content = b"filedesc://a.arc 0.0.0.0 20050605090000 text/plain %d\n" % len(described) + described
    content += b"\nhttp://oster.example/old 10.0.0.1 20050605090000 text/html "
    content += str(len(block)).encode() + b"\n" + block + b"\n"
    (page,) = read([write(tmp_path, "a.arc", content)]).pages
    assert (page.uri, page.content) == ("http://oster.example/old", b"<p>Before there was WARC.")
    assert page.fetched == "2005-06-05T09:00:00Z"


def test_a_bomb_in_a_record_is_named_and_the_rest_is_kept(tmp_path):
    bomb = gzip.compress(b"<p>" + b"a" * 30_000_000)
    head = OK + "Content-Encoding: gzip\r\n"
    records = [record("response", head.encode() + b"\r\n" + bomb, 9), *PAGES[:1]]
    reading = read([write(tmp_path, "a.warc", b"".join(records))], Settings(max_page_bytes=1_000_000))
    assert [p.uri for p in reading.pages] == ["https://oster.example/0"]
    assert [(r.name, r.code) for r in reading.rejected] == [("https://oster.example/9", "F104")]


def test_headers_without_end_are_named(tmp_path):
    endless = b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X: " + b"a" * 3_000_000
    reading = read([write(tmp_path, "a.warc", PAGES[0] + endless + b"\r\n\r\n" + PAGES[1])])
    assert [p.uri for p in reading.pages] == ["https://oster.example/0", "https://oster.example/1"]
    assert [(r.name, r.code) for r in reading.rejected] == [("a.warc:2", "F126")]


def test_reading_stops_where_a_run_holds_no_more(tmp_path):
    (tmp_path / "after.txt").write_text("x" * 100)
    paths = [write(tmp_path, "a.warc", b"".join(PAGES)), str(tmp_path / "after.txt")]
    reading = read(paths, Settings(max_input_bytes=100))
    assert 0 < len(reading.pages) < 6
    assert [(r.name, r.code) for r in reading.rejected] == [("a.warc", "F127")]
    assert "after.txt" in reading.rejected[0].error


@pytest.mark.parametrize(
    ("transfer", "encoding", "raw"),
    [
        (None, None, b"<p>pier"),
        ("chunked", None, b"3\r\n<p>\r\n4;x=1\r\npier\r\n0\r\n\r\n"),
        ("chunked", None, b"<p>pier"),
        (None, "gzip", gzip.compress(b"<p>pier")),
        (None, "x-gzip", b"<p>pier"),
        (None, "deflate", zlib.compress(b"<p>pier")),
        (None, "deflate", zlib.compress(b"<p>pier")[2:-4]),
        (None, "deflate, gzip", gzip.compress(zlib.compress(b"<p>pier"))),
        (None, "identity", b"<p>pier"),
        (None, "br", b"<p>pier"),
    ],
)
def test_a_body_comes_out_as_the_page(transfer, encoding, raw):
    assert body(raw, transfer, encoding, 100) == (b"<p>pier", None)


def test_bodies_in_brotli():
    brotli = pytest.importorskip("brotli")
    assert body(brotli.compress(b"<p>pier " * 9000), None, "br", 100_000) == (b"<p>pier " * 9000, None)
    with pytest.raises(PageError, match="F104"):
        body(brotli.compress(b"a" * 5_000_000), None, "br", 1000)


@pytest.mark.parametrize(
    ("transfer", "encoding", "raw", "left"),
    [
        ("chunked", None, b"3\r\n<p>\r\n9\r\npie", b"<p>pie"),
        (None, "gzip", gzip.compress(b"<p>pier" * 9)[:-9], None),
    ],
)
def test_a_body_that_was_cut_off_is_kept_and_said(transfer, encoding, raw, left):
    content, damage = body(raw, transfer, encoding, 1000)
    assert content.startswith(left or b"<p>pier") and damage == "it is cut off"


def test_bodies_that_cannot_be_unpacked():
    for encoding in ("gzip," * 5, "compress"):
        with pytest.raises(PageError, match="F126"):
            body(gzip.compress(b"x"), None, encoding, 100)


@pytest.mark.parametrize(
    ("name", "content", "kinds"),
    [
        ("a.html.gz", b"<p>x", ["html"]),
        ("a.txt.gz", b"<html><p>x", ["dump"]),
        ("a.html", b"<p>x", ["html"]),
        ("page", b"<!doctype html><p>x", ["html"]),
        ("a.jsonl.gz", rows(), ["html", "text", "dump", "text"]),
        ("a.pdf.gz", pdf([(50, 700, 11, "The pier.")]), ["dump"]),
    ],
)
def test_compressed_files_are_read(tmp_path, name, content, kinds):
    pytest.importorskip("pypdfium2")
    reading = read([write(tmp_path, name, gzip.compress(content))])
    assert [p.kind for p in reading.pages] == kinds and reading.rejected == ()


def test_compressed_files_that_are_damaged(tmp_path):
    packed = gzip.compress(b"<p>pier " * 9000)
    reading = read([write(tmp_path, "a.html.gz", packed[:-9])])
    assert [p.content[:7] for p in reading.pages] == [b"<p>pier"] and [n.code for n in reading.notes] == ["F210"]
    lines = gzip.compress(b"\n".join(json.dumps({"text": f"Line {n}."}).encode() for n in range(9)))
    reading = read([write(tmp_path, "a.jsonl.gz", lines[:-9])])
    assert len(reading.pages) >= 8 and "F127" in [r.code for r in reading.rejected]
    bomb = write(tmp_path, "b.txt.gz", gzip.compress(b"a" * 20_000_000))
    twice = write(tmp_path, "c.txt.gz", gzip.compress(gzip.compress(b"a")))
    reading = read([bomb, twice, write(tmp_path, "d.txt", b"x")], Settings(max_page_bytes=1_000_000))
    assert [(r.name, r.code) for r in reading.rejected] == [("b.txt.gz", "F104"), ("c.txt.gz", "F126")]


def test_members_of_gzip_one_behind_the_other(tmp_path):
    content = gzip.compress(b"<p>one ") + gzip.compress(b"two") + b"\0" * 600
    assert read([write(tmp_path, "a.html.gz", content)]).pages[0].content == b"<p>one two"


def test_a_text_about_archives_is_a_text(tmp_path):
    (page,) = read([write(tmp_path, "a.txt", b"WARC/1.0 is how the record of a page begins.")]).pages
    assert page.kind == "dump"


def test_long_files_tell_how_far_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr("firsthand.pages.opening._LONG", 1)
    told: list[tuple[str, int, int]] = []
    records = [response(n, f"<p>Page {n}." + "pier " * 20_000) for n in range(9)]
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", "a.warc", b"".join(records))
    read([str(tmp_path / "in")], progress=lambda *each: told.append(each))
    assert ("paths", 0, 1) in told and ("files", 0, 1) in told
    percents = [done for what, done, total in told if what == "a.warc (%)" and total == 100]
    assert len(percents) > 3 and percents == sorted(set(percents)) and percents[-1] <= 100
