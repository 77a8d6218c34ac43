"""Attributions by phrases beside a clause: "according to X", "in X's words", "reportedly", "first reported by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.records import CueClass, Stance
from firsthand.statements.clauses import is_clause
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.intermediaries import outer_links
from firsthand.statements.lexicon import ADVERBS, MEASURES, VERBS, words
from firsthand.statements.naming import can_speak, is_outlet, is_role_of_person, nobody, source_of
from firsthand.statements.reading import Reading, Region

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["according", "adverb", "aside", "wording"]

_RELATIVES = frozenset({"who", "which", "whose"})
_SHOWING = words("see show obtain review read examine view publish send leak provide")
_TOLD = words("spot report reveal confirm disclose publish allege announce deny dispute")


def according(reading: Reading, token: Token) -> list[Attribution]:
    """ "According to X, P", "P, according to X"; not what is done "according to the rules"."""
    if token.i + 1 >= len(reading.tokens) or reading.tokens[token.i + 1].lower_ != "to":
        return []
    to = reading.tokens[token.i + 1]
    obj = next((c for c in to.children if c.dep_ == "pobj"), None) or next(
        (c for c in token.children if c.dep_ in {"pobj", "pcomp"}), None
    )
    if obj is None or obj.lemma_.lower() in MEASURES:
        return []
    before = reading.tokens[token.i - 1] if token.i else None
    free = (
        before is None
        or before.is_punct
        or before.is_space
        or before.dep_ == "cc"
        or before.is_sent_start
        or before.tag_ in {"WDT", "IN"}
    )
    if not (free or token.is_sent_start) and not can_speak(obj):
        return []
    if (
        before is not None
        and not free
        and before.tag_ == "VBN"
        and obj.pos_ != "PROPN"
        and obj.lemma_ not in {"source", "official"}
    ):
        return []
    if free and not can_speak(obj) and obj.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return []
    source = source_of(reading, obj)
    _with_name(reading, source)
    _leave_subject(reading, source, token)
    cue = reading.chars(token.i, to.i + 1)
    anchor = token.head
    region: Region = []
    seen = _shown(reading, source.last)
    if seen is not None and is_clause(reading, seen[0], reading.sentences[reading.sentence[token.i]][1]):
        run = reading.bare(seen[0], reading.sentences[reading.sentence[token.i]][1])
        if run is not None:
            link = LinkDraft(source, cue, "according to", "according-to")
            return [
                Attribution(
                    reading, token.i, [*seen[1], link], [run], None, quoted=reading.quote[token.i] >= 0,
                )
            ]  # fmt: skip
    if anchor != token:
        region = _whole(reading, anchor, (token.i, source.last))
    if not region:
        n = reading.sentence[token.i]
        a, b = reading.sentences[n]
        for x, y in ((a, token.i), (source.last, b)):
            run = reading.bare(x, y) if x < y else None
            if run:
                region.append(run)
    base = reading.piece.start
    region = [
        run for run in region if reading.piece.text[run[0] - base : run[1] - base].split(" ")[0] not in _RELATIVES
    ] or region  # ", according to X, who said Q": Q is no part of P
    links = [*outer_links(reading, obj), LinkDraft(source, cue, "according to", "according-to")]
    root = anchor.i if anchor != token else None
    return [Attribution(reading, token.i, links, region, None, quoted=reading.quote[token.i] >= 0, root=root)]


def _shown(reading: Reading, start: int) -> tuple[int, list[LinkDraft]] | None:
    """An aside that tells through whom a record came, right behind it (", a copy of which was shown to X,"): where it
    ends, and X as a link that may be left out. None: there is none."""
    tokens = reading.tokens
    if start + 3 >= len(tokens) or tokens[start].text != ",":
        return None
    end = next((k for k in range(start + 1, min(start + 20, len(tokens))) if tokens[k].text == ","), None)
    if end is None:
        return None
    aside = tokens[start + 1 : end]
    shown = next((t for t in aside if t.lemma_.lower() in _SHOWING and t.tag_ == "VBN"), None)
    if shown is None:
        return None
    links: list[LinkDraft] = []
    for prep in tokens[shown.i + 1 : end]:
        if prep.lower_ in {"to", "by"}:
            who = next((c for c in prep.children if c.dep_ == "pobj"), None)
            if who is not None and is_outlet(reading, who):
                cue = reading.chars(shown.i, prep.i + 1)
                links.append(LinkDraft(source_of(reading, who), cue, shown.lemma_, "report", optional=True))
            break
    return end + 1, links


def _leave_subject(reading: Reading, source: SourceDraft, token: Token) -> None:
    """Cuts from a source what belongs to the subject of the main clause: "According to X, the minister, Y, denied"."""
    verb, tokens = token.head, reading.tokens
    if verb.i < source.head or verb.pos_ not in {"VERB", "AUX"}:
        return
    subj = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    end = subj.left_edge.i if subj is not None else verb.i
    if not source.head < end <= source.last + (subj is None):
        return
    commas = [k for k in range(source.head + 1, end) if tokens[k].text == ","]
    for k in reversed(commas):
        if any(is_role_of_person(t.lemma_.lower()) for t in tokens[k + 1 : end]):
            source.last = k
            return
    if commas and subj is not None:
        source.last = commas[-1]


def _with_name(reading: Reading, source: SourceDraft) -> None:
    """Takes in a name between commas right behind a source, whatever the parser made of it: "the newspaper, X Y,"."""
    tokens = reading.tokens
    i = source.last
    if i + 2 >= len(tokens) or tokens[i].text != "," or tokens[source.head].pos_ == "PROPN":
        return
    j = i + 1
    while j < len(tokens) and (tokens[j].pos_ in {"PROPN", "DET"} or tokens[j].ent_type_ in {"ORG", "PERSON"}):
        j += 1
    if i + 1 < j < len(tokens) and tokens[j].text == "," and any(t.pos_ == "PROPN" for t in tokens[i + 1 : j]):
        source.last = j


def wording(reading: Reading, token: Token) -> list[Attribution]:
    """ "in the words of X, P", "by X's own account, P"."""
    lemma = token.lemma_.lower()
    prep = token.head
    if (
        lemma not in {"word", "account", "telling", "reckoning", "admission", "estimate", "view", "opinion"}
        or prep.dep_ != "prep"
    ):
        return []
    if prep.lower_ not in {"in", "by", "on"}:
        return []
    who = next((c for c in token.children if c.dep_ == "poss"), None)
    cue = (token.i, token.i + 1)
    last = token.i + 1
    if who is None and lemma in {"word", "view", "opinion"}:
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        who = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if of is not None:
            cue = (prep.i, of.i + 1)
            last = of.right_edge.i + 1
    if who is None or not can_speak(who) or who.lower_ in {"my", "our"}:
        return []
    source = source_of(reading, who)
    if who.dep_ == "poss":
        source.last = min(source.last, who.i + 1)
    else:
        last = source.last
    after = reading.tokens[last] if last < len(reading.tokens) else None
    region: Region = []
    if after is not None and after.is_punct and last + 1 < len(reading.tokens):
        k = next(
            (reading.quote[i] for i in range(last, min(last + 3, len(reading.tokens))) if reading.quote[i] >= 0), -1
        )
        if k >= 0 and reading.quote[token.i] != k:
            region = [(a, b) for n, a, b in reading.mine if n == k]
    if not region:
        before = reading.tokens[prep.i - 1] if prep.i else None
        free = (
            before is None or before.is_punct or before.is_sent_start or prep.is_sent_start or before.lower_ == "that"
        )
        if not free:
            return []
        region = _whole(reading, prep, (prep.i, last))
    if not region:
        return []
    link = LinkDraft(source, reading.chars(*cue), lemma, "according-to")
    root = prep.head.i if prep.head.pos_ in {"VERB", "AUX"} else None
    return [Attribution(reading, token.i, [link], region, None, quoted=reading.quote[token.i] >= 0, root=root)]


def adverb(reading: Reading, token: Token) -> list[Attribution]:
    """ "The firm reportedly left": nobody is named, and the clause is what is said."""
    cue_class = ADVERBS.get(token.lower_)
    if cue_class is None:
        return []
    head = token.head
    if head.pos_ not in {"VERB", "AUX"}:
        return []
    region = _whole(reading, token, (token.i, token.i + 1))
    if not region:
        return []
    cue = reading.chars(token.i, token.i + 1)
    link = LinkDraft(nobody(cue[0]), cue, token.lower_, cue_class)
    return [Attribution(reading, token.i, [link], region, "affirms", quoted=reading.quote[token.i] >= 0, root=head.i)]


def aside(reading: Reading, token: Token) -> list[Attribution]:
    """ "X, first reported by Y and confirmed by Z, has left": the main clause is what Y and Z say."""
    if token.tag_ != "VBN" or token.lemma_ not in _TOLD:
        return []
    top = token
    while top.dep_ == "conj" and top.head.tag_ == "VBN" and top.head.lemma_ in _TOLD:
        top = top.head
    noun = top.head
    verb = noun.head
    if (
        top.dep_ != "acl"
        or noun.dep_ not in {"nsubj", "nsubjpass"}
        or verb.pos_ not in {"VERB", "AUX"}
        or verb.i < top.i
    ):
        return []
    if not top.left_edge.i or reading.tokens[top.left_edge.i - 1].text != ",":
        return []
    by = next((c for c in token.children if c.lower_ == "by"), None)
    who = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if by is None or who is None or not can_speak(who):
        return []
    region: Region = []
    for a, b in ((verb.left_edge.i, top.left_edge.i), (top.right_edge.i + 1, verb.right_edge.i + 1)):
        run = reading.bare(a, b) if a < b else None
        if run:
            region.append(run)
    if not region:
        return []
    entry = VERBS.get(token.lemma_)
    cue_class: CueClass = entry.cue_class if entry is not None else "report"
    link = LinkDraft(source_of(reading, who), reading.chars(token.i, by.i + 1), token.lemma_, cue_class)
    stance: Stance | None = "denies" if cue_class == "deny" else None
    return [Attribution(reading, token.i, [link], region, stance, quoted=reading.quote[token.i] >= 0, root=verb.i)]


def _whole(reading: Reading, anchor: Token, without: tuple[int, int]) -> Region:
    """The clause that `anchor` stands in, without tokens `without`: up to the nearest finite verb, and from a relative
    clause with the noun that it says something of."""
    head = anchor
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    lead: Region = []
    if head.dep_ == "relcl":
        noun = head.head
        run = reading.bare(noun.left_edge.i, max(noun.i + 1, min(head.left_edge.i, without[0])))
        if run:
            lead = [run]
        first, last = head.left_edge.i, head.right_edge.i + 1
        parts = [(first, without[0]), (without[1], last)]
        out: Region = []
        for a, b in parts:
            while a < b and (reading.tokens[a].tag_ in {"WDT", "WP"} or reading.tokens[a].is_punct):
                a += 1
            run = reading.bare(a, b) if a < b else None
            if run:
                out.append(run)
        return lead + out
    if head.dep_ in {"advcl", "acl"} and head.head.pos_ in {"VERB", "AUX"} and without[0] < head.left_edge.i:
        head = head.head
    first, last = head.left_edge.i, head.right_edge.i + 1
    first, last = min(first, without[0]), max(last, without[1])
    out = []
    for a, b in ((first, without[0]), (without[1], last)):
        run = reading.bare(a, b) if a < b else None
        if run:
            out.append(run)
    return out
