"""The role of each segment of a dump: the article from gold, all else from the markup of the same page.

A page's HTML is read once, by the rules and without weights; each word of its visible text has the role of its block. A
dump of it has the same words in the same order, so that aligning the two gives each segment its role.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import LCSseq

from firsthand.documents import document
from firsthand.documents.models import Models
from firsthand.documents.segments import Segment
from firsthand.errors import PageError
from firsthand.records import EVIDENCE, Block, Document, Page, digest
from training.folds import fold
from training.gold import coverage

__all__ = ["CLASSES", "Labelled", "labelled", "segment_labels"]

CLASSES = ("chrome", "article", "comment", "teaser", "caption", "title", "byline", "dateline")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Labelled:
    """A page, the words of its visible text, and the class of each word; `fold` is that of its site. `gold` is the
    article's text where people have made it, else None; `trusted` whether to learn from it."""

    name: str
    html: str
    fold: int
    words: tuple[str, ...]
    labels: tuple[str, ...]
    gold: str | None
    trusted: bool = True


def labelled(data: Path) -> Iterator[Labelled]:
    """The pages of both sets in `data` (`pages/newspaper4k` and `pages/comments`), in the order of their names."""
    folder = data / "pages" / "newspaper4k"
    articles = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    for name in sorted(articles):
        path = folder / "html" / f"{name}.html"
        if path.is_file():
            row = articles[name]
            doc = _read(path)
            if doc is not None:
                gold = row["articleBody"]
                yield _page(name, path, fold(row["url"]), doc, _by_gold(doc, gold), gold)
    folder = data / "pages" / "comments"
    rows = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for url, row in sorted(rows.items(), key=lambda item: str(item[1]["file"])):
        path = folder / "html" / row["file"]
        doc = _read(path)
        if doc is not None:
            yield _page(row["file"], path, fold(url), doc, _by_snippets(doc, row), None)


def _read(path: Path) -> Document | None:
    content = path.read_bytes()
    try:
        return document(Page(digest(content), "html", content, (path.name,)), models=Models())[0]
    except PageError:
        return None


def _page(name: str, path: Path, fold: int, doc: Document, classes: Sequence[str], gold: str | None) -> Labelled:
    words: list[str] = []
    labels: list[str] = []
    for block, label in zip(doc.blocks, classes, strict=True):
        found = _WORD.findall(doc.text[block.start : block.end].lower())
        words += found
        labels += [label] * len(found)
    html = path.read_bytes().decode("utf-8", "replace")
    return Labelled(name, html, fold, tuple(words), tuple(labels), gold, gold is None or _trusted(doc, gold))


def _trusted(doc: Document, gold: str) -> bool:
    """Whether the page holds most of its gold, and the gold most of the article: some stands behind a wall, some breaks
    off after the page's first paragraphs."""
    if coverage(doc.text, gold) < 0.6:
        return False
    marked = "\n".join(doc.text[b.start : b.end] for b in doc.evidence if b.role not in ("title", "caption"))
    return not (coverage(gold, marked) < 0.45 and coverage(marked, gold) >= 0.8)


def _class(block: Block) -> str:
    if block.role in CLASSES:
        return block.role
    return "article" if block.role in EVIDENCE else "chrome"


def _common(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """The runs of words that both have in the same order: where each begins in either, and how many words it has."""
    blocks = LCSseq.opcodes(one, other).as_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size]


def _by_gold(doc: Document, gold: str) -> list[str]:
    """A block is the article where most of its words stand in the gold text, in its order."""
    blocks = [_WORD.findall(doc.text[b.start : b.end].lower()) for b in doc.blocks]
    words = [word for block in blocks for word in block]
    wanted = _WORD.findall(gold.lower())
    hit = [False] * len(words)
    for begin, _, size in _common(words, wanted):
        # Stray words between the parts that were found are chance.
        if size >= 3:
            hit[begin : begin + size] = [True] * size
    lines = {" ".join(_WORD.findall(line.lower())) for line in gold.split("\n")}
    classes = []
    at = 0
    inside = [i for i, h in enumerate(hit) if h]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    for block, found in zip(doc.blocks, blocks, strict=True):
        share = sum(hit[at : at + len(found)]) / len(found) if found else 0.0
        whole = first <= at <= last and " ".join(found) in lines
        at += len(found)
        label = _class(block)
        if share >= 0.5 or whole:
            classes.append("article")
        else:
            classes.append("chrome" if label == "article" else label)
    return classes


def _by_snippets(doc: Document, row: dict[str, list[str]]) -> list[str]:
    """The markup's roles, set right where a snippet says what a block is."""
    classes = []
    for block in doc.blocks:
        flat = " ".join(doc.text[block.start : block.end].split())
        label = _class(block)
        for key, right in (("with", "article"), ("comments", "comment")):
            if any(" ".join(snippet.split()) in flat for snippet in row.get(key) or ()):
                label = right
        if label == "article" and any(" ".join(s.split()) in flat for s in row.get("without") or ()):
            label = "chrome"
        classes.append(label)
    return classes


def segment_labels(page: Labelled, text: str, segments: Sequence[Segment]) -> list[str]:
    """The class of each of `segments` of `text`, a dump of `page`: what most of its words are in the page, and `chrome`
    where hardly any of them stands there."""
    words: list[str] = []
    owner: list[int] = []
    for index, segment in enumerate(segments):
        found = _WORD.findall(text[segment.start : segment.end].lower())
        words += found
        owner += [index] * len(found)
    counts: list[Counter[str]] = [Counter() for _ in segments]
    sizes = Counter(owner)
    for begin, there, size in _common(words, page.words):
        for offset in range(size):
            counts[owner[begin + offset]][page.labels[there + offset]] += 1
    return [
        max(counts[i], key=lambda label: (counts[i][label], -CLASSES.index(label)))
        if counts[i] and sum(counts[i].values()) >= 0.3 * sizes[i]
        else "chrome"
        for i in range(len(segments))
    ]
