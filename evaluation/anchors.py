"""How well a page reopened in a browser is scrolled to a passage: `python -m evaluation.anchors [--limit N]`.

All pages of `pages/newspaper4k` and `pages/comments` of FIRSTHAND_DATA are opened in Chromium (`evaluation.browser`).
Of each, five sentences of evidence, a run of three words, and a passage over two blocks are drawn (by the page's hash),
and their selectors are tried: the quotation by a plain search for prefix, exact and suffix, the position, the range,
and the text fragment by opening it, where the passage must come into view with its ends marked as the target.

Where the passage really stands is found without any of that: its letters are looked up in the letters of the body's
text nodes, in the place whose surroundings are its own. Pages are served with the encoding that firsthand read them in
(`--as-saved`: without one, as from a disk, where the browser guesses).
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from evaluation import browser, data
from firsthand.documents import document, positions
from firsthand.documents.decoding import decode
from firsthand.errors import PageError
from firsthand.export.selectors import Selecting
from firsthand.records import EVIDENCE, AnchorError, Document, Page, Span, digest

__all__ = ["Found", "drawn", "main", "measure", "stands", "tried"]

_SETS = ("newspaper4k", "comments")
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]{20,}[.!?]")
_KINDS = ("sentence", "three words", "two blocks")
_WAYS = ("TextQuoteSelector", "TextPositionSelector", "RangeSelector", "text fragment")


def drawn(doc: Document, seed: str, sentences: int = 5) -> Iterator[tuple[str, Span]]:
    """The passages of a document that are tried, with their kinds."""
    chance = random.Random(seed)
    blocks = [b for b in doc.blocks if b.role in EVIDENCE]
    whole = [
        (b.start + m.start(), b.start + m.end()) for b in blocks for m in _SENTENCE.finditer(doc.text[b.start : b.end])
    ]
    for start, end in sorted(chance.sample(whole, min(sentences, len(whole)))):
        yield "sentence", doc.span(start, end)
    if whole:
        start, end = chance.choice(whole)
        words = list(re.finditer(r"\S+", doc.text[start:end]))
        at = chance.randrange(max(1, len(words) - 3))
        yield "three words", doc.span(start + words[at].start(), start + words[min(at + 2, len(words) - 1)].end())
    pairs = [(a, b) for a, b in pairwise(blocks) if b.start - a.end <= 2]
    if pairs:
        first, second = chance.choice(pairs)
        tail = list(re.finditer(r"\S+", doc.text[first.start : first.end]))
        head = list(re.finditer(r"\S+", doc.text[second.start : second.end]))
        yield (
            "two blocks",
            doc.span(first.start + tail[-min(6, len(tail))].start(), second.start + head[min(5, len(head) - 1)].end()),
        )


def _letters(text: str) -> tuple[str, list[int]]:
    kept = [(c, i) for i, c in enumerate(text) if not c.isspace()]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def _alike(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def stands(doc: Document, span: Span, texts: list[tuple[str, bool]]) -> tuple[int, int] | None:
    """Start and end of `span` in the text of a body's text nodes, in code points: where it is shown, else where it
    would be if the page's scripts ran; None where it is not there."""
    return _stands(doc, span, texts, False) or _stands(doc, span, texts, True)


def _stands(doc: Document, span: Span, texts: list[tuple[str, bool]], unseen: bool) -> tuple[int, int] | None:
    seen, places, at = [], [], 0
    for text, shown in texts:
        letters, where = _letters(text)
        if shown or unseen:
            seen.append(letters)
            places += [at + i for i in where]
        at += len(text)
    body = "".join(seen)
    own, _ = _letters(span.exact)
    before = _letters(doc.text[max(0, span.start - 400) : span.start])[0][::-1]
    after = _letters(doc.text[span.end : span.end + 400])[0]
    best: tuple[int, int] | None = None
    found = body.find(own)
    while found >= 0:
        score = _alike(body[max(0, found - 400) : found][::-1], before) + _alike(body[found + len(own) :][:400], after)
        if best is None or score > best[0]:
            best = score, found
        found = body.find(own, found + 1)
    return (places[best[1]], places[best[1] + len(own) - 1] + 1) if best else None


def _units(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


class Found(Counter[tuple[str, str, bool]]):
    """How often each way found each kind of passage, and how often not."""

    def share(self, kind: str, way: str) -> float:
        right, wrong = self[kind, way, True], self[kind, way, False]
        return right / (right + wrong) if right + wrong else float("nan")

    def row(self, kind: str) -> str:
        shares = "".join(f"{self.share(kind, way):>14.4f}" for way in _WAYS)
        return f"  {kind:<14}{self[kind, _WAYS[0], True] + self[kind, _WAYS[0], False]:>7}{shares}"


def tried(
    opened: browser.Opened, url: str, doc: Document, selecting: Selecting, spans: list[tuple[str, Span]]
) -> Iterator[tuple[str, str, bool, Span]]:
    """Kind, way, whether it found its passage, and the passage; the page must have been served at `url`."""
    opened.open("about:blank")
    opened.open(url)
    texts = opened.texts()
    text = "".join(piece for piece, _ in texts)
    for kind, span in spans:
        truth = stands(doc, span, texts)
        told: dict[str, dict[str, Any]] = {s["type"]: s for s in reversed(selecting.span(span))}
        if truth is None:
            yield from ((kind, way, False, span) for way in _WAYS)
            continue
        quote = told.get("TextQuoteSelector", {"prefix": "", "exact": "\0", "suffix": ""})
        at = text.find(quote["prefix"] + quote["exact"] + quote["suffix"])
        start = at + len(quote["prefix"])
        yield kind, "TextQuoteSelector", at >= 0 and (start, start + len(quote["exact"])) == truth, span
        position = told.get("TextPositionSelector", {"start": -1, "end": -1})
        yield kind, "TextPositionSelector", (position["start"], position["end"]) == truth, span
        units = _units(text, truth[0]), _units(text, truth[1])
        if "RangeSelector" in told:
            yield kind, "RangeSelector", opened.points(told["RangeSelector"]) == units, span
        fragment = selecting.fragments.of([span])
        led = False
        if fragment:
            opened.tab.evaluate("scrollTo(0, 0)")
            opened.open(f"{url}#{fragment}")
            led = opened.led_to(*units)
        yield kind, "text fragment", led, span


def _pages(folder: Path, limit: int | None) -> Iterator[Path]:
    for name in _SETS:
        files = sorted((folder / "pages" / name / "html").glob("*.html"))
        if not files:
            raise FileNotFoundError(str(folder / "pages" / name / "html"))
        yield from files[:: max(1, len(files) // limit)][:limit] if limit else files


def _measured(
    folder: Path, limit: int | None, as_saved: bool = False, worst: bool = False
) -> tuple[Found, Counter[str]]:
    missing = browser.available()
    if missing:
        raise FileNotFoundError(missing)
    found, pages = Found(), Counter[str]()
    with browser.opened() as opened:
        for path in _pages(folder, limit):
            content = path.read_bytes()
            page = Page(digest(content), "html", content, (path.name,))
            try:
                doc, _ = document(page)
            except PageError:
                pages["no document"] += 1
                continue
            try:
                selecting = Selecting(doc, positions(page, doc))
            except AnchorError:
                pages["no map"] += 1
                selecting = Selecting(doc, None)
            told = "text/html" if as_saved else f"text/html; charset={_label(decode(page).encoding)}"
            url = opened.serve(path.name, content, told)
            pages["pages"] += 1
            for kind, way, right, span in tried(opened, url, doc, selecting, list(drawn(doc, page.id))):
                found[kind, way, right] += 1
                if worst and not right:
                    print(f"    {path.name}: {way}: {kind}: {span.exact!r} {selecting.fragments.of([span])}")
    return found, pages


def _label(codec: str) -> str:
    """Python's name of an encoding as the web has it."""
    return {"cp1252": "windows-1252", "utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}.get(
        codec, codec.replace("_", "-")
    )


def measure(data: Path, limit: int | None = None) -> dict[str, float]:
    """The share of passages that each way found; raises FileNotFoundError where pages or browser are absent."""
    found, _ = _measured(data, limit)
    return {f"{way}, {kind}": found.share(kind, way) for way in _WAYS for kind in _KINDS}


def main(args: list[str] | None = None) -> int:
    """Prints the table; 3 where pages or browser are absent, which is said."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.anchors", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--limit", type=int, default=None, help="pages of each set")
    parser.add_argument("--as-saved", action="store_true", help="serve the pages without saying their encoding")
    parser.add_argument("--worst", action="store_true", help="name what was not found")
    options = parser.parse_args(args)
    try:
        folder = data.require(*(f"pages/{name}" for name in _SETS))
        found, pages = _measured(folder, options.limit, options.as_saved, options.worst)
    except FileNotFoundError as error:
        print(f"anchors: not measured ({error})")
        return 3
    print(f"passages found again in Chromium: {', '.join(f'{n} {what}' for what, n in sorted(pages.items()))}")
    print(f"  {'':14}{'tried':>7}" + "".join(f"{way.removesuffix('Selector'):>14}" for way in _WAYS))
    for kind in _KINDS:
        print(found.row(kind))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
