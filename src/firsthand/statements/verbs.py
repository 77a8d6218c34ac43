"""Attributions by a verb: who says it, what is said, before, after or around the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.records import CueClass
from firsthand.statements.clauses import citing_tail
from firsthand.statements.cues import base_stance, cue_span, negated
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.intermediaries import inner_links, medium_of, through
from firsthand.statements.lexicon import RECORD_NOUNS, VERBS, Verb
from firsthand.statements.naming import can_speak, is_outlet, nobody, source_of
from firsthand.statements.reading import Reading
from firsthand.statements.retractions import taken_back
from firsthand.statements.unsaid import coming, hypothetical, idiom, infinitive, told
from firsthand.statements.verb_contents import complement, eventive, late_clause, stray_that
from firsthand.statements.verb_sources import source_for

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verb_attributions"]

_HEARSAY = frozenset(
    {"say", "believe", "think", "report", "allege", "claim", "expect", "know", "rumor", "rumour", "suspect", "fear"}
)
"""Passives that hand on what unnamed others say: "X is said to P"."""
_CONTROL = frozenset({"ask", "tell", "order", "want", "instruct", "authorize", "decline", "refuse", "fail"})
_NOMINAL = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ"})
_CUES = frozenset(lemma for lemma, verb in VERBS.items() if "c" in verb.frames and verb.cue_class != "claim")
_WRONGS = frozenset(
    {"misinformation", "error", "mistake", "inaccuracy", "report", "claim", "statement", "confusion", "misstatement"}
)


def verb_attributions(reading: Reading, token: Token, entry: Verb) -> list[Attribution]:
    """The attributions that the verb `token` makes by its own grammar; none where it attributes nothing."""
    if idiom(token) or hypothetical(token):
        return []
    back = taken_back(reading, token)
    if back is not None:
        return [back]
    not_said = negated(token)
    if not_said and entry.cue_class in {"confirm", "deny", "report", "cite", "predict"}:
        return []
    lemma = entry.lemma
    if "e" in entry.frames:
        return _surfaced(reading, token, entry)
    source, passive, before = source_for(reading, token, entry)
    if source is None:
        return []
    if source.kind == "unstated" and any(
        c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ not in {"will", "would"} for c in token.children
    ):
        return []
    if lemma == "understand" and not _by_outlet(reading, token, source):
        return []
    quoted = reading.quote[token.i] >= 0
    if quoted and not passive and source.reading is not None and reading.tokens[source.head].lower_ in {"i", "we"}:
        return []
    own_token = token
    if (
        token.dep_ in {"xcomp", "ccomp"}
        and token.head.lemma_ in _CONTROL
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    ):
        if token.head.lemma_ in {"decline", "refuse", "fail", "want"}:
            return []
        over, _, before = source_for(reading, token.head, entry)
        if over is None:
            return []
        source, own_token = over, token.head
    found = complement(reading, token, entry, passive)
    if found is None and lemma not in {"see", "view", "put", "speak", "talk"}:
        found = stray_that(reading, token, entry) or late_clause(reading, token, entry)
    before = [*before, *through(reading, own_token)]
    root: Token | None
    asks = False
    if passive and lemma in _HEARSAY:
        named = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        open_ = next((c for c in token.children if c.dep_ == "xcomp" and c.i > token.i), None)
        if named is None or open_ is None or named.lower_ == "it":
            if found is None:
                return []
            if named is not None and named.lower_ != "it" and source.kind == "unstated":
                return []
        else:
            first, last = reading.noun_phrase(named, token)
            runs = [reading.chars(first, last)]
            tail = reading.bare(open_.left_edge.i, open_.right_edge.i + 1)
            if tail:
                runs.append(tail)
            found = (runs, open_, False)
    elif passive and found is None and "o" in entry.frames and "r" not in entry.frames:
        named = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if named is None or named.tag_ in {"WDT", "WP"} or source.reading is None or not eventive(named):
            return []
        run = reading.bare(*reading.noun_phrase(named, token))
        if run is None:
            return []
        found = ([run], named, False)
    if found is None:
        return []
    region, root, asks = found
    if root is not None and root.i == token.i:
        root = None
    # A control verb over another cue ("asked him to say that P") leaves the content to that cue.
    if (
        root is not None
        and lemma in _CONTROL
        and root.lemma_ in {"say", "tell"}
        and infinitive(root)
        and any(c.dep_ == "ccomp" for c in root.children)
    ):
        return []
    if root is not None and root.pos_ not in {"VERB", "AUX"} and entry.frames <= {"c"} and root.dep_ != "ccomp":
        return []
    medium, channels = medium_of(reading, own_token)
    start, end = cue_span(reading, own_token, passive)
    if own_token != token:
        end = reading.piece.after(token)
    verb_class: CueClass = entry.cue_class
    if source.reading is not None:
        head = reading.tokens[source.head]
        if (
            verb_class == "say"
            and (is_outlet(reading, head) or head.lemma_.lower() in RECORD_NOUNS)
            and head.pos_ != "PRON"
        ):
            verb_class = "report"
    if verb_class == "say" and medium and medium.lower() in {"twitter", "telegram", "facebook", "x"}:
        verb_class = "tweet"
    link = LinkDraft(source, (start, end), lemma, verb_class, medium)
    after = inner_links(reading, token)
    cites = citing_tail(reading, region, _CUES) if not after and source.reading is not None else None
    if cites is not None and can_speak(cites[1]):
        citing, cited = cites
        after = [LinkDraft(source_of(reading, cited), cue_span(reading, citing, False), citing.lemma_, "cite")]
        cut = reading.trim(region[-1][0], reading.piece.at(citing))
        region = [*region[:-1], cut] if cut is not None else region
    heard = _heard_from(reading, token) if lemma in {"hear", "learn"} else None
    if heard is not None:
        _ended(reading, heard.source, region[0][0])
    based = [x for x in before if x.verb is None]
    if based:  # what the source of the cue rests on stands behind it
        k = before.index(based[0])
        seen = [x for x in before[:k] if x.cue_class == "cite"]
        before, after = before[: k - len(seen)], [*seen, *based, *after]
    links = [*before, *channels, link, *after]
    if heard is not None:
        links = [heard] if reading.tokens[source.head].pos_ == "PRON" else [*before, link, heard]
    stance = base_stance(entry, asks)
    if (
        source.kind == "unstated"
        and root is not None
        and infinitive(root)
        and lemma not in _HEARSAY
        and not told(token)
    ):
        return []  # "nobody had been told to leave" tells what happened
    if root is not None and infinitive(root) and root.i > token.i and "r" in entry.frames and coming(own_token):
        return []  # "he will ask the council to go to court": nobody has asked yet
    result = Attribution(
        reading,
        token.i,
        links,
        region,
        stance,
        quoted=quoted,
        root=None if root is None else root.i,
        conditional=any(t.dep_ == "mark" and t.lower_ == "if" for t in token.children),
    )
    if lemma in {"apologize", "apologise", "regret"}:
        if root is None or root.lemma_.lower() not in _WRONGS:
            return []
        result.stance, link.cue_class = "retracts", "deny"
    if not_said:
        if entry.cue_class == "claim" and lemma in {"believe", "think", "feel", "expect"}:
            result.stance = "doubts"
        else:
            result.own = True  # the chain decides: dropped, or what an outer link denies having been said
    return [result, *_parallel(reading, token, result, link)]


def _by_outlet(reading: Reading, token: Token, source: SourceDraft) -> bool:
    """Whether an outlet tells what it has come to know: "P, the Herald understands"; not what people understand."""
    if source.reading is None or token.tag_ != "VBZ":
        return False
    head = reading.tokens[source.head]
    closing = token.i + 1 >= len(reading.tokens) or reading.tokens[token.i + 1].is_punct
    return is_outlet(reading, head) or (head.pos_ == "PROPN" and closing and source.first > 1)


def _ended(reading: Reading, source: SourceDraft, content: int) -> None:
    """Ends a source right before the "that" of the content: "from a person at the mill that P"."""
    tokens = reading.tokens
    while source.last - 1 > source.head and (
        reading.piece.after(tokens[source.last - 1]) > content or tokens[source.last - 1].lower_ == "that"
    ):
        source.last -= 1
    end = source.last
    while end < len(tokens) and tokens[end].pos_ in _NOMINAL and not tokens[end].ent_type_:
        if tokens[end].lower_ == "that":
            break
        end += 1
    if end < len(tokens) and tokens[end].lower_ == "that":
        source.last = end


def _surfaced(reading: Reading, token: Token, entry: Verb) -> list[Attribution]:
    """ "It emerged that P", "it came to light that P": nobody is named."""
    subj = next((c for c in token.children if c.dep_ in {"nsubj", "expl"}), None)
    if subj is None or subj.lower_ != "it":
        return []
    clause = next(
        (
            c
            for c in token.subtree
            if c.dep_ in {"ccomp", "acl", "relcl", "advcl"} and c.i > token.i and c.left_edge.lower_ == "that"
        ),
        None,
    )
    light = any(t.lower_ == "light" for t in reading.tokens[token.i : token.i + 3])
    if clause is None or (token.lemma_ == "come" and not light):
        return []
    region = reading.clause(clause)
    if not region:
        return []
    end = reading.piece.after(reading.tokens[token.i + 2]) if light else reading.piece.after(token)
    start = reading.piece.at(token)
    link = LinkDraft(nobody(start), (start, end), entry.lemma, entry.cue_class)
    return [Attribution(reading, token.i, [link], region, None, quoted=reading.quote[token.i] >= 0, root=clause.i)]


def _parallel(reading: Reading, token: Token, one: Attribution, link: LinkDraft) -> list[Attribution]:
    """Two parallel sources give two attributions: "both X and the Y ministry say"."""
    source = link.source
    if source.reading is None:
        return []
    head = reading.tokens[source.head]
    others = [c for c in head.children if c.dep_ == "conj" and source.first <= c.i < source.last]
    if len(others) != 1 or head.pos_ == "PRON" or not (can_speak(others[0]) and can_speak(head)):
        return []
    other = others[0]
    split = other.left_edge.i
    if reading.tokens[split - 1].lower_ not in {"and", "or", "nor", ",", "&"}:
        return []
    if not any(t.dep_ == "cc" for t in reading.tokens[source.head + 1 : split]):
        return []  # "the company, X and Y," is one: a name beside a noun
    cut = split
    while cut - 1 > source.head and (
        reading.tokens[cut - 1].dep_ in {"cc", "punct"} or reading.tokens[cut - 1].is_punct
    ):
        cut -= 1
    if cut <= source.head:
        return []
    second = SourceDraft(
        reading.piece.at(reading.tokens[split]), reading, split, source.last, other.i, subject=source.subject
    )
    if reading.tokens[source.first].lower_ in {"both", "either"}:
        source.first += 1
        source.place = reading.piece.at(reading.tokens[source.first])
    source.last = cut
    copy = LinkDraft(second, link.cue, link.verb, link.cue_class, link.medium)
    return [
        Attribution(
            one.reading, one.token, [copy if x is link else x for x in one.links], list(one.content), one.stance,
            quoted=one.quoted, root=one.root, conditional=one.conditional, own=one.own,
        )
    ]  # fmt: skip


def _heard_from(reading: Reading, token: Token) -> LinkDraft | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "from":
            for who in child.children:
                if who.dep_ == "pobj" and can_speak(who):
                    start, end = reading.piece.at(token), reading.piece.after(token)
                    if child.i == token.i + 1:
                        end = reading.piece.after(child)
                    return LinkDraft(source_of(reading, who), (start, end), token.lemma_, "say")
    return None
