"""Companies that bear a surname, the page's own outlet, agencies of states, bodies that are only described."""

from __future__ import annotations

from tests.sources.building import given, page, solve


def test_a_company_that_bears_a_surname_is_no_person() -> None:
    one = page(
        "a",
        "[<Orrell Bearings>] will close it. [chief executive Sir <Alan Orrell>] said so. [<Orrell>] said no more. "
        "[Sir <Alan>] did.",
    )
    result = solve(one)
    company = given(result, one, "Orrell Bearings")
    assert company.kind == "organization"
    assert given(result, one, "Orrell") == company != given(result, one, "Sir Alan")


def test_what_stands_around_a_surname_makes_it_the_company() -> None:
    one = page(
        "a", "[<Carla Orrell>] said no. Bearing maker [<Orrell>] said yes. [organization: <Orrell Bearings>] did."
    )
    result = solve(one)
    assert given(result, one, "Orrell") == given(result, one, "Orrell Bearings")
    assert given(result, one, "Carla Orrell").kind == "person"


def test_who_is_named_behind_a_body_is_described_before_it() -> None:
    one = page("a", "[An analyst at <Borrel Bank>, Mia Tarn] said no. [she] said so.")
    result = solve(one)
    assert given(result, one, "she").name == "Mia Tarn"


def test_the_outlet_of_the_page_is_an_outlet_whatever_the_tag() -> None:
    one = page("a", "[<GearPost>] has also learned from a clerk that it shut. [<Courier>] said so.", outlet="GearPost")
    two = page("b", "[the <Courier>] said so.", outlet="The Marle Courier")
    result = solve(one, two)
    assert given(result, one, "GearPost").kind == "outlet"
    assert given(result, two, "the Courier").name == "The Marle Courier"
    assert given(result, two, "the Courier").kind == "outlet"


def test_whoever_has_learned_what_is_printed_is_an_outlet() -> None:
    one = page(
        "a", "The works will shut, [<GearPost>] understands. [<GearPost>] has learned from a clerk that it will."
    )
    assert given(solve(one), one, "GearPost").kind == "outlet"


def test_the_news_agency_of_a_state_is_not_the_state() -> None:
    one = page("a", "[organization: <Kenya>] denied it.", outlet="KENYA NEWS AGENCY")
    two = page("b", "[outlet: <Kenya>'s state news agency], KNA, said so.")
    result = solve(one, two)
    agency = given(result, two, "Kenya's state news agency")
    assert agency.kind == "outlet" and agency.name != "Kenya"
    assert given(result, one, "Kenya").name == "Kenya"
    assert result.publishers[one.document.id] == agency.id


def test_a_body_that_several_pages_only_describe_is_one() -> None:
    one = page("a", "[organization: The county health authority] said no.")
    two = page("b", "[organization: The health authority] said no. [organization: The labour office] did not.")
    result = solve(one, two)
    assert given(result, one, "The county health authority") == given(result, two, "The health authority")
    assert given(result, two, "The labour office") != given(result, two, "The health authority")


def test_its_director_speaks_for_the_office_that_was_just_described() -> None:
    one = page(
        "a", "[organization: <Orrell Bearings>] said so. [organization: The labour office] knew, said [its director]."
    )
    result = solve(one)
    director = given(result, one, "its director")
    assert director.party == given(result, one, "The labour office").id
