"""Text fragments: addresses that a browser opens at a passage (`#:~:text=...`).

The directive and the way that a browser looks for it are those of the WICG's URL Fragment Text Directives: `start`
alone is matched as it stands, inside one block; `start,end` runs from the one to the next of the other, over blocks;
`prefix-` and `-suffix` must stand directly beside them. Words are compared without case and accents, and only whole
words match. What is written here is looked up first the same way, and is given only where that ends at the passage
which is meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import quote

from firsthand.records import Span

__all__ = ["Fragments", "Terms", "address"]

_EXACT = 120
"""Characters up to which a passage is written out; a longer one is told by its first and its last words."""
_WORDS = (4, 7, 12)
"""How many first and last words tell a passage, where the fewer do not."""
_CONTEXT = ((0, 0), (3, 0), (0, 3), (3, 3), (6, 6), (12, 12), (24, 24))
"""How many words before and after it tell a passage from others like it, where the fewer do not."""

# Letters that search compares as others and Unicode does not take apart; quotation marks are all one.
_ALIKE = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i"}
_ALIKE |= dict.fromkeys("“”„‟״", '"') | dict.fromkeys("‘’‚‛׳", "'")
_TOKEN = re.compile(r"\S+")
# Inside a word, unless white space or a mark that is in no word stands beside the place.
_OUTSIDE = frozenset('"“”„«»()[]{}<>!?;…–—/\\|*+=&%#@^~§•·,.:-‐‑−')
_BETWEEN = frozenset(",.:·")


@cache
def _folded(character: str) -> str:
    pieces = []
    for c in character.casefold():
        for part in unicodedata.normalize("NFKD", _ALIKE.get(c, c)):
            if unicodedata.category(part) not in ("Mn", "Me", "Cf", "Cc") or part in "\n\t":
                pieces.append(_ALIKE.get(part, part))
    return "".join(pieces)


def _nothing(character: str) -> bool:
    """Whether a search has nothing to begin or end at: white space, and what it passes over."""
    return character.isspace() or not _folded(character)


class Terms(NamedTuple):
    """The parts of one directive."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    def directive(self) -> str:
        """`text=...` with all that could be read as its syntax percent-encoded."""
        text = _encoded(self.start)
        if self.end is not None:
            text += "," + _encoded(self.end)
        if self.prefix is not None:
            text = f"{_encoded(self.prefix)}-,{text}"
        if self.suffix is not None:
            text += f",-{_encoded(self.suffix)}"
        return f"text={text}"


def _encoded(term: str) -> str:
    return quote(" ".join(term.split("\xa0")), safe="", errors="replace").replace("-", "%2D")


def address(uri: str, fragment: str) -> str:
    """`uri` with the fragment `:~:text=...`; one that it had is replaced, its own anchor kept."""
    bare, hash_, anchor = uri.partition("#")
    return f"{bare}#{anchor.partition(':~:')[0] if hash_ else ''}{fragment}"


class Fragments:
    """Writes the text fragments of one document. `text` is its visible text, blocks on lines of their own."""

    def __init__(self, text: str) -> None:
        # Lines end here where a browser ends them, with no character more or less.
        self.text = text = text.translate({0x0D: "\n", 0x0C: "\n"})
        parts = text.lower() if text.isascii() else [_folded(c) for c in text]
        self._folded = "".join(parts)
        self._at: Sequence[int] = range(len(text) + 1) if text.isascii() else [0, *accumulate(map(len, parts))]

    def of(self, spans: Iterable[Span]) -> str | None:
        """The fragment (`:~:text=...&text=...`) that leads to all of `spans`, a directive each; None where one of them
        has none."""
        directives = []
        for span in spans:
            terms = self.terms(span.start, span.end)
            if terms is None:
                return None
            directives.append(terms.directive())
        return ":~:" + "&".join(dict.fromkeys(directives)) if directives else None

    def terms(self, start: int, end: int) -> Terms | None:
        """The parts of the directive for `start`..`end`, widened to whole words, and to whole lines where only what is
        above or below these tells it from others; None where every way to write it leads elsewhere: the same lines
        stand above it, between the same lines."""
        bounds = self._whole_words(start, end)
        if bounds is None:
            return None
        start, end = bounds
        above = self.text.rfind("\n", 0, start) + 1
        first: Terms | None = None
        for widened in dict.fromkeys([(start, end), (above, end), (above, self._line_end(end))]):
            target = self._at[widened[0]], self._at[widened[1]]
            for terms in self._ways(*widened):
                key = [part and "".join(map(_folded, part)) for part in terms]
                if not key[0] or self._find(key, 0) != target:
                    continue
                if self._find(key, target[1]) is None:
                    return terms
                first = first or terms
        return first

    def _whole_words(self, start: int, end: int) -> tuple[int, int] | None:
        text = self.text
        while start < end and _nothing(text[start]):
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return None
        while not self._bounded(start):
            start -= 1
        while not self._bounded(end):
            end += 1
        return start, end

    def _bounded(self, at: int) -> bool:
        """Whether a word surely ends or begins at `at`, by the rules of Unicode for words and any additions to them."""
        text = self.text
        left = at - 1
        while left >= 0 and unicodedata.category(text[left]) == "Cf":
            left -= 1
        if left < 0 or at == len(text) or text[left].isspace() or text[at].isspace():
            return True
        for mark, step in ((left, -1), (at, 1)):
            if text[mark] not in _OUTSIDE:
                continue
            beyond = mark + step
            if text[mark] not in _BETWEEN or not 0 <= beyond < len(text) or not text[beyond].isalnum():
                return True
        return False

    def _ways(self, start: int, end: int) -> Iterator[Terms]:
        """Ways to write the directive, the plainest first. No term goes over a line: it may be a block's end."""
        text = self.text
        cores: list[tuple[str, str | None]] = []
        first_line = min(self._line_end(start), end)
        last_line = max(text.rfind("\n", 0, end) + 1, start)
        if first_line == end and end - start <= _EXACT:
            cores.append((text[start:end], None))
        head = [m.end() for m in _TOKEN.finditer(text, start, first_line)]
        tail = [m.start() for m in _TOKEN.finditer(text, last_line, end)]
        for words in _WORDS:
            left, right = head[min(words, len(head)) - 1], tail[-min(words, len(tail))]
            if left <= right:
                cores.append((text[start:left], text[right:end]))
        if first_line == end and end - start > _EXACT:
            cores.append((text[start:end], None))
        for before, after in _CONTEXT:
            prefix = self._before(start, before) if before else None
            suffix = self._after(end, after) if after else None
            if (before or after) and not prefix and not suffix:
                continue
            for core in dict.fromkeys(cores):
                yield Terms(*core, prefix or None, suffix or None)

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found

    def _before(self, start: int, words: int) -> str:
        """The last `words` words before `start`, of its line, or of the one above where it begins one."""
        end = len(self.text[:start].rstrip())
        line = self.text.rfind("\n", 0, end) + 1
        found = [m.start() for m in _TOKEN.finditer(self.text, line, end)]
        return self.text[found[-min(words, len(found))] : end] if found else ""

    def _after(self, end: int, words: int) -> str:
        begin = len(self.text) - len(self.text[end:].lstrip())
        found = [m.end() for m in _TOKEN.finditer(self.text, begin, self._line_end(begin))]
        return self.text[begin : found[min(words, len(found)) - 1]] if found else ""

    def _find(self, terms: Sequence[str | None], at: int) -> tuple[int, int] | None:
        """The first match from `at` on, as the specification looks for it. Whole words are not asked for here: what is
        the only match without that is the only one with it."""
        text = self._folded
        start, end, prefix, suffix = terms
        assert start
        while True:
            if prefix:
                at = text.find(prefix, at)
                if at < 0:
                    return None
                begin = self._next(at + len(prefix))
                at += 1
                if not text.startswith(start, begin):
                    continue
            else:
                begin = text.find(start, at)
                if begin < 0:
                    return None
                at = begin + 1
            stop = begin + len(start)
            while True:
                if end:
                    found = text.find(end, stop)
                    if found < 0:
                        return None
                    stop = found + len(end)
                if not suffix or text.startswith(suffix, self._next(stop)):
                    return begin, stop
                if not end:
                    break

    def _next(self, at: int) -> int:
        while at < len(self._folded) and self._folded[at].isspace():
            at += 1
        return at
