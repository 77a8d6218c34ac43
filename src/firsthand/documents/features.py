# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""What a run of text looks like: the numbers and flags that the rules (and any later classifier) decide by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from firsthand.documents.dates import find_dates
from firsthand.documents.furniture import Furniture, furniture

__all__ = ["FOREIGN", "STOP_WORDS", "Features", "features", "is_name"]

STOP_WORDS = frozenset(
    """a about after again against all also an and any are as at be because been before being between both but by
    can could did do does during each for from had has have he her here him his how i if in into is it its just
    more most no nor not now of off on once only or other our out over own said same she should so some such
    than that the their them then there these they this those through to too under until up very was we were
    what when where which while who whom why will with would you your""".split()
)

# So that a page in another language is cut into its parts too, and its language named: the commonest of German, French,
# Spanish, Portuguese, Italian, Dutch, Polish and Swedish, without those that are English words.
FOREIGN = (
    frozenset(
        """der das und ist den von zu mit sich auf für nicht ein eine einen einer auch dem des im als dass sie es wird aus wie bei
    oder sind noch nach durch nur wir ich hat haben er aber kann werden diese dieser zum zur über mehr wenn war vor
    le la les de du une et est dans pour que qui sur pas par avec ce cette au aux il elle nous vous je ne plus mais ont sont
    el los las del y en un por con para como su se lo al más pero sus le ha fue este esta
    o os um uma da em não com dos das na no mais foi ao pelo é são
    il di che per una è della dei con non sono nel alla più gli anche si
    het een van en dat zijn voor niet met aan ook maar werd bij naar dit
    w z i na do nie się jest to że od jak przez ale po
    och att det som på är av för med den till inte har om ett""".split()
    )
    - STOP_WORDS
    - {"to", "i", "do", "no"}
)

_WORD = re.compile(r"[^\W_]+(?:['’\-.][^\W_]+)*")
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*(?:\[\d+\])?$|[”\"»]$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NEXT = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_BULLET = re.compile(r"^\s*(?:[•‣◦▪●○·*+>–—»›\-]|\d{1,2}[.)])\s+")
_CAPITAL = r"(?:[A-Z\u00c0-\u00de\u0100-\u017f][\w'’.\-]*)"
_PARTICLE = r"(?:de|da|do|dos|del|della|di|van|von|der|den|la|le|al|el|bin|ibn|ben|ter|ten|of|y|e|du|af|av|zu)"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_CAPITAL}){{1,3}}")
# Words that stand capitalised in menus, mastheads and section names, and in nobody's name.
_NO_NAME = frozenset(
    """about account advertise africa all america american analysis and april archive archives articles asia august
    author authors blog board books breaking business by city classifieds comments company conditions contact
    contributor cookie culture daily december desk donate economics economy editor editorial education email
    english entertainment environment europe events facebook fashion february federal finance follow food for
    friday gallery games gazette global government guest health herald help home house in inc instagram
    international january jobs journal july june latest law life lifestyle live local ltd magazine mail man
    march market markets may media menu middle monday money more most movies music national network new news
    newsletter newspaper no north november observer october of on online opinion opinions our page photo photos
    podcast podcasts policy politics popular post posts press privacy read recent regions related report
    reporter reports reviews saturday science search section september services share shop sign site social
    society south special sports staff state states stories story street style subscribe sunday support team
    tech technology terms the this thursday times to today top topics travel trending tribune tuesday tv twitter
    skip icon plus save saved show hide get ask give go further who what how why when where free best premium editorial
    yesterday navigation footer header images getty picks answers guide guides deals deal sale price prices stats
    info information book books app apps download upload play stream listen scores schedule standings index
    open close back next previous log manage view see latest print expand collapse report abuse
    cent off per pro mini macbook iphone android city county university institute department ministry council
    agency association foundation center centre committee party union bank group holdings limited corporation
    united update updates us video videos view views war watch weather wednesday week weekly west whatsapp world
    writer writers year your youtube""".split()
)


def is_name(text: str) -> bool:
    """Whether `text` has the shape of one person's full name and of nothing else."""
    text = text.strip()
    if not 4 <= len(text) <= 50 or not _NAME.fullmatch(text):
        return False
    tokens = [token.strip(".").lower() for token in text.split()]
    if not any(len(token) > 2 for token in tokens) or (len(tokens[-1]) < 2 and len(tokens) > 2):
        return False
    return not any(token in _NO_NAME for token in tokens) and not (text.isupper() and len(tokens) > 3)


@dataclass(frozen=True, slots=True)
class Features:
    """One run of text. `capitals` is the share of its longer words that begin with a capital."""

    characters: int
    words: int
    stop_words: float
    capitals: float
    sentences: int
    terminal: bool
    sentence_end: bool
    bullet: bool
    dates: int
    date_only: bool
    name: bool
    furniture: Furniture | None

    @property
    def prose(self) -> bool:
        """Sentences: long enough, with the function words of running text, and ended as a sentence is."""
        if self.furniture is not None:
            return False
        if self.words >= 25 and self.stop_words >= 0.22 and (self.terminal or self.sentences > 0):
            return True
        return self.words >= 9 and self.stop_words >= 0.2 and self.terminal

    @property
    def sentence(self) -> bool:
        """A short sentence: what a one-line paragraph may be, and no headline or menu entry is."""
        return self.furniture is None and self.words >= 3 and self.sentence_end and self.stop_words > 0


def features(text: str) -> Features:
    """The features of `text`; of a very long one, those of its beginning, as bounded time wants."""
    return _remembered(text) if len(text) <= _LINE else _features(text)


_LINE = 120  # characters: entries of menus and the like stand twice on a page, and on every page of a site


@lru_cache(maxsize=8192)
def _remembered(text: str) -> Features:
    return _features(text)


def _features(text: str) -> Features:
    whole = len(text)
    body = text if whole <= 4000 else text[:4000]
    bare = _BULLET.sub("", body)
    words = _WORD.findall(bare)
    lower = [word.lower() for word in words]
    long = [word for word in words if len(word) > 3]
    short = whole <= 1200
    dates = find_dates(bare) if whole <= 300 else []
    covered = sum(date.end - date.start for date in dates)
    rest = len(bare.strip()) - covered
    return Features(
        characters=whole,
        words=len(words) if whole <= 4000 else len(words) * whole // 4000,
        stop_words=max(sum(map(STOP_WORDS.__contains__, lower)), sum(map(FOREIGN.__contains__, lower))) / len(words)
        if words
        else 0.0,
        capitals=sum(word[0].isupper() for word in long) / len(long) if long else 0.0,
        sentences=len(_NEXT.findall(bare)),
        terminal=bool(_TERMINAL.search(text[-12:].rstrip())),
        sentence_end=bool(_SENTENCE_END.search(text[-12:].rstrip())),
        bullet=bool(_BULLET.match(body)),
        dates=len(dates),
        date_only=bool(dates) and rest <= 24 and len(words) <= 12,
        name=is_name(bare),
        furniture=furniture(bare.strip()) if short else None,
    )
