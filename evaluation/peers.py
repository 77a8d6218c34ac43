"""What others make of the same pages: extractors of articles from HTML, and plain methods for a page dumped to text.

Each is run as its own documentation says, with its defaults, without comments where it can be told so. One that is not
installed is left out of the table and named.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec

__all__ = ["FROM_HTML", "FROM_TEXT", "installed"]


def _trafilatura(content: bytes) -> str:
    from trafilatura import extract

    return extract(content, include_comments=False) or ""


def _readability(content: bytes) -> str:
    from lxml import html
    from readability import Document

    page = Document(content.decode("utf-8", "replace"))
    return "".join(str(piece) for piece in html.fromstring(page.summary()).itertext())


def _resiliparse(content: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    text = bytes_to_str(content, str(detect_encoding(content) or "utf-8"))
    return str(extract_plain_text(text, main_content=True, alt_texts=False, comments=False))


def _justext(content: bytes) -> str:
    import justext

    paragraphs = justext.justext(content, justext.get_stoplist("English"))
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


FROM_HTML: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "readability-lxml": ("readability", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
    "jusText": ("justext", _justext),
}
"""By name: the module that must be there, and what gives the article's text from the page's bytes."""


def installed(name: str) -> bool:
    """Whether the extractor called `name` can be run here."""
    return find_spec(FROM_HTML[name][0]) is not None


_COST = 12.0


def _best_block(text: str) -> str:
    """The run of lines whose words, less a price for each line, weigh most (a maximum-sum run; text density after
    Kohlschütter et al. 2010)."""
    lines = [line for line in text.splitlines() if line.strip()]
    best, kept, total, begin = 0.0, (0, 0), 0.0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, begin = 0.0, index
        total += len(line.split()) - _COST
        if total > best:
            best, kept = total, (begin, index + 1)
    return "\n".join(lines[slice(*kept)])


_LONG = 80


def _long_lines(text: str) -> str:
    """The lines of 80 characters and more that end as sentences do."""
    end = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
    return "\n".join(line for line in text.splitlines() if len(line.strip()) >= _LONG and end.search(line))


FROM_TEXT: dict[str, Callable[[str], str]] = {"best-scoring block": _best_block, "long lines": _long_lines}
"""By name: what gives the article's text from the page's text."""
