# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""Where readers' comments begin and end in a dump, and who wrote each."""

from __future__ import annotations

import re
from itertools import pairwise

from firsthand.documents.commenters import ACTION, ANSWER, HOUR, WHEN, header
from firsthand.documents.segments import Segment

__all__ = ["mark_comments"]

_END = re.compile(
    r"(?:related|recommended|more from|latest|popular|trending|about|copyright|©|privacy|contact|newsletter|subscribe to|next post|previous|older(?: posts?| entries)?:?|newer(?: posts?| entries)?:?|blog at|theme|powered by|proudly powered)\b",
    re.I,
)

# The heading or the form of a thread, as comment systems call it in other languages than the marks of `furniture`.
_HEADING = re.compile(
    r"\W*(?:\d+\s*)?(?:(?:leser)?kommentare?(?: (?:schreiben|hinterlassen|verfassen|abgeben|hinzufügen|zu .+))?|(?:dein|ihr|schreibe? (?:einen|deinen)|hinterlasse einen) kommentar|laisser un commentaire|(?:votre|vos) commentaires?|commentaires?"
    r"|deja (?:un|tu) comentario|comentarios?|comentários?|deixe (?:um|seu) comentário|commenti|commento|lascia un commento|reacties?|laat een reactie achter|plaats een reactie|geef een reactie|komentarze|komentarz|dodaj komentarz"
    r"|kommentarer|lämna (?:en|ett) (?:kommentar|svar)|skriv en kommentar|legg igjen en kommentar|kommentit|jätä kommentti|komentáře|přidat komentář|hozzászólás(?:ok)?|szólj hozzá|comentarii|lasă un comentariu|yorumlar?|yorum yap|bir yanıt yazın"
    r"|комментари[ийя]|(?:оставить|добавить) комментарий|коментарі|залишити (?:коментар|відповідь)|σχόλια|コメント(?:を残す)?|评论|評論|发表评论|發表評論|댓글|تعليقات|اترك تعليق\w*)(?:\s*\(?\d+\)?)?\W*", re.I
)  # fmt: skip
_GREETED = re.compile(
    r"(?:hi|hello|hallo|hey|dear|lieb\w*|thanks?|danke|merci|hola|ciao|bonjour|salut|viele|herzliche|lg|vg|mfg)\b", re.I
)
_COMMENT = 400  # words that hardly a comment has


def _bare(text: str, segment: Segment) -> str:
    return re.sub(r"^[•‣◦▪●○·*+\-–—»›]\s+", "", text[segment.start : segment.end]).strip()


def _short_label(text: str, segment: Segment) -> bool:
    """Whether a bulleted line is a name and no sentence."""
    bare = _bare(text, segment)
    return segment.features.bullet and 0 < len(bare) <= 40 and segment.features.words <= 4 and bare[-1] not in ".?:;,"


def _threads(text: str, segments: list[Segment], first: int) -> list[int]:
    """The bulleted names in `segments` from `first`, each followed by a deeper-indented text: a nested thread."""
    heads = []
    for index in range(first, len(segments) - 1):
        here, following = segments[index], segments[index + 1]
        if _short_label(text, here) and not following.features.bullet and following.indent >= here.indent + 1:
            heads.append(index)
    return heads


def _named(text: str, segment: Segment) -> bool:
    """Whether a line above a date may be a commenter's name: a few words that end like no sentence."""
    bare = _bare(text, segment)
    return (
        segment.features.furniture is None
        and 1 < len(bare) <= 40
        and segment.features.words <= 4
        and bare[-1] not in "?!:;”"
    )


def _header(text: str, segment: Segment) -> str | None:
    """The author that a comment's header line names."""
    if segment.features.words > 14 or segment.features.characters > 100:
        return None
    return header(_bare(text, segment))


def mark_comments(text: str, segments: list[Segment]) -> int:
    """Gives comments and their headers the role `comment`, and their author; the index of the first, or the number of
    segments where there are none.

    Comments stand after the article: nothing is read as one before sixty words of prose.
    """
    prose = 0
    start = len(segments)
    body_indent = None
    for index, segment in enumerate(segments):
        if segment.features.prose:
            body_indent = segment.indent if body_indent is None else min(body_indent, segment.indent)
            prose += segment.features.words
        if prose >= 60:
            start = index + 1
            break
    if start >= len(segments):
        return len(segments)
    rhythm, names = _by_rhythm(text, segments, start)
    candidates = [_by_thread(text, segments, start, body_indent or 0), _by_headers(text, segments, start),
                  _by_marker(text, segments, start), rhythm]  # fmt: skip
    begin = min((c for c in candidates if c is not None), default=None)
    if begin is None:
        return len(segments)
    _label(text, segments, begin, body_indent or 0, names)
    return begin


def _by_thread(text: str, segments: list[Segment], start: int, body_indent: int) -> int | None:
    heads = _threads(text, segments, start)
    prose_below = sum(segments[i + 1].features.words >= 5 for i in heads)
    if len(heads) < 2 or prose_below < 2:
        return None
    begin = heads[0]
    # A first comment whose author's line was lost: indented like the thread, above it.
    while begin - 1 >= start and segments[begin - 1].indent > body_indent and not segments[begin - 1].features.bullet:
        begin -= 1
    return begin


def _by_headers(text: str, segments: list[Segment], start: int) -> int | None:
    """Where two or more header lines follow each other, each close above some text: below a "Comments" heading, with an
    action line ("Reply") among them, or each with the hour. Lists of other articles have names and days too."""
    names = {i: name for i in range(start, len(segments)) if (name := _header(text, segments[i]))}
    for index in range(start, len(segments) - 1):
        if index not in names and WHEN.fullmatch(_bare(text, segments[index + 1])) and _named(text, segments[index]):
            names[index] = _bare(text, segments[index])
    inline = frozenset(i for i in names if _header(text, segments[i]))
    heads = sorted(names)
    actions = [
        i for i in range(start, len(segments)) if ACTION.fullmatch(text[segments[i].start : segments[i].end][:80])
    ]
    marks = [i for i, s in enumerate(segments) if s.features.furniture == "comments"]
    for index in heads:
        with_text = index + 1 < len(segments) and not segments[index + 1].features.name
        near = [i for i in heads if index < i <= index + 12]
        acted = any(index < i <= index + 6 for i in actions)
        dated = index + 1 < len(segments) and WHEN.fullmatch(_bare(text, segments[index + 1]))
        below = any(index - 12 <= i < index for i in marks)
        several = len({names[i] for i in (index, *near)}) > 1 and all(
            HOUR.search(" ".join(_bare(text, s) for s in segments[i : i + 2])[:160]) for i in (index, *near)
        )
        if with_text and _longest(segments, index, heads) > max(_COMMENT, _prose(segments, 0, index)):
            # A name and the hour above the body sign the article.
            continue
        if with_text and (
            (acted and (dated or below or (index in inline and near))) or (dated and near and below) or several
        ):
            return index
    return None


def _prose(segments: list[Segment], start: int, end: int) -> int:
    return sum(s.features.words for s in segments[start:end] if s.features.prose)


def _longest(segments: list[Segment], head: int, heads: list[int]) -> int:
    """The words of prose between a header line and the next."""
    following = next((i for i in heads if i > head + 1), len(segments))
    return _prose(segments, head + 1, following)


def _by_rhythm(text: str, segments: list[Segment], start: int) -> tuple[int | None, dict[int, str]]:
    """Where a line of actions begins to recur that has the word for an answer in it, in any language, with text between;
    and the names above or below these lines."""
    rows: dict[str, list[int]] = {}
    for index in range(start, len(segments)):
        segment = segments[index]
        bare = _bare(text, segment)
        if (
            segment.features.words <= 9
            and len(bare) <= 80
            and not segment.features.sentence_end
            and ANSWER.search(bare)
        ):
            rows.setdefault(re.sub(r"[\W\d_]+", " ", bare).strip().lower(), []).append(index)
    at = max(rows.values(), key=lambda found: (len(found), -found[0]), default=[])
    told = sum(any(segments[k].features.words >= 4 for k in range(i + 1, j)) for i, j in pairwise(at))
    if len(at) < 3 or told < 0.7 * (len(at) - 1) or any(j - i > 60 for i, j in pairwise(at)):
        return None, {}
    above = {i - 1: _bare(text, segments[i - 1]) for i in at if _named(text, segments[i - 1])}
    if 2 * len(above) > len(at):
        begin = min(above)
        while begin > start and (
            _bare(text, segments[begin - 1]) in above.values() or _bare(text, segments[begin - 1]).isdecimal()
        ):
            begin -= 1
        return begin, above
    below: dict[int, str] = {}
    for i in at:
        for k in range(i + 1, min(i + 4, len(segments))):
            bare = _bare(text, segments[k])
            if not WHEN.fullmatch(bare) and not ACTION.fullmatch(bare):
                if _named(text, segments[k]):
                    below[k] = bare
                break
    for k in range(at[0] - 2, max(start, at[0] - 25) - 1, -1):
        if _named(text, segments[k]) and not _GREETED.match(_bare(text, segments[k])):
            return k, {k: _bare(text, segments[k]), **below}
    return at[0], below


def _by_marker(text: str, segments: list[Segment], start: int) -> int | None:
    """The first "Comments" heading that no body follows: what comes after it is short of prose, or has no end in sight."""
    for index in range(start, len(segments)):
        if segments[index].features.furniture != "comments" and not _HEADING.fullmatch(
            _bare(text, segments[index])[:60]
        ):
            continue
        before = sum(s.features.words for s in segments[:index] if s.features.prose)
        after = sum(s.features.words for s in segments[index + 1 :] if s.features.prose)
        # "12 Comments" below the headline, or between two paragraphs of a long body, begins nothing.
        if before >= 120 or before >= after:
            return index
    return None


def _label(text: str, segments: list[Segment], begin: int, body_indent: int, names: dict[int, str]) -> None:
    author: str | None = None
    nested = any(s.indent > body_indent for s in segments[begin:] if s.features.words >= 5)
    index = begin
    while index < len(segments):
        segment = segments[index]
        bare = _bare(text, segment)
        following = segments[index + 1] if index + 1 < len(segments) else None
        name = _header(text, segment)
        outside = not nested or segment.indent <= body_indent
        mark = segment.features.furniture in ("legal", "newsletter", "related", "end")
        if outside and (mark or (_END.match(bare) and len(bare) < 60 and not segment.features.sentence_end)):
            if segment.features.furniture in ("related", "end") or segment.features.furniture is None or "©" in bare:
                return
            segment.role = "chrome"
        elif ACTION.fullmatch(bare[:80]) or segment.features.furniture:
            segment.role = "chrome"
        elif index in names:
            segment.role, author = "comment", names[index]
        elif name:
            segment.role, author = "comment", name
        elif _short_label(text, segment) and following and following.indent > segment.indent:
            segment.role, author = "comment", bare
        elif nested and segment.indent <= body_indent and not segment.features.bullet and segment.gap > 1:
            return
        elif following and WHEN.fullmatch(_bare(text, following)) and len(bare) <= 40:
            segment.role, author = "comment", bare
        elif WHEN.fullmatch(bare) or segment.features.date_only:
            segment.role = "chrome"
        else:
            segment.role = "comment"
        if segment.role == "comment":
            segment.author = author
        index += 1
