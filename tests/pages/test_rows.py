# ruff: noqa: E501 (rows as programs write them)
"""Rows and sidecars: the names that people use, and the forms that values have under them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.pages import read
from firsthand.pages.bylines import byline
from firsthand.pages.facts import CONTENT, FETCHED, NAMES, contents, facts, fetched, row_name
from firsthand.pages.moments import instant, moment

TEXT = "The pier at Oster Quay will close."


def rows(tmp_path: Path, *values: object, name: str = "rows.jsonl"):
    path = tmp_path / name
    path.write_text("\n".join(json.dumps(value) for value in values), encoding="utf-8")
    return read([str(path)])


# What programs and corpora write, in the form that each of them does.
WRITTEN = {
    "an extractor of news": (
        {"maintext": TEXT, "title": "Pier shut", "authors": ["Edda Korda", "Bo Day"], "date_publish": "2019-06-04 08:00:00",
         "date_modify": "2019-06-05", "date_download": "2020-01-01 00:00:00", "source_domain": "oster.example",
         "url": "https://oster.example/pier", "image_url": "https://oster.example/a.png", "language": "en"},
        ("https://oster.example/pier", "Pier shut", ("Edda Korda", "Bo Day"), None, "2019-06-04 08:00:00", "2019-06-05"),
    ),
    "an extractor of text": (
        {"title": "Pier shut", "author": "Edda Korda; Bo Day", "hostname": "oster.example", "date": "2019-06-04",
         "text": TEXT, "raw_text": "menus and all", "source": "https://oster.example/pier", "sitename": "Oster Courier"},
        ("https://oster.example/pier", "Pier shut", ("Edda Korda", "Bo Day"), "Oster Courier", "2019-06-04", None),
    ),
    "schema.org": (
        {"@type": "NewsArticle", "headline": "Pier shut", "articleBody": TEXT, "datePublished": "2019-06-04T08:00:00Z",
         "dateModified": "2019-06-05T08:00:00Z", "author": {"@type": "Person", "name": "Edda Korda"},
         "publisher": {"name": "Oster Courier"}, "mainEntityOfPage": {"@id": "https://oster.example/pier"}},
        ("https://oster.example/pier", "Pier shut", ("Edda Korda",), "Oster Courier", "2019-06-04T08:00:00Z",
         "2019-06-05T08:00:00Z"),
    ),
    "an interface for headlines": (
        {"source": {"id": None, "name": "Oster Courier"}, "author": "By Edda Korda", "title": "Pier shut", "content": TEXT,
         "url": "https://oster.example/pier", "publishedAt": "2019-06-04T08:00:00Z"},
        ("https://oster.example/pier", "Pier shut", ("Edda Korda",), "Oster Courier", "2019-06-04T08:00:00Z", None),
    ),
    "an interface with inner fields": (
        {"id": "news/1", "webTitle": "Pier shut", "webUrl": "https://oster.example/pier",
         "webPublicationDate": "2019-06-04T08:00:00Z", "fields": {"bodyText": TEXT, "byline": "Edda Korda in Oster",
                                                                  "lastModified": "2019-06-05T08:00:00Z"}},
        ("https://oster.example/pier", "Pier shut", ("Edda Korda",), None, "2019-06-04T08:00:00Z", "2019-06-05T08:00:00Z"),
    ),
    "a search engine's dump": (
        {"_id": "x", "_source": {"headline": "Pier shut", "full_text": TEXT, "pub_date": 1559635200000,
                                 "link": "https://oster.example/pier", "byline": "Edda Korda"}},
        ("https://oster.example/pier", "Pier shut", ("Edda Korda",), None, "2019-06-04T08:00:00+00:00", None),
    ),
    "a database's export": (
        {"_id": {"$oid": "5cf62a"}, "title": "Pier shut", "text": TEXT, "created_at": {"$date": {"$numberLong": "1559635200000"}},
         "creator": [{"firstName": "Edda", "lastName": "Korda"}], "publication": "Oster Courier"},
        (None, "Pier shut", ("Edda Korda",), "Oster Courier", "2019-06-04T08:00:00+00:00", None),
    ),
    "a feed in JSON": (
        {"id": "1", "url": "https://oster.example/pier", "title": "Pier shut", "content_text": TEXT,
         "date_published": "2019-06-04T08:00:00Z", "date_modified": "2019-06-05T08:00:00Z", "authors": [{"name": "Edda Korda"}]},
        ("https://oster.example/pier", "Pier shut", ("Edda Korda",), None, "2019-06-04T08:00:00Z", "2019-06-05T08:00:00Z"),
    ),
    "a table made into rows": (
        {"Title": "Pier shut", "Author": "['Edda Korda', \"Bo O'Day\"]", "Publish Date": "Tue, 04 Jun 2019 08:00:00 GMT",
         "Publication": "Oster Courier", "Article": TEXT, "URL": "https://oster.example/pier"},
        ("https://oster.example/pier", "Pier shut", ("Edda Korda", "Bo O'Day"), "Oster Courier", "2019-06-04T08:00:00+00:00",
         None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN)
def test_rows_as_programs_write_them(tmp_path, written):
    row, said = WRITTEN[written]
    (page,) = rows(tmp_path, row).pages
    given = page.facts
    assert (given.url, given.title, given.authors, given.outlet, given.published, given.updated) == said
    assert (page.kind, page.content.decode()) == ("text", TEXT)


def test_the_articles_html_in_a_content_systems_row(tmp_path):
    (page,) = rows(tmp_path, {"title": {"rendered": "Pier &amp; quay"}, "content": {"rendered": "<p>It shuts.</p>"},
                              "link": "https://oster.example/pier", "date": "2019-06-04T08:00:00"}).pages  # fmt: skip
    assert (page.kind, page.content, page.facts.title) == ("html", b"<p>It shuts.</p>", "Pier & quay")


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"body": "<html><p>A page.</p>"}, "html"),
        ({"body": "Plain words, 3 < 5."}, "text"),
        ({"text": "<html><p>as it was given</p>"}, "text"),
        ({"content": ["One.", "Two."]}, "text"),
        ({"raw_html": "<p>x", "text": "y"}, "html"),
        ({"dump": "Menu\n\nText", "text": "Text"}, "dump"),
        ({"dump": "CC-MAIN-2019-26", "text": "Text"}, "text"),
    ],
)
def test_what_a_row_holds(row, kind):
    assert contents(row)[0] == kind


def test_the_crawls_moment_is_no_date_of_publication():
    for row in ({"text": TEXT, "url": "https://oster.example/", "timestamp": "2019-06-04T08:00:00Z"},
                {"text": TEXT, "dump": "CC-MAIN-2019-26", "date": "2019-06-04T08:00:00Z"},
                {"text": TEXT, "seendate": "20190604T080000Z"}, {"text": TEXT, "collection_utc": 1559635200}):  # fmt: skip
        assert facts(row).published is None
        assert fetched(row) == "2019-06-04T08:00:00Z"
    assert facts({"text": TEXT, "title": "x", "timestamp": 1559635200}).published == "2019-06-04T08:00:00+00:00"


def test_a_host_stands_for_the_outlet_where_nothing_better_does():
    assert facts({"text": TEXT, "domain": "oster.example"}).outlet == "oster.example"
    assert facts({"text": TEXT, "domain": "oster.example", "url": "https://oster.example/1"}).outlet is None


def test_identifiers_are_no_addresses():
    assert facts({"text": TEXT, "uri": "8012345", "link": "https://oster.example/1"}).url == "https://oster.example/1"
    assert facts({"text": TEXT, "url": "http://[::"}).url is None
    assert [row_name(row) for row in ({"id": 5}, {"_id": {"$oid": "5f"}}, {"uuid": "u"}, {})] == ["5", "5f", "u", None]


def test_a_json_file_holds_rows_too(tmp_path):
    row = {"text": TEXT, "title": "Pier shut"}
    for value, count in ((row, 1), ([row, {"text": "Another."}], 2), ({"status": "ok", "articles": [row]}, 1)):
        reading = rows(tmp_path, value, name="articles.json")
        assert len(reading.pages) == count and reading.rejected == ()
    assert [p.name for p in rows(tmp_path, [row, row | {"id": "b"}], name="a.json").pages] == ["a.json:1"]
    for value in ("text", [5], {"title": "of no page"}):
        (tmp_path / "good.txt").write_text(TEXT)
        (tmp_path / "bad.json").write_text(json.dumps(value))
        reading = read([str(tmp_path / "bad.json"), str(tmp_path / "good.txt")])
        assert [r.code for r in reading.rejected] == ["F108"]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Edda Korda", ("Edda Korda",)),
        ("By Edda Korda and Bo Day", ("Edda Korda", "Bo Day")),
        ("BY EDDA KORDA, BO DAY & Cy Roe", ("EDDA KORDA", "BO DAY", "Cy Roe")),
        ("Edda Korda, Bo Day, and Cy Roe", ("Edda Korda", "Bo Day", "Cy Roe")),
        ("Edda Korda, Political Editor, and Bo Day", ("Edda Korda", "Bo Day")),
        ("Edda Korda | Staff Writer", ("Edda Korda",)),
        ("Sammy Lee, Jr.", ("Sammy Lee, Jr.",)),
        ("By Edda Korda in Oster", ("Edda Korda",)),
        ("edda@oster.example; Edda Korda", ("Edda Korda",)),
        ("Staff", ("Staff",)),
        ("nan", ()),
        ("", ()),
        (["By Edda Korda", "Edda Korda", None, ""], ("Edda Korda",)),
        ([{"name": "Edda Korda"}, {"given_name": "Bo", "family_name": "Day"}], ("Edda Korda", "Bo Day")),
        ({"displayName": "Edda Korda"}, ("Edda Korda",)),
        ("Andrea Brandt", ("Andrea Brandt",)),
    ],
)
def test_authors_in_every_form(value, names):
    assert byline(value) == names


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2019-06-04", "2019-06-04"),
        (2019, "2019"),
        (1559635200, "2019-06-04T08:00:00+00:00"),
        (1559635200.5, "2019-06-04T08:00:00+00:00"),
        (1559635200000, "2019-06-04T08:00:00+00:00"),
        ("1559635200", "2019-06-04T08:00:00+00:00"),
        ("20190604", "2019-06-04"),
        ("20190604T080000Z", "2019-06-04T08:00:00Z"),
        ("20190604080000", "2019-06-04T08:00:00"),
        ("Tue, 04 Jun 2019 08:00:00 GMT", "2019-06-04T08:00:00+00:00"),
        ("4 Jun 2019 08:00:00 -0500", "2019-06-04T08:00:00-05:00"),
        ("Tue Jun 04 2019 10:00:00 GMT+0200 (Central European Summer Time)", "2019-06-04T10:00:00+02:00"),
        ({"$date": "2019-06-04T08:00:00Z"}, "2019-06-04T08:00:00Z"),
        (["2019-06-04"], "2019-06-04"),
        ("June 4, 2019", "June 4, 2019"),
        (0, None),
        (7, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        (True, None),
        ("None", None),
        ({}, None),
    ],
)
def test_moments_in_every_form(value, iso):
    assert moment(value) == iso


def test_instants_are_of_one_zone():
    assert instant("2019-06-04T10:00:00+02:00") == instant("Tue, 04 Jun 2019 08:00:00 -0000") == "2019-06-04T08:00:00Z"
    assert instant("yesterday") is None and instant("0001-01-01T00:00:00+14:00") is None


def test_the_reference_names_all_that_is_accepted():
    told = Path("docs/reference/inputs.md").read_text(encoding="utf-8")
    for names in (*NAMES.values(), FETCHED, *(names for _, names in CONTENT)):
        for name in names:
            assert f"`{name}`" in told, name


def test_a_saved_page_in_a_row_says_where_it_is_from(tmp_path):
    page = "<!-- saved from url=(0026)https://oster.example/pier --><p>The pier."
    assert rows(tmp_path, {"html": page}).pages[0].uri == "https://oster.example/pier"
    assert rows(tmp_path, {"html": page, "url": "https://bay.example/"}).pages[0].uris == ("https://bay.example/",)
    assert rows(tmp_path, {"text": page}).pages[0].uri is None


def test_half_a_character_stands_as_one_that_is_broken(tmp_path):
    (page,) = rows(tmp_path, {"text": "Ferry \ud83d here, \U0001f6a2 there."}).pages
    assert page.content.decode() == "Ferry \ufffd here, \U0001f6a2 there."
