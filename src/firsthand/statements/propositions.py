"""Who does what to whom: predicates and their arguments, read off the dependency parse.

A predicate is a verb, a copula with its complement, or a noun that states an event; passives, relative clauses,
participles, coordination and control are undone, so that "the advisers were withdrawn by the firm", "the firm, which
withdrew its advisers" and "the firm's withdrawal of the advisers" give one frame. The rules follow PropS (Stanovsky et
al. 2016) and PredPatt (White et al. 2016), over the labels of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from firsthand.statements.nominals import LIGHT_VERBS, NOUN_VERBS, SUBJECT_OF

__all__ = ["FoundArgument", "FoundEntity", "FoundProposition", "entities", "propositions", "words"]

_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_OPEN = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_EMPTY = frozenset({"be", "have", "do", "'s", "’s", "mr", "mr.", "mrs", "mrs.", "ms", "ms."})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nobody", "none", "nothing", "neither", "nor", "hardly"})
_NEGATIVE = frozenset({"fail", "refuse", "decline", "neglect", "cease"})
"""Verbs whose infinitive did not happen: "failed to win" (Karttunen 1971, negative implicatives)."""
_IMPLICATIVE = frozenset({"manage", "begin", "start", "continue", "cease", "help", "force", "happen", "get", "go"})
"""Verbs whose infinitive holds when they do; the infinitive of any other is not stated as fact."""
_MODALS = frozenset({
    "may", "might", "could", "would", "should", "can", "will", "shall", "must", "'ll", "’ll", "ought", "wo", "ca",
})  # fmt: skip
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_MODIFIERS = frozenset({"amod", "compound"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class FoundArgument:
    """An argument as `records.Argument` has it, with characters of the Doc's text."""

    role: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundProposition:
    """A predicate as `records.Proposition` has it. `start` and `end` hold the predicate's own words; `factual` is False
    for what is only wished, planned, possible or conditional; `root` marks the main predicate of a clause that stands
    for itself (a sentence, or what somebody says)."""

    start: int
    end: int
    lemma: str
    negated: bool
    arguments: tuple[FoundArgument, ...] = ()
    root: bool = False
    factual: bool = True


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """A name as `records.Entity` has it."""

    start: int
    end: int
    label: str
    name: str


def words(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """The content lemmas of `doc.text[start:end]` in order: lower case, no function words, no punctuation.

    A word cut by either edge counts. Number words stay; negations are left to `Proposition.negated`.
    """
    span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return tuple(_content(span)) if span is not None else ()


def _content(tokens: Span) -> Iterator[str]:
    for token in tokens:
        pos = token.pos_
        if pos not in _CONTENT or (token.is_stop and pos not in _OPEN):
            continue
        lemma = token.lemma_.lower().strip("'’.-")
        if lemma and lemma not in _EMPTY and lemma not in _NEGATIONS and any(c.isalnum() for c in lemma):
            yield lemma


def entities(doc: Doc) -> tuple[FoundEntity, ...]:
    """The names that the model finds, without articles, possessives and what is plainly no name."""
    found = []
    text = doc.text
    for ent in doc.ents:
        edges = _name_edges(ent) if ent.label_ in _LABELS else None
        if edges is not None:
            first, last = doc[edges[0]], doc[edges[1] - 1]
            written = _undotted(text[first.idx : last.idx + len(last)])
            found.append(FoundEntity(first.idx, first.idx + len(written), ent.label_, " ".join(written.split())))
    return tuple(found)


def _undotted(name: str) -> str:
    """`name` without the full stop that a sentence, or "Corp.", ends with; "U.S." keeps it."""
    return name[:-1] if name.endswith(".") and "." not in name[:-1] else name


def _name_edges(ent: Span) -> tuple[int, int] | None:
    """First and last token (half open) of the name in `ent`; None where no name is left."""
    doc, start, end = ent.doc, ent.start, ent.end
    while start < end and (doc[start].lower_ in ("the", "a", "an") or not any(c.isalnum() for c in doc[start].text)):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or not any(c.isalnum() for c in doc[end - 1].text)):
        end -= 1
    inside = [doc[i] for i in range(start, end)]
    if not inside or not any(c.isalpha() for t in inside for c in t.text):
        return None
    if all(t.is_lower for t in inside) or any(t.text.startswith(("http", "www.", "@", "#")) for t in inside):
        return None
    if all(t.is_stop for t in inside) and not all(t.is_upper and len(t) > 1 for t in inside):
        return None
    return start, end


def propositions(doc: Doc) -> tuple[FoundProposition, ...]:
    """Every predicate of `doc` with its arguments, in the order of the text."""
    if not doc.has_annotation("DEP"):
        return ()
    names = {i: ent for ent in doc.ents if ent.label_ in _LABELS for i in range(ent.start, ent.end)}
    frames = _Frames(names)
    found = []
    for token in doc:
        pos = token.pos_
        if (pos == "VERB" and token.dep_ not in _MODIFIERS) or (pos == "AUX" and token.dep_ not in _AUXILIARIES):
            made = frames.verb(token)
        elif pos == "NOUN":
            made = frames.noun(token)
        else:
            continue
        if made is not None:
            found.append(made)
    return tuple(found)


class _Frames:
    """Builds the frames of one Doc; `names` maps a token's index to the entity that it stands in."""

    def __init__(self, names: dict[int, Span]) -> None:
        self.names = names

    def verb(self, token: Token) -> FoundProposition | None:
        children = list(token.children)
        light = self._light(token, children)
        target = light if light is not None else token
        arguments = self._subjects(token, children)
        for child in children:
            dep = child.dep_
            if dep in ("dobj", "obj") and child != light:
                self._add(arguments, "patient", child)
            elif dep in ("dative", "iobj"):
                self._add(arguments, "recipient", child)
            elif dep in ("attr", "acomp", "oprd"):
                self._add(arguments, "complement", child)
            elif dep in ("prep", "agent"):
                self._preposition(arguments, child, by="agent" if dep == "agent" else "by")
        if light is not None:
            for child in light.children:
                if child.dep_ == "prep":
                    self._preposition(arguments, child, of="patient")
        lemma = NOUN_VERBS[light.lemma_.lower()] if light is not None else token.lemma_.lower()
        particle = next((c for c in children if c.dep_ == "prt"), None)
        if particle is not None and light is None:
            lemma = f"{lemma} {particle.lower_}"
        start, end = min(token.idx, target.idx), max(token.idx + len(token), target.idx + len(target))
        if lemma == "be" and not arguments:
            return None
        return FoundProposition(
            start, end, lemma, _negated(token, children), tuple(arguments), _is_root(token), _factual(token, children)
        )

    def noun(self, token: Token) -> FoundProposition | None:
        verb = NOUN_VERBS.get(token.lemma_.lower())
        if verb is None or token.dep_ == "compound" or self._is_light_object(token):
            return None
        arguments: list[FoundArgument] = []
        possessed = any(c.dep_ == "poss" for c in token.children)
        of = "agent" if verb in SUBJECT_OF and not possessed else "patient"
        negated = False
        for child in token.children:
            dep = child.dep_
            if dep == "poss":
                self._add(arguments, "agent", child)
            elif dep == "compound" or (dep == "amod" and child.pos_ == "PROPN"):
                self._add(arguments, "patient" if child.pos_ == "NOUN" else "agent", child)
            elif dep == "prep":
                self._preposition(arguments, child, by="agent", of=of)
            elif dep in ("det", "neg") and child.lower_ in _NEGATIONS:
                negated = True
        if not arguments:
            return None
        return FoundProposition(token.idx, token.idx + len(token), verb, negated, tuple(arguments))

    def _light(self, token: Token, children: list[Token]) -> Token | None:
        """The deverbal object that a light verb carries ("gave a denial")."""
        if token.lemma_ not in LIGHT_VERBS:
            return None
        return next((c for c in children if c.dep_ == "dobj" and c.lemma_.lower() in NOUN_VERBS), None)

    def _is_light_object(self, token: Token) -> bool:
        return token.dep_ == "dobj" and token.head.pos_ == "VERB" and token.head.lemma_ in LIGHT_VERBS

    def _subjects(self, token: Token, children: list[Token]) -> list[FoundArgument]:
        """The subject of `token` in its own clause, or the one that it is understood to have."""
        arguments: list[FoundArgument] = []
        for child in children:
            if child.dep_ in ("nsubj", "csubj"):
                self._add(arguments, "agent", child)
            elif child.dep_ in ("nsubjpass", "csubjpass"):
                self._add(arguments, "patient", child)
        if arguments or any(c.dep_ == "expl" for c in children):
            return arguments
        head = token.head
        passive = token.tag_ == "VBN" and (token.dep_ == "acl" or any(c.dep_ == "auxpass" for c in children))
        role = "patient" if passive else "agent"
        if token.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            if token.dep_ == "relcl" or token.tag_ in ("VBN", "VBG"):
                self._add(arguments, role, head)
        elif token.dep_ in ("conj", "xcomp", "advcl", "pcomp", "ccomp") and head != token:
            for child in self._understood(token):
                self._add(arguments, role, child)
        return arguments

    def _understood(self, token: Token) -> list[Token]:
        """The subject, or for an object's infinitive the object, of the verb that governs `token`."""
        control = token.dep_ in ("xcomp", "pcomp", "ccomp")
        if token.dep_ == "ccomp" and not any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
            return []
        governor = token.head
        for _ in range(6):
            if governor.pos_ in ("VERB", "AUX"):
                own = list(governor.children)
                if control and (objects := [c for c in own if c.dep_ in ("dobj", "dative") and c.i < token.i]):
                    return objects[-1:]
                subjects = [c for c in own if c.dep_ in ("nsubj", "nsubjpass")]
                if subjects:
                    return subjects
                if governor.dep_ in ("relcl", "acl"):
                    return [governor.head]
                if governor.dep_ not in ("conj", "xcomp", "advcl", "pcomp"):
                    return []
            if governor.head == governor:
                return []
            governor = governor.head
        return []

    def _preposition(self, arguments: list[FoundArgument], prep: Token, by: str = "by", of: str = "of") -> None:
        word = prep.lower_
        role = by if word == "by" else of if word == "of" else word
        for child in prep.children:
            if child.dep_ == "pobj":
                self._add(arguments, role, child)
            elif child.dep_ == "prep":  # "from behind the lines", "out of the country"
                self._preposition(arguments, child)

    def _add(self, arguments: list[FoundArgument], role: str, head: Token) -> None:
        """`head`, what a relative pronoun stands for, and whatever is coordinated with it."""
        if head.dep_ == "dative" and head.pos_ == "ADP":
            for child in head.children:
                if child.dep_ == "pobj":
                    self._add(arguments, role, child)
            return
        if head.tag_ in ("WDT", "WP", "WP$") and head.lower_ in _RELATIVES:
            clause = head.head
            while clause.dep_ not in ("relcl", "ROOT") and clause.head != clause:
                clause = clause.head
            if clause.dep_ != "relcl":
                return
            head = clause.head
        while True:
            lemma, start, end = self._name(head)
            argument = FoundArgument(role, lemma, start, end)
            if argument not in arguments:
                arguments.append(argument)
            following = next((c for c in head.rights if c.dep_ == "conj" and c.pos_ in _NOMINAL), None)
            if following is None:
                return
            head = following

    def _name(self, head: Token) -> tuple[str, int, int]:
        """The lemma of an argument (the whole of a proper name) and its words from the left edge to the head."""
        doc = head.doc
        first = min(head.left_edge.i, head.i)
        end = head.idx + len(head)
        ent = self.names.get(head.i)
        if ent is not None and head.pos_ == "PROPN":
            edges = _name_edges(ent)
            if edges is not None and edges[0] <= head.i:
                last = doc[edges[1] - 1]
                lemma = _undotted(" ".join(doc[edges[0] : edges[1]].text.split()))
                return lemma, doc[min(first, edges[0])].idx, max(end, last.idx + len(last))
        if head.pos_ == "PROPN":
            low = head.i
            while low > 0 and doc[low - 1].dep_ == "compound" and doc[low - 1].pos_ == "PROPN":
                low -= 1
            return _undotted(" ".join(doc[low : head.i + 1].text.split())), doc[first].idx, end
        return head.lemma_.lower(), doc[first].idx, end


def _negated(token: Token, children: list[Token]) -> bool:
    """Whether a negation governs `token`: its own, its subject's or object's "no", or a verb like "failed to"."""
    for child in children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj") and child.lower_ in _NEGATIONS):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            if child.lower_ in _NEGATIONS:
                return True
            if any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg", "preconj", "cc") for c in child.lefts):
                return True
            # "not a single house", "not one child": the first word of what acts or is acted on
            if child.left_edge.lower_ == "not" and child.left_edge.dep_ == "neg":
                return True
    head = token.head
    if token.dep_ == "xcomp" and head.lemma_ in _NEGATIVE:
        return not any(c.dep_ == "neg" for c in head.children)
    if token.dep_ == "pcomp" and head.lower_ == "without":
        return True
    if token.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in children):
        joined = any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in head.children)
        return joined and any(c.dep_ == "neg" for c in head.children)
    return False


def _factual(token: Token, children: list[Token]) -> bool:
    """Whether the clause states its predicate as something that is or was so."""
    for child in children:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return False
        if child.dep_ == "mark" and child.lower_ in _CONDITIONS:
            return False
    head = token.head
    if head == token:
        return True
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in children)
    if infinitive and not (head.pos_ == "VERB" and head.lemma_ in _IMPLICATIVE):
        return False
    if (
        token.dep_ in ("conj", "xcomp", "ccomp")
        and head.pos_ in ("VERB", "AUX")
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in children)
    ):
        return not any(c.dep_ == "aux" and c.lower_ in _MODALS for c in head.children)
    return True


def _is_root(token: Token) -> bool:
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token.dep_ in ("ROOT", "ccomp", "parataxis")
