"""Updates that were answered are known again, in a table that does not grow."""

from __future__ import annotations

from sys import getsizeof

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.seen import REMEMBERED, Seen


@pytest.mark.parametrize("first", [0, 1, 812_000_111, (1 << 64) - 2 * REMEMBERED])
def test_the_last_ones_are_known(first: int) -> None:
    seen, last = Seen(), first + REMEMBERED + 100
    for number in range(first, last):
        assert number not in seen
        seen.note(number)
        assert number in seen
    assert [number in seen for number in (first, first + 99, first + 100, last - 1, last)] == [
        False, False, True, True, False
    ]  # fmt: skip


@given(st.lists(st.integers(min_value=0)))
def test_what_was_never_noted_is_never_known(numbers: list[int]) -> None:
    seen = Seen()
    for number in numbers:
        seen.note(number)
    size = getsizeof(seen._numbers)
    for number in numbers:
        for other in (number + 1, number - 1, number + REMEMBERED, number << 1):
            assert other in numbers or other not in seen
    assert size == getsizeof(Seen()._numbers) < 200_000
