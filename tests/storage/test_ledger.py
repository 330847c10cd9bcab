"""Each count is added exactly once, whatever happens between memory and database."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.util import await_only as await_

from bot.core import ports
from bot.core.ports import Count
from bot.storage import Storage, ledger
from bot.storage.ledger import Batch, Fate
from tests.storage.conftest import MakeStorage
from tests.storage.rooms import Line, Wire, counts_in

THURSDAY = date(2026, 9, 17)
TOPIC = Count("topic", "unpaid-wages", "steps", "ky", "RU")


def _add(counting: ports.Counters, count: Count, times: int = 1) -> None:
    for _ in range(times):
        counting.add(count)


@pytest.mark.parametrize("rounds", [30])
async def test_two_counters_on_one_database_lose_nothing_and_do_not_wait_for_ever(
    storage: Storage, make_storage: MakeStorage, address: str, rounds: int
) -> None:
    other = make_storage(address)
    subjects = [f"s{number}" for number in range(200)]

    async def work(of: Storage, order: list[str]) -> bool:
        well = True
        for _ in range(rounds):
            for subject in order:
                _add(of.counters, Count("topic", subject))
            well = await of.counters.flush() and well
        return well

    assert all(await asyncio.gather(work(storage, subjects), work(other, subjects[::-1])))
    counts = await counts_in(storage)
    assert len(counts) == len(subjects)
    assert {n for _, _, n in counts} == {2 * rounds}


async def test_counts_wait_for_an_unreachable_database(behind_wire: Storage, wire: Wire) -> None:
    await wire.disconnect()
    for _ in range(3):
        _add(behind_wire.counters, TOPIC)
        assert not await behind_wire.counters.flush()
    assert behind_wire.counters.waiting == 1
    await wire.connect()
    assert await behind_wire.counters.flush()
    assert await counts_in(behind_wire) == [(THURSDAY, TOPIC, 3)]


@pytest.mark.parametrize("lost", [Line.COMMIT_LOST, Line.ANSWER_LOST])
async def test_a_commit_without_an_answer_counts_once(behind_wire: Storage, wire: Wire, lost: Line) -> None:
    _add(behind_wire.counters, TOPIC, 2)
    wire.state = lost
    assert not await behind_wire.counters.flush()
    assert behind_wire.counters.waiting == 1
    _add(behind_wire.counters, TOPIC)
    assert await behind_wire.counters.flush()
    assert await counts_in(behind_wire) == [(THURSDAY, TOPIC, 3)]
    assert behind_wire.counters.lost == 0


async def test_a_silent_line_counts_once(behind_wire: Storage, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "WRITE_SECONDS", 0.1)
    _add(behind_wire.counters, TOPIC, 2)
    wire.silence()
    for _ in range(2):
        assert not await behind_wire.counters.flush()
    monkeypatch.undo()
    wire.open()
    assert await behind_wire.counters.flush()
    assert await counts_in(behind_wire) == [(THURSDAY, TOPIC, 2)]


async def test_a_cancelled_flush_is_written_once(behind_wire: Storage, wire: Wire) -> None:
    _add(behind_wire.counters, TOPIC, 2)
    wire.silence()
    flush = asyncio.ensure_future(behind_wire.counters.flush())
    await asyncio.sleep(0.01)
    flush.cancel()
    with pytest.raises(asyncio.CancelledError):
        await flush
    _add(behind_wire.counters, TOPIC)
    wire.open()
    assert await behind_wire.counters.flush()
    assert await counts_in(behind_wire) == [(THURSDAY, TOPIC, 3)]


async def test_flushes_go_one_after_the_other(behind_wire: Storage, wire: Wire) -> None:
    _add(behind_wire.counters, TOPIC, 2)
    wire.silence()
    first = asyncio.ensure_future(behind_wire.counters.flush())
    await asyncio.sleep(0.01)
    _add(behind_wire.counters, TOPIC, 3)
    second = asyncio.ensure_future(behind_wire.counters.flush())
    await asyncio.sleep(0.01)
    await wire.disconnect()
    assert not any(await asyncio.gather(first, second))
    wire.open()
    await wire.connect()
    await _written(behind_wire)
    assert await counts_in(behind_wire) == [(THURSDAY, TOPIC, 5)]


async def test_the_fate_of_a_transaction(behind_wire: Storage) -> None:
    database, book = behind_wire._database, behind_wire.counters._ledger

    async def fate(number: str | None) -> Fate:
        batch = Batch({}, number=number, commit_sent=True, fate=Fate.UNDER_WAY)
        await book.settle(batch)
        return batch.fate

    number = text("SELECT CAST(pg_current_xact_id() AS text)")
    async with database.writer() as connection:
        transaction = await connection.begin()
        kept = (await connection.execute(number)).scalar_one()
        assert await fate(kept) is Fate.UNDER_WAY
        await transaction.commit()
        transaction = await connection.begin()
        undone = (await connection.execute(number)).scalar_one()
        await transaction.rollback()
    assert await fate(kept) is Fate.ADDED
    assert await fate(undone) is Fate.NOT_ADDED
    assert await fate("999999999999") is Fate.NOT_ADDED
    assert await fate(None) is Fate.UNKNOWN


async def test_nothing_is_written_while_a_fate_is_open(behind_wire: Storage, wire: Wire) -> None:
    _add(behind_wire.counters, TOPIC, 2)
    wire.state = Line.ANSWER_LOST
    assert not await behind_wire.counters.flush()
    batch = behind_wire.counters._batch
    assert batch is not None
    real = batch.number
    async with behind_wire._database.writer() as connection:
        transaction = await connection.begin()
        batch.number = (await connection.execute(text("SELECT CAST(pg_current_xact_id() AS text)"))).scalar_one()
        assert not await behind_wire.counters.flush()
        await transaction.rollback()
    batch.number = real
    assert await behind_wire.counters.flush()
    assert await counts_in(behind_wire) == [(THURSDAY, TOPIC, 2)]


async def test_a_fate_that_nobody_knows_is_told_as_lost(behind_wire: Storage, wire: Wire) -> None:
    _add(behind_wire.counters, TOPIC, 2)
    wire.state = Line.ANSWER_LOST
    assert not await behind_wire.counters.flush()
    batch = behind_wire.counters._batch
    assert batch is not None
    batch.number = None
    assert await behind_wire.counters.flush()
    assert behind_wire.counters.lost == 2
    assert await counts_in(behind_wire) == [(THURSDAY, TOPIC, 2)]


class _Trouble:
    """Fails a statement or the commit of SQLite's next transaction, for as long as it is set."""

    def __init__(self, storage: Storage) -> None:
        self.at = ""
        dialect = storage._database._engine.sync_engine.dialect
        commit, one, many = dialect.do_commit, dialect.do_execute, dialect.do_executemany

        def failing_commit(connection: Any) -> None:
            self._fail_at("commit")
            commit(connection)

        def failing_one(cursor: Any, statement: str, *more: Any) -> None:
            if statement.startswith("INSERT"):
                self._fail_at("statement")
            one(cursor, statement, *more)

        def failing_many(*all_of_it: Any) -> None:
            self._fail_at("statement")
            many(*all_of_it)

        replaced = {"do_commit": failing_commit, "do_execute": failing_one, "do_executemany": failing_many}
        for name, function in replaced.items():
            setattr(dialect, name, function)

    def _fail_at(self, place: str) -> None:
        if self.at == place:
            raise OSError(place)


@pytest.mark.parametrize("place", ["statement", "commit"])
async def test_sqlite_that_says_no_counts_once(make_storage: MakeStorage, sqlite_file: Any, place: str) -> None:
    storage = make_storage(str(sqlite_file))
    await storage.migrate()
    trouble = _Trouble(storage)
    _add(storage.counters, TOPIC, 2)
    trouble.at = place
    assert not await storage.counters.flush()
    trouble.at = ""
    assert await storage.counters.flush()
    assert await counts_in(storage) == [(THURSDAY, TOPIC, 2)]


async def test_a_slow_commit_of_sqlite_is_waited_for(
    make_storage: MakeStorage, sqlite_file: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = make_storage(str(sqlite_file))
    await storage.migrate()
    monkeypatch.setattr(ledger, "WRITE_SECONDS", 0.05)
    dialect = storage._database._engine.sync_engine.dialect
    real, waited, go = dialect.do_commit, asyncio.Event(), asyncio.Event()

    def slow(connection: Any) -> None:
        waited.set()
        await_(go.wait())
        real(connection)

    monkeypatch.setattr(dialect, "do_commit", slow)
    _add(storage.counters, TOPIC, 2)
    flush = asyncio.ensure_future(storage.counters.flush())
    await waited.wait()
    await asyncio.sleep(0.1)
    assert not flush.done()
    go.set()
    assert await flush
    assert await counts_in(storage) == [(THURSDAY, TOPIC, 2)]


async def test_a_commit_of_sqlite_that_is_broken_off_is_told_as_lost(
    make_storage: MakeStorage, sqlite_file: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = make_storage(str(sqlite_file))
    await storage.migrate()
    dialect = storage._database._engine.sync_engine.dialect
    waited = asyncio.Event()

    def never(_connection: Any) -> None:
        waited.set()
        await_(asyncio.Event().wait())

    monkeypatch.setattr(dialect, "do_commit", never)
    _add(storage.counters, TOPIC, 2)
    flush = asyncio.ensure_future(storage.counters.flush())
    await waited.wait()
    await storage.counters.close(5)
    assert not await flush
    assert (storage.counters.lost, storage.counters.waiting) == (2, 0)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from("abc"), st.integers(1, 5)),
        st.tuples(st.just("other process"), st.sampled_from("abc"), st.integers(1, 5)),
        st.tuples(st.sampled_from(["flush", "commit lost", "answer lost", "gone", "there", "cancelled"])),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
async def test_sums_are_exact_whatever_happens_on_postgresql(
    behind_wire: Storage, wire: Wire, make_storage: MakeStorage, postgres: str, steps: list[tuple[Any, ...]]
) -> None:
    await _empty(behind_wire)
    other = make_storage(postgres)
    wanted: dict[str, int] = {}
    states = {"commit lost": Line.COMMIT_LOST, "answer lost": Line.ANSWER_LOST}
    for what, *more in steps:
        match what:
            case "add" | "other process":
                subject, times = more
                counting = behind_wire.counters if what == "add" else other.counters
                _add(counting, Count("topic", subject), times)
                wanted[subject] = wanted.get(subject, 0) + times
                if counting is other.counters:
                    assert await other.counters.flush()
            case "flush":
                await behind_wire.counters.flush()
            case "gone":
                await wire.disconnect()
            case "there":
                await wire.disconnect()
                await wire.connect()
            case "cancelled":
                await _cancelled_flush(behind_wire)
            case _:
                wire.state = states[what]
    wire.open()
    await wire.disconnect()
    await wire.connect()
    await _written(behind_wire)
    assert {count.subject: n for _, count, n in await counts_in(behind_wire)} == wanted
    await other.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("add"), st.sampled_from("abc"), st.integers(1, 5)),
            st.tuples(st.sampled_from(["flush", "cancelled", "statement", "commit", "well"])),
        ),
        max_size=25,
    )
)
async def test_sums_are_exact_whatever_happens_on_sqlite(
    make_storage: MakeStorage, sqlite_file: Any, steps: list[tuple[Any, ...]]
) -> None:
    storage = make_storage(str(sqlite_file))
    await storage.migrate()
    await _empty(storage)
    trouble = _Trouble(storage)
    wanted: dict[str, int] = {}
    for what, *more in steps:
        if what == "add":
            subject, times = more
            _add(storage.counters, Count("topic", subject), times)
            wanted[subject] = wanted.get(subject, 0) + times
        elif what == "flush":
            await storage.counters.flush()
        elif what == "cancelled":
            await _cancelled_flush(storage)
        else:
            trouble.at = what
    trouble.at = ""
    await _written(storage)
    assert {count.subject: n for _, count, n in await counts_in(storage)} == wanted
    await storage.close()


async def _empty(storage: Storage) -> None:
    async with storage._database.write() as connection:
        await connection.execute(text("DELETE FROM counter"))


async def _cancelled_flush(storage: Storage) -> None:
    flush = asyncio.ensure_future(storage.counters.flush())
    for _ in range(3):
        await asyncio.sleep(0)
    flush.cancel()
    await asyncio.gather(flush, return_exceptions=True)


async def _written(storage: Storage) -> None:
    """A flush or a few: the first may find a connection that broke, the second a fate that is still open."""
    for _ in range(20):
        if await storage.counters.flush():
            return
        await asyncio.sleep(0.01)
    pytest.fail("never written")
