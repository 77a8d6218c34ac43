"""Mentions: the sources of links, and all names and roles of the evidence that a pronoun or a title may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.records import Document, Gender, Mention, MentionForm, SourceKind, identify
from firsthand.statements.drafts import SourceDraft
from firsthand.statements.lexicon import ROLE_NOUNS
from firsthand.statements.naming import kind_of, plain
from firsthand.statements.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Mentions"]

_FIRST = frozenset({"i", "we", "me", "us"})
_MALE = frozenset(
    {
        "he",
        "him",
        "his",
        "mr",
        "mr.",
        "sir",
        "lord",
        "king",
        "prince",
        "spokesman",
        "chairman",
        "father",
        "brother",
        "husband",
        "son",
        "man",
        "boy",
        "uncle",
        "nephew",
        "grandfather",
        "monk",
        "landlord",
    }
)
_FEMALE = frozenset(
    {
        "she",
        "her",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "lady",
        "dame",
        "queen",
        "princess",
        "spokeswoman",
        "chairwoman",
        "mother",
        "sister",
        "wife",
        "daughter",
        "woman",
        "widow",
        "girl",
        "aunt",
        "niece",
        "grandmother",
        "nun",
        "landlady",
    }
)
_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lady", "lord"})
_NAME_LABELS = ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART")


class Mentions:
    """Collects the mentions of one document; the same words are one mention."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._by_id: dict[str, Mention] = {}
        self._spans: set[tuple[int, int]] = set()

    def all(self) -> tuple[Mention, ...]:
        """In the order of the text; of two at one place the longer one first."""
        return tuple(
            sorted(
                self._by_id.values(),
                key=lambda m: (m.place, -(m.span.end - m.span.start) if m.span else 0, m.form, m.id),
            )
        )

    def speaker(self, source: SourceDraft) -> str:
        """The id of the mention of `source`, made where it is not there yet."""
        continues = self.speaker(source.continues) if source.continues is not None else None
        if source.reading is None or source.kind == "unstated":
            place = source.place
            if source.reading is not None:
                place = source.reading.piece.at(source.reading.tokens[source.first])
            key = identify(self.document.id, place, place, "none")
            kind: SourceKind = "unstated" if continues is None else self._by_id[continues].kind
            self._by_id.setdefault(
                key, Mention(key, self.document.id, place, None, None, "none", kind, continues=continues, quoted=False)
            )
            return key
        reading, head = source.reading, source.reading.tokens[source.head]
        kind = kind_of(reading, source)
        made = self._make(reading, source.first, source.last, head, kind, True, source.subject, source.name)
        self._by_id[made.id] = made
        self._spans.add((made.place, made.span.end if made.span else made.place))
        return made.id

    def others(self, readings: list[Reading]) -> None:
        """Every name of a person, body or place, and every noun for a role, that no speaker's mention is already."""
        for reading in readings:
            taken: set[int] = set()
            for ent in reading.doc.ents:
                if ent.label_ not in {"PERSON", "ORG", "GPE"}:
                    continue
                first, last = ent.start, ent.end
                while first < last and (
                    reading.tokens[first].pos_ in {"DET", "PUNCT"} or reading.tokens[first].is_space
                ):
                    first += 1
                while first < last and (
                    reading.tokens[last - 1].tag_ == "POS"
                    or reading.tokens[last - 1].is_punct
                    or reading.tokens[last - 1].is_space
                ):
                    last -= 1
                if first >= last:
                    continue
                head = reading.doc[first:last].root
                draft = SourceDraft(reading.piece.at(reading.tokens[first]), reading, first, last, head.i)
                kind = kind_of(reading, draft)
                if ent.label_ == "PERSON" and kind not in {"person", "outlet"}:
                    kind = "person"
                elif ent.label_ in {"ORG", "GPE"} and kind not in {"organization", "outlet", "record"}:
                    kind = "organization"
                # A title right before the name belongs to it: "Deputy Minister N. N.".
                if ent.label_ == "PERSON":
                    while (
                        first > 0
                        and reading.tokens[first - 1].dep_ in {"compound", "nmod"}
                        and reading.tokens[first - 1].head.i >= first
                        and not reading.tokens[first - 1].is_punct
                    ):
                        first -= 1
                self._add(self._make(reading, first, last, head, kind, False, head.dep_ in {"nsubj", "nsubjpass"}))
                taken.update(range(first, last))
            for t in reading.tokens:
                if t.i not in taken and t.pos_ == "PROPN" and t.dep_ in {"nsubj", "nsubjpass"} and not t.ent_type_:
                    self._add(self._unlabelled(reading, t))
                    continue
                if t.i in taken or t.pos_ != "NOUN" or t.dep_ == "compound" or t.lemma_.lower() not in ROLE_NOUNS:
                    continue
                if not any(c.dep_ in {"det", "poss"} for c in t.children):
                    continue
                first, last = t.left_edge.i, t.i + 1
                while first < t.i and (reading.tokens[first].is_punct or reading.tokens[first].dep_ == "cc"):
                    first += 1
                draft = SourceDraft(reading.piece.at(t), reading, first, last, t.i)
                self._add(
                    self._make(
                        reading, first, last, t, kind_of(reading, draft), False, t.dep_ in {"nsubj", "nsubjpass"}
                    )
                )

    def _unlabelled(self, reading: Reading, head: Token) -> Mention:
        """A name that the parser gives no kind. The page tells a person's whole name once: a single word that ends no
        such name is a body's."""
        first = _compound_start(head, 0)
        person = plain(head.text) in reading.people
        draft = SourceDraft(reading.piece.at(reading.tokens[first]), reading, first, head.i + 1, head.i)
        kind: SourceKind = "person" if person else "organization" if first == head.i else kind_of(reading, draft)
        return self._make(reading, first, head.i + 1, head, kind, False, True)

    def _add(self, mention: Mention) -> None:
        if mention.span is None or (mention.span.start, mention.span.end) in self._spans:
            return
        self._by_id.setdefault(mention.id, mention)

    def _make(
        self, reading: Reading, first: int, last: int, head: Token, kind: SourceKind, speaker: bool, subject: bool,
        named: tuple[int, int] | None = None,
    ) -> Mention:  # fmt: skip
        tokens = reading.tokens
        start, end = reading.chars(first, last)
        span = self.document.span(start, end)
        name, title, affiliation = _parts(reading, first, last, head, kind, named)
        form: MentionForm = "nominal"
        if (head.lower_ in _FIRST and head.text != "US") or kind == "author":
            form = "first-person"  # "this article" that speaks of itself, too
        elif head.pos_ == "PRON" and head.text != "US":
            form = "pronoun"
        elif name is not None:
            form = "name"
        return Mention(
            id=identify(self.document.id, start, end, form),
            document=self.document.id,
            place=start,
            span=span,
            head=self.document.span(*reading.chars(head.i, head.i + 1)),
            form=form,
            kind=kind,
            name=name,
            title=title,
            affiliation=affiliation,
            gender=_gender(tokens[first:last], head, kind),
            subject=subject or head.dep_ in {"nsubj", "nsubjpass"},
            speaker=speaker,
            quoted=reading.quote[head.i] >= 0,
        )


def _text(reading: Reading, first: int, last: int) -> str | None:
    while first < last and (reading.tokens[first].pos_ in {"DET", "PUNCT"} or reading.tokens[first].is_space):
        first += 1
    while (
        first < last
        and (
            reading.tokens[last - 1].tag_ == "POS"
            or reading.tokens[last - 1].is_punct
            or reading.tokens[last - 1].is_space
        )
        and not reading.tokens[last - 1].text.endswith(".")
    ):
        last -= 1
    if first >= last:
        return None
    start, end = reading.chars(first, last)
    return " ".join(reading.piece.text[start - reading.piece.start : end - reading.piece.start].split()) or None


def _parts(
    reading: Reading, first: int, last: int, head: Token, kind: SourceKind, named: tuple[int, int] | None = None
) -> tuple[str | None, str | None, str | None]:
    """The proper name, the title beside it, and the body that the words tie it to."""
    tokens = reading.tokens
    ents = [
        (e.label_, max(e.start, first), min(e.end, last)) for e in reading.doc.ents if e.start < last and first < e.end
    ]
    name_run: tuple[int, int] | None = None
    if named is not None:
        name_run = named
    elif kind == "person":
        people = [(a, b) for label, a, b in ents if label == "PERSON"]
        own = [(a, b) for a, b in people if a <= head.i < b] or [
            (a, b) for a, b in people if any(_leads(tokens[i], head) for i in range(a, b))
        ]
        if own:
            name_run = own[0]
        elif head.pos_ == "NOUN" and head.i + 1 < last and tokens[head.i + 1].pos_ == "PROPN":
            stop = head.i + 1
            while stop < last and tokens[stop].pos_ == "PROPN":
                stop += 1
            name_run = (head.i + 1, stop)
        elif head.pos_ == "PROPN":
            name_run = (_compound_start(head, first), head.i + 1)
    elif kind in {"organization", "outlet"} and (head.pos_ == "PROPN" or head.ent_type_ in _NAME_LABELS):
        own = [(a, b) for label, a, b in ents if a <= head.i < b]
        name_run = own[0] if own else (_compound_start(head, first), head.i + 1)
    elif kind == "outlet":
        names = [i for i in range(first, last) if tokens[i].pos_ == "PROPN"]
        if names:
            name_run = (names[0], names[-1] + 1)
    name = None
    title = None
    if name_run is not None:
        a, b = name_run
        while a < b - 1 and (
            tokens[a].lower_ in _HONORIFICS or (kind == "person" and tokens[a].lemma_.lower() in ROLE_NOUNS)
        ):
            a += 1
        while a < b and tokens[a].pos_ == "DET":
            a += 1
        name = _text(reading, a, b)
        if kind == "person":
            if first < a:
                title = _text(reading, first, a)
            elif b < last:
                title = _text(reading, b, last)
            if title is not None:
                title = title.strip(" ,;—–-") or None
    elif kind == "person" and head.pos_ != "PRON":
        title = _text(reading, first, last)
    return name, title, _affiliation(reading, first, last, head, name_run)


def _compound_start(head: Token, floor: int) -> int:
    first = head.i
    while (
        first - 1 >= floor
        and head.doc[first - 1].pos_ == "PROPN"
        and head.doc[first - 1].dep_ in {"compound", "nmod", "flat"}
    ):
        first -= 1
    return first


def _leads(token: Token, head: Token) -> bool:
    for _ in range(5):
        if token == head:
            return True
        if token.dep_ not in {"appos", "compound", "flat", "nmod"}:
            return False
        token = token.head
    return False


def _affiliation(reading: Reading, first: int, last: int, head: Token, name: tuple[int, int] | None) -> str | None:
    """ "the Y ministry" of "a person close to the Y ministry", "X's spokesman", "a spokesman for X"."""
    heads = [head] + [c for c in head.children if c.dep_ == "appos" and first <= c.i < last]
    for h in heads:
        for child in h.children:
            spots = [child]
            if child.dep_ == "amod":
                spots = [c for c in child.children if c.dep_ == "prep"]
            for spot in spots:
                if spot.dep_ == "prep" and spot.lower_ in {
                    "to",
                    "for",
                    "of",
                    "at",
                    "with",
                    "in",
                    "from",
                    "inside",
                    "near",
                    "within",
                }:
                    for obj in spot.children:
                        named = name is not None and name[0] <= obj.i < name[1]
                        if obj.dep_ == "pobj" and first <= obj.i < last and not named:
                            return _text_with_article(reading, obj.left_edge.i, min(obj.right_edge.i + 1, last))
            if child.dep_ == "poss" and child.pos_ in {"PROPN", "NOUN"}:
                return _text_with_article(reading, child.left_edge.i, child.i + 1)
    for e in reading.doc.ents:
        if (
            e.label_ in {"ORG", "GPE", "NORP"}
            and first <= e.start
            and e.end <= last
            and (name is None or not (name[0] <= e.start < name[1]))
        ):
            return _text(reading, e.start, e.end)
    return None


def _text_with_article(reading: Reading, first: int, last: int) -> str | None:
    start, end = reading.chars(first, last)
    return " ".join(reading.piece.text[start - reading.piece.start : end - reading.piece.start].split()) or None


def _gender(tokens: list[Token], head: Token, kind: SourceKind) -> Gender | None:
    lower = {t.lower_ for t in tokens}
    if (head.lower_ in {"they", "them", "we", "us"} and head.text != "US") or (
        head.tag_ in {"NNS"} and head.pos_ != "PROPN"
    ):
        return "p"
    if head.lower_ in {"it", "its"}:
        return "n"
    if head.pos_ == "PRON":
        return "m" if head.lower_ in _MALE else "f" if head.lower_ in _FEMALE else None
    if kind in {"organization", "outlet", "record"}:
        return "n"
    if lower & _FEMALE:
        return "f"
    if lower & _MALE:
        return "m"
    return None
