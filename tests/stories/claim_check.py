"""One expected claim against the claims of a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .lookup import Json, Lookup, NotFound, source_is

__all__ = ["check_claim"]

_OF_ORIGINS = {"no origin shown", "single origin", "several origins", "origins unclear"}
_SIDES = {"affirms": "for", "denies": "against"}


def _home(found: Mapping[str, Json], look: Lookup) -> Json:
    """The claim that holds most of the statements, among equals that of the earlier ones; raises NotFound."""
    ids = [statement["id"] for statement in found.values()]
    claims: list[tuple[tuple[int, list[bool], str], Json]] = []
    for claim in look.dossier["claims"]:
        held = [id_ in claim["statements"] for id_ in ids]
        claims.append(((sum(held), held, claim["id"]), claim))
    best = max(claims, key=lambda item: item[0], default=None)
    if best is None or best[0][0] == 0:
        raise NotFound("no claim holds any of its statements")
    return best[1]


def _members(found: Mapping[str, Json], claim: Json) -> Iterable[str]:
    inside = [label for label, statement in found.items() if statement["id"] in claim["statements"]]
    for label in found:
        if label not in inside:
            yield f"statement {label} and {inside[0]} are in different claims"


def _pages(wanted: Mapping[str, Any], claim: Json, look: Lookup) -> Iterable[str]:
    found = {look.names[look.statements[id_]["document"]] for id_ in claim["statements"]}
    missing, more = set(wanted["pages"]) - found, found - set(wanted["pages"]) - set(wanted.get("pages_may", ()))
    if missing:
        yield f"expected the page {', '.join(sorted(missing))} to tell it"
    for page in sorted(more):
        text = [
            look.statements[id_]["content"][0]["exact"]
            for id_ in claim["statements"]
            if look.names[look.statements[id_]["document"]] == page
        ]
        yield f"{page} should not tell it, but {text[0]!r} is in it"


def _groups(origins: Json, look: Lookup, may: set[str]) -> list[list[str]]:
    """The pages of each group whose basis is not shown; titles, headings and captions left out."""
    groups = []
    for group in origins["basis_not_shown"]:
        body = [look.statements[id_] for id_ in group if look.in_body(look.statements[id_])]
        names = {look.names[statement["document"]] for statement in body} - may
        if names:
            groups.append(sorted(names))
    return sorted(groups)


def _origins(wanted: Mapping[str, Any], origins: Json, look: Lookup, side: str) -> Iterable[str]:
    shown = ", ".join(f"{look.who(o['source'])} ({'named' if o['named'] else 'unnamed'})" for o in origins["distinct"])
    for bound in ("low", "high"):
        if origins[bound] != wanted[bound]:
            yield f"{side}: expected {bound} {wanted[bound]}, found {origins[bound]} [{shown}]"
    named = [origin for origin in origins["distinct"] if origin["named"]]
    for name in wanted["named"]:
        if not any(source_is(name, look.sources[origin["source"]]) for origin in named):
            yield f"{side}: {name} is not a named origin [{shown}]"
    for origin in named:
        if not any(source_is(name, look.sources[origin["source"]]) for name in wanted["named"]):
            yield f"{side}: {look.who(origin['source'])} should not be a named origin"
    unnamed = len(origins["distinct"]) - len(named)
    if unnamed != wanted["unnamed"]:
        yield f"{side}: expected {wanted['unnamed']} unnamed origins, found {unnamed} [{shown}]"
    if "basis_not_shown" in wanted:
        may = {page.removesuffix("?") for group in wanted["basis_not_shown"] for page in group if page.endswith("?")}
        groups = [sorted(page for page in group if not page.endswith("?")) for group in wanted["basis_not_shown"]]
        found = _groups(origins, look, may)
        if found != sorted(group for group in groups if group):
            yield f"{side}: expected basis not shown {groups}, found {found}"


def _side(statement: Json, claim: Json) -> str:
    for side, field in (("for", "origins"), ("against", "origins_against")):
        held = {id_ for origin in claim[field]["distinct"] for id_ in origin["statements"]}
        held |= {id_ for group in claim[field]["basis_not_shown"] for id_ in group}
        if statement["id"] in held:
            return side
    return "none"


def _sides(wanted: Mapping[str, Any], found: Mapping[str, Json], claim: Json) -> Iterable[str]:
    for label, statement in found.items():
        gold = wanted["statements"][label]
        right = gold.get("side") or _SIDES.get(gold.get("stance", "affirms"), "none")
        side = _side(statement, claim)
        if side != right:
            yield f"statement {label}: expected it on the side {right}, found {side}"


def _where(statement: Json, version: Json) -> int | None:
    return next((i for i, value in enumerate(version["values"]) if statement["id"] in value["statements"]), None)


def _splits(groups: list[list[str]], found: Mapping[str, Json], version: Json) -> bool:
    """Whether the version puts each group under one value, and no two groups under the same."""
    values = []
    for group in groups:
        held = {_where(found[label], version) for label in group if label in found}
        if len(held) != 1 or None in held:
            return False
        values.append(held.pop())
    return len(set(values)) == len(values)


def _versions(wanted: Mapping[str, Any], found: Mapping[str, Json], claim: Json) -> Iterable[str]:
    right: set[int] = set()
    for gold in wanted.get("versions", ()):
        fits = [i for i, version in enumerate(claim["versions"]) if _splits(gold["values"], found, version)]
        right.update(fits)
        if not fits:
            slots = [f"{v['slot']}: {[x['value'] for x in v['values']]}" for v in claim["versions"]]
            yield f"no version of the {gold['slot']} parts {gold['values']}; there is {slots}"
    for pair in wanted.get("compatible", ()):
        if not all(label in found for label in pair):
            continue
        ids = [found[label]["id"] for label in pair]
        for version in claim["versions"]:
            held = [_where(found[label], version) for label in pair]
            if None not in held and len(set(held)) > 1 and "polarity" not in version["slot"]:
                yield f"{pair[0]} and {pair[1]} are compatible, but are versions of the {version['slot']}"
        for conflict in claim["conflicts"]:
            one, other = conflict["between"]
            crossed = (ids[0] in one and ids[1] in other) or (ids[1] in one and ids[0] in other)
            if crossed and conflict["kind"] != "polarity":
                yield f"{pair[0]} and {pair[1]} are compatible, but are in conflict ({conflict['reason']})"
    if "versions" in wanted:
        for i, version in enumerate(claim["versions"]):
            if i not in right and "polarity" not in version["slot"]:
                yield f"a version that was not expected: {version['slot']} {[v['value'] for v in version['values']]}"


def _conflicts(wanted: Mapping[str, Any], found: Mapping[str, Json], claim: Json) -> Iterable[str]:
    if "conflicts" not in wanted:
        return
    right: set[int] = set()
    for gold in wanted["conflicts"]:
        sides = [{found[label]["id"] for label in side if label in found} for side in gold["between"]]
        kinds = gold["kind"] if isinstance(gold["kind"], list) else [gold["kind"]]
        fits = []
        for i, conflict in enumerate(claim["conflicts"]):
            one, other = (set(side) for side in conflict["between"])
            if conflict["kind"] in kinds and (
                (sides[0] <= one and sides[1] <= other) or (sides[0] <= other and sides[1] <= one)
            ):
                fits.append(i)
        right.update(fits)
        if not fits:
            there = [conflict["reason"] for conflict in claim["conflicts"]]
            yield f"no conflict of {kinds} between {gold['between']}; there is {there}"
    for i, conflict in enumerate(claim["conflicts"]):
        if i not in right and conflict["kind"] != "polarity":
            yield f"a conflict that was not expected: {conflict['kind']} ({conflict['reason']})"


def _status(wanted: Mapping[str, Any], claim: Json) -> Iterable[str]:
    found = {status["status"] for status in claim["status"]}
    asked = set(wanted.get("status", ()))
    missing, barred = asked - found, found & set(wanted.get("status_not", ()))
    if asked & _OF_ORIGINS:
        barred |= (found & _OF_ORIGINS) - asked
    for name in sorted(missing):
        yield f"expected the status '{name}', found {sorted(found)}"
    for name in sorted(barred):
        yield f"the status '{name}' should not be there"


def _deniers(wanted: Mapping[str, Any], claim: Json, look: Lookup) -> Iterable[str]:
    if "deniers" not in wanted:
        return
    sources = [look.sources[origin["source"]] for origin in claim["origins_against"]["distinct"]]
    for name in wanted["deniers"]:
        if not any(source_is(name, source) for source in sources):
            yield f"{name} is not among its deniers {[look.who(source['id']) for source in sources]}"


def _joins(wanted: Mapping[str, Any], found: Mapping[str, Json], claim: Json) -> Iterable[str]:
    def origin(label: str) -> tuple[str, int] | None:
        for field in ("origins", "origins_against"):
            for i, one in enumerate(claim[field]["distinct"]):
                if found[label]["id"] in one["statements"]:
                    return field, i
        return None

    for one, other, *_why in wanted.get("joined", ()):
        if one in found and other in found and (origin(one) is None or origin(one) != origin(other)):
            yield f"statements {one} and {other} should have one origin"
        elif one in found and other in found:
            pair = {found[one]["id"], found[other]["id"]}
            collapses = (*claim["origins"]["collapsed"], *claim["origins_against"]["collapsed"])
            if not any(pair & set(collapse["statements"]) for collapse in collapses):
                yield f"statements {one} and {other} have one origin, and no reason says why"
    for one, other, *_why in wanted.get("not_joined", ()):
        if one in found and other in found and origin(one) is not None and origin(one) == origin(other):
            yield f"statements {one} and {other} should not have one origin"


def check_claim(wanted: Mapping[str, Any], look: Lookup) -> list[str]:
    """What of one expected claim is not as expected, in words."""
    wrong: list[str] = []
    found: dict[str, Json] = {}
    for label, statement in wanted["statements"].items():
        try:
            found[label], complaints = look.statement(statement)
        except NotFound as error:
            wrong.append(str(error))
        else:
            wrong.extend(complaints)
    try:
        claim = _home(found, look)
    except NotFound as error:
        return [f"claim '{wanted['about']}': {failure}" for failure in (*wrong, str(error))]
    wrong.extend(_members(found, claim))
    wrong.extend(_pages(wanted, claim, look))
    wrong.extend(_origins(wanted, claim["origins"], look, "for"))
    if "against" in wanted:
        wrong.extend(_origins(wanted["against"], claim["origins_against"], look, "against"))
    elif claim["origins_against"]["high"]:
        wrong.append(f"nobody should deny it, but {claim['origins_against']['high']} do")
    inside = {label: statement for label, statement in found.items() if statement["id"] in claim["statements"]}
    wrong.extend(_sides(wanted, inside, claim))
    wrong.extend(_versions(wanted, inside, claim))
    wrong.extend(_conflicts(wanted, inside, claim))
    wrong.extend(_status(wanted, claim))
    wrong.extend(_deniers(wanted, claim, look))
    wrong.extend(_joins(wanted, inside, claim))
    return [f"claim '{wanted['about']}': {failure}" for failure in wrong]
