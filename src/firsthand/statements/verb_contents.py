"""What a verb says: its clause, its infinitive, its object, or what stands behind its preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.statements.clauses import late_that
from firsthand.statements.cues import CLEAR
from firsthand.statements.lexicon import MEDIA, NOUNS, Verb, words
from firsthand.statements.naming import can_speak
from firsthand.statements.reading import Reading, Region

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["complement", "eventive", "late_clause", "stray_that"]

_EVENT_SUFFIXES = ("tion", "sion", "ment", "ance", "ence", "sal", "wal", "val", "ity", "ure", "ship")
_EVENTS = words("""
death plan deal support attack launch arrest visit cut loss result ceasefire victory use role end start sale
resignation strike ban increase decrease rise fall exit return presence charge crisis aid war peace talk need
demise killing bombing shooting intent exchange fire
""")

_WITHHELD = words("""
access entry admission permission permit visa bail asylum request application appeal motion petition leave benefit
parole licence license credit loan right citizenship service
""")
"""What one denies by not granting it."""


def complement(reading: Reading, token: Token, entry: Verb, passive: bool) -> tuple[Region, Token | None, bool] | None:
    """What the verb says: its runs, the head of the content, and whether it asks."""
    frames = entry.frames
    if entry.lemma in _FIGURING:
        figure = _figure(reading, token, passive)
        if figure:
            return figure, None, False
    point = token.lemma_ == "point" and any(c.dep_ == "prt" for c in token.children)
    clauses = [c for c in token.children if c.dep_ == "ccomp" or _that_clause(c)]
    clear = None
    if token.lemma_ == "make":
        clear = next((c for c in token.children if c.lower_ in CLEAR), None)
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
            objects = any(c.dep_ in {"dobj", "xcomp"} and not _is_recipient(c, entry) for c in token.children)
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
            if (to and "i" in frames) or ("g" in frames and _gerund(child)):
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
                    and not (eventive(inner) or _clausal(inner))
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


_FIGURING = frozenset({"put", "estimate", "reckon", "calculate", "place"})


def _figure(reading: Reading, token: Token, passive: bool) -> Region:
    """ "puts the cost at $48 million": what is measured, and the figure."""
    what = next((c for c in token.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
    if what is None or what.pos_ not in {"NOUN", "PROPN"}:
        return []
    at = next((c for c in (*token.rights, *what.rights) if c.lower_ == "at" and c.dep_ == "prep"), None)
    number = next((c for c in at.children if c.dep_ == "pobj"), None) if at is not None else None
    if at is None or number is None or not any(t.pos_ == "NUM" or t.like_num for t in number.subtree):
        return []
    if passive:
        runs = [reading.chars(*reading.noun_phrase(what, token)), reading.bare(at.i, number.right_edge.i + 1)]
    else:
        runs = [reading.bare(what.left_edge.i, number.right_edge.i + 1)]
    return [run for run in runs if run is not None]


def _gerund(verb: Token) -> bool:
    """Whether the verb is a gerund: "leaving", "having left"."""
    having = any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBG" for c in verb.children)
    return verb.tag_ == "VBG" or (verb.tag_ == "VBN" and having)


def _that_clause(clause: Token) -> bool:
    """Whether the parser took "that P" for an adverbial."""
    return clause.dep_ in {"advcl", "csubj"} and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _is_recipient(child: Token, entry: Verb) -> bool:
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


def _object_content(reading: Reading, token: Token, entry: Verb) -> tuple[Region, Token] | None:
    for child in token.children:
        if child.dep_ != "dobj":
            continue
        if child.lower_ in {"it", "this", "that", "so"} and entry.cue_class in {"deny", "doubt", "confirm"}:
            return [reading.chars(child.i, child.i + 1)], child
        number = child.ent_type_ in {"CARDINAL", "MONEY", "PERCENT"} or any(c.dep_ == "nummod" for c in child.children)
        if child.pos_ == "PRON" or not (
            eventive(child)
            or (number and entry.lemma in {"report", "announce", "confirm"})
            or (entry.lemma == "deny" and _deniable(token, child))
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
        last = _denied_end(token, child) if entry.lemma == "deny" else child.right_edge.i + 1
        run = reading.bare(child.left_edge.i, last)
        if run is not None:
            return [run], child
    return None


def _denied_end(verb: Token, noun: Token) -> int:
    """Where what is denied ends: with the place or the partner that the parser hung on the verb."""
    last = noun.right_edge.i + 1
    for prep in verb.rights:
        if prep.dep_ == "prep" and prep.i == last and prep.lower_ in _BELONGING:
            inner = next((c for c in prep.children if c.dep_ == "pobj"), None)
            hearer = inner is not None and prep.lower_ == "to" and can_speak(inner)
            if inner is None or hearer or inner.lemma_.lower() in MEDIA or inner.ent_type_ in {"DATE", "TIME"}:
                break
            last = prep.right_edge.i + 1
    return last


_BELONGING = frozenset({"at", "to", "with", "near", "against", "into", "from", "of", "over", "between", "behind"})


def _deniable(verb: Token, noun: Token) -> bool:
    """Whether what is denied is something said or done ("denied wrongdoing") and nothing withheld ("denied entry")."""
    withheld = noun.lemma_.lower() in _WITHHELD or any(c.dep_ in {"dative", "iobj"} for c in verb.children)
    return not withheld and sum(c.dep_ == "dobj" for c in verb.children) == 1 and noun.pos_ != "PROPN"


def eventive(noun: Token) -> bool:
    """Whether the noun tells of something that is said or happens ("report", "arrest", "withdrawal")."""
    lemma = noun.lemma_.lower()
    return lemma in NOUNS or lemma in _EVENTS or lemma.endswith(_EVENT_SUFFIXES)


def _clausal(noun: Token) -> bool:
    """Whether a clause hangs on the noun ("X announcing that P")."""
    return any(c.dep_ in {"acl", "ccomp"} for c in noun.children)


def stray_that(reading: Reading, token: Token, entry: Verb) -> tuple[Region, Token | None, bool] | None:
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


def late_clause(reading: Reading, token: Token, entry: Verb) -> tuple[Region, Token | None, bool] | None:
    """ "said in a statement on Monday that P", wherever the parser hung P."""
    if "c" not in entry.frames or entry.frames & {"m", "e"}:
        return None
    region, root = late_that(reading, token)
    return (region, root, False) if region else None
