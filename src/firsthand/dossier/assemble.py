"""The parts of every story, put together in an order that depends on content alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.dossier.timeline import timeline
from firsthand.records import Claim, Derivation, Document, Dossier, Run, Source, Statement, Story, identify

__all__ = ["StoryParts", "assemble"]


@dataclass(frozen=True, slots=True)
class StoryParts:
    """What the stages made of one story."""

    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    derivations: tuple[Derivation, ...]
    claims: tuple[Claim, ...]


def assemble(run: Run, stories: Sequence[StoryParts]) -> Dossier:
    """The dossier: larger stories first, documents by day of publication, statements in the order of the text."""
    ordered = sorted(stories, key=lambda s: (-len(s.documents), min(d.id for d in s.documents)))
    documents = [d for story in ordered for d in sorted(story.documents, key=_age)]
    place = {document.id: n for n, document in enumerate(documents)}
    statements = sorted(
        (s for story in ordered for s in story.statements), key=lambda s: (place[s.document], s.start, s.end, s.id)
    )
    return Dossier(
        run=run,
        stories=tuple(
            Story(
                identify("story", *sorted(d.id for d in story.documents)),
                tuple(d.id for d in sorted(story.documents, key=_age)),
                tuple(c.id for c in story.claims),
            )
            for story in ordered
        ),
        documents=tuple(documents),
        sources=_by_id(source for story in ordered for source in story.sources),
        statements=tuple(statements),
        derivations=tuple(
            d
            for story in ordered
            for d in sorted(
                story.derivations, key=lambda d: (d.target, d.origin or "", d.origin_source or "", d.kind, d.passages)
            )
        ),
        claims=tuple(claim for story in ordered for claim in story.claims),
        timeline=timeline(statements),
    )


def _age(document: Document) -> tuple[str, str]:
    return (document.published or "9999", document.id)


def _by_id(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources by id, each once: one who speaks in two stories keeps the mentions of both."""
    found: dict[str, Source] = {}
    for source in sources:
        other = found.get(source.id)
        if other is not None:
            source = Source(
                source.id, source.kind, source.name, tuple(sorted({*source.aliases, *other.aliases})),
                source.description or other.description, source.party or other.party,
                tuple(sorted({*source.mentions, *other.mentions})),
                tuple(dict.fromkeys((*other.merged, *source.merged))),
            )  # fmt: skip
        found[source.id] = source
    return tuple(found[key] for key in sorted(found))
