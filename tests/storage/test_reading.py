"""Counts as a report reads them: marked by week or not, in pages, and from a day on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.ports import Count, Counted
from bot.storage import Storage, reading
from tests.storage.conftest import MakeStorage
from tests.storage.rooms import SetClock

MONDAY = date(2026, 9, 14)
TOPIC = Count("topic", "unpaid-wages", "s", "ky", "RU")
HIV = Count("topic", "hiv-care", "s", "ky", "RU")


async def test_what_is_kept_by_week_is_marked(storage: Storage, clock: SetClock) -> None:
    for count in (HIV, TOPIC, HIV):
        storage.counters.add(count)
    await storage.counters.flush()
    clock.moment += timedelta(days=1)
    storage.counters.add(HIV)
    await storage.counters.flush()
    assert await storage.read_counts() == [
        Counted(MONDAY, weekly=True, count=HIV, n=3),
        Counted(date(2026, 9, 17), weekly=False, count=TOPIC, n=1),
    ]


@pytest.mark.parametrize("first_by_week", [False, True])
async def test_a_monday_that_was_both_is_kept_by_week(
    make_storage: MakeStorage, address: str, clock: SetClock, *, first_by_week: bool
) -> None:
    """A topic's class changes on a Monday: what was counted before is told no finer than what is counted after."""
    clock.moment = datetime(2026, 9, 14, 12, tzinfo=UTC)
    now = [first_by_week]
    storage = make_storage(address, coarse=lambda _: now[-1])
    await storage.migrate()
    storage.counters.add(TOPIC)
    now.append(not first_by_week)
    storage.counters.add(TOPIC)
    assert storage.counters.waiting == 2
    await storage.counters.flush()
    storage.counters.add(TOPIC)
    await storage.counters.flush()
    assert await storage.read_counts() == [Counted(MONDAY, weekly=True, count=TOPIC, n=3)]


async def test_pages_leave_nothing_out(storage: Storage, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = []
    for day in range(3):
        for number in range(7):
            count = Count("topic", f"t{number}", language="ky", country=("", "RU")[number % 2])
            storage.counters.add(count)
            wanted.append((clock.moment.date(), count))
        clock.moment += timedelta(days=day + 1)
    await storage.counters.flush()
    first = wanted[7][0]
    for rows in (1, 2, 7, 20, 21, 22):
        monkeypatch.setattr(reading, "PAGE_ROWS", rows)
        assert [(row.day, row.count) for row in await storage.read_counts()] == wanted
        assert [(row.day, row.count) for row in await storage.read_counts(first)] == wanted[7:]
