# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""What a notice takes back: the places of the page that it quotes, names or tells in its own words.

A value, a name or words that the notice quotes are taken back by themselves; what it tells in a clause takes back the
sentence that says so. What the page has put right already is nowhere: then nothing is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.documents.features import STOP_WORDS
from firsthand.records import Block, Span

__all__ = ["sentences", "taken_back"]

_I = re.I
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|No|vs|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|[A-Z])\.)$"
)
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,300})[”\"]")
# The words behind these are what the page says now.
_NEW_WORDING = re.compile(
    r"\b(?:now (?:reads?|says?|states?)|should (?:have )?(?:read|said|been)|to (?:read|say)|reads|changed to|replaced (?:with|by)|it is|instead)\b[\s:,]*$",
    _I,
)
_TELLS = r"(?:said|says?|stated|states|reported|reports|claimed|claims|wrote|report|claim|story|article|statement|suggested|suggests|indicated|misinformation|assertion|implied|implies|asserted|allegation|saying|stating|suggesting|had it)"
_THAT = re.compile(rf"\b{_TELLS}\b(?: below| above| here)?,?\s+(?:incorrectly |wrongly |mistakenly |falsely |erroneously )?that\s+([^.;]{{8,300}})", _I)  # fmt: skip
_ORDINALS = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1, "final": -1}  # fmt: skip
_PARAGRAPH = re.compile(rf"\b(?:the ({'|'.join(_ORDINALS)}) paragraph|paragraph (\d{{1,2}}))\b", _I)
_STANDS_WRONG = re.compile(
    r"\b(?:should (?:not|no longer|have|be (?:disregarded|ignored))|(?:is|was|are|were) (?:\w+ )?(?:wrong|incorrect|untrue|false|inaccurate|never|not)|withdraw\w*|retract\w*|cannot be|no longer|never (?:spoken|said|happened))\b",
    _I,
)
_SAID = re.compile(
    r"\b(?:versions?(?: of [^.;]{3,40}?)?|we|i|(?:this|our|the) (?:article|story|report|review|piece|post|column))(?: had| have)? (?:incorrectly |wrongly |mistakenly |erroneously |originally |previously |initially )?(?:said|stated|reported|claimed|wrote|says|states|had|reports),?\s+(?!that\b)([^.;]{8,300})",
    _I,
)
_GAVE = re.compile(
    r"\b(?:gave|put|listed|described|identified|named|misstated|quoted|attributed|called)\s+([^.;]{10,300})", _I
)
_DENIED = re.compile(
    r"(?:^|[.:;!?]\s+)((?:[A-Z]|the )[^.;!?:]{2,80}?)\s+(?:(does|did|do|was|were|is|has|had|will|would)(?: not|n['’]t| never)|never)\s+([^.;!?]{4,160})"
)
# "6 million crowns, not 4 million crowns as we reported"; "is called Ilse, and not Else"
_NOT = re.compile(
    r"(?:[,(–—-]\s*|\s)(?:and |but )?(?<!did )(?<!does )(?<!do )(?<!was )(?<!were )(?<!has )(?<!had )(?<!is )(?<!are )(?<!will )(?<!would )(?<!should )(?<!could )(?<!can )(?:not|rather than|instead of)(?:, as [^,]{2,40},)?\s+((?:[^.;,()]|[.,](?=\d)){1,90}?)(?=\s+(?:as|in this|in the|which)\b|[;()]|[.,](?!\d)|$)",
    _I,
)
# "misspelled the surname of Bridie Holm as Hohm"
_AS = re.compile(
    r"\b(?:mis(?:spel(?:led|t)|stated|identified|described|named|reported)|(?:wrongly|incorrectly|mistakenly|erroneously) (?:given|gave|described|identified|named|listed|spelled|spelt|called|reported|stated))\b[^.;]{0,80}?\bas ((?:[^.;,()]|[.,](?=\d)){2,60}?)(?=[;,()]|[.](?!\d)|$|\s(?:and|but|when)\b)",
    _I,
)
# "We named the mason as Piet Hohm. He is Piet Holm."
_NAMED_AS = re.compile(
    r"\b(?:we|i|article|story|report|post|piece|review|version[^.;]{0,40}?)(?: had| have| wrongly| incorrectly| originally| initially)* (?:named|called|described|identified|listed|spelled|spelt|referred to)\b[^.;]{0,60}?\bas ((?:[^.;,()]|[.,](?=\d)){2,60}?)(?=[;,()]|[.](?!\d)|$)",
    _I,
)
_NOT_BUT = re.compile(r"\b(?:not|never)\s+((?:[^.;,()]|[.,](?=\d)){2,60}?),?\s+but\s+", _I)
_LEADING = re.compile(
    r"^(?:(?:as|in|on|at|of|to|by|for|from|with|since|until|about|around|some|a|an|the|was|were|is|are|only|just|that|had|been)\s+)+",
    _I,
)
_EXACT = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million billion dozen half monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december never none first second third""".split()
)
_NUMERAL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|m|bn|k)"
_VALUE = re.compile(
    rf"(?:[$€£¥]\s?)?(?:\d[\d,.]*\d|\d)(?:st|nd|rd|th)?(?:\s?%|(?:[\s-]+{_NUMERAL}\b)+|(?:m|bn|k)\b)?(?:\s+(?:percent|per cent|dollars|euros|pounds|crowns|years?|days?|people|january|february|march|april|may|june|july|august|september|october|november|december)\b)?",
    _I,
)
_GENERIC = frozenset(
    """said says say told tell reported reports report stated states wrote article story version earlier previous original error correction
    incorrectly wrongly mistakenly regret fact correct figure number name asked like point clear make review piece post column headline
    clarification update editor note apologise apologize sorry happy page published publication spoken words known called""".split()
)
# Where a clause ends and the notice speaks again.
_ASIDE = re.compile(r",? (?:as (?:the|we|he|she|it|they)|but|because|although|when in fact|whereas|and we)\b", _I)
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|nothing|without|neither|denied|denies|cannot)\b|n['’]t\b", _I)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, without the white space between them.

    A plain splitter: what needs better sentences reads those of the parser.
    """
    result: list[tuple[int, int]] = []
    begin = start
    for match in re.finditer(r"[.!?…]+[\"”’)\]]*(?=\s|$)", text[start:end]):
        stop = start + match.end()
        if _ABBREVIATION.search(text[max(begin, stop - 8) : stop]):
            continue
        following = text[stop : stop + 4].lstrip()
        if following and following[0].islower():
            continue
        result.append((begin, stop))
        begin = stop
    if text[begin:end].strip():
        result.append((begin, end))
    trimmed = []
    for a, b in result:
        piece = text[a:b]
        a += len(piece) - len(piece.lstrip())
        b = a + len(piece.strip())
        if a < b:
            trimmed.append((a, b))
    return trimmed


@dataclass(frozen=True, slots=True)
class _Page:
    """What a notice can take back: the blocks of the article, without the notice itself."""

    text: str
    blocks: tuple[Block, ...]
    paragraphs: tuple[Block, ...]
    own: tuple[tuple[int, int], ...]

    def places(self, words: str) -> Iterator[tuple[int, int, Block]]:
        """Where `words` stand in the article as whole words, white space aside."""
        pattern = r"\s+".join(re.escape(piece) for piece in words.split())
        wanted = re.compile(rf"(?<![\w$€£¥]){pattern}(?!\w|[.,]\d)")
        for block in self.blocks:
            for match in wanted.finditer(self.text, block.start, block.end):
                if not any(a < match.end() and match.start() < b for a, b in self.own):
                    yield match.start(), match.end(), block

    def sentences(self) -> Iterator[tuple[int, int]]:
        for block in self.paragraphs:
            for a, b in sentences(self.text, block.start, min(block.end, block.start + 20_000)):
                if not any(x < b and a < y for x, y in self.own):
                    yield a, b


def taken_back(
    text: str, document: str, blocks: Sequence[Block], notice: str, own: Sequence[tuple[int, int]]
) -> tuple[Span, ...]:
    """The spans of the page that `notice` takes back; `own` are the characters that it stands on."""
    evidence = tuple(
        b
        for b in blocks
        if b.role in ("paragraph", "quote", "heading", "caption", "title")
        and not any(x <= b.start and b.end <= y for x, y in own)
    )
    page = _Page(text, evidence, tuple(b for b in evidence if b.role == "paragraph"), tuple(own))
    found: set[tuple[int, int]] = set()
    found |= set(_quotations(page, notice))
    found |= set(_values(page, notice))
    if not found:
        found |= set(_paragraphs(page, notice))
    if not found:
        found |= set(_clauses(page, notice))
    kept = [p for p in found if not any(q != p and q[0] <= p[0] and p[1] <= q[1] for q in found)]
    return tuple(Span.at(document, text, *place) for place in sorted(kept))


def _quotations(page: _Page, notice: str) -> Iterator[tuple[int, int]]:
    for match in _QUOTED.finditer(notice):
        words = match[1].strip(" ,.;")
        if len(words.split()) < 2 or _NEW_WORDING.search(notice[: match.start()]):
            continue
        title = next((b for b in page.blocks if b.role == "title"), None)
        if (
            title
            and words.lower() in page.text[title.start : title.end].lower()
            and "headline" not in notice.lower()[: match.start()][-60:]
        ):
            continue
        if re.search(r"\bheadlined\s*$", notice[: match.start()]):
            continue
        yield from ((a, b) for a, b, _ in page.places(words))


def _paragraphs(page: _Page, notice: str) -> Iterator[tuple[int, int]]:
    """A paragraph that the notice counts to, where it says that it is wrong as it stands and not that it was changed."""
    for match in _PARAGRAPH.finditer(notice):
        around = next((notice[a:b] for a, b in sentences(notice, 0, len(notice)) if a <= match.start() < b), notice)
        if not _STANDS_WRONG.search(around):
            continue
        number = _ORDINALS[match[1].lower()] if match[1] else int(match[2]) - 1
        if -len(page.paragraphs) <= number < len(page.paragraphs):
            block = page.paragraphs[number]
            yield block.start, block.end


def _values(page: _Page, notice: str) -> Iterator[tuple[int, int]]:
    """The values and names that the notice calls wrong beside the right ones, where the page still has them."""
    wrong: list[tuple[str, str]] = [(m[1], notice[: m.start()] + notice[m.end() :]) for m in _NOT.finditer(notice)]
    wrong += [(m[1], notice[m.end() :]) for m in _NOT_BUT.finditer(notice)]
    wrong += [(m[1], notice[: m.start(1)]) for m in _AS.finditer(notice)]
    wrong += [(m[1], notice[m.end() :]) for m in _NAMED_AS.finditer(notice)]
    wrong += list(_contrasted(notice))
    for told, rest in wrong:
        words = _LEADING.sub("", told.strip(" ,.;“”\"'"))
        if not words:
            continue
        value = _VALUE.search(words)
        options = [words]
        if value and value.group() != words:
            options.append(value.group())
        elif re.fullmatch(rf"(?:{_NUMERAL}\W?)+(?:\s.*)?", words, _I):
            options.append(words.split()[0])
        if not (value or words[:1].isupper() or words.lower().split()[0] in _EXACT or len(words.split()) >= 2):
            continue
        for option in options:
            places = list(_meant(page, option, rest, notice))
            if places:
                yield from places
                break


def _contrasted(notice: str) -> Iterator[tuple[str, str]]:
    """A number or name in what the page is said to have told, where the next words give another of its sort: "said that
    it was built in 1898. It was built in 1889"."""
    for match in re.finditer(
        r"\b(?:said|stated|reported|gave|put|says|gives|listed|described|took|wrote|gives)\b([^.;!?]{4,200}?)(?:[;!?]|\.(?!\d)|,? (?:when|whereas|but|while) )",
        notice,
    ):
        rest = notice[match.end() :]
        told, now = _VALUE.findall(match[1]), _VALUE.findall(rest)
        exact = [v.strip() for v in told if re.search(r"\d", v)]
        instead = [v.strip() for v in now if re.search(r"\d", v)]
        if len(exact) == 1 and instead and exact[0] not in instead and _sort(exact[0]) == _sort(instead[0]):
            yield exact[0], rest + " " + match[1].replace(exact[0], " ")


def _sort(value: str) -> tuple[str, int]:
    money = next((c for c in "$€£¥" if c in value), "")
    digits = re.sub(r"\D", "", value)
    year = int(len(digits) == 4 and digits[:2] in ("18", "19", "20") and value.strip() == digits)
    return money, year


def _meant(page: _Page, words: str, rest: str, notice: str) -> Iterator[tuple[int, int]]:
    """The places where `words` mean what the notice means: in a sentence that shares something else with it, or a name
    that stands for itself."""
    context = {_stem(w) for w in _content(rest) | _content(notice.replace(words, " "))} - {
        _stem(w) for w in _content(words)
    }
    context -= {_stem(w) for w in _GENERIC}
    named = words[:1].isupper() and not re.match(r"\d", words)
    places = list(page.places(words))
    # A number of several digits is hardly another thing's by chance.
    named = named or (len(places) == 1 and len(re.sub(r"\D", "", words)) >= 3)
    for start, end, block in places:
        at = next(((a, b) for a, b in sentences(page.text, block.start, block.end) if a <= start < b), None)
        if at is None:
            continue
        sentence = page.text[at[0] : at[1]]
        if not named and not ({_stem(w) for w in _content(sentence)} & context):
            continue
        # A longer name that begins with this one is the right one: "Algamed Holding", not "Algamed".
        following = re.match(r"\s+(\w+)", page.text[end : end + 40])
        if words[:1].isalpha() and following and f"{words} {following[1]}" in notice:
            continue
        if re.fullmatch(rf"(?:\d[\d.,]*|{_NUMERAL})", words, _I):
            end = _counted(page, start, end, notice)
        yield start, end


def _counted(page: _Page, start: int, end: int, notice: str) -> int:
    """The end of a bare number with what it counts, where the notice counts the same."""
    following = re.match(r"\s+([^\W\d_]{3,})", page.text[end : end + 40])
    if following and _stem(following[1]) in {_stem(w) for w in _content(notice)}:
        return end + following.end()
    return end


def _clauses(page: _Page, notice: str) -> Iterator[tuple[int, int]]:
    for pattern in (_THAT, _SAID, _GAVE):
        for match in pattern.finditer(notice):
            told = _ASIDE.split(match[1])[0]
            words = told.strip(" ,.")
            if (
                len(words.split()) >= 3
                and _content(words)
                and (places := _verbatim(page, words, notice[match.end() :]))
            ):
                yield from places
                continue
            best = _nearest(page, told, notice[match.end() :], bool(_NEGATION.search(told)))
            if best:
                yield best
    for match in _DENIED.finditer(notice):
        if re.match(r"\W*(?:we|i|it|this|the (?:article|story))\b", match[1], _I):
            continue
        best = _nearest(page, f"{match[1]} {_NEGATION.split(match[3])[0]}", "", False)
        if best:
            yield best


def _verbatim(page: _Page, words: str, rest: str) -> list[tuple[int, int]]:
    """The sentences in which the page says `words` as the notice gives them."""
    found = []
    phrase = r"\s+".join(re.escape(word) for word in words.split())
    pattern = re.compile(rf"(?<!\w){phrase}(?!\w)", _I)
    for a, b in page.sentences():
        match = pattern.search(page.text, a, b)
        if match and not {_stem(w) for w in _content(rest) if w[0].isdigit()} & _content(page.text[a:b]):
            found.append((a, b))
    return found


def _content(text: str) -> set[str]:
    return {
        w
        for w in re.findall(r"[^\W_]+(?:[.,]\d+)*", text.lower())
        if w not in STOP_WORDS and (len(w) > 1 or w.isdigit())
    }


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|ly)$", "", word) if len(word) > 3 and not word[0].isdigit() else word


def _nearest(page: _Page, told: str, rest: str, negated: bool) -> tuple[int, int] | None:
    """The sentence that says what a notice tells that the page said, with all its numbers, days and names, and as much
    affirmed or denied: one that has others is what the page says now. So is one that has words of `rest`, which tell
    what is right."""
    content = _content(told)
    if len(content) < 2:
        return None
    exact = {w for w in content if w[0].isdigit() or w in _EXACT}
    # Of a full name the last part: the page need not give the first again.
    exact |= {w.lower() for w in re.findall(r"(?<=\s)(?:[A-Z][\w-]+ )*([A-Z][\w-]+)", told) if w.lower() in content}
    # What is counted counts too: crowns are no euros.
    exact |= {
        w.lower()
        for w in re.findall(r"(?=(?:\d|\b(?:hundred|thousand|million|billion|per))\s+([^\W\d_]+))", told)
        if w.lower() in content
    }
    stems = {_stem(w) for w in content}
    right = {_stem(w) for w in _content(rest) if w not in _GENERIC and len(w) > 3} - stems
    right -= {_stem(w) for w in re.findall(r"\w+", " ".join(_dates(rest)).lower())}
    best, best_share = None, 0.65
    for a, b in page.sentences():
        sentence = page.text[a:b]
        words = _content(sentence)
        own = {_stem(w) for w in words}
        share = len(stems & own) / len(stems)
        if len(stems) < 4 and (share < 1 or len(stems & own) < 0.6 * len(own)):
            continue
        if share <= best_share or not exact <= words or _denies(sentence, stems) != negated:
            continue
        if own & right:
            continue
        best, best_share = (a, b), share
    return best


def _denies(sentence: str, stems: set[str]) -> bool:
    """Whether a negation stands among the words of `stems`."""
    hits = [m.span() for m in re.finditer(r"[^\W_]+(?:[.,]\d+)*", sentence) if _stem(m.group().lower()) in stems]
    return bool(hits) and bool(_NEGATION.search(sentence, hits[0][0], hits[-1][1]))


def _dates(text: str) -> list[str]:
    return re.findall(r"\(?\b(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?\)?\s*:", text)
