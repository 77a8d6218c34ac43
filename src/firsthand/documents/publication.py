# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""The facts of publication that a page shows its readers: dates, authors, outlet, section, genre, wire."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.documents.dates import Order, find_dates, order
from firsthand.documents.gathered import Gathered
from firsthand.documents.headlines import clock, weather
from firsthand.documents.outlets import outlet, plain
from firsthand.documents.people import AGENCIES, agency, people
from firsthand.documents.sections import GENRES, sections
from firsthand.documents.segments import Segment
from firsthand.documents.signatures import head_end

__all__ = ["clocks", "shown_title", "visible", "without_outlet"]


_UPDATED = re.compile(
    r"\b(?:updated?|modified|last (?:updated|modified|edited|reviewed|revised)|edited|revised|refreshed)\b", re.I
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|first published|created|released|issued|filed|uploaded|date|dated|added|originally published|publication date)\b",
    re.I,
)
_AGENCY_NAMES = "|".join(sorted((re.escape(n) for n in AGENCIES if len(n) > 3), key=len, reverse=True))
_AGENCY_ANY = "|".join(sorted((re.escape(n) for n in AGENCIES), key=len, reverse=True))
_WIRE_DATELINE = re.compile(rf"^[^.!?\n]{{0,80}}\(\s*({_AGENCY_ANY})\s*\)\s*[-–—]", re.I)
_WIRE_START = re.compile(rf"^(?:by )?(?:the )?({_AGENCY_NAMES})(?:\s*[|,].{{0,60}})?$", re.I)
_WIRE_CREDIT = re.compile(
    rf"\b({_AGENCY_ANY})\b[^.]{{0,40}}\bcontributed to (?:this|the)\b|\bwith (?:files|reporting|information|material|additional reporting|inputs?) from (?:the )?({_AGENCY_ANY})\b"
    rf"|\b(?:source|via|from|credit|agency):\s*(?:the )?({_AGENCY_ANY})\b|\(with (?:\w+ ){{0,3}}(?:from |by )?({_AGENCY_ANY})\)", re.I
)  # fmt: skip


def visible(gathered: Gathered, segments: Sequence[Segment]) -> None:
    """Adds to `gathered` what the segments, with their roles, show of the page's publication."""
    text = gathered.text
    title = shown_title(gathered, segments)
    body = next(
        (i for i, s in enumerate(segments) if s.role in ("paragraph", "notice", "quote") and i > (title or -1)), None
    )
    last = max((i for i, s in enumerate(segments) if s.role in ("paragraph", "notice", "quote")), default=-1)
    first = _order(gathered)
    below = body
    if title is not None:
        # A standfirst may stand above the line that signs the page.
        signed = [i for i in range(title, head_end(segments, title) + 1) if segments[i].role in ("byline", "dateline")]
        below = max(body or 0, signed[-1] + 1) if signed else body
    tail_names: list[Segment] = []
    _labelled(gathered, segments, title, below, first)
    for index, segment in enumerate(segments):
        if segment.role in ("comment", "teaser", "paragraph", "quote", "title", "notice", "heading", "caption"):
            continue
        line = text[segment.start : segment.end]
        if len(line) > 300:
            continue
        head = below is not None and index < below and (title is None or index >= title - 3)
        tail = last >= 0 and index > last
        if title is not None and index < title and _clock(text, segments, index, title):
            continue
        if head or tail:
            _dates(
                gathered,
                segment,
                line,
                head=head and (title is not None),
                near=title is not None and abs(index - title) <= 18,
                first=first,
                above=text[segments[index - 1].start : segments[index - 1].end][:60] if index else "",
            )
        if segment.role == "byline" or (segment.role == "dateline" and re.search(r"\bby\b", line, re.I)):
            if head or segment.tag:
                _authors(gathered, segment, line)
            else:
                tail_names.append(segment)
    if gathered.first("author") is None:
        for segment in tail_names:
            _authors(gathered, segment, text[segment.start : segment.end])
    if gathered.first("published") is None:
        _dateline(gathered, segments, first)
    sections(gathered, segments, title, body, last)
    _wire(gathered, segments, last)
    outlet(gathered, segments, title)


def _clock(text: str, segments: Sequence[Segment], index: int, title: int) -> bool:
    """Whether a line above the headline is the page's clock; what the markup has inside the article is not."""
    segment = segments[index]
    inside = bool(segment.path and re.search(r"/(?:article|main)\b", segment.path))
    return bool(segment.features.dates) and not inside and clock(text, segments, index, title)


def clocks(gathered: Gathered, segments: Sequence[Segment]) -> frozenset[str]:
    """The days that the page's clock shows above the headline."""
    title = next((i for i, s in enumerate(segments) if s.role == "title"), 0)
    return frozenset(
        date.value
        for index in range(title)
        if _clock(gathered.text, segments, index, title)
        for date in find_dates(gathered.text[segments[index].start : segments[index].end])
    )


def _labelled(
    gathered: Gathered, segments: Sequence[Segment], title: int | None, below: int | None, first: Order | None
) -> None:
    """Adds the date between headline and text that the page itself calls the one of publication, before any other."""
    if title is None:
        return
    for segment in segments[title + 1 : below or title + 1]:
        line = gathered.text[segment.start : segment.end]
        if segment.role not in ("dateline", "byline") or not _PUBLISHED.match(line.strip()):
            continue
        dates = find_dates(line, first, short=True)
        if dates and not _UPDATED.search(line[: dates[0].start]):
            start = segment.start + dates[0].start
            gathered.add("published", dates[0].value, "text", start, segment.start + dates[0].end)
            return


_TICKER = re.compile(r"\b(?:19|20)\d\d:\s+\w+\s+\w+\s+\w")  # a day, and what happened on it
_PLACE = re.compile(r"[A-Z][^\d.!?()]{1,45}?,?\s*\(?")
_AFTER_PLACE = re.compile(r"\)?\.?,?\s*(?:\([^)]{2,40}\)|/[^/]{2,40}/\.?)?\s*[-–—:]|\)?\.?,?\s*/[^/]{2,40}/")


def _dateline(gathered: Gathered, segments: Sequence[Segment], first: Order | None) -> None:
    """Adds the day with its year of the dateline that begins the text ("OSTRAVA, June 3, 2019 - ...")."""
    for segment in [s for s in segments if s.role == "paragraph"][:2]:
        line = gathered.text[segment.start : min(segment.end, segment.start + 140)]
        dates = find_dates(line, first)
        if dates and _PLACE.fullmatch(line[: dates[0].start]) and _AFTER_PLACE.match(line, dates[0].end):
            start = segment.start + dates[0].start
            gathered.add("published", dates[0].value, "text", start, segment.start + dates[0].end)
            return


def shown_title(gathered: Gathered, segments: Sequence[Segment]) -> int | None:
    """Adds the headline that the page shows; the index of its segment."""
    index = next((i for i, s in enumerate(segments) if s.role == "title"), None)
    if index is not None:
        _title(gathered, segments[index])
    return index


_DAY_FIRST = re.compile(r"\.(?:uk|au|nz|ie|in|za|ng|ke|pk|fr|de|es|it|nl|be|pt|br|ar|cl|co|ve|mx|ru|pl|se|no|eu)$")
_AMERICAN_CLOCK = re.compile(r"\b\d{1,2}:\d\d\s*[ap]\.?m\.?\s*(?:[ECMP][SD]?T)\b", re.I)


def _order(gathered: Gathered) -> Order | None:
    """Whether the page writes the day or the month first: as its own dates show, else as its country or its clock has it."""
    shown = order(gathered.text[:200_000])
    host = gathered.first("host") or ""
    if shown is None and _DAY_FIRST.search(host):
        return "day"
    if shown is None and (host.endswith((".us", ".gov", ".mil")) or _AMERICAN_CLOCK.search(gathered.text[:200_000])):
        return "month"
    return shown


def _title(gathered: Gathered, segment: Segment) -> None:
    line = gathered.text[segment.start : segment.end]
    gathered.add("title", re.sub(r"\s+", " ", line).strip(), "text", segment.start, segment.end)
    match = re.match(
        r"((?:guest |news )?(?:opinion|analysis|editorial|commentary|comment|column|op-ed|viewpoint|perspective|letters?(?: to the editor)?|satire|interview|fact[- ]check|explainer|press release|review))\s*(?:[|:–—]|\s-\s)",
        line,
        re.I,
    )
    if match:
        value = next((genre for genre, pattern in GENRES if pattern.search(match.group(1))), None)
        gathered.add("genre", value, "text", segment.start, segment.start + len(match.group(1)))


def _dates(
    gathered: Gathered, segment: Segment, line: str, *, head: bool, near: bool, first: Order | None, above: str
) -> None:
    """The dates of one line: each is what the words before it say; one without words is the publication's, but only
    between title and body (elsewhere it may be the page's clock, a teaser's or a copyright)."""
    if (weather(line) or _TICKER.search(line)) and not (_PUBLISHED.search(line) or _UPDATED.search(line)):
        return
    if segment.features.furniture in ("legal", "related", "pointer") and not re.search(
        r"\bthis (?:entry|post) was\b", line, re.I
    ):
        return
    before = 0
    # A label may have a line of its own.
    stands_above = above if len(above.split()) <= 3 and not find_dates(above, short=True) else ""
    for date in find_dates(line, first, short=True):
        label = line[before : date.start] or stands_above
        start, end = segment.start + date.start, segment.start + date.end
        if _UPDATED.search(label) and not re.search(r"\bpublished\b(?!.*updated)", label, re.I):
            gathered.add("updated", date.value, "text", start, end)
        elif _PUBLISHED.search(label) or (head and near and segment.role in ("dateline", "byline") and before == 0):
            gathered.add("published", date.value, "text", start, end)
        before = date.end


def _authors(gathered: Gathered, segment: Segment, line: str) -> None:
    label = re.match(
        r"(?:guest |news )?(opinion|analysis|commentary|comment|column|editorial|perspective|review) by\b", line, re.I
    )
    if label:
        value = next((genre for genre, pattern in GENRES if pattern.search(label[1])), None)
        gathered.add("genre", value, "text", segment.start + label.start(1), segment.start + label.end(1))
    credited = re.search(r"\b(?:edited|editing|translat\w+|compiled|contributed|additional)\b", line, re.I)
    if credited:
        return
    for name in people(line, labelled=segment.hint == "byline"):
        at = line.rfind(name)
        if at >= 0:
            gathered.add("author", name, "text", segment.start + at, segment.start + at + len(name))
        else:
            gathered.add("author", name, "text", segment.start, segment.end)


def _wire(gathered: Gathered, segments: Sequence[Segment], last: int) -> None:
    text = gathered.text
    seen = 0
    for index, segment in enumerate(segments):
        if segment.role in ("comment", "teaser"):
            continue
        line = text[segment.start : min(segment.end, segment.start + 400)]
        match = None
        if segment.role == "paragraph" and seen < 3:
            seen += 1
            match = _WIRE_DATELINE.match(line)
        elif segment.role in ("byline", "dateline"):
            match = _WIRE_START.match(line) or _WIRE_CREDIT.search(line)
            if match is None:
                pieces = re.split(r"\s*(?:[,|•·/]|\bby\b|\band\b|\s[–—-]\s)\s*", line, flags=re.I)
                value = next((found for piece in pieces if (found := agency(piece))), None)
                if value:
                    gathered.add("wire", value, "text", segment.start, min(segment.end, segment.start + 400))
        if match is None and last >= 0 and index >= last - 2 and segment.features.words <= 60:
            match = _WIRE_CREDIT.search(line)
        if match:
            name = next(group for group in match.groups() if group)
            at = next(i for i, group in enumerate(match.groups(), 1) if group)
            start = segment.start + match.start(at)
            gathered.add("wire", AGENCIES[name.lower()], "text", start, start + len(name))


def without_outlet(title: str, outlet: str | None, host: str | None = None) -> str:
    """`title` without the outlet's name that a browser's title bar adds before or after it."""
    for separator in (" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " // "):
        while separator in title:
            head, _, tail = title.rpartition(separator)
            if not _is_outlet(tail, outlet, host) or not head.strip():
                break
            title = head.strip()
        head, _, tail = title.partition(separator)
        if tail.strip() and _is_outlet(head, outlet, host):
            title = tail.strip()
    return title


def _is_outlet(part: str, outlet: str | None, host: str | None) -> bool:
    part = plain(part)
    if not part:
        return False
    if outlet and (part == plain(outlet) or (len(part) > 3 and (part in plain(outlet) or plain(outlet) in part))):
        return True
    return bool(host) and len(part) > 2 and part in plain(host or "")
