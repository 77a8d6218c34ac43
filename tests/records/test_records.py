"""The records as a whole: frozen, typed, without a dictionary, and the same after a trip through JSON."""

from __future__ import annotations

import dataclasses
import json
import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import jsonschema
import pytest

from firsthand import records
from firsthand.records import Dossier, Span
from firsthand.records.form import as_dict, from_dict, hints
from firsthand.records.schema import json_schema

EXPORTED = [getattr(records, name) for name in records.__all__]
RECORDS = [kind for kind in EXPORTED if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "reference" / "dossier.schema.json"


class Maker:
    """Values for every type that records are made of: no two alike, so that no field can pass for another.

    `sparse` leaves out all that may be left out.
    """

    def __init__(self, sparse: bool) -> None:
        self.sparse = sparse
        self.count = 0

    def of(self, kind: Any) -> Any:
        self.count += 1
        if kind is Span:
            exact = f"“é{self.count}\U0001f5de”"
            return Span(f"document {self.count}", self.count, self.count + len(exact), exact)
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            return kind(**{name: self.of(of) for name, _, of in hints(kind)})
        origin, arms = get_origin(kind), get_args(kind)
        if origin is Literal:
            return arms[self.count % len(arms)]
        if origin in (Union, types.UnionType):
            return None if self.sparse else self.of(next(arm for arm in arms if arm is not type(None)))
        if origin is tuple and arms[-1] is Ellipsis:
            return () if self.sparse else (self.of(arms[0]), self.of(arms[0]))
        if origin is tuple:
            return tuple(map(self.of, arms))
        if origin is dict:
            return {} if self.sparse else {f"key {self.count}": self.of(arms[1])}
        return {
            str: f"text {self.count}\u2028\n",
            int: self.count,
            float: self.count + 0.1,
            bool: self.count % 2 > 0,
            bytes: b"%d" % self.count,
        }[kind]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_records_are_frozen_and_hold_their_fields_alone(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
    assert {f.name for f in dataclasses.fields(kind)} == set(get_type_hints(kind)) - {"__slots__"}


@pytest.mark.parametrize("sparse", [True, False], ids=["sparse", "full"])
@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_records_are_what_they_were_after_json(kind: type, sparse: bool) -> None:
    if any(of is bytes for _, _, of in hints(kind)):
        pytest.skip("a page is bytes, and goes into no JSON")
    record = Maker(sparse).of(kind)
    assert from_dict(kind, json.loads(json.dumps(as_dict(record)))) == record


@pytest.mark.parametrize("sparse", [True, False], ids=["sparse", "full"])
def test_any_dossier_is_valid_against_its_schema(sparse: bool) -> None:
    told = {"schema": records.SCHEMA, **as_dict(Maker(sparse).of(Dossier))}
    jsonschema.Draft202012Validator(json_schema()).validate(told)


def test_the_schema_refuses_what_is_no_dossier() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    assert not validator.is_valid({})
    told = {"schema": records.SCHEMA, **as_dict(Maker(False).of(Dossier))}
    assert not validator.is_valid({**told, "schema": "firsthand/dossier/2"})
    assert not validator.is_valid({**told, "claims": [{"id": "1"}]})


def test_the_committed_schema_is_that_of_the_records() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema()
