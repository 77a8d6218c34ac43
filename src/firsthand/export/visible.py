"""Text of pages made safe to look at: what would steer a terminal or turn the line round is shown, not obeyed."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["UNSEEN", "name", "one_line", "shorten", "visible"]

# C0 and C1 controls but tab and line feed; bidirectional embeddings, overrides and isolates (UAX #9); zero-width and
# other characters that no reader sees; the noncharacters and surrogates that no font has.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def name(character: str) -> str:
    """What stands in the place of one unseen character: `⟨U+202E⟩`."""
    return f"⟨U+{ord(character):04X}⟩"


def visible(text: str) -> str:
    """`text` with every unseen character replaced by its code; a carriage return before a line feed is dropped."""
    return UNSEEN.sub(lambda match: name(match.group()), text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`text` visible and on one line, its white space single."""
    return " ".join(visible(text).split())


def shorten(text: str, limit: int) -> str:
    """`text` on one line, cut at a word's end where it is longer than `limit` characters, with an ellipsis."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    # Never cut between a letter and its combining mark.
    while cut and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    space = cut.rfind(" ")
    if space > limit * 0.6:
        cut = cut[:space]
    return cut.rstrip(" ,;:–—-") + "…"
