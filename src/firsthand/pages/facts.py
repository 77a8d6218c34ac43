"""What a JSON Lines row or a sidecar says of its page, under the names that people use for it.

The names are in `docs/reference/inputs.md`; a test holds the two together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from firsthand.pages.bylines import byline, nothing
from firsthand.pages.moments import instant, moment
from firsthand.pages.sniffing import sniff
from firsthand.records import Facts, PageKind, digest

__all__ = ["CONTENT", "FETCHED", "NAMES", "BadRow", "contents", "facts", "fetched", "page_id", "row_name"]


class BadRow(ValueError):
    """The row is no page; the text says why."""


# The first name of each list is the documented one, the others are those of common crawls, extractors and interfaces.
# Case, hyphens, underscores and colons make no difference (`date_published`, `datePublished`, `Date-Published`).
NAMES: dict[str, tuple[str, ...]] = {
    "url": (
        "url", "uri", "link", "canonical_url", "canonical_link", "canonical", "web_url", "article_url", "page_url",
        "permalink", "external_url", "original_url", "target_uri", "warc_target_uri", "og:url", "href", "source_url",
        "main_entity_of_page", "source",
    ),
    "title": ("title", "headline", "web_title", "article_title", "og:title", "heading"),
    "authors": (
        "authors", "author", "byline", "creator", "creators", "dc:creator", "author_name", "writer", "written_by",
        "primary_author", "article:author", "reporter", "journalist",
    ),
    "outlet": (
        "outlet", "publisher", "publication", "sitename", "site", "og:site_name", "source_name", "media_name",
        "newspaper", "news_outlet", "publisher_name", "source",
    ),
    "published": (
        "published", "date", "date_published", "published_at", "published_date", "publish_date", "date_publish",
        "publication_date", "web_publication_date", "pub_date", "published_time", "article:published_time",
        "published_utc", "publish_time", "published_on", "date_time_pub", "date_gmt", "dc:date", "date_time",
        "created_at", "created", "date_created", "timestamp",
    ),
    "updated": (
        "updated", "date_modified", "modified", "updated_at", "last_modified", "modified_at", "date_modify",
        "date_updated", "updated_date", "modified_date", "article:modified_time", "modified_time", "modified_gmt",
        "last_updated",
    ),
}  # fmt: skip
FETCHED: tuple[str, ...] = (
    "fetched", "fetched_at", "retrieved", "retrieved_at", "accessed", "accessed_at", "date_download", "downloaded_at",
    "crawl_date", "crawled_at", "date_crawled", "scraped_at", "warc_date", "seendate", "collection_utc",
)  # fmt: skip
"""Names of the moment when a page was fetched: it was published no later, and often long before."""
CONTENT: tuple[tuple[PageKind, tuple[str, ...]], ...] = (
    ("html", ("html", "raw_html", "html_content", "page_html", "content_html", "html_body")),
    ("dump", ("dump", "page_text")),
    (
        "text",
        (
            "text", "article_body", "maintext", "main_text", "full_text", "body_text", "plain_text", "article_text",
            "clean_text", "content_text", "body", "content", "article", "story",
        ),
    ),
)  # fmt: skip
# Names of texts that programs fill with HTML as often as with text: what it is decides.
_EITHER = frozenset({"body", "content", "article", "story", "articlebody"})
_HOSTS = ("domain", "hostname", "host", "source_domain", "source_hostname")
# Objects inside a row that hold more of its fields (Elasticsearch, the Guardian's and others' interfaces, corpora).
_WRAPPERS = ("_source", "fields", "article", "data", "item", "metadata", "meta")
_IDS = ("id", "name", "_id", "uid", "uuid", "guid", "doc_id", "article_id")


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


_CRAWL = re.compile(r"CC-MAIN-\d{4}-\d+")


def _fields(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row's fields by their names without case and punctuation, those of inner objects behind its own."""
    fields: dict[str, Any] = {}
    inner = [row[name] for name in _WRAPPERS if isinstance(row.get(name), dict)]
    for each in (row, *inner):
        for name, value in each.items():
            if value is not None:
                fields.setdefault(_key(name), value)
    # Two corpora of crawled text: there `dump` is the name of a crawl, and the date is the crawl's.
    if isinstance(fields.get("dump"), str) and _CRAWL.fullmatch(fields["dump"]):
        del fields["dump"]
        if "date" in fields:
            fields["fetched"] = fields.pop("date")
    elif fields.keys() == {"text", "timestamp", "url"}:
        fields["fetched"] = fields.pop("timestamp")
    return fields


def _plain(value: Any) -> str | None:
    """Text, also where a content system wraps it (`{"rendered": …}`, `{"name": …}`, a list of one)."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        rendered = value.get("rendered")
        if isinstance(rendered, str):
            return unescape(re.sub(r"<[^<>]{0,500}>", "", rendered)).strip() or None
        value = next((value[k] for k in ("name", "@id", "url", "title", "$oid") if isinstance(value.get(k), str)), None)
    if not isinstance(value, str) or nothing(value):
        return None
    return value.strip()


def facts(row: Mapping[str, Any]) -> Facts:
    """The facts of `row`; raises BadRow where one under its documented name is of the wrong type."""
    fields = _fields(row)
    found: dict[str, Any] = {}
    for fact, names in NAMES.items():
        for name in names:
            value = fields.get(_key(name))
            if value is None or value in ("", []):
                continue
            got = _fact(fact, name, value)
            if got is not None:
                found[fact] = got
                break
            if name == names[0] and not isinstance(value, str | list | dict | float):
                raise BadRow(f"{name} is not text")
    if "outlet" not in found and "url" not in found:
        host = next((_plain(fields[_key(name)]) for name in _HOSTS if _key(name) in fields), None)
        if host:
            found["outlet"] = host
    return Facts(**found)


_WEB = re.compile(r"https?://[^\s/?#]", re.I)


def _fact(fact: str, name: str, value: Any) -> Any:
    if fact == "authors":
        if not isinstance(value, str | list | dict):
            raise BadRow(f"{name} is neither text nor a list")
        try:
            return byline(value) or None
        except ValueError as error:
            raise BadRow(str(error)) from error
    if fact in ("published", "updated"):
        return moment(value)
    text = _plain(value)
    if text is None:
        return None
    if fact == "url":
        # Under most names there may stand an identifier instead; the documented one is taken at its word.
        return text if (name == "url" or _WEB.match(text)) and _splits(text) else None
    if fact == "outlet" and name == "source" and _WEB.match(text):
        return None
    return text


def _splits(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def fetched(row: Mapping[str, Any]) -> str | None:
    """When the page of `row` was fetched, where the row says so."""
    fields = _fields(row)
    return next((when for name in FETCHED if (when := instant(fields.get(_key(name))))), None)


def contents(row: Mapping[str, Any]) -> tuple[PageKind, str]:
    """The page that `row` holds; raises BadRow where it holds none."""
    fields = _fields(row)
    for kind, names in CONTENT:
        for name in names:
            value = fields.get(_key(name))
            if isinstance(value, dict) and isinstance(value.get("rendered"), str):
                kind, value = "html", value["rendered"]
            if value is None or (isinstance(value, dict) and name in _WRAPPERS):
                continue
            if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
                value = "\n\n".join(value)
            if not isinstance(value, str):
                raise BadRow(f"{kind} is not text")
            if _key(name) in _EITHER and sniff(value[:8192].encode("utf-8", "replace"))[0] == "html":
                kind = "html"
            return kind, value
    raise BadRow("it has no html, dump or text")


def row_name(row: Mapping[str, Any]) -> str | None:
    """The `id` that the row gives its page."""
    for name in _IDS:
        value = row.get(name)
        if isinstance(value, dict):
            value = _plain(value)
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise BadRow("id is neither text nor a whole number")
        return str(value) or None
    return None


def page_id(content: bytes, kind: PageKind, given: Facts) -> str:
    """The hash of the bytes, and of the facts given with them.

    The address is left out, so that one page at two addresses stays one; that a text is the article alone is said by
    its giver, so it counts as a fact.
    """
    said: dict[str, Any] = {
        field: getattr(given, field)
        for field in ("title", "authors", "outlet", "published", "updated")
        if getattr(given, field) is not None
    }
    if kind == "text":
        said["kind"] = kind
    if not said:
        return digest(content)
    return digest(content + b"\x1f" + json.dumps(said, sort_keys=True, ensure_ascii=True).encode())
