"""Ids for /hide: in memory alone, bounded in number and in time."""

from __future__ import annotations

import tracemalloc
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.trace import CHATS, KEPT, MESSAGES_A_CHAT, Noted, Trace
from tests.support.clock import FakeClock

THEIRS = Noted.THEIRS


def test_what_was_noted_is_taken_once() -> None:
    trace = Trace(FakeClock())
    for message in (5, 7, 7, 6, 5):
        trace.note(1, message, THEIRS)
    trace.note(2, 8, THEIRS)
    assert trace.take(1) == [7, 6, 5]
    assert trace.take(1) == []
    assert trace.take(2) == [8]
    assert len(trace) == 0


def test_a_chat_never_heard_of() -> None:
    assert Trace(FakeClock()).take(99) == []


def test_the_bound_on_messages_drops_the_oldest() -> None:
    trace = Trace(FakeClock())
    for message in range(MESSAGES_A_CHAT + 50):
        trace.note(1, message, THEIRS)
    assert trace.take(1) == list(range(50, MESSAGES_A_CHAT + 50))


def test_the_bound_on_chats_drops_the_one_unused_for_longest() -> None:
    trace = Trace(FakeClock())
    for chat in range(CHATS):
        trace.note(chat, 1, THEIRS)
    trace.note(0, 2, THEIRS)
    trace.note(CHATS, 1, THEIRS)
    assert len(trace) == CHATS
    assert trace.take(1) == []
    assert trace.take(0) == [1, 2]


def test_after_two_days_nothing_is_left() -> None:
    clock = FakeClock()
    trace = Trace(clock)
    for chat in range(100):
        trace.note(chat, 1, THEIRS)
    clock.advance(timedelta(hours=47))
    trace.note(5, 2, THEIRS)
    clock.advance(timedelta(hours=1, seconds=1))
    assert trace.take(5) == [2]
    assert trace.take(6) == []
    trace.note(7, 3, THEIRS)
    assert len(trace) == 1
    assert KEPT.total_seconds() == 48 * 3600


def test_exactly_two_days_is_too_old() -> None:
    clock = FakeClock()
    trace = Trace(clock)
    trace.note(1, 1, THEIRS)
    clock.advance(timedelta(hours=48))
    assert trace.take(1) == []


def test_each_kind_is_told_by_itself_and_by_its_time() -> None:
    clock = FakeClock()
    trace = Trace(clock)
    trace.note(1, 5, Noted.SCREEN)
    trace.note(1, 6, Noted.BESIDE)
    clock.advance(timedelta(hours=30))
    trace.note(1, 7, THEIRS)
    trace.note(1, 8, Noted.SCREEN)
    assert [trace.standing(1, kind) for kind in Noted] == [[7], [5, 8], [], [6]]
    assert trace.standing(2, THEIRS) == []
    clock.advance(timedelta(hours=20))
    assert [trace.standing(1, kind) for kind in Noted] == [[7], [8], [], []]
    trace.note(1, 7, Noted.BESIDE)
    assert [trace.standing(1, kind) for kind in Noted] == [[], [8], [], [7]]


def test_what_is_gone_is_dropped() -> None:
    trace = Trace(FakeClock())
    for message in (1, 2, 3):
        trace.note(1, message, THEIRS)
    trace.drop(1, [1, 3, 99])
    trace.drop(2, [1])
    assert trace.standing(1, THEIRS) == [2]
    trace.drop(1, [2])
    assert len(trace) == 0


@pytest.mark.parametrize("message", [-1, 1 << 64])
def test_a_number_that_is_no_message_is_not_noted(message: int) -> None:
    trace = Trace(FakeClock())
    trace.note(1, message, THEIRS)
    trace.note(1, (1 << 64) - 1, THEIRS)
    assert trace.take(1) == [(1 << 64) - 1]


@pytest.mark.parametrize("chat", [1 << 63, -(1 << 63), 1 << 80])
def test_a_number_that_is_no_chat_is_not_noted(chat: int) -> None:
    trace = Trace(FakeClock())
    trace.note(chat, 1, THEIRS)
    trace.drop(chat, [1])
    assert (len(trace), trace.standing(chat, THEIRS), trace.take(chat)) == (0, [], [])


def test_all_memory_is_taken_before_the_first_chat() -> None:
    trace = Trace(FakeClock())
    tracemalloc.start()
    for chat in range(1 << 40, (1 << 40) + CHATS + 1000):
        trace.note(chat, 1 << 30, THEIRS)
        trace.note(chat, (1 << 30) + 1, Noted.SCREEN)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(trace) == CHATS
    assert grown < CHATS // 10


def test_where_all_pages_are_full_those_heard_of_last_keep_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.trace.PAGES", 150)  # three chats as full as they become
    trace = Trace(FakeClock())
    for chat in range(4):
        for message in range(MESSAGES_A_CHAT):
            trace.note(chat, message, THEIRS)
    trace.note(4, 1, THEIRS)
    assert [len(trace.take(chat)) for chat in range(5)] == [0, 0, MESSAGES_A_CHAT, MESSAGES_A_CHAT, 1]


def test_one_persons_flood_takes_nothing_from_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.trace.PAGES", 150)
    trace = Trace(FakeClock())
    for chat in range(1, 101):
        trace.note(chat, 1, THEIRS)
    for message in range(3000):
        trace.note(0, message, THEIRS)
    assert len(trace) == 101
    assert trace.take(1) == [1]


@given(st.lists(st.tuples(st.sampled_from([0, 1, 2, 256, 1 << 8 | 1 << 40, (1 << 64) - 1]) | st.integers(0, 300),
                          st.sampled_from(list(Noted)))))  # fmt: skip
def test_whatever_the_ids_are_each_stands_once_and_as_what_it_was_noted_last(noted: list[tuple[int, Noted]]) -> None:
    trace, said = Trace(FakeClock()), dict[int, Noted]()
    for message, what in noted:
        trace.note(1, message, what)
        said.pop(message, None)
        said[message] = what
    for what in Noted:
        assert trace.standing(1, what) == [message for message, of in said.items() if of is what]
    assert trace.take(1) == list(said)
