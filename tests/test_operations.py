"""What operators see of the running bot, over a real database: the report, and the state."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from bot import operations
from bot.app import coarse
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.ports import Count, Counted
from bot.core.understanding import Understanding
from bot.editions import Current
from bot.operations import RECENT, Operations, Reporter, published
from bot.settings import Settings
from bot.storage import Storage
from tests.core.report.samples import DAYS, MONDAY, WORDS, Event, counted, noon, sample_library
from tests.support import builders as make
from tests.support.clock import FakeClock
from tests.support.libraries import library
from tests.web.test_metrics import sampled

END = date(2026, 12, 14)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(noon(END))


@pytest.fixture
async def storage(tmp_path: Path, clock: FakeClock) -> AsyncIterator[Storage]:
    made = Storage(str(tmp_path / "ukuk.sqlite3"), secret=None, clock=clock, coarse=coarse(sample_library))
    await made.migrate()
    yield made
    await made.close()


def many_events() -> list[Event]:
    """Three thousand, in the order of their days."""
    dice = Random(7)  # noqa: S311  # a sample, no secret
    found = [
        (dice.randrange(DAYS), Count(*dice.choice(WORDS), dice.choice(["ky", "ru"]), dice.choice(["", "RU"])), 1)
        for _ in range(3000)
    ]
    return sorted(found, key=lambda event: event[0])


async def test_what_is_counted_is_what_is_reported(storage: Storage, clock: FakeClock) -> None:
    """The whole way: counters, SQLite, reading, and the same numbers as of the events themselves."""
    events = many_events()
    for number, count, _ in events:
        clock.set(noon(MONDAY + timedelta(days=number)))
        storage.counters.add(count)
    clock.set(noon(END))
    assert await storage.counters.flush()
    found = await storage.read_counts()
    by_hand = counted(events, sample_library())
    assert sum(row.n for row in found) == len(events)
    assert set(found) == set(by_hand)
    for since in (None, date(2026, 10, 14)):
        told = await published(storage, sample_library(), clock, since)
        assert len(told.rows) > 50
        assert {row.n is None for row in told.rows} == {True, False}


class Slow:
    """Counts that are read when it is time."""

    def __init__(self, rows: Sequence[Counted] = ()) -> None:
        self.rows = rows
        self.since: list[date | None] = []
        self.reading = 0
        self.most = 0
        self.free = asyncio.Event()

    async def read_counts(self, since: date | None = None) -> Sequence[Counted]:
        self.since.append(since)
        self.reading += 1
        self.most = max(self.most, self.reading)
        await self.free.wait()
        self.reading -= 1
        return self.rows


async def test_reports_are_made_one_at_a_time_of_the_last_weeks(clock: FakeClock) -> None:
    counts = Slow()
    reporter = Reporter(counts, sample_library, clock)
    several = [asyncio.ensure_future(reporter.told()) for _ in range(3)]
    await asyncio.sleep(0)
    counts.free.set()
    told = await asyncio.gather(*several)
    assert counts.most == 1
    assert set(counts.since) == {date(2026, 9, 7)}
    assert (END - RECENT).isoformat() == "2026-09-14"
    assert told[0] is not None
    assert told[0].summary.startswith("Ukuk: 14 September 2026 – 13 December 2026")
    assert told[0].page.startswith("<!doctype html>")


async def test_an_operator_does_not_wait_for_ever(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(operations, "REPORT_SECONDS", 0.01)
    assert await Reporter(Slow(), sample_library, clock).told() is None
    assert "the report could not be made (TimeoutError)" in caplog.text


async def test_a_database_that_is_gone(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    storage = Storage("postgres://u@127.0.0.1:9/db", secret=None, clock=clock, coarse=lambda _: True)
    assert await Reporter(storage, sample_library, clock).told() is None
    assert "the report could not be made (StorageError)" in caplog.text
    await storage.close()


def edition(of: Library) -> Edition:
    return Edition(of, Understanding(of, None))


async def test_the_state_of_the_moment(storage: Storage, clock: FakeClock) -> None:
    facts = [make.fact("a", expires="2026-12-13"), make.fact("b", expires="2026-12-14")]
    current = Current(edition(library(facts=facts)), noon(MONDAY), refused=True)
    operated = Operations(Settings.from_env({}), current, storage, clock)
    found = sampled(operated.metrics.text().decode())
    assert found["ukuk_facts_overdue"] == 1
    assert found["ukuk_content_refused"] == 1
    assert found["ukuk_content_since_timestamp_seconds"] == noon(MONDAY).timestamp()
    assert found["ukuk_content{revision=test}"] == 1
    assert [found[f"ukuk_{name}"] for name in ("understanding_ready", "telegram_connected", "updates_in_work")] == [
        0
    ] * 3
    storage.counters.add(Count("start"))
    operated.watch(lambda: 5, lambda: True)
    current.refused = False
    found = sampled(operated.metrics.text().decode())
    assert found["ukuk_counts_waiting"] == 1
    assert (found["ukuk_telegram_connected"], found["ukuk_updates_in_work"], found["ukuk_content_refused"]) == (1, 5, 0)
    assert [route.path for route in operated.routes()] == ["/metrics", "/report"]
