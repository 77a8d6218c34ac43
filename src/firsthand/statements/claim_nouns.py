"""Attributions by a noun of saying: "the claim that P", "X's report that P", and who denies or confirms that claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.records import Stance
from firsthand.statements.clauses import late_that
from firsthand.statements.cues import cue_span
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.lexicon import NOUNS, RETRACTING
from firsthand.statements.naming import can_speak, is_outlet, nobody, source_of
from firsthand.statements.reading import Reading, Region, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["noun"]

_MAKING = frozenset(
    {
        "make",
        "issue",
        "give",
        "release",
        "publish",
        "repeat",
        "deliver",
        "put",
        "spread",
        "raise",
        "level",
        "post",
        "circulate",
    }
)
_RETRACTABLE = frozenset({
    "claim", "assertion", "allegation", "accusation", "report", "statement", "remark", "comment", "testimony",
    "account",
})  # fmt: skip
_TAIL = frozenset({"prep", "pobj", "det", "compound", "amod"})
_ANSWERS: dict[str, tuple[str, Stance]] = {
    "deny": ("deny", "denies"),
    "reject": ("deny", "denies"),
    "dispute": ("deny", "denies"),
    "refute": ("deny", "denies"),
    "dismiss": ("deny", "denies"),
    "rebut": ("deny", "denies"),
    "contradict": ("deny", "denies"),
    "confirm": ("confirm", "affirms"),
    "corroborate": ("confirm", "affirms"),
    "doubt": ("doubt", "doubts"),
    "question": ("doubt", "doubts"),
    "debunk": ("deny", "denies"),
}


def noun(reading: Reading, token: Token) -> list[Attribution]:
    """ "the claim that P", "X's report that P", "reports of P", "the statement about X leaving"."""
    cue_class = NOUNS.get(token.lemma_.lower())
    if cue_class is None or token.pos_ not in {"NOUN", "PROPN"}:
        return []
    content: Token | None = None
    region: Region = []
    for child in token.children:
        if child.i < token.i or content is not None:
            continue
        if child.dep_ in {"acl", "ccomp", "relcl"} and (
            child.tag_ != "VBN" or any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        ):
            marks = [
                c
                for c in child.children
                if c.dep_ in {"mark", "nsubj", "dobj"} and c.lower_ == "that" and c.tag_ in {"IN", "DT"}
            ]
            if child.left_edge.lower_ == "that" and child.left_edge.tag_ == "IN" and (marks or child.dep_ != "relcl"):
                content, region = child, reading.clause(child)
        elif child.dep_ == "prep" and child.lower_ in {"of", "about"}:
            for inner in child.children:
                clausal = inner.dep_ == "pcomp" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in inner.children)
                gerund = inner.dep_ == "pobj" and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in inner.children)
                if clausal or gerund:
                    run = reading.bare(inner.left_edge.i, inner.right_edge.i + 1)
                    if run:
                        content, region = inner, [run]
    verb = token.head
    if content is None:
        stray = _that_after(reading, token)
        if stray is not None:
            content, region = stray, reading.clause(stray)
        elif token.dep_ == "dobj" and verb.lemma_ in RETRACTING and verb.i < token.i:
            region, content = late_that(reading, token)
    if content is None and verb.pos_ in {"VERB", "AUX"} and verb.lemma_ == "be" and token.dep_ == "nsubj":
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.left_edge.lower_ == "that"), None)
        if clause is not None:
            content, region = clause, reading.clause(clause)
    if content is None and token.dep_ == "dobj" and verb.lemma_ in RETRACTING and token.lemma_.lower() in _RETRACTABLE:
        content, region = _taken_back(reading, token)
    if content is None or not region:
        return []
    source: SourceDraft | None = None
    outer: list[LinkDraft] = []
    inner_links: list[LinkDraft] = []
    record = token.lemma_.lower() in {"report", "account", "testimony", "finding"}
    for child in token.children:
        if child.dep_ == "poss":
            source = source_of(reading, child)
            source.last = min(source.last, child.i + 1)
        elif child.dep_ == "prep" and child.lower_ in {"by", "from", "in"} and child.i < content.left_edge.i:
            who = next((c for c in child.children if c.dep_ == "pobj"), None)
            if who is not None and (child.lower_ != "in" or is_outlet(reading, who)):
                source = source_of(reading, who)
        elif child.dep_ in {"acl", "amod"} and child.tag_ == "VBN":
            for by in child.children:
                who = next((c for c in by.children if c.dep_ == "pobj"), None)
                if who is None:
                    continue
                if by.lower_ == "by" and child.lemma_ in {"make", "give", "issue", "publish"}:
                    source = source or source_of(reading, who)
                elif by.lower_ == "to" and child.lemma_ in {"source", "attribute", "credit"}:
                    inner_links.append(
                        LinkDraft(source_of(reading, who), reading.chars(child.i, by.i + 1), child.lemma_, "cite")
                    )
                elif by.lower_ == "by":
                    outer.append(
                        LinkDraft(source_of(reading, who), reading.chars(child.i, by.i + 1), child.lemma_, "report")
                    )
    stance: Stance | None = None
    cue = reading.chars(token.i, token.i + 1)
    if source is None and verb.pos_ == "VERB" and token.dep_ == "dobj":
        who, passive = subject(verb)
        if who is not None and not passive and verb.lemma_ in _MAKING:
            source = source_of(reading, who, verb, True)
            head = reading.tokens[source.head]
            if head.lower_ == "it":
                source = None
    elif source is None and token.dep_ == "dobj" and verb.dep_ == "relcl" and verb.lemma_ in _MAKING:
        source = source_of(reading, verb.head)
    if token.dep_ == "dobj" and verb.lemma_ in RETRACTING and verb.lemma_ != "correct":
        who, _ = subject(verb)
        if who is not None:
            source = source_of(reading, who, verb, True)
            stance, cue, cue_class = "retracts", reading.chars(verb.i, token.i + 1), "deny"
    if source is None:
        compound = [
            c
            for c in token.children
            if c.dep_ in {"compound", "amod"} and c.ent_type_ in {"ORG", "NORP", "PERSON", "GPE"}
        ]
        if compound:
            run = (compound[0].left_edge.i, compound[0].i + 1)
            source = SourceDraft(reading.piece.at(reading.tokens[run[0]]), reading, run[0], run[1], compound[0].i)
        elif token.tag_ == "NNS" and record:
            source = SourceDraft(
                reading.piece.at(token), reading, token.left_edge.i, token.i + 1, token.i, kind="unstated"
            )
    if source is None:
        if token.lemma_.lower() in {
            "fear",
            "hope",
            "doubt",
            "belief",
            "view",
            "news",
            "expectation",
            "threat",
            "promise",
            "account",
            "statement",
        }:
            return []
        source = nobody(cue[0])
    if stance is None:
        stance = {"deny": "denies", "doubt": "doubts", "predict": "predicts"}.get(cue_class, "affirms")  # type: ignore[assignment]
    links = [*outer, LinkDraft(source, cue, token.lemma_.lower(), cue_class), *inner_links]
    made = [Attribution(reading, token.i, links, region, stance, quoted=reading.quote[token.i] >= 0, root=content.i)]
    # "X denied Y's claim that P": two statements of one link each.
    if token.dep_ in {"dobj", "nsubj", "nsubjpass"} and stance != "retracts" and verb.pos_ == "VERB":
        made += _answer(reading, token, verb, region, content)
    return made


def _taken_back(reading: Reading, token: Token) -> tuple[Token, Region]:
    """What "withdrew her claim about P" takes back: P, or else the claim."""
    tokens = reading.tokens
    if token.i + 2 < len(tokens) and tokens[token.i + 1].lower_ in {"about", "of"}:
        head = tokens[token.i + 2]
        while head.head.i > token.i + 1 and head.head != head:
            head = head.head
        run = reading.bare(token.i + 2, head.right_edge.i + 1)
        return head, [run] if run else []
    head = token
    run = reading.bare(head.left_edge.i, head.right_edge.i + 1)
    return head, [run] if run else []


def _that_after(reading: Reading, token: Token) -> Token | None:
    """The verb of "that P" right behind the noun and what belongs to it, where the parser hung it on a verb above."""
    last = max(
        [
            token.i,
            *(
                c.right_edge.i
                for c in token.rights
                if c.dep_ in {"prep", "acl", "appos", "punct", "advcl"} and c.right_edge.i - token.i < 15
            ),
        ]
    )
    for i in range(token.i + 1, min(last + 3, len(reading.tokens))):
        t = reading.tokens[i]
        if t.lower_ == "that" and t.dep_ == "mark" and t.head.dep_ in {"ccomp", "acl", "relcl", "advcl"}:
            clause = t.head
            if clause.head == token or clause.head.i < token.i:
                between = reading.tokens[token.i + 1 : i]
                near = all(
                    x.is_punct or token.left_edge.i <= x.i <= token.right_edge.i or x.dep_ in _TAIL for x in between
                ) or (between[:1] and between[-1].text == ",")
                if near and not any(x.pos_ == "VERB" and x.tag_ in {"VBD", "VBZ", "VBP"} for x in between):
                    return clause
    return None


def _answer(reading: Reading, token: Token, verb: Token, region: Region, content: Token) -> list[Attribution]:
    answer = _ANSWERS.get(verb.lemma_)
    if answer is None or any(c.dep_ == "neg" or c.lower_ == "neither" for c in verb.children):
        return []
    who, passive = subject(verb)
    if passive:
        who = next((o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"), None)
    if who is None or any(c.lower_ == "neither" for c in who.children) or not can_speak(who):
        return []
    link = LinkDraft(source_of(reading, who, verb, True), cue_span(reading, verb, passive), verb.lemma_, answer[0])  # type: ignore[arg-type]
    return [
        Attribution(
            reading, verb.i, [link], list(region), answer[1], quoted=reading.quote[token.i] >= 0, root=content.i
        )
    ]
