# ruff: noqa: E501 (prose reads best unbroken)
"""What of a web page is its article: endless pages, live blogs, threads, cards, lists, tables, hidden parts, other
languages; by the rules alone and with the trees that ship."""

from __future__ import annotations

import json

import numpy as np
import pytest

from firsthand.documents import document
from firsthand.documents.article import Reading, rules
from firsthand.documents.blockfeatures import FEATURES, block_features
from firsthand.documents.classified import classify, probabilities
from firsthand.documents.markup import Visible, parse, visible_text
from firsthand.documents.models import DATA, Models
from firsthand.documents.trees import Tree, Trees
from firsthand.records import Document, Page, digest

TITLE = "Ferry to the outer islands stops for the winter"
BODY = (
    "The ferry to the outer islands will not sail again before March, the harbour office said on Monday, after two of its four engines failed in the same week.",
    "About three hundred people live on the islands all year, and most of them buy their food in the town, where the last boat came in on Saturday with forty passengers.",
    "“Nobody told us that it would be the last one,” said Marta Olen, who keeps the shop on the smaller island and had ordered goods for the whole of December.",
    "The company that runs the boat said that it had asked for spare parts in June, and that the yard which makes them had promised them for the end of September.",
    "A smaller vessel will take mail and medicine across twice a week, the office said, but it may carry no more than twelve people and no cars at all.",
    "The islanders want to meet the minister on Thursday. They say that the contract obliges the company to keep a second boat ready at all times.",
)
OTHER = (
    "The town council has bought the old mill by the river and will turn it into a library, the mayor said on Tuesday after a vote that took most of the night.",
    "Two of the nine members voted against the plan, because they hold that the roof alone will cost more than the whole of the budget for the coming year.",
    "The mill has stood empty since the flood, and children have been told for years that they should not play anywhere near its broken windows and doors.",
    "Builders are to begin in April. The council expects that the first books can be lent out in the autumn of the year after that, if nothing goes wrong.",
    "A group of neighbours had collected nine hundred signatures for a school on the same ground, which the council has now put off without naming a day.",
)
RULES = Models(None, None)
BOTH = pytest.mark.parametrize("models", [RULES, None], ids=["rules", "trees"])


def read(html: str, models: Models | None) -> Document:
    content = html.encode()
    return document(Page(digest(content), "html", content, ("page.html",)), models=models)[0]


def texts(doc: Document, *roles: str) -> list[str]:
    return [doc.text[b.start : b.end] for b in doc.blocks if b.role in roles]


def body(doc: Document) -> list[str]:
    return texts(doc, "paragraph", "quote", "heading")


def p(*paragraphs: str) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def page(main: str, head: str = "") -> str:
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "News", "Sport", "Weather", "Contact"))
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE} | The Sound Post</title>{head}</head><body><nav><ul>{menu}</ul></nav>"
        f"{main}<footer><p>© 2024 The Sound Post. All rights reserved.</p></footer></body></html>"
    )


def visible(html: str) -> tuple[Visible, Reading]:
    root, _ = parse(html, 200)
    assert root is not None
    shown = visible_text(root, 200)
    return shown, rules(shown, None, TITLE)


@BOTH
def test_a_page_that_goes_on_with_another_article(models: Models | None) -> None:
    doc = read(
        page(
            f'<main><article class="story"><h1>{TITLE}</h1><p class="byline">By Ann Keller</p>{p(*BODY)}</article>'
            f'<article class="story"><h1>Old mill becomes a library</h1><p class="byline">By Tom Reed</p>{p(*OTHER)}</article></main>'
        ),
        models,
    )
    assert [t for t in body(doc) if t in BODY] == list(BODY)
    assert not [t for t in body(doc) if t in OTHER]


@BOTH
def test_a_live_blog_whose_metadata_gives_one_entry(models: Models | None) -> None:
    later = "".join(
        f'<div class="entry"><h2>Update {n}</h2>{p(*(f"{text} This was entry number {n} of the day." for text in OTHER))}</div>'
        for n in range(2, 6)
    )
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(BODY)}
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    doc = read(
        page(f'<main><h1>{TITLE}</h1><div class="feed"><div class="entry">{p(*BODY)}</div>{later}</div></main>', head),
        models,
    )
    assert [t for t in body(doc) if t in BODY] == list(BODY)
    assert not [t for t in body(doc) if "entry number" in t]


@BOTH
def test_a_body_in_metadata_that_breaks_off_takes_nothing_away(models: Models | None) -> None:
    told = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "articleBody": " ".join(BODY[:3]) + " The company that runs the…",
    }
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    doc = read(page(f"<main><article><h1>{TITLE}</h1>{p(*BODY)}</article></main>", head), models)
    assert [t for t in body(doc) if t in BODY] == list(BODY)


@BOTH
def test_threads_in_other_languages_are_comments(models: Models | None) -> None:
    german = (
        "Die Fähre zu den äußeren Inseln wird vor dem März nicht mehr fahren, teilte das Hafenamt am Montag mit, nachdem zwei ihrer vier Maschinen in derselben Woche ausgefallen waren.",
        "Rund dreihundert Menschen leben das ganze Jahr auf den Inseln, und die meisten von ihnen kaufen in der Stadt ein, wo das letzte Schiff am Samstag mit vierzig Fahrgästen ankam.",
        "„Niemand hat uns gesagt, dass es das letzte war“, sagte Marta Olen, die den Laden auf der kleineren Insel führt und für den ganzen Dezember Waren bestellt hatte.",
        "Ein kleineres Schiff soll zweimal in der Woche Post und Medikamente bringen, darf aber nicht mehr als zwölf Menschen und keine Autos mitnehmen, sagte das Amt.",
    )
    thread = "".join(
        f'<li class="leserkommentar"><p>{name}</p><p>Ich bin mit dem Schiff {n} Jahre lang gefahren, und so etwas habe ich noch nie erlebt, das ist doch ein Witz!</p></li>'
        for n, name in ((3, "Inselkind"), (9, "Hafenmaus"))
    )
    doc = read(
        page(
            f'<main><h1>Die Fähre bleibt bis März liegen</h1><div class="text">{p(*german)}</div><div class="kommentare"><ul>{thread}</ul></div></main>'
        ),
        models,
    )
    assert doc.language == "de"
    assert [t for t in body(doc) if t in german] == list(german)
    assert not [t for t in body(doc) if "Ich bin mit dem Schiff" in t]
    assert len([t for t in texts(doc, "comment") if "Ich bin mit dem Schiff" in t]) == 2


@BOTH
def test_cards_of_other_stories_are_not_the_article(models: Models | None) -> None:
    cards = "".join(
        f'<article class="card"><a href="/{n}"><h3>Story {n} of the week</h3></a><p class="stand-first">{text}</p></article>'
        for n, text in enumerate(OTHER)
    )
    doc = read(
        page(
            f'<main><h1>{TITLE}</h1><div class="article-body">{p(*BODY)}</div><div class="related-content">{cards}</div></main>'
        ),
        models,
    )
    assert [t for t in body(doc) if t in BODY] == list(BODY)
    assert not [t for t in body(doc) if t in OTHER]


@BOTH
def test_teasers_requests_and_hidden_boxes_inside_the_body(models: Models | None) -> None:
    box = p(
        "At The Sound Post we believe that everybody needs reporting that can be trusted, and that not all can pay for it.",
        "Our newsroom would like to go on with its work for as little as two crowns a month, and your help makes that possible.",
    )
    inside = (
        f"{p(*BODY[:2])}<aside><p><a href='/mill'>{OTHER[0]}</a></p></aside>{p(*BODY[2:4])}"
        f'<div class="hidden support">{box}</div><div class="newsletter-signup"><p>Sign up for our newsletter and have the harbour in your inbox.</p></div>{p(*BODY[4:])}'
    )
    doc = read(
        page(f'<main><article><h1>{TITLE}</h1><div class="article-body">{inside}</div></article></main>'), models
    )
    assert body(doc) == list(BODY)


@BOTH
def test_a_list_of_articles_under_one_headline_is_one_article(models: Models | None) -> None:
    items = "".join(
        f'<li class="item"><article class="item-body"><h2>Boat number {n}</h2><p>{first}</p><p>{second}</p></article></li>'
        for n, (first, second) in enumerate([BODY[:2], BODY[2:4], BODY[4:]], 1)
    )
    doc = read(
        page(
            f'<main><article class="list"><h1>{TITLE}</h1><div class="not-a-paywall"><ul>{items}</ul></div></article></main>'
        ),
        models,
    )
    assert [t for t in body(doc) if t in BODY] == list(BODY)


@BOTH
def test_tables_and_nested_lists_of_the_article_stay(models: Models | None) -> None:
    table = "<table><tr><th>Boat</th><th>What it carries</th></tr><tr><td>Skua</td><td>The mail boat carries letters, parcels and medicine twice a week.</td></tr></table>"
    listed = "<ul><li>What the office has promised the islands for this winter:<ul><li>The mail boat will sail on Mondays and on Fridays, if there is no storm.</li></ul></li></ul>"
    doc = read(
        page(
            f'<main><article><h1>{TITLE}</h1><div class="entry-content">{p(*BODY[:3])}{table}{listed}{p(*BODY[3:])}</div></article></main>'
        ),
        models,
    )
    got = body(doc)
    assert [t for t in got if t in BODY] == list(BODY)
    assert "The mail boat carries letters, parcels and medicine twice a week." in got
    assert "The mail boat will sail on Mondays and on Fridays, if there is no storm." in got


@BOTH
def test_categories_and_options_in_names_say_nothing_of_the_text(models: Models | None) -> None:
    doc = read(
        page(
            f'<main><article class="post-77 post type-post hentry category-newsletter tag-comments"><h1>{TITLE}</h1>'
            f'<div class="entry share themeform">{p(*BODY)}</div></article></main>'
        ),
        models,
    )
    assert [t for t in body(doc) if t in BODY] == list(BODY)


@BOTH
def test_what_a_broken_script_left_is_no_text_of_the_article(models: Models | None) -> None:
    junk = r'\n\n","providerName":"Buoy","providerUrl":"https://buoy.example","width":550} and the rest of it is in the same words as before'
    doc = read(page(f"<p>{junk}</p><main><article><h1>{TITLE}</h1>{p(*BODY)}</article></main>"), models)
    assert [t for t in body(doc) if t in BODY] == list(BODY)
    assert not [t for t in body(doc) if "providerName" in t]


@BOTH
def test_an_article_in_a_layout_table(models: Models | None) -> None:
    links = "".join(f"<a href='/{n}'>Older story {n}</a><br>" for n in range(12))
    doc = read(
        page(f"<table><tr><td width=150>{links}</td><td><h1>{TITLE}</h1>{'<br><br>'.join(BODY)}</td></tr></table>"),
        models,
    )
    assert [t for t in body(doc) if t in BODY] == list(BODY)
    assert not [t for t in body(doc) if "Older story" in t]


def test_the_trees_that_ship_read_the_features_that_are_computed() -> None:
    trees = Trees.load(DATA / "html_roles.json.gz")
    assert trees.features == FEATURES and set(trees.classes) == {"other", "article"}
    assert trees.about["trained_on"] and (DATA / "html_roles.json.gz").stat().st_size < 400_000
    shown, reading = visible(page(f"<main><article><h1>{TITLE}</h1>{p(*BODY)}</article></main>"))
    chances = dict(
        zip([shown.text[s.start : s.end] for s in shown.segments], probabilities(shown, reading, trees), strict=True)
    )
    assert min(chances[text] for text in BODY) > 0.5 > max(chances["Weather"], chances["Contact"])


def test_the_trees_correct_the_rules() -> None:
    """A box below the text that no name gives away: the rules take it for the last paragraph."""
    box = "Contact Ann Keller at ann@sound.example or on the telephone at 555-0199. Follow her on every platform @annkeller."
    html = page(
        f'<main><article><h1>{TITLE}</h1><div class="text">{p(*BODY)}<div class="k1"><div class="k2">{box}</div></div></div></article></main>'
    )
    assert body(read(html, RULES)) == [*BODY, box]
    assert body(read(html, None)) == list(BODY)


def test_what_the_trees_drop_beside_a_picture_is_its_caption() -> None:
    shown, reading = visible(
        page(f'<main><h1>{TITLE}</h1>{p(*BODY)}<div><div><img src="f.jpg"></div><div>{OTHER[0]}</div></div></main>')
    )
    classify(shown, reading, Trees(FEATURES, ("other", "article"), (Tree((), (), (), (), (-5.0,)),), {}))
    roles = {shown.text[s.start : s.end]: s.role for s in shown.segments}
    assert roles[OTHER[0]] == "caption" and roles[BODY[0]] == "chrome"


def test_trees_over_other_features_are_refused() -> None:
    shown, reading = visible(page(f"<main><h1>{TITLE}</h1>{p(*BODY)}</main>"))
    with pytest.raises(ValueError, match="other features"):
        probabilities(shown, reading, Trees(("words",), ("other", "article"), (), {}))


@pytest.mark.parametrize(("leaf", "kept"), [(5.0, True), (-5.0, False)])
def test_what_the_trees_say_decides(leaf: float, kept: bool) -> None:
    shown, reading = visible(page(f"<main><h1>{TITLE}</h1>{p(*BODY)}</main>"))
    classify(shown, reading, Trees(FEATURES, ("other", "article"), (Tree((), (), (), (), (leaf,)),), {}))
    roles = {shown.text[s.start : s.end]: s.role for s in shown.segments}
    assert all((roles[text] == "paragraph") is kept for text in BODY)
    assert roles[TITLE] == "title"


def test_features_are_numbers_for_every_block_and_do_not_depend_on_order_of_pages() -> None:
    first = visible(page(f"<main><h1>{TITLE}</h1>{p(*BODY)}</main>"))
    second = visible(page("<p>One line alone is all that this page has to say.</p>"))
    rows = block_features(*first)
    assert rows.shape == (len(first[0].segments), len(FEATURES))
    block_features(*second)
    assert (block_features(*first) == rows).all() and np.isfinite(rows).all()
