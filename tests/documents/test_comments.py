# ruff: noqa: E501 (prose reads best unbroken)
"""Readers' comments in the shapes of the common systems: never evidence, each with its author."""

from __future__ import annotations

import pytest

from tests.documents.test_dumps import BODY, P1, P2, TITLE, evidence, page, read
from tests.documents.test_html import paragraphs, parse

FIRST = "The wall was never any good, and everybody on the docks knew it."
SECOND = "I was at the meeting and that is not what the treasurer said."
WHOLE = f"<html><body><article><h1>{TITLE}</h1>{paragraphs(*BODY)}</article>%s</body></html>"


def authors(doc) -> dict[str, str | None]:
    """The author of the block that holds each of the two comments."""
    found = {}
    for block in doc.blocks:
        for comment in (FIRST, SECOND):
            if comment in doc.text[block.start : block.end]:
                assert block.role == "comment"
                found[comment] = block.author
    return found


@pytest.mark.parametrize(
    "markup",
    [
        '<ol class="comment-list"><li class="comment"><div class="comment-author vcard"><b class="fn">{a}</b> <span class="says">says:</span></div><p>{x}</p></li><li class="comment"><div class="comment-author vcard"><b class="fn">{b}</b> <span class="says">says:</span></div><p>{y}</p></li></ol>',
        '<div id="disqus_thread"><ul><li class="post"><header><span class="author">{a}</span> <span>•</span> <a class="time-ago">4 years ago</a></header><div class="post-message"><p>{x}</p></div><footer><a>Reply</a></footer></li><li class="post"><header><span class="author">{b}</span> → {a} <a class="time-ago">4 years ago</a></header><div class="post-message"><p>{y}</p></div></li></ul></div>',
        '<section id="comments"><div><b>{a}</b><br>{x}</div><div><b>{b}</b><br>{y}</div></section>',
        '<div class="comments"><p>{a}, 19 April at 10:32</p><p>{x}</p><p>{b}, 19 April at 11:02</p><p>{y}</p></div>',
        '<div class="comments"><p>{a} · 2 hours ago</p><p>{x}</p><p>Reply</p><p>{b} · 1h</p><p>{y}</p></div>',
        '<div class="comments"><p>{x}</p><p>Posted by: {a} | June 5, 2019</p><p>{y}</p><p>Posted by: {b} | June 6, 2019</p></div>',
        '<section class="comments"><div itemprop="comment"><span itemprop="author">{a}</span><p>{x}</p></div><div itemprop="comment"><span itemprop="author">{b}</span><p>{y}</p></div></section>',
    ],
)
def test_comments_of_a_web_page_keep_their_authors(markup):
    doc, _ = parse(WHOLE % markup.format(a="Old Salt", b="harbour-cat", x=FIRST, y=SECOND))
    assert evidence(doc) == [TITLE, *BODY]
    assert authors(doc) == {FIRST: "Old Salt", SECOND: "harbour-cat"}


@pytest.mark.parametrize(
    "thread",
    [
        "2 Comments\n\n{a}\n3 hours ago\n{x}\nReply  4 likes\n\n{b}\n2 hours ago\n{y}\nReply  11 likes",
        "5 responses to “Harbour”\n\n{a}\n19 April 2018 at 9.52 pm\n{x}\n\n    {b}\n    19 April 2018 at 10.03 pm\n    {y}",
        "Comments\n\n{a} says:\nJune 5, 2019 at 4:55 pm\n{x}\nReply\n\n{b} says:\nJune 6, 2019 at 9:10 am\n{y}\nReply",
        "{{ 2 comments… read them below or add one }}\n\n{a} June 28, 2015 at 10:25 pm\n{x}\n\n{b} July 6, 2015 at 6:57 pm\n{y}",
        "{a} • 4 years ago\n{x}\nReply\n{b} • 4 years ago\n{y}\nReply",
    ],
)
def test_comments_of_a_dump_keep_their_authors(thread):
    doc = read(page(TITLE, "By Ann Keller", *BODY, thread.format(a="Old Salt", b="Mary T.", x=FIRST, y=SECOND)))
    assert evidence(doc) == [TITLE, *BODY]
    assert authors(doc) == {FIRST: "Old Salt", SECOND: "Mary T."}


def test_a_heading_of_comments_has_no_author_and_an_unsigned_comment_none():
    doc, _ = parse(WHOLE % f'<section class="comments"><h3>Comments (1)</h3><p>{FIRST}</p></section>')
    assert authors(doc) == {FIRST: None}


def test_a_list_of_other_articles_with_their_days_is_no_thread_of_comments():
    doc = read(page(TITLE, P1, P2, "The lighthouse\nJune 3, 2019", BODY[2], "The old mill\nJune 2, 2019", BODY[3]))
    assert not [b for b in doc.blocks if b.role == "comment"]
    assert set(BODY) <= set(evidence(doc))


def test_what_stands_below_the_comments_is_none():
    thread = f"2 Comments\n\nOld Salt\n3 hours ago\n{FIRST}\nReply\n\nMary T.\n2 hours ago\n{SECOND}\n\nOlder: Lambs\nNewer: The chapel"
    doc = read(page(TITLE, *BODY, thread))
    assert [b.role for b in doc.blocks if "Lambs" in doc.text[b.start : b.end]] == ["chrome"]
