"""Who is who over all pages of a story: joins the entities of the documents.

Only names join, and titles that tell one office of one country. Unnamed and unstated sources stay with their page,
whatever their words. No result depends on the order of the pages: names are taken in code point order, entities by
document and place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from firsthand.partition import Partition
from firsthand.records import SourceKind
from firsthand.sources.bodies import Key, is_acronym_of, is_outlet_name, key, shortens, without_country
from firsthand.sources.entity import PEOPLE, THINGS, Entity
from firsthand.sources.names import Name, clean, fold, rare, tokens
from firsthand.sources.people import Surnames, cluster
from firsthand.sources.places import country, current
from firsthand.sources.roles import Role, agrees, noun_class
from firsthand.sources.tables import vocabulary

__all__ = ["Group", "described", "join"]


class Group:
    """The entities of one source, by document and place. `why` says, by the place of an entity in `entities`, what
    joined it to the others; `nation` is the country whose government it is."""

    def __init__(self, entities: Sequence[Entity], why: Sequence[str]) -> None:
        self.entities = tuple(entities)
        self.why = tuple(why)
        self.forms: Counter[str] = Counter()
        for entity in entities:
            self.forms.update(entity.forms)
            for form, count in entity.forms.items():
                self.forms[form] += 0 * count
        self.keys: frozenset[Key] = frozenset(k for entity in entities for k in main_keys(entity))
        self.kind = self._kind()
        nations = {k[0][1:] for k in self.keys if len(k) == 1 and k[0].startswith("=")}
        self.nation = min(nations) if nations and self.kind not in PEOPLE else None
        self.name = self._name()

    def _kind(self) -> SourceKind:
        votes: Counter[SourceKind] = Counter()
        for entity in self.entities:
            votes[entity.kind] += max(1, sum(entity.kinds.values()))
        order: tuple[SourceKind, ...] = (
            "author",
            "person",
            "outlet",
            "organization",
            "record",
            "anonymous",
            "unstated",
        )
        if publishers := {entity.fixed for entity in self.entities if entity.publisher}:
            return "outlet" if "outlet" in publishers else "organization"  # which speaks for itself on its own page
        return max(order, key=lambda kind: (votes[kind], -order.index(kind)))

    def _name(self) -> str | None:
        if self.nation:
            own = [form for form in self.forms if country(form) == self.nation]
            return (
                self.nation
                if self.nation in {*own, *current().words.values()} or not own
                else max(sorted(own), key=lambda f: self.forms[f])
            )
        forms = sorted(self.forms)
        if not forms:
            hosts = sorted({host for entity in self.entities for host in entity.hosts})
            return hosts[0].removeprefix("www.") if hosts else None
        if self.kind in PEOPLE:
            full = [form for form in forms if len(tokens(form)) > 1] or forms
            quiet = [form for form in full if not (form.isupper() and len(form) > 4)] or full
            last = Counter(
                {
                    form: sum(n for other, n in self.forms.items() if tokens(other)[-1:] == tokens(form)[-1:])
                    for form in quiet
                }
            )
            return max(quiet, key=lambda form: (self.forms[form], last[form], len(form), -quiet.index(form)))
        full = [form for form in forms if len(key(form)) > 1 and not re.search(r"\s[-|–—•]\s", form)] or forms
        keys = {form: set(key(form)) for form in full}
        full = [form for form in full if not any(keys[form] < keys[other] for other in full)]
        return max(full, key=lambda form: (self.forms[form], -full.index(form)))


def main_keys(entity: Entity) -> list[Key]:
    """The keys that tell the body apart from others: none that only shortens another one of the same entity."""
    if len(entity.keys) < 2:
        return list(entity.keys)
    words = {k: frozenset(k) for k in entity.keys}
    return sorted(k for k, own in words.items() if not any(own < other for other in words.values()))


def described(entity: Entity) -> tuple[str, Key] | None:
    """The noun and the key of a body that only a definite description with two telling words and more names."""
    if entity.named or entity.plural or entity.kind != "organization" or not entity.description or not entity.roles:
        return None
    k = key(entity.description)
    lead = entity.description.partition(" ")[0].casefold()
    if lead in _INDEFINITE or len(k) < 2 or noun_class(entity.roles[0].head) != "body":
        return None
    return entity.roles[0].head, k


def _telling(k: Key) -> bool:
    """Whether a key alone tells one body over several pages: no common noun, no bare country and office."""
    return not (len(k) == 1 and not k[0].startswith("=") and noun_class(k[0]) in {"body", "outlet", "record"})


class _Joiner:
    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = sorted(entities, key=lambda e: (e.document, e.place, sorted(e.forms), e.description or ""))
        self.sets: Partition[int] = Partition()
        self.why: dict[int, str] = {}

    def unite(self, a: int, b: int, reason: str) -> None:
        if self.sets.find(a) != self.sets.find(b):
            self.sets.join(a, b)
            self.why.setdefault(max(a, b), reason)
            self.why.setdefault(min(a, b), reason)

    def run(self) -> list[Group]:
        persons = {name for e in self.entities if e.kind in PEOPLE for name in e.full if len(name) > 1}
        people = [i for i, e in enumerate(self.entities) if e.named and (e.kind in PEOPLE or e.full & persons)]
        things = [i for i, e in enumerate(self.entities) if e.kind in THINGS and (e.named or e.hosts)]
        self._people(people, things)
        self._things(things)
        self._described()
        self._offices(people)
        self._titles(people)
        groups: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.entities)):
            groups[self.sets.find(i)].append(i)
        return [
            Group([self.entities[i] for i in members], [self.why.get(i, "") for i in members])
            for _, members in sorted(groups.items())
        ]

    def _people(self, people: list[int], things: list[int]) -> None:
        owners: dict[Name, list[int]] = defaultdict(list)
        for i in people:
            for name in self.entities[i].full:
                if len(name) > 1:
                    owners[name].append(i)
        standing, reasons = cluster(owners.keys())
        by_root: dict[Name, list[tuple[Name, int]]] = defaultdict(list)
        for name in sorted(owners):
            by_root[standing[name]].extend((name, i) for i in owners[name])
        for members in by_root.values():
            first_name, first = members[0]
            for name, i in members[1:]:
                pair = (min(first_name, name), max(first_name, name))
                self.unite(
                    first,
                    i,
                    reasons.get(pair, "the same full name" if name == first_name else "a form of the same full name"),
                )
        self._surnames: Surnames[int] = Surnames(
            (name, self.sets.find(i)) for name in sorted(owners) for i in owners[name]
        )
        self._full: dict[int, list[int]] = defaultdict(list)
        for i in people:
            self._full[self.sets.find(i)].append(i)
        alone: dict[str, list[int]] = defaultdict(list)
        for i in people:
            entity = self.entities[i]
            if any(len(name) > 1 for name in entity.full):
                continue
            for word in sorted(entity.single | {name[0] for name in entity.full if name}):
                if not self._by_surname(i, word):
                    alone[word].append(i)
        for word in sorted(alone):
            if self._surnames.exact(word):
                continue  # several bear it, and nothing tells which
            for i in alone[word][1:]:
                a, b = self.entities[alone[word][0]], self.entities[i]
                if {a.gender, b.gender} != {"m", "f"}:
                    self.unite(alone[word][0], i, "the same name, and nobody else of that name in the story")
        for i in things:
            entity = self.entities[i]
            words = {k[0] for k in entity.keys if len(k) == 1 and not k[0].startswith("=")}
            if entity.kind != "organization" or entity.fixed is not None or len(words) != 1 or len(entity.keys) != 1:
                continue
            word = min(words)
            if len(self._surnames.exact(word)) == 1 and rare(word):
                self.unite(self._surnames.exact(word)[0], i, "a rare surname that one person of the story bears")

    def _by_surname(self, i: int, word: str) -> bool:
        """Joins entity `i`, known by `word` alone, to whoever it can only be; whether it did."""
        entity = self.entities[i]
        candidates, reason = self._surnames.exact(word), "the only person of that surname in the story"
        if not candidates:
            candidates, reason = self._surnames.given(word), "the only person of that given name in the story"
        if not candidates:
            spelt, candidates = self._surnames.near(word)
            reason = f"one slip away from “{spelt}”, a rare surname that one person of the story bears"
        # Whose full names these are was settled before the first bare name was looked at.
        roots = sorted(set(candidates))
        shown = entity.gender
        roots = [
            r for r in roots if not (shown in {"m", "f"} and self._gender(r) in {"m", "f"} and self._gender(r) != shown)
        ]
        # Whoever bears the full name in the same page was already not meant there.
        elsewhere = [r for r in roots if all(other.document != entity.document for other in self._members(r))]
        roots = elsewhere or roots
        if len(roots) > 1:
            graded = [r for r in roots if self._titles_agree(entity, r)]
            roots, reason = (graded, "the surname with the same title or body") if len(graded) == 1 else ([], "")
        if len(roots) == 1:
            self.unite(roots[0], i, reason)
            return True
        return False

    def _members(self, root: int) -> list[Entity]:
        return [self.entities[i] for i in self._full.get(root, ())]

    def _gender(self, root: int) -> str | None:
        return self.entities[root].gender

    def _titles_agree(self, entity: Entity, root: int) -> bool:
        for other in self._members(root):
            if any(agrees(a, b) >= 0.8 or _one_office(a, b) for a in entity.roles for b in other.roles):
                return True
            if {fold(clean(a)) for a in entity.affiliations} & {fold(clean(a)) for a in other.affiliations}:
                return True
        return False

    def _things(self, things: list[int]) -> None:
        by_key: dict[Key, list[int]] = defaultdict(list)
        for i in things:
            entity = self.entities[i]
            for k in main_keys(entity):
                if _telling(k):
                    by_key[k].append(i)
        for k in sorted(by_key):
            for i in by_key[k][1:]:
                self.unite(by_key[k][0], i, "the same name in its normal form")
        names: dict[int, list[tuple[Key, str]]] = defaultdict(list)
        for i in things:
            for form in sorted(self.entities[i].forms):
                names[i].append((key(form), form))
        full = sorted({(k, form) for pairs in names.values() for k, form in pairs if len(k) > 1})
        initials: dict[str, list[tuple[Key, str]]] = defaultdict(list)
        words: dict[str, list[tuple[Key, str]]] = defaultdict(list)
        for k, form in full:
            for word in k:
                words[word].append((k, form))
            letters = "".join(w[0] for w in form.split() if w[0].isupper())
            for short in {letters, "T" + letters}:
                initials[fold(short)].append((k, form))
        for i in things:
            for k, form in names[i]:
                wider: list[int] = []
                reason = ""
                if len(k) == 1 and fold(form.replace(".", "")) in initials:
                    fit = [other for other, name in initials[fold(form.replace(".", ""))] if is_acronym_of(form, name)]
                    wider, reason = (
                        [j for other in fit for j in by_key[other]],
                        "the initials of the only such name in the story",
                    )
                elif len(k) > 1 or not _telling(k):
                    telling = max(without_country(k), key=len)
                    fit = [other for other, name in words.get(telling, ()) if shortens(k, other, name)]
                    if len(k) > 1:
                        fit = [other for other in fit if without_country(other) == without_country(k)]
                    wider, reason = (
                        [j for other in fit for j in by_key[other]],
                        "a short form of the only such name in the story",
                    )
                elif not k[0].startswith("=") and not self.entities[i].place_like:
                    fit = [other for other, name in words.get(k[0], ()) if self._abridged(k[0], name)]
                    wider, reason = (
                        [j for other in fit for j in by_key[other]],
                        "a short form of the only such name in the story",
                    )
                if len({self.sets.find(j) for j in wider}) == 1:
                    self.unite(wider[0], i, reason)
        self._hosts(things)

    @staticmethod
    def _abridged(word: str, name: str) -> bool:
        """Whether one word is the usual short form of a longer name: an outlet's last word, a body's first."""
        parts = fold(name).split()
        if is_outlet_name(name):
            return parts[-1] == word
        # "Karvia" is no short form of "Karvia Coast Guard".
        return parts[0] == word and noun_class(parts[-1]) != "body"

    def _hosts(self, things: list[int]) -> None:
        """A publisher is known by its address too: "examplepost.com" is the Example Post's, "wsj.com" the WSJ's."""
        squeezed: dict[str, list[int]] = defaultdict(list)
        for i in things:
            entity = self.entities[i]
            if entity.kind == "outlet":
                for form in sorted(entity.forms):
                    for spelling in {_squeeze(form), _squeeze("the" + form)}:
                        squeezed[spelling].append(i)
                    letters = "".join(w[0] for w in form.split())
                    if len(letters) > 2:
                        squeezed[_squeeze(letters)].append(i)
        hosts: dict[str, list[int]] = defaultdict(list)
        for i in things:
            for host in sorted(self.entities[i].hosts):
                hosts[host.removeprefix("www.")].append(i)
        for host in sorted(hosts):
            for i in hosts[host][1:]:
                self.unite(hosts[host][0], i, f"the same address, {host}")
            labels = host.split(".")
            label = _squeeze(
                labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2] if len(labels) > 1 else host
            )
            owners = squeezed.get(label, [])
            if owners and len({self.sets.find(j) for j in owners}) == 1:
                self.unite(owners[0], hosts[host][0], f"the name that its address spells, {host}")

    def _described(self) -> None:
        """A body that no page names and several describe is one where the words that narrow its noun are among those of
        the fullest description ("the health authority", "the county health authority"), and only of that one."""
        by_noun: dict[str, list[tuple[Key, int]]] = defaultdict(list)
        for i, entity in enumerate(self.entities):
            found = described(entity)
            if found is not None:
                by_noun[found[0]].append((found[1], i))
        for noun in sorted(by_noun):
            full = sorted({k for k, _ in by_noun[noun]}, key=lambda k: (-len(k), k))
            widest = [k for k in full if not any(set(k) < set(other) for other in full)]
            if len(widest) > 1:
                full_of = {k: [w for w in widest if set(k) <= set(w)] for k in full}
            else:
                full_of = dict.fromkeys(full, widest)
            first: dict[Key, int] = {}
            for k, i in by_noun[noun]:
                if len(full_of[k]) == 1:
                    self.unite(first.setdefault(full_of[k][0], i), i, "the same description of a body")

    def _holds(self, i: int, role: Role, nation: str) -> bool:
        return any(agrees(role, other) == 1.0 and nation in other.modifiers for other in self.entities[i].roles)

    @staticmethod
    def _abroad(asked: Role, entity: Entity) -> bool:
        """Whether a page of one state calls a person by an office of its own, and `asked` is that of another state."""
        return (
            bool(entity.home)
            and f"={entity.home}" not in asked.countries
            and not any(held.countries for held in entity.roles)
        )

    def _offices(self, people: list[int]) -> None:
        """A person known by title alone is whoever holds that office of that country in the story, if one does."""
        held: dict[tuple[str, str], set[int]] = defaultdict(set)
        for i in people:
            for role in self.entities[i].roles:
                for nation in role.countries:
                    held[role.head, nation].add(i)
        for i, entity in enumerate(self.entities):
            if entity.kind != "person" or entity.named:
                continue
            for role in entity.roles:
                for nation in sorted(role.countries):
                    fitting = [j for j in sorted(held[role.head, nation]) if self._holds(j, role, nation)]
                    if len({self.sets.find(j) for j in fitting}) == 1:
                        self.unite(fitting[0], i, f"the only {role.head} of {nation[1:]} whom the story names")

    def _titles(self, people: list[int]) -> None:
        """A person known by title alone is whoever holds that office, where the story names one holder and no page has
        another holder of it elsewhere."""
        unnamed = [i for i, e in enumerate(self.entities) if e.titled and not e.named and e.kind not in THINGS]
        for i in unnamed:
            entity = self.entities[i]
            if self.sets.find(i) != i or entity.plural or not entity.roles:
                continue
            asked = entity.roles[-1]
            holders: dict[int, list[Role]] = defaultdict(list)
            for j in people:
                for held in self.entities[j].roles:
                    if held.head == asked.head and held.lower == asked.lower:
                        holders[self.sets.find(j)].append(held)
            genders = {self.entities[j].gender for j in holders} | {entity.gender}
            if len(holders) != 1 or {"m", "f"} <= genders or not _tells(asked, next(iter(holders.values()))):
                continue
            others = [self.entities[j].roles[-1] for j in unnamed if self.entities[j].roles]
            if asked.countries and any(
                self._abroad(asked, self.entities[j]) for j in people if self.sets.find(j) in holders
            ):
                continue
            if any(o.head == asked.head and _apart(o.modifiers, asked.modifiers) for o in others):
                continue
            (root,) = holders
            self.unite(root, i, f"the only {' '.join((*sorted(asked.lower), asked.head))} of that office in the story")


_SOLE = vocabulary(
    """
    mayor governor president premier chancellor king queen pope harbourmaster harbormaster emir sultan monarch
    ombudsman archbishop
    """
)
_INDEFINITE = vocabulary("a an one another some any its his her their our my this that each every no")
_COMMON = vocabulary(
    """
    official expert analyst lawyer attorney doctor nurse witness source person diplomat spokesman spokeswoman
    spokesperson
    lawmaker politician professor teacher worker journalist reporter correspondent judge leader officer writer author
    """
)


def _tells(asked: Role, holders: Iterable[Role]) -> bool:
    """Whether a title is told well enough to be one office that a holder among `holders` has."""
    narrow = asked.modifiers - asked.lower
    if asked.head in _COMMON and not any(len(narrow) > 1 and narrow <= held.modifiers for held in holders):
        return False
    if not narrow and asked.head not in _SOLE and not asked.lower:
        return False
    for held in holders:
        if narrow <= held.modifiers or (asked.head in _SOLE and not held.modifiers):
            return True
    # "Karvia Water's chief executive" answers to "chief executive N. N." where no page says of whom.
    plain = [held.modifiers for held in holders]
    return any(plain) and all(words <= narrow for words in plain)


def _one_office(a: Role, b: Role) -> bool:
    """Whether two words for a post, narrowed by the same words, tell one office ("head" and "leader" of a council)."""
    return max(agrees(a, b), agrees(b, a)) >= 0.5 and bool((a.modifiers - a.lower) & (b.modifiers - b.lower))


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the words that narrow two titles of one kind tell two offices."""
    return bool(a - b) and bool(b - a)


def _squeeze(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def join(entities: Sequence[Entity]) -> list[Group]:
    """The groups of `entities` that are one source each, in the order of their first entity."""
    return _Joiner(entities).run()
