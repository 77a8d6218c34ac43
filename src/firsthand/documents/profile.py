# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""What a trained classifier sees of each segment of a dump: itself, its neighbours, its place in the page, as numbers.

One row a segment, one column a name of `FEATURES`. What the rules of `layout` make of the page is among them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from firsthand.documents.commenters import ACTION, HOUR, WHEN, header
from firsthand.documents.furniture import Furniture
from firsthand.documents.headlines import BYLINE, content_words
from firsthand.documents.segments import Segment
from firsthand.records import Role

__all__ = ["FEATURES", "profile"]

_KINDS: tuple[str, ...] = get_args(Furniture)
_RULES: tuple[str, ...] = get_args(Role)
_WORD = re.compile(r"[^\W_]+")
_FIRST = frozenset(
    "i i'm i've i’m i’ve my me mine we our us ich mir mich mein meine wir uns je moi mon nous yo mi nosotros io ik mij ja jag eu".split()
)
_SECOND = frozenset(
    "you your you're you’re yours u du dir dich dein deine ihr euch sie ihnen tu toi ton vous votre tú te usted ustedes tuo jij je uw ty você".split()
)
_THIRD = frozenset(
    "he she his her they their said er sein seine il elle ils leur él ella sus dijo lui lei hij zij on ona han hon ele ela".split()
)
_AGO = re.compile(r"\bago\b|\bvor \d+\b|\bil y a\b|\bhace \d+\b|\bgeleden\b|\btemu\b|\bsedan\b|\bfa\b$", re.I)
_ASKS = re.compile(
    r"\b(?:reply|repl(?:y|ies)|like|likes|share|comments?|antworten|kommentare?|répondre|commentaires?|responder|comentarios?|log ?in|sign ?(?:in|up)|subscri\w+|abonn\w+|newsletter|cookies?|e-?mail|click|download|password|account)\b", re.I
)  # fmt: skip
_PHOTO = re.compile(
    r"\b(?:photo|photograph|picture|image|getty|credit|courtesy|file|reuters|afp|ap|epa|foto|bild|quelle|crédit|crédito|illustration|screenshot|shutterstock|pictured)\b", re.I
)  # fmt: skip
_LINK = re.compile(r"\]\(|https?://|www\.|^\[?\d*\]?\[")
_QUOTES = '"“”„«»‘'
_SEPARATORS = "|•·›»/→"

_OWN = (
    "characters", "words", "stop words", "capitals", "sentences", "terminal", "sentence end", "bullet", "dates",
    "date only", "name", "indent", "gap", "digits", "punctuation", "upper case", "commas", "quotes", "question",
    "exclamation", "colon", "ellipsis", "separators", "link", "handle", "copyright", "parenthesis", "small first",
    "word length", "repeats", "first person", "second person", "third person", "hour", "ago", "asks", "photo", "action",
    "when", "header", "by", "spaces", "distinct",
)  # fmt: skip
_NEAR = ("words", "stop words", "capitals", "sentence end", "gap", "date", "furniture", "article", "comment", "prose")
_REACH = (-4, -3, -2, -1, 1, 2, 3, 4)
_WINDOWS = (3, 8, 20)
# Nothing here is one number for a whole page: of some hundred pages such numbers are learnt by heart.
_PAGE = (
    "place", "place from end", "place in words", "one line", "prose before", "prose after", "since prose", "until prose",
    "prose run", "from first", "to last", "inside", "from title", "since related", "since comments", "since legal",
    "comment marks", "shared with body", "shared with title", "indent over body",
)  # fmt: skip
FEATURES: tuple[str, ...] = (
    *_OWN,
    *(f"is {kind}" for kind in _KINDS),
    *(f"rule {role}" for role in _RULES),
    *(f"{name} at {step:+d}" for step in _REACH for name in _NEAR),
    *(f"{name} within {size}" for size in _WINDOWS for name in ("words", "prose", "furniture", "article", "capitals")),
    *_PAGE,
)

Matrix = NDArray[np.float64]


def _own(text: str, segment: Segment, repeats: int) -> list[float]:
    f = segment.features
    whole = text[segment.start : segment.end]
    line = whole if len(whole) <= 1500 else whole[:1500]
    size = max(len(line), 1)
    words = [w.lower() for w in _WORD.findall(line)]
    count = max(len(words), 1)
    letters = sum(map(len, words))
    short = len(line) <= 120
    lower = line.lower().split() if count > 1 else words
    return [
        float(np.log1p(f.characters)), float(np.log1p(f.words)), f.stop_words, f.capitals, min(f.sentences, 8), f.terminal,
        f.sentence_end, f.bullet, f.dates, f.date_only, f.name, min(segment.indent, 24), min(segment.gap, 4),
        sum(map(str.isdigit, line)) / size, 1.0 - letters / max(size - line.count(" "), 1),
        sum(map(str.isupper, line)) / max(letters, 1), line.count(",") / count,
        sum(map(line.count, _QUOTES)), line.count("?"), line.count("!"), line[-1:] == ":", line.endswith(("...", "…")),
        sum(map(line.count, _SEPARATORS)), len(_LINK.findall(line)), "@" in line, "©" in line, line.count("("),
        line[:1].islower(), letters / count, min(repeats, 6),
        sum(w in _FIRST for w in lower) / count, sum(w in _SECOND for w in lower) / count,
        sum(w in _THIRD for w in lower) / count,
        short and HOUR.search(line) is not None, short and _AGO.search(line) is not None, len(_ASKS.findall(line)) / count,
        len(_PHOTO.findall(line)) / count, short and ACTION.fullmatch(line[:80]) is not None,
        short and WHEN.fullmatch(line) is not None, short and header(line) is not None,
        short and BYLINE.fullmatch(line) is not None, "  " in line or "\t" in line, len(set(words)) / count,
    ]  # fmt: skip


def _shifted(column: Matrix, step: int, fill: float) -> Matrix:
    out = np.full_like(column, fill)
    if abs(step) < len(column):
        if step < 0:
            out[-step:] = column[:step]
        else:
            out[:-step] = column[step:]
    return out


def _window(column: Matrix, size: int) -> Matrix:
    """The mean of `column` over the rows at most `size` away."""
    sums = np.concatenate(([0.0], np.cumsum(column)))
    index = np.arange(len(column))
    low, high = np.maximum(index - size, 0), np.minimum(index + size + 1, len(column))
    mean: Matrix = (sums[high] - sums[low]) / (high - low)
    return mean


def _since(flags: NDArray[np.bool_], most: int = 60) -> Matrix:
    """How many rows lie between each row and the last one above it that is flagged."""
    index = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, index, -10_000))
    return np.minimum(index - last, most).astype(np.float64)


def profile(text: str, segments: Sequence[Segment]) -> Matrix:
    """An array of segments by `FEATURES`. The segments have the roles that the rules give them."""
    count = len(segments)
    lines = [text[s.start : s.end][:200].strip().lower() for s in segments]
    times = Counter(lines)
    rows = [_own(text, segment, times[line]) for segment, line in zip(segments, lines, strict=True)]
    own = np.array(rows, dtype=np.float64).reshape(count, len(_OWN))
    kinds = np.array([[s.features.furniture == kind for kind in _KINDS] for s in segments], dtype=np.float64)
    rules = np.array([[s.role == role for role in _RULES] for s in segments], dtype=np.float64)
    column = {name: own[:, i] for i, name in enumerate(_OWN)}
    prose = np.array([s.features.prose for s in segments], dtype=np.float64)
    article = np.array([s.role in ("paragraph", "quote", "heading", "notice") for s in segments], dtype=np.float64)
    furnished = kinds.sum(axis=1)
    near = {
        "words": column["words"], "stop words": column["stop words"], "capitals": column["capitals"],
        "sentence end": column["sentence end"], "gap": column["gap"],
        "date": np.maximum(column["when"], (column["dates"] > 0).astype(np.float64)), "furniture": furnished, "article": article,
        "comment": rules[:, _RULES.index("comment")], "prose": prose,
    }  # fmt: skip
    around = [_shifted(near[name], step, -1.0) for step in _REACH for name in _NEAR]
    words = np.array([s.features.words for s in segments], dtype=np.float64)
    windows = [
        _window(part, size)
        for size in _WINDOWS
        for part in (column["words"], prose, furnished, article, column["capitals"])
    ]
    page = _page(text, segments, words, prose, article)
    return np.column_stack([own, kinds, rules, *around, *windows, *page])


def _page(
    text: str,
    segments: Sequence[Segment],
    words: Matrix,
    prose: Matrix,
    article: Matrix,
) -> list[Matrix]:
    count = len(segments)
    index = np.arange(count, dtype=np.float64)
    total = max(float(words.sum()), 1.0)
    weight = words * prose
    told = max(float(weight.sum()), 1.0)
    before = np.cumsum(weight) - weight
    inside = np.flatnonzero(article)
    first, last = (int(inside[0]), int(inside[-1])) if len(inside) else (0, count - 1)
    title = next((i for i, s in enumerate(segments) if s.role == "title"), None)
    flagged = {
        kind: np.array([s.features.furniture == kind for s in segments]) for kind in ("related", "comments", "legal")
    }
    proses = prose > 0
    longest = max((s.end - s.start for s in segments), default=0)
    lines = text.count("\n") + 1
    spoken = [content_words(text[s.start : s.end][:1500]) for s in segments]
    body: Counter[str] = Counter()
    for words_of, on in zip(spoken, article, strict=True):
        if on:
            body.update(words_of)
    headline = spoken[title] if title is not None else set()
    # A word of its own in a paragraph shares nothing with it: counted without the segment itself.
    shared = [
        sum(body[w] > (1 if on else 0) for w in own) / len(own) if own else 0.0
        for own, on in zip(spoken, article, strict=True)
    ]
    titled = [len(own & headline) / len(own) if own and headline else 0.0 for own in spoken]
    indents = [s.indent for s, on in zip(segments, article, strict=True) if on]
    usual = sorted(indents)[len(indents) // 2] if indents else 0
    marks = np.cumsum(flagged["comments"])

    def constant(value: float) -> Matrix:
        return np.full(count, float(value))

    return [
        index / max(count - 1, 1), np.minimum(count - 1 - index, 200), np.cumsum(words) / total,
        constant(lines <= 3 or longest > 20_000), before / told, (told - before - weight) / told, _since(proses),
        _since(proses[::-1])[::-1], _window(prose, 1) * 3, np.clip(index - first, -60, 200),
        np.clip(last - index, -60, 200), ((index >= first) & (index <= last)).astype(np.float64),
        np.clip(index - title, -60, 200) if title is not None else constant(-100), _since(flagged["related"]),
        _since(flagged["comments"]), _since(flagged["legal"]), np.minimum(marks, 10).astype(np.float64),
        np.array(shared), np.array(titled),
        np.clip(np.array([s.indent for s in segments]) - usual, -20, 20).astype(np.float64),
    ]  # fmt: skip
