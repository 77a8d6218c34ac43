# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""What a page takes back of itself: corrections, updates, retractions, as far as its own words say so.

A passage counts only where the page speaks of itself ("this article", "an earlier version of this story", "we
apologise"): a report on somebody else's retraction, and one that is quoted, are no notices; nor is a note that merely
introduces, nor a plain "Last updated" line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.documents.features import STOP_WORDS
from firsthand.documents.withdrawn import sentences, taken_back
from firsthand.records import Block, Notice, NoticeKind, Span, identify

__all__ = ["find_notices"]

_I = re.I
_PIECE = r"(?:article|story|report|piece|post|column|page|item|interview|dispatch|essay|blog(?: post)?|news item|copy|text|analysis|editorial|feature|video|headline|caption|press release)"
_SELF = rf"(?:this|our|my|the (?:above|original|present)) (?:\w+ ){{0,2}}?{_PIECE}"
_OLD = r"(?:an? |the )?(?:earlier|previous|prior|original|initial|first|former|older)"
_ERROR = r"(?:errors?|mistakes?|misinformation|inaccurac(?:y|ies)|confusion|false (?:report|claim|information|story|statement)s?|misstatements?|disinformation|misreporting|oversight|incorrect (?:information|report))"
_RETRACTS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:we|i)\b[^.!?]{{0,40}}\b(?:retract|withdraw|take back|am retracting|are retracting|have retracted|have withdrawn|are withdrawing)\b[^.!?]{{0,60}}(?:\b{_SELF}|\b(?:this|that|our|my|the) (?:claim|report|story|article|statement|allegation|assertion)s?)", _I),
    re.compile(rf"\b{_SELF}\b[^.!?]{{0,30}}\b(?:has been|was|is|have been|is being|had to be)\b[^.!?]{{0,25}}\b(?:retracted|withdrawn|taken down|removed|unpublished|pulled|rescinded)\b", _I),
    re.compile(rf"\b{_SELF}\b[^.!?]{{0,40}}\b(?:is|was|were|has been|proved|turned out)\b[^.!?]{{0,25}}\b(?:false|untrue|a hoax|debunked|fabricated|inaccurate and|proven wrong|disproved|unfounded|baseless)\b", _I),
    re.compile(r"\b(?:we|i)\b[^.!?]{0,25}\bapologi[sz]e\b[^.!?]{0,40}\b(?:misinformation|false|untrue|misleading|spreading|publishing|disinformation)\b", _I),
    re.compile(r"\bset the record straight\b[^.!?]{0,80}\b(?:this|my|our)\b[^!?]{0,160}\b(?:debunked|false|untrue|not true|wrong|apologi[sz]e|never happened)\b", _I),
    re.compile(r"^\W*(?:retraction|retracted|withdrawn)\b(?:\s*\([^)]*\)|,?\s[\w ,.]{4,24})?\s*[:–—.-]", _I),
)  # fmt: skip
_CORRECTS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b{_OLD}\b[^.!?]{{0,25}}\bversions? of (?:{_SELF}|the (?:article|story|report|headline|caption|piece|post))\b[^.!?]{{0,120}}\b(?:said|stated|reported|misstated|incorrectly|wrongly|mistakenly|erroneously|misidentified|misspelled|misspelt|misquoted|misattributed|gave|named|listed|described|omitted|contained|included|claimed|suggested|implied|referred|overstated|understated|was|had|indicated|attributed|quoted|wrote)\b", _I),
    re.compile(rf"\b{_SELF}\b[^.!?]{{0,30}}\b(?:originally|previously|initially|incorrectly|mistakenly|wrongly|erroneously|earlier)\b[^.!?]{{0,30}}\b(?:said|stated|reported|identified|misstated|gave|named|listed|described|referred|claimed|attributed|quoted|suggested|contained|wrote|had|put)\b", _I),
    re.compile(rf"\b{_SELF}\b[^.!?]{{0,15}}\b(?:misstated|misidentified|misspelled|misspelt|misquoted|misattributed|overstated|understated)\b", _I),
    re.compile(rf"\b{_SELF}\b[^.!?]{{0,15}}\b(?:has been|was|have been|is)\b[^.!?]{{0,30}}\b(?:corrected|amended|clarified|revised|rectified)\b", _I),
    re.compile(rf"\b(?:we|i)\b[^.!?]{{0,20}}\b(?:regret|apologi[sz]e for)\b[^.!?]{{0,30}}\b{_ERROR}", _I),
    re.compile(r"\b(?:we|i) (?:have (?:since )?)?(?:corrected|amended) (?:this|the|our|my)\b", _I),
    re.compile(r"\bwe (?:had )?(?:wrongly|incorrectly|mistakenly|erroneously|falsely)\s+(?:said|stated|reported|wrote|identified|named|gave|attributed|described|quoted|claimed)\b", _I),
    re.compile(r"\b(?:we|i) (?:have )?(?:since )?(?:removed|deleted|taken out) (?:a|an|the|this|one|two|that|those|several) (?:\w+ ){0,2}?(?:sentence|paragraph|passage|quote|quotation|line|claim|reference|photo(?:graph)?|figure|statement)s?\b", _I),
    re.compile(rf"\bnot\b[^.!?]{{2,80}}\bas (?:we|{_SELF}|was) (?:\w+ )?(?:wrote|reported|said|stated|had it|claimed|printed)\b", _I),
    re.compile(r"\b(?:the|this) (?:error|mistake) has (?:now |since )?been corrected\b", _I),
)  # fmt: skip
_UPDATES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b{_SELF}\b[^.!?]{{0,15}}\b(?:has been|was|have been)\b[^.!?]{{0,30}}\bupdated\b[^.!?]{{0,30}}\b(?:to|with|after|since|because|following|in light|as)\b", _I),
    re.compile(r"^\W*(?:this (?:story|article|post|report|page) was )?updated\b[^.!?]{0,50}\b(?:to|with) (?:add|include|reflect|clarify|correct|remove|make|note|say|give|comment|new|further|more|the (?:response|statement|reply|answer))\w*\b", _I),
)  # fmt: skip
_LABEL = re.compile(
    r"^\W*(?P<label>(?:important |editor(?:'|’)?s?(?:'|’)? )?(?:corrections?(?: (?:&|and) clarifications?)?|corrected|clarifications?|errat(?:um|a)|retraction|retracted|"
    r"updated?(?!\s+(?:on|at|in|by)\b)(?:\s+\d{1,2}(?!\d))?)|author(?:'|’)?s?(?:'|’)? correction)"
    r"\s*(?:\([^)]{1,60}\)|,?\s+(?:(?:on|of)\s+)?(?:[A-Z][a-z]{2,8}day,?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?|[\d/.:apm ]{3,20})?\s*(?P<mark>[:–—]|-\s|\.\s)(?P<rest>.*)$",
    _I | re.S,
)  # fmt: skip
_LABEL_ALONE = re.compile(
    r"\W*(?:corrections?(?: (?:&|and) clarifications?)?|clarifications?|retraction|erratum)\W*", _I
)
# No pattern matches without one of these.
_TRIGGERS = (
    "retract", "withdr", "take back", "taken back", "take down", "taken down", "removed", "pulled", "rescind", "unpublish", "false",
    "untrue", "hoax", "debunk", "fabricat", "inaccura", "wrong", "disprov", "unfounded", "baseless", "apolog", "straight", "version",
    "originally", "previously", "initially", "incorrect", "mistake", "erroneous", "earlier", "misst", "misid", "missp", "misq",
    "misat", "overstat", "understat", "correct", "amend", "clarif", "revis", "rectif", "regret", "error", "updat", "errat",
)  # fmt: skip
_SHORT = 90  # words of a paragraph that is nothing but a notice
_MOST = 4000  # a longer paragraph holds no notice that one could tell from a story


def _in_quotation(text: str, start: int, at: int) -> bool:
    """Whether a quotation mark that was opened since `start` is still open at `at`."""
    before = text[start:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _sentence_kind(text: str, block: Block, start: int, end: int, own: re.Pattern[str] | None) -> NoticeKind | None:
    sentence = text[start:end]
    if own is not None and own.search(sentence) and not _in_quotation(text, block.start, start):
        return "retraction"
    kinds: tuple[tuple[NoticeKind, tuple[re.Pattern[str], ...]], ...] = (
        ("retraction", _RETRACTS), ("correction", _CORRECTS), ("update", _UPDATES),
    )  # fmt: skip
    for kind, patterns in kinds:
        for pattern in patterns:
            match = pattern.search(sentence)
            if match and not _in_quotation(text, block.start, start + match.start()):
                return kind
    return None


def _label_kind(label: str) -> NoticeKind:
    label = label.lower()
    if "retract" in label:
        return "retraction"
    return "update" if "update" in label else "correction"


def _says(rest: str) -> bool:
    """Whether what follows a label is a sentence, and not the day and hour."""
    words = re.findall(r"[^\W\d_]{2,}", rest)
    return len(words) >= 5 and any(word.lower() in STOP_WORDS for word in words)


def _in_block(text: str, block: Block, own: re.Pattern[str] | None) -> tuple[NoticeKind, int, int] | None:
    """The kind and extent of the passage in `block` that takes something back."""
    if block.end - block.start > _MOST:
        return None
    whole = text[block.start : block.end]
    lower = whole.lower()
    if not any(trigger in lower for trigger in _TRIGGERS):
        return None
    label = _LABEL.match(whole)
    if label and _says(label["rest"]):
        kind = _label_kind(label["label"])
        deeper = {_sentence_kind(text, block, a, b, own) for a, b in sentences(text, block.start, block.end)}
        # A headline-like "Update: ..." at the head of a paragraph; a correction says so itself.
        if kind == "update" and "retraction" in deeper:
            kind = "retraction"
        elif kind == "update" and "correction" in deeper:
            kind = "correction"
        return kind, block.start, block.end
    hits = [
        (found, a, b)
        for a, b in sentences(text, block.start, block.end)
        if (found := _sentence_kind(text, block, a, b, own))
    ]
    if not hits:
        return None
    if hits[0][1] == block.start and len(whole.split()) <= _SHORT:
        # What begins as a notice is one to its end: "This article was amended. An earlier version said ..."
        hits.append((hits[0][0], block.start, block.end))
    kinds: tuple[NoticeKind, ...] = ("retraction", "correction", "update")
    kind = next(k for k in kinds if any(k == hit[0] for hit in hits))
    return kind, hits[0][1], hits[-1][2]


def _own(outlet: str | None) -> re.Pattern[str] | None:
    if not outlet or len(outlet) < 4:
        return None
    name = re.escape(re.sub(r"^[Tt]he ", "", outlet))
    verbs = r"(?:retracts|withdraws|has retracted|has withdrawn|is retracting|is withdrawing|hereby retracts)"
    return re.compile(rf"\b{name}\b[^.!?]{{0,30}}\b{verbs}\b[^.!?]{{0,20}}\b(?:its|this|the)\b")


def find_notices(
    document: str,
    text: str,
    blocks: Sequence[Block],
    struck: Sequence[tuple[int, int]] = (),
    outlet: str | None = None,
) -> tuple[tuple[Notice, ...], tuple[Block, ...]]:
    """The notices of a page, and its blocks with those that are mostly a notice in the role `notice`.

    `struck` are the characters that the page itself strikes through (`<del>`, `<s>`); where `outlet` takes its own report
    back, by its name, that is the page speaking of itself.
    """
    own = _own(outlet)
    notices: list[Notice] = []
    result = list(blocks)
    alone: NoticeKind | None = None
    for index, block in enumerate(blocks):
        short = block.end - block.start < 40
        if block.role in ("comment", "teaser", "title") or (block.role in ("byline", "dateline") and short):
            alone = None
            continue
        found = _in_block(text, block, own)
        whole = text[block.start : block.end]
        if found is None and alone and block.role != "chrome":
            found = alone, block.start, block.end
        label = _LABEL_ALONE.fullmatch(whole)
        alone = _label_kind(whole) if label else None
        if found is None:
            continue
        kind, start, end = found
        span = Span.at(document, text, start, end)
        about = taken_back(text, document, blocks, block, start, end)
        notices.append(Notice(identify(document, "notice", start, end), kind, span, about or None))
        if 2 * (end - start) >= block.end - block.start or block.role in ("chrome", "byline", "dateline"):
            result[index] = replace(block, role="notice")
    for start, end in struck:
        if any(b.start <= start and end <= b.end and b.role in ("paragraph", "quote", "heading") for b in blocks):
            span = Span.at(document, text, start, end)
            notices.append(Notice(identify(document, "notice", start, end), "correction", span, (span,)))
    return tuple(sorted(notices, key=lambda n: (n.span.start, n.span.end))), tuple(result)
