"""The parts of statements that are compared: a sentence of content, reduced to the terms that tell what happened.

A quotation of five sentences is one statement and makes five units; each may belong to another claim.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.claims.rarity import weight
from firsthand.claims.senses import sense
from firsthand.records import Proposition, Quantity, Span, Statement, Time

__all__ = ["Unit", "units"]

_BREAK = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mrs?|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|Hon|Jr|Sr|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|"
    r"\b[A-Z])\.$"
)
_LETTERS = re.compile(r"\w+")
_NAME = 0.6  # the names of a story are in most of its sentences, and tell less of which event is meant
_ASIDE = 0.5  # of a word's weight, where it stands in a relative or adverbial clause
_NAME_ENDINGS = ("ians", "eans", "ians", "ian", "ean", "ans", "any", "ese", "ish", "an", "ia", "a", "i", "e")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of a statement's content.

    `terms` maps each sense or name stem to its weight; `names` are the stems of the names among them, and `named_at`
    where each stands; `predicates` are the senses of its predicates, `roots` those of its main ones; `weights` are the
    terms as they count when two units are compared, names for less, and `mass` is their sum; `plain` are its words
    alone; `span` covers its characters (in the first content span that it touches); `pointing` says that the terms are
    those of what the content points at.
    """

    statement: str
    document: str
    index: int
    span: Span
    terms: Mapping[str, float]
    names: frozenset[str]
    propositions: tuple[Proposition, ...]
    predicates: frozenset[str]
    roots: frozenset[str]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    total: float
    weights: Mapping[str, float]
    mass: float
    key: tuple[str, int]
    plain: str = ""
    named_at: tuple[tuple[int, str], ...] = ()
    pointing: bool = False


def _name_stem(word: str) -> str:
    """What a country and its people have in common ("Luthmar", "Luthmarian"): accents and endings are cut."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()
    plain = plain.removesuffix("'s").removesuffix("’s").strip(".")
    for ending in _NAME_ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain


def units(statements: Sequence[Statement]) -> tuple[Unit, ...]:
    """The units of all statements, in their order. Contents that only point take the terms of what they point at."""
    made = {statement.id: _of_statement(statement) for statement in statements}
    where = _Places(statements, made)
    return tuple(
        unit
        for statement in statements
        for unit in (where.pointed_at(statement) if statement.refers_to else None) or made[statement.id]
    )


class _Places:
    """Finds the unit that stands at given characters."""

    def __init__(self, statements: Sequence[Statement], made: Mapping[str, tuple[Unit, ...]]) -> None:
        self._by_document: dict[str, list[Unit]] = {}
        for statement in statements:
            if not statement.refers_to:
                self._by_document.setdefault(statement.document, []).extend(made[statement.id])

    def pointed_at(self, statement: Statement) -> tuple[Unit, ...] | None:
        found = []
        for target in statement.refers_to:
            best = max(
                self._by_document.get(target.document, ()),
                key=lambda u: (
                    min(u.span.end, target.end) - max(u.span.start, target.start),
                    u.span.start - u.span.end,  # of those that hold it all, the one that says no more
                    u.key,
                ),
                default=None,
            )
            if best is not None and min(best.span.end, target.end) > max(best.span.start, target.start):
                found.append(best)
        if not found:
            return None
        own = statement.content[0]
        return tuple(
            Unit(
                statement.id, statement.document, n, own, u.terms, u.names, u.propositions, u.predicates, u.roots,
                u.quantities, u.times, u.total, u.weights, u.mass, (statement.id, n), u.plain,
                u.named_at, pointing=True,
            )
            for n, u in enumerate({u.key: u for u in found}.values())
        )  # fmt: skip


def _of_statement(statement: Statement) -> tuple[Unit, ...]:
    made: list[Unit] = []
    pieces = list(_pieces(statement))
    for span in pieces:
        unit = _unit(statement, len(made), span, alone=len(pieces) == 1)
        if unit.terms or not made:  # "Right?" says nothing beside what stands before it
            made.append(unit)
    return tuple(made)


def _pieces(statement: Statement) -> Iterable[Span]:
    """The sentences of the content, as one span each; contents in several spans keep them together (an interrupted
    sentence), unless one of them is long enough to hold sentences of its own."""
    if len(statement.word_starts) != len(statement.words):
        yield _covering(statement.content)
        return
    for span in statement.content:
        start = span.start
        for found in _BREAK.finditer(span.exact):
            end = span.start + found.start()
            if _ABBREVIATED.search(span.exact[: found.start()]):
                continue
            if end > start:
                yield _part(span, start, end)
            start = span.start + found.end()
        if span.end > start:
            yield _part(span, start, span.end)


def _covering(spans: Sequence[Span]) -> Span:
    return max(spans, key=lambda s: (s.end - s.start, -s.start))


def _part(span: Span, start: int, end: int) -> Span:
    return Span(span.document, start, end, span.exact[start - span.start : end - span.start])


def _unit(statement: Statement, index: int, span: Span, *, alone: bool) -> Unit:
    inside = (lambda _: True) if alone else (lambda at: span.start <= at < span.end)
    quantities = tuple(q for q in statement.quantities if inside(q.span.start))
    times = tuple(t for t in statement.times if inside(t.span.start) and t.role == "content")
    taken = [(s.start, s.end) for s in (*(q.span for q in quantities), *(t.span for t in statement.times))]
    starts = statement.word_starts if len(statement.word_starts) == len(statement.words) else None
    named = [(e.span.start, e.span.end) for e in statement.entities]
    name_words = {w.casefold() for e in statement.entities for w in e.name.split()}
    propositions = tuple(p for p in statement.propositions if inside(p.span.start))
    aside = _aside(propositions)
    terms: dict[str, float] = {}
    names: set[str] = set()
    named_at: list[tuple[int, str]] = []
    for n, word in enumerate(statement.words):
        at = starts[n] if starts else None
        if at is not None and (not inside(at) or any(s <= at < e for s, e in taken)):
            continue
        if not any(c.isalpha() for c in word):
            continue
        share = _ASIDE if at is not None and any(s <= at < e for s, e in aside) else 1.0
        if any(s <= at < e for s, e in named) if at is not None else word in name_words:
            stem = _name_stem(word)
            names.add(stem)
            if at is not None:
                named_at.append((at, stem))
            terms[stem] = max(terms.get(stem, 0.0), share * max(3.0, weight(word)))
        else:
            meaning = sense(word)
            terms[meaning] = max(terms.get(meaning, 0.0), share * weight(word))
    weights = {term: value * (_NAME if term in names else 1.0) for term, value in terms.items()}
    return Unit(
        statement.id,
        statement.document,
        index,
        span,
        terms,
        frozenset(names),
        propositions,
        frozenset(sense(p.lemma) for p in propositions),
        frozenset(sense(p.lemma) for p in propositions if p.root),
        quantities,
        times,
        math.fsum(terms.values()),
        weights,
        math.fsum(weights.values()),
        (statement.id, index),
        " ".join(_LETTERS.findall(span.exact.casefold())),
        tuple(named_at),
    )


def _aside(propositions: Sequence[Proposition]) -> list[tuple[int, int]]:
    """Where the clauses beside the main one say more about somebody, or when and where ("when a train left the
    rails"): the predicates that are no argument of a main one, with what only they have for argument."""
    main = [p for p in propositions if p.root]
    if not main:
        return []
    heads = {a.lemma for p in main for a in p.arguments} | {p.lemma for p in main}
    held = [(a.span.start, a.span.end) for p in main for a in p.arguments if a.role == "complement"]
    actors = {a.lemma: p.span.start for p in main for a in p.arguments if a.role == "agent"}
    found = []
    for p in propositions:
        if p.root or p.lemma in heads or any(s <= p.span.start < e for s, e in held):
            continue
        if any(a.role == "agent" and actors.get(a.lemma, p.span.start) < p.span.start for a in p.arguments):
            continue  # what the actor of the main one goes on to do ("is willing to send")
        found.append((p.span.start, p.span.end))
        found += [(a.span.start, a.span.end) for a in p.arguments if a.lemma not in heads]
    return found
