"""The words that attribute: verbs with their frames, nouns, adverbs; and the nouns that tell what a source is.

Frames of a verb: `c` a clause ("said that P"), `i` an infinitive ("promised to P"), `o` an object ("denied the
report"), `g` a gerund ("denied having P"), `q` a quotation, `r` its object is the recipient ("told X that P"), `s` a
small clause ("called X a fool"), `m` needs "clear" ("made clear that P"), `e` is agentless ("it emerged that P");
`+of` and the like, a prepositional phrase ("accused X of P"). Classes are those of `records.CueClass`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from firsthand.records import CueClass

__all__ = [
    "ADVERBS",
    "AGENTIVE_SUFFIXES",
    "ANONYMOUS_NOUNS",
    "CITING",
    "MEASURES",
    "MEDIA",
    "NOT_SPEAKERS",
    "NOUNS",
    "OUTLET_NOUNS",
    "OUTLET_WORDS",
    "RECORD_NOUNS",
    "RETRACTING",
    "ROLE_NOUNS",
    "VERBS",
    "Verb",
    "words",
]  # fmt: skip


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    cue_class: CueClass
    frames: frozenset[str]
    prepositions: frozenset[str]


_VERBS = """
say say c q|state say c q|tell say c q r i|add say c q|note say c q|write say c q|remark say c q|comment say c q +on
announce say c q o i|declare say c q s|explain say c q|argue claim c q|insist claim c q +on|maintain claim c q
contend claim c q|claim claim c q i|assert claim c q|allege claim c q|believe claim c|think claim c q|feel claim c
suspect claim c|consider claim c s|assume claim c|make say m|emerge report e|come report e|doubt doubt c o
question doubt c o|dispute deny c o|deny deny c q i o g|reject deny o c|refute deny o c|rebut deny o c
contradict deny o|dismiss deny o|disavow deny o|retract deny o|withdraw deny|recant deny o|debunk deny o
confirm confirm c q o|acknowledge confirm c q o g|admit confirm c q o g +to|concede confirm c q
corroborate confirm o c|verify confirm c o|reaffirm confirm c q o|reiterate say c q o|repeat say c q o
stress say c q o|emphasize say c q o|emphasise say c q o|underline say c q o|underscore say c q o|highlight say c o
report report c q o g|reveal report c q o|disclose report c q o|find report c|show report c|indicate report c q
suggest claim c q g|conclude claim c q|estimate claim c|determine claim c|learn report c|hear report c
discover report c|reckon claim c|hint claim c +at|imply claim c|signal claim c|propose claim c q o i g
predict predict c q o|forecast predict c q o|expect predict c i|anticipate predict c g|fear predict c
warn predict c q r i +of +against|promise predict c q r i o|vow predict c q i|pledge predict c q i o
threaten predict c q i|swear predict c i|hope predict c|agree predict c i q|offer predict i|bet predict c
assure say c q r|guarantee predict c|undertake predict i|inform say c q r +of +about|notify say c r +of
advise say c q r i|remind say c q r +of|brief say c r|reassure say c q r|convince claim c r|ask say c q r i
inquire say c q|enquire say c q|wonder say c q|urge say c q r i o|demand say c q o i|request say c o
order say c q r i|beg say c q r i|implore say q r i|recommend say c q o g|call say q s +for +on|describe claim s q
label claim s q|brand claim s q|dub claim s q|denounce claim c q o s|condemn claim c q o|criticize claim q o
criticise claim q o|slam claim q o|blast claim q o|decry claim q o|accuse claim r q +of|blame claim q o +for +on
charge claim c q|complain claim c q +of +about|lament claim c q o|praise claim q o|hail claim q o s
boast say c q +about +of|brag say c q +about|joke say c q|quip say c q|muse say c q|opine claim c q
recall say c q o g|remember say c q g|recount say c q o|testify say c q|respond say c q|reply say c q|answer say c q
retort say c q|counter say c q|react say q|continue say q|begin say q|interject say q|interrupt say q
observe say c q|mention say c q|point say q|elaborate say q|clarify say c q o|outline say o
caution predict c q r +against|mutter say c q|murmur say c q|whisper say c q|shout say c q|yell say c q|cry say c q
scream say q c|exclaim say q c|snap say q|sigh say q|laugh say q|chant say q|sing say q|read report c q
tweet tweet c q|post tweet c q|retweet tweet q c|blog tweet c q|text say c q|email say c q r|cable say c q
proclaim say c q s|profess say c q|preach say c q|concur say c q|posit claim c q|theorize claim c|theorise claim c
speculate claim c q|surmise claim c|calculate claim c|judge claim c|rule say c q|certify confirm c
attest confirm c q +to|vouch confirm c|specify say c q|stipulate say c q|decree say c q|publish report c
quote cite q|cite cite o|speak say q|talk say q|put say q|detail report o c|document report c o|prove report c
demonstrate report c|relate say c q|narrate say q c|gloat say c q|rant say c q|protest say c q|object say c q
fume say c q|tout say o|defend say o q|trumpet say c q|intimate say c|volunteer say c q|divulge report c o
leak report c o|broadcast report c o|carry report|apologize say q +for|apologise say q +for|regret say c o
worry predict c q|advocate claim c o q +for|stand say|view claim s|see claim s|regard claim s|portray claim s
characterize claim s q|characterise claim s q|refer claim s|decide say c|plead say c q|submit say c|favour claim c
favor claim c|understand report c
"""


def _verbs() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for item in _VERBS.strip().replace("\n", "|").split("|"):
        lemma, cue_class, *marks = item.split()
        frames = frozenset(m for m in marks if not m.startswith("+"))
        prepositions = frozenset(m[1:] for m in marks if m.startswith("+"))
        table[lemma] = Verb(lemma, cast(CueClass, cue_class), frames, prepositions)
    return table


VERBS = _verbs()

NOUNS: dict[str, CueClass] = {
    "claim": "claim",
    "assertion": "claim",
    "allegation": "claim",
    "accusation": "claim",
    "argument": "claim",
    "contention": "claim",
    "suggestion": "claim",
    "charge": "claim",
    "belief": "claim",
    "view": "claim",
    "insistence": "claim",
    "theory": "claim",
    "rumor": "claim",
    "rumour": "claim",
    "speculation": "claim",
    "suspicion": "claim",
    "complaint": "claim",
    "report": "report",
    "news": "report",
    "revelation": "report",
    "disclosure": "report",
    "finding": "report",
    "account": "report",
    "statement": "say",
    "announcement": "say",
    "declaration": "say",
    "remark": "say",
    "comment": "say",
    "testimony": "say",
    "admission": "confirm",
    "acknowledgment": "confirm",
    "confirmation": "confirm",
    "denial": "deny",
    "warning": "predict",
    "prediction": "predict",
    "forecast": "predict",
    "fear": "predict",
    "promise": "predict",
    "pledge": "predict",
    "vow": "predict",
    "threat": "predict",
    "assurance": "predict",
    "expectation": "predict",
    "hope": "predict",
    "doubt": "doubt",
}

ADVERBS: dict[str, CueClass] = {
    "reportedly": "report",
    "allegedly": "claim",
    "purportedly": "claim",
    "supposedly": "claim",
}

CITING: frozenset[str] = frozenset({"cite", "quote", "credit", "attribute", "reference", "read"})
"""Verbs whose object is the next source: "reported, citing X, that"."""

RETRACTING: frozenset[str] = frozenset({"retract", "withdraw", "recant", "disavow", "correct"})

MEDIA: frozenset[str] = words("""
twitter facebook telegram instagram youtube whatsapp tiktok reddit linkedin tv television radio interview
statement press conference briefing speech address tweet post letter email e-mail memo blog website site podcast
release note message report article column op-ed editorial communique communiqué broadcast hearing rally network
channel media call video phone telephone
""")

MEASURES: frozenset[str] = words("""
rule formula plan price size age need wish schedule law custom tradition principle criterion standard taste rank
weight type kind ability merit preference season instruction procedure protocol pattern circumstance situation
agreement contract design order terms value height recipe timetable will number colour color
""")
"""What things are done "according to" without anybody saying anything."""

NOT_SPEAKERS: frozenset[str] = words("""
clock thermometer sign saying proverb legend story nobody none nothing something everything
""")

RECORD_NOUNS: frozenset[str] = words("""
report study survey poll document filing letter memo memorandum minute transcript record file email e-mail video
footage recording tape photograph photo image picture paper affidavit indictment complaint lawsuit law bill
statement website page book diary note notes article story test data figure statistic census analysis review
audit list invoice contract log manual release communique communiqué order ruling verdict cable dossier draft
copy poster leaflet manifesto text message tweet post evidence finding result research correction notice
inscription almanac budget account testimony spreadsheet database ad
""")

OUTLET_NOUNS: frozenset[str] = words("""
newspaper paper magazine weekly daily agency broadcaster station channel network outlet tabloid journal
newsletter portal website media press blog wire newswire
""")

OUTLET_WORDS: frozenset[str] = words("""
times post journal herald news tribune gazette courier chronicle observer guardian telegraph mail express mirror
sun star globe record reporter inquirer examiner ledger bulletin dispatch review monitor independent standard
echo argus advertiser tv radio television agency wire press newswire weekly daily magazine media broadcasting
reuters ap afp upi tass itar-tass interfax ria xinhua efe ansa dpa kyodo bloomberg bbc cnn nbc cbs abc cnbc
msnbc fox npr pbs cbc itv politico axios buzzfeed breitbart huffpost vox slate economist spiegel monde figaro
pais país mundo clarin semana tiempo universal nacional bild welt zeitung corriere repubblica pravda izvestia
kommersant vedomosti sputnik rt jazeera arabiya anadolu newsweek time spectator banner lantern sentinel register
plain-dealer enquirer intelligencer free-press
""")

ANONYMOUS_NOUNS: frozenset[str] = words("""
source person people official officer analyst expert aide adviser advisor insider diplomat lawyer witness
employee worker executive resident neighbor neighbour critic observer supporter opponent someone somebody
colleague friend figure economist strategist trader banker investigator soldier politician lawmaker circle clerk
mechanic researcher scientist historian member staffer operative man woman individual contact informant
whistleblower negotiator
""")

ROLE_NOUNS: frozenset[str] = words("""
president minister secretary spokesman spokeswoman spokesperson chairman chairwoman chair chief director leader
governor mayor senator congressman congresswoman representative ambassador envoy general admiral colonel captain
commander judge prosecutor attorney lawyer official officer analyst expert professor economist adviser advisor
aide deputy head premier chancellor king queen prince princess pope bishop archbishop cardinal sheriff detective
inspector investigator candidate nominee lawmaker politician dictator ruler executive manager owner founder
author reporter journalist editor columnist correspondent commentator doctor engineer scientist researcher
activist coach player father mother brother sister son daughter wife husband widow friend neighbor neighbour
colleague driver pilot farmer worker resident witness victim defendant suspect plaintiff diplomat strategist
ministry government administration parliament congress senate cabinet agency department office bureau commission
committee council court army navy police force military opposition party company firm corporation contractor
bank union association group organization organisation university hospital embassy kremlin regime authority
board regulator watchdog team campaign club source person man woman country state city newspaper magazine paper
outlet broadcaster network station ministerial spokesmen vice-president counterpart contractor operator
developer rival secretary-general treasurer commissioner magistrate vicar nurse teacher priest chaplain nun monk
guard watchman clerk student pupil surgeon physician scholar technician mechanic electrician plumber baker butcher cook
waiter neighbor farmer fisherman sailor soldier policeman policewoman firefighter paramedic boy girl child parent
grandmother grandfather uncle aunt cousin nephew niece landlord landlady tenant shopkeeper trader pensioner
passenger survivor sergeant lieutenant major corporal constable superintendent undersecretary vice-chancellor rector
dean principal headmaster headteacher apprentice volunteer
""")
"""Nouns that can name somebody who speaks; wide on purpose, since they only make possible antecedents."""

AGENTIVE_SUFFIXES = ("er", "or", "ist", "man", "men", "woman", "women", "ian", "eer", "ers", "ors", "ists")
