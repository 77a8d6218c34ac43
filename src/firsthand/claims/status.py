"""The status of a claim, each with its reason and spans, and the first line that a person reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.claims.basis import Basis, Publishers
from firsthand.claims.polarity import Side
from firsthand.records import Document, Origins, Source, Span, Statement, Status, StatusName, Version

__all__ = ["line", "statuses"]


def statuses(
    statements: Sequence[Statement],
    side: Mapping[str, Side],
    origins: Origins,
    against: Origins,
    versions: Sequence[Version],
) -> tuple[Status, ...]:
    """Every status that the claim has: first how many origins, then disputed or denied, retracted, versions differ."""
    affirming = [s for s in statements if side[s.id] == "for"]
    denying = [s for s in statements if side[s.id] == "against"]
    found: list[Status] = []
    if affirming or not denying:
        found.append(_origins(origins, affirming or list(statements)))
    standing = [s for s in affirming if s.retracted_by is None]
    if denying and origins.high == 0:
        found.append(Status("denied", _deniers(against, "and no origin is shown that affirms it"), _spans(denying)))
    if denying and affirming:
        found.append(Status("disputed", _deniers(against, "others affirm it"), _spans((*affirming[:1], *denying))))
    withdrawn = [s for s in affirming if s.retracted_by is not None] + [
        s for s in statements if side[s.id] == "withdrawn"
    ]
    if withdrawn and not standing:
        found.append(Status("retracted", "no telling is left that its page has not taken back", _spans(withdrawn)))
    valued = [v for v in versions if v.slot != "polarity"]  # who affirms and who denies is told by "disputed"
    if valued:
        spans = tuple(dict.fromkeys(span for version in valued for value in version.values for span in value.spans))
        slots = ", ".join(dict.fromkeys(version.slot for version in valued))
        found.append(Status("versions differ", f"the tellings part in {slots}", spans))
    return tuple(found)


def _origins(origins: Origins, statements: Sequence[Statement]) -> Status:
    name: StatusName
    if origins.high == 0:
        name, why = "no origin shown", "no telling says how it is known"
    elif origins.high == 1:
        name, why = "single origin", "every telling that shows its basis goes back to one origin"
    elif origins.low >= 2:
        name, why = "several origins", f"{origins.low} named parties with no sign of a common root"
    else:
        name, why = "origins unclear", f"{origins.high} origins, of which {origins.low} are surely distinct and named"
    return Status(name, why, _spans(statements))


def _deniers(against: Origins, rest: str) -> str:
    n = len(against.distinct)
    if not n:
        return f"a telling denies it without a basis; {rest}"
    return f"{n} {'origin denies' if n == 1 else 'origins deny'} it; {rest}"


def _spans(statements: Sequence[Statement]) -> tuple[Span, ...]:
    return tuple(s.content[0] for s in statements)


def line(
    statements: Sequence[Statement],
    side: Mapping[str, Side],
    origins: Origins,
    bases: Mapping[str, Basis],
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    publishers: Publishers,
) -> str:
    """ "3 of 5 pages tell it. Named origins 0; unnamed 1, through The Wall Street Journal (not among the pages)." """
    tell = {s.document for s in statements if side[s.id] != "against"}
    total = len(documents)
    head = f"{len(tell)} of {total} {'page' if total == 1 else 'pages'} {'tells' if len(tell) == 1 else 'tell'} it."
    if not tell:
        deny = {s.document for s in statements}
        head = (
            f"{len(deny)} of {total} {'page' if total == 1 else 'pages'} {'denies' if len(deny) == 1 else 'deny'} it."
        )
    named = [o for o in origins.distinct if o.named]
    unnamed = [o for o in origins.distinct if not o.named]
    names = [_name(sources[o.source]) for o in named]
    text = f"{head} Named origins {len(named)}" + (
        f" ({', '.join(names[:4])}{', …' if len(names) > 4 else ''})" if names else ""
    )
    text += f"; unnamed {len(unnamed)}"
    through = dict.fromkeys(v for o in unnamed for s in o.statements if s in bases for v in bases[s].via)
    if through:
        text += ", through " + ", ".join(
            _name(sources[v]) + ("" if publishers.pages(v) else " (not among the pages)") for v in through
        )
    text += "."
    back = {s.document for s in statements if s.retracted_by or side[s.id] == "withdrawn"}
    if back:
        text += f" Taken back by {len(back)} of them." if len(tell) > 1 else " Its page has taken it back."
    if origins.low < len(named):
        text += f" Distinct parties among the named: {origins.low}."
    return text


def _name(source: Source) -> str:
    return source.name or source.description or "an unnamed source"
