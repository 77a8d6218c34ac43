"""States that no table holds, and the offices that every state has."""

from __future__ import annotations

from firsthand.sources.states import states
from tests.sources.building import given, page, solve


def test_a_state_is_read_from_its_offices_and_the_words_for_its_people() -> None:
    found = states(
        ["Orveni soldiers fired, the army of Orven said.", "Orven and Tessany fell out. Tessany's army is small."]
    )
    assert found == {"orven": "Orven", "orveni": "Orven", "tessany": "Tessany"}
    assert states(["The mayor of Orven spoke to the Health Ministry of nobody."]) == {}


def test_the_ministries_of_two_states_are_two() -> None:
    one = page(
        "a",
        "[organization: <Defence Ministry of Tessany>] denied. [organization: the <Orveni Defence Ministry>] said so.",
    )
    two = page(
        "b", "[organization: <Orven's Defence Ministry>] said so. Orveni soldiers fell, and Tessany's army fired."
    )
    result = solve(one, two)
    orven = given(result, one, "the Orveni Defence Ministry")
    assert orven == given(result, two, "Orven's Defence Ministry")
    assert orven != given(result, one, "Defence Ministry of Tessany")


def test_a_bare_ministry_is_that_of_the_page_and_not_the_nearest() -> None:
    one = page(
        "a",
        "[organization: The <Orveni Defence Ministry>] said so. Tessany's army fired. "
        "[organization: the <Defence Ministry>] denied it.",
        outlet="Tessany Herald",
    )
    two = page("b", "[organization: <Tessany's Defence Ministry>] denied it.")
    result = solve(one, two)
    assert given(result, one, "the Defence Ministry") == given(result, two, "Tessany's Defence Ministry")


def test_whose_ministry_stands_behind_its_is_read_from_the_owner_before() -> None:
    one = page(
        "a",
        "Tessany's Defence Ministry and its [organization: <Foreign Ministry>] denied it. "
        "[organization: The <Orven Foreign Ministry>] did not.",
    )
    result = solve(one)
    assert given(result, one, "Foreign Ministry").name == "Tessany’s Foreign Ministry"


def test_the_president_of_another_state_is_not_the_one_whom_the_page_calls_president() -> None:
    one = page(
        "a",
        "[President <Ilo Marenko>] spoke. Tessany's army fired, Orven's army too. [the president of Tessany] said no.",
        outlet="Orven Herald",
    )
    result = solve(one)
    assert given(result, one, "the president of Tessany") != given(result, one, "President Ilo Marenko")


def test_a_minister_speaks_for_the_state_of_the_page_and_no_other() -> None:
    one = page("a", "[Defence Minister <Jan Kolm>] said no. Tessany fired.")
    two = page(
        "b",
        "[a spokesman for the Defence Ministry of Tessany] said no, and Tessany's army too. "
        "[organization: The <Orven Defence Ministry>] said yes.",
    )
    result = solve(one, two)
    names = {source.id: source.name for source in result.sources}
    assert names[given(result, one, "Defence Minister Jan Kolm").party or ""] == "Tessany"
    assert names[given(result, two, "a spokesman for the Defence Ministry of Tessany").party or ""] == "Tessany"
