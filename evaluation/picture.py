"""The picture of `docs/how-to/go-back-to-the-page.md`: `python -m evaluation.picture FILE.png`.

A sample page opened in Chromium at one passage; the browser marks it in its own way.
"""

from __future__ import annotations

import sys
from pathlib import Path

from evaluation import browser
from firsthand.documents import document
from firsthand.export.fragments import Fragments
from firsthand.records import Page, digest

__all__ = ["main"]

_PAGE = Path(__file__).parents[1] / "samples" / "sorrel-reservoir" / "capital-tribune.html"
_WORDS = "No letter, no call and no reading reached us before April 16"


def main(args: list[str]) -> int:
    """Writes the picture to the file that is named."""
    missing = browser.available()
    if missing:
        print(f"no picture: {missing}")
        return 3
    content = _PAGE.read_bytes()
    read, _ = document(Page(digest(content), "html", content, (_PAGE.name,)))
    start = read.text.index(_WORDS)
    fragment = Fragments(read.text).of([read.span(start, start + len(_WORDS))])
    with browser.opened() as opened:
        opened.tab.goto(f"{_PAGE.resolve().as_uri()}#{fragment}")
        opened.tab.wait_for_timeout(500)
        opened.tab.screenshot(path=args[0])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or ["docs/images/on-the-page.png"]))
