"""For whom people speak, and who is meant before being named, where only the words around a mention tell."""

from __future__ import annotations

import pytest

from firsthand.records import Source
from firsthand.sources import Resolution
from firsthand.sources.bodies import key
from firsthand.sources.bonds import body_after, body_before, post
from firsthand.sources.places import capital, country
from tests.sources.building import given, page, solve


def party(resolution: Resolution, source: Source) -> str | None:
    return next((s.name for s in resolution.sources if s.id == source.party), None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("At St Ela's Hospital Dr ", "St Ela's Hospital"),
        ("It rained. At the Harbour Institute the director, ", "Harbour Institute"),
        ("At Monday's meeting ", None),
        ("She laughed at the Harbour Institute director ", None),
    ],
)
def test_the_body_at_the_front_of_a_sentence(text: str, body: str | None) -> None:
    assert body_before(text, len(text)) == body


def test_posts_and_bodies_behind_a_name() -> None:
    assert post("Ana Holt leads the Tolvar Pilots' Association. She flies.", 8) == (
        "leader",
        "Tolvar Pilots' Association",
    )
    assert post("Ana Holt leads by two points.", 8) is None
    assert body_after("the mayor of Tolvar what he thinks", 9) == "Tolvar"


def test_a_minister_speaks_for_the_ministry_that_the_title_names() -> None:
    a = page("a", "[organization: <The Energy Ministry>] denied it. [Deputy Energy Minister <Ana Holt>] said no.")
    r = solve(a)
    assert party(r, given(r, a, "Deputy Energy Minister Ana Holt")) == "Energy Ministry"


def test_a_company_spokesman_speaks_for_the_company_last_spoken_of() -> None:
    a = page("a", "[organization: <Corvane Steel>] shut the plant, [company spokesman <Piet Marn>] said.")
    r = solve(a)
    assert party(r, given(r, a, "company spokesman Piet Marn")) == "Corvane Steel"


def test_a_spokesman_of_a_ministry_is_not_of_the_one_last_spoken_of() -> None:
    a = page("a", "[organization: <The Energy Ministry>] agreed. [Harbour Ministry spokesman <Piet Marn>] said no.")
    r = solve(a)
    assert party(r, given(r, a, "Harbour Ministry spokesman Piet Marn")) != "Energy Ministry"


def test_a_government_called_after_its_head_is_that_of_the_country_of_the_head() -> None:
    a = page("a", "[Kenyan President <Ana Holt>] said yes. [organization: the Holt administration] said more.")
    r = solve(a)
    assert party(r, given(r, a, "the Holt administration")) == "Kenya"


def test_an_envoy_is_sent_by_the_administration_just_spoken_of() -> None:
    a = page(
        "a",
        "[Kenyan President <Ana Holt>] said yes. [~organization: The Holt administration] agrees, said "
        "[<Piet Marn>, special envoy for Norway].",
    )
    r = solve(a)
    envoy = given(r, a, "Piet Marn, special envoy for Norway")
    assert party(r, envoy) == "Holt administration"


def test_who_is_described_in_the_lead_is_whoever_the_next_sentence_names_in_the_same_words() -> None:
    a = page(
        "a",
        "[A retired pilot who found the crack] says it is old.\n[<Ana Holt>], 67, saw the crack in May. [She] wept.",
    )
    r = solve(a)
    found = given(r, a, "A retired pilot who found the crack")
    assert found is given(r, a, "Ana Holt")
    assert any("described so in the lead" in reason for reason in found.merged)


def test_who_is_described_otherwise_stays_unnamed() -> None:
    a = page("a", "[A retired pilot who found the crack] says it is old.\n[<Ana Holt>] sells bread on the quay.")
    r = solve(a)
    assert given(r, a, "A retired pilot who found the crack") is not given(r, a, "Ana Holt")


@pytest.mark.parametrize(
    ("described", "same"),
    [
        ("the head of their union", True),
        ("the head of the pilots' union", True),
        ("the head of the nurses' union", False),
        ("the head of the company", False),
        ("the former head of their union", False),
        ("a teacher at the union", False),
    ],
)
def test_a_post_in_another_word_is_the_one_that_the_next_sentence_tells(described: str, same: bool) -> None:
    a = page(
        "a",
        f"The bell had been off when the pilots landed, [person: {described}] has told the paper.\n"
        "[~<Ana Holt>] leads the Tolvar Pilots' Association. “Somebody had taped it,” [she] said.",
    )
    r = solve(a)
    found = given(r, a, described)
    assert (found is given(r, a, "she")) is same
    if same:
        assert found.name == "Ana Holt"
        assert any("described so in the lead" in reason for reason in found.merged)


def test_a_title_alone_is_the_one_who_holds_the_office_in_the_story() -> None:
    a = page("a", "[The harbour master] said no.")
    b = page("b", "[harbour master <Ana Holt>] said yes.")
    c = page("c", "[harbour master <Piet Marn>] said yes.")
    r = solve(a, b)
    assert given(r, a, "The harbour master") is given(r, b, "harbour master Ana Holt")
    r = solve(a, b, c)
    assert given(r, a, "The harbour master").name is None


def test_common_titles_alone_tell_nobody() -> None:
    a = page("a", "[The spokesman] said no.")
    b = page("b", "[spokesman <Piet Marn>] said yes.")
    assert len(solve(a, b).sources) == 2


def test_a_place_is_no_person_and_a_telephone_number_no_surname() -> None:
    a = page(
        "a", "In Tolvar it rained, and near Tolvar it snowed. Ring [~<Tolvar 2114>]. [~<Tolvar>] waits. [He] said so."
    )
    r = solve(a)
    assert given(r, a, "He").name is None


def test_a_surname_that_one_person_bears_is_a_name_too() -> None:
    a = page("a", "[<Agnes Tarvik>] said yes. [<Petra Velmar>] said no. [<Jonas Velmar>] too.")
    r = solve(a)
    assert given(r, a, "Agnes Tarvik").aliases == ("Tarvik",)
    assert given(r, a, "Petra Velmar").aliases == ()


def test_a_release_speaks_for_its_issuer() -> None:
    a = page(
        "a", "[organization: <Port of Tolvar>] said so. [harbour master <Ana Holt>] agreed.", outlet="Port of Tolvar"
    )
    b = page("b", "[harbour master <Piet Marn>] said so.", outlet="The Tolvar Courier")
    r = solve(a)
    assert party(r, given(r, a, "harbour master Ana Holt")) == "Port of Tolvar"
    r = solve(b)
    assert party(r, given(r, b, "harbour master Piet Marn")) is None


def test_countries_of_several_words_and_small_ones() -> None:
    assert key("Papua New Guinea Army") == ("=Papua New Guinea", "army")
    assert country("Timor-Leste") == "East Timor"
    assert country("Guinean") == "Guinea"
    assert capital("Tbilisi") == "Georgia"


def test_who_is_taken_for_known_above_is_the_one_of_that_noun_below() -> None:
    a = page("a", "[The nurse] was wrong.\n[A nurse on the ward] said yes.")
    assert len(solve(a).sources) == 1
    b = page("b", "[The nurse] was wrong.\n[A nurse on the ward] said yes. [Another nurse] said no.")
    assert len(solve(b).sources) == 3
