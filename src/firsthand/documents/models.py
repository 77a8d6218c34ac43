"""The trained classifiers that ship with firsthand, or none: then the rules stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.documents.trees import Trees

__all__ = ["DATA", "Models", "shipped"]

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Models:
    """What says how likely each block is to be the article: one for pages in HTML, one for pages dumped to text; and
    how likely each line of a dump is to be its headline."""

    html: Trees | None = None
    text: Trees | None = None
    headline: Trees | None = None


def _load(name: str) -> Trees | None:
    path = DATA / name
    if not path.is_file():
        return None
    # numpy is loaded only here.
    from firsthand.documents.trees import Trees

    return Trees.load(path)


@cache
def _html() -> Trees | None:
    return _load("html_roles.json.gz")


@cache
def _text() -> Trees | None:
    return _load("text_roles.json.gz")


@cache
def _headline() -> Trees | None:
    return _load("headlines.json.gz")


def shipped(kind: str) -> Models:
    """The classifiers for pages of `kind` (`html` or `dump`), loaded once."""
    return (
        Models(html=_html())
        if kind == "html"
        else Models(text=_text(), headline=_headline())
        if kind == "dump"
        else Models()
    )
