"""`--selectors`: where each passage stands in its page, in the output of `read` and `statements`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from firsthand.cli import main
from tests.export.saved_pages import LEDGER, PLAIN


def _lines(*arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.html"
    path.write_bytes(LEDGER.encode())
    return path


def test_nothing_is_added_unless_it_is_asked_for(saved: Path) -> None:
    (line,) = _lines("read", str(saved))
    assert not {"selectors", "fragment", "address"} & set(line["document"]["blocks"][0])


def test_every_block_has_its_selectors(saved: Path) -> None:
    (line,) = _lines("read", "--selectors", str(saved))
    text = line["document"]["text"]
    for block in line["document"]["blocks"]:
        kinds = [selector["type"] for selector in block["selectors"]]
        assert kinds[-3:] == ["TextQuoteSelector", "TextPositionSelector", "RangeSelector"]
        quote = next(s for s in block["selectors"] if s["type"] == "TextQuoteSelector")
        told = "".join(quote["exact"].replace(" hidden words in between", "").split())
        assert told == "".join(text[block["start"] : block["end"]].split())
    heading = next(block for block in line["document"]["blocks"] if block["role"] == "title")
    words = "Lock%20at%20Ostwick%20%26%20the%20%E2%80%9Clong%20winter%E2%80%9D"
    assert heading["fragment"] == f":~:text={words}"
    assert heading["address"] == f"https://www.ledger.example/news/lock?id=7#:~:text={words}"
    assert heading["selectors"][0]["value"] == heading["fragment"]


def test_a_statement_has_one_fragment_for_all_its_spans(saved: Path) -> None:
    (line,) = _lines("statements", "--selectors", "-q", str(saved))
    assert line["statements"]
    for statement in line["statements"]:
        assert statement["fragment"].startswith(":~:text=")
        assert statement["fragment"].count("text=") <= len(statement["content"])
        assert all(span["selectors"] for span in statement["content"])
    assert "selectors" not in json.dumps(line["document"])


def test_a_plain_text_has_characters_for_a_range(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PLAIN.encode())
    (line,) = _lines("read", "--selectors", str(path))
    unix = PLAIN.replace("\r\n", "\n")
    for block in line["document"]["blocks"]:
        position = next(s for s in block["selectors"] if s["type"] == "TextPositionSelector")
        passage = PLAIN[block["start"] : block["end"]].replace("\r\n", "\n")
        assert unix[position["start"] : position["end"]] == passage
        assert block["selectors"][-1] == {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc5147",
            "value": f"char={position['start']},{position['end']}",
        }
        assert block["address"] is None
