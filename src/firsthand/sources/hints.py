"""What the names of the whole story tell about a name that stands alone in one page.

Tags of names are noisy, and a page may use a surname that only another page explains. Before any page is resolved, the
full names of all pages are read once: whose surname a word is, which body's name it begins, which titles a person has.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from firsthand.records import Document, Mention
from firsthand.sources.bodies import body_word, company_name, is_outlet_name
from firsthand.sources.entity import PEOPLE
from firsthand.sources.given import known
from firsthand.sources.names import Name, clean, fold, gender, surnames, tokens
from firsthand.sources.people import Surnames, cluster
from firsthand.sources.places import country
from firsthand.sources.roles import Role, agrees, role, strip_titles

__all__ = ["Hints", "gather"]

_THERE = re.compile(
    r"(?<!stake )(?<!shares )(?<!interest )(?<!investors )(?<!confidence )(?<!trust )(?<!investment )(?<!shareholder )"
    r"\b(?:[Ii]n|[Nn]ear|outside|throughout|(?:city|town|village|port|province|district|county|mayor|people) of)"
    r"\s+([^\W\d_a-zà-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)*)(?!['’]s\b|[ -][^\W\d_a-zà-öø-ÿ])"
)
"""Where a word names a place: one word alone, which owns nothing there and begins no longer name."""
_TOWN = re.compile(r"\b(?:city|town|village|port|province|district|county|mayor) of\s+([^\W\d_a-zà-öø-ÿ][^\W\d_]+)")


class Hints:
    """`surnames` are the surnames of people with a full name, `bodies` the first words of the longer names of bodies
    in `wholes`, `companies` those of names that are a company's;
    `roles` the roles by full name, `places` the single words that the pages say things are in, `towns` those
    of them that they call a town or a part of a country."""

    def __init__(self) -> None:
        self.surnames: frozenset[str] = frozenset()
        self.bodies: frozenset[str] = frozenset()
        self.companies: frozenset[str] = frozenset()
        self.wholes: frozenset[str] = frozenset()
        self.places: frozenset[str] = frozenset()
        self.towns: frozenset[str] = frozenset()
        self.roles: dict[Name, tuple[Role, ...]] = {}
        self._bearers: Surnames[Name] = Surnames(())

    def add_people(self, names: Iterable[Name]) -> None:
        """Takes in the full names of the story, each once."""
        standing, _ = cluster(list(names))
        self._bearers = Surnames(sorted((name, root) for name, root in standing.items()))

    def bearer(self, word: str) -> Name | None:
        """The one full name of the story that a surname, or a misspelling of it, can mean."""
        found = self._bearers.exact(word) or self._bearers.near(word)[1]
        return found[0] if len(found) == 1 else None

    def shared(self, word: str) -> bool:
        """Whether several full names of the story have that surname."""
        return len(self._bearers.exact(word)) > 1

    def gender(self, asked: Role) -> str | None:
        """`m` or `f` where all those who hold the office in the story are shown to be so by their names."""
        held = {
            gender(name)
            for name, roles in sorted(self.roles.items())
            if any(r.head == asked.head and r.lower == asked.lower and agrees(asked, r) for r in roles)
        }
        return held.pop() if len(held) == 1 else None

    def lean(self, word: str) -> int:
        """Above 0 where a folded name, in one page, is rather a person's, below 0 where it is a body's."""
        if " " in word:
            return -2 if word in self.wholes else 0
        person, body = word in self.surnames, word in self.bodies or word in self.places
        return 2 if person and not body else -2 if body and not person else 0


def gather(mentions: Sequence[Mention], documents: Iterable[Document] = ()) -> Hints:
    """The hints that the names in `mentions`, of all pages, and the text around them give."""
    votes: Counter[str] = Counter()
    shown: dict[str, str] = {}
    roles: dict[Name, list[Role]] = defaultdict(list)
    for mention in mentions:
        if mention.form != "name" or not mention.name:
            continue
        lead, name = strip_titles(clean(mention.name)) if mention.kind in PEOPLE else ("", clean(mention.name))
        parts = tokens(name)
        if len(parts) < 2 or country(name):
            continue
        plain = " ".join(parts)
        shown.setdefault(plain, name)
        votes[plain] += 1 if mention.kind in PEOPLE else -1
        title = mention.title or lead
        if title and mention.kind in PEOPLE:
            votes[plain] += 2
            if found := role(title):
                roles[parts].append(found.at(mention.affiliation))
    hints = Hints()
    people: set[str] = set()
    bodies: set[str] = set()
    wholes: set[str] = set()
    full: set[Name] = set()
    for plain, name in shown.items():
        parts = tokens(name)
        is_body = body_word(name) or is_outlet_name(name)
        if not is_body and (votes[plain] > 0 or (known(parts[0]) and votes[plain] > -3)):
            people.update(surnames(parts))
            full.add(parts)
        elif len(parts[0]) > 2:
            bodies.add(fold(name).split()[0])
            if votes[plain] < 0:
                wholes.add(fold(name))
    hints.companies = frozenset(fold(name).split()[0] for name in shown.values() if company_name(name))
    hints.surnames, hints.bodies, hints.wholes = frozenset(people), frozenset(bodies), frozenset(wholes)
    texts = [document.text for document in documents]
    hints.places = _places(mentions, texts) - hints.surnames
    hints.towns = hints.places & {fold(found) for text in texts for found in _TOWN.findall(text)}
    hints.add_people(full)
    hints.roles = {parts: tuple(found) for parts, found in sorted(roles.items())}
    return hints


def _places(mentions: Iterable[Mention], texts: Iterable[str]) -> frozenset[str]:
    """The folded single words among the names of `mentions` that the text of the story has as places."""
    single = {fold(clean(m.name)) for m in mentions if m.form == "name" and m.name and len(tokens(clean(m.name))) == 1}
    there: Counter[str] = Counter()
    for text in texts:
        there.update(fold(found) for found in _THERE.findall(text))
    return frozenset(word for word in single if there[word] > 1 and not known(word) and not is_outlet_name(word))
