"""Who is who within one document.

First all names are read together, so that a heading's surname meets the full name of the text; then the mentions are
walked in the order of the text, and what stands alone (a surname two people bear, a title, a pronoun) goes to whoever
fits and is most present to a reader there; last, what looks forward (first persons, continued quotations).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from firsthand.records import Document, Extraction, Mention
from firsthand.sources.bodies import Key, body_word, is_acronym_of, is_outlet_name, key, named_body, shortens
from firsthand.sources.entity import PEOPLE, THINGS, Entity
from firsthand.sources.given import known
from firsthand.sources.hints import Hints
from firsthand.sources.names import Name, clean, fold, gender, rare, tokens
from firsthand.sources.people import Surnames, cluster
from firsthand.sources.phrases import Phrase, read
from firsthand.sources.places import capital, country, seat
from firsthand.sources.repair import Appositions, repaired
from firsthand.sources.roles import HONORIFICS, Role, agrees, role, strip_titles
from firsthand.sources.salience import Salience
from firsthand.sources.tables import vocabulary

__all__ = ["Resolver"]

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

_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "it": "n", "its": "n", "they": "p", "them": "p",
    "their": "p", "these": "p", "those": "p",
}  # fmt: skip


class Resolver:
    """Resolves the mentions of one document: `entities` in the order of their first places, `of` by mention id."""

    def __init__(self, document: Document, extraction: Extraction, hints: Hints) -> None:
        self.document = document
        self.hints = hints
        self.mentions = sorted((repaired(m) for m in extraction.mentions), key=lambda m: (m.place, m.id))
        self._beside = Appositions(document, self.mentions)
        self._widest: dict[int, int] = {}
        for mention in self.mentions:
            if mention.head is not None and mention.span is not None:
                wide = mention.span.end - mention.span.start
                self._widest[mention.head.start] = max(wide, self._widest.get(mention.head.start, 0))
        self.statements = extraction.statements
        self.of: dict[str, Entity] = {}
        self.entities: list[Entity] = []
        self._by_id = {m.id: m for m in self.mentions}
        self._salience = Salience(document)
        self._phrases: dict[str, Entity] = {}
        self._pending: list[Mention] = []
        self._publisher: Entity | None = None
        self._authors: dict[str, Entity] = {}
        self._label: dict[str, tuple[str, str]] = {}
        self._people: dict[Name, Entity] = {}
        self._things: dict[Key, Entity] = {}
        self._name_reason: dict[Name, str] = {}
        self._lone: dict[str, Entity] = {}
        self._publish()
        self._names()
        for mention in self.mentions:
            self._walk(mention)
        self._forward()
        for entity in self.entities:
            entity.place_like = bool(entity.keys) and self._is_place(entity)
        self.entities.sort(key=lambda e: e.place)

    # Making and joining

    def _entity(self, place: int) -> Entity:
        entity = Entity(self.document.id, place)
        self.entities.append(entity)
        return entity

    def _put(self, mention: Mention, entity: Entity, reason: str) -> None:
        entity.add(mention, reason)
        self.of[mention.id] = entity
        self._salience.note(mention, entity)

    def _publish(self) -> None:
        """The outlet that the page comes from, and its authors, as entities that may be named in the text."""
        outlet = self.document.outlet
        if outlet.name or outlet.host:
            self._publisher = self._entity(len(self.document.text))
            self._publisher.fixed = "outlet"
            self._publisher.publisher = True
            if outlet.name:
                self._publisher.forms[clean(outlet.name)] += 0
                self._publisher.keys.add(key(outlet.name))
                self._things[key(outlet.name)] = self._publisher
            if outlet.host:
                self._publisher.hosts.add(outlet.host)
        for author in self.document.authors:
            name = tokens(clean(author))
            if len(name) > 1 and name not in self._people:
                entity = self._entity(len(self.document.text))
                entity.fixed = "author"
                entity.forms[clean(author)] += 0
                entity.full.add(name)
                self._people[name] = entity
                self._authors[author] = entity

    # Names

    def _split(self, mention: Mention) -> tuple[str, str]:
        """The name of `mention` without titles, and its title; cached by mention."""
        if mention.id not in self._label:
            assert mention.name is not None
            name, title = clean(mention.name), mention.title or ""
            lead, rest = strip_titles(name)
            honorific = fold(lead).rstrip(".").split()[-1:] and fold(lead).rstrip(".").split()[-1] in HONORIFICS
            if lead and (mention.kind in PEOPLE or honorific):
                name, title = rest, f"{lead} {title}".strip() if fold(lead) not in fold(title) else title
            if not title and mention.span is not None and mention.kind in PEOPLE:
                before = mention.span.exact.partition(mention.name)[0].split()
                if before and fold(before[-1]).rstrip(".") in HONORIFICS:
                    title = before[-1]
            self._label[mention.id] = (name, title)
        return self._label[mention.id]

    def _names(self) -> None:
        votes: Counter[str] = Counter()
        named = [m for m in self.mentions if m.form == "name" and m.name and clean(m.name)]
        for mention in named:
            name, title = self._split(mention)
            personal = mention.kind in PEOPLE or mention.gender in {"m", "f"}
            votes[fold(name)] += (1 if personal else -1) + (
                3 if title and (role(title) or title) and mention.kind in PEOPLE else 0
            )
            if body_word(name) or is_outlet_name(name) or country(name) or mention.kind == "outlet":
                votes[fold(name)] -= 4
        times = Counter(fold(self._split(mention)[0]) for mention in named)
        for name in sorted(votes):
            if " " not in name:
                votes[name] += self.hints.lean(name) * times[name]
        people: set[Name] = set(self._people)
        for mention in named:
            name, _ = self._split(mention)
            parts = tokens(name)
            if len(parts) > 1 and (votes[fold(name)] > 0 or (votes[fold(name)] > -3 and known(parts[0]))):
                people.add(parts)
        standing, reasons = cluster(people)
        for (a, b), reason in sorted(reasons.items()):
            self._name_reason.setdefault(a, reason)
            self._name_reason.setdefault(b, reason)
        authors = dict(self._people)
        by_root: dict[Name, Entity] = {}
        for whole, entity in sorted(authors.items(), key=lambda item: item[0]):
            by_root.setdefault(standing[whole], entity)
        for whole in sorted(people):
            root = standing[whole]
            if root not in by_root:
                by_root[root] = self._entity(len(self.document.text))
            self._people[whole] = by_root[root]
            by_root[root].full.add(whole)
        self._surnames: Surnames[Entity] = Surnames(sorted(self._people.items(), key=lambda item: item[0]))
        self._votes = votes
        singles = {fold(self._split(m)[0]) for m in named if len(tokens(self._split(m)[0])) == 1}
        for mention in named:
            name, _ = self._split(mention)
            parts = tokens(name)
            if parts in self._people or key(name) in self._things:
                continue
            if fold(name) in singles and (votes[fold(name)] > 0 or self._surnames.exact(parts[0] if parts else "")):
                continue
            if parts:
                self._thing(mention, name)
        self._shorten()

    def _thing(self, mention: Mention, name: str) -> None:
        """Registers the key of a body's name, and the abbreviation that stands in brackets behind it."""
        k = self._key(name, mention)
        if k not in self._things:
            self._things[k] = self._entity(len(self.document.text))
        entity = self._things[k]
        entity.keys.add(k)
        if self.hints.lean(fold(name)) < 0 and entity.fixed is None:
            entity.fixed = "organization"
        end = mention.span.end if mention.span else 0
        if mention.head is not None and mention.span is not None and mention.name:
            at = mention.span.exact.find(mention.name)
            end = mention.span.start + at + len(mention.name) if at >= 0 else end
        if end and (found := re.match(r"\s*\(([A-Z][\w.&-]{1,9})\)", self.document.text[end : end + 14])):
            self._things.setdefault(key(found[1]), entity)
            entity.keys.add(key(found[1]))

    def _key(self, name: str, mention: Mention) -> Key:
        # A capital that speaks is the government that sits there; elsewhere it is a city.
        if mention.speaker and (nation := capital(name)):
            return ("=" + nation,)
        return key(name)

    def _shorten(self) -> None:
        """Short forms and initials go to the one longer name of the document that they fit."""
        full = {
            k: form
            for m in self.mentions
            if m.form == "name" and m.name
            for form in [self._split(m)[0]]
            for k in [self._key(form, m)]
            if k in self._things
        }
        if self._publisher is not None and self.document.outlet.name:
            full.setdefault(key(self.document.outlet.name), clean(self.document.outlet.name))
        for short, form in sorted(full.items()):
            if seat(form) or (short[0].startswith("=") and len(short) == 1):
                continue
            longer = [k for k, name in sorted(full.items()) if self._longer(short, form, k, name)]
            owners = {id(self._things[k]): self._things[k] for k in longer}
            if len(owners) == 1 and self._things[short] is not self._things[longer[0]]:
                old, new = self._things[short], self._things[longer[0]]
                for k in old.keys:
                    self._things[k] = new
                new.keys |= old.keys
                new.publisher = new.publisher or old.publisher
                if old in self.entities:
                    self.entities.remove(old)

    def _longer(self, short: Key, form: str, other: Key, name: str) -> bool:
        if other == short:
            return False
        return shortens(short, other, name) or is_acronym_of(form, name)

    def _named(self, mention: Mention) -> tuple[Entity, str]:
        """Who is meant by a name, and why."""
        name, title = self._split(mention)
        parts = tokens(name)
        if found := self._people.get(parts):
            return found, self._name_reason.get(parts, "the full name")
        if len(parts) != 1 and (thing := self._things.get(self._key(name, mention))):
            return thing, "the name"
        if not parts:
            return self._entity(mention.place), "the name"
        word = parts[0] if len(parts) == 1 else parts[-1]
        personal = self._votes[fold(name)] > 0 or (mention.kind in PEOPLE and self.hints.lean(fold(name)) >= 0)
        thing = self._things.get(self._key(name, mention))
        if thing is not None and not personal:
            return thing, self._thing_reason(name, mention)
        if len(parts) == 1:
            candidates, why = self._surnames.exact(word), "the surname of {}"
            if not candidates:
                candidates, why = self._surnames.given(word), "the given name of {}"
            if not candidates and personal:
                spelt, candidates = self._surnames.near(word)
                why = f"“{name}” is one slip away from “{spelt}”, and rare; it is taken for {{}}"
            if candidates:
                chosen = self._choose(candidates, mention, title)
                if chosen is not None:
                    reason = why.format(_shown(chosen))
                    if len(candidates) > 1:
                        reason += ", the nearest before of those who bear it"
                    return chosen, reason
        if thing is not None and not personal:
            return thing, self._thing_reason(name, mention)
        for other, entity in sorted(self._lone.items()):
            if other == word or (len(parts) == 1 and rare(word) and _slip(word, other)):
                return entity, "the same name" if other == word else f"“{name}” is one slip away from “{other}”"
        if thing is not None and not personal:
            return thing, self._thing_reason(name, mention)
        entity = self._entity(mention.place)
        self._lone[word] = entity
        bearer = self.hints.bearer(word)
        if personal:
            entity.fixed = "person"
        if personal and bearer is not None and (shown := gender(bearer)):
            entity.genders[shown] += 1
        return entity, "the name, which stands alone here"

    def _thing_reason(self, name: str, mention: Mention) -> str:
        if mention.speaker and (nation := capital(name)):
            return f"{name} stands for the government of {nation}"
        return "the name, in its full, short or abbreviated form"

    def _choose(self, candidates: list[Entity], mention: Mention, title: str) -> Entity | None:
        """The candidate whom the title and gender of `mention` allow and whom the text had last in mind; else the
        first to come."""
        asked = role(title) if title else None
        shown = HONORIFICS.get(fold(title).rstrip(".").split()[-1]) if title.split() else None
        shown = shown or (asked.gender if asked else None) or (mention.gender if mention.gender in {"m", "f"} else None)

        def fits(entity: Entity) -> float:
            if entity not in candidates or (shown and entity.gender in {"m", "f"} and entity.gender != shown):
                return 0.0
            if asked and entity.roles:
                return 0.3 + max(agrees(asked, held) for held in entity.roles)
            return 1.0

        if chosen := self._salience.best(mention.place, fits, decay=0.7):
            return chosen
        possible = [entity for entity in candidates if fits(entity)]
        return min(possible, key=lambda e: (e.place, sorted(e.full)), default=None)

    # The walk

    def _walk(self, mention: Mention) -> None:
        if mention.continues and mention.form != "name":
            target = self.of.get(mention.continues)
            if target is not None and not self._contradicts(mention, target):
                self._put(mention, target, "the page continues with the same speaker")
                return
            if target is None and mention.continues in self._by_id:
                self._pending.append(mention)
                return
        if mention.form == "name" and mention.name and clean(mention.name):
            entity, reason = self._named(mention)
            self._put_named(mention, entity, reason)
        elif mention.form == "nominal" and mention.span is not None:
            entity, reason = self._nominal(mention)
            self._put(mention, entity, reason)
        elif mention.form == "pronoun":
            found, reason = self._pronoun(mention)
            self._put(mention, found, reason)
        elif mention.form == "first-person":
            self._pending.append(mention)
        else:
            entity = self._entity(mention.place)
            entity.fixed = mention.kind if mention.kind != "person" else "unstated"
            self._put(mention, entity, "no word says who")

    def _put_named(self, mention: Mention, entity: Entity, reason: str) -> None:
        name, title = self._split(mention)
        first = not entity.mentions
        self._put(mention, entity, reason if not first or "stands for" in reason else "the first mention of the name")
        entity.forms[name] += 1
        parts = tokens(name)
        if entity.kind in PEOPLE:
            if len(parts) == 1:
                entity.single.add(parts[0])
            elif entity.full or self._votes[fold(name)] > 0:
                entity.full.add(parts)
        else:
            entity.keys.add(self._key(name, mention))
        if title and mention.span is not None:
            if mention.head is not None and mention.span.end - mention.span.start < self._widest[mention.head.start]:
                return  # another mention of the same words has the whole title
            if prefix := re.search(r"\b[^\W_]+-$", self.document.text[: mention.span.start][-12:]):
                title = prefix[0] + title
            entity.entitle(title, mention.affiliation)

    def _contradicts(self, mention: Mention, target: Entity) -> bool:
        shown = self._pronoun_gender(mention) if mention.form == "pronoun" else None
        return (
            shown in {"m", "f"}
            and target.gender in {"m", "f", "n"}
            and target.gender != shown
            and target.kind != "record"
        )

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
                return target, f"beside the name {_shown(target)}"
        if mention.kind not in {"anonymous", "person"} and (body := named_body(mention.span.exact)):
            k = key(body)
            if k not in self._things:
                longer = [other for other in sorted(self._things) if set(k) < set(other)]
                self._things[k] = self._things[longer[0]] if len(longer) == 1 else self._entity(mention.place)
                self._things[k].keys.add(k)
            self._things[k].forms[body] += 1
            return self._things[k], "the country and the office tell which body it is"
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
        if phrase.role:
            entity.roles.append(phrase.role.at(mention.affiliation))
            if phrase.role.gender:
                entity.genders[phrase.role.gender] += 1
        if not phrase.new:
            self._phrases[phrase.key] = entity
        return entity, "named by these words alone"

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
                if noun == "government" and alone and len(phrase.words) == 2:
                    return 0.8
                if holds(entity) or descends(entity):
                    return 1.0
                if noun in _GENERIC_BODIES and not alone and entity.named and not any(_office(k) for k in entity.keys):
                    return 0.5
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

        def fits(entity: Entity) -> float:
            if entity.plural or not (entity.kind in PEOPLE or entity.kind == "anonymous"):
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
            if asked.head in {"source", "insider"}:
                return 0.0
            if grade:
                return grade
            if generic and asked.head != "official" and not telling:
                return 0.5
            return 0.0

        found = self._salience.best(mention.place, fits, 0.85)
        if found is not None:
            return found, f"“{phrase.key}” answers to what was last said of {_shown(found)}"
        if phrase.kind != "role" or phrase.owned:
            return None

        # Nobody holds the title in this page: it may be whoever was named just before, of whom no title was told.
        def untold(entity: Entity) -> float:
            apt = entity.kind == "person" and entity.named and not entity.roles and not entity.plural
            return float(apt and not (asked.gender and entity.gender in {"m", "f"} and entity.gender != asked.gender))

        near = self._salience.best(mention.place, untold, 0.5)
        if near is not None and near.mentions:
            last = self._salience.sentence(near.mentions[-1].place)
            if self._salience.sentence(mention.place) - last <= 2 and near.mentions[-1].speaker:
                return near, f"nobody here bears the title, and {_shown(near)} spoke just before"
        return None

    def _told(self, entity: Entity) -> tuple[Role, ...]:
        """The roles that other pages of the story give to whoever bears the names of `entity`."""
        known_as = [*sorted(entity.full), *(self.hints.bearer(word) for word in sorted(entity.single))]
        return next((self.hints.roles[name] for name in known_as if name in self.hints.roles), ())

    def _is_place(self, entity: Entity) -> bool:
        """Whether the body is a country, or the text says that things are in it."""
        if entity.keys and all(word.startswith("=") for k in entity.keys for word in k):
            return True
        text = self.document.text
        return any(
            re.search(
                r"\b(?:in|into|across|throughout|inside|outside|leave|left)\s+$", text[max(0, m.place - 12) : m.place]
            )
            for m in entity.mentions
            if m.form == "name"
        )

    # Pronouns

    def _pronoun_gender(self, mention: Mention) -> str | None:
        word = fold(mention.span.exact).split()[0] if mention.span and mention.span.exact.split() else ""
        return _PRONOUNS.get(word) or mention.gender

    def _pronoun(self, mention: Mention) -> tuple[Entity, str]:
        asked = self._pronoun_gender(mention)
        found = self._salience.best(mention.place, _pronoun_fit(asked))
        shown = " ".join(mention.span.exact.split()) if mention.span else "the pronoun"
        if found is None:
            entity = self._entity(mention.place)
            entity.fixed = "unstated" if asked in {"n", None} else "anonymous"
            entity.plural = asked == "p"
            entity.description = shown
            return entity, f"nobody before whom “{shown}” could mean"
        if asked in {"m", "f"} and found.kind in PEOPLE and found.gender is None:
            found.genders[asked] += 1
        return found, f"“{shown}”: {_shown(found)} was the last who fits and spoke"

    # What looks forward

    def _forward(self) -> None:
        links: dict[str, str] = {}
        quotes: list[tuple[int, int, str, frozenset[str]]] = []
        for statement in self.statements:
            chain = [link.source for link in statement.chain]
            for before, after in pairwise(chain):
                links.setdefault(after, before)
            if chain and statement.kind in {"direct", "mixed"}:
                for span in statement.content:
                    quotes.append((span.start, span.end, chain[-1], frozenset(chain)))
        speaking = [m for m in self.mentions if m.speaker and m.form != "first-person"]
        waiting = self._pending
        for _ in range(len(waiting) + 1):
            left: list[Mention] = []
            for mention in waiting:
                target, reason = self._target(mention, links, quotes, speaking)
                if target is not None:
                    self._put(mention, target, reason)
                else:
                    left.append(mention)
            if len(left) == len(waiting):
                break
            waiting = left
        else:
            left = []
        for mention in left:
            entity = self._entity(mention.place)
            entity.fixed = "unstated" if mention.form == "none" else "anonymous"
            entity.description = mention.span.exact if mention.span else None
            self._put(mention, entity, "nobody here whom it could mean")

    def _target(
        self,
        mention: Mention,
        links: dict[str, str],
        quotes: list[tuple[int, int, str, frozenset[str]]],
        speaking: list[Mention],
    ) -> tuple[Entity | None, str]:
        if mention.continues:
            return self.of.get(mention.continues), "the page continues with the same speaker"
        if mention.id in links and mention.quoted:
            return self.of.get(links[mention.id]), "the first person in a quotation is who is quoted"
        around = [q for q in quotes if q[0] <= mention.place < q[1] and mention.id not in q[3]]
        if around:
            speaker = min(around, key=lambda q: (q[1] - q[0], q[0], q[2]))[2]
            return self.of.get(speaker), "the first person in a quotation is who is quoted"
        if mention.quoted:
            near = min(speaking, key=lambda m: (abs(m.place - mention.place), m.place, m.id), default=None)
            if near is not None and near.id in self.of and self._same_block(near, mention):
                return self.of[near.id], "the first person in a quotation is who speaks beside it"
        return self._own_voice(mention), "the page speaks for itself"

    def _same_block(self, a: Mention, b: Mention) -> bool:
        return any(x.start <= a.place < x.end and x.start <= b.place < x.end for x in self.document.blocks)

    def _own_voice(self, mention: Mention) -> Entity:
        """Who says "I" or "we" in the narration: the author, or the outlet."""
        word = fold(mention.span.exact).split()[0] if mention.span and mention.span.exact.split() else "we"
        if word not in {"i", "me", "my", "mine", "myself"} and self._publisher is not None:
            return self._publisher
        if len(self._authors) == 1:
            return next(iter(self._authors.values()))
        if self._publisher is not None and word not in {"i", "me", "my", "mine", "myself"}:
            return self._publisher
        if "" not in self._authors:
            entity = self._entity(mention.place)
            entity.fixed = "author"
            entity.description = "the author of the page"
            self._authors[""] = entity
        return self._authors[""]


def _office(k: Key) -> bool:
    return any(
        word
        in {
            "ministry",
            "government",
            "parliament",
            "court",
            "department",
            "police",
            "army",
            "command",
            "navy",
            "force",
            "forces",
            "guard",
            "embassy",
            "nations",
            "council",
            "assembly",
            "union",
        }
        for word in k
    )


def _slip(a: str, b: str) -> bool:
    from firsthand.sources.names import same_spelling

    return same_spelling(a, b)


def _shown(entity: Entity) -> str:
    """How a reason names an entity."""
    if entity.forms:
        return min(entity.forms, key=lambda form: (-len(form.split()), form))
    return f"“{entity.description}”" if entity.description else "the same source"


def _pronoun_fit(asked: str | None) -> Callable[[Entity], float]:
    def fits(entity: Entity) -> float:
        kind, shown = entity.kind, entity.gender
        living = kind in PEOPLE or kind == "anonymous"
        if asked in {"m", "f"}:
            if not living or entity.plural or (shown and shown != asked):
                return 0.0
            return 1.0 if shown == asked else 0.8
        if asked == "n":
            return 1.0 if kind in THINGS and not entity.plural else 0.0
        if asked == "p":
            if entity.plural:
                return 1.3
            return {"organization": 0.8, "anonymous": 0.6, "outlet": 0.5}.get(kind, 0.0)
        return 0.0 if kind == "unstated" else 1.0

    return fits
