# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""The facts of publication that a page shows its readers: dates, authors, outlet, section, genre, wire."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.documents.bylines import Signed, head_lines, signers
from firsthand.documents.gathered import Gathered
from firsthand.documents.outlets import outlet, plain
from firsthand.documents.sections import GENRES, sections
from firsthand.documents.segments import Segment
from firsthand.documents.stamps import stamps
from firsthand.documents.wires import wires

__all__ = ["Shown", "shown_title", "visible", "without_outlet"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What `settle` needs of what the page shows its readers: who signed it, and whether it is dated by its headline."""

    signed: Signed
    dated: bool


def visible(gathered: Gathered, segments: Sequence[Segment], marked: Sequence[tuple[int, int]] = ()) -> Shown:
    """Adds to `gathered` what the segments, with their roles, show of the page's publication. `marked` are the characters
    that the markup calls an author's name."""
    text = gathered.text
    title = shown_title(gathered, segments)
    prose = [i for i, s in enumerate(segments) if s.role in ("paragraph", "notice", "quote")]
    body = next((i for i in prose if i > (title or -1)), None)
    last = prose[-1] if prose else -1
    head = head_lines(text, segments, title)
    if last >= head.start:
        head = range(head.start, min(head.stop, last + 1))
    dated = stamps(gathered, segments, title, head, last)
    outlet(gathered, segments, title)
    signed = signers(text, segments, title, head, last, marked)
    own = _own_names(gathered, segments)
    people = [name for name in signed.names if not _owned(name.name, own)]
    signed.names = people or ([] if _owned(signed.names[0].name, own[:1]) else signed.names) if signed.names else []
    for name in signed.names:
        gathered.add("author", name.name, "text", name.start, name.end)
    for index in signed.lines:
        _labelled(gathered, segments[index])
    sections(gathered, segments, title, body, last)
    wires(gathered, segments, title, last)
    return Shown(signed, dated)


def _own_names(gathered: Gathered, segments: Sequence[Segment]) -> list[str]:
    """The names by which the page calls its outlet, as they are compared: the outlet's, then its copyright lines."""
    legal = [s for s in segments[-40:] if s.features.furniture == "legal" and s.features.words <= 40]
    return [plain(gathered.first("outlet") or ""), *(plain(gathered.text[s.start : s.end]) for s in legal)]


def _owned(name: str, own: Sequence[str]) -> bool:
    """Whether `name` is one of the outlet's own."""
    return len(plain(name)) > 3 and any(plain(name) in other for other in own)


def _labelled(gathered: Gathered, segment: Segment) -> None:
    """Adds the genre that a byline says ("Analysis by Ann Keller")."""
    label = _GENRE_BY.match(gathered.text[segment.start : segment.end])
    if label:
        value = next((genre for genre, pattern in GENRES if pattern.search(label[1])), None)
        gathered.add("genre", value, "text", segment.start + label.start(1), segment.start + label.end(1))


_GENRE_BY = re.compile(
    r"(?:guest |news )?(opinion|analysis|commentary|comment|column|editorial|perspective|review) by\b", re.I
)


def shown_title(gathered: Gathered, segments: Sequence[Segment]) -> int | None:
    """Adds the headline that the page shows; the index of its segment."""
    index = next((i for i, s in enumerate(segments) if s.role == "title"), None)
    if index is not None:
        _title(gathered, segments[index])
    return index


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
