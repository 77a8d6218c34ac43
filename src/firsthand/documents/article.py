"""The role of each segment of an HTML page: the element that holds the article, then what its parts are.

The article's element is the smallest that still holds most of the page's prose, where prose in links, comments and
furniture counts for nothing (after Readability's scoring, with the page's own ARIA, microdata and JSON-LD before names
of classes). `html_roles` is the whole interface: another classifier can stand in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.documents.commenters import commenters
from firsthand.documents.hints import Hint
from firsthand.documents.layout import (
    BIO,
    BYLINE,
    CREDIT_LINE,
    DATED,
    content_words,
    mark_posts,
)
from firsthand.documents.markup import Container, Visible
from firsthand.documents.segments import Segment
from firsthand.records import Role

if TYPE_CHECKING:
    from firsthand.documents.trees import Trees

__all__ = ["Reading", "body_role", "html_roles", "rules"]

_NEGATIVE: frozenset[Hint] = frozenset({"comment", "teaser", "chrome", "bio", "credit", "hidden", "bar"})
_NO_BAR = 100  # words of prose together, which no bar of buttons, tags or links has, whatever its name
_SHARE = 0.7  # a child that holds this share of its parent's prose holds the article


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules made of a page: the segment of its headline, the container of its article, and which segments
    stand in the body that its metadata gives (empty where it gives none)."""

    title: int | None
    root: int
    told: list[bool]


def html_roles(
    visible: Visible, article_body: str | None = None, headline: str | None = None, trees: Trees | None = None
) -> None:
    """Fills in the role of every segment. `article_body` is the article's text as JSON-LD or another extractor
    gives it, `headline` its title in the page's metadata; `trees` say how likely each segment is the article."""
    if not visible.segments:
        return
    reading = rules(visible, article_body, headline)
    if trees is not None:
        # numpy is loaded only here.
        from firsthand.documents.classified import classify

        classify(visible, reading, trees)
    for segment in visible.segments:
        segment.author = None
    mark_posts(visible.text, visible.segments)
    commenters(visible.text, visible.segments, visible.names)


def rules(visible: Visible, article_body: str | None, headline: str | None) -> Reading:
    """Fills in the role of every segment by the rules alone."""
    segments, containers = visible.segments, visible.containers
    told = _told(visible, article_body)
    title = _title(visible, headline)
    _mark_titles(visible, title)
    _prose(visible, told)
    root = _root(containers, visible.inside[title] if title is not None else None)
    lineage = [_lineage(containers, inside, root) for inside in visible.inside]
    for index, segment in enumerate(segments):
        inside, hints = lineage[index]
        segment.role = None
        if index == title:
            segment.role = "title"
            continue
        _one(visible, index, inside, hints, told, title)
    _after(visible, title)
    if article_body and told:
        _entries(visible, told, article_body)
    return Reading(title, root, told)


def _told(visible: Visible, article_body: str | None) -> list[bool]:
    """Which segments stand in the text that the page's own metadata calls the article's body."""
    if not article_body:
        return []
    plain = re.sub(r"\W+", "", article_body.lower())
    if len(plain) < 400:
        return []
    result = []
    for segment in visible.segments:
        piece = re.sub(r"\W+", "", visible.text[segment.start : segment.end].lower())
        result.append(len(piece) >= 30 and (piece[:200] in plain or piece[-120:] in plain))
    return result if sum(result) >= 3 else []


_REST = 2.5  # times the told words: with so much beside it, the page holds more than the article that it tells


def _entries(visible: Visible, told: Sequence[bool], article_body: str) -> None:
    """Where the body that metadata gives stands whole on a page that goes on at length, as live blogs and endless pages
    do, the rest is of other articles."""
    segments, text = visible.segments, visible.text
    body = frozenset({"paragraph", "quote", "heading"})
    inside = sum(s.features.words for s, flag in zip(segments, told, strict=True) if flag)
    rest = sum(s.features.words for s, flag in zip(segments, told, strict=True) if not flag and s.role in body)
    plain = re.sub(r"\W+", "", article_body.lower())
    ends = [re.sub(r"\W+", "", text[s.start : s.end].lower())[-60:] for s, f in zip(segments, told, strict=True) if f]
    if rest < _REST * inside or not any(plain.endswith(end) for end in ends):
        return
    marked = [index for index, flag in enumerate(told) if flag]
    for index, segment in enumerate(segments):
        between = marked[0] < index < marked[-1] and segment.features.words < 30
        if segment.role in body and not told[index] and not between:
            segment.role = "teaser"


def _density(visible: Visible, index: int) -> float:
    segment = visible.segments[index]
    return visible.links[index] / max(1, segment.end - segment.start)


def _ancestors(containers: Sequence[Container], inside: int) -> list[int]:
    chain = []
    while inside >= 0:
        chain.append(inside)
        inside = containers[inside].parent
    return chain


def _title(visible: Visible, headline: str | None) -> int | None:
    """The headline: the h1 (or what else is marked as one) that is most like the metadata's title."""
    wanted = content_words(headline or "")
    best, best_score = None, 0.0
    # Whether something above a container takes it out of the article: each stands after what it is in.
    apart: list[bool] = []
    for container in visible.containers:
        apart.append(container.hint in _NEGATIVE or (container.parent >= 0 and apart[container.parent]))
    for index, segment in enumerate(visible.segments):
        if segment.features.words > 60 or segment.features.words < 1:
            continue
        line = visible.text[segment.start : segment.end]
        near = visible.containers[visible.inside[index]]
        score = 0.0
        if segment.tag == "h1":
            score += 1.0
        elif near.hint == "title" or segment.tag == "h2":
            score += 0.5
        elif not wanted:
            continue
        words = content_words(line)
        if wanted and words:
            score += 2.0 * len(words & wanted) / len(words | wanted)
        elif wanted:
            score -= 0.5
        if line.strip() == (headline or "").strip():
            score += 1.0
        if segment.features.words < 2:
            score -= 0.6
        if _density(visible, index) > 0.8:
            score -= 0.5
        if apart[visible.inside[index]]:
            score -= 0.4
        if score > best_score + 1e-9:
            best, best_score = index, score
    return best if best_score >= 0.9 else None


def _mark_titles(visible: Visible, title: int | None) -> None:
    """Marks what holds the headline or the article: names on such an element speak of the page, not of furniture."""
    containers = visible.containers
    if title is not None:
        for ancestor in _ancestors(containers, visible.inside[title]):
            containers[ancestor].title = True
    held = [0] * len(containers)
    total = 0
    for index, segment in enumerate(visible.segments):
        if segment.features.prose and _density(visible, index) < 0.5:
            total += segment.features.words
            for ancestor in _ancestors(containers, visible.inside[index]):
                held[ancestor] += segment.features.words
    for index, container in enumerate(containers):
        # The cards of a list are marked as articles too.
        if container.hint == "article" and container.tag != "p" and held[index] >= 0.2 * total:
            for ancestor in _ancestors(containers, index):
                containers[ancestor].article = True


def _negative(containers: Sequence[Container], index: int) -> Hint | None:
    """The hint of a container that takes its text out of the article, where the container may say so."""
    container = containers[index]
    if container.hint not in _NEGATIVE or container.title:
        return None
    if container.hint != "comment" and container.article and container.tag not in ("nav", "footer", "aside"):
        return None
    return container.hint


def _prose(visible: Visible, told: Sequence[bool]) -> None:
    """Adds each segment's prose to all containers above it. A name that would take out most of the page's prose is not
    believed, but for comments that leave enough."""
    containers = visible.containers
    raw = [0.0] * len(containers)
    for container in containers:
        container.prose = container.peak = 0.0
    near = [0.0] * len(containers)
    thick = [0.0] * len(containers)
    weights: list[tuple[float, list[int]]] = []
    for index, segment in enumerate(visible.segments):
        f = segment.features
        weight = 0.0
        if f.prose and _density(visible, index) < 0.5:
            weight = float(min(f.words, 80))
        if told:
            weight = weight * 3 if told[index] else weight * 0.3
        if not weight:
            continue
        chain = _ancestors(containers, visible.inside[index])
        weights.append((weight, chain))
        for ancestor in chain:
            raw[ancestor] += weight
        for ancestor in chain[1:3]:
            thick[ancestor] += f.words
    total = raw[0]
    for index, container in enumerate(containers):
        rest = total - raw[index]
        most = container.hint in _NEGATIVE and raw[index] > 0.5 * total and rest < 0.25 * total
        if most and (container.hint != "comment" or rest < 60):
            container.hint = None
        if container.hint == "bar" and thick[index] >= _NO_BAR:
            container.hint = None
    for weight, chain in weights:
        if not any(_negative(containers, a) for a in chain):
            for ancestor in chain:
                containers[ancestor].prose += weight
            for ancestor in chain[1:3]:
                near[ancestor] += weight
    for index in range(len(containers) - 1, -1, -1):
        container = containers[index]
        container.peak = max(container.peak, near[index])
        if container.parent >= 0:
            containers[container.parent].peak = max(containers[container.parent].peak, container.peak)


def _root(containers: Sequence[Container], title: int | None) -> int:
    """The article's element. Where a page goes on with further articles, each under a headline of its own, it is the
    one with the page's headline."""
    at = title if title is not None else -1
    while at >= 0:
        if containers[at].tag == "article" and containers[at].prose >= 80:
            break
        at = containers[at].parent
    if at >= 0:
        rivals = [
            c for i, c in enumerate(containers) if c.tag == "article" and i != at and c.prose >= 80 and not c.title
        ]
        if rivals and containers[at].prose < _SHARE * containers[0].prose:
            return at
    children: dict[int, list[int]] = {}
    for index, container in enumerate(containers):
        if container.parent >= 0:
            children.setdefault(container.parent, []).append(index)
    root = 0
    while True:
        below = children.get(root, ())
        best = max(below, key=lambda c: (_solid(containers[c]), -c), default=None)
        if (
            best is None
            or containers[best].tag in ("p", "li", "blockquote", "span", "strong", "em")
            or (containers[best].tag == "td" and containers[best].peak < _NO_BAR)
            or not containers[best].prose
        ):
            break
        if _solid(containers[best]) < _SHARE * _solid(containers[root]):
            break
        # What is marked as the article is not passed over for a longer list beside it.
        if not containers[best].article and any(containers[c].article and containers[c].prose >= 80 for c in below):
            break
        root = best
    while containers[root].tag in ("table", "tbody", "thead", "tr", "ul", "ol", "dl"):
        root = containers[root].parent
    # Where names tell the article's body, all its parts belong to it.
    at = root
    while at >= 0 and containers[root].prose >= 0.5 * containers[at].prose:
        if containers[at].hint == "article" and containers[at].tag != "article":
            root = at
        at = containers[at].parent
    return root


def _solid(container: Container) -> float:
    """Prose, where some of it stands together: of many teasers, each in an element of its own, only a few count."""
    return min(container.prose, 3 * container.peak)


def _lineage(containers: Sequence[Container], inside: int, root: int) -> tuple[bool, list[Hint]]:
    """Whether a container is in the article's element, and the hints between the two, innermost first."""
    hints: list[Hint] = []
    at = inside
    while at >= 0 and at != root:
        container = containers[at]
        if container.hint is not None:
            if container.hint in _NEGATIVE:
                negative = _negative(containers, at)
                if negative:
                    hints.append(negative)
            else:
                hints.append(container.hint)
        at = container.parent
    return at == root, hints


# What is left of scripts and of markup in strings where a page is broken.
_CODE = re.compile(
    r"""\\\\?n\\\\?n|\\?"\s*:\s*[\\"{\[\d]|</?\w+(?:\s[^<>]*)?>|\bfunction\s*\(|\bvar\s+\w+\s*=|&(?:lt|quot|amp);"""
)

# Without one of these _CODE matches nothing.
_CODED = ("\\", '"', "<", "function", "var", "&")


def _one(
    visible: Visible, index: int, inside: bool, hints: list[Hint], told: Sequence[bool], title: int | None
) -> None:
    segment = visible.segments[index]
    f = segment.features
    line = visible.text[segment.start : segment.end]
    density = _density(visible, index)
    if "comment" in hints:
        segment.role = "comment"
    elif any(map(line.__contains__, _CODED)) and len(_CODE.findall(line)) >= 2:
        segment.role = "chrome"
    elif told and told[index] and density < 0.7:
        segment.role = body_role(segment, line, hints)
    elif "notice" in hints and f.words >= 5:
        segment.role = "notice"
    elif "teaser" in hints:
        segment.role = "teaser"
    elif "bio" in hints or "credit" in hints:
        segment.role = "chrome"
        if "credit" not in hints and f.name:
            segment.role = "byline"
    elif "chrome" in hints or "hidden" in hints or "bar" in hints:
        segment.role = "chrome"
        if "byline" in hints and f.words <= 14:
            segment.role = "byline"
        elif f.date_only and title is not None and 0 <= index - title <= 8:
            segment.role = "dateline"
    elif "byline" in hints and f.words <= 30 and not (inside and f.prose and f.words > 14):
        segment.role = "byline"
        segment.hint = "byline"
    elif ("dateline" in hints or f.date_only) and f.words <= 25 and not f.prose:
        segment.role = "dateline" if f.dates or inside else "chrome"
    elif "deck" in hints and title is not None and 0 < index - title <= 12 and f.words >= 4:
        segment.role = "paragraph"
    elif "caption" in hints and (inside or (title is not None and index > title)):
        segment.role = "caption" if f.words >= 4 and f.furniture != "credit" else "chrome"
    elif not inside:
        segment.role = "chrome"
        deck = title is not None and 0 < index - title <= 3 and density < 0.3 and f.furniture is None
        if deck and (f.prose or (segment.tag in ("h2", "h3", "p") and f.words >= 7 and f.stop_words > 0.2)):
            segment.role = "paragraph"
        elif f.words <= 14 and title is not None and abs(index - title) <= 8 and BYLINE.fullmatch(line):
            segment.role = "byline"
    elif f.furniture:
        segment.role = "teaser" if f.furniture in ("related", "pointer") else "chrome"
    elif (density > 0.75 and not (f.prose and f.words >= 14 and f.sentence_end)) or (
        density > 0.5 and f.words < 9 and not f.sentence_end
    ):
        segment.role = "byline" if f.name and title is not None and 0 < index - title < 6 else "teaser"
    else:
        segment.role = body_role(segment, line, hints)


def body_role(segment: Segment, line: str, hints: Sequence[Hint] = ()) -> Role:
    """What part of the article a segment is that belongs to it."""
    f = segment.features
    if "caption" in hints:
        return "caption" if f.words >= 4 and f.furniture != "credit" else "chrome"
    if f.words <= 40 and CREDIT_LINE.search(line):
        return "byline"
    if f.dates and f.words <= 16 and DATED.search(line):
        return "dateline"
    if segment.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "heading"
    if "quote" in hints:
        return "quote"
    if (
        f.words <= 12
        and not f.sentence_end
        and BYLINE.fullmatch(line)
        and re.match(r"(?i)(?:by|written by|posted by)\b", line)
    ):
        return "byline"
    if segment.tag in ("p", "li", "td", "dd", "blockquote", "pre"):
        return "paragraph" if f.words >= 2 or f.sentence_end else "chrome"
    return "paragraph" if f.prose or f.sentence or f.words >= 6 else "chrome"


def _after(visible: Visible, title: int | None) -> None:
    """What only the order shows: nothing before the headline is body, and the bio at the end is none."""
    segments, text = visible.segments, visible.text
    body = [i for i, s in enumerate(segments) if s.role in ("paragraph", "quote", "heading", "caption", "notice")]
    if title is not None:
        below = sum(segments[i].features.words for i in body if i > title)
        above = sum(segments[i].features.words for i in body if i < title)
        if below > 2 * above:
            for i in body:
                if i < title and segments[i].role != "notice" and not (title - i <= 4 and segments[i].features.prose):
                    segments[i].role = "chrome"
    body = [i for i in body if segments[i].role in ("paragraph", "quote", "heading")]
    for i in body[-3:]:
        segment = segments[i]
        line = text[segment.start : segment.end]
        near_name = any(segments[j].features.name for j in range(max(0, i - 2), i))
        italic_end = i == body[-1]
        if (
            len(body) > 4
            and segment.features.words <= 90
            and BIO.match(line)
            and (near_name or (italic_end and not re.match(r"He|She|They", line)))
        ):
            segment.role = "chrome"
    for i in reversed(body):
        segment = segments[i]
        if segment.role == "heading":
            # A heading with nothing of the article below it heads something else.
            segment.role = "chrome"
        elif segment.role in ("paragraph", "quote"):
            if segment.features.name and segment.role == "paragraph":
                segment.role = "byline"
                continue
            break
