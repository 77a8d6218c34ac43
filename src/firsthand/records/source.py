"""Who speaks, and every place where the pages name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.records.span import Span

__all__ = ["Gender", "Mention", "MentionForm", "Source", "SourceKind"]

SourceKind = Literal["person", "organization", "outlet", "author", "record", "anonymous", "unstated"]
MentionForm = Literal["name", "nominal", "pronoun", "first-person", "none"]
Gender = Literal["m", "f", "n", "p"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody or something that may speak is named, found by `statements`, resolved by `sources`.

    `span` is None for a source that no word names (a passive without an agent, a continued quotation): then
    `form` is `none` and `place` says where it would stand. `name` is the proper name inside the mention ("Ilse
    Brandaur" of "Deputy Foreign Minister Ilse Brandaur"), `title` the title or role beside it, `affiliation` the body
    that the words tie it to ("the Luthmar defence ministry"). `kind` is what the words themselves show, and may be
    corrected when mentions are resolved. `speaker` is False for a mention that only may be an antecedent. `gender` is
    m, f, n (a thing) or p (plural).
    `continues` is the id of a mention this one certainly repeats ("he added", a later paragraph of a quotation,
    apposition), where the extraction itself shows it; resolution may use it and keeps its own reason.
    """

    id: str
    document: str
    place: int
    span: Span | None
    head: Span | None
    form: MentionForm
    kind: SourceKind
    name: str | None = None
    title: str | None = None
    affiliation: str | None = None
    gender: Gender | None = None
    subject: bool = False
    speaker: bool = True
    quoted: bool = False
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that speaks, over all pages of a story.

    `name` is the fullest name the pages give, None for the unnamed; `description` says who an unnamed or titled source
    is, in the page's words; `party` is the id of the body it speaks for; `merged` says why its mentions are one source.
    """

    id: str
    kind: SourceKind
    name: str | None = None
    aliases: tuple[str, ...] = ()
    description: str | None = None
    party: str | None = None
    mentions: tuple[Span, ...] = ()
    merged: tuple[str, ...] = ()
