"""PolNeAR's development part: who is given which words, by the metric of the gold sets' `score.py`.

PolNeAR's attributions never nest: of each chain its outermost link is scored, once for the whole content.
"""

from __future__ import annotations

import glob
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation import data
from evaluation.articles import as_document
from firsthand.language import load
from firsthand.records import Extraction
from firsthand.statements import extract

__all__ = ["measure", "predicted"]

Relation = dict[str, list[tuple[int, int]]]
_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


def _scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("polnear_score", folder / "attribution" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("attribution/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(annotations: str) -> list[Relation]:
    """The attribution relations of a brat file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    out: list[Relation] = []
    for line in annotations.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            places = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif line.startswith("E") and len(fields) > 1 and fields[1].startswith("Attribution"):
            relation: Relation = {role: [] for role in _ROLES.values()}
            for part in fields[1].split()[1:]:
                name, target = part.split(":")
                role = _ROLES.get(name.rstrip("0123456789"))
                if role is not None:
                    relation[role] += spans.get(target, [])
            out.append(relation)
    return out


def predicted(extraction: Extraction) -> list[Relation]:
    """Statements as flat relations: the outermost link, with what all links under it say as its content."""
    mentions = {m.id: m for m in extraction.mentions}
    grouped: dict[tuple[Any, ...], Relation] = {}
    for s in extraction.statements:
        links = list(s.chain)
        while len(links) > 1 and links[0].cue == links[1].cue:
            links.pop(0)  # the outlet that was told is no source here
        if not links:
            continue
        outer, inner = links[0], links[1:]
        mention = mentions[outer.source]
        while mention.span is None and mention.continues is not None:
            mention = mentions[mention.continues]  # a quotation that stands alone, of the speaker before
        source = [(mention.span.start, mention.span.end)] if mention.span else []
        cue = [(outer.cue.start, outer.cue.end)] if outer.cue else []
        content = [(c.start, c.end) for c in s.content]
        for link in inner:
            content += [(x.start, x.end) for x in (link.span, link.cue) if x is not None]
        key = (tuple(cue), tuple(content)) if not inner else (tuple(cue), tuple(source))
        if key in grouped:
            known = grouped[key]
            known["content"] = sorted({*known["content"], *content})
            known["source"] = sorted({*known["source"], *source})
        else:
            grouped[key] = {"source": source, "cue": cue, "content": sorted(content)}
    return list(grouped.values())


def articles(folder: Path, part: str, limit: int | None) -> Iterator[tuple[str, str, list[Relation]]]:
    """Name, text and gold relations of each article of `part`."""
    base = folder / "attribution" / "polnear" / part
    names = sorted((base / "text").glob("*.txt"))[:limit]
    if not names:
        raise FileNotFoundError(str(base))
    for path in names:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        stem = path.name.removesuffix(".txt")
        # The file of an article's annotations is called like the article, with the annotators' mark behind.
        annotations = sorted((base / "attributions").glob(f"{glob.escape(stem)}*.ann"))
        if annotations:
            yield path.name, text, gold(annotations[0].read_text(encoding="utf-8"))


def measure(folder: Path, limit: int | None = None, part: str = "dev", show: bool = False) -> Mapping[str, float]:
    """F1, precision and recall of FOUND (content and source), and recall by kind."""
    nlp, _ = load()
    scorer = _scorer(folder)
    score = scorer.Score()
    for name, text, relations in articles(folder, part, limit):
        score.add(nlp(text), relations, predicted(extract(as_document(name, text), nlp)), scorer.quote_mask(text))
    report = score.show(part) if show else score.report()
    precision, recall, f1 = report["found_attr"]
    figures = {
        "found_precision": precision,
        "found_recall": recall,
        "found_f1": f1,
        "content_f1": report["found_content"][2],
    }
    for kind in ("direct", "mixed", "indirect"):
        figures[f"recall_{kind}"] = report["kinds"].get(f"{kind}/attr", (0.0, 0))[0]
    return figures


if __name__ == "__main__":
    where = data.find()
    if where is None or not (where / "attribution" / "polnear").is_dir():
        print("not measured")
        sys.exit(3)
    chosen = sys.argv[1] if len(sys.argv) > 1 else "dev"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    for figure, value in measure(where, count, chosen, show=True).items():
        print(f"{figure:<24} {100 * value:5.1f}")
