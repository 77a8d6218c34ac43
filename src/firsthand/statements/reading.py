"""What the rules ask of one parsed paragraph, computed once: quotation and sentence of each token, spans of phrases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.statements.lexicon import NOUNS
from firsthand.statements.parsing import Piece
from firsthand.statements.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Reading", "Region", "subject"]

Region = list[tuple[int, int]]
"""Runs of the document, as offsets, in order."""

_QUOTE_MARKS = "“”„‟«»\"＂‘’‚‹›'`"
_EDGE = _QUOTE_MARKS + " \t\n\r\xa0,;:–—-…([{"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


class Reading:
    """A paragraph with its quotations.

    `quote` gives for each token the index (in `quotations`) of the outermost quotation that holds it, or -1; marks
    themselves are held by none. `sentence` gives the index of its sentence.
    """

    def __init__(self, piece: Piece, quotations: Sequence[Quotation]) -> None:
        self.piece = piece
        self.doc = piece.doc
        self.tokens: list[Token] = list(piece.doc)
        self.quotations = quotations
        self.quote = [-1] * len(self.tokens)
        self.mine = [
            (k, start, end)
            for k, q in enumerate(quotations)
            for p, (start, end) in zip(q.pieces, q.runs, strict=False)
            if p == piece.index
        ]
        places = [piece.at(t) for t in self.tokens]
        for k, start, end in self.mine:
            for i, place in enumerate(places):
                if start <= place < end:
                    self.quote[i] = k
        self.people: frozenset[str] = frozenset()
        self.sentence = [0] * len(self.tokens)
        self.sentences: list[tuple[int, int]] = []
        for n, sent in enumerate(piece.doc.sents):
            self.sentences.append((sent.start, sent.end))
            for i in range(sent.start, sent.end):
                self.sentence[i] = n

    # Tokens and characters

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The document offsets of tokens `first`..`last` (half open)."""
        return self.piece.at(self.tokens[first]), self.piece.after(self.tokens[last - 1])

    def trim(self, start: int, end: int, keep: str = "?!") -> tuple[int, int] | None:
        """`start`..`end` without white space, marks and punctuation at its edges, but for a closing ? or !."""
        text, base = self.piece.text, self.piece.start
        while start < end and text[start - base] in _EDGE + ".!?)]":
            start += 1
        while start < end and text[end - 1 - base] in _EDGE + ".)]" + ("" if keep else "?!"):
            if text[end - 1 - base] in ")]" and text.count(
                "([{"[")]".index(text[end - 1 - base])], start - base, end - base
            ):
                break
            if text[end - 1 - base] == "." and _abbreviated(text, end - 1 - base):
                break
            end -= 1
        inside = text[max(0, start - base) : max(0, end - base)]
        if inside.count("(") > inside.count(")") and text[end - base : end - base + 1] == ")":
            end += 1
        return (start, end) if start < end else None

    # Phrases

    def noun_phrase(self, head: Token, avoid: Token | None = None) -> tuple[int, int]:
        """Tokens of the noun phrase of `head`: with its appositions and restrictive clauses, without what only adds
        (", who asked not to be named"), never with `avoid` (the cue)."""
        first, last = head.left_edge.i, head.i + 1
        comma = False
        for child in head.rights:
            if child.dep_ == "punct":
                comma = comma or child.text in ',–—-(:;“"'
                continue
            if comma and child.dep_ in {
                "relcl",
                "acl",
                "advcl",
                "advmod",
                "prep",
                "amod",
                "npadvmod",
                "parataxis",
                "ccomp",
                "dep",
            }:
                break
            if avoid is not None and child.left_edge.i <= avoid.i <= child.right_edge.i:
                break
            if child.dep_ == "case":
                continue
            last = child.right_edge.i + 1
            if child.dep_ == "appos":
                nested = self.noun_phrase(child, avoid)
                last = nested[1]
                comma = False
        if avoid is not None:
            if first <= avoid.i < head.i:
                first = avoid.i + 1
            if head.i < avoid.i < last:
                last = avoid.i
        while first < head.i and (
            self.tokens[first].dep_ in {"punct", "cc", "preconj", "mark"} or self.tokens[first].tag_ in {"``", "''"}
        ):
            first += 1
        while last - 1 > head.i and (self.tokens[last - 1].is_punct or self.tokens[last - 1].is_space):
            last -= 1
        return first, last

    def clause(self, head: Token, without: Token | None = None) -> Region:
        """Document runs of the clause of `head`, without the clause of `without` inside it, without "that"."""
        first, last = head.left_edge.i, head.right_edge.i + 1
        for t in self.tokens[head.i + 2 : last]:
            # ", a claim that others reject" speaks of the content and is none of it.
            if (
                t.dep_ in _ASIDE
                and t.lemma_.lower() in NOUNS
                and _says_of_it(t)
                and t.left_edge.i > head.i
                and self.tokens[t.left_edge.i - 1].text == ","
            ):
                last = min(last, t.left_edge.i - 1)
        mark = next((c for c in head.children if c.dep_ == "mark" and c.lower_ == "that" and c.i < head.i), None)
        if mark is not None and (without is None or not first <= without.i < last):
            first = mark.i
        parts = [(first, last)]
        if without is not None and first <= without.i < last:
            a, b = without.left_edge.i, without.right_edge.i + 1
            if without.left_edge.i <= head.i <= without.right_edge.i:
                a, b = without.i, without.i + 1
            parts = [(x, y) for x, y in ((first, a), (b, last)) if x < y]
        out: Region = []
        for x, y in parts:
            run = self.bare(x, y, head)
            if run is not None:
                out.append(run)
        return out

    def bare(self, first: int, last: int, head: Token | None = None) -> tuple[int, int] | None:
        """The trimmed offsets of tokens `first`..`last`, without a leading "that", "whether" or "to"."""
        while first < last:
            t = self.tokens[first]
            if (
                t.is_punct
                or t.is_space
                or t.is_quote
                or (
                    t.dep_ == "mark"
                    and (t.lower_ in {"that", "whether"} or (t.lower_ in {"if", "as"} and t.head == head))
                )
                or (t.lower_ == "to" and t.dep_ == "aux")
                or t.dep_ == "cc"
                or (t.lower_ == "that" and t.tag_ == "IN")
            ):
                first += 1
            else:
                break
        while last > first and (self.tokens[last - 1].is_space or self.tokens[last - 1].is_quote):
            last -= 1
        if first >= last:
            return None
        start, end = self.chars(first, last)
        return self.trim(start, end)


def subject(token: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The subject of the verb `token`, its own or the one it shares, and whether the verb is passive."""
    passive = False
    found: Token | None = None
    for child in token.children:
        dep = child.dep_
        if dep in {"nsubjpass", "csubjpass"}:
            return child, True
        if dep == "auxpass":
            passive = True
        elif dep == "nsubj" and (found is None or child.i < token.i):
            found = child
    if found is not None:
        return found, passive
    if depth < 4 and token.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep"}:
        head = token.head
        if token.dep_ == "pcomp":
            head = head.head
        if head.pos_ in {"VERB", "AUX"} and head != token and not (token.dep_ == "ccomp" and head.i > token.i):
            if token.dep_ == "ccomp" and token.tag_ not in {"VBG", "VB"}:
                return None, passive
            above, above_passive = subject(head, depth + 1)
            if above is not None:
                return above, passive or (above_passive and token.dep_ == "conj" and token.tag_ == "VBN")
    return None, passive


_ASIDE = frozenset({"appos", "npadvmod", "dobj", "attr", "dep", "oprd", "conj"})


def _says_of_it(noun: Token) -> bool:
    """Whether a clause says something of the noun, which an article begins: "a claim that others reject"."""
    return any(c.dep_ == "det" for c in noun.children) and any(c.dep_ in {"relcl", "acl"} for c in noun.children)


def _abbreviated(text: str, i: int) -> bool:
    """Whether the stop at `i` belongs to an abbreviation like "U.S."."""
    return i >= 3 and text[i - 1].isupper() and text[i - 2] == "." and text[i - 3].isupper()
