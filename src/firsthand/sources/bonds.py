"""The body that the words around a person tie it to, where the mention itself names none.

"At the Harbour Institute the director, N. N., says", "N. N. leads the Pilots' Association", "the mayor of Karvia": read
from the characters, since what a parser makes of them differs from one sentence to the next.
"""

from __future__ import annotations

import re

from firsthand.sources.names import clean, fold
from firsthand.sources.roles import noun_class

__all__ = ["body_after", "body_before", "post"]

_WORD = r"[^\W\d_a-zà-öø-ÿ](?:[\w’'&-]+|\.(?=\s))"
_NAME = rf"(?:St\.? )?{_WORD}(?:\s+(?:(?:of|for|and|the|de|del|la)\s+){{0,2}}{_WORD})*"
_TITLED = r"(?:(?:the\s+)?[a-z -]{0,40},?\s*|(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s+)"
_AT = re.compile(rf"(?:^|[.!?”\"]\s+|\n\s*|,\s+)[Aa]t\s+(?:the\s+)?({_NAME}?),?\s+{_TITLED}$")
_LEADS = re.compile(
    rf"(?:,[^.;“”\"\n]{{1,60}},)?(?:,?\s+who)?\s+(leads|heads|chairs|runs|directs|manages|edits)\s+"
    rf"(?:the\s+)?(?:({_NAME})|((?:[a-z]+[ ]){{0,2}}[a-z]+))(?=[\s,.;])"
)
_OF = re.compile(rf"\s+(?:of|at)\s+(?:the\s+)?({_NAME})")
_POSTS = {
    "leads": "leader", "heads": "head", "chairs": "chairman", "runs": "head", "directs": "director",
    "manages": "manager", "edits": "editor",
}  # fmt: skip


def body_before(text: str, start: int) -> str | None:
    """The body at the front of the sentence in which somebody is named at `start` ("At St Ela's Hospital Dr N. N.")."""
    found = _AT.search(text[max(0, start - 140) : start])
    if found is None:
        return None
    body = clean(found[1])
    words = [fold(word) for word in body.split()]
    return body if any(noun_class(word) == "body" for word in words) else None


def post(text: str, end: int) -> tuple[str, str] | None:
    """The post that the predicate after a name gives to its bearer, and the body ("leads the Pilots' Association")."""
    found = _LEADS.match(text, end)
    if found is None:
        return None
    if found[2]:
        return _POSTS[found[1]], clean(found[2])
    words = found[3].split()
    last = next((n for n in range(len(words), 1, -1) if noun_class(words[n - 1]) == "body"), 0)
    return (_POSTS[found[1]], " ".join(words[:last])) if last else None


def body_after(text: str, end: int) -> str | None:
    """The name that a title which ends at `end` is tied to ("the mayor" of "the mayor of Karvia")."""
    found = _OF.match(text, end)
    return clean(found[1]) if found else None
