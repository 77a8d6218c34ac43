# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""The role of each segment of a dump, from its words and its place alone.

The body is the run of segments whose long sentences outweigh the short lines between them (Kohlschütter et al. 2010:
text density and position decide; here as a maximum-sum run), entered and left by known phrases of furniture. `roles` is
the whole interface: another classifier can stand in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.documents.comments import mark_comments
from firsthand.documents.headlines import BYLINE, PAREN_CREDIT, clock, content_words, headline
from firsthand.documents.segments import Segment
from firsthand.documents.signatures import mark_signatures
from firsthand.documents.trained import refine

if TYPE_CHECKING:
    from firsthand.documents.trees import Trees

__all__ = ["BIO", "BYLINE", "CREDIT_LINE", "DATED", "content_words", "mark_posts", "roles"]

_MARKS = frozenset({"related", "comments", "end"})
_HANDLE = re.compile(r"[—–-]{1,2}\s*[^\n]{1,60}\(@\w{1,30}\)\s*\S.{0,40}\d{4}\s*$")
_PIC = re.compile(r"\bpic\.twitter\.com/|https://t\.co/")
CREDIT_LINE = re.compile(
    r"\b(?:contributed to (?:this|the) (?:report|story|article)|with (?:files|reporting|additional reporting) (?:from|by)|"
    r"(?:additional |extra )?(?:reporting|editing|writing|translation|translated|edited|compiled) by [A-Z])", re.I
)  # fmt: skip
BIO = re.compile(
    r"(?:[A-Z][\w.'’-]+(?: [\w.'’-]+){0,4}|He|She|They|The (?:author|writer))\s*(?:\([^)]*\))?,?\s+"
    r"(?:(?:is|was|has been|are) (?:an? |the |our |currently |also |working |based )*(?:[\w'’&,-]+ ){0,6}?"
    r"(?:journalist|reporter|correspondent|writer|editor|columnist|contributor|author|commentator|blogger|producer|"
    r"freelancer?|fellow|analyst|professor|lecturer|researcher|founder|publisher|graduate|intern|broadcaster|host|director)\b"
    r"|(?:covers|writes|reports|has (?:written|worked|reported|covered|contributed)|joined|holds an?|studied|graduated|"
    r"works (?:as|for|at)|contributes|specialis|specializ|lives in|tweets|blogs)\b)"
)  # fmt: skip
DATED = re.compile(
    r"^(?:this (?:story|article|post|piece|report) was )?(?:(?:originally|first|last) )?"
    r"(?:page first )?(?:published|posted|updated|modified)\b(?! by| in )", re.I
)  # fmt: skip
# The day alone, without what was changed.
_DAY_NOTE = re.compile(
    r"(?:(?:editor(?:'|’)?s?(?:'|’)?|ed\.?) note:? )?this (?:story|article|post|piece|report|page) (?:was|has been) (?:\w+ )?(?:published|posted|updated|modified)"
    r"(?: (?:on|at) (?!.*\b(?:to|with|after|since|because|following)\b)[\w ,:.]{3,40})?\.?", re.I
)  # fmt: skip
_OPEN_CREDIT = re.compile(r"[^.!?]\s\((?:[^()\s]+\s?){1,4}\)$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|read more\W*|continue reading\W*)$", re.I)
_FILED = re.compile(r"(?:posted|filed) (?:in|under)\b|(?:section|category|categories):", re.I)
# Each word can be matched in one way only: nested repetition would hang on a long menu.
_KICKER = re.compile(r"(?:in|section|category|filed in|posted in)?:?\s*[A-Z][\w&'’.-]*,?(?:\s+[A-Z&][\w&'’.-]*,?)*\s*")


def roles(text: str, segments: Sequence[Segment], trees: Trees | None = None, headlines: Trees | None = None) -> None:
    """Fills in `role` (and a comment's `author`) of every segment. `trees` say how likely a segment is the article;
    without them the run of the best-scoring segments is. `headlines` say how likely a line is the headline."""
    segments = list(segments)
    _rules(text, segments)
    title = None
    if headlines is not None:
        # numpy is loaded only for this.
        from firsthand.documents.titling import likeliest, retitle

        title = likeliest(text, segments, headlines)
    if trees is not None:
        refine(text, segments, trees)
    if title is not None:
        retitle(text, segments, title)


def _rules(text: str, segments: list[Segment]) -> None:
    comments = mark_comments(text, segments)
    article = segments[:comments]
    resumed = _resumed(text, article)
    first, last = _body(article, resumed)
    if first is None or last is None:
        _nothing(text, segments)
        return
    last = _short_ends(article, last)
    last = _without_bio(text, article, first, last)
    title = headline(text, article, first)
    first = _with_opening(text, article, first, title, resumed)
    _inside(text, article, first, last, resumed)
    mark_posts(text, article, first, last)
    _head(text, article, first, title)
    _foreign_headings(text, article, first, last)
    _tail(text, article, last)
    for segment in segments:
        if segment.role is None:
            segment.role = "chrome"
    mark_signatures(text, segments, title)


def _resumed(text: str, segments: Sequence[Segment]) -> list[bool]:
    """For each segment, whether the body is on there: not between a mark ("Related articles") and the next place where
    prose plainly goes on (two segments of prose without a short line between, or one long one)."""
    on = True
    result = []
    for index, segment in enumerate(segments):
        if segment.features.furniture in _MARKS:
            on = False
        elif not on and segment.features.prose and not _ELLIPSIS.search(text[segment.end - 20 : segment.end]):
            following = next(
                (s for s in segments[index + 1 : index + 3] if s.features.furniture in (None, *_MARKS)), None
            )
            on = segment.features.words >= 60 or bool(
                following and following.features.prose and segment.features.words >= 15
            )
        result.append(on)
    return result


_PLAIN = 5  # words of a short sentence that speaks for the body, as those of a brief report do


def _weight(segment: Segment, on: bool) -> float:
    if segment.features.furniture in _MARKS:
        return -20.0
    if segment.features.furniture:
        return -6.0
    if segment.features.prose:
        return float(min(segment.features.words, 60)) if on else -3.0
    if segment.features.sentence:
        return 0.5 * segment.features.words if on and segment.features.words >= _PLAIN else -1.0
    return -5.0


def _body(segments: Sequence[Segment], on: Sequence[bool]) -> tuple[int | None, int | None]:
    """The run of the greatest weight, by its first and last segment (Kadane's algorithm)."""
    best, best_range = 0.0, None
    total, begin = 0.0, 0
    for index, segment in enumerate(segments):
        weight = _weight(segment, on[index])
        if total <= 0:
            total, begin = 0.0, index
        total += weight
        if total > best:
            best, best_range = total, (begin, index)
    return best_range if best_range else (None, None)


def _short_ends(segments: Sequence[Segment], last: int) -> int:
    """The last segment of the body with the short sentences that stand directly below it."""
    while last + 1 < len(segments):
        following = segments[last + 1]
        if not following.features.sentence or following.features.furniture or following.features.dates:
            break
        last += 1
    return last


def _with_opening(text: str, segments: Sequence[Segment], first: int, title: int | None, on: Sequence[bool]) -> int:
    """The first segment of the body with the paragraphs between the title and a long interruption (a post, links)."""
    if title is None:
        return first
    for index in range(title + 1, first):
        if on[index] and segments[index].features.prose and not _caption(text, segments[index]):
            return index
    return first


def _without_bio(text: str, segments: Sequence[Segment], first: int, last: int) -> int:
    """The last segment of the body without the lines on its author at its end."""
    for index in range(max(first + 1, last - 3), last + 1):
        here = text[segments[index].start : segments[index].end]
        below_name = segments[index - 1].features.name
        if segments[index].features.words <= 90 and BIO.match(here) and (below_name or index == last):
            # In the body "He is a writer" is a statement; below a name, or at the very end in the form of a bio, it is not.
            if not below_name and re.match(r"(?:He|She|They)\b", here) and '"' in here + "“" and index < last:
                continue
            end = index - 1
            while end > first and segments[end].features.name:
                end -= 1
            return end
    return last


def _nothing(text: str, segments: Sequence[Segment]) -> None:
    """A page without running text: its short sentences are all that there is."""
    for segment in segments:
        if segment.role is None:
            plain = segment.features.furniture is None and not segment.features.bullet
            segment.role = "paragraph" if plain and segment.features.sentence else "chrome"


def _head(text: str, segments: Sequence[Segment], first: int, title: int | None) -> None:
    """What stands before the body: all furniture down to the title; below it byline, date, standfirst, captions."""
    for index in range(first):
        segment = segments[index]
        if segment.role is not None:
            continue
        line = text[segment.start : segment.end]
        f = segment.features
        if index == title:
            segment.role = "title"
        elif title is None or index < title:
            same = title is not None and line.strip() == text[segments[title].start : segments[title].end].strip()
            near = title is not None and title - index <= 2
            if near and f.date_only and index > 0 and title is not None and not clock(text, segments, index, title):
                segment.role = "dateline"
            elif near and index > 0 and BYLINE.fullmatch(line):
                segment.role = "byline"
            else:
                segment.role = "chrome"
            if same:
                segment.role = "chrome"
        elif (BYLINE.fullmatch(line) and f.words <= 20) or f.name:
            segment.role = "byline"
        elif f.dates and f.words <= 20 and not f.prose:
            segment.role = "dateline"
        elif _caption(text, segment):
            segment.role = "caption"
        elif f.furniture or f.bullet or f.words < 2 or _FILED.match(line):
            segment.role = "chrome"
        elif f.prose or f.sentence:
            segment.role = "paragraph"
        elif f.words >= 4 and f.stop_words > 0.1 and not _KICKER.fullmatch(line):
            segment.role = "heading"
        else:
            segment.role = "chrome"


_CREDITS = ("photo", "image", "picture", "credit", "illustration")


def _caption(text: str, segment: Segment) -> bool:
    if not 4 <= segment.features.words <= 70:
        return False
    line = text[segment.start : segment.end]
    return bool(
        (("(" in line or any(word in line.lower() for word in _CREDITS)) and PAREN_CREDIT.search(line))
        or (line.endswith(")") and _OPEN_CREDIT.search(line))
    )


def _inside(text: str, segments: Sequence[Segment], first: int, last: int, on: Sequence[bool]) -> None:
    index = first
    while index <= last:
        segment = segments[index]
        f = segment.features
        line = text[segment.start : segment.end]
        if f.furniture:
            segment.role = "teaser" if f.furniture in ("related", "pointer") else "chrome"
        elif not on[index]:
            segment.role = "teaser"
        elif index >= last - 3 and f.words <= 40 and CREDIT_LINE.search(line):
            segment.role = "byline"
        elif (f.dates and f.words <= 16 and DATED.search(line)) or (f.words <= 14 and _DAY_NOTE.fullmatch(line)):
            segment.role = "dateline"
        elif _caption(text, segment) and (index <= first + 1 or not f.prose or PAREN_CREDIT.search(line)):
            segment.role = "caption"
        elif f.prose or f.sentence or f.words >= 30:
            segment.role = "paragraph"
        else:
            end = index
            while end + 1 <= last and on[end + 1] and _shortish(segments[end + 1]):
                end += 1
            _short_run(text, segments, index, end, last)
            index = end
        index += 1


def _shortish(segment: Segment) -> bool:
    f = segment.features
    return not (f.prose or f.sentence or f.words >= 30 or f.furniture)


def _short_run(text: str, segments: Sequence[Segment], begin: int, end: int, last: int) -> None:
    """Short lines between paragraphs: a heading, the items of a list, or links to other articles."""
    run = segments[begin : end + 1]
    lines = [text[s.start : s.end].strip() for s in run]
    listed = begin > 0 and text[segments[begin - 1].start : segments[begin - 1].end].rstrip().endswith(":")
    repeated = len(set(lines)) < len(lines)
    dated = any(s.features.date_only for s in run)
    headlines = sum(s.features.capitals >= 0.6 and s.features.words >= 4 for s in run) > len(run) / 2
    bulleted = all(s.features.bullet for s in run)
    for segment, line in zip(run, lines, strict=True):
        f = segment.features
        if f.date_only:
            segment.role = "dateline" if len(run) == 1 else "teaser"
        elif _HANDLE.search(line):
            segment.role = "quote"
        elif line[:1] in "\"“‘'" or listed or (f.terminal and f.words >= 2):
            segment.role = "paragraph"
        elif (len(run) >= 3 and (repeated or dated or headlines) and not (bulleted and f.stop_words > 0.2)) or (
            repeated and dated
        ):
            segment.role = "teaser"
        elif bulleted or len(run) >= 3:
            segment.role = "paragraph" if f.words >= 2 or bulleted else "chrome"
        elif f.words >= 2 or f.capitals == 1.0:
            segment.role = "heading"
        else:
            segment.role = "chrome"


def _foreign_headings(text: str, segments: Sequence[Segment], first: int, last: int) -> None:
    """A headline between paragraphs that shares hardly a word with them leads to another article."""
    body = content_words(
        " ".join(text[s.start : s.end] for s in segments[first : last + 1] if s.role == "paragraph")[:40_000]
    )
    for segment in segments[first : last + 1]:
        if segment.role == "heading" and segment.features.words >= 7:
            words = content_words(text[segment.start : segment.end])
            if len(words) >= 4 and len(words & body) < 0.34 * len(words):
                segment.role = "teaser"


def mark_posts(text: str, segments: Sequence[Segment], first: int = 0, last: int | None = None) -> None:
    """A post shown in the page: its text and the line that attributes it ("— Name (@handle) June 3, 2019") are a quote."""
    end = len(segments) if last is None else min(last + 3, len(segments))
    for index in range(max(first - 3, 0), end):
        segment = segments[index]
        if segment.role in ("comment", "teaser"):
            continue
        line = text[segment.start : segment.end]
        if segment.features.words > 90 or "(@" not in line or not _HANDLE.search(line):
            continue
        segment.role = "quote"
        if not re.match(r"[—–-]", line) or index == 0:
            continue
        above = segments[index - 1]
        if above.features.characters <= 420 and above.features.furniture is None and above.role != "title":
            above.role = "quote"
            # Markup that later stages can see: both belong together.
            above.marks = above.marks | {"post"}


def _tail(text: str, segments: Sequence[Segment], last: int) -> None:
    """What stands below the body: its author's name, credits, teasers; else furniture."""
    teasers = asked = False
    for index in range(last + 1, len(segments)):
        segment = segments[index]
        if segment.role is not None:
            continue
        f = segment.features
        line = text[segment.start : segment.end]
        if f.furniture == "related":
            teasers = True
        if f.furniture in ("legal", "newsletter", "comments", "end"):
            teasers = False
        # Below what the site asks of its readers stand its buttons, not its authors.
        asked = asked or f.furniture in ("newsletter", "legal", "advert", "comments")
        if f.furniture:
            segment.role = "teaser" if f.furniture in ("related", "pointer") else "chrome"
        elif (
            index <= last + 3
            and not (teasers or asked)
            and "  " not in line
            and (f.name or (BYLINE.fullmatch(line) and f.words <= 12))
        ) or (CREDIT_LINE.search(line) and f.words <= 40):
            segment.role = "byline"
        elif teasers and not f.bullet:
            segment.role = "teaser"
        else:
            segment.role = "chrome"
