"""Who says what, on sentences of an invented country."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from firsthand.records import covers
from firsthand.statements import extract
from tests.statements.told import Said, document, said, tell


def _one(text: str, nlp: Language) -> Said:
    (only,) = said(text, nlp)
    return only


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        ("The harbour board said the ferry had sunk.", "the ferry had sunk", ("The harbour board",)),
        ("The ferry had sunk, the harbour board said.", "The ferry had sunk", ("the harbour board",)),
        ("The ferry, the harbour board said, had sunk.", "The ferry | had sunk", ("the harbour board",)),
        ("According to the harbour board, the ferry had sunk.", "the ferry had sunk", ("the harbour board",)),
        ("It was reported that the ferry had sunk.", "the ferry had sunk", (None,)),
        (
            "“The ferry has sunk,” said Odile Brandt, the harbour master.",
            "The ferry has sunk", ("Odile Brandt, the harbour master",),
        ),
        (
            "Odile Brandt said: “The ferry has sunk. Nobody was aboard.”",
            "The ferry has sunk. Nobody was aboard", ("Odile Brandt",),
        ),
        (
            "“The ferry has sunk,” she said. “Nobody was aboard.”",
            "The ferry has sunk | Nobody was aboard", ("she",),
        ),
        ("The board made it clear that the ferry had sunk.", "the ferry had sunk", ("The board",)),
        ("It emerged that the ferry had sunk.", "the ferry had sunk", (None,)),
        ("The company announced the sale of the ferry.", "the sale of the ferry", ("The company",)),
    ],
)  # fmt: skip
def test_one_source(text: str, content: str, chain: tuple[str | None, ...], nlp: Language) -> None:
    found = _one(text, nlp)
    assert (found.content, found.chain) == (content, chain)


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        (
            "The Velmar Herald reported, citing a clerk at the port, that the ferry had sunk.",
            "the ferry had sunk", ("The Velmar Herald", "a clerk at the port"),
        ),
        (
            "The port ministry, quoted by the Velmar Herald, denied that the ferry had sunk.",
            "the ferry had sunk", ("the Velmar Herald", "The port ministry"),
        ),
        (
            "The mayor said the captain had told her that the ferry was lost.",
            "the ferry was lost", ("The mayor", "the captain"),
        ),
        (
            "According to the Velmar Herald, the mayor said that the ferry was lost.",
            "the ferry was lost", ("the Velmar Herald", "the mayor"),
        ),
        (
            "The Velmar Herald quoted the mayor as saying that the ferry was lost.",
            "the ferry was lost", ("The Velmar Herald", "the mayor"),
        ),
    ],
)  # fmt: skip
def test_chains_run_from_the_nearest_source_inwards(
    text: str, content: str, chain: tuple[str, ...], nlp: Language
) -> None:
    found = _one(text, nlp)
    assert (found.content, found.chain) == (content, chain)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor denied that the ferry had sunk.", "denies"),
        ("The mayor doubted that the ferry had sunk.", "doubts"),
        ("The mayor predicted that the ferry would sink.", "predicts"),
        ("The mayor asked whether the ferry had sunk.", "asks"),
        ("The Velmar Herald withdrew its report that the ferry had sunk.", "retracts"),
        ("The mayor said the ferry had not sunk.", "affirms"),
    ],
)
def test_stance(text: str, stance: str, nlp: Language) -> None:
    assert _one(text, nlp).stance == stance


def test_denying_that_it_was_said_is_the_outer_links_stance(nlp: Language) -> None:
    text = "The mayor's office denied that she had told reporters the ferry was lost."
    (statement,) = [s for s in extract(document(text), nlp).statements if s.chain]
    assert (statement.stance, statement.stance_link, len(statement.chain)) == ("denies", 0, 2)


@pytest.mark.parametrize(
    "text",
    [
        "The guests were seated according to age.",
        "The novel “The Last Ferry” sold well in the north.",
        "The “temporary” ferry has run for nine years.",
        "The pilot reports to the harbour master.",
        "It goes without saying that the ferry will be missed.",
        "The mayor told the truth.",
        "If the mayor says that the ferry sank, nobody will believe it.",
        "The mayor declined to say whether the ferry had sunk.",
        "The mayor has never said that the ferry sank.",
    ],
)
def test_what_attributes_nothing(text: str, nlp: Language) -> None:
    found = tell(extract(document(text), nlp))
    assert [s for s in found if s.chain] == []
    assert [s.kind for s in found] == ["narrated"]


def test_a_quotation_over_paragraphs_has_one_speaker(nlp: Language) -> None:
    text = "Odile Brandt spoke on Monday.\n\n“The ferry has sunk.\n\n“It will not be raised.”\n\nThe crew went home."
    (found,) = said(text, nlp)
    assert (found.content, found.chain) == ("The ferry has sunk | It will not be raised", ("Odile Brandt",))


def test_a_quotation_that_stands_alone_is_the_last_speakers(nlp: Language) -> None:
    text = "“The ferry has sunk,” said Odile Brandt.\n\n“It will never be raised, and we shall buy another.”"
    assert [s.chain for s in said(text, nlp)] == [("Odile Brandt",), ("Odile Brandt",)]


def test_a_block_quotation_keeps_the_source_inside_it(nlp: Language) -> None:
    text = (
        "Here is what was reported by the Velmar Herald:\n\n"
        "“The shipyard has cut its staff to a few dozen, said a person close to the port ministry.”"
    )
    (found,) = said(text, nlp)
    assert found.content == "The shipyard has cut its staff to a few dozen"
    assert found.chain == ("the Velmar Herald", "a person close to the port ministry")


def test_an_embedded_tweet_is_its_signers(nlp: Language) -> None:
    text = "Velmar has informed us that the ferry sank.\n\n— Odile Brandt (@odilebrandt) June 3, 2031"
    (found,) = said(text, nlp)
    assert (found.content, found.chain) == ("the ferry sank", ("Odile Brandt", "Velmar"))


def test_parallel_sources_give_two_statements(nlp: Language) -> None:
    found = extract(document("Both Velmar and the port ministry say that the ferry sank."), nlp)
    assert sorted(len(s.chain) for s in found.statements) == [1, 1]
    assert len({s.id for s in found.statements}) == 2


def test_what_only_points_says_at_what(nlp: Language) -> None:
    text = "The mayor said that the ferry had sunk. The captain denied such claims."
    statements = extract(document(text), nlp).statements
    assert [s.exact for s in statements[1].refers_to] == ["the ferry had sunk"]


def test_a_page_that_takes_itself_back(nlp: Language) -> None:
    text = "The ferry has sunk\n\nWe apologize for the misinformation in this article."
    statements = extract(document(text, {0: "title", 1: "notice"}), nlp).statements
    assert [s.stance for s in statements] == ["affirms", "retracts"]
    assert [s.exact for s in statements[1].refers_to] == ["The ferry has sunk"]


def test_a_headline_names_its_speaker_before_the_colon(nlp: Language) -> None:
    (found,) = said("Mayor: The ferry has sunk off the coast", nlp, {0: "title"})
    assert (found.content, found.chain) == ("The ferry has sunk off the coast", ("Mayor",))


def test_only_evidence_is_read(nlp: Language) -> None:
    text = "The mayor said the ferry had sunk.\n\nThe mayor said the pier had burnt."
    found = extract(document(text, {1: "comment"}), nlp)
    assert [s.content[0].exact for s in found.statements] == ["the ferry had sunk"]
    assert extract(document(text), nlp, frozenset({0, 1})).statements == ()


_PIECES = (
    *("“", "”", '"', "'", "‘", "’", " (", ")", "\xa0", "…", ", ", ". ", "?", "\n\n", ":"),
    *(" said ", " the mayor ", " according to ", "Odile Brandt", " denied ", " that ", "the ferry sank"),
    *("— Odile (@odile) May 3", " citing ", " who ", " it "),
)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_no_marks_break_it_and_every_span_holds(nlp: Language, parts: list[str]) -> None:
    page = document("".join(parts))
    found = extract(page, nlp)
    known = {m.id: m for m in found.mentions}
    for s in found.statements:
        assert s.content
        for span in s.content:
            span.check(page.text)
        assert all(link.source in known for link in s.chain)
        assert all(covers(s.content, q.span) for q in s.quantities)
    assert len({s.id for s in found.statements}) == len(found.statements)
    assert extract(page, nlp) == found
