"""What a page takes back of itself: corrections, updates, retractions, as far as its own words or its markup say so.

A passage counts only where the page speaks of itself ("this article", "an earlier version of this story", "we
apologise"): a report on somebody else's retraction, and one that is quoted, are no notices; nor is a note that merely
introduces, a plain "Last updated" line, or a correction of another page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.documents.notice_blocks import Box, Found, in_blocks
from firsthand.documents.withdrawn import taken_back
from firsthand.records import Block, Notice, NoticeBasis, NoticeKind, Span, identify

__all__ = ["Box", "Marked", "find_notices"]

_PRICE = re.compile(r"(?:was|rrp|from|now)?:?\s*(?:[$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$€£¥]|kr|zł))\W*", re.I)


@dataclass(frozen=True, slots=True)
class Marked:
    """What the markup of a page tells of its notices: the characters that it strikes through (`<del>`, `<s>`), its
    boxes, and what it tells machines (kind, words, and where)."""

    struck: tuple[tuple[int, int], ...] = ()
    boxes: tuple[Box, ...] = ()
    machine: tuple[tuple[NoticeKind, str, NoticeBasis], ...] = ()


def find_notices(
    document: str,
    text: str,
    blocks: Sequence[Block],
    marked: Marked = Marked(),
    outlet: str | None = None,
) -> tuple[tuple[Notice, ...], tuple[Block, ...]]:
    """The notices of a page, and its blocks with those that are mostly a notice in the role `notice`.

    Where `outlet` takes its own report back, by its name, that is the page speaking of itself.
    """
    found = in_blocks(text, blocks, marked.boxes, outlet)
    told = _machine(text, blocks, marked.machine, found)
    result = list(blocks)
    for one in found:
        for index in one.blocks:
            result[index] = replace(result[index], role="notice")
    kept = {index for one in found for index in one.blocks}
    for index, block in enumerate(blocks):
        if block.role == "notice" and index not in kept:
            # A box for notes that takes nothing back is a part of the article like others.
            result[index] = replace(block, role="paragraph")
    notices = [_record(document, text, result, one) for one in found]
    for start, end in marked.struck:
        if _struck(text, blocks, start, end):
            span = Span.at(document, text, start, end)
            notices.append(
                Notice(identify(document, "notice", start, end), "correction", span, (span,), basis="markup")
            )
    anchor = next((b for role in ("title", "paragraph") for b in result if b.role == role), None)
    for kind, words, basis in told if anchor else ():
        assert anchor is not None
        about = taken_back(text, document, result, words, ()) or None
        span = Span.at(document, text, anchor.start, anchor.end)
        notices.append(Notice(identify(document, "notice", kind, words), kind, span, about, words, basis))
    return tuple(sorted(notices, key=lambda n: (n.span.start, n.span.end, n.id))), tuple(result)


def _record(document: str, text: str, blocks: Sequence[Block], one: Found) -> Notice:
    about = taken_back(text, document, blocks, text[one.start : one.end], ((one.start, one.end),))
    span = Span.at(document, text, one.start, one.end)
    return Notice(identify(document, "notice", one.start, one.end), one.kind, span, about or None, basis=one.basis)


def _struck(text: str, blocks: Sequence[Block], start: int, end: int) -> bool:
    """Whether what is struck through stands in the article, and is no old price."""
    block = next((b for b in blocks if b.start <= start and end <= b.end), None)
    if block is None or block.role not in ("paragraph", "quote", "heading"):
        return False
    # An old price beside the new one; millions are nobody's price.
    return not (
        _PRICE.fullmatch(text[start:end].strip())
        and not re.match(r"\s*(?:[$€£¥]\s?[\d.,]+\s*)?(?:[mb]illion|[mb]n)\b", text[end : end + 24])
    )


def _machine(
    text: str,
    blocks: Sequence[Block],
    told: Sequence[tuple[NoticeKind, str, NoticeBasis]],
    found: list[Found],
) -> list[tuple[NoticeKind, str, NoticeBasis]]:
    """What the page tells machines and shows to nobody; what it shows is added to `found` where it stands."""
    rest: list[tuple[NoticeKind, str, NoticeBasis]] = []
    for kind, words, basis in told:
        place = _shown(text, words)
        if place is None:
            rest.append((kind, words, basis))
            continue
        start, end = place
        if any(one.start < end and start < one.end for one in found):
            continue
        index = next((i for i, b in enumerate(blocks) if b.start <= start < b.end), None)
        if index is None or blocks[index].role == "comment":
            continue
        whole = 2 * (end - start) >= blocks[index].end - blocks[index].start
        found.append(Found(kind, start, end, basis, [index] if whole and blocks[index].role != "title" else []))
    found.sort(key=lambda one: one.start)
    return rest


def _shown(text: str, words: str) -> tuple[int, int] | None:
    pieces = words.split()
    if not pieces:
        return None
    match = re.search(r"\s+".join(re.escape(piece) for piece in pieces), text)
    return match.span() if match else None
