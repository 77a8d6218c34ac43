"""Sets that are joined, and nothing forgotten of why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

__all__ = ["Partition"]

T = TypeVar("T", bound=str)


class Partition(Generic[T]):
    """Disjoint sets of strings; the smallest member stands for its set, so that no order of joining shows."""

    def __init__(self, members: Iterable[T]) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: T) -> T:
        """The member that stands for the set of `member`."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, a: T, b: T) -> bool:
        """Make the sets of `a` and `b` one; False where they already are."""
        a, b = sorted((self.find(a), self.find(b)))
        if a == b:
            return False
        self._parent[b] = a
        return True

    def sets(self) -> dict[T, tuple[T, ...]]:
        """Each set by the member that stands for it, all sorted."""
        found: dict[T, list[T]] = {}
        for member in sorted(self._parent):
            found.setdefault(self.find(member), []).append(member)
        return {key: tuple(members) for key, members in sorted(found.items())}
