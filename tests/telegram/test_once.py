"""Once a day and chat, without knowing whose."""

from __future__ import annotations

from datetime import timedelta

from bot.telegram.once import BITS, OnceADay
from tests.support.clock import FakeClock


def test_the_first_press_of_a_day_counts() -> None:
    clock = FakeClock()
    once = OnceADay(clock)
    assert once.first(7, "reached ru-line")
    assert not any(once.first(7, "reached ru-line") for _ in range(50))
    assert once.first(7, "reached ru-other")
    assert once.first(8, "reached ru-line")
    clock.advance(timedelta(days=1))
    assert once.first(7, "reached ru-line")


def test_of_many_people_nearly_all_are_counted() -> None:
    once = OnceADay(FakeClock())
    assert sum(once.first(number, "reached ru-line") for number in range(20_000)) > 19_950


def test_two_processes_and_two_days_have_nothing_in_common() -> None:
    """Bits say nothing of a chat to whoever does not have the key of the day."""
    clock = FakeClock()
    once, other = OnceADay(clock), OnceADay(clock)
    for filter_ in (once, other):
        filter_.first(7, "reached ru-line")
    assert once._bits != other._bits  # nothing else tells
    assert len(once._bits) * 8 == BITS
    before = bytes(once._bits)
    clock.advance(timedelta(days=1))
    once.first(7, "reached ru-line")
    assert bytes(once._bits) != before
