# ruff: noqa: E501 (what tools write is best read on one line)
"""Pages that people saved: with a folder beside, in one file, or with a word of the tool that saved them."""

from __future__ import annotations

import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from firsthand.pages import read
from firsthand.pages.saved import saved_from, web_address
from firsthand.records import digest
from fuzz.seeds import HTML, mhtml

PAGE = "<!DOCTYPE html><title>Pier</title><p>The pier at Oster Quay will close.</p>"


def write(folder: Path, name: str, content: str | bytes = PAGE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("page", "folder"),
    [
        ("Pier closed.html", "Pier closed_files"),
        ("Pier closed.htm", "Pier closed.files"),
        ("Pier closed.html", "Pier closed.html_files"),
        ("Brücke zu.html", "Brücke zu-Dateien"),
        ("Brücke zu.html", "Bru\u0308cke zu_files"),
        ("PIER.HTML", "pier_FILES"),
        ("pont.html", "pont_fichiers"),
    ],
)
def test_the_folder_beside_a_saved_page_is_not_read(tmp_path, page, folder):
    write(tmp_path, page)
    write(tmp_path, f"{folder}/saved_resource.html", PAGE + "<p>An advertisement in a frame.")
    write(tmp_path, f"{folder}/deep/a.css", "p {}")
    write(tmp_path, f"{folder}/a.png", b"\x89PNG")
    write(tmp_path, "other.html", PAGE + "<p>Another.")
    reading = read([str(tmp_path)])
    assert sorted(p.name for p in reading.pages) == sorted([page, "other.html"])
    assert reading.rejected == ()
    assert [(n.name, n.code) for n in reading.notes] == [(page, "F209")]
    assert "1 HTML file in" in reading.notes[0].error
    # A shell's `*` names both.
    everything = sorted(str(entry) for entry in tmp_path.iterdir())
    assert [p.id for p in read(everything).pages] == [p.id for p in sorted(reading.pages, key=lambda p: p.name)]
    assert read(everything).rejected == ()


def test_a_folder_without_its_page_is_read_as_any_other(tmp_path):
    write(tmp_path, "Pier_files/frame.html")
    write(tmp_path, "Pier_files/style.css", "p { color: red }")
    reading = read([str(tmp_path)])
    assert [p.name for p in reading.pages] == ["frame.html"] and reading.rejected == ()
    assert [(n.name, n.error.split(": ")[1]) for n in reading.notes] == [("style.css", "1 style sheet")]
    write(tmp_path, "Pier.html", PAGE + "<p>More.")
    assert [p.name for p in read([str(tmp_path / "Pier_files")]).pages] == ["frame.html"]


def test_a_page_that_was_renamed_still_asks_for_its_folder(tmp_path):
    write(tmp_path, "renamed.html", PAGE + '<img src="./Pier%20closed%20-%20Oster_files/a.png">')
    write(tmp_path, "Pier closed - Oster_files/frame.html", PAGE + "<p>An advertisement.")
    write(tmp_path, "unrelated_files/b.html", PAGE + "<p>Another page.")
    assert [p.name for p in read([str(tmp_path)]).pages] == ["renamed.html", "b.html"]


def test_the_frames_of_a_page_that_has_nothing_else_are_read(tmp_path):
    write(tmp_path, "Pier.html", "<html><frameset cols='10,90'><frame src='Pier_files/a.html'></frameset></html>")
    write(tmp_path, "Pier_files/a.html", PAGE)
    assert [p.name for p in read([str(tmp_path)]).pages] == ["Pier.html", "a.html"]


def test_material_of_pages_is_counted_in_a_folder_and_named_alone(tmp_path):
    write(tmp_path, "a.html")
    for name, content in (("b.png", b"\x89PNG"), ("c.js", b"let x"), ("d/e.js", b"let y"), ("f.woff2", b"wOF2")):
        write(tmp_path, name, content)
    reading = read([str(tmp_path)])
    assert [p.name for p in reading.pages] == ["a.html"] and reading.rejected == ()
    assert reading.notes[0].error.endswith("1 font, 1 picture, 2 scripts")
    reading = read([str(tmp_path / "a.html"), str(tmp_path / "b.png"), str(tmp_path / "c.js")])
    assert [(r.name, r.code) for r in reading.rejected] == [("b.png", "F102"), ("c.js", "F102")]


def test_what_systems_leave_in_folders_is_passed_over(tmp_path):
    write(tmp_path, "a.html")
    write(tmp_path, "__MACOSX/._a.html", b"\x00\x05\x16\x07")
    write(tmp_path, "Thumbs.db", b"\xd0\xcf\x11\xe0")
    write(tmp_path, "desktop.ini", "[.ShellClassInfo]")
    reading = read([str(tmp_path)])
    assert [p.name for p in reading.pages] == ["a.html"] and reading.rejected == ()


@pytest.mark.parametrize(
    ("head", "address", "fetched"),
    [
        ("<!-- saved from url=(0034)https://oster.example/pier?a=1&amp;b=2 -->", "https://oster.example/pier?a=1&b=2", None),
        ("<!-- saved from url=(0024)https://oster.example/a#comments -->", "https://oster.example/a", None),
        ("<!-- saved from url=(0024)https://oster.example/#!/a -->", "https://oster.example/#!/a", None),
        ("<!-- saved from url=(0022)http://internet.e-mail -->", None, None),
        ("<!-- saved from url=(0014)about:internet -->", None, None),
        ("<!-- saved from url=(0030)file:///C:/pages/pier.html -->", None, None),
        ("<html><!--\n Page saved with SingleFile \n url: https://oster.example/pier \n saved date: Wed Jun 05 2019 10:00:00 "
         "GMT+0100 (British Summer Time)\n-->", "https://oster.example/pier", "2019-06-05T09:00:00Z"),
        ("<!-- Saved from https://oster.example/pier at 2019-06-05T09:00:00Z using monolith v2.8.1 -->",
         "https://oster.example/pier", "2019-06-05T09:00:00Z"),
        ("<!-- Mirrored from oster.example/pier.html by HTTrack Website Copier/3.x [XR&CO'2014], Wed, 05 Jun 2019 09:00:00 "
         "GMT -->", "http://oster.example/pier.html", "2019-06-05T09:00:00Z"),
        ('<meta name="savepage-url" content="https://oster.example/pier">', "https://oster.example/pier", None),
        ('<html lang="en" data-scrapbook-source="https://oster.example/pier">', "https://oster.example/pier", None),
        ("<p>saved from url=(0034)https://oster.example/pier", None, None),
    ],
)  # fmt: skip
def test_the_tool_that_saved_a_page_says_where_it_is_from(tmp_path, head, address, fetched):
    (page,) = read([str(write(tmp_path, "a.html", f"<!DOCTYPE html>\n{head}\n{PAGE}"))]).pages
    assert page.uri == address
    assert page.fetched == fetched
    # What was saved says nothing of what its giver knows, and the same page at another address is the same page.
    assert page.facts.url == address and page.facts.published is None
    assert page.id == digest(page.content)


def test_the_address_in_a_sidecar_comes_first(tmp_path):
    write(tmp_path, "a.html", f"<!-- saved from url=(0021)https://oster.example -->{PAGE}")
    write(tmp_path, "a.json", '{"url": "https://bay.example/1"}')
    assert read([str(tmp_path)]).pages[0].uris == ("https://bay.example/1",)


def test_addresses_that_are_none():
    for value in ("", None, "http://", "https:///x", "javascript:x", "http://[::", "cid:frame@mhtml.blink"):
        assert web_address(value) is None
    assert web_address("https://oster.example/\r\n long") == "https://oster.example/long"
    assert saved_from(b"").address is None


def test_chromes_mhtml(tmp_path):
    reading = read([str(write(tmp_path, "pier.mhtml", mhtml()))])
    (page,) = reading.pages
    assert page.content.decode() == HTML.replace("\n", "\r\n")
    assert (page.kind, page.name, page.uri) == ("html", "pier.mhtml", "https://oster.example/pier-closed")
    assert page.said.title == "Ferry pier to stay shut" and page.facts.title is None
    assert page.fetched == "2019-06-05T09:00:00Z" and page.facts.published is None
    assert [(n.code, n.error.split(": ")[1]) for n in reading.notes] == [("F209", "1 frame")]


def test_mhtml_is_told_by_its_bytes_and_by_standard_input(tmp_path):
    import io

    plain = read([str(write(tmp_path, "a.html", HTML.replace("\n", "\r\n")))]).pages[0]
    for path in (write(tmp_path, "page"), write(tmp_path, "page.html"), write(tmp_path, "page.txt")):
        path.write_bytes(mhtml())
        assert read([str(path)]).pages[0].id == plain.id
    assert read(["-"], stdin=io.BytesIO(mhtml())).pages[0].id == plain.id


def related(*parts: tuple[dict[str, str], bytes], **headers: str) -> bytes:
    """An MHTML of parts that stand as they are."""
    names = {"mime_version": "MIME-Version", "content_type": "Content-Type", "content_location": "Content-Location"}
    head = {"content_type": 'multipart/related; boundary="b"', **headers}
    lines = [f"{names.get(key, key)}: {value}".encode() for key, value in head.items()]
    for fields, content in parts:
        lines += [b"", b"--b", *(f"{key}: {value}".encode() for key, value in fields.items()), b"", content]
    return b"\r\n".join([*lines, b"--b--", b""])


def test_internet_explorers_mhtml_with_a_charset_of_its_own(tmp_path):
    text = "<html><p>Café “Chez Renée”</p></html>"
    part = {"Content-Type": 'text/html; charset="windows-1252"', "Content-Transfer-Encoding": "8bit",
            "Content-Location": "http://oster.example/pier"}  # fmt: skip
    content = related((part, text.encode("cp1252")), mime_version="1.0", From='"Saved by Windows Internet Explorer 8"')
    (page,) = read([str(write(tmp_path, "a.mht", content))]).pages
    assert (page.content.decode("cp1252"), page.encoding, page.uri) == (
        text,
        "windows-1252",
        "http://oster.example/pier",
    )


def test_the_root_part_is_the_one_that_start_names(tmp_path):
    frame = ({"Content-Type": "text/html", "Content-ID": "<frame>"}, b"<p>frame")
    root = ({"Content-Type": "text/html", "Content-ID": "<root>"}, b"<p>the page")
    content = related(frame, root, content_type='multipart/related; start="<root>"; type="text/html"; boundary=b')
    assert read([str(write(tmp_path, "a.mht", content))]).pages[0].content.strip() == b"<p>the page"
    located = ({"Content-Type": "text/html", "Content-Location": "https://oster.example/2"}, b"<p>the page")
    content = related(frame, located, content_location="https://oster.example/2")
    assert read([str(write(tmp_path, "a.mht", content))]).pages[0].content.strip() == b"<p>the page"


def test_of_a_frameset_the_frame_with_the_text_is_the_page(tmp_path):
    parts = [({"Content-Type": "text/html"}, body) for body in (
        b"<html><frameset cols='10,90'><frame src=a><frame src=b></frameset></html>", b"<p>menu", b"<p>" + b"the page " * 50,
    )]  # fmt: skip
    assert b"the page" in read([str(write(tmp_path, "a.mht", related(*parts)))]).pages[0].content


def test_one_part_without_others_is_a_page_too(tmp_path):
    message = EmailMessage()
    message["Subject"] = "Übersicht"
    message.set_content("<p>Grüße", subtype="html", charset="utf-8", cte="base64")
    (page,) = read([str(write(tmp_path, "a.mht", message.as_bytes()))]).pages
    assert (page.content.decode().strip(), page.said.title) == ("<p>Grüße", "Übersicht")


@pytest.mark.parametrize(
    "content",
    [
        related(({"Content-Type": "image/png"}, b"x")),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n",
        b"Content-Type: multipart/related; boundary=\"b\"\r\n\r\n" + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 3000,
        b"no mail at all",
    ],
)  # fmt: skip
def test_mhtml_without_a_page_is_named(tmp_path, content):
    good = write(tmp_path, "good.html")
    reading = read([str(write(tmp_path, "a.mhtml", content)), str(good)])
    assert [(r.name, r.code) for r in reading.rejected] == [("a.mhtml", "F126")]


def archive(**main: object) -> dict[str, object]:
    return {"WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceMIMEType": "text/html", **main}}


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_safaris_web_archive(tmp_path, form):
    value = archive(WebResourceURL="https://oster.example/pier", WebResourceTextEncodingName="UTF-8")
    value["WebSubframeArchives"] = [archive()]
    content = plistlib.dumps(value, fmt=form)
    reading = read([str(write(tmp_path, "Pier.webarchive", content))])
    (page,) = reading.pages
    assert (page.content.decode(), page.encoding, page.uri) == (PAGE, "UTF-8", "https://oster.example/pier")
    assert [n.code for n in reading.notes] == ["F209"]
    assert read([str(write(tmp_path, "page", content))]).pages[0].id == page.id


@pytest.mark.parametrize(
    "content",
    [
        b"bplist00nothing",
        plistlib.dumps({"WebMainResource": 5}),
        plistlib.dumps(archive(WebResourceMIMEType="image/png")),
    ],
)
def test_a_web_archive_without_a_page_is_named(tmp_path, content):
    good = write(tmp_path, "good.html")
    reading = read([str(write(tmp_path, "a.webarchive", content)), str(good)])
    assert [(r.name, r.code) for r in reading.rejected] == [("a.webarchive", "F126")]
