"""Links from a report to the pages themselves, opened at the passage by the browser of whoever follows them.

firsthand follows none. A browser heeds a text fragment only where the page is opened in a window that no other page
holds, which `rel="noopener"` is for.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from firsthand.export.fragments import Fragments, address
from firsthand.export.view import View
from firsthand.records import Span

__all__ = ["Outside"]

_WEB = re.compile(r"https?://[^/?#\s]", re.I)


class Outside:
    """The addresses of the passages of one dossier; each document is made ready once, and each passage is looked up
    once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._fragments: dict[str, Fragments] = {}
        self._known: dict[tuple[Span, ...], str | None] = {}

    def href(self, spans: tuple[Span, ...]) -> str | None:
        """The address of the page that holds `spans`, opened at them, or at its top where no text fragment leads there;
        None where the page has no address of the web."""
        if spans not in self._known:
            self._known[spans] = self._href(spans)
        return self._known[spans]

    def _href(self, spans: tuple[Span, ...]) -> str | None:
        if not spans:
            return None
        document = self._view.documents[spans[0].document]
        if not document.uri or not _WEB.match(document.uri):
            return None
        if document.id not in self._fragments:
            self._fragments[document.id] = Fragments(document.text)
        fragment = self._fragments[document.id].of(spans)
        # What is no character of an address, so that none can steer the line it stands in.
        uri = quote(document.uri, safe="/:?#[]@!$&'()*+,;=%~")
        return address(uri, fragment) if fragment else uri
