"""Dumps that lost their shape, and text that is none."""

from __future__ import annotations

import random
import textwrap
import time

import pytest

from firsthand.errors import PageError
from tests.documents.test_dumps import BODY, P1, P2, P3, P4, TITLE, evidence, page, read, roles

QUOTED = "“We will pay for all of it. Nobody else will,” she said."
LONG = [P1, P2, QUOTED, P3, P4, *(p.replace("Monday", "Friday").replace("March", "May") for p in BODY * 2)]


def test_a_page_on_one_line_is_cut_at_its_signature_and_its_foot():
    menu = "Home World Politics Opinion Sport Contact Log in Subscribe"
    foot = "Related Articles Why the lighthouse was sold © 2021 The Bay Courier. All rights reserved."
    doc = read(" ".join([menu, TITLE, "By Ann Keller", "June 4, 2019", *LONG, foot]))
    assert roles(doc)[:4] == [
        ("chrome", menu),
        ("title", TITLE),
        ("byline", "By Ann Keller"),
        ("dateline", "June 4, 2019"),
    ]
    assert (doc.title, doc.authors, doc.published) == (TITLE, ("Ann Keller",), "2019-06-04")
    assert " ".join(evidence(doc)) == " ".join([TITLE, *LONG])
    assert any(QUOTED in piece for piece in evidence(doc))


@pytest.mark.parametrize(("width", "between"), [(60, "\n\n"), (72, "\n\n"), (80, "\n\n"), (72, "\n"), (80, "\n")])
def test_hard_wrapped_text_is_joined_to_its_paragraphs(width, between):
    text = between.join(textwrap.fill(p, width) for p in [TITLE, "By Ann Keller", "June 4, 2019", *BODY])
    doc = read(text)
    assert [" ".join(e.split()) for e in evidence(doc)] == [TITLE, *BODY]
    assert (doc.authors, doc.published) == (("Ann Keller",), "2019-06-04")


@pytest.mark.parametrize(
    "wreck",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "".join("\t" + line for line in text.splitlines(keepends=True)),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n\n", "\n\u00a0\n\t \n"),
    ],
)
def test_white_space_of_any_kind_changes_no_role(wreck):
    text = page(TITLE, "By Ann Keller", "June 4, 2019", *BODY)
    doc = read(wreck(text))
    assert [b.role for b in doc.blocks] == ["title", "byline", "dateline", *["paragraph"] * 4]
    assert (doc.title, doc.authors, doc.published) == (TITLE, ("Ann Keller",), "2019-06-04")


def test_letters_that_are_no_language_are_no_article():
    dice = random.Random(3)
    words = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(2, 9))) for _ in range(320)]
    text = page(*(" ".join(words[i : i + 40]).capitalize() + "." for i in range(0, 320, 40)))
    with pytest.raises(PageError) as caught:
        read(text, "text")
    assert caught.value.code == "F107"
    assert "no language" in caught.value.text


def test_twenty_thousand_different_paragraphs_take_seconds():
    text = page(TITLE, *(P1.replace("Monday", f"day {i}") for i in range(20_000)))
    began = time.process_time()
    doc = read(text)
    assert time.process_time() - began < 10
    assert len(doc.evidence) == 20_001
