"""The dossier as one HTML file for a person: it needs no network, no script to be read, and nothing beside it.

Everything that comes from a page is escaped by Jinja and goes through `shown`, which also makes control characters and
changes of direction visible. The Content-Security-Policy allows one style sheet and one script, each by its hash.
"""

from __future__ import annotations

import base64
import difflib
import hashlib
import re
from importlib import resources
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from firsthand.export.dates import when
from firsthand.export.drawing import draw, kicker
from firsthand.export.lineage import Node, lineage
from firsthand.export.outside import Outside
from firsthand.export.page_text import Anchors, groups, shown
from firsthand.export.view import BASES, DERIVATIONS, View
from firsthand.export.visible import one_line, shorten, visible
from firsthand.records import Claim, Dossier, Passage, Span, Story, overlap

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render"]

_TONES = {
    "disputed": "red",
    "denied": "red",
    "retracted": "red",
    "versions differ": "ochre",
    "several origins": "green",
}
_WORDS = 1500  # a longer passage is shown without its differences marked: the comparison is quadratic


def _context(view: View, span: Span, width: int = 60) -> tuple[str, str, str]:
    """What stands before a span, the span, and what stands after it, on one line, cut at words' ends."""
    text = view.documents[span.document].text
    before = text[max(0, span.start - width) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + width].split("\n", 1)[0]
    if span.start > width and len(before) == width:
        before = "…" + before.partition(" ")[2]
    if len(after) == width:
        after = after.rpartition(" ")[0] + "…"
    return before, one_line(span.exact), after


def _beyond(view: View, spans: tuple[Span, ...], claim: Claim) -> tuple[Span, ...]:
    """Those spans that are more than the claim's own words again."""
    own = [span for statement in view.in_order(claim.statements) for span in statement.content]
    return tuple(span for span in spans if not any(overlap(span, each) for each in own))


def _compared(passage: Passage) -> tuple[Markup, Markup]:
    """Both sides of a shared passage, with the words marked that only one of them has."""
    sides = [re.findall(r"\S+\s*", passage.source.exact), re.findall(r"\S+\s*", passage.target.exact)]
    if max(map(len, sides)) > _WORDS:
        return shown(passage.source.exact), shown(passage.target.exact)
    keys = [[re.sub(r"\W+$|^\W+", "", word).casefold() or word.strip() for word in side] for side in sides]
    left, right = Markup(""), Markup("")
    for tag, a, b, c, d in difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        first, second = shown("".join(sides[0][a:b])), shown("".join(sides[1][c:d]))
        if tag != "equal":
            first = Markup("<del>{}</del>").format(first) if first else first
            second = Markup("<ins>{}</ins>").format(second) if second else second
        left, right = left + first, right + second
    return left, right


def _times(view: View, story: Story) -> list[dict[str, Any]]:
    """A story's timeline with the dates on which its pages were published; what has no date comes last."""
    held = set(story.documents)
    points: list[tuple[bool, str, int, dict[str, Any]]] = []
    for event in view.dossier.timeline:
        statements = [s for s in view.in_order(event.statements) if s.document in held]
        if statements:
            label = when(event.value)
            point = {"when": label, "page": None, "statements": statements}
            points.append((not event.value[:4].isdigit(), event.value, 0, point))
    for document in story.documents:
        published = view.documents[document].published
        if published:
            point = {"when": when(published[:10]), "page": document, "statements": []}
            points.append((False, published[:10], 1, point))
    return [point for *_, point in sorted(points, key=lambda p: p[:3])]


def _environment(view: View, anchors: Anchors) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("firsthand.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shown=shown, short=shorten, line=one_line, plain=visible)

    def href(node: Node) -> str | None:
        if node.statement is not None:
            return anchors.statement(node.statement.id)
        return f"#w-{node.source}" if node.source in view.sources else None

    def drawing(claim: Claim, roots: list[Node]) -> Markup:
        title = f"Who has claim {view.numbers[claim.id]} from whom"
        return draw(view, roots, href, title, f"g-{claim.id}")

    environment.globals.update(
        view=view,
        anchors=anchors,
        kinds=DERIVATIONS,
        bases=BASES,
        tone=lambda status: _TONES.get(status, ""),
        beyond=lambda spans, claim: _beyond(view, spans, claim),
        context=lambda span: _context(view, span),
        outside=Outside(view).href,
        compared=_compared,
        lineage=lambda claim: lineage(view, claim),
        kicker=lambda node: kicker(view, node),
        draw=drawing,
    )
    return environment


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return resources.files("firsthand.export").joinpath("templates", name).read_text(encoding="utf-8").strip()


def _counts(dossier: Dossier) -> list[tuple[int, str]]:
    numbers = [
        (len(dossier.documents), "page", "pages"),
        (len(dossier.stories), "story", "stories"),
        (len(dossier.claims), "claim", "claims"),
        (len(dossier.statements), "statement", "statements"),
        (len(dossier.sources), "source", "sources"),
        (len(dossier.run.rejected), "page rejected", "pages rejected"),
    ]
    return [(number, one if number == 1 else many) for number, one, many in numbers]


def render(dossier: Dossier) -> str:
    """The report: the same dossier gives the same text, to the byte."""
    view = View(dossier)
    anchors = Anchors(view)
    for statement in dossier.statements:
        anchors.statement(statement.id)
    environment = _environment(view, anchors)

    def part(name: str, **values: Any) -> Markup:
        return Markup(environment.get_template(name).render(**values))

    # Whatever cites the pages is rendered before them, so that they know what to mark.
    stories, contents = Markup(""), []
    for number, story in enumerate(dossier.stories, 1):
        claims = view.story_claims(story)
        weighty = [claim for claim in claims if view.weighty(claim)]
        once = [claim for claim in claims if not view.weighty(claim)]
        contents.append((story, weighty))
        stories += part(
            "story.html.j2",
            story=story,
            number=number,
            only=len(dossier.stories) == 1,
            weighty=[part("claim.html.j2", claim=claim) for claim in weighty],
            once=[part("once.html.j2", claim=claim) for claim in once],
            times=_times(view, story),
        )
    shared, people = part("shared.html.j2"), part("people.html.j2")
    not_understood = [(anchors.span(s), s.exact, view.page(s.document)) for s in dossier.run.not_understood]
    pages = []
    for document in dossier.documents:
        runs, missing = groups(document, anchors)
        titled = any(block.role == "title" for block in document.blocks)
        pages.append((document, titled, runs, missing, any(b.role == "comment" for b in document.blocks)))
    texts = part("pages.html.j2", pages=pages)
    style = _asset("report.css") + "\n" + "\n".join(anchors.rules)
    script = _asset("report.js")
    many = len(dossier.documents)
    told = {0: "no story", 1: "one story"}.get(len(dossier.stories), f"{len(dossier.stories)} stories")
    return str(
        part(
            "report.html.j2",
            heading=f"{many} page{'' if many == 1 else 's'}, {told}",
            counts=_counts(dossier),
            run=dossier.run,
            contents=contents,
            stories=stories,
            shared=shared,
            people=people,
            pages=texts,
            not_understood=not_understood,
            style=Markup(style),
            style_hash=_hash(style),
            script=Markup(script),
            script_hash=_hash(script),
        )
    )
