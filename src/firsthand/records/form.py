"""Records as JSON objects and back, under the field names of the dossier's contract.

The mapping is read off the records themselves; only the names that Python keeps for itself differ (`RENAMED`).
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from firsthand.records.derivation import Derivation, Passage
from firsthand.records.statement import Link

__all__ = ["RENAMED", "as_dict", "from_dict", "hints"]

RENAMED: dict[type, dict[str, str]] = {
    Link: {"cue_class": "class"},
    Derivation: {"origin": "from", "origin_source": "from_source", "target": "to"},
    Passage: {"source": "from", "target": "to"},
}

_PLAIN = frozenset({str, int, float, bool, types.NoneType})


@cache
def hints(kind: type) -> tuple[tuple[str, str, Any], ...]:
    """The fields of a record that are for others to see: (name in Python, name in JSON, type)."""
    types_of = get_type_hints(kind)
    renamed = RENAMED.get(kind, {})
    return tuple(
        (f.name, renamed.get(f.name, f.name), types_of[f.name])
        for f in dataclasses.fields(kind)
        if not f.metadata.get("internal")
    )


def as_dict(value: Any) -> Any:
    """`value` (a record, or what a record holds) as JSON knows it: tuples become lists, fields keep their order."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, (tuple, list)):
        return [item if type(item) in _PLAIN else as_dict(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        named = ((json, getattr(value, name)) for name, json, _ in hints(type(value)))
        return {json: item if type(item) in _PLAIN else as_dict(item) for json, item in named}
    if isinstance(value, Mapping):
        return {key: as_dict(item) for key, item in value.items()}
    return value


def from_dict(kind: Any, value: Any) -> Any:
    """The record of `kind` that `value` tells; raises TypeError or ValueError where it tells none."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, Mapping):
            raise TypeError(f"a {kind.__name__} is an object, not {type(value).__name__}")
        return kind(**{name: from_dict(of, value[json]) for name, json, of in hints(kind) if json in value})
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return from_dict(next(arm for arm in get_args(kind) if arm is not type(None)), value)
    if origin is tuple:
        arms = get_args(kind)
        if arms[-1] is Ellipsis:
            return tuple(from_dict(arms[0], item) for item in value)
        return tuple(from_dict(arm, item) for arm, item in zip(arms, value, strict=True))
    if origin is Literal and value not in get_args(kind):
        raise ValueError(f"{value!r} is none of {', '.join(map(str, get_args(kind)))}")
    if kind is float and isinstance(value, int):
        return float(value)
    return dict(value) if origin is dict else value
