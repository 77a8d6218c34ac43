"""Codes of errors and notes: one meaning each, all used, all explained to people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from firsthand import errors
from firsthand.errors import CODES, FirsthandError, PageError, UsageError, message

ROOT = Path(__file__).resolve().parents[1]
GAP = re.compile(r"\{(\w+)\}")


def _source() -> str:
    files = sorted((ROOT / "src" / "firsthand").rglob("*.py"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.name != "errors.py")


def test_codes_are_of_their_form_and_in_order() -> None:
    assert list(CODES) == sorted(CODES)
    assert [code for code in CODES if not re.fullmatch(r"F[1-3]\d\d", code)] == []


def test_a_code_is_written_down_once() -> None:
    """A dictionary would swallow the second of two equal keys."""
    written = re.findall(r'^    "(F\d{3})":', Path(errors.__file__).read_text(encoding="utf-8"), re.M)
    assert written == list(CODES)


def test_no_two_codes_say_the_same() -> None:
    assert len(set(CODES.values())) == len(CODES)


def test_every_code_in_the_source_exists() -> None:
    assert set(re.findall(r'"(F\d{3})"', _source())) - set(CODES) == set()


def test_every_code_can_be_met() -> None:
    assert set(CODES) - set(re.findall(r'"(F\d{3})"', _source())) == set()


def test_every_code_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (F\d{3}) \| `(.+?)` \|", page, re.M))
    assert rows == {code: GAP.sub(r"‹\1›", text) for code, text in CODES.items()}


@pytest.mark.parametrize("code", CODES)
def test_messages_fill_their_gaps(code: str) -> None:
    values = {name: f"<{name}>" for name in GAP.findall(CODES[code])}
    text = message(code, **values)
    assert "{" not in text
    assert all(value in text for value in values.values())


def test_an_error_carries_its_code() -> None:
    for kind in (FirsthandError, PageError, UsageError):
        error = kind("F102", detail="a picture")
        assert (error.code, error.text, str(error)) == (
            "F102",
            "this is not text: a picture",
            "F102: this is not text: a picture",
        )
    with pytest.raises(KeyError):
        FirsthandError("F000")
