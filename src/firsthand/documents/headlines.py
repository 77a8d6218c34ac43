# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""The headline of a dump, told apart from what stands above it: masthead, menu, clock, weather; and the page's clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.documents.dates import find_dates
from firsthand.documents.features import STOP_WORDS
from firsthand.documents.segments import Segment

__all__ = ["BYLINE", "PAREN_CREDIT", "clock", "content_words", "headline", "is_menu", "tops_menu", "weather"]

# Before "by" a date, a desk or what was done: "hit by cuts" and "rocked by Storm Petra" are headlines.
BYLINE = re.compile(
    r"(?:\W*|(?-i:(?:[A-Z][\w'’.&-]+\s+){1,5}(?=by\b))|.{0,60}(?:[\d|•·/:,–—-]|\b(?:guest|opinion|analysis|commentary|comment|column|editorial|perspective|review|words|report|reported|interview|"
    r"update|updated|[ap]m|gmt|e[sd]?t|p[sd]?t|c[e]?[sd]?t|bst|utc|photos?|images?|pictures?|videos?|exclusive|special|feature|additional|edited|compiled|produced|filed|submitted|posted|published|released|sponsored))\s*)"
    r"(?:by|written by|posted by|reporting by|story by|text by|author):?\s+[A-Z].{2,80}", re.I
)  # fmt: skip
PAREN_CREDIT = re.compile(
    r"\((?:file |photo|image|picture|screen|credit|source|courtesy|via|ap\b|afp|reuters|efe|epa|getty|twitter|facebook|youtube|"
    r"flickr|instagram|wikimedia|[^)]{0,30}/)[^)]{0,50}\)\W*$"
    r"|[.!?]\s+\(?(?:photo(?:graph|graphy|s)?|image|picture|credit|illustration)s?(?: by| credit)?\s*[:/–-]\s*[^.!?]{2,50}\)?$", re.I
)  # fmt: skip
_BREADCRUMB = re.compile(r"^(?:home|you are here|front page)\b.*[»›>/→|]", re.I)
_STAFF = re.compile(
    r"(?:.{0,30}\s)?(?:staff|desk|team|newsroom|writers?|reporters?|correspondents?|agencies|redaction)(?:\s.{0,20})?",
    re.I,
)
# A story of one's own, not a link to another one.
_EXCLUSIVE = re.compile(r"(?:exclusive|watch|in pictures|revealed)\s*[:–—|]", re.I)
_LABELLED = re.compile(
    r"\b(?:published|posted|updated?|modified|released|issued|filed|created|dated?|edited|uploaded|first)\b", re.I
)
_WEEKDAY = re.compile(r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b", re.I)
_HOUR = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.I)
_WEATHER = re.compile(
    r"-?\d{1,3}\s?(?:°|º|degrees\b)\s?[CF]?|\b(?:overcast|sunny|(?:partly |mostly )?cloudy|showers)\b", re.I
)
_EDITION = re.compile(r"\b(?:e-?edition|today(?:'|’)s paper|vol(?:ume|\.)|no\. ?\d|issue \d|edition)\b", re.I)
_MENU_WORDS = frozenset(
    """home news world local politics opinion opinions business economy money markets companies sport sports culture arts science tech
    technology health lifestyle life style entertainment showbiz travel weather video videos photo photos podcast podcasts about us
    contact search log login in sign up register subscribe newsletter newsletters donate shop more menu rss jobs board careers
    advertise obituaries e-edition crime classifieds schedule listen live play watch tv radio region regional nation national
    international europe climate environment education food horoscopes puzzles games wealth property motoring cars media features
    archive archives community events letters columns society features sections account help edition uk asia africa americas
    middle east latest trending blogs blog forum store tools reviews guides and""".split()
)
_SEPARATOR = re.compile(r"\s{2,}|\t|\s*[|•·»›]\s*|\s+/\s+")
_PART = re.compile(r"\s+[|•·–—-]\s+|\s*[»›]\s*")
_LABEL = re.compile(r"[A-Z][\w-]*(?: \w+)?:\s")
_FOOT = 20  # segments at the page's end in which its copyright stands
_TOP = 12  # segments from the top in which a masthead stands


def content_words(text: str) -> set[str]:
    """The words of `text` that carry its matter, in small letters."""
    return {w for w in re.findall(r"[^\W\d_]{4,}", text.lower()) if w not in STOP_WORDS}


def _line(text: str, segment: Segment) -> str:
    return text[segment.start : segment.end].strip()


def is_menu(line: str) -> bool:
    """Whether a line lists the entries of a menu: short pieces between separators, or the names of sections alone."""
    pieces = [piece for piece in _SEPARATOR.split(line.strip()) if piece]
    if len(pieces) >= 3 and all(len(piece.split()) <= 3 for piece in pieces) and not find_dates(line, short=True):
        return True
    words = re.findall(r"[^\W\d_][\w'’-]*", line)
    known = sum(word.lower() in _MENU_WORDS for word in words)
    return len(words) >= 3 and known >= 0.75 * len(words) and all(w[0].isupper() for w in words if len(w) > 3)


def weather(line: str) -> bool:
    """Whether a line tells the weather, as the page's clock often does."""
    return bool(_WEATHER.search(line))


def clock(text: str, segments: Sequence[Segment], index: int, title: int) -> bool:
    """Whether the date in a line above the headline is the day on which the page was looked at: nothing labels it, and it
    names the day of the week, comes with weather or an edition, or has the masthead or a menu beside it."""
    line = _line(text, segments[index])
    if _LABELLED.search(line):
        return False
    if _WEATHER.search(line) or _EDITION.search(line) or (_WEEKDAY.search(line) and not BYLINE.fullmatch(line)):
        return True
    between = range(index + 1, title)
    if any(is_menu(_line(text, segments[i])) or segments[i].features.furniture == "menu" for i in between):
        return True
    if any(_WEATHER.search(_line(text, segments[i])) for i in between) or len(between) > 1 + any(
        _LABELLED.search(_line(text, segments[i])) for i in between
    ):
        return True
    # In the same run of lines as a menu, or at the very top, where only the masthead has stood before it.
    above = segments[max(index - 2, 0) : index]
    if segments[index].gap == 0 and len(above) == 2 and above[1].gap == 0 and not _HOUR.search(line):
        return all(s.features.words <= 2 and not s.features.dates for s in above)
    return index <= 2 and not _HOUR.search(line) and segments[index].features.date_only


def _signs(text: str, segment: Segment) -> bool:
    """Whether a line may sign an article: its author, its desk, its date."""
    line, f = _line(text, segment), segment.features
    if f.words > 20 or f.prose or f.sentence:
        return False
    return bool(
        f.date_only
        or (f.dates and f.words <= 14)
        or BYLINE.fullmatch(line)
        or (f.name and not f.furniture)
        or (_STAFF.fullmatch(line) and f.words <= 4)
    )


def _named(text: str, segments: Sequence[Segment]) -> str:
    """The page's copyright lines, in which its own name stands."""
    return " ".join(_line(text, s) for s in segments[-_FOOT:] if s.features.furniture == "legal")


def tops_menu(text: str, segments: Sequence[Segment], index: int) -> bool:
    """Whether a few capitalised words stand directly on top of a menu or of the page's clock."""
    line, f = _line(text, segments[index]), segments[index].features
    known = all(word.lower() in _MENU_WORDS for word in re.findall(r"[^\W\d_][\w'’-]*", line))
    if f.words > 7 or f.sentence_end or f.furniture or known or is_menu(line):
        return False
    names = f.capitals == 1.0 or line.isupper() or bool(_PART.search(line))
    if not names:
        return False
    below = segments[index + 1 : index + 3]
    return bool(below) and any(
        is_menu(_line(text, s))
        or s.features.furniture == "menu"
        or (s.features.words <= 2 and s.features.words and s.gap == 0 and not s.features.name)
        or (s.features.date_only and _WEEKDAY.search(_line(text, s)) and not _HOUR.search(_line(text, s)))
        for s in below[: 1 if segments[index].gap and index else 2]
    )


def _masthead(text: str, segments: Sequence[Segment], index: int, foot: str, body: str) -> bool:
    """Whether a line is the name of the site: in the copyright, spoken of as whom somebody told, or a few capitalised
    words on top of a menu or of the clock."""
    line = _line(text, segments[index])
    for part in _PART.split(line):
        bare = re.escape(re.sub(r"^[Tt]he ", "", part).strip())
        if len(bare) < 4 or len(part.split()) > 5:
            continue
        if re.search(rf"\b{bare}\b", foot, re.I) or re.search(
            rf"\b(?:told|tell|tells|interview with|seen by|obtained by) (?:the )?{bare}\b", body, re.I
        ):
            return True
    return index < _TOP and tops_menu(text, segments, index)


def _listed(segments: Sequence[Segment], index: int) -> bool:
    """Whether a line stands among other short ones, without a blank line above or below it, as menu entries do."""
    if index + 1 >= len(segments) or index == 0:
        return False
    above, here, below = segments[index - 1 : index + 2]
    return here.gap == below.gap == 0 and max(above.features.words, below.features.words) <= 4


def headline(text: str, segments: Sequence[Segment], first: int) -> int | None:
    """The segment before the body at `first` that is its headline: it shares the body's words, stands close above what
    signs the article or first in the page, and is often printed twice."""
    prose = " ".join(_line(text, s) for s in segments[first : first + 8])[:6000]
    body = content_words(prose)
    foot = _named(text, segments)
    spoken = " ".join(_line(text, s) for s in segments[first : first + 60])[:30_000]
    lines: dict[str, int] = {}
    # Bounded time on endless menus: a headline stands at the very top, or not far above its text.
    looked_at = [*range(min(20, first)), *range(max(20, first - 300), first)]
    for segment in (segments[i] for i in [*looked_at, first]):
        key = _line(text, segment).lower()
        lines[key] = lines.get(key, 0) + 1
    signs = {i: _signs(text, segments[i]) for i in range(min(looked_at, default=0), first)}
    best, best_score = None, 1.5
    signed = False  # whether what signs the article stands above
    for index in looked_at:
        f = segments[index].features
        line = _line(text, segments[index])
        if f.bullet or f.date_only or f.name or not 2 <= f.words <= 40 or _BREADCRUMB.match(line):
            continue
        if f.furniture and not (f.furniture == "pointer" and _EXCLUSIVE.match(line)):
            continue
        if BYLINE.fullmatch(line) or PAREN_CREDIT.search(line) or is_menu(line) or signs[index]:
            signed = signed or (best is not None and (BYLINE.fullmatch(line) is not None or f.dates > 0))
            continue
        words = content_words(line)
        # Of one or two words that the body has too, little follows: names of places and papers are such.
        score = 3.0 * len(words & body) / max(len(words), 3) if words & body else -1.0
        score += 1.0 if 4 <= f.words <= 25 else 0.0
        score += 1.0 if not f.sentence_end or line[-1] in "?!" or _EXCLUSIVE.match(line) else -1.0
        masthead = _masthead(text, segments, index, foot, spoken)
        score += 1.2 if index == 0 and segments[0].indent == 0 and not masthead else 0.0
        score -= 3.0 if masthead else 0.0
        key = line.lower()
        score += 0.8 if any(key in other and key != other for other in lines) and f.words >= 3 else 0.0
        score += 0.5 if lines[key] > 1 and f.words >= 3 else 0.0
        near = [i for i in range(index + 1, min(index + 4, first)) if signs[i]]
        score += 1.0 if near else 0.0
        score -= 0.8 if signed else 0.0
        score -= 1.0 if f.words <= 6 and not near and _listed(segments, index) else 0.0
        # "Claim: ...", "Where: ...", "Verdict: ...": a box of facts.
        score -= (
            1.0
            if _LABEL.match(line)
            and any(
                _LABEL.match(_line(text, s))
                for s in segments[max(index - 1, 0) : index + 2]
                if s is not segments[index]
            )
            else 0.0
        )
        score += 0.4 * (index + 1) / max(first, 1)
        if score > best_score:
            best, best_score = index, score
    if best is None and first == 0 and len(segments) > 1:
        f = segments[0].features
        if f.words <= 30 and not f.prose:
            return 0
    return best
