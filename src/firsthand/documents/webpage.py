"""The HTML branch: tree, visible text, roles and facts of one web page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.documents.article import html_roles
from firsthand.documents.bylines import marks
from firsthand.documents.dates import iso
from firsthand.documents.gathered import Gathered
from firsthand.documents.machine import machine
from firsthand.documents.markup import Visible, parse, visible_text
from firsthand.documents.metadata import Said, said
from firsthand.documents.notice_marks import marked
from firsthand.documents.notices import Marked
from firsthand.documents.publication import shown_title, visible
from firsthand.documents.segments import Segment
from firsthand.documents.settling import settle
from firsthand.documents.stamps import clocks
from firsthand.documents.threads import in_web_page
from firsthand.errors import PageError
from firsthand.records import Hyperlink, Page
from firsthand.settings import Settings

if TYPE_CHECKING:
    from firsthand.documents.trees import Trees

__all__ = ["Web", "web_facts", "web_page"]


@dataclass(frozen=True, slots=True)
class Web:
    """What `assembly` needs of a web page."""

    text: str
    segments: list[Segment]
    hyperlinks: tuple[Hyperlink, ...]
    marked: Marked
    deep: bool


def web_page(page: Page, html: str, gathered: Gathered, settings: Settings, trees: Trees | None = None) -> Web:
    """The visible text of `html` with roles; adds its facts to `gathered`. Raises F107 where there is none."""
    root, deep = parse(html, settings.max_depth)
    if root is None:
        raise PageError("F107", detail="there is not one element in it")
    shown = visible_text(root, settings.max_depth)
    if not shown.segments:
        raise PageError("F107", detail="it shows no text")
    gathered.text = shown.text
    meta = said(root, page.uri)
    html_roles(shown, meta.article_body, meta.headline(), trees)
    if trees is None and meta.article_body is None and not deep and _doubtful(shown):
        opinion = _second_opinion(html)
        if opinion:
            html_roles(shown, opinion, meta.headline())
    in_web_page(shown)
    web_facts(gathered, meta, shown, html if not deep else None, page.uri)
    return Web(shown.text, shown.segments, shown.hyperlinks, marked(shown, meta), deep or shown.deep)


def web_facts(gathered: Gathered, meta: Said, shown: Visible, html: str | None, given_url: str | None) -> None:
    """Adds the page's facts: what it tells machines, then what it shows its readers, then which of the two counts where
    they part. `html` is for the last resort."""
    shown_title(gathered, shown.segments)
    machine(gathered, meta, given_url)
    settle(gathered, visible(gathered, shown.segments, marks(shown.names, shown.hyperlinks)))
    if gathered.first("published") is None and html is not None:
        _last_resort(gathered, html, clocks(gathered, shown.segments))


def _doubtful(shown: Visible) -> bool:
    """Whether the article that was found is so small a part of the page's prose that it may be the wrong one."""
    taken = sum(s.features.words for s in shown.segments if s.role in ("paragraph", "quote", "notice"))
    prose = sum(s.features.words for s in shown.segments if s.features.prose and s.role != "comment")
    return taken < 100 or taken < 0.5 * prose


# What the libraries that are asked last fall over (control characters, for one) is no reason to refuse the page.
_BROKEN = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)


def _second_opinion(html: str) -> str | None:
    """The article as trafilatura sees it. It votes only where the first reading is in doubt: it takes longer than all
    the rest."""
    from trafilatura import extract

    try:
        return extract(html, include_comments=False, include_tables=True, fast=True)
    except _BROKEN:
        return None


def _last_resort(gathered: Gathered, html: str, clocks: frozenset[str]) -> None:
    """htmldate, where neither metadata nor a visible line gave a date; not for the page's clock."""
    from htmldate import find_date

    try:
        found = find_date(html[:2_000_000], original_date=True, extensive_search=False)
    except _BROKEN:
        return
    value = iso(found) if found else None
    gathered.add("published", value if value not in clocks else None, "meta")
