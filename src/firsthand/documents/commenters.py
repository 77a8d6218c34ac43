# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""Who wrote each of the comments: the lines that name a commenter, in the shapes that comment systems print."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from firsthand.documents.segments import Segment

__all__ = ["ACTION", "HOUR", "WHEN", "commenters", "header"]

_AGO = r"(?:(?:about |over |an? |\d+)\s*(?:second|sec|minute|min|hour|hr|day|week|month|mo|year|yr)s?\.?\s+ago|just now|yesterday|\d+\s?(?:[smhdwy]|min|hrs?|days?|wks?|yrs?))"
_HOUR = r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?[A-Z]{2,4}\)?)?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},?(?: \d{{4}})?"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?|\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2})"
)
# A day and an hour in any language that writes its months in letters ("7. Dez 2018 um 13:22").
_ANY_DAY = rf"(?:\d{{1,2}}\.?\s*[^\W\d_]{{3,10}}\.?,?\s*(?:19|20)\d\d|\d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}}),?(?:\s*(?:[^\W\d_]{{1,3}}|[@|·•–-]))?\s*{_HOUR}(?:\s+uhr)?"
_STAMP = rf"(?:{_AGO}|{_ANY_DAY}|{_DAY}(?:,?\s*(?:at|[@|·•–-])?\s*{_HOUR})?|{_HOUR},?\s+(?:on\s+)?{_DAY}|(?:today|yesterday),?(?: at)? {_HOUR})"
# A line that says when a comment was written, and nothing else.
WHEN = re.compile(
    rf"(?:(?:on|at|posted(?: on)?|published(?: on)?|edited|commented)\s+)?{_STAMP}(?:\W*(?:edited|permalink|#|report|reply|flag|share))*\W*",
    re.I,
)
HOUR = re.compile(rf"\b{_HOUR}(?!\w)", re.I)
# What a reader may click below a comment, and how many did.
ACTION = re.compile(
    r"(?:reply|log in to reply|like|dislike|report(?: (?:abuse|comment|this comment))?|permalink|share|flag|quote|up ?vote|down ?vote|edit|(?:view|show|hide|see) (?:\d+ |more |all )?repl(?:y|ies)|"
    r"\d+ (?:likes?|replies|reply|points?|votes?)|[▲▼△▽👍👎+\-\d\s|·•›]+|reply (?:share|to .{2,40})\s*›?|"
    r"(?:\d|\(|\)|\s|[•·›|+/-]|repl(?:y|ies)|likes?|dislikes?|share|report|flag|agree|disagree|antwort(?:en)?|löschen|melden|zitieren|répondre|responder|liken|recommend(?:ed)?|up|down|quote)+)\W*",
    re.I,
)  # fmt: skip
_HEADER = (
    re.compile(rf"(?P<name>.{{2,60}}?)\s*(?:[•·|–,—@-]\s*|\s(?:on|at)\s|\s)\(?{_STAMP}\)?\W*(?:edited)?\W*", re.I),
    re.compile(r"(?P<name>.{2,40}?) (?:says|said|wrote|writes|commented|replied|responds|responded|sagt|schreibt|meint|dit|dice|dijo)\s*(?:(?:on|at) .{4,40}|,? ?\d.{2,30})?:", re.I),
    re.compile(r"(?P<name>[^\W_][\w.' -]{1,30}?)(?-i:says):"),  # the space between two elements was lost
    re.compile(r"(?:comment(?:ed)?|posted|reply|replied|submitted|written)\s*(?:by:?|from:?)\s+(?P<name>.{2,40}?)(?:,?\s+(?:(?:on|at|[•·|–-])\s)?\(?(?:\d|[A-Z][a-z]{2,8} \d).{3,40})?", re.I),
    re.compile(r"(?:name|user(?:name)?|commenter|author)\s*:\s*(?P<name>.{2,40})", re.I),
)  # fmt: skip
# What systems print beside a name: the one that is answered, badges, counts.
_BESIDE = re.compile(
    r"\s*(?:→|➤|▶|>|↪|in reply to\b|@|\bmod(?:erator)?\b\W*$|\bauthor\b\W*$|★|\btop (?:fan|commenter)\b|\bverified\b|\bsubscriber\b\W*$|\(\d+\)|\s{3,}).*$",
    re.I,
)
_NOBODY = re.compile(
    r"(?:by |posted|published|updated|last |comments?\b|reply|replies|sort |newest|oldest|best\b|on |at |in |the \w+ \w+ |leave |log in|sign in|report|share|page \d|\W*$|\d+\W*$)",
    re.I,
)
_LONGEST = 40


def _named(text: str) -> str | None:
    """`text` as a commenter's name, without badges and the name of who is answered; None where it can be none."""
    name = _BESIDE.sub("", text).strip(" •·|–—-,:\t\n")
    return name if 1 < len(name) <= _LONGEST and not _NOBODY.match(name) else None


def header(line: str) -> str | None:
    """The commenter that a header line ("Name says:", "Name · 2 hours ago", "Posted by Name on June 5") names."""
    line = re.sub(r"^[•‣◦▪●○·*+\-–—»›]\s+", "", line).strip()
    if len(line) > 100 or line.count(" ") > 14:
        return None
    for pattern in _HEADER:
        match = pattern.fullmatch(line)
        if match and (name := _named(match["name"])):
            return name
    return None


def _label(line: str) -> str | None:
    """A line of a few words without the end of a sentence, which a name may be."""
    line = line.strip()
    if not 1 < len(line) <= _LONGEST or len(line.split()) > 5 or line[-1] in '?!;:…”"':
        return None
    return None if ACTION.fullmatch(line) or WHEN.fullmatch(line) else _named(line)


def commenters(text: str, segments: Sequence[Segment], names: Sequence[tuple[int, int]] = ()) -> None:
    """Gives every segment in the role `comment` its author. `names` are the characters that markup calls a commenter's
    name.

    A name counts to the next name, or to the end of the run of comments. Where the run begins with a comment and ends
    with a name, names stand below what they sign.
    """
    names = sorted(names)
    run: list[Segment] = []
    for segment in [*segments, None]:
        if segment is not None and segment.role == "comment":
            run.append(segment)
        elif run and (segment is None or segment.role != "chrome"):
            _assign(text, run, names)
            run = []


def _assign(text: str, run: Sequence[Segment], names: Sequence[tuple[int, int]]) -> None:
    heads: list[str | None] = []
    for index, segment in enumerate(run):
        following = run[index + 1] if index + 1 < len(run) else None
        heads.append(segment.author or _head(text, segment, following, names))
        if following is not None and segment.features.furniture == "comments" and heads[-1] is None:
            heads[-1] = ""
    told = [i for i, head in enumerate(heads) if head]
    texts = [i for i, s in enumerate(run) if not heads[i] and s.features.words >= 4 and s.features.furniture is None]
    below = bool(told and texts) and texts[0] < told[0] and texts[-1] < told[-1] and len(told) >= 2
    author: str | None = None
    for index in range(len(run) - 1, -1, -1) if below else range(len(run)):
        head = heads[index]
        author = head or None if head is not None else author
        run[index].author = author


def _head(text: str, segment: Segment, following: Segment | None, names: Sequence[tuple[int, int]]) -> str | None:
    line = text[segment.start : segment.end]
    at = bisect_left(names, (segment.start, 0))
    marked = names[at] if at < len(names) and names[at][1] <= segment.end else None
    if marked and (marked[0] - segment.start <= 20 or len(line) <= 120):
        name = header(text[marked[0] : marked[1]]) or _named(
            re.sub(r"\s+(?:says|said)\W*$", "", text[marked[0] : marked[1]])
        )
        if name:
            return name
    first, _, rest = line.partition("\n")
    if rest and (name := header(first) or _label(first)) and not WHEN.fullmatch(rest.strip()[:60]):
        return name
    if name := header(" ".join(line.split())):
        return name
    if following is not None and WHEN.fullmatch(text[following.start : following.end][:80].strip()):
        return _label(line)
    return None
