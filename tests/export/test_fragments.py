"""Text fragments, without a browser: what is written, and that it leads to the passage which is meant."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.export.fragments import Fragments, Terms, address
from firsthand.records import Span


def _terms(text: str, passage: str, nth: int = 0) -> Terms | None:
    start = -1
    for _ in range(nth + 1):
        start = text.index(passage, start + 1)
    return Fragments(text).terms(start, start + len(passage))


def test_a_short_passage_is_written_out_and_its_syntax_encoded() -> None:
    text = "Before it.\nThe well-known lock, they say & hope, is shut.\nAfter it."
    terms = _terms(text, "well-known lock, they say & hope")
    assert terms == Terms("well-known lock, they say & hope")
    assert terms.directive() == "text=well%2Dknown%20lock%2C%20they%20say%20%26%20hope"


def test_a_long_passage_is_told_by_its_first_and_last_words() -> None:
    words = [f"word{n}" for n in range(60)]
    assert _terms(" ".join(words), " ".join(words[5:50])) == Terms(" ".join(words[5:9]), " ".join(words[46:50]))


def test_a_passage_over_blocks_has_no_term_that_crosses_them() -> None:
    text = "One two three.\n\nFour five six seven eight.\nNine ten."
    assert _terms(text, "three.\n\nFour five six seven eight.\nNine") == Terms("three.", "Nine")


def test_a_passage_that_stands_twice_is_told_by_what_is_beside_it() -> None:
    text = "Rain came. It is shut, he said. Snow came.\nWind came. It is shut, he said. Hail came."
    first, second = (_terms(text, "It is shut, he said.", n) for n in (0, 1))
    assert first == Terms("It is shut, he said.", None, "Rain came.", None)
    assert second == Terms("It is shut, he said.", None, "Wind came.", None)


def test_what_stands_beside_it_may_be_in_the_next_block() -> None:
    text = "Rain.\nIt is shut.\nWind.\nIt is shut.\nHail."
    assert _terms(text, "It is shut.", 1) == Terms("It is shut.", None, "Wind.", None)


def test_where_only_the_lines_around_tell_two_lines_apart_the_whole_line_is_taken() -> None:
    line = "When the park was made, many people of the valley were sent away."
    text = f"Rain fell.\n{line}\nWind.\nHail fell.\n{line}\nWind."
    above = line.partition(" of the valley")[0]
    assert _terms(text, "many people", 1) == Terms(above, None, "Hail fell.", None)
    assert _terms(text, "many people", 0) == Terms(above, None, "Rain fell.", None)


def test_where_nothing_tells_two_passages_apart_the_first_is_found_and_the_second_is_not() -> None:
    text = "Shut.\nOpen.\n" * 3
    assert _terms(text, "Open.", 0) is not None
    assert _terms(text, "Open.", 1) is None


def test_case_accents_and_quotation_marks_make_no_difference_to_a_search() -> None:
    # A browser would stop at the first of the two.
    text = 'CAFE “open” now. And then: café "open" now.'
    terms = _terms(text, 'café "open" now')
    assert terms == Terms('café "open" now', None, "now. And then:", None)


@pytest.mark.parametrize(
    ("text", "passage", "widened"),
    [
        ("A minister said so.", "inister sai", "minister said"),
        ("It cost 1,204 pounds.", "204", "1,204"),
        ("They don’t ask.", "don", "don’t"),
        ("A well-known lock.", "known", "known"),
        ("He said “no” twice.", "no", "no"),
        ("At 10:30 they left.", "30", "10:30"),
        ("snake_case name", "snake", "snake_case"),
    ],
)
def test_a_passage_is_widened_to_whole_words(text: str, passage: str, widened: str) -> None:
    assert _terms(text, passage) == Terms(widened)


def test_a_term_begins_at_what_a_search_looks_for() -> None:
    text = "Kept. \u2063 \u2063See you at six. \u200b"
    assert _terms(text, "\u2063 \u2063See you at six.") == Terms("See you at six.")
    assert _terms(text, "\u200b") is None


def test_several_spans_are_several_directives() -> None:
    text = "“We saw it,” she said, “and we left.”"
    spans = [Span.at("d", text, 1, 11), Span.at("d", text, text.index("and"), text.index("and") + 11)]
    assert Fragments(text).of(spans) == ":~:text=We%20saw%20it%2C&text=and%20we%20left"
    assert Fragments(text).of([]) is None


@pytest.mark.parametrize(
    ("uri", "whole"),
    [
        ("https://a.example/x", "https://a.example/x#:~:text=a"),
        ("https://a.example/x?y=1#top", "https://a.example/x?y=1#top:~:text=a"),
        ("https://a.example/x#:~:text=old", "https://a.example/x#:~:text=a"),
    ],
)
def test_an_address_keeps_its_own_anchor(uri: str, whole: str) -> None:
    assert address(uri, ":~:text=a") == whole


@given(st.text("ab ’“-,.\n1é\xa0", max_size=80), st.data())
def test_whatever_is_given_finds_the_passage_first(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    terms = Fragments(text).terms(start, end)
    if terms is None:
        return
    assert "\n" not in "".join(filter(None, (terms.start, terms.end, terms.prefix, terms.suffix)))
    # The plainest search: the words stand there, and the first of them no later than the passage.
    passage = text[start:end].strip()
    assert passage[:1] in terms.start or passage in text
    assert text.find(terms.start) <= start
    told = unquote(terms.directive()).replace("\xa0", " ")
    assert terms.start.replace("\xa0", " ") in told
