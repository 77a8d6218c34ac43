"""Personal names as they stand in news: cleaning, folding, and when two spellings are one name.

Spellings are compared by optimal string alignment, the Damerau distance that allows each transposition once, after
accents and the usual differences of transliteration are folded away. Nothing here looks at more than the two names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from firsthand.rarity import zipf
from firsthand.sources.given import gender_of, known, variants
from firsthand.sources.tables import vocabulary

__all__ = ["PARTICLES", "Name", "clean", "fold", "gender", "rare", "same_given", "same_name", "same_spelling",
           "surnames", "tokens"]  # fmt: skip

Name = tuple[str, ...]
"""A personal name as folded tokens, given names first; particles are joined to what follows ("van der berg")."""

PARTICLES = vocabulary(
    """
    al bin ibn da das de del della der di dos du el la le ten ter van von zu
    """
)
_SUFFIXES = vocabulary(
    """
    jr sr ii iii iv phd md esq mp kc qc
    """
)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
                          "’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "‑": "-"})  # fmt: skip
_POSSESSIVE = re.compile(r"(?:['’‘ʼ]s|(?<=s)['’ʼ])$", re.IGNORECASE)
_EDGES = ' \t\r\n\u00a0"“”„«»,;:.!?()[]{}*•—–-'
_OPEN = " \t\r\n\u00a0\"“”„«»,;:!?()[]{}*•—–-'‘’"
_TRANSLITERATED = (
    ("tsch", "ch"), ("tch", "ch"), ("gue", "ge"), ("gui", "gi"), ("kh", "h"), ("ph", "f"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ij", "i"), ("y", "i"), ("ck", "k"), ("c", "k"), ("w", "v"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_FEMININE = re.compile(r"(?:ov|ev|in|yn|sk)a(?:ya|ia)?$")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` without case, accents and typographic variants; white space is one blank."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS).split())


@lru_cache(maxsize=65536)
def clean(name: str) -> str:
    """`name` without quotation marks and punctuation around it, a leading article and a possessive ending."""
    text = " ".join(name.split()).lstrip(_OPEN)
    while True:
        cut = text.rstrip(_OPEN)
        if cut.endswith(("’", "'")) is False and _POSSESSIVE.search(cut):
            cut = _POSSESSIVE.sub("", cut)
        if cut == text:
            break
        text = cut
    # The full stop is part of "U.S." and of "Jr.", and no part of anything else at the end of a name.
    if text.endswith(".") and not re.search(r"(?:\b\w\.)+$|\b(?:Jr|Sr|Inc|Corp|Ltd|Co)\.$", text):
        text = text.rstrip(".")
    return re.sub(r"^(?:the|a|an)\s+(?=\S)", "", text, flags=re.IGNORECASE)


@lru_cache(maxsize=65536)
def tokens(name: str) -> Name:
    """The folded tokens of a personal name, without suffixes; a particle is joined to the token that follows."""
    parts = [
        part.strip(_EDGES + "'")
        for part in re.sub(r"[“\"'(][^“”\"'()]+[”\"')]\s", " ", fold(name).replace("-", " ")).split()
    ]
    # "J.R. Smith" has two initials.
    split: list[str] = []
    for part in parts:
        split.extend(part.split(".") if re.fullmatch(r"\w(?:\.\w)+", part) else [part.replace(".", "")])
    words = [word for word in split if word and word not in _SUFFIXES]
    joined: list[str] = []
    pending: list[str] = []
    for position, word in enumerate(words):
        if word in PARTICLES and position < len(words) - 1:
            pending.append(word)
        else:
            joined.append(" ".join([*pending, word]))
            pending = []
    return tuple(joined)


def surnames(name: Name) -> tuple[str, ...]:
    """What may stand alone for `name`: its last token first, then those between; joined particles also without."""
    found: list[str] = []
    for token in (name[-1], *name[1:-1]):
        if len(token) == 1:
            continue
        found.append(token)
        bare = token.rpartition(" ")[2]
        bare = bare.removeprefix("al-").removeprefix("el-")
        if bare != token:
            found.append(bare)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    """`word` with the usual differences of transliteration folded."""
    for old, new in _TRANSLITERATED:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65536)
def rare(word: str) -> bool:
    """Whether English text hardly ever has `word` (below 1.6 in a million), so that a near-miss of it is a slip."""
    return zipf(word) < 3.2


def _inflected(a: str, b: str) -> bool:
    """Whether `a` and `b` are a man's and a woman's form of one surname ("petrov", "petrova")."""
    short, long = sorted((a, b), key=len)
    return bool(_FEMININE.search(long)) and not _FEMININE.search(short) and long.startswith(short[:-2])


def same_spelling(a: str, b: str, shortest: int = 5) -> bool:
    """Whether two folded words are one word spelt twice: one slip, two in words of nine letters and more."""
    if a == b:
        return True
    if _inflected(a, b):
        return False
    if _sound(a) == _sound(b):
        return True
    if a[:1] != b[:1]:
        return False
    if min(len(a), len(b)) < shortest:
        return False
    limit = 2 if min(len(a), len(b)) >= 9 else 1
    return OSA.distance(a, b, score_cutoff=limit) <= limit


def same_given(a: str, b: str) -> str | None:
    """Why two folded given names may be one, None where they may not."""
    if a == b:
        return "the same given name"
    if len(a) == 1 or len(b) == 1:
        return "an initial" if a[0] == b[0] else None
    if variants(a, b):
        return "a short form of the given name"
    genders = {gender_of(a), gender_of(b)}
    if genders == {"m", "f"} or not same_spelling(a, b, shortest=4):
        return None
    # Two names that both are usual ("joan", "john") are two names, unless they only differ in transliteration.
    if known(a) and known(b) and _sound(a) != _sound(b):
        return None
    return "another spelling of the given name"


def same_name(a: Name, b: Name) -> str | None:
    """Why two full names (two tokens or more) are one person's, None where they are not shown to be.

    An initial for a given name is not enough here: whoever asks must know that nobody else fits.
    """
    if a == b:
        return "the same name"
    short, long = sorted((a, b), key=lambda name: (len(name), name))
    if len(short) < len(long) and long[: len(short)] == short and len(short[-1]) > 1:
        return "the same name with a second surname"
    tail = zip(long[-len(short) :], short, strict=True)
    if len(short) < len(long) and not known(short[0]) and all(same_spelling(x, y) for x, y in tail):
        return "both surnames without the given name"
    given = same_given(a[0], b[0])
    if given is None or given == "an initial":
        return None
    middles = a[1:-1], b[1:-1]
    if all(middles) and (
        len(middles[0]) != len(middles[1]) or any(same_given(x, y) is None for x, y in zip(*middles, strict=True))
    ):
        return None
    if a[-1] == b[-1]:
        if given == "the same given name":
            return "the same given name and surname"
        return given
    if not same_spelling(a[-1], b[-1]):
        return None
    if given == "the same given name" or rare(a[-1]) or rare(b[-1]):
        return "another spelling of the surname"
    return None


def gender(name: Name) -> str | None:
    """`m` or `f` where the given name says so, else where a Slavic surname does."""
    if len(name) > 1 and (found := gender_of(name[0])):
        return found
    if name and re.search(r"(?:ov|ev|sk)a(?:ya|ia)?$", name[-1]) and len(name[-1]) > 5:
        return "f"
    return None
