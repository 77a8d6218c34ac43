"""A hand-made dossier of an invented story: what the faces must show, and what hostile pages try to do to them."""

from __future__ import annotations

from firsthand.records import (
    Block,
    Claim,
    Collapse,
    Conflict,
    Derivation,
    Document,
    Dossier,
    Event,
    Link,
    Merge,
    Model,
    Notice,
    Origin,
    Origins,
    Outlet,
    Passage,
    Quantity,
    Rejection,
    Role,
    Run,
    Source,
    Span,
    Statement,
    Status,
    Story,
    Time,
    Value,
    Version,
    digest,
)

HOSTILE_TITLE = "<script>alert('title')</script> & \u202etxet neddih\u202c"
LONG_WORD = "Harbourmaster" * 30


def _document(name: str, outlet: str, published: str | None, parts: list[tuple[Role, str]], **more: object) -> Document:
    text, blocks = "", []
    for role, part in parts:
        author = None
        if role == "comment":
            author = part.split("\n")[0]
        blocks.append(Block(role, len(text), len(text) + len(part), author))
        text += part + "\n\n"
    title = next(part for role, part in parts if role == "title")
    return Document(
        id=digest(text.encode()),
        name=name,
        names=(name,),
        text=text,
        blocks=tuple(blocks),
        title=title,
        outlet=Outlet(outlet, None),
        published=published,
        language="en",
        **more,  # type: ignore[arg-type]
    )


def _find(document: Document, exact: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(exact, start + 1)
    return document.span(start, start + len(exact))


def dossier() -> Dossier:  # one story told in one place
    """The dossier; each call builds an equal one."""
    lantern = _document(
        "lantern.html",
        "The Lantern",
        "2031-06-02",
        [
            ("chrome", "Home\nWorld\nPodcast"),
            ("title", "Marnvik crews leave Sel Aruna"),
            ("byline", "By Ada Quill"),
            (
                "paragraph",
                "The Tidewater Journal reported on Sunday: “Marnvik has cut its crew in Sel Aruna to just a few "
                "dozen, from some 1,000 in the best years of the works,” said a person close to the port ministry.",
            ),
            ("paragraph", "The yard has lent the city $17 million over ten years."),
            ("heading", "What the city says"),
            ("quote", "“No crew has left,” Mayor Ilse Varn said on Monday. “We pay what we owe.”"),
            ("teaser", "Ten recipes for smoked eel"),
            ("comment", "Harald Tern\nI saw the crews leave with my own eyes."),
            ("comment", "Bo Finch\nHarald Tern is wrong, as ever."),
        ],
        uri="https://lantern.example/crews",
        authors=("Ada Quill",),
    )
    coastal = _document(
        "coastal.txt",
        "Coastal Post",
        "2031-06-03",
        [
            ("title", "Crews withdraw from Sel Aruna"),
            ("dateline", "SEL ARUNA, June 3"),
            (
                "paragraph",
                "According to The Tidewater Journal, Marnvik had reduced its crew in Sel Aruna to a mere few dozen "
                "from a maximum of a few thousand.",
            ),
            ("paragraph", "Over ten years the yard gave the city more than 17,000 dollars in presents."),
            ("paragraph", "The analyst Pell Orrin told Coastal Post that the port would close by autumn."),
        ],
        section="Opinion",
        genre="opinion",
    )
    anchor = _document(
        "anchor.txt",
        "Blue Anchor",
        "2031-06-04",
        [
            ("title", "Marnvik leaves"),
            ("notice", "Correction: the report below has been withdrawn. We apologise for the error."),
            ("paragraph", "Marnvik has cut its crew in Sel Aruna to just a few dozen, from some 1,000."),
            ("paragraph", "Inside sources say the city cannot pay."),
        ],
    )
    gazette = _document(
        "gazette.txt",
        "Port Gazette",
        "2031-06",
        [
            ("title", "Varn: nobody left"),
            ("paragraph", "Mayor Ilse Varn denied that Marnvik had cut its crew. “No crew has left,” she said."),
            ("paragraph", "Harbour pilot Jon Vesk said he had watched two hundred workers board a ferry on 1 June."),
            (
                "paragraph",
                "A ministry official said the works would be finished, and the Gazette has also learned from a "
                "second official that Marnvik kept fewer than a hundred people in the town.",
            ),
        ],
    )
    hostile = _document(
        "evil<img src=x onerror=alert(1)>.txt",
        "Evil <b>Outlet</b>",
        None,
        [
            ("title", HOSTILE_TITLE),
            (
                "paragraph",
                f"“Marnvik \u202ehas left\u202c</p><script>alert('body')</script>,” said {LONG_WORD}\x1b[31m \x07.",
            ),
        ],
    )
    documents = (lantern, coastal, anchor, gazette, hostile)

    person = Source(
        "a" * 24,
        "anonymous",
        None,
        description="a person close to the port ministry",
        mentions=(_find(lantern, "a person close to the port ministry"),),
    )
    tidewater = Source(
        "b" * 24,
        "outlet",
        "The Tidewater Journal",
        mentions=(_find(lantern, "The Tidewater Journal"), _find(coastal, "The Tidewater Journal")),
        merged=("the same name in lantern.html and coastal.txt",),
    )
    mayor = Source(
        "c" * 24,
        "person",
        "Ilse Varn",
        ("Mayor Ilse Varn", "she"),
        "Mayor",
        "d" * 24,
        (_find(lantern, "Mayor Ilse Varn"), _find(gazette, "Mayor Ilse Varn")),
    )
    city = Source("d" * 24, "organization", "City of Sel Aruna")
    pilot = Source(
        "e" * 24, "person", "Jon Vesk", (), "Harbour pilot", None, (_find(gazette, "Harbour pilot Jon Vesk"),)
    )
    official = Source("f" * 24, "anonymous", None, (), "a second official", None, (_find(gazette, "second official"),))
    analyst = Source("0" * 24, "person", "Pell Orrin", (), "analyst", None, (_find(coastal, "The analyst Pell Orrin"),))
    insiders = Source("1" * 24, "anonymous", None, (), "Inside sources", None, (_find(anchor, "Inside sources"),))
    speaker = Source("2" * 24, "person", LONG_WORD, ("<b>boss</b>",), "\u202eboss", None, (_find(hostile, LONG_WORD),))
    sources = (person, tidewater, mayor, city, pilot, official, analyst, insiders, speaker)

    def statement(number: int, content: Span | tuple[Span, ...], *chain: Link, **more: object) -> Statement:
        spans = content if isinstance(content, tuple) else (content,)
        values: dict[str, object] = {
            "kind": "indirect" if chain else "narrated",
            "stance": "affirms",
            "factuality": "CT+",
        }
        values.update(more)
        words = tuple(w.strip(".,“”").lower() for s in spans for w in s.exact.split() if len(w) > 3)
        return Statement(f"{number:024x}", spans[0].document, spans, chain=chain, words=words, **values)  # type: ignore[arg-type]

    def link(source: Source, span: Span | None, cue: Span | None, verb: str, **more: object) -> Link:
        return Link(source.id, span, cue, verb, **{"cue_class": "say", **more})  # type: ignore[arg-type]

    cut = _find(
        lantern,
        "Marnvik has cut its crew in Sel Aruna to just a few dozen, from some 1,000 in the best years of the works",
    )
    notice = Notice(
        "9" * 24,
        "retraction",
        _find(anchor, "Correction: the report below has been withdrawn. We apologise for the error."),
    )
    anchor = Document(**{**{f: getattr(anchor, f) for f in anchor.__slots__}, "notices": (notice,)})
    documents = (lantern, coastal, anchor, gazette, hostile)
    s1 = statement(
        1,
        cut,
        link(tidewater, tidewater.mentions[0], _find(lantern, "reported"), "report", cue_class="report"),
        link(person, person.mentions[0], _find(lantern, "said"), "say", standing="told"),
        kind="direct",
        quantities=(
            Quantity(_find(lantern, "some 1,000"), 900, 1100, "count", "crew", "before", True),
            Quantity(_find(lantern, "a few dozen"), 24, 72, "count", "crew", "after", True),
        ),
    )
    s2 = statement(
        2,
        _find(
            coastal, "Marnvik had reduced its crew in Sel Aruna to a mere few dozen from a maximum of a few thousand"
        ),
        link(
            tidewater, tidewater.mentions[1], _find(coastal, "According to"), "according to", cue_class="according-to"
        ),
    )
    s3 = statement(
        3,
        _find(anchor, "Marnvik has cut its crew in Sel Aruna to just a few dozen, from some 1,000."),
        retracted_by=notice.id,
    )
    s4 = statement(
        4,
        _find(gazette, "Marnvik had cut its crew"),
        link(mayor, mayor.mentions[1], _find(gazette, "denied"), "deny", cue_class="deny"),
        stance="denies",
        factuality="CT-",
    )
    s5 = statement(
        5, _find(gazette, "No crew has left"), link(mayor, None, _find(gazette, "said"), "say"), kind="direct"
    )
    s6 = statement(
        6,
        (_find(lantern, "No crew has left,"), _find(lantern, "We pay what we owe.")),
        link(mayor, mayor.mentions[0], _find(lantern, "said", 1), "say"),
        kind="direct",
        times=(Time(_find(lantern, "on Monday"), "2031-06-02", "said", "document"),),
    )
    s7 = statement(
        7,
        _find(gazette, "he had watched two hundred workers board a ferry on 1 June"),
        link(pilot, pilot.mentions[0], _find(gazette, "said", 1), "say", standing="saw"),
        times=(Time(_find(gazette, "on 1 June"), "2031-06-01", "content", "document"),),
    )
    s8 = statement(
        8,
        _find(gazette, "Marnvik kept fewer than a hundred people in the town"),
        link(official, official.mentions[0], _find(gazette, "learned"), "learn"),
    )
    s9 = statement(9, _find(lantern, "The yard has lent the city $17 million over ten years."))
    s10 = statement(10, _find(coastal, "Over ten years the yard gave the city more than 17,000 dollars in presents."))
    s11 = statement(
        11,
        _find(coastal, "the port would close by autumn"),
        link(analyst, analyst.mentions[0], _find(coastal, "told"), "tell"),
        stance="predicts",
        factuality="PR+",
    )
    s12 = statement(12, _find(anchor, "the city cannot pay"), link(insiders, insiders.mentions[0], None, "say"))
    s13 = statement(
        13,
        _find(hostile, "Marnvik \u202ehas left\u202c</p><script>alert('body')</script>,"),
        link(speaker, speaker.mentions[0], _find(hostile, "said"), "say"),
        kind="direct",
    )
    s14 = statement(
        14,
        _find(lantern, cut.exact + ",” said a person close to the port ministry"),
        link(tidewater, tidewater.mentions[0], _find(lantern, "reported"), "report", cue_class="report"),
    )
    statements = (s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14)

    crew = Claim(
        "c1" * 12,
        cut.exact,
        (s1.id, s2.id, s3.id, s4.id, s7.id, s8.id, s14.id),
        status=(
            Status("disputed", "some affirm and Ilse Varn denies", (_find(gazette, "denied"),)),
            Status(
                "versions differ",
                "some 1,000 against a few thousand",
                (_find(lantern, "some 1,000"), _find(coastal, "a few thousand")),
            ),
            Status("retracted", "Blue Anchor withdraws its report", (notice.span,)),
        ),
        versions=(
            Version(
                "crew before",
                (
                    Value("some 1,000", (s1.id, s3.id), (_find(lantern, "some 1,000"), _find(anchor, "some 1,000"))),
                    Value("a few thousand", (s2.id,), (_find(coastal, "a few thousand"),)),
                ),
            ),
        ),
        conflicts=(
            Conflict(
                "quantity",
                ((s1.id, s3.id), (s2.id,)),
                "900 to 1,100 and 2,000 to 9,999 do not meet",
                (_find(lantern, "some 1,000"), _find(coastal, "a few thousand")),
            ),
            Conflict("polarity", ((s1.id,), (s4.id,)), "Ilse Varn denies it", (_find(gazette, "denied"),)),
        ),
        origins=Origins(
            1,
            3,
            (
                Origin(person.id, False, (s1.id, s2.id, s14.id)),
                Origin(pilot.id, True, (s7.id,)),
                Origin(official.id, False, (s8.id,)),
            ),
            ((s3.id,),),
            (
                Collapse(
                    (s1.id, s2.id),
                    0,
                    "both rest on one report of The Tidewater Journal",
                    (tidewater.mentions[0], tidewater.mentions[1]),
                ),
            ),
            (
                Collapse(
                    (s1.id, s8.id),
                    None,
                    "possibly one person: two unnamed officials in two outlets",
                    (person.mentions[0], official.mentions[0]),
                ),
            ),
        ),
        origins_against=Origins(1, 1, (Origin(mayor.id, True, (s4.id,)),)),
        merges=(Merge((s1.id, s2.id), "the same actor, act and place", (cut, s2.content[0])),),
        line="4 of 5 pages tell it. Named origins 1; unnamed 2, through The Tidewater Journal (not among the pages).",
        rank=9.0,
    )
    money = Claim(
        "c2" * 12,
        s9.content[0].exact,
        (s9.id, s10.id),
        status=(Status("no origin shown", "nobody says how it is known", ()),),
        versions=(
            Version(
                "money",
                (
                    Value("$17 million", (s9.id,), (_find(lantern, "$17 million"),)),
                    Value("$17,000", (s10.id,), (_find(coastal, "17,000 dollars"),)),
                ),
            ),
        ),
        conflicts=(Conflict("money", ((s9.id,), (s10.id,)), "a thousandfold apart", ()),),
        origins=Origins(0, 0, (), ((s9.id, s10.id),)),
        line="2 of 5 pages tell it. Named origins 0; unnamed 0; basis not shown.",
        rank=5.0,
    )
    stayed = Claim(
        "c3" * 12,
        "No crew has left",
        (s5.id, s6.id),
        status=(Status("single origin", "both are Ilse Varn", mayor.mentions),),
        origins=Origins(
            1,
            1,
            (Origin(mayor.id, True, (s5.id, s6.id)),),
            (),
            (Collapse((s5.id, s6.id), 0, "one speaker: Ilse Varn", mayor.mentions),),
        ),
        line="2 of 5 pages tell it. Named origins 1.",
        rank=4.0,
    )
    closing = Claim(
        "c4" * 12,
        "the port would close by autumn",
        (s11.id,),
        status=(Status("no origin shown", "a prediction has no origin", ()),),
        line="1 of 5 pages tells it. Named origins 0.",
        rank=1.0,
    )
    unpaid = Claim(
        "c5" * 12,
        "the city cannot pay",
        (s12.id,),
        status=(Status("single origin", "one unnamed source", ()),),
        origins=Origins(0, 1, (Origin(insiders.id, False, (s12.id,)),)),
        line="1 of 5 pages tells it. Named origins 0; unnamed 1.",
        rank=1.0,
    )
    evil = Claim(
        "c6" * 12,
        s13.content[0].exact,
        (s13.id,),
        status=(Status("single origin", "<i>one</i>", ()),),
        origins=Origins(1, 1, (Origin(speaker.id, True, (s13.id,)),)),
        line="1 of 1 pages tells it. Named origins 1.",
        rank=0.5,
    )
    claims = (crew, money, stayed, closing, unpaid, evil)

    derivations = (
        Derivation(
            lantern.id,
            None,
            anchor.id,
            "shared-text",
            False,
            "time",
            (
                Passage(
                    _find(lantern, "Marnvik has cut its crew in Sel Aruna to just a few dozen, from some 1,000"),
                    _find(anchor, "Marnvik has cut its crew in Sel Aruna to just a few dozen, from some 1,000"),
                    1.0,
                ),
            ),
            "the earlier page has the same sentence",
        ),
        Derivation(
            lantern.id,
            None,
            coastal.id,
            "shared-text",
            False,
            "none",
            (Passage(s9.content[0], s10.content[0], 0.71),),
            "the same names and numbers in the same order",
        ),
        Derivation(
            None,
            tidewater.id,
            coastal.id,
            "citation",
            True,
            "credit",
            (),
            "it names the report it has this from",
            (_find(coastal, "According to The Tidewater Journal"),),
        ),
    )
    return Dossier(
        Run(
            "0.1.0",
            Model("en_core_web_md", "3.7.1", "0" * 64),
            {"one_story": "False"},
            (
                Rejection("empty.txt", "the file is empty", "F101"),
                Rejection("bad\x1b[2J<script>.bin", "this is not text: a NUL byte", "F102"),
            ),
            (Rejection("coastal.txt", "the encoding was guessed: cp1252", "F202"),),
            (_find(anchor, "We apologise for the error."),),
        ),
        (
            Story("5" * 24, tuple(d.id for d in documents[:4]), tuple(c.id for c in claims[:5])),
            Story("6" * 24, (hostile.id,), (evil.id,)),
        ),
        documents,
        sources,
        statements,
        derivations,
        claims,
        (Event("2031-06-01", (s7.id,)), Event("2031-06-02", (s6.id,))),
    )
