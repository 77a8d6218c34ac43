"""Attributions by other words than verbs: "according to X", "X's claim that", "reportedly", a headline's label, the
signature of a tweet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.records import CueClass, Stance
from firsthand.statements.clauses import is_clause, late_that
from firsthand.statements.cues import cue_span
from firsthand.statements.drafts import Attribution, LinkDraft, SourceDraft
from firsthand.statements.intermediaries import outer_links
from firsthand.statements.lexicon import ADVERBS, MEASURES, NOUNS, RETRACTING, ROLE_NOUNS, VERBS, words
from firsthand.statements.naming import can_speak, is_outlet, nobody, source_of
from firsthand.statements.reading import Reading, Region, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["according", "adverb", "aside", "headline", "noun", "signature", "wording"]

_SIGNATURE = re.compile(r"(?:^|\n)\s*[—–-]{1,2}\s*(?P<name>[^\n(@]{2,80}?)\s*\(@(?P<handle>\w{1,30})\)[^\n]{0,60}\s*$")
_LABEL = re.compile(r"^(?P<label>[^:“\"\n.?!]{2,60}):\s+(?P<rest>\S.{8,})$", re.DOTALL)
_REPORT_LABELS = frozenset({"report", "reports", "sources", "source"})
_MAKING = frozenset(
    {
        "make",
        "issue",
        "give",
        "release",
        "publish",
        "repeat",
        "deliver",
        "put",
        "spread",
        "raise",
        "level",
        "post",
        "circulate",
    }
)


def _whole(reading: Reading, anchor: Token, without: tuple[int, int]) -> Region:
    """The clause that `anchor` stands in, without tokens `without`: up to the nearest finite verb, and from a relative
    clause with the noun that it says something of."""
    head = anchor
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    lead: Region = []
    if head.dep_ == "relcl":
        noun = head.head
        run = reading.bare(noun.left_edge.i, max(noun.i + 1, min(head.left_edge.i, without[0])))
        if run:
            lead = [run]
        first, last = head.left_edge.i, head.right_edge.i + 1
        parts = [(first, without[0]), (without[1], last)]
        out: Region = []
        for a, b in parts:
            while a < b and (reading.tokens[a].tag_ in {"WDT", "WP"} or reading.tokens[a].is_punct):
                a += 1
            run = reading.bare(a, b) if a < b else None
            if run:
                out.append(run)
        return lead + out
    if head.dep_ in {"advcl", "acl"} and head.head.pos_ in {"VERB", "AUX"} and without[0] < head.left_edge.i:
        head = head.head
    first, last = head.left_edge.i, head.right_edge.i + 1
    first, last = min(first, without[0]), max(last, without[1])
    out = []
    for a, b in ((first, without[0]), (without[1], last)):
        run = reading.bare(a, b) if a < b else None
        if run:
            out.append(run)
    return out


def according(reading: Reading, token: Token) -> list[Attribution]:
    """ "According to X, P", "P, according to X"; not what is done "according to the rules"."""
    if token.i + 1 >= len(reading.tokens) or reading.tokens[token.i + 1].lower_ != "to":
        return []
    to = reading.tokens[token.i + 1]
    obj = next((c for c in to.children if c.dep_ == "pobj"), None) or next(
        (c for c in token.children if c.dep_ in {"pobj", "pcomp"}), None
    )
    if obj is None or obj.lemma_.lower() in MEASURES:
        return []
    before = reading.tokens[token.i - 1] if token.i else None
    free = (
        before is None
        or before.is_punct
        or before.is_space
        or before.dep_ == "cc"
        or before.is_sent_start
        or before.tag_ in {"WDT", "IN"}
    )
    if not (free or token.is_sent_start) and not can_speak(obj):
        return []
    if (
        before is not None
        and not free
        and before.tag_ == "VBN"
        and obj.pos_ != "PROPN"
        and obj.lemma_ not in {"source", "official"}
    ):
        return []
    if free and not can_speak(obj) and obj.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return []
    source = source_of(reading, obj)
    _with_name(reading, source)
    cue = reading.chars(token.i, to.i + 1)
    anchor = token.head
    region: Region = []
    seen = _shown(reading, source.last)
    if seen is not None and is_clause(reading, seen[0], reading.sentences[reading.sentence[token.i]][1]):
        run = reading.bare(seen[0], reading.sentences[reading.sentence[token.i]][1])
        if run is not None:
            link = LinkDraft(source, cue, "according to", "according-to")
            return [
                Attribution(
                    reading, token.i, [*seen[1], link], [run], None, quoted=reading.quote[token.i] >= 0,
                )
            ]  # fmt: skip
    if anchor != token:
        region = _whole(reading, anchor, (token.i, source.last))
    if not region:
        n = reading.sentence[token.i]
        a, b = reading.sentences[n]
        for x, y in ((a, token.i), (source.last, b)):
            run = reading.bare(x, y) if x < y else None
            if run:
                region.append(run)
    base = reading.piece.start
    region = [
        run for run in region if reading.piece.text[run[0] - base : run[1] - base].split(" ")[0] not in _RELATIVES
    ] or region  # ", according to X, who said Q": Q is no part of P
    links = [*outer_links(reading, obj), LinkDraft(source, cue, "according to", "according-to")]
    root = anchor.i if anchor != token else None
    return [Attribution(reading, token.i, links, region, None, quoted=reading.quote[token.i] >= 0, root=root)]


def _shown(reading: Reading, start: int) -> tuple[int, list[LinkDraft]] | None:
    """An aside that tells through whom a record came, right behind it (", a copy of which was shown to X,"): where it
    ends, and X as a link that may be left out. None: there is none."""
    tokens = reading.tokens
    if start + 3 >= len(tokens) or tokens[start].text != ",":
        return None
    end = next((k for k in range(start + 1, min(start + 20, len(tokens))) if tokens[k].text == ","), None)
    if end is None:
        return None
    aside = tokens[start + 1 : end]
    shown = next((t for t in aside if t.lemma_.lower() in _SHOWING and t.tag_ == "VBN"), None)
    if shown is None:
        return None
    links: list[LinkDraft] = []
    for prep in tokens[shown.i + 1 : end]:
        if prep.lower_ in {"to", "by"}:
            who = next((c for c in prep.children if c.dep_ == "pobj"), None)
            if who is not None and is_outlet(reading, who):
                cue = reading.chars(shown.i, prep.i + 1)
                links.append(LinkDraft(source_of(reading, who), cue, shown.lemma_, "report", optional=True))
            break
    return end + 1, links


_RELATIVES = frozenset({"who", "which", "whose"})
_SHOWING = words("see show obtain review read examine view publish send leak provide")


def _with_name(reading: Reading, source: SourceDraft) -> None:
    """Takes in a name between commas right behind a source, whatever the parser made of it: "the newspaper, X Y,"."""
    tokens = reading.tokens
    i = source.last
    if i + 2 >= len(tokens) or tokens[i].text != "," or tokens[source.head].pos_ == "PROPN":
        return
    j = i + 1
    while j < len(tokens) and (tokens[j].pos_ in {"PROPN", "DET"} or tokens[j].ent_type_ in {"ORG", "PERSON"}):
        j += 1
    if i + 1 < j < len(tokens) and tokens[j].text == "," and any(t.pos_ == "PROPN" for t in tokens[i + 1 : j]):
        source.last = j


def noun(reading: Reading, token: Token) -> list[Attribution]:
    """ "the claim that P", "X's report that P", "reports of P", "the statement about X leaving"."""
    cue_class = NOUNS.get(token.lemma_.lower())
    if cue_class is None or token.pos_ not in {"NOUN", "PROPN"}:
        return []
    content: Token | None = None
    region: Region = []
    for child in token.children:
        if child.i < token.i or content is not None:
            continue
        if child.dep_ in {"acl", "ccomp", "relcl"} and (
            child.tag_ != "VBN" or any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        ):
            marks = [
                c
                for c in child.children
                if c.dep_ in {"mark", "nsubj", "dobj"} and c.lower_ == "that" and c.tag_ in {"IN", "DT"}
            ]
            if child.left_edge.lower_ == "that" and child.left_edge.tag_ == "IN" and (marks or child.dep_ != "relcl"):
                content, region = child, reading.clause(child)
        elif child.dep_ == "prep" and child.lower_ in {"of", "about"}:
            for inner in child.children:
                clausal = inner.dep_ == "pcomp" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in inner.children)
                gerund = inner.dep_ == "pobj" and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in inner.children)
                if clausal or gerund:
                    run = reading.bare(inner.left_edge.i, inner.right_edge.i + 1)
                    if run:
                        content, region = inner, [run]
    verb = token.head
    if content is None:
        stray = _that_after(reading, token)
        if stray is not None:
            content, region = stray, reading.clause(stray)
        elif token.dep_ == "dobj" and verb.lemma_ in RETRACTING and verb.i < token.i:
            region, content = late_that(reading, token)
    if content is None and verb.pos_ in {"VERB", "AUX"} and verb.lemma_ == "be" and token.dep_ == "nsubj":
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.left_edge.lower_ == "that"), None)
        if clause is not None:
            content, region = clause, reading.clause(clause)
    if content is None or not region:
        return []
    source: SourceDraft | None = None
    outer: list[LinkDraft] = []
    inner_links: list[LinkDraft] = []
    record = token.lemma_.lower() in {"report", "account", "testimony", "finding"}
    for child in token.children:
        if child.dep_ == "poss":
            source = source_of(reading, child)
            source.last = min(source.last, child.i + 1)
        elif child.dep_ == "prep" and child.lower_ in {"by", "from", "in"} and child.i < content.left_edge.i:
            who = next((c for c in child.children if c.dep_ == "pobj"), None)
            if who is not None and (child.lower_ != "in" or is_outlet(reading, who)):
                source = source_of(reading, who)
        elif child.dep_ in {"acl", "amod"} and child.tag_ == "VBN":
            for by in child.children:
                who = next((c for c in by.children if c.dep_ == "pobj"), None)
                if who is None:
                    continue
                if by.lower_ == "by" and child.lemma_ in {"make", "give", "issue", "publish"}:
                    source = source or source_of(reading, who)
                elif by.lower_ == "to" and child.lemma_ in {"source", "attribute", "credit"}:
                    inner_links.append(
                        LinkDraft(source_of(reading, who), reading.chars(child.i, by.i + 1), child.lemma_, "cite")
                    )
                elif by.lower_ == "by":
                    outer.append(
                        LinkDraft(source_of(reading, who), reading.chars(child.i, by.i + 1), child.lemma_, "report")
                    )
    stance: Stance | None = None
    cue = reading.chars(token.i, token.i + 1)
    if source is None and verb.pos_ == "VERB" and token.dep_ == "dobj":
        who, passive = subject(verb)
        if who is not None and not passive and verb.lemma_ in _MAKING:
            source = source_of(reading, who, verb, True)
            head = reading.tokens[source.head]
            if head.lower_ == "it":
                source = None
    elif source is None and token.dep_ == "dobj" and verb.dep_ == "relcl" and verb.lemma_ in _MAKING:
        source = source_of(reading, verb.head)
    if token.dep_ == "dobj" and verb.lemma_ in RETRACTING and verb.lemma_ != "correct":
        who, _ = subject(verb)
        if who is not None:
            source = source_of(reading, who, verb, True)
            stance, cue, cue_class = "retracts", reading.chars(verb.i, token.i + 1), "deny"
    if source is None:
        compound = [
            c
            for c in token.children
            if c.dep_ in {"compound", "amod"} and c.ent_type_ in {"ORG", "NORP", "PERSON", "GPE"}
        ]
        if compound:
            run = (compound[0].left_edge.i, compound[0].i + 1)
            source = SourceDraft(reading.piece.at(reading.tokens[run[0]]), reading, run[0], run[1], compound[0].i)
        elif token.tag_ == "NNS" and record:
            source = SourceDraft(
                reading.piece.at(token), reading, token.left_edge.i, token.i + 1, token.i, kind="unstated"
            )
    if source is None:
        if token.lemma_.lower() in {
            "fear",
            "hope",
            "doubt",
            "belief",
            "view",
            "news",
            "expectation",
            "threat",
            "promise",
            "account",
            "statement",
        }:
            return []
        source = nobody(cue[0])
    if stance is None:
        stance = {"deny": "denies", "doubt": "doubts", "predict": "predicts"}.get(cue_class, "affirms")  # type: ignore[assignment]
    links = [*outer, LinkDraft(source, cue, token.lemma_.lower(), cue_class), *inner_links]
    made = [Attribution(reading, token.i, links, region, stance, quoted=reading.quote[token.i] >= 0, root=content.i)]
    # "X denied Y's claim that P": two statements of one link each.
    if token.dep_ in {"dobj", "nsubj", "nsubjpass"} and stance != "retracts" and verb.pos_ == "VERB":
        made += _answer(reading, token, verb, region, content)
    return made


_TAIL = frozenset({"prep", "pobj", "det", "compound", "amod"})


def _that_after(reading: Reading, token: Token) -> Token | None:
    """The verb of "that P" right behind the noun and what belongs to it, where the parser hung it on a verb above."""
    last = max(
        [
            token.i,
            *(
                c.right_edge.i
                for c in token.rights
                if c.dep_ in {"prep", "acl", "appos", "punct", "advcl"} and c.right_edge.i - token.i < 15
            ),
        ]
    )
    for i in range(token.i + 1, min(last + 3, len(reading.tokens))):
        t = reading.tokens[i]
        if t.lower_ == "that" and t.dep_ == "mark" and t.head.dep_ in {"ccomp", "acl", "relcl", "advcl"}:
            clause = t.head
            if clause.head == token or clause.head.i < token.i:
                between = reading.tokens[token.i + 1 : i]
                near = all(
                    x.is_punct or token.left_edge.i <= x.i <= token.right_edge.i or x.dep_ in _TAIL for x in between
                ) or (between[:1] and between[-1].text == ",")
                if near and not any(x.pos_ == "VERB" and x.tag_ in {"VBD", "VBZ", "VBP"} for x in between):
                    return clause
    return None


_ANSWERS: dict[str, tuple[str, Stance]] = {
    "deny": ("deny", "denies"),
    "reject": ("deny", "denies"),
    "dispute": ("deny", "denies"),
    "refute": ("deny", "denies"),
    "dismiss": ("deny", "denies"),
    "rebut": ("deny", "denies"),
    "contradict": ("deny", "denies"),
    "confirm": ("confirm", "affirms"),
    "corroborate": ("confirm", "affirms"),
    "doubt": ("doubt", "doubts"),
    "question": ("doubt", "doubts"),
    "debunk": ("deny", "denies"),
}


def _answer(reading: Reading, token: Token, verb: Token, region: Region, content: Token) -> list[Attribution]:
    answer = _ANSWERS.get(verb.lemma_)
    if answer is None or any(c.dep_ == "neg" or c.lower_ == "neither" for c in verb.children):
        return []
    who, passive = subject(verb)
    if passive:
        who = next((o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"), None)
    if who is None or any(c.lower_ == "neither" for c in who.children) or not can_speak(who):
        return []
    link = LinkDraft(source_of(reading, who, verb, True), cue_span(reading, verb, passive), verb.lemma_, answer[0])  # type: ignore[arg-type]
    return [
        Attribution(
            reading, verb.i, [link], list(region), answer[1], quoted=reading.quote[token.i] >= 0, root=content.i
        )
    ]


def adverb(reading: Reading, token: Token) -> list[Attribution]:
    """ "The firm reportedly left": nobody is named, and the clause is what is said."""
    cue_class = ADVERBS.get(token.lower_)
    if cue_class is None:
        return []
    head = token.head
    if head.pos_ not in {"VERB", "AUX"}:
        return []
    region = _whole(reading, token, (token.i, token.i + 1))
    if not region:
        return []
    cue = reading.chars(token.i, token.i + 1)
    link = LinkDraft(nobody(cue[0]), cue, token.lower_, cue_class)
    return [Attribution(reading, token.i, [link], region, "affirms", quoted=reading.quote[token.i] >= 0, root=head.i)]


def wording(reading: Reading, token: Token) -> list[Attribution]:
    """ "in the words of X, P", "by X's own account, P"."""
    lemma = token.lemma_.lower()
    prep = token.head
    if (
        lemma not in {"word", "account", "telling", "reckoning", "admission", "estimate", "view", "opinion"}
        or prep.dep_ != "prep"
    ):
        return []
    if prep.lower_ not in {"in", "by", "on"}:
        return []
    who = next((c for c in token.children if c.dep_ == "poss"), None)
    cue = (token.i, token.i + 1)
    last = token.i + 1
    if who is None and lemma in {"word", "view", "opinion"}:
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        who = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if of is not None:
            cue = (prep.i, of.i + 1)
            last = of.right_edge.i + 1
    if who is None or not can_speak(who) or who.lower_ in {"my", "our"}:
        return []
    source = source_of(reading, who)
    if who.dep_ == "poss":
        source.last = min(source.last, who.i + 1)
    else:
        last = source.last
    after = reading.tokens[last] if last < len(reading.tokens) else None
    region: Region = []
    if after is not None and after.is_punct and last + 1 < len(reading.tokens):
        k = next(
            (reading.quote[i] for i in range(last, min(last + 3, len(reading.tokens))) if reading.quote[i] >= 0), -1
        )
        if k >= 0 and reading.quote[token.i] != k:
            region = [(a, b) for n, a, b in reading.mine if n == k]
    if not region:
        before = reading.tokens[prep.i - 1] if prep.i else None
        free = (
            before is None or before.is_punct or before.is_sent_start or prep.is_sent_start or before.lower_ == "that"
        )
        if not free:
            return []
        region = _whole(reading, prep, (prep.i, last))
    if not region:
        return []
    link = LinkDraft(source, reading.chars(*cue), lemma, "according-to")
    root = prep.head.i if prep.head.pos_ in {"VERB", "AUX"} else None
    return [Attribution(reading, token.i, [link], region, None, quoted=reading.quote[token.i] >= 0, root=root)]


_TOLD = words("spot report reveal confirm disclose publish allege announce deny dispute")


def aside(reading: Reading, token: Token) -> list[Attribution]:
    """ "X, first reported by Y and confirmed by Z, has left": the main clause is what Y and Z say."""
    if token.tag_ != "VBN" or token.lemma_ not in _TOLD:
        return []
    top = token
    while top.dep_ == "conj" and top.head.tag_ == "VBN" and top.head.lemma_ in _TOLD:
        top = top.head
    noun = top.head
    verb = noun.head
    if (
        top.dep_ != "acl"
        or noun.dep_ not in {"nsubj", "nsubjpass"}
        or verb.pos_ not in {"VERB", "AUX"}
        or verb.i < top.i
    ):
        return []
    if not top.left_edge.i or reading.tokens[top.left_edge.i - 1].text != ",":
        return []
    by = next((c for c in token.children if c.lower_ == "by"), None)
    who = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if by is None or who is None or not can_speak(who):
        return []
    region: Region = []
    for a, b in ((verb.left_edge.i, top.left_edge.i), (top.right_edge.i + 1, verb.right_edge.i + 1)):
        run = reading.bare(a, b) if a < b else None
        if run:
            region.append(run)
    if not region:
        return []
    entry = VERBS.get(token.lemma_)
    cue_class: CueClass = entry.cue_class if entry is not None else "report"
    link = LinkDraft(source_of(reading, who), reading.chars(token.i, by.i + 1), token.lemma_, cue_class)
    stance: Stance | None = "denies" if cue_class == "deny" else None
    return [Attribution(reading, token.i, [link], region, stance, quoted=reading.quote[token.i] >= 0, root=verb.i)]


def headline(reading: Reading) -> list[Attribution]:
    """A title or heading "X: P", where X can speak; "Report: P" has nobody named."""
    if reading.piece.block.role not in {"title", "heading"}:
        return []
    match = _LABEL.match(reading.piece.text)
    if match is None or not reading.tokens:
        return []
    base = reading.piece.start
    label = match.group("label").strip()
    run = reading.trim(base + match.start("rest"), base + match.end("rest"))
    if run is None:
        return []
    if label.lower() in _REPORT_LABELS:
        cue = (base + match.start("label"), base + match.start("label") + len(label))
        link = LinkDraft(nobody(cue[0]), cue, label.lower(), "report")
        return [Attribution(reading, 0, [link], [run], "affirms", quoted=False)]
    tokens = [t for t in reading.tokens if t.idx < match.end("label") and not t.is_space]
    if not tokens or len(tokens) > 7:
        return []
    last = tokens[-1]
    named = all(t.ent_type_ in {"PERSON", "ORG"} for t in tokens) and len({t.ent_type_ for t in tokens}) == 1
    if not (named or (last.pos_ in {"NOUN", "PROPN"} and last.lemma_.lower() in ROLE_NOUNS and len(tokens) <= 4)):
        return []
    source = SourceDraft(base, reading, tokens[0].i, last.i + 1, last.i)
    return [Attribution(reading, last.i, [LinkDraft(source, None, None, "say")], [run], "affirms")]


def signature(reading: Reading, before: Reading | None) -> tuple[Attribution, Reading] | None:
    """An embedded tweet: the line "— Name (@handle) date" under its words, in the same paragraph or the next."""
    match = _SIGNATURE.search(reading.piece.text)
    if match is None:
        return None
    base = reading.piece.start
    inside = reading.trim(base, base + match.start()) if reading.piece.text[: match.start()].strip() else None
    words = reading if inside is not None else before
    if words is None:
        return None
    run = inside or words.trim(words.piece.start, words.piece.end)
    if run is None:
        return None
    tokens = [t for t in reading.tokens if match.start("name") <= t.idx < match.end("name") and not t.is_space]
    if not tokens:
        return None
    source = SourceDraft(
        reading.piece.at(tokens[0]), reading, tokens[0].i, tokens[-1].i + 1, tokens[-1].i, kind="person"
    )
    handle = (base + match.start("handle") - 1, base + match.end("handle"))
    link = LinkDraft(source, handle, None, "tweet", "Twitter")
    first = next((t.i for t in words.tokens if words.piece.at(t) >= run[0]), 0)
    return Attribution(words, first, [link], [run], "affirms"), words
