"""The gate itself: what it fails, what it lets pass, and that no floor ever fell."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.gate import Floor

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("floor", "figure", "holds"),
    [
        (Floor("at_least", 0.5), 0.5, True),
        (Floor("at_least", 0.5), 0.499, False),
        (Floor("at_most", 0.02), 0.02, True),
        (Floor("at_most", 0.02), 0.021, False),
        (Floor("at_least", 0.0), math.nan, False),
        (Floor("at_most", 1.0), math.nan, False),
    ],
)
def test_floor_holds(floor: Floor, figure: float, holds: bool) -> None:
    assert floor.holds(figure) is holds


def test_a_missing_figure_fails() -> None:
    (finding,) = gate.judge("pages", {}, {"f1": Floor("at_least", 0.9)})
    assert not finding.holds
    assert "missing" in str(finding)


def test_a_figure_without_a_floor_is_shown_and_holds() -> None:
    (finding,) = gate.judge("pages", {"f1": 0.1}, {})
    assert finding.holds
    assert "no floor" in str(finding)


def test_raising_lifts_and_never_lowers() -> None:
    floors = {"pages": {"f1": Floor("at_least", 0.9), "leak": Floor("at_most", 0.05), "kept": Floor("at_least", 0.7)}}
    better = gate.raised(floors, "pages", {"f1": 0.9349, "leak": 0.0101, "kept": 0.2})
    assert better == {
        "pages": {"f1": Floor("at_least", 0.934), "leak": Floor("at_most", 0.011), "kept": Floor("at_least", 0.7)}
    }
    assert gate.fallen(floors, better) == []
    assert gate.raised(floors, "pages", {"f1": 0.9001, "leak": 0.0499, "kept": math.nan}) == floors


def test_fallen_names_every_laxer_floor() -> None:
    old = {"a": {"up": Floor("at_least", 0.5), "down": Floor("at_most", 0.1), "gone": Floor("at_least", 0.1)}}
    new = {"a": {"up": Floor("at_least", 0.4), "down": Floor("at_most", 0.2)}}
    assert [line.split(":")[0] for line in gate.fallen(old, new)] == ["a.down", "a.gone", "a.up"]
    assert gate.fallen(old, {"a": {**old["a"], "up": Floor("at_least", 0.6)}}) == []
    turned = {"a": {**old["a"], "up": Floor("at_most", 0.5)}}
    assert len(gate.fallen(old, turned)) == 1


@pytest.mark.parametrize(
    "text", ['{"a": {"f": {"at_best": 1}}}', '{"a": {"f": {"at_least": "x"}}}', '{"a": {"f": {}}}']
)
def test_what_is_no_floor_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        gate.load(text)


def _gate(
    monkeypatch: pytest.MonkeyPatch, folder: Path, floors: Mapping[str, object], figures: Mapping[str, float]
) -> None:
    path = folder / "floors.json"
    path.write_text(json.dumps(floors))
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "TASKS", ("pages",))
    monkeypatch.setattr(gate, "_measure_of", lambda task: lambda data, limit: figures)
    monkeypatch.setenv("FIRSTHAND_DATA", str(folder))


def test_exit_status(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _gate(monkeypatch, tmp_path, {"pages": {"f1": {"at_least": 0.9}}}, {"f1": 0.95})
    assert gate.main([]) == 0
    assert gate.main(["--limit", "1"]) == 3  # a part is no pass
    _gate(monkeypatch, tmp_path, {"pages": {"f1": {"at_least": 0.9}}}, {"f1": 0.85})
    assert gate.main([]) == 1
    assert "FAILED  pages" in capsys.readouterr().out


def test_raise_writes_the_lifted_floors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _gate(monkeypatch, tmp_path, {"pages": {"f1": {"at_least": 0.9}}}, {"f1": 0.95})
    assert gate.main(["--raise"]) == 0
    assert gate.load(gate.FLOORS.read_text()) == {"pages": {"f1": Floor("at_least", 0.95)}}


def test_absent_gold_sets_are_never_a_pass(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIRSTHAND_DATA", str(tmp_path / "nowhere"))
    assert gate.main([]) == 3
    assert "not measured" in capsys.readouterr().err


def test_a_set_that_is_missing_is_not_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(data: Path, limit: int | None) -> dict[str, float]:
        raise FileNotFoundError(f"{data} has no pages")

    _gate(monkeypatch, tmp_path, {}, {})
    monkeypatch.setattr(gate, "_measure_of", lambda task: measure)
    assert gate.main([]) == 3
    assert "not measured  pages" in capsys.readouterr().out


def test_a_module_without_a_measure_is_not_measured() -> None:
    with pytest.raises(LookupError, match="has no measure"):
        gate._measure_of("data")


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["nothing"], ["--raise", "--limit", "3"]):
        with pytest.raises(SystemExit) as stopped:
            gate.main(arguments)
        assert stopped.value.code == 2
    assert "no such task" in capsys.readouterr().err


def _git(*arguments: str) -> str:
    run = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
    return run.stdout if run.returncode == 0 else ""


def test_no_floor_ever_fell() -> None:
    revisions = _git("log", "--format=%H", "--", "evaluation/floors.json").split()
    if not revisions:
        pytest.skip("no history at hand")
    now = gate.load(gate.FLOORS.read_text(encoding="utf-8"))
    for revision in revisions:
        then = gate.load(_git("show", f"{revision}:evaluation/floors.json"))
        assert gate.fallen(then, now) == [], revision
