# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""Which language a page is in. Plain English is told by its function words; only the rest loads a classifier."""

from __future__ import annotations

import re

from firsthand.documents.features import FOREIGN, STOP_WORDS

__all__ = ["NO_LANGUAGE", "foreign", "language", "latin"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Function words that English shares with no large European language (so not "in", "was", "die", "a", "an", "he").
_ONLY_ENGLISH = STOP_WORDS - frozenset(
    """a as at be by can do has he her him i if in is it me most no not of off on or over she so such to under up
    was we were will""".split()
)
_SAMPLE = 20_000
NO_LANGUAGE = "zxx"


# A few function words of the other languages that are written in Latin letters. A text in none of them and without
# English ones is no text: a classifier names some language all the same.
_OTHERS = frozenset(
    """ang ng sa na mga ay yang dan di itu ini dengan untuk bir ve bu için ile da ja on ei että se oli a az és hogy nem egy și la cu
    este nu v že si je og er det at til i u su kao sem ir kad un et ka ja ei oli và của là có không dhe në të për eta da zen yn
    y mae agus an í að sem die en nie ya wa kwa est non cum ad ut e ó uma kaj estas ma ta si oma mis ni wai bhí""".split()
) - {"a", "i", "on", "an", "at"}
_VOWEL = re.compile(r"[aeiouyáàâäãåāæéèêëēěíìîïīóòôöõøōőœúùûüūůűýÿıąęơư]")


def _no_words(words: list[str]) -> bool:
    """Whether `words`, in Latin letters, are of no language: hardly a function word, or many words that nobody can speak
    (more than the parts of an address and a few abbreviations that a news item of two lines may hold)."""
    longer = [word for word in words if len(word) >= 3]
    mute = sum(not _VOWEL.search(word) for word in longer)
    known = sum(word in FOREIGN or word in _OTHERS or word in STOP_WORDS for word in words)
    return known < 0.02 * len(words) or (mute > max(4, 0.1 * len(longer)) and known < 0.2 * len(words))


def language(text: str, declared: str | None = None) -> tuple[str, bool]:
    """The ISO 639-1 code of the language of `text` (`zxx` for letters that are no language), and whether there was enough
    text to tell. Where not, it is the language that the page declares, unless the text has English words; else `en`."""
    code, enough = _language(text)
    if not enough and declared and not any(word in STOP_WORDS for word in _WORD.findall(text.lower())):
        return declared, False
    return code, enough


def _language(text: str) -> tuple[str, bool]:
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if words:
        english = sum(word in STOP_WORDS for word in words) / len(words)
        only = sum(word in _ONLY_ENGLISH for word in words) / len(words)
        if len(words) >= 8 and english >= 0.28 and only >= 0.12:
            return "en", True
    letters = sum(len(word) for word in words)
    latin = sum(c < "\u0250" for word in words for c in word)
    if letters < 60 and (letters == 0 or latin >= 0.5 * letters):
        return "en", False
    import py3langid

    code, _ = py3langid.classify(sample)
    if len(words) >= 20 and latin >= 0.9 * letters and _no_words(words):
        return NO_LANGUAGE, True
    if code == "zxx":
        return "en", False
    if len(words) < 20 and latin == letters and code != "en":
        # py3langid is often wrong on a line or two in Latin letters: believed only where English has no part in it.
        return ("en", False) if any(word in STOP_WORDS for word in words) else (str(code), True)
    return str(code), True


def latin(text: str) -> bool:
    """Whether at least half of the letters of `text` are Latin."""
    words = _WORD.findall(text[:_SAMPLE])
    letters = "".join(map(str, words))
    return 2 * sum(c < "\u0250" for c in letters) >= len(letters)


def foreign(text: str) -> str | None:
    """The language of a text that is plainly not English, by its script or its function words; None for any other."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < 20 and sum(map(len, words)) < 60:
        return None
    latin = sum(c < "\u0250" for word in words for c in word)
    if latin >= 0.5 * sum(map(len, words)) and sum(word in FOREIGN for word in words) < 0.08 * len(words):
        return None
    code, enough = _language(text)
    return code if enough and code not in ("en", NO_LANGUAGE) else None
