"""The JSON Schema of a dossier, made from the records (draft 2020-12)."""

from __future__ import annotations

import dataclasses
import types
from typing import Any, Literal, Union, get_args, get_origin

from firsthand.records.dossier import SCHEMA, Dossier
from firsthand.records.form import hints

__all__ = ["json_schema"]

_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}


def json_schema() -> dict[str, Any]:
    """The schema that every exported dossier is valid against. Fields may be added to records, so unknown ones pass."""
    defined: dict[str, Any] = {}
    body = _of(Dossier, defined)
    dossier = defined.pop(body["$ref"].rsplit("/", 1)[1])
    dossier["properties"] = {"schema": {"const": SCHEMA}, **dossier["properties"]}
    dossier["required"] = ["schema", *dossier["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "description": "Who has each claim of a story at first hand, who repeats it, where the versions part.",
        **dossier,
        "$defs": dict(sorted(defined.items())),
    }


def _of(kind: Any, defined: dict[str, Any]) -> dict[str, Any]:
    if kind in _SIMPLE:
        return {"type": _SIMPLE[kind]}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        name = kind.__name__
        if name not in defined:
            defined[name] = {}
            fields = hints(kind)
            defined[name] = {
                "type": "object",
                "properties": {json: _of(of, defined) for _, json, of in fields},
                "required": [json for _, json, _ in fields],
            }
            if kind.__doc__ and not kind.__doc__.startswith(f"{name}("):
                defined[name]["description"] = " ".join(kind.__doc__.split())
        return {"$ref": f"#/$defs/{name}"}
    origin, arms = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arms)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [{"type": "null"} if arm is type(None) else _of(arm, defined) for arm in arms]}
    if origin is tuple and arms[-1] is Ellipsis:
        return {"type": "array", "items": _of(arms[0], defined)}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [_of(a, defined) for a in arms],
            "minItems": len(arms),
            "maxItems": len(arms),
        }
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arms[1], defined)}
    raise TypeError(f"no JSON type for {kind!r}")
