"""Which of two pages had a text first, and what shows it. Text alone never does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from firsthand.records import Basis, Document, Passage, Span, overlap
from firsthand.reuse.credit import Credit
from firsthand.reuse.outlets import Outlets, address

__all__ = ["Direction", "direct", "earlier"]


@dataclass(frozen=True, slots=True)
class Direction:
    """`forward`: the text went from the first page to the second. With the basis `none` that says nothing."""

    forward: bool
    basis: Basis
    reason: str
    evidence: tuple[Span, ...] = ()


def earlier(a: str | None, b: str | None) -> int:
    """-1 where the time `a` is surely before `b`, 1 where it is after, 0 where that is not known.

    Times of unlike precision are compared as far as both go; clock times only where both carry an offset.
    """
    if not a or not b:
        return 0
    if len(a) > 10 and len(b) > 10:
        try:
            x, y = datetime.fromisoformat(a), datetime.fromisoformat(b)
        except ValueError:
            return 0
        if x.tzinfo and y.tzinfo:
            return (x > y) - (x < y)
    n = min(len(a), len(b), 10)
    return (a[:n] > b[:n]) - (a[:n] < b[:n])


def _canonical(page: Document, other: Document) -> Span | bool | None:
    """Whether `page` declares the address of `other`, which is not its own, to be its canonical one; the span where the
    text shows it."""
    addresses = {address(uri) for uri in (other.uri, *other.uris) if uri}
    addresses -= {address(uri) for uri in (page.uri, *page.uris) if uri}
    for fact in page.facts:
        if fact.field == "canonical" and address(fact.value) in addresses:
            return fact.span or True
    return False


def _slip(origin: Document, passages: tuple[Passage, ...]) -> Span | None:
    """Words of a shared passage that a notice of `origin` takes back: who still has them, took them before that.

    `passages` have `origin` as their source."""
    for notice in origin.notices:
        if notice.kind == "retraction":
            continue
        for about in notice.about or ():
            if any(overlap(about, p.source) and about.exact in p.target.exact for p in passages):
                return about
    return None


def direct(
    a: Document, b: Document, a_credits: Credit, b_credits: Credit, passages: tuple[Passage, ...], outlets: Outlets
) -> Direction:
    """The direction between `a` and `b`; `passages` have `a` as their source. Tried in the order of strength.

    With the basis `none` the page that others cite comes first, which claims nothing.
    """
    if bool(b_credits.named) != bool(a_credits.named):
        forward = bool(b_credits.named)
        spans = b_credits.named if forward else a_credits.named
        return Direction(forward, "credit", f"credit near the text: “{spans[0].exact}”", spans[:5])
    if bool(b_credits.linked) != bool(a_credits.linked):
        forward = bool(b_credits.linked)
        spans = b_credits.linked if forward else a_credits.linked
        return Direction(forward, "link", f"a link on “{spans[0].exact}”", spans[:5])
    for forward, page, other in ((True, b, a), (False, a, b)):
        canonical = _canonical(page, other)
        if canonical:
            spans = (canonical,) if isinstance(canonical, Span) else ()
            return Direction(forward, "canonical", "one page declares the other as its canonical address", spans)
    backward = tuple(Passage(p.target, p.source, p.similarity) for p in passages)
    for forward, origin, pairs in ((True, a, passages), (False, b, backward)):
        slip = _slip(origin, pairs)
        if slip:
            return Direction(
                forward, "inherited-slip", f"“{slip.exact}”, since corrected in the one, stands in the other", (slip,)
            )
    order = earlier(a.published, b.published)
    if order:
        first, last = (a, b) if order < 0 else (b, a)
        spans = tuple(f.span for d in (a, b) for f in d.facts if f.field == "published" and f.span)
        return Direction(order < 0, "time", f"published {first.published} against {last.published}", spans)
    forward = (-outlets.cited(a.id), a.id) < (-outlets.cited(b.id), b.id)
    return Direction(forward, "none", "nothing shows which was first")
