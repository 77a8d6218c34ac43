"""Titles without a holder, surnames of two, and descriptions beside a name."""

from __future__ import annotations

from tests.sources.building import given, page, solve


def test_a_title_that_nobody_holds_is_not_whoever_spoke_last() -> None:
    one = page("a", "[<Otto Prell>] said no. [the chief executive] had promised it.")
    result = solve(one)
    title = given(result, one, "the chief executive")
    assert title.name is None and title.description == "the chief executive"


def test_a_title_is_the_storys_holder_and_not_the_nearest_person() -> None:
    one = page("a", "[<Rosa Ilven>, the mayor of Marle] said no.")
    two = page("b", "[Mr <Otto Prell>] said yes. [the mayor] said no. [she] told us so.")
    result = solve(one, two)
    assert given(result, two, "the mayor").name == given(result, two, "she").name == "Rosa Ilven"


def test_they_are_never_one_unnamed_person() -> None:
    one = page("a", "[<Ana Holt>] said that [~anonymous: her son] was ill. [they] told us.")
    result = solve(one)
    assert given(result, one, "they").description == "they"


def test_who_is_described_behind_a_name_is_its_bearer() -> None:
    one = page("a", "[~<Paul Reed>] is no relation of [~<Sara Reed>], [~a mother] who was quoted. [she] told us so.")
    result = solve(one)
    assert given(result, one, "she").name == "Sara Reed"


def test_a_bare_surname_is_not_whoever_is_first_named_below() -> None:
    one = page("a", "[President <Ilo Marenko>] said no.")
    two = page("b", "[<Marenko>] had said no on Monday. [<Elena Marenko>, a historian] says yes.")
    result = solve(one, two)
    assert given(result, two, "Marenko").name == "Ilo Marenko"


def test_a_surname_of_two_goes_to_whom_the_honorific_fits() -> None:
    one = page("a", "[<Tom Brahl>] said no.")
    two = page("b", "[Mr <Brahl>] said so. [His deputy, <Lena Brahl>] said that she would not.")
    result = solve(one, two)
    assert given(result, two, "Mr Brahl").name == "Tom Brahl"


def test_a_slip_in_a_surname_of_two_goes_to_whoever_holds_the_office() -> None:
    one = page("a", "[<Tom Brahlt>], who leads the works council, said no.")
    two = page("b", "[<Brahl>, the head of the works council] said so.")
    three = page("c", "[<Lena Brahlt>] said yes.")
    result = solve(one, two, three)
    assert given(result, two, "Brahl, the head of the works council").name == "Tom Brahlt"
