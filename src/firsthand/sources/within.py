"""Who is who within one document.

First all names are read together, so that a heading's surname meets the full name of the text; then the mentions are
walked in the order of the text, and what stands alone (a surname two people bear, a title, a pronoun) goes to whoever
fits and is most present to a reader there; last, what looks forward (first persons, continued quotations).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from firsthand.records import Document, Extraction, Mention
from firsthand.sources.bodies import is_outlet_name
from firsthand.sources.descriptions import Describing
from firsthand.sources.entity import PEOPLE, THINGS, Entity, name_of
from firsthand.sources.hints import Hints
from firsthand.sources.names import clean, fold, tokens
from firsthand.sources.settling import settle
from firsthand.sources.tables import vocabulary

__all__ = ["Resolver"]

_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "it": "n", "its": "n", "they": "p", "them": "p",
    "their": "p", "these": "p", "those": "p",
}  # fmt: skip

_NEXT = 400  # characters that a pronoun looks forward
_REACH = 4  # sentences within which a body is meant rather than a place that is nearer
_SITES = vocabulary(
    """
    airport bay bridge canal dam depot harbor harbour island lake mill mine pipeline pit plant port quarry quay refinery
    reservoir river road site street terminal tunnel valley warehouse waterworks yard
    """
)


class Resolver(Describing):
    """Resolves the mentions of one document: `entities` in the order of their first places, `of` by mention id."""

    def __init__(self, document: Document, extraction: Extraction, hints: Hints) -> None:
        super().__init__(document, extraction, hints)
        self.statements = extraction.statements
        self._pending: list[Mention] = []
        for mention in self.mentions:
            self._walk(mention)
        self._forward()
        self._settle()
        self._release()
        for entity in self.entities:
            entity.home, entity.state = self._home(), self._own_state()
            entity.place_like = bool(entity.keys) and self._is_place(entity)
        self.entities.sort(key=lambda e: e.place)

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
            if found is None:
                self._pending.append(mention)
            else:
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
        if entity.kind == "person" and entity.keys and not entity.full and self.hints.lean(fold(name)) < 0:
            entity.fixed = "organization"
        if entity.kind in PEOPLE:
            if len(parts) == 1:
                entity.single.add(parts[0])
            elif entity.full or self._votes[fold(name)] > 0:
                entity.full.add(parts)
        else:
            entity.keys.add(self._key(name, mention))
        if (
            mention.head is not None
            and mention.span is not None
            and mention.span.end - mention.span.start < self._widest[mention.head.start]
        ):
            title = ""  # another mention of the same words has the whole title
        if title and mention.span is not None:
            if prefix := re.search(r"\b[^\W_]+-$", self.document.text[: mention.span.start][-12:]):
                title = prefix[0] + title
            entity.entitle(title, mention.affiliation)
        if entity.kind in PEOPLE and mention.span is not None:
            self._bind(mention, entity, title)

    def _contradicts(self, mention: Mention, target: Entity) -> bool:
        shown = self._pronoun_gender(mention) if mention.form == "pronoun" else None
        return (
            shown in {"m", "f"}
            and target.gender in {"m", "f", "n"}
            and target.gender != shown
            and target.kind != "record"
        )

    # Pronouns

    def _pronoun_gender(self, mention: Mention) -> str | None:
        word = fold(mention.span.exact).split()[0] if mention.span and mention.span.exact.split() else ""
        return _PRONOUNS.get(word) or mention.gender

    def _pronoun(self, mention: Mention) -> tuple[Entity | None, str]:
        asked = self._pronoun_gender(mention)
        fits = self._but_for(self._voice(mention), _pronoun_fit(asked))
        found = self._salience.best(mention.place, fits)
        if found is not None and asked == "n" and mention.speaker and self._silent(found):
            here = self._salience.sentence(mention.place)

            def speaks(entity: Entity) -> float:
                near = any(
                    m.place < mention.place and here - self._salience.sentence(m.place) <= _REACH
                    for m in entity.mentions
                )
                return fits(entity) if near and not self._silent(entity) else 0.0

            found = self._salience.best(mention.place, speaks) or found
        shown = " ".join(mention.span.exact.split()) if mention.span else "the pronoun"
        if found is None:
            return None, ""
        if asked in {"m", "f"} and found.kind in PEOPLE and found.gender is None and not mention.quoted:
            found.genders[asked] += 1
        return found, f"“{shown}”: {name_of(found)} was the last who fits and spoke"

    def _voice(self, mention: Mention) -> Entity | None:
        """Whose words `mention` stands in, where it is in a quotation: whom a third person does not mean there."""
        if not mention.quoted:
            return None
        for statement in self.statements:
            chain = [link.source for link in statement.chain]
            if mention.id in chain[1:]:
                speaker = chain[chain.index(mention.id) - 1]
            elif (
                chain
                and chain[0] != mention.id
                and statement.kind in {"direct", "mixed"}
                and any(span.start <= mention.place < span.end for span in statement.content)
            ):
                speaker = chain[-1]
            else:
                continue
            if speaker in self.of:
                return self.of[speaker]
            tag = self._by_id.get(speaker)
            if tag is not None and tag.form == "name" and tag.name:
                return self._people.get(tokens(self._split(tag)[0]))
            if tag is not None and tag.form == "pronoun":
                return self._salience.best(mention.place, _pronoun_fit(self._pronoun_gender(tag)))
        return None

    @staticmethod
    def _but_for(voice: Entity | None, fits: Callable[[Entity], float]) -> Callable[[Entity], float]:
        return lambda entity: 0.0 if entity is voice else fits(entity)

    def _silent(self, entity: Entity) -> bool:
        """Whether the entity is a town or a site, and nothing shows that it speaks: there things happen, and "it said"
        means somebody else. A country may speak."""
        if entity.kind != "organization" or any(m.speaker and m.form != "pronoun" for m in entity.mentions):
            return False
        heads = {fold(m.head.exact) for m in entity.mentions if m.head}
        if _SITES & (heads | {fold(form.split()[-1]) for form in entity.forms}):
            return True
        return self._is_place(entity) and not any(word.startswith("=") for k in entity.keys for word in k)

    # Descriptions that a name follows

    def _release(self) -> None:
        """Ties officials without a body to the publisher of a page in which the publisher itself says things: a release
        speaks for its issuer."""
        issuer = self._publisher
        if issuer is None or not issuer.keys or any(is_outlet_name(form) for form in issuer.forms):
            return
        says = {s.chain[0].source for s in self.statements if s.chain and s.chain[0].cue_class == "say"}
        if not any(m.id in says and m.form == "name" and m.kind == "organization" for m in issuer.mentions):
            return
        for entity in self.entities:
            plain = entity.roles and not any(held.countries for held in entity.roles) and not entity.affiliations
            if entity.kind == "person" and entity.named and plain and any(m.speaker for m in entity.mentions):
                entity.tied(name_of(issuer), entity.roles[0].head)

    def _settle(self) -> None:
        """Gives what is only described to whoever the page names below."""
        found = settle(self.document, self.entities, self._salience, self._told)
        for entity in list(self.entities):
            if id(entity) not in found:
                continue
            person, reason = found[id(entity)]
            while id(person) in found:
                person = found[id(person)][0]
            for mention in entity.mentions:
                person.add(mention, reason if mention.form == "nominal" else entity.reasons[mention.id])
                self.of[mention.id] = person
            person.mentions.sort(key=lambda m: (m.place, m.id))
            self.entities.remove(entity)

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
            entity.plural = mention.form == "pronoun" and self._pronoun_gender(mention) == "p"
            entity.description = mention.span.exact if mention.span else None
            self._put(mention, entity, "nobody here whom it could mean")

    def _target(
        self,
        mention: Mention,
        links: dict[str, str],
        quotes: list[tuple[int, int, str, frozenset[str]]],
        speaking: list[Mention],
    ) -> tuple[Entity | None, str]:
        if mention.form == "pronoun" and not mention.continues:
            return self._announced(mention)
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

    def _announced(self, mention: Mention) -> tuple[Entity | None, str]:
        """Who a pronoun that nobody comes before may announce: whoever fits and is named next, not far away."""
        fits = _pronoun_fit(self._pronoun_gender(mention))
        for other in self.mentions:
            if other.place <= mention.place or other.form not in {"name", "nominal"}:
                continue
            if other.place > mention.place + _NEXT:
                break
            entity = self.of.get(other.id)
            if entity is not None and fits(entity):
                return entity, f"nobody comes before, and {name_of(entity)} is named next"
        return None, ""

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
            return {"organization": 0.8, "outlet": 0.5}.get(kind, 0.0)
        return 0.0 if kind == "unstated" else 1.0

    return fits
