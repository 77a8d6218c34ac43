"""Whom and what the names of one document name.

All names are read together before any is resolved, so that a heading's surname meets the full name of the text, short
forms and initials their one longer form, and a surname that two people bear whoever was last in mind.
"""

from __future__ import annotations

import re
from collections import Counter

from firsthand.records import Document, Extraction, Mention
from firsthand.sources.bodies import (
    Key,
    body_word,
    company_name,
    is_acronym_of,
    is_outlet_name,
    issues_releases,
    key,
    shortens,
)
from firsthand.sources.entity import PEOPLE, Entity, name_of
from firsthand.sources.given import known
from firsthand.sources.hints import Hints
from firsthand.sources.names import Name, clean, fold, gender, rare, same_spelling, tokens
from firsthand.sources.people import Surnames, cluster
from firsthand.sources.places import capital, country, seat
from firsthand.sources.repair import Appositions, repaired
from firsthand.sources.roles import HONORIFICS, agrees, role, strip_titles
from firsthand.sources.salience import Salience
from firsthand.sources.states import offices

__all__ = ["Naming"]

_PROPER = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][^\W\d_]{3,}\b")
_LEARNS = re.compile(
    r"\b([^\W\d_a-zà-öø-ÿ][^\W_]+(?: [^\W\d_a-zà-öø-ÿ][^\W_]+)?)"
    r" (?:understands(?=[.,]|\s*$)|has (?:also |since )?learn(?:ed|t) (?=from|that)|can (?:exclusively )?reveal\b)"
)
"""Who understands, has learned or can reveal what it prints is an outlet."""
_INITIALS = re.compile(r"\s*\(([A-Z][\w.&-]{1,9})\)|, ([A-Z]{2,7})(?=[,.])")
_COMPANY_BEFORE = re.compile(
    r"\b(?:maker|producer|firm|company|group|giant|manufacturer|supplier|operator|retailer|shares in|stake in|"
    r"grant to|spokes(?:man|woman|person) for)\s+$"
)
_COMPANY_AFTER = re.compile(
    r"['’]s (?:shares?|stock|board|staff|workforce|sales|profits?|results|headquarters|customers|products|plants?)\b"
    r"|,? (?:employs|reported (?:a|an) (?:loss|profit)|plans to (?:cut|shed)|is to (?:cut|shed|close)|"
    r"to (?:cut|shed|axe|halve|close)|declined to comment|did not (?:answer|respond))\b"
    r"|, (?:founded|based|headquartered) in\b"
)
_THEN_PERSON = re.compile(r"[^.!?\n]*[.!?][”\"]?\s+(?:He|She)\s")
_DATED = re.compile(r"((?:[A-Z][A-Z'’-]+\s?){1,3})(?:\(|,[^.\n]{0,30}\.\s*/|\s[—–-])")


class Naming:
    """What the resolution of one document holds, and the resolution of its names."""

    def __init__(self, document: Document, extraction: Extraction, hints: Hints) -> None:
        self.document = document
        self.hints = hints
        self.mentions = sorted((repaired(m, document.text) for m in extraction.mentions), key=lambda m: (m.place, m.id))
        self._beside = Appositions(document, self.mentions)
        self._widest: dict[int, int] = {}
        for mention in self.mentions:
            if mention.head is not None and mention.span is not None:
                wide = mention.span.end - mention.span.start
                self._widest[mention.head.start] = max(wide, self._widest.get(mention.head.start, 0))
        self.of: dict[str, Entity] = {}
        self.entities: list[Entity] = []
        self._by_id = {m.id: m for m in self.mentions}
        self._salience = Salience(document)
        self._phrases: dict[str, Entity] = {}
        self._publisher: Entity | None = None
        self._state: str | None = None
        self._authors: dict[str, Entity] = {}
        self._label: dict[str, tuple[str, str]] = {}
        self._people: dict[Name, Entity] = {}
        self._things: dict[Key, Entity] = {}
        self._name_reason: dict[Name, str] = {}
        self._lone: dict[str, Entity] = {}
        self._publish()
        self._learns = {fold(clean(name)) for name in _LEARNS.findall(document.text)}
        self._names()

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
        called = clean(outlet.name or "")
        if called or outlet.host:
            self._publisher = self._entity(len(self.document.text))
            self._publisher.fixed = "organization" if issues_releases(called) else "outlet"
            self._publisher.publisher = True
            if called:
                self._publisher.forms[called] += 0
                self._publisher.keys.add(key(called))
                self._things[key(called)] = self._publisher
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
            if self._own_name(name) or fold(name) in self._learns:
                votes[fold(name)] -= 8
        times = Counter(fold(self._split(mention)[0]) for mention in named)
        for name in sorted(votes):
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
        self._first: dict[int, int] = {}
        for mention in named:
            bearer = self._people.get(tokens(self._split(mention)[0]))
            if bearer is not None:
                self._first.setdefault(id(bearer), mention.place)
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
        if " " not in fold(name) and self.hints.lean(fold(name)) < 0 and entity.fixed is None:
            entity.fixed = "organization"
        if company_name(name) and not is_outlet_name(name) and entity.fixed is None:
            entity.fixed = "organization"
        if fold(name) in self._learns and entity.fixed is None:
            entity.fixed = "outlet"
        end = mention.span.end if mention.span else 0
        if mention.head is not None and mention.span is not None and mention.name:
            at = mention.span.exact.find(mention.name)
            end = mention.span.start + at + len(mention.name) if at >= 0 else end
        if end and (found := _INITIALS.match(self.document.text[end : end + 14])):
            short = key(found[1] or found[2])
            self._things.setdefault(short, entity)
            entity.keys.add(short)

    def _key(self, name: str, mention: Mention) -> Key:
        # A capital that speaks is the government that sits there; elsewhere it is a city.
        if mention.speaker and (nation := capital(name)):
            return ("=" + nation,)
        k = key(name)
        # An office that every state has is that of the page's own state where no word says otherwise.
        if offices(name) and (nation := self._own_state()):
            return tuple(sorted({*k, f"={nation}"}))
        return k

    def _home(self) -> str | None:
        """The state that the name of the page's outlet tells."""
        named = {nation for word in (self.document.outlet.name or "").split() if (nation := country(word))}
        return named.pop() if len(named) == 1 else None

    def _own_state(self) -> str | None:
        """The state that the page is of: the one in the name of its outlet, the one whose capital it is dated from,
        else the only one that it speaks of."""
        if self._state is None:
            text = self.document.text
            named = [country(word) for word in (self.document.outlet.name or "").split()]
            lines = [line for b in self.document.blocks if (line := _DATED.match(text, b.start))]
            dated = [capital(line[1]) for line in lines]
            spoken = [country(word) for word in _PROPER.findall(text)]
            for found in (named, dated, spoken):
                if told := {nation for nation in found if nation}:
                    self._state = told.pop() if len(told) == 1 else ""
                    break
            else:
                self._state = ""
        return self._state or None

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
        if self._publisher is not None:
            for form in self._publisher.forms:
                full.setdefault(key(form), form)
        for short, form in sorted(full.items()):
            if seat(form) or (len(short) == 1 and (short[0].startswith("=") or short[0] in self.hints.places)):
                continue
            longer = [k for k, name in sorted(full.items()) if self._longer(short, form, k, name)]
            owners = {id(self._things[k]): self._things[k] for k in longer}
            if len(owners) == 1 and self._things[short] is not self._things[longer[0]]:
                old, new = self._things[short], self._things[longer[0]]
                for k in old.keys:
                    self._things[k] = new
                new.keys |= old.keys
                if old is self._publisher:
                    self._publisher = new
                    new.publisher, new.fixed = True, old.fixed
                    new.hosts |= old.hosts
                    new.forms.update(dict.fromkeys(old.forms, 0))
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
        if self._publisher is not None and self._own_name(name):
            return self._publisher, "the outlet of the page"
        if company := self._company(mention, name, title):
            return company, "a company of the story has that name"
        if found := self._people.get(parts):
            return found, self._name_reason.get(parts, "the full name")
        if len(parts) != 1 and (thing := self._things.get(self._key(name, mention))):
            return thing, "the name"
        if not parts:
            return self._entity(mention.place), "the name"
        word = parts[0] if len(parts) == 1 else parts[-1]
        votes = self._votes[fold(name)]
        personal = votes > 0 or (mention.kind in PEOPLE and votes > -4 and self.hints.lean(fold(name)) >= 0)
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
                    reason = why.format(name_of(chosen))
                    if len(candidates) > 1:
                        reason += ", the nearest before of those who bear it"
                    return chosen, reason
        if thing is not None and not personal:
            return thing, self._thing_reason(name, mention)
        for other, entity in sorted(self._lone.items()):
            if other == word or (len(parts) == 1 and rare(word) and same_spelling(word, other)):
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

    def _own_name(self, name: str) -> bool:
        """Whether `name` is that of the page's outlet, or the last word of it ("the Courier")."""
        if self._publisher is None:
            return False
        last = {fold(form).split()[-1] for form in self._publisher.forms if is_outlet_name(form)}
        return key(name) in self._publisher.keys or fold(name) in last

    def _company(self, mention: Mention, name: str, title: str) -> Entity | None:
        """The company that a word alone means which is also a surname of the story: what stands around it says so, or
        the page names the company in full before anybody of that name, and does not go on with "he" or "she".

        A title or an honorific always makes it a person's.
        """
        word = fold(name)
        if " " in word or word not in self.hints.companies or (title and role(title)) or mention.span is None:
            return None
        if title and fold(title).rstrip(".").split()[-1:] and fold(title).rstrip(".").split()[-1] in HONORIFICS:
            return None
        whole = next((e for k, e in sorted(self._things.items()) if word in k and e.fixed == "organization"), None)
        text, at = self.document.text, mention.span.start + max(0, mention.span.exact.find(name))
        said = _COMPANY_BEFORE.search(text[max(0, at - 30) : at]) or _COMPANY_AFTER.match(text, at + len(name))
        bearers = self._surnames.exact(word)
        if not said and bearers:
            never = len(text)
            person = min((self._first.get(id(b), never) for b in bearers), default=never)
            full = (
                m for m in self.mentions if whole is not None and m.form == "name" and m.name and " " in clean(m.name)
            )
            company = min((m.place for m in full if self._things.get(key(m.name or "")) is whole), default=never)
            if person <= company or _THEN_PERSON.match(text, at + len(name)):
                return None
        if whole is None:
            whole = self._things.setdefault((word,), self._entity(mention.place))
            whole.keys.add((word,))
            whole.fixed = "organization"
        return whole

    def _thing_reason(self, name: str, mention: Mention) -> str:
        if mention.speaker and (nation := capital(name)):
            return f"{name} stands for the government of {nation}"
        return "the name, in its full, short or abbreviated form"

    def _choose(self, candidates: list[Entity], mention: Mention, title: str) -> Entity | None:
        """The candidate whom the title and gender of `mention` allow and whom the text had last in mind; else the
        first to come."""
        asked = role(title) if title else None
        if len(candidates) == 1 and not self._salience.in_heading(mention.place):
            later = self._first.get(id(candidates[0]), 0) > mention.place
            if later and self.hints.shared(tokens(self._split(mention)[0])[-1]):
                return None  # another of that name is meant: this one is first named below
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
