"""A dossier of two pages written by hand, and what is expected of it: what the checker itself is tested with."""

from __future__ import annotations

from typing import Any

from .gold import Gold
from .lookup import Json

__all__ = ["PAGES", "expected", "link", "origins", "right", "span", "statement"]

PAGES = {
    "bell.txt": "The pier is shut. The pier cost $3 million, said Ada Lunt. Ms Lunt denied that it leaks.",
    "horn.txt": "“The pier cost $3,000,” a clerk told the Horn. It leaks, said Bo Cray. Most read: The pier leaks",
}


def span(name: str, exact: str) -> Json:
    start = PAGES[name].index(exact)
    return {"document": f"id-{name}", "start": start, "end": start + len(exact), "exact": exact}


def link(source: str) -> Json:
    unsaid = {"span": None, "cue": None, "medium": None}
    return {"source": source, "verb": "say", "class": "say", "standing": "told", **unsaid}


def statement(id_: str, name: str, exact: str, sources: list[str], kind: str, stance: str = "affirms") -> Json:
    return {
        "id": id_, "document": f"id-{name}", "content": [span(name, exact)], "refers_to": [], "kind": kind,
        "stance": stance, "stance_link": None, "factuality": "CT+", "retracted_by": None,
        "chain": [link(source) for source in sources], "times": [], "quantities": [],
    }  # fmt: skip


def origins(*distinct: tuple[str, bool, list[str]], low: int = 0, basis: list[list[str]] | None = None) -> Json:
    return {
        "low": low, "high": len(distinct), "basis_not_shown": basis or [], "collapsed": [], "kept_apart": [],
        "distinct": [{"source": source, "named": named, "statements": ids} for source, named, ids in distinct],
    }  # fmt: skip


def source(id_: str, kind: str, name: str | None, mention: Json, party: str | None = None) -> Json:
    return {
        "id": id_, "kind": kind, "name": name, "aliases": [mention["exact"]], "party": party, "mentions": [mention],
        "description": None if name else mention["exact"],
    }  # fmt: skip


def document(name: str, roles: list[tuple[str, str]], **facts: Any) -> Json:
    blocks = []
    for role, part in roles:
        place = span(name, part)
        blocks.append({"role": role, "author": None, "start": place["start"], "end": place["end"]})
    return {
        "id": f"id-{name}", "name": name, "names": [name], "uri": None, "title": None, "authors": [], "section": None,
        "genre": None, "outlet": {"name": facts["outlet"], "host": None}, "published": facts["published"],
        "updated": None,
        "language": "en", "text": PAGES[name], "blocks": blocks, "notices": [],
    }  # fmt: skip


def right() -> Json:
    """A dossier of two pages that is as it should be."""
    teaser = "Most read: The pier leaks"
    cost = {
        "id": "c1", "text": "The pier cost $3 million", "statements": ["s1", "s2"],
        "status": [{"status": "origins unclear", "reason": "low 1, high 2", "spans": []},
                   {"status": "versions differ", "reason": "$3 million, $3,000", "spans": []}],
        "versions": [{"slot": "money", "values": [{"value": "3000000 USD", "statements": ["s1"]},
                                                  {"value": "3000 USD", "statements": ["s2"]}]}],
        "conflicts": [{"kind": "money", "between": [["s1"], ["s2"]], "reason": "$3 million is not $3,000"}],
        "origins": origins(("lunt", True, ["s1"]), ("clerk", False, ["s2"]), low=1), "origins_against": origins(),
    }  # fmt: skip
    leak = {
        "id": "c2", "text": "It leaks", "statements": ["s3", "s4"], "versions": [], "conflicts": [],
        "status": [{"status": "single origin", "reason": "one", "spans": []},
                   {"status": "disputed", "reason": "Lunt denies it", "spans": []}],
        "origins": origins(("cray", True, ["s4"]), low=1), "origins_against": origins(("lunt", True, ["s3"]), low=1),
    }  # fmt: skip
    shut = {
        "id": "c3", "text": "The pier is shut", "statements": ["s5"], "versions": [], "conflicts": [],
        "status": [{"status": "no origin shown", "reason": "narrated", "spans": []}],
        "origins": origins(basis=[["s5"]]), "origins_against": origins(),
    }  # fmt: skip
    statements = [
        statement("s1", "bell.txt", "The pier cost $3 million", ["lunt"], "indirect"),
        statement("s2", "horn.txt", "The pier cost $3,000", ["clerk"], "direct"),
        statement("s3", "bell.txt", "it leaks", ["lunt"], "indirect", "denies"),
        statement("s4", "horn.txt", "It leaks", ["cray"], "indirect"),
        statement("s5", "bell.txt", "The pier is shut.", [], "narrated"),
    ]
    time = {"span": span("bell.txt", "cost"), "value": "2018-05-01", "role": "said", "basis": "document"}
    statements[0]["times"] = [time]
    passage = {"from": span("bell.txt", "The pier cost"), "to": span("horn.txt", "The pier cost"), "similarity": 1.0}
    return {
        "schema": "firsthand/dossier/1",
        "stories": [{"id": "x", "documents": ["id-bell.txt", "id-horn.txt"], "claims": ["c1", "c2", "c3"]}],
        "documents": [
            document("bell.txt", [("paragraph", PAGES["bell.txt"])],
                     outlet="The Bell", published="2018-05-01T09:00:00Z"),
            document("horn.txt", [("paragraph", PAGES["horn.txt"].removesuffix(" " + teaser)), ("teaser", teaser)],
                     outlet="Horn", published="2018-05-02"),
        ],
        "sources": [
            source("lunt", "person", "Ada Lunt", span("bell.txt", "Ms Lunt")),
            source("clerk", "anonymous", None, span("horn.txt", "a clerk")),
            source("cray", "person", "Bo Cray", span("horn.txt", "Bo Cray")),
        ],
        "statements": statements,
        "derivations": [{"from": "id-bell.txt", "from_source": None, "to": "id-horn.txt", "kind": "shared-text",
                         "credited": False, "basis": "time", "passages": [passage]}],
        "claims": [cost, leak, shut],
        "timeline": [{"value": "2018-05-01", "statements": ["s1"]}],
    }  # fmt: skip


def expected() -> Gold:
    place = {"lunt": ("bell.txt", "pier cost $3 million"), "clerk": ("horn.txt", "The pier cost $3,000")}

    def wanted(key: str, chain: list[str], **more: Any) -> Json:
        return {"document": place[key][0], "anchor": place[key][1], "chain": chain, **more}

    return {
        "about": "a pier", "pages": ".", "stories": [["bell.txt", "horn.txt"]],
        "documents": {
            "bell.txt": {"outlet": "The Bell", "published": "2018-05-01", "updated": None,
                         "authors": [], "notices": []},
            "horn.txt": {"roles": {"Most read": "none", "It leaks": "evidence", "The pier leaks": "teaser"}},
        },
        "sources": [{"name": "Ada Lunt", "kind": "person", "aliases": ["Lunt"]}],
        "apart_sources": [["Ada Lunt", "Bo Cray"]],
        "claims": [
            {"about": "cost", "pages": ["bell.txt", "horn.txt"], "low": 1, "high": 2,
             "named": ["Ada Lunt"], "unnamed": 1,
             "statements": {"lunt": wanted("lunt", ["Ada Lunt"], kind="indirect", stance="affirms"),
                            "clerk": wanted("clerk", ["?Horn", "anonymous: a clerk"], kind="direct", retracted=False)},
             "versions": [{"slot": "money", "values": [["lunt"], ["clerk"]]}], "basis_not_shown": [],
             "conflicts": [{"kind": ["money", "quantity"], "between": [["clerk"], ["lunt"]]}],
             "status": ["origins unclear", "versions differ"], "status_not": ["disputed"],
             "not_joined": [["lunt", "clerk"]], "why": "one named, one not"},
            {"about": "leak", "pages": ["bell.txt", "horn.txt"], "low": 1, "high": 1,
             "named": ["Bo Cray"], "unnamed": 0,
             "statements": {"cray": {"document": "horn.txt", "anchor": "It leaks", "chain": ["Bo Cray"]},
                            "lunt": {"document": "bell.txt", "anchor": "it leaks", "chain": ["Ada Lunt"],
                                     "stance": "denies"}},
             "against": {"low": 1, "high": 1, "named": ["Ada Lunt"], "unnamed": 0, "why": "she denies it"},
             "versions": [], "conflicts": [], "status": ["single origin", "disputed"], "deniers": ["Ada Lunt"],
             "why": "one affirms, one denies"},
            {"about": "shut", "pages": ["bell.txt"], "low": 0, "high": 0, "named": [], "unnamed": 0,
             "statements": {"bell": {"document": "bell.txt", "anchor": "pier is shut", "chain": [],
                                     "kind": "narrated"}},
             "basis_not_shown": [["bell.txt"]], "status": ["no origin shown"], "why": "narrated"},
        ],
        "together": [{"about": "cost", "places": [{"document": place[k][0], "anchor": place[k][1]} for k in place]}],
        "apart": [{"about": "cost and leak", "places": [{"document": "bell.txt", "anchor": "The pier cost $3 million"},
                                                        {"document": "bell.txt", "anchor": "it leaks"}]}],
        "times": [["bell.txt", "cost", "2018-05-01"]],
        "timeline": [{"value": "2018-05", "documents": ["bell.txt"]}],
        "derivations": [{"from": "bell.txt", "to": "horn.txt", "kind": "shared-text",
                         "credited": False, "basis": ["time"]}],
        "underived": [],
    }  # fmt: skip
