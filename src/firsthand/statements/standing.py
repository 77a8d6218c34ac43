"""How a source knows what it says, where the text shows it: by its own act, by sight, told, read, or inferred."""

from __future__ import annotations

from firsthand.records import Standing
from firsthand.statements.chains import Chained
from firsthand.statements.drafts import LinkDraft
from firsthand.statements.lexicon import RECORD_NOUNS

__all__ = ["standing_of"]

_INFERRING = frozenset(
    {
        "believe",
        "think",
        "suspect",
        "conclude",
        "estimate",
        "calculate",
        "assume",
        "reckon",
        "speculate",
        "surmise",
        "predict",
        "forecast",
        "expect",
        "infer",
        "guess",
        "determine",
        "fear",
        "hope",
        "doubt",
    }
)
_SEEING = frozenset({"see", "watch", "witness", "observe", "notice", "hear"})
_WITNESSES = frozenset({"witness", "eyewitness", "bystander", "onlooker"})


def standing_of(link: LinkDraft, after: LinkDraft | None, last: Chained | None) -> Standing:
    """The standing of `link`, whose next link inwards is `after`; `last` is the statement where it is the last link."""
    if after is not None:
        return "read" if _is_record(after) or after.verb == "write" else "told"
    if link.verb in _INFERRING:
        return "infers"
    source = link.source
    if source.reading is not None and source.reading.tokens[source.head].lemma_.lower() in _WITNESSES:
        return "saw"
    if last is not None:
        reading = last.attribution.reading
        for start, end in last.attribution.content:
            for t in reading.tokens:
                place = reading.piece.at(t)
                speaker = t.lower_ in {"i", "we"} and t.dep_ == "nsubj" and reading.quote[t.i] >= 0
                if speaker and start <= place < end and t.head.tag_ in {"VBD", "VBN"} and t.head.pos_ == "VERB":
                    return "saw" if t.head.lemma_ in _SEEING else "did"
    return "unstated"


def _is_record(link: LinkDraft) -> bool:
    source = link.source
    if source.reading is None:
        return False
    return source.kind == "record" or source.reading.tokens[source.head].lemma_.lower() in RECORD_NOUNS
