# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""Whose page it is, by what the page shows: its masthead, its copyright, how it speaks of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from firsthand.documents.gathered import Gathered
from firsthand.documents.headlines import is_menu, tops_menu, weather
from firsthand.documents.people import agency
from firsthand.documents.segments import Segment

__all__ = ["host_of", "is_platform", "outlet", "outlet_called", "plain", "self_named"]

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)?\d\d|present))?)?,?\s*(?:by\s+)?(?P<name>[^\n]{2,80})", re.I
)  # fmt: skip
_COPYRIGHT_END = re.compile(
    r"\s+[-–—|•·]\s+|[|•·®™]|\.\s|\.$|,\s*(?:all|inc|llc|ltd)|\s*\(|\ball rights?\b|\bdesign|\bpowered\b|\bprivacy\b|\bterms\b|(?:19|20)\d\d|\binc\b|\bllc\b|\bltd\b",
    re.I,
)
_PAGE_OF = re.compile(
    r"\b(?i:our facebook page|our page|do you like|welcome to|like us on facebook|subscribe to|newsletter from|follow)\b[,:]?\s+[\"“]?(?P<name>(?:The )?[A-Z][\w'’&.-]+(?: (?:of |the |and |& )?[A-Z][\w'’&.-]+){0,4})[\"”]?(?=[,.?!]|\s+(?:for|on|newsletter|to)\b|$)"
)
_COMMON = {
    "home",
    "menu",
    "search",
    "facebook",
    "twitter",
    "instagram",
    "us",
    "me",
    "our",
    "now",
    "today",
    "telegram",
    "youtube",
    "page",
    "whatsapp",
    "rss",
    "google",
    "news",
}
# "CITY, April 19. /Agency/.", "CITY, 19 April (Agency) -", "CITY, April 19. AGENCY -"
_DATELINE = re.compile(
    r"^[^\W\d_][\w .'’-]{1,40}(?:,\s*[^\d\n]{0,30}\d{1,2}(?:st|nd|rd|th)?(?:\s+[A-Z][a-z]{2,8})?\.?(?:,?\s*(?:19|20)\d\d)?|,\s*[A-Z][\w. ]{2,20})?[.,]?\s*[-–—]?\s*"
    r"(?:/(?P<slash>[A-Z][\w .&’'-]{1,40})/\W|\((?P<round>[A-Z][\w .&’'-]{1,40})\)\s*[-–—:]|(?P<capitals>[A-Z][A-Z-]{3,24}(?: [A-Z]{2,})?)\s*[-–—]\s)"
)
_PAPER = frozenset(
    """herald times post gazette tribune courier journal voice agency press daily observer chronicle radio tv star mail telegraph
    guardian sentinel examiner dispatch register bulletin echo argus record reporter review weekly monitor inquirer advertiser
    mercury independent citizen standard express mirror argosy ledger beacon blog magazine today broadcasting online""".split()
)
_HIGH = 150  # segments in which one is looked for
_TOP = 12  # segments from the top in which a masthead stands


def self_named(segments: Sequence[Segment], text: str) -> tuple[str, int, int] | None:
    """The agency that the first paragraphs' dateline names, with its place."""
    seen = 0
    for segment in segments:
        if segment.role == "paragraph" and seen < 3:
            seen += 1
            match = _DATELINE.match(text[segment.start : min(segment.end, segment.start + 160)])
            if match:
                group = next(g for g in ("slash", "round", "capitals") if match[g])
                start = segment.start + match.start(group)
                return match[group], start, start + len(match[group])
    return None


def outlet(gathered: Gathered, segments: Sequence[Segment], title: int | None) -> None:
    """Adds the outlet's name. A masthead counts where the page bears it out: in its dateline, its copyright or the way in
    which its text speaks of itself; where none does, the name of the copyright, or the page's address to its readers."""
    known = gathered.first("outlet")
    if known is not None:
        # Where the page says it to machines, it is only looked up where the page shows it too.
        shown = _copyright(gathered, segments)
        if shown and plain(shown[0]) == plain(known):
            gathered.add("outlet", shown[0], "text", shown[1], shown[2])
        return
    found = _masthead(gathered, segments, title) or _copyright(gathered, segments) or _addressed(gathered, segments)
    if found:
        gathered.add("outlet", found[0], "text", found[1], found[2])


def host_of(address: str | None) -> str | None:
    """The host of an address, without "www."; None where it names none or is no address."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def plain(name: str) -> str:
    """An outlet's name as a host may spell it: letters and digits alone, without a leading article."""
    return re.sub(r"^the|[^a-z0-9]", "", name.lower())


# Where anybody publishes: the name of the place, not of who publishes there.
_PLATFORMS = frozenset(
    """medium substack wordpress wordpresscom blogger blogspot bloggercom tumblr wix squarespace weebly ghost webflow facebook twitter x
    xformerlytwitter youtube instagram linkedin reddit pinterest tiktok telegram whatsapp google googledocs googlenews googlesites msn flipboard
    applenews smartnews newsbreak issuu scribd github githubpages archiveorg internetarchive waybackmachine waybackmachineinternetarchive
    archivetoday archiveis webarchive ampproject automattic wpengine drupal joomla godaddy notion feedly rss yoast site website home
    homepage mysite blog index untitled null none undefined test localhost""".split()
)
_TAGLINE = re.compile(r"\s+[|–—•·»:-]+\s+|\s*[|»]\s*|:\s+")


def is_platform(name: str) -> bool:
    """Whether `name` is that of a place where anybody publishes, or of none."""
    return re.sub(r"[^a-z0-9]", "", name.lower()) in _PLATFORMS


def outlet_called(name: str, host: str | None) -> str | None:
    """An outlet's name without the motto that stands beside it: the part that its host bears out, else the first one of a
    long name."""
    name = re.sub(r"\s+", " ", name).strip(" -–—|:·•»©")
    parts = [part.strip() for part in _TAGLINE.split(name) if part.strip(" -–—|:")]
    if len(parts) > 1:
        site = plain(host or "")
        borne = [
            part
            for part in parts
            if len(plain(part)) > 2
            and (plain(part) in site or (len(site) > 3 and site.rsplit("com", 1)[0] in plain(part)))
        ]
        if borne:
            name = borne[0]
        elif len(name) > 40 or len(name.split()) > 6:
            name = parts[0]
    return name if 2 <= len(name) <= 60 else None


def _top(gathered: Gathered, segments: Sequence[Segment], title: int | None) -> Iterator[tuple[int, str, Segment]]:
    """The lines above the headline that may be a masthead: its own line, or the first part of a breadcrumb."""
    text = gathered.text
    seen: set[str] = set()
    for index, segment in enumerate(segments[: min(title, _HIGH) if title is not None else 0]):
        f = segment.features
        if segment.role != "chrome" or f.bullet or f.date_only or f.words > 14:
            continue
        line = text[segment.start : segment.end].strip()
        if is_menu(line) or weather(line):
            continue
        parts = [part.strip(" :|") for part in re.split(r"\s+[»›>|•·–—-]\s+|\s*[»›]\s*", line)]
        # A masthead may have the short name and the full one, or a motto.
        for name in parts[:2] if index < _TOP and len(parts) == 2 else parts[:1]:
            if (f.furniture is None or name != line) and _outlet_name(name) and name not in seen:
                seen.add(name)
                yield index, name, segment


def _masthead(gathered: Gathered, segments: Sequence[Segment], title: int | None) -> tuple[str, int, int] | None:
    text = gathered.text
    agency = self_named(segments, text)
    owner = _copyright(gathered, segments)
    body = " ".join(text[s.start : s.end] for s in segments if s.role in ("paragraph", "caption", "notice", "quote"))[
        :60_000
    ]
    foot = " ".join(
        text[s.start : s.end] for s in segments[-25:] if s.role in ("chrome", "teaser") and s.features.words <= 60
    )
    site = plain(gathered.first("host") or "")
    best, best_score = None, 2.4
    uppermost = None
    for index, name, segment in _top(gathered, segments, title):
        uppermost = index if uppermost is None else uppermost
        words = name.split()
        last = words[-1]
        score = 1.0 if index == 0 else 0.5 if index < _TOP else 0.0
        score += 1.0 if last.lower() in _PAPER or words[0].lower() in _PAPER else 0.0
        # The first line of the page that can be a name, above a menu or a clock, is hardly anything else.
        score += (
            1.5
            if (index <= 2 or uppermost == index < _TOP)
            and title is not None
            and title > index + 1
            and tops_menu(text, segments, index)
            else 0.0
        )
        if agency and plain(agency[0]) == plain(name):
            score += 3.0
        if owner and len(plain(name)) > 3 and (plain(name) in plain(owner[0]) or plain(owner[0]) in plain(name)):
            score += 2.5
        score += _spoken_of(name, body)
        if len(name) > 4 and index < _TOP and name in foot:
            score += 0.7
        if len(words) == 1 and index and score < 3.0:
            continue
        # Where the host is known, a name that neither it nor the copyright bears out is a menu's, or a platform's.
        if site and not _of_host(name, site) and score < 3.0:
            continue
        if score > best_score:
            start = segment.start + text[segment.start : segment.end].find(name)
            best, best_score = (name, start, start + len(name)), score
    if best and agency and plain(agency[0]) == plain(best[0]) and not agency[0].isupper():
        return agency
    return best


def _of_host(name: str, site: str) -> bool:
    """Whether a host is spelt as the name or as its first letters."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name)).lower()
    return (len(plain(name)) > 2 and plain(name) in site) or (len(initials) > 2 and site.startswith(initials))


_TO_IT = re.compile(
    r"\b(?:told|to|tell|interview with|question from|asked by|contacted by|seen by|obtained by|sent|rang|ring|as) (?:[Tt]he )?$"
)
# "Courier understands", "Courier has learned": only the outlet itself writes so.
_BY_IT = re.compile(
    r" (?:understands|can reveal|has (?:also )?(?:learned|learnt|seen|obtained|approached|asked|contacted))\b"
)
_THE = re.compile(r"\b[Tt]he $")
_WORD_GOES_ON = re.compile(r"(?:['’]s)?\w")


def _spoken_of(name: str, body: str) -> float:
    """How far the text speaks of `name` as its own outlet: "told the Voice", "as the Voice reported"."""
    words = name.split()
    short = words[-1] if len(words) > 1 and len(words[-1]) >= 4 and words[-1].lower() not in _COMMON else None
    bare = re.sub(r"^[Tt]he ", "", name)
    for form, weight in ((bare, 2.0), (short, 1.5)):
        if form is None or len(form) < 4:
            continue
        form = form.title() if form.isupper() else form
        paper = bool(short) and words[-1].lower() in _PAPER
        known = False
        # The name is found first: to search for a pattern made of it would cost more than all the rest.
        at = body.find(form)
        while at >= 0:
            before, end = body[max(0, at - 30) : at], at + len(form)
            whole = not _WORD_GOES_ON.match(body, end)
            if (whole and _TO_IT.search(before)) or (not before[-1:].isalnum() and _BY_IT.match(body, end)):
                return weight
            known = known or (paper and whole and form == short and bool(_THE.search(before)))
            at = body.find(form, end)
        if known or (paper and form != short and re.search(rf"\b[Tt]he {re.escape(short or '')}(?:['’]s)?\b", body)):
            return weight - 0.3
    return 0.0


def _copyright(gathered: Gathered, segments: Sequence[Segment]) -> tuple[str, int, int] | None:
    text = gathered.text
    for segment in reversed(segments):
        if segment.features.furniture not in ("legal", "credit") or segment.role in ("comment", "caption"):
            continue
        line = text[segment.start : segment.end]
        if segment.features.furniture == "credit" and not line.lstrip().startswith(("©", "(c)", "Copyright")):
            continue
        match = _COPYRIGHT.search(line)
        if match:
            name = _COPYRIGHT_END.split(match["name"], maxsplit=1)[0].strip(" ,.-–—|")
            if agency(re.sub(r"^the\s+", "", name, flags=re.I)):
                # Its text, on whoever's page.
                continue
            if _outlet_name(name) and segment.features.furniture == "legal":
                start = segment.start + match.start("name") + match["name"].find(name)
                return name, start, start + len(name)
            if _outlet_name(name) and segment is segments[-1]:
                start = segment.start + match.start("name") + match["name"].find(name)
                return name, start, start + len(name)
    return None


def _addressed(gathered: Gathered, segments: Sequence[Segment]) -> tuple[str, int, int] | None:
    """The name by which the page asks its readers to follow it."""
    text = gathered.text
    for segment in segments:
        if segment.role != "chrome" or segment.features.furniture not in ("share", "newsletter"):
            continue
        match = _PAGE_OF.search(text[segment.start : segment.end])
        if match and _outlet_name(match["name"]):
            return match["name"], segment.start + match.start("name"), segment.start + match.end("name")
    return None


def _outlet_name(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(name) <= 50
        and 1 <= len(words) <= 6
        and name[0].isupper() | name[0].isdigit()
        and not ({w.lower() for w in words} <= _COMMON)
    )
