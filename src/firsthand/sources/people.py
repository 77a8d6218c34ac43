"""Which full names are one person's, over any number of names: no name is compared with all others.

Names meet in blocks of one surname, or of surnames that are one letter apart (they share a form with one letter left
out, as in SymSpell, Garbe 2012), and only there are they compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Generic, TypeVar

from firsthand.partition import Partition
from firsthand.sources.names import Name, rare, same_name, same_spelling, surnames

__all__ = ["Surnames", "cluster"]

T = TypeVar("T")


def _shorter(word: str) -> Iterator[str]:
    """`word`, and `word` without each one of its letters (two, in long words)."""
    yield word
    if len(word) < 4:
        return
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    yield from sorted(once)
    if len(word) >= 9:
        yield from sorted({w[:i] + w[i + 1 :] for w in once for i in range(len(w))})


def cluster(names: Collection[Name]) -> tuple[dict[Name, Name], dict[tuple[Name, Name], str]]:
    """For each full name the name that stands for its person, and the reasons, by pair.

    A name with an initial joins the one person whom it fits, and nobody where it fits two.
    """
    full = sorted({name for name in names if len(name) > 1})
    plain = [name for name in full if len(name[0]) > 1]
    blocks: dict[str, list[Name]] = defaultdict(list)
    for name in plain:
        for key in dict.fromkeys((*_shorter(name[-1]), *name[1:-1])):
            blocks[key].append(name)
    sets: Partition[Name] = Partition()
    reasons: dict[tuple[Name, Name], str] = {}
    seen: set[tuple[Name, Name]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        for i, a in enumerate(block):
            for b in block[i + 1 :]:
                pair = (a, b) if a < b else (b, a)
                if pair in seen:
                    continue
                seen.add(pair)
                if reason := same_name(*pair):
                    reasons[pair] = reason
                    sets.join(*pair)
    by_surname: dict[str, list[Name]] = defaultdict(list)
    for name in plain:
        by_surname[name[-1]].append(name)
    for name in full:
        if len(name[0]) == 1:
            fitting = [other for other in by_surname[name[-1]] if other[0][0] == name[0]]
            if len({sets.find(other) for other in fitting}) == 1:
                reasons[min(fitting[0], name), max(fitting[0], name)] = "the initial of the only such person"
                sets.join(fitting[0], name)
    return {name: sets.find(name) for name in full}, reasons


class Surnames(Generic[T]):
    """Who may be meant by a name that stands alone."""

    def __init__(self, people: Iterable[tuple[Name, T]]) -> None:
        """`people` are full names and whose they are."""
        self._last: dict[str, list[T]] = defaultdict(list)
        self._middle: dict[str, list[T]] = defaultdict(list)
        self._given: dict[str, list[T]] = defaultdict(list)
        self._near: dict[str, set[str]] = defaultdict(set)
        for name, person in people:
            for place, word in enumerate(surnames(name)):
                into = self._last if place == 0 or name[-1].endswith(word) else self._middle
                if person not in into[word]:
                    into[word].append(person)
            for key in _shorter(name[-1]):
                self._near[key].add(name[-1])
            if len(name[0]) > 1 and person not in self._given[name[0]]:
                self._given[name[0]].append(person)

    def exact(self, word: str) -> list[T]:
        """Those whose surname is `word`, else those who have it among their surnames."""
        return list(self._last.get(word) or self._middle.get(word) or ())

    def given(self, word: str) -> list[T]:
        """Those whose given name (or first name in the order of the text) is `word`."""
        return list(self._given.get(word, ()))

    def near(self, word: str) -> tuple[str, list[T]]:
        """A surname of which `word` is a misspelling, and its bearers; ("", []) where there is none, or several."""
        found = sorted(
            {
                other
                for key in _shorter(word)
                for other in self._near.get(key, ())
                if other != word and same_spelling(word, other) and (rare(word) or rare(other))
            }
        )
        return (found[0], self.exact(found[0])) if len(found) == 1 else ("", [])
