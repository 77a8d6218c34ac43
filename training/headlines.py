"""Trains the classifier of headlines in dumped pages: `python -m training.headlines [--folds] [--data DIR]`.

Each page of `pages/newspaper4k`, whose titles people have written down, is dumped in some of the styles of
`training.dumps`; a line is a headline where it is the title, or where
none is to the letter, has its words. Without `--folds` it trains on all pages and
writes the weights that ship; with it, it prints how often the likeliest line is the title on sites that the trees never
saw, beside the rules alone.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.documents.layout import roles
from firsthand.documents.segments import cut
from firsthand.documents.titling import FEATURES, candidates, headline_rows
from firsthand.documents.trees import Trees
from training.boosting import fit, kept, left_out, ship
from training.dumps import Dumped
from training.folds import FOLDS, fold

__all__ = ["CLASSES", "STYLES", "Sample", "held_out", "main", "samples", "train"]

CLASSES = ("other", "headline")
STYLES = ("visible", "elements", "resiliparse")
_ALIKE = 0.8  # share of the words of line and title together that both have


@dataclass(frozen=True, slots=True)
class Sample:
    """One page in one style: the fold of its site, the rows of its candidates, whether each is the title (where none
    is to the letter, has its words) and whether it is so to the letter, and whether the rules' headline is."""

    fold: int
    style: str
    rows: NDArray[np.float32]
    labels: NDArray[np.int64]
    exact: tuple[bool, ...]
    rule: bool


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _alike(a: str, b: str) -> bool:
    mine, theirs = set(re.findall(r"\w+", a.lower())), set(re.findall(r"\w+", b.lower()))
    return len(theirs) > 3 and len(mine & theirs) >= _ALIKE * len(mine | theirs)


def samples(data: Path) -> list[Sample]:
    """The pages of `pages/newspaper4k` in `data`, in each of `STYLES`, in the order of their names."""
    folder = data / "pages" / "newspaper4k"
    articles = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    found = []
    for name in sorted(articles):
        path = folder / "html" / f"{name}.html"
        if path.is_file():
            dumped = Dumped(path.read_bytes().decode("utf-8", "replace"))
            row = articles[name]
            found += [_sample(dumped.style(style), style, row["title"], fold(row["url"])) for style in STYLES]
    return [sample for sample in found if len(sample.labels)]


def _sample(text: str, style: str, title: str, number: int) -> Sample:
    segments = cut(text)
    roles(text, segments)
    chosen = candidates(segments)
    lines = [text[segments[i].start : segments[i].end] for i in chosen]
    exact = tuple(_plain(line) == _plain(title) for line in lines)
    # A breadcrumb that ends in the title is no headline, where the title stands alone too.
    labels = exact if any(exact) else tuple(_alike(line, title) for line in lines)
    rule = next((text[s.start : s.end] for s in segments if s.role == "title"), "")
    rows = headline_rows(text, segments, chosen).astype(np.float32)
    return Sample(number, style, rows, np.array(labels, dtype=np.int64), exact, _plain(rule) == _plain(title))


def train(pages: Iterable[Sample], without: Iterable[int] = ()) -> Trees:
    """The trees of the samples whose fold is not in `without`."""
    learnt = kept(pages, without)
    about = {
        "what": "which line of a page dumped to text is its headline",
        "trained_on": "AndyTheFactory/article-extraction-dataset (Apache-2.0)",
        "dumps": len(learnt),
        "script": "training/headlines.py",
    }
    return fit(
        np.concatenate([page.rows for page in learnt]).astype(np.float64),
        np.concatenate([page.labels for page in learnt]).tolist(),
        FEATURES, CLASSES, about, rounds=250, num_leaves=15, min_data_in_leaf=40, learning_rate=0.07,
        feature_fraction=0.4,
    )  # fmt: skip


def held_out(data: Path) -> dict[int, Trees]:
    """For each fold the trees that were trained without its sites."""
    return left_out(samples(data), train)


def main(args: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.headlines", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--folds", action="store_true", help="measure on held-out sites; writes no weights")
    options = parser.parse_args(args)
    pages = samples(options.data)
    if options.folds:
        right: dict[str, list[tuple[bool, bool]]] = {}
        for left in range(FOLDS):
            trees = train(pages, [left])
            for page in pages:
                if page.fold == left:
                    best = int(np.argmax(trees.predict(page.rows.astype(np.float64))[:, 1]))
                    right.setdefault(page.style, []).append((page.exact[best], page.rule))
        for style in STYLES:
            hits = np.array(right[style]).mean(axis=0)
            print(f"{style}: {len(right[style])} dumps, likeliest line {hits[0]:.3f}, rules {hits[1]:.3f}")
        return 0
    ship(train(pages), "headlines.json.gz", f"{len(pages)} dumps")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
