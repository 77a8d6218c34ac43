"""Who speaks: the share of speaking mentions whose source is the right one, over small stories of invented news.

The stories stand in `evaluation/speakers/`, one folder each, one page a file: facts of the page and the names that are
right, a line of three dashes, and the text, with each speaking mention written `[who|words]`. `who` is a key of the
names above, or begins with `?` where nobody is named. A named mention is right where its source has the right name
among its names and no more mentions of anybody else; an unnamed one where its source has no name and holds the mentions
of `who` in that page and no others. A mention that the extraction did not find is wrong, and `found` says how many
stand in a chain.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.records import (
    Block,
    Document,
    Extraction,
    Link,
    Mention,
    Outlet,
    Role,
    Source,
    Span,
    Statement,
    identify,
)
from firsthand.sources import Resolution, resolve

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["STORIES", "Gold", "Verdict", "judge", "measure", "read", "run"]

STORIES = Path(__file__).with_suffix("")
_MARK = re.compile(r"\[(?P<who>[?\w]+)\|(?P<words>[^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Gold:
    """One page, who is right for each speaking span, and the right names by key."""

    document: Document
    speakers: tuple[tuple[Span, str], ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One speaking span, who is right, the source that it was given to (None: not found), and whether that is right."""

    span: Span
    who: str
    source: Source | None
    right: bool


def read(path: Path) -> Gold:
    """The page in `path`; raises ValueError where it is not in the form that this module's description gives."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    facts: dict[str, str] = {}
    names: dict[str, str] = {}
    for line in head.splitlines():
        if found := re.fullmatch(r"(\w+): (.+)", line):
            facts[found[1]] = found[2]
        elif found := re.fullmatch(r"(\w+) = (.+)", line):
            names[found[1]] = found[2]
        else:
            raise ValueError(f"{path}: {line!r} is neither a fact nor a name")
    text, places, last = "", [], 0
    for mark in _MARK.finditer(body):
        text += body[last : mark.start()]
        places.append((len(text), len(text) + len(mark["words"]), mark["who"]))
        text += mark["words"]
        last = mark.end()
    text += body[last:]
    unknown = sorted({who for _, _, who in places if not who.startswith("?") and who not in names})
    if unknown:
        raise ValueError(f"{path}: no name for {', '.join(unknown)}")
    blocks: list[Block] = []
    for run in re.finditer(r"[^\n]+", text):
        role: Role = "title" if not blocks and len(run[0]) < 80 else "paragraph"
        blocks.append(Block(role, run.start(), run.end()))
    name = f"{path.parent.name}/{path.name}"
    document = Document(
        id=identify("page", name),
        name=name,
        text=text,
        blocks=tuple(blocks),
        outlet=Outlet(facts.get("outlet")),
        authors=(facts["author"],) if "author" in facts else (),
        language="en",
    )
    return Gold(document, tuple((document.span(start, end), who) for start, end, who in places), names)


def _mention_at(extraction: Extraction, span: Span) -> Mention | None:
    """The mention of `span`: one that has its end and a good part of its words, the speaking and the nearest first."""
    found = [
        m
        for m in extraction.mentions
        if m.span is not None
        and m.head is not None
        and span.start <= m.head.start < span.end
        and min(m.span.end, span.end) > max(m.span.start, span.start)
    ]
    return min(
        found,
        key=lambda m: (not m.speaker, abs(m.place - span.start), abs((m.span.end if m.span else 0) - span.end), m.id),
        default=None,
    )


def _chained(extraction: Extraction, mentions: Iterable[Mention]) -> Extraction:
    """`extraction` with a statement for each of `mentions`, so that none is left out as one who says nothing."""
    more = tuple(
        Statement(
            id=identify("gold", m.id),
            document=extraction.document,
            content=(m.span,),
            kind="indirect",
            stance="affirms",
            factuality="Uu",
            chain=(Link(m.id, m.span, None, None, "say"),),
        )
        for m in mentions
        if m.span is not None
    )
    return Extraction(extraction.document, extraction.statements + more, extraction.mentions, extraction.not_understood)


def judge(golds: Iterable[Gold], found: Mapping[Span, Mention], resolution: Resolution) -> list[Verdict]:
    """Whether each speaking span of one story has the right source."""
    sources = {source.id: source for source in resolution.sources}
    given: dict[Span, tuple[str, str, Source | None]] = {}
    holders: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for gold in golds:
        names.update(gold.names)
        for span, who in gold.speakers:
            mention = found.get(span)
            source = sources.get(resolution.of.get(mention.id, "")) if mention is not None else None
            given[span] = (gold.document.id, who, source)
            if source is not None:
                holders[source.id][gold.document.id if who.startswith("?") else "", who] += 1
    verdicts = []
    for span, (document, who, source) in given.items():
        right = False
        if source is not None and who.startswith("?"):
            own = holders[source.id]
            right = source.name is None and set(own) == {(document, who)}
            # Mentions of one unnamed source that were torn apart are right in the largest part only.
            parts = [h[document, who] for h in holders.values() if (document, who) in h]
            right = right and own[document, who] == max(parts)
        elif source is not None and source.name is not None:
            most = max(count for count in holders[source.id].values())
            known = {_plain(name) for name in (source.name, *source.aliases)}
            right = (
                _plain(names[who]) in known and sum(n for (_, w), n in holders[source.id].items() if w == who) == most
            )
        verdicts.append(Verdict(span, who, source, right))
    return verdicts


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", name.casefold())


def run(nlp: Language, limit: int | None = None) -> tuple[list[Verdict], float]:
    """The verdicts over the first `limit` stories, with the mentions of the real extraction; and the share found."""
    from firsthand.statements import extract

    verdicts: list[Verdict] = []
    total = found_in_chains = 0
    for folder in sorted(p for p in STORIES.iterdir() if p.is_dir())[:limit]:
        golds = [read(path) for path in sorted(folder.glob("*.txt"))]
        found: dict[Span, Mention] = {}
        extractions = []
        for gold in golds:
            extraction = extract(gold.document, nlp)
            chained = {link.source for s in extraction.statements for link in s.chain}
            for span, _ in gold.speakers:
                total += 1
                mention = _mention_at(extraction, span)
                if mention is not None:
                    found[span] = mention
                    found_in_chains += mention.id in chained
            here = {m.id: m for m in found.values() if m.document == gold.document.id}
            extractions.append(_chained(extraction, here.values()))
        verdicts.extend(judge(golds, found, resolve([gold.document for gold in golds], extractions)))
    return verdicts, found_in_chains / total if total else float("nan")


def measure(data: Path, limit: int | None = None) -> dict[str, float]:
    """`accuracy` over all speaking mentions, the same by form, and `found`: the share that stands in a chain."""
    from firsthand import language

    verdicts, found = run(language.load()[0], limit)
    by_form: dict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        by_form[_form(verdict)].append(verdict.right)
    figures = {"accuracy": sum(v.right for v in verdicts) / len(verdicts), "found": found}
    figures.update({form: sum(right) / len(right) for form, right in sorted(by_form.items())})
    return figures


def _form(verdict: Verdict) -> str:
    word = verdict.span.exact
    if re.fullmatch(r"(?i)he|she|it|they|i|we", word):
        return "pronouns"
    return "names" if re.search(r"[^\W\d_a-z]\w+$", word) else "descriptions"


def main() -> int:
    """Prints who was given wrongly, and the figures."""
    from firsthand import language

    for verdict in run(language.load()[0])[0]:
        if not verdict.right:
            given = verdict.source.name or verdict.source.description if verdict.source else "not found"
            print(
                f"{verdict.span.document[:6]} {verdict.span.start}: {verdict.span.exact!r} "
                f"is {verdict.who}, given {given!r}"
            )
    for name, figure in measure(STORIES).items():
        print(f"{name:<24} {100 * figure:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
