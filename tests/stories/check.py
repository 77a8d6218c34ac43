"""Compares a dossier (the JSON of the contract) with the one that is expected, and says in words what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .claim_check import check_claim
from .gold import Gold
from .lookup import Json, Lookup, NotFound, normal, source_is

__all__ = ["compare", "failures", "invariants", "parts"]

_EVIDENCE = {"title", "heading", "paragraph", "quote", "caption", "notice"}


def invariants(dossier: Json) -> list[str]:
    """What the design promises of every dossier, whatever its pages."""
    look, wrong = Lookup(dossier), []
    texts = {document["id"]: document["text"] for document in dossier["documents"]}

    def spans(value: Any) -> Iterable[Json]:
        if isinstance(value, dict):
            if {"document", "start", "end", "exact"} <= set(value):
                yield value
            for item in value.values():
                yield from spans(item)
        elif isinstance(value, list):
            for item in value:
                yield from spans(item)

    for span in spans(dossier):
        if texts.get(span["document"], "")[span["start"] : span["end"]] != span["exact"]:
            wrong.append(f"the span {span['start']}..{span['end']} is not {span['exact']!r}")
    for statement in dossier["statements"]:
        document = look.documents[look.names[statement["document"]]]
        for span in statement["content"]:
            touched = [b["role"] for b in document["blocks"] if b["start"] < span["end"] and span["start"] < b["end"]]
            if not set(touched) <= _EVIDENCE:
                wrong.append(f"{document['name']}: {span['exact']!r} is a statement in a block of {touched}")
    for claim in dossier["claims"]:
        for field in ("origins", "origins_against"):
            origins = claim[field]
            named = sum(1 for origin in origins["distinct"] if origin["named"])
            if origins["high"] != len(origins["distinct"]):
                wrong.append(f"claim {claim['text']!r}: {field}: high is not the number of distinct origins")
            if not 0 <= origins["low"] <= named:
                wrong.append(f"claim {claim['text']!r}: {field}: low is {origins['low']} with {named} named origins")
            for collapse in (*origins["collapsed"], *origins["kept_apart"]):
                if not collapse["reason"]:
                    wrong.append(f"claim {claim['text']!r}: {field}: a collapse without a reason")
        parts = [ids for conflict in claim["conflicts"] for ids in conflict["between"]]
        parts += [value["statements"] for version in claim["versions"] for value in version["values"]]
        parts += [o["statements"] for f in ("origins", "origins_against") for o in claim[f]["distinct"]]
        if not set().union(*parts) <= set(claim["statements"]):
            wrong.append(f"claim {claim['text']!r}: a version, conflict or origin of statements that it does not hold")
        if any(not status["reason"] for status in claim["status"]):
            wrong.append(f"claim {claim['text']!r}: a status without a reason")
    return wrong


def _documents(gold: Gold, look: Lookup) -> Iterable[str]:
    for name, wanted in gold["documents"].items():
        try:
            document = look.document(name)
        except NotFound as error:
            yield str(error)
            continue
        found = {**document, "outlet": (document.get("outlet") or {}).get("name")}
        for field in ("title", "outlet"):
            if field in wanted and normal(found[field] or "") != normal(wanted[field] or ""):
                yield f"{name}: expected the {field} {wanted[field]!r}, found {found[field]!r}"
        for field in ("published", "updated"):
            if field not in wanted:
                continue
            right = wanted[field]
            if (found[field] is not None) if right is None else not (found[field] or "").startswith(right):
                yield f"{name}: expected {field} {right}, found {found[field]}"
        for field in ("genre", "language"):
            if field in wanted and found[field] != wanted[field]:
                yield f"{name}: expected the {field} {wanted[field]}, found {found[field]}"
        if "authors" in wanted and sorted(map(normal, found["authors"])) != sorted(map(normal, wanted["authors"])):
            yield f"{name}: expected the authors {wanted['authors']}, found {found['authors']}"
        if "notices" in wanted:
            kinds = sorted(notice["kind"] for notice in document["notices"])
            if kinds != sorted(wanted["notices"]):
                yield f"{name}: expected the notices {sorted(wanted['notices'])}, found {kinds}"
        for anchor, role in wanted.get("roles", {}).items():
            yield from _role(look, name, anchor, role)
        for anchor, author in wanted.get("comments", {}).items():
            try:
                start, end = look.place(name, anchor)
            except NotFound as error:
                yield str(error)
                continue
            blocks = [b for b in document["blocks"] if b["start"] <= start and end <= b["end"]]
            if not blocks or blocks[0]["role"] != "comment":
                yield f"{name}: {anchor!r} should be a comment, is {blocks[0]['role'] if blocks else None}"
            elif author is not None and normal(blocks[0].get("author") or "") != normal(author):
                yield f"{name}: {anchor!r}: expected the commenter {author}, found {blocks[0].get('author')}"


def _role(look: Lookup, name: str, anchor: str, wanted: str) -> Iterable[str]:
    try:
        start, end = look.place(name, anchor)
    except NotFound as error:
        yield str(error)
        return
    found = look.role(look.document(name), start, end)
    if wanted == "evidence":
        right = found in _EVIDENCE
    elif wanted == "none":
        right = found not in _EVIDENCE
    else:
        right = found == wanted
    if not right:
        yield f"{name}: {anchor!r}: expected the role {wanted}, found {found}"


def _sources(gold: Gold, look: Lookup) -> Iterable[str]:
    def named(name: str) -> list[Json]:
        return [source for source in look.sources.values() if source_is(name, source)]

    for wanted in gold.get("sources", ()):
        found = named(wanted["name"])
        if len(found) != 1:
            yield f"source {wanted['name']!r}: expected one, found {len(found)}"
            continue
        source = found[0]
        if source["kind"] != wanted["kind"]:
            yield f"source {wanted['name']!r}: expected the kind {wanted['kind']}, found {source['kind']}"
        for alias in wanted.get("aliases", ()):
            if not source_is(alias, source):
                yield f"source {wanted['name']!r}: {alias!r} is not among its names"
        if "party" in wanted:
            party = look.sources.get(source.get("party") or "")
            if party is None or not source_is(wanted["party"], party):
                there = look.who(source["party"]) if party else None
                yield f"source {wanted['name']!r}: expected the party {wanted['party']!r}, found {there!r}"
    for one, other in gold.get("apart_sources", ()):
        shared = {s["id"] for s in named(one)} & {s["id"] for s in named(other)}
        if shared:
            yield f"{one!r} and {other!r} are one source"


def _statements(gold: Gold, look: Lookup) -> Iterable[str]:
    for wanted in gold.get("statements", {}).values():
        try:
            yield from look.statement(wanted)[1]
        except NotFound as error:
            yield str(error)


def _homes(look: Lookup, place: Mapping[str, str]) -> set[str]:
    found = look.at(place["document"], place["anchor"])
    if not found:
        raise NotFound(f"{place['document']}: no statement holds {place['anchor']!r}")
    ids = {statement["id"] for statement in found}
    return {claim["id"] for claim in look.dossier["claims"] if ids & set(claim["statements"])}


def _grouping(gold: Gold, look: Lookup) -> Iterable[str]:
    for wanted in gold.get("together", ()):
        try:
            homes = [_homes(look, place) for place in wanted["places"]]
        except NotFound as error:
            yield f"together '{wanted['about']}': {error}"
            continue
        if not set.intersection(*homes):
            yield f"together '{wanted['about']}': no claim holds them all"
    for wanted in gold.get("apart", ()):
        try:
            shared = _homes(look, wanted["places"][0]) & _homes(look, wanted["places"][1])
        except NotFound as error:
            yield f"apart '{wanted['about']}': {error}"
            continue
        if shared:
            yield f"apart '{wanted['about']}': one claim holds both"


def _times(gold: Gold, look: Lookup) -> Iterable[str]:
    for name, anchor, value in gold.get("times", ()):
        try:
            start, end = look.place(name, anchor)
        except NotFound as error:
            yield str(error)
            continue
        document = look.document(name)["id"]
        values = sorted(
            {
                time["value"]
                for statement in look.statements.values()
                for time in statement["times"]
                if time["span"]["document"] == document and start < time["span"]["end"] and time["span"]["start"] < end
            }
        )
        if not values or not all(v.startswith(value) for v in values):
            yield f"{name}: time {anchor!r}: expected {value}, found {values}"
    for wanted in gold.get("timeline", ()):
        on_it = {
            look.names[look.statements[id_]["document"]]
            for event in look.dossier["timeline"]
            if event["value"].startswith(wanted["value"])
            for id_ in event["statements"]
        }
        missing = sorted(set(wanted["documents"]) - on_it)
        if missing:
            yield f"timeline {wanted['value']}: nothing of {missing}"


def _allowed(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _derivation_fits(wanted: Mapping[str, Any], found: Json, look: Lookup) -> bool:
    def end(key: str) -> str | None:
        return look.names.get(found.get(key) or "")

    ways = [(wanted["from"], wanted["to"])]
    if wanted.get("either_way") or found["basis"] == "none":  # then the order says nothing
        ways.append((wanted["to"], wanted["from"]))
    for origin, target in ways:
        if origin.startswith("source: "):
            issuer = look.sources.get(found.get("from_source") or "")
            at_origin = issuer is not None and source_is(origin.removeprefix("source: "), issuer)
        else:
            at_origin = end("from") == origin
        if at_origin and end("to") == target:
            return (
                found["kind"] in _allowed(wanted["kind"])
                and found["credited"] in _allowed(wanted.get("credited", [True, False]))
                and found["basis"] in _allowed(wanted.get("basis", found["basis"]))
            )
    return False


def _derivations(gold: Gold, look: Lookup) -> Iterable[str]:
    all_found = look.dossier["derivations"]
    shown = [
        f"{look.names.get(d.get('from') or '') or look.who(d.get('from_source') or '')} -> {look.names[d['to']]}"
        f" ({d['kind']}, credited {d['credited']}, {d['basis']})"
        for d in all_found
    ]
    for wanted in gold.get("derivations", ()):
        if not any(_derivation_fits(wanted, found, look) for found in all_found):
            near = [line for line in shown if wanted["to"] in line and wanted["from"].removeprefix("source: ") in line]
            asked = {key: wanted[key] for key in ("kind", "credited", "basis") if key in wanted}
            yield f"derivation {wanted['from']} -> {wanted['to']} {asked}: not found; there is {near}"
    for one, other in gold.get("underived", ()):
        for found, line in zip(all_found, shown, strict=True):
            if {look.names.get(found.get("from") or ""), look.names[found["to"]]} == {one, other}:
                yield f"derivation between {one} and {other}: expected none, found {line}"


def _stories(gold: Gold, look: Lookup) -> Iterable[str]:
    if "stories" not in gold:
        return
    found = sorted(sorted(look.names[d] for d in story["documents"]) for story in look.dossier["stories"])
    if found != sorted(sorted(story) for story in gold["stories"]):
        yield f"expected the stories {gold['stories']}, found {found}"


_PARTS: dict[str, Callable[[Gold, Lookup], Iterable[str]]] = {
    "documents": _documents,
    "stories": _stories,
    "sources": _sources,
    "statements": _statements,
    "grouping": _grouping,
    "times": _times,
    "derivations": _derivations,
}


def parts(gold: Gold) -> list[str]:
    """The names of the parts that are compared: the stages, and each claim by what it is about."""
    return [*_PARTS, *(f"claim: {claim['about']}" for claim in gold["claims"])]


def compare(gold: Gold, dossier: Json, part: str) -> list[str]:
    """What of one part of `dossier` is not as `gold` expects, in words; empty where all is."""
    look = Lookup(dossier)
    if part in _PARTS:
        return list(_PARTS[part](gold, look))
    claim = next(claim for claim in gold["claims"] if part == f"claim: {claim['about']}")
    return check_claim(claim, look)


def failures(gold: Gold, dossier: Json) -> list[str]:
    """What of `dossier` is not as `gold` expects, in words; empty where all is."""
    return [failure for part in parts(gold) for failure in compare(gold, dossier, part)]
