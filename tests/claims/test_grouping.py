"""Which statements make one claim, and on which side of it they stand."""

from __future__ import annotations

import random

from firsthand.claims import claims, stories
from firsthand.records import Claim, Proposition
from tests.claims.build import Story


def grouped(story: Story) -> tuple[Claim, ...]:
    return claims(list(story.documents.values()), story.statements, list(story.sources.values()), story.derivations)


def test_the_same_news_in_other_words_is_one_claim_with_its_reason() -> None:
    story = Story()
    story.page("a", "Dravo Diving cut its staff in Luthmar last year.")
    story.page("b", "The salvage company Dravo Diving reduced its personnel in Luthmar.")
    story.page("c", "The mayor of Orrel opened a school for divers.")
    story.said("a", "Dravo Diving cut its staff in Luthmar last year")
    story.said("b", "The salvage company Dravo Diving reduced its personnel in Luthmar")
    story.said("c", "The mayor of Orrel opened a school for divers")
    found = grouped(story)
    assert sorted(len(c.statements) for c in found) == [1, 2]
    both = next(c for c in found if len(c.statements) == 2)
    assert "staff" in both.merges[0].reason and len(both.merges[0].spans) == 2
    assert both.line.startswith("2 of 3 pages tell it. Named origins 0; unnamed 0")
    assert both.status[0].status == "no origin shown"


def test_a_denial_joins_the_claim_and_makes_it_disputed() -> None:
    story = Story()
    brandt, harrow = story.source("Ilse Brandt", "person"), story.source("Jon Harrow", "person")
    story.page("a", "The dam at Orrel leaked arsenic into the lake, Brandt said.")
    story.page("b", "Harrow denied that the dam at Orrel leaked arsenic.")
    story.said("a", "The dam at Orrel leaked arsenic into the lake", brandt)
    story.said("b", "the dam at Orrel leaked arsenic", harrow, stance="denies")
    (claim,) = grouped(story)
    assert {s.status for s in claim.status} == {"single origin", "disputed"}
    assert [o.source for o in claim.origins.distinct] == [brandt]
    assert [o.source for o in claim.origins_against.distinct] == [harrow]
    assert [c.kind for c in claim.conflicts] == ["polarity"]


def test_a_claim_worded_against_another_stands_on_the_other_side() -> None:
    story = Story()
    pages = {
        "a": ("The divers of Dravo have left the harbour of Orrel", "leave"),
        "b": ("The divers of Dravo have left Orrel", "leave"),
        "c": ("The divers of Dravo remain in the harbour of Orrel", "remain"),
    }
    for name, (content, lemma) in pages.items():
        page = story.page(name, content)
        at = content.index("have left" if lemma == "leave" else "remain")
        span = page.span(at, at + 6)
        made = story.said(name, content, propositions=(Proposition(span, lemma, False, (), True),))
        assert made.propositions
    (claim,) = grouped(story)
    polarity = next(v for v in claim.versions if v.slot == "polarity")
    assert [len(v.statements) for v in polarity.values] == [2, 1]


def test_predictions_and_questions_have_no_origin() -> None:
    story = Story()
    brandt = story.source("Ilse Brandt", "person")
    story.page("a", "The dam at Orrel will break in spring, Brandt said.")
    story.said("a", "The dam at Orrel will break in spring", brandt, stance="predicts")
    (claim,) = grouped(story)
    assert (claim.origins.low, claim.origins.high) == (0, 0)


def test_the_order_of_the_pages_changes_nothing() -> None:
    story = Story()
    for n in range(12):
        story.page(f"p{n}", f"The dam at Orrel leaked {'arsenic' if n % 3 else 'mercury'} into the lake of Luthmar.")
        story.said(f"p{n}", story.documents[f"p{n}"].text[:-1])
    before = grouped(story)
    random.Random(3).shuffle(story.statements)
    assert grouped(story) == before


def test_pages_of_two_stories_are_told_apart_whatever_their_order() -> None:
    story = Story()
    dam = "Engineers at the Orrel dam found arsenic in the reservoir. It serves Luthmar. Brandt, the mayor, closed it."
    vote = (
        "Voters in Skellvik chose Odrin as premier. Odrin defeated Harrow in the runoff. Turnout in Skellvik was high."
    )
    for n in range(3):
        story.page(f"dam{n}", dam + f" Reservoir engineers at Orrel spoke on day {n}.")
        story.page(f"vote{n}", vote + f" The runoff in Skellvik lasted {n} days.")
    found = stories(list(story.documents.values()))
    assert found == (("dam0", "dam1", "dam2"), ("vote0", "vote1", "vote2"))
    assert stories(list(reversed(story.documents.values()))) == found
