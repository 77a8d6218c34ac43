"""A part of a dossier that is a dossier itself."""

from __future__ import annotations

from dataclasses import replace

from firsthand.errors import UsageError
from firsthand.records import Dossier

__all__ = ["one_story"]


def one_story(dossier: Dossier, story: str) -> Dossier:
    """The dossier of one story alone, named by its number (from 1) or the beginning of its id; raises F308 for none."""
    number = int(story) if story.isdigit() and 1 <= int(story) <= len(dossier.stories) else None
    found = [s for n, s in enumerate(dossier.stories, 1) if n == number or (number is None and s.id.startswith(story))]
    if len(found) != 1:
        raise UsageError("F308", detail=repr(story))
    held, claims = set(found[0].documents), set(found[0].claims)
    statements = tuple(s for s in dossier.statements if s.document in held)
    kept = {s.id for s in statements}
    derivations = tuple(d for d in dossier.derivations if d.target in held and (d.origin is None or d.origin in held))
    spoken = {link.source for s in statements for link in s.chain}
    sources = [s for s in dossier.sources if s.id in spoken or any(m.document in held for m in s.mentions)]
    wanted = {s.id for s in sources} | {s.party for s in sources} | {d.origin_source for d in derivations}
    events = ((e, tuple(s for s in e.statements if s in kept)) for e in dossier.timeline)
    return replace(
        dossier,
        stories=tuple(found),
        documents=tuple(d for d in dossier.documents if d.id in held),
        sources=tuple(s for s in dossier.sources if s.id in wanted),
        statements=statements,
        derivations=derivations,
        claims=tuple(c for c in dossier.claims if c.id in claims),
        timeline=tuple(replace(event, statements=left) for event, left in events if left),
        run=replace(dossier.run, not_understood=tuple(s for s in dossier.run.not_understood if s.document in held)),
    )
