"""LightGBM's trees as `Trees`: needed to train, never to run."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from firsthand.documents.models import DATA
from firsthand.documents.trees import Tree, Trees
from training.folds import FOLDS

__all__ = ["fit", "kept", "left_out", "ship"]


class Folded(Protocol):
    """A sample of a page, with the fold that its site is in."""

    @property
    def fold(self) -> int: ...


_Sample = TypeVar("_Sample", bound=Folded)


def kept(pages: Iterable[_Sample], without: Iterable[int]) -> list[_Sample]:
    """The samples whose fold is not in `without`."""
    out = frozenset(without)
    return [page for page in pages if page.fold not in out]


def left_out(pages: Sequence[_Sample], train: Callable[[Iterable[_Sample], Iterable[int]], Trees]) -> dict[int, Trees]:
    """For each fold the trees that `train` makes without its sites."""
    return {fold: train(pages, [fold]) for fold in range(FOLDS)}


def ship(trees: Trees, name: str, learnt: str) -> None:
    """Writes `trees` where firsthand looks for them; the same trees give the same bytes."""
    path = DATA / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(trees.dumps().encode(), mtime=0))
    print(f"{path}: {learnt}, {path.stat().st_size} bytes", file=sys.stderr)


def fit(
    rows: NDArray[np.float64],
    labels: Sequence[int],
    features: Sequence[str],
    classes: Sequence[str],
    about: dict[str, Any],
    weights: Sequence[float] | None = None,
    rounds: int = 150,
    **parameters: Any,
) -> Trees:
    """Boosted trees for `labels` (indexes of `classes`) of `rows`; `parameters` are LightGBM's.

    One thread and fixed seeds: the same input gives the same trees.
    """
    import lightgbm

    given = {
        "objective": "binary" if len(classes) == 2 else "multiclass", "num_leaves": 15, "learning_rate": 0.1,
        "min_data_in_leaf": 40, "feature_fraction": 0.6, "lambda_l2": 1.0, "verbosity": -1, "seed": 7,
        "deterministic": True, "force_row_wise": True, "num_threads": 1, "use_missing": False, "zero_as_missing": False,
    } | parameters  # fmt: skip
    if len(classes) > 2:
        given["num_class"] = len(classes)
    data = lightgbm.Dataset(rows, label=np.asarray(labels), weight=weights, feature_name=list(features))
    booster = lightgbm.train(given, data, num_boost_round=rounds)
    trees = tuple(_tree(info["tree_structure"]) for info in booster.dump_model()["tree_info"])
    return Trees(tuple(features), tuple(classes), trees, about)


def _tree(structure: dict[str, Any]) -> Tree:
    """LightGBM's nested nodes as lists, in the order from the root; thresholds are rounded so that they stay right of
    every value that went left."""
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    value: list[float] = []

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            value.append(round(float(node["leaf_value"]), 5))
            return -len(value)
        if node["decision_type"] != "<=":
            raise ValueError(f"a split by {node['decision_type']!r} has no place in the file")
        index = len(feature)
        feature.append(int(node["split_feature"]))
        threshold.append(_rounded(float(node["threshold"])))
        left.append(0)
        right.append(0)
        left[index] = add(node["left_child"])
        right[index] = add(node["right_child"])
        return index

    add(structure)
    return Tree(tuple(feature), tuple(threshold), tuple(left), tuple(right), tuple(value))


def _rounded(threshold: float) -> float:
    """`threshold` to six places; LightGBM's own are the middle between two values that were seen."""
    return round(threshold, 6) if abs(threshold) > 1e-6 else 0.0 if threshold >= 0 else -1e-6
