"""Time expressions on TimeBank and AQUAINT as TempEval-3 cleaned them: strict and relaxed span F1, value F1.

    python -m evaluation.times [--limit N] [--errors N]

Scored as TempEval-3 does (UzZaman et al. 2013): strict is the same span, relaxed any overlap, one to one; the value
counts where a relaxed match has the gold's value. The document creation time is left out of both sides.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from evaluation import data
from firsthand import language
from firsthand.statements.times import FoundTime, times

__all__ = ["Gold", "measure", "read"]

_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.S)


@dataclass(frozen=True, slots=True)
class Gold:
    start: int
    end: int
    value: str


def read(path: Path) -> tuple[str, str, list[Gold]]:
    """Text, creation date and expressions of one document."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r'<DCT>.*?value="([^"]*)"', source, re.S)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text: list[str] = []
    gold: list[Gold] = []
    length = 0
    open_at: list[tuple[int, str]] = []
    for piece in re.split(r"(<[^>]*>)", body):
        if piece.startswith("<TIMEX3"):
            value = re.search(r'value="([^"]*)"', piece)
            open_at.append((length, value[1] if value else ""))
        elif piece == "</TIMEX3>":
            start, value_text = open_at.pop()
            gold.append(Gold(start, length, value_text))
        elif not piece.startswith("<"):
            plain = piece.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
            text.append(plain)
            length += len(plain)
    return "".join(text), created[1][:10] if created else "", sorted(gold, key=lambda g: g.start)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n\t.,":
        start += 1
    while start < end and text[end - 1] in " \n\t.,":
        end -= 1
    return start, end


def measure(folder: Path, limit: int | None = None, errors: int = 0) -> dict[str, float]:
    """Precision, recall and F1 of strict and relaxed spans and of values, over the first `limit` documents; prints
    `errors` of the errors. Raises FileNotFoundError where the set is not in `folder`."""
    files = sorted((folder / "time" / "tbaq").glob("*/*.tml"))[:limit]
    if not files:
        raise FileNotFoundError(str(folder / "time" / "tbaq"))
    nlp, _ = language.load()
    golds = founds = strict = relaxed = right = 0
    shown: list[str] = []
    for path in files:
        text, created, gold = read(path)
        offset, found = 0, list[FoundTime]()
        for paragraph in re.split(r"(\n\s*\n)", text):
            if paragraph.strip():
                for f in times(nlp(paragraph), created):
                    found.append(FoundTime(f.start + offset, f.end + offset, f.value, f.basis, f.type))
            offset += len(paragraph)
        golds, founds = golds + len(gold), founds + len(found)
        left = list(found)
        for g in gold:
            over = [f for f in left if f.start < g.end and g.start < f.end]
            if not over:
                shown.append(
                    f"MISS   {text[g.start : g.end]!r} {g.value}   … {text[max(0, g.start - 40) : g.end + 30]!r}"
                )
                continue
            best = max(over, key=lambda f: min(f.end, g.end) - max(f.start, g.start))
            left.remove(best)
            relaxed += 1
            same = _trimmed(text, best.start, best.end) == _trimmed(text, g.start, g.end)
            strict += same
            right += best.value == g.value
            if best.value != g.value:
                shown.append(
                    f"VALUE  {text[g.start : g.end]!r} {g.value} got {best.value} (dct {created}) … "
                    f"{text[max(0, g.start - 40) : g.end + 20]!r}"
                )
            if not same:
                shown.append(
                    f"SPAN   {text[g.start : g.end]!r} got {text[best.start : best.end]!r} … "
                    f"{text[max(0, g.start - 20) : g.end + 20]!r}"
                )
        shown.extend(
            f"EXTRA  {text[f.start : f.end]!r} {f.value} … {text[max(0, f.start - 40) : f.end + 30]!r}" for f in left
        )
    for line in sorted(shown)[:errors]:
        print(line)
    figures = {}
    for name, hits in (("strict", strict), ("relaxed", relaxed), ("value", right)):
        precision, recall = hits / max(founds, 1), hits / max(golds, 1)
        figures[f"{name} P"], figures[f"{name} R"] = precision, recall
        figures[f"{name} F1"] = 2 * precision * recall / max(precision + recall, 1e-9)
    return figures


def main() -> int:
    """Prints the figures; 3 where the gold set is not here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="only the first N documents")
    parser.add_argument("--errors", type=int, default=0, help="show so many errors")
    arguments = parser.parse_args()
    try:
        figures = measure(data.require("time/tbaq"), arguments.limit, arguments.errors)
    except FileNotFoundError as missing:
        print(f"not measured: {missing}")
        return 3
    for name in ("strict", "relaxed", "value"):
        print(f"{name:8} " + "  ".join(f"{kind} {figures[f'{name} {kind}']:.3f}" for kind in ("P", "R", "F1")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
