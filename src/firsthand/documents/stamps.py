# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""When a page says that it was published and updated: the dates by its headline, by what the words beside them say.

A date without words is the publication's only by the headline; elsewhere it may be the page's clock, a teaser's, a
comment's, an event's or a copyright's. Words of age ("3h ago") are no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.documents.dates import Found, Order, find_dates, order
from firsthand.documents.gathered import Gathered
from firsthand.documents.headlines import PAREN_CREDIT, clock, weather
from firsthand.documents.people import people
from firsthand.documents.segments import Segment

__all__ = ["clocks", "stamps"]

_UPDATED = re.compile(
    r"\b(?:updated?|modified|last (?:updated|modified|edited|reviewed|revised|changed)|edited|revised|refreshed|reviewed)\b|(?<=[a-z\d])Updated\b", re.I
)  # fmt: skip
_PUBLISHED = re.compile(
    r"\b(?:published|posted|first published|first posted|created|released|issued|filed|uploaded|date|dated|added|originally published|publication date|publish date)\b|(?<=[a-z\d])Published\b",
    re.I,
)
_FIRST = re.compile(
    r"\W{0,3}(?:first|originally) (?:published|posted)\b|\W{0,3}(?:page |article |story )?(?:published|posted)\b", re.I
)
# A whole line that is nothing but the day of publication or of the last change, with its label.
_LABELLED = re.compile(
    r"\W{0,3}(?:(?:this (?:article|story|post|page|entry) was )?(?:(?:first|originally|last|date) )?(?:published|posted|updated|modified|created|released)"
    r"(?: online)?(?: by [A-Z][^\d]{2,40})?(?:\s*(?:on|at|date))?|last update|updated on|publication date|date(?: published| of publication)?|publish date)\W{0,4}",
    re.I,
)
_TICKER = re.compile(r"\b(?:19|20)\d\d:\s+\w+\s+\w+\s+\w")  # a day, and what happened on it
_PLACE = re.compile(r"[A-Z][^\d.!?()]{1,45}?,?\s*\(?")
_AFTER_PLACE = re.compile(r"\)?\.?,?\s*(?:\([^)]{2,40}\)|/[^/]{2,40}/\.?)?\s*[-–—:]|\)?\.?,?\s*/[^/]{2,40}/")
_HOUR = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.I)
_EVENT = re.compile(r"\b(?:on sale|until|through|deadline|starts?|begins?|expires?|from|between|since|until|born|died|premieres?|airs?|opens?|closes?|register|tickets?|season|episode|vol(?:ume)?|issue|file|taken|pictured|captured|during|poses?|attends?|arrives?)\b", re.I)  # fmt: skip
_DAY_FIRST = re.compile(r"\.(?:uk|au|nz|ie|in|za|ng|ke|pk|fr|de|es|it|nl|be|pt|br|ar|cl|co|ve|mx|ru|pl|se|no|eu)$")
_AMERICAN_CLOCK = re.compile(r"\b\d{1,2}:\d\d\s*[ap]\.?m\.?\s*(?:[ECMP][SD]?T)\b", re.I)
_LONG = 25  # words of a paragraph that is surely of the text
_NEAR = 4  # segments above the headline in which its day may stand
_TAIL = 6  # segments below the text in which its day may stand
_MOST = 12  # words beside the date in a line that only dates and signs


def day_order(gathered: Gathered) -> Order | None:
    """Whether the page writes the day or the month first: as its own dates show, else as its country or its clock has it."""
    shown = order(gathered.text[:200_000])
    host = gathered.first("host") or ""
    if shown is None and _DAY_FIRST.search(host):
        return "day"
    if shown is None and (host.endswith((".us", ".gov", ".mil")) or _AMERICAN_CLOCK.search(gathered.text[:200_000])):
        return "month"
    return shown


def stamps(gathered: Gathered, segments: Sequence[Segment], title: int | None, head: range, last: int) -> bool:
    """Adds the days of publication and of the last change that the page shows; whether the first of publication stands
    by the headline. `last` is the last segment of the text."""
    first = day_order(gathered)
    text = gathered.text
    before = len([f for f in gathered.facts if f.field == "published"])
    _head(gathered, segments, title, head, first)
    near = len([f for f in gathered.facts if f.field == "published"]) > before
    # Below authors' notes and boxes a line still counts that says nothing but the day and what it is.
    for index in range(head.stop, len(segments)):
        segment = segments[index]
        if segment.role in ("comment", "quote", "title") or segment.features.words > 16 or not segment.features.dates:
            continue
        if title is not None and index > title + 60 and index <= last:
            continue
        line = text[segment.start : segment.end]
        tail = last < index <= last + _TAIL
        if index > last + 40:
            break
        for date, label in _dated(line, _above(text, segments, index), first):
            if index < last and not _only(line):
                continue
            if index > last and not (
                tail or _LABELLED.match(line) or re.search(r"\bthis (?:entry|post) was\b", line, re.I)
            ):
                continue
            if segment.features.furniture in ("related", "pointer"):
                continue
            kind = _kind(label)
            if (
                kind is None
                and tail
                and not near
                and segment.features.date_only
                and _HOUR.search(line)
                and segment.role != "teaser"
            ):
                kind = "published"
            if kind and (kind == "published" or index <= last + _TAIL):
                gathered.add(kind, date.value, "text", segment.start + date.start, segment.start + date.end)
    if not near:
        _dateline(gathered, segments, first)
    return near


def _only(line: str) -> bool:
    """Whether a line is no more than a label and its day."""
    match = _LABELLED.match(line)
    if match is None:
        return False
    dates = find_dates(line, short=True)
    return bool(dates) and dates[0].start - match.end() <= 16 and len(line) - dates[-1].end <= 30


def _above(text: str, segments: Sequence[Segment], index: int) -> str:
    """The line above, where it may be a label that stands on a line of its own."""
    if not index:
        return ""
    line = text[segments[index - 1].start : segments[index - 1].end].strip()[:60]
    return line if len(line.split()) <= 3 and not find_dates(line, short=True) else ""


def _dated(line: str, above: str, first: Order | None) -> list[tuple[Found, str]]:
    """The dates of a line, each with the words before it."""
    found: list[tuple[Found, str]] = []
    before = 0
    for date in find_dates(line, first, short=True):
        label = line[before : date.start]
        if before == 0 and not (_UPDATED.search(label) or _PUBLISHED.search(label)):
            label = f"{above} {label}"
        found.append((date, label))
        before = date.end
    return found


def _kind(label: str) -> str | None:
    """`published` or `updated`, as the last word of that sort in `label` says."""
    updated = [m.start() for m in _UPDATED.finditer(label)]
    published = [m.start() for m in _PUBLISHED.finditer(label)]
    if not updated and not published:
        return None
    return "updated" if max(updated, default=-1) > max(published, default=-1) else "published"


def _head(gathered: Gathered, segments: Sequence[Segment], title: int | None, head: range, first: Order | None) -> None:
    text = gathered.text
    said: list[tuple[int, str, int, int, str]] = []
    begin = max(0, title - _NEAR) if title is not None else head.start
    below = False  # a long paragraph stands above
    for index in range(begin, head.stop):
        segment = segments[index]
        f = segment.features
        line = text[segment.start : segment.end]
        below = below or (
            title is not None and index > title and f.prose and f.words >= _LONG and segment.role != "caption"
        )
        if index == title or (not f.dates and not find_dates(line, first, short=True)) or len(line) > 300:
            continue
        if segment.role in ("comment", "quote", "notice") or (f.prose and f.words > 14) or f.bullet:
            continue
        if (weather(line) or _TICKER.search(line)) and not _kind(line):
            continue
        if f.furniture in ("legal", "related", "pointer", "newsletter") and not _LABELLED.match(line):
            continue
        if title is not None and index < title and _clock(text, segments, index, title):
            continue
        beside = 0
        for date, label in _dated(line, _above(text, segments, index), first):
            kind = _kind(label)
            if kind is None:
                if beside or not _bare(line, segment, index, title):
                    continue
                # Below the standfirst a day alone is a teaser's as soon as the article's.
                if below and not (_HOUR.search(line) or _signed(text, segments, index)):
                    continue
                beside += 1
            start, end = segment.start + date.start, segment.start + date.end
            value = date.value
            # What the page itself calls the publication comes before a day without a word.
            rank = 0 if kind == "published" and _FIRST.match(label.strip()) else 1 if kind else 2
            rank += 3 if title is not None and index < title else 0
            rank += 1 if len(value) < 10 else 0
            said.append((rank, kind or "published", start, end, value))
    for _, kind, start, end, value in sorted(said, key=lambda s: (s[0], s[2])):
        gathered.add(kind, value, "text", start, end)


def _bare(line: str, segment: Segment, index: int, title: int | None) -> bool:
    """Whether a date without a label may be the publication's: its line dates and signs, and tells nothing."""
    f = segment.features
    if segment.role in ("caption", "teaser", "heading") and not f.date_only:
        return False
    if (
        PAREN_CREDIT.search(line)
        or f.sentence
        or (f.sentence_end and f.words > 8 and not re.search(r"\b[ap]\.m\.$", line))
    ):
        return False
    rest = line
    for date in reversed(find_dates(line, short=True)):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    words = re.findall(r"[^\W\d_]{2,}", rest)
    if len(words) > _MOST or _EVENT.search(rest):
        return False
    if title is not None and index < title:
        return not words or f.date_only
    return not words or f.date_only or segment.role in ("dateline", "byline") or len(words) <= 8


def _signed(text: str, segments: Sequence[Segment], index: int) -> bool:
    """Whether a line or one close to it names an author."""
    lines = [text[s.start : s.end] for s in segments[max(index - 3, 0) : index + 2] if s.features.words <= 16]
    return any(people(line) for line in lines)


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


def _dateline(gathered: Gathered, segments: Sequence[Segment], first: Order | None) -> None:
    """Adds the day with its year of the dateline that begins the text ("OSTRAVA, June 3, 2019 - ...")."""
    for segment in [s for s in segments if s.role == "paragraph"][:2]:
        line = gathered.text[segment.start : min(segment.end, segment.start + 140)]
        dates = find_dates(line, first)
        if dates and _PLACE.fullmatch(line[: dates[0].start]) and _AFTER_PLACE.match(line, dates[0].end):
            start = segment.start + dates[0].start
            gathered.add("published", dates[0].value, "text", start, segment.start + dates[0].end)
            return
