"""What an HTML page says of itself to machines: JSON-LD, meta tags, the canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml import etree

__all__ = ["Said", "said", "string", "types", "unescaped"]

_ARTICLE = re.compile(
    r"(?:article|report|blogposting|newsarticle|posting|review|socialmediaposting|opinionnewsarticle|liveblog)", re.I
)


class Said:
    """The metadata of one page, as raw values."""

    def __init__(self) -> None:
        self.articles: list[dict[str, Any]] = []
        self.others: list[dict[str, Any]] = []
        self.meta: dict[str, list[str]] = {}
        self.canonical: str | None = None
        self.head_title: str | None = None
        self.language: str | None = None

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
            value = string(item.get("headline"))
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


def types(item: dict[str, Any]) -> list[str]:
    """The schema.org types of an item."""
    value = item.get("@type")
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def string(value: Any) -> str | None:
    """A value that is text, or the first of several, with its character references resolved and its space collapsed."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    return re.sub(r"\s+", " ", unescaped(value)).strip() or None if isinstance(value, str) else None


def unescaped(text: str) -> str:
    """`text` without character references, which some systems escape twice."""
    import html

    return html.unescape(html.unescape(text)) if "&" in text else text


def said(root: etree._Element, base: str | None) -> Said:
    """What the head and the JSON-LD of the page say."""
    result = Said()
    result.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for element in root.iter("meta", "link", "script", "title", "base"):
        tag = element.tag
        if tag == "meta":
            content = (element.get("content") or "").strip()
            for attribute in ("property", "name", "itemprop"):
                key = element.get(attribute)
                if key and content:
                    result.meta.setdefault(key.strip().lower(), []).append(re.sub(r"\s+", " ", unescaped(content)))
        elif tag == "link":
            if (
                "canonical" in (element.get("rel") or "").lower().split()
                and element.get("href")
                and not result.canonical
            ):
                result.canonical = (element.get("href") or "").strip()
        elif tag == "base":
            base = base or element.get("href")
        elif tag == "title":
            if result.head_title is None and element.text and element.text.strip():
                parent = element.getparent()
                if parent is None or parent.tag in ("head", "html", "body"):
                    result.head_title = re.sub(r"\s+", " ", element.text).strip()
        elif tag == "script" and "ld+json" in (element.get("type") or "").lower() and element.text:
            _json_ld(result, element.text)
    _addresses(result, base)
    return result


def _addresses(result: Said, base: str | None) -> None:
    """Makes the canonical address whole, which may be relative to the page's own or to the one it gives elsewhere."""
    given = (base, result.first("og:url"), *(string(item.get("url")) for item in result.articles))
    base = next((address for address in given if address and address.startswith("http")), "")
    if result.canonical:
        try:
            result.canonical = urljoin(base, result.canonical)
        except ValueError:
            result.canonical = None


def _json_ld(result: Said, text: str) -> None:
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text.strip())
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for item in _flat(value):
        kinds = types(item)
        if any(_ARTICLE.search(t) for t in kinds):
            result.articles.append(item)
        else:
            result.others.append(item)
