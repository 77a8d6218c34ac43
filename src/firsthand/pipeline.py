"""The one place that names the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from firsthand import __version__, language, pages, reuse, sources
from firsthand import claims as claims_stage
from firsthand import documents as documents_stage
from firsthand import dossier as dossier_stage
from firsthand import statements as statements_stage
from firsthand.documents import Positions
from firsthand.errors import FirsthandError, PageError, message
from firsthand.limits import within
from firsthand.records import AnchorError, Document, Dossier, Extraction, Page, Rejection, Run, Source, Span, Statement
from firsthand.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Read", "Told", "dossier", "read", "statements", "story"]

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how many pages it has done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Read:
    """The pages as documents, what was rejected and what was noted; `order` has documents and rejections as they were
    given. `positions`, where they were asked for, are the maps to their pages of those documents, by id, whose
    characters have a place in a browser's tree."""

    documents: tuple[Document, ...]
    rejected: tuple[Rejection, ...]
    notes: tuple[Rejection, ...]
    order: tuple[Document | Rejection, ...]
    positions: Mapping[str, Positions] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What one page says, with its own sources resolved; it knows of no other page."""

    document: Document
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    positions: Positions | None = None


def read(
    paths: Sequence[str],
    settings: Settings = Settings(),  # noqa: B008
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    positions: bool = False,
) -> Read:
    """Pages in, documents out, and with `positions` the map of each to its page. A page that cannot be read is in
    `rejected`; raises F301 where there is no page."""
    reading = pages.read(paths, settings, stdin, progress=progress)
    order: list[Document | Rejection] = []
    maps: dict[str, Positions] = {}
    notes = list(reading.notes)
    for n, page in enumerate(reading.order):
        if progress:
            progress("reading", n, len(reading.order))
        if isinstance(page, Rejection):
            order.append(page)
            continue
        try:
            with within(settings.seconds_per_page):
                document, noted = documents_stage.document(page, settings)
                if positions:
                    with suppress(AnchorError):
                        maps[document.id] = documents_stage.positions(page, document, settings)
        except Exception as error:
            order.append(_rejection(page, error))
            continue
        order.append(document)
        notes.extend(noted)
    return Read(
        tuple(d for d in order if isinstance(d, Document)),
        tuple(r for r in order if isinstance(r, Rejection)),
        tuple(notes),
        tuple(order),
        maps,
    )


def statements(
    paths: Sequence[str],
    settings: Settings = Settings(),  # noqa: B008
    *,
    model: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    positions: bool = False,
) -> Iterator[Told | Rejection]:
    """The first stages alone: each page by itself, and what was rejected, in the order given; `positions` as in
    `read`."""
    reading = read(paths, settings, stdin=stdin, progress=progress, positions=positions)
    nlp, _ = language.load(model)
    for n, document in enumerate(reading.order):
        if progress:
            progress("statements", n, len(reading.order))
        if isinstance(document, Rejection):
            yield document
            continue
        try:
            with within(settings.seconds_per_page):
                extraction = statements_stage.extract(document, nlp)
                resolution = sources.resolve([document], [extraction])
        except Exception as error:
            yield _rejection(document, error)
            continue
        said = _resolved(extraction.statements, resolution.of)
        yield Told(document, said, resolution.sources, reading.positions.get(document.id))


def dossier(
    paths: Sequence[str],
    settings: Settings = Settings(),  # noqa: B008
    *,
    model: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Pages in, dossier out.

    Raises FirsthandError where nothing can be done at all: no pages (F301), no model (F302). Pages that are rejected
    are named in the dossier's run, and the others are kept.
    """
    reading = read(paths, settings, stdin=stdin, progress=progress)
    nlp, identity = language.load(model)
    documents, extractions, rejected = _extract(reading.documents, nlp, settings, progress)
    if settings.one_story:
        grouped: tuple[tuple[str, ...], ...] = (tuple(sorted(documents)),) if documents else ()
    else:
        grouped = claims_stage.stories(tuple(documents.values()))
    parts = []
    for n, members in enumerate(grouped):
        if progress:
            progress("claims", n, len(grouped))
        parts.append(story([documents[i] for i in members], [extractions[i] for i in members]))
    run = Run(
        firsthand=__version__,
        model=identity,
        settings=settings.shown(),
        rejected=tuple(sorted((*reading.rejected, *rejected))),
        notes=tuple(sorted(reading.notes)),
        not_understood=_not_understood(extractions),
    )
    return dossier_stage.assemble(run, parts)


def _extract(
    documents: Sequence[Document], nlp: Language, settings: Settings, progress: Progress | None
) -> tuple[dict[str, Document], dict[str, Extraction], list[Rejection]]:
    furniture = documents_stage.recurring(documents)
    kept: dict[str, Document] = {}
    extractions: dict[str, Extraction] = {}
    rejected: list[Rejection] = []
    for n, document in enumerate(sorted(documents, key=lambda d: d.id)):
        if progress:
            progress("statements", n, len(documents))
        try:
            with within(settings.seconds_per_page):
                extractions[document.id] = statements_stage.extract(
                    document, nlp, furniture.get(document.id, frozenset())
                )
        except Exception as error:
            rejected.append(_rejection(document, error))
            continue
        kept[document.id] = document
    return kept, extractions, rejected


def story(documents: Sequence[Document], extractions: Sequence[Extraction]) -> dossier_stage.StoryParts:
    """The stages over one story: who speaks, who shares text with whom, what is claimed on whose word."""
    resolution = sources.resolve(documents, extractions)
    said = _resolved([s for extraction in extractions for s in extraction.statements], resolution.of)
    said = statements_stage.settle(said, documents)
    said = claims_stage.retracted(said, {d.id: d for d in documents})
    derivations = reuse.derivations(documents, said, resolution.sources)
    found = claims_stage.claims(documents, said, resolution.sources, derivations)
    return dossier_stage.StoryParts(tuple(documents), resolution.sources, said, derivations, found)


def _resolved(said: Sequence[Statement], of: Mapping[str, str]) -> tuple[Statement, ...]:
    """The statements with every link's mention replaced by the source it was resolved to."""
    return tuple(replace(s, chain=tuple(replace(link, source=of[link.source]) for link in s.chain)) for s in said)


def _not_understood(extractions: Mapping[str, Extraction]) -> tuple[Span, ...]:
    return tuple(span for key in sorted(extractions) for span in extractions[key].not_understood)


def _rejection(page: Page | Document, error: Exception) -> Rejection:
    """What became of a page that a stage could not take: its own reason, or F110 with the error's."""
    if isinstance(error, PageError):
        return Rejection(page.name, error.text, error.code)
    if isinstance(error, FirsthandError):
        raise error
    detail = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return Rejection(page.name, message("F110", detail=detail), "F110")
