"""How the word tables of this package are written down."""

from __future__ import annotations

__all__ = ["vocabulary"]


def vocabulary(table: str) -> frozenset[str]:
    """The words of `table`, which stand between white space."""
    return frozenset(table.split())
