"""Quantities on phrases of our own: intervals, units, what is counted, and the role in a change.

    python -m evaluation.quantities [--limit N] [--errors]

`tests/statements/quantities.tsv` holds one sentence a line and all that must be found in it. A line is right when the
intervals, units and roles are those and nothing else is found; the thing counted is scored apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from firsthand import language
from firsthand.statements.quantities import FoundQuantity, quantities
from firsthand.statements.units import MONEY

__all__ = ["PHRASES", "measure", "phrases"]

PHRASES = Path(__file__).parent.parent / "tests" / "statements" / "quantities.tsv"


@dataclass(frozen=True, slots=True)
class Expected:
    low: float | None
    high: float | None
    unit: str
    counted: str | None
    role: str

    def holds(self, found: FoundQuantity) -> bool:
        """Whether interval, unit and role are as expected."""
        return (
            _near(self.low, found.low)
            and _near(self.high, found.high)
            and (self.unit, self.role) == (found.unit, found.role)
        )


def _near(a: float | None, b: float | None) -> bool:
    return a == b or (a is not None and b is not None and abs(a - b) <= 1e-9 * max(abs(a), abs(b)))


def _expected(cell: str) -> list[Expected]:
    if cell == "-":
        return []
    made = []
    for part in cell.split("; "):
        interval, _, rest = part.partition(" ")
        low, dots, high = interval.partition("..")
        role = next((r for r in ("before", "after", "change") if rest.endswith(" " + r)), "value")
        name = rest.removesuffix(" " + role)
        rates = ("barrel/day", "km/h")
        unit = next((r for r in rates if name == r or name.startswith(r + "/")), name.partition("/")[0])
        counted = name[len(unit) + 1 :] or None
        upper = (high or None) if dots else low
        made.append(
            Expected(
                float(low) if low else None,
                float(upper) if upper else None,
                "count" if unit == "#" else unit,
                counted,
                role,
            )
        )
    return made


def phrases() -> list[tuple[str, str, list[Expected]]]:
    """Family, sentence and what it holds, line by line."""
    rows = [line.split("\t") for line in PHRASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(family, sentence, _expected(cell)) for family, sentence, cell in rows]


@dataclass
class _Tally:
    """Lines right and lines, things named rightly and things, and each family's lines and wrong lines."""

    right: int = 0
    total: int = 0
    things: int = 0
    named: int = 0
    families: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def _tally(limit: int | None, errors: bool = False) -> _Tally:
    nlp, _ = language.load()
    tally = _Tally()
    for family, sentence, expected in phrases()[:limit]:
        found = quantities(nlp(sentence))
        good = len(found) == len(expected) and all(e.holds(f) for e, f in zip(expected, found, strict=True))
        tally.total, tally.right = tally.total + 1, tally.right + good
        tally.families[family] += 1
        if good:
            things = [(e.counted, f.counted) for e, f in zip(expected, found, strict=True) if e.counted is not None]
            tally.named += len(things)
            tally.things += sum(a == b for a, b in things)
        else:
            tally.wrong[family] += 1
        if errors and (not good or [e.counted for e in expected] != [f.counted for f in found]):
            print("WRONG" if not good else "thing", family, "|", sentence)
            for f in found:
                print("       ", sentence[f.start : f.end], "|", f.low, f.high, f.unit, f.counted, f.role)
    return tally


def measure(data: Path, limit: int | None = None) -> dict[str, float]:
    """The share of right lines and, on these, of right things counted. The phrases are the project's own: `data` is
    not read."""
    tally = _tally(limit)
    return {"lines right": tally.right / tally.total, "thing counted": tally.things / max(tally.named, 1)}


def main() -> int:
    """Prints the lines that are right, by family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="only the first N lines")
    parser.add_argument("--errors", action="store_true", help="show what is wrong")
    arguments = parser.parse_args()
    tally = _tally(arguments.limit, arguments.errors)
    for family, count in sorted(tally.families.items()):
        print(f"{family:12} {count - tally.wrong[family]:4} of {count}")
    print(f"{'right':12} {tally.right:4} of {tally.total} ({100 * tally.right / tally.total:.1f}%)")
    named = max(tally.named, 1)
    print(f"{'thing':12} {tally.things:4} of {tally.named} ({100 * tally.things / named:.1f}%)")
    print(f"units of money known: {len(MONEY)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
