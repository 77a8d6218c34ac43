"""For whom a source speaks, where the words of the pages tie it to a body.

The normal form: a person or an unnamed official speaks for the nearest body that is named ("a spokeswoman for the
Health Ministry" for the Health Ministry); a ministry, an army or a seat of government speaks for its country; so does
whoever holds an executive office of a country ("the Kenyan deputy foreign minister" for Kenya), and the government of a
country is the source that bears the country's name, to which its capital leads when it speaks. So the roots of two
parties are equal where two officials of one state speak, and whoever counts parties follows `party` to its root.
Members of parliament, parties, courts, unions and universities speak for themselves. An outlet has a party only where
the page says whose it is ("the state-run agency").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from firsthand.records import Document
from firsthand.sources.bodies import Key, key, plain, without_country
from firsthand.sources.names import clean, fold
from firsthand.sources.places import country, current, demonym_of, seat
from firsthand.sources.roles import Role, executive, noun_class
from firsthand.sources.story import Group
from firsthand.sources.tables import vocabulary

__all__ = ["Tie", "tie"]

Tie = tuple[Key, str, str]
"""The key of the body, its name as the page writes it, and why."""

_STATE_OFFICES = vocabulary(
    """
    ministry government army navy police command embassy fleet guard force forces armed military department
    agency cabinet administration treasury coastguard consulate mission secretariat directorate service
    regulator presidency air marine regime customs intelligence authority delegation commission troops
    """
)
_OWN_VOICE = vocabulary(
    """
    opposition party union university court parliament senate congress assembly association club federation
    chamber company bank
    """
)
_STATE = re.compile(r"\b(?:state|government|publicly)(?:[- ](?:run|owned|controlled|backed|funded))?\b", re.IGNORECASE)
_RUN = re.compile(r"\b(?:state|government)[- ](?:run|owned|controlled)\b", re.IGNORECASE)
_APPOSED = re.compile(r"\s*,\s*((?:the|a|an)\s[^,.;“”\"]{3,80})")
_HEADED = frozenset({"government", "administration", "regime", "cabinet"})
_AGENTS = frozenset({"representative", "lawyer", "attorney", "solicitor", "adviser", "advisor", "aide"})
_GENERIC_TIES = vocabulary(
    """
    opposition rebel rebels western foreign local state public
    """
)


def _country_in(text: str) -> str | None:
    words = text.replace("-", " ").split()
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            if words[i][:1].isupper() and (found := country(" ".join(words[i : i + size]))):
                return found
    return None


def tie(
    group: Group,
    documents: Mapping[str, Document],
    known: Mapping[Key, str],
    places: Mapping[str, str],
    located: Collection[str],
    people: Mapping[Key, Group],
) -> Tie | None:
    """The body that `group` speaks for, or None.

    `known` has the names of the bodies of the story by their keys, `places` by their folded names those of its bodies
    and countries by which demonyms of places that no table holds are read, `located` those that the pages have things
    in; `people` are the persons by the keys of their names, for whom only a spokesman, a lawyer or an aide speaks.
    """
    if group.kind in {"person", "anonymous", "author"}:
        return _of_person(group, known, places, located, people)
    if group.kind == "unstated":
        return None
    return _of_body(group, documents, known, places) or _of_government(group, known, places, located, people)


def _of_government(
    group: Group,
    known: Mapping[Key, str],
    places: Mapping[str, str],
    located: Collection[str],
    people: Mapping[Key, Group],
) -> Tie | None:
    """The country of a government that is called after its head, where the pages say of which country that is."""
    for k in sorted(group.keys):
        holder = people.get(tuple(word for word in k if word not in _HEADED))
        if holder is not None and len(k) > 1 and set(k) & _HEADED:
            found = _of_person(holder, known, places, located, people)
            if found is not None and found[0][0].startswith("="):
                return found[0], found[1], f"the government of {holder.name}, who speaks for {found[1]}"
    return None


def _generic(body: str) -> bool:
    """Whether no word of `body` is a name."""
    return not any(word[:1].isupper() for word in body.split())


def _portfolio(roles: list[Role], known: Mapping[Key, str], states: Collection[str]) -> Key | None:
    """The key of the one ministry of the story that a minister's title names ("Deputy Environment Minister"); with
    `states`, those that the pages are of, no other state's."""
    for held in roles:
        if (
            held.head != "minister"
            or held.countries
            or held.modifiers & {"former", "ex", "shadow", "prime", "opposition"}
        ):
            continue
        telling = (
            {plain(word) for word in held.modifiers}
            - held.lower
            - {"of", "for", "senior", "junior", "first", "affairs"}
        )
        fit = [k for k in known if "ministry" in k and set(without_country(k)) == {*telling, "ministry"}]
        if len(states) == 1:
            own = f"={min(states)}"
            fit = [k for k in fit if own in k or not any(word.startswith("=") for word in k)]
            if telling and not fit and min(states) in current().words.values():
                return (own,)
        if telling and len(fit) == 1:
            return fit[0]
    return None


def _nation(text: str, places: Mapping[str, str]) -> tuple[Key, str] | None:
    """The country or place that an affiliation of one word or two means."""
    if found := country(text) or seat(text):
        return ("=" + found,), found
    word = fold(clean(text))
    for place, name in sorted(places.items()):
        if word == place or demonym_of(word, place):
            return key(name), name
    return None


def _is_matter(text: str, phrases: list[str], speaks: bool) -> bool:
    """Whether `text` only says what an office is about: a minister's portfolio, the country an envoy is sent to."""
    word = re.escape(text)
    about = re.compile(
        rf"\b(?:[Mm]inister|[Ss]ecretary|[Ee]nvoy|[Aa]mbassador)\s+(?:of|for|to|on|in)\s+(?:the\s+)?{word}"
    )
    found = any(about.search(phrase) for phrase in phrases)
    body = noun_class(text.rsplit(maxsplit=1)[-1]) == "body" if text.split() else False
    return found and not body and not (speaks and not any(re.search("[Ee]nvoy|[Aa]mbassador", p) for p in phrases))


def _of_person(
    group: Group, known: Mapping[Key, str], places: Mapping[str, str], located: Collection[str], people: Collection[Key]
) -> Tie | None:
    bodies: Counter[str] = Counter()
    for entity in group.entities:
        bodies.update(entity.affiliations)
    roles = [role for entity in group.entities for role in entity.roles]
    official = any(executive(role) for role in roles)
    speaks = any(role.head.startswith("spokes") or role.head in _AGENTS for role in roles)
    phrases = [m.span.exact for e in group.entities for m in e.mentions if m.span and m.form in {"name", "nominal"}]
    own_voice = any(role.modifiers & {"opposition", "shadow", "former", "ex"} for role in roles)
    for text, _ in sorted(bodies.items(), key=lambda item: (-item[1], -len(item[0]), item[0])):
        body = clean(text)
        if fold(body) in _GENERIC_TIES or not body:
            continue
        if _is_matter(text, phrases, speaks):
            continue
        if _generic(body) and any(key(other) in known and not _generic(clean(other)) for other in bodies):
            continue  # "the company's board", where the company is told
        nation = _nation(body, places)
        if nation is not None:
            if official and not own_voice:
                return *nation, f"“{text}” beside the title"
            if country(body) or seat(body) or key(body) not in known or fold(body) in located:
                continue
        if own_voice and not speaks:
            continue
        k = key(body)
        if k in people:
            if speaks:
                return k, body, f"“{text}” beside the title"
            continue
        if k in known or body[:1].isupper() or _country_in(body) or noun_class(body.split()[-1]) == "body":
            return k, body, f"“{text}” beside the name or title"
    if official and not own_voice:
        ministry = _portfolio(roles, known, {entity.state for entity in group.entities if entity.state})
        if ministry is not None and len(ministry) == 1 and ministry[0].startswith("="):
            return ministry, ministry[0][1:], "the state that the page is of"
        if ministry is not None:
            return ministry, known[ministry], "the ministry that the title names"
        nations = sorted({word for role in roles if executive(role) for word in role.countries})
        if len(nations) == 1 and not _is_matter(nations[0][1:], phrases, speaks):
            return (nations[0],), nations[0][1:], "the country beside the title"
        for word in sorted({word for role in roles if executive(role) for word in role.modifiers}):
            for place, name in sorted(places.items()):
                if demonym_of(word, place):
                    return key(name), name, "the country beside the title"
    return None


def _of_body(
    group: Group, documents: Mapping[str, Document], known: Mapping[Key, str], places: Mapping[str, str]
) -> Tie | None:
    if group.nation:
        return None
    for form in sorted(group.forms):
        if nation := seat(form):
            return ("=" + nation,), nation, f"{form} is the seat of a government"
    if group.kind == "organization":
        for k in sorted(group.keys):
            nations = [word for word in k if word.startswith("=")]
            rest = without_country(k)
            if len(nations) == 1 and set(rest) & _STATE_OFFICES and not set(rest) & _OWN_VOICE:
                return (nations[0],), nations[0][1:], "an office of the state whose country its name says"
        for k in sorted(group.keys):
            if set(k) & {"ministry", "army", "navy", "embassy", "government"}:
                for word in k:
                    for place, name in sorted(places.items()):
                        if (place not in k and demonym_of(word, place)) or (
                            place == word and len(k) > 1 and (place,) in known
                        ):
                            return key(name), name, "an office of the state whose country its name says"
    pattern = _RUN if group.kind == "outlet" else _STATE
    for entity in group.entities:
        text = documents[entity.document].text
        for mention in entity.mentions:
            if mention.form != "name" or mention.span is None:
                continue
            around = [mention.span.exact]
            if found := _APPOSED.match(text, mention.span.end):
                around.append(found[1])
            for words in around:
                owner = _country_in(words)
                if owner and (
                    pattern.search(words)
                    or (
                        group.kind == "outlet"
                        and re.search(r"\bstate (?:news )?(?:agency|television|TV|radio|media|broadcaster)\b", words)
                    )
                ):
                    return ("=" + owner,), owner, f"“{' '.join(words.split())}”"
    bodies: Counter[str] = Counter()
    for entity in group.entities:
        bodies.update(entity.affiliations)
    if group.kind in {"organization", "record"}:
        for text, _ in sorted(bodies.items(), key=lambda item: (-item[1], item[0])):
            k = key(text)
            if k in known and k not in group.keys and not (len(k) == 1 and k[0].startswith("=")):
                return k, clean(text), f"“{text}” beside the name"
    return None
