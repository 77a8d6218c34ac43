"""Roles from a trained classifier: which segments of a dump are its article; what each is stays with the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from firsthand.documents.notice_words import is_notice
from firsthand.documents.segments import Segment
from firsthand.records import Role

if TYPE_CHECKING:
    from firsthand.documents.trees import Trees

__all__ = ["refine"]

# Both sides must be rather sure to overrule the rules, and that something is no article a little surer.
_NOT = 0.15  # below it, what the rules call the article is none
_NOT_UNBROKEN = 0.25  # the same on a page that lost its line breaks, of which the rules take far too much
_LEAST = 0.5  # from it, what they call furniture is the article
_SURE = 0.75  # from it, a long line that they call a signature is a paragraph
_BODY: frozenset[Role | None] = frozenset({"paragraph", "quote", "heading"})
_HANDLE = re.compile(r"\(@\w{1,30}\)")


def refine(text: str, segments: Sequence[Segment], trees: Trees) -> None:
    """Corrects the roles that the rules gave, where `trees` see it otherwise. Pages in which they find no article keep
    the rules' roles."""
    # numpy is loaded only for this.
    from firsthand.documents.profile import profile

    if not segments:
        return
    likely = trees.predict(profile(text, segments))[:, 1].tolist()
    if not any(p >= _LEAST and s.features.words >= 5 for p, s in zip(likely, segments, strict=True)):
        return
    rules = [segment.role for segment in segments]
    out = _NOT_UNBROKEN if _unbroken(text, segments) else _NOT
    for index, (segment, p) in enumerate(zip(segments, likely, strict=True)):
        role = rules[index]
        # A line directly below the headline that the rules read as its deck is too short to be told by numbers.
        deck = index > 0 and rules[index - 1] == "title"
        if role in _BODY and p < out and not deck and not _keeps(text, segment):
            segment.role = _outside(rules, index, segment)
        elif role in ("chrome", "teaser", "comment") and p >= _LEAST and segment.features.furniture is None:
            # What says by its own words that it is furniture is not looked at again.
            segment.role = _inside(segments, index, p)
            segment.author = None
        elif role in ("byline", "dateline") and p >= _SURE and segment.features.words >= 12:
            segment.role = "paragraph"


def _unbroken(text: str, segments: Sequence[Segment]) -> bool:
    """Whether most segments are pieces of one line."""
    inside = sum("\n" not in text[one.end : other.start] for one, other in pairwise(segments))
    return 2 * inside > len(segments)


def _post(text: str, segment: Segment) -> bool:
    """Whether a segment is a post shown in the page, or the line that attributes it: its form leaves no doubt."""
    return segment.role == "quote" and (
        "post" in segment.marks or bool(_HANDLE.search(text, segment.start, segment.end))
    )


def _keeps(text: str, segment: Segment) -> bool:
    """Whether a segment is evidence by its form, whatever the trees say: a post, or a notice."""
    return _post(text, segment) or is_notice(text[segment.start : segment.end], segment.features.words)


def _outside(rules: Sequence[Role | None], index: int, segment: Segment) -> Role:
    """What a segment is that is no article: as its nearest neighbours."""
    near = [
        rules[i] for i in (*range(index - 1, max(index - 4, -1), -1), *range(index + 1, min(index + 4, len(rules))))
    ]
    if near.count("comment") >= 2:
        return "comment"
    return "teaser" if segment.features.words >= 4 else "chrome"


def _inside(segments: Sequence[Segment], index: int, likely: float) -> Role:
    f = segments[index].features
    following = segments[index + 1].features if index + 1 < len(segments) else None
    if not f.terminal and 2 <= f.words <= 14 and following is not None and following.prose:
        return "heading"
    return "paragraph" if f.words >= 2 or likely >= _SURE else "chrome"
