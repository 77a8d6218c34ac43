"""Who is described before being named, in one page.

News describes first and names below: "a retired pilot who found the crack", then, in the next sentence, "N. N., 67,
…". After the walk through the text each description that nobody came before is held against those who are named after
it. It is settled only where the page itself shows it, by a title that one person alone bears there, or by the very
next sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from firsthand.records import Document, Mention
from firsthand.sources.entity import PEOPLE, Entity, name_of
from firsthand.sources.names import fold
from firsthand.sources.roles import Role, agrees, noun_class, role
from firsthand.sources.salience import Salience
from firsthand.sources.tables import vocabulary

__all__ = ["settle"]

_VAGUE = vocabulary(
    """
    person people source insider individual official man woman witness resident member one other expert analyst
    spokesman spokeswoman spokesperson
    """
)
_SMALL = vocabulary(
    """
    a an the of to in at on for who whom whose that which with from by as and or it its his her their was were is are be
    been has have had after before when where former old year years man woman person people said says
    """
)
_KINDS = (
    vocabulary("union association federation guild syndicate league"),
    vocabulary("company firm group corporation business enterprise conglomerate"),
    vocabulary("charity foundation trust society club"),
    vocabulary("party movement"),
    vocabulary("agency authority office service"),
)
"""Nouns that one body may be called by, of which no name tells anything more."""
_LEAD = 3  # sentences at the front of the body in which news describes whom it names below
_POST = re.compile(r"\b(?:held|holds|has held|had held) the (?:post|office|job|position)\b|\bin the (?:post|job)\b")
_AGE = re.compile(r",\s+(?:aged\s+)?\d{2}\b")


def settle(
    document: Document, entities: list[Entity], salience: Salience, told: Callable[[Entity], tuple[Role, ...]]
) -> dict[int, tuple[Entity, str]]:
    """Whom the unnamed of `entities` are, by `id` of the entity, with the reason. `told` gives the roles that other
    pages tell of a person."""
    named = [e for e in entities if e.named and e.kind in PEOPLE and not e.plural and _first(e) is not None]
    unnamed = [e for e in entities if _describes(e)]
    found: dict[int, tuple[Entity, str]] = {}
    for _ in range(2):
        for entity in unnamed:
            if id(entity) in found:
                continue
            match = _by_title(document, entity, named) or _next(document, entity, named, salience, told)
            if match is not None:
                found[id(entity)] = match
                said = [role(m.span.exact) for m in entity.mentions if m.form == "nominal" and m.span]
                match[0].roles.extend(held for held in said if held and held.head not in _VAGUE)
        for entity in unnamed:
            if id(entity) not in found and (match := _by_noun(entity, unnamed, found)):
                found[id(entity)] = match
        for entity in unnamed:
            if id(entity) not in found and (match := _by_lead(document, entity, unnamed, found)):
                found[id(entity)] = match
    return found


def _first(entity: Entity) -> Mention | None:
    """The first place where somebody is named."""
    return min((m for m in entity.mentions if m.form == "name"), key=lambda m: m.place, default=None)


def _describes(entity: Entity) -> bool:
    """Whether the entity is one unnamed person of whom words say what they are."""
    if entity.named or entity.plural or entity.fixed not in {"person", "anonymous"} or not entity.description:
        return False
    return bool(entity.roles) and any(m.form == "nominal" for m in entity.mentions)


def _may_be(entity: Entity, person: Entity) -> bool:
    shown = {entity.gender, person.gender} & {"m", "f"}
    return len(shown) < 2


def _by_title(document: Document, entity: Entity, named: list[Entity]) -> tuple[Entity, str] | None:
    """The one person of the page who bears the title, in its own words."""
    if not entity.titled:
        return None
    asked = entity.roles[0]
    if asked.head in _VAGUE or noun_class(asked.head) != "role":
        return None
    holders = [p for p in named if _may_be(entity, p) and any(agrees(asked, r) >= 0.4 for r in p.roles)]
    fits = [p for p in holders if any(agrees(asked, r) == 1.0 for r in p.roles)]
    if len(holders) == 1 and not fits and _in_title(document, entity.mentions[0]):
        fits = [p for p in holders if any(r.head == asked.head and r.lower == asked.lower for r in p.roles)]
    if len(holders) == 1 and len(fits) == 1:
        return fits[0], f"{name_of(fits[0])} alone bears that title in the page"
    return None


def _next(
    document: Document,
    entity: Entity,
    named: list[Entity],
    salience: Salience,
    told: Callable[[Entity], tuple[Role, ...]],
) -> tuple[Entity, str] | None:
    """Whoever the next sentence of the lead names for the first time, with the same title or in the same words."""
    described = [m for m in entity.mentions if m.form == "nominal" and m.span is not None]
    first = min(described, key=lambda m: m.place)
    here = salience.sentence(first.place)
    if _before(document, first.place) > _LEAD or _in_title(document, first):
        return None
    for person in named:
        name = _first(person)
        assert name is not None and name.span is not None
        gap = salience.sentence(name.place) - here
        if not 1 <= gap <= 2 or not name.subject or not _may_be(entity, person):
            continue
        asked = entity.roles[0]
        offices = (*person.roles, *told(person))
        if asked.head not in _VAGUE and any(agrees(asked, r) >= 0.5 or _same_post(entity, r) for r in offices):
            return person, f"described so in the lead, and {name_of(person)} is named next with that office"
        if person.titles and not any(agrees(asked, held) for held in person.roles):
            continue
        ends = document.text.find("\n", name.place)
        sentence = document.text[name.place : ends if ends > 0 else len(document.text)]
        if entity.titled and _POST.search(sentence):
            return person, f"described so in the lead, named below as {name_of(person)}, who holds the post"
        shared = _content(entity.description or "") & _content(sentence)
        after = document.text[name.span.end : name.span.end + 12]
        if shared and (_AGE.match(after) or len(shared) > 1 or name.speaker):
            words = ", ".join(sorted(shared))
            return person, f"described so in the lead, named below as {name_of(person)} (“{words}”)"
    return None


def _same_post(entity: Entity, held: Role) -> bool:
    """Whether `held` is what the description says in another word ("the head of their union" who "leads the Pilots'
    Association"): the words of neither side tell of two posts."""
    asked = entity.roles[0]
    if agrees(held, asked) < 0.5 or asked.lower != held.lower:
        return False
    described = frozenset(word for r in entity.roles for word in r.modifiers - r.lower)
    kinds = [{n for n, kind in enumerate(_KINDS) if kind & words} for words in (described, held.modifiers)]
    if all(kinds) and not kinds[0] & kinds[1]:
        return False
    narrow = [words - frozenset[str]().union(*_KINDS) - _SMALL for words in (described, held.modifiers - held.lower)]
    return not all(narrow) or bool(narrow[0] & narrow[1])


def _by_lead(
    document: Document, entity: Entity, unnamed: list[Entity], found: dict[int, tuple[Entity, str]]
) -> tuple[Entity, str] | None:
    """Whom the title of the page describes in words that the lead uses of somebody who is named below."""
    if not any(_in_title(document, m) for m in entity.mentions):
        return None
    words = _content(entity.description or "")
    settled = {
        id(found[id(other)][0]): found[id(other)][0]
        for other in unnamed
        if other is not entity and id(other) in found and words & _content(other.description or "")
    }
    match = next(iter(settled.values())) if len(settled) == 1 else None
    if match is None or not _may_be(entity, match):
        return None
    return match, f"described so in the title, named below as {name_of(match)}"


def _by_noun(entity: Entity, unnamed: list[Entity], found: dict[int, tuple[Entity, str]]) -> tuple[Entity, str] | None:
    """Who is taken for known above ("the nurse who told us so") and introduced below ("a nurse"), by the same noun."""
    asked = entity.roles[0]
    if asked.head in _VAGUE or not (entity.description or "").lower().startswith("the "):
        return None
    same = [e for e in unnamed if e is not entity and id(e) not in found and e.roles[0].head == asked.head]
    if len(same) != 1 or same[0].place < entity.place or not _may_be(entity, same[0]):
        return None
    if not re.match(r"(?:an?|one)\s", (same[0].description or "").lower()):
        return None
    return same[0], f"the only {asked.head} of the page, introduced below as “{same[0].description}”"


def _content(words: str) -> frozenset[str]:
    """The telling words of a description, cut to five letters so that forms of one word meet."""
    found = re.findall(r"[^\W\d_]{3,}", fold(words))
    return frozenset(word[:5] for word in found if word not in _SMALL)


def _in_title(document: Document, mention: Mention) -> bool:
    return any(b.role in {"title", "heading"} and b.start <= mention.place < b.end for b in document.blocks)


def _before(document: Document, place: int) -> int:
    """How many sentences, about, stand before `place` in the body."""
    start = next((b.start for b in document.blocks if b.role == "paragraph"), 0)
    return len(re.findall(r"[.!?][”\"’']?\s", document.text[start:place])) if place > start else 0
