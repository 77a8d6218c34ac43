# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""The headline of a dump by a trained classifier: of the lines above the text, the likeliest to head it.

Each candidate is a row of numbers: what the line looks like, what signs the page below it, what stands around it, how
far it is from the text, how many of its words the text has. No feature is of one site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from firsthand.documents.bylines import says_by
from firsthand.documents.headlines import content_words, is_menu, weather
from firsthand.documents.segments import Segment
from firsthand.documents.signatures import mark_signatures
from firsthand.records import Role

if TYPE_CHECKING:
    from firsthand.documents.trees import Trees

__all__ = ["FEATURES", "candidates", "headline_rows", "likeliest", "retitle"]

_FAR = 30
_MOST = 400  # candidates looked at
_LEAST = 0.08  # likelihood below which no line is taken for the headline over the one of the rules
_DATED = re.compile(r"\b(?:published|posted|updated|modified|first published|min(?:ute)?s? read|\d{1,2}:\d\d)\b", re.I)
_SHARE = re.compile(
    r"\b(?:share|facebook|twitter|tweet|email|e-mail|print|comments?|copy|link|linkedin|whatsapp|save|bookmark|x)\b",
    re.I,
)
_CRUMB = re.compile(r"^(?:home|you are here|front page)\b.*[»›>/→|]|[»›>→/]\s*\S.*[»›>→/]", re.I)
_CREDIT = re.compile(
    r"\b(?:photo|image|credit|getty|courtesy|illustration|picture|video|screenshot|file)\b|/\s*(?:ap|afp|reuters)\b",
    re.I,
)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)
_HOUR = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.I)
_LABEL = re.compile(r"[A-Z][\w-]*(?: \w+)?:\s")

FEATURES: tuple[str, ...] = (
    "words", "characters", "stop words", "capitals", "terminal", "sentence end", "prose", "bullet", "dates", "name",
    "furniture", "indent", "gap", "gap below", "upper", "question", "colon", "quote", "digits", "bar", "ellipsis", "menu",
    "weather", "crumb", "credit", "label", "hash",
    "index", "share of page", "from text", "share above text", "rule", "above rule", "rule distance",
    "overlap", "common words", "overlap opening", "common opening", "overlap rank",
    "copies", "inside other", "holds other", "seen above",
    "by below", "by above", "dates below", "dates above", "stamp below", "name below", "share below", "long below",
    "prose to", "short below", "short above", "lines like below", "lines like above",
    "words above", "words below", "prose below", "end below", "furniture above", "furniture below", "dates next",
    "by next", "by next but one", "text follows", "evidence between",
)  # fmt: skip


def _line(text: str, segment: Segment) -> str:
    return text[segment.start : segment.end].strip()


def candidates(segments: Sequence[Segment]) -> list[int]:
    """The segments that may be the headline: short lines down to the second paragraph of the text."""
    body = [i for i, s in enumerate(segments) if s.role in ("paragraph", "quote") and s.features.prose]
    last = body[1] if len(body) > 1 else body[0] if body else min(len(segments), 60)
    rule = next((i for i, s in enumerate(segments) if s.role == "title"), None)
    last = min(max(last, rule or 0), len(segments) - 1)
    found = [
        i for i in range(last + 1) if 1 <= segments[i].features.words <= 45 and segments[i].features.furniture != "menu"
    ]
    return found[-_MOST:]


def headline_rows(text: str, segments: Sequence[Segment], chosen: Sequence[int]) -> NDArray[np.float64]:
    """One row a segment of `chosen`, one column a name of `FEATURES`."""
    if not chosen:
        return np.zeros((0, len(FEATURES)))
    first = next(
        (i for i, s in enumerate(segments) if s.role == "paragraph" and s.features.prose and i >= chosen[0]), chosen[-1]
    )
    rule = next((i for i, s in enumerate(segments) if s.role == "title"), -1)
    evidence = [_line(text, s) for s in segments if s.role in ("paragraph", "quote", "heading")]
    body = content_words(" ".join(evidence)[:20_000])
    opening = content_words(" ".join(evidence[:4])[:2500])
    end = min(len(segments), chosen[-1] + 40)
    lines = {i: _line(text, segments[i]) for i in range(max(0, chosen[0] - 12), end)}
    keys = {i: line.lower() for i, line in lines.items()}
    counts = Counter(keys.values())
    longer = sorted({key for key in counts if len(key) > 12}, key=len, reverse=True)[:600]
    by = {i: segments[i].features.words <= 30 and says_by(line) for i, line in lines.items()}
    stamp = {i: segments[i].features.words <= 16 and bool(_DATED.search(line)) for i, line in lines.items()}
    share = {i: segments[i].features.words <= 6 and bool(_SHARE.search(line)) for i, line in lines.items()}
    dated = {i: bool(segments[i].features.dates) and segments[i].features.words <= 16 for i in lines}
    words = {i: content_words(lines[i]) for i in chosen}
    rank = {i: r for r, i in enumerate(sorted(chosen, key=lambda i: (-len(words[i] & body), i)))}
    rows = []
    for i in chosen:
        f, line, key = segments[i].features, lines[i], keys[i]
        mine = words[i]
        above, below = segments[i - 1] if i else None, segments[i + 1] if i + 1 < len(segments) else None
        window = range(i + 1, min(i + 9, end))
        before = range(max(0, i - 6, min(lines)), i)

        def like(j: int, size: int = f.words) -> bool:
            other = segments[j].features
            return other.furniture is None and not other.prose and abs(other.words - size) <= 6 and other.words >= 4

        long_at = next(
            (j for j in range(i + 1, end) if segments[j].features.prose and segments[j].features.words >= 25), end
        )
        rows.append(
            [
                f.words, f.characters, f.stop_words, f.capitals, f.terminal, f.sentence_end, f.prose, f.bullet, f.dates, f.name,
                f.furniture is not None, segments[i].indent, min(segments[i].gap, 5), min(below.gap, 5) if below else 5, line.isupper(), "?" in line,
                ":" in line, line[:1] in "\"“‘'", any(c.isdigit() for c in line), "|" in line or "•" in line, line.endswith(("...", "…")), is_menu(line),
                weather(line), bool(_CRUMB.search(line)), bool(_CREDIT.search(line)), bool(_LABEL.match(line)), line.startswith("#"),
                min(i, 200), i / len(segments), max(min(first - i, 60), -20), i / max(first, 1), i == rule, i < rule, max(min(rule - i, 40), -40) if rule >= 0 else 99,
                len(mine & body) / max(len(mine), 3), len(mine & body), len(mine & opening) / max(len(mine), 3), len(mine & opening), rank[i],
                counts[key], any(key in other and key != other for other in longer) if len(key) > 8 else False,
                any(other in key and key != other for other in longer[-80:]), any(keys[j] == key for j in before),
                _next(window, by), _next(reversed(before), by), _next(window, dated), _next(reversed(before), dated), _next(window, stamp),
                _next(window, {j: segments[j].features.name for j in window}), sum(share[j] for j in window), min(long_at - i, _FAR),
                sum(segments[j].features.words for j in range(i + 1, min(long_at, end))), sum(segments[j].features.words <= 3 for j in window),
                sum(segments[j].features.words <= 3 for j in before), sum(like(j) for j in window), sum(like(j) for j in before),
                above.features.words if above else 0, below.features.words if below else 0, bool(below and below.features.prose),
                bool(below and below.features.sentence_end), bool(above and above.features.furniture), bool(below and below.features.furniture),
                dated.get(i + 1, False), by.get(i + 1, False), by.get(i + 2, False), bool(below and below.role == "paragraph"),
                sum(s.role in ("paragraph", "quote") for s in segments[i + 1 : first]) if first > i else 0,
            ]
        )  # fmt: skip
    return np.asarray(rows, dtype=float)


def _next(places: Iterable[int], marks: Mapping[int, bool]) -> int:
    """How many lines it is to the first of `places` that has the mark."""
    for distance, j in enumerate(places, 1):
        if marks.get(j):
            return distance
    return 20


def likeliest(text: str, segments: Sequence[Segment], trees: Trees) -> int | None:
    """The segment that is likeliest to head the text, by the roles that the rules gave; None where none is likely."""
    chosen = candidates(segments)
    if not chosen:
        return None
    likely = trees.predict(headline_rows(text, segments, chosen))[:, 1]
    rule = next((i for i, s in enumerate(segments) if s.role == "title"), None)
    lines = {_line(text, segments[i]) for i in chosen if segments[i].features.words >= 3}
    for place, index in enumerate(chosen):
        if segments[index].role == "comment" or _leads_to(_line(text, segments[index]), lines):
            likely[place] = 0.0
        elif rule is not None and index < rule and any(_tops(text, segments[i]) for i in range(index + 1, rule)):
            # Above the menu or the clock stands the masthead, or a ticker.
            likely[place] = 0.0
    best = int(np.argmax(likely))
    return chosen[best] if likely[best] >= _LEAST else None


def _leads_to(line: str, lines: Set[str]) -> bool:
    """Whether a line is the breadcrumb that ends in another line."""
    parts = re.split(r"\s*[»›>→/|]\s*", line)
    return len(parts) > 1 and any(line != other and line.endswith(other) for other in lines)


def _tops(text: str, segment: Segment) -> bool:
    """Whether a line is a menu or the page's clock."""
    line = _line(text, segment)
    return is_menu(line) or (segment.features.date_only and bool(_WEEKDAY.search(line)) and not _HOUR.search(line))


def retitle(text: str, segments: Sequence[Segment], new: int) -> None:
    """Gives the role `title` to the segment `new`, and what stands around it the roles that follow from that."""
    old = next((i for i, s in enumerate(segments) if s.role == "title"), None)
    if new == old:
        return
    if old is not None:
        segments[old].role = _below(segments[old]) if old > new else "chrome"
    segments[new].role = "title"
    first = next((i for i, s in enumerate(segments) if i > new and s.role == "paragraph"), new)
    for index, segment in enumerate(segments[:first]):
        if index < new and segment.role in ("paragraph", "heading", "quote", "caption", "byline", "dateline"):
            segment.role = "chrome"
        elif index > new and segment.role == "chrome" and segment.features.prose and segment.features.words >= 8:
            segment.role = "paragraph"
    mark_signatures(text, segments, new)


def _below(segment: Segment) -> Role:
    """What a line below the headline is that was taken for it."""
    f = segment.features
    if f.furniture or f.words < 4:
        return "chrome"
    return "paragraph" if f.prose or f.sentence else "heading"
