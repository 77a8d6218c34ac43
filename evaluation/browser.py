"""Saved pages reopened in Chromium: served on loopback, with nothing else loaded and no script run.

What a page says is what its bytes say: a Content-Security-Policy stops every script and every load, while the parser
still works as one that could run scripts. Needs playwright, and a Chromium on the path or named by CHROMIUM.
"""

from __future__ import annotations

import base64
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

__all__ = ["Opened", "available", "opened"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_WIDTH, _HEIGHT = 1000, 500
# Adds no element to the page; scrolling that takes its time is only waited for.
_PAINT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`::target-text { background: rgb(255, 0, 255) !important; color: rgb(255, 0, 255) !important }
    * { scroll-behavior: auto !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# As root, and where a container has little shared memory, Chromium starts with these only.
_SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

_TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    found.push([node.data, node.parentElement.checkVisibility({visibilityProperty: true})]);
  }
  return found;
}"""
# Offsets are UTF-16 units of the body's text content; the rectangles of the first, the middle and the last character.
# What a page lays over them (it asks for consent, say) is put out of sight, as its reader would.
_ENDS = """([start, end]) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const rect = (at) => {
    walker.currentNode = document.body;
    let begin = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (at < begin + node.length) {
        const range = document.createRange();
        range.setStart(node, at - begin);
        range.setEnd(node, at - begin + 1);
        const box = range.getBoundingClientRect();
        const own = node.parentElement;
        for (let tries = 0; tries < 9; tries++) {
          let over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          if (!over || over.contains(own) || own.contains(over)) break;
          while (over.parentElement && !over.parentElement.contains(own)) over = over.parentElement;
          over.style.setProperty('visibility', 'hidden', 'important');
        }
        return [box.x, box.y, box.width, box.height];
      }
      begin += node.length;
    }
    return [0, 0, 0, 0];
  };
  return [rect(start), rect((start + end) >> 1), rect(end - 1)];
}"""
_RANGE = """([first, last]) => {
  const point = ({value, refinedBy}) => {
    const element = document.evaluate(value, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
    if (!element) return null;
    const before = document.createRange();
    before.setStart(document.body, 0);
    before.setEnd(element, 0);
    const units = Array.from(element.textContent).slice(0, refinedBy.start).join('').length;
    return before.toString().length + units;
  };
  return [point(first), point(last)];
}"""


# Whether all boxes of a picture are in the colour of a target, mostly.
_MAGENTA = """async ([data, boxes]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes]));
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  context.drawImage(picture, 0, 0);
  return boxes.every(([x, y, width, height]) => {
    const {data: points} = context.getImageData(x, y, Math.max(1, width), Math.max(1, height));
    let marked = 0;
    for (let i = 0; i < points.length; i += 4) marked += points[i] > 200 && points[i + 1] < 90 && points[i + 2] > 200;
    return marked * 16 > points.length;
  });
}"""


def available() -> str | None:
    """Why no browser can be had; None where one can."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "playwright is not installed"
    return None if _chromium() else "there is no Chromium"


def _chromium() -> str | None:
    given = os.environ.get("CHROMIUM")
    return given or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass
class Opened:
    """One tab, the pages that it can open, and a second tab that looks at pictures of the first."""

    tab: Tab
    eye: Tab
    base: str
    pages: dict[str, tuple[bytes, str]]

    def serve(self, name: str, content: bytes, media_type: str = "text/html") -> str:
        """The address at which `content` is to be had."""
        self.pages[f"/{quote(name)}"] = (content, media_type)
        return f"{self.base}/{quote(name)}"

    def open(self, address: str) -> None:
        """Opens `address`, whatever was open before; where it is open already, only its fragment is followed."""
        self.tab.goto(address, wait_until="domcontentloaded", timeout=20_000)
        self.tab.evaluate(_PAINT)

    def texts(self) -> list[tuple[str, bool]]:
        """The text nodes of the body in order, and whether each is shown."""
        return [(text, shown) for text, shown in self.tab.evaluate(_TEXTS)]

    def points(self, selector: dict[str, Any]) -> tuple[int | None, int | None]:
        """Start and end of a RangeSelector in UTF-16 units of the body's text content."""
        first, last = self.tab.evaluate(_RANGE, [selector["startSelector"], selector["endSelector"]])
        return first, last

    def led_to(self, start: int, end: int, patience: int = 25) -> bool:
        """Whether the tab was scrolled to the UTF-16 units `start`..`end` of the body's text content, and shows their
        first, middle and last character (of those that are in view) as the target of a text fragment."""
        for _ in range(patience):
            boxes = self.tab.evaluate(_ENDS, [start, end])
            inside = [box for box in boxes if _in_view(*box)]
            if inside and self._marked(inside):
                return True
            self.tab.wait_for_timeout(60)
        return False

    def _marked(self, boxes: list[list[float]]) -> bool:
        picture = base64.b64encode(self.tab.screenshot()).decode()
        return bool(self.eye.evaluate(_MAGENTA, [picture, boxes]))


def _in_view(x: float, y: float, width: float, height: float) -> bool:
    return width > 0 and height > 0 and x >= 0 and y >= 0 and x + width <= _WIDTH and y + height <= _HEIGHT


@contextmanager
def opened() -> Iterator[Opened]:
    """A browser with one tab, and a server on loopback for its pages; nothing else is reached from it."""
    from playwright.sync_api import sync_playwright

    pages: dict[str, tuple[bytes, str]] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content, media_type = pages.get(self.path.partition("?")[0], (b"", ""))
            self.send_response(200 if media_type else 404)
            self.send_header("Content-Type", media_type or "text/plain")
            self.send_header("Content-Security-Policy", _POLICY)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """No line for each request."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=list(_SWITCHES))
            tab = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
            allowed: Callable[[str], bool] = lambda url: url.startswith((base, "file:", "data:", "about:"))  # noqa: E731
            tab.route("**/*", lambda route: route.continue_() if allowed(route.request.url) else route.abort())
            yield Opened(tab, browser.new_page(), base, pages)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()
