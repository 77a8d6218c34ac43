"""The tree of who has a claim from whom: its origins at the roots, the pages that tell it at the leaves.

Built for one claim from its origins, the chains of its statements, and the passages that its pages share.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from firsthand.export.view import View
from firsthand.records import Claim, Derivation, Origins, Statement, overlap

__all__ = ["Node", "lineage"]

NodeKind = Literal["origin", "source", "page", "no-basis", "group", "other"]


@dataclass(slots=True)
class Node:
    """One line of the tree.

    `kind`: an `origin`; a `source` on the way from it; a `page` with the statement it makes; `no-basis`, the root of
    those that do not say how they know; a `group` below it of pages that tell it in one text; `other`, the root of
    doubts, questions and predictions, which have no origin.
    `against` marks denials. `at_hand` says whether an outlet's own page is among the pages (None: it is no outlet).
    `relays` names a source that the origin only relays. `shares` says from which page this one has its text.
    """

    kind: NodeKind
    label: str
    source: str | None = None
    statement: Statement | None = None
    named: bool = True
    against: bool = False
    at_hand: bool | None = None
    relays: list[str] = field(default_factory=list)
    shares: str | None = None
    children: list[Node] = field(default_factory=list)


def _source_node(view: View, source: str, kind: NodeKind, against: bool) -> Node:
    known = view.sources.get(source)
    at_hand = None
    if known is not None and known.kind == "outlet":
        at_hand = view.own_page(known) is not None
    return Node(kind, view.source(source), source, None, view.named(source), against, at_hand)


def _child(parent: Node, node: Node) -> Node:
    """The child of `parent` for the same source, or `node` as a new one."""
    for child in parent.children:
        if child.kind == "source" and child.source == node.source:
            return child
    parent.children.append(node)
    return node


def _page_node(view: View, statement: Statement, against: bool) -> Node:
    return Node("page", view.page(statement.document), None, statement, True, against)


def _hang(view: View, root: Node, statement: Statement) -> None:
    """Puts `statement` under `root`, below the sources that stand between it and the root's."""
    sources = [source for source, _ in groupby(link.source for link in statement.chain)]
    place = len(sources) - 1
    while place >= 0 and sources[place] != root.source:
        place -= 1
    relayed = sources[place + 1 :] if place >= 0 else []
    for source in relayed:
        label = view.source(source)
        if label not in root.relays:
            root.relays.append(label)
    # Where the root's source is in no link (its report is where the chain's outlet has it from), the whole chain is
    # on the way.
    between = list(range(place - 1, -1, -1)) if place >= 0 else list(range(len(sources) - 1, -1, -1))
    at = root
    for index in between:
        at = _child(at, _source_node(view, sources[index], "source", root.against))
    at.children.append(_page_node(view, statement, root.against))


def _join_outlets(view: View, node: Node) -> None:
    """Where a page credits an outlet whose own page hangs beside it, hangs it below that page."""
    for child in node.children:
        _join_outlets(view, child)
    for child in [c for c in node.children if c.kind == "source" and c.at_hand]:
        for page in node.children:
            if page.statement is not None and view.publishes(child.source, page.statement.document):
                for moved in child.children:
                    moved.shares = moved.shares or f"credits {child.label}"
                page.children.extend(child.children)
                node.children.remove(child)
                break


def _nest_shared(view: View, node: Node, derivations: tuple[Derivation, ...]) -> None:
    """Moves a page below the page that it has its text from, where a derivation with a direction says so."""
    for child in node.children:
        _nest_shared(view, child, derivations)
    pages = [child for child in node.children if child.kind == "page" and child.statement]
    parents: dict[int, Node] = {}
    for page in pages:
        for derivation in derivations:
            parent = _parent_by(derivation, page, pages)
            if parent is not None and not _is_above(parents, page, parent):
                parents[id(page)] = parent
                credit = "with credit" if derivation.credited else "no credit found"
                page.shares = f"text shared with {parent.label}, {credit}"
                break
    for page in pages:
        if id(page) in parents:
            node.children.remove(page)
            parents[id(page)].children.append(page)


def _is_above(parents: dict[int, Node], page: Node, parent: Node) -> bool:
    """Whether `page` already stands above `parent`, so that hanging it below would close a circle."""
    at: Node | None = parent
    while at is not None:
        if at is page:
            return True
        at = parents.get(id(at))
    return False


def _parent_by(derivation: Derivation, page: Node, pages: list[Node]) -> Node | None:
    """The page whose statement stands in the passage that `page`'s own statement shares."""
    if derivation.origin is None or derivation.basis == "none":
        return None
    statement = page.statement
    if statement is None or derivation.target != statement.document:
        return None
    for passage in derivation.passages:
        if not any(overlap(passage.target, span) for span in statement.content):
            continue
        for other in pages:
            if (
                other is not page
                and other.statement is not None
                and other.statement.document == derivation.origin
                and any(overlap(passage.source, span) for span in other.statement.content)
            ):
                return other
    return None


def _side(view: View, origins: Origins, against: bool) -> list[Node]:
    roots: list[Node] = []
    for origin in origins.distinct:
        root = _source_node(view, origin.source, "origin", against)
        root.named = origin.named
        for statement in view.in_order(origin.statements):
            _hang(view, root, statement)
        roots.append(root)
    if origins.basis_not_shown:
        root = Node("no-basis", "basis not shown", named=False, against=against)
        for group in origins.basis_not_shown:
            held = view.in_order(group)
            at = root
            if len({statement.document for statement in held}) > 1:
                at = Node("group", "one shared text", named=False, against=against)
                root.children.append(at)
            for statement in held:
                _hang(view, at, statement)
        roots.append(root)
    return roots


def lineage(view: View, claim: Claim) -> list[Node]:
    """The roots of a claim's tree: its origins, what shows no basis, the denials, and what has no origin at all."""
    roots = _side(view, claim.origins, False) + _side(view, claim.origins_against, True)
    placed = {s for o in (claim.origins, claim.origins_against) for d in o.distinct for s in d.statements}
    placed.update(s for o in (claim.origins, claim.origins_against) for group in o.basis_not_shown for s in group)
    rest = [s for s in view.in_order(claim.statements) if s.id not in placed]
    if rest:
        root = Node("other", "doubts, questions, predictions and commentary", named=False)
        for statement in rest:
            _hang(view, root, statement)
        roots.append(root)
    derivations = view.dossier.derivations
    for root in roots:
        _join_outlets(view, root)
        _nest_shared(view, root, derivations)
    return roots
