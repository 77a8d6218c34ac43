"""The commands: what goes to which stream, with which exit status. The pages' dossier is the hand-made one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from firsthand import __version__, language, pipeline
from firsthand.cli import LATER, main
from firsthand.errors import FirsthandError
from firsthand.export import json as json_export
from firsthand.records import Dossier, Rejection
from tests.export.invented import dossier

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, clean_environment: pytest.MonkeyPatch) -> Run:
    """Runs a command; its pages' dossier is the hand-made one, its calls are kept in `run.calls`."""
    calls: list[tuple[Any, ...]] = []

    def fake(paths: Any, settings: Any, **more: Any) -> Dossier:
        calls.append((paths, settings, more))
        return dossier()

    monkeypatch.setattr(pipeline, "dossier", fake)

    def invoke(*arguments: str, **more: Any) -> Result:
        return CliRunner().invoke(main, arguments, **more)

    invoke.calls = calls  # type: ignore[attr-defined]
    return invoke


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """The same, with no page rejected."""
    full = dossier()
    kept = replace(full, run=replace(full.run, rejected=(), notes=()))
    monkeypatch.setattr(pipeline, "dossier", lambda *a, **k: kept)
    return run


def test_the_summary_goes_to_standard_output_without_colour(run: Run) -> None:
    result = run("dossier", "pages")
    assert result.exit_code == 3
    assert "4 of 5 pages tell it. Named origins 1; unnamed 2, through The Tidewater" in result.stdout
    for words in ("disputed · versions differ · retracted", "a few thousand", "denied by", "taken back", "F102"):
        assert words in result.stdout
    assert "\x1b" not in result.stdout and "\u202e" not in result.stdout
    assert not [line for line in result.stdout.splitlines() if line != line.rstrip()]
    assert result.stderr == ""


def test_the_summary_fits_a_narrow_terminal(run: Run) -> None:
    result = run("dossier", "pages", env={"COLUMNS": "40"})
    assert max(map(len, result.stdout.splitlines())) <= 40


def test_the_summary_shows_as_many_claims_as_asked(run: Run) -> None:
    few, every = run("dossier", "p", "--claims", "1").stdout, run("dossier", "p", "--claims", "0").stdout
    assert "4 more claims" in few and "the city cannot pay" not in few
    assert "more claim" not in every and "the city cannot pay" in every


def test_a_page_that_tells_nothing_is_status_0(whole: Run) -> None:
    assert whole("dossier", "p").exit_code == 0


@pytest.mark.parametrize("flag", [["--json"], ["--format", "json"]])
def test_json_to_standard_output_names_the_rejected_on_standard_error(run: Run, flag: list[str]) -> None:
    result = run("dossier", "p", *flag)
    assert result.exit_code == 3
    assert result.stdout == json_export.render(dossier())
    assert "rejected empty.txt: F101" in result.stderr and "\x1b" not in result.stderr


def test_files_are_written_by_their_endings_and_told_on_standard_error(whole: Run, tmp_path: Path) -> None:
    names = ["a.html", "a.json", "a.md"]
    arguments = [part for name in names for part in ("-o", str(tmp_path / name))]
    result = whole("dossier", "p", *arguments)
    assert result.exit_code == 0 and "Claims" not in result.stderr
    assert "Story 1" in result.stdout and result.stderr.count("wrote ") == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    assert (tmp_path / "a.html").read_text().startswith("<!doctype html>")
    assert json.loads((tmp_path / "a.json").read_text())["schema"] == "firsthand/dossier/1"
    assert (tmp_path / "a.md").read_text().startswith("# firsthand")


def test_quiet_leaves_only_the_file_and_the_rejected(run: Run, tmp_path: Path) -> None:
    result = run("dossier", "p", "-q", "-o", str(tmp_path / "a.json"))
    assert result.stdout == "" and result.exit_code == 3
    assert all("rejected" in line for line in result.stderr.splitlines()) and "F101" in result.stderr


def test_a_file_that_is_there_is_replaced_whole_or_left(whole: Run, tmp_path: Path, monkeypatch: Any) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    monkeypatch.setattr("os.replace", lambda a, b: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    result = whole("dossier", "p", "-o", str(target))
    assert result.exit_code == 1 and "F304" in result.stderr and "No space left" in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"] and target.read_text() == "old"


@pytest.mark.parametrize("where", ["no/such/folder/a.json", "."])
def test_an_output_that_cannot_be_is_refused_before_any_work(run: Run, tmp_path: Path, where: str) -> None:
    result = run("dossier", "p", "--format", "json", "-o", str(tmp_path / where))
    assert result.exit_code == 1 and "F304" in result.stderr
    assert run.calls == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["dossier", "p", "--format", "parquet"], "F306"),
        (["dossier", "p", "-o", "a.graphml"], "F306"),
        (["dossier", "p", "-o", "a.csv"], "F306"),
        (["dossier", "p", "--format", "pdf"], "F307"),
        (["dossier", "p", "-o", "a.docx"], "F307"),
        (["dossier", "p", "-o", "noending"], "F307"),
        (["dossier", "p", "--json", "--format", "html"], "F307"),
        *([[name, "x"], "F306"] for name in sorted(LATER)),
    ],
)
def test_wrong_usage_is_status_2_with_its_code(run: Run, arguments: list[str], code: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2 and code in result.stderr and result.stdout == ""
    assert run.calls == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "arguments",
    [["dossier"], ["dossier", "--nope", "p"], ["nope"], ["trace", "text"], ["why", "1"],
     ["why", "1", "p", "--from", "d"], ["dossier", "p", "-o", "a.json", "-o", "a.md", "--format", "md"]],
)  # fmt: skip
def test_what_click_refuses_is_status_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_settings_and_model_reach_the_pipeline(run: Run) -> None:
    run("dossier", "a", "b", "--one-story", "--model", "here")
    ((paths, settings, more),) = run.calls  # type: ignore[attr-defined]
    assert list(paths) == ["a", "b"] and settings.one_story and more["model"] == "here" and more["progress"] is None


def test_one_story_alone(run: Run) -> None:
    for name in ("2", "6666"):
        found = json_export.load(run("dossier", "p", "--story", name, "--json").stdout)
        assert [s.id[:4] for s in found.stories] == ["6666"] and len(found.documents) == len(found.claims) == 1
    assert "F308" in run("dossier", "p", "--story", "7", "--json").stderr


def test_an_error_of_the_run_is_status_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> Dossier:
        raise FirsthandError("F302", detail=language.HOW_TO_GET)

    monkeypatch.setattr(pipeline, "dossier", fail)
    for arguments in (["dossier", "p"], ["trace", "x", "p"], ["why", "1", "p"]):
        result = run(*arguments)
        assert result.exit_code == 1 and result.stdout == ""
        assert "F302" in result.stderr and "pip install" in result.stderr


@pytest.mark.parametrize("command", ["dossier", "statements"])
def test_without_a_model_every_command_says_how_to_get_one(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTHAND_MODEL", str(tmp_path / "none"))
    page = tmp_path / "page.txt"
    page.write_text("A harbour\n\nThe mayor said on Monday that the harbour would be closed for the whole summer.\n")
    result = CliRunner().invoke(main, [command, str(page)])
    assert result.exit_code == 1 and "F302" in result.stderr and language.HOW_TO_GET in result.stderr


def test_trace_draws_the_tree_of_the_nearest_claim(run: Run, nlp: Any) -> None:
    result = run("trace", "Marnvick cut the crews to a few dozens", "p", env={"COLUMNS": "100"})
    assert result.exit_code == 3
    for words in ("└── The Tidewater Journal  outlet · not among the pages", "lantern.html:108", "possibly one person",
                  "Denied by · named", "Taken back: retraction", "both rest on one report"):  # fmt: skip
        assert words in result.stdout
    assert "The yard has lent" not in result.stdout and "rejected empty.txt" in result.stderr


def test_trace_as_json_lines_is_nearest_first(run: Run, nlp: Any) -> None:
    lines = [json.loads(line) for line in run("trace", "no crew has left", "p", "--json").stdout.splitlines()]
    assert lines[0]["claim"]["id"] == "c3" * 12
    assert [x["score"] for x in lines] == sorted((x["score"] for x in lines), reverse=True)


@pytest.mark.parametrize("text", ["the price of violins in winter", "", "???"])
def test_trace_of_what_nobody_says(run: Run, nlp: Any, text: str) -> None:
    result = run("trace", text, "p")
    assert result.exit_code == 1 and "F305" in result.stderr and result.stdout == ""


@pytest.mark.parametrize(
    ("ident", "words"),
    [
        ("1", "one claim, The Lantern and Coastal Post: the same actor, act and place"),
        ("c1c1", "both rest on one report of The Tidewater Journal"),
        (f"{3:024x}", "taken back by a retraction"),
        ("bbbb", "one source because: the same name"),
        (f"{1:024x}", "how it knows: told"),
    ],
)
def test_why_gives_the_reasons(run: Run, ident: str, words: str) -> None:
    result = run("why", ident, "p", env={"COLUMNS": "160"})
    assert words in result.stdout and result.exit_code == 3


def test_why_asks_a_dossier_that_was_kept(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "d.json"
    kept.write_text(json_export.render(dossier()))
    result = run("why", "bbbb", "--from", str(kept))
    assert result.exit_code == 0 and "The Tidewater Journal" in result.stdout
    assert run.calls == []  # type: ignore[attr-defined]
    kept.write_text("{}")
    assert "F309" in run("why", "bbbb", "--from", str(kept)).stderr


@pytest.mark.parametrize("ident", ["zzzz", "c", "99", "0000"])
def test_why_of_nothing_or_of_several(run: Run, ident: str) -> None:
    assert "F308" in run("why", ident, "p").stderr


def test_read_prints_a_line_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A harbour\n\nThe mayor said on Monday that the harbour would be closed for the whole summer.\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    result = CliRunner().invoke(main, ["read", str(page), str(tmp_path / "empty.txt")])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 3 and len(lines) == 2
    document = next(line["document"] for line in lines if "document" in line)
    assert document["text"] == page.read_text() and document["name"] == "page.txt"
    assert {"name": "empty.txt", "error": "the file is empty", "code": "F101"} in lines
    assert "rejected empty.txt: F101" in result.stderr


def test_statements_prints_who_says_what(tmp_path: Path, nlp: Any) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A harbour\n\nMayor Ilse Varn said on Monday that the harbour would be closed for the summer.\n")
    result = CliRunner().invoke(main, ["statements", str(page)])
    (line,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0 and set(line) == {"document", "statements", "sources"}
    said = [s for s in line["statements"] if s["chain"]]
    names = {source["id"]: source["name"] for source in line["sources"]}
    assert said and "Varn" in names[said[0]["chain"][-1]["source"]]
    for statement in line["statements"]:
        for span in statement["content"]:
            assert line["document"]["text"][span["start"] : span["end"]] == span["exact"]


def test_doctor_finds_the_model(nlp: Any) -> None:
    result = CliRunner().invoke(main, ["doctor", "--json"])
    found = json.loads(result.stdout)
    assert result.exit_code == 0 and found["firsthand"] == __version__
    assert found["model"]["found"] and len(found["model"]["sha256"]) == 64
    assert {"spacy", "click"} <= {p["name"] for p in found["packages"] if p["installed"]}
    assert found["model"]["sha256"] in CliRunner().invoke(main, ["doctor"]).stdout


def test_doctor_without_a_model_is_status_1(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["doctor", "--model", str(tmp_path)])
    assert result.exit_code == 1 and "F302" in result.stdout and "pip install" in result.stdout


def test_version_and_help() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"firsthand, version {__version__}\n"
    assert "Exit status: 0 done" in " ".join(CliRunner().invoke(main, ["--help"]).stdout.split())


def test_starting_loads_nothing_heavy() -> None:
    heavy = ["spacy", "numpy", "lxml", "trafilatura", "wordfreq", "rich", "jinja2", "rapidfuzz", "firsthand.pipeline"]
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom firsthand.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_names_of_rejected_pages_cannot_steer_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    full = dossier()
    bad = Rejection("\x1b]0;owned\x07\u202e.txt", "not \x1b[2J text", "F102")
    monkeypatch.setattr(pipeline, "dossier", lambda *a, **k: replace(full, run=replace(full.run, rejected=(bad,))))
    for arguments in (["dossier", "p"], ["dossier", "p", "--format", "md"], ["trace", "no crew has left", "p"]):
        result = run(*arguments)
        assert not set("\x1b\x07\u202e") & set(result.stdout + result.stderr)
        assert "⟨U+001B⟩" in result.output
