# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""The agency that a page credits with its text: in the dateline, beside its authors, in a line below, in its copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.documents.gathered import Gathered
from firsthand.documents.outlets import plain
from firsthand.documents.people import AGENCIES, agency
from firsthand.documents.segments import Segment

__all__ = ["wires"]

_LONG_NAMES = "|".join(sorted((re.escape(n) for n in AGENCIES if len(n) > 3), key=lambda n: (-len(n), n)))
_NAMES = "|".join(sorted((re.escape(n) for n in AGENCIES), key=lambda n: (-len(n), n)))
# "OSTRAVA (AP) — ...", "OSTRAVA, June 3 (Reuters) - ...", "(AFP) - ..."
_DATELINE = re.compile(rf"^[^!?\n]{{0,80}}?\(\s*({_NAMES})\s*\)\s*[-–—:]", re.I)
# "The Associated Press", "Reuters | Ostrava", "By Reuters, in Ostrava", at the head of a page.
_ALONE = re.compile(rf"^(?:by |from |source:? |via )?(?:the )?({_LONG_NAMES})(?:\s*[|,•·].{{0,60}})?$", re.I)
_CREDIT = re.compile(
    rf"\b({_NAMES})\b[^.]{{0,60}}\b(?:contributed to (?:this|the)|(?:all )?contributed\b)"
    rf"|\b(?:with|includes) (?:files|reporting|information|material|additional reporting|inputs?|reports?|contributions?) (?:from|by) [^.]{{0,60}}?\b({_NAMES})\b"
    rf"|\b(?:reporting|report|story|text|written|produced|additional reporting) by (?:the )?({_LONG_NAMES})\b"
    rf"|\b(?:source|via|from|credit|agency|quelle):\s*(?:the )?({_NAMES})\b|\(with (?:\w+ ){{0,3}}(?:from |by )?({_NAMES})\)"
    rf"|^[–—-]\s*(?:with )?(?:the )?({_NAMES})\.?$|^\(?(?:the )?({_LONG_NAMES})\)?\.?$", re.I
)  # fmt: skip
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|\bcopyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)?\d\d)?)?,?\s*(?:by )?(?:the )?({_LONG_NAMES}|afp|dpa|upi|efe)\b", re.I
)  # fmt: skip
_PIECES = re.compile(r"\s*(?:[,|•·/]|\bby\b|\band\b|\s[–—-]\s)\s*", re.I)
_HEAD = 12  # segments below the headline in which an agency's name is a byline's
_BELOW = 6  # segments beside the end of the text in which a copyright is that of the text
_FOOT = 3  # segments below the text in which it is credited


def wires(gathered: Gathered, segments: Sequence[Segment], title: int | None, last: int) -> None:
    """Adds the agencies that the page credits, those of the head first. `last` is the last segment of the text. An outlet
    that is an agency itself is no credit of its own copyright."""
    outlet = gathered.first("outlet")
    own = agency(outlet or "") or plain(outlet or "")
    opening = [i for i, s in enumerate(segments) if s.role == "paragraph"][:3]
    for index, segment in enumerate(segments):
        if segment.role in ("comment", "teaser", "caption", "title"):
            continue
        head = title is not None and title - 3 <= index <= title + _HEAD
        near = last >= 0 and last - 2 <= index <= last + _FOOT
        if not (head or near or segment.role in ("byline", "dateline", "paragraph") or segment.features.furniture):
            continue
        begins = index in opening
        for name, start, end in _credits(
            gathered.text, segment, head=head, near=near, begins=begins, own=own if abs(index - last) <= _BELOW else ""
        ):
            gathered.add("wire", AGENCIES[name.lower()], "text", start, end)


def _credits(
    text: str, segment: Segment, *, head: bool, near: bool, begins: bool, own: str
) -> Iterator[tuple[str, int, int]]:
    f = segment.features
    line = text[segment.start : min(segment.end, segment.start + 400)]
    matches: list[re.Match[str] | None] = []
    if segment.role == "paragraph":
        if begins:
            matches.append(_DATELINE.match(line))
    elif (segment.role in ("byline", "dateline") or (head and f.words <= 12)) and not f.prose:
        matches.append(_ALONE.match(line) or (_CREDIT.search(line) if segment.role in ("byline", "dateline") else None))
        if segment.role in ("byline", "dateline") and matches[-1] is None:
            yield from _pieces(line, segment.start)
    if near and f.words <= 60:
        matches.append(_CREDIT.search(line))
    if own and f.words <= 60 and ("opyright" in line or "©" in line):
        match = _COPYRIGHT.search(line)
        if match and AGENCIES[match[1].lower()] != own and plain(match[1]) not in own:
            matches.append(match)
    for match in matches:
        if match:
            at = next(i for i, group in enumerate(match.groups(), 1) if group)
            yield match[at], segment.start + match.start(at), segment.start + match.end(at)


def _pieces(line: str, begin: int) -> Iterator[tuple[str, int, int]]:
    """The agency that is one of the parts of a byline."""
    at = 0
    for piece in _PIECES.split(line):
        at = line.find(piece, at)
        if agency(piece):
            bare = re.search(rf"(?:{_NAMES})", piece, re.I)
            if bare and bare.group().lower() in AGENCIES:
                yield bare.group(), begin + at + bare.start(), begin + at + bare.end()
                return
        at += len(piece)
