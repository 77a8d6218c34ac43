"""The floors under the figures: measures every task and fails where a figure is worse than `floors.json` allows.

    python -m evaluation.gate                    measure all, judge all
    python -m evaluation.gate pages times        these only
    python -m evaluation.gate --limit 20         a quick look: the figures of a part are shown and not judged
    python -m evaluation.gate --raise            and lift every floor that the figures are above

A floor is `{"at_least": x}`, or `{"at_most": x}` for a figure that is better when smaller. Floors only rise: `--raise`
never lowers one, and a test holds the file against every version of it that was ever committed. Exit status: 0 all
figures hold, 1 a figure is worse than its floor or is missing, 3 the gold sets are not here ("not measured"), which is
never a pass.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evaluation import data

__all__ = ["FLOORS", "LIMITS", "TASKS", "Finding", "Floor", "fallen", "judge", "load", "raised"]

FLOORS = Path(__file__).with_name("floors.json")
TASKS = ("pages", "anchors", "attribution", "chains", "speakers", "notices", "times", "quantities", "reuse", "claims")
LIMITS = {"pages": 200, "anchors": 40, "reuse": 200, "claims": 25}
"""How much of the long sets is measured and judged, so that all of it takes a few minutes: pages of each set, cases and
articles, topics. What a task's own module prints is over the whole."""
_STEP = 0.001  # floors are kept to three places; a rise smaller than this is none

Direction = Literal["at_least", "at_most"]
Floors = dict[str, dict[str, "Floor"]]
Measure = Callable[[Path, int | None], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Floor:
    """What one figure must be: at least, or at most, `value`."""

    direction: Direction
    value: float

    def holds(self, figure: float) -> bool:
        """Whether `figure` is as good as this floor; a figure that is no number never is."""
        if math.isnan(figure):
            return False
        return figure >= self.value if self.direction == "at_least" else figure <= self.value

    def lifted(self, figure: float) -> Floor:
        """This floor, or a stricter one where `figure` is better by at least a step."""
        if math.isnan(figure):
            return self
        if self.direction == "at_least":
            new = math.floor(round(figure / _STEP, 6)) * _STEP
            return Floor(self.direction, round(new, 3)) if new >= self.value + _STEP / 2 else self
        new = math.ceil(round(figure / _STEP, 6)) * _STEP
        return Floor(self.direction, round(new, 3)) if new <= self.value - _STEP / 2 else self


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of one task against its floor; `figure` is None where the task did not give it."""

    task: str
    name: str
    figure: float | None
    floor: Floor | None

    @property
    def holds(self) -> bool:
        return self.floor is None or (self.figure is not None and self.floor.holds(self.figure))

    def __str__(self) -> str:
        figure = "missing" if self.figure is None else f"{self.figure:.3f}"
        bound = {"at_least": ">=", "at_most": "<="}
        floor = "no floor" if self.floor is None else f"{bound[self.floor.direction]} {self.floor.value:.3f}"
        return f"{'ok    ' if self.holds else 'FAILED'}  {self.task:<12} {self.name:<36} {figure:>8}  {floor}"


def load(text: str) -> Floors:
    """The floors in a `floors.json`; raises ValueError where an entry is not one bound with one number."""
    floors: Floors = {}
    for task, figures in json.loads(text).items():
        for name, entry in figures.items():
            ((direction, value),) = entry.items()
            if direction not in ("at_least", "at_most") or not isinstance(value, int | float):
                raise ValueError(f"{task}.{name}: {entry!r} is no floor")
            floors.setdefault(task, {})[name] = Floor(direction, float(value))
    return floors


def _dump(floors: Mapping[str, Mapping[str, Floor]]) -> str:
    shown = {t: {n: {f.direction: f.value} for n, f in sorted(fs.items())} for t, fs in sorted(floors.items())}
    return json.dumps(shown, indent=2) + "\n"


def judge(task: str, figures: Mapping[str, float], floors: Mapping[str, Floor]) -> tuple[Finding, ...]:
    """Every figure that `task` gave or should have given, against its floor, in order of the names."""
    return tuple(Finding(task, n, figures.get(n), floors.get(n)) for n in sorted(figures.keys() | floors.keys()))


def raised(floors: Floors, task: str, figures: Mapping[str, float]) -> Floors:
    """`floors` with those of `task` lifted to `figures`; none falls.

    A figure without a floor gets none: which way it is better is for a person to say.
    """
    lifted = {name: f.lifted(figures[name]) if name in figures else f for name, f in floors.get(task, {}).items()}
    return {**floors, **({task: lifted} if lifted else {})}


def fallen(old: Floors, new: Floors) -> list[str]:
    """What is laxer in `new` than in `old`: floors that fell, turned round, or are gone."""
    worse = []
    for task, figures in sorted(old.items()):
        for name, floor in sorted(figures.items()):
            now = new.get(task, {}).get(name)
            if now is None or now.direction != floor.direction:
                worse.append(f"{task}.{name}: {floor.direction} {floor.value} is gone")
            elif not floor.holds(now.value):
                worse.append(f"{task}.{name}: {floor.direction} {floor.value} became {now.value}")
    return worse


def _measure_of(task: str) -> Measure:
    """The `measure` of a task's module; raises LookupError where it has none."""
    measure: Measure | None = getattr(importlib.import_module(f"evaluation.{task}"), "measure", None)
    if measure is None:
        raise LookupError(f"evaluation.{task} has no measure()")
    return measure


def _arguments(arguments: Iterable[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description="Figures against their floors.")
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"one of: {', '.join(TASKS)} (default: all)")
    parser.add_argument("--limit", type=int, help="only the first N items of each set; shown, not judged")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors that the figures are above")
    told = parser.parse_args(list(arguments) if arguments is not None else None)
    unknown = [task for task in told.tasks if task not in TASKS]
    if unknown:
        parser.error(f"no such task: {', '.join(unknown)}")
    if told.lift and told.limit is not None:
        parser.error("--raise wants the whole sets, not --limit")
    return told


def main(arguments: Iterable[str] | None = None) -> int:
    """Measures, prints a line for each figure, and gives the exit status."""
    told = _arguments(arguments)
    folder = data.find()
    if folder is None:
        print(f"not measured: the gold sets are not here; set {data.VARIABLE} to their folder", file=sys.stderr)
        return 3
    floors = load(FLOORS.read_text(encoding="utf-8"))
    failed, unmeasured = 0, 0
    for task in told.tasks or TASKS:
        began = time.perf_counter()
        try:
            figures = dict(_measure_of(task)(folder, LIMITS.get(task) if told.limit is None else told.limit))
        except (FileNotFoundError, LookupError) as missing:
            print(f"not measured  {task}: {missing}", flush=True)
            unmeasured += 1
            continue
        if told.limit is not None:
            findings = judge(task, figures, {})
        else:
            findings = judge(task, figures, floors.get(task, {}))
            failed += sum(not finding.holds for finding in findings)
        for finding in findings:
            print(finding)
        print(f"        {task} took {time.perf_counter() - began:.0f} s", flush=True)
        if told.lift:
            floors = raised(floors, task, figures)
    if told.lift:
        FLOORS.write_text(_dump(floors), encoding="utf-8")
    if told.limit is not None:
        print("figures of a part of the sets: not judged")
        return 3
    print(f"{failed} below their floor, {unmeasured} tasks not measured")
    return 1 if failed else 3 if unmeasured else 0


if __name__ == "__main__":
    sys.exit(main())
