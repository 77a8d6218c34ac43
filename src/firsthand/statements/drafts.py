"""What the rules build before records are made: links and attributions that name tokens and offsets."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.records import CueClass, SourceKind, Stance
from firsthand.statements.reading import Reading, Region

__all__ = ["Attribution", "LinkDraft", "SourceDraft"]


@dataclass(slots=True, eq=False)
class SourceDraft:
    """Where a source is named: tokens `first`..`last` of `reading` with their `head`; or nobody (`reading` None), who
    would stand at `place`. `name` are the tokens of the proper name, where the parse does not show them."""

    place: int
    reading: Reading | None = None
    first: int = 0
    last: int = 0
    head: int = 0
    kind: SourceKind | None = None
    continues: SourceDraft | None = None
    subject: bool = False
    name: tuple[int, int] | None = None


@dataclass(slots=True, eq=False)
class LinkDraft:
    source: SourceDraft
    cue: tuple[int, int] | None
    verb: str | None
    cue_class: CueClass
    medium: str | None = None
    optional: bool = False


@dataclass(slots=True, eq=False)
class Attribution:
    """A content with the links that stand with one cue, nearest first. `token` is the cue's, in `reading`. `direct`:
    the content is the source's own words, though no quotation marks show it."""

    reading: Reading
    token: int
    links: list[LinkDraft]
    content: Region
    stance: Stance | None = None
    stance_link: int | None = None
    quoted: bool = False
    root: int | None = None
    quotation: int | None = None
    conditional: bool = False
    parent: Attribution | None = None
    own: bool = False
    direct: bool = False
    children: list[Attribution] = field(default_factory=list)

    @property
    def place(self) -> int:
        return self.content[0][0]
