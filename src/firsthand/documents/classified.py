"""Roles by the trained classifier: it decides what of a page is the article, the rules what each part of that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.documents.article import Reading, body_role
from firsthand.documents.blockfeatures import FEATURES, block_features
from firsthand.documents.markup import Visible

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from firsthand.documents.trees import Trees

__all__ = ["DROP", "TAKE", "classify", "probabilities"]

# What the rules take for the article is dropped below the first, what they do not is taken from the second on.
DROP, TAKE = 0.3, 0.6
_BODY = frozenset({"paragraph", "quote", "heading"})


def probabilities(visible: Visible, reading: Reading, trees: Trees) -> NDArray[np.float64]:
    """How likely each segment is part of the article. Raises ValueError for trees over other features."""
    if trees.features != FEATURES:
        raise ValueError("the classifier was trained on other features than these")
    column: NDArray[np.float64] = trees.predict(block_features(visible, reading))[:, trees.classes.index("article")]
    return column


def classify(visible: Visible, reading: Reading, trees: Trees) -> None:
    """Corrects the roles that the rules gave the segments of `visible` by what `trees` say."""
    likely = probabilities(visible, reading, trees).tolist()
    for index, segment in enumerate(visible.segments):
        role, chance = segment.role, likely[index]
        if role in ("title", "notice", "caption", "comment"):
            continue
        if role in _BODY:
            if chance < DROP:
                segment.role = "teaser" if visible.links[index] > 0.5 * (segment.end - segment.start) else "chrome"
        elif chance >= TAKE:
            if role in ("byline", "dateline") and segment.features.words <= 14:
                continue
            segment.role = body_role(segment, visible.text[segment.start : segment.end])
