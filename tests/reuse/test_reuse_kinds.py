"""What pages that share text are to each other, which way it went, and reports that are not at hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.records import Fact, Hyperlink, Notice, Source
from firsthand.reuse import derivations
from tests.reuse.build import AFTER, BEFORE, LOOSE, OTHER, PARAGRAPH, QUOTE, REWORDED, outlet, page, part, said


def test_a_named_outlet_near_the_text_is_credit_and_tells_the_direction() -> None:
    a = page("z", f"{BEFORE}\n{PARAGRAPH}", outlet="The Velm Courier", published="2020-03-01")
    b = page("b", f"{REWORDED} This was first told by The Velm Courier.", outlet="Inland Post", published="2020-02-01")
    (found,) = derivations([a, b], [], [])
    assert (found.origin, found.target) == ("z", "b")
    assert (found.kind, found.credited, found.basis) == ("credited-text", True, "credit")
    assert [s.exact for s in found.evidence] == ["The Velm Courier"]


def test_a_link_to_the_page_is_credit() -> None:
    a = page("z", f"{BEFORE}\n{PARAGRAPH}", uri="https://www.velm.example/2020/slate/")
    b = page("b", f"{REWORDED}\n{AFTER}")
    where = part(b, "Grateful")
    b = replace(b, hyperlinks=(Hyperlink(where.start, where.end, "http://velm.example/2020/slate?ref=b"),))
    (found,) = derivations([a, b], [], [])
    assert (found.origin, found.target, found.kind, found.basis) == ("z", "b", "credited-text", "link")
    assert found.evidence == (where,)


def test_time_decides_only_without_credit_and_says_so() -> None:
    a = page("z", f"{BEFORE}\n{PARAGRAPH}", published="2020-02-01")
    b = page("b", f"{REWORDED}\n{AFTER}", published="2020-02-03")
    (found,) = derivations([a, b], [], [])
    assert (found.origin, found.target, found.basis, found.credited) == ("z", "b", "time", False)
    (same_month,) = derivations([replace(a, published="2020-02"), b], [], [])
    assert same_month.basis == "none"


def test_a_canonical_address_tells_the_direction() -> None:
    a = page("z", f"{BEFORE}\n{PARAGRAPH}", uri="https://velm.example/slate", published="2020-02-09")
    b = page("b", f"{PARAGRAPH}\n{AFTER}", facts=(Fact("canonical", "https://velm.example/slate", "meta"),))
    (found,) = derivations([a, b], [], [])
    assert (found.origin, found.target, found.basis) == ("z", "b", "canonical")


def test_a_slip_that_was_corrected_stands_in_the_copy() -> None:
    a = page("z", f"{PARAGRAPH}\nAn earlier version said that the firm had two million tons of slate.")
    span = part(a, "An earlier version said that the firm had two million tons of slate.")
    notice = Notice("n", "correction", span, (part(a, "two million tons of slate in 2016"),))
    b = page("b", f"{AFTER}\n{REWORDED}")
    (found,) = derivations([replace(a, notices=(notice,)), b], [], [])
    assert (found.origin, found.target, found.basis) == ("z", "b", "inherited-slip")


def test_two_states_of_one_page_are_a_revision_and_copying_is_not() -> None:
    a = page(
        "a", f"{BEFORE}\n{PARAGRAPH}", uri="https://velm.example/slate", outlet="Velm Courier", published="2020-02-01"
    )
    b = page(
        "b", f"{BEFORE}\n{REWORDED}", uri="https://velm.example/slate", outlet="Velm Courier", published="2020-02-02"
    )
    (found,) = derivations([a, b], [], [])
    assert (found.origin, found.target, found.kind) == ("a", "b", "revision")
    elsewhere = replace(b, uri="https://inland.example/slate", outlet=replace(b.outlet, name="Inland Post"))
    (copied,) = derivations([a, elsewhere], [], [])
    assert copied.kind == "shared-text"
    update = replace(b, uri="https://velm.example/slate-again", title="Again")
    (found,) = derivations([a, update], [], [])
    assert found.kind == "self-update"


def test_a_wire_that_two_pages_carry_has_no_direction() -> None:
    a = page("a", f"PORT ELLIN (Reuters) - {PARAGRAPH}", outlet="Velm Courier", published="2020-02-01")
    b = page("b", f"PORT ELLIN, Feb 1 (Reuters) - {PARAGRAPH}", outlet="Inland Post", published="2020-02-02")
    reuters = Source("agency", "outlet", "Reuters")
    (found,) = derivations([a, b], [], [reuters])
    assert (found.kind, found.basis, found.origin_source, found.credited) == ("common-wire", "none", "agency", True)
    untagged = page("b", f"{PARAGRAPH}\n{AFTER}", outlet="Inland Post", published="2020-02-02")
    (found,) = derivations([a, untagged], [], [reuters])
    assert (found.kind, found.credited, [s.exact for s in found.evidence]) == ("common-wire", False, ["Reuters"])


@pytest.mark.parametrize("tagged", ["a", "b"])
@pytest.mark.parametrize("known", [True, False])
def test_a_wire_goes_from_the_page_that_shows_its_tag_to_the_one_that_dropped_it(tagged: str, known: bool) -> None:
    bare = "b" if tagged == "a" else "a"
    # The bare page is dated before: the tag is the stronger sign.
    wire = page(tagged, f"PORT ELLIN (Longshore) - {PARAGRAPH}", outlet="Velm Courier", published="2020-02-02")
    other = page(bare, f"{PARAGRAPH}\n{AFTER}", outlet="Inland Post", published="2020-02-01")
    sources = [Source("agency", "outlet", "Longshore")] if known else []
    (found,) = derivations([wire, other], [], sources)
    assert (found.kind, found.basis, found.origin, found.target) == ("common-wire", "dateline", tagged, bare)
    assert found.origin_source == ("agency" if known else None)
    assert all((p.source.document, p.target.document) == (tagged, bare) for p in found.passages)


def test_an_agency_that_nobody_listed_shows_itself_by_its_tag() -> None:
    a = page("a", f"ELLIN, April 19 (Longshore) - {PARAGRAPH}", outlet="Velm Courier")
    b = page("b", f"{PARAGRAPH}\n{AFTER}", outlet="Inland Post")
    (found,) = derivations([a, b], [], [])
    assert (found.kind, found.basis, [s.exact for s in found.evidence]) == ("common-wire", "dateline", ["Longshore"])
    rewritten = page("b", f"{LOOSE}\n{AFTER}", outlet="Inland Post")
    (found,) = derivations([a, rewritten], [], [])
    assert (found.kind, found.basis, found.origin) == ("shared-text", "none", "a")
    dated = [replace(a, published="2020-02-02"), replace(rewritten, published="2020-02-01")]
    (found,) = derivations(dated, [], [])
    assert (found.kind, found.basis, found.origin) == ("shared-text", "none", "a")


SPOKEN = "The dam will hold through the spring floods and nobody below it needs to leave their homes"
RESPOKEN = "The dam will surely hold in the spring floods; nobody below has to think of leaving home"


def test_two_who_report_one_speaker_have_it_from_the_speaker() -> None:
    a = page("a", f"{BEFORE}\n{SPOKEN}, said Warden Ilse Tamm.")
    b = page("b", f"{AFTER}\n{RESPOKEN}, according to Ilse Tamm.")
    tamm, other = Source("tamm", "person", "Ilse Tamm"), Source("orr", "person", "Pieter Orr")
    on_a = said(a, SPOKEN, (tamm, "Warden Ilse Tamm"), kind="indirect")
    assert derivations([a, b], [on_a, said(b, RESPOKEN, (tamm, "Ilse Tamm"), kind="indirect")], [tamm, other]) == ()
    assert derivations([a, b], [on_a, said(b, RESPOKEN, (other, None), kind="indirect")], [tamm, other]) == ()
    (found,) = derivations([a, b], [on_a], [tamm, other])
    assert found.kind == "shared-text"


def test_with_no_direction_the_page_that_others_cite_stands_first_and_nothing_is_claimed() -> None:
    a = page("z", f"{BEFORE}\n{PARAGRAPH}", outlet="Velm Courier", published="2020-02-01")
    b = page("b", f"{REWORDED}\n{AFTER}", outlet="Inland Post", published="2020-02-01")
    citing = page("c", "The Velm Courier says that the bathhouse is paid for.")
    courier = outlet(citing, "Velm Courier")
    statement = said(citing, "the bathhouse is paid for", (courier, "Velm Courier"), kind="indirect")
    (found,) = (d for d in derivations([a, b, citing], [statement], [courier]) if d.kind == "shared-text")
    assert (found.origin, found.target, found.basis) == ("z", "b", "none")
    (found,) = derivations([a, b], [], [])
    assert (found.origin, found.target, found.basis) == ("b", "z", "none")


def test_a_press_release_is_a_handout() -> None:
    a = page("a", f"FOR IMMEDIATE RELEASE\n{PARAGRAPH}", outlet="Orsalt")
    b = page("b", f"{BEFORE}\n{PARAGRAPH}", outlet="Inland Post")
    (found,) = derivations([a, b], [], [])
    assert (found.kind, found.basis) == ("handout", "none")


def test_a_quotation_is_a_shared_quote_even_where_one_page_sets_no_marks() -> None:
    a = page("a", f"{BEFORE}\n“{QUOTE},” the mayor said.")
    b = page("b", f"{AFTER}\n{QUOTE}.\n— Josefine Brann (@brann) June 3")
    (found,) = derivations([a, b], [], [])
    assert (found.kind, found.credited, found.basis) == ("shared-quote", False, "none")
    assert found.passages[0].source.exact == found.passages[0].target.exact == QUOTE


def test_a_statement_shows_a_quotation_that_has_no_marks() -> None:
    a = page("a", f"{BEFORE}\n- {QUOTE}, the mayor said.")
    b = page("b", f"{AFTER}\n- {QUOTE}, the mayor said.")
    mayor = Source("mayor", "person", "Josefine Brann")
    (found,) = derivations([a, b], [said(a, QUOTE, (mayor, None))], [mayor])
    assert found.kind == "shared-quote"


def test_own_words_quoted_with_credit_are_credited_text() -> None:
    a = page("a", f"{BEFORE}\n{QUOTE}.", outlet="Velm Courier")
    b = page("b", f"{AFTER}\nThe Velm Courier wrote: “{QUOTE}.”", outlet="Inland Post")
    courier = outlet(b, "Velm Courier")
    (found,) = derivations([a, b], [said(b, QUOTE, (courier, "Velm Courier"))], [courier])
    assert (found.origin, found.target, found.kind, found.basis) == ("a", "b", "credited-text", "credit")


REPORT = (
    "Bridge builder Hollin, which dug the Marr tunnel and drew the plans of both locks, has left only "
    "nine divers at the Marr barrage, after some 340 in the years when the two towns still shared the "
    "costs of dredging"
)


def test_an_absent_report_is_the_origin_of_what_is_rewritten_from_it() -> None:
    quoting = page("q", f"{BEFORE}\nThe Great Gazette reported:\n“{REPORT}, said somebody who has seen the books.”")
    gazette = outlet(quoting, "The Great Gazette")
    anonymous = Source("close", "anonymous", None, description="somebody who has seen the books")
    statements = [said(quoting, REPORT, (gazette, "The Great Gazette"), (anonymous, "somebody who has seen the books"))]
    silent = page(
        "s",
        f"{OTHER}\nHollin, the bridge builder, went from 340 people in the years when the two towns shared the costs "
        "of dredging to only nine divers at the Marr barrage by May. Insiders say that the money is gone.",
    )
    crediting = page(
        "c",
        f"{AFTER}\nThe Great Gazette writes that Hollin has kept only nine divers at the barrage after hundreds in the "
        "years when the towns shared the costs.",
    )
    gazette = replace(gazette, mentions=(*gazette.mentions, part(crediting, "The Great Gazette")))
    content = (
        "Hollin has kept only nine divers at the barrage after hundreds in the years when the towns shared the costs"
    )
    statements.append(said(crediting, content, (gazette, "The Great Gazette"), kind="indirect"))
    independent = page("i", "Hollin still had many divers at the barrage in May, its chairman told the council.")
    found = derivations([quoting, silent, crediting, independent], statements, [gazette, anonymous])
    assert [(d.origin, d.origin_source, d.target, d.kind, d.credited, d.basis) for d in found] == [
        (None, gazette.id, "c", "citation", True, "credit"),
        (None, gazette.id, "q", "citation", True, "credit"),
        (None, gazette.id, "s", "shared-text", False, "none"),
    ]
    assert found[0].passages and not found[1].passages
    (passage,) = found[2].passages
    assert passage.source.exact == REPORT
    assert passage.target.exact.startswith("Hollin, the bridge builder") and passage.target.exact.endswith("by May")


def test_a_citation_names_the_page_of_the_outlet_that_tells_it() -> None:
    told = "Orsalt has sold its three copper mines to the cooperative of Velm"
    a = page(
        "a",
        f"{BEFORE}\nThe three copper mines were sold last night by Orsalt; a Velm cooperative is the buyer.",
        outlet="Great Gazette",
    )
    other = page("o", f"{OTHER}\n{AFTER}", outlet="Great Gazette")
    b = page("b", f"The Great Gazette reports that {told}.", outlet="Inland Post")
    gazette = outlet(b, "Great Gazette")
    statement = said(b, told, (gazette, "Great Gazette"), kind="indirect")
    (found,) = derivations([a, other, b], [statement], [gazette])
    assert (found.origin, found.origin_source, found.target, found.kind) == ("a", None, "b", "citation")
    (found,) = derivations([other, b], [statement], [gazette])
    assert (found.origin, found.origin_source, found.kind) == (None, gazette.id, "citation")
