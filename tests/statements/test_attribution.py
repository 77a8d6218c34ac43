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


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        ("The pumps passed a test in March, Grollik said.", "The pumps passed a test in March", "Grollik"),
        (
            "The owners voted on Friday to remove captain Odo Lenz, The Beacon reported on Sunday.",
            "The owners voted on Friday to remove captain Odo Lenz", "The Beacon",
        ),
        (
            "Twelve people were drowned in the harbour, the mayor, Odile Brandt, said outside the hall, her coat wet.",
            "Twelve people were drowned in the harbour", "the mayor, Odile Brandt",
        ),
        (
            "Divers have found a hole in the hull, the harbour master told reporters who were called to the pier.",
            "Divers have found a hole in the hull", "the harbour master",
        ),
        (
            "The ferry had been on its way to Velmar, its captain, Hanne Loos, said.",
            "The ferry had been on its way to Velmar", "its captain, Hanne Loos",
        ),
        (
            "The pump at the old pier had been off when divers came, the head of their union has told The Watch.",
            "The pump at the old pier had been off when divers came", "the head of their union",
        ),
        ("One of the divers said the hull had been repaired.", "the hull had been repaired", "One of the divers"),
        ("One of them, Emil Loos, said he had swum ashore.", "he had swum ashore", "One of them, Emil Loos"),
        (
            "The company said in a statement on Monday that the hull had been repaired.",
            "the hull had been repaired", "The company",
        ),
        ("It sent us one sentence: all pumps were tested in December.", "all pumps were tested in December", "It"),
        ("The board made it plain that the ferry had sunk.", "the ferry had sunk", "The board"),
    ],
)  # fmt: skip
def test_the_order_of_words_tells_who_says_it(text: str, content: str, chain: str, nlp: Language) -> None:
    found = _one(text, nlp)
    assert (found.content, found.chain[-1]) == (content, chain)


def test_citing_after_the_content_is_a_link(nlp: Language) -> None:
    found = _one(
        "The Velmar Herald reported that the board had kept silent about the hull, citing a clerk at the port.",
        nlp,
    )
    assert found.content == "the board had kept silent about the hull"
    assert found.chain == ("The Velmar Herald", "a clerk at the port")


def test_learned_from_keeps_what_they_know(nlp: Language) -> None:
    text = "The Velmar Herald has also learned from two people with knowledge of the sale that the boat is gone."
    found = _one(text, nlp)
    assert found.content == "the boat is gone"
    assert found.chain == ("The Velmar Herald", "two people with knowledge of the sale")


def test_a_record_shown_to_an_outlet(nlp: Language) -> None:
    text = "According to the indictment, a copy of which was shown to the Velmar Herald, Odo Lenz sold the ferry twice."
    found = _one(text, nlp)
    assert (found.content, found.chain) == ("Odo Lenz sold the ferry twice", ("the Velmar Herald", "the indictment"))


def test_an_order_told_of_is_no_link(nlp: Language) -> None:
    found = _one("The nurse said the doctors have been told not to write the word fever on the charts.", nlp)
    assert (found.content, found.chain) == (
        "the doctors have been told not to write the word fever on the charts", ("The nurse",),
    )  # fmt: skip
    assert _one("The mayor said nobody had been told to leave.", nlp).chain == ("The mayor",)


def test_a_report_that_is_withdrawn_is_the_content(nlp: Language) -> None:
    found = _one("We withdraw the report below that sixty sailors were taken to the clinic.", nlp)
    assert (found.content, found.chain, found.stance) == (
        "sixty sailors were taken to the clinic", ("We",), "retracts",
    )  # fmt: skip


def test_a_quotation_after_indirect_words_is_the_same_speakers(nlp: Language) -> None:
    text = 'No sailor had been taken to the clinic, Dr Loos said. "We have seen many worried parents, and that is all."'
    assert [s.chain for s in said(text, nlp)] == [("Dr Loos",), ("Dr Loos",)]


def test_a_quotation_after_a_sentence_about_somebody_is_theirs(nlp: Language) -> None:
    text = "The mayor, Odile Brandt, was beside herself. “I found out from the wireless, like any other fool.”"
    assert [s.chain for s in said(text, nlp)] == [("The mayor, Odile Brandt",)]
    assert said("The report names no culprit. “Something has to be done about it.”", nlp) == []


def test_a_cue_between_a_noun_and_its_verb(nlp: Language) -> None:
    found = _one("The ferry, said the minister, was safe.", nlp)
    assert (found.content, found.chain) == ("The ferry | was safe", ("the minister",))


def test_what_somebody_will_ask_is_not_said_yet(nlp: Language) -> None:
    assert said("He will ask his council on Monday to go to court for the licence.", nlp) == []


def test_a_question_told_is_told(nlp: Language) -> None:
    text = 'Emil Loos stood on the pier. "She asked me whether the ferry would be late," he said.'
    assert ("She asked me whether the ferry would be late", ("he",)) in [(s.content, s.chain) for s in said(text, nlp)]


def test_one_voice(nlp: Language) -> None:
    found = _one("According to Odile Brandt: “The ferry has sunk,” she said.", nlp)
    assert (found.content, found.chain) == ("The ferry has sunk", ("Odile Brandt",))
    text = "Odile Brandt tweeted that Velmar informed the board: “Velmar has informed us that the ferry sank.”"
    assert [s.chain for s in said(text, nlp)] == [("Odile Brandt", "Velmar")]


@pytest.mark.parametrize(
    "text",
    [
        "Recent events demonstrate that the hull was weak.",
        "When the ferry sank, the mayor said a prayer.",
        "Odo Lenz claimed his luggage, confirmed his cabin and went to bed.",
        "The ferry line, which runs to Velmar, added a boat in June.",
    ],
)
def test_words_in_the_order_of_a_saying_that_say_nothing(text: str, nlp: Language) -> None:
    assert said(text, nlp) == []


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


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ferry line will cut 90 jobs, its director, Odile Brandt, said.", "affirms"),
        ("The harbour board confirmed that the ferry would sail in May.", "affirms"),
        ("The repair would cost $48 million, a memo says.", "affirms"),
        ("The harbour board predicted that fares would rise.", "predicts"),
        ("The weather service said the storm would reach the harbour.", "predicts"),
        ("The harbour board said the ferry would probably sail.", "predicts"),
        ("The harbour board assured her that the ferry would sail.", "predicts"),
    ],
)
def test_who_says_that_it_will_be_done_affirms_it(text: str, stance: str, nlp: Language) -> None:
    assert _one(text, nlp).stance == stance


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The harbour board has denied wrongdoing.", "wrongdoing"),
        ("Odile Brandt denied having given any such promise.", "having given any such promise"),
        ("The harbour board denied opening the gates at night.", "opening the gates at night"),
        ("Odile Brandt denied having told the crew anything.", "having told the crew anything"),
        ("The harbour board rejected the allegation.", "the allegation"),
    ],
)
def test_what_is_denied_without_a_clause(text: str, content: str, nlp: Language) -> None:
    found = _one(text, nlp)
    assert (found.content, found.stance) == (content, "denies")


def test_two_who_deny_make_two_statements(nlp: Language) -> None:
    found = said("The pilots and the harbour board have both denied opening fire at the pier.", nlp)
    assert sorted(s.chain for s in found) == [("The pilots",), ("the harbour board",)]
    assert {(s.content, s.stance) for s in found} == {("opening fire at the pier", "denies")}


def test_to_deny_access_is_no_denial(nlp: Language) -> None:
    assert not said("The harbour board denied access to the pier.", nlp)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The Herald retracted on Sunday an article which said that the ferry had sunk.", "the ferry had sunk",
         "The Herald"),
        ("The Herald has withdrawn its report that the ferry had sunk.", "the ferry had sunk", "The Herald"),
        ("She withdrew her claim about the missing mail.", "the missing mail", "She"),
        ("She retracted her statement.", "her statement", "She"),
        ("Correction: An earlier version of this article said that 91 people had drowned.", "91 people had drowned",
         "this article"),
    ],
)  # fmt: skip
def test_taken_back(text: str, content: str, source: str, nlp: Language) -> None:
    found = _one(text, nlp)
    assert (found.content, found.chain, found.stance) == (content, (source,), "retracts")


def test_troops_are_not_taken_back(nlp: Language) -> None:
    assert not said("The harbour board has withdrawn its pilots.", nlp)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("A report by the port auditor puts the cost at $48 billion.", "the cost at $48 billion",
         "A report by the port auditor"),
        ("Odile Brandt estimates the loss at 3,000 crates.", "the loss at 3,000 crates", "Odile Brandt"),
        ("The toll was put at nine by the harbour board.", "The toll | at nine", "the harbour board"),
    ],
)  # fmt: skip
def test_a_figure_that_somebody_puts(text: str, content: str, source: str, nlp: Language) -> None:
    found = _one(text, nlp)
    assert (found.content, found.chain, found.stance) == (content, (source,), "affirms")


def test_what_follows_a_figure_is_kept(nlp: Language) -> None:
    found = said("A memo puts the cost at $48 billion, and the harbour board says the pier is safe.", nlp)
    assert [s.content for s in found] == ["the cost at $48 billion", "the pier is safe"]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board declined to comment.",
        "The mayor declined to say whether the ferry had sunk.",
        "The harbour board did not respond to a request for comment.",
        "Odile Brandt refused to say who had paid.",
        "The harbour board would not say who had fired.",
        "The harbour master could not be reached for comment.",
        "The Herald has not seen the memo and could not verify it.",
    ],
)
def test_who_says_nothing_makes_no_statement(text: str, nlp: Language) -> None:
    extraction = extract(document(text), nlp)
    assert not extraction.statements
    assert [s.exact for s in extraction.not_understood] == [text.rstrip(".")]


@pytest.mark.parametrize("text", ["The crew did not respond to the fire.", "The board has not seen him since May."])
def test_what_is_not_done_is_told(text: str, nlp: Language) -> None:
    assert [s.kind for s in tell(extract(document(text), nlp))] == ["narrated"]


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        ("A person at a yard that makes the doors said orders were cancelled.", "orders were cancelled",
         ("A person at a yard",)),
        ("The Herald has learned from a person at a yard that orders for ferries were cancelled.",
         "orders for ferries were cancelled", ("The Herald", "a person at a yard")),
        ("Velmar has withdrawn its pilots from Narn, Harbour Minister Jan Kolb said.",
         "Velmar has withdrawn its pilots from Narn", ("Harbour Minister Jan Kolb",)),
        ("According to Velmar's state news agency, VNA, the country's Deputy Foreign Minister, Jan Kolb, denied that "
         "the pilots had left.", "the pilots had left", ("Velmar's state news agency, VNA", "Jan Kolb")),
    ],
)  # fmt: skip
def test_where_a_source_ends(text: str, content: str, chain: tuple[str | None, ...], nlp: Language) -> None:
    found = _one(text, nlp)
    assert (found.content, found.chain) == (content, chain)


def test_the_name_beside_a_role_is_the_speakers(nlp: Language) -> None:
    (mention,) = (
        m for m in extract(document("An analyst at Kessler Bank, Priya Nair, said the bank was sound."), nlp).mentions
        if m.speaker
    )  # fmt: skip
    assert mention.name == "Priya Nair"


@pytest.mark.parametrize(
    ("text", "content", "chain"),
    [
        ("The labour office expects 1,450 people to lose their jobs, its director, Max Stamm, said.",
         "1,450 people to lose their jobs", ("its director, Max Stamm",)),
        ("The regional labour office expects 14,500 people to lose their jobs in Narn, its director, Max Stamm, said.",
         "14,500 people to lose their jobs in Narn", ("its director, Max Stamm",)),
        ("Odile Brandt said her pilots would not sail, according to the Northwire news agency.",
         "her pilots would not sail", ("the Northwire news agency", "Odile Brandt")),
        ("The ferry line will cut 90 jobs, the Gazette understands.", "The ferry line will cut 90 jobs",
         ("the Gazette",)),
    ],
)  # fmt: skip
def test_who_stands_around_whom(text: str, content: str, chain: tuple[str | None, ...], nlp: Language) -> None:
    found = _one(text, nlp)
    assert (found.content, found.chain) == (content, chain)


def test_what_people_understand_is_not_said(nlp: Language) -> None:
    assert not said("The workers understand that the plant will close.", nlp)


def test_a_colon_introduces_the_paragraph_below(nlp: Language) -> None:
    text = (
        "“It is hard,” she told reporters as she opened the pier:\n\nWe looked at every way out. None could work."
        "\n\nThe river rose on Friday."
    )
    assert said(text, nlp) == [
        Said("It is hard", ("she",), "affirms", "direct"),
        Said("We looked at every way out. None could work", ("she",), "affirms", "direct"),
    ]


def test_a_colon_after_what_was_said_introduces_nobody(nlp: Language) -> None:
    found = said("The mayor said two things were clear:\n\nThe pier is open.", nlp)
    assert [s.content for s in found] == ["two things were clear"]
