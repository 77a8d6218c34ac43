"""All attributions of a document's evidence, before they are chained."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.statements.blocks import blocks
from firsthand.statements.claim_nouns import noun
from firsthand.statements.cues import entry_of
from firsthand.statements.drafts import Attribution
from firsthand.statements.labels import headline, signature
from firsthand.statements.phrases import according, adverb, aside, wording
from firsthand.statements.quotations import Quotation
from firsthand.statements.quoted_contents import grow
from firsthand.statements.quoting import Speakers
from firsthand.statements.reading import Reading
from firsthand.statements.surface import surface
from firsthand.statements.verbs import verb_attributions

__all__ = ["find"]


def find(readings: Sequence[Reading], quotations: Sequence[Quotation]) -> list[Attribution]:
    """Attributions by verbs, nouns, phrases, labels and signatures, each quotation with its speaker; in text order."""
    found: list[Attribution] = []
    for n, reading in enumerate(readings):
        signed = signature(reading, readings[n - 1] if n else None)
        if signed is not None:
            made, words = signed
            found = [a for a in found if a.reading is not words or not _covered(a, made)]
            found.append(made)
            continue
        before = len(found)
        found += headline(reading)
        for token in reading.tokens:
            entry = entry_of(token)
            if entry is not None:
                found += verb_attributions(reading, token, entry)
            elif token.pos_ in {"NOUN", "PROPN"}:
                found += noun(reading, token)
                found += wording(reading, token)
            elif token.pos_ == "ADV":
                found += adverb(reading, token)
            if token.tag_ == "VBN":
                found += aside(reading, token)
            if token.lower_ == "according":
                found += according(reading, token)
        found += surface(reading, found[before:])
    for a in found:
        if not a.quoted:
            a.content, a.quotation = grow(a.reading, a.content, a.root)
        else:
            a.content = _inside(a)
    found = [a for a in found if a.content]
    _around(found)
    Speakers(readings, quotations, found).attach()
    found += blocks(readings, found)
    found.sort(key=lambda a: (a.content[0][0], -a.content[-1][1], a.token))
    return found


def _around(found: Sequence[Attribution]) -> None:
    """Sets "according to Y" at the end of what X says around it: "X said P, according to Y" is Y's word on X's."""
    by_start: dict[tuple[int, int], list[Attribution]] = {}
    for a in found:
        by_start.setdefault((a.reading.piece.index, a.content[0][0]), []).append(a)
    for a in found:
        if a.quoted or a.links[-1].cue_class != "according-to" or a.quotation is not None:
            continue
        place = a.reading.piece.at(a.reading.tokens[a.token])
        if a.content[-1][1] > place:
            continue
        for said in by_start[a.reading.piece.index, a.content[0][0]]:
            source = said.links[0].source
            cued = said is not a and not said.quoted and said.quotation is None and source.reading is a.reading
            if not cued or not said.token < a.token or not said.content[-1][1] > place or len(said.content) > 1:
                continue
            said.content = list(a.content)
            a.content = [(min(source.place, a.content[0][0]), a.content[-1][1])]
            a.root = said.token
            break


def _covered(a: Attribution, made: Attribution) -> bool:
    """Whether `a` says the same as the signed words as a whole."""
    return a.content[0][0] <= made.content[0][0] and made.content[-1][1] <= a.content[-1][1]


def _inside(a: Attribution) -> list[tuple[int, int]]:
    """The content of an attribution inside a quotation, without what runs out of that quotation."""
    k = a.reading.quote[a.token]
    out = []
    for start, end in a.content:
        for n, x, y in a.reading.mine:
            if n == k and start < y and x < end:
                run = a.reading.trim(max(start, x), min(end, y))
                if run is not None:
                    out.append(run)
    return out
