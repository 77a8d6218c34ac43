"""Roles by the trained classifier: it decides what of a page is the article, the rules what each part of that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.documents.article import Reading, body_role
from firsthand.documents.blockfeatures import FEATURES, block_features
from firsthand.documents.markup import Visible
from firsthand.documents.notice_words import is_notice
from firsthand.records import Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from firsthand.documents.trees import Trees

__all__ = ["DROP", "TAKE", "classify", "probabilities"]

# What the rules take for the article is dropped below the first, what they do not is taken from the second on.
DROP, TAKE = 0.3, 0.6
_UP, _BESIDE = 4, 15  # elements above a caption in which its picture stands, and the words (credits) beside it there
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
    apart = _apart(visible, reading)
    below = _below(visible)
    for index, segment in enumerate(visible.segments):
        role, chance = segment.role, likely[index]
        if role in ("title", "notice", "caption", "comment"):
            continue
        if role in _BODY:
            if chance < DROP and not is_notice(visible.text[segment.start : segment.end], segment.features.words):
                segment.role = _dropped(visible, index, below)
        elif chance >= TAKE and not apart[visible.inside[index]]:
            if role in ("byline", "dateline") and segment.features.words <= 14:
                continue
            segment.role = body_role(segment, visible.text[segment.start : segment.end])


def _below(visible: Visible) -> list[tuple[int, int]]:
    """For each container the pictures and the words in it."""
    pictures = [container.images for container in visible.containers]
    words = [0] * len(pictures)
    for index, segment in enumerate(visible.segments):
        words[visible.inside[index]] += segment.features.words
    for index in range(len(pictures) - 1, 0, -1):
        parent = visible.containers[index].parent
        pictures[parent] += pictures[index]
        words[parent] += words[index]
    return list(zip(pictures, words, strict=True))


def _dropped(visible: Visible, index: int, below: Sequence[tuple[int, int]]) -> Role:
    """The role of what the rules took for the article and the trees do not: a caption where it shares a small element
    with a picture."""
    segment = visible.segments[index]
    if visible.links[index] > 0.5 * (segment.end - segment.start):
        return "teaser"
    at = visible.inside[index]
    for _ in range(_UP):
        pictures, words = below[at]
        if pictures and segment.features.words >= 5 and words <= segment.features.words + _BESIDE:
            return "caption" if segment.features.furniture is None and segment.role != "heading" else "chrome"
        at = max(visible.containers[at].parent, 0)
    return "chrome"


def _apart(visible: Visible, reading: Reading) -> list[bool]:
    """For each container, whether it is in an article element beside the one that holds the headline: whatever it looks
    like, that is another article."""
    containers = visible.containers
    apart = [False] * len(containers)
    if reading.title is None:
        return apart
    own: set[int] = set()
    at = visible.inside[reading.title]
    while at >= 0:
        own.add(at)
        at = containers[at].parent
    if not any(containers[at].tag == "article" for at in own):
        return apart
    held = [False] * len(containers)  # in an article element that holds the headline
    for index, container in enumerate(containers):
        above = container.parent
        held[index] = (above >= 0 and held[above]) or (container.tag == "article" and index in own)
        apart[index] = (above >= 0 and apart[above]) or (container.tag == "article" and not held[index])
    return apart
