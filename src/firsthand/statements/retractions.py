"""What is taken back: the words of an article that its outlet retracts, and of a page's own earlier version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.statements.cues import cue_span
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.lexicon import OUTLET_NOUNS, RECORD_NOUNS, RETRACTING, words
from firsthand.statements.naming import source_of
from firsthand.statements.reading import Reading, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["taken_back"]

_VERSIONS = words("version edition")
_FORMER = words("earlier previous original first prior former")


def taken_back(reading: Reading, token: Token) -> Attribution | None:
    """ "X retracted an article which said that P", "an earlier version of this article said that P": X, or the page's
    own outlet, takes P back; the article itself is no source. `token` is the verb of saying."""
    clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
    region = reading.clause(clause) if clause is not None else []
    if clause is None or not region:
        return None
    link = _retracting(reading, token) or _correcting(reading, token)
    if link is None:
        return None
    quoted = reading.quote[token.i] >= 0
    return Attribution(reading, token.i, [link], region, "retracts", quoted=quoted, root=clause.i)


def _retracting(reading: Reading, token: Token) -> LinkDraft | None:
    noun, verb = token.head, token.head.head
    if token.dep_ != "relcl" or noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_ not in RETRACTING:
        return None
    if noun.lemma_.lower() not in RECORD_NOUNS | OUTLET_NOUNS or any(c.dep_ == "neg" for c in verb.children):
        return None
    who, passive = subject(verb)
    if passive:
        by = next((c for c in verb.children if c.dep_ == "agent"), None)
        who = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if who is None:
        return None
    return LinkDraft(source_of(reading, who, verb, True), cue_span(reading, verb, passive), verb.lemma_, "deny")


def _correcting(reading: Reading, token: Token) -> LinkDraft | None:
    first, _ = reading.sentences[reading.sentence[token.i]]
    version = next((t for t in reading.tokens[first : token.i] if t.lemma_.lower() in _VERSIONS), None)
    if version is None or not any(c.lower_ in _FORMER for c in version.children):
        return None
    of = next((c for c in version.children if c.lower_ == "of"), None)
    page = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if page is None or page.lemma_.lower() not in RECORD_NOUNS or page.right_edge.i + 2 < token.i - 3:
        return None
    if not any(c.lower_ in {"this", "the", "our"} for c in page.children):
        return None
    start, end = page.left_edge.i, page.i + 1
    source = SourceDraft(reading.piece.at(reading.tokens[start]), reading, start, end, page.i, kind="author")
    return LinkDraft(source, cue_span(reading, token, False), token.lemma_.lower(), "deny")
