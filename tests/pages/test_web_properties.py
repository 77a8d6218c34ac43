"""What strangers write (addresses, feeds, robots.txt, headers) gives a result or an error with a code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import httpx
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import PageError
from firsthand.pages import addresses
from firsthand.pages.cache import Entry
from firsthand.pages.feeds import entries
from firsthand.pages.manners import retry_after
from firsthand.pages.robots import Robots
from firsthand.settings import Settings
from tests.pages.test_feeds import ATOM, JSON, RDF, RSS

HOSTS = st.sampled_from(
    ["bay.example", "127.0.0.1", "[::1]", "0x7f.1", "bäy.example", "xn--", "a..b", "", "%00", "a_b"]
)
PIECES = st.text(max_size=12) | st.sampled_from(
    ["@", ":", "//", "\\", "#", "?", "%", "\r\n", "..", ":80", "u:p@", "[", "]"]
)
LINKS = st.one_of(
    st.text(max_size=60),
    st.builds(lambda *parts: "".join(parts), st.sampled_from(["http://", "https:", "HTTP:/", "//", ""]), PIECES, HOSTS,
              PIECES, st.sampled_from(["/", "", "/a/../b", "?q", ":0/"]), PIECES),
)  # fmt: skip


T = TypeVar("T")


def told(function: Callable[[], T]) -> T | PageError:
    """What `function` gives, or the error with a code that it raises."""
    try:
        return function()
    except PageError as error:
        return error


@given(LINKS, st.none() | st.just("http://bay.example/news/1"))
def test_a_link_is_an_address_in_one_form_or_none(link: str, base: str | None) -> None:
    address = told(lambda: addresses.normal(link, base))
    if isinstance(address, PageError):
        assert address.code == "F112"
        return
    url = httpx.URL(address)
    assert addresses.normal(address) == address
    assert url.scheme in ("http", "https") and url.host and not url.userinfo and not url.fragment
    assert address.isascii() and address.isprintable() and " " not in address
    request = httpx.Request("GET", address)
    assert all(b"\r" not in value and b"\n" not in value for _, value in request.headers.raw)


@given(st.integers(0, 2**32 - 1))
def test_ipv4_inside_ipv6_gains_nothing(number: int) -> None:
    import ipaddress

    four = str(ipaddress.IPv4Address(number))
    assert not addresses.allowed(f"::ffff:{four}")
    assert not addresses.allowed(f"::{four}")
    assert addresses.allowed(f"64:ff9b::{four}") == addresses.allowed(four)


@given(st.sampled_from([RSS, ATOM, RDF, JSON]), st.data())
def test_a_feed_that_was_damaged_gives_entries_or_an_error(feed: str, data: st.DataObject) -> None:
    content = bytearray(feed.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 40))
        content[start:end] = data.draw(st.binary(max_size=12) | st.sampled_from([b"<", b"]]>", b"&#x0;", b"<![CDATA["]))
    read = told(lambda: entries(bytes(content), "https://bay.example/feed", None, Settings()))
    if isinstance(read, PageError):
        assert read.code == "F122"
        return
    found, more = read
    assert found and more == 0
    for entry in found:
        url = entry.facts.url
        assert url is None or url.lower().startswith(("http://", "https://"))
        assert isinstance(entry.content(), bytes)


@given(st.text() | st.from_regex(r"(?:(?:[Uu]ser-agent|disallow|Allow|crawl-delay) ?: ?[/*$a-z%0-9]*\n?){0,8}"))
def test_any_robots_txt_says_yes_or_no(text: str) -> None:
    def ask(address: str) -> Entry:
        return Entry(address, address, 200, (), "2019-06-03T10:00:00+00:00", text.encode("utf-8", "replace"))

    pause = told(lambda: Robots().check("https://bay.example/a?b", ask))
    assert pause.code == "F119" if isinstance(pause, PageError) else 0 <= pause < float("inf")


@given(st.none() | st.text())
def test_a_retry_after_is_seconds_or_nothing(value: str | None) -> None:
    seconds = retry_after(value)
    assert seconds is None or seconds >= 0
