"""How well roles are told from text alone: `python -m evaluation.roles [--limit N] [--shipped] [--rules]`.

The same page is read twice: from its HTML, whose markup says what is menu, comment or caption, and from its visible
text alone. Each block of the HTML counts once, with the role that most of its words have in the dump. What the markup
says is silver: read by rules, not by people. Of `pages/newspaper4k` people give title, date and authors, so that for
these three roles the share of pages is told beside, whose blocks in that role hold what people say.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from evaluation.data import require
from firsthand.documents import document
from firsthand.documents.dates import find_dates
from firsthand.documents.models import Models, shipped
from firsthand.errors import PageError
from firsthand.records import Document, Page, Role, digest

__all__ = ["Confusion", "main", "measure"]

_ROLES: tuple[str, ...] = get_args(Role)
_WORD = re.compile(r"\w+")
Choice = Callable[[str, str], Models]
"""The classifiers for the page at an address, of a kind (`html` or `dump`)."""


@dataclass
class Confusion:
    """Blocks by the role that the markup gives and the one that the text gave."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    told: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, silver: Document, got: Document) -> None:
        starts = [block.start for block in got.blocks]
        for block in silver.blocks:
            votes: Counter[str] = Counter()
            for word in _WORD.finditer(silver.text, block.start, block.end):
                at = bisect_right(starts, word.start()) - 1
                votes[got.blocks[at].role if at >= 0 and word.start() < got.blocks[at].end else "chrome"] += 1
            if votes:
                self.counts[block.role, max(votes, key=lambda role: (votes[role], -_ROLES.index(role)))] += 1

    def scores(self, role: str) -> tuple[float, float, float, int]:
        """Precision, recall and F1 of `role`, and how many blocks the markup gives it."""
        right = self.counts[role, role]
        here = sum(n for (silver, _), n in self.counts.items() if silver == role)
        given = sum(n for (_, got), n in self.counts.items() if got == role)
        return (
            right / given if given else 0.0,
            right / here if here else 0.0,
            2 * right / (given + here) if given + here else 0.0,
            here,
        )


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _read(content: bytes, kind: str, models: Models) -> Document | None:
    try:
        return document(Page(digest(content), kind, content, ("page",)), models=models)[0]  # type: ignore[arg-type]
    except PageError:
        return None


def _gold(result: Confusion, row: dict[str, Any], doc: Document) -> None:
    lines = {
        role: [doc.text[b.start : b.end] for b in doc.blocks if b.role == role]
        for role in ("title", "byline", "dateline")
    }
    if row["title"]:
        result.told["title"].append(any(_plain(row["title"]) == _plain(line) for line in lines["title"]))
    names = [_plain(name) for name in re.split(r"[,;]|\band\b", row["authors"] or "") if _plain(name)]
    if names:
        signed = _plain(" ".join(lines["byline"] + lines["dateline"]))
        result.told["byline"].append(all(name in signed for name in names))
    if row["date"]:
        days = [d.value[:10] for line in lines["dateline"] + lines["byline"] for d in find_dates(line, short=True)]
        result.told["dateline"].append(row["date"][:10] in days)


def measure(data: Path, choice: Choice, limit: int | None = None) -> Confusion:
    """The confusion over both sets. Raises FileNotFoundError where one is absent."""
    result = Confusion()
    folder = data / "pages" / "newspaper4k"
    articles = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    pages = [(row["url"], folder / "html" / f"{name}.html", row) for name, row in sorted(articles.items())]
    folder = data / "pages" / "comments"
    rows = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    others = [(url, folder / "html" / row["file"], None) for url, row in sorted(rows.items())]
    for url, path, row in [*pages[:limit], *others[:limit]]:
        if not path.is_file():
            continue
        silver = _read(path.read_bytes(), "html", choice(url, "html"))
        got = _read(silver.text.encode(), "dump", choice(url, "dump")) if silver else None
        if silver is None or got is None or got.text != silver.text:
            continue
        result.add(silver, got)
        if row is not None:
            _gold(result, row, got)
    return result


def _choice(data: Path, options: argparse.Namespace) -> Choice:
    if options.rules:
        return lambda *_: Models()
    if options.shipped:
        return lambda _, kind: shipped(kind)
    from evaluation.held_out import HeldOut

    return HeldOut(data).models


def main(args: list[str] | None = None) -> int:
    """Prints the figures; 3 where a set is absent, which is said."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.roles", description=__doc__)
    parser.add_argument("--limit", type=int, default=None, help="pages of each set")
    parser.add_argument("--shipped", action="store_true", help="the classifiers that ship: they know these pages")
    parser.add_argument("--rules", action="store_true", help="no classifier")
    options = parser.parse_args(args)
    try:
        data = require("pages/newspaper4k", "pages/comments")
    except FileNotFoundError as error:
        print(f"not measured ({error})")
        return 3
    result = measure(data, _choice(data, options), options.limit)
    print(f"{'role':12}{'P':>7}{'R':>7}{'F1':>7}  blocks by the markup")
    for role in _ROLES:
        precision, recall, f1, here = result.scores(role)
        print(f"{role:12}{precision:7.3f}{recall:7.3f}{f1:7.3f}  {here}")
    for role, hits in result.told.items():
        print(f"{role}: holds what people say on {sum(hits)} of {len(hits)} pages ({sum(hits) / len(hits):.3f})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
