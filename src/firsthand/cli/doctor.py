"""`firsthand doctor`: what is installed, which model with which hash, what is missing and how to get it."""

from __future__ import annotations

import importlib.metadata
import platform
import re
from typing import Any

import click

from firsthand import __version__
from firsthand.errors import FirsthandError

__all__ = ["command"]

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*([^;]*)(?:;.*extra\s*==\s*['\"]([^'\"]+)['\"])?")


def _requirements() -> list[dict[str, Any]]:
    """What firsthand's own metadata asks for: name, version wanted, extra, version installed (None: missing)."""
    found = []
    for line in importlib.metadata.requires("firsthand") or []:
        match = _REQUIREMENT.match(line)
        if match is None:
            continue
        name, wanted, extra = match.groups()
        try:
            installed: str | None = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            installed = None
        found.append({"name": name, "wanted": wanted.strip(), "extra": extra, "installed": installed})
    return sorted(found, key=lambda each: (each["extra"] or "", each["name"]))


def _model(path: str | None) -> dict[str, Any]:
    from firsthand import language

    try:
        found = language.find(path)
    except FirsthandError as error:
        return {"found": False, "error": error.text, "code": error.code}
    model = found.model
    return {
        "found": True,
        "name": model.name,
        "version": model.version,
        "sha256": model.sha256,
        "path": str(found.path),
    }


@click.command("doctor", short_help="What is installed, which model, what is missing.")
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
@click.option("--model", metavar="PATH", help="Look at the language model in this folder.")
@click.pass_context
def command(ctx: click.Context, as_json: bool, model: str | None) -> None:
    """Say what is installed, which language model with which hash, and what is missing. Exit status 1 where something
    that every run needs is missing.

    \b
    Example:
      firsthand doctor
    """
    findings: dict[str, Any] = {
        "firsthand": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "model": _model(model),
        "packages": _requirements(),
    }
    missing = [each for each in findings["packages"] if each["installed"] is None]
    broken = not findings["model"]["found"] or any(each["extra"] is None for each in missing)
    if as_json:
        import json

        click.echo(json.dumps(findings, indent=1))
    else:
        _print(findings)
    ctx.exit(1 if broken else 0)


def _print(findings: dict[str, Any]) -> None:
    click.echo(f"firsthand {findings['firsthand']}, Python {findings['python']}, {findings['platform']}")
    model = findings["model"]
    if model["found"]:
        click.echo(f"model     {model['name']} {model['version']}")
        click.echo(f"          sha256 {model['sha256']}")
        click.echo(f"          {model['path']}")
    else:
        click.echo(f"model     missing: {model['code']}: {model['error']}")
    for each in findings["packages"]:
        extra = f" (extra: {each['extra']})" if each["extra"] else ""
        if each["installed"]:
            click.echo(f"has       {each['name']} {each['installed']}{extra}")
        else:
            target = f"firsthand[{each['extra']}]" if each["extra"] else f"{each['name']}{each['wanted']}"
            click.echo(f"missing   {each['name']}{extra}; get it with: python -m pip install '{target}'")
