"""Invented pages as people save them, with what makes places in a page hard to say."""

from __future__ import annotations

__all__ = ["LEDGER", "PAGES", "PLAIN"]

_FILL = "".join(
    f"<p>Line {n} of the council’s long list of moorings, drains, and unlit steps.</p>\n" for n in range(40)
)

LEDGER = (
    """<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Lock at Ostwick to close | The Ostwick Ledger</title>
  <link rel="canonical" href="https://www.ledger.example/news/lock?id=7#top">
  <noscript><style>.lazy { display: none }</style><img src="/pixel.gif" alt=""></noscript>
  <script>var page = "Lock at Ostwick to close";</script>
</head>
<body class="story">
<noscript><iframe src="/tags.html"></iframe> No scripts: Lock at Ostwick to close.</noscript>
<template><p>Template words that nobody sees.</p></template>
<script type="application/json">{"text": "The lock at Ostwick will close in March, Mara Quill said."}</script>
<nav><ul><li><a href="/">Home</a><li><a href="/news">News</a><li><a href="/sport">Sport</a></ul></nav>
<article>
<h1>Lock at Ostwick &amp; the “long winter”</h1>
<p class="byline">By <a rel="author" href="/j">Jonas Reth</a></p>
<p>The lock at Ostwick will close
   in&nbsp;March, <em>Mara
   Quill</em> said. It had stood for 1,204 years&mdash;or so the sign&#8217;s painter held.</p>
<p>A crew of well-known, un-named divers (three, four, &hellip;) went down on Monday; “we saw nothing”, one said.</p>
<p>The pump ran all night<span style="display:none"> hidden words in between</span> and nobody slept,
the warden said.</p>
<p hidden>The pump ran all night and nobody slept, the clerk said.</p>
<p>Hyphen&shy;ated words, a zero&#8203;width space, 😀 and 👩‍🚀 stand before the last word of this line.</p>
<p>She wrote <b>back</b>: “Come on Tuesday, at nine &amp; bring rope.”<br>Nobody came on the Tuesday.<br>
They came later.</p>
<p>It is closed, the harbour master told the paper.</p>
<p>Rain fell.</p>
<p>It is closed, the harbour master told the paper.</p>
<p dir="rtl" lang="ar">قال الوزير إن الجسر سيغلق غدا، ولم يقل متى يفتح.</p>
<pre>
  first kept line
  second  kept   line
</pre>
<table><tr><td>North gate</td><td>shut since May</td></tr><tr><td>South gate</td><td>shut since June</td></tr></table>
<table><thead><tr><th>Gate</th></tr></thead><tbody><tr><td>East gate</td></tr></tbody></table>
<p>A STREET in Zürich, caf\u00e9 owners said, has no such lock, and naïve visitors ask for one each day of the
long summer.
"""
    + _FILL
    + """<p>The last paragraph stands far below, Petra Voll said, and it ends the page.
<p>Another paragraph follows it without a word between them, she added.
</article>
<footer>Printed by the Ledger. All gates are drawn by hand.</footer>
</body>
</html>
"""
)

_CRLF = LEDGER.replace("\n", "\r\n")
_MISNESTED = (
    """<title>Misnested</title><div><p>The first paragraph is <b>bold and <i>slanted</b> and so on</i>, said Ana Tull.
<div>A division inside a paragraph ends it, the rules say, and the text goes on.</div>
<table>Words that stand in no cell are put before the table, Ana Tull said.<tr><td>The only cell has words too.</table>
<a href=/one>One link holds <div>a division and <a href=/two>another link</a></div></a> and words after it.
<p>Un<wbr>broken words, a stray < sign, &copy 2019 &notit; and &#128; were all in the page that they kept.
<select><option>Choose a gate</option></select><button>Send it now</button>
<p>Nobody closed the last paragraph of the page, said Ana Tull, and no browser minded at all."""
    + "<p>Filler.</p>" * 60
)

PAGES: dict[str, bytes] = {
    "ledger": LEDGER.encode(),
    "ledger, CR LF": _CRLF.encode(),
    "ledger, windows-1252": LEDGER.replace('charset="utf-8"', 'charset="windows-1252"').encode(
        "cp1252", "xmlcharrefreplace"
    ),
    "ledger, byte order mark": b"\xef\xbb\xbf" + LEDGER.encode(),
    "misnested": b"<!DOCTYPE html>" + _MISNESTED.encode(),
    "misnested, quirks": _MISNESTED.encode(),
}

PLAIN = (
    "Ostwick lock to close\r\n\r\nBy Jonas Reth\r\n\r\n"
    "The lock will close in March, Mara Quill said, and 😀 nobody minded.\r\n"
    + "A line of the long list of moorings.\r\n" * 60
    + "\r\nThe last line stands far below, Petra Voll said.\r\nAnd one more.\r\n"
)
