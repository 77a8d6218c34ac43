"""The reference of the command line tells every command, every option and every code."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from firsthand.cli import main
from firsthand.errors import CODES

REFERENCE = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"


def _commands() -> dict[str, click.Command]:
    context = click.Context(main)
    return {name: command for name in main.list_commands(context) if (command := main.get_command(context, name))}


def _section(name: str) -> str:
    match = re.search(rf"^## firsthand {name}\n(.*?)(?=^## |\Z)", REFERENCE.read_text(encoding="utf-8"), re.M | re.S)
    assert match, f"docs/reference/cli.md has no section for {name}"
    return match.group(1)


def test_every_command_is_there() -> None:
    assert set(_commands()) == {"dossier", "trace", "why", "read", "statements", "doctor"}


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_option_of_a_command_is_told(name: str) -> None:
    section = _section(name)
    for parameter in _commands()[name].params:
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert re.search(rf"`{re.escape(option)}[` ]", section), f"{name} {option} is not documented"
        else:
            words = (parameter.human_readable_name or "").strip("[].").upper()
            assert words in section, f"{name} {words} is not documented"


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_option_that_is_told_is_there(name: str) -> None:
    there = {o for p in _commands()[name].params if isinstance(p, click.Option) for o in (*p.opts, *p.secondary_opts)}
    told = set(re.findall(r"^\| `(-[^` ]+)", _section(name), re.M))
    assert told <= there


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_helps_with_an_example(name: str) -> None:
    command = _commands()[name]
    assert command.help and "Example" in command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts} has no help"


def test_every_code_is_told_with_its_text() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    for code, words in CODES.items():
        assert f"| `{code}` | {words.replace('{', '*').replace('}', '*')} |" in text


def test_every_command_that_is_not_there_yet_is_told() -> None:
    from firsthand.cli import LATER

    text = REFERENCE.read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in LATER)
