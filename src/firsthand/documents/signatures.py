# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""Who signed a dump and when: the short lines between its headline and its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.documents.dates import find_dates
from firsthand.documents.features import is_name
from firsthand.documents.people import people
from firsthand.documents.segments import Segment

__all__ = ["head_end", "mark_signatures"]

_WINDOW = 18  # segments below the headline in which a page is still signed
_LONG = 25  # words of a paragraph that is surely of the body
_BY = re.compile(
    r"(?:written |posted |published |story |words |text |reporting |report )?by\s+(?=[A-Z])|(?:by|written by|author|authors|words|reporter):\s*(?=[A-Z])",
    re.I,
)
_BY_GLUED = re.compile(r"By(?=[A-Z][a-z]+ [A-Z])")
_BY_ALONE = re.compile(r"(?:by|written by|posted by|story by|words by|authors?|reported by|reporters?)\s*:?", re.I)
_JOB = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|journalists?|producer|bureau chief|analyst|staff|min(?:ute)?s? read|read time)\b", re.I
)  # fmt: skip


def _line(text: str, segment: Segment) -> str:
    return text[segment.start : segment.end].strip()


def head_end(segments: Sequence[Segment], title: int) -> int:
    """The last segment that may still sign the page: before its second long paragraph, a mark ("Related") or a comment."""
    long = 0
    end = min(title + _WINDOW, len(segments) - 1)
    for index in range(title + 1, end + 1):
        segment = segments[index]
        if segment.role in ("comment", "notice") or segment.features.furniture == "related":
            return index - 1
        if segment.features.prose and segment.features.words >= _LONG:
            long += 1
            if long == 2:
                return index - 1
    return end


def mark_signatures(text: str, segments: Sequence[Segment], title: int | None) -> None:
    """Gives the lines that sign a page the roles `byline` and `dateline`, wherever they stand between headline and text;
    a name that nothing shows to be an author's loses the role."""
    if title is None:
        return
    end = min(head_end(segments, title), max((i for i, s in enumerate(segments) if s.role == "paragraph"), default=0))
    dated = [bool(find_dates(_line(text, s), short=True)) and s.features.words <= 14 for s in segments[: end + 4]]
    jobs = [bool(_JOB.search(_line(text, s))) and s.features.words <= 6 for s in segments[: end + 4]]
    for index in range(title + 1, end + 1):
        segment = segments[index]
        f = segment.features
        line = _line(text, segment)
        if f.words > 20 or f.bullet or f.prose or segment.role in ("caption", "quote"):
            continue
        above = _line(text, segments[index - 1])
        near = range(max(title + 1, index - 3), min(index + 4, len(dated)))
        if _BY.match(line) or _BY_GLUED.match(line):
            if people(line) or segment.role in ("heading", "paragraph"):
                segment.role = "byline" if not f.sentence_end or f.words <= 6 else segment.role
        elif (_BY_ALONE.fullmatch(above) and people(line, labelled=True)) or (
            _JOB.search(line) and f.words <= 10 and not f.sentence_end and is_name(re.split(r"\s*[,|–—-]\s", line)[0])
        ):
            segment.role = segment.hint = "byline"
        elif is_name(line):
            signed = any(dated[i] or jobs[i] for i in near if i != index) or segments[index - 1].role == "byline"
            segment.role = "byline" if signed else "chrome" if segment.role != "paragraph" else segment.role
        elif dated[index] and f.words <= 14 and not f.sentence_end and segment.role != "byline":
            segment.role = "byline" if people(line) else "dateline"
