"""Nested attributions: whole chains, stances, and what is falsely found where nothing is attributed.

A statement is matched with one of the gold's by the overlap of their contents, or of what a content points to
(character F1 of at least a half), and then by origin. A chain is right when,
without the links that may be left out, each link's source overlaps the gold's.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation import data
from evaluation.articles import as_document
from firsthand.language import load
from firsthand.records import Extraction, Link, Statement
from firsthand.statements import extract

__all__ = ["measure"]

_MATCH = 0.5


def _items(folder: Path) -> list[dict[str, Any]]:
    path = folder / "attribution" / "chains_load.py"
    spec = importlib.util.spec_from_file_location("chains_load", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    items: list[dict[str, Any]] = module.load(str(folder / "attribution" / "chains_dev.jsonl"), {})
    return items


def _f1(gold: list[list[int]], found: list[tuple[int, int]]) -> float:
    a = {i for s, e in gold for i in range(s, e)}
    b = {i for s, e in found for i in range(s, e)}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _same(gold: Mapping[str, Any], link: Link, spans: Mapping[str, tuple[int, int] | None]) -> bool:
    span = spans[link.source]
    if gold.get("source_span") is None:
        return span is None
    if span is None:
        return False
    (a, b), (c, d) = gold["source_span"], span
    return bool(a < d and c < b)


def _chain_right(gold: Mapping[str, Any], s: Statement, spans: Mapping[str, tuple[int, int] | None]) -> bool:
    """Whether the chains are the same, whichever of the links that may be left out are there."""
    links = list(s.chain)
    for keep in (True, False):
        wanted = [x for x in gold["chain"] if keep or not x.get("optional")]
        if len(wanted) == len(links) and all(_same(g, x, spans) for g, x in zip(wanted, links, strict=True)):
            return True
    return False


def _spans(extraction: Extraction) -> dict[str, tuple[int, int] | None]:
    """The place of each mention; one without words has the place of what it continues."""
    known = {m.id: m for m in extraction.mentions}
    out: dict[str, tuple[int, int] | None] = {}
    for m in extraction.mentions:
        at, seen = m, {m.id}
        while at.span is None and at.continues is not None and at.continues not in seen:
            seen.add(at.continues)
            at = known[at.continues]
        out[m.id] = (at.span.start, at.span.end) if at.span is not None else None
    return out


def measure(folder: Path, limit: int | None = None, show: bool = False) -> Mapping[str, float]:
    """Shares of the gold's statements found, with the whole chain right, with class, kind and stance right; of the
    passages that attribute nothing, the share where something was found; and the precision of what was found."""
    nlp, _ = load()
    count: Counter[str] = Counter()
    for item in _items(folder)[:limit]:
        extraction = extract(as_document(item["id"], item["text"]), nlp)
        spans = _spans(extraction)
        said = [s for s in extraction.statements if s.chain]
        pairs = []
        for i, g in enumerate(item["statements"]):
            for j, s in enumerate(said):
                f1 = max(
                    _f1(g["content_spans"], [(c.start, c.end) for c in spans_of])
                    for spans_of in (s.content, s.refers_to)
                )
                if f1 >= _MATCH:
                    origin = _same(g["chain"][-1], s.chain[-1], spans)
                    pairs.append((origin, _chain_right(g, s, spans), g["stance"] == s.stance, f1, -i, -j))
        matched: dict[int, int] = {}
        for *_, i, j in sorted(pairs, reverse=True):
            if -i not in matched and -j not in matched.values():
                matched[-i] = -j
        count["gold"] += len(item["statements"])
        count["found"] += len(said)
        count["matched"] += len(matched)
        if not item["statements"]:
            count["negatives"] += 1
            count["fired"] += bool(said)
        wrong = not item["statements"] and bool(said)
        for i, g in enumerate(item["statements"]):
            if i not in matched:
                wrong = True
                continue
            s = said[matched[i]]
            chain = _chain_right(g, s, spans)
            stance = g["stance"] == s.stance and g.get("stance_link") == s.stance_link
            count["chain"] += chain
            count["stance"] += stance
            count["kind"] += g["kind"] == s.kind
            count["class"] += g["chain"][-1]["class"] == s.chain[-1].cue_class
            wrong = wrong or not chain or not stance
        if show and (wrong or len(said) > len(item["statements"])):
            _print(item, said, spans)
    total = max(count["gold"], 1)
    return {
        "statements_recall": count["matched"] / total,
        "statements_precision": count["matched"] / max(count["found"], 1),
        "whole_chain": count["chain"] / total,
        "stance": count["stance"] / total,
        "kind": count["kind"] / total,
        "class": count["class"] / total,
        "negatives_fired": count["fired"] / max(count["negatives"], 1),
    }


def _print(item: Mapping[str, Any], said: list[Statement], spans: Mapping[str, tuple[int, int] | None]) -> None:
    print(f"== {item['id']} {item['text']!r}")
    for g in item["statements"]:
        chain = " > ".join(
            f"{x.get('source')}{'?' if x.get('optional') else ''} [{x.get('cue')}/{x['class']}]" for x in g["chain"]
        )
        print(f"   gold  {g['stance']} {g.get('stance_link', '')} {g['content']} :: {chain}")
    for s in said:
        shown = []
        for x in s.chain:
            place = spans[x.source]
            name = item["text"][slice(*place)] if place else None
            shown.append(f"{name} [{x.cue.exact if x.cue else None}/{x.cue_class}]")
        chain, link = " > ".join(shown), "" if s.stance_link is None else s.stance_link
        print(f"   found {s.stance} {link} {[c.exact for c in s.content]} :: {chain}")


if __name__ == "__main__":
    where = data.find()
    if where is None or not (where / "attribution" / "chains_dev.jsonl").is_file():
        print("not measured")
        sys.exit(3)
    for figure, value in measure(where, show="--show" in sys.argv).items():
        print(f"{figure:<24} {100 * value:5.1f}")
