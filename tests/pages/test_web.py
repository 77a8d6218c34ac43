"""Addresses as paths: what becomes of what was fetched."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli import main
from firsthand.errors import FirsthandError
from firsthand.pages import Reading, read
from firsthand.settings import Settings, Web
from tests.pages.server import Site, closed_port, redirect, serving
from tests.pages.test_feeds import LONG, RSS

PAGE = b"<!DOCTYPE html><title>Harbour</title><p>The mayor of Ostrava Bay said the harbour would close.</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.paths["/a.html"] = PAGE
        yield site


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        web=Web(allow_private=True, cache=tmp_path / "cache", seconds_between_requests=0.0, seconds_per_request=5.0)
    )


def sent(body: bytes, kind: str) -> object:
    return lambda handler: handler.reply(body, kind)


def test_a_page_knows_the_address_that_was_named_and_the_final_one(site: Site, settings: Settings) -> None:
    site.paths["/old"] = redirect("/a.html")
    (page,) = read([site.url("/old#top")], settings).pages
    assert (page.names, page.uris) == ((site.url("/old#top"),), (site.url("/a.html"),))
    assert (page.kind, page.content, page.encoding) == ("html", PAGE, "utf-8")
    assert page.fetched is None  # nothing that is made of a page may depend on when it was fetched


def test_one_page_at_two_addresses_is_one_page(site: Site, settings: Settings) -> None:
    site.paths["/b.html"] = PAGE
    reading = read([site.url("/b.html"), site.url("/a.html")], settings)
    assert reading.pages[0].uris == (site.url("/a.html"), site.url("/b.html"))
    assert [note.code for note in reading.notes] == ["F201"]


@pytest.mark.parametrize(
    ("kind", "body", "expected", "encoding"),
    [
        ("text/html; charset=windows-1252", PAGE, "html", "windows-1252"),
        ('text/html;Charset="UTF-8"', PAGE, "html", "UTF-8"),
        ("text/html", b"plain words of a page", "html", None),
        ("application/xhtml+xml", PAGE, "html", None),
        ("text/plain", b"Harbour\n\nThe mayor said so.", "dump", None),
        ("text/plain", PAGE, "html", None),
        ("application/octet-stream", PAGE, "html", None),
        ("", PAGE, "html", None),
    ],
)
def test_kinds_of_pages(
    site: Site, settings: Settings, kind: str, body: bytes, expected: str, encoding: str | None
) -> None:
    for path in ("/x", "/x.txt", "/x.php"):
        site.paths[path] = sent(body, kind)
        (page,) = read([site.url(path)], replace(settings, web=replace(settings.web, keep=False))).pages
        assert (page.kind, page.encoding) == (expected, encoding)


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n", "F102"),
        ("text/html", b"", "F101"),
        ("text/css", b"body { color: red }", "F102"),
        ("application/rss+xml", b"<html><p>no feed</p>", None),
        ("application/rss+xml", b"nothing", "F122"),
    ],
)
def test_what_is_no_page(site: Site, settings: Settings, kind: str, body: bytes, code: str | None) -> None:
    site.paths["/x"] = sent(body, kind)
    reading = read([site.url("/a.html"), site.url("/x")], settings)
    assert [r.code for r in reading.rejected] == ([code] if code else [])


def test_files_and_addresses_stand_in_the_order_given(site: Site, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("The mayor said so.")
    reading = read([site.url("/none"), str(tmp_path / "b.txt"), site.url("/a.html"), "ftp://bay.example/"], settings)
    names = [item.name for item in reading.order]
    assert names == [site.url("/none"), "b.txt", site.url("/a.html"), "ftp://bay.example/"]
    assert [r.code for r in reading.rejected] == ["F117", "F112"]


def test_the_second_run_is_the_first_again_and_asks_nobody(site: Site, settings: Settings) -> None:
    site.paths["/feed"] = sent(RSS.encode(), "application/rss+xml")
    paths = [site.url("/feed"), site.url("/a.html")]
    first = read(paths, settings)
    site.asked.clear()
    assert read(paths, settings) == first
    assert site.asked == []


def test_an_archive_at_an_address_is_read_like_a_file(site: Site, settings: Settings) -> None:
    site.paths["/rows"] = sent(
        b'{"text": "The mayor said so.", "url": "https://bay.example/9"}\n', "application/x-ndjson"
    )
    site.paths["/packed"] = sent(gzip.compress(PAGE), "application/gzip")
    rows, packed = read([site.url("/rows"), site.url("/packed")], settings).pages
    assert rows.uri == "https://bay.example/9"
    assert (packed.kind, packed.content) == ("html", PAGE)


# Runs in which nothing can be read


def test_the_error_of_the_one_address_is_the_error_of_the_run(settings: Settings) -> None:
    address = f"http://127.0.0.1:{closed_port()}/"
    with pytest.raises(FirsthandError) as caught:
        read([address], settings)
    assert caught.value.code == "F115" and address in caught.value.text


def test_where_no_address_can_be_read_each_is_told(site: Site, settings: Settings) -> None:
    with pytest.raises(FirsthandError) as caught:
        read([site.url("/none"), "http://u:sesame@bay.example/"], settings)
    assert caught.value.code == "F301"
    assert "F117" in caught.value.text and "F112" in caught.value.text and "sesame" not in caught.value.text


def test_passwords_are_not_repeated(site: Site, settings: Settings) -> None:
    reading = read([site.url("/a.html"), "http://u:sesame@bay.example/"], settings)
    assert "sesame" not in repr(reading.rejected)


def test_files_alone_load_nothing_of_the_web(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "a.txt").write_text("The mayor said so.")
    code = f"""
import sys
from firsthand.pages import read
read([{str(tmp_path / "a.txt")!r}])
names = ("httpx", "httpcore", "protego", "feedparser", "ssl", "firsthand.pages.fetching")
print(*[name for name in names if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


# Feeds


def feed(site: Site) -> str:
    site.paths["/feed"] = sent(RSS.replace("https://bay.example/", site.url("/")).encode(), "text/xml")
    site.paths["/2"] = PAGE
    site.paths["/4"] = PAGE + b"<p>more</p>"
    return site.url("/feed")


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(r.name, r.code) for r in reading.rejected]


def test_links_of_a_feed_are_not_fetched(site: Site, settings: Settings) -> None:
    reading = read([feed(site)], settings)
    assert codes(reading) == [(site.url("/2"), "F121"), (site.url("/4"), "F121")]
    assert site.pages == ["/feed"]


def test_links_of_a_feed_are_fetched_where_the_user_asks_for_it(site: Site, settings: Settings) -> None:
    follow = replace(settings, web=replace(settings.web, follow=True))
    reading = read([feed(site)], follow)
    assert site.pages == ["/feed", "/2", "/4"]
    assert [page.name for page in reading.pages] == [site.url(path) for path in ("/1", "/2", "/3", "/4")]
    followed = reading.pages[1]
    assert (followed.content, followed.facts.title, followed.said.title) == (PAGE, None, "Only a summary")


def test_what_fails_behind_a_feed_is_named(site: Site, settings: Settings) -> None:
    address = feed(site)
    site.paths["/2"] = 404
    site.paths["/4"] = sent(RSS.encode(), "application/rss+xml")
    reading = read([address], replace(settings, web=replace(settings.web, follow=True)))
    assert codes(reading) == [(site.url("/2"), "F117"), (site.url("/4"), "F122")]


def test_a_feed_that_is_a_file_leads_to_no_private_machine(site: Site, settings: Settings, tmp_path: Path) -> None:
    """The user allows private addresses that he names, and these are named by whoever wrote the feed."""
    (tmp_path / "a.rss").write_text(RSS.replace("https://bay.example/", site.url("/")))
    reading = read([str(tmp_path / "a.rss")], replace(settings, web=replace(settings.web, follow=True)))
    assert codes(reading) == [(site.url("/2"), "F113"), (site.url("/4"), "F113")]
    assert site.asked == []


# The command


def test_read_takes_addresses(site: Site, tmp_path: Path) -> None:
    site.paths["/x"] = f"<title>Harbour</title><h1>Harbour to close</h1><p>{LONG}</p><p>{LONG}</p>".encode()
    options = ["--allow-private", "--cache", str(tmp_path / "cache")]
    run = CliRunner().invoke(main, ["read", *options, site.url("/x"), site.url("/none")])
    assert run.exit_code == 3, run.output
    assert '"F117"' in run.stdout and f'"uri": "{site.url("/x")}"' in run.stdout
    assert "rejected" in run.stderr
    run = CliRunner().invoke(main, ["read", "--no-cache", site.url("/x")])
    assert run.exit_code == 1 and "F113" in run.stderr and "--allow-private" in run.stderr
    run = CliRunner().invoke(main, ["read", "--no-cache", "--refresh", site.url("/x")])
    assert run.exit_code == 2


def test_a_private_feed_may_lead_to_its_own_machine_alone_where_that_is_allowed(site: Site, settings: Settings) -> None:
    address = feed(site)
    closed = replace(settings, web=replace(settings.web, follow=True, allow_private=False))
    with pytest.raises(FirsthandError) as caught:
        read([address], closed)
    assert caught.value.code == "F113"
    read([address], settings)
    site.asked.clear()
    # From the cache the feed itself is there, and its links still lead nowhere.
    assert {r.code for r in read([address], closed).rejected} == {"F113"}
    assert site.asked == []
