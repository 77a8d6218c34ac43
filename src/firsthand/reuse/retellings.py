"""Pages that tell the same names and numbers in the same order, in whatever words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.records import Statement
from firsthand.reuse.candidates import BUCKET, STAR, Pair
from firsthand.reuse.facts import FactRow, Facts, facts, is_name
from firsthand.reuse.outlets import Outlets
from firsthand.reuse.passages import Shared
from firsthand.reuse.text import Words

__all__ = ["Retelling", "near", "retellings", "with_retold"]

SENTENCES = 3
"""The least number of sentences on both sides."""
TELLS = 5.5
"""What the facts of all of them must tell together: about six names and numbers that not every page has."""
FIGURES = 2.0
"""How much of that numbers and dates must tell."""

_REACH = 2  # one sentence may stand between two on either side
_SEEDS = 3  # neighbouring facts that two pages must share to be compared
_LINK = 0.5  # what two sentences must share to be a link
_OFTEN = 12  # places of one fact in a page that are compared
_NAMES = 1.0  # what it must tell that is new where it has names alone
_BESIDE = 2.0  # what a sentence must tell beside text that is shared
_TOPIC, _TOPICAL = 3, 0.25  # a name in so many sentences of both is what they are about
_MANY = 4  # pages of which a story's commonplaces can be told
_COMMONPLACE = {True: 0.25, False: 0.5}  # of what a name, or a number, tells is left where most other pages have it
_AGAIN = 0.5  # is left of a date of the time of publishing


@dataclass(frozen=True, slots=True)
class Retelling:
    """The sentences that tell the same, as passages in order, and what their facts tell."""

    passages: tuple[Shared, ...]
    tells: float

    @property
    def sentences(self) -> int:
        """How many they are on the side that has fewer."""
        return min(len({s.a for s in self.passages}), len({s.b for s in self.passages}))


class _Both:
    """The facts that two pages have in common, and what each tells between these two."""

    def __init__(self, a: Facts, b: Facts, spread: Counter[str], pages: int) -> None:
        self.a, self.b = a, b
        self.tells: dict[str, float] = {}
        dates = {d[5:10] for d in (a.page.document.published, b.page.document.published) if d}
        years = {d[:4] for d in (a.page.document.published, b.page.document.published) if d}
        for fact in sorted(a.rows.keys() & b.rows.keys()):
            tells = min(
                a.sentences[a.rows[fact][0]].weights[fact], b.sentences[b.rows[fact][0]].weights[fact]
            )  # fmt: skip
            if pages >= _MANY and spread[fact] - 2 >= (pages - 2) / 2:
                tells *= _COMMONPLACE[is_name(fact)]
            elif is_name(fact) and min(len(a.rows[fact]), len(b.rows[fact])) >= _TOPIC:
                tells *= _TOPICAL
            elif (fact.startswith("day ") and fact[4:] in dates) or (fact.startswith("year ") and fact[5:] in years):
                tells *= _AGAIN
            self.tells[fact] = tells

    def shared(self, i: int, j: int) -> list[str]:
        x, y = self.a.sentences[i].weights, self.b.sentences[j].weights
        return [fact for fact in x if fact in y]

    def worth(self, i: int, j: int, seen: Sequence[str] = ()) -> tuple[float, float]:
        """What two sentences tell that is the same, apart from facts already `seen`: in all, and by numbers alone. The
        words of one name count once."""
        x, y = self.a.sentences[i], self.b.sentences[j]
        both = self.shared(i, j)
        figures = sum(self.tells[f] for f in both if not is_name(f) and f not in seen)
        names: dict[int, float] = {}
        for fact in both:
            if is_name(fact):
                begins = x.group[fact]
                old = any(f in seen for f in both if is_name(f) and x.group[f] == begins)
                names[begins] = 0.0 if old else max(names.get(begins, 0.0), self.tells[fact])
        most = len({y.group[f] for f in both if is_name(f)})
        return figures + sum(sorted(names.values(), reverse=True)[:most]), figures

    def links(self) -> dict[Pair, float]:
        found: dict[Pair, float] = {}
        for i, row in enumerate(self.a.sentences):
            for j in sorted({j for f in row.weights if f in self.tells for j in self.b.rows[f][:_OFTEN]}):
                worth, _ = self.worth(i, j)
                if worth >= _LINK:
                    found[i, j] = worth
        return found


def _chain(links: Mapping[Pair, float]) -> list[Pair]:
    """The best chain that goes forward on both sides."""
    best: dict[Pair, tuple[float, Pair | None]] = {}
    for i, j in sorted(links):
        top: tuple[float, Pair | None] = (0.0, None)
        for x in range(i - _REACH, i + 1):
            for y in range(j - _REACH, j + 1):
                # One sentence may be told as two.
                if (x, y) != (i, j) and (x, y) in best and best[x, y][0] > top[0]:
                    top = (best[x, y][0], (x, y))
        best[i, j] = (top[0] + links[i, j], top[1])
    at: Pair | None = max(sorted(links), key=lambda link: best[link][0])
    chain: list[Pair] = []
    while at is not None:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _speakers(row: FactRow, statements: Sequence[Statement], outlets: Outlets, own: Sequence[str]) -> set[str]:
    """The kinds of the sources that a sentence is laid to, without the outlets of the pages themselves."""
    kinds: set[str] = {
        outlets.sources[link.source].kind
        for statement in statements
        if statement.chain and statement.start < row.sentence.end and row.sentence.start < statement.end
        for link in statement.chain
        if link.source in outlets.sources and not any(outlets.is_of(link.source, page) for page in own)
    }
    return kinds - {"unstated"}


def _told(both: _Both, statements: Mapping[str, Sequence[Statement]], outlets: Outlets) -> Retelling | None:
    """The best run of sentences that tell the same in order; None where there is too little, or others account for it.

    Sentences that both pages lay to somebody, one of them named, have one source, or two, that accounts for them: they
    count for nothing, and where they are a third of the run the rest is taken to be from there too.
    """
    links = both.links()
    own = (both.a.page.document.id, both.b.page.document.id)
    best: Retelling | None = None
    while links:
        chain = _chain(links)
        seen: list[str] = []
        kept: list[Pair] = []
        tells = figures = named = 0.0
        spoken = 0
        for i, j in chain:
            of_a = _speakers(both.a.sentences[i], statements.get(own[0], ()), outlets, own)
            of_b = _speakers(both.b.sentences[j], statements.get(own[1], ()), outlets, own)
            if of_a and of_b and (of_a | of_b) != {"anonymous"}:
                spoken += 1
                continue
            worth, numbers = both.worth(i, j, seen)
            if numbers or worth >= _NAMES:
                kept.append((i, j))
                tells, figures, named = tells + worth, figures + numbers, named + worth - numbers
                seen.extend(both.shared(i, j))
        found = Retelling(tuple(_passage(both, *link) for link in kept), tells)
        enough = tells >= TELLS and figures >= FIGURES and named > 0 and 2 * spoken < len(kept)
        if enough and found.sentences >= SENTENCES and (best is None or tells > best.tells):
            best = found
        rows, columns = {i for i, _ in chain}, {j for _, j in chain}
        links = {(i, j): w for (i, j), w in links.items() if i not in rows and j not in columns}
    return best


def _passage(both: _Both, i: int, j: int) -> Shared:
    x, y = both.a.sentences[i], both.b.sentences[j]
    common = both.shared(i, j)
    alike = 2 * len(common) / (len(x.weights) + len(y.weights))
    s, t = x.sentence, y.sentence
    return Shared((s.lo, s.hi), (t.lo, t.hi), both.worth(i, j)[0], alike, alike, 1, len(common))


def _keys(page: Facts) -> Iterator[tuple[str, str]]:
    """The pairs of facts in one sentence or two that follow each other, at least one of them a number."""
    for n, row in enumerate(page.sentences):
        after = page.sentences[n + 1].weights if n + 1 < len(page.sentences) else {}
        for x, y in combinations(row.weights, 2):
            if not (is_name(x) and is_name(y)):
                yield (x, y) if x < y else (y, x)
        for x in row.weights:
            for y in after:
                if x != y and not (is_name(x) and is_name(y)):
                    yield (x, y) if x < y else (y, x)


def near(told: Sequence[Facts]) -> list[Pair]:
    """The pages worth comparing (indexes, the lower first): an index of neighbouring facts with bounded buckets."""
    index: dict[tuple[str, str], list[int]] = {}
    for p, page in enumerate(told):
        for key in sorted(set(_keys(page))):
            index.setdefault(key, []).append(p)
    counts: Counter[Pair] = Counter()
    for bucket in index.values():
        if len(bucket) <= BUCKET:
            counts.update(combinations(bucket, 2))
        else:
            counts.update((x, y) for x in bucket[:STAR] for y in bucket if y > x)
    return sorted(pair for pair, n in counts.items() if n >= _SEEDS)


def retellings(
    pages: Sequence[Words], statements: Mapping[str, Sequence[Statement]], outlets: Outlets
) -> dict[Pair, Retelling]:
    """What every two of `pages` (indexes, the lower first) tell alike; pages of one outlet are left out.

    Where both are nearer to a third page, it explains what they have in common.
    """
    told = facts(pages, statements)
    spread = Counter(fact for page in told for fact in page.rows)
    found: dict[Pair, Retelling] = {}
    beside: dict[int, set[int]] = {}
    for p, q in near(told):
        a, b = told[p], told[q]
        if not outlets.same(a.page.document.id, b.page.document.id):
            retelling = _told(_Both(a, b, spread, len(told)), statements, outlets)
            if retelling:
                found[p, q] = retelling
                beside.setdefault(p, set()).add(q)
                beside.setdefault(q, set()).add(p)

    def tells(x: int, y: int) -> float:
        return found[min(x, y), max(x, y)].tells

    return {
        (p, q): r
        for (p, q), r in found.items()
        if not any(min(tells(p, o), tells(q, o)) > r.tells for o in beside[p] & beside[q])
    }


def _meet(x: tuple[int, int], y: tuple[int, int]) -> bool:
    return x[0] < y[1] and y[0] < x[1]


def with_retold(text: Sequence[Shared], retold: Retelling | None) -> list[Shared]:
    """The passages that share text, and the sentences retold that lie in none of them."""
    told = [
        s
        for s in (retold.passages if retold else ())
        if not any(_meet(s.a, t.a) or _meet(s.b, t.b) for t in text) and (not text or s.worth >= _BESIDE)
    ]
    return sorted([*text, *told], key=lambda s: (s.a, s.b))
