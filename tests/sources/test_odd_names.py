"""Whatever a name is made of, resolving it gives sources and never an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.sources.bodies import key
from tests.sources.building import page, solve

_WORDS = st.sampled_from(
    ["A", "The", "the", "an", "of", "Of", "and", "-", ".", "’s", "Mr", "Sir", "Dr.", "Ltd", "Agency", "News",
     "Ministry", "Holt", "Karvia", "Kenya", "Kenyan", "US", "‘", "é", "7", "The Hague", "St", "al"]
)  # fmt: skip
_NAMES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_KINDS = st.sampled_from(["person", "organization", "outlet", "record"])


@settings(max_examples=150, deadline=None)
@given(_NAMES, _NAMES, _KINDS, _KINDS)
def test_no_name_breaks_the_resolution(one: str, other: str, kind: str, second: str) -> None:
    first = page(
        "a", f"[{kind}: <{one}>] said it. [{second}: <The Orbel {other}>] said so. [he] said no.", outlet=other
    )
    last = page("b", f"[{second}: <{other}>] said it. [the mayor] said no.", outlet=one, authors=(other,), host="x.org")
    result = solve(first, last)
    spoken = [m.id for p in (first, last) for m in p.extraction.mentions]
    assert {result.of[m] for m in spoken} <= {source.id for source in result.sources}


@given(st.text(max_size=20))
def test_no_key_is_empty(name: str) -> None:
    assert key(name)


@pytest.mark.parametrize("name", ["A", "The"])
def test_an_outlet_of_an_article_alone_is_itself(name: str) -> None:
    one, other = (
        page("a", "[outlet: <Sun>] said it.", outlet=name),
        page("b", "[outlet: <Sun>] said so.", outlet="Echo"),
    )
    assert len([s for s in solve(one, other).sources if s.name == "Sun"]) == 1
