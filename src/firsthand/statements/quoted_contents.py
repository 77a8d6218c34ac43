"""What a quotation and the words beside it make of a content: quotations made whole, words left outside."""

from __future__ import annotations

from firsthand.statements.reading import Reading, Region

__all__ = ["grow", "words_left"]


def grow(reading: Reading, content: Region, root: int | None = None) -> tuple[Region, int | None]:
    """`content` with the quotations that it cuts made whole; and, where nothing of it is outside quotation marks, the
    index of its first quotation."""
    out: Region = []
    touched: list[int] = []
    for start, end in content:
        for k, a, b in reading.mine:
            if a < end and start < b:
                q = reading.quotations[k]
                touched.append(k)
                start = min(start, a) if start >= a - 1 else start
                end = max(end, b)
                if q.pieces[0] == reading.piece.index and len(q.runs) > 1:
                    for other in q.runs[1:]:
                        out.append(other)
        out.append((start, end))
    whole = [k for k in touched if content and content[0][0] >= reading.quotations[k].start - 1]
    if whole and touched[0] == whole[0] and root is not None and reading.quote[root] == whole[0]:
        out = [
            run
            for run in out
            if any(a <= run[0] and run[1] <= b for k, a, b in reading.mine)
            or run[0] < reading.piece.start
            or run[0] >= reading.piece.end
        ]
        out = [
            *out,
            *((a, b) for k, a, b in reading.mine if k in touched and a < content[-1][1] + 2),
            *(r for r in reading.quotations[whole[0]].runs if not (reading.piece.start <= r[0] < reading.piece.end)),
        ]
    merged: Region = []
    for start, end in sorted(set(out)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    first: int | None = touched[0] if touched else None
    if first is not None and not _only_quoted(reading, merged):
        first = None
    return merged, first


def _only_quoted(reading: Reading, content: Region) -> bool:
    """Whether every word of `content` in this paragraph stands inside quotation marks."""
    for t in reading.tokens:
        place = reading.piece.at(t)
        if reading.quote[t.i] < 0 and not (t.is_punct or t.is_space or t.is_quote):
            for start, end in content:
                if start <= place < end:
                    return False
    return True


def words_left(reading: Reading, content: Region, runs: Region) -> bool:
    """Whether `content` has words outside `runs`."""
    for t in reading.tokens:
        place = reading.piece.at(t)
        if t.is_punct or t.is_space:
            continue
        if any(s <= place < e for s, e in content) and not any(s <= place < e for s, e in runs):
            return True
    return False
