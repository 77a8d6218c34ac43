"""Attributions by the layout of the text: a headline's label "X: P", the signature under the words of a tweet."""

from __future__ import annotations

import re

from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.lexicon import ROLE_NOUNS
from firsthand.statements.naming import nobody
from firsthand.statements.reading import Reading

__all__ = ["headline", "signature"]

_SIGNATURE = re.compile(r"(?:^|\n)\s*[—–-]{1,2}\s*(?P<name>[^\n(@]{2,80}?)\s*\(@(?P<handle>\w{1,30})\)[^\n]{0,60}\s*$")
_LABEL = re.compile(r"^(?P<label>[^:“\"\n.?!]{2,60}):\s+(?P<rest>\S.{8,})$", re.DOTALL)
_REPORT_LABELS = frozenset({"report", "reports", "sources", "source"})


def headline(reading: Reading) -> list[Attribution]:
    """A title or heading "X: P", where X can speak; "Report: P" has nobody named."""
    if reading.piece.block.role not in {"title", "heading"}:
        return []
    match = _LABEL.match(reading.piece.text)
    if match is None or not reading.tokens:
        return []
    base = reading.piece.start
    label = match.group("label").strip()
    run = reading.trim(base + match.start("rest"), base + match.end("rest"))
    if run is None:
        return []
    if label.lower() in _REPORT_LABELS:
        cue = (base + match.start("label"), base + match.start("label") + len(label))
        link = LinkDraft(nobody(cue[0]), cue, label.lower(), "report")
        return [Attribution(reading, 0, [link], [run], "affirms", quoted=False)]
    tokens = [t for t in reading.tokens if t.idx < match.end("label") and not t.is_space]
    if not tokens or len(tokens) > 7:
        return []
    last = tokens[-1]
    named = all(t.ent_type_ in {"PERSON", "ORG"} for t in tokens) and len({t.ent_type_ for t in tokens}) == 1
    if not (named or (last.pos_ in {"NOUN", "PROPN"} and last.lemma_.lower() in ROLE_NOUNS and len(tokens) <= 4)):
        return []
    source = SourceDraft(base, reading, tokens[0].i, last.i + 1, last.i)
    return [Attribution(reading, last.i, [LinkDraft(source, None, None, "say")], [run], "affirms")]


def signature(reading: Reading, before: Reading | None) -> tuple[Attribution, Reading] | None:
    """An embedded tweet: the line "— Name (@handle) date" under its words, in the same paragraph or the next."""
    match = _SIGNATURE.search(reading.piece.text)
    if match is None:
        return None
    base = reading.piece.start
    inside = reading.trim(base, base + match.start()) if reading.piece.text[: match.start()].strip() else None
    words = reading if inside is not None else before
    if words is None:
        return None
    run = inside or words.trim(words.piece.start, words.piece.end)
    if run is None:
        return None
    tokens = [t for t in reading.tokens if match.start("name") <= t.idx < match.end("name") and not t.is_space]
    if not tokens:
        return None
    source = SourceDraft(
        reading.piece.at(tokens[0]), reading, tokens[0].i, tokens[-1].i + 1, tokens[-1].i, kind="person"
    )
    handle = (base + match.start("handle") - 1, base + match.end("handle"))
    link = LinkDraft(source, handle, None, "tweet", "Twitter")
    first = next((t.i for t in words.tokens if words.piece.at(t) >= run[0]), 0)
    return Attribution(words, first, [link], [run], "affirms"), words
