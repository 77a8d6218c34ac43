# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""What a notice takes back: the places of the page that it quotes, names or tells in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.documents.features import STOP_WORDS
from firsthand.records import Block, Span

__all__ = ["sentences", "taken_back"]

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|No|vs|Inc|Ltd|Co|Corp|[A-Z])\.)$"
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,300})[”\"]")
_THAT = re.compile(
    r"\b(?:said|stated|reported|claimed|wrote|report|claim|story|article|statement|suggested|indicated|misinformation|assertion|implied)\b(?: below| above| here)?,?"
    r"\s+(?:incorrectly |wrongly |mistakenly |falsely )?that\s+([^.;]{15,300})", re.I
)  # fmt: skip
_ORDINALS = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "final": -1}
_PARAGRAPH = re.compile(rf"\bthe ({'|'.join(_ORDINALS)}) paragraph\b", re.I)
_SAID = re.compile(
    r"\bversions?(?: of [^.;]{3,40}?)? (?:incorrectly |wrongly |mistakenly |erroneously )?(?:said|stated|reported|claimed),?\s+(?!that\b)([^.;]{15,300})",
    re.I,
)
_GAVE = re.compile(
    r"\b(?:gave|put|listed|described|identified|named|misstated|quoted|attributed)\s+([^.;]{10,300})", re.I
)
# "6 million crowns, not 4 million crowns as we reported"
_NOT = re.compile(r"[,(]\s*(?:and )?not\s+([^.;,()]{2,80}?)(?=\s+as\b|[.;,()]|$)", re.I)
_EXACT = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million billion dozen half monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december never none first second third""".split()
)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, without the white space between them.

    A plain splitter: what needs better sentences reads those of the parser.
    """
    result: list[tuple[int, int]] = []
    begin = start
    for match in re.finditer(r"[.!?…]+[\"”’)\]]*(?=\s|$)", text[start:end]):
        stop = start + match.end()
        if _ABBREVIATION.search(text[max(begin, stop - 8) : stop]):
            continue
        following = text[stop : stop + 4].lstrip()
        if following and following[0].islower():
            continue
        result.append((begin, stop))
        begin = stop
    if text[begin:end].strip():
        result.append((begin, end))
    trimmed = []
    for a, b in result:
        piece = text[a:b]
        a += len(piece) - len(piece.lstrip())
        b = a + len(piece.strip())
        if a < b:
            trimmed.append((a, b))
    return trimmed


def taken_back(text: str, document: str, blocks: Sequence[Block], own: Block, start: int, end: int) -> tuple[Span, ...]:
    """The spans of the page that the notice at `start`..`end` quotes or names."""
    notice = text[start:end]
    found: dict[tuple[int, int], Span] = {}
    evidence = [b for b in blocks if b is not own and b.role in ("paragraph", "quote", "heading", "caption", "title")]
    for match in _QUOTED.finditer(notice):
        words = match.group(1).strip(" ,.;")
        if len(words.split()) < 2:
            continue
        for block in evidence:
            at = text.find(words, block.start, block.end)
            if at >= 0:
                found[at, at + len(words)] = Span.at(document, text, at, at + len(words))
    paragraphs = [b for b in evidence if b.role == "paragraph"]
    for match in _PARAGRAPH.finditer(notice):
        number = _ORDINALS[match.group(1).lower()]
        if -len(paragraphs) <= number < len(paragraphs):
            block = paragraphs[number]
            found[block.start, block.end] = Span.at(document, text, block.start, block.end)
    for pattern in (_THAT, _SAID, _GAVE):
        for match in pattern.finditer(notice):
            best = _nearest(text, paragraphs, match[1])
            if best:
                found[best] = Span.at(document, text, *best)
    for match in _NOT.finditer(notice):
        words = match[1].strip(" ,.;")
        for block in evidence:
            at = text.find(words, block.start, block.end)
            if at >= 0 and (len(words.split()) >= 2 or words.isdigit()):
                found[at, at + len(words)] = Span.at(document, text, at, at + len(words))
    return tuple(found[key] for key in sorted(found))


def _content(text: str) -> set[str]:
    return {
        w
        for w in re.findall(r"[^\W_]+(?:[.,]\d+)*", text.lower())
        if w not in STOP_WORDS and (len(w) > 1 or w.isdigit())
    }


def _nearest(text: str, paragraphs: Sequence[Block], told: str) -> tuple[int, int] | None:
    """The sentence that says what a notice tells that the page said, with all its numbers, days and names: one that has
    others is what the page says now."""
    content = _content(told)
    if len(content) < 4:
        return None
    exact = {w for w in content if w[0].isdigit() or w in _EXACT}
    exact |= {w.lower() for w in re.findall(r"(?<=\s)[A-Z][\w-]+", told) if w.lower() in content}
    # What is counted counts too: crowns are no euros.
    exact |= {
        w.lower()
        for w in re.findall(r"(?=(?:\d|\b(?:hundred|thousand|million|billion|per))\s+([^\W\d_]+))", told)
        if w.lower() in content
    }
    best, best_share = None, 0.65
    for block in paragraphs:
        for a, b in sentences(text, block.start, min(block.end, block.start + 20_000)):
            words = _content(text[a:b])
            share = len(content & words) / len(content)
            if share > best_share and exact <= words:
                best, best_share = (a, b), share
    return best
