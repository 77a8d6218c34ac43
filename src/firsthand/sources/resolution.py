"""From mentions to sources: the stage itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.records import Document, Extraction, Source, Span, identify
from firsthand.records.span import merge
from firsthand.sources.bodies import Key, key
from firsthand.sources.entity import PEOPLE, THINGS, Entity
from firsthand.sources.given import known
from firsthand.sources.hints import gather
from firsthand.sources.names import clean, fold, tokens
from firsthand.sources.parties import Tie, tie
from firsthand.sources.places import told
from firsthand.sources.repair import repaired
from firsthand.sources.states import states
from firsthand.sources.story import Group, described, join, main_keys
from firsthand.sources.within import Resolver

__all__ = ["Resolution", "resolve"]

_PLAIN = frozenset(
    {
        "named by these words alone",
        "no word says who",
        "the first mention of the name",
        "the full name",
        "the name",
        "the name, in its full, short or abbreviated form",
        "the name, which stands alone here",
    }
)
"""Reasons that tell nothing about why two mentions are one source."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """`of` maps mention ids to source ids, `reasons` mention ids to why; `publishers` maps the id of a document to the
    source that is its outlet, where that source speaks anywhere in the story."""

    sources: tuple[Source, ...]
    of: dict[str, str]
    reasons: dict[str, str] = field(default_factory=dict)
    publishers: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class _Row:
    """A source in the making. `group` is None for a body that is only somebody's party."""

    group: Group | None
    key: Key | None
    kind: str
    name: str | None
    party: Tie | None = None
    owner: _Row | None = None
    extra: list[Span] = field(default_factory=list)
    id: str = ""


def resolve(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Resolution:
    """Who speaks, first within each document, then over all of them.

    Sources that stand in no chain and are nobody's party are left out, and so are their mentions. Extractions are
    matched to documents by id; one without a document is a KeyError.
    """
    named = (m.name for x in extractions for m in x.mentions if m.form == "name" and m.kind in PEOPLE and m.name)
    surnames = {parts[-1] for name in named if len(parts := tokens(clean(name))) > 1 and known(parts[0])}
    with told(states((document.text for document in documents), surnames)):
        return _resolve(documents, extractions)


def _resolve(documents: Sequence[Document], extractions: Sequence[Extraction]) -> Resolution:
    by_id = {document.id: document for document in documents}
    chained: set[str] = set()
    entities: list[Entity] = []
    hints = gather([repaired(m, by_id[x.document].text) for x in extractions for m in x.mentions], documents)
    for extraction in sorted(extractions, key=lambda x: x.document):
        chained.update(link.source for statement in extraction.statements for link in statement.chain)
        entities.extend(Resolver(by_id[extraction.document], extraction, hints).entities)
    rows = [_Row(group, None, group.kind, group.name) for group in join(entities)]
    rows = _parties(rows, by_id, chained)
    _name(rows, by_id)
    _surnames(rows)
    sources: list[Source] = []
    of: dict[str, str] = {}
    reasons: dict[str, str] = {}
    publishers: dict[str, str] = {}
    for row in rows:
        sources.append(_source(row))
        if row.group is None:
            continue
        for entity, joined in zip(row.group.entities, row.group.why, strict=True):
            if entity.publisher:
                publishers[entity.document] = row.id
            for mention in entity.mentions:
                of[mention.id] = row.id
                reason = entity.reasons[mention.id]
                reasons[mention.id] = f"{reason}; over the story: {joined}" if joined else reason
    return Resolution(tuple(sorted(sources, key=lambda s: s.id)), of, reasons, publishers)


def _parties(rows: list[_Row], documents: dict[str, Document], chained: set[str]) -> list[_Row]:
    """The rows that speak or that somebody who speaks speaks for, each with its party."""
    owners: dict[Key, _Row] = {}
    for row in rows:
        assert row.group is not None
        if row.kind in THINGS:
            for entity in row.group.entities:
                for k in main_keys(entity):
                    owners.setdefault(k, row)
                if told_by := described(entity):
                    owners.setdefault(told_by[1], row)
    places = {
        fold(row.name): row.name for row in rows if row.kind == "organization" and row.name and " " not in row.name
    }
    located = {
        fold(row.name) for row in rows if row.name and row.group and any(e.place_like for e in row.group.entities)
    }
    bodies = {k: row.name or " ".join(k) for k, row in owners.items()}
    people: dict[Key, _Row] = {}
    for row in rows:
        if row.kind in PEOPLE and row.group is not None:
            for form in sorted(row.group.forms):
                people.setdefault(key(form), row)
    persons = {k: row.group for k, row in people.items() if row.group}
    surnames: dict[Key, set[int]] = defaultdict(set)
    for row in people.values():
        if row.name and row.group:
            surnames[key(row.name.split()[-1])].add(id(row.group))
            if len(surnames[key(row.name.split()[-1])]) == 1:
                persons.setdefault(key(row.name.split()[-1]), row.group)
    for k, bearers in surnames.items():
        if len(bearers) > 1 and k not in people:
            del persons[k]
    kept: list[_Row] = []
    todo = [row for row in rows if row.group and any(m.id in chained for e in row.group.entities for m in e.mentions)]
    seen: set[int] = set()
    while todo:
        row = todo.pop(0)
        if id(row) in seen:
            continue
        seen.add(id(row))
        kept.append(row)
        found = tie(row.group, documents, bodies, places, located, persons) if row.group else _seat_of(row.key)
        if found is None:
            continue
        k, name, _ = found
        owner = owners.get(k) or people.get(k)
        if owner is None:
            shown = k[0][1:] if len(k) == 1 and k[0].startswith("=") else name
            owner = owners[k] = _Row(None, k, "organization", shown)
            bodies[k] = shown
        if owner is not row and not _leads_to(owner, row):
            row.party, row.owner = found, owner
            if owner.group is None and row.group is not None:
                owner.extra.extend(_where(row.group, name, found[2], documents))
            todo.append(owner)
    return kept


def _surnames(rows: list[_Row]) -> None:
    """Gives each person the surname as another name, where nobody else of the story is called so."""
    borne: Counter[str] = Counter()
    own: list[tuple[_Row, str]] = []
    for row in rows:
        if row.group is None or row.kind not in PEOPLE or not row.name:
            continue
        words = row.name.split()
        borne.update({fold(word) for form in row.group.forms for word in form.split()})
        if len(words) > 1 and known(fold(words[0])) and not any(" " not in form for form in row.group.forms):
            own.append((row, words[-1]))
        elif len(words) == 2 and len(words[0]) > 3 and not any(" " not in form for form in row.group.forms):
            own.append((row, words[-1]))  # names of three letters and fewer in front may be the family's
    for row, surname in own:
        if borne[fold(surname)] == 1 and row.group is not None:
            row.group.forms[surname] += 0


def _seat_of(k: Key | None) -> Tie | None:
    """The party of a body that is known by its key alone: the country that its name says."""
    nations = [word for word in k or () if word.startswith("=")]
    if k and len(k) > 1 and len(nations) == 1:
        return (nations[0],), nations[0][1:], "the country that its name says"
    return None


def _leads_to(row: _Row, target: _Row) -> bool:
    step: _Row | None = row
    while step is not None:
        if step is target:
            return True
        step = step.owner
    return False


def _where(group: Group, name: str, reason: str, documents: dict[str, Document]) -> list[Span]:
    """Where the words that tie `group` to a body stand in its mentions."""
    quoted = reason.partition("“")[2].partition("”")[0]
    found: list[Span] = []
    for entity in group.entities:
        for mention in entity.mentions:
            if mention.span is None:
                continue
            for words in (quoted, name):
                at = mention.span.exact.find(words) if words else -1
                if at >= 0:
                    start = mention.span.start + at
                    found.append(documents[entity.document].span(start, start + len(words)))
                    break
    return found


def _name(rows: list[_Row], documents: dict[str, Document]) -> None:
    """Gives every row its id: of kind and name for the named, of document and place for the others."""
    wanted: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.name is None:
            assert row.group is not None
            first = row.group.entities[0]
            row.id = identify(
                "source",
                row.kind,
                first.document,
                min(m.place for m in first.mentions),
                min(m.id for m in first.mentions),
            )
        else:
            wanted[identify("source", row.kind, fold(clean(row.name)))].append(row)
    for found, same in wanted.items():
        for row in same:
            row.id = found
            if len(same) > 1 and row.group is not None:
                # Two of one name whom nothing joins: the name alone does not tell them apart.
                where = min((m.document, m.place) for e in row.group.entities for m in e.mentions)
                row.id = identify("source", row.kind, fold(clean(row.name or "")), *where)
        for row in same:
            if (
                row.kind == "outlet"
                and row.group is not None
                and row.name
                and _with_article(row.group, row.name, documents)
            ):
                row.name = f"The {row.name}"


def _with_article(group: Group, name: str, documents: dict[str, Document]) -> bool:
    """Whether the pages write the name with a capital article where no sentence begins."""
    for entity in group.entities:
        document = documents[entity.document]
        if entity.publisher and document.outlet.name and document.outlet.name == f"The {name}":
            return True
        for mention in entity.mentions:
            if mention.form != "name" or mention.span is None:
                continue
            at = mention.span.exact.find(name)
            start = mention.span.start + at
            if at >= 0 and document.text[max(0, start - 4) : start] == "The ":
                before = document.text[: start - 4].rstrip(' “"‘(')
                if before and before[-1] not in ".!?:\n…”":
                    return True
    return False


def _source(row: _Row) -> Source:
    owner = row.owner.id if row.owner else None
    if row.group is None:
        return Source(
            row.id,
            "organization",
            row.name,
            mentions=merge(row.extra),
            merged=("named only beside those who speak for it",),
        )
    group = row.group
    bare = clean(row.name) if row.name else None
    aliases = tuple(sorted(form for form in group.forms if form not in {row.name, bare}))
    merged: list[str] = []
    for entity, joined in zip(group.entities, group.why, strict=True):
        for mention in entity.mentions:
            reason = entity.reasons[mention.id]
            if mention.form in {"name", "nominal"} and mention.span and reason not in _PLAIN:
                merged.append(f"“{mention.name or ' '.join(mention.span.exact.split())}”: {reason}")
        if joined:
            shown = min(entity.forms, default=None, key=lambda f: (-len(f), f)) or entity.description or "it"
            merged.append(f"“{shown}”: {joined}")
    if row.party and owner:
        merged.append(f"speaks for {row.party[1]}: {row.party[2]}")
    return Source(
        id=row.id,
        kind=group.kind,
        name=row.name,
        aliases=aliases,
        description=_description(group),
        party=owner,
        mentions=merge(m.span for e in group.entities for m in e.mentions if m.span is not None),
        merged=tuple(sorted(set(merged))),
    )


def _description(group: Group) -> str | None:
    """In the page's words: what the unnamed are called, the fullest title of the named."""
    if group.kind not in PEOPLE or not group.forms:
        return next((entity.description for entity in group.entities if entity.description), None)
    titles: Counter[str] = Counter()
    for entity in group.entities:
        titles.update(entity.titles)
    told = max(sorted(titles), key=lambda title: (len(title.split()), titles[title]), default=None)
    return told or next((entity.description for entity in group.entities if entity.description), None)
