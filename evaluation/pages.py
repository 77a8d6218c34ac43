"""How well pages become documents: `python -m evaluation.pages [--limit N] [--without-peers] [--shipped] [--worst N]`.

Two sets of FIRSTHAND_DATA. On `pages/newspaper4k`: article F1 over bags of 4-word shingles, each page weighing the
same (as in scrapinghub/article-extraction-benchmark), from the HTML and from the same page dumped to text (as lines,
hard-wrapped, and on one line), beside other extractors; accuracy of date, title and authors; time beside trafilatura's.
On `pages/comments`: the share of comment snippets that leak into evidence, and of article snippets found in it.

Every page is read by classifiers that were trained without its site (five folds); `--shipped` takes those that ship,
which were trained on all of these pages, and says so. What is absent is "not measured", never passed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.data import require
from evaluation.dumping import FORMS
from evaluation.peers import FROM_HTML, FROM_TEXT, installed
from firsthand.documents import document
from firsthand.documents.models import Models, shipped
from firsthand.errors import PageError
from firsthand.records import EVIDENCE, Document, Page, digest

__all__ = ["Counts", "body", "main", "measure", "shingles"]

_TOKEN = re.compile(r"\w+", re.UNICODE)
Choice = Callable[[str, str], Models]
"""The classifiers for the page at an address, of a kind (`html` or `dump`)."""


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    """The bag of `n`-word shingles of `text`; a shorter text is one shingle."""
    words = _TOKEN.findall(text.lower())
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1)))


@dataclass
class Counts:
    """True and false positives and false negatives, each page scaled to weigh one."""

    tp: float = 0.0
    fp: float = 0.0
    fn: float = 0.0
    pages: list[tuple[float, str]] = field(default_factory=list)

    def add(self, name: str, gold: str, got: str) -> None:
        a, b = shingles(gold), shingles(got)
        tp = sum((a & b).values())
        fp, fn = sum(b.values()) - tp, sum(a.values()) - tp
        total = tp + fp + fn
        if total:
            self.tp, self.fp, self.fn = self.tp + tp / total, self.fp + fp / total, self.fn + fn / total
            self.pages.append((2 * tp / (2 * tp + fp + fn), name))

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp else 0.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0


def body(doc: Document) -> str:
    """The article's text without title and captions, which the gold texts leave out."""
    kept = EVIDENCE - {"title", "caption"}
    return "\n".join(doc.text[b.start : b.end] for b in doc.blocks if b.role in kept)


def _read(content: bytes, kind: str, name: str, models: Models) -> Document | None:
    try:
        return document(Page(digest(content), kind, content, (name,)), models=models)[0]  # type: ignore[arg-type]
    except PageError as error:
        print(f"  {name} ({kind}): {error}", file=sys.stderr)
        return None


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _authors(names: Iterable[str]) -> set[str]:
    return {_plain(name) for name in names if _plain(name)}


@dataclass
class Hits:
    right: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        self.right, self.of = self.right + hit, self.of + 1

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else float("nan")

    def __str__(self) -> str:
        return f"{self.right / self.of:6.3f} ({self.right}/{self.of})" if self.of else "not measured"


_SHOWN = {"HTML": "HTML", "dump": "dumps", "wrapped": "wrapped dumps", "one line": "dumps on one line"}


@dataclass
class Board:
    """All that is counted on newspaper4k, by who read the pages and from what."""

    pages: int = 0
    counts: dict[str, Counts] = field(default_factory=dict)
    facts: dict[str, Hits] = field(default_factory=dict)
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def text(self, who: str, name: str, gold: str, got: str) -> None:
        self.counts.setdefault(who, Counts()).add(name, gold, got)

    def fact(self, who: str, key: str, hit: bool) -> None:
        self.facts.setdefault(key if who == "HTML" else f"{key} from {who}", Hits()).add(hit)


def _newspaper(folder: Path, limit: int | None, choice: Choice, *, peers: bool = False) -> Board:
    articles: dict[str, dict[str, Any]] = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    names = [name for name in sorted(articles) if (folder / "html" / f"{name}.html").is_file()]
    names = names[:: max(1, len(names) // limit)][:limit] if limit else names
    board = Board(len(names))
    if names:
        # What is loaded with the first page is no page's time.
        _warm((folder / "html" / f"{names[0]}.html").read_bytes(), choice)
    for name in names:
        gold = articles[name]
        content = (folder / "html" / f"{name}.html").read_bytes()
        models = choice(gold["url"], "html")
        began = time.process_time()
        doc = _read(content, "html", name, models)
        board.spent["HTML"] += time.process_time() - began
        board.text("HTML", name, gold["articleBody"], body(doc) if doc else "")
        _facts(board, "HTML", gold, doc)
        shown = doc.text if doc else ""
        for form, change in FORMS.items():
            dumped = change(shown)
            began = time.process_time()
            again = _read(dumped.encode(), "dump", name, choice(gold["url"], "dump")) if shown else None
            board.spent[form] += time.process_time() - began
            board.text(form, name, gold["articleBody"], body(again) if again else "")
            if form == "dump":
                _facts(board, form, gold, again)
        _trafilatura(board, name, gold, content)
        if peers:
            _others(board, name, gold["articleBody"], content, shown)
    return board


def _warm(content: bytes, choice: Choice) -> None:
    _read(content, "html", "warm-up", choice("", "html"))
    _read(b"A first line.\n\nAnd a second one, which is a little longer.", "dump", "warm-up", choice("", "dump"))
    FROM_HTML["trafilatura"][1](content)


def _trafilatura(board: Board, name: str, gold: dict[str, Any], content: bytes) -> None:
    """It is always there, and what speed is measured against."""
    began = time.process_time()
    text = FROM_HTML["trafilatura"][1](content)
    board.spent["trafilatura"] += time.process_time() - began
    board.text("trafilatura", name, gold["articleBody"], text)


def _others(board: Board, name: str, gold: str, content: bytes, shown: str) -> None:
    for who, (_, extract) in FROM_HTML.items():
        if who == "trafilatura" or not installed(who):
            continue
        began = time.process_time()
        try:
            text = extract(content)
        except Exception as error:
            print(f"  {name}: {who} failed: {type(error).__name__}", file=sys.stderr)
            text = ""
        board.spent[who] += time.process_time() - began
        board.text(who, name, gold, text)
    for who, take in FROM_TEXT.items():
        board.text(f"{who}, dump", name, gold, take(shown))


def _facts(board: Board, who: str, gold: dict[str, Any], doc: Document | None) -> None:
    if gold["date"]:
        board.fact(who, "date", bool(doc and doc.published and doc.published[:10] == gold["date"][:10]))
    if gold["title"]:
        board.fact(who, "title", bool(doc and doc.title and _plain(doc.title) == _plain(gold["title"])))
    wanted = _authors(re.split(r"[,;]|\band\b", gold["authors"] or ""))
    if wanted:
        board.fact(who, "authors", bool(doc and _authors(doc.authors) == wanted))


_SNIPPETS = {"article snippets found": "with", "comments that leak": "comments", "other snippets that leak": "without"}


def _comments(folder: Path, limit: int | None, choice: Choice, *, peers: bool = False) -> dict[str, dict[str, Hits]]:
    """Snippets found, by who read the page and what the snippet is; the pages are in several languages."""
    gold: dict[str, dict[str, Any]] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows = sorted(gold.items(), key=lambda item: str(item[1]["file"]))[:limit]
    scores: dict[str, dict[str, Hits]] = {}
    for url, row in rows:
        content = (folder / "html" / row["file"]).read_bytes()
        doc = _read(content, "html", row["file"], choice(url, "html"))
        texts = {"HTML": body(doc) if doc else ""}
        for form, change in FORMS.items():
            again = _read(change(doc.text).encode(), "dump", row["file"], choice(url, "dump")) if doc else None
            texts[form] = body(again) if again else ""
        if peers:
            texts |= {who: extract(content) for who, (_, extract) in FROM_HTML.items() if installed(who)}
            texts |= {f"{who}, dump": take(doc.text if doc else "") for who, take in FROM_TEXT.items()}
        for who, text in texts.items():
            flat = re.sub(r"\s+", " ", text)
            hits = scores.setdefault(who, {key: Hits() for key in _SNIPPETS})
            for key, snippets in _SNIPPETS.items():
                for snippet in row.get(snippets) or ():
                    hits[key].add(re.sub(r"\s+", " ", snippet).strip() in flat)
    return scores


def _show_newspaper(board: Board, worst: int) -> None:
    print(f"newspaper4k, {board.pages} pages: the article, over 4-word shingles")
    print(f"  {'':30}{'F1':>7}{'P':>7}{'R':>7}   CPU ms a page")
    for who, counts in board.counts.items():
        pace = f"{1000 * board.spent[who] / max(1, board.pages):10.1f}" if who in board.spent else ""
        label = f"firsthand, {who}" if who in ("HTML", *FORMS) else who
        print(f"  {label:30}{counts.f1:7.3f}{counts.precision:7.3f}{counts.recall:7.3f}   {pace}")
    print(f"  time from HTML, of trafilatura's: {_pace(board):.2f}")
    for key, hit in sorted(board.facts.items()):
        print(f"  {key:30}{hit}")
    for who in ("HTML", *FORMS) if worst else ():
        print(f"  worst, {who}: " + " ".join(f"{n}={x:.2f}" for x, n in sorted(board.counts[who].pages)[:worst]))
    missing = [who for who in FROM_HTML if not installed(who)]
    if missing:
        print(f"  not measured, because not installed: {', '.join(missing)}")


def _pace(board: Board) -> float:
    return board.spent["HTML"] / board.spent["trafilatura"] if board.spent["trafilatura"] else float("nan")


def _show_comments(scores: dict[str, dict[str, Hits]]) -> None:
    print("comments: snippets")
    for who, hits in scores.items():
        label = f"firsthand, {who}" if who in ("HTML", *FORMS) else who
        print(f"  {label:30}" + ", ".join(f"{key} {hit}" for key, hit in hits.items()))


def _choice(data: Path, *, of_shipped: bool) -> Choice:
    if of_shipped:
        return lambda _, kind: shipped(kind)
    from evaluation.held_out import HeldOut

    return HeldOut(data).models


def _arguments(args: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.pages", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("--limit", type=int, default=None, help="pages of each set")
    parser.add_argument("--without-peers", action="store_true", help="only trafilatura beside, which is always there")
    parser.add_argument("--shipped", action="store_true", help="the classifiers that ship: they know these pages")
    parser.add_argument("--rules", action="store_true", help="no classifier")
    parser.add_argument("--worst", type=int, default=0, help="name the pages with the lowest F1")
    return parser.parse_args(args)


def measure(data: Path, limit: int | None = None) -> dict[str, float]:
    """The figures of both sets, each page read by classifiers that never saw its site, without the peers; raises
    FileNotFoundError where a set is not in `data`."""
    for name in ("newspaper4k", "comments"):
        if not (data / "pages" / name).is_dir():
            raise FileNotFoundError(str(data / "pages" / name))
    choice = _choice(data, of_shipped=False)
    board = _newspaper(data / "pages" / "newspaper4k", limit, choice)
    figures = {"time, of trafilatura's": _pace(board)}
    for who, what in _SHOWN.items():
        figures[f"article F1 from {what}"] = board.counts[who].f1
        figures[f"article recall from {what}"] = board.counts[who].recall
    figures |= {f"{key} right": hit.share for key, hit in board.facts.items()}
    for who, hits in _comments(data / "pages" / "comments", limit, choice).items():
        figures |= {f"{key}, {who}": hit.share for key, hit in hits.items()}
    return figures


def main(args: list[str] | None = None) -> int:
    """Prints the figures; 3 where a set is absent, which is said."""
    options = _arguments(args)
    try:
        data = require("pages/newspaper4k", "pages/comments")
    except FileNotFoundError as error:
        print(f"not measured ({error})")
        return 3
    choice: Choice = lambda *_: Models()  # noqa: E731
    if not options.rules:
        choice = _choice(data, of_shipped=options.shipped)
    if options.shipped:
        print("the classifiers that ship were trained on these pages: no held-out figures")
    peers = not options.without_peers
    board = _newspaper(data / "pages" / "newspaper4k", options.limit, choice, peers=peers)
    _show_newspaper(board, options.worst)
    _show_comments(_comments(data / "pages" / "comments", options.limit, choice, peers=peers))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
