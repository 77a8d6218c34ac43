"""What a descriptive mention says of itself: whether it is definite, how many it is, what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.records import Mention
from firsthand.sources.names import fold
from firsthand.sources.roles import Kind, Role, noun_class, role
from firsthand.sources.tables import vocabulary

__all__ = ["Phrase", "read"]

_INDEFINITE = vocabulary(
    """
    a an another one two three four five six seven eight nine ten some several many few most both dozens
    hundreds various numerous multiple other additional at about more nearly over all every each any no
    """
)
_NEW = vocabulary(
    """
    another other second third fourth additional different separate
    """
)
_DEFINITE = vocabulary(
    """
    the this that these those same latter
    """
)
_OWNED = vocabulary(
    """
    his her its their our my your
    """
)
_PLURALS = vocabulary(
    """
    people men women police troops authorities sources officials they those
    """
)
_ONE = vocabulary(
    """
    a an one another this that each every
    """
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """`key` is the phrase without its determiner, folded; the same key in one document is the same phrase."""

    words: tuple[str, ...]
    key: str
    definite: bool
    owned: bool
    new: bool
    plural: bool
    role: Role | None
    noun: str
    kind: Kind | None
    here: bool


def read(mention: Mention) -> Phrase:
    """`mention`, which must have a span, read as a phrase."""
    assert mention.span is not None
    text = mention.span.exact
    words = tuple(re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", fold(text)))
    first = words[0] if words else ""
    found = role(text)
    noun = fold(mention.head.exact) if mention.head else found.head if found else first
    if noun_class(noun) and (found is None or noun_class(found.head) is None):
        found = role(mention.head.exact) if mention.head else found
    kind = noun_class(found.head) if found else noun_class(noun)
    owned = first in _OWNED or bool(re.match(r"^[^,]{1,40}?(?:['’]s|s['’])\s", text))
    definite = first in _DEFINITE or owned
    head_is_plural = noun in _PLURALS or (
        noun.endswith("s") and not noun.endswith("ss") and found is not None and noun != found.head
    )
    plural = (
        (mention.gender == "p" or head_is_plural) and first not in _ONE and kind not in {"body", "outlet", "record"}
    )
    key = " ".join(words[1:] if first in _DEFINITE | {"a", "an"} and len(words) > 1 else words)
    return Phrase(
        words=words,
        key=key,
        definite=definite,
        owned=owned,
        new=bool(set(words[:2]) & _NEW),
        plural=plural,
        role=found,
        noun=found.head if found else noun,
        kind=kind,
        here=first in {"this", "our"},
    )
