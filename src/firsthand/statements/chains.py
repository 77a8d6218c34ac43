"""From single attributions to chains: what stands inside what, which content is a statement of its own, and the stance.

An attribution whose cue stands in the content of another is a link further in: "A reported that B told C that P" is one
statement P with the chain [A, B].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firsthand.records import Factuality, Stance
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.naming import kind_of
from firsthand.statements.reading import Reading, Region

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Chained", "asks", "chained", "content_tokens", "factuality", "foretells", "roots"]

_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
_POSSIBLE = frozenset({"may", "might", "could", "perhaps", "possibly", "maybe", "possible"})
_PROBABLE = frozenset({"should", "likely", "probably", "presumably", "apparently", "seemingly", "must"})
_SEEMING = frozenset({"seem", "appear", "look"})
_TENTATIVE = frozenset(
    {"believe", "think", "suspect", "feel", "assume", "reckon", "estimate", "suggest", "hint", "imply", "speculate"}
)
_COMMITTING = frozenset({"say", "report", "confirm", "according-to", "cite", "tweet", "claim"})
_OPINING = _TENTATIVE | {"hope", "imagine", "guess", "calculate", "surmise", "theorize", "theorise", "bet"}
_ASSURING = frozenset({"assure", "reassure", "inform", "convince", "remind"})
"""Verbs that give a hearer one's word: of the future, a promise."""
_FORECASTERS = frozenset({"weather", "forecaster", "meteorologist", "forecast", "forecasting"})
_BUCKET = 512
"""Characters within which contents are looked for that hold a cue: comparing all with all grows with the square."""
_FILLERS = frozenset({"DET", "AUX", "ADP", "PART", "PUNCT", "SPACE", "CCONJ", "SCONJ", "ADV", "PRON", "INTJ"})


@dataclass(slots=True, eq=False)
class Chained:
    """A statement to be: content, the whole chain, the stance and whose it is."""

    attribution: Attribution
    links: list[LinkDraft]
    stance: Stance
    stance_link: int | None
    factuality: Factuality


def content_tokens(reading: Reading, content: Region) -> list[Token]:
    """The tokens of `reading` inside `content`."""
    out = []
    for t in reading.tokens:
        place = reading.piece.at(t)
        if any(start <= place < end for start, end in content):
            out.append(t)
    return out


def roots(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that no other of `tokens` governs: the heads of the content's clauses."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not (t.is_punct or t.is_space)]


def _verbs(heads: Sequence[Token]) -> list[Token]:
    return [t for t in heads if t.pos_ in {"VERB", "AUX"}]


def foretells(heads: Sequence[Token]) -> bool:
    """Whether every clause is about what is to come: "will", "would", "is going to", "is to"."""
    verbs = _verbs(heads)
    return bool(verbs) and all(_future(t) for t in verbs)


def _may_come(heads: Sequence[Token]) -> bool:
    """Whether the content's first clause is about what could happen."""
    return any(
        c.dep_ == "aux" and c.lower_ in {"could", "may", "might", "can"} for t in _verbs(heads)[:1] for c in t.children
    )


def _forecasts(a: Attribution, heads: Sequence[Token]) -> bool:
    """Whether the last source foretells the content: by a word of foretelling or of opinion, or by hedging it.

    Who says or confirms that something will be done commits to it as to anything else.
    """
    link = a.links[-1]
    if link.verb in {"warn", "caution", "worry"} and _may_come(heads):
        return True
    if not foretells(heads):
        return False
    if link.cue_class not in _COMMITTING or link.verb in _OPINING or link.verb in _ASSURING:
        return True
    source = link.source
    if source.reading is not None:
        speaker = source.reading.tokens[source.first : source.last]
        if any(t.lemma_.lower() in _FORECASTERS for t in speaker):
            return True
        if link.cue_class == "cite" and kind_of(a.reading, source) == "anonymous":
            return True
    cue = a.reading.tokens[a.token]
    if cue.dep_ == "xcomp" and cue.head.lemma_ in {"be", "go", "plan", "expect", "intend"}:
        return True  # "is to tell them that P": not even that is said yet
    hedges = [c.lower_ for t in _verbs(heads) for c in t.subtree if c.dep_ in {"aux", "advmod", "acomp"}]
    return any(h in _PROBABLE or h in _POSSIBLE for h in hedges)


def _future(token: Token) -> bool:
    for child in token.children:
        if child.dep_ in {"aux", "auxpass"} and child.lower_ in _FUTURE:
            if child.lower_ == "would" and any(c.tag_ == "VBN" and c.dep_ == "aux" for c in token.children):
                return False
            return not (child.lower_ in {"'d", "’d"} and token.tag_ != "VB")
        if child.dep_ == "xcomp" and token.lemma_ in {"go", "be"} and child.i > token.i:
            to = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
            if to and (token.lemma_ == "be" or token.lower_ == "going"):
                return True
    return False


def asks(reading: Reading, content: Region) -> bool:
    """Whether the content ends as a question."""
    end = content[-1][1]
    base = reading.piece.start
    text = reading.piece.text
    return 0 < end - base <= len(text) and text[end - base - 1] == "?"


def _in_question(a: Attribution) -> bool:
    """Whether the sentence of the cue is a question, so that nobody is said to have said it."""
    reading = a.reading
    if a.token >= len(reading.sentence):
        return False
    last = reading.sentences[reading.sentence[a.token]][1] - 1
    while last > a.token and reading.tokens[last].is_space:
        last -= 1
    return reading.tokens[last].text == "?" and reading.quote[last] < 0


def _negative(heads: Sequence[Token]) -> bool:
    verbs = _verbs(heads)
    if not verbs:
        return False
    for child in verbs[0].children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither"}:
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and (
            child.lower_ in {"nobody", "nothing", "none"}
            or any(c.lower_ == "no" and c.dep_ == "det" for c in child.children)
        ):
            return True
    return False


def factuality(heads: Sequence[Token], stance: Stance, verb: str | None, conditional: bool) -> Factuality:
    """FactBank's value of the content as its last source commits to it."""
    minus = _negative(heads)
    if stance in {"predicts", "asks"} or conditional:
        return "Uu"
    if stance in {"denies", "retracts"}:
        return "CT+" if minus else "CT-"
    if stance == "doubts":
        return "PR+" if minus else "PR-"
    verbs = _verbs(heads)
    if verbs and any(c.lower_ == "to" and c.dep_ == "aux" for c in verbs[0].children):
        return "Uu"
    words: set[str] = set()
    for verb_token in verbs[:1]:
        words |= {c.lower_ for c in verb_token.children if c.dep_ in {"aux", "advmod", "acomp"}}
        if verb_token.lemma_ in _SEEMING:
            words.add("likely")
    if words & _POSSIBLE:
        return "PS-" if minus else "PS+"
    if words & _PROBABLE or verb in _TENTATIVE:
        return "PR-" if minus else "PR+"
    return "CT-" if minus else "CT+"


def _within(place: int, content: Region) -> bool:
    return any(start <= place < end for start, end in content)


def _size(content: Region) -> int:
    return sum(end - start for start, end in content)


def _nest(found: Sequence[Attribution]) -> None:
    around: dict[int, list[Attribution]] = {}
    for a in found:
        for bucket in sorted({k for s, e in a.content for k in range(s // _BUCKET, e // _BUCKET + 1)}):
            around.setdefault(bucket, []).append(a)
    for inner in found:
        place = _anchor(inner)
        best: Attribution | None = None
        for outer in around.get(place // _BUCKET, ()):
            if outer is inner or not _within(place, outer.content):
                continue
            if outer.reading is inner.reading and outer.token == inner.token:
                continue
            if _within(_anchor(outer), inner.content) and _size(outer.content) <= _size(inner.content):
                continue
            if best is None or _size(outer.content) < _size(best.content):
                best = outer
        inner.parent = best
    for a in found:
        seen = {id(a)}
        above = a.parent
        while above is not None:
            if id(above) in seen:
                a.parent = None
                break
            seen.add(id(above))
            above = above.parent
    for a in found:
        if a.parent is not None:
            a.parent.children.append(a)


def _anchor(a: Attribution) -> int:
    """Where the attribution stands: its cue, else its content."""
    for link in reversed(a.links):
        if link.cue is not None and link.verb is not None:
            return link.cue[0]
    return a.content[0][0]


def _core(root: Token) -> set[int]:
    """The content's main verb with the infinitives and participles that carry it on: "is to tell", "had been heard
    telling"."""
    core = {root.i}
    verb = root
    for _ in range(4):
        nxt = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        if nxt is None:
            break
        core.add(nxt.i)
        verb = nxt
    return core


def _adds_nothing(outer: Attribution, tokens: list[Token]) -> bool:
    """Whether the content of `outer` is no more than the attribution inside it."""
    inner = outer.children
    if not inner or (outer.quotation is not None and all(c.stance == "asks" for c in inner)):
        return False  # who says that somebody asked says that, and not what was asked
    heads = _verbs(roots(tokens))
    head = outer.reading.tokens[outer.root] if outer.root is not None else heads[0] if len(heads) == 1 else None
    if head is not None and (outer.quotation is None or len(heads) == 1):
        core = _core(head)
        if any(c.token in core and c.reading is outer.reading for c in inner):
            return True
    covered: Region = []
    for c in inner:
        covered += c.content
        for link in c.links:
            if link.cue:
                covered.append(link.cue)
            s = link.source
            if s.reading is not None:
                covered.append(s.reading.chars(s.first, s.last))
    if not any(_size(c.content) * 2 > _size(outer.content) for c in inner):
        return False
    left = [t for t in tokens if t.pos_ not in _FILLERS and not _within(outer.reading.piece.at(t), covered)]
    return len(left) <= 3


def _same_speaker(a: Attribution) -> bool:
    """Whether `a` is what the speaker around it thinks of himself: "X said he doubted P"."""
    above = a.parent
    if (
        above is None
        or a.quoted
        or len(a.links) != 1
        or a.links[0].cue_class not in {"claim", "doubt", "predict", "deny"}
    ):
        return False
    source, outer = a.links[0].source, above.links[-1].source
    if source.reading is None or outer.reading is None or source.reading is not outer.reading:
        return False
    head, speaker = source.reading.tokens[source.head], outer.reading.tokens[outer.head]
    if outer.reading.tokens[outer.first].lower_ in {"its", "their"} and speaker.i != outer.first:
        return head.dep_ == "nsubj" and source.last <= outer.first  # "the office expects P, its director said"
    if head.lower_ not in {"he", "she", "it", "they"} or (head.lower_ == "they") != (
        speaker.tag_ in {"NNS", "NNPS"} or speaker.lower_ == "they"
    ):
        return False
    kind = kind_of(outer.reading, outer)
    return (kind == "organization") == (head.lower_ == "it") or head.lower_ == "they"


def _chain(a: Attribution) -> list[LinkDraft]:
    if _same_speaker(a) and a.parent is not None:
        above = _chain(a.parent)
        return [*above[:-1], replace(a.links[0], source=above[-1].source, medium=above[-1].medium)]
    return ([*_chain(a.parent)] if a.parent is not None else []) + a.links


def chained(found: Sequence[Attribution]) -> list[Chained]:
    """Every attribution of the document as a statement with its chain; those that add nothing are left out."""
    found = _one_voice(found)
    _nest(found)
    out: list[Chained] = []
    for a in found:
        tokens = content_tokens(a.reading, a.content)
        if a.own and a.parent is None:
            continue
        if _adds_nothing(a, tokens):
            continue
        if a.quoted and a.stance == "asks" and a.parent is not None and _pronoun(a):
            continue  # the words around it are kept whole, and of a question nobody is the origin
        heads = roots(tokens)
        links = _once(_chain(a))
        stance = a.stance
        stance_link: int | None = a.stance_link
        if asks(a.reading, a.content) and stance in {None, "affirms", "predicts"}:
            stance = "asks"
        if not a.quoted and a.quotation is None and stance != "retracts" and _in_question(a):
            stance = "asks"
        if stance is None or stance == "affirms":
            stance = "predicts" if _forecasts(a, heads) else "affirms"
        parent = a.parent
        if parent is not None:
            k = len(links) - len(a.links) - 1
            whole = parent.root == a.token and parent.reading is a.reading
            if a.own:
                stance, stance_link = "denies", max(k, 0)
            elif whole and parent.stance in {"denies", "doubts"}:
                stance, stance_link = parent.stance, max(k, 0)
        last = links[stance_link if stance_link is not None else -1]
        out.append(Chained(a, links, stance, stance_link, factuality(heads, stance, last.verb, a.conditional)))
    return out


def _one_voice(found: Sequence[Attribution]) -> list[Attribution]:
    """Without a pronoun's claim to words that its sentence gives to a name: "According to X: “...”, he said"."""
    named: dict[tuple[int, tuple[tuple[int, int], ...]], Attribution] = {}
    for a in found:
        source = a.links[-1].source
        if source.reading is not None and source.reading.tokens[source.head].pos_ != "PRON":
            named.setdefault((a.reading.piece.index, tuple(a.content)), a)
    according = [a for a in found if a.links[-1].cue_class == "according-to"]
    kept = []
    for a in found:
        source = a.links[-1].source
        other = named.get((a.reading.piece.index, tuple(a.content)))
        pronoun = source.reading is not None and source.reading.tokens[source.head].lower_ in {"he", "she"}
        if pronoun and any(_introduces(b, a) for b in according):
            continue
        if (
            other is not None
            and other is not a
            and source.reading is not None
            and source.reading.tokens[source.head].lower_ in {"he", "she", "they", "it"}
        ):
            continue
        kept.append(a)
    return kept


def _pronoun(a: Attribution) -> bool:
    source = a.links[-1].source
    return source.reading is not None and source.reading.tokens[source.head].pos_ == "PRON"


def _same_name(one: SourceDraft, other: SourceDraft) -> bool:
    """Whether both are the same proper name."""
    if one.reading is None or other.reading is None or one.reading.tokens[one.head].pos_ != "PROPN":
        return False
    names = [[t.text for t in s.reading.tokens[s.first : s.last]] for s in (one, other) if s.reading is not None]
    return names[0] == names[1]


def _introduces(other: Attribution, a: Attribution) -> bool:
    """Whether `other` gives the words of `a` to a person by name: "According to X: “...”, he said"."""
    link = other.links[-1]
    if link.cue_class != "according-to" or link.source.reading is None or other.reading is not a.reading:
        return False
    quoted = all(other.reading.quote[t.i] >= 0 or t.is_punct for t in content_tokens(other.reading, other.content))
    return (
        quoted
        and other.reading.sentence[other.token] == a.reading.sentence[a.token]
        and all(a.content[0][0] <= start and end <= a.content[-1][1] for start, end in other.content)
        and kind_of(link.source.reading, link.source) == "person"
    )


def _once(links: list[LinkDraft]) -> list[LinkDraft]:
    """The chain without a source that cites itself with the very same words and cue."""
    kept: list[LinkDraft] = []
    for link in links:
        if kept and link.source is kept[-1].source and link.cue == kept[-1].cue:
            continue
        if kept and _same_name(kept[-1].source, link.source):
            kept[-1] = link
            continue
        kept.append(link)
    return kept
