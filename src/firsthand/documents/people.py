# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""Who wrote a page, read from its byline: people apart from agencies, desks and outlets."""

from __future__ import annotations

import re

from firsthand.documents.dates import find_dates
from firsthand.documents.features import is_name

__all__ = ["AGENCIES", "agency", "body", "people", "person"]

# As they are printed, and as they are called.
AGENCIES: dict[str, str] = {
    "associated press": "Associated Press", "ap": "Associated Press", "the associated press": "Associated Press",
    "reuters": "Reuters", "thomson reuters": "Reuters", "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse", "agence france presse": "Agence France-Presse",
    "upi": "United Press International", "united press international": "United Press International",
    "dpa": "Deutsche Presse-Agentur", "deutsche presse-agentur": "Deutsche Presse-Agentur", "efe": "EFE", "agencia efe": "EFE",
    "xinhua": "Xinhua", "tass": "TASS", "interfax": "Interfax", "ria novosti": "RIA Novosti", "ansa": "ANSA",
    "kyodo": "Kyodo News", "kyodo news": "Kyodo News", "yonhap": "Yonhap", "pti": "Press Trust of India",
    "press trust of india": "Press Trust of India", "ani": "ANI", "ians": "IANS", "press association": "PA Media",
    "pa media": "PA Media", "pa news agency": "PA Media", "canadian press": "Canadian Press",
    "the canadian press": "Canadian Press", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "anadolu agency": "Anadolu",
    "aap": "AAP", "australian associated press": "AAP", "aptn": "Associated Press", "cp": "Canadian Press",
    "ap news": "Associated Press", "ap wire": "Associated Press", "afp news": "Agence France-Presse", "belga": "Belga",
    "apa": "APA", "austria presse agentur": "APA", "ritzau": "Ritzau", "ntb": "NTB", "tt": "TT", "lusa": "Lusa", "anp": "ANP",
    "stt": "STT", "xinhua news agency": "Xinhua", "ukrinform": "Ukrinform", "cns": "CNS", "tribune news service": "Tribune News Service",
}  # fmt: skip
_JOBS = r"""writers?|reporters?|correspondents?|editors?|columnists?|contributors?|bureau chief|journalists?|producer|photographers?|
    intern|analyst|critic|manager|director|historian|scientist|author|publisher|illustrator|blogger|fellow|anchor|host|researcher|
    meteorologist|staff|podcaster|freelancer|copywriter|executive|specialist|strategist""".replace("\n", "").replace(" ", "")  # fmt: skip
_JOBS = _JOBS.replace("bureauchief", "bureau chief")
_BEFORE_JOB = r"""staff|senior|chief|political|foreign|freelance|contributing|guest|news|business|data|video|national|science|health|sports?|white
    house|washington|bureau|diplomatic|security|deputy|managing|associate|investigative|features?|featured|assistant|executive|lead|draft|
    breaking|general|assignment|crime|court|education|environment|climate|technology|tech|money|consumer|royal|showbiz|entertainment|travel|
    food|style|culture|arts|politics|economics|energy|legal|media|social|digital|online|world|international|local|city|regional|metro|
    special|field|junior|principal|editorial|editor-at-large|commissioning|weekend|night|opinion|community|audience|content|web|copy|nfl|nba|
    mlb|nhl|former|recruiting|us|uk|in-house|the|our|and|sub|trainee|acting|global|north america|europe|asia|africa|middle east"""
_BEFORE_JOB = "|".join(
    word.strip().replace(" ", r"\s+") for word in re.sub(r"\n\s*", " ", _BEFORE_JOB).split("|") if word.strip()
)
_DROP = re.compile(rf"(?:\bspecial to\b|(?<!\w)(?:(?:{_BEFORE_JOB})\s+)*(?:{_JOBS})\b(?!-)).*$", re.I)
_BY = re.compile(
    r"(?:^|.*?\s)(?:(?:written |posted |published |reported |reporting |story |text |analysis |opinion |words |article |review |report |commentary |column |photos and story |as told to )?by:?|as told to|authors?\s*:)\s+",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b|\||•|·|●|/|\s[–—-](?:\s|$)|\s\+\s|\t|\xa0 | \xa0|  )\s*", re.I)
# After the name: degrees and honours, which are no part of it.
_CREDENTIAL = re.compile(
    r"(?:ph\.?\s?d\.?|m\.?d\.?|d\.?o\.?|m\.?s\.?|m\.?a\.?|b\.?a\.?|m\.?b\.?a\.?|j\.?d\.?|ll\.?[bm]\.?|r\.?d\.?n?\.?|r\.?n\.?|m\.?p\.?h\.?|m\.?f\.?a\.?|"
    r"psy\.?d\.?|ed\.?d\.?|esq\.?|c\.?p\.?a\.?|c\.?f\.?[ap]\.?|c\.?f\.?p\.?|lcsw|lmft|lpc|cscs|c\.?p\.?t\.?|ns?ca-cpt|np|pa-c|ld|cde?s?|facs|faap|frcs|obe|mbe|cbe|qc|kc|mp|dphil|msc|bsc|pharm\.?d\.?|dvm|dds|clc|pmp|ace-cpt)",
    re.I,
)
_HONORIFIC = re.compile(
    r"(?:by|dr\.?|prof\.?|professor|author|reporter|from|mr\.?|mrs\.?|ms\.?|sir|rev\.?|fr\.?)\s+(?=\S+\s)", re.I
)
# Words of which a desk, a company or an outlet has one in its name, and hardly anybody in theirs.
_BODIES = frozenset(
    """staff desk team newsroom editorial editors redazione redaktion redaktionen redacción redaccion rédaction redactie redação redacao toimitus redakcja
    bureau press agency agencies wire wires newswire service services news media network magazine times tribune gazette daily
    journal newspaper newspapers tv radio channel broadcasting inc llc ltd gmbh corp corporation company foundation university
    institute association council committee ministry department government admin administrator webmaster contributors contributor
    correspondents correspondent reporters reporter writers writer editor authors board online digital studio studios labs group partners
    sponsored promoted newsletter publisher publications publishing publication community center centre club society
    union federation league website blog podcast relaxnews wordpress user users anonymous unknown none null undefined
    redactor syndication licensing archive archives crew analyst advertiser sponsor partner content features
    guide guides review reviews report reports post posts show
    published updated posted modified watch live read share follow listen comment comments subscribe copy link links click buy ticket tickets
    leave save print email view views more menu home search sign chief officer president minister experience visit loading advertisement
    newsroom newsdesk herald courier sentinel post chronicle observer""".split()
)
_LOGINS = frozenset("admin editor staff root user guest author test webmaster newsroom newsdesk wpadmin wpengine superuser unknown anonymous team desk web info contact office press media news redaktion administrator".split())  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_][^\W\d_]*(?:['’.‘\-][^\W\d_]+)*\.?['’]?")
_PARTICLES = frozenset("de da do dos del della di van von der den la le al el bin ibn ben ter ten of y e du af av zu das ap bint abu st st.".split())  # fmt: skip


def agency(text: str) -> str | None:
    """The news agency that `text` names, and nothing else."""
    return AGENCIES.get(re.sub(r"^(?:by|from|source:?|via)\s+", "", text.strip(" .()—–-|").lower()))


def body(name: str) -> bool:
    """Whether `name` is that of a desk, an agency, a company or an outlet, by its words."""
    if agency(name) or re.search(r"\w\.(?:com|org|net|co|tv|info|news|uk|eu)\b|[@#©]|https?:", name, re.I):
        return True
    tokens = re.findall(r"[^\W\d_]+", name.lower())
    return bool(tokens) and (any(t in _BODIES for t in tokens) or tokens[0] in ("guest", "special", "the", "our", "by"))


def person(name: str) -> str | None:
    """`name`, which something else shows to be an author's, as the name of a person; None where it is a desk, an outlet
    or no name. Degrees and titles go, and a name that is all in capitals or small letters gets its capitals."""
    name = re.sub(r"\s+", " ", name).strip(" \t\n:•|–—-*,/·").lstrip(".")
    while (lead := _HONORIFIC.match(name)) is not None:
        name = name[lead.end() :]
    name = re.sub(r"\s*\([^)]*\)\s*", " ", name).strip()
    while True:
        head, _, tail = name.rpartition(" ")
        if (
            head
            and " " in head
            and _CREDENTIAL.fullmatch(tail.strip(","))
            and (tail.strip(",.").isupper() or "." in tail or tail[:2] == "Ph")
        ):
            name = head.strip(" ,")
        else:
            break
    if not 2 <= len(name) <= 60 or body(name):
        return None
    tokens = name.split()
    if len(tokens) > 5 or not all(_TOKEN.fullmatch(token) for token in tokens):
        return None
    if len(tokens) == 1:
        # A pen name and nobody's login, or a name in a script that puts no space in it.
        word = tokens[0]
        if word.lower() == word.upper():
            return word
        pen = len(word) >= 3 and word[0].isupper() and not word.isupper() and word.lower() not in _LOGINS
        return word if pen else None
    letters = [t for t in tokens if t.lower() not in _PARTICLES]
    if name.isupper() or name.islower():
        name = name.title()
    elif not all(t[0].isupper() or not t[0].islower() or re.match(r"[a-z]['’][A-Z]", t) for t in letters):
        return None
    return name.removesuffix(".") if re.search(r"[^\W\d_]{3,}\.$", name) else name


# Two words that lost the space between them: "Ann KellerCity Editor", "By Ann KellerJune 3, 2019" (not "MacDonald", "DeWitt").
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})(?<!Fitz)(?=[A-Z][a-z])|(?<=[^\W\d_A-Z]{2})(?=(?:Published|Updated|Posted)\b)")
_GLUED_TAIL = re.compile(r"(?:archive page|view profile|follow|long read|\d+ ?min(?:ute)?s? read|read time)\W*$", re.I)
_MEDIA = frozenset(
    "news times post herald tribune journal magazine media press network gazette courier tv radio today".split()
)
_ADDRESS = re.compile(r"\([^)]*\)|@+\w+|https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
_PLACE = re.compile(r"\s+(?:(?:for|of|in|at|on|from|is|via)|For|In|At|From)(?:\s.*)?$")
_CAMEL_OUTLET = re.compile(r"\s+(?=\S{6,}$)[A-Z]*[A-Z]{2}[a-z]+[A-Za-z]*$")  # "Ann Keller BAYRadio"
# What the maker of pictures or a checker is called; what such a one signs is not the text.
_NO_WRITER = re.compile(
    r"(?:photograph|illustrat|photo|video|graphic|styl|animat|fact[- ]check|translat|produce|reviewer|tester)\w*", re.I
)
_PICTURE = re.compile(
    r"/\s*(?:getty|ap\b|afp|reuters|epa|efe|shutterstock|istock|alamy|bloomberg|imagn|usa today sports|zuma|icon sportswire|wireimage|filmmagic|"
    r"nurphoto|anadolu|xinhua|newscom|redux|contour|sipa|pa wire|redferns|cbs|nbc|abc|fox|netflix|hbo|disney)\w*", re.I
)  # fmt: skip


def people(line: str, *, labelled: bool = False) -> tuple[str, ...]:
    """The people named in a byline ("By Ann Lee and Bo Day, staff writers | June 3, 2019").

    `labelled` says that the whole is known to name authors, so that "by" need not stand there.
    """
    if _PICTURE.search(line):
        return ()
    line = re.sub(r"\b([Bb]y|BY)(?=[A-Z][a-z])", r"\1 ", line, count=1)
    dates = find_dates(line)
    whole = line
    for date in reversed(dates):
        line = f"{line[: date.start]} | {line[date.end :]}"
    line = line.strip(" |")
    line = _GLUED_TAIL.sub("", line).strip(" |")
    match = _BY.match(line)
    sure = labelled or bool(match)
    line = line[match.end() :] if match else line
    # Not in the first word, which may be a pen name.
    first, space, rest = line.partition(" ")
    line = first + space + _GLUED.sub(" | ", rest)
    if not sure and not _signed(line, whole, dates[0].start if dates else None):
        return ()
    return _named(line, sure, one=bool(dates))


_BESIDE = re.compile(r"\s*(?:\||•|·|●|/|\s[–—-](?:\s|$)|\t|\xa0 | \xa0|  )\s*")
_JOINS = frozenset({"", ",", ";", "&", "and", "with", "/", "+"})
_AND = re.compile(r"\s*(?:,|&|\band\b)\s*")


def _signed(line: str, whole: str, date: int | None) -> bool:
    """Whether a line without "by" has the shape of a signature: a name alone, or names beside a date, a job, a handle or
    an outlet ("Ostrava Bay, June 3, 2019" is a place and its day)."""
    line = line.strip(" /-–—•|")
    if is_name(line):
        return date is None or not re.fullmatch(r"[^,|]+,\s*", whole[:date])
    first = _BESIDE.split(_ADDRESS.sub("|", line), maxsplit=1)[0]
    if first == line and "," not in line and not _DROP.search(line) and not re.search(r"\band\b", line):
        return False
    if date is not None and re.fullmatch(r"[^,|]+,\s*", whole[:date]):
        return False
    names = [_PLACE.sub("", _DROP.sub("", name)).strip() for name in _AND.split(first)]
    if first != line or date is not None:
        return is_name(names[0])
    # Nothing but a list of names, or a name and a job.
    return is_name(names[0]) and (
        names[0] != first.split(",")[0].strip() or (len(names) > 1 and all(is_name(name) for name in names if name))
    )


def _named(line: str, sure: bool, *, one: bool) -> tuple[str, ...]:
    """The people in `line`, up to what is plainly none; `one` says that a bar ends the names."""
    line = _ADDRESS.sub("|", line)
    found: list[str] = []
    cuts = list(_SPLIT.finditer(line))
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(line)]
    signs = ["", *(cut.group().strip().lower() for cut in cuts)]
    pieces = sum(bool(line[start:end].strip()) for start, end in zip(starts, ends, strict=True))
    stopped = False
    for index, (sign, start, end) in enumerate(zip(signs, starts, ends, strict=True)):
        piece = line[start:end].strip()
        if not piece:
            continue
        if one and found and sign == "|":
            break
        # "Institute of Ships and Harbours": what follows "and" goes with what stands before it.
        if stopped and sign in ("and", "&", "with"):
            continue
        # Only "and" and its like join names; "Ann Lee | Bay Courier" and "Ann Lee   BAY TODAY" name an outlet.
        if found and sign not in _JOINS:
            stopped = True
            continue
        job = _DROP.search(piece)
        bare = _without_outlet(_CAMEL_OUTLET.sub("", _PLACE.sub("", piece[: job.start()] if job else piece))).strip()
        following = line[starts[index + 1] : ends[index + 1]] if index + 1 < len(starts) else ""
        drawn = _NO_WRITER.match(following) or (job and _NO_WRITER.search(job.group()))
        if job and sign == "," and bare and len(piece.split()) > 2:
            name = None  # "Ann Lee, Bay Courier Staff"
        elif sure:
            name = person(bare)
        else:
            name = bare if is_name(bare) and not body(bare) else None
            name = name.title() if name and name.isupper() else name
        if name and " " not in name and (found or job or pieces > 1 or not sure):
            name = None
        if name is None:
            if not found and bare and (job or body(bare) or agency(bare)) and not (job and sign):
                return ()
            stopped = bool(bare)
            continue
        stopped = False
        if name not in found and not (drawn and found):
            found.append(name)
    return tuple(found)


def _without_outlet(name: str) -> str:
    """`name` without the outlet or agency that is printed after it ("Ann Lee The Bay Courier")."""
    if is_name(name):
        return name
    words = name.split()
    for size in range(2, len(words)):
        rest = " ".join(words[size:])
        if agency(rest) or words[size] == "The":
            return " ".join(words[:size])
    for at, word in enumerate(words):
        if at >= 3 and word.lower() in _MEDIA and is_name(" ".join(words[: at - 1])):
            return " ".join(words[: at - 1])
    return name
