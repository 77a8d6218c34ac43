# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""What only several pages show: lines that recur on the pages of one outlet are furniture, and what its pages tell again
is not.

An outlet repeats two things. Its furniture (newsletter pitches, who wrote this, whom to call) stands on pages about
anything, and has no more to do with the one than with the other. The background of a running story stands only on
that story's pages, and speaks of what they speak of: that is reuse, which `reuse` reads, and no evidence may be lost
to it. So a recurring passage is furniture where it speaks for the outlet or of an author, or where its pages tell
different things and it has a part in none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.documents.features import STOP_WORDS
from firsthand.records import Document

__all__ = ["recurring"]

_PAGES = 3  # with two, a passage that one page took from the other would be lost
_LONGEST = 1500  # characters
_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|am|pm|[ap]\.m|gmt|[ecmp][sd]?t|seconds?|minutes?|hours?|days?|weeks?|months?|years?|ago|yesterday|today)\b"
)
_SPEAKS = re.compile(
    r"\b(?:subscri\w+|newsletters?|sign(?:ing)? up|donat\w+|support|journalism|reporting|readers?|newsroom|website|podcasts?|apps?|follow|contact|e-?mail|call|non-?profit|privacy|cookies?|advertis\w+|sponsor\w*|click|download|join|members?(?:hip)?|"
    r"share|tips?|republish\w*|affiliate|commission|purchase|comments?|inbox|editors?|stories|story|articles?|alerts?|updates?|send|write to|log in|register|terms|feedback|corrections?|facebook|twitter|instagram|whatsapp|telegram|youtube)\b",
    re.I,
)
_PERSON = re.compile(r"\b(?:we|our|ours|us|you|your|yours)\b", re.I)
_ADDRESS = re.compile(
    r"\S@\S+\.\w|(?<!\w)@\w{3,}|\bhttps?://|\bwww\.|\ball rights reserved\b|©|\bcreative commons\b", re.I
)
_BIO = re.compile(
    r"(?:is|was|has|covers|writes|reports|joined|works|edits|can be|lives|,)\b|(?:,| is) (?:an? |the |our )", re.I
)


def _key(text: str) -> str:
    """`text` without what changes from day to day: numbers, days, hours."""
    return " ".join(_DATED.sub(" ", re.sub(r"[\W\d_]+", " ", text.lower())).split())


def _outlet(document: Document) -> str | None:
    return document.outlet.host or document.outlet.name


@dataclass(slots=True)
class _Passage:
    """Words that recur, and where: the documents, with the indexes among their evidence."""

    key: str
    places: list[tuple[Document, int]] = field(default_factory=list)

    def text(self, place: int = 0) -> str:
        document, index = self.places[place]
        block = document.evidence[index]
        return document.text[block.start : block.end]


def recurring(documents: Sequence[Document]) -> dict[str, frozenset[int]]:
    """For each document, the indexes in `document.evidence` of the blocks that are its outlet's furniture: three or more
    of the outlet's pages show them in the same words, dates and numbers aside, and they have no part in what these tell.

    Titles are never furniture, nor blocks that a page of another outlet shows too.
    """
    found: dict[str, set[int]] = {doc.id: set() for doc in documents}
    by_outlet: dict[str, list[_Passage]] = {}
    for outlet, passage in _passages(documents):
        by_outlet.setdefault(outlet, []).append(passage)
    for passages in by_outlet.values():
        own = _own_words(passages)
        furniture = [p for p in passages if _speaks(p) or _apart(p, own)]
        certain = {(doc.id, index) for p in furniture for doc, index in p.places}
        furniture += [p for p in passages if p not in furniture and _beyond(p, certain)]
        for passage in furniture:
            for doc, index in passage.places:
                found[doc.id].add(index)
    return {doc_id: frozenset(indexes) for doc_id, indexes in found.items()}


def _passages(documents: Sequence[Document]) -> list[tuple[str, _Passage]]:
    """What recurs on pages of one outlet and of no other, each with the outlet."""
    seen: dict[str, _Passage] = {}
    outlets: dict[str, set[str | None]] = {}
    for doc in sorted(documents, key=lambda d: d.id):
        for index, block in enumerate(doc.evidence):
            if block.role == "title" or block.end - block.start > _LONGEST:
                continue
            key = _key(doc.text[block.start : block.end])
            if key:
                outlets.setdefault(key, set()).add(_outlet(doc))
                seen.setdefault(key, _Passage(key)).places.append((doc, index))
    result = []
    for key, passage in seen.items():
        (outlet, *others) = sorted(outlets[key], key=lambda name: name or "")
        # Versions of one article share all their text: pages count once for each title.
        titles = {_key(doc.title or "") for doc, _ in passage.places}
        pages = {doc.id for doc, _ in passage.places}
        if outlet is not None and not others and len(pages) >= _PAGES and len(titles) >= _PAGES:
            result.append((outlet, passage))
    return result


def _own_words(passages: Sequence[_Passage]) -> dict[str, frozenset[str]]:
    """What each page says of its own: the words of its title and of the evidence that does not recur."""
    shared = {(doc.id, index) for passage in passages for doc, index in passage.places}
    found: dict[str, frozenset[str]] = {}
    for passage in passages:
        for doc, _ in passage.places:
            if doc.id not in found:
                words = set(_words(doc.title or ""))
                for index, block in enumerate(doc.evidence):
                    if (doc.id, index) not in shared:
                        words |= _words(doc.text[block.start : block.end])
                found[doc.id] = frozenset(words)
    return found


def _words(text: str) -> set[str]:
    """The content words of `text`, by their stems; names and numbers-free."""
    return {
        _stem(w) for w in re.findall(r"[^\W\d_]{4,}", text.lower()) if w not in STOP_WORDS and not _DATED.fullmatch(w)
    }


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|ly)$", "", word)


def _names(text: str) -> set[str]:
    """The capitalised words of `text` that do not begin a sentence."""
    return {
        _stem(w.lower())
        for w in re.findall(r"(?<=[\w,;’'] )[A-Z][^\W\d_]{2,}", text)
        if not _DATED.fullmatch(w.lower())
    }


def _sentence(text: str) -> bool:
    return bool(re.search(r"[.!?…][\"”’)\]]*$", text.strip())) and len(text.split()) >= 5


def _speaks(passage: _Passage) -> bool:
    """Whether a passage speaks for its outlet or of the page's author."""
    doc, _ = passage.places[0]
    text = passage.text()
    if re.search(r"[“”\"]", text):
        return False
    if _ADDRESS.search(text):
        return True
    if any(
        text.startswith(author) and _BIO.match(text[len(author) :].lstrip(" "))
        for d, _ in passage.places
        for author in d.authors
    ):
        return True
    outlet = re.sub(r"^[Tt]he ", "", doc.outlet.name or "")
    named = bool(outlet) and re.search(rf"\b{re.escape(outlet)}\b", text) is not None
    return bool(_SPEAKS.search(text)) and (named or bool(_PERSON.search(text)))


def _apart(passage: _Passage, own: dict[str, frozenset[str]]) -> bool:
    """Whether a passage has no part in what its pages tell: its names, or several of its words, stand on few of them;
    and these pages tell different things, or the outlet speaks of itself. A line that is no sentence needs no more than
    the first."""
    text = passage.text()
    outlet = _outlet_words(passage)
    names, words = _names(text) - outlet, _words(text) - outlet
    pages = {doc.id: own[doc.id] for doc, _ in passage.places}
    part = sum(bool(names & told) or len(words & told) >= max(2, len(words) // 3) for told in pages.values())
    if 2 * part >= len(pages):
        return False
    name = re.sub(r"^[Tt]he ", "", passage.places[0][0].outlet.name or "")
    itself = bool(name) and re.match(rf"(?:The )?{re.escape(name)}\b", text) is not None
    return itself or not _sentence(text) or _differ(list(pages.values()), outlet)


def _outlet_words(passage: _Passage) -> set[str]:
    outlet = passage.places[0][0].outlet
    return _words(" ".join(filter(None, (outlet.name, outlet.host))))


def _differ(pages: Sequence[frozenset[str]], outlet: set[str]) -> bool:
    """Whether pages tell different things: few words are on most of them, but for those of the outlet's own name."""
    spread = Counter(word for told in pages for word in told - outlet)
    common = sum(count >= max(3, 0.7 * len(pages)) for count in spread.values())
    typical = sorted(len(told) for told in pages)[len(pages) // 2]
    return common <= 0.12 * max(1, typical)


def _beyond(passage: _Passage, certain: set[tuple[str, int]]) -> bool:
    """Whether a passage stands, on all its pages, at the foot below what is furniture for certain, with nothing of the
    article after it."""
    for doc, index in passage.places:
        above = any((doc.id, i) in certain for i in range(max(0, index - 3), index))
        below = all((doc.id, i) in certain for i in range(index + 1, len(doc.evidence)))
        if not (above and below):
            return False
    return True
