"""The dossier as Markdown (CommonMark with tables): the whole account of its claims, without the pages' texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from firsthand.export.drawing import kicker
from firsthand.export.lineage import Node, lineage
from firsthand.export.view import DERIVATIONS, View
from firsthand.export.visible import one_line, shorten
from firsthand.records import Claim, Collapse, Dossier, Origins, Span

__all__ = ["render"]

# `$` and `@` are obeyed by some renderers, the signs of lists and headings only where a line begins.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$@]|^[-+#=])|^(\d+)([.)])")


def _text(text: str) -> str:
    """`text` on one line, with every character that Markdown or HTML would obey escaped."""
    return _SPECIAL.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", one_line(text))


def _quoted(text: str, limit: int = 400) -> str:
    return f"“{_text(shorten(text, limit))}”"


def _spans(view: View, spans: Iterable[Span]) -> str:
    return "; ".join(f"{_quoted(span.exact, 160)} ({_text(view.where(span))})" for span in spans)


def _decisions(view: View, title: str, held: tuple[Collapse, ...], origins: Origins) -> list[str]:
    lines = []
    for each in held:
        into = ""
        if each.into is not None and each.into < len(origins.distinct):
            into = f" → {_text(view.source(origins.distinct[each.into].source))}"
        shown = f": {_spans(view, each.spans)}" if each.spans else ""
        lines.append(f"- {_text(each.reason)}{into}{shown}")
    return [f"**{title}**", "", *lines, ""] if lines else []


def _tree(view: View, node: Node, depth: int, out: list[str]) -> None:
    line = f"{'  ' * depth}- **{_text(node.label)}** ({_text(kicker(view, node))})"
    if node.statement is not None:
        where = _text(view.where(node.statement.content[0]))
        line += f": {_quoted(view.words(node.statement))} ({where})"
        if node.shares:
            line += f"; {_text(node.shares)}"
    if node.relays:
        line += f"; relays {_text(', '.join(node.relays))}"
    out.append(line)
    for child in node.children:
        _tree(view, child, depth + 1, out)


def _claim(view: View, claim: Claim) -> list[str]:
    out = [f"### {view.numbers[claim.id]}. {_quoted(claim.text)}", ""]
    if claim.line:
        out += [_text(claim.line), ""]
    for status in claim.status:
        shown = f": {_spans(view, status.spans)}" if status.spans else ""
        out.append(f"- **{status.status}**: {_text(status.reason)}{shown}")
    out.append("")
    for version in claim.versions:
        out += [f"| {_text(version.slot)} | pages | exact words |", "|---|---|---|"]
        for value in version.values:
            words = _spans(view, value.spans) or "; ".join(
                _quoted(view.words(s), 160) for s in view.in_order(value.statements)
            )
            out.append(f"| {_text(value.value)} | {_text('; '.join(view.pages_of(value.statements)))} | {words} |")
        out.append("")
    if claim.conflicts:
        out += ["**What conflicts**", ""]
        for conflict in claim.conflicts:
            sides = [_text("; ".join(view.pages_of(side))) for side in conflict.between]
            out.append(f"- {conflict.kind}: {_text(conflict.reason)} ({sides[0]} against {sides[1]})")
        out.append("")
    against = view.against(claim)
    if against:
        out += ["**Who denies it**", ""]
        for statement in against:
            who = f"{_text(view.holder(statement))}: " if statement.chain else ""
            out.append(f"- {who}{_quoted(view.words(statement))} ({_text(view.where(statement.content[0]))})")
        out.append("")
    back = view.taken_back(claim)
    if back:
        out += ["**What was taken back**", ""]
        for notice, statements in back:
            pages = _text("; ".join(view.pages_of(s.id for s in statements)))
            unseen = f", told to machines only: {_quoted(notice.text)}" if notice.text is not None else ""
            out.append(f"- {notice.kind} on {pages}: {_spans(view, [notice.span])}{unseen}")
        out.append("")
    out += ["**Who has it from whom**", ""]
    for root in lineage(view, claim):
        _tree(view, root, 0, out)
    out.append("")
    for side, origins in (("", claim.origins), ("Denials: ", claim.origins_against)):
        out += _decisions(view, f"{side}taken as one origin", origins.collapsed, origins)
        out += _decisions(view, f"{side}kept apart", origins.kept_apart, origins)
    if not against:
        out += ["Denials: none here; none searched for.", ""]
    return out


def render(dossier: Dossier) -> str:
    """The dossier as Markdown text: the same dossier gives the same bytes. Commenters' names do not stand in it."""
    view, run = View(dossier), dossier.run
    out = [
        "# firsthand dossier",
        "",
        f"Pages: {len(dossier.documents)}. Stories: {len(dossier.stories)}. Claims: {len(dossier.claims)}. "
        f"Sources: {len(dossier.sources)}. Pages rejected: {len(run.rejected)}.",
        "",
    ]
    for number, story in enumerate(dossier.stories, 1):
        out += [f"## Story {number}", "", _text(", ".join(view.page(d) for d in story.documents)), ""]
        for claim in view.story_claims(story):
            out += _claim(view, claim)
    out += ["## Shared text", ""]
    for derivation in dossier.derivations:
        origin = view.page(derivation.origin) if derivation.origin else view.source(derivation.origin_source or "")
        arrow = "and" if derivation.basis == "none" else "→"
        credit = "credited" if derivation.credited else "no credit found"
        out.append(
            f"- {_text(origin)} {arrow} {_text(view.page(derivation.target))}: {DERIVATIONS[derivation.kind].lower()}, "
            f"{credit}; {_text(derivation.reason)}"
        )
        for passage in derivation.passages:
            out.append(f"  - {_quoted(passage.source.exact, 300)}")
            out.append(f"  - {_quoted(passage.target.exact, 300)}")
    out += ["", "## Timeline", ""]
    for event in dossier.timeline:
        told = "; ".join(
            f"{_quoted(view.words(s), 160)} ({_text(view.page(s.document))})" for s in view.in_order(event.statements)
        )
        out.append(f"- {_text(event.value)}: {told}")
    out += ["", "## Pages", ""]
    for document in dossier.documents:
        facts = [document.name, document.title or "", document.published or "no date of publication found"]
        out.append(f"- {_text(view.page(document.id))}: {_text(' · '.join(filter(None, facts)))}")
    for title, held in (("Rejected", run.rejected), ("Notes", run.notes)):
        if held:
            out += ["", f"## {title}", ""]
            out += [f"- {_text(each.name)}: {_text(each.error)} ({each.code})" for each in held]
    if run.not_understood:
        out += ["", "## Not understood", ""]
        out += [f"- {_quoted(span.exact, 200)} ({_text(view.where(span))})" for span in run.not_understood]
    out += ["", f"firsthand {run.firsthand}, language model {_text(run.model.name)} {run.model.version}", ""]
    return "\n".join(out)
