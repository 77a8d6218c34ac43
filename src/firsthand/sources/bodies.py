"""Names of organisations, outlets and records: when two forms are one name.

A name's key is the set of its telling words in one normal form: articles, prepositions and legal forms are left out,
"Ministry of Foreign Affairs" and "Foreign Ministry" are one, "Southern" and "South" are one, and a country is itself
whether it stands as an adjective, an abbreviation or a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.sources.given import known
from firsthand.sources.names import clean, fold, rare
from firsthand.sources.places import States, country, current
from firsthand.sources.roles import noun_class
from firsthand.sources.tables import vocabulary

__all__ = [
    "Key",
    "body_word",
    "company_name",
    "is_acronym_of",
    "is_outlet_name",
    "issues_releases",
    "key",
    "named_body",
    "plain",
    "shortens",
    "without_country",
]

Key = tuple[str, ...]
"""The telling words of a name, sorted; a country stands as "=Name"."""

_EMPTY = vocabulary(
    """
    the a an of for and & in at on to de la le der die das
    """
)
_LEGAL = vocabulary(
    """
    inc corp corporation ltd limited llc plc co company gmbh ag sa nv oao pao group holdings
    """
)
_GENERIC_OUTLET = vocabulary(
    """
    newspaper magazine daily weekly agency broadcaster channel website site tv television station wire news
    """
)
_SAME = {
    "defence": "defense", "northern": "north", "southern": "south", "eastern": "east", "western": "west",
    "centre": "center", "labour": "labor", "organisation": "organization", "dept": "department",
    "univ": "university", "govt": "government", "int'l": "international", "natl": "national", "harbour": "harbor",
    "programme": "program", "authorities": "authority",
}  # fmt: skip
_OUTLET_END = vocabulary(
    """
    post times journal herald tribune gazette news chronicle courier mail guardian observer telegraph
    independent press mirror express standard globe examiner inquirer star sun daily weekly broadcasting radio
    tv television magazine review bulletin dispatch sentinel echo argus mercury monitor record ledger register
    citizen wire newswire today zeitung figaro monde pais mundo
    """
)
_PRESS = vocabulary("news press radio tv television broadcasting media journal newspaper agency wire world")
_OUTLET_NAMES = frozenset(
    """reuters|ap|afp|tass|dpa|upi|ansa|efe|xinhua|bloomberg|cnn|bbc|npr|pbs|nbc|abc|cbs|msnbc|politico|axios|wsj|nyt|
    interfax|kyodo|buzzfeed|spiegel|associated press|agence france presse|al jazeera|deutsche welle|ria novosti|
    der spiegel|le monde|el pais|el mundo|le figaro|economist|time|wikileaks""".replace("\n    ", "").split("|")
)
_COMPANY_END = vocabulary(
    """
    bearings motors airlines airways industries technologies systems foods chemicals pharmaceuticals logistics
    holdings minerals metals plastics electronics shipping steelworks shipyards foundries breweries railways
    telecom telecoms petroleum cement textiles ceramics turbines engines semiconductors biotech robotics aerospace
    """
)
_COMPANY_NOUN = vocabulary(
    """
    steel bank group company corporation energy insurance capital oil gas power water mining paper glass
    """
)
_AGENCIES = frozenset({"agency", "television", "tv", "radio", "broadcaster"})
_GOVERNMENTS = frozenset({"government", "authority", "regime", "cabinet"})
_OWNED = frozenset({"government", "administration", "regime", "campaign"})
_BODY_NOUNS = vocabulary(
    """
    ministry department agency command bank university court army navy police
    """
)


def _words(name: str) -> list[str]:
    text = re.sub(r"(?<=\b\w)\.(?=\w?\b)", "", clean(name).replace("&", " and "))
    return [word for word in re.split(r"[\s/,()“”\"]+", text) if word.strip(".-'’")]


def key(name: str) -> Key:
    """The key of `name`, never empty; a name that is a country alone gives that country's key."""
    return _key(name, current())


@lru_cache(maxsize=65536)
def _key(name: str, states: States) -> Key:
    if whole := country(name):
        return ("=" + whole,)
    words = _words(name)
    found: list[str] = []
    position = 0
    while position < len(words):
        size = next((n for n in (4, 3, 2) if country(" ".join(words[position : position + n]))), 0)
        if size and position + size <= len(words):
            found.append(f"={country(' '.join(words[position : position + size]))}")
            position += size
            continue
        word = words[position]
        nation = country(word) if word[:1].isupper() else None
        spelt = fold(clean(word)).strip(".-'")
        if nation:
            found.append("=" + nation)
        elif spelt and spelt not in _EMPTY:
            found.append(plain(spelt))
        position += 1
    if not found:
        # A name of articles or signs alone ("A", "The") is its own key: no key is empty.
        return tuple(sorted({fold(word) for word in name.split()})) or (fold(name),)
    telling = [word for word in found if word not in _LEGAL] or found
    if len(telling) > 1:
        telling = [word for word in telling if word not in {"newspaper", "magazine", "website"}] or telling
        if telling[-1] == "agency" and len(telling) == 2 and not telling[0].startswith("="):
            telling = telling[:1]  # "the Karpress agency"
        if telling[0].startswith("=") and telling[-1] in _AGENCIES:
            telling = [word for word in telling if word not in {"state", "national", "official"}]
        if telling[-2:] == ["news", "agency"] and len(telling) > 2 and not telling[-3].startswith("="):
            telling = telling[:-2]
    if len(telling) == 2 and telling[0].startswith("=") and telling[1] in _GOVERNMENTS:
        telling = telling[:1]  # "the Norwegian government" is Norway when it speaks
    if "ministry" in telling and "affairs" in telling:
        telling = [word for word in telling if word != "affairs"]
    if telling[-1:] == ["office"] and telling[:-1] and telling[-2] == "foreign":
        telling = [*telling[:-1], "ministry"]
    return tuple(sorted(set(telling)))


def plain(word: str) -> str:
    """The spelling of a folded word that keys have."""
    return _SAME.get(word, word)


def without_country(k: Key) -> Key:
    """`k` without its countries, unless nothing else is in it."""
    rest = tuple(word for word in k if not word.startswith("="))
    return rest or k


def shortens(short: Key, long: Key, name: str) -> bool:
    """Whether `short` may stand for the body of key `long` and full name `name`: its telling words are among those of
    the long form, and the last or the first of the long form is one of them ("the Journal")."""
    if not short or short == long or not set(short) <= set(long) or all(word.startswith("=") for word in short):
        return False
    order = [_SAME.get(w, w) for w in (fold(clean(word)) for word in _words(name)) if w not in _EMPTY | _LEGAL]
    order = [word for word in order if word in long]
    return bool(order) and (order[-1] in short or order[0] in short)


def is_acronym_of(short: str, name: str) -> bool:
    """Whether `short` ("WSJ") is made of the initials of `name`."""
    letters = re.sub(r"[.\s]", "", clean(short))
    if not 2 <= len(letters) <= 7 or not letters.isupper():
        return False
    words = [word for word in re.split(r"[\s\-]+", clean(name)) if word]
    every = "".join(word[0] for word in words if word[0].isalnum()).upper()
    telling = "".join(word[0] for word in words if fold(word) not in _EMPTY and word[0].isalnum()).upper()
    return len(words) > 1 and letters in {every, telling, "T" + telling}


@lru_cache(maxsize=65536)
def is_outlet_name(name: str) -> bool:
    """Whether `name` is a well-known outlet's, or ends as outlets' names do."""
    words = fold(clean(name)).split()
    if " ".join(words) in _OUTLET_NAMES:
        return True
    return len(words) > 1 and words[-1] in _OUTLET_END and clean(name)[:1].isupper()


@lru_cache(maxsize=65536)
def company_name(name: str) -> bool:
    """Whether `name` ends as those of companies do ("Orrell Bearings"), and begins with no given name."""
    words = [fold(word) for word in _words(name)]
    if len(words) < 2 or not name.rsplit(maxsplit=1)[-1][:1].isupper():
        return False
    return words[-1] in _COMPANY_END | _LEGAL or (words[-1] in _COMPANY_NOUN and not known(words[0]))


def issues_releases(name: str) -> bool:
    """Whether `name` is that of a body that speaks for itself on its pages ("Port of Marrick"), and of no outlet."""
    words = set(fold(clean(name)).split())
    return body_word(name) and not is_outlet_name(name) and not words & _PRESS


@lru_cache(maxsize=65536)
def body_word(name: str) -> bool:
    """Whether the last word, or the first before "of", of `name` is a common noun for a body ("Ministry of Health")."""
    words = [fold(word) for word in _words(name)]
    if not words:
        return False
    if company_name(name):
        return True
    first = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return noun_class(first) in {"body", "outlet"} and len(words) > 1


def named_body(phrase: str) -> str | None:
    """The name in a definite phrase that tells one body by its country and office ("the Luthmar defence ministry" gives
    "Russian defense ministry"); None where the phrase alone does not tell which body."""
    return _named_body(phrase, current())


@lru_cache(maxsize=16384)
def _named_body(phrase: str, states: States) -> str | None:
    text = clean(phrase)
    words = _words(text)
    k = key(text)
    nations = [word for word in k if word.startswith("=")]
    rest = [word for word in k if not word.startswith("=")]
    held = [word for word in words if word[:1].islower() and fold(word) not in _EMPTY]
    if (
        set(rest) & _OWNED
        and not nations
        and len(words) <= 5
        and held
        and len(words) > len(held)
        and {fold(w) for w in held} <= _OWNED
    ):
        return text  # "the Holt administration", "Ana Holt's government"
    local = [w for i, w in enumerate(words) if w[:1].isupper() and (i or rare(fold(w))) and noun_class(w) is None]
    if not nations and 2 <= len(words) <= 4 and local and fold(words[-1]) in _BODY_NOUNS and len(held) <= 1:
        return text  # "Ostrel police"
    if (
        len(nations) != 1
        or len(words) > 6
        or not rest
        or any(w in fold(text).split() for w in ("who", "that", "which"))
    ):
        return None
    nouns = [word for word in rest if noun_class(word) == "body"]
    if not nouns or not (set(nouns) & (_BODY_NOUNS | {"government", "parliament", "embassy", "central", "fleet"})):
        return None
    return text
