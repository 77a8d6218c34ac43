"""One page to one Document: decoding, text, roles, facts, notices, in this order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.documents.dates import day_in_address, iso
from firsthand.documents.decoding import decode
from firsthand.documents.gathered import Gathered
from firsthand.documents.layout import roles
from firsthand.documents.models import Models, shipped
from firsthand.documents.notices import Marked, find_notices
from firsthand.documents.outlets import host_of
from firsthand.documents.publication import visible, without_outlet
from firsthand.documents.sections import filed
from firsthand.documents.segments import Segment, cut
from firsthand.documents.threads import in_text
from firsthand.documents.tongue import NO_LANGUAGE, foreign, language, latin
from firsthand.errors import PageError, message
from firsthand.records import EVIDENCE, Block, Document, Hyperlink, Notice, Outlet, Page, Rejection
from firsthand.settings import Settings
from firsthand.tongues import called

__all__ = ["document"]


def document(
    page: Page,
    settings: Settings = Settings(),  # noqa: B008
    models: Models | None = None,
) -> tuple[Document, tuple[Rejection, ...]]:
    """The Document of `page`, in whatever language it is, and the notes (F2xx) on it.

    `models` are the classifiers of blocks: those that ship with firsthand where it is None. Raises PageError: F103
    (undecodable), F106 (no article, and another language), F107 (no article).
    """
    models = shipped(page.kind) if models is None else models
    decoded = decode(page)
    notes = list(decoded.notes)
    gathered = Gathered(page.id, decoded.text)
    hyperlinks: tuple[Hyperlink, ...] = ()
    marked = Marked()
    _given(gathered, page)
    if page.kind == "html":
        # lxml is loaded for HTML only.
        from firsthand.documents.webpage import web_page

        web = web_page(page, decoded.text, gathered, settings, models.html)
        text, segments, hyperlinks, marked = web.text, web.segments, web.hyperlinks, web.marked
        if web.deep:
            notes.append(Rejection(page.name, message("F204", limit=settings.max_depth), "F204"))
    else:
        text, segments = decoded.text, cut(decoded.text, whole=page.kind == "text")
        if page.kind == "text":
            for segment in segments:
                segment.role = "paragraph"
        else:
            roles(text, segments, models.text, models.headline)
            in_text(text, segments)
            visible(gathered, segments)
    blocks = _blocks(text, segments)
    if page.kind != "text":
        blocks = _without_bios(text, blocks, gathered.all("author"))
    notices, blocks = find_notices(page.id, text, blocks, marked, gathered.first("outlet"))
    evidence = [b for b in blocks if b.role in EVIDENCE]
    if not any(b.role not in ("title", "caption") for b in evidence) and not (evidence and page.kind == "text"):
        # A page in another script may show no article by the rules for this one: its language is the better reason.
        other = foreign(text)
        if other and not latin(text):
            raise PageError("F106", detail=called(other))
        words = f", in {called(other)}" if other else ""
        raise PageError("F107", detail=f"none of its parts ({len(blocks)}{words}) reads as one")
    code, enough = language(
        " ".join(text[b.start : min(b.end, b.start + 20_000)] for b in evidence[:200]), gathered.first("language")
    )
    if code == NO_LANGUAGE:
        raise PageError("F107", detail="its words are of no language that is known")
    if enough:
        gathered.add("language", code, "text")
    else:
        notes.append(Rejection(page.name, message("F207"), "F207"))
    inside = tuple(h for h in hyperlinks if any(b.start <= h.start and h.end <= b.end for b in evidence))
    _of_file(gathered, page)
    return _document(page, text, blocks, gathered, notices, inside, code), tuple(notes)


def _given(gathered: Gathered, page: Page) -> None:
    """What the giver of the page says comes first."""
    facts = page.facts
    gathered.add("host", host_of(page.uri), "address")
    gathered.add("title", facts.title, "given")
    for author in facts.authors or ():
        gathered.add("author", author, "given")
    gathered.add("outlet", facts.outlet, "given")
    gathered.add("published", iso(facts.published) if facts.published else None, "given")
    gathered.add("updated", iso(facts.updated) if facts.updated else None, "given")


def _of_file(gathered: Gathered, page: Page) -> None:
    """What the file around the page says of it comes last: programs fill it in as often as people."""
    gathered.add("title", page.said.title, "meta")
    for author in page.said.authors or ():
        gathered.add("author", author, "meta")


_LAST = 4  # paragraphs at the end of a page of which one may be about its author
_IS = re.compile(
    r"\s+(?:\([^)]{1,40}\)\s*)?"
    r"(?:is|was|covers?|writes?|reports?|has|lives|works?|teaches|joined|can be reached|tweets)\b"
)


def _without_bios(text: str, blocks: tuple[Block, ...], authors: Sequence[str]) -> tuple[Block, ...]:
    """`blocks` with what the last paragraphs say of the page's own authors as furniture."""
    body = [i for i, b in enumerate(blocks) if b.role in ("paragraph", "quote")]
    about = set()
    for index in body[3:][-_LAST:]:
        here = text[blocks[index].start : blocks[index].end]
        if here.count(" ") < 60 and any(here.startswith(a) and _IS.match(here, len(a)) for a in authors):
            about.add(index)
    return tuple(replace(b, role="chrome") if i in about else b for i, b in enumerate(blocks)) if about else blocks


_LONG = 700  # characters to which the sentences of a page without line breaks are gathered in one block


def _blocks(text: str, segments: Sequence[Segment]) -> tuple[Block, ...]:
    """The segments as blocks; a post and the line that attributes it are one, and so are neighbouring sentences of a
    page that lost its line breaks."""
    blocks: list[Block] = []
    joined = False
    for segment in segments:
        role = segment.role or "chrome"
        if joined and role == "quote":
            blocks[-1] = Block("quote", blocks[-1].start, segment.end, None, blocks[-1].path)
        elif role == "paragraph" and blocks and blocks[-1].role == role and _one_line(text, blocks[-1], segment):
            blocks[-1] = Block(role, blocks[-1].start, segment.end, None, blocks[-1].path)
        else:
            said = (segment.author, segment.time, segment.depth) if role == "comment" else (None, None, None)
            blocks.append(Block(role, segment.start, segment.end, said[0], segment.path, said[1], said[2]))
        joined = "post" in segment.marks
    return tuple(blocks)


def _one_line(text: str, block: Block, segment: Segment) -> bool:
    if not text[block.end : segment.start].isspace() or re.search(r"[\r\n\f]", text[block.end : segment.start]):
        return False
    if block.end - block.start < _LONG:
        return True
    tail = text[max(block.start, block.end - 2000) : block.end]
    return block.end - block.start < 3 * _LONG and tail.count("“") > tail.count("”")


def _document(
    page: Page,
    text: str,
    blocks: tuple[Block, ...],
    gathered: Gathered,
    notices: tuple[Notice, ...],
    links: tuple[Hyperlink, ...],
    code: str,
) -> Document:
    uri = page.uri or gathered.first("uri")
    host = host_of(uri) or gathered.first("host")
    name = gathered.first("outlet")
    title = gathered.first("title")
    gathered.add("published", day_in_address(uri), "address")
    filed(gathered, uri)
    return Document(
        id=page.id, name=page.name, text=text, blocks=blocks, names=page.names, uri=uri,
        uris=page.uris or ((uri,) if uri else ()),
        outlet=Outlet(name, host), title=without_outlet(title, name, host) if title else None,
        authors=gathered.all("author"), section=gathered.first("section"), genre=gathered.first("genre"),
        published=gathered.first("published"), updated=_updated(gathered, notices), language=code,
        wire=gathered.first("wire"), notices=notices,
        facts=tuple(gathered.facts), hyperlinks=links,
    )  # fmt: skip


def _updated(gathered: Gathered, notices: Sequence[Notice]) -> str | None:
    """When the page was updated; many systems give machines the day of publication for it, which counts only where the
    page says it to its readers too: in a line of its own, or by a notice of what was changed."""
    value = gathered.first("updated")
    told = bool(notices) or any(fact.field == "updated" and fact.basis in ("given", "text") for fact in gathered.facts)
    return value if told or value != gathered.first("published") else None
