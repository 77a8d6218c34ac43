# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""What an HTML page says of itself to machines: JSON-LD, meta tags, the canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from firsthand.documents.dates import iso
from firsthand.documents.features import is_name
from firsthand.documents.gathered import Gathered
from firsthand.documents.outlets import host_of
from firsthand.documents.people import agency, people
from firsthand.documents.publication import without_outlet

__all__ = ["Said", "machine", "said"]

_ARTICLE = re.compile(
    r"(?:article|report|blogposting|newsarticle|posting|review|socialmediaposting|opinionnewsarticle|liveblog)", re.I
)
_ORGANIZATION = re.compile(r"organization|website|newsmedia", re.I)
_GENRE_TYPES = {"opinionnewsarticle": "opinion", "analysisnewsarticle": "analysis", "reviewnewsarticle": "review", "satiricalarticle": "satire", "advertisercontentarticle": "sponsored"}  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date", "article.published",
    "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "article:post_date", "bt:pubdate", "displaydate", "rnews:datepublished", "iso-8601-publish-date", "firstpublished", "cse_pubdate", "vr:published_time",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "article:updated_time",
    "article.updated",
    "modified_time",
    "dc.date.modified",
)
_AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "authors",
    "cxenseparse:author",
    "article.author",
    "twitter:creator:name",
    "rbauthors",
    "citation_author",
)
_SITES = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher_name",
    "apple-mobile-web-app-title",
    "cre",
    "copyright",
)


class Said:
    """The metadata of one page, as raw values."""

    def __init__(self) -> None:
        self.articles: list[dict[str, Any]] = []
        self.others: list[dict[str, Any]] = []
        self.meta: dict[str, list[str]] = {}
        self.canonical: str | None = None
        self.head_title: str | None = None

    @property
    def article_body(self) -> str | None:
        for item in self.articles:
            body = item.get("articleBody")
            if isinstance(body, str) and len(body) > 300:
                return re.sub(r"<[^>]{1,500}>", " ", body)
        return None

    def first(self, *names: str) -> str | None:
        return next((self.meta[name][0] for name in names if self.meta.get(name)), None)

    def headline(self) -> str | None:
        """The title that the page gives machines."""
        for item in self.articles:
            value = _string(item.get("headline"))
            if value:
                return value
        return (
            self.first("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title")
            or self.head_title
        )


def _flat(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object in JSON-LD, also those in lists and graphs."""
    if depth > 12:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(value.get(key), dict | list):
                yield from _flat(value[key], depth + 1)


def _types(item: dict[str, Any]) -> list[str]:
    value = item.get("@type")
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    return re.sub(r"\s+", " ", _unescape(value)).strip() or None if isinstance(value, str) else None


def _unescape(text: str) -> str:
    import html

    return html.unescape(html.unescape(text)) if "&" in text else text


def said(root: etree._Element, base: str | None) -> Said:
    """What the head and the JSON-LD of the page say."""
    result = Said()
    for element in root.iter("meta", "link", "script", "title", "base"):
        tag = element.tag
        if tag == "meta":
            content = (element.get("content") or "").strip()
            for attribute in ("property", "name", "itemprop"):
                key = element.get(attribute)
                if key and content:
                    result.meta.setdefault(key.strip().lower(), []).append(re.sub(r"\s+", " ", _unescape(content)))
        elif tag == "link":
            if (element.get("rel") or "").lower() == "canonical" and element.get("href") and result.canonical is None:
                result.canonical = urljoin(base or "", element.get("href") or "")
        elif tag == "title":
            if result.head_title is None and element.text and element.text.strip():
                parent = element.getparent()
                if parent is None or parent.tag in ("head", "html", "body"):
                    result.head_title = re.sub(r"\s+", " ", element.text).strip()
        elif tag == "script" and "ld+json" in (element.get("type") or "").lower() and element.text:
            _json_ld(result, element.text)
    return result


def _json_ld(result: Said, text: str) -> None:
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text.strip())
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for item in _flat(value):
        types = _types(item)
        if any(_ARTICLE.search(t) for t in types):
            result.articles.append(item)
        else:
            result.others.append(item)


def _named(value: Any) -> Iterator[tuple[str, list[str]]]:
    """The names in an author or publisher value, each with its types."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip() and not item.strip().startswith("http"):
            yield _unescape(item.strip()), []
        elif isinstance(item, dict):
            names = item.get("name")
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str) and name.strip():
                    yield _unescape(re.sub(r"\s+", " ", name).strip()), _types(item)


def machine(gathered: Gathered, page: Said, given_url: str | None) -> None:
    """Adds to `gathered` what the metadata says, JSON-LD before meta tags.

    The visible headline is read before: what the page gives machines as its title is often made for search engines.
    """
    _dates(gathered, page)
    outlet = _outlet(gathered, page)
    host = host_of(given_url) or host_of(page.canonical) or host_of(page.first("og:url"))
    _authors(gathered, page, outlet)
    for item in page.articles:
        section = _string(item.get("articleSection"))
        gathered.add("section", section, "json-ld")
        for name in _types(item):
            gathered.add("genre", _GENRE_TYPES.get(name.lower()), "json-ld")
    gathered.add("section", page.first("article:section", "section", "parsely-section", "cxenseparse:section"), "meta")
    for item in page.articles:
        gathered.add("title", _clean_title(_string(item.get("headline")), outlet, host), "json-ld")
    for name in ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"):
        gathered.add("title", _clean_title(page.first(name), outlet, host), "meta")
    gathered.add("title", _clean_title(page.head_title, outlet, host), "meta")
    gathered.add("uri", page.canonical if page.canonical and page.canonical.startswith("http") else None, "meta")
    gathered.add("host", host, "address")


def _clean_title(title: str | None, outlet: str | None, host: str | None) -> str | None:
    return without_outlet(title, outlet, host) if title else None


def _dates(gathered: Gathered, page: Said) -> None:
    for item in page.articles:
        for name, key in (("published", "datePublished"), ("updated", "dateModified")):
            value = _string(item.get(key))
            if value:
                gathered.add(name, iso(value), "json-ld")
    for name, keys in (("published", _PUBLISHED), ("updated", _UPDATED)):
        for key in keys:
            for value in page.meta.get(key, ()):
                gathered.add(name, iso(value), "meta")
    if gathered.first("published") is None:
        for item in page.others:
            types = " ".join(_types(item)).lower()
            if "webpage" in types:
                value = _string(item.get("datePublished"))
                gathered.add("published", iso(value) if value else None, "json-ld")


def _outlet(gathered: Gathered, page: Said) -> str | None:
    for item in page.articles:
        for name, _ in _named(item.get("publisher")):
            gathered.add("outlet", name, "json-ld")
    gathered.add("outlet", page.first("og:site_name"), "meta")
    for item in page.others:
        types = " ".join(_types(item))
        if _ORGANIZATION.search(types):
            for name, _ in _named(item):
                gathered.add("outlet", name, "json-ld")
    for key in _SITES[1:]:
        value = page.first(key)
        if value and len(value) <= 60 and not value.startswith("http"):
            gathered.add("outlet", value, "meta")
    shown = gathered.first("title")
    if gathered.first("outlet") is None and shown and page.head_title:
        # "Headline - Outlet", where the page shows just the headline.
        tail = re.fullmatch(rf"{re.escape(shown)}\s+[|–—•·»-]+\s+([^|–—•·»]{{2,50}})", page.head_title)
        gathered.add("outlet", tail[1].strip() if tail else None, "meta")
    return gathered.first("outlet")


def _authors(gathered: Gathered, page: Said, outlet: str | None) -> None:
    def plain(name: str) -> str:
        return re.sub(r"\W", "", name.lower())

    for item in page.articles:
        for key in ("author", "creator"):
            for name, types in _named(item.get(key)):
                if agency(name):
                    gathered.add("wire", agency(name), "json-ld")
                elif any("organization" in t.lower() for t in types) or (outlet and plain(name) == plain(outlet)):
                    continue
                else:
                    for person in people(name, labelled=True) or ((name,) if _single(name, types) else ()):
                        gathered.add("author", person, "json-ld")
    for key in _AUTHORS:
        for value in page.meta.get(key, ()):
            if value.startswith("http") or "@" in value:
                continue
            if agency(value):
                gathered.add("wire", agency(value), "meta")
            elif not (outlet and plain(value) == plain(outlet)):
                for person in people(value, labelled=True):
                    gathered.add("author", person, "meta")


def _single(name: str, types: list[str]) -> bool:
    """Whether a name that is no usual full name may still be a person's: JSON-LD calls it one."""
    return "Person" in types and (is_name(name) or bool(re.fullmatch(r"[^\d@/_]{2,40}", name) and " " in name))
