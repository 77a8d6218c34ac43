"""Those through whom words came: the medium, the outlet they were said to, whoever is cited, quoted, or hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.statements.cues import cue_span
from firsthand.statements.drafts import LinkDraft
from firsthand.statements.lexicon import CITING, MEDIA, RECORD_NOUNS, words
from firsthand.statements.naming import can_speak, is_outlet, source_of
from firsthand.statements.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["inner_links", "medium_of", "outer_links", "through"]

_HANDING = frozenset({
    "quote", "cite", "see", "obtain", "review", "publish", "reproduce", "view", "interview", "read", "release", "share",
})  # fmt: skip
_DEPUTIES = words("""
lawyer attorney spokesman spokeswoman spokesperson representative solicitor publicist agent translator
interpreter
""")


def medium_of(reading: Reading, token: Token) -> tuple[str | None, list[LinkDraft]]:
    """Where it was said ("on Twitter", "in an interview with X"), and the outlet that it was said to, as a link that
    may be left out."""
    medium: str | None = None
    links: list[LinkDraft] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {
            "on",
            "in",
            "at",
            "to",
            "via",
            "through",
            "during",
            "with",
            "by",
        }:
            for obj in child.children:
                if obj.dep_ != "pobj":
                    continue
                if obj.lemma_.lower() in MEDIA:
                    start, end = reading.chars(*_short(obj))
                    medium = medium or reading.piece.doc.text[start - reading.piece.start : end - reading.piece.start]
                    for prep in obj.children:
                        if prep.dep_ == "prep" and prep.lower_ in {"with", "to", "on"}:
                            for who in prep.children:
                                if who.dep_ == "pobj" and is_outlet(reading, who):
                                    links.append(_channel(reading, who, token))
                elif child.lower_ in {"to", "with"} and is_outlet(reading, obj):
                    links.append(_channel(reading, obj, token))
        elif child.dep_ in {"dobj", "dative"} and token.lemma_ in {
            "tell",
            "inform",
            "text",
            "email",
            "remind",
            "assure",
            "advise",
        }:
            if is_outlet(reading, child):
                links.append(_channel(reading, child, token))
        elif child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in {"speak", "talk"}:
            medium, links = _merge((medium, links), medium_of(reading, child))
    return medium, links[:1]


def _merge(
    a: tuple[str | None, list[LinkDraft]], b: tuple[str | None, list[LinkDraft]]
) -> tuple[str | None, list[LinkDraft]]:
    return a[0] or b[0], a[1] + b[1]


def _short(noun: Token) -> tuple[int, int]:
    first = noun.i
    while (
        first > 0
        and noun.nbor(first - 1 - noun.i).dep_ in {"compound", "amod"}
        and noun.nbor(first - 1 - noun.i).head == noun
    ):
        first -= 1
    return first, noun.i + 1


def _channel(reading: Reading, head: Token, cue: Token) -> LinkDraft:
    return LinkDraft(source_of(reading, head, cue), cue_span(reading, cue, False), cue.lemma_, "report", optional=True)


def outer_links(reading: Reading, head: Token) -> list[LinkDraft]:
    """Those through whom the words of the source `head` came: "quoted by X", "seen by X", beside it."""
    links: list[LinkDraft] = []
    for child in head.children:
        if child.dep_ not in {"acl", "amod", "advcl", "relcl"} or child.tag_ not in {"VBN", "VBD"}:
            continue
        lemma = child.lemma_.lower()
        if lemma not in _HANDING:
            continue
        for agent in child.children:
            if agent.dep_ in {"agent", "prep"} and agent.lower_ == "by":
                for who in agent.children:
                    if who.dep_ == "pobj" and (lemma not in {"release", "publish"} or is_outlet(reading, who)):
                        start, end = reading.piece.at(child), reading.piece.after(agent)
                        optional = lemma == "interview"
                        links.append(
                            LinkDraft(
                                source_of(reading, who),
                                (start, end),
                                lemma,
                                "report" if optional else "cite",
                                optional=optional,
                            )
                        )
    return links


def inner_links(reading: Reading, token: Token) -> list[LinkDraft]:
    """Those whom the source of the verb `token` cites: ", citing X,"."""
    links: list[LinkDraft] = []
    spots = list(token.children)
    for clause in token.children:
        # ", citing X, that P" may hang on P.
        mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
        if mark is not None:
            spots += [c for c in clause.children if c.i < mark.i and c.tag_ == "VBG"]
    for child in spots:
        if child.dep_ not in {"advcl", "acl", "xcomp", "conj", "prep"} or child.tag_ != "VBG":
            continue
        if child.lemma_.lower() not in CITING:
            continue
        for obj in child.children:
            if obj.dep_ == "dobj" and child.lemma_ != "attribute":
                links += outer_links(reading, obj)
                links.append(LinkDraft(source_of(reading, obj), cue_span(reading, child, False), child.lemma_, "cite"))
            elif (
                obj.dep_ in {"prep", "dative"}
                and obj.lower_ in {"to", "from"}
                and child.lemma_ in {"attribute", "read", "credit"}
            ):
                for who in obj.children:
                    if who.dep_ == "pobj":
                        links.append(
                            LinkDraft(source_of(reading, who), cue_span(reading, child, False), child.lemma_, "cite")
                        )
    return links


def through(reading: Reading, token: Token) -> list[LinkDraft]:
    """Those who handed on the writing in which it is said ("in a letter published by X"), or who speak for the source
    ("through his lawyer")."""
    links: list[LinkDraft] = []
    for child in token.children:
        if child.dep_ == "advcl" and child.tag_ in {"VBN", "VBD"} and child.lemma_ in _HANDING:
            agent = next((c for c in child.children if c.dep_ == "agent"), None)
            who = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
            if who is not None and not any(c.dep_ == "nsubj" for c in child.children):
                links.append(LinkDraft(source_of(reading, who), cue_span(reading, child, False), child.lemma_, "cite"))
            continue
        if child.dep_ != "prep" or child.lower_ not in {"in", "through", "via", "on"}:
            continue
        if child.lower_ == "on":
            links += _basis(reading, child)
            continue
        for obj in child.children:
            if obj.dep_ != "pobj":
                continue
            if child.lower_ == "in" and obj.lemma_.lower() in RECORD_NOUNS:
                links += outer_links(reading, obj)
                for inner in obj.subtree:
                    if inner.dep_ == "pobj" and inner != obj and not links:
                        links += outer_links(reading, inner)  # the parser hangs "published by X" on the noun before it
            elif child.lower_ != "in" and obj.lemma_.lower() in _DEPUTIES:
                links.append(
                    LinkDraft(source_of(reading, obj), reading.chars(child.i, child.i + 1), child.lower_, "cite")
                )
    return links


def _basis(reading: Reading, on: Token) -> list[LinkDraft]:
    """ "on the basis of documents seen by X", "on the authority of X"."""
    basis = next(
        (c for c in on.children if c.dep_ == "pobj" and c.lemma_ in {"basis", "authority", "strength", "word"}), None
    )
    of = next((c for c in basis.children if c.lower_ == "of"), None) if basis is not None else None
    who = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if of is None or who is None or not can_speak(who):
        return []
    return [*outer_links(reading, who), LinkDraft(source_of(reading, who), reading.chars(on.i, of.i + 1), None, "cite")]
