# ruff: noqa: E501 (columns that belong together read best on one line)
"""What the classifier sees of each block of an HTML page: one row of numbers a segment, in the order of `FEATURES`.

A row holds the block's own looks, the rule's opinion of it, the elements that it stands in (their prose, links and
names' hints), how far these are from the headline, the blocks that share its markup, and its neighbours. No feature is
of one site: names of classes count only by the hints that they carry and by how much of the page shares them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from firsthand.documents.article import Reading
from firsthand.documents.furniture import Furniture
from firsthand.documents.hints import Hint
from firsthand.documents.layout import BIO
from firsthand.documents.markup import Container, Visible
from firsthand.documents.segments import Segment

__all__ = ["FEATURES", "block_features", "kin"]

Matrix = NDArray[np.float64]
Column = NDArray[np.float64]


_FURNITURE: tuple[str, ...] = get_args(Furniture)
_HINTS: tuple[Hint, ...] = get_args(Hint)
_KINDS = (("ul", "ol", "dl"), ("table",), ("figure", "figcaption"), ("blockquote",))
_KIND = {tag: at for at, tags in enumerate(_KINDS) for tag in tags}
_FAR = 30.0  # levels or blocks: what is farther is as good as not there

_OWN = (
    "words", "stop_words", "capitals", "sentences", "terminal", "sentence_end", "bullet", "dates", "date_only", "name",
    "furniture", "prose", "sentence", "links", "characters_a_word", "colon", "question", "quotation", "commas",
    "digits", "lower", "ellipsis", "upper", "persons", "tag", "title_words", "symbols", "asks", "bio", "repeated", "repeats",
)  # fmt: skip
_RULE = ("rule", "rule_evidence", "inside", "told", "any_told")
_LEVEL = (
    "words", "prose", "segments", "links", "evidence", "dates", "names", "headings", "share", "density", "purity",
    "images",
)  # fmt: skip
_LEVELS = ("parent", "grand", "great", "article")
_PLACE = (
    "position", "prose_before", "prose_after", "evidence_before", "evidence_after", "below_title", "title_up", "title_down", "root_up", "root_down", "articles", "own_article",
    "in_list", "in_table", "in_figure", "in_quote",
)  # fmt: skip
_GROUP = ("count", "prose", "evidence", "share", "first", "span")
_GROUPS = ("alike", "kin")
_ITEM = ("count", "words", "links", "prose", "before", "size", "headings", "images")
_MARKS = ("h1", "heading", "byline", "dateline", "related", "comment", "furniture", "chrome", "big", "evidence")
_NEAR = ("words", "links", "prose", "evidence", "stop_words", "heading", "furniture", "terminal", "alike", "tag")
_SHIFTS = (-3, -2, -1, 1, 2, 3)
_WINDOWS = (2, 5, 12)
_PAGE = ("prose", "evidence", "links", "told", "title", "articles", "comments", "h1")

FEATURES: tuple[str, ...] = (
    *_OWN, *_RULE, *(f"hint_{hint}" for hint in _HINTS),
    *(f"{level}_{name}" for level in _LEVELS for name in _LEVEL), *_PLACE,
    *(f"{group}_{name}" for group in _GROUPS for name in _GROUP),
    *(f"item_{name}" for name in _ITEM),
    *(f"{side}_{mark}" for mark in _MARKS for side in ("since", "until", "count")),
    *(f"{name}{shift:+d}" for shift in _SHIFTS for name in _NEAR),
    *(f"within{window}_{name}" for window in _WINDOWS for name in ("prose", "links", "evidence", "words")),
    *(f"page_{name}" for name in _PAGE),
)  # fmt: skip

_TAGS = {
    "p": 1, "li": 2, "h1": 3, "h2": 4, "h3": 5, "h4": 6, "h5": 6, "h6": 6, "blockquote": 7, "figcaption": 8, "td": 9,
    "th": 9, "dd": 10, "dt": 10, "span": 11, "a": 12, "div": 13, "section": 14, "article": 14, "pre": 15,
}  # fmt: skip
_ROLES = {
    None: 0, "paragraph": 1, "quote": 2, "heading": 3, "notice": 4, "title": 5, "caption": 6, "byline": 7,
    "dateline": 8, "teaser": 9, "comment": 10, "chrome": 11,
}  # fmt: skip
_EVIDENCE = frozenset({"paragraph", "quote", "heading", "notice"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PERSON = re.compile(
    r"\b(?:i|i['’]m|my|me|you|your|we|our|ich|mir|mich|du|dein|ihr|wir|je|j['’]|moi|tu|vous|votre|nous|yo|mi|tú|usted|io|"
    r"mio|ik|mijn|jij|ja|mój|ty)\b"
)  # fmt: skip


def block_features(visible: Visible, reading: Reading) -> Matrix:
    """The features of every segment of `visible`, whose roles the rules have filled in: an array of segments by
    `FEATURES`."""
    segments = visible.segments
    page = _Page(visible, reading)
    columns = [*page.own(), *page.rule(), *page.hints(), *page.levels(), *page.place(), *page.groups(), *page.items(), *page.marks(),
               *page.near(), *page.windows(), *page.totals()]  # fmt: skip
    matrix = np.empty((len(segments), len(FEATURES)))
    for index, column in enumerate(columns):
        matrix[:, index] = column
    return np.round(matrix, 5)


def kin(visible: Visible, index: int, above: int = 2) -> tuple[str, ...]:
    """The tag of a segment, and tag and class of as many elements `above` it: what blocks that are made alike share."""
    at, names = visible.inside[index], [visible.segments[index].tag]
    for _ in range(above):
        names += [visible.containers[at].tag, visible.containers[at].names]
        at = max(visible.containers[at].parent, 0)
    return tuple(names)


def _shifted(column: Column, by: int, fill: float) -> Column:
    out = np.full(len(column), fill)
    if abs(by) >= len(column):
        return out
    if by > 0:
        out[:-by] = column[by:]
    else:
        out[-by:] = column[:by]
    return out


def _floats(values: Sequence[float]) -> Column:
    return np.array(values, dtype=np.float64)


class _Page:
    """One page's segments as columns, and its containers as sums."""

    def __init__(self, visible: Visible, reading: Reading) -> None:
        self.visible, self.reading = visible, reading
        self.segments: Sequence[Segment] = visible.segments
        self.containers: Sequence[Container] = visible.containers
        fs = [s.features for s in self.segments]
        self.words = _floats([f.words for f in fs])
        self.stop_words = _floats([f.stop_words for f in fs])
        self.prose = _floats([min(f.words, 120) if f.prose else 0 for f in fs])
        self.is_prose = _floats([f.prose for f in fs])
        self.sentence = _floats([f.sentence for f in fs])
        self.terminal = _floats([f.terminal for f in fs])
        self.dates = _floats([f.dates > 0 for f in fs])
        self.names = _floats([f.name for f in fs])
        self.furniture = _floats([_FURNITURE.index(f.furniture) + 1 if f.furniture else 0 for f in fs])
        self.size = _floats([s.end - s.start for s in self.segments])
        self.linked = _floats(visible.links)
        self.links = self.linked / np.maximum(1.0, self.size)
        self.roles = _floats([_ROLES[s.role] for s in self.segments])
        self.evidence = _floats([s.role in _EVIDENCE for s in self.segments])
        self.tags = _floats([_TAGS.get(s.tag, 0) for s in self.segments])
        self.heading = _floats([s.tag in _HEADINGS for s in self.segments])
        self.inside = np.array(visible.inside, dtype=np.int64)
        self.position = np.arange(len(self.segments), dtype=np.float64)
        self._climb()
        self._sum()

    def _climb(self) -> None:
        """What each container has above it: depth, hints, lists, the way to the headline's and the article's."""
        containers, title, root = self.containers, self.reading.title, self.reading.root
        chain = self._chain(self.visible.inside[title]) if title is not None else set()
        base = self._chain(root)
        self.chained = chain
        depth: list[int] = []
        # For each container the depth of the nearest with each hint; shared with its parent where it adds nothing.
        nearest: list[list[float]] = []
        kinds: list[tuple[int, ...]] = []
        above: list[tuple[int, int, int, int, int, int]] = []
        for index, container in enumerate(containers):
            parent = container.parent
            if parent < 0:
                level, near, kind = 0, [-_FAR] * len(_HINTS), (0,) * len(_KINDS)
                up, meet, upper, met, articles, article = 0, 0, 0, 0, 0, 0
            else:
                level, near, kind = depth[parent] + 1, nearest[parent], kinds[parent]
                up, meet, upper, met, articles, article = above[parent]
                up, upper = up + 1, upper + 1
            if container.hint is not None:
                near = near.copy()
                near[_HINTS.index(container.hint)] = level
            if container.tag in _KIND:
                at = _KIND[container.tag]
                kind = (*kind[:at], kind[at] + 1, *kind[at + 1 :])
            if container.tag == "article":
                articles, article = articles + 1, index
            if index in chain:
                up, meet = 0, level
            if index in base:
                upper, met = 0, level
            depth.append(level)
            nearest.append(near)
            kinds.append(kind)
            above.append((up, meet, upper, met, articles, article))
        inside = self.visible.inside
        self.depth = np.array([depth[at] for at in inside], dtype=np.float64)
        self.hint = np.minimum(self.depth[:, None] - np.array([nearest[at] for at in inside]), _FAR)
        self.kinds = np.array([kinds[at] for at in inside], dtype=np.float64)
        self.above = np.array([above[at] for at in inside], dtype=np.float64)
        self.article = np.array([above[at][5] for at in inside], dtype=np.int64)
        self.title_depth = depth[inside[title]] if title is not None else 0
        self.root_depth = depth[root]

    def _chain(self, at: int) -> set[int]:
        members = set()
        while at >= 0:
            members.add(at)
            at = self.containers[at].parent
        return members

    def _sum(self) -> None:
        """Each container's sums over the segments below it."""
        per = np.stack(
            [
                self.words, self.prose, np.ones(len(self.words)), self.linked, self.evidence * self.words, self.dates,
                self.names, self.heading, self.size, np.zeros(len(self.words)),
            ],
            axis=1,
        )  # fmt: skip
        self.sums = np.zeros((len(self.containers), per.shape[1]))
        np.add.at(self.sums, self.inside, per)
        self.sums[:, -1] = [container.images for container in self.containers]
        for index in range(len(self.containers) - 1, 0, -1):
            self.sums[self.containers[index].parent] += self.sums[index]

    def own(self) -> list[Column]:
        text = self.visible.text
        title = self.reading.title
        wanted = set(_words(text, self.segments[title])) if title is not None else set()
        rows: list[tuple[float, ...]] = []
        for segment in self.segments:
            piece = text[segment.start : min(segment.end, segment.start + _READ)]
            read = segment.features.words >= 4
            words = wanted.intersection(_WORD.findall(piece.lower())) if wanted and read and len(piece) < _READ else ()
            looks = _looks(piece, read)
            rows.append((*looks[:10], len(words) / len(wanted) if words else 0.0, *looks[10:]))
        told = np.array(rows, dtype=np.float64).T
        fs = [s.features for s in self.segments]
        return [
            self.words, self.stop_words, _floats([f.capitals for f in fs]), _floats([f.sentences for f in fs]), self.terminal,
            _floats([f.sentence_end for f in fs]), _floats([f.bullet for f in fs]), _floats([f.dates for f in fs]),
            _floats([f.date_only for f in fs]), self.names, self.furniture, self.is_prose, self.sentence, self.links,
            *told[:10], self.tags, *told[10:], *self._twice(),
        ]  # fmt: skip

    def _twice(self) -> tuple[Column, Column]:
        """The share of each block's text that stands in a block before it too, and in one after it."""
        text = self.visible.text
        first: dict[tuple[str, ...], int] = {}
        last: dict[tuple[str, ...], int] = {}
        pieces: list[list[tuple[str, ...]]] = []
        for index, segment in enumerate(self.segments):
            grams: list[tuple[str, ...]] = []
            if segment.features.words >= _GRAM:
                words = text[segment.start : min(segment.end, segment.start + 1000)].split()
                runs = [words[at:] for at in range(_GRAM)]
                grams = list(zip(*runs, strict=False))
            pieces.append(grams)
            for gram in grams:
                first.setdefault(gram, index)
                last[gram] = index
        before = [sum(first[g] < i for g in grams) / len(grams) if grams else 0.0 for i, grams in enumerate(pieces)]
        after = [sum(last[g] > i for g in grams) / len(grams) if grams else 0.0 for i, grams in enumerate(pieces)]
        return _floats(before), _floats(after)

    def rule(self) -> list[Column]:
        told = self.reading.told
        inside = self.above[:, 3] >= self.root_depth
        return [
            self.roles, self.evidence, inside.astype(np.float64),
            _floats(told) if told else np.zeros(len(self.words)), np.full(len(self.words), float(bool(told))),
        ]  # fmt: skip

    def hints(self) -> list[Column]:
        return list(self.hint.T)

    def levels(self) -> list[Column]:
        containers = self.containers
        parents = np.array([max(c.parent, 0) for c in containers], dtype=np.int64)
        first = parents[self.inside]
        second = parents[first]
        total = max(1.0, self.sums[0, 1])
        columns: list[Column] = []
        for at in (first, second, parents[second], self.article):
            words, prose, count, linked, evidence, dates, names, headings, size, images = self.sums[at].T
            columns += [
                words, prose, count, linked / np.maximum(size, 1), evidence / np.maximum(words, 1), dates, names, headings,
                prose / total, prose / np.maximum(words, 1), evidence / max(1.0, self.sums[0, 4]),
                np.minimum(images, 20),
            ]  # fmt: skip
        return columns

    def place(self) -> list[Column]:
        title = self.reading.title
        prose = np.cumsum(self.prose)
        evidence = np.cumsum(self.evidence * self.words)
        all_prose, all_evidence = (max(1.0, c[-1]) for c in (prose, evidence))
        since = np.clip(self.position - title, -9, 9) if title is not None else np.full(len(self.words), -99.0)
        own = _floats([float(a in self.chained) if a else -1.0 for a in self.article.tolist()])
        up, meet, upper, met, articles, _ = self.above.T
        return [
            self.position / len(self.words), (prose - self.prose) / all_prose, (all_prose - prose) / all_prose, (evidence - self.evidence * self.words) / all_evidence,
            (all_evidence - evidence) / all_evidence, since, up, self.title_depth - meet, upper, self.root_depth - met,
            articles, own, *self.kinds.T,
        ]  # fmt: skip

    def groups(self) -> list[Column]:
        """The blocks in elements of the same names: `alike` share those of the two elements above, `kin` of four."""
        columns: list[Column] = []
        self.alike = np.zeros(len(self.words))
        for above in (2, 4):
            keys: dict[tuple[str, ...], int] = {}
            member = np.zeros(len(self.words), dtype=np.int64)
            # Blocks of one element and tag are kin whatever is above them.
            known: dict[tuple[int, str], int] = {}
            for index, segment in enumerate(self.segments):
                place = (self.visible.inside[index], segment.tag)
                if place not in known:
                    known[place] = keys.setdefault(kin(self.visible, index, above), len(keys))
                member[index] = known[place]
            count = np.bincount(member).astype(np.float64)
            prose = np.bincount(member, self.prose)
            evidence = np.bincount(member, self.evidence * self.words)
            words = np.bincount(member, self.words)
            first = np.full(len(keys), len(self.words))
            last = np.zeros(len(keys), dtype=np.int64)
            np.minimum.at(first, member, np.arange(len(member)))
            np.maximum.at(last, member, np.arange(len(member)))
            columns += [
                count[member], prose[member] / max(1.0, self.prose.sum()),
                evidence[member] / np.maximum(1.0, words[member]), evidence[member] / max(1.0, evidence.sum()),
                self.position - first[member], (last - first)[member] / count[member],
            ]  # fmt: skip
            if above == 2:
                self.alike = evidence[member] / max(1.0, evidence.sum())
        return columns

    def items(self) -> list[Column]:
        """The innermost element above each block (a paragraph and its like apart) that has two or more of its kind beside
        it, as the cards of a list do: how many, how long and how linked they are, and where among them this one is."""
        beside: dict[tuple[int, str, str], list[int]] = {}
        for index, container in enumerate(self.containers):
            if container.tag not in _INLINE:
                beside.setdefault((container.parent, container.tag, container.names), []).append(index)
        rows = np.zeros((len(self.containers), len(_ITEM)))
        found = np.zeros(len(self.containers), dtype=bool)
        for members in beside.values():
            if len(members) < 3:
                continue
            sums = self.sums[members]
            words, prose, count, linked, _, _, _, headings, size, images = sums.mean(axis=0)
            for place, index in enumerate(members):
                found[index] = True
                rows[index] = (
                    min(len(members), 50), words, linked / max(size, 1), prose / max(words, 1), place / len(members), count,
                    headings, images,
                )  # fmt: skip
        for index, container in enumerate(self.containers):
            if not found[index] and container.parent >= 0:
                rows[index] = rows[container.parent]
        return list(rows[self.inside].T)

    def marks(self) -> list[Column]:
        """For each kind of landmark: how many blocks ago the last was, how many until the next, and how many there
        were between the headline and here."""
        start = self.reading.title or 0
        kinds = (
            _floats([s.tag == "h1" for s in self.segments]), self.heading, self.roles == 7, self.roles == 8,
            self.furniture == _FURNITURE.index("related") + 1, (self.roles == 10) | (self.furniture == _FURNITURE.index("comments") + 1),
            self.furniture > 0, self.roles == 11, self.words >= 40, self.evidence,
        )  # fmt: skip
        columns: list[Column] = []
        for kind in kinds:
            flag = kind.astype(np.float64)
            at = np.where(flag > 0, self.position, -1e9)
            since = self.position - _shifted(np.maximum.accumulate(at), -1, -1e9)
            at = np.where(flag > 0, self.position, 1e9)
            until = _shifted(np.minimum.accumulate(at[::-1])[::-1], 1, 1e9) - self.position
            below = np.cumsum(np.where(self.position > start, flag, 0.0))
            columns += [np.minimum(since, 20), np.minimum(until, 20), np.minimum(below, 5)]
        return columns

    def near(self) -> list[Column]:
        base = (
            (self.words, -1.0), (self.links, 0.0), (self.is_prose, 0.0), (self.evidence, 0.0), (self.stop_words, 0.0),
            (self.heading, 0.0), (self.furniture, 0.0), (self.terminal, 0.0), (self.alike, 0.0), (self.tags, 0.0),
        )  # fmt: skip
        return [_shifted(column, shift, fill) for shift in _SHIFTS for column, fill in base]

    def windows(self) -> list[Column]:
        count = len(self.words)
        at = np.arange(count)
        sums = [
            np.concatenate([[0.0], np.cumsum(c)])
            for c in (self.prose, self.linked, self.evidence * self.words, self.words, self.size)
        ]
        columns: list[Column] = []
        for window in _WINDOWS:
            low, high = np.maximum(at - window, 0), np.minimum(at + window + 1, count)
            prose, linked, evidence, words, size = ((s[high] - s[low]) for s in sums)
            columns += [
                prose / np.maximum(words, 1), linked / np.maximum(size, 1), evidence / np.maximum(words, 1), words / (high - low),
            ]  # fmt: skip
        return columns

    def totals(self) -> list[Column]:
        words = max(1.0, float(self.words.sum()))
        values = (
            float(self.prose.sum()) / words, float((self.evidence * self.words).sum()) / words,
            float(self.linked.sum()) / max(1.0, float(self.size.sum())), bool(self.reading.told),
            self.reading.title is not None, min(sum(c.tag == "article" for c in self.containers), 30),
            float(((self.roles == 10) * self.words).sum()) / words,
            sum(s.tag == "h1" for s in self.segments),
        )  # fmt: skip
        return [np.full(len(self.words), float(value)) for value in values]


@lru_cache(maxsize=8192)
def _looks(piece: str, read: bool) -> tuple[float, ...]:
    """What one block's beginning looks like by itself; `read` where it has words enough to say something. The lines of
    menus stand on every page of a site."""
    size = len(piece)
    lower = piece.lower()
    start = piece[:80]
    return (
        size / (lower.count(" ") + 1), piece[-1] == ":", "?" in piece, piece[0] in "\"“„«'‘", piece.count(",") / size,
        len(_DIGIT.findall(start)) / len(start), piece[0].islower(), piece[-1] == "…" or piece.endswith("..."),
        piece.isupper(), min(len(_PERSON.findall(lower)), 6) if read else 0, len(_SYMBOL.findall(piece)) / size,
        min(len(_ASKS.findall(lower)), 4) if read else 0, read and BIO.match(piece) is not None,
    )  # fmt: skip


_READ = 400  # characters of a block that its words are counted in
_DIGIT = re.compile(r"\d")
_GRAM = 5  # words of the runs by which text is found again
_SYMBOL = re.compile(r"[<>{}\\=\[\]_|;/]|\":")
# What a block says that wants something of its reader, or tells where the text is from.
_ASKS = re.compile(
    r"\b(?:subscri\w+|newsletters?|sign up|click|e-?mail|download|contact|read more|originally|republished|copyright|affiliate|"
    r"commission|donat\w+|support us|follow us|abonn\w+|suscr\w+|inscri\w+|anmeld\w+|registr\w+|cookies?|terms|privacy|"
    r"sponsored|advertis\w+|correction|updated|reporting by|editing by)\b|@\w+|https?://"
)
_INLINE = frozenset(
    {"p", "span", "a", "em", "strong", "b", "i", "small", "cite", "time", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def _words(text: str, segment: Segment) -> list[str]:
    return _WORD.findall(text[segment.start : segment.end].lower())
