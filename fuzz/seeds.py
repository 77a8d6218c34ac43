"""Small invented inputs of every kind, for the readers to be fuzzed from.

`python -m fuzz.seeds FOLDER` writes them as files, one folder a target.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

__all__ = ["HTML", "TEXT", "feed", "mhtml", "pdf", "rows", "seeds", "warc"]

HTML = """<!DOCTYPE html><!-- saved from url=(0034)https://oster.example/pier-closed -->
<html lang="en"><head><meta charset="utf-8"><title>Ferry pier to stay shut - Oster Courier</title>
<meta property="og:site_name" content="Oster Courier"><meta name="author" content="Edda Korda">
<link rel="canonical" href="https://oster.example/pier-closed"><base href="/">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry pier to stay shut",
"datePublished": "2019-06-04T08:00:00+01:00", "dateModified": "2019-06-05", "author": [{"name": "Edda Korda"}]}</script>
<style>p { color: red }</style></head><body class="home">
<nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav>
<article itemscope><h1>Ferry pier to stay shut</h1><p class="byline">By <span rel="author">Edda Korda</span></p>
<time datetime="2019-06-04">4 June 2019</time><figure><img src="a.png" alt="The pier"><figcaption>The pier. Photo: Bo
Day</figcaption></figure>
<p>Mayor Adela Brandt said on Tuesday that the pier at <a href="/quay">Oster Quay</a> would close for nine weeks.</p>
<blockquote><p>&ldquo;We have no choice,&rdquo; she told reporters&nbsp;&mdash; <del>ten</del>
<ins>nine</ins>.</p></blockquote>
<p>About 1,200 people use it on an ordinary day, the harbour office said. &#128674;</p>
<table><tr><td>Ferries<td>14<tr><td>Days<td>63</table><pre>  kept
   as it is</pre>
<p class="correction"><strong>Correction, 5 June 2019:</strong> An earlier version said that the pier would close for
ten weeks.</p></article>
<aside><h2>More</h2><ul><li><a href="/a">Six things to know about ferries</a></ul></aside>
<section id="comments"><h3>2 comments</h3><div class="comment"><b>tidewatcher</b> 3 hours ago<p>About time.</div>
<div class="comment"><b>pierless</b> 4 June 2019<p>It said ten weeks.</div></section>
<footer>&copy; 2019 Oster Courier</footer><iframe src="x"></iframe><template><p>no</p></template></body></html>
"""
TEXT = """Oster Courier
Home | News | Sport

Ferry pier to stay shut

By Edda Korda
4 June 2019, 08:00

Mayor Adela Brandt said on Tuesday that the pier at Oster Quay would
close for nine weeks. “We have no choice,” she told reporters.

About 1,200 people use it on an ordinary day, the harbour office said.

Correction (5 June 2019): An earlier version of this article said that the pier would close for ten weeks.

Share this article
Related
Six things to know about ferries

2 comments

tidewatcher
3 hours ago
About time.

pierless
4 June 2019
It said ten weeks.

© 2019 Oster Courier
"""


def mhtml() -> bytes:
    """A page as Chrome saves it, with a picture and a frame."""
    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://oster.example/pier-closed",
        "Subject: =?utf-8?Q?Ferry=20pier=20to=20stay=20shut?=",
        "Date: Wed, 5 Jun 2019 09:00:00 -0000",
        "MIME-Version: 1.0",
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        '\tboundary="----Boundary--x----"',
        "",
        "",
        "------Boundary--x----",
        "Content-Type: text/html",
        "Content-ID: <frame-1@mhtml.blink>",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Location: https://oster.example/pier-closed",
        "",
        HTML.replace("=", "=3D").replace("\n", "\r\n"),
        "------Boundary--x----",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "Content-Location: https://ads.example/frame",
        "",
        "PHA+QnV5IGJvYXRzPC9wPg==",
        "------Boundary--x----",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        "iVBORw0KGgo=",
        "------Boundary--x------",
        "",
    ]
    return "\r\n".join(lines).encode()


def _record(kind: str, block: bytes, target: str = "https://oster.example/pier-closed") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2019-06-05T09:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc() -> list[bytes]:
    """The records of an archive, each as it stands in the file."""
    page = HTML.encode()
    packed = gzip.compress(page, mtime=0)
    half = len(packed) // 2
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (half, packed[:half], len(packed) - half, packed[half:])
    plain = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    sent = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    moved = b"HTTP/1.1 301 Moved Permanently\r\nLocation: /\r\n\r\n"
    return [
        _record("warcinfo", b"software: none\r\n"),
        _record("request", b"GET /pier-closed HTTP/1.1\r\nHost: oster.example\r\n\r\n"),
        _record("response", plain + page),
        _record("response", sent + chunks, "https://oster.example/packed"),
        _record("response", moved, "http://oster.example/pier-closed"),
        _record("revisit", plain),
    ]


def rows() -> bytes:
    """JSON Lines under many names."""
    listed: list[dict[str, object]] = [
        {"id": 1, "html": HTML, "url": "https://oster.example/1"},
        {"text": "One paragraph. Another.", "authors": "By Ann Lee and Bo Day", "date": 1559635200, "source": "Oster"},
        {"dump": TEXT, "datePublished": "Tue, 04 Jun 2019 08:00:00 GMT", "author": [{"name": "Cy Roe"}]},
        {"_source": {"headline": "x", "articleBody": "y", "publisher": {"name": "z"}}, "_id": {"$oid": "5"}},
    ]
    return b"\n".join(json.dumps(row).encode() for row in listed)


def feed() -> bytes:
    """An RSS feed with a whole article in it."""
    return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Oster Courier</title><link>https://oster.example/</link><item>
<title>Ferry pier to stay shut</title><link>https://oster.example/pier-closed</link><dc:creator>Edda Korda</dc:creator>
<pubDate>Tue, 04 Jun 2019 08:00:00 GMT</pubDate><description>Nine weeks.</description>
<content:encoded><![CDATA[{HTML.split("<article", 1)[1].split("</article>", maxsplit=1)[0][10:]}]]></content:encoded></item></channel></rss>
""".encode()  # noqa: E501


def pdf(*pages: list[tuple[int, int, int, str]], information: str = "") -> bytes:
    """A PDF with lines of text at given places: x, y and size in points, and Latin-1 characters."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")
    for n, lines in enumerate(pages):
        shown = "\n".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET" for x, y, size, text in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    objects.append(f"<< {information} >>")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n".encode()
    out += f"<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{out.index(b'xref')}\n%%EOF\n".encode()
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _two_pages() -> bytes:
    first = [(50, 790, 18, "Ferry pier to stay shut"), (50, 760, 11, "By Edda Korda")]
    first += [
        (50, 730 - 13 * n, 11, f"Line {n} of the report on the pier, which stays shut for nine weeks,")
        for n in range(9)
    ]
    second = [(50, 790, 11, "as the mayor said on Tuesday."), (280, 30, 9, "Page 2 of 2")]
    return pdf(first, second, information="/Title (Ferry pier to stay shut) /Author (Edda Korda)")


def seeds() -> dict[str, list[bytes]]:
    """The seeds of every target."""
    records = warc()
    pages = [
        HTML.encode(),
        b"<p>x",
        HTML.encode("utf-16"),
        HTML.replace("utf-8", "windows-1252").encode("cp1252", "ignore"),
    ]
    return {
        "html": pages,
        "dump": [TEXT.encode(), TEXT.replace("\n\n", "\n").encode(), " ".join(TEXT.split()).encode()],
        "decode": [*pages, TEXT.encode("cp1252"), TEXT.encode("utf-16-be"), "Мост закрыт".encode("koi8-r")],
        "mhtml": [mhtml()],
        "warc": [b"".join(records), b"".join(gzip.compress(record, mtime=0) for record in records)],
        "pdf": [_two_pages()],
        "jsonl": [rows(), gzip.compress(rows(), mtime=0), json.dumps([json.loads(rows().split(b"\n")[1])]).encode()],
        "feed": [feed()],
    }


def main() -> None:
    folder = Path(sys.argv[1])
    for target, contents in seeds().items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(contents):
            (folder / target / f"seed-{number}").write_bytes(content)


if __name__ == "__main__":
    main()
