"""The states that a story speaks of and no table holds, read from the offices that only states have.

"The Karvian Defence Ministry", "Karvia's army" and "troops of Karvia" show that Karvia is a state; so do the words
for its people, where the pages have both forms. Within `places.told` such a state is a country like any other, whether
it stands as a name, an owner or an adjective.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import chain

from firsthand.sources.given import known
from firsthand.sources.names import fold, rare
from firsthand.sources.places import country, demonym_of
from firsthand.sources.roles import noun_class

__all__ = ["offices", "states"]

_PROPER = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]{3,}"
_PORTFOLIO = r"(?:[Dd]efen[cs]e|[Ff]oreign|[Ii]nterior|[Jj]ustice|[Ff]inance|[Hh]ealth)"
_OFFICE = (
    rf"(?:{_PORTFOLIO} [Mm]inist(?:ry|er)|[Aa]rmy|[Nn]avy|[Tt]roops|[Ss]oldiers|[Aa]rmed [Ff]orces|[Bb]order [Gg]uards)"
)
_OWNER = re.compile(rf"\b({_PROPER})['’]s\s+(?:deputy\s+|Deputy\s+)?{_OFFICE}\b")
_BEFORE = re.compile(rf"\b({_PROPER})\s+(?:[Dd]eputy\s+)?{_OFFICE}\b")
_AFTER = re.compile(
    rf"\b(?:{_PORTFOLIO} [Mm]inist(?:ry|er)|[Aa]rmy|[Nn]avy|[Aa]rmed [Ff]orces|(?:troops|soldiers)(?= of))"
    rf"\s+of\s+(?:neighbou?ring\s+)?({_PROPER})\b"
)
_WORD = re.compile(rf"\b{_PROPER}\b")


def offices(name: str) -> bool:
    """Whether `name` is an office that every state has, and no word of it says of which ("Defence Ministry")."""
    return (
        re.fullmatch(rf"(?:the\s+|its\s+)?{_PORTFOLIO}\s+ministry", " ".join(name.split()), re.IGNORECASE) is not None
    )


def states(texts: Iterable[str], surnames: Collection[str] = ()) -> dict[str, str]:
    """The folded words for the states of `texts` (names and adjectives), each with the name of its state.

    Words of `surnames` (folded) and countries that the tables know are none.
    """
    texts = list(texts)
    words = {word for text in texts for word in _WORD.findall(text)}
    shown: set[str] = set()
    for text in texts:
        shown.update(chain(_OWNER.findall(text), _BEFORE.findall(text), _AFTER.findall(text)))
    shown = {w for w in shown if _may_be(w, surnames)}
    by_stem: dict[str, list[str]] = {}
    for word in sorted(words):
        by_stem.setdefault(fold(word)[:3], []).append(word)
    found: dict[str, str] = {}
    for word in sorted(shown):
        near = [w for w in by_stem[fold(word)[:3]] if _may_be(w, surnames)]
        # Of "Karvian" and "Karvia" the state is the one that the other is formed from.
        place = min((w for w in near if demonym_of(fold(word), fold(w))), key=len, default=word)
        found[fold(word)] = place
        found[fold(place)] = place
        for other in near:
            if demonym_of(fold(other), fold(place)):
                found[fold(other)] = place
    return found


def _may_be(word: str, surnames: Collection[str]) -> bool:
    plain = fold(word)
    return (
        rare(plain)
        and plain not in surnames
        and not known(plain)
        and country(word) is None
        and noun_class(plain) is None
        and not word.isupper()
    )
