"""`python -m fuzz.run TARGET [libFuzzer options and corpus folders]`: fuzzes one reader with atheris.

With a file instead of options the target runs on that file alone, to see a finding again.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["firsthand", "warcio", "email"]):
    from fuzz.targets import TARGETS


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m fuzz.run {'|'.join(TARGETS)} [-max_total_time=900 CORPUS]")
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
