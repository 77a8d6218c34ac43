# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""The facts that a web page tells machines: JSON-LD before meta tags, the canonical address, the address itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from firsthand.documents.dates import day_in_address, iso
from firsthand.documents.gathered import Gathered
from firsthand.documents.metadata import Said, string, types, unescaped
from firsthand.documents.outlets import host_of, is_platform, outlet_called, plain
from firsthand.documents.people import agency, people, person
from firsthand.documents.publication import without_outlet
from firsthand.documents.sections import genre_named

__all__ = ["machine"]

_ORGANIZATION = re.compile(r"organization|website|newsmedia", re.I)
_GENRE_TYPES = {
    "opinionnewsarticle": "opinion", "analysisnewsarticle": "analysis", "reviewnewsarticle": "review", "review": "review",
    "satiricalarticle": "satire", "advertisercontentarticle": "sponsored", "reportagenewsarticle": "news",
    "backgroundnewsarticle": "background", "pressrelease": "press release", "claimreview": "fact check",
}  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "sailthru.date",
    "parsely-pub-date", "article.published", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate",
    "article:post_date", "bt:pubdate", "displaydate", "rnews:datepublished", "iso-8601-publish-date", "firstpublished", "cse_pubdate",
    "vr:published_time", "article:published", "datecreated", "citation_publication_date", "citation_date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "article:updated_time",
    "article.updated", "modified_time", "dc.date.modified", "og:article:modified_time", "dateupdated", "rnews:datemodified",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "authors",
    "cxenseparse:author", "article.author", "twitter:creator:name", "rbauthors", "citation_author", "displayauthors", "author-name", "article_author",
    "og:article:author", "og:author", "dc.contributor.author",
)  # fmt: skip
_SITES = (
    "application-name", "publisher", "dc.publisher", "dcterms.publisher", "article:publisher_name", "apple-mobile-web-app-title", "cre",
    "copyright",
)  # fmt: skip
_SECTIONS = (
    "article:section",
    "section",
    "parsely-section",
    "cxenseparse:section",
    "og:article:section",
    "article.section",
    "articlesection",
    "dc.subject.section",
)
_LONGEST = 500  # characters of a value that names authors
_CREDITS = ("sourceOrganization", "provider", "isBasedOn", "creditText", "copyrightHolder", "contributor")


def machine(gathered: Gathered, page: Said, given_url: str | None) -> None:
    """Adds to `gathered` what the metadata says, JSON-LD before meta tags. `given_url` is where the page came from.

    The visible headline is read before: what the page gives machines as its title is often made for search engines.
    """
    _addresses(gathered, page)
    own = given_url or gathered.first("uri")
    host = host_of(own)
    gathered.add("host", host, "address")
    _dates(gathered, page)
    gathered.add("published", day_in_address(own), "address")
    outlet = _outlet(gathered, page, host)
    _authors(gathered, page, outlet)
    _credits(gathered, page, outlet)
    _sections(gathered, page)
    for item in page.articles:
        gathered.add("title", _clean_title(string(item.get("headline")), outlet, host), "json-ld")
    for name in ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"):
        gathered.add("title", _clean_title(page.first(name), outlet, host), "meta")
    gathered.add("title", _clean_title(page.head_title, outlet, host), "meta")
    _languages(gathered, page)


def _clean_title(title: str | None, outlet: str | None, host: str | None) -> str | None:
    return without_outlet(title, outlet, host) if title else None


def _addresses(gathered: Gathered, page: Said) -> None:
    """The addresses that the page gives itself. One that leads to another host than the page's own does is where the page
    was taken from: it stays a fact, `canonical`, and is not the page's address."""
    told: list[tuple[str, str]] = []
    if page.canonical:
        told.append((page.canonical, "meta"))
    shared = page.first("og:url")
    if shared:
        told.append((shared, "meta"))
    for item in page.articles:
        main = item.get("mainEntityOfPage")
        for value in (main.get("@id") if isinstance(main, dict) else main, item.get("url")):
            if isinstance(value, str):
                told.append((value, "json-ld"))
    told = [(value.strip().split("#")[0], basis) for value, basis in told if _address(value)]
    for value, basis in told:
        gathered.add("canonical", value, basis)
    # A home page is nobody's article, where another address is deeper.
    deep = [pair for pair in told if len(urlsplit(pair[0]).path.strip("/")) > 0] or told
    if not deep:
        return
    shared_host = host_of(shared) if shared and _address(shared) else None
    own = next((pair for pair in deep if shared_host is None or host_of(pair[0]) == shared_host), deep[0])
    gathered.add("uri", own[0], own[1])


def _address(value: str) -> bool:
    host = host_of(value) if value.strip().startswith(("http://", "https://")) else None
    return bool(host and "." in host)


def _dates(gathered: Gathered, page: Said) -> None:
    for item in page.articles:
        for name, key in (("published", "datePublished"), ("updated", "dateModified")):
            value = string(item.get(key))
            if value:
                gathered.add(name, iso(value), "json-ld")
    for name, keys in (("published", _PUBLISHED), ("updated", _UPDATED)):
        for key in keys:
            for value in page.meta.get(key, ()):
                gathered.add(name, iso(value), "meta")
    for item in page.others:
        if "webpage" in " ".join(types(item)).lower():
            for name, key in (("published", "datePublished"), ("updated", "dateModified")):
                value = string(item.get(key))
                if value and gathered.first(name) is None:
                    gathered.add(name, iso(value), "json-ld")


def _outlet(gathered: Gathered, page: Said, host: str | None) -> str | None:
    told: list[tuple[str, str]] = []
    for item in page.articles:
        told += [(name, "json-ld") for name, _ in _named(item.get("publisher"), page)]
    site = page.first("og:site_name")
    told += [(site, "meta")] if site else []
    for item in page.others:
        if _ORGANIZATION.search(" ".join(types(item))):
            told += [(name, "json-ld") for name, _ in _named(item, page)]
    for key in _SITES:
        value = page.first(key)
        if value and len(value) <= 60 and not value.startswith("http"):
            told.append((value, "meta"))
    shown = gathered.first("title")
    if not told and shown and page.head_title:
        # "Headline - Outlet", or "Headline | Section | Outlet", where the page shows just the headline.
        parts = re.split(r"\s+[|–—•·»-]+\s+", page.head_title)
        if len(parts) > 1 and plain(parts[0]) == plain(shown) and 2 <= len(parts[-1]) <= 50:
            told.append((parts[-1].strip(), "meta"))
    for name, basis in told:
        called = outlet_called(name, host)
        if called and not is_platform(called):
            gathered.add("outlet", called, basis)
    return gathered.first("outlet")


def _named(value: Any, page: Said) -> Iterator[tuple[str, list[str]]]:
    """The names in an author or publisher value, each with its types; an item that only points at another by `@id` has
    that one's."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip() and not item.strip().startswith("http"):
            yield unescaped(item.strip()), []
        elif isinstance(item, dict):
            names = item.get("name")
            kinds = types(item)
            if not names and isinstance(item.get("@id"), str):
                meant = next((o for o in page.others if o.get("@id") == item["@id"] and o.get("name")), {})
                names, kinds = meant.get("name"), types(meant)
            for name in names if isinstance(names, list) else [names]:
                if isinstance(name, str) and name.strip():
                    yield unescaped(re.sub(r"\s+", " ", name).strip()), kinds


def _authors(gathered: Gathered, page: Said, outlet: str | None) -> None:
    told: list[tuple[str, list[str], str]] = []
    items = page.articles or [o for o in page.others if "webpage" in " ".join(types(o)).lower()]
    for item in items:
        for key in ("author", "creator"):
            told += [(name, kinds, "json-ld") for name, kinds in _named(item.get(key), page)]
    for key in _AUTHORS:
        told += [(value, [], "meta") for value in page.meta.get(key, ())]
    for number in ("1", "2"):
        if re.fullmatch(r"(?:written )?by|author", page.first(f"twitter:label{number}") or "", re.I):
            told += [(value, [], "meta") for value in page.meta.get(f"twitter:data{number}", ())]
    for name, kinds, basis in told:
        if name.startswith("http") or "@" in name or len(name) > _LONGEST:
            continue
        credited = agency(name)
        if credited:
            gathered.add("wire", credited, basis)
        elif not any("organization" in kind.lower() for kind in kinds) and not (
            outlet and plain(name) == plain(outlet)
        ):
            found = people(name, labelled=True)
            if (
                not found
                and "Person" in kinds
                and " " in name
                and not re.search(r"\b(?:and|staff|team)\b|[,|/]", name, re.I)
            ):
                alone = person(name)
                found = (alone,) if alone else ()
            for author in found:
                if not (outlet and plain(author) == plain(outlet)):
                    gathered.add("author", author, basis)


def _credits(gathered: Gathered, page: Said, outlet: str | None) -> None:
    """The agency from which the page says that it has its text, where that is not its own outlet."""
    for item in page.articles:
        for key in _CREDITS:
            for name, _ in _named(item.get(key), page):
                credited = agency(re.sub(r"^(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*", "", name, flags=re.I))
                if credited and agency(outlet or "") != credited:
                    gathered.add("wire", credited, "json-ld")
    for key in (
        "source",
        "article:source",
        "syndication-source",
        "original-source",
        "news_source",
        "article:provider",
        "dc.source",
    ):
        for value in page.meta.get(key, ()):
            credited = agency(value)
            if credited and agency(outlet or "") != credited:
                gathered.add("wire", credited, "meta")


def _sections(gathered: Gathered, page: Said) -> None:
    for item in page.articles:
        told = item.get("articleSection")
        for value in told if isinstance(told, list) else [told]:
            _section(gathered, string(value), "json-ld")
        for name in types(item):
            gathered.add("genre", _GENRE_TYPES.get(name.lower()), "json-ld")
        genres = item.get("genre")
        for value in genres if isinstance(genres, list) else [genres]:
            if isinstance(value, str) and not value.startswith("http"):
                gathered.add("genre", genre_named(value), "json-ld")
    for key in _SECTIONS:
        _section(gathered, page.first(key), "meta")
    if (page.first("article:opinion") or "").lower() == "true":
        gathered.add("genre", "opinion", "meta")
    headlines = {plain(string(item.get("headline")) or "") for item in page.articles} | {
        plain(gathered.first("title") or "")
    }
    for item in (*page.articles, *page.others):
        trail = item if "BreadcrumbList" in types(item) else item.get("breadcrumb")
        if isinstance(trail, dict) and isinstance(trail.get("itemListElement"), list):
            names = [
                _crumb(crumb)
                for crumb in sorted((c for c in trail["itemListElement"] if isinstance(c, dict)), key=_position)
            ]
            parts = [
                name
                for name in names
                if name
                and plain(name) not in headlines
                and not re.fullmatch(r"home(?:page)?|front page|news home", name, re.I)
            ]
            _section(gathered, parts[0] if parts else None, "json-ld")


def _position(crumb: dict[str, Any]) -> int:
    value = crumb.get("position")
    return int(value) if isinstance(value, int | float) or (isinstance(value, str) and value.isdigit()) else 0


def _crumb(crumb: dict[str, Any]) -> str | None:
    inner = crumb.get("item")
    return string(crumb.get("name")) or (string(inner.get("name")) if isinstance(inner, dict) else None)


def _section(gathered: Gathered, value: str | None, basis: str) -> None:
    if value and len(value) <= 60 and not value.startswith("http"):
        gathered.add("section", value, basis)
        gathered.add("genre", genre_named(value), basis)


def _languages(gathered: Gathered, page: Said) -> None:
    """The languages that the page declares, as codes; its text decides which counts."""
    declared: list[tuple[str | None, str]] = [(string(item.get("inLanguage")), "json-ld") for item in page.articles]
    declared += [
        (value, "meta") for value in (page.language, page.first("content-language", "og:locale", "dc.language"))
    ]
    for value, basis in declared:
        match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", value or "")
        if match:
            gathered.add("language", match[1].lower(), basis)
