"""Invented pages to measure with: stories of a few pages each, told by outlets that quote, credit, rewrite and deny.

Each story has its own subject, people, places and words, as the stories of a real folder have; its pages share claims,
quotations and some paragraphs. The same `seed` gives the same bytes. The sentences are made of patterns, so they say
nothing about quality; their length, their share of attributions and quotations, and the page furniture are those of
news.
"""

from __future__ import annotations

import html
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.vocabulary import (
    ADJECTIVES,
    ADVERBIALS,
    FIRST,
    LAST,
    NOUNS,
    OUTLETS,
    STEMS,
    SUBJECTS,
    TOWNS,
    VERBS,
)

__all__ = ["PAGES_OF_A_STORY", "write"]

_T = TypeVar("_T")

PAGES_OF_A_STORY = 5
_WORDS = 450  # of a page's article
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "April", "June", "September", "November")
_FURNITURE = ("Home", "News", "Business", "Sport", "Weather", "Subscribe", "Sign in", "Search")

_CLAIMS = (
    "{actor} {deed} on {month} {day}",
    "about {count} people of {place} would lose {thing} before the end of {month}",
    "the {body} had paid ${money} million for {thing}",
    "{percent}% of those who saw {thing} wanted another inquiry",
    "the {body} knew of {thing} as early as {month} {day}, {year}",
    "{actor} never {verb} {thing}",
    "{count} complaints about {thing} reached the {body}",
    "{actor} {deed} because of {thing}",
)
_SAID = (
    "{claim_}, {name} of the {body} said on {weekday}.",
    "{name}, a spokesman for the {body}, said that {claim}.",
    "According to a person close to the {body}, {claim}.",
    "The {outlet} reported, citing two officials, that {claim}.",
    "{name} denied that {claim}.",
    '{last} said it was "the {adjective} {noun} of the {noun}" and that {claim}.',
    "It was reported earlier that {claim}.",
    "A letter that the {outlet} has seen says that {claim}.",
    "Asked about {thing}, {last} told reporters that {claim}.",
)
_QUOTED = (
    '"{quote}," {last} told the {outlet}.',
    '"{quote}," said {name}, who speaks for {actor}.',
    '{name} wrote on {weekday}: "{quote}."',
    '"{quote}. {quote}," {last} added.',
)
_QUOTES = (
    "We have looked at every {noun} of this and found no {noun}",
    "Nobody asked {actor} before {actor} {deed}",
    "I saw the {adjective} {noun} with my own eyes, and there was nobody at the {noun}",
    "The {body} will answer when the {noun} has ended, and not a day before",
    "If {thing} is not safe by {month}, we will take our {noun} elsewhere",
    "They may keep their {adjective} {noun}, but {thing} will not wait",
    "What we need is a {adjective} {noun}, and what we have is {thing}",
)
_NARRATED = (
    "{actor_} {verb} the {adjective} {noun} {when}.",
    "{when_}, {actor} {verb} the {noun} of the {noun}.",
    "{actor_} {deed}, and the {noun} {verb} {thing}.",
    "Near the {adjective} {noun}, {actor} {verb} a {noun}, while the {noun} only {verb} the {noun}.",
    "Nobody in {place} knew why {actor} {deed} {when}.",
    "The {noun} and the {adjective} {noun} {verb} {thing}; {when}, they {verb} the {noun} as well.",
    "It was {actor} that {verb} the {noun}, and not the {noun} of {place}.",
    "Before {actor} {deed}, the {noun} had {verb} two {adjective} buildings.",
    "{name} has led the {body} since {year} and keeps a {noun} from {place} as a reminder.",
    "Several hundred people gathered at the {noun} on {weekday}, and {actor} {verb} {thing}.",
    "With {thing} came the {adjective} {noun}, which {actor} {verb} {when}.",
    "In {year}, {place} had {count} houses, a {noun} and no {noun}.",
    "The {noun} was {adjective}, the {noun} {adjective}, and {thing} stood in the way.",
    "{thing_} cost ${money} million, a {noun} for every family between {place} and {other}.",
    "Those who {verb} the {noun} in {other} still speak of the {adjective} {noun}.",
    "A {adjective} {noun} from {other} {verb} {thing} {when}.",
)
_NUMBERS = {"count": (100, 2000, 50), "money": (2, 90, 1), "percent": (5, 95, 1), "day": (1, 29, 1)}


class _Story(Mapping[str, str]):
    """The people, places, words and claims of one story; as a mapping, a word for each gap of a pattern, drawn anew
    each time. A gap that ends in `_` gets its word with a capital letter.
    """

    def __init__(self, number: int, seed: int) -> None:
        self.random = random.Random(seed * 1000 + number)
        self.people = [(self.draw(FIRST), self.draw(STEMS) + self.draw(LAST)) for _ in range(6)]
        place, other = (self.draw(STEMS) + self.draw(TOWNS) for _ in range(2))
        subject = SUBJECTS[number % len(SUBJECTS)]
        self.fixed = {"place": place, "other": other, "body": f"{place} {subject.body}"}
        self.fixed["year"] = str(self.random.randint(1961, 2015))
        self.lists: dict[str, Sequence[str]] = {
            "outlet": OUTLETS, "weekday": _DAYS, "month": _MONTHS, "quote": _QUOTES,
            "actor": subject.actors, "thing": subject.things, "deed": subject.deeds,
            # Its own part of the words, so that two stories have no more in common than two stories have.
            "noun": self.random.sample(NOUNS, 80), "verb": self.random.sample(VERBS, 50),
            "adjective": self.random.sample(ADJECTIVES, 25), "when": self.random.sample(ADVERBIALS, 16),
        }  # fmt: skip
        # What the story is about: its pages tell some of these claims each, on the word of this source or that.
        self.claims = [claim.format_map(self) for claim in _CLAIMS]
        self.spoken = [self.draw(_QUOTED).format_map(self) for _ in range(8)]
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

    def sentence(self) -> str:
        """Three in ten say a claim on somebody's word, one in six quotes; a third of those are the story's."""
        kind = self.random.random()
        if kind < 0.3:
            return self.draw(_SAID).format_map(self)
        if kind < 0.46:
            again = self.random.random() < 0.33
            return self.draw(self.spoken) if again else self.draw(_QUOTED).format_map(self)
        return self.draw(_NARRATED).format_map(self)

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(1, 4)))

    def page(self, as_html: bool) -> str:
        """One page: two of its paragraphs are the story's, word for word, the others its own."""
        body = self.random.sample(self.common, 2)
        while sum(len(paragraph.split()) for paragraph in body) < _WORDS:
            body.append(self.paragraph())
        self.random.shuffle(body)
        title = "{body} under fire over {thing} in {place}".format_map(self)
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


def write(folder: Path, pages: int, seed: int = 1, *, one_story: bool = False) -> None:
    """Writes `pages` pages into `folder`, every second one as HTML: stories of five, or one story of them all, in which
    everything resembles everything."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        if number == 0 or (number % PAGES_OF_A_STORY == 0 and not one_story):
            story = _Story(number // PAGES_OF_A_STORY, seed)
        ending = ".html" if number % 2 else ".txt"
        (folder / f"page-{number:04d}{ending}").write_text(story.page(ending == ".html"), encoding="utf-8")
