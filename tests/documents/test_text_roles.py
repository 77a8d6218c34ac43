# ruff: noqa: E501 (prose reads best unbroken)
"""Roles from text alone in the shapes that dumps come in, with the classifier that ships and without any."""

from __future__ import annotations

import re
import textwrap
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.documents import document
from firsthand.documents.layout import roles
from firsthand.documents.models import Models, shipped
from firsthand.documents.profile import FEATURES
from firsthand.documents.segments import cut
from firsthand.documents.trees import Matrix, Trees
from firsthand.records import EVIDENCE, Document, Page, digest

TITLE = "Tollen ferry stays in port after engine fire"
BODY = [
    "The ferry between Tollen and Aarsund will stay in port until the end of the month, the company that runs it said on Thursday.",
    "A fire broke out in the engine room on Tuesday evening, while 140 passengers were on board, and was put out by the crew within twenty minutes.",
    "“We heard a bang, and then the lights went out,” said Marta Lindholt, a teacher who was on her way home with her two children.",
    "Nobody was hurt, according to the coast guard, which sent two boats and a helicopter to the strait shortly after eight o'clock.",
    "The company had been warned in March that the cooling pumps were worn, an inspection report that was published last week shows.",
    "It did not answer questions about the report, and said that it would speak when its own inquiry was over.",
]
TOP = ["Tollen Observer", "Home", "News", "Sport", "Culture", "Weather", "Jobs", "Log in", "Subscribe"]
TEASERS = [
    "Related Articles", "Council votes to keep the old swimming hall", "Three new schools for the northern islands",
    "Why herring is getting dearer", "Most read", "Harbour crane sold to a museum", "Winter timetable: what will change",
]  # fmt: skip
COMMENTS = [
    "3 Comments", "Harald says:", "June 4, 2021 at 10:12 am", "Not the first time that boat has burned, is it?", "Reply",
    "Ingrid K. says:", "June 4, 2021 at 11:40 am", "I was on board and the crew were wonderful, you should thank them.", "Reply",
    "Seadog says:", "June 5, 2021 at 8:02 am", "They should have bought the new one when they had the money for it.", "Reply",
]  # fmt: skip
FOOT = ["© 2021 Tollen Observer. All rights reserved.", "Privacy policy", "Terms of use", "Contact us"]


def read(text: str, models: Models | None = None) -> Document:
    content = text.encode()
    return document(Page(digest(content), "dump", content, ("page.txt",)), models=models)[0]


def found(doc: Document) -> str:
    return " ".join(" ".join(doc.text[b.start : b.end] for b in doc.blocks if b.role in EVIDENCE).split())


def role(doc: Document, words: str) -> str:
    at = re.search(r"\s+".join(map(re.escape, words.split())), doc.text)
    assert at, words
    return next(b.role for b in doc.blocks if b.start <= at.start() < b.end)


def whole_page() -> list[str]:
    return [
        "\n".join(TOP),
        TITLE,
        "By Jonas Berg\nJune 3, 2021",
        *BODY,
        "\n".join(TEASERS),
        "\n".join(COMMENTS),
        "\n".join(FOOT),
    ]


def wrapped(text: str, width: int, indent: str = "") -> str:
    lines = (
        textwrap.wrap(
            line, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        or [indent.rstrip()]
        for line in text.split("\n")
    )
    return "\n".join(line for group in lines for line in group)


STYLES = {
    "lines": "\n\n".join(whole_page()),
    "no blank lines": "\n".join(whole_page()),
    "a blank line each": re.sub(r"\n+", "\n\n", "\n".join(whole_page())),
    "wrapped at 60": wrapped("\n\n".join(whole_page()), 60),
    "wrapped at 72": wrapped("\n\n".join(whole_page()), 72),
    "wrapped at 100": wrapped("\n\n".join(whole_page()), 100),
    "indented": wrapped("\n\n".join(whole_page()), 72, "    "),
    "quoted": wrapped("\n\n".join(whole_page()), 72, "> "),
    "bullets": "\n\n".join(whole_page()).replace("\nHome\n", "\n  • Home\n").replace("\nNews\n", "\n  • News\n"),
    "CRLF": "\n\n".join(whole_page()).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("trained", [True, False])
@pytest.mark.parametrize("style", STYLES)
def test_the_article_is_told_from_what_stands_around_it(style: str, trained: bool) -> None:
    doc = read(STYLES[style], shipped("dump") if trained else Models())
    evidence = found(doc).replace(" > ", " ")
    assert [p for p in BODY if p not in evidence] == []
    for line in (*TOP[1:], *TEASERS, *COMMENTS, *FOOT):
        assert line not in evidence, line
    assert role(doc, "I was on board and the crew") == "comment"
    assert role(doc, TITLE) == "title"
    assert doc.authors == ("Jonas Berg",)


@pytest.mark.parametrize("trained", [True, False])
def test_a_page_on_one_line_gives_its_article(trained: bool) -> None:
    doc = read(" ".join(" ".join(whole_page()).split()), shipped("dump") if trained else Models())
    evidence = found(doc)
    assert sum(p in evidence for p in BODY) >= 5
    assert "All rights reserved" not in evidence


GERMAN = [
    "Die Fähre zwischen Tollen und Aarsund bleibt bis zum Ende des Monats im Hafen, wie die Reederei am Donnerstag mitteilte.",
    "Am Dienstagabend war im Maschinenraum ein Feuer ausgebrochen, während 140 Fahrgäste an Bord waren, und die Besatzung löschte es nach zwanzig Minuten.",
    "Verletzt wurde nach Angaben der Küstenwache niemand, die zwei Boote und einen Hubschrauber in den Sund geschickt hatte.",
    "Schon im März war die Reederei gewarnt worden, dass die Pumpen verschlissen seien, wie ein Bericht zeigt, der vergangene Woche erschien.",
]
FRENCH = [
    "Le ferry entre Tollen et Aarsund restera au port jusqu'à la fin du mois, a annoncé jeudi la compagnie qui l'exploite.",
    "Un incendie s'est déclaré mardi soir dans la salle des machines, alors que 140 passagers étaient à bord, et l'équipage l'a éteint en vingt minutes.",
    "Personne n'a été blessé, selon les garde-côtes, qui ont envoyé deux bateaux et un hélicoptère dans le détroit peu après vingt heures.",
    "La compagnie avait été avertie en mars que les pompes étaient usées, comme le montre un rapport publié la semaine dernière.",
]


@pytest.mark.parametrize("trained", [True, False])
@pytest.mark.parametrize(
    ("title", "body", "menu", "thread"),
    [
        ("Fähre nach Aarsund bleibt im Hafen", GERMAN, ["Startseite", "Politik", "Sport", "Anmelden"],
         ["2 Kommentare", "Harald sagt:", "4. Juni 2021 um 10:12", "Das ist nicht das erste Mal, dass dieses Schiff brennt.", "Antworten",
          "Ingrid sagt:", "4. Juni 2021 um 11:40", "Ich war an Bord, und die Besatzung war großartig.", "Antworten"]),
        ("Le ferry d'Aarsund reste au port", FRENCH, ["Accueil", "Politique", "Sport", "Connexion"],
         ["2 commentaires", "Harald dit :", "4 juin 2021 à 10:12", "Ce n'est pas la première fois que ce bateau brûle.", "Répondre",
          "Ingrid dit :", "4 juin 2021 à 11:40", "J'étais à bord et l'équipage a été formidable.", "Répondre"]),
    ],
    ids=["German", "French"],
)  # fmt: skip
def test_other_languages(title: str, body: list[str], menu: list[str], thread: list[str], trained: bool) -> None:
    text = "\n\n".join(["\n".join(menu), title, *body, "\n".join(thread)])
    doc = read(text, shipped("dump") if trained else Models())
    assert [p for p in body if p not in found(doc)] == []
    assert not any(line in found(doc) for line in (*menu, *thread))


def test_a_post_in_the_body_stays_a_quote() -> None:
    post = "We are very sorry for the delay, and will pay for everybody's taxi home tonight."
    doc = read("\n\n".join([TITLE, *BODY[:3], post, "— Tollen Ferries (@tollenferries) June 2, 2021", *BODY[3:]]))
    assert role(doc, post) == "quote"
    assert role(doc, "— Tollen Ferries") == "quote"


def test_wrapped_lines_around_a_long_address_are_paragraphs_again() -> None:
    address = "https://observer.example/" + "a-very-long-path-to-a-report-" * 5 + "2021.pdf"
    text = wrapped("\n\n".join([TITLE, *BODY[:3], address, *BODY[3:]]), 66)
    pieces = [" ".join(text[s.start : s.end].split()) for s in cut(text)]
    assert pieces == [TITLE, *BODY[:3], address, *BODY[3:]]


def test_one_line_is_cut_between_menu_and_text() -> None:
    text = " ".join(" ".join(["Home News Sport Culture Weather Jobs Travel Cars Homes Shop", *BODY, *BODY]).split())
    pieces = [text[s.start : s.end] for s in cut(text)]
    assert pieces[0].startswith("Home News Sport") and "Thursday" not in pieces[0]
    assert "".join("".join(pieces).split()) == "".join(text.split())


_PIECE = st.sampled_from(
    [TITLE, *BODY, *TOP, *TEASERS, *COMMENTS, *FOOT, *GERMAN, "  • ", "> ", "\t", "\n", "\n\n", "\r\n", "\f", " ", "\u00a0", "…",
     "https://a.example/" + "x" * 90, "[12]", "* * *", "日本語の記事です。", "خبر عاجل", "\u2028", "|"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECE, max_size=60), st.sampled_from(["", " ", "\n", "\n\n"]))
def test_every_segment_has_one_role_in_order_and_nothing_is_lost(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    segments = cut(text)
    roles(text, segments, shipped("dump").text)
    previous = 0
    for segment in segments:
        # Only white space, and the marks of a page that is quoted whole, belong to none.
        assert not text[previous : segment.start].replace(">", "").strip()
        assert previous <= segment.start < segment.end
        assert segment.role is not None
        previous = segment.end
    assert not text[previous:].replace(">", "").strip()


def test_the_classifier_that_ships_is_the_one_the_features_are_for() -> None:

    trees = shipped("dump").text
    assert trees is not None
    assert trees.features == FEATURES
    assert trees.classes == ("other", "article")


def test_a_long_menu_on_one_line_takes_no_time() -> None:
    text = " ".join([*(["Harbour", "News", "Of", "Tollen"] * 60), "and", "more", *BODY, *BODY])
    began = time.process_time()
    roles(text, cut(text))
    assert time.process_time() - began < 2.0


class _Doubting(Trees):
    """Trees that take the third and the fourth line for furniture, and all else for the article."""

    def predict(self, rows: Matrix) -> Matrix:
        article = np.array([0.01 if index in (2, 3) else 0.99 for index in range(len(rows))])
        return np.stack([1.0 - article, article], axis=1)


def test_what_a_page_says_of_itself_is_kept_whatever_the_trees_say() -> None:
    correction = "(Corrects second paragraph to show that the fire broke out on Tuesday)"
    aside = "Those who wait for news of the boat should read on to the end of this."
    text = "\n\n".join([TITLE, BODY[0], correction, aside, *BODY[1:]])
    segments = cut(text)
    roles(text, segments, _Doubting((), ("other", "article"), (), {}))
    found = {text[s.start : s.end]: s.role for s in segments}
    assert found[correction] in EVIDENCE
    assert found[aside] not in EVIDENCE
