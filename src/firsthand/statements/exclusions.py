"""What looks like a quantity and is none: years, dates, clock times, names, numbering, scores, telephone numbers."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from firsthand.statements.number_words import Number
from firsthand.statements.units import DURATIONS

__all__ = ["is_no_quantity"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s*(?:,|-|–|and|to)\s*)?$")
_MONTH_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}}|\s+and\s+\d{{1,2}})?(?:,|\s+of)?\s+{_MONTH}\b(?!\s+(?:be|have|not)\b)"
)
_CLOCK_AFTER = re.compile(
    r":\d|\.\d\d\s?[ap]\.?m\b|\s?[ap]\.?\s?m\b\.?|\s?o['’]clock|\s+(?:hours?\s+)?(?:GMT|UTC|EST|EDT|local\s+time)\b",
    re.I,
)
_TIGHT_BEFORE = re.compile(r"(?:[A-Za-z0-9_/\\#@:.'’‘=&]|=[\x22\x27]|(?<!\s)[-‑+]|\+)$")
_TIGHT_AFTER = re.compile(r"(?:st|nd|rd|th|s|['’]s)\b|[A-Za-z_@/\\]|[-‑](?:\d)|\.\d|['’]\d|:\d")
_SCORE_AFTER = re.compile(
    r"\s*(?:[-–]|to)\s*\d+\s*(?:to\s+)?(?:win|victory|loss|defeat|vote|decision|ruling|record|lead|draw|tie|margin|majority|score|verdict)?",
    re.I,
)
_SCORE_WORD = re.compile(
    r"(?:\b(?:won|lost|beat|beaten|win|lead|led|leading|victory|defeat|defeated|score|scored|by|vote|voted|votes|record|tied|drew|aggregate)"
    r"(?:\s+\w+){0,3}\s*)$",
    re.I,
)
_SCORE = re.compile(
    r"\s*[-–]\s*\d{1,3}(?!\d)(?!\s*(?:%|per|million|billion|thousand|years?|months?|days?|weeks?))", re.I
)
_PHONE = re.compile(r"^\d{3}\s?[-–]\s?\d{4}$")
_ADDRESS = re.compile(
    r"\s+(?:[A-Z][\w'’.]*\s+){1,3}(?:Road|Street|Avenue|Lane|Drive|Square|Boulevard|Terrace|Rd|St|Ave)\b"
)
_NUMBERED = frozenset({
    "article", "section", "chapter", "page", "pages", "p.", "pp.", "room", "route", "highway", "interstate",
    "flight", "channel", "phase", "level", "type", "category", "size", "no.", "no", "nos.", "number", "numbers",
    "paragraph", "clause", "line", "gate", "pier", "platform", "block", "unit", "lot", "grade", "class", "version",
    "volume", "vol.", "episode", "season", "part", "act", "scene", "figure", "table", "step", "tier", "ward",
    "district", "zone", "area", "terminal", "resolution", "amendment", "proposition", "psalm", "formula", "studio",
    "building", "suite", "apartment", "week", "day", "year", "quarter", "title", "rule", "reactor", "appendix",
    "catch", "big", "group", "form", "exit", "hole", "game", "round", "stage", "schedule", "order", "case", "camp",
    "sector", "battalion", "brigade", "apollo", "chromosome", "windows",
})  # fmt: skip
_ONE_IS_NONE = frozenset({
    "day", "point", "time", "hand", "side", "way", "thing", "another", "example", "instance", "sense", "respect",
    "occasion", "morning", "night", "evening", "word", "place", "end", "part", "reason", "more", "last", "such",
    "world",
})  # fmt: skip
_RELATIVE_BEFORE = re.compile(
    r"\b(?:last|past|next|previous|coming|following|first|final|preceding|every|each|(?:over|for|in|during|within)\s+the)\s+"
    r"(?:(?:about|some|nearly)\s+)?$",
    re.I,
)
_RELATIVE_AFTER = re.compile(r"\s+(?:ago|earlier|later|before|after|from\s+now|hence|since)\b", re.I)
_LIST_ITEM = re.compile(r"(?:^|\n)\s*(?:\d\s*)?$")


_NOT_ONE = re.compile(r"\bnot\s+$", re.IGNORECASE)


def is_no_quantity(
    doc: Doc,
    text: str,
    position: int,
    end: int,
    left: str,
    unit: str | None,
    first: Number,
    head: Token,
    tail: Token,
) -> bool:
    """Whether what ends at `end`, and whose number begins at `position`, is not a quantity at all.

    `left` is the text before it; `head` and `tail` are the tokens with the first and last characters.
    """
    if _NOT_ONE.search(left) and text[position:end].casefold().startswith("one"):
        return True  # "not one child" counts nobody; the negation is the proposition's
    if head.lower_ == "one" and unit in ("day", "point", "night", "second") and tail.i == head.i + 1:
        return head.is_sent_start or head.nbor(-1).lower_ in ("at", "but", "and", "then", "from", "just")
    if unit in DURATIONS:
        if _RELATIVE_AFTER.match(text, end) or _RELATIVE_BEFORE.search(left):
            return True
    elif unit is not None:
        return unit == "quarter" or bool(_TIGHT_BEFORE.search(left) and not left.endswith((".", "'", "’", ":", "/")))
    if not first.digits:
        return _no_quantity_in_words(text, position, end, left, head, tail)
    following = text[end : end + 40]
    if unit is None and (
        _PHONE.search(text[position:end]) or re.search(r"\d\s$", left) or re.match(r"\s\d", following)
    ):
        return True
    if unit is None and (_ADDRESS.match(following) or re.fullmatch(r"\d{9,}", text[position:end])):
        return True  # a house number; the number of a post or a record
    if _CLOCK_AFTER.match(following) or (left and _TIGHT_BEFORE.search(left)):
        return True
    if _TIGHT_AFTER.match(following) and unit is None:
        return True
    if unit is None and _is_date(text, position, end, left, first, tail):
        return True
    if unit is None and (
        _SCORE.match(following) or (_SCORE_WORD.search(left) and re.match(r"\s*(?:to|[-–])\s*\d", following))
    ):
        return True
    counts = tail.i + 1 < len(doc) and doc[tail.i + 1].pos_ in ("NOUN", "ADJ", "PROPN")
    if unit is None and not counts and re.search(r"\d\s*[-–]\s*\d", text[position:end]) and _SCORE_WORD.search(left):
        return True
    if (
        unit is None
        and re.search(r"\d\s*[-–]\s*\d", text[position:end])
        and re.match(
            r"\s+(?:win|victory|loss|defeat|vote|decision|ruling|record|lead|draw|tie|margin|majority|score|verdict)\b",
            following,
        )
    ):
        return True
    return unit is None and _is_name(doc, head, tail, left, first)


def _no_quantity_in_words(text: str, position: int, end: int, left: str, head: Token, tail: Token) -> bool:
    if left.endswith(("-", "/", "#", "'", "’")) or text[end : end + 1].isalnum():
        return True
    if (
        re.search(r"[a-z]\s$", left)
        and head.text[:1].isupper()
        and not head.is_sent_start
        and head.nbor(-1).text.islower()
    ):
        return True  # a name: "She is called Seven"
    word = text[position:end].lower()
    following = tail.nbor(1) if tail.i + 1 < len(tail.doc) else None
    previous = head.nbor(-1) if head.i > 0 else None
    if previous is not None and previous.lower_ in _NUMBERED and head.text[:1].isupper():
        return True
    if (
        head.ent_type_ in ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "LAW", "EVENT", "GPE", "LOC")
        and head.text[:1].isupper()
    ):
        return not head.is_sent_start
    if word == "one":
        if (
            tail.pos_ != "NUM"
            or tail.dep_ != "nummod"
            or tail.head.pos_ not in ("NOUN", "PROPN")
            or tail.head.i < tail.i
        ):
            return True
        if previous is not None and previous.lower_ in (
            "no",
            "any",
            "every",
            "each",
            "the",
            "this",
            "that",
            "which",
            "some",
            "only",
        ):
            return True
        return tail.head.lemma_.lower() in _ONE_IS_NONE or (following is not None and following.lower_ in _ONE_IS_NONE)
    if word in ("a few", "few", "several", "quite a few"):
        return (
            following is None
            or following.pos_ in ("PUNCT", "VERB", "AUX")
            or (following.lemma_.lower() in DURATIONS or following.lower_ in ("more", "times"))
        )
    return word in ("third", "quarter", "fifth", "half", "hundred", "dozen", "thousand", "tens") or (
        following is not None
        and following.text == "-"
        and word in ("one", "two")
        and tail.nbor(1).nbor(1).lower_ in ("on", "time", "off")
        if following is not None and tail.i + 2 < len(tail.doc)
        else False
    )


def _is_date(text: str, position: int, end: int, left: str, first: Number, tail: Token) -> bool:
    following = tail.nbor(1) if tail.i + 1 < len(tail.doc) else None
    plural = following is not None and following.tag_ in ("NNS", "NNPS")
    value = first.low
    written = text[position:end]
    if value <= 31 and (_MONTH_AFTER.match(text, end) or (_MONTH_BEFORE.search(left) and not plural)):
        return True
    if re.fullmatch(r"\d{4}(?:\s*[-–]\s*\d{2,4}|\s+(?:and|to|or)\s+\d{4})?", written) and 1500 <= value <= 2100:
        return (
            tail.ent_type_ == "DATE"
            or not plural
            or following is None
            or following.lemma_.lower() in ("election", "game", "protest", "olympics", "talk", "season")
        )
    return bool(re.search(r"\d(?:st|nd|rd|th)?,\s*$", left) and 1500 <= value <= 2100)


def _is_name(doc: Doc, head: Token, tail: Token, left: str, first: Number) -> bool:
    """ "Boeing 737", "Article 5", "Room 12", "catch-22", a numbered line."""
    if _LIST_ITEM.search(left) and tail.i + 1 < len(doc) and doc[tail.i + 1].text in (".", ")"):
        return True
    if head.i == 0 or not left.strip():
        return False
    previous = doc[head.i - 1]
    if previous.lower_ in _NUMBERED and left.endswith((" ", "\u00a0")):
        nxt = doc[tail.i + 1] if tail.i + 1 < len(doc) else None
        return nxt is None or nxt.pos_ not in ("NOUN",) or previous.text[:1].isupper()
    if (
        previous.pos_ != "PROPN"
        or not previous.text[:1].isupper()
        or not left[-1:].isspace()
        or previous.i < head.i - 1
    ):
        return False
    following = doc[tail.i + 1] if tail.i + 1 < len(doc) else None
    if head.ent_type_ in ("PRODUCT", "FAC", "LAW", "EVENT", "ORG") and previous.ent_type_ == head.ent_type_:
        return True
    return following is None or following.tag_ not in ("NNS", "JJ", "NNPS") or len(str(int(first.low))) == 3
