"""Shared passages against peers: pasted paragraphs that were edited, and successive versions of articles.

    python -m evaluation.reuse [--limit N]

Insertions: for each page of the news stories, a paragraph of another page of the same story is pasted in, as long as
6% of the page, with 0, 25 and 40% of its words replaced, dropped or added to (the new words are of the same story).
The negatives are the same two pages without the paste, so that a shared topic, shared names and shared quotations are
in both. Two pages that already share five words in a row outside quotations, or twenty anywhere, are left out: the
set does not say which of those copy. A paragraph that a page of the story quotes is not pasted: it is a quotation.
What is scored is whether the two pages share text, at the best threshold for each method (F1); for firsthand also at
the threshold that ships.

Versions: successive versions of one article must be found; versions of unlike articles should not be, though the tables
and notes that an encyclopedia takes from one public source are shared text too.

firsthand knows what the other pages of the story quote, as it does where it runs over a story.

Peers, in the same run: shared word 8-grams (quotations left out), Jaccard of word
5-grams (what MinHash estimates, without its error; datasketch's MinHash where it is installed), TF-IDF cosine.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evaluation import data
from firsthand.records import Block, Document
from firsthand.reuse.pages import passages, prepare
from firsthand.reuse.passages import Threshold
from firsthand.reuse.quotations import POOLED, pool

__all__ = ["measure"]

RATES = (0.0, 0.25, 0.4)
SHARE = 0.06
_LOW = Threshold(
    worth=0.5, alike=0.05, alike_run=0.05, strength=0.05, telling=0
)  # so low that the best threshold can be sought above it
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_LINE = re.compile(r"\S(?:.*\S)?")
_CHUNK = 12  # articles whose versions are compared at once

Text = str
Quoted = frozenset[tuple[str, ...]]
Score = Callable[[Text, Text, Quoted], float]


def document(name: str, text: Text) -> Document:
    """A text whose every line is a paragraph."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in _LINE.finditer(text))
    return Document(id=name, name=name, text=text, blocks=blocks)


def grams(text: Text, n: int) -> set[tuple[str, ...]]:
    """The runs of `n` words of a text, without case."""
    words = [w.lower() for w in _WORD.findall(text)]
    return {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}


@dataclass(frozen=True, slots=True)
class Case:
    """`source` and `target` are two pages of one story; `pasted` is of the one, to be put into the other."""

    source: Text
    target: Text
    pasted: Text
    vocabulary: tuple[str, ...]
    quoted: Quoted


def _paragraph(rng: random.Random, source: Text, length: int) -> Text | None:
    """Some sentences in a row of one paragraph of `source`, about `length` words, with no quotation near."""
    lines = [line for line in source.split("\n") if not re.search(r"[\"“”]|(?:^|\s)['‘]", line)]
    for _ in range(30):
        if not lines:
            return None
        sentences = re.split(r"(?<=[.!?])\s+", rng.choice(lines))
        first = rng.randrange(len(sentences))
        taken: list[str] = []
        while first < len(sentences) and sum(len(s.split()) for s in taken) < length:
            taken.append(sentences[first])
            first += 1
        text = " ".join(taken)
        if 0.8 * length <= len(text.split()) <= 1.6 * length:
            return text
    return None


def edited(rng: random.Random, text: Text, rate: float, vocabulary: Sequence[str]) -> Text:
    """`text` with this share of its words replaced (70%), dropped (15%) or added to (15%)."""
    words = text.split()
    for i in sorted(rng.sample(range(len(words)), round(rate * len(words))), reverse=True):
        how = rng.random()
        if how < 0.7:
            words[i] = rng.choice(vocabulary)
        elif how < 0.85:
            del words[i]
        else:
            words.insert(i, rng.choice(vocabulary))
    return " ".join(words)


def cases(rows: Sequence[Mapping[str, str]], limit: int | None) -> list[Case]:
    """One case for every page of a story that has a page to paste from."""
    rng = random.Random(20190603)
    stories: dict[str, list[str]] = {}
    for row in rows:
        stories.setdefault(row["story"], []).append(row["text"])
    found = []
    for story in sorted(stories):
        texts = stories[story]
        vocabulary = tuple(w for text in texts for w in text.split())
        story_pages, story_quoted = prepare([document(str(n), text) for n, text in enumerate(texts)], [])
        quoted = frozenset(pool(story_pages, story_quoted))
        shingles = [grams(_QUOTED.sub(" . ", text), 5) for text in texts]
        verbatim = [grams(text, 20) for text in texts]
        for at, target in enumerate(texts):
            others = [
                o
                for o in range(len(texts))
                if o != at and not shingles[o] & shingles[at] and not verbatim[o] & verbatim[at]
            ]
            if not others:
                continue
            source = texts[rng.choice(others)]
            pasted = _paragraph(rng, source, max(15, round(SHARE * len(target.split()))))
            if pasted and not grams(pasted, POOLED) & {tuple(gram) for gram in quoted}:
                found.append(Case(source, target, pasted, vocabulary, quoted))
    return found[:limit]


def best(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The best F1 of any threshold; a score of 0 is never a find."""
    top = 0.0
    for threshold in sorted({s for s in (*positive, *negative) if s > 0}):
        top = max(top, f1(positive, negative, threshold))
    return top


def f1(positive: Sequence[float], negative: Sequence[float], threshold: float) -> float:
    right = sum(s >= threshold for s in positive)
    wrong = sum(s >= threshold for s in negative)
    return 2 * right / (right + wrong + len(positive))


def shared_passages(a: Text, b: Text, quoted: Quoted) -> float:
    """firsthand: the strength of the strongest shared passage; `quoted` is the quote pool of the story."""
    pages, _ = prepare([document("a", a), document("b", b)], [], quoted)
    return max((s.strength for found in passages(pages, _LOW).values() for s in found), default=0.0)


def shared_8grams(a: Text, b: Text, _: Quoted) -> float:
    """How many 8-grams outside quotations both have."""
    return float(len(grams(_QUOTED.sub(" . ", a), 8) & grams(_QUOTED.sub(" . ", b), 8)))


def jaccard(a: Text, b: Text, _: Quoted) -> float:
    """The Jaccard similarity of word 5-grams."""
    x, y = grams(a, 5), grams(b, 5)
    return len(x & y) / len(x | y) if x | y else 0.0


def minhash() -> Score | None:
    """The same as datasketch estimates it; None where it is not installed."""
    try:
        from datasketch import MinHash  # type: ignore[import-not-found]
    except ImportError:
        return None

    def score(a: Text, b: Text, _: Quoted) -> float:
        sketches = []
        for text in (a, b):
            sketch = MinHash(num_perm=256, seed=1)
            for gram in sorted(grams(text, 5)):
                sketch.update(" ".join(gram).encode())
            sketches.append(sketch)
        return float(sketches[0].jaccard(sketches[1]))

    return score


def tfidf(texts: Sequence[Text]) -> Score:
    """The cosine of TF-IDF vectors, with the frequencies of `texts`."""
    seen = Counter(word for text in texts for word in {w.lower() for w in _WORD.findall(text)})

    def vector(text: Text) -> dict[str, float]:
        counts = Counter(w.lower() for w in _WORD.findall(text))
        weights = {w: n * math.log((1 + len(texts)) / (1 + seen[w])) for w, n in counts.items()}
        norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        return {w: v / norm for w, v in weights.items()}

    def score(a: Text, b: Text, _: Quoted) -> float:
        x, y = vector(a), vector(b)
        return sum(v * y[w] for w, v in x.items() if w in y)

    return score


def insertions(folder: Path, limit: int | None) -> dict[str, dict[str, float]]:
    """Method -> rate of edits -> best F1, and `shipped` for firsthand's own threshold."""
    rows = [json.loads(line) for line in (folder / "stories/fnc1/bodies.jsonl").read_text("utf-8").splitlines()]
    found = cases(rows, limit)
    methods: dict[str, Score] = {
        "firsthand": shared_passages,
        "shared 8-grams": shared_8grams,
        "Jaccard of 5-grams": jaccard,
        "TF-IDF cosine": tfidf([row["text"] for row in rows]),
    }
    sketch = minhash()
    if sketch:
        methods["MinHash (datasketch)"] = sketch
    pasted: dict[float, list[Text]] = {}
    for rate in RATES:
        rng = random.Random(f"{rate}")
        pasted[rate] = []
        for case in found:
            lines = case.target.split("\n")
            at = rng.randrange(len(lines) + 1)
            lines.insert(at, edited(rng, case.pasted, rate, case.vocabulary))
            pasted[rate].append("\n".join(lines))
    table: dict[str, dict[str, float]] = {}
    for name, score in methods.items():
        negative = [score(case.source, case.target, case.quoted) for case in found]
        for rate in RATES:
            positive = [score(case.source, text, case.quoted) for case, text in zip(found, pasted[rate], strict=True)]
            table.setdefault(name, {})[f"{rate:.0%}"] = best(positive, negative)
            if score is shared_passages:
                ours = f1(positive, negative, Threshold().strength)
                table.setdefault("firsthand, threshold as it ships", {})[f"{rate:.0%}"] = ours
    table["cases"] = {"": float(len(found))}
    return table


def versions(folder: Path, limit: int | None) -> dict[str, float]:
    """The share of successive versions that are found to share text, and of pairs of unlike articles that are."""
    articles = sorted(p for p in (folder / "reuse/versions/version_documents").iterdir() if p.is_dir())[:limit]
    right = wanted = wrong = unlike = 0
    for first in range(0, len(articles), _CHUNK):
        documents, article = [], {}
        following: set[tuple[str, str]] = set()
        for folder_of in articles[first : first + _CHUNK]:
            before = ""
            for path in sorted(folder_of.glob("*.txt"), key=lambda p: int(p.stem)):
                text = path.read_text("utf-8", errors="replace")
                name = f"{folder_of.name}/{path.stem}"
                if len(text.split()) < 30:  # a stub or a redirect: too short to share a passage
                    before = ""
                    continue
                documents.append(document(name, text))
                article[name] = folder_of.name
                if before:
                    following.add((min(before, name), max(before, name)))
                before = name
        pages, _ = prepare(documents, [])
        names = [page.document.id for page in pages]
        found = {(min(names[p], names[q]), max(names[p], names[q])) for p, q in passages(pages)}
        wanted += len(following)
        right += len(following & found)
        unlike += sum(1 for x, y in combinations(names, 2) if article[x] != article[y])
        wrong += sum(1 for x, y in found if article[x] != article[y])
    return {
        "successive found": right / wanted if wanted else math.nan,
        "unlike found": wrong / unlike if unlike else math.nan,
        "successive pairs": float(wanted),
    }


def measure(folder: Path, limit: int | None = None) -> dict[str, float]:
    """The figures that have floors, by name."""
    table = insertions(folder, limit)
    figures = {f"insertions {rate} edited, best F1": value for rate, value in table["firsthand"].items()}
    shipped = table["firsthand, threshold as it ships"]
    figures |= {f"insertions {rate} edited, F1 as shipped": value for rate, value in shipped.items()}
    of_versions = versions(folder, limit)
    figures["versions, successive found"] = of_versions["successive found"]
    figures["versions, unlike found"] = of_versions["unlike found"]
    return figures


def main() -> int:
    """Prints the table with the peers; 3 where the gold sets are not here."""
    parser = argparse.ArgumentParser(description="Shared passages against peers.")
    parser.add_argument("--limit", type=int, help="only the first N cases and articles")
    told = parser.parse_args()
    folder = data.find()
    if folder is None:
        print("not measured: the gold sets are not here", file=sys.stderr)
        return 3
    table = insertions(folder, told.limit)
    count = table.pop("cases")[""]
    print(f"pasted paragraphs, {count:.0f} cases: best F1{'':<8}" + "".join(f"{rate:>8.0%}" for rate in RATES))
    for name, row in table.items():
        print(f"{name:<46}" + "".join(f"{row[f'{rate:.0%}']:>8.3f}" for rate in RATES))
    found = versions(folder, told.limit)
    print(
        f"versions: {found['successive found']:.3f} of {found['successive pairs']:.0f} successive pairs found; ", end=""
    )
    print(f"{found['unlike found']:.5f} of the pairs of unlike articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
