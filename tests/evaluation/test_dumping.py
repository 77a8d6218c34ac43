"""The forms of dumps that the figures are measured on."""

from evaluation.dumping import FORMS, one_line, wrapped

LONG = "The ferry to Sandholm was stopped on Tuesday after an engineer found a crack in its hull, its office said."


def test_a_wrapped_dump_has_the_same_words_in_lines_of_eighty() -> None:
    text = f"Menu\n\n{LONG}\nSearch"
    made = wrapped(text)
    assert made.split() == text.split()
    assert max(map(len, made.splitlines())) < 80
    assert made.splitlines()[:2] == ["Menu", ""]


def test_a_dump_on_one_line_has_the_same_words() -> None:
    made = one_line(f"Menu\n\n{LONG}\n")
    assert made == f"Menu {LONG}"


def test_every_form_has_a_name() -> None:
    assert set(FORMS) == {"dump", "wrapped", "one line"}
    assert FORMS["dump"](LONG) == LONG
