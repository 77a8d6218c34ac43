"""Trains the classifier of the blocks of HTML pages: `python -m training.html_roles [--folds] [--data DIR]`.

Without `--folds` it trains on all pages and writes the weights that ship; with it, it trains once for each fold of
sites without that fold's pages, reads every page by the trees that never saw its site, and writes the figures to
`training/html_roles.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from firsthand.documents import document
from firsthand.documents.article import rules
from firsthand.documents.blockfeatures import FEATURES, block_features, kin
from firsthand.documents.decoding import decode
from firsthand.documents.markup import Visible, parse, visible_text
from firsthand.documents.metadata import said
from firsthand.documents.models import Models
from firsthand.documents.trees import Trees
from firsthand.errors import PageError
from firsthand.records import Document, Page, digest
from firsthand.settings import Settings
from training.boosting import fit, kept, left_out, ship
from training.folds import fold
from training.gold import coverage, shares

__all__ = ["CLASSES", "FIGURES", "Sample", "held_out", "samples", "train"]

CLASSES = ("other", "article")
FIGURES = Path(__file__).with_suffix(".json")
_LEAST = 0.6  # of the gold that a page must hold to be learnt from: some gold texts stand behind a wall on theirs
_CUT = 0.15  # of the gold's words: where so much more goes on below its end in the same elements, the gold was cut off


@dataclass(frozen=True, slots=True)
class Sample:
    """One page to learn from: the fold of its site, its features, and for each segment whether it is the article and
    how much it weighs."""

    name: str
    fold: int
    rows: NDArray[np.float64]
    labels: NDArray[np.int64]
    weights: NDArray[np.float64]


def samples(data: Path) -> list[Sample]:
    """The pages of `pages/newspaper4k` in `data` that hold most of what their gold has, in the order of their names."""
    folder = data / "pages" / "newspaper4k"
    gold = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    found = []
    for name in sorted(gold):
        path = folder / "html" / f"{name}.html"
        if path.is_file():
            sample = _sample(name, gold[name]["url"], path.read_bytes(), gold[name]["articleBody"])
            if sample is not None:
                found.append(sample)
    return found


def _sample(name: str, url: str, content: bytes, gold: str) -> Sample | None:
    depth = Settings().max_depth
    root, _ = parse(decode(Page(digest(content), "html", content, (name,))).text, depth)
    if root is None:
        return None
    visible = visible_text(root, depth)
    if coverage(visible.text, gold) < _LEAST:
        return None
    meta = said(root, url)
    rows = block_features(visible, rules(visible, meta.article_body, meta.headline()))
    labels = np.array(shares(visible.text, [(s.start, s.end) for s in visible.segments], gold)) > 0.5
    words = np.array([s.features.words for s in visible.segments], dtype=np.float64)
    if not labels.any() or _goes_on(visible, labels, words) > _CUT * float(words[labels].sum()):
        return None
    # As in the measure each page weighs the same, whatever the length of its article.
    weights = np.minimum((words + 2) / max(60.0, float(words[labels].sum())), 0.5)
    return Sample(name, fold(url), rows, labels.astype(np.int64), weights)


def _goes_on(visible: Visible, labels: NDArray[np.bool_], words: NDArray[np.float64]) -> float:
    """The words of the article, as the rules see it, that stand below the last labelled block in elements of the same
    names as those that hold at least a fifth of the labelled text."""
    keys = [kin(visible, index) for index in range(len(visible.segments))]
    held: dict[tuple[str, ...], float] = {}
    for index in np.flatnonzero(labels).tolist():
        held[keys[index]] = held.get(keys[index], 0.0) + float(words[index])
    same = {key for key, count in held.items() if count >= 0.2 * float(words[labels].sum())}
    last = int(np.flatnonzero(labels)[-1])
    return sum(
        float(words[index])
        for index, segment in enumerate(visible.segments)
        if index > last and segment.role in ("paragraph", "quote", "heading") and keys[index] in same
    )


def train(pages: Iterable[Sample], without: Iterable[int] = ()) -> Trees:
    """The trees of the `pages` whose fold is not in `without`."""
    learnt = kept(pages, without)
    weights = np.concatenate([page.weights for page in learnt])
    about = {
        "what": "which blocks of an HTML page are its article",
        "trained_on": "AndyTheFactory/article-extraction-dataset (Apache-2.0)",
        "pages": len(learnt),
        "script": "training/html_roles.py",
    }
    return fit(
        np.concatenate([page.rows for page in learnt]),
        np.concatenate([page.labels for page in learnt]).tolist(),
        FEATURES, CLASSES, about, weights=(weights * len(weights) / weights.sum()).tolist(), rounds=300,
        learning_rate=0.08, num_leaves=8, min_data_in_leaf=100, feature_fraction=0.3, lambda_l2=2.0,
        bagging_fraction=0.8, bagging_freq=1, extra_trees=True,
    )  # fmt: skip


def held_out(data: Path) -> dict[int, Trees]:
    """For each fold the trees that were trained without its sites."""
    return left_out(samples(data), train)


def _measured(data: Path, pages: Sequence[Sample]) -> dict[str, float]:
    """The figures of whole documents on sites that the trees did not see, beside those of the rules alone."""
    from evaluation.pages import Counts, body

    unseen = left_out(pages, train)
    learnt = {page.name for page in pages}
    folder = data / "pages" / "newspaper4k"
    gold = json.loads((folder / "articles.json").read_text(encoding="utf-8"))
    names = [name for name in sorted(gold) if (folder / "html" / f"{name}.html").is_file()]
    figures: dict[str, float] = {"pages": len(names), "pages learnt from": len(pages)}
    for who in ("trees", "rules"):
        counts, whole = Counts(), Counts()
        for name in names:
            models = Models(html=unseen[fold(gold[name]["url"])] if who == "trees" else None)
            doc = _document((folder / "html" / f"{name}.html").read_bytes(), name, models)
            for tally in (counts, whole) if name in learnt else (counts,):
                tally.add(name, gold[name]["articleBody"], body(doc) if doc else "")
        for key in ("f1", "precision", "recall"):
            figures[f"{who}: article {key}"] = round(getattr(counts, key), 4)
        figures[f"{who}: article f1 where the gold is whole"] = round(whole.f1, 4)
        figures |= {f"{who}: {key}": value for key, value in _snippets(data, unseen if who == "trees" else {}).items()}
    return figures


def _snippets(data: Path, unseen: dict[int, Trees]) -> dict[str, float]:
    """On `pages/comments`, the shares of the snippets of articles, comments and other parts that stand in evidence."""
    from evaluation.pages import body

    folder = data / "pages" / "comments"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    hits: dict[str, list[bool]] = {"with": [], "comments": [], "without": []}
    for url in sorted(gold):
        doc = _document((folder / "html" / gold[url]["file"]).read_bytes(), url, Models(html=unseen.get(fold(url))))
        text = " ".join(body(doc).split()) if doc else ""
        for key, found in hits.items():
            found += [" ".join(snippet.split()) in text for snippet in gold[url].get(key) or ()]
    said = {
        "with": "article snippets found",
        "comments": "comment snippets that leak",
        "without": "other snippets that leak",
    }
    return {said[key]: round(sum(found) / len(found), 4) for key, found in hits.items() if found}


def _document(content: bytes, name: str, models: Models) -> Document | None:
    try:
        return document(Page(digest(content), "html", content, (name,)), models=models)[0]
    except PageError:
        return None


def main(args: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.html_roles", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--folds", action="store_true", help="measure on held-out sites; writes no weights")
    options = parser.parse_args(args)
    pages = samples(options.data)
    if options.folds:
        figures = _measured(options.data, pages)
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        print(json.dumps(figures, indent=1))
        return 0
    trees = train(pages)
    ship(trees, "html_roles.json.gz", f"{len(pages)} pages")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
