"""Feeds as pages: what is whole, what is a summary, what the feed says, and what it must not do."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from firsthand.errors import PageError
from firsthand.pages import read
from firsthand.pages.feeds import FeedEntry, entries
from firsthand.records import Facts, Page
from firsthand.settings import Settings, Web

WHOLE = (
    "<p>The mayor of Ostrava Bay said on Monday that the harbour would close.</p><p>“We have no choice,” she said.</p>"
)
LONG = "The harbour master said that the cranes had not been inspected for two years. " * 14

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="feed.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Bay Courier: News</title><link>https://bay.example/</link>
<item><title>Harbour &amp;amp; cranes to close</title><link>/1</link><dc:creator>Edda Korda</dc:creator>
 <pubDate>Mon, 03 Jun 2019 23:30:00 -0500</pubDate><description>Short.</description>
 <content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>
<item><title>Only a summary</title><link>https://bay.example/2</link>
 <description>The mayor said that the …</description></item>
<item><title>A long description</title><link>https://bay.example/3</link><description>&lt;p&gt;{LONG}&lt;/p&gt;</description></item>
<item><title>Cut</title><link>https://bay.example/4</link>
 <content:encoded><![CDATA[<p>{LONG}</p><p><a href="/4">Continue reading “Cut”</a></p>]]></content:encoded></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tarn.example/news/">
<title>Tarn Gazette</title><id>urn:x</id><updated>2019-06-05T00:00:00Z</updated>
<entry><title type="html">Harbour &lt;em&gt;shut&lt;/em&gt;</title><id>urn:1</id><link href="https://tarn.example/news/1"/>
 <author><name>Bruno Halm</name></author><author><name>Edda Korda</name></author>
 <published>2019-06-04T08:00:00+02:00</published><updated>2019-06-05T09:30:00Z</updated>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{WHOLE}</div></content></entry>
<entry><title>Plain</title><id>urn:2</id><link href="https://tarn.example/news/2"/><updated>2019-06-05T00:00:00Z</updated>
 <content type="text">The port was quiet. 3 &lt; 4 ships came.</content></entry>
<entry><title>Elsewhere</title><id>urn:3</id><link href="https://tarn.example/news/3"/>
 <updated>2019-06-05T00:00:00Z</updated><content type="video/mp4" src="https://tarn.example/3.mp4"/></entry>
</feed>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://bay.example/"><title>Bay</title></channel>
<item rdf:about="https://bay.example/5"><title>Ferry</title><link>https://bay.example/5</link><dc:date>2019-06</dc:date>
<description>Short</description></item></rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Bay",
        "items": [
            {"id": "1", "url": "https://bay.example/1", "title": "Harbour", "content_html": WHOLE,
             "date_published": "2019-06-03T10:00:00Z", "authors": [{"name": "Edda Korda"}]},
            {"id": "2", "url": "https://bay.example/2", "summary": "Short"},
            {"id": "3", "content_text": "The ferry will not sail. " * 3},
        ],
    }
)  # fmt: skip


def of(feed: str | bytes, address: str | None = None, charset: str | None = None, **web: int) -> list[FeedEntry]:
    content = feed if isinstance(feed, bytes) else feed.encode()
    return entries(content, address, charset, Settings(web=Web(**web)))[0]  # type: ignore[arg-type]


def said(feed: bytes) -> list[FeedEntry] | str:
    """The entries of a feed, or the code of its error."""
    try:
        return of(feed)
    except PageError as error:
        return error.code


def test_rss() -> None:
    whole, summary, described, cut = of(RSS)
    assert whole.facts == Facts(
        "https://bay.example/1", "Harbour & cranes to close", ("Edda Korda",), None, "2019-06-03T23:30:00-05:00"
    )
    assert whole.text == WHOLE and whole.form == "html"
    assert summary.text is None and summary.facts.url == "https://bay.example/2"
    assert described.text is not None and LONG[:50] in described.text
    assert cut.text is None


def test_atom() -> None:
    whole, plain, elsewhere = of(ATOM)
    assert whole.facts == Facts(
        "https://tarn.example/news/1", "Harbour shut", ("Bruno Halm", "Edda Korda"), None,
        "2019-06-04T08:00:00+02:00", "2019-06-05T09:30:00+00:00",
    )  # fmt: skip
    assert whole.text is not None and "would close.</p>" in whole.text
    assert (plain.text, plain.form) == ("The port was quiet. 3 < 4 ships came.", "text")
    assert elsewhere.text is None


def test_rdf_and_json_feed() -> None:
    (ferry,) = of(RDF)
    assert (ferry.facts.url, ferry.facts.published, ferry.text) == ("https://bay.example/5", "2019-06", None)
    first, second, third = of(JSON)
    assert first.facts == Facts("https://bay.example/1", "Harbour", ("Edda Korda",), None, "2019-06-03T10:00:00+00:00")
    assert (first.text, second.text, third.form) == (WHOLE, None, "text")


@pytest.mark.parametrize(
    "end",
    ["…", "...", "[…]", "[&#8230;]", "<a href='/x'>Read more</a>", "… <a>Read the full story</a>", "Continue reading →",
     "… [...]\n<p>The post Harbour first appeared on Bay Courier.</p>", "<a>View full post »</a>"],
)  # fmt: skip
def test_what_was_shortened_shows_it(end: str) -> None:
    feed = json.loads(JSON)
    feed["items"] = [{"content_html": f"<p>The mayor said that the harbour {end}</p>"}]
    assert of(json.dumps(feed))[0].text is None


@pytest.mark.parametrize(
    "end",
    [".", "no more.", "told him to read more.", "“I do not know ...”", "!", "once more", "the full story.",
     ".<p>The post Harbour first appeared on Bay Courier.</p>", "He asked her to go on reading."],
)  # fmt: skip
def test_what_is_whole_is_not_taken_for_shortened(end: str) -> None:
    feed = json.loads(JSON)
    feed["items"] = [{"content_html": f"<p>The mayor said that the harbour {end}</p>"}]
    assert of(json.dumps(feed))[0].text is not None


def test_the_encoding_of_the_transport_counts() -> None:
    feed = RSS.replace(' encoding="UTF-8"', "").replace("Korda", "Körda").encode("cp1252", "replace")
    assert of(feed, charset="windows-1252")[0].facts.authors == ("Edda Körda",)
    assert of(RSS.replace("UTF-8", "UTF-16").encode("utf-16"))[0].facts.authors == ("Edda Korda",)


def test_a_feed_that_is_no_xml_is_read_as_well_as_it_goes() -> None:
    broken = RSS.replace("</channel></rss>", "").replace("Only a summary", "Only a & summary <b>")
    assert len(of(broken)) == 4


def test_markup_in_a_title_does_not_become_markup_of_the_page() -> None:
    content = FeedEntry(1, Facts(title="a</h1><script>x</script> & b"), "<p>x</p>").content()
    assert b"<h1>a&lt;/h1&gt;&lt;script&gt;x&lt;/script&gt; &amp; b</h1>" in content


def test_relative_links_are_seen_from_the_address() -> None:
    assert of(RSS.replace("https://bay.example/", "/"), "https://bay.example/feeds/news.xml")[0].facts.url == (
        "https://bay.example/1"
    )


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:x", "mailto:a@bay.example", "http://[", "", "http://u:p@b.example/"]
)
def test_links_that_lead_to_no_page_are_none(link: str) -> None:
    assert of(RSS.replace("https://bay.example/2", link))[1].facts.url in (None, "https://bay.example/")


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2019-06-03T10:00:00Z", "2019-06-03T10:00:00+00:00"),
        ("Mon, 03 Jun 2019 10:00:00 GMT", "2019-06-03T10:00:00+00:00"),
        ("03 Jun 2019 10:00 EST", "2019-06-03T10:00:00-05:00"),
        ("2019-06-03", "2019-06-03"),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("", None),
        ("9" * 100_000, None),
    ],
)
def test_dates(given: str, date: str | None) -> None:
    feed = RSS.replace("Mon, 03 Jun 2019 23:30:00 -0500", given)
    assert of(feed)[0].facts.published == date


def test_a_byline_is_its_people() -> None:
    feed = RSS.replace("Edda Korda", "By Edda Korda and Bruno Halm, political editor")
    assert of(feed)[0].facts.authors == ("Edda Korda", "Bruno Halm")


# Feeds that mean harm

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HARM = {
    "laughs": f'<!DOCTYPE r [<!ENTITY l0 "ha">{_LAUGHS}]>',
    "lines": "\n".join(f'<!DOCTYPE r [<!ENTITY l0 "ha">{_LAUGHS}]>'.split("<!")).replace("\n", "\n<!")[3:],
    "quadratic": f'<!DOCTYPE r [<!ENTITY l9 "{"a" * 100_000}">]>',
    "file": '<!DOCTYPE r [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "web": '<!DOCTYPE r [<!ENTITY l9 SYSTEM "http://127.0.0.1:9/">]>',
    "parameter": '<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    "outside": '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/feed.dtd">',
}


@pytest.mark.parametrize("name", HARM)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_do_no_harm(name: str, codec: str) -> None:
    items = "".join(f"<item><title>&l9;</title><description>{LONG}&l9;</description></item>" for _ in range(50))
    declared = codec.upper()
    feed = f'<?xml version="1.0" encoding="{declared}"?>{HARM[name]}<rss version="2.0"><channel>{items}</channel></rss>'
    began = time.monotonic()
    found = said(feed.encode(codec))
    if isinstance(found, str):
        assert found == "F122"
        return
    assert found and all("root:" not in (each.text or "") and len(each.text or "") < 10_000 for each in found)
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    "feed",
    [
        b"<rss version='2.0'><channel>" + b"<a>" * 20_000,
        b"<rss version='2.0'><channel><item>" + b"<" * 100_000,
        b"<rss version='2.0'><channel><item><title>" + b"&" * 100_000,
        b"<rss version='2.0'><channel><item><title>" + b"<!" * 50_000,
        b"<rss version='2.0'><channel><item><description>" + b"The post " * 20_000,
        b"<rss version='2.0'><channel><item><description>" + b"&lt;a" * 40_000,
        b"<rss version='2.0'><channel><item><description>" + b"The post x appeared on " * 40_000,
        b"<rss version='2.0'><channel><item><description>" + b". . ... " * 40_000,
        b"<rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'/>",
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 50_000,
        b'{"version": "https://jsonfeed.org/version/1", "items": {}}',
        b'{"version": "https://jsonfeed.org/version/1", "items": [1, null, {"authors": 3, "url": [], "title": {}}]}',
    ],
)
def test_broken_feeds_end_in_time(feed: bytes) -> None:
    began = time.monotonic()
    found = said(feed)
    assert found in ("F122", "F109") or len(found) >= 1
    assert time.monotonic() - began < 8


# As paths


def test_a_feed_file_stands_for_its_entries(tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_text(RSS)
    reading = read([str(tmp_path / "news.xml")])
    first, second = reading.pages
    assert (first.kind, first.encoding, first.name, first.uri) == ("html", "utf-8", "https://bay.example/1", first.name)
    assert first.facts.title == "Harbour & cranes to close"
    assert b"<h1>Harbour &amp; cranes to close</h1>\n<p>The mayor" in first.content
    assert [(r.name, r.code) for r in reading.rejected] == [
        ("https://bay.example/2", "F121"), ("https://bay.example/4", "F121"),
    ]  # fmt: skip
    assert reading.order == (first, reading.rejected[0], second, reading.rejected[1])


@pytest.mark.parametrize(
    ("name", "feed"), [("a.atom", ATOM), ("a.rss", RSS), ("a", ATOM), ("a.json", JSON), ("a", JSON)]
)
def test_feeds_are_known_by_what_they_are(tmp_path: Path, name: str, feed: str) -> None:
    (tmp_path / name).write_text(feed)
    reading = read([str(tmp_path / name)])
    assert len(reading.pages) == 2
    assert all(r.code == "F121" for r in reading.rejected)


def test_a_feed_is_read_up_to_a_bound_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(JSON)
    reading = read([str(tmp_path / "a.json")], Settings(web=Web(max_entries=1)))
    assert len(reading.pages) == 1
    assert [(r.name, r.code) for r in reading.rejected] == [("a.json", "F127")]


def test_entries_are_documents(tmp_path: Path) -> None:
    from firsthand import documents

    (tmp_path / "a.atom").write_text(ATOM.replace("We have no choice", LONG))
    page = read([str(tmp_path / "a.atom")]).pages[0]
    document, _ = documents.document(page, Settings())
    assert (document.title, document.authors) == ("Harbour shut", ("Bruno Halm", "Edda Korda"))
    assert document.published is not None and document.published.startswith("2019-06-04")
    assert any("harbour would close" in document.text[b.start : b.end] for b in document.evidence)
    assert isinstance(page, Page)
