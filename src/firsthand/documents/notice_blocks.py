# ruff: noqa: E501 (patterns read best on lines of their own)
"""Which blocks of a page are notices: by the label above or before them, the box they stand in, or their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.documents.features import STOP_WORDS
from firsthand.documents.notice_words import (
    ADMITS,
    ELSEWHERE,
    ERROR,
    FINDS,
    SPOKE,
    Label,
    label_of,
    loosely,
    policy,
    reported,
    sentence_kind,
    triggered,
)
from firsthand.documents.withdrawn import sentences
from firsthand.records import Block, NoticeBasis, NoticeKind

__all__ = ["Box", "Found", "in_blocks"]

_SHORT = 90  # words of a paragraph that is nothing but a notice
_WORDS = 3  # spaces: fewer words in a box say nothing without a label
_LEAST = 20  # characters
_MOST = 4000  # a longer paragraph holds no notice that one could tell from a story
_KINDS: tuple[NoticeKind, ...] = ("retraction", "correction", "update")  # what counts most comes first
_TITLE = re.compile(
    r"^\W*(?:(?P<retraction>retracted(?: article)?|withdrawn(?: article)?|removed|retraction(?: note)?|kill)|(?P<correction>(?:official )?correct(?:ed|ion)(?: update \d+)?|clarification|errat(?:um|a)|corrigendum|(?:author|publisher) correction)|(?P<update>expression of concern))\s*(?:[:—–]|-(?=\s|[A-Z]))\s*(?=\S+\s+\S+\s+\S+)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Box:
    """Characters that one element holds whose names speak of notices; `kind` is what they call it, None where they
    only say that it is a note."""

    start: int
    end: int
    kind: NoticeKind | None


@dataclass(slots=True)
class Found:
    """A notice in the making: its extent, and the blocks that are nothing else."""

    kind: NoticeKind
    start: int
    end: int
    basis: NoticeBasis = "text"
    blocks: list[int] = field(default_factory=list)


def in_blocks(text: str, blocks: Sequence[Block], boxes: Sequence[Box], outlet: str | None) -> list[Found]:
    """The notices that stand in the blocks of a page, in order."""
    return _Reader(text, blocks, boxes, outlet).read()


def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The characters of `text` inside quotation marks; one that is never closed quotes to the end."""
    result = []
    opened: int | None = None
    for match in re.finditer(r"[“”\"]", text):
        mark = match.group()
        if opened is None and mark != "”":
            opened = match.start()
        elif opened is not None and mark != "“":
            result.append((opened, match.end()))
            opened = None
    return (*result, (opened, len(text))) if opened is not None else tuple(result)


def _clause(rest: str) -> bool:
    """Whether what follows a label is a sentence, and not the day and hour or a headline of a few words."""
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return len(words) >= 5 and any(word.lower() in STOP_WORDS for word in words)


def _short_names(outlet: str | None) -> str | None:
    """A pattern of what an outlet calls itself: its name, its last word ("the Courier"), or the letters that it begins
    with ("WXYZ")."""
    if not outlet or len(outlet) < 4:
        return None
    bare = re.sub(r"^[Tt]he ", "", outlet)
    words = bare.split()
    names = [re.escape(bare)]
    if len(words[-1]) >= 4 and len(words) > 1:
        names.append(rf"the {re.escape(words[-1])}")
    if len(words) > 1 and re.fullmatch(r"[A-Z]{3,}", words[0]):
        names.append(re.escape(words[0]))
    if len(words) > 2 and re.fullmatch(r"\d+", words[1]):
        names.append(re.escape(" ".join(words[:2])))
    verbs = r"(?:has |have |had |is |would like to |wishes to |hereby |originally |previously |earlier |wrongly |incorrectly |can |does |, |based on [^.!?]{3,40}, )*"
    return rf"(?:{'|'.join(names)})\b,? {verbs}(?:retract|withdr[ae]w|taken down|took down|remov|happy to|pleased to|glad to|report|said|stat|wrote|publish|apologi[sz]|regret|no longer|learned|correct)\w*\b"


def _own(outlet: str | None) -> re.Pattern[str] | None:
    """An outlet that takes its own report back, by its name."""
    names = _short_names(outlet)
    if names is None:
        return None
    name = names[: names.index(r"\b,? ")]
    verbs = r"(?:(?:has |have |is |hereby )?(?:retract|withdraw)(?:s|ed|n|ing)?|(?:can )?no longer stands? (?:by|behind)|has taken down|took down)"
    return re.compile(rf"\b{name}\b[^.!?]{{0,30}}\b{verbs}\b[^.!?]{{0,20}}\b(?:its|this|the)\b")


# Without one of these _own matches nothing.
_TAKING = ("retract", "withdraw", "no longer stand", "taken down", "took down")


class _Reader:
    """One pass over the blocks of a page."""

    def __init__(self, text: str, blocks: Sequence[Block], boxes: Sequence[Box], outlet: str | None) -> None:
        self.text = text
        self.blocks = blocks
        self.boxes = boxes
        self.outlet = outlet
        self.own: re.Pattern[str] | None = None
        self.name = _short_names(outlet)
        self.title = next((text[b.start : b.end] for b in blocks if b.role == "title"), "")
        body = [i for i, b in enumerate(blocks) if b.role in ("paragraph", "quote", "notice")]
        self.edges = frozenset((*body[:2], *body[-3:]))

    def read(self) -> list[Found]:
        found: list[Found] = []
        label: tuple[Label, int] | None = None
        for index, block in enumerate(self.blocks):
            body = self.text[block.start : block.end]
            if block.role == "title":
                one = self._titled(block, body)
                if one:
                    found.append(one)
                label = None
                continue
            if block.role == "comment" or len(body) > _MOST:
                label = None
                continue
            own = label_of(body)
            if own is not None and own.alone(body) and not re.search(r"(?i)\b(?:appended|made|added|issued)\W*$", body):
                label = (own, index) if block.role != "teaser" else None
                continue
            box = self._box(block)
            last = found[-1] if found else None
            if box and last and label is None and own is None and self._continues(last, box, index):
                last.end = block.end
                last.blocks.append(index)
                continue
            if label and own is None and block.role in ("chrome", "teaser") and not triggered(body):
                # A heading of the site's footer, and what else stands there.
                label = None
            one = self._one(index, body, own or (label[0] if label else None), box, own is None and label is not None)
            if one and label and own is None:
                one.start = self.blocks[label[1]].start
                one.blocks = [label[1], *one.blocks]
            label = None
            if one:
                found.append(one)
        return found

    def _box(self, block: Block) -> Box | None:
        inside = [box for box in self.boxes if box.start <= block.start and block.end <= box.end]
        return min(inside, key=lambda box: (box.kind is None, box.end - box.start), default=None)

    def _continues(self, last: Found, box: Box, index: int) -> bool:
        """Whether a block goes on with the notice that ended just before it, in the same box; the items of a list are
        notices each."""
        if last.blocks and re.search(r"/li\[\d+\](?:/p\[\d+\])?$", self.blocks[index].path or ""):
            return False
        return last.blocks[-1:] == [index - 1] and box.start <= last.start and self.blocks[index].role != "teaser"

    def _titled(self, block: Block, body: str) -> Found | None:
        match = _TITLE.match(body)
        if not match or match.lastgroup not in _KINDS:
            return None
        return Found(match.lastgroup, block.start, block.end)

    def _one(self, index: int, body: str, label: Label | None, box: Box | None, above: bool) -> Found | None:
        """The notice in a block; `above` says that its label stands in the block before."""
        block = self.blocks[index]
        if not (label or box) and (len(body) < _LEAST or not (self._edge(index) or triggered(body))):
            return None
        quoted = _quoted(body)
        if block.role == "quote" and (quoted[:1] and quoted[0][0] < 3):
            return None
        start = label.rest if label and not above else 0
        hits = self._hits(block, body, start, quoted)
        if block.role == "quote" and not (label or box) and (not hits or "(@" in body):
            # Somebody else's words, a post's above all: only what speaks of this page is this page's.
            return None
        rest = body[start:]
        kind = self._labelled(block, rest, label, box, hits)
        if kind is None and label is None and box is None:
            return self._plain(index, body, hits)
        if kind is None:
            if label is not None and label.kind is not None:
                # "Updated at 6 p.m. to add the mayor's answer" is no label, but a sentence.
                hits = [] if above else self._hits(block, body, 0, quoted)
                return self._plain(index, body, hits) if hits else None
            return self._plain(index, body, hits)
        if self._another(body) or (label is None and not hits and body.count(" ") < _WORDS):
            return None
        return Found(kind, block.start, block.end, "text" if label or hits else "markup", [index])

    def _hits(
        self, block: Block, body: str, start: int, quoted: tuple[tuple[int, int], ...]
    ) -> list[tuple[NoticeKind, int, int]]:
        """The sentences of a block that take something back, with their places in the page."""
        hits: list[tuple[NoticeKind, int, int]] = []
        for a, b in sentences(self.text, block.start + start, block.end):
            shifted = tuple((x + block.start - a, y + block.start - a) for x, y in quoted)
            sentence = self.text[a:b]
            mine = self._taken(sentence)
            if mine and not any(x <= mine.start() < y for x, y in shifted):
                hits.append(("retraction", a, b))
                continue
            first = a == block.start + start
            kind = sentence_kind(sentence, shifted, first or bool(hits))
            if kind is None and first and self._takes_title(sentence):
                kind = "retraction"
            if kind:
                hits.append((kind, a, b))
        return hits

    def _taken(self, sentence: str) -> re.Match[str] | None:
        """Where the outlet takes its report back by its name. Most sentences have no verb for it, and most pages no such
        sentence: the pattern, which is of this outlet, is made for those that may."""
        if self.outlet is None or not any(map(sentence.__contains__, _TAKING)):
            return None
        if self.own is None:
            self.own = _own(self.outlet)
        return self.own.search(sentence) if self.own else None

    def _takes_title(self, sentence: str) -> bool:
        """Whether somebody withdraws a story that is named as this one is."""
        title = _plain(self.title)
        if len(title) <= 12 or title not in _plain(sentence):
            return False
        words = re.escape(self.title.strip()).replace(r"\ ", r"\s+")
        rest = re.sub(words, " ", sentence, flags=re.I)
        return bool(
            re.search(r"\b(?:withdraws?|withdrawn|withdrew|retract(?:s|ed)?) (?:its|the|this|our)\b", rest, re.I)
        )

    def _labelled(
        self,
        block: Block,
        rest: str,
        label: Label | None,
        box: Box | None,
        hits: Sequence[tuple[NoticeKind, int, int]],
    ) -> NoticeKind | None:
        """The kind of a block that a label or a box calls a notice; None where its words are none."""
        said = label.kind if label else None
        if said is None and box is not None:
            said = box.kind
        best = next((kind for kind in _KINDS if any(kind == hit[0] for hit in hits)), None)
        if label is None and box is None:
            return None
        if said is None:
            if best or label is None:
                return best
            named = self._label_text(block, label)
            if re.search(r"culpa|oops|wrong", named, re.I) and _clause(rest):
                return "correction"
            if re.search(r"record", named, re.I):
                return "correction" if ERROR.search(rest) else None
            return "correction" if re.search(r"\bedit\b", named, re.I) and ADMITS.search(rest) else None
        if said == "update" and best != "retraction" and _TURNED.search(rest):
            return "correction"
        if best:
            return best if _KINDS.index(best) < _KINDS.index(said) or said == "update" else said
        first = next((rest[a:b] for a, b in sentences(rest, 0, len(rest))), rest)
        if not _clause(rest) or (said != "retraction" and policy(first)):
            return None
        bare = rest.lstrip(" *_“\"'(")
        if label and bare[:1].islower() and not label.capitals and (
            (said == "update" and not ADMITS.search(rest)) or re.match(r"(?:that|this|which|what|the word|a word)\b", bare)
        ):  # fmt: skip
            return None
        if block.role in ("chrome", "teaser"):
            whole = bool(re.search(r"[.!]\W*$", rest)) or bool(
                label and label.capitals and block.role == "chrome" and len(rest.split()) >= 7 and "\n" not in rest
            )
            if not whole or (said == "update" and not self._beside(block)):
                return None
        if block.role == "heading" and said == "update":
            # It names the news below it.
            return None
        return said

    def _beside(self, block: Block) -> bool:
        """Whether a block stands just above or below the article."""
        at = self.blocks.index(block)
        return any(b.role in ("paragraph", "quote") for b in self.blocks[max(0, at - 2) : at + 3])

    def _label_text(self, block: Block, label: Label) -> str:
        return self.text[max(0, block.start - 60) : block.start + label.rest]

    def _plain(self, index: int, body: str, hits: list[tuple[NoticeKind, int, int]]) -> Found | None:
        """The notice in a block without a label, by its sentences."""
        block = self.blocks[index]
        short = len(body.split()) <= _SHORT
        if not hits:
            unmarked = self._unmarked(index, body) if short else None
            if unmarked is None:
                return None
            hits = [(unmarked, block.start, block.end)]
        if block.role == "teaser" and not re.match(r"\W*this\b|\W*an? \w+ version of this\b", body, re.I):
            return None
        if self._another(body):
            return None
        first, last = hits[0][1], hits[-1][2]
        tail = re.match(
            r"\W*(?:we|i|the [A-Z]\w+)\b[^.!?]*\b(?:regret|apologi[sz]e|sorry)", self.text[first:last], re.I
        )
        if short and (first == block.start or (tail and (SPOKE.search(body) or self._told(body)))):
            # What begins as a notice is one to its end: "This article was amended. An earlier version said ..."; and an
            # apology at the end is for what stands before it.
            first, last = block.start, block.end
        kind = next(k for k in _KINDS if any(k == hit[0] for hit in hits))
        whole = 2 * (last - first) >= block.end - block.start or block.role in ("chrome", "byline", "dateline")
        return Found(kind, first, last, "text", [index] if whole else [])

    def _unmarked(self, index: int, body: str) -> NoticeKind | None:
        """The kind of a short paragraph whose sentences are no notice each by itself."""
        block = self.blocks[index]
        if block.role in ("chrome", "teaser", "heading") or FINDS.search(body):
            return None
        if self._admits(body) or self._told(body):
            return "correction"
        return loosely(body, _quoted(body), self.name) if self._edge(index) and len(body.split()) >= 5 else None

    def _told(self, body: str) -> bool:
        """Whether the outlet says by its name what it told wrongly, or is happy to make clear."""
        return bool(self.name and _TOLD_FIRST.search(body) and re.search(self.name, body, re.I))

    def _edge(self, index: int) -> bool:
        """Whether a block is among the first or last of the article."""
        return index in self.edges or self.blocks[index].role in ("byline", "dateline")

    def _admits(self, body: str) -> bool:
        """Whether the page tells what it told, and that this was wrong, in two sentences or in one."""
        first = next((body[a:b] for a, b in sentences(body, 0, len(body))), "")
        quoted = _quoted(body)
        spoke = SPOKE.search(first) or _PAPER.match(first)
        if not spoke or any(a <= spoke.start() < b for a, b in quoted) or reported(first):
            return False
        wrong = [m for m in ERROR.finditer(body) if not any(a <= m.start() < b for a, b in quoted)]
        if _PAPER.match(first):
            return True
        named = (
            bool(re.search(r"\b(?:this|our|as we)\b", spoke.group(), re.I))
            or bool(re.search(r"\b(?:in|on) (?:this|our) \w+\b", first, re.I))
            or bool(
                re.search(rf"\bas (?:we|i) |{re.escape(self.title)}" if self.title else r"\bas (?:we|i) ", first, re.I)
            )
        )
        return named and bool(wrong)

    def _another(self, body: str) -> bool:
        """Whether a notice speaks of another page: it names a report that is not this one, and what it speaks of stands
        nowhere on this page."""
        bare = body[label.rest :] if (label := label_of(body)) else body
        if re.search(
            r"\bthis (?:\w+ )?(?:article|story|post|piece|page|report|column|review)\b|\bversion of th(?:is|e)\b",
            bare,
            re.I,
        ):
            return False
        if not ELSEWHERE.search(bare) or _plain(self.title) in _plain(bare) != "":
            return False
        words = [w for w in re.findall(r"[^\W_]{4,}", bare) if w.lower() not in STOP_WORDS and not _SPEECH.fullmatch(w)]
        told = {_stem(w) for w in words}
        names = {w.lower() for w in re.findall(r"(?<=[\w,] )[A-Z][^\W_]{3,}", bare) if not _SPEECH.fullmatch(w)}
        known = self._known(bare)
        if any(name in known for name in names):
            return False
        return len(told & known) < 0.34 * max(1, len(told))

    def _known(self, bare: str) -> set[str]:
        """The words of the article, without the notice itself."""
        result: set[str] = set()
        for block in self.blocks:
            if block.role in ("title", "paragraph", "quote", "heading", "caption", "notice"):
                body = self.text[block.start : block.end]
                if bare[:60] not in body:
                    for word in re.findall(r"[^\W_]{3,}", body.lower()):
                        result |= {word, _stem(word)}
        return result


_TOLD_FIRST = re.compile(
    r"\b(?:previously|originally|initially|wrongly|incorrectly|erroneously|mistakenly) (?:reported|said|stated|published|wrote)\b"
    r"|\bis (?:happy|pleased|glad) to (?:make (?:it )?clear|clarify|point out|state)\b",
    re.I,
)
# Beside a label that says no more than "update".
_TURNED = re.compile(
    r"\b(?:turns|turned) out\b|\bhoax\b|\b(?:we|i) (?:should have|were wrong|was wrong|got)\b|\b(?:not|never) true\b|\bfake\b|\buntrue\b|\bwas (?:wrong|incorrect|false)\b",
    re.I,
)
_SPEECH = re.compile(
    r"(?:article|story|report|column|review|edition|issue|newspaper|yesterday|last|week|said|stated|reported|wrong|wrongly|incorrect|incorrectly|error|editing|correction|clarification|regret|apologi[sz]e|published|headlined|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|misstated|misidentified|misspelled|name|date|gave|given|because|picture|caption|obituary|interview|earlier|version)",
    re.I,
)
_PAPER = re.compile(
    r"\W*(?:(?:because of|due to|owing to|through|as a result of) (?:an?|our) (?:\w+ ){0,2}(?:error|mistake|misunderstanding|mix-?up),? )?(?:an?|the) (?:[\w'’-]+ ){0,3}?(?:article|obituary|review|report|story|column|editorial|profile|essay|feature|interview|headline|caption|map|chart|graphic|item|entry|list|picture|photograph|schedule|letter)s?\b (?!(?:in|by|from) (?:the )?(?-i:[A-Z]))[^.!?]{0,200}?\b(?:mis(?:stated|identified|spelled|spelt|quoted|attributed|characteri[sz]ed|represented|interpreted|translated|dated|calculated|named|described)|incorrectly|wrongly|mistakenly|erroneously|imprecisely|in error|(?:gave|contained|included|used) (?:an? |the )?(?:wrong|incorrect|outdated|inaccurate|error|mistake)|omitted|overstated|understated|reversed|confused|transposed)\b",
    re.I,
)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|ly)$", "", word.lower())
