"""How well pages become documents: `python -m evaluation.pages [--limit N] [--without-trafilatura] [--worst N]`.

Two sets of FIRSTHAND_DATA. On `pages/newspaper4k`: article F1 over bags of 4-word shingles, each page weighing the
same (as in scrapinghub/article-extraction-benchmark), from the HTML and from the same page dumped to text, beside
trafilatura; accuracy of date, title and authors. On `pages/comments`: the share of comment snippets that leak into
evidence, and of article snippets that are found in it. What is absent is "not measured", never passed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from evaluation.data import require
from firsthand.documents import document
from firsthand.errors import PageError
from firsthand.records import EVIDENCE, Document, Page, digest

__all__ = ["Counts", "body", "main", "measure", "shingles"]

_TOKEN = re.compile(r"\w+", re.UNICODE)


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


def _read(content: bytes, kind: str, name: str, lenient: bool = False) -> Document | None:
    try:
        return document(Page(digest(content), kind, content, (name,)))[0]  # type: ignore[arg-type]
    except PageError as error:
        if lenient and error.code == "F106":
            return None
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


def _newspaper(
    folder: Path, limit: int | None, *, other: bool = False, worst: int = 0, show: bool = True
) -> dict[str, float]:
    articles: dict[str, dict[str, Any]] = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    names = [name for name in sorted(articles) if (folder / "html" / f"{name}.html").is_file()]
    names = names[:: max(1, len(names) // limit)][:limit] if limit else names
    html, dump, theirs = Counts(), Counts(), Counts()
    hits = {
        key: Hits() for key in ("date", "title", "authors", "date from dump", "title from dump", "authors from dump")
    }
    other_hits = {key: Hits() for key in ("date", "title", "authors")}
    spent = {"html": 0.0, "dump": 0.0, "trafilatura": 0.0}
    for name in names:
        gold = articles[name]
        content = (folder / "html" / f"{name}.html").read_bytes()
        began = time.perf_counter()
        doc = _read(content, "html", name)
        spent["html"] += time.perf_counter() - began
        html.add(name, gold["articleBody"], body(doc) if doc else "")
        _facts(hits, gold, doc, "")
        if doc is not None:
            began = time.perf_counter()
            dumped = _read(doc.text.encode(), "dump", name)
            spent["dump"] += time.perf_counter() - began
        else:
            dumped = None
        dump.add(name, gold["articleBody"], body(dumped) if dumped else "")
        _facts(hits, gold, dumped, " from dump")
        if other:
            began = time.perf_counter()
            text, meta = _trafilatura(content)
            spent["trafilatura"] += time.perf_counter() - began
            theirs.add(name, gold["articleBody"], text)
            _other_facts(other_hits, gold, meta)
    figures = {"article F1 from HTML": html.f1, "article F1 from dumps": dump.f1}
    figures |= {f"{key} right": hit.share for key, hit in hits.items()}
    if not show:
        return figures
    print(f"newspaper4k, {len(names)} pages: article F1 (4-word shingles)")
    print(f"  {'':22}{'F1':>7}{'P':>7}{'R':>7}   s/page")
    rows = [("firsthand, HTML", html, "html"), ("firsthand, dump", dump, "dump")]
    rows += [("trafilatura, HTML", theirs, "trafilatura")] if other else []
    for label, counts, key in rows:
        pace = spent[key] / max(1, len(names))
        print(f"  {label:22}{counts.f1:7.3f}{counts.precision:7.3f}{counts.recall:7.3f}   {pace:.3f}")
    for key, hit in hits.items():
        beside = f"   trafilatura {other_hits[key]}" if other and key in other_hits else ""
        print(f"  {key:22}{hit}{beside}")
    for label, counts, _ in rows if worst else ():
        print(f"  worst, {label}: " + " ".join(f"{page}={score:.2f}" for score, page in sorted(counts.pages)[:worst]))
    return figures


def _facts(hits: dict[str, Hits], gold: dict[str, Any], doc: Document | None, suffix: str) -> None:
    if gold["date"]:
        hits["date" + suffix].add(bool(doc and doc.published and doc.published[:10] == gold["date"][:10]))
    if gold["title"]:
        hits["title" + suffix].add(bool(doc and doc.title and _plain(doc.title) == _plain(gold["title"])))
    wanted = _authors(re.split(r"[,;]|\band\b", gold["authors"] or ""))
    if wanted:
        hits["authors" + suffix].add(bool(doc and _authors(doc.authors) == wanted))


def _trafilatura(content: bytes) -> tuple[str, Any]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    found = bare_extraction(content, include_comments=False, include_tables=True, with_metadata=True)
    return (found.text or "", found) if isinstance(found, Extracted) else ("", None)


def _other_facts(hits: dict[str, Hits], gold: dict[str, Any], meta: Any) -> None:
    if gold["date"]:
        hits["date"].add(bool(meta and meta.date == gold["date"][:10]))
    if gold["title"]:
        hits["title"].add(bool(meta and meta.title and _plain(meta.title) == _plain(gold["title"])))
    wanted = _authors(re.split(r"[,;]|\band\b", gold["authors"] or ""))
    if wanted:
        hits["authors"].add(bool(meta and _authors((meta.author or "").split(";")) == wanted))


def _comments(
    folder: Path, limit: int | None, *, other: bool = False, worst: int = 0, show: bool = True
) -> dict[str, float]:
    """The pages are in several languages, of which only English is kept as documents; the language is not what is
    measured, so the roles of the others are read below that check."""
    gold: dict[str, dict[str, Any]] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows = sorted(gold.values(), key=lambda row: row["file"])[:limit]
    scores = {who: {"found": Hits(), "leak": Hits(), "other leak": Hits()} for who in ("HTML", "dump", "trafilatura")}
    shown: list[str] = []
    for row in rows:
        content = (folder / "html" / row["file"]).read_bytes()
        texts: dict[str, str] = {}
        doc = _any_language(content, "html", row["file"])
        texts["HTML"] = body(doc) if doc else ""
        dumped = _any_language(doc.text.encode(), "dump", row["file"]) if doc else None
        texts["dump"] = body(dumped) if dumped else ""
        if other:
            texts["trafilatura"] = _trafilatura(content)[0]
        for who, text in texts.items():
            flat = re.sub(r"\s+", " ", text)
            for key, snippets in (("found", "with"), ("leak", "comments"), ("other leak", "without")):
                for snippet in row.get(snippets) or ():
                    hit = re.sub(r"\s+", " ", snippet).strip() in flat
                    scores[who][key].add(hit)
                    if worst and who == "HTML" and hit != (key == "found"):
                        shown.append(f"    {row['file']}: {key}: {snippet!r}")
    figures = {}
    for who in ("HTML", "dump"):
        figures[f"article snippets found, {who}"] = scores[who]["found"].share
        figures[f"comments that leak, {who}"] = scores[who]["leak"].share
        figures[f"other snippets that leak, {who}"] = scores[who]["other leak"].share
    if not show:
        return figures
    print(f"comments, {len(rows)} pages")
    for who, hits in scores.items():
        if hits["found"].of:
            print(
                f"  {who:14}article snippets found {hits['found']}, "
                f"comments leak {hits['leak']}, other leak {hits['other leak']}"
            )
    print("\n".join(shown))
    return figures


def _any_language(content: bytes, kind: str, name: str) -> Document | None:
    with mock.patch("firsthand.documents.assembly.language", return_value=("en", True)):
        return _read(content, kind, name)


def _arguments(args: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.pages", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("--limit", type=int, default=None, help="pages of each set")
    parser.add_argument(
        "--without-trafilatura", action="store_true", help="leave out the comparison, which takes longest"
    )
    parser.add_argument("--worst", type=int, default=0, help="name the pages with the lowest F1")
    return parser.parse_args(args)


def measure(data: Path, limit: int | None = None) -> dict[str, float]:
    """The figures of both sets, without the comparison; raises FileNotFoundError where one is not in `data`."""
    for name in ("newspaper4k", "comments"):
        if not (data / "pages" / name).is_dir():
            raise FileNotFoundError(str(data / "pages" / name))
    figures = _newspaper(data / "pages" / "newspaper4k", limit, show=False)
    return figures | _comments(data / "pages" / "comments", limit, show=False)


def main(args: list[str] | None = None) -> int:
    """Prints the figures; 3 where a set is absent, which is said."""
    options = _arguments(args)
    other, missing = not options.without_trafilatura, 0
    for name, part in (("pages/newspaper4k", _newspaper), ("pages/comments", _comments)):
        try:
            folder = require(name)
        except FileNotFoundError as error:
            print(f"{name}: not measured ({error})")
            missing = 3
            continue
        part(folder / name, options.limit, other=other, worst=options.worst)
    return missing


if __name__ == "__main__":
    raise SystemExit(main())
