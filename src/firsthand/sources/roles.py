"""Titles, roles and common nouns for whoever speaks: their class, the gender they show, what answers to what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from firsthand.sources.names import fold
from firsthand.sources.places import States, country, current
from firsthand.sources.tables import vocabulary

__all__ = ["HONORIFICS", "Kind", "Role", "agrees", "executive", "noun_class", "role", "strip_titles"]

Kind = Literal["role", "human", "body", "outlet", "record"]

HONORIFICS = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "monsieur": "m", "senor": "m", "herr": "m", "don": "m",
    "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "madame": "f", "dame": "f", "lady": "f", "senora": "f",
    "frau": "f", "dr": None, "doctor": None, "prof": None, "rev": None, "reverend": None, "hon": None,
}  # fmt: skip

_ROLES = vocabulary(
    """
    abbot activist actor actress adjutant adviser advisor admiral advocate aide ambassador analyst announcer
    anchor archbishop architect artist attache attorney auditor author banker baron baroness biologist bishop
    blogger boss brigadier broker captain cardinal ceo cfo chair chairman chairperson chairwoman champion
    chancellor chemist chief clerk coach colonel columnist commander commentator commissioner congressman
    congresswoman conductor constable consul contractor-general controller convener coordinator coroner
    correspondent councillor councilman councilwoman councilor counsel counsellor counselor counterpart count
    countess critic curator deputy designer detective dictator diplomat director doctor driver duke duchess
    economist editor emir emperor empress engineer envoy exec executive expert farmer financier fisherman foreman
    founder general geologist governor guard harbourmaster harbormaster head headmaster historian hydrologist
    inspector interpreter investigator investor journalist judge justice king lawmaker lawyer leader lecturer
    legislator lieutenant magistrate major manager marshal mayor mediator midwife minister monarch mp negotiator
    neurologist nurse officer official ombudsman owner oligarch parliamentarian partner pastor patriarch
    physician physicist pilot player poet policeman policewoman politician pollster pope premier presenter
    president priest prince princess principal professor programmer prosecutor psychologist publisher queen
    rabbi ranger rapporteur rector registrar reporter representative researcher scholar scientist secretary
    senator sergeant sheik sheikh sheriff skipper soldier solicitor speaker specialist spokesman spokesperson
    spokeswoman statistician steward strategist sultan superintendent surgeon surveyor tsar teacher trader
    treasurer trustee vet veterinarian vicar warden worker writer
    """
)
_HUMAN = vocabulary(
    """
    man woman person people source sources insider resident witness eyewitness individual boy girl child mother
    father wife husband son daughter brother sister friend colleague neighbour neighbor relative parent visitor
    passenger victim survivor employee staffer member lady gentleman veteran volunteer shopkeeper student figure
    man's whistleblower informant participant attendee grandson granddaughter grandfather grandmother uncle aunt
    nephew niece
    cousin widow widower boyfriend girlfriend one other others they those
    """
)
_BODIES = vocabulary(
    """
    academy administration agency airline alliance army assembly association authority authorities bank
    battalion board body brigade brand bureau cabinet campaign cartel centre center chamber charity church club
    coalition college command commission committee company confederation congress conglomerate consortium
    contractor cooperative corporation council court delegation department directorate embassy employer
    enterprise exchange factory faction federation firm fleet force forces foundation front fund giant
    government group guard headquarters hospital house institute institution inspectorate junta league
    legislature maker manufacturer militia ministry mission monitor movement museum navy network-operator
    observatory office operator opposition organisation organization panel parliament partnership party plant
    platform police port producer regime regulator secretariat senate service shipyard society start-up startup
    state subsidiary supplier syndicate team think-tank trade-union tribunal troops trust union unit university
    utility watchdog yard
    """
)
_OUTLETS = vocabulary(
    """
    broadcaster broadsheet channel daily gazette journal magazine newspaper outlet paper periodical portal
    publication radio site station tabloid television tv website weekly wire news-agency blog network podcast
    programme program broadcasters newspapers
    """
)
_RECORDS = vocabulary(
    """
    account affidavit agreement analysis announcement article audit bill book briefing broadcast bulletin cable
    chart communique complaint contract data database declaration decree deed diary dispatch document dossier
    draft email e-mail entry estimate evidence excerpt file filing findings footage image images indictment
    inventory invoice item journal-entry judgment judgement ledger letter list log logbook manifest map memo
    memoir memorandum message minutes note notice order paper-trail petition photo photograph picture plan poll
    post posting prospectus publication-record readout receipt record recording records register release report
    research resolution review ruling schedule screenshot speech statement statistics story study submission
    subpoena summary summons survey tape telegram testimony text thread transcript treaty tweet verdict video
    version warrant webpage
    """
)
_MALE = vocabulary(
    """
    actor baron boy brother congressman councilman chairman count duke emperor father fisherman foreman
    gentleman headmaster husband king man policeman pope prince son grandson grandfather uncle nephew widower boyfriend
    spokesman sultan emir
    """
)
_FEMALE = vocabulary(
    """
    actress baroness chairwoman congresswoman councilwoman countess daughter duchess empress girl lady midwife
    mother policewoman princess queen sister spokeswoman wife woman granddaughter grandmother aunt niece
    widow girlfriend
    """
)
# Whoever is the one may be called the other.
_GROUPS = (
    "spokesman spokeswoman spokesperson",
    "chairman chairwoman chairperson chair",
    "congressman congresswoman representative",
    "lawmaker legislator parliamentarian senator congressman congresswoman representative mp deputy",
    "envoy ambassador representative diplomat negotiator mediator",
    "diplomat minister ambassador envoy secretary consul attache",
    "leader president premier chancellor chairman head chief dictator",
    "ceo executive chief boss director head",
    "adviser advisor aide",
    "politician senator lawmaker leader minister president mp governor mayor",
    "officer commander general admiral colonel captain major lieutenant sergeant marshal brigadier inspector constable",
    "commander general admiral colonel",
    "official minister secretary spokesman spokeswoman spokesperson director commissioner",
    "lawyer attorney solicitor counsel advocate prosecutor",
    "analyst expert economist strategist specialist",
    "expert professor scientist researcher scholar",
    "doctor physician surgeon nurse vet",
    "academic professor scholar lecturer",
    "journalist reporter correspondent columnist editor",
    "premier minister",
    "monarch king queen",
    "head chief director president chairman",
    "scientist professor researcher physicist chemist biologist geologist hydrologist",
    "historian professor scholar",
    "boss manager director",
    "skipper captain",
    "harbourmaster harbormaster",
    "cleric bishop archbishop priest pastor rabbi imam cardinal",
)
_ANSWERS: dict[str, frozenset[str]] = {}
for _group in _GROUPS:
    _first, *_rest = _group.split()
    _ANSWERS[_first] = _ANSWERS.get(_first, frozenset()) | frozenset(_rest)
for _group in _GROUPS[:2]:
    for _word in _group.split():
        _ANSWERS[_word] = _ANSWERS.get(_word, frozenset()) | frozenset(_group.split())
_EXECUTIVE = vocabulary(
    """
    president premier minister secretary chancellor ambassador envoy spokesman spokeswoman spokesperson general
    admiral commander colonel officer official diplomat consul commissioner negotiator king queen emir sultan
    chief head attache adviser advisor aide dictator leader delegation
    """
)
_NOT_EXECUTIVE = vocabulary(
    """
    opposition former ex shadow interim-self senate senator lawmaker party union analyst rebel
    """
)
_ORDINALS = {"vice", "deputy", "assistant", "acting", "former", "ex", "then", "shadow", "co"}


@dataclass(frozen=True, slots=True)
class Role:
    """A title or a descriptive noun phrase: its head noun, the words that narrow it, and the gender that it shows."""

    head: str
    modifiers: frozenset[str]
    gender: Literal["m", "f"] | None

    @property
    def countries(self) -> frozenset[str]:
        """The countries among the modifiers."""
        return frozenset(word for word in self.modifiers if word.startswith("="))

    def at(self, affiliation: str | None) -> Role:
        """This role, narrowed by the words of the body it is held at."""
        if not affiliation:
            return self
        words = {w.rstrip(".") for w in _WORD.findall(fold(affiliation))} - _BREAK - _DETERMINERS
        return Role(self.head, self.modifiers | {_nation(w) or w for w in words}, self.gender)

    @property
    def lower(self) -> frozenset[str]:
        """The words that make it another office ("vice", "deputy", "former")."""
        return self.modifiers & _ORDINALS


def _singular(word: str) -> str:
    if word in _ROLES or word in _HUMAN or word in _RECORDS or word in _BODIES:
        return word
    for suffix, with_ in (("women", "woman"), ("men", "man"), ("ies", "y"), ("s", "")):
        if word.endswith(suffix):
            return word[: -len(suffix)] + with_
    return word


def noun_class(word: str) -> Kind | None:
    """What a folded noun (singular or plural) stands for when it speaks."""
    word = _singular(fold(word))
    for words, kind in (
        (_OUTLETS, "outlet"),
        (_HUMAN, "human"),
        (_ROLES, "role"),
        (_RECORDS, "record"),
        (_BODIES, "body"),
    ):
        if word in words:
            return kind  # type: ignore[return-value]
    if re.search(r"(?:man|woman|person|master|ologist|ographer|ologer)$", word):
        return "role"
    return None


_SPELT = {"m.p": ("mp",), "exec": ("executive",), "ceo": ("chief", "executive")}
_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?")
_BREAK = vocabulary(
    """
    of for to at in from with who whom that which on by close familiar near briefed under against and
    """
)


def role(phrase: str) -> Role | None:
    """`phrase` read as a role; None where no word of it is a noun that can speak.

    The head is the last such noun before the first preposition: "the deputy head of the agency" is a head.
    """
    return _role(phrase, current())


@lru_cache(maxsize=16384)
def _role(phrase: str, states: States) -> Role | None:
    words = [w.rstrip(".") for w in _WORD.findall(fold(phrase).replace("-", " "))]
    words = [part for w in (re.sub(r"['’]s$", "", w) for w in words) for part in _SPELT.get(w, (w,))]
    cut = next((i for i, word in enumerate(words) if word in _BREAK and i), len(words))
    tail = next((i for i, word in enumerate(words) if word in _CLAUSE), len(words))
    words = words[: max(tail, cut)]
    head = next((i for i in range(cut - 1, -1, -1) if noun_class(words[i])), None)
    if head is None:
        return None
    noun = _singular(words[head])
    rest = {w for i, w in enumerate(words) if i != head and w not in _BREAK and w not in _DETERMINERS}
    return Role(
        noun, frozenset(_nation(w) or w for w in rest), "m" if noun in _MALE else "f" if noun in _FEMALE else None
    )


def _nation(word: str) -> str | None:
    """The country that a folded word names, as it stands among modifiers ("=Kenya")."""
    found = country(word.upper() if len(word) <= 4 else word)
    return f"={found}" if found else None


_CLAUSE = frozenset({"who", "whom", "that", "which", "said", "says", "told", "and"})
_DETERMINERS = vocabulary(
    """
    the a an this that his her its their one two three another some s
    """
)


def agrees(asked: Role, held: Role) -> float:
    """How well `held` answers to `asked`, from 0 (not at all) to 1 (the same office)."""
    if asked.countries and held.countries and not asked.countries & held.countries:
        return 0.0
    if asked.head == held.head:
        if asked.lower != held.lower:
            # "the president" is no vice president; "the minister" may be the deputy minister where nobody else is.
            return 0.4 if asked.head not in {"president", "chairman", "premier"} and not asked.lower else 0.0
        narrow = asked.modifiers - asked.lower
        return 1.0 if narrow <= held.modifiers else 0.8 if not narrow or narrow & held.modifiers else 0.6
    if held.head in _ANSWERS.get(asked.head, ()):
        return 0.5
    return 0.0


def executive(held: Role) -> bool:
    """Whether whoever holds it speaks for the country that the words tie it to."""
    return held.head in _EXECUTIVE and not held.modifiers & _NOT_EXECUTIVE


_TITLE_WORDS = (
    _ROLES
    | _ORDINALS
    | frozenset(HONORIFICS)
    | vocabulary(
        """
    prime foreign defence defense interior finance rev gov sen rep gen lt col capt sgt pres
    """
    )
)


def strip_titles(name: str) -> tuple[str, str]:
    """`name` in two: the titles that lead it ("Foreign Minister"), and the rest; titles alone are a name."""
    words = name.split()
    lead = 0
    while (
        lead < len(words) - 1
        and fold(words[lead]).rstrip(".").replace("-", " ").split()[-1:]
        and all(part in _TITLE_WORDS for part in fold(words[lead]).rstrip(".").replace("-", " ").split())
    ):
        lead += 1
    # "King" and "Major" are surnames too: a lone title word before one more word is a title, between names it is not.
    return " ".join(words[:lead]), " ".join(words[lead:])
