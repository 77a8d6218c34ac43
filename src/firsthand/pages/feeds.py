"""RSS, Atom, RDF and JSON Feed: each entry that has its whole text is a page, with what the feed says of it.

An entry that has only a summary is no page: its link leads to one, which is read where the user names it or asks for
it (`--follow`). Feeds are the work of strangers: they are read within a time, without entities of their own (so that
none grows and none leads to a file), and without asking anybody for anything.
"""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape, unescape
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from firsthand.errors import PageError
from firsthand.limits import within
from firsthand.pages.bylines import byline
from firsthand.records import Facts
from firsthand.settings import Settings

__all__ = ["FeedEntry", "entries"]

_LEAST = 1000  # characters of text in which a description is taken for the whole entry
_SHORT = 2000  # characters; a longer text may end in dots of its own
_DOTS = re.compile(r"(?:…|\.{3,})\s*$")
_CUT = re.compile(
    r"(?:\[\s*(?:…|\.{3})\s*\]"
    r"|\b(?:read (?:more|on|the (?:full|rest|whole)\b[^.!?]{0,40})|(?:continue|keep) reading\b[^.!?]{0,150}"
    r"|view (?:the )?(?:full|original|whole) (?:article|post|story))[\s…»→>\]]*)\s*$",
    re.I,
)
# What WordPress appends to what it has cut, and also to what it has not.
_APPEARED = re.compile(r"The post .{1,300} (?:first )?appeared (?:first )?on .{1,200}\.\s*$", re.S)
_TAG = re.compile(r"<(?:[A-Za-z/!?][^<>]*)>")
_WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: its place in the feed (from 1), what is said of it, and its text (None where there is only a summary);
    `form` is what the text is."""

    number: int
    facts: Facts
    text: str | None
    form: Literal["html", "text"] = "html"

    def content(self) -> bytes:
        """The text as a page of its own, in UTF-8: the title as its heading, then the text as the feed has it."""
        body = self.text or ""
        if self.form == "text":
            return body.encode("utf-8", "replace")
        title = escape(self.facts.title or "", quote=False)
        head = f"<title>{title}</title>" if title else ""
        heading = f"<h1>{title}</h1>\n" if title else ""
        page = f"<!DOCTYPE html>\n<html><head>{head}</head><body><article>\n{heading}{body}\n</article></body></html>\n"
        return page.encode("utf-8", "replace")


def entries(
    content: bytes, address: str | None, charset: str | None, settings: Settings
) -> tuple[list[FeedEntry], int]:
    """The entries of the feed in `content`, in its order, and how many more there are than are read.

    `address` is where the feed came from, against which its links are read; `charset` what the transport said of it.
    Raises PageError F122 where it is no feed that can be read, F109 where that takes too long.
    """
    most = settings.web.max_entries
    with within(settings.seconds_per_page):
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            found = _json_feed(content, address)
        else:
            found = _xml_feed(content, address, charset)
    if not found:
        raise PageError("F122", detail="there is no entry in it")
    return found[:most], max(0, len(found) - most)


def _xml_feed(content: bytes, address: str | None, charset: str | None) -> list[FeedEntry]:
    import feedparser

    if b"<!ENTITY" in content.replace(b"\0", b""):
        raise PageError("F122", detail="it declares entities of its own")
    # text/xml would make it ASCII by an old rule that no feed keeps to (RFC 3023).
    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    headers = {"content-type": kind, **({"content-location": address} if address else {})}
    try:
        feed = feedparser.parse(
            io.BytesIO(content), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except PageError:
        raise
    except Exception as error:
        raise PageError("F122", detail=f"{type(error).__name__}: {str(error)[:160]}") from error
    base = address or _link(feed.feed.get("link"), None)
    atom = str(feed.version or "").startswith("atom")
    return [_entry(number, each, base, atom) for number, each in enumerate(feed.entries, 1)]


def _entry(number: int, entry: Mapping[str, Any], base: str | None, atom: bool) -> FeedEntry:
    title = _plain(entry.get("title"), (entry.get("title_detail") or {}).get("type"))
    authors = _authors(each.get("name") for each in entry.get("authors") or ())
    source = entry.get("source")
    facts = Facts(
        url=_link(entry.get("link"), base),
        title=title,
        authors=authors,
        # An aggregator names the outlet of each entry; a feed's own title is more often that of a section.
        outlet=_plain(source.get("title")) if isinstance(source, Mapping) else None,
        published=_date(entry.get("published"), entry.get("published_parsed")),
        updated=_date(entry.get("updated"), entry.get("updated_parsed")) if "updated" in entry else None,
    )
    if facts.published is None and not atom:
        # What RSS and RDF say with Dublin Core's date, which feedparser has as `updated`, is when it appeared.
        facts = replace(facts, published=facts.updated, updated=None)
    return FeedEntry(number, facts, *_text(entry))


def _text(entry: Mapping[str, Any]) -> tuple[str | None, Literal["html", "text"]]:
    """The whole text of `entry` and its form; None where there is only a summary of it."""
    whole = [each for each in entry.get("content") or () if isinstance(each, Mapping) and each.get("value")]
    for each in sorted(whole, key=lambda each: each.get("type") in ("text/plain", None)):
        kind = each.get("type")
        if kind in ("text/html", "application/xhtml+xml", "text/plain", None) and not _cut(each["value"], kind):
            return each["value"], "text" if kind == "text/plain" and not _TAG.search(each["value"]) else "html"
    summary = entry.get("summary") or ""
    detail = entry.get("summary_detail") or {}
    kind = detail.get("type")
    if not whole and len(_stripped(summary)) >= _LEAST and not _cut(summary, kind):
        return summary, "html" if _TAG.search(summary) else "text"
    return None, "html"


def _stripped(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(_TAG.sub(" ", text))).strip()


def _cut(text: str, kind: str | None) -> bool:
    """Whether `text` is nothing, or ends as what was shortened does."""
    plain = text if kind == "text/plain" else _stripped(text)
    end = _APPEARED.sub("", plain[-1000:]).strip()
    return not end or bool(_CUT.search(end[-200:])) or (len(plain) < _SHORT and bool(_DOTS.search(end[-20:])))


def _plain(value: object, kind: str | None = None) -> str | None:
    """A line of text: markup and entities out, white space in one."""
    if not isinstance(value, str):
        return None
    text = value if kind == "text/plain" and not re.search(r"&(?:#\w+|\w+);|</?\w", value) else _stripped(value)
    return re.sub(r"\s+", " ", text).strip()[:1000] or None


def _authors(names: Iterable[object]) -> tuple[str, ...] | None:
    """The people among `names`, each of which may be a whole byline."""
    lines = [line for name in names if (line := _plain(name))]
    return tuple(dict.fromkeys(person for line in lines for person in byline(line))) or None


def _link(value: object, base: str | None) -> str | None:
    """A link as an address of the web, None where it is none."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        joined = urljoin(base or "", value.strip())
        parts = urlsplit(joined)
        return joined if parts.scheme.lower() in _WEB and parts.hostname and "@" not in parts.netloc else None
    except ValueError:
        return None


def _date(value: object, parsed: object) -> str | None:
    """A date in ISO 8601 with the offset that it was written with; what only feedparser can read is in UTC."""
    if not isinstance(value, str) or not 0 < len(text := value.strip()) <= 100:
        return None
    # A day or a month alone is as precise as it is known.
    if re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", text):
        return text
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        # The first year of all is what programs write that know no date.
        return when.isoformat(timespec="seconds") if when.year > 1 else None
    if isinstance(parsed, time.struct_time):
        try:
            return datetime(*parsed[:6], tzinfo=UTC).isoformat(timespec="seconds")
        except ValueError:
            return None
    return None


def _json_feed(content: bytes, address: str | None) -> list[FeedEntry]:
    """JSON Feed 1 and 1.1 (jsonfeed.org)."""
    try:
        feed = json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise PageError("F122", detail="it is no JSON") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise PageError("F122", detail="it has no list of items")
    base = address or _link(feed.get("feed_url"), None) or _link(feed.get("home_page_url"), None)
    return list(_items(items, feed, base))


def _items(items: Sequence[object], feed: Mapping[str, Any], base: str | None) -> Iterator[FeedEntry]:
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            continue
        people = item.get("authors") or [item.get("author")]
        names = [each.get("name") for each in people if isinstance(each, dict)] if isinstance(people, list) else []
        facts = Facts(
            url=_link(item.get("url"), base) or _link(item.get("external_url"), base),
            title=_plain(item.get("title")),
            authors=_authors(names),
            published=_date(item.get("date_published"), None),
            updated=_date(item.get("date_modified"), None),
        )
        html, plain = item.get("content_html"), item.get("content_text")
        if isinstance(html, str) and not _cut(html, "text/html"):
            yield FeedEntry(number, facts, html)
        elif isinstance(plain, str) and not _cut(plain, "text/plain"):
            yield FeedEntry(number, facts, plain, "text")
        else:
            yield FeedEntry(number, facts, None)
