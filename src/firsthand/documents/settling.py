"""Which of a web page's two words counts where they part: what it tells machines, or what it shows its readers.

Machines are told instants in whatever time zone, the day of a first version that was published anew since, and whoever
has a login; readers are shown the day and the names that the page stands by. So the day that readers are shown counts
where a machine's day bears it out, and the names do where they say more.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from firsthand.documents.gathered import Gathered
from firsthand.documents.publication import Shown
from firsthand.records import Fact

__all__ = ["settle"]


def settle(gathered: Gathered, shown: Shown) -> None:
    """Puts the fact that counts before the others of its field."""
    _day(gathered, shown.dated)
    _names(gathered, shown)


def _day(gathered: Gathered, dated: bool) -> None:
    facts = [f for f in gathered.facts if f.field == "published" and f.basis != "given"]
    told = [f.value for f in facts if f.basis in ("json-ld", "meta")]
    seen = [f for f in facts if f.basis == "text" and len(f.value) >= 10] if dated else []
    address = next((f for f in facts if f.basis == "address"), None)
    if told and seen and told[0][:10] not in (f.value for f in seen):
        others = {*told, *(f.value for f in gathered.facts if f.field == "updated" and f.basis != "text")}
        if seen[0].value in others or _apart(told[0], seen[0].value) == 1:
            gathered.prefer(seen[0])
    elif told and not seen and address and _apart(told[0], address.value) == 1:
        # An address has the day of the place where the page was made.
        gathered.prefer(address)
    elif seen and not told:
        gathered.prefer(seen[0])


def _apart(a: str, b: str) -> int | None:
    try:
        return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    except ValueError:
        return None


def _plain(name: str) -> str:
    """A name without accents, dots and capitals."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKD", name).casefold())


def _names(gathered: Gathered, shown: Shown) -> None:
    told = gathered.all("author")
    basis = next((f.basis for f in gathered.facts if f.field == "author"), None)
    if not told or basis not in ("json-ld", "meta"):
        return
    others = {_plain(name) for name in shown.signed.others}
    writers = {_plain(name) for name in told} - others
    if writers and len(writers) < len({_plain(name) for name in told}):
        # Whoever the page names for its pictures, or for checking it, has not written it.
        gathered.facts[:] = [f for f in gathered.facts if f.field != "author" or _plain(f.value) not in others]
    writers = writers or {_plain(name) for name in told}
    seen = {_plain(name.name) for name in shown.signed.names}
    if not shown.signed.sure or not seen:
        return
    pen_names = all(" " not in name for name in told)
    if writers <= seen or (pen_names and not seen & writers) or (basis == "meta" and not seen & writers):
        facts: list[Fact] = [f for f in gathered.facts if f.field == "author" and f.basis == "text"]
        for fact in reversed(facts):
            gathered.prefer(fact)
