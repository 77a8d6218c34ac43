"""Which addresses are read, and which machines they may lead to.

A page, a redirect or a feed must not be able to make firsthand ask a machine that only this one can reach (server-side
request forgery). What counts is never how an address is written but the IP address that is connected to: `allowed` is
asked for each that a name leads to, and the connection is made to the very address that was asked for (`connecting`).
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Sequence

import httpx

from firsthand.errors import PageError

__all__ = ["allowed", "lookup", "normal", "resolve", "shown"]

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# What IANA's special-purpose registries hold that `is_global` of some supported Python takes for global.
_NOT_GLOBAL_4 = tuple(map(ipaddress.IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))
# Global unicast is 2000::/3 (RFC 4291) without: protocol assignments and Teredo, documentation, and 6to4, which carries
# an IPv4 address of anybody's choice.
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_NOT_GLOBAL_6 = tuple(map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
# Networks without IPv4 reach all of it below this prefix (RFC 6052): the IPv4 address inside decides.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

# Ports of other protocols, to which a page could send us to make a request that reads as something else there: mail,
# logins, databases (from the "bad ports" of the WHATWG Fetch standard, and those of common stores).
_BAD_PORTS = frozenset(
    {1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
     111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
     540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3306, 3659, 4045, 4190, 5060,
     5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080, 11211, 27017}
)  # fmt: skip
_LONGEST = 4096  # characters; a longer address is no page's


def normal(address: str, base: str | None = None) -> str:
    """`address` (seen from `base`) as it is asked for: host in lower case and ASCII, no fragment.

    Raises PageError F112 where it is none that is read.
    """
    if len(address) > _LONGEST:
        raise PageError("F112", detail=f"it is {len(address)} characters long")
    try:
        url = httpx.URL(address.strip())
        if base is not None:
            url = httpx.URL(base).join(url)
        url = url.copy_with(fragment=None, raw_path=url.raw_path)  # which is "/" where there is none
        scheme, host, port = url.scheme, url.host, url.port
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise PageError("F112", detail=f"{shown(address)} ({error})") from error
    if scheme not in ("http", "https"):
        raise PageError("F112", detail=f"{shown(address)} begins with neither http:// nor https://")
    if url.userinfo:
        raise PageError("F112", detail=f"there is a user name or a password in it ({shown(str(url))})")
    if not host or re.search(r"[\s\x00-\x20\x7f%\\]", host):
        raise PageError("F112", detail=f"{shown(address)} has no host")
    if port is not None and (port in _BAD_PORTS or not 0 < port < 1 << 16):
        raise PageError("F112", detail=f"port {port} is not one of the web ({shown(str(url))})")
    return str(url)


def shown(address: str) -> str:
    """`address` for people: without user name and password, and not longer than a line or two."""
    bare = re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", r"\1", address)
    return bare if len(bare) <= 200 else bare[:199] + "…"


def allowed(address: str) -> bool:
    """Whether the IP address `address` is of the public internet: one machine's, and reached from everywhere."""
    try:
        ip: IPAddress = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id is not None:
            return False
        if ip in _NAT64:
            return allowed(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        # IPv4-mapped and IPv4-compatible addresses, link-local, unique local and multicast lie outside.
        return ip in _GLOBAL_6 and ip.is_global and not any(ip in network for network in _NOT_GLOBAL_6)
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NOT_GLOBAL_4)


def lookup(host: str, port: int) -> list[str]:
    """The IP addresses of `host`, in the order in which the system would try them; raises OSError.

    The system's own resolver also reads what it alone takes for an address: `2130706433`, `0x7f.1`, `0177.0.0.1`.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def resolve(host: str, port: int, seconds: float) -> Sequence[str]:
    """The IP addresses of `host`. Raises PageError F114 where there is none, TimeoutError after `seconds`."""
    found: list[Sequence[str] | OSError | UnicodeError] = []

    def look() -> None:
        try:
            found.append(lookup(host, port))
        except (OSError, UnicodeError) as error:
            found.append(error)

    # The system's resolver knows no time limit; a thread that it holds up is left to itself.
    thread = threading.Thread(target=look, name="firsthand-lookup", daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise TimeoutError(f"the name {host} was not answered")
    answer = found[0]
    if isinstance(answer, Exception) or not answer:
        raise PageError("F114", detail=host)
    return answer
