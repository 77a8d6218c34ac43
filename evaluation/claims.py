"""Claims against gold that nobody here wrote: stories, sentences that tell one event, values that conflict.

`python -m evaluation.claims [--limit N]` runs the whole pipeline on the documents of ECB+ (each subtopic is a story):

- BCubed of the sentences that tell one event, against groups of sentences that share a verb's lemma;
- F1 of `conflict` on `claims/conflict_dev.jsonl`, with the confusion of the labels;
- BCubed F1 of stories on ECB+ and on FNC-1.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from evaluation import data as gold_data
from firsthand import documents, language, pipeline
from firsthand.claims import stories
from firsthand.dossier import StoryParts
from firsthand.errors import PageError
from firsthand.records import Block, Conflict, Document, Page, digest
from firsthand.statements import extract

__all__ = ["measure"]

_Item = TypeVar("_Item", bound=Hashable)
_Sentence = tuple[str, int]
TOPICS = 25  # of ECB+ that are read unless a limit says otherwise: those that are for tuning


@dataclass(frozen=True)
class Told:
    """One ECB+ document: its sentences, where each stands in its text, and the event chains of each."""

    name: str
    subtopic: str
    document: Document
    sentences: Mapping[int, tuple[int, int]]
    events: Mapping[int, frozenset[str]]


def bcubed(system: Mapping[_Item, Hashable], gold: Mapping[_Item, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of BCubed (Bagga and Baldwin 1998), by item."""
    by_system: dict[Hashable, set[_Item]] = defaultdict(set)
    by_gold: dict[Hashable, set[_Item]] = defaultdict(set)
    for item in gold:
        by_system[system[item]].add(item)
        by_gold[gold[item]].add(item)
    shared = {item: len(by_system[system[item]] & by_gold[gold[item]]) for item in gold}
    precision = sum(shared[i] / len(by_system[system[i]]) for i in gold) / len(gold)
    recall = sum(shared[i] / len(by_gold[gold[i]]) for i in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ecb(folder: Path, topics: int | None) -> tuple[list[Told], list[PageError]]:
    """The documents of ECB+, tokens joined by spaces and sentences by line breaks; and why others are none."""
    found: list[Told] = []
    rejected: list[PageError] = []
    for path in sorted(folder.glob("**/*.xml"), key=lambda p: [int(n) for n in re.findall(r"\d+", p.stem)]):
        topic, rest = path.stem.split("_", 1)
        if topics is not None and int(topic) > topics:
            continue
        root = ET.parse(path).getroot()
        words: dict[int, list[str]] = defaultdict(list)
        of_token = {}
        for token in root.iter("token"):
            number = int(token.get("sentence", "0"))
            words[number].append(token.text or "")
            of_token[token.get("t_id")] = number
        text, where = "", {}
        for number in sorted(words):
            line = " ".join(words[number])
            where[number] = (len(text), len(text) + len(line))
            text += line + "\n"
        anchors = {
            m.get("m_id"): [of_token[a.get("t_id")] for a in m.iter("token_anchor")]
            for m in root.find("Markables") or ()
            if m.tag.startswith(("ACTION", "NEG_ACTION")) and "REPORTING" not in m.tag
        }
        events = defaultdict(set)
        for relation in root.iter("CROSS_DOC_COREF"):
            chain = relation.get("note") or ""
            for source in relation.iter("source"):
                for number in anchors.get(source.get("m_id"), ()):
                    events[number].add(chain)
        page = Page(digest(text.encode()), "text", text.encode(), (path.stem,))
        try:
            document, _ = documents.document(page)
        except PageError as error:
            rejected.append(error)
            continue
        subtopic = topic + ("ecbplus" if rest.endswith("ecbplus") else "ecb")
        found.append(Told(path.stem, subtopic, document, where, {k: frozenset(v) for k, v in events.items()}))
    return found, rejected


def _stories(told: Iterable[Told]) -> dict[str, tuple[list[Told], StoryParts]]:
    nlp, _ = language.load()
    by_subtopic = defaultdict(list)
    for page in told:
        by_subtopic[page.subtopic].append(page)
    found = {}
    for subtopic, pages in by_subtopic.items():
        extractions = [extract(p.document, nlp) for p in pages]
        found[subtopic] = (pages, pipeline.story([p.document for p in pages], extractions))
    return found


def _events(parts: Mapping[str, tuple[list[Told], StoryParts]]) -> dict[str, float]:
    """Sentences in annotated events, grouped by claim; gold is each sentence's most shared event chain. Pairs across
    documents beside it, where any shared chain makes two sentences the same."""
    system: dict[_Sentence, tuple[str, str]] = {}
    lemma: dict[_Sentence, tuple[str, str]] = {}
    gold: dict[_Sentence, tuple[str, str]] = {}
    pairs: Counter[tuple[bool, bool]] = Counter()
    for subtopic, (pages, story) in parts.items():
        claims_of, verbs_of = _by_sentence(pages, story)
        shared = Counter(chain for p in pages for chains in p.events.values() for chain in chains)
        items = []
        for page in pages:
            for number, chains in page.events.items():
                item = (page.name, number)
                gold[item] = (subtopic, max(chains, key=lambda c: (shared[c], c)))
                system[item] = (subtopic, min(claims_of.get(item, {f"alone {item}"})))
                lemma[item] = (subtopic, min(verbs_of.get(item, {f"alone {item}"})))
                items.append((item, chains))
        for n, (a, one) in enumerate(items):
            for b, other in items[n + 1 :]:
                if a[0] != b[0]:
                    same, found = bool(one & other), bool(claims_of.get(a, set()) & claims_of.get(b, set()))
                    pairs[same, found] += 1
    p, r, f = bcubed(system, gold)
    _, _, peer = bcubed(lemma, gold)
    precise = pairs[True, True] / max(1, pairs[True, True] + pairs[False, True])
    recalled = pairs[True, True] / max(1, pairs[True, True] + pairs[True, False])
    return {
        "events BCubed P": p, "events BCubed R": r, "events BCubed F1": f, "events BCubed F1, same lemma": peer,
        "claim pairs P": precise, "claim pairs R": recalled,
    }  # fmt: skip


def _by_sentence(pages: list[Told], story: StoryParts) -> tuple[dict[_Sentence, set[str]], dict[_Sentence, set[str]]]:
    where = {p.document.id: p for p in pages}
    statements = {s.id: s for s in story.statements}
    claims_of: dict[_Sentence, set[str]] = defaultdict(set)
    verbs_of: dict[_Sentence, set[str]] = defaultdict(set)
    for claim in story.claims:
        if len(claim.statements) > 1:
            for merge in claim.merges:
                for span in merge.spans:
                    page = where[span.document]
                    for number, (start, end) in page.sentences.items():
                        if start <= span.start < end:
                            claims_of[page.name, number].add(claim.id)
    for s in statements.values():
        page = where[s.document]
        for proposition in s.propositions:
            for number, (start, end) in page.sentences.items():
                if start <= proposition.span.start < end and proposition.root:
                    verbs_of[page.name, number].add(proposition.lemma)
    return claims_of, verbs_of


def _conflicts(
    rows: list[dict[str, Any]], parts: Mapping[str, tuple[list[Told], StoryParts]], show: bool
) -> dict[str, float]:
    """A row is called a conflict where some conflict's spans touch both marked values."""
    spans: dict[str, list[Conflict]] = defaultdict(list)
    pages: dict[str, Told] = {}
    for told, story in parts.values():
        pages |= {page.name: page for page in told}
        for claim in story.claims:
            for conflict in claim.conflicts:
                for document in {s.document for s in conflict.spans}:
                    spans[document].append(conflict)
    confusion: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        ends = []
        for side in "ab":
            page = pages.get(row[f"doc_{side}"].removesuffix(".xml"))
            if page is None:
                break
            start, _ = page.sentences[row[f"sent_{side}"]]
            at = page.document.text.index(row[f"value_{side}"], start)
            ends.append((page.document.id, at, at + len(row[f"value_{side}"])))
        if len(ends) == 2:
            hit = any(
                all(any(s.document == d and s.start < e and s.end > b for s in c.spans) for d, b, e in ends)
                for c in spans.get(ends[0][0], ())
            )
            confusion[row["label"], hit] += 1
    true = confusion["conflict", True]
    called = sum(n for (_, hit), n in confusion.items() if hit)
    are = sum(n for (label, _), n in confusion.items() if label == "conflict")
    p, r = true / max(1, called), true / max(1, are)
    if show:
        print("conflict rows (label, called a conflict):", dict(sorted(confusion.items())))
    return {"conflict P": p, "conflict R": r, "conflict F1": 2 * p * r / max(1e-9, p + r)}


def _grouping(named: Mapping[str, tuple[str, str]], name: str) -> dict[str, float]:
    """BCubed of stories over {id: (text, gold story)}."""
    made = [
        Document(id=key, name=key, text=text, blocks=(Block("paragraph", 0, len(text)),))
        for key, (text, _) in named.items()
    ]
    system = {key: n for n, group in enumerate(stories(made)) for key in group}
    _, _, f = bcubed(system, {key: story for key, (_, story) in named.items()})
    return {f"stories BCubed F1, {name}": f}


def measure(data: Path, limit: int | None = None, show: bool = False) -> dict[str, float]:
    """All figures; `limit` is how many ECB+ topics are read. With `show`, rejected documents and the confusion of the
    labels are printed. Raises FileNotFoundError where a set is not in `data`."""
    told, rejected = ecb(data / "stories" / "ecbplus" / "ECB+", TOPICS if limit is None else limit)
    if not told:
        raise FileNotFoundError(str(data / "stories" / "ecbplus"))
    for error in rejected if show else ():
        print(f"left out: {error}")
    parts = _stories(told)
    with (data / "claims" / "conflict_dev.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    figures = _events(parts) | _conflicts(rows, parts, show) | {"documents rejected": float(len(rejected))}
    figures |= _grouping({t.name: (t.document.text, t.subtopic) for t in told}, "ECB+")
    with (data / "stories" / "fnc1" / "bodies.jsonl").open(encoding="utf-8") as file:
        bodies = [json.loads(line) for line in file]
    return figures | _grouping({b["id"]: (b["text"], b["story"]) for b in bodies}, "FNC-1")


def main() -> int:
    """Prints the figures; 3 where the gold sets are not here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help=f"topics of ECB+ to read (default and most: {TOPICS})")
    arguments = parser.parse_args()
    try:
        figures = measure(gold_data.require("stories", "claims"), arguments.limit, show=True)
    except FileNotFoundError as missing:
        print(f"not measured: {missing}")
        return 3
    for name, value in figures.items():
        print(f"{name:36} {value:6.0f}" if name == "documents rejected" else f"{name:36} {100 * value:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
