"""Quotations: what stands between quotation marks, over the whole of a document's evidence.

Marks may be straight or typographic, double or single, nested, left open, or closed without having been opened; a
quotation may run over paragraphs, each opening with a mark. Apostrophes are no marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Quotation", "quotations"]

_OPEN = "“„‟«"
_CLOSE = "”»"
_STRAIGHT = '"＂'
_SINGLE_OPEN = "‘‚‹"
_SINGLE_CLOSE = "’›"
_MARKS = frozenset(_OPEN + _CLOSE + _STRAIGHT + _SINGLE_OPEN + _SINGLE_CLOSE + "'`")
_LOOK_AHEAD = 3
_BEFORE_OPEN = frozenset(' \t\n\r\xa0([{—–-/“"‘:;,')


@dataclass(slots=True)
class Quotation:
    """One quotation: its runs (document offsets, without marks), one for each paragraph, and those paragraphs' indexes.

    `start` and `end` include the marks that are there. `inner` are quotations within it.
    """

    start: int
    end: int
    runs: list[tuple[int, int]]
    pieces: list[int]
    inner: list[Quotation] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    start: int
    mark: str
    inner: list[Quotation] = field(default_factory=list)
    last_close: int | None = None


def _is_open(text: str, i: int) -> bool:
    """Whether a straight mark at `i` opens: nothing, a space or a bracket before it, and something after it."""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return (before in _BEFORE_OPEN) and not after.isspace()


def _single_closes(text: str, i: int) -> bool:
    """Whether a single mark at `i` can close: something before it, and no letter or digit after it."""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _single_opens(text: str, i: int) -> bool:
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if after.isdigit() and text[i + 2 : i + 3].isdigit() and not text[i + 3 : i + 4].isdigit():
        return False  # "'68"
    if before not in _BEFORE_OPEN or not (after.isalnum() or after in '“"[('):
        return False
    closing = next((k for k in range(i + 2, len(text)) if text[k] in "’›'" and _single_closes(text, k)), None)
    if closing is None:
        return False
    return text[i] != "’"


def _scan(text: str, base: int, opened: bool) -> tuple[list[Quotation], _Level | None, int | None]:
    """The quotations of one paragraph that starts at `base`.

    `opened` says that a quotation runs on from the paragraph before. Returns those that are complete here, the level
    that is left open at the end, and where a quotation that ran on was closed (an offset in the paragraph).
    """
    done: list[Quotation] = []
    stack: list[_Level] = []
    closed_at: int | None = None
    for i, char in enumerate(text):
        if char not in _MARKS:
            continue
        if char in _STRAIGHT:
            inside = any(level.mark == "d" for level in stack)
            opens = _is_open(text, i) and not (inside and stack and stack[-1].mark == "d")
            if not opens and not inside and not (opened and closed_at is None) and i and text[i - 1].isdigit():
                continue  # inches
            kind, action = "d", "open" if opens and not inside else "close"
        elif char in _OPEN:
            kind, action = "d", "open"
        elif char in _CLOSE:
            kind, action = "d", "close"
        elif char in _SINGLE_OPEN or char in "'`":
            if stack and stack[-1].mark == "s" and char == "'" and _single_closes(text, i):
                kind, action = "s", "close"
            elif _single_opens(text, i):
                kind, action = "s", "open"
            else:
                continue
        else:
            if not (stack and stack[-1].mark == "s" and _single_closes(text, i)):
                continue
            kind, action = "s", "close"
        if action == "open":
            stack.append(_Level(i, kind))
            continue
        while stack and stack[-1].mark != kind:
            dropped = stack.pop()
            if stack:
                stack[-1].inner += dropped.inner
        if not stack:
            if kind == "d" and opened and closed_at is None:
                closed_at = i
            continue
        level = stack.pop()
        quotation = Quotation(base + level.start, base + i + 1, [(base + level.start + 1, base + i)], [], level.inner)
        if stack:
            stack[-1].inner.append(quotation)
            stack[-1].last_close = i
        else:
            done.append(quotation)
    while len(stack) > 1:
        dropped = stack.pop()
        if dropped.mark == "d" and stack[-1].mark == "s":
            stack[-1] = dropped
            continue
        stack[-1].inner += dropped.inner
    left = stack[0] if stack and stack[0].mark == "d" else None
    if stack and left is None:
        done += stack[0].inner
    return done, left, closed_at


def _starts_with_mark(text: str) -> bool:
    return text[:1] in _OPEN + _STRAIGHT


def quotations(texts: Sequence[tuple[int, str]]) -> list[Quotation]:
    """The outermost quotations of paragraphs given as (offset in the document, text), in order."""
    found: list[Quotation] = []
    running: Quotation | None = None
    for index, (base, text) in enumerate(texts):
        body, shift = text, 0
        if running is not None and _starts_with_mark(text):
            body, shift = text[1:], 1
        done, left, closed_at = _scan(body, base + shift, running is not None)
        if running is not None:
            if closed_at is not None:
                end = base + shift + closed_at
                running.runs.append((base + shift, end))
                running.inner += [q for q in done if q.end <= end]
                done = [q for q in done if q.start >= end]
                running.end = end + 1
                running.pieces.append(index)
                running = None
            else:
                running.runs.append((base + shift, base + len(text)))
                running.inner += done
                running.end = base + len(text)
                running.pieces.append(index)
                done = []
        for quotation in done:
            quotation.pieces = [index]
        found += done
        if running is None and left is not None:
            start = base + shift + left.start
            quotation = Quotation(start, base + len(text), [(start + 1, base + len(text))], [index], left.inner)
            if _runs_on(texts, index):
                running = quotation
            elif left.last_close is not None:
                # One mark too many was opened: the last that was closed closes it.
                end = base + shift + left.last_close
                quotation.runs, quotation.end = [(start + 1, end)], end + 1
                quotation.inner = [q for q in quotation.inner if q.end <= end]
            found.append(quotation)
        elif running is not None and not _runs_on(texts, index):
            running = None
    found.sort(key=lambda q: q.start)
    return [q for q in found if any(_has_words(texts, q))]


def _has_words(texts: Sequence[tuple[int, str]], quotation: Quotation) -> list[bool]:
    """For each run of `quotation`, whether it holds a letter or digit."""
    held = []
    for piece, (start, end) in zip(quotation.pieces, quotation.runs, strict=False):
        base, text = texts[piece]
        held.append(any(c.isalnum() for c in text[start - base : end - base]))
    return held


def _runs_on(texts: Sequence[tuple[int, str]], index: int) -> bool:
    """Whether a quotation left open at the end of paragraph `index` goes on in the next: that opens with a mark, or a
    mark is closed soon after that was never opened."""
    if index + 1 >= len(texts):
        return False
    if _starts_with_mark(texts[index + 1][1]):
        return True
    for base, text in texts[index + 1 : index + 1 + _LOOK_AHEAD]:
        if _starts_with_mark(text):
            return False
        _, left, closed_at = _scan(text, base, True)
        if closed_at is not None:
            return text[closed_at] in _CLOSE
        if left is not None:
            return False
    return False
