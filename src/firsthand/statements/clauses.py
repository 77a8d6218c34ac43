"""Clauses and phrases read off the words alone, for sentences in which the parse hangs them on the wrong word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.statements.lexicon import MEDIA, NOUNS
from firsthand.statements.reading import Reading, Region, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["citing_tail", "clause_from", "finite", "is_clause", "is_nominal", "late_that"]

_FAR = 25
"""A "that" this many tokens behind its verb is another's."""
_STOPS = frozenset({";", ":", "?", "!", "—", "–"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM", "PART", "ADP", "SYM", "X"})
_OPENING = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM", "X"})
_PLACES = frozenset({"below", "above", "here", "earlier", "today", "yesterday"})


def finite(token: Token) -> bool:
    """Whether `token` is tagged as a finite verb and not written like a name."""
    return token.tag_ in _FINITE and (token.text.islower() or token.is_sent_start is True or token.i == 0)


def is_nominal(tokens: list[Token]) -> bool:
    """Whether `tokens` read as one noun phrase with the phrases that belong to it: no verb, no comma."""
    if not 0 < len(tokens) <= 14:
        return False
    first = tokens[0]
    if not (first.pos_ in _OPENING or first.text[:1].isupper()) or first.tag_ in {"IN", "CC"}:
        return False
    for t in tokens:
        named = t.text[:1].isupper() and not t.is_sent_start
        if not (t.pos_ in _NOMINAL or named or t.text in {"-", "'s", "’s", "&", "and", "."} or t.tag_ == "POS"):
            if t.tag_ in {"VBN", "VBG", "RB", "JJ"} and t is not tokens[-1]:
                continue
            return False
        if t.lower_ in {"that", "which", "whether", "if"}:
            return False
    return tokens[-1].pos_ != "ADP" and tokens[-1].tag_ != "IN"


def is_clause(reading: Reading, first: int, last: int) -> bool:
    """Whether tokens `first`..`last` read as a clause: a subject, then a finite verb."""
    while first < last and reading.tokens[first].is_quote:
        first += 1
    if first >= last or (reading.tokens[first].pos_ not in _OPENING | {"ADV"} and not reading.tokens[first].is_title):
        return False
    if finite(reading.tokens[first]) and reading.tokens[first].lower_ != "there":
        return False
    comma = next((k for k in range(first, last) if reading.tokens[k].text == ","), last)
    aside = comma + 1 < last and reading.tokens[comma + 1].lower_ in {"who", "which", "whose"}
    for t in reading.tokens[first + 1 : last if aside else comma]:
        if finite(t):
            return True
        if t.lower_ in {"that", "whether"}:
            return False
    return False


def clause_from(reading: Reading, first: int, last: int) -> tuple[Region, Token | None]:
    """Tokens `first`..`last` as a content, with its main verb."""
    run = reading.bare(first, last)
    if run is None:
        return [], None
    inside = range(first, last)
    verbs = [t for t in reading.tokens[first:last] if t.pos_ in {"VERB", "AUX"}]
    top = next((t for t in verbs if t.head.i not in inside or t.head == t), None)
    return [run], top or next((t for t in verbs if finite(t)), verbs[0] if verbs else None)


def late_that(reading: Reading, token: Token) -> tuple[Region, Token | None]:
    """The clause after a "that" further on in the sentence, with only phrases between it and `token`: "said in a
    statement on Monday that P"."""
    tokens = reading.tokens
    end = reading.sentences[reading.sentence[token.i]][1]
    if token.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in token.children):
        return [], None
    for i in range(token.i + 1, min(end, token.i + _FAR)):
        t = tokens[i]
        if reading.quote[i] != reading.quote[token.i] or t.tag_[:2] in {"VB", "MD"} or t.text in _STOPS:
            break
        if t.lemma_.lower() in NOUNS and (t.dep_ == "dobj" or t.lemma_.lower() not in MEDIA):
            break  # "a report that P" is the report's
        if t.lower_ != "that" or i + 2 >= end:
            continue
        before = tokens[i - 1]
        if before.lower_ in {"and", "or", "but"}:
            break  # it goes on with what an outer verb says
        if before.pos_ == "ADP" and before.lower_ not in _PLACES:
            continue
        relative = t.tag_ == "WDT" and t.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"}
        if relative and t.dep_ in {"nsubj", "nsubjpass"}:
            relative = sum(c.dep_ in {"nsubj", "nsubjpass"} for c in t.head.children) < 2  # else P has its own subject
        if relative or not is_clause(reading, i + 1, end) or finite(tokens[i + 1]):
            continue
        if tokens[i + 1].ent_type_ in {"DATE", "TIME"} or tokens[i + 1].lemma_ in {"day", "night", "time", "year"}:
            continue
        return clause_from(reading, i + 1, end)
    return [], None


def citing_tail(reading: Reading, region: Region, cues: frozenset[str]) -> tuple[Token, Token] | None:
    """In `region`, ", citing X" that belongs to whoever says it all: the participle and X. Where the clause has a verb
    of `cues` itself, that one does the citing."""
    start, end = region[-1]
    for t in reading.tokens:
        if not start < reading.piece.at(t) < end or t.lower_ not in {"citing", "quoting"}:
            continue
        if t.i < 2 or reading.tokens[t.i - 1].text != ",":
            continue
        who = next((c for c in t.children if c.dep_ == "dobj"), None)
        own, _ = subject(t)
        if who is None or any(h.lemma_.lower() in cues for h in t.ancestors if start <= reading.piece.at(h) < end):
            continue
        if own is not None or t.head != t:
            return t, who
    return None
