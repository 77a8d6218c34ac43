# ruff: noqa: E501 (prose reads best unbroken)
"""What a dump shows of its publication: outlet, authors, dates, section and genre."""

from __future__ import annotations

import pytest

from tests.documents.test_dumps import BODY, P1, P2, P3, P4, TITLE, evidence, page, read


@pytest.mark.parametrize(
    ("parts", "outlet"),
    [
        (["Ostrava Evening Herald\nthe town's own paper", TITLE, *BODY, "A spokeswoman told the Herald that she knew nothing of it at all."], "Ostrava Evening Herald"),
        (["Evening Herald", TITLE, *BODY, "Readers rang the Herald on Monday.", "© Bayside Newspapers 2019. Registered office: 2 Quay."], "Evening Herald"),
        (["MARINFORM\nState Agency of the Bay", TITLE, f"OSTRAVA, April 19. /Marinform/. {P1}", *BODY[1:]], "Marinform"),
        (["MARINFORM", TITLE, f"OSTRAVA, 19 April. MARINFORM - {P1}", *BODY[1:]], "MARINFORM"),
        ([TITLE, *BODY, "© 2019 The Bay Courier. All rights reserved."], "The Bay Courier"),
        (["World News\nPolitics\nHarbour", TITLE, *BODY], None),
        ([TITLE, f"OSTRAVA, April 19 (Marinform) - {P1}", *BODY[1:]], None),
    ],
)  # fmt: skip
def test_the_outlet_is_the_one_that_the_page_bears_out(parts, outlet):
    assert read(page(*parts)).outlet.name == outlet


@pytest.mark.parametrize(
    ("lines", "authors", "published"),
    [
        ("Posted by Ann Keller on 19 April 2018 at 9.15 pm", ("Ann Keller",), "2018-04-19"),
        ("Posted on April 18, 2018 by Ann Keller", ("Ann Keller",), "2018-04-18"),
        ("By Ann KellerJune 3, 2019", ("Ann Keller",), "2019-06-03"),
        ("By\n\nAnn Keller\n\nJune 3, 2019", ("Ann Keller",), "2019-06-03"),
        ("Ann Keller, Staff Writer\n\nJune 3, 2019 10:12 pm", ("Ann Keller",), "2019-06-03"),
        ("June 3, 2019 / Ann Keller", ("Ann Keller",), "2019-06-03"),
        ("By Ann Keller The Associated Press", ("Ann Keller",), None),
        ("by Ann Keller - 12/22/19 12:24 PM ET", ("Ann Keller",), "2019-12-22"),
        ("A  A  A\n\nJune 3, 2019", (), "2019-06-03"),
        ("Skip Advertisement\n\nJune 3, 2019", (), "2019-06-03"),
        ("Buenos Aires, June 3, 2019", (), "2019-06-03"),
    ],
)
def test_a_signature_in_whatever_shape(lines, authors, published):
    doc = read(page(TITLE, lines, *BODY))
    assert (doc.authors, doc.published) == (authors, published)
    assert evidence(doc) == [TITLE, *BODY]


def test_a_signature_below_the_standfirst():
    standfirst = "Dock workers had long warned of the northern wall, but nobody on the council would listen to them."
    doc = read(page(TITLE, standfirst, "By Ann Keller", "June 3, 2019", *BODY))
    assert (doc.authors, doc.published) == (("Ann Keller",), "2019-06-03")
    assert evidence(doc) == [TITLE, standfirst, *BODY]


@pytest.mark.parametrize(
    ("lines", "foot", "published"),
    [
        ("Ann Keller\n\n03/06/2019", "Published in print on 25/05/2019", "2019-06-03"),
        ("Ann Keller\n\n03/06/2019", "Published in print on 05/25/2019", "2019-03-06"),
        ("Ann Keller\n\n03/06/2019", "25/05/2019 and 05/25/2019", "2019"),
        ("Ann Keller\n\n12/05/2019 10:12 AM EDT", "", "2019-12-05"),
    ],
)
def test_a_day_in_digits_is_read_as_the_page_writes_its_days(lines, foot, published):
    assert read(page(TITLE, lines, *BODY, "Contact us", foot)).published == published


def test_a_label_may_stand_on_a_line_of_its_own():
    doc = read(page(TITLE, "Published:\n3 June 2019\nLast updated\n4 June 2019", *BODY))
    assert (doc.published, doc.updated) == ("2019-06-03", "2019-06-04")


@pytest.mark.parametrize(
    ("above", "below", "genre", "section"),
    [
        ("OPINION", "By Ann Keller", "opinion", "OPINION"),
        ("Letters", "By Ann Keller", "letter", "Letters"),
        ("Home > Analysis > Harbour", "By Ann Keller", "analysis", "Analysis"),
        (f"Home » Harbour » {TITLE}", "By Ann Keller", None, "Harbour"),
        ("", "Analysis by Ann Keller", "analysis", None),
        ("", "in Columnists, World", "opinion", "Columnists"),
        ("", "Posted in Harbour, Editorial", "editorial", "Harbour"),
        ("• Opinion\n• Letters", "By Ann Keller", None, None),
    ],
)
def test_section_and_genre_are_what_the_page_says(above, below, genre, section):
    doc = read(page(above, TITLE, below, P1, P2, P3, P4))
    assert (doc.genre, doc.section) == (genre, section)
