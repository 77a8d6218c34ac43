"""The years that a page without a date leaves open, found over its story.

What such a page leaves open is weighed in this order, the strongest first:

1. A weekday that stands with a month and a day ("last Friday, July 19") fits one year in five or six. The fitting year
   that is nearest to the story's dated pages is taken, where it is within two years of them. The page is then known to
   have been written about that day, and its other dates are seen from there (all with basis `weekday`): months and
   days on the side that their tense tells, "last year" and the like only where every day on which the page may have
   been written gives the same value.
2. The year that the page itself names as its own (`times.explicit`, basis `text`). It was filled in when the page was
   read alone; here it is taken back where 1 tells another, or where it rests on a single mention and 3 tells another:
   then it is the year of another event ("who took office in May 2011").
3. The dated pages of the story (basis `story`): a month, with or without a day, takes the year that brings it nearest
   to the median of their dates, where that year is also what most of them would give. A year on the side that the
   tense does not speak of counts as four months farther.

A bare weekday beside a full date ("July 19 ... In a note released on Sunday") is the first such day after it, where
it dates what was said, in the same sentence or the next, and no other full date is as near. All else keeps its gaps.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from firsthand.records import Document, Statement, Time, TimeBasis
from firsthand.statements.calendar import Anchor, anchor, nearest_year, valid_day
from firsthand.statements.time_lexicon import WEEKDAYS, lex
from firsthand.statements.times import seen

__all__ = ["settle"]

Place = tuple[int, int]
_OPEN = re.compile(r"XXXX-(?:\d\d(?:-\d\d)?|S[PU]|FA|WI|Q\d)(?!-?[\dX])")
_FILLED = re.compile(r"\d{4}-(?:\d\d(?:-\d\d)?|S[PU]|FA|WI|Q\d)(?!-?[\dX])")
_BARE = re.compile(r"XXXX-WXX-(\d)(T.*)?")
_NEAR = 731  # days; a weekday comes back to its date after five years at the soonest, so that one year at most is near
_QUOTED = re.compile(r"(?<!\S)[“\"](?:[^”\"\n]|\n(?!\s*\n))*[”\"]?")  # to its end, or to its paragraph's
_STOP = re.compile(r"(?<=[a-z0-9)”\"])[.!?:][”\"’)]*\s+(?=\S)|\n\s*\n")


def settle(statements: Sequence[Statement], documents: Sequence[Document]) -> tuple[Statement, ...]:
    """`statements` with the years found that their undated pages leave open; only values and bases of times change.

    `documents` are the pages of the story, dated and undated. The outcome depends on neither order.
    """
    dated = sorted(day for d in documents if (day := _day(anchor(d.published))) is not None)
    told: dict[str, dict[Place, Time]] = defaultdict(dict)
    for statement in statements:
        for time in statement.times:
            known = told[time.span.document].get((time.span.start, time.span.end))
            if known is None or time.role == "said":
                told[time.span.document][time.span.start, time.span.end] = time
    settled: dict[str, dict[Place, Time]] = {}
    for document in documents:
        if anchor(document.published) is None and document.id in told:
            settled[document.id] = _Page(document.text, told[document.id].values(), dated).settled()
    return tuple(_with(s, settled[s.document]) if s.document in settled else s for s in statements)


def _with(statement: Statement, settled: dict[Place, Time]) -> Statement:
    found = [settled[t.span.start, t.span.end] for t in statement.times]
    times = tuple(replace(t, value=f.value, basis=f.basis) for t, f in zip(statement.times, found, strict=True))
    return replace(statement, times=times)


def _day(at: Anchor | None) -> date | None:
    """A day for an anchor; the middle of a month or a year that is all that is known."""
    return (at.date or date(at.year, at.month or 7, 15 if at.month else 1)) if at is not None else None


@dataclass(frozen=True, slots=True)
class _Written:
    """About when a page was written: the day that it names, and the first and last day on which it may have been."""

    named: date
    first: date
    last: date


class _Page:
    """The times of one page without a date, settled step by step."""

    def __init__(self, text: str, times: Iterable[Time], dated: Sequence[date]) -> None:
        self.text = text
        self.times = {(t.span.start, t.span.end): t for t in sorted(times, key=lambda t: t.span)}
        self.classes = {place: lex(t.span.exact).classes for place, t in self.times.items()}
        self.dated = dated
        self.median = dated[(len(dated) - 1) // 2] if dated else None
        # What the page's own year filled is told from what names its year by the words alone.
        self.filled = {p for p, t in self.times.items() if t.basis in ("text", "weekday") and self._without_year(p, t)}
        self.named = [
            t.value[:4]
            for p, t in self.times.items()
            if t.basis == "text" and p not in self.filled and re.match(r"\d{4}(?!\d)", t.value)
        ]

    def _without_year(self, place: Place, time: Time) -> bool:
        classes = self.classes[place]
        return bool(_FILLED.match(time.value)) and "Y" not in classes and bool(re.search("[MS*]|O.*U|U.*e", classes))

    def settled(self) -> dict[Place, Time]:
        for place in self.times:
            self._by_weekday(place)
        written = self._written()
        for place in self.times:
            if written is not None:
                self._from(place, written)
            else:
                self._by_story(place)
        self._bare_weekdays()
        return self.times

    def _set(self, place: Place, value: str, basis: TimeBasis) -> None:
        self.times[place] = replace(self.times[place], value=value, basis=basis)

    def _weekday(self, place: Place) -> int | None:
        lexed = lex(self.times[place].span.exact)
        return WEEKDAYS[lexed.words[lexed.classes.index("W")]] if "W" in lexed.classes else None

    def _by_weekday(self, place: Place) -> None:
        """Step 1: the year in which the day is that weekday, nearest to the dated pages."""
        time, weekday = self.times[place], self._weekday(place)
        day = re.match(r"(?:XXXX|\d{4})-(\d\d)-(\d\d)", time.value)
        if day is None or weekday is None or self.median is None or not (time.basis == "none" or place in self.filled):
            return
        if self.named.count(time.value[:4]) > 1:
            return  # the year that the page itself names again and again fits the weekday
        month, number = int(day[1]), int(day[2])
        days = [
            date(year, month, number)
            for year in range(max(self.median.year - 3, 1), min(self.median.year + 3, 9999) + 1)
            if valid_day(year, month, number) and date(year, month, number).weekday() == weekday
        ]
        best = min(days, key=lambda d: (abs((d - self.median).days), d), default=None)  # type: ignore[operator]
        if best is not None and abs((best - self.median).days) <= _NEAR:
            self._set(place, f"{best.isoformat()}{time.value[10:]}", "weekday")

    def _written(self) -> _Written | None:
        """When the page was written, by the dates whose year a weekday tells; the latest of those that it looks back
        at, before those that it looks forward to."""
        found = []
        for place, time in self.times.items():
            if time.basis != "weekday" or not re.match(r"\d{4}-\d\d-\d\d", time.value):
                continue
            day, classes = date.fromisoformat(time.value[:10]), self.classes[place]
            before = classes[: classes.index("W")] if "W" in classes else ""
            rank, first, last = 1, -7, 45
            if "L" in before:
                rank, first, last = 2, 1, 9
            elif "H" in before:
                rank, first, last = 2, -6, 6
            elif "X" in before:
                rank, first, last = 2, -13, -1
            elif time.tense == "future":
                rank, first, last = 0, -45, 0
            found.append((rank, day, first, last))
        if not found:
            return None
        _, day, first, last = max(found)
        try:
            return _Written(day, day + timedelta(first), day + timedelta(last))
        except OverflowError:
            return None

    def _from(self, place: Place, written: _Written) -> None:
        """The second half of step 1: what is seen from a day that is known."""
        time, classes = self.times[place], self.classes[place]
        refilled = place in self.filled and time.basis == "text"
        if not (refilled or (time.basis == "none" and "X" in time.value)):
            return
        plain = refilled or _OPEN.match(time.value)
        if plain and self._weekday(place) is not None:
            return  # no year near the story has that day on that weekday
        if plain and not re.search("[LXH].*[MSOU]|[MSO].*[LXHt]U", classes):
            body = time.value[5:]
            year = nearest_year(written.named, body, time.tense, strict=True)
            if year is not None:
                self._set(place, f"{year:04d}-{body}", "weekday")
            return
        values = {seen(time.span.exact, anchor(day.isoformat()), time.tense) for day in (written.first, written.last)}
        value = values.pop()
        if value is not None and not values and "X" not in value:
            self._set(place, value, "weekday")

    def _by_story(self, place: Place) -> None:
        """Steps 2 and 3, for a page that nothing else dates."""
        time = self.times[place]
        if self.median is None or self._weekday(place) is not None or re.search("[LXH]", self.classes[place]):
            return  # no year near the story has that day on that weekday; or it is seen from the page's own day
        if place in self.filled and time.basis == "text":
            own = nearest_year(self.median, time.value[5:], time.tense)
            if own is None or self.named.count(time.value[:4]) > 1:
                return
        elif time.basis != "none" or not _OPEN.match(time.value):
            return
        body = time.value[5:]
        years = [nearest_year(day, body, time.tense) for day in self.dated]
        year = nearest_year(self.median, body, time.tense)
        if year is not None and 2 * years.count(year) > len(years):
            self._set(place, f"{year:04d}-{body}", "story")

    def _bare_weekdays(self) -> None:
        full = [
            (place, t)
            for place, t in self.times.items()
            if re.match(r"\d{4}-\d\d-\d\d", t.value)
            and (t.basis == "weekday" or (t.basis == "text" and place not in self.filled))
        ]
        found: list[tuple[Place, str]] = []
        for place, time in self.times.items():
            bare = _BARE.fullmatch(time.value)
            if bare is None or time.basis != "none" or re.search("[LXH]", self.classes[place]):
                continue
            near = [(p, t) for p, t in full if self._near(p, place)]
            days = {t.value[:10] for _, t in near}
            if len(days) != 1:
                continue
            day = date.fromisoformat(days.pop())
            ahead = (int(bare[1]) - 1 - day.weekday()) % 7
            same = "h" in self.classes[place]
            # What is said follows what it is about, and what is told next follows what is told first.
            follows = time.role == "said" and all(p < place or t.role == "content" for p, t in near)
            if time.tense != "future" and (ahead == 0 if same else ahead and follows):
                found.append((place, f"{(day + timedelta(ahead)).isoformat()}{bare[2] or ''}"))
        for place, value in found:
            self._set(place, value, "weekday")

    def _near(self, one: Place, other: Place) -> bool:
        """Whether at most one sentence ends between two places; what is quoted between them belongs to the first."""
        first, second = sorted((one, other))
        between = self.text[first[1] - 1 : second[0]]
        whole = _STOP.split(_QUOTED.sub("", between))[1:-1]
        return len(between) < 2000 and not any(re.search(r"\w", sentence) for sentence in whole)
