"""Addresses to what stands there: only those that were named, and where they redirect to."""

from __future__ import annotations

import logging
import queue
import re
import ssl
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import httpcore
import httpx

from firsthand import __version__
from firsthand.errors import FirsthandError, PageError
from firsthand.pages.addresses import normal, shown
from firsthand.pages.cache import Cache, Entry, default_folder
from firsthand.pages.connecting import Deadline, Transport
from firsthand.pages.manners import Manners, retry_after
from firsthand.pages.receiving import body, broken
from firsthand.pages.robots import AGENT, LIMIT, Robots
from firsthand.settings import Settings, Web

__all__ = ["Fetcher", "Named"]

_log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]

_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (+https://firsthand.readthedocs.io)",
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,*/*;q=0.8",
    # What can be unpacked in bounded memory; the others can make gigabytes of one packet.
    "Accept-Encoding": "gzip",
    "Accept-Language": "en,*;q=0.5",
    "Connection": "close",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_ROBOTS_AGE = 24 * 3600.0  # RFC 9309, 2.4
_REQUESTS = 4  # times the seconds of one request are all that an address gets, however many redirects it has
_ATTEMPTS = 3  # of one request, where the host says when to come back


@dataclass(frozen=True, slots=True)
class Named:
    """An address to be read. `private`: it may lead to a machine that is not public, because it is the user's own word
    or stands on such a machine itself (and such machines are allowed at all)."""

    address: str
    private: bool


@dataclass(slots=True)
class _Chain:
    """One address on its way: the hops so far, the cookies that they set, and what bounds them: in number, in bytes of
    the body, in seconds of all requests together."""

    private: bool
    redirects: int
    limit: int
    seconds: float
    robots: bool
    cut: bool = False
    kept: Entry | None = None
    hops: list[str] = field(default_factory=list)
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)


def _cache_folder(web: Web) -> Path | None:
    """Where things are kept, None for nowhere; raises FirsthandError F310 where the user names no such place."""
    if not web.keep:
        return None
    if web.cache is None:
        try:
            return default_folder()
        except RuntimeError as error:
            _log.warning("what is fetched cannot be kept: %s", error)
            return None
    try:
        web.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=web.cache):
            pass
    except OSError as error:
        raise FirsthandError("F310", detail=f"{web.cache}: {(error.strerror or str(error)).lower()}") from error
    return web.cache


class Fetcher:
    """Reads addresses, many hosts at a time and each host politely; what was read once is kept."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._web = web = settings.web
        self._manners = Manners(web.seconds_between_requests, web.longest_wait)
        self._robots = Robots()
        folder = _cache_folder(web)
        self._cache = Cache(folder) if folder else None
        self._robots_cache = Cache(folder, "robots") if folder else None
        self._context: ssl.SSLContext | None = None
        self._lock = threading.Lock()

    def _secure(self) -> ssl.SSLContext:
        """How certificates are checked; made when the first is, which takes as long as a small page."""
        with self._lock:
            try:
                self._context = self._context or httpx.create_ssl_context()
            except OSError as error:
                why = f"what SSL_CERT_FILE or SSL_CERT_DIR names cannot be read ({error})"
                raise PageError("F118", detail=why) from error
            return self._context

    def fetch(self, named: Sequence[Named], progress: Progress | None = None) -> list[Entry | PageError]:
        """What stands at each of `named`, in their order: an entry, or the error that says why there is none."""
        asked = [_normal(each) for each in named]
        found: dict[Named, Entry | PageError] = {}
        hosts: dict[str, list[Named]] = {}
        todo = dict.fromkeys(each for each in asked if isinstance(each, Named))
        for each in todo:
            hosts.setdefault(httpx.URL(each.address).host, []).append(each)
        done = self._workers(list(hosts.values()))
        while len(found) < len(todo):
            if progress:
                progress("fetching", len(found), len(todo))
            each, result = done.get()
            found[each] = result
        if progress and todo:
            progress("fetching", len(todo), len(todo))
        return [found[each] if isinstance(each, Named) else each for each in asked]

    def _workers(self, hosts: list[list[Named]]) -> queue.SimpleQueue[tuple[Named, Entry | PageError]]:
        """Threads that work through `hosts`, each one host at a time; the queue in which their results will stand.

        They hold nobody up who stops waiting for them.
        """
        todo: queue.SimpleQueue[list[Named]] = queue.SimpleQueue()
        done: queue.SimpleQueue[tuple[Named, Entry | PageError]] = queue.SimpleQueue()
        for host in hosts:
            todo.put(host)

        def work() -> None:
            while True:
                try:
                    host = todo.get_nowait()
                except queue.Empty:
                    return
                for each in host:
                    try:
                        done.put((each, self.one(each)))
                    except PageError as error:
                        done.put((each, error))
                    except Exception as error:
                        done.put((each, PageError("F110", detail=f"{type(error).__name__}: {str(error)[:160]}")))

        for n in range(min(len(hosts), max(1, self._web.hosts_at_once))):
            threading.Thread(target=work, name=f"firsthand-fetch-{n}", daemon=True).start()
        return done

    def one(self, named: Named) -> Entry:
        """What stands at one address, from the cache where it is kept; raises PageError."""
        address = named.address
        kept = self._cache.get(address) if self._cache else None
        if kept is not None and not self._web.refresh:
            return kept
        chain = _Chain(
            named.private and self._web.allow_private, self._web.max_redirects, self._settings.max_page_bytes,
            self._web.seconds_per_request * _REQUESTS, robots=not self._web.ignore_robots, kept=kept,
        )  # fmt: skip
        try:
            entry = self._follow(address, chain)
        except PageError as error:
            if error.code == "F113" and named.private and not self._web.allow_private and len(chain.hops) == 1:
                raise PageError("F113", detail=f"{error.values['detail']}; --allow-private lets it be read") from error
            raise
        if entry.status == 304 and kept is not None:
            entry = replace(kept, fetched=entry.fetched)
        elif entry.status not in (200, 203):
            raise PageError("F117", detail=_status(entry))
        self._keep(entry, self._cache)
        return entry

    def _keep(self, entry: Entry, cache: Cache | None) -> None:
        if cache is None:
            return
        try:
            cache.put(entry)
        except OSError as error:
            # The page is read all the same, and the next run fetches it again.
            _log.warning("what is fetched cannot be kept: %s", error)

    def _robots_of(self, address: str, private: bool) -> Entry:
        """The robots.txt at `address`, whatever its status."""
        kept = self._robots_cache.get(address) if self._robots_cache else None
        if kept is not None and 0 <= kept.age < _ROBOTS_AGE:
            return kept
        chain = _Chain(private, _ROBOTS_REDIRECTS, LIMIT, self._web.seconds_per_request, robots=False, cut=True)
        try:
            entry = self._follow(address, chain)
        except PageError as error:
            if len(chain.hops) > 1 and error.code != "F120":
                raise PageError("F119", detail=f"{shown(address)} cannot be read ({error.text})") from error
            raise
        if entry.status < 500 and entry.status != 429:
            self._keep(entry, self._robots_cache)
        return entry

    def _follow(self, address: str, chain: _Chain) -> Entry:
        """What stands at `address` after its redirects, with whatever status."""
        here = address
        seen: set[tuple[str, str | None]] = set()
        while True:
            chain.hops.append(here)
            host = httpx.URL(here).host
            if chain.robots:
                private = chain.private
                pause = self._robots.check(here, lambda where: self._robots_of(where, private))  # noqa: B023
                self._manners.slower(host, pause)
            answer, cookie = self._ask(here, chain)
            entry = replace(answer, address=address)
            location = entry.header("location")
            if entry.status not in _REDIRECTS or location is None:
                return entry
            if (here, cookie) in seen:
                raise PageError("F120", detail=f"they go in a circle, from {shown(address)}")
            if len(chain.hops) > chain.redirects:
                raise PageError("F120", detail=f"more than {chain.redirects} of them, from {shown(address)}")
            seen.add((here, cookie))
            try:
                here = normal(location, here)
            except PageError as error:
                raise PageError("F120", detail=f"{shown(here)}: {error.text}") from error
            # A page of the public internet cannot send us to a machine that only we can reach.
            chain.private = chain.private and entry.private

    def _ask(self, here: str, chain: _Chain) -> tuple[Entry, str | None]:
        """The answer to one request, and the cookies it was made with; asks again later where the host says when."""
        host = httpx.URL(here).host
        for attempt in range(1, _ATTEMPTS + 1):
            with self._manners.turn(host, page=len(chain.hops) == 1 and not chain.cut):
                answer, cookie = self._request(here, chain)
            wait = retry_after(answer.header("retry-after")) if answer.status in (429, 503) else None
            if wait is None or attempt == _ATTEMPTS or not self._manners.later(host, wait):
                break
        return answer, cookie

    def _request(self, here: str, chain: _Chain) -> tuple[Entry, str | None]:
        headers = dict(_HEADERS)
        if chain.kept is not None and chain.kept.final == here:
            for ours, theirs in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
                value = chain.kept.header(theirs)
                if value and value.isascii():
                    headers[ours] = value
        request = httpx.Request("GET", here, headers=headers, cookies=chain.cookies)
        deadline = Deadline(min(self._web.seconds_per_request, chain.seconds))
        transport = Transport(self._secure, deadline, chain.private)
        try:
            response = transport.handle_request(request)
            response.request = request
            try:
                # What stands under an error or a redirect is no page.
                content = body(response, chain.limit, chain.cut) if 200 <= response.status_code < 300 else b""
            finally:
                response.close()
        except (TimeoutError, httpcore.TimeoutException) as error:
            raise PageError("F116", limit=f"{deadline.seconds:.3g} seconds", detail=shown(here)) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            raise broken(error, here) from error
        finally:
            chain.seconds -= deadline.taken
        _take_cookies(response, chain.cookies)
        entry = Entry(
            address=here,
            final=here,
            status=response.status_code,
            headers=tuple((k.lower(), v) for k, v in response.headers.multi_items() if k.lower() != "set-cookie"),
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
            content=content,
            private=transport.private,
        )
        return entry, request.headers.get("cookie")


def _normal(named: Named) -> Named | PageError:
    try:
        return Named(normal(named.address), named.private)
    except PageError as error:
        return error


def _take_cookies(response: httpx.Response, cookies: httpx.Cookies) -> None:
    """Adds the cookies of `response`, but for those that cannot stand in a header."""
    cookies.extract_cookies(response)
    for cookie in list(cookies.jar):
        if not re.fullmatch(r"[\x21-\x7e ]*", f"{cookie.name}{cookie.value or ''}"):
            cookies.jar.clear(cookie.domain, cookie.path, cookie.name)


def _status(entry: Entry) -> str:
    try:
        words = f"{entry.status} {HTTPStatus(entry.status).phrase}"
    except ValueError:
        words = str(entry.status)
    asked = entry.header("retry-after")
    later = f"; it asks to come back after {asked[:40]}" if asked and entry.status in (429, 503) else ""
    return f"{words} ({shown(entry.final)}){later}"
