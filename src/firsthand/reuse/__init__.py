"""Who shares text with whom, and who has what from a report that is not at hand."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.records import Derivation, Document, Source, Span, Statement
from firsthand.reuse.kinds import pair
from firsthand.reuse.outlets import Outlets
from firsthand.reuse.pages import passages, prepare
from firsthand.reuse.quotes import shared_quotes
from firsthand.reuse.reports import citations, rewrites
from firsthand.reuse.retellings import retellings
from firsthand.reuse.roots import beside_a_third, spoken_for

__all__ = ["derivations"]


def derivations(
    documents: Sequence[Document], statements: Sequence[Statement], sources: Sequence[Source]
) -> tuple[Derivation, ...]:
    """All derivations between `documents`, and from the reports that they cite, in an order of content alone.

    `statements` are of these documents, their links naming `sources`. No two pages are compared that share neither a
    rare run of words nor neighbouring names and numbers. Derivations speak of passages, never of whole pages: nothing
    is joined through them.
    """
    pages, quoted = prepare(documents, statements)
    outlets = Outlets(documents, sources)
    outlets.count_citations(statements)
    known = {page.document.id for page in pages}
    of: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.document, s.start, s.end, s.id)):
        if statement.document in known:
            of.setdefault(statement.document, []).append(statement)
    found = {
        (p, q): left
        for (p, q), both in beside_a_third(passages(pages)).items()
        if (left := spoken_for(pages[p], pages[q], both, of, outlets))
    }
    retold = retellings(pages, of, outlets)
    made = []
    for p, q in sorted(found.keys() | retold.keys()):
        made.append(pair(pages[p], pages[q], found.get((p, q), ()), of, outlets, retold.get((p, q))))
    rewritten = rewrites(pages, quoted, of, outlets)
    made += shared_quotes(pages, quoted, found.keys() | retold.keys(), rewritten, of, outlets)
    return _settled(made, citations(pages, of, outlets), rewritten)


def _places(derivation: Derivation) -> list[tuple[Span, Span]]:
    return [(p.source, p.target) for p in derivation.passages]


def _settled(
    text: Sequence[Derivation], cited: Sequence[Derivation], rewritten: Sequence[Derivation]
) -> tuple[Derivation, ...]:
    """All together; a citation is told once: as credited text where there is some, else with the passages known."""
    carried = {(d.origin, d.target) for d in text if d.credited}
    passages = {(d.origin_source, d.target): d for d in rewritten if d.kind == "citation"}
    result = [*text, *(d for d in rewritten if d.kind != "citation")]
    told = set()
    for d in cited:
        if d.origin is not None and (d.origin, d.target) in carried:
            continue
        known = passages.get((d.origin_source, d.target)) if d.origin_source else None
        if known:
            told.add((d.origin_source, d.target))
            d = Derivation(
                None, d.origin_source, d.target, d.kind, True, "credit", known.passages, d.reason, d.evidence
            )
        result.append(d)
    result += [d for key, d in passages.items() if key not in told]
    return tuple(
        sorted(result, key=lambda d: (d.target, d.origin or "", d.origin_source or "", d.kind, d.reason, _places(d)))
    )
