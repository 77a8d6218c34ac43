"""Addresses and feeds among the paths: fetched all at once before the first is read, and read like files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.errors import FirsthandError, PageError
from firsthand.pages.facts import page_id
from firsthand.pages.found import Found, rejection
from firsthand.pages.opening import Sent, opened
from firsthand.records import Facts, Page, PageKind, Rejection
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.pages.cache import Entry
    from firsthand.pages.feeds import FeedEntry
    from firsthand.pages.fetching import Fetcher

__all__ = ["Visits", "is_address", "shown"]

Progress = Callable[[str, int, int], None]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
# The ending that a file of this media type would have; one of any other type is what its bytes are.
_ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "application/pdf": ".pdf", "application/rss+xml": ".rss",
    "application/atom+xml": ".atom", "application/feed+json": ".json", "application/json": ".json",
    "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "application/warc": ".warc",
    "multipart/related": ".mhtml", "text/css": ".css", "text/javascript": ".js", "application/javascript": ".js",
}  # fmt: skip
_AT_ONCE = 32  # entries of a feed
_TOLD = 10  # errors in one message
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.I)


def is_address(path: str) -> bool:
    """Whether `path` is an address, of whatever scheme, and no file."""
    return bool(_ADDRESS.match(path))


class Visits:
    """What stands at the addresses among `paths`; nothing of it is loaded where there is none."""

    def __init__(self, paths: Iterable[str], settings: Settings, progress: Progress | None = None) -> None:
        self._settings = settings
        self._progress = progress
        self._fetcher: Fetcher | None = None
        named = list(dict.fromkeys(path for path in paths if is_address(path)))
        self._found = dict(zip(named, self._fetch(named, private=True), strict=True))

    def _fetch(self, addresses: Sequence[str], *, private: bool) -> Sequence[Entry | PageError]:
        if not addresses:
            return []
        # What reads the web is loaded only where there is an address.
        from firsthand.pages.fetching import Fetcher, Named

        self._fetcher = self._fetcher or Fetcher(self._settings)
        return self._fetcher.fetch([Named(address, private) for address in addresses], self._progress)

    def all_failed(self, paths: Sequence[str]) -> FirsthandError | None:
        """The error of a run that was given nothing but addresses, and could read none."""
        errors = {path: found for path, found in self._found.items() if isinstance(found, PageError)}
        if not errors or any(path not in errors for path in paths):
            return None
        if len(errors) == 1:
            (error,) = errors.values()
            return FirsthandError(error.code, **error.values)
        told = [f"{shown(path)}: {error.code}: {error.text}" for path, error in errors.items()]
        more = f"; and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
        return FirsthandError("F301", detail=f"no address could be read: {'; '.join(told[:_TOLD])}{more}")

    def pages(self, path: str) -> Iterator[Found]:
        """The pages at the address `path`: one, or those of a feed or an archive."""
        found = self._found[path]
        if isinstance(found, PageError):
            yield Rejection(shown(path), found.text, found.code)
        else:
            yield from self._opened(found, path, lambda *said: self.feed(*said, private=found.private))

    def _opened(self, entry: Entry, name: str, feed: Callable[..., Iterator[Found]]) -> Iterator[Found]:
        kind = entry.header("content-type") or ""
        charset = _CHARSET.search(kind)
        media = kind.partition(";")[0].strip().lower()
        sent = Sent(entry.final, _ENDINGS.get(media, ""), charset[1] if charset else None)
        stream = io.BytesIO(entry.content)
        yield from opened(stream, name, self._settings, size=len(entry.content), sent=sent, feed=feed)

    def feed(
        self, content: bytes, name: str, address: str | None, charset: str | None, *, private: bool = False
    ) -> Iterator[Found]:
        """The entries of a feed as pages. `private`: it came from a machine that is not public, so that its links may
        lead to one."""
        from firsthand.pages.feeds import entries

        found, more = entries(content, address, charset, self._settings)
        # Some at a time: what a stranger's links lead to may be large, and reading may stop before the last.
        for some in (found[n : n + _AT_ONCE] for n in range(0, len(found), _AT_ONCE)):
            yield from self._entries(some, name, private)
        if more:
            most = self._settings.web.max_entries
            yield rejection(name, "F127", detail=f"a feed is read up to its entry {most}; {more} more are left")

    def _entries(self, found: Sequence[FeedEntry], name: str, private: bool) -> Iterator[Found]:
        links: dict[int, str] = {}
        if self._settings.web.follow:
            links = {each.number: each.facts.url for each in found if each.text is None and each.facts.url}
        followed = dict(zip(links, self._fetch(list(links.values()), private=private), strict=True))
        for entry in found:
            called = shown(entry.facts.url) if entry.facts.url else f"{name}:{entry.number}"
            if entry.text is not None:
                yield self._page(entry.content(), entry.form, called, entry.facts)
            elif entry.number not in followed:
                yield rejection(called, "F121", detail=entry.facts.title or "it has no title")
            else:
                yield from self._followed(followed[entry.number], called, entry.facts)

    def _page(self, content: bytes, kind: PageKind, name: str, given: Facts) -> Found:
        uris = (given.url,) if given.url else ()
        return Page(page_id(content, kind, given), kind, content, (name,), uris, "utf-8", given)

    def _followed(self, found: Entry | PageError, name: str, said: Facts) -> Iterator[Found]:
        """The page that an entry leads to; what the feed says of it, the page itself outranks."""
        if isinstance(found, PageError):
            yield Rejection(name, found.text, found.code)
            return
        for item in self._opened(found, name, _no_feed):
            yield replace(item, said=replace(said, url=None)) if isinstance(item, Page) else item


def _no_feed(content: bytes, name: str, address: str | None, charset: str | None) -> Iterator[Found]:
    """A feed that another leads to is not read: there would be no end of them."""
    yield rejection(name, "F122", detail="another feed leads to it")


def shown(path: str) -> str:
    """An address as a name: what stands before an @ may be a password."""
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", r"\1", path)
