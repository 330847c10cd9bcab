"""PostgreSQL behind a pooler in transaction mode: nothing is lost, and no statement is taken for another."""

from __future__ import annotations

import logging
from datetime import date

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.core.ports import Choice, Count
from bot.storage import Storage
from tests.storage.conftest import MakeStorage
from tests.storage.rooms import Wire, counts_in

CHATS = range(1, 8)
TOPIC = Count("topic", "wages", "", "ky", "RU")
TOLD = "a pooler stands before the database"


async def test_the_bad_sample_a_statement_is_gone_with_its_transaction(wire: Wire, new_postgres: str) -> None:
    wire.pooled = True
    connection = await asyncpg.connect(wire.url.format(database=new_postgres))
    statement = await connection.prepare("SELECT 1")
    assert await statement.fetchval() == 1
    with pytest.raises(asyncpg.InvalidSQLStatementNameError):
        await statement.fetchval()
    async with connection.transaction():
        statement = await connection.prepare("SELECT 1")
        assert [await statement.fetchval() for _ in range(2)] == [1, 1]
    await connection.close()


async def test_where_the_address_says_it_nothing_ever_fails(
    wire: Wire, new_postgres: str, make_storage: MakeStorage, caplog: pytest.LogCaptureFixture
) -> None:
    wire.pooled = True
    storage = make_storage(wire.url.format(database=new_postgres) + "&pgbouncer=true")
    with caplog.at_level(logging.WARNING):
        await storage.migrate()
        await _all_of_it(storage)
    assert caplog.records == []


async def test_it_is_noticed(
    wire: Wire, new_postgres: str, make_storage: MakeStorage, caplog: pytest.LogCaptureFixture
) -> None:
    """Two processes that were there before the pooler came: each fails once, is told so once, and is well after it."""
    both = [make_storage(wire.url.format(database=new_postgres)) for _ in range(2)]
    for storage in both:
        await storage.migrate()
        await _all_of_it(storage)
    await wire.disconnect()
    wire.pooled = True
    await wire.connect()
    for storage in both:
        assert [await storage.preferences.put(1, Choice("ru", "RU", None)) for _ in range(3)] == [True, False, True]
        await _all_of_it(storage)
    assert [TOLD in record.getMessage() for record in caplog.records].count(True) == 2
    assert [n for *_, n in await counts_in(both[0])] == [4 * len(CHATS)]


async def _all_of_it(storage: Storage) -> None:
    """Everything that storage asks of a database."""
    for chat in CHATS:
        assert await storage.preferences.put(chat, Choice("ky", "RU", None))
        storage.counters.add(TOPIC)
    assert await storage.counters.flush()
    assert [await storage.preferences.get(chat) for chat in CHATS] == [Choice("ky", "RU", None)] * len(CHATS)
    assert await storage.preferences.forget(CHATS[0])
    assert await storage.preferences.get(CHATS[0]) is None
    assert await storage.preferences.note_months()
    assert (await storage.read_counts(date(2026, 1, 1)))[0].count == TOPIC
