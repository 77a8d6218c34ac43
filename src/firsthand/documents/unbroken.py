# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""Where a page that lost its line breaks falls into parts: at its sentences, its signature, its menus."""

from __future__ import annotations

import re

__all__ = ["breaks"]
_MENU = re.compile(
    r"(?:(?:skip to (?:main )?content|home|menu|news|world|local|politics|opinion|business|economy|sports?|culture|science|tech(?:nology)?|health|"
    r"lifestyle|entertainment|travel|weather|video|photos?|podcasts?|about(?: us)?|contact(?: us)?|search|log ?in|sign ?(?:in|up)|register|subscribe|"
    r"newsletters?|donate|shop|more|close|facebook|twitter|instagram|youtube|share|tweet|email|print|whatsapp|telegram|linkedin|\W)\s+)+", re.I
)  # fmt: skip
_TOP_CUT = re.compile(
    r"\s(?=(?:Written by|Posted by|By) [A-Z][\w.'’-]+ [A-Z])|\s(?=(?:(?:First )?[Pp]ublished|Posted|(?:Last )?[Uu]pdated)(?: on)?:? )"
)  # fmt: skip
_DAY = re.compile(
    r"(?:(?:first )?published|posted|(?:last )?updated)?(?: on)?:?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}|\d{4}-\d\d-\d\d)(?:,?(?: at)? \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?)?", re.I
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(©]?[A-Z0-9©])")
_TITLES = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|No|vs|[A-Z])\.)$")
_FOOT_CUT = re.compile(
    r"\s(?=(?:Related (?:Articles|Posts|Stories|News)|Read (?:More|Next|Also)|You (?:may|might) also like|Most (?:Read|Popular|Viewed)|More (?:from|in|on) [A-Z]|Leave a (?:Reply|Comment)|"
    r"\d+ Comments?\b|Comments? \(\d|Share this|Filed under|Tags:|Copyright|©|All rights reserved))"
)  # fmt: skip
_TOKEN = re.compile(r"\S+")
_ENTRIES = 8.0  # how many more words begin in a capital than not, where a run of them is no sentence
_SMALL = -2.0


def breaks(text: str, start: int, end: int) -> list[int]:
    """Where `text[start:end]`, one line that is most of its page, is cut, in order: what stands before the first sentence
    at the page's signature; then at its sentences, and at what begins the furniture below them; and around runs of
    words that begin in capitals, as the entries of menus and lists of headlines do."""
    cuts = set()
    for match in _SENTENCE.finditer(text, start, end):
        if not _TITLES.search(text[max(start, match.start() - 6) : match.start()]):
            cuts.add(match.end())
    head = min(start + 1500, end)
    menu = _MENU.match(text, start, head)
    if menu and menu.end() - start > 12:
        cuts.add(menu.end())
    else:
        menu = None
    signed = _TOP_CUT.search(text, start, head) or _DAY.search(text, start, head)
    if signed and not any(c < signed.start() for c in cuts if not menu or c != menu.end()):
        cuts.add(signed.end() if signed.group().isspace() else signed.start())
        day = _DAY.search(text, signed.start(), min(signed.end() + 120, end))
        if day:
            cuts |= {day.start(), day.end()}
    cuts |= {m.end() for m in _FOOT_CUT.finditer(text, head, end)}
    # What a menu of known entries ends at is no entry of it.
    cuts |= _entries(text, menu.end() if menu else start, end)
    return sorted(c for c in cuts if start < c < end)


def _entries(text: str, start: int, end: int) -> set[int]:
    """The ends of the runs of capitalised words: each begins and ends where their surplus over small words is greatest
    (maximal scoring runs, Ruzzo and Tompa 1999, taken greedily from the left). The last one opens the sentence that
    follows in small letters."""
    cuts: set[int] = set()
    best = total = 0.0
    begin = finish = opening = start
    previous = start
    for token in _TOKEN.finditer(text, start, end):
        first = next((c for c in token.group() if c.isalnum()), "")
        ended = text[token.end() - 1] in ".!?"
        if total <= 0:
            total, best, begin = 0.0, 0.0, token.start()
        total += _SMALL if first.islower() else 0.5 if not first or first.isdigit() else 1.0
        if total > best:
            best, finish, opening = total, token.end(), token.start()
        if total <= max(0.0, best - _ENTRIES) or ended:
            if best >= _ENTRIES:
                cuts |= {begin, finish if finish == token.end() else opening}
            total = best = 0.0
        previous = token.end()
    if best >= _ENTRIES:
        cuts |= {begin, finish if finish == previous else opening}
    return cuts
