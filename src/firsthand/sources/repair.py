"""What the words around a mention show that the mention itself does not: names the parser left in a title, appositions.

Tagging of names is noisy. What can be read from the characters alone is read here, once, before anything is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from firsthand.records import Document, Mention
from firsthand.sources.given import known
from firsthand.sources.names import clean, fold
from firsthand.sources.places import country, current
from firsthand.sources.roles import noun_class, role
from firsthand.sources.states import offices

__all__ = ["Appositions", "repaired"]

_RUN = re.compile(r"[^\W\d_a-zà-öø-ÿ][\w.’'-]*|(?:de|da|del|della|van|von|der|den|bin|al|el|la)")


def _name_in(text: str) -> str | None:
    """The first personal name in `text` that closes a part of it between commas ("the minister of X, N. N., and")."""
    parts = text.split(",")
    for part in parts:
        found = _trailing_name(part.strip())
        before = part.strip().removesuffix(found or "\0").split()
        if found and not (len(parts) > 1 and before[-1:] in (["of"], ["for"]) and not known(fold(found.split()[0]))):
            return found
    return None


def _trailing_name(text: str) -> str | None:
    """The personal name that ends `text`, after the words of a title: two capitalised words and more."""
    words = text.split()
    start = len(words)
    while start > 0 and _RUN.fullmatch(words[start - 1]):
        start -= 1
    run = words[start:]
    while run and (noun_class(run[0]) or country(run[0]) or run[0][:1].islower()):
        run = run[1:]
    # "Minister of Communication Jana Holt": the name begins with a given name that is known, where there is one.
    for i, word in enumerate(run[:-1]):
        if i and known(fold(word)):
            run = run[i:]
            break
    return " ".join(run) if 2 <= len(run) <= 4 else None


def repaired(mention: Mention, around: str = "") -> Mention:
    """`mention` with its name and form where the words of its span, or those before it in the text `around`, show them
    and it does not."""
    if mention.span is None:
        return mention
    text = " ".join(mention.span.exact.split())
    if mention.form == "name" and mention.name and mention.kind != "person":
        mention = _cut(mention, text)
    if mention.affiliation and (body := _MORE.sub("", mention.affiliation).removesuffix(f", {mention.name}")) != (
        mention.affiliation
    ):
        mention = replace(mention, affiliation=body or None)
    if mention.form == "name" and mention.kind == "person" and (beside := _AT_BODY.fullmatch(text)):
        at, who = beside[2].rsplit(maxsplit=1)[-1], beside[3].rsplit(maxsplit=1)[-1]
        if noun_class(at) and not noun_class(who) and role(beside[1]):
            return replace(mention, name=beside[3], title=f"{beside[1]} {beside[2]}", affiliation=beside[2])
    if mention.form == "name" and mention.name and (whole := _of_state(mention, around)):
        return replace(mention, name=whole, kind="organization", title=None, gender="n")
    if mention.form == "name" and mention.kind == "person" and fold(clean(mention.name or "")) in current().words:
        return replace(mention, kind="organization", title=None, gender="n")
    if mention.form == "name" and mention.kind == "person" and mention.title and mention.name:
        held = role(mention.title)
        if held is not None and noun_class(held.head) == "body" and not known(fold(mention.name.split()[0])):
            return replace(mention, kind="organization", title=None, gender="n")  # "Karvest, the state company that …"
    if mention.form == "name" and mention.kind == "person" and mention.name:
        if mention.head is not None and noun_class(mention.head.exact) == "body" and mention.head.exact.islower():
            # "the Holt administration" is named after a person and is none.
            return replace(mention, form="nominal", kind="organization", name=None, affiliation=mention.name)
        if number := re.fullmatch(r"([^\W\d_]+(?:-[^\W\d_]+)*)(?:\s+\d+)+", mention.name):
            return replace(mention, name=number[1])  # nobody is called "Karvia 2114"
    if mention.form == "name" and mention.kind == "organization" and (title := _title_before(mention, around)):
        return replace(mention, kind="person", title=mention.title or title, gender=None)
    if mention.form == "first-person" and re.fullmatch(r"(?:[Tt]he )?U\.?S\.?A?\.?", text):
        return replace(mention, form="name", kind="organization", name=text.removeprefix("the "), gender="n")
    if mention.form == "name" and mention.kind == "person" and mention.name and mention.head is not None:
        whole = f"{mention.name} {mention.head.exact}"
        if mention.head.exact[:1].isupper() and whole in text and mention.head.exact not in mention.name.split():
            return replace(mention, name=whole)  # the name was cut before its head
    lone_title = mention.name is not None and " " not in mention.name and noun_class(mention.name) in {"role", "human"}
    if mention.form == "nominal" and mention.name is None:
        head = mention.head.exact if mention.head else ""
        role_head = noun_class(head) in {"role", "human"}
        if not (role_head or (head[:1].isupper() and mention.kind in {"person", "anonymous"})):
            return mention
    elif not (mention.form == "name" and lone_title):
        return mention
    found = _name_in(text)
    if found is None or (found == text and mention.form == "nominal" and mention.kind == "anonymous"):
        if lone_title:
            return replace(mention, form="nominal", name=None, title=text)
        return mention
    title = text[: text.find(found)].strip(" ,")
    return replace(mention, form="name", kind="person", name=clean(found), title=title or None)


_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w’'-]+"
_AT_BODY = re.compile(
    rf"(.{{2,40}}?\s(?:at|of|for|with)(?:\sthe)?)\s((?:{_CAPITAL}\s?){{1,4}}),\s((?:{_CAPITAL}\s?){{2,3}})"
)
"""A description that ends in a body, and the name of whoever is described ("an analyst at Orrell Bank, N. N.")."""
_MORE = re.compile(
    r",?\s+(?:who|which|whose|that|told|said|says)\s.*|,\s+(?:[A-Z]{2,7},\s+)?(?:the|an?)\s.*", re.DOTALL
)


def _cut(mention: Mention, text: str) -> Mention:
    """`mention` of a body without what the parser took into its name: a clause, another name beside it, the verb."""
    assert mention.name is not None
    name = _MORE.sub("", " ".join(mention.name.split()))
    if mention.kind == "outlet" and country(name) and (agency := _AGENCY.match(text)):
        name = agency[0]
    return replace(mention, name=name) if name and name != mention.name else mention


_AGENCY = re.compile(r"[^,]{3,40}?['’]s\s+(?:state|national|official)(?:-run|-owned)?\s+(?:news\s+agency|\w+)(?![\w-])")
_STATE = r"((?:[^\W\d_a-zà-öø-ÿ][\w-]+\s?){1,3})"
_OF_STATE = re.compile(rf"\s+of\s+(?:the\s+)?{_STATE}")
_STATE_S = re.compile(rf"\b{_STATE}['’]s\s+(?:[^.;:“”\"\n]{{2,60}}\s+and\s+its\s+)?$")


def _of_state(mention: Mention, around: str) -> str | None:
    """The name of an office that every state has, with the state that owns it or follows it in the text."""
    assert mention.span is not None and mention.name is not None
    name = re.sub(r"\s+of$", "", clean(mention.name))
    at = mention.span.exact.find(name)
    if at < 0 or not offices(name):
        return None
    start = mention.span.start + at
    after = _OF_STATE.match(around, start + len(name))
    if after and country(after[1].strip()):
        return f"{name} of {after[1].strip()}"
    owner = _STATE_S.search(around[max(0, start - 90) : start])
    if owner and country(owner[1].strip()):
        return f"{owner[1].strip()}’s {name}"
    return None


_BEFORE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?)|['’]s)\s+([a-z][a-z -]{2,40}),\s+$|\b([a-z]+(?:[ -][a-z]+)?)\s+$")


def _title_before(mention: Mention, around: str) -> str | None:
    """The title in small letters that stands before a name of two words and more, which none of them shows as a body's:
    "chief executive Ana Holt", "the firm's director, Ana Holt"."""
    assert mention.span is not None
    words = (mention.name or "").split()
    if mention.span.exact != mention.name or not 2 <= len(words) <= 3:
        return None
    if not all(_RUN.fullmatch(word) and noun_class(word) is None and not country(word) for word in words):
        return None
    before = _BEFORE.search(around[max(0, mention.span.start - 60) : mention.span.start])
    title = (before[1] or before[2]) if before else ""
    return title if title and noun_class(title.split()[-1]) == "role" else None


_RELATIVE = re.compile(r"\s+(?:who|whose)\s")


class Appositions:
    """Which description stands beside which name: "the newspaper, The Daily Post" and "the Post, a daily paper,"."""

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        self._text = document.text
        self._starts: dict[int, Mention] = {}
        self._ends: dict[int, Mention] = {}
        for mention in mentions:
            if mention.form == "name" and mention.span is not None:
                kept = self._starts.get(mention.span.start)
                if kept is None or (kept.span is not None and kept.span.end < mention.span.end):
                    self._starts[mention.span.start] = mention
                self._ends[mention.span.end] = mention

    def name_of(self, mention: Mention) -> Mention | None:
        """The mention of the name that the descriptive `mention` stands in apposition to."""
        assert mention.span is not None
        after = re.compile(r",\s+(?:[Tt]he\s+)?").match(self._text, mention.span.end)
        if after:
            for place in (after.end(), mention.span.end + 2):
                name = self._starts.get(place)
                if name is not None and name.span is not None and self._closed(name.span.end):
                    return name
        before = re.search(r",\s+$", self._text[max(0, mention.span.start - 4) : mention.span.start])
        if before:
            name = self._ends.get(mention.span.start - len(before[0]))
            end = mention.span.start + len(self.whole(mention))
            if name is not None and (self._closed(end) or _RELATIVE.match(self._text, end)):
                return name
        return None

    def whole(self, mention: Mention) -> str:
        """The words of `mention` with what follows "of", "for" or "at" up to the next sign."""
        assert mention.span is not None
        more = re.compile(r"\s+(?:of|for|at|in)\s[^,.;:“”\"\n]{2,60}(?=[,.;])").match(self._text, mention.span.end)
        return mention.span.exact + (more[0] if more else "")

    def _closed(self, place: int) -> bool:
        return bool(re.compile(r"[,.;:]|\s+(?:said|says|told|reported|added)\b").match(self._text, place))
