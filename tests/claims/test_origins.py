"""The eight rules that count origins, each with the case that it exists for."""

from __future__ import annotations

import pytest

from firsthand.records import Conflict, Origins
from tests.claims.build import Story


@pytest.fixture
def story() -> Story:
    return Story()


def check(origins: Origins, low: int, high: int, bare: int = 0) -> None:
    """The counts, and what must hold of every count: its parts add up and each decision shows spans."""
    assert (origins.low, origins.high, len(origins.basis_not_shown)) == (low, high, bare)
    assert len(origins.distinct) == high
    placed = [s for o in origins.distinct for s in o.statements] + [s for g in origins.basis_not_shown for s in g]
    assert len(placed) == len(set(placed))
    assert all(c.reason and c.spans for c in (*origins.collapsed, *origins.kept_apart))
    assert all(c.into is None or c.into < high for c in origins.collapsed)


def test_a_named_speaker_is_an_origin_whichever_outlet_has_the_words(story: Story) -> None:
    mayor, courier = story.source("Ilse Brandt", "person"), story.source("The Courier", "outlet")
    story.page("a", "The dam leaked, said Brandt.")
    story.page("b", "The dam leaked, Brandt told the Courier.")
    story.said("a", "The dam leaked", mayor)
    story.said("b", "The dam leaked", courier, mayor)
    origins = story.origins()
    check(origins, 1, 1)
    assert origins.distinct[0].named and origins.distinct[0].source == mayor
    assert "one source, Ilse Brandt" in origins.collapsed[0].reason


def test_a_speaker_who_is_only_relayed_is_not_the_origin(story: Story) -> None:
    premier, neighbour = story.source("Premier Odrin", "person"), story.source("Luthmar", "organization")
    story.page("a", "Luthmar has told us that the troops left.")
    story.said("a", "the troops left", premier, neighbour)
    origins = story.origins()
    check(origins, 1, 1)
    assert origins.distinct[0].source == premier


def test_the_relayer_gives_way_where_the_relayed_speaks_for_himself(story: Story) -> None:
    premier, neighbour = story.source("Premier Odrin", "person"), story.source("Luthmar", "organization")
    story.page("a", "Luthmar has told us that the troops left.")
    story.page("b", "Luthmar said the troops left.")
    story.said("a", "the troops left", premier, neighbour)
    story.said("b", "the troops left", neighbour)
    origins = story.origins()
    check(origins, 1, 1)
    assert origins.distinct[0].source == neighbour
    assert "relays Luthmar" in origins.collapsed[0].reason


def test_a_record_is_the_origin_of_all_who_read_it(story: Story) -> None:
    filing = story.source("The filing", "record")
    courier, herald = story.source("The Courier", "outlet"), story.source("The Herald", "outlet")
    critic = story.source("Ana Voss", "person")
    for page, outlet in (("a", courier), ("b", herald), ("c", critic)):
        story.page(page, "The firm owes nine million.")
        story.said(page, "The firm owes nine million", outlet, filing)
    origins = story.origins()
    check(origins, 1, 1)
    assert origins.distinct[0].source == filing and len(origins.distinct[0].statements) == 3


def test_narration_has_no_origin_and_counts_in_neither_number(story: Story) -> None:
    story.page("a", "The dam leaked.", outlet="The Courier")
    story.page("b", "The dam leaked.", outlet="The Herald")
    story.said("a", "The dam leaked")
    story.said("b", "The dam leaked")
    check(story.origins(), 0, 0, bare=2)


def test_narration_is_grouped_where_the_text_is_shared(story: Story) -> None:
    story.page("a", "The dam leaked.", outlet="The Courier")
    story.page("b", "The dam leaked.", outlet="The Herald")
    story.said("a", "The dam leaked")
    story.said("b", "The dam leaked")
    story.derives("a", "b", "common-wire", ("The dam leaked.", "The dam leaked."))
    origins = story.origins()
    check(origins, 0, 0, bare=1)
    assert "one wire text" in origins.collapsed[0].reason


def test_two_officials_of_one_ministry_are_two_origins_and_one_party(story: Story) -> None:
    ministry = story.source("The ministry", "organization")
    for page, name in (("a", "Ilse Brandt"), ("b", "Jon Harrow")):
        official = story.source(name, "person", party=ministry)
        story.page(page, "The dam leaked.")
        story.said(page, "The dam leaked", official)
    origins = story.origins()
    check(origins, 1, 2)
    assert "both speak for The ministry" in origins.kept_apart[0].reason


def test_two_unnamed_sources_in_one_report_are_one(story: Story) -> None:
    courier = story.source("The Courier", "outlet")
    one = story.source("p1", "anonymous", description="a person close to the board")
    two = story.source("p2", "anonymous", description="two officials")
    story.page("a", "A person said the dam leaked. Two officials said the dam leaked too.")
    story.said("a", "the dam leaked", courier, one)
    story.said("a", "the dam leaked too", courier, two)
    origins = story.origins()
    check(origins, 0, 1)
    assert "count as one" in origins.collapsed[0].reason


def test_unnamed_sources_in_two_papers_stay_two_and_are_marked(story: Story) -> None:
    for page, outlet in (("a", "The Courier"), ("b", "The Herald")):
        paper = story.source(outlet, "outlet")
        person = story.source(f"person of {page}", "anonymous", description="an official")
        story.page(page, "The dam leaked.", outlet=outlet)
        story.said(page, "The dam leaked", paper, person)
    origins = story.origins()
    check(origins, 0, 2)
    assert "possibly one person" in origins.kept_apart[0].reason


def test_has_also_learned_adds_an_unnamed_origin_beside_the_report_it_cites(story: Story) -> None:
    courier, herald = story.source("The Courier", "outlet"), story.source("The Herald", "outlet")
    one = story.source("p1", "anonymous", description="a person")
    two = story.source("p2", "anonymous", description="a second person")
    story.page("a", "The dam leaked, a person told the Courier.", outlet="The Courier")
    story.page(
        "b",
        "The dam leaked, the Courier reported. The Herald has also learned that the dam leaked.",
        outlet="The Herald",
    )
    story.said("a", "The dam leaked", courier, one)
    story.said("b", "The dam leaked", courier)
    story.said("b", "the dam leaked", herald, two)
    check(story.origins(), 0, 2)


def test_an_inherited_slip_takes_the_added_origin_away(story: Story) -> None:
    filing = story.source("The filing", "record")
    insider = story.source("p1", "anonymous", description="a person close to the court")
    story.page("a", "The firm paid until 2021, the filing says.", outlet="The Courier")
    story.page("b", "The firm paid until 2012, the filing says.", outlet="The Herald")
    story.page("c", "We have also learned that the firm paid until 2021. The Courier printed parts.", outlet="The Mail")
    one = story.said("a", "The firm paid until 2021", filing)
    other = story.said("b", "The firm paid until 2012", filing)
    heir = story.said("c", "the firm paid until 2021", insider)
    check(story.origins(), 1, 2)
    conflict = Conflict("date", ((one.id, heir.id), (other.id,)), "2021 and 2012 are two years", (one.content[0],))
    origins = story.origins(conflicts=(conflict,))
    check(origins, 1, 1)
    assert any("same slip as The Courier" in c.reason for c in origins.collapsed)


def test_a_page_that_cites_a_page_that_cites_the_first(story: Story) -> None:
    courier, herald = story.source("The Courier", "outlet"), story.source("The Herald", "outlet")
    person = story.source("p1", "anonymous", description="a person")
    story.page("a", "The dam leaked, a person told the Courier.", outlet="The Courier")
    story.page("b", "The Courier reported that the dam leaked.", outlet="The Herald")
    story.page("c", "The Herald reported that the dam leaked.", outlet="The Gazette")
    story.said("a", "The dam leaked", courier, person)
    story.said("b", "the dam leaked", courier)
    story.said("c", "the dam leaked", herald)
    origins = story.origins()
    check(origins, 0, 1)
    assert len(origins.distinct[0].statements) == 3


def test_a_rewrite_without_credit_has_the_origin_of_the_report_it_shares_text_with(story: Story) -> None:
    courier = story.source("The Courier", "outlet")
    person = story.source("p1", "anonymous", description="a person")
    story.page("b", "The firm cut its crew to a few dozen, from 1,000 at its height, a person told the Courier.")
    story.page("a", "The firm cut its crew from 1,000 at its height to a few dozen.")
    story.said("b", "The firm cut its crew to a few dozen, from 1,000 at its height", courier, person)
    story.said("a", "The firm cut its crew from 1,000 at its height to a few dozen")
    story.derives(
        None, "a", "shared-text",
        ("cut its crew to a few dozen, from 1,000 at its height", "The firm cut its crew from 1,000 at its height"),
        source=courier, at="b",
    )  # fmt: skip
    origins = story.origins()
    check(origins, 0, 1)
    assert "no credit found" in origins.collapsed[0].reason


def test_a_handout_has_its_issuer_for_origin(story: Story) -> None:
    firm = story.source("Halden Water", "organization")
    for page, outlet in (("a", "The Courier"), ("b", "The Herald")):
        story.page(page, "Halden Water is proud to open the dam.", outlet=outlet)
        story.said(page, "Halden Water is proud to open the dam")
    words = "Halden Water is proud to open the dam"
    story.derives("a", "b", "handout", (words, words), source=firm)
    origins = story.origins()
    check(origins, 1, 1)
    assert origins.distinct[0].source == firm


def test_an_expert_who_restates_is_no_origin(story: Story) -> None:
    mayor = story.source("Ilse Brandt", "person")
    expert = story.source("Jon Harrow", "person", description="an analyst at the Institute of Rivers")
    story.page("a", "The dam leaked, said Brandt.")
    story.page("b", "The dam leaked, said Harrow.")
    story.said("a", "The dam leaked", mayor)
    story.said("b", "The dam leaked", expert)
    origins = story.origins()
    check(origins, 1, 1, bare=1)
    assert any("expert" in c.reason for c in origins.collapsed)


def test_an_eyewitness_reporter_is_an_origin(story: Story) -> None:
    reporter = story.source("Ana Voss", "author")
    story.page("a", "I saw that the dam leaked.")
    story.said("a", "the dam leaked", reporter, standing="saw")
    check(story.origins(), 1, 1)


def test_a_circle_of_citations_is_one_unstated_origin(story: Story) -> None:
    courier, herald = story.source("The Courier", "outlet"), story.source("The Herald", "outlet")
    story.page("a", "The Herald reported that the dam leaked.", outlet="The Courier")
    story.page("b", "The Courier reported that the dam leaked.", outlet="The Herald")
    story.said("a", "the dam leaked", herald)
    story.said("b", "the dam leaked", courier)
    origins = story.origins()
    check(origins, 0, 1)
    assert not origins.distinct[0].named and "circle" in origins.collapsed[-1].reason


def test_sharing_a_page_joins_nothing(story: Story) -> None:
    one, two = story.source("Ilse Brandt", "person"), story.source("Jon Harrow", "person")
    story.page("a", "The dam leaked, said Brandt. The dam leaked too, said Harrow.")
    story.said("a", "The dam leaked", one)
    story.said("a", "The dam leaked too", two)
    check(story.origins(), 2, 2)


def test_fifty_mirrors_move_no_count(story: Story) -> None:
    mayor = story.source("Ilse Brandt", "person")
    for n in range(50):
        story.page(f"m{n}", "The dam leaked, said Brandt.", outlet=f"Mirror {n}")
        story.said(f"m{n}", "The dam leaked", mayor)
    check(story.origins(), 1, 1)


def test_two_named_origins_whose_passages_share_text_are_one_in_low(story: Story) -> None:
    one, two = story.source("Ilse Brandt", "person"), story.source("Jon Harrow", "person")
    story.page("a", "The dam leaked at dawn near the weir.")
    story.page("b", "The dam leaked at dawn near the weir.")
    words = "The dam leaked at dawn near the weir"
    story.said("a", words, one)
    story.said("b", words, two)
    story.derives("a", "b", "shared-text", (words, words))
    origins = story.origins()
    check(origins, 1, 2)
    assert "common root" in origins.kept_apart[0].reason
