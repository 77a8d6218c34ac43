"""Attributions by a verb: who says it, what is said, before, after or around the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.records import CueClass, Stance
from firsthand.statements.clauses import citing_tail, late_that
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.lexicon import CITING, MEASURES, MEDIA, NOUNS, RECORD_NOUNS, RETRACTING, VERBS, Verb, words
from firsthand.statements.naming import can_speak, is_outlet, nobody, some_of, source_of
from firsthand.statements.reading import Reading, Region, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "base_stance",
    "cue_span",
    "entry_of",
    "medium_of",
    "negated",
    "outer_links",
    "source_for",
    "through",
    "verb_attributions",
]

_CLEAR = frozenset({"clear", "plain", "known", "public"})
_WEAK = frozenset(
    {"show", "indicate", "prove", "demonstrate", "suggest", "reveal", "imply", "signal", "find", "mean", "see", "view"}
)
"""Verbs whose subject often is no source ("events show"): they ask for one that can speak."""
_HEARSAY = frozenset(
    {"say", "believe", "think", "report", "allege", "claim", "expect", "know", "rumor", "rumour", "suspect", "fear"}
)
"""Passives that hand on what unnamed others say: "X is said to P"."""
_CONTROL = frozenset({"ask", "tell", "order", "want", "instruct", "authorize", "decline", "refuse", "fail"})
_EVENT_SUFFIXES = ("tion", "sion", "ment", "ance", "ence", "sal", "wal", "val", "ity", "ure", "ship")
_EVENTS = words("""
death plan deal support attack launch arrest visit cut loss result ceasefire victory use role end start sale
resignation strike ban increase decrease rise fall exit return presence charge crisis aid war peace talk need
demise killing bombing shooting intent
""")
_CUES = frozenset(lemma for lemma, verb in VERBS.items() if "c" in verb.frames and verb.cue_class != "claim")
_PERSONS_WE = frozenset({"you", "one", "nobody", "none", "no-one", "nothing", "something", "everything"})


def entry_of(token: Token) -> Verb | None:
    """The lexicon's entry for `token`, where it is a verb that may attribute."""
    if token.pos_ not in {"VERB", "AUX"} and not token.tag_.startswith("VB"):
        return None
    return VERBS.get(token.lemma_.lower())


def negated(token: Token) -> bool:
    """Whether a negation governs the verb."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "hardly"}:
            return True
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.lower_ in {"nobody", "none", "neither"} or (
                child.lower_ == "one" and child.i and child.nbor(-1).lower_ == "no"
            ):
                return True
            if any(
                c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj", "cc", "advmod"} for c in child.children
            ):
                return True
    return False


_SOFT = frozenset({"warn", "assure", "agree", "caution", "worry", "bet", "swear", "guarantee", "threaten"})
"""Verbs of the future that also take what is or was: the content's own tense decides."""


def base_stance(entry: Verb, content_asks: bool) -> Stance:
    if entry.lemma in RETRACTING and entry.lemma != "correct":
        return "retracts"
    if content_asks:
        return "asks"
    if entry.cue_class == "deny":
        return "denies"
    if entry.cue_class == "doubt":
        return "doubts"
    if entry.cue_class == "predict" and entry.lemma not in _SOFT:
        return "predicts"
    return "affirms"


def cue_span(reading: Reading, token: Token, passive: bool) -> tuple[int, int]:
    """The cue's characters: the verb, with "was" of a passive and the particle beside it."""
    first, last = token.i, token.i + 1
    if passive:
        aux = [c for c in token.children if c.dep_ == "auxpass" and c.i < token.i and token.i - c.i <= 3]
        if aux:
            first = aux[0].i
    for child in token.rights:
        if child.dep_ == "prt" and child.i == last:
            last += 1
        elif token.lemma_ == "make" and child.lower_ in _CLEAR:
            last = child.i + 1
    return reading.chars(first, last)


def medium_of(reading: Reading, token: Token) -> tuple[str | None, list[LinkDraft]]:
    """Where it was said ("on Twitter", "in an interview with X"), and the outlet that it was said to, as a link that
    may be left out."""
    medium: str | None = None
    links: list[LinkDraft] = []
    for child in token.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {
            "on",
            "in",
            "at",
            "to",
            "via",
            "through",
            "during",
            "with",
            "by",
        }:
            for obj in child.children:
                if obj.dep_ != "pobj":
                    continue
                if obj.lemma_.lower() in MEDIA:
                    start, end = reading.chars(*_short(obj))
                    medium = medium or reading.piece.doc.text[start - reading.piece.start : end - reading.piece.start]
                    for prep in obj.children:
                        if prep.dep_ == "prep" and prep.lower_ in {"with", "to", "on"}:
                            for who in prep.children:
                                if who.dep_ == "pobj" and is_outlet(reading, who):
                                    links.append(_channel(reading, who, token))
                elif child.lower_ in {"to", "with"} and is_outlet(reading, obj):
                    links.append(_channel(reading, obj, token))
        elif child.dep_ in {"dobj", "dative"} and token.lemma_ in {
            "tell",
            "inform",
            "text",
            "email",
            "remind",
            "assure",
            "advise",
        }:
            if is_outlet(reading, child):
                links.append(_channel(reading, child, token))
        elif child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in {"speak", "talk"}:
            medium, links = _merge((medium, links), medium_of(reading, child))
    return medium, links[:1]


def _merge(
    a: tuple[str | None, list[LinkDraft]], b: tuple[str | None, list[LinkDraft]]
) -> tuple[str | None, list[LinkDraft]]:
    return a[0] or b[0], a[1] + b[1]


def _short(noun: Token) -> tuple[int, int]:
    first = noun.i
    while (
        first > 0
        and noun.nbor(first - 1 - noun.i).dep_ in {"compound", "amod"}
        and noun.nbor(first - 1 - noun.i).head == noun
    ):
        first -= 1
    return first, noun.i + 1


def _channel(reading: Reading, head: Token, cue: Token) -> LinkDraft:
    return LinkDraft(source_of(reading, head, cue), cue_span(reading, cue, False), cue.lemma_, "report", optional=True)


_HANDING = frozenset({
    "quote", "cite", "see", "obtain", "review", "publish", "reproduce", "view", "interview", "read", "release", "share",
})  # fmt: skip


def outer_links(reading: Reading, head: Token) -> list[LinkDraft]:
    """Those through whom the words of the source `head` came: "quoted by X", "seen by X", beside it."""
    links: list[LinkDraft] = []
    for child in head.children:
        if child.dep_ not in {"acl", "amod", "advcl", "relcl"} or child.tag_ not in {"VBN", "VBD"}:
            continue
        lemma = child.lemma_.lower()
        if lemma not in _HANDING:
            continue
        for agent in child.children:
            if agent.dep_ in {"agent", "prep"} and agent.lower_ == "by":
                for who in agent.children:
                    if who.dep_ == "pobj" and (lemma not in {"release", "publish"} or is_outlet(reading, who)):
                        start, end = reading.piece.at(child), reading.piece.after(agent)
                        optional = lemma == "interview"
                        links.append(
                            LinkDraft(
                                source_of(reading, who),
                                (start, end),
                                lemma,
                                "report" if optional else "cite",
                                optional=optional,
                            )
                        )
    return links


def inner_links(reading: Reading, token: Token) -> list[LinkDraft]:
    """Those whom the source of the verb `token` cites: ", citing X,"."""
    links: list[LinkDraft] = []
    spots = list(token.children)
    for clause in token.children:
        # ", citing X, that P" may hang on P.
        mark = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"), None)
        if mark is not None:
            spots += [c for c in clause.children if c.i < mark.i and c.tag_ == "VBG"]
    for child in spots:
        if child.dep_ not in {"advcl", "acl", "xcomp", "conj", "prep"} or child.tag_ != "VBG":
            continue
        if child.lemma_.lower() not in CITING:
            continue
        for obj in child.children:
            if obj.dep_ == "dobj" and child.lemma_ != "attribute":
                links += outer_links(reading, obj)
                links.append(LinkDraft(source_of(reading, obj), cue_span(reading, child, False), child.lemma_, "cite"))
            elif (
                obj.dep_ in {"prep", "dative"}
                and obj.lower_ in {"to", "from"}
                and child.lemma_ in {"attribute", "read", "credit"}
            ):
                for who in obj.children:
                    if who.dep_ == "pobj":
                        links.append(
                            LinkDraft(source_of(reading, who), cue_span(reading, child, False), child.lemma_, "cite")
                        )
    return links


def through(reading: Reading, token: Token) -> list[LinkDraft]:
    """Those who handed on the writing in which it is said ("in a letter published by X"), or who speak for the source
    ("through his lawyer")."""
    links: list[LinkDraft] = []
    for child in token.children:
        if child.dep_ == "advcl" and child.tag_ in {"VBN", "VBD"} and child.lemma_ in _HANDING:
            agent = next((c for c in child.children if c.dep_ == "agent"), None)
            who = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
            if who is not None and not any(c.dep_ == "nsubj" for c in child.children):
                links.append(LinkDraft(source_of(reading, who), cue_span(reading, child, False), child.lemma_, "cite"))
            continue
        if child.dep_ != "prep" or child.lower_ not in {"in", "through", "via", "on"}:
            continue
        if child.lower_ == "on":
            links += _basis(reading, child)
            continue
        for obj in child.children:
            if obj.dep_ != "pobj":
                continue
            if child.lower_ == "in" and obj.lemma_.lower() in RECORD_NOUNS:
                links += outer_links(reading, obj)
                for inner in obj.subtree:
                    if inner.dep_ == "pobj" and inner != obj and not links:
                        links += outer_links(reading, inner)  # the parser hangs "published by X" on the noun before it
            elif child.lower_ != "in" and obj.lemma_.lower() in _DEPUTIES:
                links.append(
                    LinkDraft(source_of(reading, obj), reading.chars(child.i, child.i + 1), child.lower_, "cite")
                )
    return links


def _basis(reading: Reading, on: Token) -> list[LinkDraft]:
    """ "on the basis of documents seen by X", "on the authority of X"."""
    basis = next(
        (c for c in on.children if c.dep_ == "pobj" and c.lemma_ in {"basis", "authority", "strength", "word"}), None
    )
    of = next((c for c in basis.children if c.lower_ == "of"), None) if basis is not None else None
    who = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if of is None or who is None or not can_speak(who):
        return []
    return [*outer_links(reading, who), LinkDraft(source_of(reading, who), reading.chars(on.i, of.i + 1), None, "cite")]


_DEPUTIES = words("""
lawyer attorney spokesman spokeswoman spokesperson representative solicitor publicist agent translator
interpreter
""")


def _agent(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            for obj in child.children:
                if obj.dep_ == "pobj" and can_speak(obj):
                    return obj
    return None


_HEARERS = words("court jury inquest inquiry tribunal hearing committee")
"""Bodies that hear evidence: whose it was is not said."""


def source_for(reading: Reading, token: Token, entry: Verb) -> tuple[SourceDraft | None, bool, list[LinkDraft]]:
    """The source of the verb, whether it is passive, and the links that stand before it. None: there is no source."""
    subj, passive = subject(token)
    here = reading.piece.at(token)
    if (
        (
            token.tag_ == "VBN"
            or (
                token.lemma_ == "tell"
                and token.dep_ == "conj"
                and not any(c.dep_ in {"dobj", "ccomp"} for c in token.children)
            )
        )
        and token.dep_ in {"advcl", "ROOT", "conj"}
        and not passive
        and not any(c.dep_ in {"aux", "nsubj"} for c in token.children)
    ):
        if token.dep_ == "advcl" or subj is None:
            return None, False, []
        if token.dep_ == "conj" and any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.head.children):
            passive = True
    if passive:
        agent = _agent(token)
        if agent is not None:
            return source_of(reading, agent, token), True, outer_links(reading, agent)
        return nobody(here), True, []
    if token.dep_ in {"acl"} and subj is None:
        if token.tag_ == "VBN":
            agent = _agent(token)
            return (source_of(reading, agent, token) if agent is not None else None), True, []
        subj = token.head
    if token.dep_ == "pcomp" and token.head.lower_ == "as" and token.head.head.lemma_ in {"quote", "cite", "describe"}:
        above = token.head.head
        who, above_passive = subject(above)
        cue = cue_span(reading, above, False)
        if above_passive:
            agent = _agent(above)
            outer = source_of(reading, agent, above) if agent is not None else nobody(reading.piece.at(above))
            return (
                (source_of(reading, who, token, True) if who is not None else None),
                False,
                [LinkDraft(outer, cue, above.lemma_, "cite")],
            )
        obj = next((c for c in above.children if c.dep_ == "dobj"), None)
        if obj is not None and who is not None:
            return (
                source_of(reading, obj, token),
                False,
                [LinkDraft(source_of(reading, who, above, True), cue, above.lemma_, "cite")],
            )
    if subj is None and token.tag_ in {"VBD", "VBZ", "VBP"} and token.i >= 2:
        before = reading.tokens[token.i - 1]
        if before.text == "," and reading.quote[token.i] < 0:
            before = reading.tokens[token.i - 2]
        if before.pos_ == "PROPN" and before.dep_ in {"appos", "pobj", "dep", "ROOT", "npadvmod", "conj"}:
            subj = before
    if (
        subj is not None
        and reading.quote[subj.i] != reading.quote[token.i]
        and reading.quote[token.i] < 0
        and subj.pos_ != "PRON"
    ):
        subj = None
    if subj is None and token.dep_ in {"ROOT", "ccomp", "conj", "advcl", "parataxis", "relcl"}:
        # "..., said X": the parser takes an inverted subject for an object now and then.
        nxt = [
            c
            for c in token.rights
            if c.dep_ in {"dobj", "attr", "npadvmod", "oprd", "dative", "nsubj", "appos", "dep"} and can_speak(c)
        ]
        if (
            nxt
            and token.tag_ in {"VBD", "VBZ", "VBP"}
            and nxt[0].left_edge.i == token.i + 1
            and entry.lemma in {"say", "ask", "add", "write", "reply", "explain", "note", "tweet"}
        ):
            subj = nxt[0]
    if subj is None or (subj.lower_ in _PERSONS_WE and some_of(subj) is None) or subj.dep_ in {"csubj", "expl"}:
        return None, False, []
    if entry.lemma == "hear" and subj.lemma_.lower() in _HEARERS:
        return nobody(here), False, []
    source = source_of(reading, subj, token, True)
    head = reading.tokens[source.head]
    if not can_speak(head) and (
        entry.lemma in _WEAK or head.pos_ in {"NUM", "ADJ", "VERB"} or head.lemma_.lower() in MEASURES
    ):
        return None, False, []
    if head.lower_ in {"it", "this", "that", "which", "what"} and entry.lemma in _WEAK:
        return None, False, []
    return source, False, outer_links(reading, head)


def _eventive(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in NOUNS or lemma in _EVENTS or lemma.endswith(_EVENT_SUFFIXES)


def _clausal(noun: Token) -> bool:
    """Whether a clause hangs on the noun ("X announcing that P")."""
    return any(c.dep_ in {"acl", "ccomp"} for c in noun.children)


def _object_content(reading: Reading, token: Token, entry: Verb) -> tuple[Region, Token] | None:
    for child in token.children:
        if child.dep_ != "dobj":
            continue
        if child.lower_ in {"it", "this", "that", "so"} and entry.cue_class in {"deny", "doubt", "confirm"}:
            return [reading.chars(child.i, child.i + 1)], child
        number = child.ent_type_ in {"CARDINAL", "MONEY", "PERCENT"} or any(c.dep_ == "nummod" for c in child.children)
        if child.pos_ == "PRON" or not (
            _eventive(child) or (number and entry.lemma in {"report", "announce", "confirm"})
        ):
            continue
        if child.lemma_.lower() in NOUNS:
            if any(
                c.dep_ in {"acl", "ccomp"} and c.i > child.i and c.left_edge.lower_ == "that" for c in child.children
            ):
                return None  # the noun's own rule gives both statements
            if (
                any(c.dep_ in {"poss"} or (c.dep_ == "det" and c.lower_ in {"a", "an"}) for c in child.children)
                and child.tag_ != "NNS"
            ):
                continue
        run = reading.bare(child.left_edge.i, child.right_edge.i + 1)
        if run is not None:
            return [run], child
    return None


def complement(reading: Reading, token: Token, entry: Verb, passive: bool) -> tuple[Region, Token | None, bool] | None:
    """What the verb says: its runs, the head of the content, and whether it asks."""
    frames = entry.frames
    point = token.lemma_ == "point" and any(c.dep_ == "prt" for c in token.children)
    clauses = [c for c in token.children if c.dep_ == "ccomp" or _that_clause(c)]
    clear = None
    if token.lemma_ == "make":
        clear = next((c for c in token.children if c.lower_ in _CLEAR), None)
        if clear is None:
            return None
    if "c" in frames or point or clear is not None:
        if clear is not None:
            clauses = [c for c in clear.children if c.dep_ == "ccomp" or _that_clause(c)] or [
                c for c in clauses if c != clear
            ]
        clauses.sort(key=lambda c: (c.i < token.i, abs(c.i - token.i)))
        taken = any(
            c.dep_ == "dobj" and "r" not in frames and c.i > token.i and not can_speak(c) for c in token.children
        )
        for clause in clauses:
            edge = clause.left_edge.i
            if (
                clause.i > token.i
                and taken
                and {t.lower_ for t in reading.tokens[edge - 1 : edge + 1]} & {"and", "but"}
            ):
                continue  # "A said B has assumed a role and that P": A says P
            if clause.i < token.i and (taken or any(t.text == ";" for t in reading.tokens[clause.i : token.i])):
                continue
            marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
            to = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
            if to and "r" in frames and clause.i > token.i:
                start = next(c.i for c in clause.children if c.dep_ == "aux" and c.lower_ == "to")
                minus = next((c.i for c in clause.children if c.dep_ == "neg" and c.i < start), start)
                run = reading.bare(minus, clause.right_edge.i + 1)
                return ([run], clause, False) if run else None
            region = reading.clause(clause, token)
            if region:
                asks = entry.lemma in {"ask", "wonder", "inquire", "enquire", "question"} and (
                    bool(marks & {"whether", "if"}) or clause.left_edge.tag_ in {"WRB", "WP", "WDT"}
                )
                return region, clause, asks
        # "P, he said" with P as the verb that governs the cue; "as X said, P".
        head = token.head
        as_clause = any(
            c.lower_ == "as" and c.dep_ in {"mark", "advmod", "prep"} and c.i < token.i for c in token.children
        )
        if (
            head != token
            and head.pos_ in {"VERB", "AUX"}
            and (token.dep_ == "parataxis" or (token.dep_ == "advcl" and as_clause))
        ):
            objects = any(c.dep_ in {"dobj", "xcomp"} and not is_recipient(c, entry) for c in token.children)
            if not objects:
                region = reading.clause(head, token)
                who = next((c for c in token.children if c.dep_ == "nsubj"), None)
                if region and not (as_clause and who is not None and who.lower_ in {"it", "i", "we", "you"}):
                    return region, head, False
    if "i" in frames or "g" in frames:
        for child in token.children:
            if child.dep_ != "xcomp" or child.i < token.i:
                continue
            to = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
            if to and entry.lemma == "ask" and not any(c.dep_ in {"dobj", "dative"} for c in token.children):
                continue
            if (to and "i" in frames) or (child.tag_ == "VBG" and "g" in frames):
                run = reading.bare(child.left_edge.i, child.right_edge.i + 1)
                if run:
                    return [run], child, False
    if "s" in frames:
        small = _small_clause(reading, token)
        if small is not None:
            return small[0], small[1], False
    if entry.prepositions:
        spots = list(token.children)
        if entry.lemma in {"accuse", "blame"}:
            # The parser often hangs "of P" on the accused.
            spots += [c for obj in token.children if obj.dep_ == "dobj" for c in obj.subtree if c.dep_ == "prep"]
        for child in spots:
            if child.dep_ in {"prep", "agent"} and child.lower_ in entry.prepositions and child.i > token.i:
                inner = next((c for c in child.children if c.dep_ in {"pobj", "pcomp"}), None)
                if inner is None:
                    continue
                first = child.i + 1
                if "r" in frames or entry.lemma in {"blame"}:
                    obj = next((c for c in token.children if c.dep_ in {"dobj", "dative"} and c.i > token.i), None)
                    if obj is not None and entry.lemma in {"accuse", "blame"}:
                        first = obj.left_edge.i
                last = child.right_edge.i + 1
                if entry.lemma == "call" and child.lower_ == "on":
                    after = next((c for c in token.children if c.dep_ in {"xcomp", "advcl"} and c.i > child.i), None)
                    if after is None:
                        continue
                    last = after.right_edge.i + 1
                if (
                    entry.lemma not in {"accuse", "blame", "call", "apologize", "apologise"}
                    and inner.dep_ == "pobj"
                    and not (_eventive(inner) or _clausal(inner))
                ):
                    continue
                run = reading.bare(first, last)
                if run:
                    return [run], inner, False
    if "o" in frames:
        found = _object_content(reading, token, entry)
        if found is not None:
            return found[0], found[1], False
    return None


def _stray_that(reading: Reading, token: Token, entry: Verb) -> tuple[Region, Token | None, bool] | None:
    """ "that P" that the parser hung on the noun before it: "heard from the clerk that P", "told members that P"."""
    if "c" not in entry.frames:
        return None
    for child in token.rights:
        spots = [child, *(c for c in child.children if c.dep_ == "pobj")]
        for noun in spots:
            if noun.pos_ not in {"NOUN", "PROPN", "PRON"} or noun.lemma_.lower() in NOUNS:
                continue
            for clause in noun.rights:
                hearer = noun.dep_ in {"dobj", "dative"} or child.lower_ == "to" or can_speak(noun)
                if clause.dep_ in {"relcl", "acl", "ccomp"} and clause.left_edge.lower_ == "that" and hearer:
                    own = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.lower_ != "that" for c in clause.children)
                    if own:
                        region = reading.clause(clause)
                        first = clause.left_edge
                        if first.tag_ in {"WDT", "DT", "IN"} and region:
                            run = reading.bare(first.i + 1, clause.right_edge.i + 1)
                            region = [run] if run else region
                        return region, clause, False
    return None


def _late(reading: Reading, token: Token, entry: Verb) -> tuple[Region, Token | None, bool] | None:
    """ "said in a statement on Monday that P", wherever the parser hung P."""
    if "c" not in entry.frames or entry.frames & {"m", "e"}:
        return None
    region, root = late_that(reading, token)
    return (region, root, False) if region else None


def _that_clause(clause: Token) -> bool:
    """Whether the parser took "that P" for an adverbial."""
    return clause.dep_ in {"advcl", "csubj"} and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def is_recipient(child: Token, entry: Verb) -> bool:
    return child.dep_ in {"dobj", "dative"} and "r" in entry.frames


def _small_clause(reading: Reading, token: Token) -> tuple[Region, Token] | None:
    """ "called X a fool", "described X as a fool"."""
    obj = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    rest = next((c for c in token.children if c.dep_ in {"oprd", "acomp", "ccomp", "xcomp"} and c.i > token.i), None)
    as_ = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > token.i), None)
    if rest is not None and token.lemma_ in {
        "call",
        "declare",
        "label",
        "brand",
        "dub",
        "hail",
        "proclaim",
        "consider",
    }:
        first = (obj or rest).left_edge.i
        run = reading.bare(first, rest.right_edge.i + 1)
        return ([run], rest) if run else None
    if as_ is not None:
        inner = next((c for c in as_.children), None)
        if inner is None:
            return None
        first = obj.left_edge.i if obj is not None and obj.i < as_.i else as_.i + 1
        run = reading.bare(first, as_.right_edge.i + 1)
        return ([run], inner) if run else None
    return None


def verb_attributions(reading: Reading, token: Token, entry: Verb) -> list[Attribution]:
    """The attributions that the verb `token` makes by its own grammar; none where it attributes nothing."""
    if _idiom(token) or _hypothetical(token):
        return []
    not_said = negated(token)
    if not_said and entry.cue_class in {"confirm", "deny", "report", "cite", "predict"}:
        return []
    lemma = entry.lemma
    if "e" in entry.frames:
        return _surfaced(reading, token, entry)
    source, passive, before = source_for(reading, token, entry)
    if source is None:
        return []
    if source.kind == "unstated" and any(
        c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ not in {"will", "would"} for c in token.children
    ):
        return []
    quoted = reading.quote[token.i] >= 0
    if quoted and not passive and source.reading is not None and reading.tokens[source.head].lower_ in {"i", "we"}:
        return []
    own_token = token
    if (
        token.dep_ in {"xcomp", "ccomp"}
        and token.head.lemma_ in _CONTROL
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    ):
        if token.head.lemma_ in {"decline", "refuse", "fail", "want"}:
            return []
        over, _, before = source_for(reading, token.head, entry)
        if over is None:
            return []
        source, own_token = over, token.head
    found = complement(reading, token, entry, passive)
    if found is None and lemma not in {"see", "view", "put", "speak", "talk"}:
        found = _stray_that(reading, token, entry) or _late(reading, token, entry)
    before = [*before, *through(reading, own_token)]
    root: Token | None
    asks = False
    if passive and lemma in _HEARSAY:
        named = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        open_ = next((c for c in token.children if c.dep_ == "xcomp" and c.i > token.i), None)
        if named is None or open_ is None or named.lower_ == "it":
            if found is None:
                return []
            if named is not None and named.lower_ != "it" and source.kind == "unstated":
                return []
        else:
            first, last = reading.noun_phrase(named, token)
            runs = [reading.chars(first, last)]
            tail = reading.bare(open_.left_edge.i, open_.right_edge.i + 1)
            if tail:
                runs.append(tail)
            found = (runs, open_, False)
    elif passive and found is None and "o" in entry.frames and "r" not in entry.frames:
        named = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        if named is None or named.tag_ in {"WDT", "WP"} or source.reading is None or not _eventive(named):
            return []
        run = reading.bare(*reading.noun_phrase(named, token))
        if run is None:
            return []
        found = ([run], named, False)
    if found is None:
        return []
    region, root, asks = found
    if root is not None and root.i == token.i:
        root = None
    # A control verb over another cue ("asked him to say that P") leaves the content to that cue.
    if (
        root is not None
        and lemma in _CONTROL
        and root.lemma_ in {"say", "tell"}
        and _to(root)
        and any(c.dep_ == "ccomp" for c in root.children)
    ):
        return []
    if root is not None and root.pos_ not in {"VERB", "AUX"} and entry.frames <= {"c"} and root.dep_ != "ccomp":
        return []
    medium, channels = medium_of(reading, own_token)
    start, end = cue_span(reading, own_token, passive)
    if own_token != token:
        end = reading.piece.after(token)
    verb_class: CueClass = entry.cue_class
    if source.reading is not None:
        head = reading.tokens[source.head]
        if (
            verb_class == "say"
            and (is_outlet(reading, head) or head.lemma_.lower() in RECORD_NOUNS)
            and head.pos_ != "PRON"
        ):
            verb_class = "report"
    if verb_class == "say" and medium and medium.lower() in {"twitter", "telegram", "facebook", "x"}:
        verb_class = "tweet"
    link = LinkDraft(source, (start, end), lemma, verb_class, medium)
    after = inner_links(reading, token)
    cites = citing_tail(reading, region, _CUES) if not after and source.reading is not None else None
    if cites is not None and can_speak(cites[1]):
        citing, cited = cites
        after = [LinkDraft(source_of(reading, cited), cue_span(reading, citing, False), citing.lemma_, "cite")]
        cut = reading.trim(region[-1][0], reading.piece.at(citing))
        region = [*region[:-1], cut] if cut is not None else region
    heard = _heard_from(reading, token) if lemma in {"hear", "learn"} else None
    based = [x for x in before if x.verb is None]
    if based:  # what the source of the cue rests on stands behind it
        k = before.index(based[0])
        seen = [x for x in before[:k] if x.cue_class == "cite"]
        before, after = before[: k - len(seen)], [*seen, *based, *after]
    links = [*before, *channels, link, *after]
    if heard is not None:
        links = [heard] if reading.tokens[source.head].pos_ == "PRON" else [*before, link, heard]
    stance = base_stance(entry, asks)
    if source.kind == "unstated" and root is not None and _to(root) and lemma not in _HEARSAY and not _told(token):
        return []  # "nobody had been told to leave" tells what happened
    if root is not None and _to(root) and root.i > token.i and "r" in entry.frames and _coming(own_token):
        return []  # "he will ask the council to go to court": nobody has asked yet
    result = Attribution(
        reading,
        token.i,
        links,
        region,
        stance,
        quoted=quoted,
        root=None if root is None else root.i,
        conditional=any(t.dep_ == "mark" and t.lower_ == "if" for t in token.children),
    )
    if lemma in {"apologize", "apologise", "regret"}:
        if root is None or root.lemma_.lower() not in _WRONGS:
            return []
        result.stance, link.cue_class = "retracts", "deny"
    if not_said:
        if entry.cue_class == "claim" and lemma in {"believe", "think", "feel", "expect"}:
            result.stance = "doubts"
        else:
            result.own = True  # the chain decides: dropped, or what an outer link denies having been said
    return [result, *_parallel(reading, token, result, link)]


def _surfaced(reading: Reading, token: Token, entry: Verb) -> list[Attribution]:
    """ "It emerged that P", "it came to light that P": nobody is named."""
    subj = next((c for c in token.children if c.dep_ in {"nsubj", "expl"}), None)
    if subj is None or subj.lower_ != "it":
        return []
    clause = next(
        (
            c
            for c in token.subtree
            if c.dep_ in {"ccomp", "acl", "relcl", "advcl"} and c.i > token.i and c.left_edge.lower_ == "that"
        ),
        None,
    )
    light = any(t.lower_ == "light" for t in reading.tokens[token.i : token.i + 3])
    if clause is None or (token.lemma_ == "come" and not light):
        return []
    region = reading.clause(clause)
    if not region:
        return []
    end = reading.piece.after(reading.tokens[token.i + 2]) if light else reading.piece.after(token)
    start = reading.piece.at(token)
    link = LinkDraft(nobody(start), (start, end), entry.lemma, entry.cue_class)
    return [Attribution(reading, token.i, [link], region, None, quoted=reading.quote[token.i] >= 0, root=clause.i)]


def _parallel(reading: Reading, token: Token, one: Attribution, link: LinkDraft) -> list[Attribution]:
    """Two parallel sources give two attributions: "both X and the Y ministry say"."""
    source = link.source
    if source.reading is None:
        return []
    head = reading.tokens[source.head]
    others = [c for c in head.children if c.dep_ == "conj" and source.first <= c.i < source.last]
    if len(others) != 1 or head.pos_ == "PRON" or not (can_speak(others[0]) and can_speak(head)):
        return []
    other = others[0]
    split = other.left_edge.i
    if reading.tokens[split - 1].lower_ not in {"and", "or", "nor", ",", "&"}:
        return []
    if not any(t.dep_ == "cc" for t in reading.tokens[source.head + 1 : split]):
        return []  # "the company, X and Y," is one: a name beside a noun
    cut = split
    while cut - 1 > source.head and (
        reading.tokens[cut - 1].dep_ in {"cc", "punct"} or reading.tokens[cut - 1].is_punct
    ):
        cut -= 1
    if cut <= source.head:
        return []
    second = SourceDraft(
        reading.piece.at(reading.tokens[split]), reading, split, source.last, other.i, subject=source.subject
    )
    if reading.tokens[source.first].lower_ in {"both", "either"}:
        source.first += 1
        source.place = reading.piece.at(reading.tokens[source.first])
    source.last = cut
    copy = LinkDraft(second, link.cue, link.verb, link.cue_class, link.medium)
    return [
        Attribution(
            one.reading, one.token, [copy if x is link else x for x in one.links], list(one.content), one.stance,
            quoted=one.quoted, root=one.root, conditional=one.conditional, own=one.own,
        )
    ]  # fmt: skip


_WRONGS = frozenset(
    {"misinformation", "error", "mistake", "inaccuracy", "report", "claim", "statement", "confusion", "misstatement"}
)


def _to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _heard_from(reading: Reading, token: Token) -> LinkDraft | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "from":
            for who in child.children:
                if who.dep_ == "pobj" and can_speak(who):
                    start, end = reading.piece.at(token), reading.piece.after(token)
                    if child.i == token.i + 1:
                        end = reading.piece.after(child)
                    return LinkDraft(source_of(reading, who), (start, end), token.lemma_, "say")
    return None


def _idiom(token: Token) -> bool:
    """ "goes without saying", "that is to say", "so to speak", "needless to say"."""
    lower = token.lower_
    before = [token.nbor(-k).lower_ for k in range(1, 4) if token.i - k >= 0]
    if lower == "saying" and before[:1] == ["without"] and "go" in {t.lemma_ for t in token.ancestors}:
        return True
    if lower == "say" and (before[:2] in (["to", "needless"], ["to", "is"]) and token.dep_ not in {"xcomp"}):
        return before[:2] == ["to", "needless"] or (len(before) > 2 and before[2] == "that")
    return lower == "said" and before[:2] == ["be", "to"]


def _coming(verb: Token) -> bool:
    """Whether the verb tells of what will be: "will ask"."""
    return any(c.dep_ == "aux" and c.lower_ in {"will", "'ll", "’ll", "shall"} for c in verb.children)


def _told(order: Token) -> bool:
    """Whether an order in the passive went to a speaker who tells of it: "they said they had been told to P"."""
    above = order.head if order.dep_ == "ccomp" else None
    who = next((c for c in order.children if c.dep_ == "nsubjpass"), None)
    personal = who is not None and who.lower_ in {"he", "she", "they", "it"}
    return above is not None and above.lemma_.lower() in VERBS and personal


def _hypothetical(token: Token) -> bool:
    """Whether an "if", an order or a wish governs the verb, so that nobody is said to have said it."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "lest"} for c in token.children):
        return True
    if token.tag_ != "VB" or not _to(token):
        return False
    if token.dep_ == "advcl":
        return token.head.lemma_ not in _WRITING  # a purpose: "proposed it to request that P"
    return token.dep_ in {"xcomp", "acl", "relcl"} and token.head.lemma_ in _WISHING


_WRITING = frozenset(
    {
        "text",
        "write",
        "call",
        "phone",
        "telephone",
        "email",
        "tweet",
        "post",
        "speak",
        "appear",
        "go",
        "come",
        "return",
        "issue",
        "use",
        "take",
    }
)
_WISHING = frozenset(
    {
        "want",
        "refuse",
        "decline",
        "fail",
        "need",
        "like",
        "try",
        "willingness",
        "ability",
        "reason",
        "hesitate",
        "intend",
        "plan",
    }
)
