"""Attributions read off the order of the words, where the parse shows none or a wrong one.

News text has few patterns: "P, the mayor, X Y, said outside the hall", "P, said X Y, a spokesman", "One of them, X Y,
said P". They hold whatever the parser made of a name that it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.records import CueClass, SourceKind
from firsthand.statements.clauses import clause_from, finite, is_clause, is_nominal
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.intermediaries import inner_links, medium_of
from firsthand.statements.lexicon import RECORD_NOUNS, VERBS, words
from firsthand.statements.naming import can_speak, is_outlet, is_role_of_person
from firsthand.statements.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["surface"]

_CONJUGATED = words("""
say:said,says tell:told,tells report:reported,reports add:added,adds write:wrote,writes confirm:confirmed,confirms
announce:announced explain:explained,explains note:noted,notes claim:claimed state:stated,states warn:warned,warns
insist:insisted,insists argue:argued,argues declare:declared,declares testify:testified recall:recalled,recalls
acknowledge:acknowledged admit:admitted,admits reveal:revealed conclude:concluded
""")
_FORMS = {form: lemma for lemma, _, forms in (e.partition(":") for e in _CONJUGATED) for form in forms.split(",")}
_BEFORE_CUE = words("has have had also later then himself herself itself themselves now already")
_SUBORDINATORS = words("after when while as although though because since before if once until unless whereas where")
_GIVING = words("send issue give release publish post offer have make provide put read leave")
_WORDINGS = words("""
sentence statement line word reply answer response explanation message note letter email e-mail account denial claim
announcement
""")
_PERSONAL = words("he she they it we i")
_TEMPORAL = words("""
yesterday today tonight monday tuesday wednesday thursday friday saturday sunday last this later earlier afterwards
recently again here there
""")


@dataclass(frozen=True, slots=True)
class _Who:
    """Who speaks: tokens `first`..`last`, the head among them, where the proper name is, and what kind it shows."""

    first: int
    last: int
    head: int
    name: tuple[int, int] | None = None
    kind: SourceKind | None = None


def surface(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """The attributions that the words of `reading` show and `found` (this paragraph's, by the parse) has not.

    One of `found` that is wrong at its face (its content holds its own source, or is what follows the cue of a closing
    attribution) is put right in place.
    """
    made: list[Attribution] = []
    by_cue: dict[int, list[Attribution]] = {}
    for a in found:
        by_cue.setdefault(a.token, []).append(a)
    for token in reading.tokens:
        lemma = _FORMS.get(token.lower_)
        if lemma is None or (token.pos_ in {"NOUN", "ADJ"} and token.tag_ != "VBN"):
            continue
        first, last = reading.sentences[reading.sentence[token.i]]
        if reading.tokens[last - 1].text == "?":
            continue
        known = by_cue.get(token.i, [])
        split = _splitting(reading, token, first, last) or _relative(reading, token, first, last)
        if split is not None:
            who, parts = split
            if not known:
                made.append(_make(reading, token, lemma, who, parts, None))
            for a in known:
                _repair(a, reading, token, who, parts, None)
            continue
        closing = _closing(reading, token, lemma, first, last)
        if closing is not None:
            who, end = closing
            region, root = clause_from(reading, first, end)
            if not region:
                continue
            for other in found:
                _leave(other, reading, token, who, end)
            more = _resumed(reading, token, last)
            if not known:
                made.append(_make(reading, token, lemma, who, [*region, *more], root))
            for a in known:
                _repair(a, reading, token, who, region, root)
                if a.content[-1][1] <= reading.piece.at(token):
                    a.content = [*a.content, *more]
        elif not known:
            opening = _opening(reading, token, lemma, first, last)
            if opening is None:
                continue
            who, begin = opening
            region, root = clause_from(reading, begin, last)
            if region:
                made.append(_make(reading, token, lemma, who, region, root))
    touched = {reading.sentence[a.token] for a in [*found, *made]}
    for n, (first, last) in enumerate(reading.sentences):
        if n not in touched:
            made += _announced(reading, first, last)
    return made


def _announced(reading: Reading, first: int, last: int) -> list[Attribution]:
    """ "It sent us one sentence: P", "The company had a short answer: P", without quotation marks."""
    tokens = reading.tokens
    colon = next((k for k in range(first + 2, last - 3) if tokens[k].text == ":"), None)
    if (
        colon is None
        or not any(map(finite, tokens[colon + 2 : last]))
        or any(reading.quote[k] >= 0 for k in range(first, last))
    ):
        return []
    verb = next((t for t in tokens[first:colon] if finite(t)), None)
    if verb is None or verb.lemma_.lower() not in _GIVING:
        return []
    said = [t for t in tokens[verb.i + 1 : colon] if t.lemma_.lower() in _WORDINGS]
    who = _subject(reading, first, verb.i) if said else None
    region, root = clause_from(reading, colon + 1, last)
    if who is None or who.first != first or not region:
        return []
    link = LinkDraft(_source(reading, who), reading.chars(verb.i, verb.i + 1), verb.lemma_.lower(), "say")
    return [Attribution(reading, verb.i, [link], region, root=root.i if root is not None else None)]


def _make(
    reading: Reading, token: Token, lemma: str, who: _Who, region: list[tuple[int, int]], root: Token | None
) -> Attribution:
    head = reading.tokens[who.head]
    cue_class: CueClass = VERBS[lemma].cue_class
    if cue_class == "say" and (is_outlet(reading, head) or head.lemma_.lower() in RECORD_NOUNS):
        cue_class = "report"
    medium, channels = medium_of(reading, token)
    link = LinkDraft(_source(reading, who), reading.chars(token.i, token.i + 1), lemma, cue_class, medium)
    return Attribution(
        reading, token.i, [*channels, link, *inner_links(reading, token)], region,
        quoted=reading.quote[token.i] >= 0, root=root.i if root is not None else None,
    )  # fmt: skip


def _source(reading: Reading, who: _Who) -> SourceDraft:
    place = reading.piece.at(reading.tokens[who.first])
    return SourceDraft(place, reading, who.first, who.last, who.head, who.kind, subject=True, name=who.name)


def _repair(
    a: Attribution, reading: Reading, token: Token, who: _Who, region: list[tuple[int, int]], root: Token | None
) -> None:
    """Gives `a` the content before its cue where its own holds its source or is only what follows the cue."""
    start, end = reading.chars(who.first, who.last)
    after = a.content[0][0] > reading.piece.at(token)
    holds = any(s < end and start < e for s, e in a.content)
    if not (after or holds or any(_swallows(reading, link, who) for link in a.links)):
        return
    a.content = list(region)
    a.root = root.i if root is not None else None
    for link in a.links:
        if link.cue is not None and link.cue[0] <= reading.piece.at(token) < link.cue[1] and not link.optional:
            link.source = _source(reading, who)


def _leave(other: Attribution, reading: Reading, token: Token, who: _Who, end: int) -> None:
    """Cuts "its director, X," from what `other` says in "the office expects P, its director, X, said"."""
    if other.token >= end or other.quoted or reading.sentence[other.token] != reading.sentence[token.i]:
        return
    speaker = reading.chars(who.first, who.last)
    start, stop = other.content[-1]
    if start < speaker[0] and stop >= speaker[1] and stop <= reading.piece.at(token):
        run = reading.trim(start, reading.piece.at(reading.tokens[end]))
        if run is not None:
            other.content = [*other.content[:-1], run]


def _swallows(reading: Reading, link: LinkDraft, who: _Who) -> bool:
    """Whether the source took in the end of the content: "has left Narn, minister X said" with "Narn, minister X"."""
    source = link.source
    if source.reading is not reading or not source.first < who.first < source.last or not source.first:
        return False
    before = reading.tokens[source.first - 1]
    return before.pos_ == "ADP" or before.tag_ in {"IN", "TO"} or before.pos_ == "VERB"


def _closing(reading: Reading, token: Token, lemma: str, first: int, last: int) -> tuple[_Who, int] | None:
    """Who closes a sentence with the cue `token`, and where the content ends: "P, X said", "P, said X"."""
    tokens = reading.tokens
    i = token.i
    while i - 1 > first and tokens[i - 1].lower_ in _BEFORE_CUE:
        i -= 1
    if i - 2 <= first:
        return None
    if tokens[i - 1].text == "," and i == token.i and not finite(tokens[i - 2]):
        inverted = _inverted(reading, token, last)
        if inverted is not None and _main(reading, first, token.i - 1, token):
            return inverted, token.i - 1
    if not _ends(reading, token, lemma, last):
        return None
    who = _subject(reading, first, i)
    if who is None or tokens[who.first - 1].text != "," or not _main(reading, first, who.first - 1, token):
        return None
    return who, who.first - 1


def _resumed(reading: Reading, token: Token, last: int) -> list[tuple[int, int]]:
    """ "P, X said, and has done Q": what is said goes on after the cue, with an auxiliary and no subject of its own."""
    tokens = reading.tokens
    i = token.i
    if i + 5 >= last or tokens[i + 1].text != "," or tokens[i + 2].lower_ not in {"and", "but"}:
        return []
    if tokens[i + 3].pos_ != "AUX" or any(reading.quote[k] != reading.quote[i] for k in range(i + 1, i + 5)):
        return []
    end = next((k for k in range(i + 4, last) if reading.quote[k] != reading.quote[i]), last)
    run = reading.bare(i + 3, end)
    return [run] if run is not None else []


def _splitting(reading: Reading, token: Token, first: int, last: int) -> tuple[_Who, list[tuple[int, int]]] | None:
    """ "The dam, said X, was safe": a cue between a subject and its verb, and the two runs of what is said."""
    tokens = reading.tokens
    i = token.i
    end = next((k for k in range(i + 1, min(i + 12, last)) if tokens[k].text == ","), None)
    if end is None or end + 2 >= last or i - 1 <= first or tokens[i - 1].text != "," or reading.quote[end + 1] >= 0:
        return None
    if not is_nominal(tokens[first : i - 1]) or not (finite(tokens[end + 1]) or tokens[end + 1].pos_ == "AUX"):
        return None
    who = _who(reading, i + 1, end, end)
    parts = [reading.bare(first, i - 1), reading.bare(end + 1, last)]
    if who is None or parts[0] is None or parts[1] is None:
        return None
    return who, [parts[0], parts[1]]


def _relative(reading: Reading, token: Token, first: int, last: int) -> tuple[_Who, list[tuple[int, int]]] | None:
    """ "the dam, which X said was safe": the noun and what is said of it."""
    tokens = reading.tokens
    i = token.i
    if i + 2 >= last or not (finite(tokens[i + 1]) or tokens[i + 1].tag_ in {"VBD", "VBZ", "VBP", "MD"}):
        return None
    pronoun = next(
        (k for k in range(i - 1, max(first, i - 12), -1) if tokens[k].lower_ in {"which", "who", "that"}), None
    )
    if pronoun is None or pronoun - 1 < first or pronoun + 1 >= i:
        return None
    noun = tokens[pronoun - 1] if tokens[pronoun - 1].text != "," else tokens[max(first, pronoun - 2)]
    who = _who(reading, pronoun + 1, i, i)
    if who is None or noun.pos_ not in {"NOUN", "PROPN"} or reading.quote[noun.i] != reading.quote[i]:
        return None
    end = next((k for k in range(i + 1, last) if tokens[k].text in {",", ";"}), last)
    parts = [reading.bare(max(first, noun.left_edge.i), noun.i + 1), reading.bare(i + 1, end)]
    return (who, [parts[0], parts[1]]) if parts[0] is not None and parts[1] is not None else None


def _subject(reading: Reading, first: int, i: int) -> _Who | None:
    """The subject that ends right before token `i`, with its apposition: "the mayor, X Y,"."""
    tokens = reading.tokens
    commas = [
        k
        for k in range(i - 1, max(first, i - 30) - 1, -1)
        if tokens[k].text == "," and reading.quote[k] == reading.quote[i]
    ]
    if tokens[i - 1].text == ",":
        starts = [*commas[1:4], first - 1]
        for n, inner in enumerate(starts):
            beside = tokens[inner + 1 : i - 1]
            relative = bool(beside) and beside[0].lower_ in {"who", "whose", "which"}
            if not beside or inner < first or not (relative or is_nominal([t for t in beside if t.text != ","])):
                continue
            for start in starts[n + 1 :]:
                who = _who(reading, start + 1, inner, i - 1 if not relative else inner)
                if who is not None:
                    return who
        return None
    for start in [*commas[:1], *([first - 1] if not commas else [])]:
        return _who(reading, start + 1, i, i)
    return None


def _who(reading: Reading, first: int, inner: int, last: int) -> _Who | None:
    """The speaker in tokens `first`..`inner`, with an apposition up to `last`; None where they cannot speak."""
    tokens = reading.tokens
    phrase = tokens[first:inner]
    if not is_nominal(phrase) or any(reading.quote[t.i] != reading.quote[phrase[0].i] for t in phrase):
        return None
    head = _head(phrase)
    if head.lower_ in _PERSONAL and len(phrase) > 1:
        return None
    name = _name(tokens, inner + 1, last) if last > inner else None
    if name is not None:
        described = head.lower_ == "one" or head.pos_ == "NUM" or is_role_of_person(head.lemma_.lower())
        person = described or any(t.ent_type_ == "PERSON" for t in tokens[name[0] : name[1]])
        if not (person or can_speak(head)):
            return None
        return _Who(first, last, name[1] - 1, name, "person" if person else None)
    if head.text[:1].isupper() and head.pos_ not in {"NOUN", "PRON", "NUM", "DET"}:
        own = _name(tokens, first, inner)
        if head.pos_ != "PROPN" and own is not None:
            return _Who(first, last, head.i, own, "person")
        return _Who(first, last, head.i)
    return _Who(first, last, head.i) if can_speak(head) else None


def _head(phrase: list[Token]) -> Token:
    """The head of a noun phrase in words: the last noun before a preposition."""
    end = next((k for k, t in enumerate(phrase) if k and t.pos_ == "ADP" and t.text.islower()), len(phrase))
    while end > 1 and phrase[end - 1].text in {"'s", "’s", "."}:
        end -= 1
    return phrase[end - 1]


def _name(tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """A proper name that begins at token `first`."""
    k = first
    while k < last and tokens[k].text[:1].isupper() and tokens[k].is_alpha and tokens[k].pos_ not in {"DET", "PRON"}:
        k += 1
    return (first, k) if k > first and k - first <= 5 else None


def _inverted(reading: Reading, token: Token, last: int) -> _Who | None:
    """ "said X Y, a spokeswoman": the subject behind the cue."""
    tokens = reading.tokens
    k = token.i + 1
    end = k
    while end < last and tokens[end].text not in {",", ".", ";", ":", "!", "—", "–"} and not finite(tokens[end]):
        end += 1
    if end < last and finite(tokens[end]):
        return None
    name = _name(tokens, k, end)
    if name is not None and name[1] == end:
        return _who(reading, k, end, end)
    return None


def _main(reading: Reading, first: int, end: int, token: Token) -> bool:
    """Whether tokens `first`..`end` are a main clause that the cue `token` can close."""
    tokens = reading.tokens
    while first < end and (tokens[first].is_quote or tokens[first].is_space):
        first += 1
    inside = tokens[first:end]
    if len(inside) < 3 or not any(finite(t) and reading.quote[t.i] == reading.quote[token.i] for t in inside):
        return False
    head = inside[0].lower_
    if head in _SUBORDINATORS or inside[0].tag_ in {"VBG", "VBN"} or inside[0].pos_ == "ADP":
        commas = [t.i for t in inside if t.text == ","]
        rests = [tokens[k + 1 : end] for k in commas if k + 1 < end and tokens[k + 1].pos_ not in {"ADP", "SCONJ"}]
        return any(r[0].tag_ not in {"WDT", "WP", "WRB", "CC"} and any(map(finite, r)) for r in rests)
    return head not in {"and", "but", "according"} or any(finite(t) for t in inside[1:])


def _ends(reading: Reading, token: Token, lemma: str, last: int) -> bool:
    """Whether nothing but whom it was told, where, when and how follows the cue."""
    tokens = reading.tokens
    k = token.i + 1
    if lemma == "tell":
        start = k
        while k < last and tokens[k].pos_ not in {"ADP", "PUNCT", "SCONJ", "ADV"} and not finite(tokens[k]):
            if tokens[k].lower_ in {"that", "who", "which"}:
                break
            k += 1
        if k == start or (k < last and (finite(tokens[k]) or tokens[k].lower_ in {"that", "how"})):
            return False
        if k < last and tokens[k].lower_ in {"who", "which"}:
            return True
    if k >= last:
        return True
    t = tokens[k]
    if t.text == ",":
        return k + 1 >= last or tokens[k + 1].lower_ not in {"that", "whether"}
    if t.text in {".", ";", "—", "–"} or t.is_space:
        return True
    stop = next((x.i for x in tokens[k:last] if x.text == ","), last)
    if any(x.lower_ in {"that", "whether"} for x in tokens[k:stop]):
        return False
    return t.pos_ in {"ADP", "SCONJ"} or t.lower_ in _TEMPORAL or t.ent_type_ in {"DATE", "TIME"}


def _opening(reading: Reading, token: Token, lemma: str, first: int, last: int) -> tuple[_Who, int] | None:
    """Who opens a sentence, and where the content begins: "One of them, X Y, said P"."""
    tokens = reading.tokens
    i = token.i
    while i - 1 > first and tokens[i - 1].lower_ in _BEFORE_CUE:
        i -= 1
    if i <= first or any(finite(t) for t in tokens[first:i] if not _aside(tokens, first, t.i, i)):
        return None
    who = _subject(reading, first, i)
    if who is None:
        return None
    before = tokens[first : who.first]
    if before and (before[-1].text != "," or before[0].lower_ in _SUBORDINATORS):
        return None
    k = token.i + 1
    if lemma == "tell":
        if k < last and tokens[k].lower_ in {"me", "us", "him", "her", "them", "you"}:
            k += 1
        else:
            return None
    if k < last and tokens[k].lower_ == "that":
        k += 1
    if k >= last or reading.quote[k] != reading.quote[token.i] or not is_clause(reading, k, last):
        return None
    if tokens[k].ent_type_ in {"DATE", "TIME"} or tokens[k].lower_ in {"so", "nothing"}:
        return None
    return who, k


def _aside(tokens: list[Token], first: int, k: int, end: int) -> bool:
    """Whether token `k` stands in ", who ...," before token `end`."""
    opened = next((x for x in range(k, first, -1) if tokens[x].text == ","), None)
    return opened is not None and tokens[opened + 1].lower_ in {"who", "whose", "which"} and tokens[end - 1].text == ","
