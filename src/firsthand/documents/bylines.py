# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""Who signed a page: the lines around its headline, or at its end, that name its authors.

Only one place on a page signs it. It is looked for from the headline down to the text, then above the headline, then
below the text; the first place that names somebody counts, with the lines that go on with it. Names that stand there
for something else than the text (pictures, checking, editing) are kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.documents.features import is_name
from firsthand.documents.people import body, people
from firsthand.documents.segments import Segment
from firsthand.records import Hyperlink

__all__ = ["Name", "Signed", "head_lines", "marks", "says_by", "signers"]

_WINDOW = 30  # segments below the headline in which a page is still signed
_ABOVE = 6  # segments above the headline, where some pages are signed
_LONG = 25  # words of a paragraph that is surely of the text
_BY = re.compile(
    r"\W{0,3}(?:(?:written |posted |published |reported |story |words |text |reporting |report |opinion |analysis |commentary |comment |column |review |article |photos and (?:story|text) |words and (?:photos|pictures) |guest \w+ )?by\b:?\s*(?=[\"“]?[^\W\d_])"
    r"|(?:author|authors|words|reporter|writer)s?:\s*\S|as told to\s)|By(?=[A-Z][a-z]+\s[A-Z])",
    re.I,
)
_BY_LATER = re.compile(
    r"(?:\d|[|•·/–—,-]|\b[AP]M\b|\bE[SD]?T\b)\s*(?:(?:written|posted|published) )?by:?\s+[A-Z]|\bas told to [A-Z]", re.I
)
_BY_ALONE = re.compile(
    r"(?:by|written by|posted by|story by|words by|text by|authors?|reported by|reporters?|article by|report by)\s*:?",
    re.I,
)
_OTHER = re.compile(
    r"\W{0,3}(?:(?:lead |main |cover |top |header |feature |additional |and |original )*(?:photo(?:s|graph|graphs|graphy|grapher)?|pictures?|images?|illustrat(?:ed|ions?|or)|styled|styling|stylist|art(?:work| direction)?|"
    r"video|graphics?|design(?:ed)?|animation|edit(?:ed|ing|or)?|translat(?:ed|ions?|or)|fact[- ]?check(?:ed|ing)?|(?:medically |scientifically |expert )?review(?:ed|er)|(?:recipe )?tested|compiled|produced|"
    r"hair|make-?up|set design|narrated|read|additional reporting|with reporting|reporting contributed|research|audio|filmed|presented|hosted|sponsored|(?:in )?partnership|brought to you|endorsed|approved|verified|uploaded|submitted|powered|curated)\s*(?:by|with|:)"
    r"|(?:foto|fotos|fotografía|immagin[ei]|imagen|imagem|bild(?:er)?|crédit|fotó|kuva|zdjęcie)\b\s*(?:di|de|da|von|av|:)"
    r"|contributions? (?:from|by)|with contributions|courtesy|credits?\b|source:|image[s:]|photos?[:/]|picture:|illustration[:/]|getty|©|presented by|caption)",
    re.I,
)
_FOLLOWING = re.compile(r"\W*(?:and|with|&|,|;|/|\|)\W*", re.I)
_JOB = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|journalists?|producer|bureau chief|analyst|intern|staff|author|min(?:ute)?s? read|read time|follow|archive page|view profile)\b", re.I
)  # fmt: skip
_AUTHOR_TAIL = re.compile(r"(?:about the authors?|meet the author|written by|the author|author|by|authors?)\W*", re.I)
_BIO_OF = re.compile(
    r"(?:about|written by|by|more (?:from|by)|view all posts by|read more by|all posts by|posts by|contact|follow)\s+(?=[A-Z])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it stands in the text."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class Signed:
    """Who signed the page. `sure` says that "by" or the markup shows them to be authors; `others` are those who are
    named beside them for something else; `lines` the segments that were read."""

    names: list[Name] = field(default_factory=list)
    sure: bool = False
    others: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unnamed: bool = False  # signed by a desk or an agency


def head_lines(text: str, segments: Sequence[Segment], title: int | None) -> range:
    """The segments below the headline in which a page is still signed: before its second long paragraph, a mark
    ("Related") or a comment. Where no headline was found, those around the beginning of the text."""
    if title is None:
        first = next((i for i, s in enumerate(segments) if s.role in ("paragraph", "quote")), None)
        if first is None:
            return range(0)
        begin = max(0, first - 12)
    else:
        begin = title + 1
    long = 0
    for index in range(begin, min(begin + _WINDOW, len(segments))):
        segment = segments[index]
        f = segment.features
        if segment.role == "comment" or f.furniture == "related":
            return range(begin, index)
        if f.prose and f.words >= _LONG and segment.role != "caption":
            long += 1
            if long == 3:
                return range(begin, index)
    return range(begin, min(begin + _WINDOW, len(segments)))


def says_by(line: str) -> bool:
    """Whether a line says "by" as a byline does."""
    return bool(_BY.match(line) or _BY_ALONE.fullmatch(line) or _BY_LATER.search(line))


def _line(text: str, segment: Segment) -> str:
    return text[segment.start : segment.end].strip()


def _found(text: str, segment: Segment, name: str) -> Name:
    """`name` with its place in the segment; the whole segment where it is spelt otherwise there."""
    line = text[segment.start : segment.end]
    at = line.find(name)
    if at < 0:
        match = re.search(r"\s+".join(map(re.escape, name.split())), line, re.I)
        if match is None:
            return Name(name, segment.start, segment.end)
        return Name(name, segment.start + match.start(), segment.start + match.end())
    return Name(name, segment.start + at, segment.start + at + len(name))


_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|staff|by|profiles?|people|persons?|contributors?|writers?|journalists?|reporters?|columnists?|correspondents?|bios?|byline|team|autor(?:e|es|i|en|in)?|auteurs?|redak(?:tion|teur)|users?|members?)/[^/?#]+",
    re.I,
)


def marks(names: Sequence[tuple[int, int]], links: Sequence[Hyperlink]) -> tuple[tuple[int, int], ...]:
    """The characters that the markup calls somebody's name, or that lead to an author's own page, in order."""
    found = {
        *names,
        *((link.start, link.end) for link in links if link.end - link.start <= 60 and _AUTHOR_PAGE.search(link.href)),
    }
    return tuple(sorted(found))


class _Reader:
    def __init__(self, text: str, segments: Sequence[Segment], marked: Sequence[tuple[int, int]]) -> None:
        self.text, self.segments = text, segments
        self.marked = marked

    def line(self, index: int) -> str:
        return _line(self.text, self.segments[index])

    def markup(self, index: int) -> list[Name]:
        """The names in a segment that the markup calls its author's."""
        segment = self.segments[index]
        names: list[Name] = []
        for start, end in self.marked:
            if end <= segment.start:
                continue
            if start >= segment.end:
                break
            start, end = max(start, segment.start), min(end, segment.end)
            inside = self.text[start:end]
            found = people(inside, labelled=True)
            for name in found if len(inside) <= 120 else ():
                if all(name != other.name for other in names):
                    at = inside.find(name)
                    names.append(Name(name, start + max(at, 0), start + at + len(name) if at >= 0 else end))
        return names

    def other(self, index: int) -> bool:
        """Whether a line names somebody for something else than the text."""
        line = self.line(index)
        if _OTHER.match(line):
            return True
        above = self.line(index - 1) if index else ""
        return bool(
            len(above.split()) <= 4 and _OTHER.match(above) and re.search(r"(?:by|from|:|with)\s*$", above, re.I)
        )

    def explicit(self, index: int) -> tuple[str, ...]:
        """The names in a line that says "by", or stands below one that says no more than that."""
        segment = self.segments[index]
        f = segment.features
        line = self.line(index)
        if f.words > 30 or (f.prose and f.words > 14) or segment.role in ("quote", "comment") or self.other(index):
            return ()
        if _BY.match(line) or (_BY_LATER.search(line) and (f.dates or f.words <= 12)):
            return people(line)
        above = self.line(index - 1) if index else ""
        if _BY_ALONE.fullmatch(above) and f.words <= 14:
            return people(line, labelled=True)
        return ()

    def beside(self, index: int, near: Sequence[int]) -> tuple[str, ...]:
        """The names in a line without "by" that a date or a job beside it shows to be a signature."""
        segment = self.segments[index]
        f = segment.features
        line = self.line(index)
        if f.words > 16 or f.prose or f.bullet or segment.role in ("quote", "comment", "title") or self.other(index):
            return ()
        if (f.sentence_end and not re.search(r"\b(?:jr|sr)\.$", line, re.I)) or (
            body(line) and not re.search(r"[|•·,@/–—]|\s{2}|\xa0|\d", line)
        ):
            return ()
        names = people(line)
        if not names:
            return ()
        alone = is_name(line.strip(" /|•·–—-,"))
        if alone and not any(self.signs(i) for i in near if i != index):
            return ()
        return names

    def signs(self, index: int) -> bool:
        """Whether a line beside a name shows it to be a signature: a date, a job, a reading time, a handle."""
        line = self.line(index)
        f = self.segments[index].features
        if f.words > 16 or f.prose:
            return False
        return bool(
            (f.dates and f.words <= 14)
            or (_JOB.search(line) and f.words <= 8)
            or re.fullmatch(r"@\w{2,30}", line)
            or re.fullmatch(r"(?:published|updated|posted)\b.{0,40}", line, re.I)
        )


def signers(
    text: str,
    segments: Sequence[Segment],
    title: int | None,
    head: range,
    last: int,
    marked: Sequence[tuple[int, int]] = (),
) -> Signed:
    """Who signed the page. `head` are the lines below the headline that may sign it, `last` is the last segment of the
    text, `marked` are the characters that the markup calls an author's name, in order."""
    reader = _Reader(text, segments, marked)
    result = Signed()
    for index in head:
        if reader.other(index) and segments[index].features.words <= 20:
            line = reader.line(index)
            match = re.search(r"\b(?:by|from|with)\b:?\s*", line, re.I)
            rest = line[match.end() :] if match else line
            result.others += [name for name in people(rest, labelled=True) if name not in result.others]
    above = range(max(0, title - _ABOVE), title) if title is not None else range(0)
    tail = _tail(reader, last)
    for places, kinds in ((head, "emb"), (above, "eb"), (tail, "t")):
        for kind in kinds:
            if _read(reader, places, kind, result):
                return result
    return result


def _tail(reader: _Reader, last: int) -> range:
    """The segments below the text in which its author may stand: those before the first that may be a headline."""
    if last < 0:
        return range(0)
    for index in range(last + 1, min(last + 8, len(reader.segments))):
        f = reader.segments[index].features
        headline = f.words >= 4 and f.furniture is None and not f.sentence_end
        if f.furniture in ("related", "comments") or (headline and not reader.explicit(index)):
            return range(last + 1, index)
    return range(last + 1, min(last + 8, len(reader.segments)))


def _read(reader: _Reader, places: range, kind: str, result: Signed) -> bool:
    for index in places:
        names = _of(reader, index, kind, places)
        if not names:
            continue
        result.names = names
        result.sure = kind in "em"
        result.lines = [index]
        _continued(reader, index, kind, places, result)
        return True
    return False


def _of(reader: _Reader, index: int, kind: str, places: range) -> list[Name]:
    segment = reader.segments[index]
    if kind == "e":
        return [_found(reader.text, segment, name) for name in reader.explicit(index)]
    if kind == "m":
        if segment.role in ("comment", "teaser", "title") or segment.features.words > 30 or reader.other(index):
            return []
        return reader.markup(index)
    if kind == "b":
        near = range(max(places.start, index - 2), min(index + 4, places.stop))
        return [_found(reader.text, segment, name) for name in reader.beside(index, near)]
    line = reader.line(index)
    if (
        segment.features.words > 12
        or segment.features.furniture in ("newsletter", "comments", "related", "share")
        or segment.role in ("comment",)
    ):
        return []
    names = reader.explicit(index)
    if not names and not reader.other(index):
        above = reader.line(index - 1) if index else ""
        if _AUTHOR_TAIL.fullmatch(above):
            names = people(line, labelled=True)
        elif ((index == places.start or segment.role == "byline") and is_name(re.sub(r"^[\s–—-]+", "", line))) or (
            re.match(r"[–—-]+\s?[A-Z]", line) and index == places.start
        ):
            names = people(re.sub(r"^[\s–—-]+", "", line))
    return [_found(reader.text, segment, name) for name in names]


def _continued(reader: _Reader, index: int, kind: str, places: range, result: Signed) -> None:
    """Adds the names in the lines that go on with the signature: further names, each with "by", beside a job, or after
    a comma or "and" that stands on a line of its own."""
    gap = 0
    listed = False
    for at in range(index + 1, min(index + 12, places.stop)):
        segment = reader.segments[at]
        line = reader.line(at)
        f = segment.features
        if segment.role in ("title", "comment") or f.words > 14 or f.prose:
            return
        if _FOLLOWING.fullmatch(line):
            listed = True
            continue
        names: list[Name] = []
        if not reader.other(at):
            if kind == "m":
                names = reader.markup(at)
            elif _BY.match(line):
                names = [_found(reader.text, segment, name) for name in reader.explicit(at)]
            elif listed or re.match(r"(?:and|with|&|,)\s+\S", line, re.I):
                rest = re.sub(r"^(?:and|with|&|,)\s+", "", line, flags=re.I)
                names = [_found(reader.text, segment, name) for name in people(rest, labelled=True)]
            elif (
                is_name(line)
                and not body(line)
                and at + 1 < len(reader.segments)
                and _JOB.search(reader.line(at + 1))
                and gap
                and _JOB.search(reader.line(at - 1))
            ):
                names = [_found(reader.text, segment, line)]
        if names:
            result.names += [n for n in names if all(n.name != o.name for o in result.names)]
            result.lines.append(at)
            gap, listed = 0, False
            continue
        listed = False
        gap += 1
        # A handle, a job or a button may stand between two who signed; a headline may not.
        if gap > 2 or (f.words > 3 and not (_JOB.search(line) and f.words <= 6)) or f.dates:
            return
