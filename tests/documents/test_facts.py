# ruff: noqa: E501 (prose reads best unbroken)
"""The facts of publication of web pages and of their dumps: where each is read, and the traps beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.documents.dates import day_in_address, find_dates
from firsthand.documents.people import people, person
from firsthand.documents.tongue import language
from firsthand.records import Document
from tests.documents.test_dumps import BODY, P1, P2, P3, P4, TITLE, page, read
from tests.documents.test_html import paragraphs, parse


def web(head: str = "", above: str = "", below: str = "", foot: str = "", body: str | None = None) -> Document:
    """A page: `head` in its head, `above` and `below` about its headline, `foot` after the text."""
    text = paragraphs(*BODY) if body is None else body
    html = f"<html><head>{head}</head><body><article>{above}<h1>{TITLE}</h1>{below}<div class='article-body'>{text}</div></article>{foot}</body></html>"
    return parse(html)[0]


def ld(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE} | fields)}</script>'


def meta(**fields: str) -> str:
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{value}">' for name, value in fields.items())


def basis(doc: Document, field: str) -> list[tuple[str, str, str | None]]:
    return [(f.value, f.basis, f.span.exact if f.span else None) for f in doc.facts if f.field == field]


# Dates


@pytest.mark.parametrize(
    ("told", "shown", "published"),
    [
        # The machine's instant is the next day elsewhere: readers are shown the day of the place.
        ("2019-06-04T03:20:00Z", "June 3, 2019 at 8:20 p.m. PT", "2019-06-03"),
        ("2019-06-03T22:20:00Z", "4 June 2019 8:20 AEST", "2019-06-04"),
        # The day that readers are shown is no day of the machines': a teaser's, an event's.
        ("2019-06-03", "", "2019-06-03"),
        ("2019-06-03", "May 12, 2017", "2019-06-03"),
        # Both days are shown.
        ("2019-06-04", "First published on June 3, 2019, 11 p.m.</p><p class='date'>Published June 4, 2019", "2019-06-04"),
    ],
)  # fmt: skip
def test_the_day_that_readers_are_shown_counts_where_machines_bear_it_out(told, shown, published):
    assert web(ld(datePublished=told), below=f"<p class='date'>{shown}</p>").published == published


def test_a_page_that_was_published_anew_has_the_day_that_it_shows():
    head = ld(datePublished="2016-02-01", dateModified="2019-06-03T10:00:00Z")
    doc = web(head, below="<p class='date'>June 3, 2019</p>")
    assert doc.published == "2019-06-03"
    assert basis(doc, "published") == [("2019-06-03", "text", "June 3, 2019"), ("2016-02-01", "json-ld", None)]
    labelled = web(head, below="<p class='date'>Updated June 3, 2019</p>")
    assert (labelled.published, labelled.updated) == ("2016-02-01", "2019-06-03")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://bay.example/2019/06/03/harbour-closed/", "2019-06-03"),
        ("https://bay.example/news/2019/jun/3/harbour", "2019-06-03"),
        ("https://bay.example/2019-06-03/harbour", "2019-06-03"),
        ("https://bay.example/2019/jun./03/harbour", "2019-06-03"),
        ("https://bay.example/20190603/harbour", "2019-06-03"),
        ("https://bay.example/2019/06/harbour", None),
        ("https://bay.example/harbour-2019-2020/", None),
        ("https://bay.example/id/201906031234/x", None),
        ("https://bay.example/2019/13/45/harbour", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_a_day_in_an_address(address, day):
    assert day_in_address(address) == day


def test_an_address_dates_a_page_that_says_nothing_else():
    doc = web('<link rel="canonical" href="https://bay.example/2019/06/03/harbour">')
    assert (doc.published, basis(doc, "published")) == ("2019-06-03", [("2019-06-03", "address", None)])
    assert web('<link rel="canonical" href="https://bay.example/harbour">').published is None


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("December 3, 20193:00 AM ET", ["2019-12-03"]),
        ("Published Mon, Jun 3 20194:46 AM ESTUpdated Tue, Jun 4 201911:25 AM EST", ["2019-06-03", "2019-06-04"]),
        ("Ann KellerJun 03, 201912 Shares340 Views", ["2019-06-03"]),
        ("BRNJun 3, 2019, 06:21 AM", ["2019-06-03"]),
        ("3 June 20193 June 2019", ["2019-06-03"]),
        ("June 3 20190 people", []),
        ("3h ago", []),
        ("yesterday", []),
    ],
)
def test_dates_that_lost_the_space_beside_them(line, days):
    assert [d.value for d in find_dates(line)] == days


@pytest.mark.parametrize(
    ("lines", "published", "updated"),
    [
        ("Published: June 3, 2019\nUpdated: June 4, 2019", "2019-06-03", "2019-06-04"),
        ("PUBLISHED: June 3, 2019 at 1:52 p.m. | UPDATED: June 4, 2019 at 1:55 p.m.", "2019-06-03", "2019-06-04"),
        ("Last modified on Tue 4 Jun 2019 18.08 CET\nFirst published on Mon 3 Jun 2019 15.21 CET", "2019-06-03", "2019-06-04"),
        ("By Ann Keller\nUpdated on June 4, 2019", None, "2019-06-04"),
        ("By Ann Keller\n3h ago", None, None),
        ("By Ann Keller\nPublished yesterday", None, None),
        ("By Ann Keller\n-\nJune 3, 2019\n0\n31", "2019-06-03", None),
        ("2019-06-03 10:15", "2019-06-03", None),
        ("By Ann Keller\n03/04/2019", "2019", None),
        ("By Ann Keller\n25/04/2019", "2019-04-25", None),
        ("06-25-19\npremium", "2019-06-25", None),
        ("Tickets on sale until June 3, 2019", None, None),
        ("The northern wall during the storm of June 3, 2018. (Photo: Bo Day)", None, None),
    ],
)  # fmt: skip
def test_the_lines_that_date_a_dump(lines, published, updated):
    doc = read(page(TITLE, lines, *BODY))
    assert (doc.published, doc.updated) == (published, updated)


def test_days_that_are_no_days_of_publication():
    teasers = "Related\n\nLighthouse sold to a stranger\nMay 2, 2019\n\nFerry runs aground off the point\nMay 1, 2019"
    comments = "2 comments\n\nOld Salt\nJune 9, 2019 at 10:12 am\nThat wall was never any good."
    doc = read(page("Sunday, June 9, 2019 10:15 AM", "Home\nNews\nSport", TITLE, "By Ann Keller", *BODY, teasers, comments, "© 2012-2021 The Bay Courier. All rights reserved."))  # fmt: skip
    assert (doc.published, doc.updated) == (None, None)
    event = f"{P1} The wall had been inspected on June 3, 2016, he said."
    assert read(page(TITLE, "By Ann Keller", event, P2, P3, P4)).published is None


def test_a_line_that_is_nothing_but_a_label_and_its_day_counts_below_the_standfirst_too():
    about = "Ann Keller is a reporter for the Bay Courier and has covered the harbour, its ships and its storms for more than ten years now."
    doc = read(page(TITLE, "By\n\nAnn Keller", about, "Published on June 3, 2019", *BODY))
    assert doc.published == "2019-06-03"


# Authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Keller and Bo Day, staff writers | June 3, 2019", ["Ann Keller", "Bo Day"]),
        ("By Ann Keller, Bo Day & Cy Moss", ["Ann Keller", "Bo Day", "Cy Moss"]),
        ("Ann Keller \xa0 BAY TODAY", ["Ann Keller"]),
        ("Ann Keller@_annkeller", ["Ann Keller"]),
        ("Ann Keller • BayBlog", ["Ann Keller"]),
        ("Ann Keller and Bo Day in Ostrava Bay", ["Ann Keller", "Bo Day"]),
        ("By Ann Keller For Baymail Australia", ["Ann Keller"]),
        ("By Ann Keller BAYRadio", ["Ann Keller"]),
        ("By Ann Keller, Bay Courier Staff", ["Ann Keller"]),
        ("by Ann Keller, U.S. Institute of Ships and Harbours", ["Ann Keller"]),
        ("Written by Ann Keller, Senior Contributing Writer Jun. 3, 2019 at 7:17 a.m. PT", ["Ann Keller"]),
        ("Ann Keller@@annkFeatured Columnist IVJune 3, 2019", ["Ann Keller"]),
        ("Ann KellerWriterPhotographerBo DayIllustrator", ["Ann Keller"]),
        ("By Ann KellerPublished: Jun 3, 2019 8:00 AM EST", ["Ann Keller"]),
        ("Cy Moss as told to Ann Keller", ["Ann Keller"]),
        ("Ann Keller, Harbour Reporter 3 June 2019 • 3:55pm", ["Ann Keller"]),
        ("by SaltyCat, Jun 3rd 2019", ["SaltyCat"]),
        ("by Salty - Ann Keller on June 3, 2019", ["Ann Keller"]),
        ("By Bo Day/Getty Images", []),
        ("By Bay Courier Editorial Board | Bay Courier", []),
        ("By The Associated Press", []),
        ("By Staff", []),
        ("By Bay Courier staff", []),
        ("Buenos Aires, June 3, 2019", []),
        ("Harbour Closed", ["Harbour Closed"]),
    ],
)
def test_a_line_that_signs(line, names):
    assert list(people(line)) == names


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("ann keller", "Ann Keller"),
        ("ANN KELLER", "Ann Keller"),
        ("Dr. Ann Keller", "Ann Keller"),
        ("Ann Keller MS", "Ann Keller"),
        ("Ann Keller, PhD", "Ann Keller"),
        ("Chris Price", "Chris Price"),
        ("Ludwig van den Berg", "Ludwig van den Berg"),
        ("Ann O'Dell-Keller Jr.", "Ann O'Dell-Keller Jr."),
        ("王小明", "王小明"),
        ("Bay Courier Newsroom", None),
        ("Redazione Baia", None),
        ("admin", None),
        ("bay.example", None),
        ("wp_user7", None),
        ("News Desk", None),
        ("Reuters", None),
        ("The Editors", None),
        ("", None),
    ],
)
def test_a_name_that_is_an_author_s(given, name):
    assert person(given) == name


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (ld(author="Ann Keller"), ["Ann Keller"]),
        (ld(author=["Ann Keller", {"@type": "Person", "name": "Bo Day"}]), ["Ann Keller", "Bo Day"]),
        (ld(author={"@type": "Person", "name": "By Ann Keller, Bay Courier"}), ["Ann Keller"]),
        (ld(author={"@type": "Person", "name": ["Ann Keller", "Bo Day"]}), ["Ann Keller", "Bo Day"]),
        (ld(author={"@type": "Organization", "name": "Keller Day"}), []),
        (ld(author={"@type": "Person", "name": "Bay Courier staff"}), []),
        (ld(author={"@type": "Person", "name": "Bay Courier"}, publisher={"@type": "Organization", "name": "The Bay Courier"}), []),
        (ld(author="https://bay.example/people/ann"), []),
        (ld(author=None), []),
        (ld(author=[[], {}, 7]), []),
        (meta(article_author="https://www.facebook.com/annkeller"), []),
        ('<meta name="author" content="Ann Keller"><meta name="parsely-author" content="Bo Day">', ["Ann Keller", "Bo Day"]),
        ('<meta name="byl" content="By Ann Keller">', ["Ann Keller"]),
        ('<meta name="twitter:creator" content="@annkeller">', []),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Keller">', ["Ann Keller"]),
        ('<meta name="twitter:label1" content="Price"><meta name="twitter:data1" content="Ann Keller">', []),
    ],
)  # fmt: skip
def test_authors_in_metadata(head, authors):
    assert list(web(head).authors) == authors


def test_an_author_that_is_a_reference_is_looked_up():
    graph = {"@graph": [{"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#ann"}}, {"@type": "Person", "@id": "#ann", "name": "Ann Keller"}]}  # fmt: skip
    doc = web(f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert doc.authors == ("Ann Keller",)
    lost = graph["@graph"][:1]
    assert web(f'<script type="application/ld+json">{json.dumps(lost)}</script>').authors == ()


@pytest.mark.parametrize(
    "below",
    [
        '<div><a href="/staff/81/ann-keller/">Ann Keller</a></div>',
        '<a rel="author" href="/x">Ann Keller</a>',
        '<span itemprop="author"><span itemprop="name">Ann Keller</span></span>',
        '<p>By <a href="/x">Ann Keller</a></p>',
        '<p>By</p><p>Ann Keller</p>',
        '<p>Ann Keller</p><p>Staff writer</p>',
        '<p>Ann Keller</p><p>June 3, 2019</p>',
        '<p>Photography by Cy Moss</p><p>By Ann Keller</p><p>Fact checked by</p><p>Bo Day</p>',
    ],
)  # fmt: skip
def test_authors_that_the_page_shows(below):
    doc = web(below=below)
    assert doc.authors == ("Ann Keller",)
    assert basis(doc, "author")[0] == ("Ann Keller", "text", "Ann Keller")


@pytest.mark.parametrize(
    ("told", "below", "authors"),
    [
        # The page names one more than the metadata does.
        (["Ann Keller"], "<p>By Ann Keller and Bo Day</p>", ["Ann Keller", "Bo Day"]),
        # The metadata has whoever made the pictures among its authors.
        (["Ann Keller", "Cy Moss"], "<p>By Ann Keller</p><p>Photography by Cy Moss</p>", ["Ann Keller"]),
        (["Ann Keller", "Cy Moss"], "<p>By Ann Keller</p><p>Contributions from</p><p>Cy Moss</p>", ["Ann Keller"]),
        # Readers are shown the name, machines the login.
        (["Annk"], "<p>By Ann Keller</p>", ["Ann Keller"]),
        (["Rene Kohler"], "<p>By René Köhler</p>", ["René Köhler"]),
        # Another's name stands in the metadata alone: no reason to doubt it.
        (["Ann Keller", "Bo Day"], "<p>By Ann Keller</p>", ["Ann Keller", "Bo Day"]),
        (["Ann Keller"], "", ["Ann Keller"]),
    ],
)
def test_what_readers_are_shown_counts_where_it_says_more(told, below, authors):
    assert list(web(ld(author=[{"@type": "Person", "name": name} for name in told]), below=below).authors) == authors


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        ("By Ann Keller\nStaff writer\nBy Bo Day\nReporter", ("Ann Keller", "Bo Day")),
        ("By\nAnn Keller\n,\nBo Day\n,\nCy Moss", ("Ann Keller", "Bo Day", "Cy Moss")),
        ("Author:\nAnn Keller\nJun 3, 2019", ("Ann Keller",)),
        ("Illustration by Cy Moss for the Bay Courier\nBy Ann Keller\nJune 3, 2019", ("Ann Keller",)),
        ("By Ann Keller\nIllustrations by Cy Moss", ("Ann Keller",)),
        ("By Ann Keller\nBy Cy Moss/Getty Images", ("Ann Keller",)),
        ("Ann Keller\nSenior Reporter\nCopy Link\nJune 3, 2019", ("Ann Keller",)),
        ("Fact checked by\nBo Day\nBy Ann Keller", ("Ann Keller",)),
        ("By Bay Courier Staff\nJune 3, 2019", ()),
        ("Harbour Watch\nShare\nPrint", ()),
    ],
)
def test_the_lines_that_sign_a_dump(lines, authors):
    assert read(page(TITLE, lines, *BODY)).authors == authors


def test_teasers_below_the_headline_and_the_text_sign_nothing():
    teasers = (
        "Lighthouse sold to a stranger\nBy Cy Moss May 2, 2019\nFerry runs aground off the point\nBy Bo Day May 1, 2019"
    )
    doc = read(page(TITLE, "By Ann Keller Jun 3, 2019", teasers, *BODY))
    assert (doc.authors, doc.published) == (("Ann Keller",), "2019-06-03")
    doc = read(page(TITLE, *BODY, "Lighthouse sold to a stranger by its keeper", "By Cy Moss", "Ferry runs aground"))
    assert doc.authors == ()


def test_the_outlet_is_no_author():
    doc = read(page(TITLE, "by Ann Keller , Harbour Xpress\nJune 3, 2019", *BODY, "© Harbour Xpress 2011 - 2019."))
    assert doc.authors == ("Ann Keller",)


# Outlet, addresses, language


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta(og_site_name="Bay Courier - News, Sport and Weather from the Bay") + '<link rel="canonical" href="https://baycourier.example/a">', "Bay Courier"),
        (meta(og_site_name="All the latest from the coast and beyond | Baypost.example") + '<link rel="canonical" href="https://baypost.example/a">', "Baypost.example"),
        (meta(og_site_name="The Bay Courier -"), "The Bay Courier"),
        (meta(og_site_name="WordPress.com"), None),
        (meta(og_site_name="Medium") + ld(publisher={"@type": "Organization", "name": "Harbour Notes"}), "Harbour Notes"),
        (f"<title>{TITLE} | Harbour | The Bay Courier</title>", "The Bay Courier"),
        (ld(publisher={"@id": "#org"}) + '<script type="application/ld+json">{"@type": "Organization", "@id": "#org", "name": "The Bay Courier"}</script>', "The Bay Courier"),
    ],
)  # fmt: skip
def test_an_outlet_without_its_motto_and_no_platform(head, outlet):
    assert web(head).outlet.name == outlet


@pytest.mark.parametrize(
    ("head", "uri", "canonical"),
    [
        ('<link rel="canonical" href="https://bay.example/a#top">', "https://bay.example/a", ["https://bay.example/a"]),
        ('<base href="https://bay.example/x/"><link rel="canonical" href="../a">', "https://bay.example/a", ["https://bay.example/a"]),
        ('<link rel="canonical" href="/a">' + '<meta property="og:url" content="https://bay.example/b">', "https://bay.example/a", ["https://bay.example/a", "https://bay.example/b"]),
        ('<link rel="canonical" href="/a">', None, []),
        ('<link rel="canonical" href="https://bay.example/">' + '<meta property="og:url" content="https://bay.example/a">', "https://bay.example/a", ["https://bay.example/", "https://bay.example/a"]),
        # Taken from elsewhere: the page's own address is the other one.
        ('<link rel="canonical" href="https://first.example/a">' + '<meta property="og:url" content="https://bay.example/a">', "https://bay.example/a", ["https://first.example/a", "https://bay.example/a"]),
        (ld(mainEntityOfPage={"@type": "WebPage", "@id": "https://bay.example/a"}), "https://bay.example/a", ["https://bay.example/a"]),
        (ld(url="javascript:void(0)"), None, []),
        ('<link rel="canonical" href="http://[bad">', None, []),
    ],
)  # fmt: skip
def test_the_address_that_a_page_gives_itself(head, uri, canonical):
    doc = web(head)
    assert doc.uri == uri
    assert list(dict.fromkeys(value for value, _, _ in basis(doc, "canonical"))) == canonical


def test_the_text_decides_on_the_language_and_what_is_declared_is_kept():
    doc, _ = parse(f'<html lang="de-AT"><body><article><h1>{TITLE}</h1>{paragraphs(*BODY)}</article></body></html>')
    assert doc.language == "en"
    assert basis(doc, "language") == [("de", "meta", None), ("en", "text", None)]
    assert language("Ja", "de") == ("de", False)
    assert language("The end", "de") == ("en", False)
    assert language("Ja") == ("en", False)


# Section, genre, wire


@pytest.mark.parametrize(
    ("head", "section", "genre", "by"),
    [
        (ld(articleSection="Harbour"), "Harbour", None, None),
        (ld(articleSection=["Opinion", "Harbour"]), "Opinion", "opinion", "json-ld"),
        (ld(**{"@type": ["NewsArticle", "OpinionNewsArticle"]}), None, "opinion", "json-ld"),
        (ld(**{"@type": "AnalysisNewsArticle"}), None, "analysis", "json-ld"),
        (ld(**{"@type": "ReportageNewsArticle"}), None, "news", "json-ld"),
        (ld(genre="Fact check"), None, "fact check", "json-ld"),
        (meta(article_section="Editorials"), "Editorials", "editorial", "meta"),
        (meta(article_opinion="true"), None, "opinion", "meta"),
        ('<link rel="canonical" href="https://bay.example/opinion/harbour">', None, "opinion", "address"),
        ('<link rel="canonical" href="https://bay.example/news/harbour">', None, None, None),
        (ld(breadcrumb={"@type": "BreadcrumbList", "itemListElement": [
            {"position": 3, "name": TITLE}, {"position": 1, "name": "Home"}, {"position": 2, "item": {"name": "Letters"}}]}), "Letters", "letter", "json-ld"),
        (ld(articleSection="Opinions differ on the harbour"), "Opinions differ on the harbour", None, None),
    ],
)  # fmt: skip
def test_section_and_genre_in_metadata(head, section, genre, by):
    doc = web(head)
    assert (doc.section, doc.genre) == (section, genre)
    assert [b for _, b, _ in basis(doc, "genre")][:1] == ([by] if by else [])


@pytest.mark.parametrize(
    ("parts", "wire", "where"),
    [
        ([TITLE, f"OSTRAVA BAY (AP) — {P1}", P2, P3, P4], "Associated Press", "AP"),
        ([TITLE, f"OSTRAVA BAY, June 3 (Reuters) - {P1}", P2, P3, P4], "Reuters", "Reuters"),
        ([TITLE, "By Ann Keller, Associated Press", *BODY], "Associated Press", "Associated Press"),
        ([TITLE, "Ann Keller", "The Canadian Press", "June 3, 2019", *BODY], "Canadian Press", "Canadian Press"),
        ([TITLE, *BODY, "Reuters contributed to this report."], "Reuters", "Reuters"),
        ([TITLE, *BODY, "With files from Bo Day and The Canadian Press"], "Canadian Press", "The Canadian Press"),
        ([TITLE, *BODY, "Includes information from The Associated Press"], "Associated Press", "The Associated Press"),
        ([TITLE, *BODY, "Reporting by The Associated Press."], "Associated Press", "Associated Press"),
        ([TITLE, P1, f"{P2} The mayor told Reuters that it would hold.", P3, P4], None, None),
        ([TITLE, P1, "The northern wall in May. (AP Photo/Bo Day)", P2, P3, P4], None, None),
        ([TITLE, *BODY, "Related", "OSTRAVA (AP) — The lighthouse was sold to a stranger, the council said on Friday."], None, None),
    ],
)  # fmt: skip
def test_the_agency_that_a_page_credits(parts, wire, where):
    doc = read(page(*parts))
    assert doc.wire == wire
    assert [span for _, _, span in basis(doc, "wire")][:1] == ([where] if where else [])


def test_an_agency_in_metadata_is_credited_and_no_author():
    doc = web(ld(author={"@type": "Person", "name": "Associated Press"}))
    assert (doc.authors, doc.wire, basis(doc, "wire")) == (
        (),
        "Associated Press",
        [("Associated Press", "json-ld", None)],
    )
    assert web(ld(sourceOrganization={"@type": "Organization", "name": "Reuters"})).wire == "Reuters"
    own = ld(provider={"name": "Reuters"}, publisher={"name": "Reuters"})
    assert web(own).wire is None
    copied = web(
        meta(og_site_name="Bay Courier"), foot="<p>Copyright 2019 The Associated Press. All rights reserved.</p>"
    )
    assert copied.wire == "Associated Press"
    assert web(meta(og_site_name="AP News"), foot="<p>Copyright 2019 The Associated Press. All rights reserved.</p>").wire is None  # fmt: skip


@given(st.text(alphabet="By Annü KellerJr.,|/•@()-–\xa0\n0123456789:©→&", max_size=120))
def test_no_line_breaks_a_reader(line):
    assert all(name.strip() == name and name for name in people(line))
    assert all(len(name) <= 60 for name in people(line, labelled=True))
    assert all(found.value for found in find_dates(line, short=True))
    assert person(line) is None or person(line)
    day_in_address(f"https://bay.example/{line}")
