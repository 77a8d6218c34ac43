"""What two pages that share text are to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.records import Derivation, DerivationKind, Document, Passage, Span, Statement
from firsthand.reuse.credit import find
from firsthand.reuse.direction import Direction, direct
from firsthand.reuse.outlets import Outlets, address, compact
from firsthand.reuse.passages import Shared
from firsthand.reuse.retellings import Retelling, with_retold
from firsthand.reuse.text import Words
from firsthand.reuse.wires import AGENCIES, dateline, wire

__all__ = ["pair"]

WHOLE = 0.7
"""The share of both texts that two versions of one page have in common."""

_CARRIED = 0.7

_RELEASE = re.compile(
    r"\b(?:for immediate release|press release|news release|media release|PRNewswire|PR Newswire|Business Wire"
    r"|GlobeNewswire|EurekAlert)\b",
    re.IGNORECASE,
)


def _shown(page: Words, lo: int, hi: int) -> int:
    return sum(1 for i in range(lo, hi) if not page.hidden[i])


def _whole(page: Words, runs: Sequence[tuple[int, int]]) -> float:
    """The share of a page's own words that lie in `runs`."""
    covered: set[int] = set()
    for lo, hi in runs:
        covered.update(i for i in range(lo, hi) if not page.hidden[i])
    total = _shown(page, 0, len(page.norm))
    return len(covered) / total if total else 0.0


def _version(a: Words, b: Words, found: Sequence[Shared], outlets: Outlets) -> DerivationKind | None:
    """`revision` for two states of one page, `self-update` for a page that takes up an earlier one of its outlet."""
    x, y = a.document, b.document
    whole_a, whole_b = _whole(a, [s.a for s in found]), _whole(b, [s.b for s in found])
    addresses = {address(u) for u in (x.uri, *x.uris) if u} & {address(u) for u in (y.uri, *y.uris) if u}
    same_outlet = outlets.same(x.id, y.id)
    if addresses and max(whole_a, whole_b) >= WHOLE:
        return "revision"
    if not same_outlet:
        return None
    if min(whole_a, whole_b) >= WHOLE and (x.title or "") == (y.title or "") and x.authors == y.authors:
        return "revision"
    return "self-update" if max(whole_a, whole_b) >= WHOLE else None


def _release(page: Document) -> Span | None:
    for block in page.blocks:
        if block.role in ("paragraph", "byline", "dateline", "notice"):
            match = _RELEASE.search(page.text, block.start, block.end)
            # A page that speaks of a press release has read one; one that opens or signs with it is one.
            if match and (match.start() - block.start <= 40 or block.end - match.end() <= 40):
                return page.span(match.start(), match.end())
    return None


def _speaker(passages: Sequence[Passage], statements: Sequence[Statement], outlets: Outlets) -> str | None:
    """The one party that speaks in all of the passages' targets and is their subject, in its own words at least once.

    It must be named in the first sentence of the text: a handout opens with who hands it out.
    """
    inside = [
        s for s in statements if s.chain and any(p.target.start <= s.start and s.end <= p.target.end for p in passages)
    ]
    if len(inside) < 2 or not any(s.kind in ("direct", "mixed") for s in inside):
        return None
    parties = set()
    for statement in inside:
        source = outlets.sources.get(statement.chain[-1].source)
        if source is None or source.kind not in ("person", "organization"):
            return None
        parties.add(source.party or source.id)
    if len(parties) != 1:
        return None
    party = outlets.sources.get(next(iter(parties)))
    if party is None or party.kind != "organization":
        return None
    names = [n for n in (party.name, *party.aliases) if n]
    opening = passages[0].target.exact[:200]
    return party.id if any(n in opening for n in names) else None


def _size(text: Sequence[Shared], b: Words, retold: Retelling | None) -> str:
    shared = f"{sum(_shown(b, *s.b) for s in text)} words in {len(text)} passage{'' if len(text) == 1 else 's'}"
    told = f"the same names and numbers in the same order over {retold.sentences} sentences" if retold else ""
    return " and ".join(part for part in (shared if text else "", told) if part)


def pair(
    a: Words,
    b: Words,
    found: Sequence[Shared],
    statements: dict[str, list[Statement]],
    outlets: Outlets,
    retold: Retelling | None = None,
) -> Derivation:
    """The derivation between two pages that share the passages `found`, or tell the same as `retold` has it."""
    x, y = a.document, b.document
    text = found
    found = with_retold(found, retold)
    passages = tuple(s.passage(a, b) for s in found)
    whole_x = _whole(a, [s.a for s in found]) >= WHOLE
    whole_y = _whole(b, [s.b for s in found]) >= WHOLE
    # A text taken whole may carry its credit anywhere; a paragraph carries its own.
    at_x = [(0, len(x.text))] if whole_x else [(p.source.start, p.source.end) for p in passages]
    at_y = [(0, len(y.text))] if whole_y else [(p.target.start, p.target.end) for p in passages]
    x_credits = find(x, y, at_x, statements.get(x.id, ()), outlets)
    y_credits = find(y, x, at_y, statements.get(y.id, ()), outlets)
    way = direct(x, y, x_credits, y_credits, passages, outlets)
    size = _size(text, b, retold if len(found) > len(text) else None)

    kind: DerivationKind
    handout = _handout(a, b, passages, statements, outlets, size)
    if handout is not None:
        return handout
    version = _version(a, b, text, outlets)
    if version:
        kind, credited, reason = version, False, f"one outlet, {size}; {way.reason}"
    elif x_credits or y_credits:
        kind, credited, reason = "credited-text", True, f"{size}; {way.reason}"
    else:
        common = _common(a, b, passages, statements, outlets, way, size)
        if common is not None:
            return common
        kind, credited = "shared-text", False
        way = _tagged_first(x, y, way)
        what = "shared text" if text else "shared facts"
        reason = f"{what}, no credit found: {size}; {way.reason}"
        if outlets.same(x.id, y.id):
            reason = f"both pages are of one outlet; {size}; {way.reason}"
    return _made(x, y, passages, way, kind, credited, reason)


def _tagged_first(x: Document, y: Document, way: Direction) -> Direction:
    """A page with a wire's tag has its text from the wire: whatever the dates say, not from a page without one."""
    tagged_x, tagged_y = wire(x) is not None, wire(y) is not None
    if tagged_x in (tagged_y, way.forward) or way.basis not in ("none", "time"):
        return way
    return Direction(tagged_x, "none", "nothing shows which was first but that one has it from a wire")


def _made(
    x: Document, y: Document, passages: tuple[Passage, ...], way: Direction, kind: DerivationKind, credited: bool,
    reason: str,
) -> Derivation:  # fmt: skip
    if not way.forward:
        x, y = y, x
        passages = tuple(
            sorted((Passage(p.target, p.source, p.similarity) for p in passages), key=lambda p: (p.source, p.target))
        )
    return Derivation(x.id, None, y.id, kind, credited, way.basis, passages, reason, way.evidence)


def _common(
    a: Words,
    b: Words,
    passages: tuple[Passage, ...],
    statements: dict[str, list[Statement]],
    outlets: Outlets,
    way: Direction,
    size: str,
) -> Derivation | None:
    """A root that both pages share: a wire, a dateline. None where nothing shows one."""
    x, y = a.document, b.document
    if outlets.same(x.id, y.id):
        return None
    order = Direction(x.id < y.id, "none", "")
    wire_x, wire_y = wire(x), wire(y)
    # Where one page only has the tag, the other must carry the agency's text, not just tell the same.
    if (wire_x and wire_y) or ((wire_x or wire_y) and max(p.similarity for p in passages) >= _CARRIED):
        tagged = [w for w in (wire_x, wire_y) if w]
        agency = tagged[0].agency
        names = AGENCIES.get(agency, (agency,))
        spans = tuple(sorted(w.span for w in tagged if w.span))
        issuer = outlets.named_like(agency, *names)
        keys = {compact(n) for n in (agency, *names)}
        for page, other in ((x, y), (y, x)):
            if outlets.keys[page.id] & keys:  # the agency's own page is at hand
                way = Direction(page is x, "dateline", f"“{agency}” issued it", spans)
                carried = bool(wire(other))
                reason = f"text of {agency}, whose page it is; {size}"
                return _made(x, y, passages, way, "credited-text" if carried else "shared-text", carried, reason)
        if len({w.agency for w in tagged}) == 1:
            which = "both pages credit" if len(tagged) == 2 else "one page credits"
            other_side = "" if len(tagged) == 2 else ", and the other carries the same text"
            reason = f"{which} {agency}{other_side}; {size}"
            if len(tagged) == 1:  # who dropped the tag has the text from the wire, as has who kept it
                order = Direction(wire_x is not None, "dateline", "")
            made = _made(x, y, passages, order, "common-wire", len(tagged) == 2, reason)
            return Derivation(
                made.origin, issuer, made.target, made.kind, made.credited, order.basis, made.passages, reason, spans
            )
    place_x, place_y = dateline(x), dateline(y)
    if place_x and place_y and place_x.exact == place_y.exact and way.basis in ("none", "time"):
        reason = f"both pages begin with the dateline “{place_x.exact}”, and neither credits the other; {size}"
        made = _made(x, y, passages, order, "common-wire", False, reason)
        spans = tuple(sorted((place_x, place_y)))
        return Derivation(made.origin, None, made.target, "common-wire", False, "none", made.passages, reason, spans)
    return None


def _handout(
    a: Words,
    b: Words,
    passages: tuple[Passage, ...],
    statements: dict[str, list[Statement]],
    outlets: Outlets,
    size: str,
) -> Derivation | None:
    """Text that somebody handed to both: a page says that it is a release, or nobody but its subject speaks in it.

    A page that names its issuer does not credit it for that: the text speaks of the issuer.
    """
    x, y = a.document, b.document
    if outlets.same(x.id, y.id):
        return None
    releases = [s for s in (_release(x), _release(y)) if s]
    speaker = _speaker(passages, statements.get(y.id, ()), outlets)
    if releases or (speaker and speaker == _speaker(_turned(passages), statements.get(x.id, ()), outlets)):
        why = f"“{releases[0].exact}”" if releases else "its subject is the only one who speaks in it"
        made = _made(x, y, passages, Direction(x.id < y.id, "none", ""), "handout", False, "")
        reason = f"handed-out text: {why}; {size}"
        return Derivation(
            made.origin, speaker, made.target, "handout", False, "none", made.passages, reason, tuple(sorted(releases))
        )
    return None


def _turned(passages: Sequence[Passage]) -> list[Passage]:
    return sorted((Passage(p.target, p.source, p.similarity) for p in passages), key=lambda p: p.target)
