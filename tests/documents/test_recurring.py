# ruff: noqa: E501 (prose reads best unbroken)
"""What recurs on the pages of an outlet: its furniture, told from what a running story tells again."""

from __future__ import annotations

import textwrap

import pytest

from firsthand.documents import document, recurring
from firsthand.records import Document, Facts, Page, digest

SUBJECTS = {
    "Library roof to be mended by spring": [
        "The roof of the public library will be mended before spring, the librarian Oda Ferrant said on Monday, after rain came through in three rooms.",
        "Buckets have stood between the shelves since November, and some two hundred atlases were moved to the cellar of the school.",
        "The slates will come from a quarry in Ulverdale, which supplied the first ones in 1888.",
    ],
    "Goat cheese from Marrow Farm wins a medal": [
        "A goat cheese that is made by two sisters at Marrow Farm has won a silver medal at a fair in the capital, against ninety others.",
        "Tilde Brask said the animals graze on thyme all summer, which she believes the judges could taste in the rind.",
        "The sisters sell forty wheels a week and have no wish to sell more than that.",
    ],
    "Night trains return to the coast line": [
        "Night trains will run along the coast again from June, for the first time since the tunnel at Hesk was flooded.",
        "Tickets for the sleeping cars cost sixty crowns and can be had at any counter, said Joris Lund, who plans the timetable.",
        "Passengers will be woken with coffee twenty minutes before they arrive.",
    ],
    "Choir of ferrymen sings its last concert": [
        "The choir of the ferrymen sang for the last time on Sunday, before some three hundred listeners in the sail loft.",
        "Its eldest tenor, Abel Moor, is eighty-eight and joined when the boats still went by steam.",
        "The piano will be given to the kindergarten, and the banners to the museum.",
    ],
}  # fmt: skip
STORY = {
    "Dam at Corrow leaks": "Water seeped through the foot of the dam at Corrow on Tuesday, and forty families were told to leave their houses in the valley below it.",
    "Engineers drain lake above Corrow": "Engineers began to drain the lake above Corrow on Wednesday, and the army brought pumps over the pass during the night.",
    "Families return to Corrow valley": "The families of the Corrow valley went home on Friday, when the dam had been sealed with clay and steel.",
    "Inquiry into Corrow dam opens": "An inquiry into the dam at Corrow was opened on Monday by a judge, Ilka Strand, who said that it would sit in public.",
}
BACKGROUND = "The dam at Corrow was built in 1962 and was last inspected six years ago, when cracks were found in its eastern wall."
QUOTE = "“We heard it groan all night,” said Per Lanner, whose farm stands below the dam."
PITCH = "The Ulver Post is a non-profit newsroom. If you value our reporting, please support it with a small gift each month."
BIO = "Mette Holm is a reporter with a special interest in the islands. She has two dogs and no boat."
HELP = "Anybody who is troubled by what they have read can speak to somebody at the Lantern line, day or night, without a charge."


def make(
    title: str, *parts: str, outlet: str = "The Ulver Post", kind: str = "text", author: str | None = None
) -> Document:
    text = "\n\n".join(parts)
    facts = Facts(title=title, outlet=outlet, authors=(author,) if author else None)
    content = (title + "\n\n" + text).encode() if kind == "dump" else text.encode()
    return document(Page(digest(f"{title}{outlet}".encode()), kind, content, (title,), facts=facts))[0]  # type: ignore[arg-type]


def furniture(docs: list[Document]) -> dict[str, list[str]]:
    found = recurring(docs)
    assert recurring(docs[::-1]) == found
    return {
        d.title or "": [" ".join(d.text[d.evidence[i].start : d.evidence[i].end].split()) for i in sorted(found[d.id])] for d in docs
    }  # fmt: skip


@pytest.mark.parametrize("line", [PITCH, HELP, "Local news", "Published on 3 June 2019 at 10:15", "12 comments so far"])
def test_a_line_on_pages_about_anything_is_furniture(line):
    docs = [make(title, *body, line) for title, body in SUBJECTS.items()]
    assert furniture(docs) == {title: [line] for title in SUBJECTS}


def test_so_is_one_whose_days_and_counts_change():
    days = ["Monday, 3 June", "Tuesday, 4 June", "Friday, 12 July", "Sunday, 1 September"]
    lines = [f"Weather for {day}: between {n} and {n + 7} degrees" for n, day in enumerate(days)]
    docs = [make(title, lines[n], *body) for n, (title, body) in enumerate(SUBJECTS.items())]
    assert furniture(docs) == {title: [lines[n]] for n, title in enumerate(SUBJECTS)}


def test_what_is_said_of_an_author_is_furniture_on_pages_of_one_story_too():
    docs = [make(title, lead, BACKGROUND, BIO, author="Mette Holm") for title, lead in STORY.items()]
    assert furniture(docs) == {title: [BIO] for title in STORY}


def test_a_pitch_is_furniture_on_pages_of_one_story_too_and_so_is_what_stands_below_it():
    below = "The valley deserves good questions and patient answers."
    docs = [make(title, lead, BACKGROUND, PITCH, below) for title, lead in STORY.items()]
    assert furniture(docs) == {title: [PITCH, below] for title in STORY}


@pytest.mark.parametrize("place", [1, 2])
@pytest.mark.parametrize("line", [BACKGROUND, QUOTE, "Nobody was hurt when the wall gave way in the dark."])
def test_the_background_of_a_running_story_is_none(line, place):
    more = "The mayor of the valley said that the school would stay open."
    docs = []
    for n, (title, lead) in enumerate(STORY.items()):
        body = [lead, f"{more} That was on day {n}, and {['rain', 'fog', 'hail', 'sun'][n]} lay over the pass."]
        body.insert(place, line)
        docs.append(make(title, *body))
    assert not any(furniture(docs).values())


def test_an_agencys_text_that_several_outlets_print_is_none():
    docs = [make(title, *body, HELP) for title, body in SUBJECTS.items()]
    docs.append(
        make(
            "Other things",
            "The mayor of Brask opened a bridge on Friday, and a band of nine played in the rain.",
            HELP,
            outlet="Brask Courier",
        )
    )
    assert not any(furniture(docs).values())


def test_two_pages_and_versions_of_one_page_show_nothing():
    assert not any(furniture([make(title, *body, HELP) for title, body in list(SUBJECTS.items())[:2]]).values())
    title, body = next(iter(SUBJECTS.items()))
    versions = [
        document(
            Page(
                f"v{n}",
                "text",
                "\n\n".join([*body, HELP, f"Version {n}."]).encode(),
                (f"v{n}",),
                facts=Facts(title=title, outlet="The Ulver Post"),
            )
        )[0]
        for n in range(4)
    ]
    assert not any(recurring(versions).values())


def test_lines_of_dumps_that_are_wrapped_at_different_widths():
    docs = []
    for width, (title, body) in zip((60, 66, 72, 78), SUBJECTS.items(), strict=True):
        parts = [textwrap.fill(part, width) for part in (*body[:2], HELP, body[2])]
        docs.append(make(title, "By Mette Holm", *parts, kind="dump"))
    assert furniture(docs) == {title: [HELP] for title in SUBJECTS}


def test_titles_are_never_furniture():
    docs = [make(title, *body, "The week in pictures") for title, body in SUBJECTS.items()]
    assert all(d.evidence[i].role != "title" for d in docs for i in recurring(docs)[d.id])
