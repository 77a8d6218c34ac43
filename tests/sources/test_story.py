"""Who is who over the pages of a story, and for whom they speak."""

from __future__ import annotations

import itertools
import time

import pytest

from firsthand.records import Source
from firsthand.sources import Resolution
from tests.sources.building import Page, given, page, solve


def party(resolution: Resolution, source: Source) -> Source | None:
    return next((s for s in resolution.sources if s.id == source.party), None)


def root(resolution: Resolution, source: Source) -> Source:
    while (above := party(resolution, source)) is not None:
        source = above
    return source


def test_names_join_over_pages_whatever_their_spelling() -> None:
    a = page("a", "[<Serguéi Tvaskin>] said yes. [<Wiliam Garnold>] too.")
    b = page("b", "[Minister <Sergei Tvaskin>] said no. [<William Garnold>] not. [<Bill Garnold>] perhaps.")
    r = solve(a, b)
    assert given(r, a, "Serguéi Tvaskin") is given(r, b, "Minister Sergei Tvaskin")
    assert given(r, a, "Wiliam Garnold") is given(r, b, "William Garnold") is given(r, b, "Bill Garnold")
    assert len(r.sources) == 2


def test_a_bare_surname_joins_only_where_one_person_bears_it() -> None:
    a = page("a", "[<Velmar>] said yes.")
    b = page("b", "[<Petra Velmar>] said no.")
    c = page("c", "[<Jonas Velmar>] said no.")
    assert len(solve(a, b).sources) == 1
    assert len(solve(a, b, c).sources) == 3


def test_a_title_tells_which_bearer_is_meant() -> None:
    a = page("a", "[Energy Minister <Velmar>] said yes.")
    b = page("b", "[Energy Minister <Petra Velmar>] said no.")
    c = page("c", "[Judge <Jonas Velmar>] said no.")
    r = solve(a, b, c)
    assert given(r, a, "Energy Minister Velmar") is given(r, b, "Energy Minister Petra Velmar")
    assert len(r.sources) == 2


def test_the_unnamed_never_join_over_pages() -> None:
    words = "[a person close to the harbour ministry] said so."
    r = solve(page("a", words), page("b", words))
    assert len(r.sources) == 2
    assert {s.kind for s in r.sources} == {"anonymous"}


def test_a_publisher_is_the_outlet_that_another_page_cites() -> None:
    a = page("a", "[outlet: <the Harrow Courier>] reported it.", outlet="Luthmar Times")
    b = page("b", "[we] have seen it.", outlet="The Harrow Courier", host="www.harrowcourier.example")
    r = solve(a, b)
    assert given(r, a, "the Harrow Courier") is given(r, b, "we")
    assert given(r, b, "we").name == "The Harrow Courier"
    assert r.publishers == {b.document.id: given(r, b, "we").id}


def test_initials_stand_for_the_only_such_outlet() -> None:
    r = solve(page("a", "[outlet: <The Luthmar Street Journal>] said so."), page("b", "[outlet: <LSJ>] said so."))
    assert [s.name for s in r.sources] == ["Luthmar Street Journal"]


def test_bodies_join_in_their_normal_form() -> None:
    a = page(
        "a",
        "[organization: The <North Relief Corps of the U.K.>] did. [organization: the <Kenyan Foreign Ministry>] too.",
    )
    b = page(
        "b",
        "[organization: the <UK Northern Relief Corps>] did [organization: <Kenya's Ministry of Foreign Affairs>] too.",
    )
    r = solve(a, b)
    assert given(r, a, "The North Relief Corps of the U.K.") is given(r, b, "the UK Northern Relief Corps")
    assert given(r, a, "the Kenyan Foreign Ministry") is given(r, b, "Kenya's Ministry of Foreign Affairs")


def test_two_officials_of_one_state_have_one_root() -> None:
    a = page("a", "[Kenyan Deputy Foreign Minister <Amos Wanjiri>] said so. [organization: <Nairobi>] agreed.")
    b = page("b", "[organization: The <Kenyan Foreign Ministry>] said so. [Kenyan President <Ruth Otieri>] denied it.")
    r = solve(a, b)
    speakers = [
        given(r, a, "Kenyan Deputy Foreign Minister Amos Wanjiri"),
        given(r, a, "Nairobi"),
        given(r, b, "The Kenyan Foreign Ministry"),
        given(r, b, "Kenyan President Ruth Otieri"),
    ]
    assert {root(r, s).name for s in speakers} == {"Kenya"}
    assert party(r, given(r, a, "Nairobi")) is None


def test_who_opposes_or_is_sent_does_not_speak_for_the_country() -> None:
    a = page("a", "[Kenyan opposition leader <Amos Wanjiri>] said so. [<Ruth Otieri>, special envoy for Kenya] did.")
    r = solve(a)
    assert [s.party for s in r.sources] == [None, None]


@pytest.mark.parametrize("turn", range(6))
def test_no_result_depends_on_the_order_of_the_pages(turn: int) -> None:
    pages = [
        page(
            "a",
            "[<Velmar>] said yes. [outlet: <The Harrow Courier>] reported it. [a clerk] said no.",
            outlet="Karpress",
        ),
        page("b", "[Minister <Petra Velmar>] said no. [she] left. [outlet: the <Courier>] said so."),
        page("c", "[<Petra Vlemar>] said no. [outlet: <Karpress>] said so. [organization: <Nairobi>] agreed."),
    ]
    order = list(itertools.permutations(pages))[turn]
    assert solve(*order) == solve(*pages)


def test_ids_of_the_named_do_not_hang_on_the_other_pages() -> None:
    a = page("a", "[Minister <Petra Velmar>] said no. [a clerk] said yes.")
    b = page("b", "[<Petra Velmar>] said no. [<Jonas Karst>] said yes.")
    alone, together = solve(a), solve(a, b)
    assert {s.id for s in alone.sources} <= {s.id for s in together.sources}


def test_spans_are_the_words_of_the_pages() -> None:
    a = page("a", "[Kenyan President <Ruth Otieri>] denied it. [she] left.")
    r = solve(a)
    for source in r.sources:
        for span in source.mentions:
            assert span.check(a.document.text) is span


def test_cost_follows_the_number_of_mentions() -> None:
    def story(size: int) -> list[Page]:
        names = [
            f"{chr(65 + i % 26)}{'aeiou'[i % 5]}r{'bdgklm'[i % 6]}{'aeiou'[i // 26 % 5]}n{i % 97}" for i in range(size)
        ]
        return [
            page(f"{i}", " ".join(f"[<Ana {n}>] said so. [she] left. [<{n}>] was back." for n in names[i : i + 10]))
            for i in range(0, size, 10)
        ]

    pages = story(2000)
    start = time.process_time()
    r = solve(*pages)
    assert len(r.of) == 6000
    assert time.process_time() - start < 20  # some 2 s on a quiet machine
