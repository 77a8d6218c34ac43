"""Which phrase is a source, of which kind, and how a source draft is made from a token."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from firsthand.records import SourceKind
from firsthand.statements.drafts import SourceDraft
from firsthand.statements.lexicon import (
    AGENTIVE_SUFFIXES,
    ANONYMOUS_NOUNS,
    MEASURES,
    NOT_SPEAKERS,
    OUTLET_NOUNS,
    OUTLET_WORDS,
    RECORD_NOUNS,
    ROLE_NOUNS,
    words,
)
from firsthand.statements.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["can_speak", "is_outlet", "is_role_of_person", "kind_of", "nobody", "plain", "some_of", "source_of"]

_FIRST = frozenset({"i", "we", "me", "us", "myself"})
_SOME = frozenset({"one", "some", "many", "several", "most", "both", "others", "another"})
_PERSONAL = frozenset({"he", "she", "they", "it", "him", "her", "them", "who"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def source_of(reading: Reading, head: Token, cue: Token | None = None, subject: bool = False) -> SourceDraft:
    """The source that the noun phrase of `head` names; a relative pronoun gives the noun that it stands for."""
    if head.tag_ in {"WP", "WDT"} or (head.lower_ == "that" and head.dep_ in {"nsubj", "nsubjpass"}):
        verb = head.head
        while verb.dep_ in {"xcomp", "conj", "ccomp"} and verb.head != verb:
            verb = verb.head
        if verb.dep_ == "relcl":
            head = verb.head
    first, last = reading.noun_phrase(head, cue)
    if head.lemma_.lower() in ANONYMOUS_NOUNS and last == head.i + 1:
        last = _described(reading, last)
    name = _beside(reading, head, first, last)
    place = reading.piece.at(reading.tokens[first])
    return SourceDraft(place, reading, first, last, head.i, subject=subject, name=name)


def _beside(reading: Reading, head: Token, first: int, last: int) -> tuple[int, int] | None:
    """The name that stands after a comma beside a person's role: "an analyst at the X bank, Y Z"."""
    tokens = reading.tokens
    comma = next((k for k in range(last - 1, head.i + 1, -1) if tokens[k].text == ","), None)
    if comma is None or head.pos_ != "NOUN" or not is_role_of_person(head.lemma_.lower()):
        return None
    named = tokens[comma + 1 : last]
    if not 1 < len(named) <= 4 or any(t.pos_ != "PROPN" or not t.is_title for t in named):
        return None
    inner = any(t.pos_ == "PROPN" for t in tokens[head.i + 1 : comma])
    return (comma + 1, last) if inner else None


def _described(reading: Reading, last: int) -> int:
    """Where "people with knowledge of the matter" ends, which the parser often parts after "people"."""
    tokens = reading.tokens
    two = [t.lower_ for t in tokens[last : last + 2]]
    if two not in _KNOWING:
        return last
    end = last + 2
    while end < len(tokens) and tokens[end].pos_ in {"DET", "NOUN", "PROPN", "ADJ", "ADP", "PRON", "PART"}:
        if tokens[end].lower_ in {"that", "who", "on"} or tokens[end].ent_type_ in {"DATE", "TIME"}:
            break
        end += 1
    while tokens[end - 1].pos_ == "ADP" and end > last:
        end -= 1
    return end


_KNOWING = (["with", "knowledge"], ["familiar", "with"], ["close", "to"], ["briefed", "on"], ["with", "direct"])


def nobody(place: int) -> SourceDraft:
    """A source that no word names, at `place`."""
    return SourceDraft(place, kind="unstated")


def plain(word: str) -> str:
    """`word` without accents, in lower case: names are written both ways on one page."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).lower()


def is_outlet(reading: Reading, head: Token) -> bool:
    """Whether the noun phrase of `head` names a newspaper, agency or broadcaster."""
    if head.ent_type_ == "PERSON" and not any(c.lower_ == "the" for c in head.children):
        return False
    if head.lemma_.lower() in OUTLET_NOUNS and head.pos_ != "PRON":
        return True
    words = [head] + [c for c in head.children if c.dep_ in {"compound", "amod", "appos", "nmod", "flat"}]
    words += [a for a in head.children if a.dep_ == "appos"]
    if head.dep_ == "compound":
        words.append(head.head)
    if head.pos_ == "PROPN" or any(w.pos_ == "PROPN" for w in words):
        return any(w.lower_ in OUTLET_WORDS and (w.pos_ == "PROPN" or w.is_title or w.is_upper) for w in words) or any(
            w.lemma_.lower() in OUTLET_NOUNS for w in words
        )
    return False


def some_of(head: Token) -> Token | None:
    """The noun of "one of the people", "two of them", where those can speak."""
    if (head.pos_ != "NUM" and head.lower_ not in _SOME) or any(c.dep_ == "appos" for c in head.children):
        return None
    of = next((c for c in head.children if c.lower_ == "of"), None)
    whole = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return whole if whole is not None and can_speak(whole) else None


def can_speak(head: Token) -> bool:
    """Whether the noun `head` can be somebody or something that says things."""
    lemma = head.lemma_.lower()
    if lemma in NOT_SPEAKERS:
        return False
    if head.pos_ == "PROPN" or head.ent_type_ in _NAMES:
        return True
    if some_of(head) is not None:
        return True
    if head.pos_ == "PRON":
        return head.lower_ in _FIRST or head.lower_ in _PERSONAL or head.text == "US"
    if lemma in _THINGS:
        return False
    return (
        lemma in ROLE_NOUNS
        or lemma in ANONYMOUS_NOUNS
        or lemma in RECORD_NOUNS
        or lemma in OUTLET_NOUNS
        or (lemma.endswith(AGENTIVE_SUFFIXES) and lemma not in MEASURES)
    )


_THINGS = words("""
event number matter power water weather river winter summer border order corner tower chapter center centre door
floor error factor sector color colour honor honour terror horror effort comment moment document agreement
treatment movement element experiment environment investment payment development amount restaurant plant want
grant effect shelter character answer offer transfer bitter other another disaster theater theatre center
counter layer encounter laughter slaughter murder anger danger hunger remainder
""")
"""Nouns that only end like the name of somebody who does something."""


def kind_of(reading: Reading, source: SourceDraft) -> SourceKind:
    """What the words of `source` show it to be."""
    if source.kind is not None:
        return source.kind
    if source.reading is None:
        return "unstated"
    tokens = source.reading.tokens
    head = tokens[source.head]
    lemma = head.lemma_.lower()
    lower = head.lower_
    inside = tokens[source.first : source.last]
    if lower in _FIRST and not (head.text.isupper() and len(head.text) > 1):
        return "author" if source.reading.quote[head.i] < 0 else "person"
    if some_of(head) is not None:
        return "anonymous"
    if head.pos_ == "PRON" and head.text != "US":
        return "organization" if lower in {"it", "its"} else "person"
    if is_outlet(source.reading, head):
        return "outlet"
    if any(t.ent_type_ == "PERSON" and t.pos_ == "PROPN" and _names(t, head) for t in inside):
        return "person"
    if head.pos_ == "PROPN" and plain(head.text) in source.reading.people and head.i == source.last - 1:
        return "person"
    if (
        is_role_of_person(lemma)
        and head.pos_ == "NOUN"
        and head.i + 1 < source.last
        and tokens[head.i + 1].pos_ == "PROPN"
    ):
        return "person"
    if head.pos_ == "PROPN" or head.ent_type_ in {"ORG", "GPE", "NORP"}:
        if head.ent_type_ in {"ORG", "GPE", "NORP", "FAC", "LOC"}:
            return "organization"
        if lemma in ROLE_NOUNS and lemma not in ANONYMOUS_NOUNS:
            return "person" if is_role_of_person(lemma) else "organization"
        return "person"
    if lemma in RECORD_NOUNS:
        return "record"
    plural = head.tag_ in {"NNS", "NNPS"}
    definite = any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in head.children) or any(
        c.dep_ == "poss" for c in head.children
    )
    if lemma in {"source", "insider", "someone", "somebody", "analyst", "circle"}:
        return "anonymous"
    if lemma in ANONYMOUS_NOUNS and (plural or not definite):
        return "anonymous"
    if is_role_of_person(lemma):
        return "person" if definite else "anonymous"
    if lemma in ROLE_NOUNS:
        return "organization"
    if lemma.endswith(AGENTIVE_SUFFIXES):
        return "person" if definite else "anonymous"
    return "organization"


def _names(token: Token, head: Token) -> bool:
    """Whether the name that `token` belongs to is the head's own or in apposition to it."""
    t = token
    for _ in range(6):
        if t == head:
            return True
        if t.dep_ not in {"appos", "compound", "flat", "nmod"}:
            return False
        t = t.head
    return False


_BODIES = words("""
ministry government administration parliament congress senate cabinet agency department office bureau commission
committee council court army navy police force military opposition party company firm corporation contractor
bank union association group organization organisation university hospital embassy kremlin regime authority
board team campaign club country state city outlet network station team watchdog regulator
""")


def is_role_of_person(lemma: str) -> bool:
    """Whether the noun names what a person is, not a body."""
    return lemma in ROLE_NOUNS and lemma not in _BODIES
