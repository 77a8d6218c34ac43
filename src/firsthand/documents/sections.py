# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""The section and the genre that a page shows of itself: a kicker, a breadcrumb, a line of sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from firsthand.documents.dates import find_dates
from firsthand.documents.gathered import Gathered
from firsthand.documents.headlines import is_menu
from firsthand.documents.segments import Segment

__all__ = ["GENRES", "filed", "genre_named", "sections"]

GENRES = (
    ("opinion", re.compile(r"\b(?:opinions?|op-?ed|columnists?|commentary|comment is free|viewpoint|perspectives?|guest column|column|comment)\b", re.I)),
    ("letter", re.compile(r"\bletters?(?: to the editor)?\b", re.I)),
    ("editorial", re.compile(r"\beditorials?\b", re.I)),
    ("analysis", re.compile(r"\b(?:analysis|explainer|explained)\b", re.I)),
    ("satire", re.compile(r"\b(?:satire|parody)\b", re.I)),
    ("press release", re.compile(r"\bpress releases?\b", re.I)),
    ("interview", re.compile(r"^interview\b", re.I)),
    ("review", re.compile(r"^reviews?$", re.I)),
    ("sponsored", re.compile(r"\b(?:sponsored content|advertorial|paid post|partner content)\b", re.I)),
    ("fact check", re.compile(r"\bfact[- ]check\b", re.I)),
)  # fmt: skip
# Names of sections that say what their pages are.
_NAMED = (
    ("opinion", r"opinions?|op-?eds?|columnists?|columns?|commentary|comment|commentisfree|views?|voices|perspectives?|guest (?:columns?|essays?|opinion)|viewpoints?"),
    ("letter", r"letters?|letters-to-the-editor|letters to the editor"),
    ("editorial", r"editorials?"),
    ("analysis", r"analys[ie]s|explainers?|explained"),
    ("press release", r"press-?releases?|press releases?"),
    ("satire", r"satire|humou?r"),
    ("fact check", r"fact[- ]?checks?"),
    ("sponsored", r"sponsored(?:[- ]content)?|partner[- ]content|advertorials?|paid[- ](?:post|content)|brand[- ]?(?:voice|studio|content)"),
    ("review", r"reviews?"),
    ("interview", r"interviews?"),
    ("obituary", r"obituar(?:y|ies)"),
    ("news", r"news|nachrichten|noticias|actualités"),
)  # fmt: skip
_LISTED = re.compile(r"(?:in|filed under|filed in|posted in|section|categor(?:y|ies))[:\s]\s*(?=[A-Z])", re.I)
_CRUMBS = re.compile(r"(?:(?:home|you are here:?|front page)\s*[»›>/→|]\s*)(?P<rest>[^\n]{3,120})", re.I)
_SPLIT = re.compile(r"\s*[,|/•·»›>→]\s*")
_ALONE = re.compile(
    r"(?:the )?(?:guest |news )?(?:opinions?|op-?eds?|columnists?|columns?|commentary|comment|viewpoint|perspectives?|editorials?|analysis|explainer|letters?(?: to the editor)?|satire|"
    r"press releases?|interview|fact[- ]check|sponsored content|advertorial|partner content)", re.I
)  # fmt: skip
_CRUMB = re.compile(r"\s*[|/»›>→]\s*")
_NO_SECTION = re.compile(
    r"(?:this|that|these|your|my|our|an?|no|all|with)\b|.*\b(?:caption|play|watch|listen|share|follow|subscribe|sign (?:in|up)|log in|menu|search|"
    r"skip|close|open|advertis\w+|sponsored by|photo|image|video|audio|print|e-?mail|comments?|copy|link|save|loading|updated|published|read)\b",
    re.I,
)
_NEAR = 3  # segments above the headline in which a kicker or a breadcrumb stands
_FOOT = 6  # segments below the text in which a line of sections stands


def genre_named(name: str) -> str | None:
    """The genre that a section's name says, where it is one's and no more ("Opinion", "News / Analysis")."""
    for genre, words in _NAMED[:-1]:
        if any(re.fullmatch(words, part.strip(), re.I) for part in re.split(r"[/|,>»]", name)):
            return genre
    return "news" if re.fullmatch(_NAMED[-1][1], name.strip(), re.I) else None


def filed(gathered: Gathered, address: str | None) -> None:
    """Adds the genre that the section's name says, then the one that the address does."""
    section = next((f for f in gathered.facts if f.field == "section"), None)
    if section:
        span = section.span
        place = (span.start, span.end) if span else (None, None)
        gathered.add("genre", genre_named(section.value), section.basis, *place)
    gathered.add("genre", _genre_in_address(address), "address")


def _genre_in_address(address: str | None) -> str | None:
    """The genre that a folder of an address is named after; "news" is everywhere and says nothing there."""
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return None
    for genre, words in _NAMED[:-1]:
        if re.search(rf"/(?:{words})/", path, re.I):
            return genre
    return None


def sections(gathered: Gathered, segments: Sequence[Segment], title: int | None, body: int | None, last: int) -> None:
    """Adds section and genre: what stands near the headline first, then what is filed below the text."""
    if title is None:
        return
    top = [*range(max(0, title - _NEAR), title), *range(title + 1, body if body is not None else 0)]
    for index in [*top, *range(last + 1, min(last + 1 + _FOOT, len(segments)))] if last >= 0 else top:
        segment = segments[index]
        line = gathered.text[segment.start : segment.end].strip()
        if segment.role not in ("chrome", "teaser") or segment.features.words > 24 or "\n" in line:
            continue
        crumbs, listed = _CRUMBS.match(line), _LISTED.match(line)
        if crumbs and index < title:
            names = crumbs["rest"]
        elif listed and (segment.features.furniture in (None, "end")) and not segment.features.terminal:
            names = re.split(r"\s+(?:tagged|tags|by|on)\b", line[listed.end() :], maxsplit=1, flags=re.I)[0]
        elif index == title - 1 and _kicker(gathered.text, segments, index, line):
            names = line
        elif title < index <= title + _FOOT and segment.features.words <= 3 and segment.features.furniture is None:
            if not re.search(r"\d", line) and not _menu_entry(segments, index, title):
                _genre(gathered, segment, line)
            continue
        else:
            continue
        headline = gathered.text[segments[title].start : segments[title].end].strip()
        parts = [
            part.strip()
            for part in (_CRUMB if crumbs else _SPLIT).split(names)
            if part.strip() and part.strip() != headline
        ]
        if not parts or len(parts[0]) > 40 or len(parts[0].split()) > 5 or find_dates(parts[0]):
            continue
        if _NO_SECTION.match(parts[0]):
            continue
        start = segment.start + gathered.text[segment.start : segment.end].find(parts[0])
        gathered.add("section", parts[0], "text", start, start + len(parts[0]))
        for part in parts:
            _genre(gathered, segment, part)


def _menu_entry(segments: Sequence[Segment], index: int, title: int) -> bool:
    """Whether a line below the headline has others of one or two words directly beside it, as the entries of a menu."""
    beside = []
    if index - 1 > title and segments[index].gap == 0:
        beside.append(segments[index - 1])
    if index + 1 < len(segments) and segments[index + 1].gap == 0:
        beside.append(segments[index + 1])
    return any(
        s.role == "chrome" and s.features.words <= 2 and s.features.furniture in (None, "menu") and not s.features.dates
        for s in beside
    )


def _kicker(text: str, segments: Sequence[Segment], index: int, line: str) -> bool:
    """Whether a line directly above the headline is its kicker: no entry of a menu, whose lines stand close together."""
    here, below = segments[index], segments[index + 1]
    if here.features.bullet or here.features.words > 3 or here.features.furniture not in (None, "menu"):
        return False
    if index == 0:
        return bool(_ALONE.fullmatch(line))
    above = segments[index - 1].features
    apart = here.gap > 0 and (below.gap > 0 or bool(_ALONE.fullmatch(line)))
    if re.search(r"\d|\s{2,}", line) or is_menu(line):
        return False
    # The last entry of a menu stands below its others.
    upper = line.isupper() and not text[segments[index - 1].start : segments[index - 1].end].isupper()
    if above.furniture == "menu" and here.gap == 0 and not upper:
        return False
    if upper and below.gap > 0 and here.features.furniture is None:
        return True
    if here.features.furniture is None and (above.words > 3 or above.prose or above.furniture is not None):
        return True
    return apart and (bool(_ALONE.fullmatch(line)) or (line.isupper() and here.features.furniture is None))


def _genre(gathered: Gathered, segment: Segment, words: str) -> None:
    for genre, pattern in GENRES:
        match = pattern.search(words)
        if match:
            start = segment.start + gathered.text[segment.start : segment.end].find(words) + match.start()
            gathered.add("genre", genre, "text", start, start + len(match.group()))
            return
