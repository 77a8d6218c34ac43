"""Addresses to pages, against real servers on this machine."""

from __future__ import annotations

import gzip
import json
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from firsthand import __version__
from firsthand.errors import FirsthandError, PageError
from firsthand.pages import addresses, read
from firsthand.pages.cache import Entry, default_folder
from firsthand.pages.fetching import Fetcher, Named
from firsthand.settings import Settings, Web
from tests.pages.server import PEM, Handler, Site, closed_port, dripping, redirect, serving

PAGE = b"<!DOCTYPE html><title>Harbour</title><p>The mayor of Ostrava Bay said the harbour would close.</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.paths["/a"] = PAGE
        yield site


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(
        allow_private=True, cache=tmp_path / "cache", seconds_per_request=5.0, seconds_between_requests=0.0,
        longest_wait=2.0,
    )  # fmt: skip


def fetch(web: Web, *asked: str, private: bool = True, **settings: Any) -> list[Entry | PageError]:
    return Fetcher(Settings(web=web, **settings)).fetch([Named(address, private) for address in asked])


def code(web: Web, address: str, **settings: Any) -> str:
    (found,) = fetch(web, address, **settings)
    assert isinstance(found, PageError), found
    return found.code


def entry(web: Web, address: str, **settings: Any) -> Entry:
    (found,) = fetch(web, address, **settings)
    assert isinstance(found, Entry), found
    return found


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, Sequence[str]]:
    """What names lead to; what is not in it goes to the system's resolver."""
    known: dict[str, Sequence[str]] = {}
    system = addresses.lookup
    monkeypatch.setattr(addresses, "lookup", lambda host, port: list(known.get(host) or system(host, port)))
    return known


# What comes back


def test_a_page_comes_with_what_the_server_says_of_it(site: Site, web: Web) -> None:
    found = entry(web, site.url("/a#part"))
    assert (found.content, found.status, found.final) == (PAGE, 200, site.url("/a"))
    assert found.header("content-type") == "text/html; charset=utf-8"
    assert found.private


def test_the_request_says_who_asks_and_nothing_of_the_user(site: Site, web: Web) -> None:
    entry(web, site.url("/a"))
    _, headers = site.asked[-1]
    assert headers.pop("user-agent").startswith(f"firsthand/{__version__} (+https://")
    assert set(headers) == {"host", "accept", "accept-encoding", "accept-language", "connection"}


def test_results_stand_in_the_order_given_whichever_comes_first(site: Site, web: Web) -> None:
    with serving() as slow:
        slow.paths["/a"] = lambda handler: (time.sleep(0.2), handler.reply(PAGE + b"slow"))[0]
        asked = [slow.url("/a"), site.url("/a"), site.url("/none"), slow.url("/a"), "ftp://bay.example/"]
        found = fetch(web, *asked)
    assert [f.content[-4:] if isinstance(f, Entry) else f.code for f in found] == [
        b"slow", b"</p>", "F117", b"slow", "F112",
    ]  # fmt: skip
    assert len(slow.pages) == 1


def test_the_order_in_which_things_come_changes_nothing(web: Web) -> None:
    """Eight hosts that answer in another order each time: redirects, failures, and a page that several have."""
    pauses = random.Random(7)

    def page(n: int) -> Callable[[Handler], None]:
        def answer(handler: Handler) -> None:
            time.sleep(pauses.random() / 20)
            handler.reply(PAGE + str(n % 3).encode(), status=404 if n == 5 else 200)

        return answer

    with serving("0.0.0.0") as site:
        for n in range(8):
            site.paths[f"/{n}"] = page(n)
        site.paths["/old"] = redirect("/1")
        asked = [site.url(f"/{n}", f"127.0.0.{n + 2}") for n in range(8)]
        asked += [site.url("/old", "127.0.0.5"), site.url("/7", "127.0.0.9"), "http://u@bay.example/"]
        readings = [read(asked, Settings(web=replace(web, keep=False))) for _ in range(3)]
        backwards = read(asked[::-1], Settings(web=replace(web, keep=False)))
    assert readings[0] == readings[1] == readings[2]
    assert sorted(readings[0].rejected) == sorted(backwards.rejected)
    assert {page.id: page for page in readings[0].pages} == {page.id: page for page in backwards.pages}


def test_progress_is_told(site: Site, web: Web) -> None:
    told: list[tuple[str, int, int]] = []
    site.paths["/b"] = PAGE
    Fetcher(Settings(web=web)).fetch(
        [Named(site.url("/a"), True), Named(site.url("/b"), True)], lambda *each: told.append(each)
    )
    assert told == [("fetching", 0, 2), ("fetching", 1, 2), ("fetching", 2, 2)]


# Errors, one code for each cause


def test_what_stands_under_an_error_is_not_read(site: Site, web: Web) -> None:
    site.paths["/x"] = dripping(b"x" * 999, 0, b"HTTP/1.1 404 No\r\n\r\n", 10_000)
    site.paths["/y"] = lambda handler: handler.reply(b"no gzip", status=410, Content_Encoding="gzip")
    assert [code(web, site.url(path)) for path in ("/x", "/y")] == ["F117", "F117"]


@pytest.mark.parametrize("status", [204, 206, 300, 304, 400, 401, 403, 404, 410, 418, 451, 500, 502, 503, 599])
def test_a_status_is_told(site: Site, web: Web, status: int) -> None:
    site.paths["/x"] = status
    (found,) = fetch(web, site.url("/x"))
    assert isinstance(found, PageError) and found.code == "F117"
    assert str(status) in found.text and site.url("/x") in found.text


def test_a_name_that_nobody_knows(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "unknown")

    monkeypatch.setattr(addresses, "lookup", unknown)
    assert code(web, "http://bay.example/") == "F114"


def test_nobody_listens(web: Web) -> None:
    assert code(web, f"http://127.0.0.1:{closed_port()}/") == "F115"


@pytest.mark.parametrize("sent", [b"", b"\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 two\r\n\r\n", b"\0" * 99])
def test_what_is_no_http(site: Site, web: Web, sent: bytes) -> None:
    site.paths["/x"] = dripping(b"", 0, sent, 0)
    assert code(replace(web, ignore_robots=True), site.url("/x")) == "F115"


def test_a_secure_connection_to_a_server_that_has_none(site: Site, web: Web) -> None:
    assert code(web, site.url("/a").replace("http:", "https:")) == "F115"


@pytest.fixture
def secure(names: dict[str, Sequence[str]]) -> Iterator[Site]:
    """A server with a certificate for bay.example, to which both names lead."""
    with serving(secure=True) as site:
        site.paths["/a"] = PAGE
        names["bay.example"] = names["tarn.example"] = ["127.0.0.1"]
        yield site


def https(site: Site, host: str) -> str:
    return site.url("/a", host).replace("http:", "https:")


def test_a_certificate_that_nobody_vouches_for(secure: Site, web: Web) -> None:
    assert code(web, https(secure, "bay.example")) == "F118"
    assert secure.asked == []


def test_the_certificate_is_for_the_name_and_the_connection_to_the_checked_address(
    secure: Site, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    assert entry(web, https(secure, "bay.example")).content == PAGE
    assert secure.names == ["bay.example", "bay.example"]
    assert secure.asked[-1][1]["host"] == f"bay.example:{secure.port}"
    for other in ("tarn.example", "127.0.0.1"):
        assert code(web, https(secure, other)) == "F118"
    assert len(secure.asked) == 2
    assert code(replace(web, allow_private=False, keep=False), https(secure, "bay.example")) == "F113"
    monkeypatch.setenv("SSL_CERT_FILE", "/none/such.pem")
    (found,) = fetch(replace(web, keep=False), https(secure, "bay.example"))
    assert isinstance(found, PageError) and found.code == "F118" and "SSL_CERT_FILE" in found.text


def test_a_body_that_ends_before_its_end(site: Site, web: Web) -> None:
    site.paths["/x"] = lambda handler: handler.reply(PAGE, Content_Length="5000")
    assert code(web, site.url("/x")) == "F115"


def test_a_body_that_is_longer_than_it_says_is_read_as_long_as_it_says(site: Site, web: Web) -> None:
    site.paths["/x"] = lambda handler: handler.reply(PAGE + b"HTTP/1.1 200 OK\r\n\r\n", Content_Length=str(len(PAGE)))
    assert entry(web, site.url("/x")).content == PAGE


# What bounds a request


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(random.Random(1).randbytes(5000))[:3000],
    ],
)
def test_a_server_that_sends_a_byte_now_and_then_holds_nobody_up(site: Site, web: Web, head: bytes) -> None:
    site.paths["/x"] = dripping(b"a", 0.05, head)
    began = time.monotonic()
    assert code(replace(web, seconds_per_request=0.5, ignore_robots=True), site.url("/x")) in ("F116", "F115")
    assert time.monotonic() - began < 2


def test_silence_ends_in_time(site: Site, web: Web) -> None:
    site.paths["/x"] = lambda handler: time.sleep(3)
    began = time.monotonic()
    assert code(replace(web, seconds_per_request=0.3), site.url("/x")) == "F116"
    assert time.monotonic() - began < 1.5


def test_a_secure_handshake_ends_in_time(web: Web) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        address = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        assert code(replace(web, seconds_per_request=0.3), address) == "F116"
    assert time.monotonic() - began < 1.5


def test_headers_without_end(site: Site, web: Web) -> None:
    site.paths["/x"] = dripping(b"X-More: " + b"x" * 60_000 + b"\r\n", 0, b"HTTP/1.1 200 OK\r\n", 100)
    assert code(replace(web, ignore_robots=True), site.url("/x")) == "F115"


@pytest.mark.parametrize("head", [b"", b"Content-Length: 999999999999\r\n", b"Transfer-Encoding: chunked\r\n"])
def test_a_body_without_end(site: Site, web: Web, head: bytes) -> None:
    piece = b"8000\r\n" + b"x" * 0x8000 + b"\r\n" if b"chunked" in head else b"x" * 0x8000
    site.paths["/x"] = dripping(piece, 0, b"HTTP/1.1 200 OK\r\n" + head + b"\r\n", 10_000)
    assert code(web, site.url("/x"), max_page_bytes=100_000) == "F104"


def bomb(member: bytes) -> Callable[[Handler], None]:
    return lambda handler: handler.reply(member, Content_Encoding="gzip")


def test_a_small_body_that_unpacks_to_a_large_one(site: Site, web: Web) -> None:
    site.paths["/x"] = bomb(gzip.compress(b"\0" * 100_000_000))
    site.paths["/y"] = bomb(gzip.compress(b"\0" * 10_000) * 5000)
    for path in ("/x", "/y"):
        assert code(web, site.url(path), max_page_bytes=1_000_000) == "F104"


def test_a_packed_body_is_unpacked(site: Site, web: Web) -> None:
    site.paths["/x"] = bomb(gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]))
    assert entry(web, site.url("/x")).content == PAGE


@pytest.mark.parametrize(
    ("packed", "coding", "expected"),
    [
        (gzip.compress(PAGE)[:-9], "gzip", "F115"),
        (b"\x1f\x8b" + PAGE, "gzip", "F115"),
        (PAGE, "gzip", "F115"),
        (PAGE, "br", "F105"),
        (gzip.compress(gzip.compress(PAGE)), "gzip, gzip", "F105"),
    ],
)
def test_a_packed_body_that_cannot_be_unpacked(site: Site, web: Web, packed: bytes, coding: str, expected: str) -> None:
    site.paths["/x"] = lambda handler: handler.reply(packed, Content_Encoding=coding)
    assert code(web, site.url("/x")) == expected


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_final_address_is_known(site: Site, web: Web, status: int) -> None:
    site.paths["/old"] = redirect("../new?x=1#y", status)
    site.paths["/new?x=1"] = PAGE
    found = entry(web, site.url("/old"))
    assert (found.address, found.final, found.content) == (site.url("/old"), site.url("/new?x=1"), PAGE)


def test_an_address_gets_so_much_time_in_all_however_often_it_redirects(site: Site, web: Web) -> None:
    for n in range(11):
        site.paths[f"/{n}"] = lambda handler, n=n: (time.sleep(0.25), redirect(f"/{n + 1}")(handler))[1]
    began = time.monotonic()
    assert code(replace(web, seconds_per_request=0.3), site.url("/0")) == "F116"
    assert time.monotonic() - began < 2.5


def test_redirects_in_a_circle(site: Site, web: Web) -> None:
    site.paths["/x"] = redirect("/y")
    site.paths["/y"] = redirect("/x")
    assert code(web, site.url("/x")) == "F120"
    assert site.pages == ["/x", "/y", "/x"]


def test_redirects_without_end(site: Site, web: Web) -> None:
    for n in range(30):
        site.paths[f"/{n}"] = redirect(f"/{n + 1}")
    assert code(web, site.url("/0")) == "F120"
    assert len(site.pages) == web.max_redirects + 1


def test_a_door_that_opens_by_a_cookie_is_passed(site: Site, web: Web) -> None:
    def door(handler: Handler) -> None:
        if "seen=1" in handler.headers.get("Cookie", ""):
            handler.reply(PAGE)
        else:
            handler.reply(b"", status=302, Location="/welcome")

    site.paths["/x"] = door
    site.paths["/welcome"] = redirect("/x", Set_Cookie="seen=1; Path=/")
    assert entry(web, site.url("/x")).content == PAGE
    site.paths["/b"] = PAGE
    entry(web, site.url("/b"))
    assert "cookie" not in site.asked[-1][1]


def test_cookies_do_not_go_to_another_host(site: Site, web: Web) -> None:
    with serving("127.0.0.2") as other:
        other.paths["/x"] = PAGE
        site.paths["/x"] = redirect(other.url("/x", "127.0.0.2"), Set_Cookie="secret=1; Path=/")
        assert entry(web, site.url("/x")).content == PAGE
    assert all("cookie" not in headers and "referer" not in headers for _, headers in other.asked)


@pytest.mark.parametrize(
    "where",
    ["file:///etc/passwd", "ftp://bay.example/", "http://user:sesame@127.0.0.1/", "javascript:x", "http://", "//:0/"],
)
def test_redirects_to_what_is_not_read(site: Site, web: Web, where: str) -> None:
    site.paths["/x"] = redirect(where)
    (found,) = fetch(web, site.url("/x"))
    assert isinstance(found, PageError) and found.code == "F120" and "sesame" not in found.text


def test_odd_cookies_break_nothing(site: Site, web: Web) -> None:
    site.paths["/x"] = redirect("/a", Set_Cookie="a=\xff\x01; Path=/")
    (found,) = fetch(web, site.url("/x"))
    assert isinstance(found, Entry) or found.code == "F115"


# Machines that are not public


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "0", "0.0.0.0", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost.", "LOCALHOST"],
)  # fmt: skip
def test_no_way_of_writing_it_leads_to_this_machine(site: Site, web: Web, host: str) -> None:
    (found,) = fetch(replace(web, allow_private=False), site.url("/a", host))
    assert isinstance(found, PageError) and found.code in ("F112", "F113", "F114"), found
    assert site.asked == []


@pytest.mark.parametrize(
    "leads",
    [["127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["10.0.0.1"], ["169.254.169.254"], ["8.8.8.8", "127.0.0.1"],
     ["64:ff9b::7f00:1"], ["fe80::1%lo"]],
)  # fmt: skip
def test_a_name_that_leads_to_a_private_machine(
    site: Site, web: Web, names: dict[str, Sequence[str]], leads: Sequence[str]
) -> None:
    names["bay.example"] = leads
    assert code(replace(web, allow_private=False), site.url("/a", "bay.example")) == "F113"
    assert site.asked == []


def test_a_name_that_changes_its_address_gains_nothing(site: Site, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the first answer is public, every further one is not; nobody asks a second time."""
    asked: list[str] = []
    connected: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8"] if len(asked) == 1 else ["127.0.0.1"]

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(addresses, "lookup", changing)
    monkeypatch.setattr(socket, "create_connection", connect)
    public = replace(web, allow_private=False, ignore_robots=True)
    assert code(public, site.url("/a", "bay.example")) == "F115"
    assert (asked, connected) == (["bay.example"], ["8.8.8.8"])


@pytest.fixture
def outside(names: dict[str, Sequence[str]], monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that is public as far as anybody can tell: its name leads to 93.184.216.34, where this machine answers."""
    create = socket.create_connection
    with serving() as public:
        names["public.example"] = ["93.184.216.34"]

        def connect(address: tuple[str, int], *more: Any, **named: Any) -> socket.socket:
            return create(("127.0.0.1" if address[0] == "93.184.216.34" else address[0], address[1]), *more, **named)

        monkeypatch.setattr(socket, "create_connection", connect)
        yield public


@pytest.mark.parametrize("allow", [False, True])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "inside.example"])
def test_a_public_page_cannot_send_us_inside(
    site: Site, web: Web, outside: Site, names: dict[str, Sequence[str]], allow: bool, host: str
) -> None:
    """Not even where the user allows private addresses: the user named a public one."""
    names["inside.example"] = ["127.0.0.1"]
    outside.paths["/x"] = redirect(site.url("/a", host))
    outside.paths["/y"] = redirect("/x")
    for path in ("/x", "/y"):
        assert code(replace(web, allow_private=allow), outside.url(path, "public.example")) == "F113"
    assert site.asked == []


def test_a_public_robots_txt_cannot_send_us_inside(site: Site, web: Web, outside: Site) -> None:
    outside.paths["/a"] = PAGE
    outside.paths["/robots.txt"] = redirect(site.url("/robots.txt"))
    assert code(web, outside.url("/a", "public.example")) == "F119"
    assert site.asked == []


def test_what_may_not_be_asked_for_one_may_be_asked_for_another(site: Site, web: Web, outside: Site) -> None:
    outside.paths["/x"] = redirect(site.url("/a"))
    both = fetch(web, outside.url("/x", "public.example"), site.url("/a"))
    assert isinstance(both[0], PageError) and both[0].code == "F113"
    assert isinstance(both[1], Entry)


def test_a_private_page_may_lead_to_another(site: Site, web: Web) -> None:
    with serving() as other:
        other.paths["/x"] = PAGE
        site.paths["/x"] = redirect(other.url("/x"))
        assert entry(web, site.url("/x")).content == PAGE


def test_a_link_that_the_user_did_not_name_is_no_leave(site: Site, web: Web) -> None:
    (found,) = fetch(web, site.url("/a"), private=False)
    assert isinstance(found, PageError) and found.code == "F113"


def test_proxies_of_the_environment_are_not_used(site: Site, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, proxy.url("/"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert entry(web, site.url("/a")).content == PAGE
        assert proxy.asked == []
        (found,) = fetch(web, f"http://127.0.0.1:{closed_port()}/")
        assert isinstance(found, PageError) and "proxy" in found.text


# robots.txt


def robots(text: str) -> Callable[[Handler], None]:
    return lambda handler: handler.reply(text.encode(), "text/plain")


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("User-agent: *\nDisallow: /", True),
        ("User-agent: *\nDisallow: /a", True),
        ("User-agent: *\nDisallow: /b", False),
        ("User-agent: *\nDisallow:", False),
        ("User-agent: *\nDisallow: /\nAllow: /a", False),
        ("User-agent: *\nDisallow: /*a$", True),
        ("User-agent: FirstHand/2.0\nDisallow: /\n\nUser-agent: *\nAllow: /", True),
        ("User-agent: firsthand\nAllow: /\n\nUser-agent: *\nDisallow: /", False),
        ("User-agent: firsthander\nDisallow: /", False),
        ("User-agent: other\nUser-agent: firsthand\nDisallow: /", True),
        ("User-agent: other\nDisallow: /", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a # this", True),
        ("<html>no such page</html>", False),
        ("", False),
    ],
)
def test_robots_txt_is_honoured(site: Site, web: Web, text: str, forbidden: bool) -> None:
    site.paths["/robots.txt"] = robots(text)
    (found,) = fetch(web, site.url("/a"))
    assert (isinstance(found, PageError) and found.code == "F119") == forbidden
    assert site.pages == ([] if forbidden else ["/a"])
    assert isinstance(fetch(replace(web, ignore_robots=True), site.url("/a"))[0], Entry)


@pytest.mark.parametrize(
    ("status", "forbidden"), [(400, False), (401, False), (403, False), (404, False), (410, False), (429, True),
                              (500, True), (503, True)]
)  # fmt: skip
def test_a_robots_txt_that_is_not_there(site: Site, web: Web, status: int, forbidden: bool) -> None:
    site.paths["/robots.txt"] = status
    (found,) = fetch(web, site.url("/a"))
    assert (isinstance(found, PageError) and found.code == "F119") == forbidden


def test_only_the_first_part_of_a_large_robots_txt_is_read(site: Site, web: Web) -> None:
    filler = "# nothing\n" * 60_000
    site.paths["/robots.txt"] = robots(filler + "User-agent: *\nDisallow: /\n")
    assert isinstance(fetch(web, site.url("/a"))[0], Entry)
    site.paths["/robots.txt"] = robots("User-agent: *\nDisallow: /\n" + filler)
    assert code(replace(web, keep=False), site.url("/a")) == "F119"


def test_a_robots_txt_made_to_fill_the_memory(site: Site, web: Web) -> None:
    agents = "".join(f"User-agent: a{n}\n" for n in range(8_000))
    rules = "".join(f"Disallow: /*{n}*a*a*a*$\n" for n in range(8_000))
    site.paths["/robots.txt"] = robots(agents + "User-agent: *\n" + rules)
    began = time.monotonic()
    fetch(web, site.url("/a"))
    assert time.monotonic() - began < 3


def test_robots_txt_is_asked_for_once_a_host(site: Site, web: Web) -> None:
    for n in range(5):
        site.paths[f"/{n}"] = PAGE
    fetch(web, *(site.url(f"/{n}") for n in range(5)))
    assert len(site.asked) == 6
    fetch(replace(web, refresh=True), site.url("/0"))
    assert [path for path, _ in site.asked[6:]] == ["/0"]


def test_a_robots_txt_that_is_itself_named_is_a_page(site: Site, web: Web) -> None:
    site.paths["/b"] = PAGE
    fetch(web, site.url("/a"))  # keeps that there is none
    assert code(web, site.url("/robots.txt")) == "F117"
    site.paths["/robots.txt"] = robots("User-agent: *\nDisallow: /b")
    assert entry(web, site.url("/robots.txt")).content == b"User-agent: *\nDisallow: /b"
    assert isinstance(fetch(web, site.url("/b"))[0], Entry)  # for a day the rules are those that were found


def test_robots_txt_may_redirect(site: Site, web: Web) -> None:
    site.paths["/robots.txt"] = redirect("/rules")
    site.paths["/rules"] = robots("User-agent: *\nDisallow: /a")
    assert code(web, site.url("/a")) == "F119"
    site.paths["/robots.txt"] = redirect("/robots.txt")
    assert isinstance(fetch(replace(web, keep=False), site.url("/a"))[0], Entry)


def test_robots_txt_of_every_host_on_the_way_is_asked(site: Site, web: Web) -> None:
    with serving() as other:
        other.paths["/robots.txt"] = robots("User-agent: *\nDisallow: /")
        other.paths["/x"] = PAGE
        site.paths["/x"] = redirect(other.url("/x"))
        assert code(web, site.url("/x")) == "F119"
    assert other.pages == []


# Manners


def test_a_host_is_asked_one_page_at_a_time_with_a_pause(site: Site, web: Web) -> None:
    times: list[float] = []

    def page(handler: Handler) -> None:
        times.append(time.monotonic())
        time.sleep(0.02)
        handler.reply(PAGE)

    for n in range(4):
        site.paths[f"/{n}"] = page
    fetch(replace(web, seconds_between_requests=0.1), *(site.url(f"/{n}") for n in range(4)))
    assert site.most_at_once == 1
    assert all(later - earlier > 0.1 for earlier, later in pairwise(times))


def test_a_host_to_which_many_redirect_is_asked_one_at_a_time(site: Site, web: Web) -> None:
    site.paths["/a"] = lambda handler: (time.sleep(0.05), handler.reply(PAGE))[0]
    hosts = [f"127.0.0.{n}" for n in range(2, 7)]
    with serving("0.0.0.0") as other:
        other.paths["/x"] = redirect(site.url("/a"))
        fetch(web, *(other.url("/x", host) for host in hosts))
    assert len(site.pages) == 5 and site.most_at_once == 1


def test_hosts_are_asked_at_the_same_time(web: Web) -> None:
    with serving("0.0.0.0") as site:
        site.paths["/x"] = lambda handler: (time.sleep(0.3), handler.reply(PAGE))[0]
        began = time.monotonic()
        fetch(web, *(site.url("/x", f"127.0.0.{n}") for n in range(2, 8)))
    assert time.monotonic() - began < 1.2
    assert site.most_at_once > 1


def test_a_crawl_delay_is_kept_within_bounds(site: Site, web: Web) -> None:
    site.paths["/b"] = PAGE
    for delay, least, most in ((0.3, 0.3, 1.5), (3600, 0.2, 1.5), (-1, 0, 0.3), (float("nan"), 0, 0.3)):
        site.paths["/robots.txt"] = robots(f"User-agent: *\nCrawl-delay: {delay}")
        began = time.monotonic()
        fetch(replace(web, keep=False, longest_wait=0.4), site.url("/a"), site.url("/b"))
        assert least <= time.monotonic() - began < most


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_says_when_to_come_back_is_asked_again_then(site: Site, web: Web, status: int) -> None:
    times: list[float] = []

    def busy(handler: Handler) -> None:
        times.append(time.monotonic())
        if len(times) == 1:
            handler.reply(b"", status=status, Retry_After="1")
        else:
            handler.reply(PAGE)

    site.paths["/x"] = busy
    assert entry(web, site.url("/x")).content == PAGE
    assert times[1] - times[0] >= 0.95


def test_robots_txt_too_is_asked_again_when_the_host_says(site: Site, web: Web) -> None:
    times: list[float] = []

    def busy(handler: Handler) -> None:
        times.append(time.monotonic())
        if len(times) == 1:
            handler.reply(b"", status=503, Retry_After="1")
        else:
            handler.reply(b"User-agent: *\nDisallow: /b", "text/plain")

    site.paths["/robots.txt"] = busy
    assert entry(web, site.url("/a")).content == PAGE
    assert times[1] - times[0] >= 0.95


@pytest.mark.parametrize("after", ["3600", "Fri, 31 Dec 2199 23:59:59 GMT", "99999999999999999999", "soon", ""])
def test_a_host_that_wants_to_be_left_alone_is(site: Site, web: Web, after: str) -> None:
    site.paths["/x"] = lambda handler: handler.reply(b"", status=429, Retry_After=after)
    (found,) = fetch(web, site.url("/x"))
    assert isinstance(found, PageError) and found.code == "F117" and after in found.text
    assert site.pages == ["/x"]


def test_a_host_that_is_always_busy_is_given_up(site: Site, web: Web) -> None:
    site.paths["/x"] = lambda handler: handler.reply(b"", status=503, Retry_After="0")
    assert code(web, site.url("/x")) == "F117"
    assert len(site.pages) == 3


# The cache


def test_a_second_run_asks_nobody(site: Site, web: Web) -> None:
    site.paths["/old"] = redirect("/a")
    first = fetch(web, site.url("/a"), site.url("/old"))
    site.asked.clear()
    assert fetch(web, site.url("/a"), site.url("/old#x")) == first
    assert site.asked == []


def test_what_failed_is_asked_again(site: Site, web: Web) -> None:
    assert code(web, site.url("/late")) == "F117"
    site.paths["/late"] = PAGE
    assert entry(web, site.url("/late")).content == PAGE


def test_nothing_is_kept_where_nothing_shall_be(site: Site, web: Web, tmp_path: Path) -> None:
    for _ in range(2):
        entry(replace(web, keep=False), site.url("/a"))
    assert site.pages == ["/a", "/a"]
    assert not (tmp_path / "cache").exists()


def kept_files(web: Web) -> list[Path]:
    assert web.cache is not None
    return [path for path in sorted(web.cache.rglob("*")) if path.is_file() and b"/a" in path.read_bytes()[:300]]


@pytest.mark.parametrize(
    "harm",
    [
        lambda kept: kept[:-3],
        lambda kept: kept + b"x",
        lambda kept: kept.replace(b"harbour", b"hargour"),
        lambda kept: b"",
        lambda kept: b"{}\n",
        lambda kept: b"[]\n",
        lambda kept: b"[" * 100_000,
        lambda kept: b"\0" * 500,
        lambda kept: kept.replace(b'"length": ', b'"length": -'),
        lambda kept: kept.replace(b'"fetched": "2', b'"fetched": "x'),
        lambda kept: kept.replace(b'"address": "http', b'"address": "httq'),
    ],
)
def test_what_was_damaged_is_fetched_again(site: Site, web: Web, harm: Callable[[bytes], bytes]) -> None:
    entry(web, site.url("/a"))
    (path,) = kept_files(web)
    whole = path.read_bytes()
    assert harm(whole) != whole
    path.write_bytes(harm(whole))
    assert entry(web, site.url("/a")).content == PAGE
    assert site.pages == ["/a", "/a"]
    assert entry(web, site.url("/a")).content == PAGE
    assert site.pages == ["/a", "/a"]


def test_what_is_kept_is_for_its_user_alone(site: Site, web: Web) -> None:
    entry(web, site.url("/a"))
    assert web.cache is not None
    assert web.cache.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in web.cache.rglob("*"))
    (path,) = kept_files(web)
    line = json.loads(path.read_bytes().split(b"\n", 1)[0])
    assert line["address"] == line["final"] == site.url("/a") and line["status"] == 200
    assert path.read_bytes().endswith(b"\n" + PAGE)


def test_a_cache_that_cannot_be_written_costs_no_page(
    site: Site, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "firsthand").write_text("in the way")
    monkeypatch.setattr("firsthand.pages.fetching.default_folder", lambda: tmp_path / "firsthand")
    assert entry(replace(web, cache=None), site.url("/a")).content == PAGE
    assert "cannot be kept" in caplog.text


def test_a_cache_that_the_user_names_must_be_one(site: Site, web: Web, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FirsthandError) as caught:
        fetch(replace(web, cache=tmp_path / "file"), site.url("/a"))
    assert caught.value.code == "F310"
    assert site.asked == []


def test_cookies_are_not_kept(site: Site, web: Web) -> None:
    site.paths["/x"] = lambda handler: handler.reply(PAGE, Set_Cookie="session=1")
    assert entry(web, site.url("/x")).header("set-cookie") is None


def test_an_odd_etag_is_not_sent_back(site: Site, web: Web) -> None:
    site.paths["/x"] = lambda handler: handler.reply(PAGE, ETag='"\xe4"')
    for refresh in (False, True):
        assert entry(replace(web, refresh=refresh), site.url("/x")).content == PAGE
    assert "if-none-match" not in site.asked[-1][1]


def test_a_user_without_a_home_has_no_cache(site: Site, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr("firsthand.pages.fetching.default_folder", homeless)
    assert entry(replace(web, cache=None), site.url("/a")).content == PAGE


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/var/tmp/x"}, "/var/tmp/x/firsthand"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "/home/edda/.cache/firsthand"),
        ("linux", {}, "/home/edda/.cache/firsthand"),
        ("darwin", {}, "/home/edda/Library/Caches/firsthand"),
        ("win32", {"LOCALAPPDATA": "/home/edda/L"}, "/home/edda/L/firsthand/Cache"),
    ],
)
def test_where_the_cache_is(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/edda"))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert default_folder() == Path(expected)


def test_refresh_asks_whether_it_is_still_so(site: Site, web: Web) -> None:
    def page(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"one"':
            handler.reply(b"", status=304, ETag='"one"')
        else:
            handler.reply(PAGE, ETag='"one"')

    site.paths["/x"] = page
    site.paths["/old"] = redirect("/x")
    for address in ("/x", "/old"):
        first = entry(web, site.url(address))
        again = entry(replace(web, refresh=True), site.url(address))
        assert (again.content, again.final) == (first.content, first.final) == (PAGE, site.url("/x"))
        assert "if-none-match" in site.asked[-1][1]
        assert entry(web, site.url(address)) == again
    site.paths["/x"] = PAGE + b"changed"
    assert entry(replace(web, refresh=True), site.url("/x")).content == PAGE + b"changed"
    assert entry(web, site.url("/x")).content == PAGE + b"changed"


def test_many_at_once_leave_the_cache_whole(site: Site, web: Web) -> None:
    results: list[Any] = []
    threads = [threading.Thread(target=lambda: results.append(fetch(web, site.url("/a")))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(isinstance(found, Entry) and found.content == PAGE for (found,) in results)
    assert len(kept_files(web)) == 1 and not list(web.cache.rglob("*.part"))  # type: ignore[union-attr]
