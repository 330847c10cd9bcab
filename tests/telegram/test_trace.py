"""Ids for /hide: in memory alone, bounded in number and in time."""

from __future__ import annotations

from datetime import timedelta

from bot.telegram.trace import CHATS, KEPT, MESSAGES_A_CHAT, Trace
from tests.support.clock import FakeClock


def test_what_was_noted_is_taken_once() -> None:
    trace = Trace(FakeClock())
    for message in (5, 7, 7, 6, 5):
        trace.note(1, message)
    trace.note(2, 8)
    assert trace.take(1) == [7, 6, 5]
    assert trace.take(1) == []
    assert trace.take(2) == [8]
    assert len(trace) == 0


def test_a_chat_never_heard_of() -> None:
    assert Trace(FakeClock()).take(99) == []


def test_the_bound_on_messages_drops_the_oldest() -> None:
    trace = Trace(FakeClock())
    for message in range(MESSAGES_A_CHAT + 50):
        trace.note(1, message)
    assert trace.take(1) == list(range(50, MESSAGES_A_CHAT + 50))


def test_the_bound_on_chats_drops_the_one_unused_for_longest() -> None:
    trace = Trace(FakeClock())
    for chat in range(CHATS):
        trace.note(chat, 1)
    trace.note(0, 2)
    trace.note(CHATS, 1)
    assert len(trace) == CHATS
    assert trace.take(1) == []
    assert trace.take(0) == [1, 2]


def test_after_two_days_nothing_is_left() -> None:
    clock = FakeClock()
    trace = Trace(clock)
    for chat in range(100):
        trace.note(chat, 1)
    clock.advance(timedelta(hours=47))
    trace.note(5, 2)
    clock.advance(timedelta(hours=1, seconds=1))
    assert trace.take(5) == [2]
    assert trace.take(6) == []
    trace.note(7, 3)
    assert len(trace) == 1
    assert KEPT.total_seconds() == 48 * 3600


def test_exactly_two_days_is_too_old() -> None:
    clock = FakeClock()
    trace = Trace(clock)
    trace.note(1, 1)
    clock.advance(timedelta(hours=48))
    assert trace.take(1) == []
