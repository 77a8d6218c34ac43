# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""Who wrote a page, read from its byline: people apart from agencies, desks and outlets."""

from __future__ import annotations

import re

from firsthand.documents.dates import find_dates
from firsthand.documents.features import is_name

__all__ = ["AGENCIES", "agency", "people"]

# As they are printed, and as they are called.
AGENCIES: dict[str, str] = {
    "associated press": "Associated Press", "ap": "Associated Press", "the associated press": "Associated Press",
    "reuters": "Reuters", "thomson reuters": "Reuters", "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse", "agence france presse": "Agence France-Presse",
    "upi": "United Press International", "united press international": "United Press International",
    "dpa": "Deutsche Presse-Agentur", "efe": "EFE", "agencia efe": "EFE", "xinhua": "Xinhua", "tass": "TASS",
    "interfax": "Interfax", "ria novosti": "RIA Novosti", "ansa": "ANSA", "kyodo": "Kyodo News", "kyodo news": "Kyodo News",
    "yonhap": "Yonhap", "pti": "Press Trust of India", "press trust of india": "Press Trust of India", "ani": "ANI",
    "ians": "IANS", "press association": "PA Media", "pa media": "PA Media", "canadian press": "Canadian Press",
    "the canadian press": "Canadian Press", "bloomberg": "Bloomberg", "anadolu agency": "Anadolu", "aap": "AAP",
    "australian associated press": "AAP", "aptn": "Associated Press", "cp": "Canadian Press", "ap news": "Associated Press",
}  # fmt: skip
_DROP = re.compile(
    r"\b(?:special to .*|(?:staff|senior|chief|political|foreign|freelance|contributing|guest|news|business|data|video|national|science|health|"
    r"sports?|white house|washington|bureau|diplomatic|security|deputy|managing|associate|investigative)?\s*"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|bureau chief|journalists?|producer|photographer))\b.*$", re.I
)  # fmt: skip
_BY = re.compile(
    r"(?:^|.*?\s)(?:written |posted |published |reported |reporting |story |text |analysis |opinion |words )?by:?\s+",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b|\||•|·|/|\s[–—-]\s)\s*", re.I)


def agency(text: str) -> str | None:
    """The news agency that `text` names, and nothing else."""
    return AGENCIES.get(text.strip(" .()").lower())


# Two words that lost the space between them: "Ann KellerCity Editor", "By Ann KellerJune 3, 2019" (not "MacDonald", "DeWitt").
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})(?<!Fitz)(?=[A-Z][a-z])")
_GLUED_TAIL = re.compile(r"(?:archive page|view profile|follow|long read|\d+ min(?:ute)? read)\W*$", re.I)
_MEDIA = frozenset(
    "news times post herald tribune journal magazine media press network gazette courier tv radio today".split()
)
_BESIDE_DATE = re.compile(r"\s*[/|•·–—-]\s*|\s{2,}")


def people(line: str, *, labelled: bool = False) -> tuple[str, ...]:
    """The people named in a byline ("By Ann Lee and Bo Day, staff writers | June 3, 2019").

    `labelled` says that the whole is known to name authors, so that "by" need not stand there.
    """
    line = re.sub(r"\b([Bb]y|BY)(?=[A-Z][a-z])", r"\1 ", line, count=1)
    dates = find_dates(line)
    for date in reversed(dates):
        line = f"{line[: date.start]} | {line[date.end :]}"
    line = re.sub(r"\s+", " ", _GLUED.sub(" | ", _GLUED_TAIL.sub("", line))).strip(" |")
    match = _BY.match(line)
    if match:
        line = line[match.end() :]
        if dates and " | " in line:
            line = line.split(" | ", 1)[0]
    elif not labelled and not is_name(line):
        pieces = [piece for piece in _BESIDE_DATE.split(line) if piece]
        if not dates or not pieces or not is_name(pieces[0]):
            return ()
        line = pieces[0]
    found: list[str] = []
    for piece in _SPLIT.split(re.sub(r"\([^)]*\)|@\w+|https?://\S+|\S+@\S+", "|", line)):
        name = re.sub(r"\s+", " ", _DROP.sub("", piece)).strip(" .:•|–—-*,")
        name = re.sub(r"^(?:by|dr\.?|prof\.?|professor|author|reporter|from)\s+(?=\S+\s)", "", name, flags=re.I)
        name = re.sub(r"\s+(?:for|of|in|at|on|from|is)(?:\s.*)?$", "", name)
        if name.isupper() and " " in name:
            name = name.title()
        name = _without_outlet(name)
        if is_name(name) and agency(name) is None and name not in found:
            found.append(name)
    return tuple(found)


def _without_outlet(name: str) -> str:
    """`name` without the outlet or agency that is printed after it ("Ann Lee The Bay Courier")."""
    if is_name(name):
        return name
    words = name.split()
    for size in range(2, len(words)):
        rest = " ".join(words[size:])
        if agency(rest) or words[size] == "The":
            return " ".join(words[:size])
    for at, word in enumerate(words):
        if at >= 3 and word.lower() in _MEDIA and is_name(" ".join(words[: at - 1])):
            return " ".join(words[: at - 1])
    return name
