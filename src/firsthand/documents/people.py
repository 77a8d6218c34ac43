# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
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


def people(line: str, *, labelled: bool = False) -> tuple[str, ...]:
    """The people named in a byline ("By Ann Lee and Bo Day, staff writers | June 3, 2019").

    `labelled` says that the whole is known to name authors, so that "by" need not stand there.
    """
    dates = find_dates(line)
    if dates and dates[0].start > 3:
        line = line[: dates[0].start]
    line = re.sub(r"\b([Bb]y)(?=[A-Z][a-z])", r"\1 ", line, count=1)
    match = _BY.match(line)
    if match:
        line = line[match.end() :]
    elif not labelled and not is_name(line):
        return ()
    found: list[str] = []
    for piece in _SPLIT.split(re.sub(r"\([^)]*\)|@\w+|https?://\S+|\S+@\S+", "|", line)):
        name = re.sub(r"\s+", " ", _DROP.sub("", piece)).strip(" .:•|–—-*")
        name = re.sub(r"^(?:by|dr\.?|prof\.?|professor|author|reporter|from)\s+(?=\S+\s)", "", name, flags=re.I)
        name = re.sub(r"\s+(?:for|of|in|at|on|from|is)\s.*$", "", name)
        if name.isupper() and " " in name:
            name = name.title()
        if is_name(name) and agency(name) is None and name not in found:
            found.append(name)
    return tuple(found)
