from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import cast

import pytest

from bot.core import ports
from bot.core.ports import Count
from bot.storage import Storage, counters
from tests.storage.conftest import MakeStorage
from tests.storage.rooms import Line, SetClock, Wire, counts_in

THURSDAY, MONDAY = date(2026, 9, 17), date(2026, 9, 14)
TOPIC = Count("topic", "unpaid-wages", "steps", "ky", "RU")
HIV = Count("topic", "hiv-care", "steps", "ky", "RU")


def _add(counting: ports.Counters, count: Count, times: int = 1) -> None:
    for _ in range(times):
        counting.add(count)


async def test_counts_are_added_up(storage: Storage) -> None:
    _add(storage.counters, TOPIC, 3)
    assert await storage.counters.flush()
    _add(storage.counters, TOPIC, 2)
    _add(storage.counters, Count("start"))
    assert storage.counters.waiting == 2
    assert await storage.counters.flush()
    assert storage.counters.waiting == 0
    assert await counts_in(storage) == [(THURSDAY, Count("start"), 1), (THURSDAY, TOPIC, 5)]


async def test_careful_counts_are_kept_by_week_and_others_by_utc_day(storage: Storage, clock: SetClock) -> None:
    bishkek = timezone(timedelta(hours=6))
    for moment in (
        datetime(2026, 9, 14, 0, 0, tzinfo=UTC),
        datetime(2026, 9, 20, 23, 59, tzinfo=UTC),
        datetime(2026, 9, 21, 5, 59, tzinfo=bishkek),
        datetime(2026, 9, 21, 6, 0, tzinfo=bishkek),
    ):
        clock.moment = moment
        _add(storage.counters, HIV)
        _add(storage.counters, TOPIC)
    assert await storage.counters.flush()
    assert await counts_in(storage) == [
        (MONDAY, HIV, 3),
        (MONDAY, TOPIC, 1),
        (date(2026, 9, 20), TOPIC, 2),
        (date(2026, 9, 21), HIV, 1),
        (date(2026, 9, 21), TOPIC, 1),
    ]
    assert await counts_in(storage, date(2026, 9, 21)) == [(date(2026, 9, 21), HIV, 1), (date(2026, 9, 21), TOPIC, 1)]


async def test_where_nobody_knows_the_class_the_week_is_kept(
    make_storage: MakeStorage, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    def unknown(count: Count) -> bool:
        raise KeyError(count.subject)

    storage = make_storage(address, coarse=unknown)
    await storage.migrate()
    _add(storage.counters, TOPIC)
    assert await storage.counters.flush()
    assert await counts_in(storage) == [(MONDAY, TOPIC, 1)]
    assert "KeyError" in caplog.text
    assert "unpaid-wages" not in caplog.text


@pytest.mark.parametrize(
    "word",
    [
        "меня зовут Айбек",
        "my name",
        "\0",
        "\ud800",
        "a" * 65,
        "+996555123456",
        "chat5551234567",
        "line\nbreak",
        cast("str", None),
        cast("str", 5),
    ],
)
async def test_only_fixed_words_are_counted(storage: Storage, word: str, caplog: pytest.LogCaptureFixture) -> None:
    _add(storage.counters, Count("asked", detail=word))
    _add(storage.counters, TOPIC)
    assert storage.counters.lost == 1
    assert await storage.counters.flush()
    assert await counts_in(storage) == [(THURSDAY, TOPIC, 1)]
    assert "1 counts lost" in caplog.text
    caplog.clear()
    await storage.counters.flush()
    assert "lost" not in caplog.text


async def test_words_of_the_project_are_counted(storage: Storage) -> None:
    for word in ("", "ru-stay-days", "hotline-112", "2026-09-17", "a" * 64, "ky_KG", "topic.hiv-care.RU", "1/2", "+1"):
        _add(storage.counters, Count("topic", word))
    assert storage.counters.lost == 0
    assert await storage.counters.flush()


async def test_memory_is_bounded(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "MOST_ROWS", 2)
    for subject in ("one", "two", "three", "two", "four"):
        _add(storage.counters, Count("topic", subject))
    assert (storage.counters.waiting, storage.counters.lost) == (2, 2)
    assert await storage.counters.flush()
    _add(storage.counters, Count("topic", "three"))
    assert await storage.counters.flush()
    assert sum(n for _, _, n in await counts_in(storage)) + storage.counters.lost == 6


async def test_memory_is_bounded_while_a_batch_is_under_way(
    behind_wire: Storage, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counters, "MOST_ROWS", 2)
    for subject in ("one", "two"):
        _add(behind_wire.counters, Count("topic", subject))
    wire.state = Line.ANSWER_LOST
    assert not await behind_wire.counters.flush()
    _add(behind_wire.counters, Count("topic", "three"))
    assert (behind_wire.counters.waiting, behind_wire.counters.lost) == (2, 1)


async def test_a_quiet_minute_asks_nothing_of_the_database(make_storage: MakeStorage) -> None:
    assert await make_storage("postgres://u@127.0.0.1:9/db").counters.flush()
