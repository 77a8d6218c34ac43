"""Disjoint sets that are joined (union-find), in which no order of joining shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

__all__ = ["Partition"]

T = TypeVar("T", int, str, tuple[str, ...])


class Partition(Generic[T]):
    """Disjoint sets over keys that can be ordered; the least key of a set stands for it.

    A key that is not among `members` is a set of its own until it is joined.
    """

    def __init__(self, members: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {member: member for member in members}

    def find(self, member: T) -> T:
        """The member that stands for the set of `member`."""
        root = member
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(member, member)) != root:
            self._parent[member] = root
            member = above
        return root

    def join(self, a: T, b: T) -> bool:
        """Make the sets of `a` and `b` one; False where they already are."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        low, high = min(a, b), max(a, b)
        self._parent.setdefault(low, low)
        self._parent[high] = low
        return True

    def sets(self) -> dict[T, tuple[T, ...]]:
        """Each set of the members by the one that stands for it, all sorted."""
        found: dict[T, list[T]] = {}
        for member in sorted(self._parent):
            found.setdefault(self.find(member), []).append(member)
        return {key: tuple(members) for key, members in sorted(found.items())}
