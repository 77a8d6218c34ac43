"""Whom a description means in one document: "the deputy minister", "the newspaper", "two officials", "the report"."""

from __future__ import annotations

import re

from firsthand.records import Mention
from firsthand.sources.bodies import Key, key, named_body
from firsthand.sources.bonds import body_after, body_before, post
from firsthand.sources.entity import PEOPLE, THINGS, Entity, name_of
from firsthand.sources.names import clean, fold
from firsthand.sources.naming import Naming
from firsthand.sources.phrases import Phrase, read
from firsthand.sources.places import country
from firsthand.sources.roles import Role, agrees, noun_class, role
from firsthand.sources.tables import vocabulary

__all__ = ["Describing"]

_GENERIC_BODIES = vocabulary(
    """
    company firm group agency organization organisation body contractor giant manufacturer maker operator
    producer business enterprise corporation supplier
    """
)
_GENERIC_RECORDS = vocabulary(
    """
    document file paper report text record
    """
)
_GENERIC_OUTLETS = vocabulary(
    """
    newspaper paper outlet site website publication broadcaster magazine journal channel
    """
)
_GENERIC_PEOPLE = vocabulary(
    """
    person people source sources insider individual official officials man woman
    """
)
_LOCAL = frozenset({"mayor", "governor", "premier", "king", "queen", "councillor", "president", "minister"})
_INSIDE = re.compile(
    r"(?<!shares )(?<!stake )(?<!interest )(?<!trust )"
    r"\b(?:in|into|across|throughout|inside|outside|leave|left)\s+$"
)
_MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_OFFICES = vocabulary(
    """
    ministry government parliament court department police army command navy force forces guard embassy nations council
    assembly union institute institution university hospital association academy school
    """
)


class Describing(Naming):
    """The resolution of descriptions."""

    def _nominal(self, mention: Mention) -> tuple[Entity, str]:
        phrase = read(mention)
        assert mention.span is not None
        name = self._beside.name_of(mention)
        if name is not None and phrase.kind != "record":
            target = self.of.get(name.id) or self._named(name)[0]
            is_person = (target.kind if target.mentions else name.kind) in PEOPLE
            if is_person == (phrase.kind in {"role", "human"}):
                if held := role(self._beside.whole(mention)):
                    target.roles.append(held.at(mention.affiliation))
                if of := self._generic_body(mention, mention.title or phrase.key):
                    target.tied(name_of(of) if of.named else clean(of.description or ""), phrase.key)
                return target, f"beside the name {name.name}"
        if mention.kind not in {"anonymous", "person"} and (body := named_body(mention.span.exact)):
            k = key(body)
            if k not in self._things:
                longer = [other for other in sorted(self._things) if set(k) < set(other)]
                self._things[k] = self._things[longer[0]] if len(longer) == 1 else self._entity(mention.place)
                self._things[k].keys.add(k)
            self._things[k].forms[body] += 1
            return self._things[k], "the country and the office tell which body it is"
        if mention.kind == "organization" and len(k := key(mention.span.exact)) == 1 and k[0].startswith("="):
            if k not in self._things:
                self._things[k] = self._entity(mention.place)
                self._things[k].keys.add(k)
            self._things[k].forms[k[0][1:]] += 0
            return self._things[k], f"the government of {k[0][1:]}"
        if phrase.key in self._phrases and not phrase.new and len(phrase.words) > 2 + phrase.definite:
            return self._phrases[phrase.key], "the same words in the same page"
        if phrase.here and phrase.kind == "outlet" and self._publisher is not None:
            return self._publisher, "the page speaks of itself"
        if phrase.definite and not phrase.new:
            found = self._definite(mention, phrase)
            if found is not None:
                return found
        elif not phrase.definite and mention.kind == "person" and phrase.role and not phrase.plural:
            # A title without an article ("Police chief said") is as definite as a name.
            found = (
                self._definite(mention, phrase)
                if phrase.words[:1] not in (("a",), ("an",), ("one",), ("another",))
                else None
            )
            if found is not None:
                return found
        entity = self._entity(mention.place)
        entity.plural = phrase.plural
        entity.description = " ".join(mention.span.exact.split())
        if phrase.kind == "record":
            entity.fixed = "record"
        elif mention.kind in {"person", "unstated"}:
            entity.fixed = "person" if phrase.definite and phrase.kind == "role" and not phrase.plural else "anonymous"
        elif mention.kind in THINGS and phrase.kind in {"human", "role"}:
            entity.fixed = "anonymous"
        else:
            entity.fixed = mention.kind
        entity.titled = self._titled(mention, phrase)
        if entity.titled and phrase.role and (shown := self.hints.gender(phrase.role.at(mention.affiliation))):
            entity.genders[shown] += 2
        if phrase.role:
            entity.roles.append(phrase.role.at(mention.affiliation))
            self._bind(mention, entity, mention.title or phrase.key)
            if phrase.role.gender:
                entity.genders[phrase.role.gender] += 1
        if not phrase.new:
            self._phrases[phrase.key] = entity
        return entity, "named by these words alone"

    @staticmethod
    def _titled(mention: Mention, phrase: Phrase) -> bool:
        """Whether a title alone says who is meant: "the mayor", and "mayor" as headings have it."""
        if phrase.kind != "role" or phrase.plural or phrase.new or mention.kind not in {"person", "anonymous"}:
            return False
        return phrase.definite or phrase.words[:1] not in {("a",), ("an",), ("one",), ("another",), ("some",), ("any",)}

    def _bind(self, mention: Mention, entity: Entity, title: str) -> None:
        """Notes the body that the words around `mention`, or what was last spoken of, tie `entity` to."""
        assert mention.span is not None
        text = self.document.text
        at = mention.span.exact.find(mention.name) if mention.name else 0
        start = mention.span.start + max(0, at)
        end = start + len(mention.name) if mention.name and at >= 0 else mention.span.end
        if body := body_before(text, start):
            entity.tied(body, title)
        if mention.form == "name" and (held := post(text, end)):
            entity.tied(held[1], held[0])
        if mention.form == "nominal" and not mention.affiliation and (body := body_after(text, end)):
            entity.tied(body, title)
        if (found := self._sender(mention, title)) and found.named:
            entity.affiliations[name_of(found)] += 1
        if found := self._generic_body(mention, title):
            entity.tied(name_of(found) if found.named else clean(found.description or ""), title)

    def _sender(self, mention: Mention, title: str) -> Entity | None:
        """The government called after its head that was just spoken of, for an envoy whose sender no word tells ("The
        Holt administration agrees, said N. N., special envoy for Kenya")."""
        held = role(title) if title else None
        if held is None or held.head not in {"envoy", "ambassador"} or country(title.split(maxsplit=1)[0]):
            return None
        here = self._salience.sentence(mention.place)
        found = self._salience.best(
            mention.place, lambda e: float(any("administration" in k and len(k) > 1 for k in e.keys)), 0.5
        )
        if found is None or here - self._salience.sentence(found.mentions[-1].place) > 1:
            return None
        return found

    def _generic_body(self, mention: Mention, title: str) -> Entity | None:
        """The named body that "the company's", "its" or the "company" of "company spokesman" means."""
        assert mention.span is not None
        held = role(title) if title else None
        if held is None:
            return None
        own = re.match(r"(?:[Ii]ts|[Tt]heir)\s", mention.span.exact)
        tie = re.match(r"[Tt](?:he|his|hat)\s+([a-z]+)(?:['’]s|\b)", mention.affiliation or "")
        alone = held.modifiers - held.lower  # "company spokesman", but not "Foreign Ministry spokesman"
        nouns = [w for w in sorted(alone) if noun_class(w) == "body" and len(alone) == 1 and not mention.affiliation]
        noun = tie[1].casefold() if tie and noun_class(tie[1]) == "body" else nouns[0] if len(nouns) == 1 else None
        if noun is None and not own and not (held.head in _MOUTHS and not held.modifiers and not mention.affiliation):
            return None
        if noun is None and ((mention.affiliation and not own) or held.head in _LOCAL):
            return None
        here = self._salience.sentence(mention.place)

        def fits(entity: Entity) -> float:
            if entity.kind != "organization" or entity.plural or self._is_place(entity):
                return 0.0
            if not entity.named and len(key(entity.description or "")) < 2:
                return 0.0  # nobody is "its spokesman" of a place
            if noun is None:
                near = entity.mentions and here - self._salience.sentence(entity.mentions[-1].place) <= 1
                return float(bool(near))
            if any(noun in k for k in entity.keys) or any(r.head == noun for r in entity.roles):
                return 1.0
            return _called_so(entity) if noun in _GENERIC_BODIES else 0.0

        return self._salience.best(mention.place, fits, 0.8)

    def _definite(self, mention: Mention, phrase: Phrase) -> tuple[Entity, str] | None:
        here = mention.place
        best = self._salience.best
        noun = phrase.noun
        kind = phrase.kind or {"record": "record", "outlet": "outlet", "organization": "body"}.get(mention.kind)
        if mention.kind == "outlet":
            kind = "outlet"
        assert mention.span is not None
        if kind in {"record", "outlet", "body"}:
            exact = mention.span.exact

            def holds(entity: Entity) -> bool:
                return any(noun in k or fold(clean(exact)) in k for k in entity.keys)

            def descends(entity: Entity) -> bool:
                return any(held.head == noun for held in entity.roles)

        if kind == "record":

            def record(entity: Entity) -> float:
                if entity.kind != "record":
                    return 0.0
                if holds(entity) or descends(entity):
                    return 1.0
                return (
                    0.6
                    if noun in _GENERIC_RECORDS and phrase.words[:1] in (("the",), ("this",)) and len(phrase.words) == 2
                    else 0.0
                )

            found = best(here, record, 0.8)
            return (found, f"the {noun} last spoken of") if found else None
        if kind == "outlet" or (kind == "body" and noun == "agency"):

            def outlet(entity: Entity) -> float:
                if entity.kind != "outlet":
                    return 0.0
                return (
                    1.5
                    if holds(entity) or descends(entity)
                    else 1.0
                    if noun in _GENERIC_OUTLETS | {"agency"} or kind == "outlet"
                    else 0.0
                )

            found = best(here, outlet, 0.8)
            if found and (
                kind == "outlet"
                or not best(here, lambda e: float(e.kind == "organization" and (holds(e) or descends(e))), 0.8)
            ):
                return found, f"the {noun} last named"
        if kind == "body":
            nations = phrase.role.countries if phrase.role else frozenset()
            if (
                noun in {"government", "administration", "regime", "authority", "authorities"}
                and nations
                and not phrase.owned
            ):
                nation = (sorted(nations)[0],)
                if nation not in self._things:
                    self._things[nation] = self._entity(here)
                    self._things[nation].keys.add(nation)
                self._things[nation].forms[nation[0][1:]] += 1
                return self._things[nation], f"the government of {nation[0][1:]}"

            capitals = [
                fold(clean(word))
                for word in exact.split()[1:]
                if word[:1].isupper() and not country(word) and fold(clean(word)) != noun
            ]

            def body(entity: Entity) -> float:
                if entity.kind != "organization" or entity.plural:
                    return 0.0
                if any(not any(word in k for k in entity.keys) for word in capitals):
                    return 0.0
                alone = self._is_place(entity)
                if noun == "government" and alone and len(phrase.words) == 2 and not self._is_town(entity):
                    return 0.8
                if holds(entity) or descends(entity):
                    return 1.0
                if noun in _GENERIC_BODIES and not alone and entity.named:
                    return _called_so(entity)
                return 0.0

            if not phrase.owned:
                found = best(here, body, 0.8)
                if found:
                    return found, f"the {noun} last spoken of"
            return None
        if phrase.plural:

            def group(entity: Entity) -> float:
                if not entity.plural:
                    return 0.0
                same = any(held.head == noun for held in entity.roles)
                return (
                    1.0
                    if same
                    else 0.6
                    if noun in {"people", "source", "person", "man", "pair", "two", "other"} and len(phrase.words) == 2
                    else 0.0
                )

            found = best(here, group, 0.8)
            return (found, "those last spoken of") if found else None
        if kind in {"role", "human"} and phrase.role is not None:
            return self._person(mention, phrase)
        return None

    def _person(self, mention: Mention, phrase: Phrase) -> tuple[Entity, str] | None:
        """A person by title ("the deputy minister") or by a common noun ("the man", "the source")."""
        asked = phrase.role
        assert asked is not None
        asked = asked.at(mention.affiliation)
        generic = asked.head in _GENERIC_PEOPLE
        telling = asked.modifiers - asked.lower
        voice = self._voice(mention) if phrase.kind == "role" else None

        def fits(entity: Entity) -> float:
            if entity.plural or entity is voice or not (entity.kind in PEOPLE or entity.kind == "anonymous"):
                return 0.0
            if asked.countries and entity.named and entity.roles and self._abroad(asked, entity):
                return 0.0
            if asked.gender and entity.gender in {"m", "f"} and entity.gender != asked.gender:
                return 0.0
            grade = max((agrees(asked, held) for held in entity.roles), default=0.0)
            if not grade and entity.kind in PEOPLE:
                grade = 0.9 * max((agrees(asked, held) for held in self._told(entity)), default=0.0)
            if phrase.owned and entity.named:
                return 0.0
            if entity.kind == "anonymous":
                if asked.head in {"person", "source", "insider", "individual"}:
                    return max(grade, 1.0)
                return grade if grade else 0.5 if generic and not telling else 0.0
            if asked.head in {"source", "insider"} or (asked.head == "person" and not entity.named):
                return 0.0
            if grade:
                return grade
            if generic and asked.head != "official" and not telling:
                return 0.5
            return 0.0

        found = self._salience.best(mention.place, fits, 0.85)
        if found is not None:
            return found, f"“{phrase.key}” answers to what was last said of {name_of(found)}"
        return None  # nobody holds the title in this page: whoever is near is not meant by it

    def _voice(self, mention: Mention) -> Entity | None:
        """Whose words `mention` stands in, where it is in a quotation."""
        raise NotImplementedError

    def _abroad(self, asked: Role, entity: Entity) -> bool:
        """Whether a title that names its state is another one than that of a person of whom no word tells the state,
        since the page is of another state, whose own officials need no more words."""
        home = self._home()
        return (
            home is not None
            and f"={home}" not in asked.countries
            and not any(held.countries for held in entity.roles)
            and any(held.head == asked.head for held in entity.roles)
        )

    def _told(self, entity: Entity) -> tuple[Role, ...]:
        """The roles that other pages of the story give to whoever bears the names of `entity`."""
        known_as = [*sorted(entity.full), *(self.hints.bearer(word) for word in sorted(entity.single))]
        return next((self.hints.roles[name] for name in known_as if name in self.hints.roles), ())

    def _is_town(self, entity: Entity) -> bool:
        """Whether the pages call a place a town or a part of a country, whose government nobody means."""
        return any(word in self.hints.towns for k in entity.keys for word in k)

    def _is_place(self, entity: Entity) -> bool:
        """Whether the body is a country, or the pages say that things are in it."""
        if entity.keys and all(word.startswith("=") or word in self.hints.places for k in entity.keys for word in k):
            return True
        text = self.document.text
        return any(_INSIDE.search(text[max(0, m.place - 20) : m.place]) for m in entity.mentions if m.form == "name")


def _called_so(entity: Entity) -> float:
    """How well "the company" may mean a named body: no office, and rarely a bank, which is called a bank."""
    if any(_office(k) for k in entity.keys):
        return 0.0
    return 0.05 if any("bank" in k for k in entity.keys) else 0.5


def _office(k: Key) -> bool:
    """Whether a key is that of an office, which nobody calls a company."""
    return any(word in _OFFICES for word in k)
