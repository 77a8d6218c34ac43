"""The cue beside a quotation, before or behind it, and the speaker beside that cue."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

from firsthand.statements.cues import entry_of, negated
from firsthand.statements.drafts import Attribution
from firsthand.statements.naming import can_speak
from firsthand.statements.reading import Reading, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ByCue", "beside", "cue_after", "cue_before"]

ByCue = Mapping[tuple[int, int], Attribution]
"""What each cue attributes by its own grammar: under the indexes of its paragraph and of its token."""

_FAR = 25
"""A cue this many tokens from the quotation no longer belongs to it."""


def cue_after(reading: Reading, final: int, by_cue: ByCue, used: Set[tuple[int, int]]) -> Token | None:
    """The cue in the words that follow the quotation that ends at token `final`: "“...,” said X".

    `used` are those of `by_cue` that have their quotation."""
    tokens = reading.tokens
    closing = tokens[final]
    ended = closing.text[-1:] in ".?!…"
    i = final + 1
    steps = 0
    best: Token | None = None
    while i < len(tokens) and steps < _FAR:
        t = tokens[i]
        if reading.quote[i] >= 0 or (
            t.text in {".", "!", "?", ";", ":"} and steps > 0 and reading.quote[i] < 0 and i > final + 2
        ):
            break
        if t.text in {".", ":", ";"} and i <= final + 2:
            return None
        entry = entry_of(t)
        if (entry is not None and "q" in entry.frames) or (entry is not None and entry.lemma in {"say"}):
            best = t
            break
        if (
            t.pos_ == "VERB"
            and entry is None
            and t.tag_ in {"VBD", "VBZ"}
            and closing.text[-1:] in ",?!"
            and steps <= 8
        ):
            return t  # any verb right behind a quotation's comma: "“...,” she beamed"
        if t.pos_ == "VERB" and t.dep_ in {"ROOT", "conj"} and entry is None:
            return None
        steps += 1
        i += 1
    if best is None or entry_of(best) is None:
        return None
    own = by_cue.get((reading.piece.index, best.i))
    if own is not None and (ended and own.content[0][0] > reading.piece.at(best)):
        return None
    if (
        own is not None
        and (reading.piece.index, best.i) in used
        and own.quotation is not None
        and own.content[0][0] < reading.piece.at(best)
    ):
        return None
    inner = next((c for c in best.children if c.dep_ == "xcomp" and entry_of(c) is not None), None)
    if inner is not None and any(c.dep_ == "auxpass" for c in best.children):
        return inner
    return best


def cue_before(reading: Reading, first: int, by_cue: ByCue) -> Token | None:
    """The cue in the same sentence before the quotation that begins at token `first`: "X said: “...”"."""
    tokens = reading.tokens
    i, steps = first - 1, 0
    while i >= 0 and steps < _FAR:
        t = tokens[i]
        if reading.quote[i] >= 0:
            break
        if t.text in {".", "!", "?", ";"} and not t.is_quote and i < first - 1:
            break
        entry = entry_of(t)
        if entry is not None and "q" in entry.frames and not negated(t):
            if entry.lemma in {"speak", "talk", "put"} and not any(x.text == ":" for x in tokens[t.i : first]):
                return None
            own = by_cue.get((reading.piece.index, t.i))
            if (
                own is not None
                and own.content[-1][1] <= reading.piece.at(tokens[first])
                and own.content[0][0] > reading.piece.at(t)
            ):
                # It has its content already, before the quotation, which then only rounds it off.
                return t if tokens[first - 1].text == ":" or (first > 1 and tokens[first - 2].text == ":") else None
            if own is not None and own.content[-1][1] <= reading.piece.at(t) and first - t.i > 6:
                return None
            marks = [x for x in tokens[t.i + 1 : first] if x.pos_ in {"VERB"} and entry_of(x) is None]
            colon = any(x.text == ":" for x in tokens[t.i + 1 : first])
            if not colon and (len(marks) > 0 or first - t.i > 8) and entry.lemma not in {"say", "add", "write"}:
                return None
            if not colon and not _under(tokens[first], t) and first - t.i > 6:
                return None
            return t
        steps += 1
        i -= 1
    # "He put it plainly: “...”": a subject that can speak, and a colon.
    if first >= 2 and ":" in {tokens[first - 1].text, tokens[max(0, first - 2)].text}:
        n = reading.sentence[max(0, first - 3)]
        for t in tokens[reading.sentences[n][0] : first]:
            if t.pos_ == "VERB" and reading.quote[t.i] < 0:
                who, passive = subject(t)
                if who is not None and not passive and can_speak(who):
                    return t
    return None


def beside(reading: Reading, token: Token) -> Token | None:
    """The noun right beside a cue whose subject the parser missed."""
    for child in token.children:
        if (
            child.dep_ in {"dobj", "attr", "appos", "npadvmod", "oprd", "dep"}
            and can_speak(child)
            and abs(child.left_edge.i - token.i) <= 2
        ):
            return child
    i = token.i - 1
    if i >= 0 and reading.tokens[i].pos_ in {"PROPN", "PRON"} and can_speak(reading.tokens[i]):
        return reading.tokens[i]
    i = token.i + 1
    if i < len(reading.tokens) and reading.tokens[i].pos_ in {"PROPN", "PRON"} and can_speak(reading.tokens[i]):
        head = reading.tokens[i]
        while head.dep_ == "compound" and head.head.i > head.i:
            head = head.head
        return head
    return None


def _under(token: Token, head: Token) -> bool:
    return head.left_edge.i <= token.i <= head.right_edge.i
