# ruff: noqa: E501 (markup reads best unbroken)
"""Comments keep when they were written and what they answer, as far as the page shows it."""

from __future__ import annotations

import pytest

from firsthand.documents.comment_times import moment
from firsthand.documents.commenters import header
from tests.documents.test_comments import FIRST, SECOND, WHOLE
from tests.documents.test_dumps import BODY, TITLE, evidence, page, read
from tests.documents.test_html import parse

THIRD = "You should read the report before you write, because it says the very opposite."


def told(doc) -> list[tuple[str | None, str | None, int | None]]:
    """Author, time and depth of the blocks that hold the three comments, in order."""
    found = []
    for comment in (FIRST, SECOND, THIRD):
        for block in doc.blocks:
            if comment in doc.text[block.start : block.end]:
                assert block.role == "comment"
                found.append((block.author, block.time, block.depth))
    assert not any(comment in text for text in evidence(doc) for comment in (FIRST, SECOND, THIRD))
    return found


NESTED = [
    # WordPress: the class counts.
    '<ol class="comment-list"><li class="comment depth-1"><article class="comment-body"><b class="fn">Old Salt</b> <span class="says">says:</span><div class="comment-metadata"><time datetime="2019-06-03T16:15:00+00:00">June 3, 2019 at 4:15 pm</time></div><p>{x}</p></article>'
    '<ol class="children"><li class="comment depth-2"><article class="comment-body"><b class="fn">harbour-cat</b> <span class="says">says:</span><div class="comment-metadata"><time datetime="2019-06-03T17:00:00+00:00">June 3, 2019 at 5:00 pm</time></div><p>{y}</p></article></li></ol></li>'
    '<li class="comment depth-1"><article class="comment-body"><b class="fn">Mary T.</b> <span class="says">says:</span><div class="comment-metadata">June 4, 2019 at 9:10 am</div><p>{z}</p></article></li></ol>',
    # Lists in lists, without classes that count.
    '<div id="comments"><ul><li><span class="author">Old Salt</span> <time datetime="2019-06-03T16:15">3 June</time><p>{x}</p><ul><li><span class="author">harbour-cat</span> <time datetime="2019-06-03T17:00">3 June</time><p>{y}</p></li></ul></li>'
    '<li><span class="author">Mary T.</span> <time datetime="2019-06-04T09:10">4 June</time><p>{z}</p></li></ul></div>',
    # Articles in articles.
    '<section class="comments"><article><h4 class="author">Old Salt</h4><p>3 June 2019, 16:15</p><p>{x}</p><article><h4 class="author">harbour-cat</h4><p>3 June 2019, 17:00</p><p>{y}</p></article></article>'
    '<article><h4 class="author">Mary T.</h4><p>4 June 2019, 09:10</p><p>{z}</p></article></section>',
    # An attribute that counts.
    '<div class="comments"><div class="comment" data-depth="0"><span class="author">Old Salt</span> <span>3 June 2019 16:15</span><p>{x}</p></div><div class="comment" data-depth="1"><span class="author">harbour-cat</span> <span>3 June 2019 17:00</span><p>{y}</p></div>'
    '<div class="comment" data-depth="0"><span class="author">Mary T.</span> <span>4 June 2019 09:10</span><p>{z}</p></div></div>',
    # Boxes of one class, one in the other.
    '<div class="comments"><div class="comment-item"><span class="author">Old Salt</span><span itemprop="dateCreated" content="2019-06-03T16:15">a while ago</span><p>{x}</p><div class="comment-item"><span class="author">harbour-cat</span> <span itemprop="dateCreated" content="2019-06-03T17:00">a while ago</span><p>{y}</p></div></div>'
    '<div class="comment-item"><span class="author">Mary T.</span> <span itemprop="dateCreated" content="2019-06-04T09:10">a while ago</span><p>{z}</p></div></div>',
]  # fmt: skip


@pytest.mark.parametrize("markup", NESTED)
def test_a_web_page_shows_when_and_what_is_answered(markup):
    doc, _ = parse(WHOLE % markup.format(x=FIRST, y=SECOND, z=THIRD))
    assert told(doc) == [
        ("Old Salt", "2019-06-03T16:15", 0),
        ("harbour-cat", "2019-06-03T17:00", 1),
        ("Mary T.", "2019-06-04T09:10", 0),
    ]


def test_a_list_inside_a_comment_nests_nothing():
    markup = f'<div id="comments"><ul><li><b class="fn">Old Salt</b><p>{FIRST}</p><ul><li>{THIRD}</li></ul></li><li><b class="fn">harbour-cat</b><p>{SECOND}</p></li></ul></div>'
    doc, _ = parse(WHOLE % markup)
    assert told(doc) == [("Old Salt", None, 0), ("harbour-cat", None, 0), ("Old Salt", None, 0)]


def test_what_shows_no_nesting_has_none():
    markup = f'<div class="comments"><p>Old Salt, 19 April 2019 at 10:32</p><p>{FIRST}</p><p>harbour-cat, 19 April 2019 at 11:02</p><p>{SECOND}</p></div>'
    assert told(parse(WHOLE % markup)[0]) == [
        ("Old Salt", "2019-04-19T10:32", None),
        ("harbour-cat", "2019-04-19T11:02", None),
    ]


@pytest.mark.parametrize(
    ("thread", "expected"),
    [
        (
            f"2 Comments\n\nOld Salt\n3 hours ago\n{FIRST}\nReply  4 likes\n\nMary T.\n2 hours ago\n{SECOND}\nReply  11 likes",
            [("Old Salt", "3 hours ago", None), ("Mary T.", "2 hours ago", None)],
        ),
        (
            f"Comments\n\nOld Salt says:\nJune 5, 2019 at 4:55 pm\n{FIRST}\nReply\n\nMary T. says:\nJune 6, 2019 at 9:10 am\n{SECOND}\nReply",
            [("Old Salt", "2019-06-05T16:55", None), ("Mary T.", "2019-06-06T09:10", None)],
        ),
        (
            f"5 responses to “Harbour”\n\nOld Salt\n19 April 2018 at 9.52 pm\n{FIRST}\n\n    Mary T.\n    19 April 2018 at 10.03 pm\n    {SECOND}\n\nAnn B.\n20 April 2018 at 7.00 am\n{THIRD}",
            [
                ("Old Salt", "2018-04-19T21:52", 0),
                ("Mary T.", "2018-04-19T22:03", 1),
                ("Ann B.", "2018-04-20T07:00", 0),
            ],
        ),
        (
            f"2 Kommentare\n\nOld Salt sagt:\n7. Dezember 2018 um 13:22 Uhr\n{FIRST}\nAntworten\n\nMary T. sagt:\n8. Dezember 2018 um 09:01 Uhr\n@Old Salt: {SECOND}\nAntworten",
            [("Old Salt", "2018-12-07T13:22", 0), ("Mary T.", "2018-12-08T09:01", 1)],
        ),
        (
            f"2 commentaires\n\nOld Salt\nil y a 3 heures\n{FIRST}\nRépondre\n\nMary T.\nil y a 2 heures\n{SECOND}\nRépondre",
            [("Old Salt", "il y a 3 heures", None), ("Mary T.", "il y a 2 heures", None)],
        ),
    ],
)
def test_a_dump_shows_when_and_what_is_answered(thread, expected):
    doc = read(page(TITLE, "By Ann Keller", *BODY, thread))
    assert evidence(doc) == [TITLE, *BODY]
    assert told(doc) == expected


def test_a_line_of_actions_that_recurs_shows_a_thread_in_any_language():
    signed = [
        ("Ula", "3 czerwca 2019 16:15", FIRST),
        ("Marek77", "3 czerwca 2019 17:00", SECOND),
        ("Basia", "4 czerwca 2019 09:10", THIRD),
    ]
    thread = "\n".join(f"{name}\n{text}\nLubię 4 Nie lubię 0 Odpowiedz\n{day}" for name, day, text in signed)
    doc = read(page(TITLE, "By Ann Keller", *BODY, thread))
    assert evidence(doc) == [TITLE, *BODY]
    assert [author for author, _, _ in told(doc)] == ["Ula", "Marek77", "Basia"]


def test_the_signature_of_the_article_begins_no_thread():
    doc = read(
        page("Menu", "A word from our readers. " * 16, "Comments", TITLE, "Ann Keller\n5 June 2019 10:12", *BODY * 4)
    )
    assert set(BODY) <= set(evidence(doc))


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("3 hours ago", "3 hours ago"),
        ("June 3, 2019 at 4:15 pm", "2019-06-03T16:15"),
        ("3 June 2019 12:05 AM", "2019-06-03T00:05"),
        ("7. Dez 2018 um 13:22", "2018-12-07T13:22"),
        ("3 de junio de 2019 a las 10:05", "2019-06-03T10:05"),
        ("12 грудня 2019 о 14:05", "2019-12-12T14:05"),
        ("2019年6月3日 14:05", "2019-06-03T14:05"),
        ("vor 2 Tagen", "vor 2 Tagen"),
        ("3時間前", "3時間前"),
        ("03/05/2019 22:46", "2019"),
        ("Old Salt", None),
    ],
)
def test_a_time_is_a_day_or_the_words_that_count_back(line, time):
    assert moment(line) == time


def test_which_of_day_and_month_comes_first_is_known_from_elsewhere():
    assert moment("03/05/2019 22:46", "day") == "2019-05-03T22:46"


@pytest.mark.parametrize(
    "says",
    [
        "says:",
        "sagt:",
        "dit :",
        "a écrit :",
        "dice:",
        "ha detto:",
        "disse:",
        "schreef:",
        "pisze:",
        "skriver:",
        "sanoo:",
        "пишет:",
        "каже:",
    ],
)
def test_who_says_in_other_languages(says):
    assert header(f"Old Salt {says}") == "Old Salt"
