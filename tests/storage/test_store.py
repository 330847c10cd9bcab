from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.errors import SettingsError
from bot.core.ports import Choice, Count
from bot.storage import Storage, StorageError, store
from bot.storage.store import CLOSE_SECONDS, FLUSH_SECONDS, LAST_WRITE_SECONDS, LONGEST_PAUSE_SECONDS
from tests.storage.conftest import MakeStorage
from tests.storage.rooms import Line, SetClock, Wire, counts_in

DAY = date(2026, 9, 17)
START = Count("start")
CHAT = 5551234567
KYRGYZ = Choice("ky", "RU", "kg")


class Pauses:
    """In place of sleep: does what is due before each pause ends, and stops the loop when nothing is left to do."""

    def __init__(self, *deeds: Callable[[], object]) -> None:
        self.seconds: list[float] = []
        self._deeds = list(deeds)

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        if not self._deeds:
            raise asyncio.CancelledError
        done = self._deeds.pop(0)()
        if asyncio.iscoroutine(done):
            await done


def _nothing() -> None:
    pass


async def _run(storage: Storage) -> None:
    with pytest.raises(asyncio.CancelledError):
        await storage.run()


def test_no_address_is_told_when_the_bot_is_built(clock: SetClock) -> None:
    with pytest.raises(SettingsError):
        Storage("mysql://h/db", secret=None, clock=clock, coarse=lambda _: False)


def test_building_needs_no_event_loop_and_no_database(clock: SetClock, sqlite_file: Path) -> None:
    Storage(str(sqlite_file), secret=None, clock=clock, coarse=lambda _: False)
    assert not sqlite_file.parent.exists()


async def test_counts_are_written_every_three_seconds(make_storage: MakeStorage, address: str) -> None:
    storage: Storage
    pauses = Pauses(lambda: storage.counters.add(START), _nothing, lambda: storage.counters.add(START), _nothing)
    storage = make_storage(address, pause=pauses)
    storage.counters.add(START)
    await _run(storage)
    assert pauses.seconds == [FLUSH_SECONDS] * 5 == [3.0] * 5
    assert await counts_in(storage) == [(DAY, START, 3)]


async def test_an_unreachable_database_is_waited_for_and_then_migrated(
    make_storage: MakeStorage, wire: Wire, new_postgres: str
) -> None:
    await wire.disconnect()
    storage: Storage
    pauses = Pauses(*[lambda: storage.counters.add(START)] * 6, wire.connect, _nothing)
    storage = make_storage(wire.url.format(database=new_postgres), pause=pauses)
    storage.counters.add(START)
    await _run(storage)
    assert pauses.seconds == [6.0, 12.0, 24.0, 48.0, 60.0, 60.0, 60.0, 3.0, 3.0]
    assert max(pauses.seconds) == LONGEST_PAUSE_SECONDS
    assert await counts_in(storage) == [(DAY, START, 7)]


async def test_a_database_that_goes_and_comes_back(make_storage: MakeStorage, wire: Wire, new_postgres: str) -> None:
    storage: Storage
    pauses = Pauses(wire.disconnect, lambda: storage.counters.add(START), wire.connect, _nothing)
    storage = make_storage(wire.url.format(database=new_postgres), pause=pauses)
    storage.counters.add(START)
    await _run(storage)
    assert pauses.seconds == [3.0, 3.0, 6.0, 3.0, 3.0]
    assert await counts_in(storage) == [(DAY, START, 2)]


async def test_old_choices_go_once_a_day(
    make_storage: MakeStorage, address: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    purged: list[datetime] = []
    storage: Storage

    def later(hours: int) -> Callable[[], None]:
        def turn() -> None:
            clock.moment += timedelta(hours=hours)

        return turn

    storage = make_storage(address, pause=Pauses(later(6), later(6), later(24), later(24 * 365)))
    await storage.migrate()
    await storage.preferences.put(CHAT, KYRGYZ)
    real = storage.preferences.purge

    async def purge(now: datetime) -> int | None:
        purged.append(now)
        return await real(now)

    monkeypatch.setattr(storage.preferences, "purge", purge)
    await _run(storage)
    assert [moment.date() for moment in purged] == [DAY, date(2026, 9, 18), date(2026, 9, 19), date(2027, 9, 19)]
    async with storage._database.read() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM choice"))).scalar_one() == 0


async def test_months_are_noted_by_the_loop_before_old_choices_go(
    make_storage: MakeStorage, address: str, clock: SetClock
) -> None:
    storage: Storage

    def skip_to_the_end() -> None:
        clock.moment = datetime(2027, 2, 27, 23, 0, tzinfo=UTC)

    async def use() -> None:
        assert await storage.preferences.get(CHAT) == KYRGYZ
        clock.moment = datetime(2027, 3, 1, tzinfo=UTC)

    storage = make_storage(address, pause=Pauses(skip_to_the_end, use, _nothing))
    await storage.migrate()
    await storage.preferences.put(CHAT, KYRGYZ)
    await _run(storage)
    clock.moment = datetime(2027, 3, 2, tzinfo=UTC)
    assert await storage.preferences.get(CHAT) == KYRGYZ


async def test_cancelled_and_closed_nothing_is_lost(make_storage: MakeStorage, address: str) -> None:
    storage = make_storage(address)
    running = asyncio.ensure_future(storage.run())
    for _ in range(5):
        storage.counters.add(START)
        await asyncio.sleep(0.001)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    storage.counters.add(START)
    await storage.close()
    await storage.close()
    again = make_storage(address)
    assert await counts_in(again) == [(DAY, START, 6)]
    assert asyncio.all_tasks() == {asyncio.current_task()}


def test_close_is_bounded_to_five_seconds() -> None:
    assert LAST_WRITE_SECONDS < CLOSE_SECONDS == 5.0


@pytest.mark.parametrize("at_commit", [False, True])
async def test_close_ends_on_a_silent_line(
    make_storage: MakeStorage,
    wire: Wire,
    new_postgres: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    at_commit: bool,
) -> None:
    monkeypatch.setattr(store, "LAST_WRITE_SECONDS", 0.1)
    storage = make_storage(wire.url.format(database=new_postgres))
    await storage.migrate()
    await storage.preferences.put(CHAT, KYRGYZ)
    storage.counters.add(START)
    if at_commit:
        wire.state = Line.SILENT_AT_COMMIT
    else:
        wire.silence()
    async with asyncio.timeout(CLOSE_SECONDS + 1):
        await storage.close()
    assert "1 rows of counts not written" in caplog.text
    wire.open()
    await wire.disconnect()
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_an_unreachable_database_raises_only_where_that_is_said(
    make_storage: MakeStorage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    for address in (f"{tmp_path}/file/ukuk.sqlite3", "postgres://u:pw9@127.0.0.1:9/db", "postgres://u:pw9@a:1,b/db"):
        storage = make_storage(address)
        for asked in (storage.migrate(), storage.read_counts()):
            with pytest.raises(StorageError) as caught:
                await asked
            assert "pw9" not in f"{caught.value!r}"
            assert caught.value.__cause__ is None
        storage.counters.add(START)
        await storage.close()
    assert "migration failed (ConnectionRefusedError)" in caplog.text
    assert "counts read failed" in caplog.text
    assert "pw9" not in caplog.text


async def test_counts_can_be_read_while_another_process_writes(make_storage: MakeStorage, address: str) -> None:
    writing, reading = make_storage(address), make_storage(address)
    await writing.migrate()
    assert await counts_in(reading) == []
    writing.counters.add(START)
    await writing.counters.flush()
    assert await counts_in(reading, DAY) == [(DAY, START, 1)]
    assert await counts_in(reading, DAY + timedelta(days=1)) == []


async def test_connections_that_cannot_be_closed_are_told(
    make_storage: MakeStorage, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken() -> None:
        raise ConnectionResetError

    storage = make_storage(str(sqlite_file))
    await storage.migrate()
    with monkeypatch.context() as trouble:
        trouble.setattr(storage._database, "close", broken)
        await storage.close()
    assert "connections not closed (ConnectionResetError)" in caplog.text
