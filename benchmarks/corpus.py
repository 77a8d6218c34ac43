"""Invented pages to measure with: stories of some pages each, told by outlets that quote, credit, rewrite and deny.

The same `seed` gives the same bytes. The text is made of sentence patterns, so it says nothing about quality; its
length, its share of attributions and quotations, and its page furniture are those of news pages.
"""

from __future__ import annotations

import html
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

__all__ = ["write"]

_T = TypeVar("_T")

_FIRST = (
    "Adela", "Bruno", "Carla", "Dimas", "Edda", "Florin", "Greta", "Henrik", "Ilse", "Joran", "Katya", "Lorenz",
    "Marta", "Nils", "Odile", "Pavel", "Rosa", "Stefan", "Tilda", "Viktor",
)  # fmt: skip
_STEMS = (
    "Bran",
    "Cast",
    "Dorn",
    "Eber",
    "Falk",
    "Gross",
    "Hall",
    "Ister",
    "Jansk",
    "Kord",
    "Lund",
    "Mar",
    "Osk",
    "Prell",
)
_LAST = ("berg", "ell", "er", "holm", "ik", "ing", "mann", "ov", "sen", "well")
_TOWN = ("bridge", "brook", "bury", "field", "ford", "haven", "mouth", "stead", "ton", "wick")
_BODIES = (
    "Harbour Board", "Rail Authority", "Water Company", "Ministry of Works", "Dockers' Union", "City Council",
    "Bridge Trust", "Mining Office", "Hospital Fund", "Forest Service", "Port Police", "Savings Bank",
)  # fmt: skip
_OUTLETS = (
    "Oster Courier",
    "Tarn Gazette",
    "Brennick Post",
    "Evening Mail",
    "Sundern Times",
    "Hask Observer",
    "Radio Irrel",
)
_THINGS = (
    "bridge", "tunnel", "ferry terminal", "grain store", "power station", "sea wall", "tram depot", "reservoir",
    "quarry", "lighthouse", "airfield", "paper mill", "clinic", "swing bridge", "canal lock", "sugar works",
)  # fmt: skip
_DEEDS = ("will close", "was closed", "had been inspected", "has been sold", "was damaged", "will be rebuilt")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "April", "June", "September", "November")
_FURNITURE = ("Home", "News", "Business", "Sport", "Weather", "Subscribe", "Sign in", "Search")

_CLAIMS = (
    "the {thing} in {place} {deed} after {count} cracks were counted in its northern wall",
    "the {body} had paid ${money} million to a contractor that never began the work",
    "about {count} workers of the {body} would lose their posts before the end of {month}",
    "{count} people had to leave their homes near the {thing} on the night of {month} {day}",
    "the inspectors first warned the {body} on {month} {day}, {year}",
    "{percent}% of the families in {place} still had no clean water on {weekday}",
    "the {thing} was never part of the contract that {last} signed with the {body}",
)
_SAID = (
    "{claim_}, {name} of the {body} said on {weekday}.",
    "{name}, a spokesman for the {body}, said that {claim}.",
    '"{quote}," {last} told the {outlet}.',
    "According to a person close to the {body}, {claim}.",
    "The {outlet} reported, citing two officials, that {claim}.",
    "{name} denied that {claim}.",
    '{last} said he had "{words}" and that {claim}.',
    "It was reported earlier that {claim}.",
)
_QUOTES = (
    "We have looked at every page of the contract and found nothing of the kind",
    "Nobody asked the people of {place} before the {thing} was handed over",
    "I saw the water come over the wall, and there was nobody at the gate",
    "The {body} will answer when the inquiry has ended, and not a day before",
)
_WORDS = ("no reason to resign", "never seen the letter", "warned them twice", "full trust in the engineers")
_NARRATED = (
    "{who_} {did} {what} {when}.",
    "{when_}, {who} {did} {what}.",
    "{who_} {did} {what}, and {who} {did} {what} {when}.",
    "Near {what}, {who} {did} {what}, while {who} only {did} {what}.",
    "Nobody in {place} knew why {who} {did} {what} {when}.",
    "{who_} and {who} {did} {what}; {when}, they {did} {what} as well.",
    "It was {who} that {did} {what}, and not {who}.",
    "Before {who} {did} {what}, {who} had to leave.",
    "{name} has led the {body} since {year} and keeps {what} as a reminder.",
    "Several hundred people gathered at the {thing} on {weekday}, and {who} {did} {what}.",
)
_WHO = (
    "the night watch", "a row of fishing boats", "the town band", "an old ferryman", "the school on the hill",
    "the mayor", "a team of divers", "the market women", "two surveyors from the coast", "the parish council",
    "a retired judge", "the bakers of the lower town", "a young teacher", "the owner of the mill", "the last tram",
    "the fire brigade", "a painter from the islands", "the harbour pilots", "a driver", "the cleaners of the theatre",
    "a nurse on her way home", "the chess club", "a visiting choir", "the tenants of the corner house", "a locksmith",
    "three cyclists", "the librarian", "a farmer with two horses", "the crew of a dredger", "an accountant",
)  # fmt: skip
_DID = (
    "crossed", "left", "counted", "repainted", "measured", "searched", "photographed", "carried away", "gave up",
    "repaired", "sold", "bought back", "guarded", "described", "mapped", "forgot", "emptied", "inherited", "moved",
    "copied", "locked", "washed", "sketched", "rented", "weighed", "hid", "opened", "cleared", "found", "filmed",
)  # fmt: skip
_WHAT = (
    "the iron gate", "a box of letters", "the western slope", "three carts of gravel", "the old customs house",
    "a list of the missing", "the signal tower", "the cellar under the theatre", "a bundle of plans", "the long meadow",
    "the clock above the square", "a crate of lamps", "the harbour records", "the empty warehouse", "the stone steps",
    "a pair of oars", "the winter stores", "the chapel windows", "a stack of ledgers", "the drying racks", "a flute",
    "the boundary stones", "the new turnstile", "a sack of barley", "the fountain", "the attic", "a broken compass",
    "the orchard wall", "two barrels of tar", "the waiting room",
)  # fmt: skip
_WHEN = (
    "before dawn", "on the first warm day of the year", "after a long dispute over wages", "while the rain kept on",
    "in the week of the spring fair", "without a word to anybody", "for the third time since the war",
    "under the eyes of half the town", "as soon as the water fell", "long after the shops had closed",
    "with borrowed tools", "against the advice of the doctors", "during the eclipse", "at the end of the shift",
    "to the sound of the bells", "in spite of the fog", "for a small fee", "on the way to the station",
)  # fmt: skip
_NUMBERS = {"count": (100, 2000, 50), "money": (2, 90, 1), "percent": (5, 95, 1), "day": (1, 29, 1)}


_LISTS = {
    "outlet": _OUTLETS,
    "deed": _DEEDS,
    "weekday": _DAYS,
    "month": _MONTHS,
    "words": _WORDS,
    "quote": _QUOTES,
    "who": _WHO,
    "did": _DID,
    "what": _WHAT,
    "when": _WHEN,
}


class _Story(Mapping[str, str]):
    """The people, places and claims of one story; as a mapping, a word for each gap of a pattern, drawn anew each time.

    A gap that ends in `_` gets its word with a capital letter.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.people = [(self.draw(_FIRST), self.draw(_STEMS) + self.draw(_LAST)) for _ in range(6)]
        place = self.draw(_STEMS) + self.draw(_TOWN)
        self.fixed = {"place": place, "thing": self.draw(_THINGS), "body": f"{place} {self.draw(_BODIES)}"}
        self.fixed["year"] = str(self.random.randint(1961, 2015))
        # Its own part of the words, so that two stories have no more in common than two stories have.
        self.lists = {**_LISTS, **{gap: self.random.sample(_LISTS[gap], 12) for gap in ("who", "did", "what")}}
        # What the story is about: its pages tell some of these claims each, on the word of this source or that.
        self.claims = [claim.format_map(self) for claim in _CLAIMS for _ in range(2)]
        self.common = [self.paragraph() for _ in range(6)]

    def draw(self, among: Sequence[_T]) -> _T:
        return among[self.random.randrange(len(among))]

    def __getitem__(self, gap: str) -> str:
        if gap.endswith("_"):
            word = self[gap[:-1]]
            return word[0].upper() + word[1:]
        if gap in self.fixed:
            return self.fixed[gap]
        if gap in _NUMBERS:
            low, high, step = _NUMBERS[gap]
            return f"{self.random.randrange(low, high, step):,}"
        if gap == "name":
            return " ".join(self.draw(self.people))
        if gap == "last":
            return self.draw(self.people)[1]
        if gap == "claim":
            return self.draw(self.claims)
        return self.draw(self.lists[gap]).format_map(self)

    def __iter__(self) -> Iterator[str]:
        return iter({*self.fixed, *_NUMBERS, *self.lists, "name", "last", "claim"})

    def __len__(self) -> int:
        return len(list(iter(self)))

    def paragraph(self) -> str:
        """Two to four sentences, two in five of which attribute something."""
        patterns = [_SAID if self.random.random() < 0.4 else _NARRATED for _ in range(self.random.randint(2, 4))]
        return " ".join(self.draw(pattern).format_map(self) for pattern in patterns)

    def page(self, as_html: bool) -> str:
        """One page: a third of its paragraphs are the story's, word for word, the others its own."""
        shared = iter(self.random.sample(self.common, 3))
        length = self.random.randint(9, 16)
        body = [next(shared) if number % 4 == 1 and number < 12 else self.paragraph() for number in range(length)]
        title = "{body} under fire over the {thing} in {place}".format_map(self)
        date = "{day} {month} 2019".format_map(self)
        write = _as_html if as_html else _as_dump
        return write(self["outlet"], title, self["name"], date, body)


def _as_dump(outlet: str, title: str, author: str, date: str, body: Sequence[str]) -> str:
    head = [outlet, *_FURNITURE, "", title, f"By {author}", date, ""]
    foot = ["Related articles", "Ten things to know before you travel", "Comments", "Log in to comment"]
    return "\n".join([*head, *("\n" + text for text in body), "", *foot, f"© 2019 {outlet}", ""])


def _as_html(outlet: str, title: str, author: str, date: str, body: Sequence[str]) -> str:
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in _FURNITURE)
    text = "".join(f"<p>{html.escape(paragraph, quote=False)}</p>\n" for paragraph in body)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)} | {outlet}</title>'
        f'<meta property="og:site_name" content="{outlet}"></head><body><nav><ul>{menu}</ul></nav>'
        f'<div class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div><article><h1>{title}</h1>'
        f'<p class="byline">By {author}</p><p class="date">Published {date}</p>\n{text}</article>'
        f'<aside><h2>Related articles</h2><a href="/travel">Ten things to know before you travel</a></aside>'
        f"<footer><p>© 2019 {outlet}</p></footer></body></html>\n"
    )


def write(folder: Path, pages: int, seed: int = 1) -> None:
    """Writes `pages` pages into `folder`, ten to a story, every second one as HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        if number % 10 == 0:
            story = _Story(seed * 1000 + number)
        ending = ".html" if number % 2 else ".txt"
        (folder / f"page-{number:04d}{ending}").write_text(story.page(ending == ".html"), encoding="utf-8")
