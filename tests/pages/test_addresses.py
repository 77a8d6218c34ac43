"""Which addresses are read, and which machines they may lead to."""

from __future__ import annotations

import time

import pytest

from firsthand.errors import PageError
from firsthand.pages import addresses


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("HTTP://Bay.Example", "http://bay.example/"),
        ("https://bay.example/a b?q=ä#part", "https://bay.example/a%20b?q=%C3%A4"),
        ("https://bay.example:443/x", "https://bay.example/x"),
        ("http://exämple.example/", "http://xn--exmple-cua.example/"),
        ("http://bay.example/a/../b", "http://bay.example/b"),
        (" http://bay.example/ ", "http://bay.example/"),
        ("http://[2001:4860:4860::8888]:8080/", "http://[2001:4860:4860::8888]:8080/"),
    ],
)
def test_an_address_is_asked_for_in_one_form(given: str, asked: str) -> None:
    assert addresses.normal(given) == asked
    assert addresses.normal(asked) == asked


@pytest.mark.parametrize(
    "given",
    [
        "ftp://bay.example/", "file:///etc/passwd", "gopher://bay.example/", "javascript:alert(1)", "data:text/html,x",
        "http://", "http:///path", "https://?q", "http://user:sesame@bay.example/", "http://user@bay.example/",
        "http://bay.example@127.0.0.1/", "http://bay.example\\@127.0.0.1/", "http://bay.example%2f@127.0.0.1/",
        "http://bay.example/\r\nHost: other", "http://bay\x00.example/", "http://a b/", "http://bay%2eexample/",
        "http://[::1/", "http://[fe80::1%25eth0]/", "http://bay.example:22/", "http://bay.example:6379/",
        "http://bay.example:0/", "http://bay.example:99999/", "http://bay.example:8x/",
        "http://bay.example/" + "x" * 5000,
        "http://xn--/", "http://①②⑦.0.0.1/", "unix:///var/run/docker.sock",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(given: str) -> None:
    with pytest.raises(PageError) as caught:
        addresses.normal(given)
    assert caught.value.code == "F112"
    assert "sesame" not in caught.value.text


@pytest.mark.parametrize(
    "ip",
    [
        # loopback, this host, private, carrier, link-local (and the clouds' metadata), tests, benchmarks, protocols
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "100.64.0.1", "169.254.169.254", "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "192.0.0.1",
        "192.0.0.8", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "ff0e::1", "100::1",
        "2001:db8::1", "3fff::1", "2001::1", "2001:10::1", "2001:20::1", "5f00::1",
        # IPv4 inside IPv6: mapped, compatible, 6to4, NAT64 of this network and of the world
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "2002:7f00:1::", "2002:808:808::",
        "64:ff9b:1::1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254",
        "localhost", "", "1.2.3", "2130706433",
    ],
)  # fmt: skip
def test_machines_that_are_not_public(ip: str) -> None:
    assert not addresses.allowed(ip)


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "192.1.1.1", "100.128.0.1", "2001:4860:4860::8888",
           "2606:4700:4700::1111", "64:ff9b::8.8.8.8"]
)  # fmt: skip
def test_machines_that_are_public(ip: str) -> None:
    assert addresses.allowed(ip)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.1"])
def test_odd_ways_to_write_an_ip_address_lead_to_the_same(host: str) -> None:
    """Whatever the system's resolver makes of them is what is checked."""
    assert set(addresses.resolve(host, 80, 5.0)) == {"127.0.0.1"}


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("nobody knows it")

    monkeypatch.setattr(addresses, "lookup", unknown)
    with pytest.raises(PageError) as caught:
        addresses.resolve("bay.example", 80, 5.0)
    assert caught.value.code == "F114"


@pytest.mark.parametrize("host", ["a..b", "x" * 70 + ".example", ".", "-"])
def test_names_that_are_none(host: str) -> None:
    with pytest.raises(PageError) as caught:
        addresses.resolve(host, 80, 5.0)
    assert caught.value.code == "F114"


def test_a_resolver_that_does_not_answer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "lookup", lambda host, port: time.sleep(2))
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        addresses.resolve("bay.example", 80, 0.1)
    assert time.monotonic() - began < 1
