"""Time and memory of `firsthand dossier` against bare spaCy parsing the same evidence text with the same model.

    python -m benchmarks.job                      the sample story and a hundred invented pages
    python -m benchmarks.job FOLDER               the pages in FOLDER instead
    python -m benchmarks.job --pages 300 --rounds 5
    python -m benchmarks.job --one-story          the worst case: invented pages of one story, where everything
                                                  resembles everything; the limits are not for it

Every run is a process of its own, measured from outside (wall clock, processor time and peak memory as the system
counts them), the two kinds in turn, so that whatever else the machine does meets both. Start-up is the whole run over
one page of one sentence: interpreter, imports, model, and first use of everything. After start-up is what a run over
the corpus takes beyond that. The figures are medians over the rounds. Exit status 1: a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from firsthand import language
from firsthand.records import EVIDENCE

__all__ = ["Cost", "main", "measure"]

ROOT = Path(__file__).resolve().parents[1]
AFTER_START, START = 1.5, 1.5
ONE_PAGE = (
    "Bridge closed\n\nMayor Adela Brandt said on Tuesday that the bridge at Oster Quay had been closed for repairs.\n"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds by the clock, seconds of processor time, and the most memory it held, in MiB."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str]) -> Cost:
    """Runs `command` to its end; raises CalledProcessError where it fails (exit status 3, some pages were rejected, is
    no failure)."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=ROOT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 3):
            said.seek(0)
            sys.stderr.write(said.read().decode(errors="replace"))
            raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def _evidence(dossier: Path) -> list[str]:
    """The evidence text of a dossier, one string a block."""
    told = json.loads(dossier.read_text(encoding="utf-8"))
    return [d["text"][b["start"] : b["end"]] for d in told["documents"] for b in d["blocks"] if b["role"] in EVIDENCE]


@dataclass(frozen=True, slots=True)
class _Set:
    """One set of pages, and the two commands that are measured on it."""

    job: tuple[str, ...]
    bare: tuple[str, ...]
    pages: int
    characters: int


def _prepare(pages: Path, work: Path) -> _Set:
    """Runs the job once, unmeasured, for the evidence text; this also fills the system's file caches."""
    dossier, texts = work / f"{pages.name}.dossier.json", work / f"{pages.name}.texts.json"
    job = (str(Path(sys.executable).with_name("firsthand")), "dossier", str(pages), "-o", str(dossier))
    measure(job)
    evidence = _evidence(dossier)
    texts.write_text(json.dumps(evidence), encoding="utf-8")
    bare = (sys.executable, "-m", "benchmarks.bare", str(language.find().path), str(texts))
    documents = len(json.loads(dossier.read_text(encoding="utf-8"))["documents"])
    return _Set(job, bare, documents, sum(map(len, evidence)))


def _median(costs: Iterable[Cost]) -> Cost:
    kept = list(costs)
    return Cost(*(statistics.median(getattr(cost, name) for cost in kept) for name in ("wall", "cpu", "memory")))


def _row(name: str, job: Cost, bare: Cost, limit: float | None, memory: bool = True) -> str:
    row = f"{name:<22}{job.wall:>8.2f}{bare.wall:>8.2f}{job.wall / bare.wall:>7.2f}"
    row += f"{job.cpu:>10.2f}{bare.cpu:>8.2f}{job.cpu / bare.cpu:>7.2f}"
    row += f"{job.memory:>9.0f}{bare.memory:>7.0f}{job.memory / bare.memory:>7.2f}" if memory else " " * 23
    if limit is None:
        return row
    return row + f"   limit {limit:.2f}: {'kept' if job.wall / bare.wall <= limit else 'EXCEEDED'}"


def _less(whole: Cost, start: Cost) -> Cost:
    return Cost(whole.wall - start.wall, whole.cpu - start.cpu, whole.memory)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.job", description="The whole job against bare spaCy.")
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of pages (default: sample and invented ones)")
    parser.add_argument("--pages", type=int, default=100, help="how many invented pages (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is run (default: %(default)s)")
    parser.add_argument("--one-story", action="store_true", help="all invented pages tell one story: the worst case")
    told = parser.parse_args(arguments)
    if told.one_story and told.folder is not None:
        parser.error("--one-story is for the invented pages, not for a folder")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        pages = told.folder or work / "corpus"
        if told.folder is None:
            corpus.write(pages, told.pages, one_story=told.one_story)
            for sample in () if told.one_story else sorted((ROOT / "samples").glob("*/*")):
                shutil.copy(sample, pages / f"sample-{sample.name}")
        one = work / "one"
        one.mkdir()
        (one / "page.txt").write_text(ONE_PAGE, encoding="utf-8")
        start, whole = _prepare(one, work), _prepare(pages, work)
        runs: dict[str, list[Cost]] = {"start job": [], "start bare": [], "job": [], "bare": []}
        for _ in range(told.rounds):
            runs["start job"].append(measure(start.job))
            runs["start bare"].append(measure(start.bare))
            runs["job"].append(measure(whole.job))
            runs["bare"].append(measure(whole.bare))
    median = {name: _median(costs) for name, costs in runs.items()}
    after_job = _less(median["job"], median["start job"])
    after_bare = _less(median["bare"], median["start bare"])
    found = language.find().model
    print(f"{whole.pages} pages, {whole.characters:,} characters of evidence; {found.name} {found.version}")
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}; medians of {told.rounds} rounds")
    print(f"{'':<22}{'seconds by the clock':^23}  {'seconds of processor':^23}  {'peak memory, MiB':^21}")
    heads = [("job", 8), ("spaCy", 8), ("ratio", 7), ("job", 10), ("spaCy", 8), ("ratio", 7), ("job", 9), ("spaCy", 7)]
    print(" " * 22 + "".join(f"{head:>{width}}" for head, width in [*heads, ("ratio", 7)]))
    limit = None if told.one_story else AFTER_START
    print(_row("start-up", median["start job"], median["start bare"], START))
    print(_row("after start-up", after_job, after_bare, limit, memory=False))
    print(_row("whole", median["job"], median["bare"], None))
    ratios = (median["start job"].wall / median["start bare"].wall, after_job.wall / after_bare.wall)
    return int(ratios[0] > START or (limit is not None and ratios[1] > limit))


if __name__ == "__main__":
    sys.exit(main())
