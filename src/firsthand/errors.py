"""Every error and note that a user can meet, by its code, in one place.

Codes are stable: they stand in the JSON (`rejected`, `notes`) and in people's scripts. A new one takes the next number.
"""

from __future__ import annotations

__all__ = ["CODES", "FirsthandError", "PageError", "UsageError", "message"]

CODES: dict[str, str] = {
    # Pages that are rejected: F1xx. Each is named, the rest is kept, the exit status is 3.
    "F101": "the file is empty",
    "F102": "this is not text: {detail}",
    "F103": "the bytes are no text in any encoding that was tried: {detail}",
    "F104": "the page is larger than {limit}: {detail}",
    "F105": "the page could not be read: {detail}",
    "F106": "the page is in a language that is not supported yet: {detail}",
    "F107": "no article text was found: {detail}",
    "F108": "the row is not a page: {detail}",
    "F109": "the page took longer than {limit}",
    "F110": "the page broke a stage: {detail}",
    "F112": "this address is not read: {detail}",
    "F113": "the address leads to a machine that is not public: {detail}",
    "F114": "the host was not found: {detail}",
    "F115": "the connection failed: {detail}",
    "F116": "no answer within {limit}: {detail}",
    "F117": "the server answered {detail}",
    "F118": "the server's certificate cannot be trusted: {detail}",
    "F119": "robots.txt asks that this address be left alone: {detail}",
    "F120": "the redirects lead nowhere: {detail}",
    "F121": "the feed gives only a summary of this entry: {detail}",
    "F122": "the feed cannot be read: {detail}",
    "F123": "a part that is optional is not installed: {detail}",
    "F124": "the file is protected by a password",
    "F125": "the file holds pictures of text and no text: {detail}",
    "F126": "the file is broken: {detail}",
    "F127": "not all of the file was read: {detail}",
    # Notes on pages that are kept: F2xx.
    "F201": "the same page came more than once: {detail}",
    "F202": "the encoding was guessed: {detail}",
    "F203": "the page declares an encoding that its bytes are not in: {detail}",
    "F204": "the page is nested deeper than {limit}; what lies below was read as flat text",
    "F205": "some characters could not be decoded and stand as U+FFFD: {detail}",
    "F206": "the sidecar was not used: {detail}",
    "F207": "the language could not be told from so little text; read as English",
    "F209": "these belong to pages and are none themselves: {detail}",
    "F210": "part of the page is missing: {detail}",
    # The run as a whole: F3xx.
    "F301": "no pages: {detail}",
    "F302": "no English language model is installed; get one with: {detail}",
    "F303": "the model's files are not the ones that this version was measured with: {detail}",
    "F304": "the output cannot be written: {detail}",
    "F305": "no claim is near to {detail}",
    "F306": "this is not there yet: {detail}",
    "F307": "unknown format: {detail}",
    "F308": "nothing in this dossier goes by {detail}",
    "F309": "this is not a dossier that firsthand wrote: {detail}",
    "F310": "the cache cannot be used: {detail}",
}


def message(code: str, **values: object) -> str:
    """The text of `code` with its gaps filled."""
    return CODES[code].format(**values)


class FirsthandError(Exception):
    """An error with a code of `CODES`; its text is for people."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        self.text = message(code, **values)
        super().__init__(f"{code}: {self.text}")


class PageError(FirsthandError):
    """One page cannot be used; the others can."""


class UsageError(FirsthandError):
    """The command was called wrongly."""
