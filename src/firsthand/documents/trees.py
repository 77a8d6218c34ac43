"""Boosted decision trees as a small open file, and their sum for many rows at once.

The file is JSON: the names of the features in the order of the columns, the classes, and each tree as parallel lists
(feature, threshold, left, right, value). A row goes left where its value is at most the threshold; a negative child
`-i` is the leaf `i - 1`. Tree `t` adds to class `t % len(classes)`, or to the only logit where there are two. Nothing
in it can run: it holds numbers and names.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["SCHEMA", "Matrix", "Tree", "Trees"]

SCHEMA = "firsthand/trees/1"

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree: node `i` compares `feature[i]` with `threshold[i]`; a tree of one leaf has no nodes."""

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


@dataclass(frozen=True)
class Trees:
    """A sum of trees (gradient boosting, Friedman 2001). `about` says what it was trained on and how it did."""

    features: tuple[str, ...]
    classes: tuple[str, ...]
    trees: tuple[Tree, ...]
    about: dict[str, Any]

    @classmethod
    def load(cls, path: Path) -> Trees:
        """The trees in the file at `path`, gzipped where its name says so. Raises ValueError for anything else."""
        data = path.read_bytes()
        return cls.loads(gzip.decompress(data) if path.suffix == ".gz" else data)

    @classmethod
    def loads(cls, data: bytes | str) -> Trees:
        row = json.loads(data)
        if not isinstance(row, dict) or row.get("schema") != SCHEMA:
            raise ValueError(f"this is no file of {SCHEMA}")
        trees = tuple(
            Tree(*(tuple(tree[key]) for key in ("feature", "threshold", "left", "right", "value")))
            for tree in row["trees"]
        )
        return cls(tuple(row["features"]), tuple(row["classes"]), trees, dict(row["about"]))

    def dumps(self) -> str:
        """The file's text; the same trees give the same text."""
        row = {
            "schema": SCHEMA, "about": self.about, "classes": self.classes, "features": self.features,
            "trees": [
                {key: getattr(tree, key) for key in ("feature", "threshold", "left", "right", "value")}
                for tree in self.trees
            ],
        }  # fmt: skip
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def _packed(self) -> tuple[NDArray[np.int64], Matrix, NDArray[np.int64], Matrix, NDArray[np.int64], int]:
        """All trees as one graph: a leaf is a node that leads to itself, so that every row can take as many steps as
        the deepest tree has."""
        feature: list[int] = []
        threshold: list[float] = []
        children: list[tuple[int, int]] = []
        value: list[float] = []
        roots: list[int] = []
        deepest = 0
        for tree in self.trees:
            base = len(feature)
            inner = len(tree.feature)
            roots.append(base)
            at = [base + (c if c >= 0 else inner - c - 1) for c in (*tree.left, *tree.right)]
            feature += [*tree.feature, *(0 for _ in tree.value)]
            threshold += [*tree.threshold, *(0.0 for _ in tree.value)]
            children += [*zip(at[:inner], at[inner:], strict=True)]
            children += [(base + inner + i, base + inner + i) for i in range(len(tree.value))]
            value += [*(0.0 for _ in tree.feature), *tree.value]
            depth = {0: 1} if inner else {}
            for node in range(inner):
                for child in (tree.left[node], tree.right[node]):
                    if child >= 0:
                        depth[child] = depth[node] + 1
            deepest = max(deepest, *depth.values()) if depth else deepest
        flat = np.array([child for pair in children for child in pair], dtype=np.int64)
        return (
            np.array(feature, dtype=np.int64), np.array(threshold), flat, np.array(value),
            np.array(roots, dtype=np.int64), deepest,
        )  # fmt: skip

    def raw(self, rows: Matrix) -> Matrix:
        """The sums: an array of rows by classes, or by one where there are two classes."""
        if rows.ndim != 2 or rows.shape[1] != len(self.features):
            raise ValueError(f"expected {len(self.features)} features a row, got an array of shape {rows.shape}")
        feature, threshold, children, value, roots, deepest = self._packed
        outputs = 1 if len(self.classes) == 2 else len(self.classes)
        sums = np.zeros((rows.shape[0], outputs))
        if not len(roots) or not rows.shape[0]:
            return sums
        width = rows.shape[1]
        cells = np.ascontiguousarray(rows).ravel()
        offsets = (np.arange(rows.shape[0], dtype=np.int64) * width)[:, None]
        at = np.broadcast_to(roots, (rows.shape[0], len(roots))).copy()
        for _ in range(deepest):
            # `take` does what indices do at half the cost.
            column = feature.take(at)
            column += offsets
            right = cells.take(column) > threshold.take(at)
            at *= 2
            at += right
            at = children.take(at)
        leaves = value.take(at)
        for output in range(outputs):
            sums[:, output] = leaves[:, output::outputs].sum(axis=1)
        return sums

    def predict(self, rows: Matrix) -> Matrix:
        """The probability of each class: an array of rows by classes, each row summing to one."""
        sums = self.raw(rows)
        if len(self.classes) == 2:
            second = 1.0 / (1.0 + np.exp(-np.clip(sums[:, 0], -50.0, 50.0)))
            return np.stack([1.0 - second, second], axis=1)
        shifted = np.exp(sums - sums.max(axis=1, keepdims=True)) if sums.size else sums
        total: Matrix = shifted / shifted.sum(axis=1, keepdims=True) if sums.size else shifted
        return total
