"""The same names and numbers in the same order, in other words; and what two reports may have in common by chance."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from firsthand.records import Document, Quantity, Source, Statement, Time
from firsthand.reuse import derivations
from firsthand.reuse.facts import facts
from firsthand.reuse.pages import prepare
from firsthand.reuse.retellings import near
from tests.reuse.build import AFTER, BEFORE, OTHER, outlet, page, part, said

FIRST = (
    "José Brán's works in Narn made 1,450 lamps in 2016.",
    "Its rival at Drumm could finish no more than 620 before the frost.",
    "Mayor Ilse Tamm had set aside $35,000 for each of the two.",
)
AGAIN = (
    "In 2016, 1450 pieces of lighting left the plant that Jose Bran runs at Narn.",
    "The competition, over in Drumm, turned out 620 in all that season.",
    "A sum of 35 thousand dollars apiece came from the purse of Ilse Tamm.",
)


def told(*sentences: str) -> str:
    return " ".join(sentences)


def test_the_same_names_and_numbers_in_the_same_order_are_shared_facts() -> None:
    a = page("a", f"{BEFORE}\n{told(*FIRST)}", outlet="Velm Courier", published="2020-02-01")
    b = page("b", f"{told(*AGAIN)}\n{AFTER}", outlet="Inland Post", published="2020-02-03")
    (found,) = derivations([b, a], [], [])
    assert (found.origin, found.target, found.kind) == ("a", "b", "shared-text")
    assert (found.credited, found.basis) == (False, "time")
    assert "no credit found: the same names and numbers in the same order over 3 sentences" in found.reason
    assert [p.source.exact for p in found.passages] == [s.rstrip(".") for s in FIRST]
    assert [p.target.exact for p in found.passages] == [s.rstrip(".") for s in AGAIN]
    for passage in found.passages:
        passage.source.check(a.text)
        passage.target.check(b.text)
        assert 0.5 < passage.similarity <= 1.0


def test_credit_near_them_tells_the_direction_whatever_the_dates() -> None:
    a = page("a", told(*FIRST), outlet="Velm Courier", published="2020-02-03")
    b = page("b", f"{told(*AGAIN)} The Velm Courier had the figures.", outlet="Inland Post", published="2020-02-01")
    (found,) = derivations([a, b], [], [outlet(b, "Velm Courier")])
    assert (found.origin, found.kind, found.credited, found.basis) == ("a", "credited-text", True, "credit")
    assert "the same names and numbers in the same order" in found.reason
    assert [s.exact for s in found.evidence] == ["Velm Courier"]


def test_one_sentence_may_stand_between_and_one_be_told_as_two() -> None:
    a = page("a", told(FIRST[0], OTHER.split(". ")[0] + ".", *FIRST[1:]))
    b = page(
        "b",
        told("Jose Bran has the plant at Narn.", "In 2016, it let go of 1450 pieces of lighting.", *AGAIN[1:]),
    )
    (found,) = derivations([a, b], [], [])
    assert len(found.passages) == 4
    assert found.passages[0].source == found.passages[1].source
    assert "over 3 sentences" in found.reason


def test_a_slip_of_scale_is_told_again() -> None:
    b = page("b", told(*AGAIN).replace("35 thousand", "35 million"))
    (found,) = derivations([page("a", told(*FIRST)), b], [], [])
    assert len(found.passages) == 3


@pytest.mark.parametrize(
    "text",
    [
        told(*AGAIN[::-1]),  # in another order
        told(*AGAIN[:2]),  # two sentences
        told(AGAIN[0], BEFORE, BEFORE, AGAIN[1], BEFORE, BEFORE, AGAIN[2]),  # strewn over a page
        told(*AGAIN).replace("2016", "2015").replace("1450", "970").replace("620", "88").replace("35", "41"),
        re.sub("Jose Bran|Narn|Drumm|Ilse Tamm", "it", told(*AGAIN)),  # numbers alone
    ],
)
def test_what_is_no_run_of_names_and_numbers_is_nothing(text: str) -> None:
    assert derivations([page("a", told(*FIRST)), page("b", text)], [], []) == ()


def _conference(document: Document, sentences: tuple[str, ...], *speakers: Source) -> list[Statement]:
    return [said(document, s, (who, None), kind="indirect") for s, who in zip(sentences, speakers, strict=True)]


def test_two_reports_of_one_named_speaker_stay_apart() -> None:
    a, b = page("a", told(*FIRST)), page("b", told(*AGAIN))
    orr, vell = Source("orr", "person", "Pieter Orr"), Source("vell", "person", "Ana Vell")
    someone = Source("someone", "anonymous", None, description="a clerk")
    sources = [orr, vell, someone]
    on_a = _conference(a, FIRST, vell, vell, vell)
    assert derivations([a, b], [*on_a, *_conference(b, AGAIN, vell, vell, vell)], sources) == ()
    # Each has its own speaker for it.
    assert derivations([a, b], [*on_a, *_conference(b, AGAIN, orr, orr, orr)], sources) == ()
    # One names the speaker, the other hides who it was.
    nameless = _conference(b, AGAIN, someone, someone, someone)
    assert derivations([a, b], [*on_a, *nameless], sources) == ()
    # Only one of them shows where it has it from, or neither names anybody.
    assert len(derivations([a, b], on_a, sources)) == 1
    assert len(derivations([a, b], [*_conference(a, FIRST, someone, someone, someone), *nameless], sources)) == 1


def test_the_rest_of_a_report_goes_with_a_speaker_of_a_third_of_it() -> None:
    fourth = ("All the 87 crates went down to Port Ellin.", "Some 87 boxes were shipped through Port Ellin.")
    a, b = page("a", told(*FIRST, fourth[0])), page("b", told(*AGAIN, fourth[1]))
    vell = Source("vell", "person", "Ana Vell")
    statements = [*_conference(a, FIRST[:2], vell, vell), *_conference(b, AGAIN[:2], vell, vell)]
    assert len(derivations([a, b], [], [vell])) == 1
    assert derivations([a, b], statements, [vell]) == ()


def test_a_quotation_that_both_have_is_a_shared_quotation() -> None:
    quote = f"“{told(*FIRST)}”"
    (found,) = derivations([page("a", f"{BEFORE} {quote}"), page("b", f"{quote} {AFTER}")], [], [])
    assert found.kind == "shared-quote"


def test_what_every_page_of_the_story_names_tells_little() -> None:
    names = "Narn and Drumm, Bran and Brán, Ilse Tamm"
    others = [
        page(f"o{n}", f"{names}: {'so' * n} said the {word}.") for n, word in enumerate(("clerk", "smith", "cook"))
    ]
    a, b = page("a", told(*FIRST)), page("b", told(*AGAIN))
    assert len(derivations([a, b], [], [])) == 1
    assert derivations([a, b, *others], [], []) == ()


def test_dates_and_spelled_numbers_are_those_of_the_statements() -> None:
    first = (
        "A tunnel at Narn gave way on 3 May and killed fourteen.",
        "It took 36 hours.",
        "The fine of 2018 was $2.4 million.",
    )
    again = (
        "On the third of May 14 people died in Narn.",
        "They waited 36 hours.",
        "For 2.4 million dollars they got off in 2018.",
    )
    a, b = page("a", told(*first)), page("b", told(*again))
    assert derivations([a, b], [], []) == ()
    of_a = replace(
        said(a, first[0], kind="narrated"),
        times=(Time(part(a, "3 May"), "2024-05-03", "content", "text"),),
        quantities=(Quantity(part(a, "fourteen"), 14.0, 14.0, "count"),),
    )
    of_b = replace(
        said(b, again[0], kind="narrated"), times=(Time(part(b, "the third of May"), "XXXX-05-03", "content", "none"),)
    )
    (found,) = derivations([a, b], [of_a, of_b], [])
    assert len(found.passages) == 3


def test_what_both_have_from_a_third_page_is_told_of_that() -> None:
    whole = page("a", told(*FIRST, "The 87 crates went down to Port Ellin.", "Not 12,300 crowns came back from Osk."))
    b = page("b", told(*AGAIN, "Through Port Ellin some 87 boxes were shipped."))
    c = page(
        "c",
        told(
            "Lamps numbered 1,450 at Narn, where Jose Bran was master in 2016.",
            "They were 620 with Drumm, who ran second.",
            "Tamm, first name Ilse, had $35,000 for either.",
            "Out of Osk returned 12300 coins.",
        ),
    )
    assert [(d.origin, d.target) for d in derivations([b, c], [], [])] == [("b", "c")]
    assert {(d.origin, d.target) for d in derivations([whole, b, c], [], [])} == {("a", "b"), ("a", "c")}


def test_few_of_many_pages_are_compared() -> None:
    def compared(documents: list[Document]) -> int:
        pages, _ = prepare(documents, [])
        return len(near(facts(pages, {})))

    unlike = [
        page(f"p{n:03}", " ".join(f"At Narn it was {n * 41 + k * 13 + 11}.5, and {k} of Drumm." for k in range(9)))
        for n in range(200)
    ]
    assert compared(unlike) <= 2 * 200
    alike = [page(f"p{n:03}", told(*FIRST)) for n in range(200)]
    assert 199 <= compared(alike) <= 2 * 200


def test_the_order_of_the_pages_changes_nothing() -> None:
    pages = [page("a", told(*FIRST)), page("b", told(*AGAIN)), page("c", told(*FIRST[:2], AGAIN[2]))]
    assert derivations(pages, [], []) == derivations(pages[::-1], [], []) != ()
