"""Documents with hand-made mentions, for tests that need no language model.

`page("a", "[Deputy Minister <Ana Holt>] said ...")` marks a speaking mention with brackets and one that only may be an
antecedent with `[~ ]`; `< >` are put around the name in it. Form, kind and gender follow from the words, or are told:
`[organization: ...]`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.records import (
    Block,
    Document,
    Extraction,
    Link,
    Mention,
    MentionForm,
    Outlet,
    Source,
    SourceKind,
    Statement,
    identify,
)
from firsthand.sources import Resolution, resolve

_MARK = re.compile(
    r"\[(?P<quiet>~)?(?:(?P<kind>person|organization|outlet|record|anonymous|unstated): )?"
    r"(?P<title>[^<\[\]]*)(?:<(?P<name>[^>]*)>(?P<rest>[^\]]*))?\]"
)
_PRONOUNS = {"he": "m", "she": "f", "it": "n", "they": "p"}
_FIRST = {"i", "we", "us", "me"}


@dataclass(frozen=True)
class Page:
    document: Document
    extraction: Extraction


def page(
    name: str, marked: str, outlet: str | None = None, authors: tuple[str, ...] = (), host: str | None = None
) -> Page:
    """A page of the text `marked`; each speaking mention is the source of a statement."""
    identity = identify("page", name)
    text, found, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        start = len(text)
        text += mark["title"] + (mark["name"] or "") + (mark["rest"] or "")
        found.append((start, len(text), mark))
        last = mark.end()
    text += marked[last:]
    blocks = tuple(Block("paragraph", run.start(), run.end()) for run in re.finditer(r"[^\n]+", text))
    document = Document(identity, name, text, blocks, outlet=Outlet(outlet, host), authors=authors)
    mentions = [_mention(document, start, end, mark) for start, end, mark in found]
    statements = []
    for mention in mentions:
        if not mention.speaker:
            continue
        content = [q for q in re.finditer(r"“[^”]*”", text) if _beside(text, mention, q) and not mention.quoted]
        span = document.span(content[0].start() + 1, content[0].end() - 1) if content else mention.span
        assert span is not None
        statements.append(
            Statement(
                id=identify(identity, "statement", mention.place),
                document=identity,
                content=(span,),
                kind="direct" if content else "indirect",
                stance="affirms",
                factuality="Uu",
                chain=(Link(mention.id, mention.span, None, None, "say"),),
            )
        )
    return Page(document, Extraction(identity, tuple(statements), tuple(mentions)))


def _beside(text: str, mention: Mention, quote: re.Match[str]) -> bool:
    low, high = sorted((mention.place, quote.start()))
    return "\n" not in text[low:high] and abs(mention.place - quote.end()) < 40


def _mention(document: Document, start: int, end: int, mark: re.Match[str]) -> Mention:
    words = document.text[start:end]
    lower = words.lower()
    form: MentionForm = "nominal"
    if mark["name"]:
        form = "name"
    elif lower in _PRONOUNS:
        form = "pronoun"
    elif lower in _FIRST:
        form = "first-person"
    kind: SourceKind = mark["kind"] or ("person" if form in {"name", "pronoun", "first-person"} else "anonymous")  # type: ignore[assignment]
    before = document.text[:start]
    head = (
        re.search(r"[\w’'-]+$", mark["title"].rstrip() if not mark["name"] else mark["name"].rstrip("."))
        if form in {"name", "nominal"}
        else None
    )
    offset = start + (0 if not mark["name"] else len(mark["title"]))
    if form == "nominal" and (cut := re.search(r"^(.*?\w)\s(?:of|for|close|familiar|who|at)\b", words)):
        head = re.search(r"[\w’'-]+$", cut[1])
    return Mention(
        id=identify(document.id, start, end),
        document=document.id,
        place=start,
        span=document.span(start, end),
        head=document.span(offset + head.start(), offset + head.end()) if head else document.span(start, end),
        form=form,
        kind=kind,
        name=mark["name"],
        title=(mark["title"].strip() or (mark["rest"] or "").strip(" ,") or None) if mark["name"] else None,
        gender=_PRONOUNS.get(lower),  # type: ignore[arg-type]
        subject=True,
        speaker=not mark["quiet"],
        quoted=before.count("“") > before.count("”"),
    )


def solve(*pages: Page) -> Resolution:
    return resolve([p.document for p in pages], [p.extraction for p in pages])


def given(resolution: Resolution, page: Page, words: str, occurrence: int = 0) -> Source:
    """The source of the mention of exactly `words`."""
    found = [m for m in page.extraction.mentions if m.span is not None and m.span.exact == words]
    identity = resolution.of[found[occurrence].id]
    return next(source for source in resolution.sources if source.id == identity)
