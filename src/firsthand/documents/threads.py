# ruff: noqa: E501 (a pattern reads best on one line)
"""When each comment was written, and how deep in its thread it stands: from the elements of a web page, or from the
lines of a dump.

A comment is a run of segments of one author that begins with the line that names him. Its depth is the number of
comments that it answers, one in the other; where a page does not show who answers whom, it is not known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.documents.comment_times import WHEN, moment
from firsthand.documents.dates import Order, iso, order
from firsthand.documents.segments import Segment

if TYPE_CHECKING:
    from firsthand.documents.markup import Container, Visible

__all__ = ["in_text", "in_web_page"]

_HEAD = 4  # segments at the head of a comment in which its time may stand
_ANSWERS = re.compile(
    r"(?:(?:→|➤|▶|↪|»|in reply to|replying to|als antwort auf|en réponse à|en respuesta a|in risposta a|em resposta a|als reactie op)\s*@?|@)(?P<name>[^\W_][\w.'’ -]{0,38}[\w.])",
    re.I,
)
_DEPTH = re.compile(
    r"(?:^|[\s_-])(?:depth|level|lvl|indent|nesting|nest|comment-level|reply-level|generation)-?(\d{1,2})(?=$|[\s_-])",
    re.I,
)
_ITEM = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?(?:item|body|wrapper|box|block|container|entry|node|inner|holder)|post|reply|replies|response|thread-?(?:item|node)|answer|message|children|kommentar\w*|commentaire|comentario|reactie|commento)(?=$|[\s_-])",
    re.I,
)


@dataclass(slots=True)
class _Comment:
    """The segments `first` to `last` (half open), and who wrote them."""

    first: int
    last: int
    author: str | None
    time: str | None = None
    depth: int | None = None


def in_web_page(visible: Visible) -> None:
    """Gives the comments of a web page time and depth."""
    comments = _comments(visible.text, visible.segments, visible)
    if not comments:
        return
    first = _order(visible.text, visible.segments, comments)

    def told(segment: Segment) -> str | None:
        at = bisect_left(visible.times, (segment.start, 0, ""))
        if at < len(visible.times) and visible.times[at][1] <= segment.end:
            return _machine(visible.times[at][2])
        return None

    _times(visible.text, visible.segments, comments, first, told)
    for thread in _threads(comments, visible.segments):
        for comment, depth in zip(thread, _nested(visible, thread), strict=True):
            comment.depth = depth
        _answers(visible.text, visible.segments, thread)
    _give(visible.segments, comments)


def in_text(text: str, segments: Sequence[Segment]) -> None:
    """Gives the comments of a dump time and depth."""
    comments = _comments(text, segments, None)
    if not comments:
        return
    _times(text, segments, comments, _order(text, segments, comments), lambda segment: None)
    for thread in _threads(comments, segments):
        _indented(segments, thread)
        _answers(text, segments, thread)
    _give(segments, comments)


def _comments(text: str, segments: Sequence[Segment], visible: Visible | None) -> list[_Comment]:
    """The comments, in order. What is no comment among them ("Reply", the hour) belongs to the one above it."""
    found: list[_Comment] = []
    for index, segment in enumerate(segments):
        if segment.role != "comment":
            continue
        last = found[-1] if found else None
        near = last is not None and index - last.last <= 3
        if last is None or not near or segment.author != last.author or _names(text, segment):
            found.append(_Comment(index, index + 1, segment.author))
        else:
            last.last = index + 1
    return found


def _names(text: str, segment: Segment) -> bool:
    """Whether a segment begins a comment: it is little more than the name of who wrote it."""
    line = text[segment.start : segment.end].lstrip("•‣◦▪●○·*+-–—»› \t")
    author = segment.author
    return author is not None and line.startswith(author) and len(line) <= len(author) + 60


def _order(text: str, segments: Sequence[Segment], comments: Sequence[_Comment]) -> Order | None:
    """Which of day and month comes first in the dates of the comments."""
    return order(text[segments[comments[0].first].start : segments[comments[-1].last - 1].end])


def _machine(value: str) -> str | None:
    """A time that is given to machines, to the minute."""
    day = iso(value)
    clock = re.search(r"[T\s](\d\d):(\d\d)", value)
    return f"{day}T{clock[1]}:{clock[2]}" if day and len(day) == 10 and clock else day


def _times(
    text: str,
    segments: Sequence[Segment],
    comments: Sequence[_Comment],
    first: Order | None,
    told: Callable[[Segment], str | None],
) -> None:
    for number, comment in enumerate(comments):
        end = comments[number + 1].first if number + 1 < len(comments) else min(len(segments), comment.last + 2)
        near = [i for i in range(comment.first, end) if i < comment.first + _HEAD or i >= comment.last - 1]
        comment.time = next((t for i in near if (t := told(segments[i]))), None)
        for i in near if comment.time is None else ():
            line = text[segments[i].start : segments[i].end]
            if i == comment.first and comment.author and line.lstrip(" •*-").startswith(comment.author):
                line = line.split("\n", 2)[0] if len(line) > 120 else line
                line = line[line.find(comment.author) + len(comment.author) :]
                comment.time = moment(line[:100], first)
            elif WHEN.fullmatch(line.strip()[:80]) or (len(line) <= 90 and comment.author and comment.author in line):
                comment.time = moment(line.replace(comment.author or "\0", " "), first)
            if comment.time:
                break


def _threads(comments: Sequence[_Comment], segments: Sequence[Segment]) -> list[list[_Comment]]:
    """The comments of each thread: what follows the article's body or other prose begins another."""
    threads: list[list[_Comment]] = []
    for comment in comments:
        last = threads[-1][-1] if threads else None
        apart = last is None or any(s.role in ("paragraph", "title") for s in segments[last.last : comment.first])
        if apart:
            threads.append([])
        threads[-1].append(comment)
    return threads


def _give(segments: Sequence[Segment], comments: Sequence[_Comment]) -> None:
    for comment in comments:
        for segment in segments[comment.first : comment.last]:
            if segment.role == "comment" and segment.author == comment.author:
                segment.time, segment.depth = comment.time, comment.depth


def _nested(visible: Visible, thread: Sequence[_Comment]) -> list[int | None]:
    """The depth of each comment by the elements around its first line: as a class or an attribute counts it, or by the
    list items, articles or boxes of comments that it stands in."""
    chains = [_chain(visible.containers, visible.inside[comment.first]) for comment in thread]
    signed = [comment.author is not None for comment in thread]
    counted = [_counted(chain) for chain in chains]
    if _most(counted, signed):
        return _from_zero(counted, signed)
    shared = _shared(chains)
    chains = [[c for c in chain if id(c) not in shared] for chain in chains]
    for holds in (_is("li"), _is("article")):
        numbers = [sum(map(holds, chain)) or None for chain in chains]
        if _most(numbers, signed):
            return _from_zero(numbers, signed)
    for kind in sorted({kind for chain in chains for c in chain for kind in _kinds(c)}):
        numbers = [sum(kind in _kinds(c) for c in chain) or None for chain in chains]
        if max(n or 0 for n in numbers) >= 2 and _most(numbers, signed):
            return _from_zero(numbers, signed)
    return [None] * len(chains)


def _most(numbers: Sequence[int | None], signed: Sequence[bool]) -> bool:
    """Whether the signed comments have a number, but for a few: a form below them ("Your name") may look signed."""
    of = [n is not None for n, s in zip(numbers, signed, strict=True) if s]
    return bool(of) and sum(of) >= 0.7 * len(of)


def _chain(containers: Sequence[Container], inside: int) -> list[Container]:
    chain = []
    while inside > 0:
        chain.append(containers[inside])
        inside = containers[inside].parent
    return chain


def _shared(chains: Sequence[list[Container]]) -> set[int]:
    """The elements around the whole thread, where it has more comments than one."""
    if len(chains) < 2:
        return set()
    around = set.intersection(*({id(c) for c in chain} for chain in chains))
    # A first comment whose answers are all that follow holds them, and is one of the thread.
    return around if not _answered(chains, around) else set()


def _answered(chains: Sequence[list[Container]], around: set[int]) -> bool:
    innermost = next((c for c in chains[0] if id(c) in around), None)
    return innermost is not None and innermost.tag in ("li", "article") and len(chains) > 1


def _is(tag: str) -> Callable[[Container], bool]:
    return lambda container: container.tag == tag


def _kinds(container: Container) -> frozenset[str]:
    """The class names of an element that speak of comments."""
    return frozenset(
        name for name in container.names.lower().split() if _ITEM.search(name) and not re.search(r"\d", name)
    )


def _counted(chain: Sequence[Container]) -> int | None:
    for container in chain:
        if container.level is not None:
            return container.level
        match = _DEPTH.search(container.names)
        if match and (container.hint == "comment" or _ITEM.search(container.names)):
            return int(match[1])
    return None


def _from_zero(numbers: Sequence[int | None], signed: Sequence[bool]) -> list[int | None]:
    least = min((n for n, s in zip(numbers, signed, strict=True) if s and n is not None), default=None)
    return [
        max(0, n - least) if n is not None and least is not None and s else None
        for n, s in zip(numbers, signed, strict=True)
    ]


def _indented(segments: Sequence[Segment], thread: Sequence[_Comment]) -> None:
    """Depths by the columns that the comments begin in, where they begin in more than one."""
    columns = [segments[comment.first].indent for comment in thread]
    if len(set(columns)) < 2 or columns[0] != min(columns):
        return
    open_: list[int] = []
    for comment, column in zip(thread, columns, strict=True):
        while open_ and open_[-1] >= column:
            open_.pop()
        comment.depth = len(open_)
        open_.append(column)


def _answers(text: str, segments: Sequence[Segment], thread: Sequence[_Comment]) -> None:
    """Depths by the name that a comment answers, where nothing else shows them."""
    if any(comment.depth for comment in thread):
        return
    depths: dict[str, int] = {}
    found: list[int] = []
    for comment in thread:
        begin = segments[comment.first].start
        head = text[begin : min(segments[comment.last - 1].end, begin + 240)]
        depth = 0
        for match in _ANSWERS.finditer(head):
            name = match["name"].lower()
            known = max(
                (d for n, d in depths.items() if name == n or name.startswith((n + " ", n + "\n"))),
                default=None,
            )
            if known is not None and name != (comment.author or "").lower():
                depth = known + 1
                break
        found.append(depth)
        if comment.author:
            depths[comment.author.lower()] = depth
    if any(found):
        for comment, depth in zip(thread, found, strict=True):
            comment.depth = depth
