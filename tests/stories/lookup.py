"""A dossier as its JSON tells it, with what a check looks up: places by anchor, statements by place, sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["Json", "Lookup", "NotFound", "normal", "source_is"]

Json = dict[str, Any]
_KINDS = ("person", "organization", "outlet", "author", "record", "anonymous", "unstated")
_SMALL = {"a", "an", "the", "of", "to", "in", "at", "on", "for", "who", "s"}
_SHARE = 0.6  # of an anchor that a statement's content must hold


class NotFound(LookupError):
    """What a check looks for is not there; the text says what."""


def normal(name: str) -> str:
    """`name` without case, curly quotes, double spaces, an article or a form of address."""
    name = " ".join(name.replace("’", "'").replace("‘", "'").split()).casefold()
    return re.sub(r"^(the|mr\.?|mrs\.?|ms\.?|dr\.?)\s+", "", re.sub(r"'s?$", "", name))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.casefold())) - _SMALL


def _names(source: Json) -> list[str]:
    mentions = [mention["exact"] for mention in source.get("mentions", ())]
    return [name for name in (source.get("name"), *source.get("aliases", ()), *mentions) if name]


def source_is(label: str, source: Json) -> bool:
    """Whether `source` is who `label` says: a name, `unstated`, or `kind: description`; ` | ` parts alternatives."""
    for wanted in label.split(" | "):
        kind, colon, described = wanted.partition(":")
        if wanted in ("unstated", "anonymous"):
            if source["kind"] == wanted:
                return True
        elif colon and kind in _KINDS:
            words = _words(described)
            held = _words(" ".join((*_names(source), source.get("description") or "")))
            if source["kind"] == kind and 2 * len(words & held) >= len(words):
                return True
        elif source["kind"] not in ("anonymous", "unstated") and normal(wanted) in map(normal, _names(source)):
            return True
    return False


class Lookup:
    """Looks things up in one dossier."""

    def __init__(self, dossier: Json) -> None:
        self.dossier = dossier
        self.sources: dict[str, Json] = {source["id"]: source for source in dossier["sources"]}
        self.statements: dict[str, Json] = {statement["id"]: statement for statement in dossier["statements"]}
        self.names: dict[str, str] = {}
        self.documents: dict[str, Json] = {}
        for document in dossier["documents"]:
            for name in (document["name"], *document.get("names", ())):
                self.documents[name.rsplit("/", 1)[-1]] = document
            self.names[document["id"]] = document["name"].rsplit("/", 1)[-1]

    def document(self, name: str) -> Json:
        if name not in self.documents:
            raise NotFound(f"no document {name}")
        return self.documents[name]

    def place(self, name: str, anchor: str) -> tuple[int, int]:
        """Where `anchor` stands in the text of document `name`: exactly once, line breaks counting as spaces."""
        text = self.document(name)["text"]
        pattern = r"\s+".join(re.escape(word) for word in anchor.split())
        found = [match.span() for match in re.finditer(pattern, text)]
        if len(found) != 1:
            raise NotFound(f"{name}: {anchor!r} stands there {len(found)} times, not once")
        return found[0]

    def at(self, name: str, anchor: str) -> list[Json]:
        """The statements of document `name` whose content holds `anchor`, the closest first."""
        start, end = self.place(name, anchor)
        document = self.document(name)["id"]
        held = []
        for statement in self.statements.values():
            if statement["document"] != document:
                continue
            spans = [(s["start"], s["end"]) for s in statement["content"]]
            shared = sum(max(0, min(e, end) - max(s, start)) for s, e in spans)
            if shared >= _SHARE * (end - start):
                held.append((-shared, sum(e - s for s, e in spans), statement["id"], statement))
        return [statement for *_, statement in sorted(held, key=lambda item: item[:3])]

    def who(self, source: str) -> str:
        """A source in words."""
        found = self.sources.get(source)
        if found is None:
            return f"(no source {source})"
        named = found.get("name") or found.get("description") or next(iter(_names(found)), "")
        return str(named) if found["kind"] not in ("anonymous", "unstated", "record") else f"{found['kind']}: {named}"

    def chain(self, statement: Json) -> list[str]:
        return [self.who(link["source"]) for link in statement["chain"]]

    def follows(self, wanted: Sequence[str], statement: Json) -> bool:
        """Whether the statement's chain is `wanted`; a label that begins with `?` may be left out, `*` is any links."""
        links = [self.sources.get(link["source"]) for link in statement["chain"]]

        def fits(i: int, j: int) -> bool:
            if i == len(wanted):
                return j == len(links)
            if wanted[i] == "*":
                return any(fits(i + 1, k) for k in range(j, len(links) + 1))
            optional = wanted[i].startswith("?")
            if optional and fits(i + 1, j):
                return True
            source = links[j] if j < len(links) else None
            return source is not None and source_is(wanted[i].removeprefix("?"), source) and fits(i + 1, j + 1)

        return fits(0, 0)

    def statement(self, wanted: Mapping[str, Any]) -> tuple[Json, list[str]]:
        """The statement that comes nearest to `wanted`, and in words what of it is not as expected."""
        name, anchor = wanted["document"], wanted["anchor"]
        found = self.at(name, anchor)
        if not found:
            raise NotFound(f"{name}: no statement holds {anchor!r}")
        complaints = []
        for place, statement in enumerate(found):
            wrong = []
            if not self.follows(wanted["chain"], statement):
                wrong.append(f"expected the chain {wanted['chain']}, found {self.chain(statement)}")
            if "stance" in wanted and statement["stance"] != wanted["stance"]:
                wrong.append(f"expected the stance {wanted['stance']}, found {statement['stance']}")
            if "kind" in wanted and statement["kind"] != wanted["kind"]:
                wrong.append(f"expected the kind {wanted['kind']}, found {statement['kind']}")
            if "retracted" in wanted and bool(statement.get("retracted_by")) != wanted["retracted"]:
                wrong.append(f"expected retracted {wanted['retracted']}, found {not wanted['retracted']}")
            complaints.append((len(wrong), place, wrong, statement))
        _, _, wrong, statement = min(complaints, key=lambda item: item[:2])
        return statement, [f"{name}: {anchor!r}: {complaint}" for complaint in wrong]

    def role(self, document: Json, start: int, end: int) -> str | None:
        """The role of the block that holds `start`..`end`, None where none does."""
        for block in document["blocks"]:
            if block["start"] <= start and end <= block["end"]:
                return str(block["role"])
        return None

    def in_body(self, statement: Json) -> bool:
        """Whether the statement stands outside titles, headings and captions."""
        document = self.document(self.names[statement["document"]])
        span = statement["content"][0]
        role = self.role(document, span["start"], span["end"])
        return role not in ("title", "heading", "caption")
