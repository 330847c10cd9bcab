"""Lines that are nearly the same: those that the plain definition names, and no others."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.checks.alike import Likeness
from bot.core.skeleton import skeleton

SHARE = 0.6


def grams(line: str) -> set[str]:
    padded = f" {skeleton(line)} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


def alike(one: str, two: str) -> bool:
    """As it is defined: the letters by three that both have, of those that either has."""
    either = grams(one) | grams(two)
    return bool(either) and len(grams(one) & grams(two)) > SHARE * len(either)


WORDS = st.sampled_from(
    ["айлык", "айлыгымды", "бербей", "berbei", "жатат", "мне", "не", "платят", "a", "aaaa", "pay", "ю"]
)
LINES = st.lists(st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=12), max_size=12)


@given(LINES)
@example(["", " ", "!"])
@example(["a " * 300, "a"])
@example(["айлыгымды бербей жатат", "Aylygymdy berbei jatat!!", "айлыгымды бербей жаткан"])
@example(["abcdefgh", "abcdefgi", "xbcdefgh"])
def test_pairs_are_those_of_the_definition(lines: list[str]) -> None:
    expected = {(one, two) for one, two in combinations(range(len(lines)), 2) if alike(lines[one], lines[two])}
    found = list(Likeness(SHARE).pairs(lines))
    assert len(found) == len(set(found))
    assert set(found) == expected


@pytest.mark.parametrize("share", [0.2, 0.6, 0.9])
def test_one_that_knows_the_words_from_another_group_finds_the_same(share: float) -> None:
    group = [f"мне не платят {end}" for end in ("за август", "за сентябрь", "вовсе", "за Август")]
    used = Likeness(share)
    list(used.pairs([*reversed(group), "что-то совсем другое"]))
    assert list(used.pairs(group)) == list(Likeness(share).pairs(group)) != []
