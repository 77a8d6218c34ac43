"""The dossier as JSON: the contract. Its schema is `docs/reference/dossier.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from firsthand.records import SCHEMA, Dossier
from firsthand.records.form import as_dict as _as_dict
from firsthand.records.form import from_dict

__all__ = ["as_dict", "load", "render"]


def as_dict(record: Any) -> Any:
    """Any record as JSON knows it; a dossier begins with its schema's name."""
    if isinstance(record, Dossier):
        return {"schema": SCHEMA, **_as_dict(record)}
    return _as_dict(record)


def render(dossier: Dossier) -> str:
    """The dossier as JSON text, a line for each record, ending in a line break: the same dossier gives the same bytes.

    Deeper indentation is left to whoever looks at it: Python writes it at a tenth of the speed, and a third more of it.
    """
    parts = [f"{_text(key)}: {_lines(value)}" for key, value in as_dict(dossier).items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _text(value)
    return "[\n" + ",\n".join(map(_text, value)) + "\n]"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def load(text: str) -> Dossier:
    """The dossier that `text` tells, its anchors checked against its documents' text.

    Raises ValueError or TypeError where it is none, AnchorError where a span is not at its place.
    """
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError(f"not a {SCHEMA}")
    dossier: Dossier = from_dict(Dossier, data)
    texts = {document.id: document.text for document in dossier.documents}
    for statement in dossier.statements:
        for span in statement.content:
            span.check(texts[span.document])
    return dossier
