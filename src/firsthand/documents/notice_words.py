# ruff: noqa: E501, SIM905 (word lists and patterns read best on lines of their own)
"""The words in which a page speaks of itself to take something back: sentence by sentence, and the labels above them.

A sentence counts where it has two things: the page itself ("this article", "an earlier version of this story", "we
reported") and what happened to it ("has been corrected", "misstated", "we no longer stand by"). Either alone is news
about somebody else, or no notice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.records import NoticeKind

__all__ = [
    "ADMITS",
    "ELSEWHERE",
    "ERROR",
    "FINDS",
    "SPOKE",
    "Label",
    "is_notice",
    "label_of",
    "loosely",
    "policy",
    "reported",
    "sentence_kind",
    "triggered",
]

_I = re.I
_SURE = r"(?:article|story|post|column|piece|blog(?: post)?|news item|dispatch|essay|editorial|feature|obituary|review|headline|sub-?head(?:ing|line)?|standfirst|caption|copy|explainer|fact[ -]?check|newsletter|write-?up|profile|op-ed|live ?blog|q&a|photo essay|web page|webpage|bulletin|article's headline|story's headline)"
# A page may be one of these, or speak of somebody else's.
_MAYBE = r"(?:report|item|interview|text|analysis|video|press release|page|paper|study|letter|graphic|chart|map|table|list|podcast|episode|transcript|broadcast|segment|entry|content|photo(?:graph)?|preprint|manuscript|abstract|guide|summary|figure|publication|chapter|package|gallery|slideshow|thread|coverage)"
_PIECE = rf"(?:{_SURE}|{_MAYBE})"
_THIS = rf"(?:this|the above|the present|the foregoing) (?:[\w.'’-]+ ){{0,3}}?{_SURE}"
_THIS_MAYBE = rf"(?:this|the above|the present) (?:[\w.'’-]+ ){{0,3}}?{_MAYBE}"
_OURS = rf"(?:our|my) (?:[\w.'’-]+ ){{0,3}}?{_PIECE}"
_OLD = r"(?:earlier|previous|prior|original|initial|first|former|older|pre-?publication|print(?:ed)?|online|web|published|uncorrected|longer|shorter)"
_VERSION = rf"(?:(?:an?|the|some|all|our|in) )?(?:{_OLD}(?:,? (?:and|or)? ?)){{1,2}}(?:versions?|editions?|drafts?|iterations?) of (?:(?:this|our|my) (?:[\w.'’-]+ ){{0,3}}?{_PIECE}|the (?:[\w'’-]+ )?{_SURE})"
_HEADING = rf"(?:an?|the) {_OLD} (?:headlines?|titles?|captions?|sub-?headings?|standfirsts?|photographs?|pictures?|images?|graphics?) (?:on|of|to|for|in|with|accompanying) (?:this|the|our) (?:[\w'’-]+ ){{0,2}}?{_PIECE}"
_SELF = rf"(?:{_THIS}|{_VERSION}|{_HEADING}|(?:this|the (?:online|print|web|digital|original|current|present)) version of (?:the|this|our) (?:[\w'’-]+ )?{_PIECE})"
_SELF_MAYBE = rf"(?:{_THIS_MAYBE}|{_OURS})"
_THE = r"the (?:original )?(?:article|story|headline|sub-?heading|standfirst|caption|photo caption|picture caption|piece|post|text|graphic|chart|map|table)"
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely|imprecisely|misleadingly|in error|by mistake|in ?correctly)"
_SAYS = r"(?:said|stated?|reported?|described?|identif(?:y|ied)|named?|gave|give|listed?|referred|refer|attributed?|quoted?|suggest(?:ed)?|claim(?:ed)?|implied|imply|indicated?|put|wrote|written|had|called?|spelled|spelt|dated|credited?|calculated|counted|characteri[sz]ed?|portrayed|asserted|noted|included?|omitted|placed|rendered|translated|labell?ed|published|printed|showed?|shown|captioned|linked|summari[sz]ed|alleged)"
_MIS = r"(?:mis(?:stated?|identif(?:y|ied)|spell?ed|spelt|spell|quoted?|attributed?|characteri[sz]ed?|reported?|represented?|interpreted|translated|dated|calculated|named|described?|placed|labell?ed|credited|counted|stating|spelling|read|took|led|construed)|over(?:stated|estimated)|under(?:stated|estimated)|reversed|transposed|confused|conflated|omitted|garbled)"
_WRONG_THING = r"(?:an? |the |some |several |two |incorrect |factual |serious |\w+ )*?(?:errors?|mistakes?|inaccurac(?:y|ies)|misstatements?|misinformation|oversights?|typos?|typographical errors?|misspellings?|misquot(?:e|ation)s?|wrong \w+|incorrect \w+|inaccurate \w+|erroneous \w+|outdated \w+|misleading \w+|imprecise \w+)"
_BE = r"(?:has (?:now |since |also |subsequently )?been|have (?:now |since |also )?been|was|were|is being|is|are|had to be|has had to be)"
_GAP = r"[^.!?;]"

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_CLOCK = r"(?:at )?\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[ap]\.?\s?m\.?)?(?:\s*(?:[A-Z]{2,4}|local time)\b)?"
_DATE = rf"(?:(?:on|of|at|as of) )?(?:{_DAY},? )?(?:the )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|\d{{1,2}}/\d{{1,2}}|{_DAY}(?! \w)|{_CLOCK})(?:,? \d{{4}})?(?:,? {_CLOCK})?"
_RETRACTS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:has|have|had) (?:\w+ )?(?:retracted|withdrawn|unpublished|taken down) (?:this|the above) (?:[\w.'’-]+ ){{0,2}}?{_SURE}\b", _I),
    re.compile(rf"\b(?:{_SELF}|the (?:article|story))\b{_GAP}{{0,40}}?\b{_BE}\b{_GAP}{{0,30}}?\b(?:retracted|withdrawn|taken down|removed|unpublished|pulled|rescinded|deleted|killed|spiked)\b(?! from\b)", _I),
    re.compile(rf"\b(?:we|i)(?: have|['’]ve)? (?:taken|took|pulled) (?:this|our|the|it) ?(?:\w+ )?(?:{_PIECE})? ?(?:down|offline)\b|\b(?:we|i) (?:have |are |had )(?:therefore |now |since )?(?:withdrawn|retracted|unpublished|taken down|withdrawing|retracting) it\b", _I),
    re.compile(rf"^\W*this (?:study|paper|letter)\b{_GAP}{{0,40}}?\b{_BE}\b{_GAP}{{0,30}}?\b(?:retracted|withdrawn)\b(?: at the request| by (?:the|its) (?:authors?|editors?|journal|publishers?)|\W*$)", _I),
    re.compile(rf"^\W*(?!this (?:study|paper|letter|list|table|text)\b)(?:{_SELF_MAYBE})\b{_GAP}{{0,40}}?\b{_BE}\b{_GAP}{{0,30}}?\b(?:retracted|withdrawn|taken down|removed|unpublished|rescinded|deleted)\b(?! from\b)", _I),
    re.compile(rf"\b(?:we|i|the (?:editors?|authors?|publishers?|journal|newspaper|paper|society)|editors)\b{_GAP}{{0,60}}?\b(?:retract|withdraw|retracts|withdraws|take back|taken back|retracted|withdrawn|retracting|withdrawing|taken down|took down|unpublished|removed|deleted|pulled)\b(?:\s(?!from\b|in\b|of\b|on\b)[\w'’-]+){{0,4}}?\s(?:\b(?:this|the above|the below|our|my) (?:\w+ ){{0,2}}?(?:{_PIECE}|claim|allegation|assertion|statement|assessment|rating)s?\b|\b(?:the|that) (?:article|story|claim|allegation|report|assertion)s?\b)(?! by\b)", _I),
    re.compile(rf"\b(?:we|i|the [A-Z]\w+|editors?) (?:can |do |does |could )?(?:no longer|not|cannot|cannot any longer) (?:be able to )?(?:stands?|standing|vouch|vouches)\b(?: by| behind| for)\b{_GAP}{{0,40}}?(?:\bthis\b|\bthe (?:article|story|report|claim)|\bour\b|\bits\b|\bwhat\b)", _I),
    re.compile(rf"\bno longer (?:stands?|vouch(?:es)?) (?:by|behind|for) (?:this|our|the|its) (?:\w+ ){{0,2}}?{_PIECE}", _I),
    re.compile(r"\b(?:i|we) (?:hereby |now |must |have to )?take (?:it|this|that|all of it|everything) back\b", _I),
    re.compile(r"\b(?:nothing|none of what is|no part of (?:what|this)) (?:\w+ ){0,4}?(?:should|can|may) be (?:relied|trusted|believed|used|cited)", _I),
    re.compile(rf"(?<!of )(?<!in )\b(?:{_SELF}|{_SELF_MAYBE}) (?:should|must|can)(?: not|not| no longer) be (?:relied|cited|used|trusted|regarded)", _I),
    re.compile(rf"\b(?:readers|please|you|subscribers|editors)\b{_GAP}{{0,20}}\b(?:disregard|ignore)\b{_GAP}{{0,12}}\b(?:this|our|the|it)\b", _I),
    re.compile(rf"\b{_SELF}\b{_GAP}{{0,40}}?\b(?:is|was|were|has been|proved|turned out|has proved)\b{_GAP}{{0,25}}?\b(?:false|untrue|a hoax|debunked|fabricated|invented|inaccurate and|proven wrong|disproved|unfounded|baseless|fake)\b", _I),
    re.compile(rf"\b(?:we|i)\b{_GAP}{{0,25}}\bapologi[sz]e\b{_GAP}{{0,40}}\b(?:misinformation|false|untrue|misleading|spreading|disinformation|publishing (?:it|this|the (?:article|story|report|claim)))\b", _I),
    re.compile(rf"\bset the record straight\b{_GAP}{{0,80}}\b(?:this|my|our)\b[^!?]{{0,160}}\b(?:debunked|false|untrue|not true|wrong|apologi[sz]e|never happened)\b", _I),
    re.compile(r"\bis (?:hereby )?(?:retracted|withdrawn)\b(?: in full| in its entirety| by the (?:authors?|editors?|publishers?))", _I),
    re.compile(rf"\bretracts? its (?:own )?(?:\w+ ){{0,2}}?{_PIECE} (?:headlined|entitled|titled)\b|\bwithdraws its (?:own )?(?:\w+ ){{0,2}}?{_PIECE} (?:headlined|entitled|titled|slugged)\b", _I),
)  # fmt: skip
_CORRECTS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:{_VERSION}|{_HEADING})\b{_GAP}{{0,160}}?\b(?:{_SAYS}|{_MIS}|{_WRONGLY}|contained|was|were|misled|did not|failed|should|carried|used|appeared|gave)\b", _I),
    re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE}|{_THE})\b{_GAP}{{0,60}}?\b(?:originally|previously|initially|formerly|at first|{_WRONGLY})\b(?! (?:published|appeared|posted|printed|ran|aired|written|broadcast|commissioned)){_GAP}{{0,40}}?\b(?:{_SAYS}|contained|stating|saying|misled)\b", _I),
    re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE}|{_THE})\b{_GAP}{{0,60}}?\b(?:{_SAYS})\b{_GAP}{{0,15}}?\b{_WRONGLY}\b", _I),
    re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE})\b{_GAP}{{0,60}}?\b{_MIS}\b", _I),
    re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE}|{_THE})\b{_GAP}{{0,40}}?\b(?:contain(?:s|ed)|included|had|carried) {_WRONG_THING}", _I),
    re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE}|{_THE})\b{_GAP}{{0,40}}?\b(?:gave|used|named|quoted|showed|listed|was accompanied by|ran with|linked to) (?:an? |the )(?:wrong|incorrect|inaccurate|erroneous|outdated|imprecise|old)\b", _I),
    re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE}|{_THE})\b{_GAP}{{0,40}}?\b{_BE}\b{_GAP}{{0,60}}?\b(?:corrected|amended|clarified|rectified|fixed)\b(?! (?:by|in) (?:committee|the senate|the house))", _I),
    re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE}|{_THE})\b{_GAP}{{0,40}}?\b(?:{_BE}|now|also)\b{_GAP}{{0,80}}?\b(?:edited|changed|revised|modified|altered|updated|adjusted|reworded|rewritten)\b[^.!?]{{0,90}}?\b(?:correct(?:s|ed|ly)?|clarif\w+|fix(?:es)?|make (?:it )?clear|reflect that|accura\w+|errors?|inaccura\w+|wrong(?:ly)?|typos?|spelling|misspell\w*|remov\w+|delet\w+|not\b|rather than|instead of|previously|had (?:said|called|written|wrongly))", _I),
    re.compile(rf"^\W*(?:re-?filed|edited|amended|changed|revised|modified|republished|reposted|updated|corrected|altered|re-?issued|re-?sent)(?:,? {_DATE})?,? to (?:correct|clarify|fix|remove|delete|make clear|reflect that|amend|rectify|say that|show that|replace)\b", _I),
    re.compile(rf"\bversion of (?:the|this) (?:\w+ )?{_PIECE} (?:corrects|clarifies|amends|fixes|removes|deletes)\b", _I),
    re.compile(rf"\b(?:we|i)\b{_GAP}{{0,30}}\b(?:regret|regrets|apologi[sz]e|sorry)\b{_GAP}{{0,12}}\bfor\b{_GAP}{{0,30}}\b{_WRONG_THING}\b", _I),
    re.compile(rf"\b(?:we|i|the [A-Z]\w+(?: [A-Z]\w+)?)\b{_GAP}{{0,20}}\b(?:regrets?|apologi[sz]es? for)\b{_GAP}{{0,20}}\b(?:errors?|mistakes?|misstatements?|confusion|misunderstanding|inaccurac(?:y|ies)|misinformation|oversight|misreporting)\b", _I),
    re.compile(rf"\b(?:we|i) (?:have |are |had )?(?:since |now |accordingly |also )?(?:(?:corrected|amended|clarified|correcting) (?:this|the|our|my|it|that)|(?:fixed|changed|edited|reworded) (?:this|the|our|my) (?:\w+ ){{0,2}}?(?:{_SURE}|text|report|wording|spelling|sentence|paragraph|figure|number|name|date|reference|quotation|quote|table|chart|graphic))\b", _I),
    re.compile(rf"\b(?:we|i) (?:had |have )?{_WRONGLY}\s+{_SAYS}\b", _I),
    re.compile(rf"\b(?:we|i) (?:had |have )?{_MIS}\b(?!\s+(?:him|her|them|it)\b)", _I),
    re.compile(r"\b(?:we|i) (?:originally|previously|initially) (?:said|stated|reported|wrote|described|identified|named|quoted|gave|listed)\b", _I),
    re.compile(r"\b(?:we|i) (?:have )?(?:since |now )?(?:removed|deleted|taken out|cut|struck) (?:a|an|the|this|one|two|that|those|several|some) (?:[\w'’-]+ ){0,3}?(?:sentences?|paragraphs?|passages?|quotes?|quotations?|lines?|claims?|references?|photo(?:graph)?s?|pictures?|images?|figures?|statements?|names?|links?|videos?|charts?|details?|tweets?|comments?|sections?|words?)\b", _I),
    re.compile(rf"\b(?:a|an|the|this|one|two|several) (?:[\w'’-]+ ){{0,3}}?(?:sentences?|paragraphs?|passages?|quotes?|quotations?|references?|photo(?:graph)?s?|pictures?|images?|captions?|links?|headlines?)\b{_GAP}{{0,60}}?\b(?:has|have) (?:now |since )?been (?:removed|deleted|taken out|corrected|amended|changed|replaced|updated)\b", _I),
    re.compile(rf"\bnot\b{_GAP}{{2,90}}?\b(?:as|which is what) (?:we|i|{_SELF}|{_SELF_MAYBE}|was|it was|the (?:article|story|review|report)) (?:\w+ )?(?:wrote|reported|said|says|stated|states|had|claimed|claims|printed|put|suggested|published|implied|gave)\b", _I),
    re.compile(rf"\b(?:not|never|wrongly|incorrectly)\b{_GAP}{{2,90}}?\bas (?:stated|reported|said|given|described|suggested|claimed|written|published|implied) (?:in|by) (?:{_SELF}|{_SELF_MAYBE}|us\b|our\b|{_THE})", _I),
    re.compile(r"\b(?:the|this|that|these) (?:errors?|mistakes?|inaccurac(?:y|ies)|typos?) (?:has|have) (?:now |since )?been (?:corrected|fixed|rectified|amended)\b", _I),
    re.compile(r"\b(?:we|i) (?:have been|were|was|am|are) (?:asked|requested|happy|glad|pleased|told to) (?:by [^.!?]{2,60}? )?(?:to|that we) (?:make (?:it )?clear|clarify|point out|correct|state that|set the record|put the record|confirm that|say that)\b", _I),
    re.compile(r"\b(?:has|have|had) (?:also )?asked us (?:to (?:make (?:it )?clear|point out|clarify|correct|state|say)|to (?:publish|print))\b", _I),
    re.compile(r"\b(?:we|i) (?:would like|wish|want|need|have) to (?:clarify|correct|make (?:it )?clear|apologi[sz]e to [^.!?]{2,60} for|point out that (?:we|this|the)|set the record straight|put the record straight)\b", _I),
    re.compile(r"^\W*(?:[^.!?]{0,20}\b)?(?:we|i)(?: have|['’]ve)? (?:got|had|made) (?:this|that|it|something|a (?:\w+ )?(?:mistake|error))(?: \w+)?(?: (?:badly|completely|quite|entirely|plain))?(?: wrong)?\b(?=[^.!?]{0,40}[.!?])(?:(?<=wrong)|(?<=mistake)|(?<=error))", _I),
    re.compile(r"\b(?:i|we) (?:(?:was|were) (?:wrong|mistaken|misled|misinformed)\b(?=\s*(?:[.,;!]|$|and\b|on this|about this|about that|here|in this|to (?:say|write|report)))|stand corrected)|\b(?:i|we) (?:had|got) (?:the|his|her|its|their|that) (?:[\w'’-]+ ){1,4}wrong\b", _I),
    re.compile(r"\bour (?:critic|reviewer|reporter|correspondent|columnist|writer|photographer|headline writer|caption writer)\b[^.!?]{0,30}\b(?:regrets?|was (?:mistaken|wrong|misinformed)|misheard|misread|apologi[sz]es?|wrongly|incorrectly|mistakenly|misspelled|misspelt|misidentified|misquoted)\b", _I),
    re.compile(r"\b(?:thanks|thank you|hat tip) to (?:the|a|several|all|those|our) (?:[\w'’-]+ ){0,2}?(?:readers?|commenters?|subscribers?) (?:who|for) (?:told|spotted|point|pointed|pointing|wrote|spotting|letting|noticed|flagged|alerted|alerting|caught)\b", _I),
    re.compile(rf"\bcontrary to (?:what )?(?:we|i|{_SELF}|{_SELF_MAYBE}|our|{_THE})\b", _I),
    re.compile(r"\b(?:this is|below is|what follows is) (?:a|the) (?:corrected|amended|revised) version\b", _I),
    re.compile(r"\b(?:we|i) have (?:now |since )?(?:fixed|corrected|put) (?:it|this|that|them)(?: right)?(?=\s*[.,;!]|$)", _I),
    re.compile(r"^\W*headline (?:has been )?(?:changed|updated|corrected|amended)\b", _I),
    re.compile(r"\ba correction (?:was|has been) (?:made|added|appended|published)(?: on| to| at)\b", _I),
    re.compile(rf"\b(?:paragraph|sentence|quotation|quote|figure|passage|headline|caption|statement|claim)s?\b{_GAP}{{0,60}}?\b(?:should|must) (?:not|no longer) be (?:relied|trusted|used|taken)\b", _I),
    re.compile(rf"\b(?:paragraph|sentence|quotation|quote|passage|headline|caption|figure|lines?|it|this|that|article|story)\b{_GAP}{{0,60}}?\bshould (?:have (?:read|said|been|stated|referred|given|named|made)|read|not have (?:said|been|named|included|stated|appeared))\b", _I),
)  # fmt: skip
_UPDATES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE}|the (?:article|story|headline|piece|text))\b{_GAP}{{0,40}}?\b(?:has (?:now |since |also )?been|have been|was|were|is) (?:[\w,]+ ){{0,4}}?(?:updated|expanded|revised|edited|changed|modified|amplified|supplemented|adjusted)\b(?! (?:for|and) (?:clarity|length|style|condensed))", _I),
    re.compile(rf"\b(?:we|i) (?:have |['’]ve )?(?:since |now |also )?(?:updated|added to|expanded|changed|revised) (?:(?:this|our|my) (?:\w+ )?(?:{_SURE}|report|page|coverage|transcript|text|account)|the (?:\w+ )?{_SURE}|the report (?:above|below))\b", _I),
    re.compile(r"^\W*(?:this (?:story|article|post|report|page) was )?updated\b(?:[^.!?]|[.:](?=\d)|(?<=[ap])\.m\.?){0,60}?\b(?:to|with) (?:add|include|reflect|clarify|correct|remove|make|note|say|give|comments?|new|further|more|additional|details?|quotes?|statements?|information|reaction|the (?:response|statement|reply|answer|comments?|latest)|a (?:response|statement|reply|comment))\w*\b", _I),
    re.compile(rf"\b(?:has|have) been (?:added|appended) (?:to|at the (?:end|foot|bottom|top) of) (?:{_SELF}|{_SELF_MAYBE})", _I),
    re.compile(rf"\b(?:after|since|following|shortly after) (?:{_SELF}|{_SELF_MAYBE}|publication|the (?:story|article)|we published)(?:'s publication)?(?: was| had been| has been)?(?: \w+)? ?(?:published|posted|publication|went (?:live|up|online|to press)|first appeared|we (?:learned|heard|received))?,[^.!?]{{0,160}}\b(?:told|said|sent|issued|responded|contacted|replied|confirmed|denied|revised|announced|wrote|clarified|disputed|got in touch|learned)\b", _I),
    re.compile(r"\b(?:we|i) have (?:since |now |also )?(?:added|included|inserted|appended) (?:\w+ ){1,8}?(?:below|above|to (?:this|the|our) (?:article|story|post|piece|page|report|text)|at the (?:end|foot|bottom|top))\b", _I),
    re.compile(rf"^\W*[^.!?]{{3,160}}\b(?:after|since) (?:{_SELF} (?:was|went|had been)|publication\b(?! of (?!th(?:is|e) (?:article|story|post|piece|report))))", _I),
    re.compile(r"^\W*since (?:this|we|i) (?:was |went |had |first )?(?:published|printed|posted|written|wrote|to press|live|posted this|wrote this|published this),? [^.!?]{5,}", _I),
    re.compile(rf"\bsince (?:{_SELF}|the (?:story|article)) (?:was|were|went|has been)(?: first)? (?:published|posted|written|live|up|online|to press),? [^.!?]{{5,}}", _I),
    re.compile(rf"\bversion of (?:the|this) (?:\w+ )?{_PIECE} (?:adds|includes|updates|has been updated)\b", _I),
    re.compile(rf"\b(?:questions|concerns|doubts|issues) (?:have been raised |were raised )?(?:about|over|regarding|with)\b{_GAP}{{0,60}}\b(?:this (?:article|paper|study)|in this (?:article|paper|study))\b", _I),
)  # fmt: skip
_PARENTHESIS: tuple[tuple[NoticeKind, re.Pattern[str]], ...] = (
    ("retraction", re.compile(r"\((?:withdraws|retracts|kills|removes (?:story|article))\b[^()]{4,400}\)\W*", _I)),
    ("correction", re.compile(r"\((?:(?:(?:this|story|version|item)\b[^()]{0,40} )?(?:corrects|corrected|fixes|clarifies|deletes|removes|refiles|recasts)\b(?:[^()]{0,40}\b(?:correct|fix|to say|to show|paragraph|headline|spelling|byline|typo|name|day|date|number|figure|first|year|error|instead|not)|,)[^()]{0,400}|corrects [^()]{4,400})\)\W*", _I)),
    ("update", re.compile(r"(?:EDS|EDITORS)?:? ?(?:UPDATES|ADDS|RECASTS|REWRITES)\b:? (?:with|to|throughout|details|quotes|background|comments?|reaction|new)\b.{0,200}")),
    ("update", re.compile(r"\((?:adds|updates|updated|recasts|writes through|rewrites)\b[^()]{3,400}\)\W*", _I)),
)  # fmt: skip
# No pattern matches without one of each: something that happens to a page, and something that a page may be called.
_HAPPENS = re.compile(
    r"retract|withdr|t(?:ake|aken|aking|ook)\b[^.]{0,40}\b(?:back|down|offline)|remov|delet|pulled|rescind|unpublish|untrue|hoax|debunk|fabricat|fake|false|inaccura|wrong|disprov|unfounded|baseless|apolog|sorry|regret|straight|version|edition"
    r"|originally|previously|initially|at first|first said|incorrect|mistak|erroneous|mis(?:st|id|sp|qu|at|ch|re|in|tr|da|na|de|la|le|pl|ca|co|he)|mistook|overst|underst|overest|underest|correct|amend|clarif|revis|rectif|error|typo|updat|errat|corrigend|addend"
    r"|no longer|vouch|relied|make clear|make it clear|point(?:ed|s)? out|should (?:have|read|not|be)|must not|as (?:we|i|stated|reported|this|said|given|was|it was|the)\b|disregard|ignore|chang|edited|modif|expand|supplement|amplif|adjust|altered|re-?word|rewritten"
    r"|fix|omit|impreci|outdated|since|after (?:this|publication|we|the)|following|in fact|nothing|none of|thanks|thank you|hat tip|contrary|confus|conflat|transpos|revers|garbled|credited|put (?:that|this|it|them) right|adds|add(?:ed)? |append|recasts|kill|concern|question|doubt|issues|stand corrected|accompanied|struck|taken out|cut (?:a|the)|asked us|in touch|attention|believe|misled|includes", re.I
)  # fmt: skip
_CALLED = frozenset(
    """this our ours my we us i version edition publication article story stories headline caption post piece report
    review column obituary editor editors reader readers correction corrections corrects clarifies update updated
    updates error mistake typo above below adds recasts fixes paragraph sentence quotation passage text""".split()
)
_CHANGED = re.compile(
    r"\W*(?:re-?filed|edited|amended|changed|revised|modified|corrected|altered|re-?issued|republished|reposted)\b",
    re.I,
)
_RUN = re.compile(r"\w+")
# Letters that patterns take for others whatever their case, and that `lower` does not.
_ODD = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"))

_REPORTED = re.compile(
    r",[”\"’']?\s+(?!(?:this|we|our|the (?:article|story|post|piece)|an? (?:earlier|previous))\b)(?:[\w.'’-]+\s+){1,6}?(?:said|says|wrote|told|added|announced|tweeted|explained)\b|^\W*(?!(?:We|I|This|Our)\b)(?:[A-Z][\w.'’-]+\s+){1,4}(?:said|says|told|wrote|added|tweeted|announced|insisted|argued)\b|\b(?:he|she|they) (?:said|says|told|wrote|added|tweeted)\b"
)
_POLICY = re.compile(
    r"^\W*(?:if |to (?:report|request|suggest|submit|ask)|have (?:we|you)|did (?:we|you)|see |read |please |spotted|notice[ds]? |found |do you|send |tell us|email|contact|help us|report an?|request|our (?:corrections|policy)|we (?:aim|strive|want|try|correct|are committed|welcome|will|encourage|endeavou?r|take (?:care|complaints))|for the latest|follow us|sign up|subscribe|all (?:corrections|errors)|any (?:errors?|corrections?)|errors? (?:in|should))|\b(?:will|may|might|would|could|can) be (?:updated|corrected|amended|clarified|revised|edited|removed|withdrawn|expanded)\b"
    r"|\b(?:will|shall|['’]ll) (?:update|correct|amend|revise|remove|add to)\b|\bcorrections? (?:policy|page|column)\b|\bnames?\b[^.!?]{0,60}\b(?:been|were|are) (?:changed|withheld|omitted)\b|\bedited (?:and condensed |and shortened |lightly )?(?:for|by|and produced)\b|\blast (?:updated|modified|edited|changed|reviewed|revised)\b|\bcheck back\b|\bif (?:we|you|this|the|any|an)\b[^.!?]{0,60}\b(?:wrong|error|mistake|incorrect)", _I
)  # fmt: skip

# A sentence beside a label, in a box for notices or beside a page's own name that shows an error to be meant.
ADMITS = re.compile(
    rf"\bnot\b|\bnever\b|\bno longer\b|\brather than\b|\binstead of\b|\bin fact\b|\bactually\b|\b(?:the )?correct (?:\w+ ){{1,3}}(?:is|was|are)\b|\bwrong(?:ly)?\b|\bincorrect(?:ly)?\b|\berrors?\b|\bmistake[ns]?\b|\binaccura\w+|\buntrue\b|\bfalse(?:ly)?\b|\b{_MIS}\b|\bregrets?\b|\bapologi[sz]e|\bapology\b|\bsorry\b|\bmisled\b|\bshould (?:have|read|not)\b|\bturned out\b|\bin error\b|\bwithdraw|\bretract|\bcorrected\b|\bamended\b|\bclarif|\bsince\b|\bremoved\b|\bhad (?:said|named|called|written|given|put|it)\b|\bdifferent\b|\bearlier version\b|\baware of\b|\bcomplaint\b|\bconcerns?\b|\binvestigat|\bprevious(?:ly)?\b|\boriginal(?:ly)?\b", _I
)  # fmt: skip
# The narrower sort, that no plain sentence of news is likely to have.
ERROR = re.compile(
    rf"\bin fact\b|\b(?:the )?(?:correct|right|actual) (?:\w+ ){{1,3}}(?:is|was|are|were)\b|\b(?:is|was|were|are) (?:\w+ )?(?:wrong|incorrect|untrue|inaccurate|false|in error|misled|not the case|not correct|not true|not so)\b|\b(?:we|i)\b[^.!?]{{0,30}}\b(?:regret|apologi[sz]e|sorry)\b|\bapologies\b|\bshould have\b|\bin error\b|\bincorrectly\b|\bwrongly\b|\bmistakenly\b|\berroneously\b|\b{_MIS}\b|\bwe (?:are happy|accept|acknowledge)\b|\bno longer (?:stands?|believe)\b|\bput (?:that|this|it|them) right\b|\bin touch to (?:say|point)\b|\bbrought to our attention\b|\b(?:points?|pointed) out\b|\bnothing of the (?:sort|kind)\b|\bcontrary to\b|\bcorrect(?:ed)? (?:it|this|that)\b", _I
)  # fmt: skip
# The page, or its paper, told something; whether wrongly, another sentence says.
SPOKE = re.compile(
    rf"\b(?:we|i) (?:have |had )?(?:{_SAYS})\b|\b(?:{_THIS}|{_THIS_MAYBE}|{_OURS}|{_VERSION})\b|\b(?:this|the|our) (?:article|story|piece|report|review|column|post) (?:{_SAYS})\b", _I
)  # fmt: skip
# What shows that the outlet speaks of its own page, anywhere in a short paragraph.
_OWN_WORK = re.compile(
    rf"\b(?:{_THIS}|this (?:report|page|item|interview|transcript|video|text)|{_VERSION}|the original (?:article|story|report|post|piece|version)|our (?:original |earlier |initial )?(?:article|story|report|post|coverage|piece|headline|review)\b|(?:sentence|paragraph|passage|report|article|story|headline|photo(?:graph)?|picture|caption|quotation) (?:above|below)|brought to our attention|what (?:we|i) (?:wrote|said|reported)|(?:we|i) (?:had |have |originally |previously |first |initially |wrongly |incorrectly )*(?:wrote|reported|published|stated|named|identified|printed|attributed|described|misspelled|ran a|quoted)\b|as we (?:said|wrote|reported|had it|stated)|since publication|after publication(?! of)|we (?:now |fully |unreservedly )?(?:accept|acknowledge) that (?:he|she|they|it|this|there|mr|mrs|ms|dr|the (?:article|report|story|allegations?|claims?))\b)", _I
)  # fmt: skip
# "In yesterday's edition", "an article on Monday about ...": which page is meant, only what it speaks of can show.
ELSEWHERE = re.compile(
    rf"\b(?:yesterday|today|last (?:week|month|year|night)|this (?:week|month)|(?:last |on )?{_WEEKDAY}|our (?:\w+ ){{0,2}}\w+)(?:'s|’s) (?:\w+ )?(?:edition|issue|paper|newspaper|print|section|pages?|supplement|sports|guide|column|magazine|report|story|article|programme|program|bulletin)\b"
    rf"|\b(?:an?|our|the) (?:[\w'’-]+ ){{0,2}}?(?:article|story|report|review|column|obituary|profile|feature|editorial|interview|letter|item) (?:of|on|about|in|from|with|published|that (?:appeared|ran)|which (?:appeared|ran)|last|yesterday|headlined|entitled|under the headline)\b"
    rf"|\bon (?:{_WEEKDAY}|{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})\b[^.!?]{{0,20}}\bwe\b|\bwe\b[^.!?]{{0,40}}\b(?:yesterday|last (?:week|month))\b", _I
)  # fmt: skip
# A sentence that only says when is the date line in other words.
_ONLY_WHEN = re.compile(
    rf"\W*(?:{_THIS}|{_THIS_MAYBE})(?:'s publication)? (?:was|has been|is)(?: last| first| most recently)? (?:updated|modified|published|revised)(?: and updated)?,? (?:on )?{_DATE}(?: (?:to|on|and) {_DATE})*\W*(?:{_CLOCK})?\W*", _I
)  # fmt: skip


def policy(text: str) -> bool:
    """Whether `text` says how the outlet corrects, or will, and not what."""
    return bool(_POLICY.search(text))


# Without one of these no match of _HAPPENS is there: looking for them is ten times as quick as the pattern.
_STEMS = (
    "retract", "withdr", "take", "taking", "took", "remov", "delet", "pulled", "rescind", "unpublish", "untrue", "hoax",
    "debunk", "fabricat", "fake", "false", "inaccura", "wrong", "disprov", "unfounded", "baseless", "apolog", "sorry",
    "regret", "straight", "version", "edition", "originally", "previously", "initially", "at first", "first said",
    "erroneous", "mis", "overst", "underst", "overest", "underest", "correct", "amend", "clarif", "revis", "rectif",
    "error", "typo", "updat", "errat", "corrigend", "addend", "no longer", "vouch", "relied", "make clear",
    "make it clear", "point", "should ", "must not", "as we", "as i", "as stated", "as reported", "as this", "as said",
    "as given", "as was", "as the", "disregard", "ignore", "chang", "edited", "modif", "expand", "supplement", "amplif",
    "adjust", "altered", "reword", "re-word", "rewritten", "fix", "omit", "impreci", "outdated", "since", "after this",
    "after publication", "after we", "after the", "following", "in fact", "nothing", "none of", "thanks", "thank you",
    "hat tip", "contrary", "confus", "conflat", "transpos", "revers", "garbled", "credited", "put that", "put this",
    "put it", "put them", "adds", "add ", "added ", "append", "recasts", "kill", "concern", "question", "doubt",
    "issues", "accompanied", "struck", "cut a", "cut the", "asked us", "in touch", "attention", "believe", "includes",
)  # fmt: skip


# Those with which _HAPPENS matches whatever stands around them; of the others the pattern decides.
_CERTAIN = tuple(stem for stem in _STEMS if _HAPPENS.search(f"x{stem}x"))
_PERHAPS = tuple(stem for stem in _STEMS if stem not in _CERTAIN)


def triggered(text: str) -> bool:
    """Whether `text` has the words without which it is no notice; quick."""
    lower = text.lower()
    plain = lower
    if not text.isascii():
        plain = text
        for odd, letter in _ODD:
            plain = plain.replace(odd, letter)
        plain = plain.lower()
    if _CALLED.isdisjoint(_RUN.findall(plain)) and not _CHANGED.match(text):
        return False
    return any(map(lower.__contains__, _CERTAIN)) or (
        any(map(lower.__contains__, _PERHAPS)) and _HAPPENS.search(text) is not None
    )


_SHORT_FORMS = tuple(
    (re.compile(rf"(?<=\w){short}\b"), long)
    for short, long in (("['’]ve", " have"), ("['’]re", " are"), ("['’]m", " am"), ("n['’]t", " not"))
)


def _plain(text: str, quoted: tuple[tuple[int, int], ...]) -> str:
    """`text` without the words of others and with the short forms of verbs written out."""
    for a, b in quoted:
        inner = range(max(0, a + 1), min(len(text), b - 1))
        text = text[: inner.start] + "x" * len(inner) + text[inner.stop :] if inner else text
    if "'" not in text and "’" not in text:
        return text
    for short, long in _SHORT_FORMS:
        text = short.sub(long, text)
    return text


_BY_KIND: tuple[tuple[NoticeKind, tuple[re.Pattern[str], ...]], ...] = (
    ("retraction", _RETRACTS), ("correction", _CORRECTS), ("update", _UPDATES),
)  # fmt: skip


# "Our review points out" says what it found, not what is wrong with it.
FINDS = re.compile(r"\bour (?:\w+ )?(?:review|report|analysis|story|article)s? (?:points?|pointed) out\b", _I)


def loosely(text: str, quoted: tuple[tuple[int, int], ...], outlet: str | None) -> NoticeKind | None:
    """The kind of notice that a short paragraph at the head or the foot of an article is, if it speaks of the page or of
    what its outlet told, and of something wrong, in whatever sentences; None where it is none."""
    text = _plain(text, quoted)
    # A pattern with a name in it is made for one page: what makes it needless is looked at first.
    own = _OWN_WORK.search(text)
    if (not own and not outlet) or _POLICY.search(text) or reported(text):
        return None
    kind = _loose_kind(text)
    return kind if kind and (own or (outlet and re.search(outlet, text, _I))) else None


def _loose_kind(text: str) -> NoticeKind | None:
    if re.search(
        r"\b(?:retract|withdraw|withdrawn|withdrew|taken down|took down|unpublished|no longer stand)", text, _I
    ):
        return "retraction"
    if ERROR.search(text) or re.search(
        rf"\b(?:{_MIS}|incorrect|inaccurate|untrue|misleading|apologi[sz]es?|corrected|amended|clarif\w+|errors? in|an error|removed)\b",
        text,
        _I,
    ):
        return "correction"
    return None


_LONGEST = 80  # words of a block that may be a notice as a whole


def is_notice(block: str, words: int) -> bool:
    """Whether a block of so many words takes something back by its own words: what a page says of itself looks like no
    article to a classifier, and is evidence all the same."""
    return words <= _LONGEST and sentence_kind(block) is not None


def reported(sentence: str) -> bool:
    """Whether somebody is said to have said it."""
    return bool(_REPORTED.search(sentence))


# Half of the patterns, and the slow half, begin with what a page is called: that is looked for once.
_NAMES_PAGE = re.compile(rf"\b(?:{_SELF}|{_SELF_MAYBE}|{_THE}|the (?:article|story|headline|piece|text))", _I)
_NAMED_FIRST = (
    rf"\b(?:{_SELF}|", rf"(?<!of )(?<!in )\b(?:{_SELF}|", rf"\b{_SELF}\b", rf"\b(?:{_VERSION}|{_HEADING})\b",
)  # fmt: skip
_KINDS: tuple[tuple[NoticeKind, tuple[tuple[re.Pattern[str], bool], ...]], ...] = tuple(
    (kind, tuple((pattern, pattern.pattern.startswith(_NAMED_FIRST)) for pattern in patterns))
    for kind, patterns in _BY_KIND
)


def sentence_kind(sentence: str, quoted: tuple[tuple[int, int], ...] = (), alone: bool = True) -> NoticeKind | None:
    """The kind of notice that `sentence` is by its own words, None where it is none.

    `quoted` are its characters inside quotation marks, which are somebody else's; `alone` says that it begins its
    block: words that may name another's work ("this report") count only there.
    """
    if not triggered(sentence):
        return None
    for kind, pattern in _PARENTHESIS:
        if alone and pattern.fullmatch(sentence):
            return kind
    sentence = _plain(sentence, quoted)
    if _POLICY.search(sentence) or _ONLY_WHEN.fullmatch(sentence):
        return None
    told = reported(sentence)
    named = _NAMES_PAGE.search(sentence) is not None
    for kind, patterns in _KINDS:
        for pattern, wants_name in patterns:
            if wants_name and not named:
                continue
            for match in pattern.finditer(sentence):
                words = match.group().lower()
                if told and re.match(r"\W*(?:we|i)\b|.*\bshould\b", words):
                    continue
                if not alone and not re.search(rf"\b(?:{_SELF}|our|we|my|i|error|mistake|correction)\b", words, _I):
                    continue
                return kind
    return None


_STRONG: tuple[tuple[NoticeKind, str], ...] = (
    ("retraction", r"retraction(?: notice| note| statement)?|retracted(?: article)?|withdrawn(?: article)?|withdrawal(?: notice)?|notice of (?:retraction|withdrawal)|article (?:retracted|withdrawn)|removed|(?:mandatory |bulletin )?kill(?: advisory)?"),
    ("update", r"(?:editorial |editor(?:'|’)?s?(?:'|’)? )?(?:expressions?|notice|note|statement) of concern|addend(?:um|a)|added|edited to add|eta|stop press|updated?(?:\s+(?:no\.? ?)?#?(?:\d{1,2}(?!\d)|[ivx]{1,3}\b))?|editor(?:'|’)?s?(?:'|’)? update|late update|new(?:s)? update"),
    ("correction", r"corrections? (?:made|appended|added|issued)|corrections?(?: (?:&|and|/) (?:clarifications?|apolog(?:y|ies)|retractions?))?|corrections? to (?:this|our|the|an earlier) (?:\w+ )?(?:article|story|report|post|piece|review)|(?:our |with |my )?apologies|correction notice|notice of correction|corrected(?: article)?|clarifications?(?: (?:&|and) corrections?)?|errat(?:um|a)|corrigend(?:um|a)|(?:author|publisher|editorial)(?:'|’)?s?(?:'|’)? correction|amendments?|amended|edited|revised|apology|corrections? to|a correction|an apology|a clarification"),
)  # fmt: skip
_WEAK = r"(?:an? )?(?:important )?(?:(?:editor|ed|editorial|author|publisher|producer|writer|reporter|newsroom|web editor)(?:'|’)?s?\.?(?:'|’)?(?: note)?s?|note(?: (?:to|for) (?:our )?(?:readers|editors))?|n\.?b\.?|nota bene|for the record|(?:setting|putting|to set) the record straight|edit|please note|reader advisory|change history|postscript|p\.?p?\.?s\.?|disclosure|corrections? note|footnote|editors? clarification|how we got this wrong|what we got wrong|mea culpa|oops)"
_AHEAD = r"^[\W_]{0,4}(?:(?:important|live|breaking|latest|major|further|second|third|final|small|minor|quick) )?"
_AFTER = rf"(?:\s*\((?P<note>[^)]{{1,80}})\)|,?\s+{_DATE}|\s*\[[^\]]{{1,60}}\])?"
_MARK = r"\s*(?P<mark>[:–—|]|--?\s|\.\s|\s-\s|\n|\]|$)\s*[*_]{0,2}\s*(?P<rest>.*)$"
_STRONG_LABELS = tuple(
    (kind, re.compile(rf"{_AHEAD}(?P<label>{words}){_AFTER}(?:\s*[:,]\s*{_DATE})?{_MARK}", _I | re.S))
    for kind, words in _STRONG
)
_WEAK_LABEL = re.compile(rf"{_AHEAD}(?P<label>{_WEAK}){_AFTER}{_MARK}", _I | re.S)

# How every label begins.
_LIKE_A_LABEL = re.compile(
    rf"{_AHEAD}(?:an? |the )?(?:important |editorial )?(?:retract|withdr|notice|article|remov|mandatory|bulletin|kill|ed(?:itor|ited|it|\W)|expression|note|statement|add|eta|stop|update|late|new|correct|clarif|errat|corrig|author|publisher|amend|revis|apolog"
    r"|our |with |my |producer|writer|reporter|newsroom|web |n\.?b|for the record|setting|putting|to set|please|reader|change|post|p\.?p?\.?s|disclos|foot|how we|what we|mea|oops)", re.I
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a notice: the kind it says (None where it says only that somebody notes something), and where
    the words behind it begin."""

    kind: NoticeKind | None
    rest: int
    capitals: bool

    def alone(self, text: str) -> bool:
        """Whether nothing follows it."""
        return self.rest >= len(text.rstrip(" \t\r\n*_:.-–—]"))


def label_of(text: str) -> Label | None:
    """The label that `text` begins with, if it begins with one."""
    if not _LIKE_A_LABEL.match(text) or re.match(r"\W*[“\"‘]", text[:6]):
        return None
    for kind, pattern in _STRONG_LABELS:
        match = pattern.match(text)
        if match and not (kind == "update" and _only_day(match)):
            return Label(kind, match.start("rest"), match["label"].isupper())
    match = _WEAK_LABEL.match(text)
    return Label(None, match.start("rest"), match["label"].isupper()) if match else None


def _only_day(match: re.Match[str]) -> bool:
    """Whether what follows "Updated" is the day and hour, and nothing."""
    rest = re.sub(rf"(?i){_DATE}|\b(?:gmt|utc|bst|e[ds]?t|p[ds]?t|c[ds]?t|ist|uhr)\b", " ", match["rest"])
    if match["rest"] == "":
        return match["label"].lower().startswith("updated")
    return len(re.findall(r"[^\W\d_]{3,}", rest)) < 3
