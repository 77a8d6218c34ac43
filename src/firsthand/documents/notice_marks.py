# ruff: noqa: E501 (lists of names read best on one line)
"""What the markup of a web page tells of its notices: boxes whose class names call them so, and what only machines are
told (`correction` and `CorrectionComment` of schema.org, a work's status)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from firsthand.documents.markup import Visible
from firsthand.documents.metadata import Said
from firsthand.documents.notice_blocks import Box
from firsthand.documents.notice_words import label_of, sentence_kind
from firsthand.documents.notices import Marked
from firsthand.documents.withdrawn import sentences
from firsthand.records import NoticeBasis, NoticeKind

__all__ = ["marked"]


def _names(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])")


_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_KINDS: tuple[tuple[NoticeKind | None, re.Pattern[str]], ...] = (
    ("retraction", _names(r"retraction|retracted|withdrawn|withdrawal|retraction-?(?:notice|note|box)")),
    ("correction", _names(r"corrections?|clarifications?|errat(?:um|a)|corrigendum|amendments?|amended|correction-?\w+")),
    (None, _names(r"editors?-?note|ed-?note|notes?|notices?|updates?|footnotes?|addendum|change-?(?:history|log)|disclaimers?")),
)  # fmt: skip
_STATUS = re.compile(r"(?:schema:)?(?:creativeworkstatus|publishing-?status|article:status|citation_status)", re.I)


def marked(visible: Visible, said: Said) -> Marked:
    """The marks of a page whose text is `visible` and whose metadata is `said`."""
    return Marked(visible.struck, tuple(_boxes(visible)), tuple(_told(said)))


# Whether any of them can match at all.
_STEMS = (
    "retract", "withdraw", "correct", "clarif", "errat", "corrig", "amend", "note", "notice", "update", "addend", "change",
    "disclaim",
)  # fmt: skip


@lru_cache(maxsize=8192)
def _called(names: str) -> tuple[NoticeKind | None] | None:
    """The kind of notice that an element's names speak of, None where they speak of none."""
    if not any(map(names.lower().__contains__, _STEMS)):
        return None
    names = _CAMEL.sub("-", names[:300]).lower().replace("__", "-")
    return next(((kind,) for kind, pattern in _KINDS if pattern.search(names)), None)


def _boxes(visible: Visible) -> Iterator[Box]:
    """The innermost elements whose names speak of notices, with the characters that they hold."""
    kinds: dict[int, tuple[NoticeKind | None] | None] = {}
    for index, container in enumerate(visible.containers):
        kinds[index] = _called(container.names) if container.names else None
    extents: dict[int, tuple[int, int]] = {}
    for segment, inside in zip(visible.segments, visible.inside, strict=True):
        at = inside
        while at > 0 and kinds[at] is None:
            at = visible.containers[at].parent
        if at > 0:
            start, _ = extents.get(at, (segment.start, 0))
            extents[at] = start, segment.end
    for at, (start, end) in sorted(extents.items()):
        kind = kinds[at]
        if kind is not None:
            yield Box(start, end, kind[0])


def _told(said: Said) -> Iterator[tuple[NoticeKind, str, NoticeBasis]]:
    """What the JSON-LD and meta tags of the page say, each once."""
    seen: set[tuple[NoticeKind, str]] = set()
    for item in (*said.articles, *said.others):
        for kind, words in _of(item):
            if (kind, words) not in seen:
                seen.add((kind, words))
                yield kind, words, "json-ld"
    for name, values in sorted(said.meta.items()):
        retracted = name.rsplit(":", 1)[-1].rsplit(".", 1)[-1] in ("retracted", "is_retracted", "isretracted")
        for value in values:
            if (retracted and value.lower() in ("true", "yes", "1")) or (_STATUS.fullmatch(name) and _withdrawn(value)):
                words = f"{name}: {value}"
                if not any(kind == "retraction" for kind, _ in seen):
                    seen.add(("retraction", words))
                    yield "retraction", words, "meta"


def _withdrawn(value: str) -> bool:
    return value.strip().rsplit("/", 1)[-1].lower() in ("retracted", "withdrawn")


def _of(item: dict[str, Any]) -> Iterator[tuple[NoticeKind, str]]:
    types = item.get("@type")
    if "CorrectionComment" in (types if isinstance(types, list) else [types]):
        yield from _texts(item)
    for key, value in item.items():
        name = key.rsplit(":", 1)[-1].rsplit("/", 1)[-1].lower()
        if name == "correction":
            yield from _texts(value)
        elif name in ("retracted", "isretracted") and (value is True or str(value).lower() in ("true", "yes")):
            yield "retraction", f"{name}: true"
        elif name == "creativeworkstatus":
            for one in value if isinstance(value, list) else [value]:
                term = one.get("name") or one.get("@id") if isinstance(one, dict) else one
                if isinstance(term, str) and _withdrawn(term):
                    yield "retraction", f"creativeWorkStatus: {term.strip()}"
        elif name in ("comment", "comments"):
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict) and "CorrectionComment" in str(one.get("@type")):
                    yield from _texts(one)


def _texts(value: Any) -> Iterator[tuple[NoticeKind, str]]:
    """The words of a correction, in whichever form of those that schema.org allows; an address alone says nothing."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = next((one[key] for key in ("text", "description", "articleBody", "name") if one.get(key)), None)
        if not isinstance(one, str):
            continue
        words = " ".join(html.unescape(re.sub(r"<[^>]{1,300}>", " ", one)).split())
        if len(words.split()) < 3 or re.match(r"https?://\S+$", words):
            continue
        yield _kind(words), words


def _kind(words: str) -> NoticeKind:
    """A page calls it a correction; its words may say that it is more, or less."""
    kinds = {sentence_kind(words[a:b], (), True) for a, b in sentences(words, 0, len(words))}
    label = label_of(words)
    if "retraction" in kinds or (label and label.kind == "retraction"):
        return "retraction"
    return "update" if label and label.kind == "update" and "correction" not in kinds else "correction"
