"""Expected dossiers: loading `expected.json`, and refusing one that says something nobody checks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

__all__ = ["HERE", "Gold", "GoldError", "load", "pages", "stories"]

Gold = dict[str, Any]
HERE = Path(__file__).parent

_TOP = {
    "about", "pages", "one_story", "stories", "documents", "sources", "apart_sources", "claims", "statements",
    "together", "apart", "times", "timeline", "derivations", "underived",
}  # fmt: skip
_DOCUMENT = {
    "title", "authors", "outlet", "published", "updated", "genre", "language", "notices", "roles", "comments", "why",
}  # fmt: skip
_STATEMENT = {"document", "anchor", "chain", "kind", "stance", "side", "retracted", "times", "why"}
_CLAIM = {
    "about", "statements", "may", "pages", "pages_may", "low", "high", "named", "unnamed", "basis_not_shown",
    "against", "versions", "compatible", "conflicts", "status", "status_not", "deniers", "joined", "not_joined", "why",
}  # fmt: skip
_ORIGINS = {"low", "high", "named", "unnamed", "basis_not_shown", "why"}
_SOURCE = {"name", "kind", "aliases", "party", "why"}
_DERIVATION = {"from", "to", "kind", "credited", "basis", "either_way", "why"}


class GoldError(ValueError):
    """An expected dossier that is not written as `README.md` says."""


def _keys(where: str, value: Mapping[str, Any], known: set[str], needed: Iterable[str] = ()) -> None:
    unknown, missing = sorted(set(value) - known), sorted(set(needed) - set(value))
    if unknown or missing:
        raise GoldError(f"{where}: unknown {unknown}, missing {missing}")


def _claim(where: str, claim: Mapping[str, Any]) -> None:
    _keys(where, claim, _CLAIM, ("about", "statements", "pages", "low", "high", "named", "unnamed", "why"))
    for label, statement in claim["statements"].items():
        _keys(f"{where}/{label}", statement, _STATEMENT, ("document", "anchor", "chain"))
    if len(claim["named"]) + claim["unnamed"] != claim["high"]:
        raise GoldError(f"{where}: high is {claim['high']}, but the named and unnamed are not as many")
    if not 0 <= claim["low"] <= len(claim["named"]):
        raise GoldError(f"{where}: low is {claim['low']}, with {len(claim['named'])} named origins")
    if "against" in claim:
        _keys(f"{where}/against", claim["against"], _ORIGINS, ("low", "high", "named", "unnamed", "why"))
    used = [label for values in claim.get("versions", ()) for value in values["values"] for label in value]
    used += [label for pair in claim.get("compatible", ()) for label in pair]
    used += [label for conflict in claim.get("conflicts", ()) for side in conflict["between"] for label in side]
    used += [label for pair in (*claim.get("joined", ()), *claim.get("not_joined", ())) for label in pair[:2]]
    for label in used:
        if label not in claim["statements"]:
            raise GoldError(f"{where}: no statement {label!r}")


def load(folder: Path) -> Gold:
    """The expected dossier of the story in `folder`; raises GoldError where a part of it would not be checked."""
    gold: Gold = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    _keys("top", gold, _TOP, ("about", "pages", "documents", "claims"))
    labels = [claim.get("about") for claim in gold["claims"]]
    if len(set(labels)) != len(labels):
        raise GoldError("two claims are about the same")
    for name, document in gold["documents"].items():
        _keys(name, document, _DOCUMENT)
    for claim in gold["claims"]:
        _claim(claim.get("about", "a claim"), claim)
    for label, statement in gold.get("statements", {}).items():
        _keys(label, statement, _STATEMENT, ("document", "anchor", "chain"))
    for source in gold.get("sources", ()):
        _keys(source["name"], source, _SOURCE, ("name", "kind"))
    for derivation in gold.get("derivations", ()):
        _keys("derivation", derivation, _DERIVATION, ("from", "to", "kind"))
    return gold


def pages(folder: Path, gold: Gold) -> Path:
    """Where the pages of the story are: a folder or a JSON Lines file."""
    return (folder / str(gold["pages"])).resolve()


def stories() -> tuple[Path, ...]:
    """The folders with an expected dossier, in order of their names."""
    return tuple(sorted(path.parent for path in HERE.glob("*/expected.json")))
