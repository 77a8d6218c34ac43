"""Quotations that stand alone: whether one does, and whom the sentence or the paragraph before it announces."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.statements.cues import cue_span, entry_of, negated
from firsthand.statements.drafts import Attribution, LinkDraft
from firsthand.statements.intermediaries import medium_of
from firsthand.statements.naming import kind_of, source_of
from firsthand.statements.quotations import Quotation
from firsthand.statements.quote_cues import ByCue
from firsthand.statements.reading import Reading, subject
from firsthand.statements.verb_sources import source_for

__all__ = ["introduced", "just_said", "named_before", "said_before", "stands_alone"]

_OWN = frozenset({"i", "we", "my", "our", "me", "us"})


def stands_alone(reading: Reading, first: int, final: int, quotation: Quotation) -> bool:
    """Whether the quotation stands as sentences of its own: from a sentence's start, with a verb in it."""
    if len(quotation.runs) > 1:
        return True
    tokens = reading.tokens
    i = first - 1
    while i >= 0 and (tokens[i].is_quote or tokens[i].is_space):
        i -= 1
    starts = i < 0 or tokens[i].text[-1:] in ".!?:"
    j = final + 1
    while j < len(tokens) and (tokens[j].is_quote or tokens[j].is_space):
        j += 1
    ends = j >= len(tokens) or tokens[final].text[-1:] in ".!?…"
    return starts and ends and any(t.pos_ in {"VERB", "AUX"} for t in tokens[first : final + 1])


def introduced(reading: Reading, by_cue: ByCue, before: int | None = None) -> tuple[LinkDraft | None, list[LinkDraft]]:
    """The speaker that the last sentence of `reading` (or the last one before `before`) announces, and those who stand
    before that speaker in the chain."""
    tokens = [t for t in reading.tokens if not t.is_space and (before is None or reading.piece.at(t) < before - 1)]
    if not tokens:
        return None, []
    n = reading.sentence[tokens[-1].i]
    sentence = [t for t in tokens if reading.sentence[t.i] == n and reading.quote[t.i] < 0]
    colon = tokens[-1].text == ":"
    roots = [t for t in sentence if entry_of(t) is not None or t.dep_ in {"ROOT", "conj"}]
    cues = [t for t in roots if (e := entry_of(t)) is not None and (e.frames & {"q"} or colon) and not negated(t)]
    # The outermost verb of the sentence speaks first; the last cue before a colon is nearest.
    ordered = sorted(cues, key=lambda t: (t.dep_ != "ROOT", t.dep_ not in {"conj", "advcl"}, t.i))
    if colon:
        ordered = sorted(cues, key=lambda t: (t.dep_ != "ROOT", -t.i))
    for t in ordered:
        entry = entry_of(t)
        if entry is None or (t.dep_ in {"relcl", "acl"} and not colon):
            continue
        own = by_cue.get((reading.piece.index, t.i))
        if not colon and own is not None and own.root is not None and reading.tokens[own.root].dep_ == "ccomp":
            continue  # it has said what it had to say
        source, passive, outer = source_for(reading, t, entry)
        if source is None or source.reading is None:
            continue
        medium, _ = medium_of(reading, t)
        return LinkDraft(source, cue_span(reading, t, passive), t.lemma_.lower(), entry.cue_class, medium), outer
    if colon:
        for t in sentence:
            if t.pos_ == "VERB":
                who, passive = subject(t)
                if who is not None and not passive and (who.ent_type_ == "PERSON" or who.lower_ in {"he", "she"}):
                    return LinkDraft(source_of(reading, who, t, True), cue_span(reading, t, False), t.lemma_, "say"), []
    return None, []


def named_before(reading: Reading, above: Reading, k: int, place: int) -> LinkDraft | None:
    """The person whom the sentence right before quotation `k`, which begins at `place`, is about, where the quotation
    speaks as "I" or "we"; `above` is the paragraph of that sentence."""
    if not any(t.lower_ in _OWN and reading.quote[t.i] == k for t in reading.tokens):
        return None
    tokens = [t for t in above.tokens if above is not reading or reading.piece.at(t) < place - 1]
    tokens = [t for t in tokens if not (t.is_space or t.is_quote)]
    if not tokens or above.piece.block.role != "paragraph" or above.quote[tokens[-1].i] >= 0:
        return None
    first, last = above.sentences[above.sentence[tokens[-1].i]]
    root = next((t for t in above.tokens[first:last] if t.dep_ == "ROOT"), None)
    who, passive = subject(root) if root is not None else (None, False)
    if who is None or passive:
        return None
    source = source_of(above, who, root, True)
    if any(t.ent_type_ == "PERSON" for t in above.tokens[source.first : source.last]):
        return LinkDraft(source, None, None, "say") if kind_of(above, source) == "person" else None
    return None


def said_before(reading: Reading, here: Sequence[Attribution], place: int) -> LinkDraft | None:
    """Whose words, told indirectly, end right before a quotation at `place`: "P, X said. “Q.”".

    `here` is all that its paragraph attributes."""
    before = [t for t in reading.tokens if reading.piece.at(t) < place - 1 and not (t.is_space or t.is_quote)]
    if not before:
        return None
    n = reading.sentence[before[-1].i]
    first, last = reading.sentences[n]
    said = [a for a in here if first <= a.token < last and not a.quoted]
    for a in reversed(said):
        source = a.links[-1].source
        if source.reading is not None and kind_of(source.reading, source) in {"person", "anonymous"}:
            return a.links[-1]
    return None


def just_said(above: Reading, here: Sequence[Attribution]) -> LinkDraft | None:
    """The person whose words, told indirectly, end the paragraph `above`, which attributes `here`."""
    if not above.sentences:
        return None
    final = len(above.sentences) - 1
    said = [a for a in here if not a.quoted and above.sentence[min(a.token, len(above.sentence) - 1)] == final]
    for a in reversed(said):
        source = a.links[-1].source
        if source.reading is not None and kind_of(source.reading, source) == "person":
            return a.links[-1]
    return None
