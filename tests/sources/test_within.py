"""Who is who within one page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.sources import resolve
from tests.sources.building import given, page, solve


def test_a_surname_is_the_person_of_the_full_name() -> None:
    p = page("a", "[Foreign Minister <Ilse Brandaur>] said so. [<Brandaur>] added this. [Mrs. <Brandaur>] agreed.")
    r = solve(p)
    assert len(r.sources) == 1
    (source,) = r.sources
    assert (source.kind, source.name, source.description) == ("person", "Ilse Brandaur", "Foreign Minister")
    assert source.aliases == ("Brandaur",)
    assert len(source.mentions) == 3


def test_a_heading_may_come_before_the_full_name() -> None:
    p = page("a", "[<Brandaur>] closes harbour\n[<Ilse Brandaur>] said it would stay closed.")
    assert [s.name for s in solve(p).sources] == ["Ilse Brandaur"]


def test_two_people_of_one_surname_stay_two_and_the_nearest_takes_the_bare_name() -> None:
    p = page(
        "a",
        "[<Petra Velmar>] showed papers. “All lies,” [<Velmar>] said in the hall.\n"
        "Later the minister came. According to [<Jonas Velmar>] it is false. [<Vélmar>] said it again. [he] argued.",
    )
    r = solve(p)
    assert given(r, p, "Velmar").name == "Petra Velmar"
    assert given(r, p, "Vélmar").name == "Jonas Velmar"
    assert given(r, p, "he").name == "Jonas Velmar"
    assert len(r.sources) == 2


def test_a_title_or_a_gender_outweighs_what_is_nearer() -> None:
    p = page("a", "[<Anna Korb>] spoke. [<Peter Korb>] spoke. [Mrs. <Korb>] replied. [she] said no. [Mr. <Korb>] left.")
    r = solve(p)
    assert given(r, p, "Mrs. Korb").name == "Anna Korb"
    assert given(r, p, "she").name == "Anna Korb"
    assert given(r, p, "Mr. Korb").name == "Peter Korb"


def test_a_transposed_rare_surname_is_a_slip() -> None:
    p = page("a", "[Deputy Minister <Pavel Tvaskin>] said yes. According to [<Tavskin>], no. [he] said maybe.")
    r = solve(p)
    assert [s.name for s in r.sources] == ["Pavel Tvaskin"]
    assert "one slip away" in " ".join(r.sources[0].merged)


@pytest.mark.parametrize("other", ["Marten", "Martinez", "Petrova"])
def test_two_surnames_that_are_near_or_inflected_are_two(other: str) -> None:
    first = "Petrov" if other == "Petrova" else "Martin"
    p = page("a", f"[<Oleg {first}>] said yes. [<Olga {other}>] said no.")
    assert len(solve(p).sources) == 2


def test_titles_find_their_holder() -> None:
    p = page(
        "a",
        "[President <Tomas Odrin>] said yes. [Vice President <Ada Lund>] said no. [person: the president] insisted. "
        "[person: the vice president] left. [person: The president] sighed.",
    )
    r = solve(p)
    assert given(r, p, "the president").name == "Tomas Odrin"
    assert given(r, p, "the vice president").name == "Ada Lund"
    assert given(r, p, "The president").name == "Tomas Odrin"


def test_pronouns_follow_gender_number_and_who_spoke() -> None:
    p = page(
        "a",
        "[<Ilse Brandaur>] met [~<Peter Holt>]. [she] said it went well. [he] said it had not. "
        "[organization: <Orvane Mining>] closed. [it] said no more. [Two officials] shrugged. [They] said it was late.",
    )
    r = solve(p)
    assert given(r, p, "she").name == "Ilse Brandaur"
    assert given(r, p, "he").name == "Peter Holt"
    assert given(r, p, "it").name == "Orvane Mining"
    they = given(r, p, "They")
    assert (they.kind, they.name, they.description) == ("anonymous", None, "Two officials")


def test_the_newspaper_is_the_outlet_last_named() -> None:
    p = page(
        "a",
        "[outlet: <The Harrow Courier>] reported it. [outlet: The newspaper] did. Then [outlet: <Karpress>] came. "
        "[outlet: The agency] said less. [outlet: the <Courier>] stood by it.",
    )
    r = solve(p)
    assert given(r, p, "The newspaper") is given(r, p, "The Harrow Courier")
    assert given(r, p, "The agency").name == "Karpress"
    assert given(r, p, "the Courier") is given(r, p, "The Harrow Courier")


def test_an_abbreviation_in_brackets_and_by_initials() -> None:
    p = page("a", "[organization: <Union of Telephone Workers>] (UTW) met. [organization: <UTW>] said no.")
    assert [s.name for s in solve(p).sources] == ["Union of Telephone Workers"]


def test_an_anonymous_source_continues_within_its_page() -> None:
    p = page(
        "a",
        "[a person close to the ministry] said so. [the person] said more. [he] laughed. [Another person] said no.",
    )
    r = solve(p)
    first = given(r, p, "a person close to the ministry")
    assert (first.kind, first.name, first.description) == ("anonymous", None, "a person close to the ministry")
    assert given(r, p, "the person") is first
    assert given(r, p, "he") is first
    assert given(r, p, "Another person") is not first


def test_a_first_person_is_who_is_quoted_and_in_the_narration_the_page() -> None:
    p = page(
        "a",
        "“[We] told them,” [<Ilse Brandaur>] said.\n[I] believe her. [we] stand by it.",
        outlet="Harrow Post",
        authors=("Mara Tolland",),
    )
    r = solve(p)
    assert given(r, p, "We").name == "Ilse Brandaur"
    assert (given(r, p, "I").kind, given(r, p, "I").name) == ("author", "Mara Tolland")
    assert (given(r, p, "we").kind, given(r, p, "we").name) == ("outlet", "Harrow Post")
    assert r.publishers == {p.document.id: given(r, p, "we").id}


def test_what_a_name_was_tagged_as_yields_to_the_full_name() -> None:
    p = page(
        "a",
        "[<Ilse Brandaur>] spoke. [organization: <Brandaur>] said no. [organization: <Brandaur>] left. [she] smiled.",
    )
    r = solve(p)
    assert [(s.kind, s.name) for s in r.sources] == [("person", "Ilse Brandaur")]


def test_every_mention_of_a_source_has_a_reason() -> None:
    p = page("a", "[<Ilse Brandaur>] spoke. [she] said no. [a clerk] said yes.")
    r = solve(p)
    assert set(r.reasons) == set(r.of) == {m.id for m in p.extraction.mentions}
    assert all(r.reasons.values())


def test_a_page_without_mentions_has_no_sources() -> None:
    r = solve(page("a", "Nobody said anything."))
    assert (r.sources, r.of, r.reasons, r.publishers) == ((), {}, {}, {})


def test_a_pronoun_may_announce_who_is_named_next() -> None:
    p = page("a", "“No,” [she] said.\nPrime Minister [<Olga Varga>] would not discuss it. Later [he] did.")
    r = solve(p)
    assert given(r, p, "she").name == "Olga Varga"
    assert (given(r, p, "he").kind, given(r, p, "he").name, given(r, p, "he").description) == ("anonymous", None, "he")


def test_a_double_surname_with_and_without_its_hyphen() -> None:
    p = page("a", "[Ms <Lindquist Haro>] left. [<Tova Lindqvist-Haro>] had resigned. [<Lindqvist>] said so.")
    assert [s.name for s in solve(p).sources] == ["Tova Lindqvist-Haro"]


def test_a_name_that_was_cut_before_its_head_is_whole() -> None:
    p = page("a", "[Captain <Erik Sund>] said so. [<Sund>] added this.")
    first, second = p.extraction.mentions
    cut = replace(p.extraction, mentions=(replace(first, name="Erik"), second))
    r = resolve([p.document], [cut])
    assert [s.name for s in r.sources] == ["Erik Sund"]


@pytest.mark.parametrize(
    "between",
    [
        "The mine in [~organization: <Tolvar>] is old. In Tolvar it rained.",
        "[~organization: The Tolvar depot] is old.",
        "[~organization: <Tolvar Harbour>] has two cranes.",
    ],
)
def test_a_pronoun_that_speaks_means_the_body_rather_than_a_place_nearer_by(between: str) -> None:
    p = page("a", f"[~organization: <Orvane>] would not be interviewed. {between} [it] sent us one sentence.")
    assert given(solve(p), p, "it").name == "Orvane"


def test_a_country_and_a_site_that_speaks_can_be_meant_by_a_pronoun() -> None:
    p = page("a", "[~organization: <Orvane>] closed. [~organization: <Kenya>] signed in May. [it] said all was well.")
    assert given(solve(p), p, "it").name == "Kenya"
    p = page("a", "[~organization: <Orvane>] closed. [organization: <Tolvar Harbour>] denied it. [it] said no more.")
    assert given(solve(p), p, "it").name == "Tolvar Harbour"


def test_a_question_inside_a_quotation_does_not_hide_who_speaks() -> None:
    p = page(
        "a",
        "[<Piet Marn>] said he had cut [~person: a girl] out of her seat. "
        "“[~she] asked [~me] whether the ferry would be late,” [he] said.",
    )
    assert given(solve(p), p, "he").name == "Piet Marn"
