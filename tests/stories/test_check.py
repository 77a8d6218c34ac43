"""The checker finds what is wrong: a right dossier passes, and each way of spoiling it is told in words."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from . import gold
from .check import failures, invariants
from .example import expected, link, origins, right, span
from .lookup import Json


def test_a_right_dossier_passes() -> None:
    assert failures(expected(), right()) == []
    assert invariants(right()) == []


def _set(path: str, value: Any) -> Callable[[Json], None]:
    """Sets `value` at a path such as `claims.0.origins.low`."""

    def spoil(dossier: Json) -> None:
        *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
        at: Any = dossier
        for step in way:
            at = at[step]
        at[last] = value

    return spoil


def _move_to_another_claim(dossier: Json) -> None:
    dossier["claims"][0]["statements"].remove("s2")
    dossier["claims"][2]["statements"].append("s2")


def _merge_claims(dossier: Json) -> None:
    dossier["claims"][0]["statements"].extend(dossier["claims"][1]["statements"])
    dossier["claims"][1]["statements"] = []


def _one_source(dossier: Json) -> None:
    dossier["sources"][0]["aliases"].append("Bo Cray")


def _name_the_clerk(dossier: Json) -> None:
    dossier["claims"][0]["origins"]["distinct"][1]["named"] = True


def _drop_an_origin(dossier: Json) -> None:
    origins_ = dossier["claims"][0]["origins"]
    origins_["distinct"][0]["statements"].append("s2")
    del origins_["distinct"][1]
    origins_["high"] = 1


def _a_denial_as_affirmation(dossier: Json) -> None:
    leak = dossier["claims"][1]
    leak["origins"]["distinct"][0]["statements"].append("s3")
    leak["origins_against"] = origins()


def _an_extra_version(dossier: Json) -> None:
    values = [{"value": "a", "statements": ["s3"]}, {"value": "b", "statements": ["s4"]}]
    dossier["claims"][1]["versions"] = [{"slot": "date", "values": values}]


def _an_extra_conflict(dossier: Json) -> None:
    dossier["claims"][1]["conflicts"] = [{"kind": "date", "between": [["s3"], ["s4"]], "reason": "May, June"}]


SPOILT: dict[str, tuple[Callable[[Json], None], str]] = {
    "low": (_set("claims.0.origins.low", 2), "claim 'cost': for: expected low 1, found 2"),
    "high": (_drop_an_origin, "claim 'cost': for: expected high 2, found 1"),
    "joined": (_drop_an_origin, "statements lunt and clerk should not have one origin"),
    "unnamed": (_name_the_clerk, "expected 1 unnamed origins, found 0"),
    "named": (_name_the_clerk, "anonymous: a clerk should not be a named origin"),
    "split": (_move_to_another_claim, "claim 'cost': statement clerk and lunt are in different claims"),
    "page left out": (_move_to_another_claim, "expected the page horn.txt to tell it"),
    "page too many": (_move_to_another_claim, "claim 'shut': horn.txt should not tell it"),
    "together": (_move_to_another_claim, "together 'cost': no claim holds them all"),
    "apart": (_merge_claims, "apart 'cost and leak': one claim holds both"),
    "merged": (_merge_claims, "claim 'leak': for: expected high 1, found 2"),
    "no claim": (_set("claims.1.statements", []), "claim 'leak': no claim holds any of its statements"),
    "chain": (_set("statements.1.chain.0.source", "cray"), "expected the chain ['?Horn', 'anonymous: a clerk']"),
    "chain too long": (_set("statements.0.chain", [link("clerk"), link("lunt")]), "expected the chain ['Ada Lunt']"),
    "kind": (_set("statements.1.kind", "mixed"), "expected the kind direct, found mixed"),
    "stance": (_set("statements.2.stance", "affirms"), "expected the stance denies, found affirms"),
    "retracted": (_set("statements.1.retracted_by", "n1"), "expected retracted False, found True"),
    "statement left out": (_set("statements.4.content", [span("bell.txt", "Ms Lunt denied")]),
                           "bell.txt: no statement holds 'pier is shut'"),
    "side": (_a_denial_as_affirmation, "statement lunt: expected it on the side against, found for"),
    "denial lost": (_a_denial_as_affirmation, "against: expected high 1, found 0"),
    "denier": (_set("claims.1.origins_against.distinct.0.source", "cray"), "Ada Lunt is not among its deniers"),
    "basis": (_set("claims.2.origins.basis_not_shown", []), "expected basis not shown [['bell.txt']], found []"),
    "version": (_set("claims.0.versions", []), "no version of the money parts"),
    "version of one value": (_set("claims.0.versions.0.values", [{"value": "3", "statements": ["s1", "s2"]}]),
                             "no version of the money parts"),
    "version too many": (_an_extra_version, "a version that was not expected: date"),
    "conflict": (_set("claims.0.conflicts.0.kind", "date"), "no conflict of ['money', 'quantity']"),
    "conflict too many": (_an_extra_conflict, "a conflict that was not expected: date"),
    "status": (_set("claims.0.status.0.status", "several origins"), "expected the status 'origins unclear'"),
    "wrong status": (_set("claims.0.status.1.status", "disputed"), "the status 'disputed' should not be there"),
    "outlet": (_set("documents.0.outlet.name", "Horn"), "expected the outlet 'The Bell', found 'Horn'"),
    "published": (_set("documents.0.published", "2022-05-01"), "expected published 2018-05-01, found 2022-05-01"),
    "updated": (_set("documents.0.updated", "2018"), "expected updated None, found 2018"),
    "authors": (_set("documents.0.authors", ["Ada Lunt"]), "expected the authors [], found ['Ada Lunt']"),
    "notices": (_set("documents.0.notices", [{"kind": "update"}]), "expected the notices [], found ['update']"),
    "role": (_set("documents.1.blocks.1.role", "paragraph"), "expected the role none, found paragraph"),
    "document": (_set("documents.1.name", "other.txt"), "no document horn.txt"),
    "story": (_set("stories.0.documents", ["id-bell.txt"]), "expected the stories"),
    "source kind": (_set("sources.0.kind", "organization"), "expected the kind person, found organization"),
    "alias": (_set("sources.0.aliases", []), "'Lunt' is not among its names"),
    "two of one": (_one_source, "'Ada Lunt' and 'Bo Cray' are one source"),
    "time": (_set("statements.0.times.0.value", "XXXX-05-01"), "expected 2018-05-01, found ['XXXX-05-01']"),
    "timeline": (_set("timeline", []), "timeline 2018-05: nothing of ['bell.txt']"),
    "direction": (_set("derivations.0", {**right()["derivations"][0], "from": "id-horn.txt", "to": "id-bell.txt"}),
                  "derivation bell.txt -> horn.txt"),
    "credit": (_set("derivations.0.credited", True), "derivation bell.txt -> horn.txt"),
}  # fmt: skip


@pytest.mark.parametrize("how", sorted(SPOILT))
def test_a_spoilt_dossier_is_told(how: str) -> None:
    spoil, words = SPOILT[how]
    dossier = copy.deepcopy(right())
    if how == "alias":
        dossier["sources"][0]["mentions"] = []
    spoil(dossier)
    if how == "document":
        dossier["documents"][1]["names"] = []
    wrong = failures(expected(), dossier)
    assert any(words in failure for failure in wrong), wrong


BROKEN: dict[str, tuple[Callable[[Json], None], str]] = {
    "span": (_set("statements.0.content.0.exact", "The pier"), "is not 'The pier'"),
    "teaser": (_set("statements.3.content", [span("horn.txt", "The pier leaks")]), "is a statement in a block of"),
    "high": (_set("claims.0.origins.high", 3), "high is not the number of distinct origins"),
    "low": (_set("claims.0.origins.low", 2), "low is 2 with 1 named origins"),
    "status": (_set("claims.0.status.0.reason", ""), "a status without a reason"),
    "foreign": (_set("claims.0.versions.0.values.0.statements", ["s5"]), "of statements that it does not hold"),
    "collapse": (_set("claims.0.origins.collapsed", [{"statements": ["s1"], "into": 0, "reason": "", "spans": []}]),
                 "a collapse without a reason"),
}  # fmt: skip


@pytest.mark.parametrize("how", sorted(BROKEN))
def test_a_broken_promise_is_told(how: str) -> None:
    spoil, words = BROKEN[how]
    dossier = copy.deepcopy(right())
    spoil(dossier)
    wrong = invariants(dossier)
    assert any(words in failure for failure in wrong), wrong


def test_an_order_without_a_basis_says_nothing() -> None:
    wanted, dossier = expected(), right()
    turned = {**dossier["derivations"][0], "from": "id-horn.txt", "to": "id-bell.txt", "basis": "none"}
    dossier["derivations"] = [turned]
    assert any("derivation bell.txt -> horn.txt" in failure for failure in failures(wanted, dossier))
    wanted["derivations"][0]["basis"] = ["time", "none"]
    assert failures(wanted, dossier) == []


def test_an_anchor_must_be_unique() -> None:
    wanted = expected()
    wanted["claims"][2]["statements"]["bell"]["anchor"] = "The pier"
    assert any("stands there 2 times" in failure for failure in failures(wanted, right()))


def test_two_statements_joined_without_a_reason() -> None:
    wanted, dossier = expected(), right()
    wanted["claims"][0]["joined"] = [["lunt", "clerk"]]
    assert any("should have one origin" in failure for failure in failures(wanted, dossier))
    _drop_an_origin(dossier)
    assert any("no reason says why" in failure for failure in failures(wanted, dossier))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda g: g["claims"][0].pop("why"), "missing ['why']"),
        (lambda g: g["claims"][0].update(lo=1), "unknown ['lo']"),
        (lambda g: g["claims"][0].update(high=3), "high is 3"),
        (lambda g: g["claims"][0].update(low=2), "low is 2"),
        (lambda g: g["claims"][0]["versions"][0]["values"].append(["nobody"]), "no statement 'nobody'"),
    ],
)
def test_gold_that_nobody_would_check_is_refused(change: Callable[[Any], Any], words: str, tmp_path: Path) -> None:
    wanted = expected()
    change(wanted)
    (tmp_path / "expected.json").write_text(json.dumps(wanted), encoding="utf-8")
    with pytest.raises(gold.GoldError, match=words.replace("[", r"\[").replace("]", r"\]")):
        gold.load(tmp_path)


def test_all_expected_dossiers_load() -> None:
    for folder in gold.stories():
        assert gold.pages(folder, gold.load(folder)).exists()
