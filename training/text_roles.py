"""Trains the classifier of the lines of dumped pages: `python -m training.text_roles [--folds] [--data DIR]`.

Each page is dumped in some of the styles of `training.dumps`, so that the trees know many people's dumps. Without
`--folds` it trains on all pages and writes the weights that ship; with it, it trains once for each fold of sites
without that fold's pages, and prints how well each dump is read by the trees that never saw its site.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.documents.layout import roles
from firsthand.documents.profile import FEATURES, profile
from firsthand.documents.segments import cut
from firsthand.documents.trees import Trees
from training.boosting import fit, kept, left_out, ship
from training.dumps import STYLES, Dumped
from training.folds import FOLDS
from training.labels import Labelled, labelled, segment_labels

__all__ = ["CLASSES", "Sample", "held_out", "main", "samples", "train"]

CLASSES = ("other", "article")
_STYLES = 2  # of each page, chosen by its name
_SHORT = ("main", "wrapped main")  # one of these besides: many dumps are little more than the article


@dataclass(frozen=True, slots=True)
class Sample:
    """One page in one style to learn from: the fold of its site, its rows, whether each is the article, its weight."""

    fold: int
    rows: NDArray[np.float32]
    labels: NDArray[np.int64]
    weights: NDArray[np.float64]


def _number(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16)


def samples(data: Path) -> list[Sample]:
    """The pages of `pages/` in `data` whose labels can be trusted, each in some styles, in the order of their names."""
    found = []
    for page in labelled(data):
        if page.trusted:
            dumped = Dumped(page.html, _number(page.name))
            whole = [style for style in STYLES if style not in _SHORT]
            chosen = sorted(whole, key=lambda style: _number(page.name + style))[:_STYLES]
            for style in (*chosen, _SHORT[_number(page.name) % 3 == 0]):
                sample = _sample(page, dumped.style(style))
                if sample is not None:
                    found.append(sample)
    return found


def _sample(page: Labelled, text: str) -> Sample | None:
    segments = cut(text)
    if not segments:
        return None
    labels = np.array([label == "article" for label in segment_labels(page, text, segments)], dtype=np.int64)
    roles(text, segments)
    words = np.array([s.features.words for s in segments], dtype=np.float64)
    # As in the measure each page weighs the same, whatever the length of its article.
    weights = np.minimum((words + 2) / max(60.0, float(words @ labels)), 0.5)
    # What the markup says is less sure than what people said.
    return Sample(
        page.fold,
        profile(text, segments).astype(np.float32),
        labels,
        weights * (1.0 if page.gold is not None else 0.7),
    )


def train(pages: Iterable[Sample], without: Iterable[int] = ()) -> Trees:
    """The trees of the samples whose fold is not in `without`."""
    learnt = kept(pages, without)
    weights = np.concatenate([page.weights for page in learnt])
    about = {
        "what": "which segments of a page dumped to text are its article",
        "trained_on": "AndyTheFactory/article-extraction-dataset, adbar/trafilatura's evaluation (both Apache-2.0)",
        "dumps": len(learnt),
        "script": "training/text_roles.py",
    }
    return fit(
        np.concatenate([page.rows for page in learnt]).astype(np.float64),
        np.concatenate([page.labels for page in learnt]).tolist(),
        FEATURES, CLASSES, about, weights=(weights * len(weights) / weights.sum()).tolist(), rounds=150, num_leaves=31,
        learning_rate=0.08, min_data_in_leaf=60, feature_fraction=0.4, lambda_l2=2.0, bagging_fraction=0.7,
        bagging_freq=1, max_bin=63,
    )  # fmt: skip


def held_out(data: Path) -> dict[int, Trees]:
    """For each fold the trees that were trained without its sites."""
    return left_out(samples(data), train)


def main(args: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.text_roles", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--folds", action="store_true", help="measure on held-out sites; writes no weights")
    options = parser.parse_args(args)
    pages = samples(options.data)
    if options.folds:
        for left in range(FOLDS):
            trees = train(pages, [left])
            unseen = [page for page in pages if page.fold == left]
            right = [
                float(((trees.predict(page.rows.astype(np.float64))[:, 1] > 0.5) == page.labels) @ page.weights)
                / float(page.weights.sum())
                for page in unseen
            ]
            print(f"fold {left}: {len(unseen)} dumps, {np.mean(right):.4f} of the words right")
        return 0
    ship(train(pages), "text_roles.json.gz", f"{len(pages)} dumps")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
