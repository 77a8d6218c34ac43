"""Whose saying a verb tells: its subject, its agent, a noun beside it, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.statements.cues import cue_span
from firsthand.statements.drafts import LinkDraft, SourceDraft
from firsthand.statements.intermediaries import outer_links
from firsthand.statements.lexicon import MEASURES, Verb, words
from firsthand.statements.naming import can_speak, nobody, some_of, source_of
from firsthand.statements.reading import Reading, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["source_for"]

_WEAK = frozenset(
    {"show", "indicate", "prove", "demonstrate", "suggest", "reveal", "imply", "signal", "find", "mean", "see", "view"}
)
"""Verbs whose subject often is no source ("events show"): they ask for one that can speak."""
_PERSONS_WE = frozenset({"you", "one", "nobody", "none", "no-one", "nothing", "something", "everything"})
_HEARERS = words("court jury inquest inquiry tribunal hearing committee")
"""Bodies that hear evidence: whose it was is not said."""


def source_for(reading: Reading, token: Token, entry: Verb) -> tuple[SourceDraft | None, bool, list[LinkDraft]]:
    """The source of the verb, whether it is passive, and the links that stand before it. None: there is no source."""
    subj, passive = subject(token)
    here = reading.piece.at(token)
    if (
        (
            token.tag_ == "VBN"
            or (
                token.lemma_ == "tell"
                and token.dep_ == "conj"
                and not any(c.dep_ in {"dobj", "ccomp"} for c in token.children)
            )
        )
        and token.dep_ in {"advcl", "ROOT", "conj"}
        and not passive
        and not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    ):
        if token.dep_ == "advcl" or subj is None:
            return None, False, []
        if token.dep_ == "conj" and any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.head.children):
            passive = True
    if passive:
        agent = _agent(token)
        if agent is not None:
            return source_of(reading, agent, token), True, outer_links(reading, agent)
        return nobody(here), True, []
    if token.dep_ in {"acl"} and subj is None:
        if token.tag_ == "VBN":
            agent = _agent(token)
            return (source_of(reading, agent, token) if agent is not None else None), True, []
        subj = token.head
    if token.dep_ == "pcomp" and token.head.lower_ == "as" and token.head.head.lemma_ in {"quote", "cite", "describe"}:
        above = token.head.head
        who, above_passive = subject(above)
        cue = cue_span(reading, above, False)
        if above_passive:
            agent = _agent(above)
            outer = source_of(reading, agent, above) if agent is not None else nobody(reading.piece.at(above))
            return (
                (source_of(reading, who, token, True) if who is not None else None),
                False,
                [LinkDraft(outer, cue, above.lemma_, "cite")],
            )
        obj = next((c for c in above.children if c.dep_ == "dobj"), None)
        if obj is not None and who is not None:
            return (
                source_of(reading, obj, token),
                False,
                [LinkDraft(source_of(reading, who, above, True), cue, above.lemma_, "cite")],
            )
    if subj is None and token.tag_ in {"VBD", "VBZ", "VBP"} and token.i >= 2:
        before = reading.tokens[token.i - 1]
        if before.text == "," and reading.quote[token.i] < 0:
            before = reading.tokens[token.i - 2]
        if before.pos_ == "PROPN" and before.dep_ in {"appos", "pobj", "dep", "ROOT", "npadvmod", "conj"}:
            subj = before
    if (
        subj is not None
        and reading.quote[subj.i] != reading.quote[token.i]
        and reading.quote[token.i] < 0
        and subj.pos_ != "PRON"
    ):
        subj = None
    if subj is None and token.dep_ in {"ROOT", "ccomp", "conj", "advcl", "parataxis", "relcl"}:
        # "..., said X": the parser takes an inverted subject for an object now and then.
        nxt = [
            c
            for c in token.rights
            if c.dep_ in {"dobj", "attr", "npadvmod", "oprd", "dative", "nsubj", "appos", "dep"} and can_speak(c)
        ]
        if (
            nxt
            and token.tag_ in {"VBD", "VBZ", "VBP"}
            and nxt[0].left_edge.i == token.i + 1
            and entry.lemma in {"say", "ask", "add", "write", "reply", "explain", "note", "tweet"}
        ):
            subj = nxt[0]
    if subj is None or (subj.lower_ in _PERSONS_WE and some_of(subj) is None) or subj.dep_ in {"csubj", "expl"}:
        return None, False, []
    if entry.lemma == "hear" and subj.lemma_.lower() in _HEARERS:
        return nobody(here), False, []
    above = token.head
    if token.dep_ == "ccomp" and above.dep_ == "relcl" and not can_speak(subj) and above.i < subj.i:
        # "A person at a mill that makes the doors said P": the parser ends the clause too late.
        top = above.head
        while top.dep_ == "pobj" and top.head.dep_ == "prep":
            top = top.head.head
        if can_speak(top):
            speaker = source_of(reading, top, token, True)
            speaker.last = above.left_edge.i
            return speaker, False, []
    source = source_of(reading, subj, token, True)
    head = reading.tokens[source.head]
    if not can_speak(head) and (
        entry.lemma in _WEAK or head.pos_ in {"NUM", "ADJ", "VERB"} or head.lemma_.lower() in MEASURES
    ):
        return None, False, []
    if head.lower_ in {"it", "this", "that", "which", "what"} and entry.lemma in _WEAK:
        return None, False, []
    return source, False, outer_links(reading, head)


def _agent(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            for obj in child.children:
                if obj.dep_ == "pobj" and can_speak(obj):
                    return obj
    return None
