"""What is gathered of one speaker while it is resolved: its mentions, names, roles and ties, first in one document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from firsthand.records import Mention, SourceKind
from firsthand.sources.bodies import Key, is_outlet_name
from firsthand.sources.given import known
from firsthand.sources.names import Name, gender
from firsthand.sources.roles import HONORIFICS, Role, role

__all__ = ["PEOPLE", "THINGS", "Entity", "name_of"]

PEOPLE: frozenset[str] = frozenset({"person", "author"})
THINGS: frozenset[str] = frozenset({"organization", "outlet", "record"})


@dataclass(eq=False)
class Entity:
    """Somebody or something of one document.

    `full` are personal names of two tokens and more, `single` those that stand alone; `keys` the keys of a body's
    names. `forms` counts the names as they are written. `reasons` say, by mention id, why the mention is here.
    `titled` marks the unnamed whom a title alone tells ("the mayor"), without "a" or "some";
    `publisher` marks the outlet that the page itself comes from, `place_like` a name that the page says things are in;
    `home` is the state that the name of the page's outlet tells, `state` the one that the page is of.
    """

    document: str
    place: int
    fixed: SourceKind | None = None
    mentions: list[Mention] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)
    full: set[Name] = field(default_factory=set)
    single: set[str] = field(default_factory=set)
    keys: set[Key] = field(default_factory=set)
    kinds: Counter[SourceKind] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    affiliations: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    description: str | None = None
    plural: bool = False
    titled: bool = False
    publisher: bool = False
    place_like: bool = False
    home: str | None = None
    state: str | None = None
    hosts: set[str] = field(default_factory=set)

    def add(self, mention: Mention, reason: str) -> None:
        """Takes `mention` in, with what its words show."""
        self.mentions.append(mention)
        self.reasons[mention.id] = reason
        self.place = min(self.place, mention.place)
        if mention.form in {"name", "nominal"}:
            self.kinds[mention.kind] += 1
        if mention.gender in {"m", "f"}:
            self.genders[mention.gender] += 1
        if mention.affiliation:
            self.affiliations[mention.affiliation] += 1

    def entitle(self, title: str | None, affiliation: str | None) -> None:
        """Notes a title as the page writes it."""
        if not title:
            return
        last = title.split()[-1].strip(".").casefold()
        if last in HONORIFICS:
            if found := HONORIFICS[last]:
                self.genders[found] += 2
            if office := {"prof": "professor", "dr": "doctor", "doctor": "doctor"}.get(last):
                self.roles.append(Role(office, frozenset(), None))
            return
        self.titles[title] += 1
        if found_role := role(title):
            self.roles.append(found_role.at(affiliation))
            if found_role.gender:
                self.genders[found_role.gender] += 2

    def tied(self, body: str, title: str) -> None:
        """Notes a body that the words around a mention tie the person to, and the role that is held there."""
        self.affiliations[body] += 1
        if found := role(title):
            self.roles.append(found.at(body))

    @property
    def named(self) -> bool:
        return bool(self.forms)

    @property
    def kind(self) -> SourceKind:
        """What it is, by the majority of its named mentions and what they are said to do."""
        if self.fixed:
            return self.fixed
        people = sum(n for kind, n in self.kinds.items() if kind in PEOPLE) + self.genders["m"] + self.genders["f"]
        things = sum(n for kind, n in self.kinds.items() if kind in THINGS)
        if any(len(name) > 1 and known(name[0]) for name in self.full) or (self.full and self.roles):
            people += things  # a given name or a title outweighs what a name was tagged as
        if self.kinds["author"] and people >= things:
            return "author"
        if people and people >= things:
            return "person"
        if not things:
            return next(iter(self.kinds), "unstated")
        if self.publisher or any(is_outlet_name(form) for form in self.forms):
            return "outlet"
        return max(("organization", "outlet", "record"), key=lambda kind: self.kinds[kind])

    @property
    def gender(self) -> str | None:
        """`m` or `f` where words, titles or names show it; `p` for several, `n` for a thing."""
        if self.plural:
            return "p"
        if self.genders["m"] != self.genders["f"]:
            return "m" if self.genders["m"] > self.genders["f"] else "f"
        for name in sorted(self.full):
            if found := gender(name):
                return found
        for word in sorted(self.single):
            if found := gender((word,)):
                return found
        return None if self.kind in PEOPLE or self.kind == "anonymous" else "n"


def name_of(entity: Entity) -> str:
    """How a reason names an entity."""
    if entity.forms:
        return min(entity.forms, key=lambda form: (-len(form.split()), form))
    return f"“{entity.description}”" if entity.description else "the same source"
