"""The forms of time expressions, as patterns over the word classes of `time_lexicon`.

Each pattern names the rule in `time_rules` that gives its value, and its parts by named groups: w weekday, m month, d
day, y year, u unit, n number, k day word, s season, p part of the day, q ordinal, r relation (last, next, this), e
edge.
Spans follow TimeML: no preposition, but articles, "early", "late" and bounds ("more than two years") belong to it.
"""

from __future__ import annotations

import re

__all__ = ["PATTERNS"]

_DAY = r"(?P<d>D)@?"
_MONTH = r"(?P<m>M)\.?"
_WEEKDAY = r"(?P<w>W)\.?"
_NUM = r"(?P<n>a?#(?:c?N)*|N(?:c?-?[N#])*|[Dn](?:D/D|\.[Dn])?(?:-?#)?|a|a?vo?|Io?)"
_BOUND = r"(?P<b>b|mn|xm|uT|pmn|aE)?"
_EARLY = r"(?P<early>E-?)?"
_EDGE = r"(?:t?(?P<e>e)oa?)"
_CLOCK = r"(?:b?(?P<hh>D)(?:[:.](?P<mm>[Dn]))?(?P<ap>A\.?)|(?P<hh24>D):(?P<mm24>[Dn])|b?(?P<noon>l))Z?"

_FORMS: tuple[tuple[str, str], ...] = (
    # Days of the calendar.
    ("date", rf"(?:[LHXh]*{_WEEKDAY},?t?|[LHX])?{_MONTH}t?{_DAY},?(?P<y>Y)"),
    ("date", rf"(?:{_WEEKDAY},?t?)?t?{_DAY}o?{_MONTH},?(?P<y>Y)"),
    ("date", rf"(?:[LHXh]*{_WEEKDAY},?t?|[LHX])?{_MONTH}t?{_DAY}(?!:[Dn]|/)"),
    ("date", rf"(?:[LHXh]*{_WEEKDAY},?t?)?t?{_DAY}o?{_MONTH}(?!\.?D)"),
    ("date", rf"(?:[LHXh]*{_WEEKDAY},?t?){_MONTH}(?P<q>O)"),
    ("date_of", rf"(?:{_WEEKDAY},?t){_DAY}"),
    ("iso", r"(?P<y>Y)-(?P<m>[Dn])-(?P<d>D)(?![-\d])"),
    ("numeric", r"(?P<a>D)(?P<sep>[/.-])(?P<b2>D)(?P<sep2>[/.-])(?P<y>[YDn])(?![/\d])"),
    # Months, seasons, quarters, years.
    ("month", rf"{_EARLY}{_EDGE}?(?P<r>[LHX])?{_MONTH},?o?(?P<y>Y)"),
    ("month", rf"{_EARLY}{_EDGE}?{_MONTH}oa?(?P<ry>[LXHht])(?P<yu>U)"),
    ("month", rf"{_EARLY}{_EDGE}?{_MONTH}(?P<ry>[LXH])(?P<yu>U)"),
    ("month", rf"{_EARLY}{_EDGE}?(?P<r>[LHX])?{_MONTH}(?![D\d-])"),
    ("season", r"(?:t?(?P<e>e)o)?(?:t?E?-?|[LHXt]*)(?P<s>S)(?:o|,)?(?P<y>Y)"),
    ("season", r"(?:t?(?P<e>e)o)?t?(?P<early>E-?)?(?P<r>[LHX]|HL|tL|tX)(?P<s>S)"),
    ("season", r"(?:t?(?P<e>e)o)?(?P<early>E-?)?(?P<r>t)?(?P<early2>E-?)?(?P<s>S)"),
    ("quarter", r"(?P<ry>[LXH])(?P<yu>U)'_(?P<q>O)-?(?P<u>U)"),
    ("quarter", r"[ta]?f?(?P<q>O)-?f?(?P<u>U)(?:oa?|,)?f?(?P<y>Y)?"),
    ("quarter", r"t?f?(?P<y>Y)(?:'_)?f?(?P<q>O)-?(?P<u>U)"),
    ("year", rf"(?:{_EARLY}|{_EDGE})?(?:t?f?(?P<u>U)|t?f)?(?P<y>Y)(?!-?U)"),
    ("decade", r"t?(?P<early>E-?)?'?(?P<c>C)"),
    ("century", r"t?(?P<early>E-?)?(?P<n>D)@-?(?P<u>U)"),
    ("century", r"t?(?P<early>E-?)?(?P<q>O)-?(?P<u>U)"),
    # Weekdays, day words, parts of the day, clock times.
    ("weekday", r"(?P<early>E-?)?(?P<r>[LHXh]|HX|hh)?(?P<w>W)(?P<p>P)?(?!s)"),
    ("weekday", r"(?P<w>W)(?P<p>P)"),
    ("dayword", r"(?P<early>E-?)?(?P<k>K)(?P<p>P)?"),
    ("dayword", r"(?P<early>E-?)?(?P<k>k)"),
    ("part", r"(?P<early>E-?)?(?P<r>[HLXh]|h?h)(?P<p>P)"),
    ("part", r"t(?P<r>X)(?P<p>P)"),
    ("clock", rf"{_CLOCK}(?:,?y?(?P<early>E)?(?:(?P<w>W)|(?P<k>K)))?"),
    ("clock", rf"{_CLOCK},?y?{_MONTH}{_DAY}"),
    # Sets.
    ("set", r"V(?:(?P<u>U)|(?P<w>W)|(?P<m>M)|(?P<p>P)|(?P<s>S))"),
    ("set", r"V(?:(?P<n>[ND])-?(?P<u>U))"),
    ("weekdays", r"(?P<w>Q)"),
    ("weekdays", r"(?P<w>W)(?P<p>P)(?<=P)"),
    ("often", r"(?P<j>J)"),
    # Units seen from here: "last week", "the past decade", "the next three years", "two years ago".
    ("relative", r"(?P<early>E-?)?(?P<t>t)?(?P<r>HX|HL|[LXHh]|hh)f?(?P<u>U)"),
    ("relative", r"(?:t?(?P<e>e)o)t?(?P<r>[LXHht])f?(?P<u>U)"),
    ("relative", r"(?P<r>t)(?P<d2>d)?f?(?P<u>U)"),
    ("span", rf"(?P<b>b|mn|xm)?(?P<t>t)?(?P<r>[LX])(?:{_NUM})s?-?(?P<u>U)"),
    ("span", rf"(?P<t>t)(?P<q>O)(?:{_NUM})-?(?P<u>U)"),
    ("span", r"(?P<t>t)(?P<n>N|D)-?(?P<u>U)(?!-?j)"),
    ("vague", r"(?P<r>t?G|t?L|t?X|t?q|B)(?P<u>U)"),
    ("ago", rf"{_BOUND}(?:{_NUM})-?s?-?(?P<u>U)(?:cz|coa?b)?(?P<g>g|E)"),
    ("ago", r"(?P<u>U)(?P<g>g)"),
    ("ago", r"t(?P<u>U)-(?P<g>g|E)(?P<u2>U|w)"),
    ("ago", r"(?P<u>U)-(?P<g>g|E)"),
    ("edge", r"(?P<u>U)(?:-|'_)(?P<e>e)"),
    ("relative", r"(?P<early>E)i(?P<r>[tH])(?P<u>U)"),
    ("holiday", r"(?P<r>[LXH])?(?P<hol>\*)(?:'_)?(?P<eve>U|e)?"),
    ("duration", rf"{_BOUND}(?:{_NUM})-?[sm]?s?d?-?(?P<u>U)(?:caz)?(?:-?~)?(?!-?j)"),
    ("duration", rf"{_BOUND}(?P<half>za)(?P<u>U)"),
    ("duration", rf"(?:{_NUM})TD?(?:N|D)(?P<u>U)"),
    ("duration", r"(?P<u>U)(?:-~)"),
    ("plural", r"(?P<u>U)(?!-?j)"),
    ("reference", r"(?:m)?(?P<ref>R)"),
    ("reference", r"t(?P<ref>q)"),
    ("reference", r"(?<=i)t(?P<ref>L)(?![UNDvnaSMWPQIG#Y])"),
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple((rule, re.compile(form)) for rule, form in _FORMS)
"""Rule name and compiled pattern; of two that match from one place the longer wins, of equal ones the first."""
