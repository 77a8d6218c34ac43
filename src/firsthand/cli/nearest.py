"""Which claims are near to a text that a person types."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from firsthand.export.view import View
from firsthand.rarity import zipf
from firsthand.records import Claim

__all__ = ["nearest"]

_NEAR = 0.5
_UNKNOWN = 2.0  # on the Zipf scale: most words outside the table are names and rare nouns
_BESIDE = 0.7  # of the best score: what is further off is another claim
_SPELLING = 84.0  # a slip in a name of six letters still passes


def _weight(word: str) -> float:
    """How much a word tells: the rarer in English, the more."""
    return max(0.3, 8.0 - (zipf(word) or _UNKNOWN))


def _covered(asked: Sequence[str], held: Sequence[str]) -> float:
    """The share of the asked words, by weight, that are among the held ones, or are one of them misspelt."""
    total = found = 0.0
    for word in asked:
        weight = _weight(word)
        total += weight
        if word in held or (
            len(word) > 4 and process.extractOne(word, held, scorer=fuzz.ratio, score_cutoff=_SPELLING) is not None
        ):
            found += weight
    return found / total if total else 0.0


def nearest(view: View, text: str, lemmas: Sequence[str], most: int) -> list[tuple[Claim, float]]:
    """The claims nearest to `text`, best first, at most `most`; empty where none is near.

    A claim's score is its best statement's: seven tenths the share of the asked lemmas that the statement has, weighted
    by rarity, three tenths the overlap of the words as typed (rapidfuzz `token_set_ratio`). Ties keep the
    dossier's order.
    """
    asked = list(dict.fromkeys(lemma.casefold() for lemma in lemmas))
    scored: list[tuple[float, int, Claim]] = []
    for place, claim in enumerate(view.dossier.claims):
        best = 0.0
        for statement in view.in_order(claim.statements):
            exact = view.words(statement).casefold()
            held = sorted({word.casefold() for word in statement.words} | set(exact.replace("’", "'").split()))
            score = 0.7 * _covered(asked, held) + 0.003 * fuzz.token_set_ratio(text.casefold(), exact)
            best = max(best, score)
        if best >= _NEAR:
            scored.append((-round(best, 6), place, claim))
    scored.sort(key=lambda each: each[:2])
    return [(claim, -score) for score, _, claim in scored if score <= _BESIDE * scored[0][0]][:most]
