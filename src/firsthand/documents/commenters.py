# ruff: noqa: E501 (word lists and patterns read best on lines of their own)
"""Who wrote each of the comments: the lines that name a commenter, in the shapes that comment systems print."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from firsthand.documents.comment_times import HOUR, STAMP, WHEN
from firsthand.documents.segments import Segment

__all__ = ["ACTION", "ANSWER", "HOUR", "WHEN", "commenters", "header"]

_REPLY = (
    r"(?:antwort(?:en)?|auf diesen kommentar antworten|répondre|responder|rispondi|(?:be)?antwoord(?:en)?|reageer|reageren|odpowiedz|svara|svar|besvar|vastaa|odpovědět|odpovedať|válasz|răspunde|yanıtla|cevapla|ответить|відповісти"
    r"|отговор|απάντηση|odgovori|atsakyti|atbildēt|vasta|balas|respon|返信|回复|回覆|답글(?: ?쓰기)?|رد|הגב|پاسخ|trả lời)"
)
# The word for an answer, alone: in whatever else a line of actions says, it stands below or beside every comment.
ANSWER = re.compile(rf"(?<![^\W\d_])(?:reply|respond|{_REPLY})(?![^\W\d_])", re.I)
_SAYS = (
    r"(?:says|said|wrote|writes|commented|comments|replied|responds|responded|sagt|sagte|schreibt|schrieb|meint|kommentiert|dit|a dit|a écrit|écrit|ha dit|dice|dijo|escribió|comenta|comentó|disse|diz|escreveu|ha detto|scrive|ha scritto"
    r"|zegt|schreef|reageert|pisze|napisał\(?a?\)?|komentuje|säger|skriver|skrev|siger|sier|sanoo|kirjoitti|napsal\(?a?\)?|říká|hovorí|szerint|írta|spune|a spus|dedi ki|diyor ki|говорит|пишет|сказал\w*|написал\w*|каже|пише|коментує"
    r"|каза|λέει|έγραψε|kaže|pravi|rašo|saka|ütleb|berkata|より|说道?|說道?|님의 말|يقول|گفت|viết)"
)
# What a reader may click below a comment, and how many did.
ACTION = re.compile(
    rf"(?:{_REPLY}|reply|log in to reply|like|dislike|report(?: (?:abuse|comment|this comment))?|permalink|share|flag|quote|up ?vote|down ?vote|edit|(?:view|show|hide|see) (?:\d+ |more |all )?repl(?:y|ies)|"
    r"\d+ (?:likes?|replies|reply|points?|votes?)|[▲▼△▽👍👎+\-\d\s|·•›]+|reply (?:share|to .{2,40})\s*›?|"
    rf"(?:\d|\(|\)|\s|[•·›|+/-]|repl(?:y|ies)|likes?|dislikes?|share|report|flag|agree|disagree|{_REPLY}|löschen|melden|zitieren|liken|signaler|j['’]aime|me gusta|denunciar|curtir|mi piace|segnala|leuk|meld|lubię to|zgłoś|gilla|anmäl|нравится|пожаловаться|recommend(?:ed)?|up|down|quote)+)\W*",
    re.I,
)  # fmt: skip
_HEADER = (
    re.compile(rf"(?P<name>.{{2,60}}?)\s*(?:[•·|–,—@-]\s*|\s(?:on|at|am|le|el|em|il|op|den|på|dnia|dne)\s|\s)\(?{STAMP}\)?\W*(?:edited)?\W*", re.I),
    re.compile(rf"(?P<name>.{{2,40}}?)(?:,| @)? ?(?<![^\W\d_])(?:{_SAYS})\s*(?:(?:on|at|am|le|el|em|il|op) .{{4,40}}|,? ?\d.{{2,30}})?[:：]", re.I),
    re.compile(r"(?P<name>[^\W_][\w.' -]{1,30}?)(?-i:says):"),  # the space between two elements was lost
    re.compile(r"(?:comment(?:ed)?|posted|reply|replied|submitted|written)\s*(?:by:?|from:?)\s+(?P<name>.{2,40}?)(?:,?\s+(?:(?:on|at|[•·|–-])\s)?\(?(?:\d|[A-Z][a-z]{2,8} \d).{3,40})?", re.I),
    re.compile(r"(?:name|user(?:name)?|commenter|author)\s*:\s*(?P<name>.{2,40})", re.I),
)  # fmt: skip
# What systems print beside a name: the one that is answered, badges, counts.
_BESIDE = re.compile(
    r"\s*(?:→|➤|▶|>|↪|in reply to\b|@|\bmod(?:erator)?\b\W*$|\bauthor\b\W*$|★|\btop (?:fan|commenter)\b|\bverified\b|\bsubscriber\b\W*$|\(\d+\)|\s{3,}).*$",
    re.I,
)
_NOBODY = re.compile(
    r"(?:by |posted|published|updated|veröffentlicht|aktualisiert|erstellt|publi|mis à jour|actuali|modifi|por |par |von |door |av |af |dodano|opublik|aggiornat|pubblicat|geplaatst|bijgewerkt|опубл|обновл|last |comments?\b|reply|replies|sort |newest|oldest|best\b|on |at |in |the \w+ \w+ |leave |hinterlasse|schreibe|laisser|deja |(?:(?:your|ihr|dein|votre|ton|tu|su|il tuo|seu|jouw|je) )?(?:full |vollständiger )?(?:name|nom|nombre|nome|naam|imię|e-?mail|website|webseite)\b ?(?:\*|\(|:|$)|verifi|log in|sign in|report|share|page \d|\W*$|\d+\W*$)",
    re.I,
)
# How a comment begins or ends, on a line of its own.
_GREETING = re.compile(
    r"(?:hi|hello|hallo|hey|dear|lieb(?:e[rs]?|ste)|thanks?|thank you|danke|merci|hola|gracias|ciao|grazie|bonjour|salut|moin|servus|lg|mfg|vg|viele|herzliche|schöne|beste|best|kind|warm|regards|cheers|gr[uü](?:ß|ss)e?|btw|ps|p\.s|edit|view|daumen|antworten)\b",
    re.I,
)
_LONGEST = 40
# What stands around a name in the line that says who wrote: the comment's number, and the verb.
_NUMBER = re.compile(r"^#?\d{1,4}(?:\.\d{1,3})*[.)]?\s+(?=[^\W\d])")
_VERB = re.compile(rf"\s(?:{_SAYS})$", re.I)


def _named(text: str) -> str | None:
    """`text` as a commenter's name, without badges and the name of who is answered; None where it can be none."""
    name = _NUMBER.sub("", _BESIDE.sub("", text)).strip(" •·|–—-,:\t\n")
    name = _VERB.sub("", name)
    return name if 1 < len(name) <= _LONGEST and not _NOBODY.match(name) else None


def header(line: str) -> str | None:
    """The commenter that a header line ("Name says:", "Name · 2 hours ago", "Posted by Name on June 5") names."""
    line = re.sub(r"^[•‣◦▪●○·*+\-–—»›]\s+", "", line).strip()
    if len(line) > 100 or line.count(" ") > 14:
        return None
    for pattern in _HEADER:
        match = pattern.fullmatch(line)
        if match and (name := _named(match["name"])):
            return name
    return None


def _label(line: str) -> str | None:
    """A line of a few words without the end of a sentence, which a name may be."""
    line = line.strip()
    if not 1 < len(line) <= _LONGEST or len(line.split()) > 5 or line[-1] in '?!;:…”"':
        return None
    if ACTION.fullmatch(line) or WHEN.fullmatch(line) or _GREETING.match(line):
        return None
    return _named(line)


def commenters(text: str, segments: Sequence[Segment], names: Sequence[tuple[int, int]] = ()) -> None:
    """Gives every segment in the role `comment` its author. `names` are the characters that markup calls a commenter's
    name.

    A name counts to the next name, or to the end of the run of comments. Where the run begins with a comment and ends
    with a name, names stand below what they sign.
    """
    names = sorted(names)
    run: list[Segment] = []
    for segment in [*segments, None]:
        if segment is not None and segment.role == "comment":
            run.append(segment)
        elif run and (segment is None or segment.role != "chrome"):
            _assign(text, run, names)
            run = []


def _assign(text: str, run: Sequence[Segment], names: Sequence[tuple[int, int]]) -> None:
    heads: list[str | None] = []
    for index, segment in enumerate(run):
        following = run[index + 1] if index + 1 < len(run) else None
        heads.append(segment.author or _head(text, segment, following, names))
        if following is not None and segment.features.furniture == "comments" and heads[-1] is None:
            heads[-1] = ""
    told = [i for i, head in enumerate(heads) if head]
    texts = [i for i, s in enumerate(run) if not heads[i] and s.features.words >= 4 and s.features.furniture is None]
    below = bool(told and texts) and texts[0] < told[0] and texts[-1] < told[-1] and len(told) >= 2
    author: str | None = None
    for index in range(len(run) - 1, -1, -1) if below else range(len(run)):
        head = heads[index]
        author = head or None if head is not None else author
        run[index].author = author


def _head(text: str, segment: Segment, following: Segment | None, names: Sequence[tuple[int, int]]) -> str | None:
    line = text[segment.start : segment.end]
    at = bisect_left(names, (segment.start, 0))
    marked = names[at] if at < len(names) and names[at][1] <= segment.end else None
    if marked and (marked[0] - segment.start <= 20 or len(line) <= 120):
        name = header(text[marked[0] : marked[1]]) or _named(
            re.sub(r"\s+(?:says|said)\W*$", "", text[marked[0] : marked[1]])
        )
        if name:
            return name
    first, _, rest = line.partition("\n")
    if rest and (name := header(first) or _label(first)) and not WHEN.fullmatch(rest.strip()[:60]):
        return name
    if name := header(" ".join(line.split())):
        return name
    if following is not None and WHEN.fullmatch(text[following.start : following.end][:80].strip()):
        return _label(line)
    return None
