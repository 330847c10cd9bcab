"""A server that is set otherwise than usual, by its administrator: what is counted is counted once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.core.ports import Count
from bot.storage import StorageError
from tests.storage.conftest import MakeStorage

REFUSALS = {
    "default_transaction_read_only = on": "ReadOnlySQLTransactionError",
    "search_path = nowhere": "InvalidSchemaNameError",
}
STORAGES = 3
ROUNDS = 10


@pytest.mark.parametrize("setting", ["default_transaction_isolation = 'serializable'", "idle_session_timeout = '20ms'"])
async def test_counts_of_several_replicas(
    make_storage: MakeStorage, postgres: str, new_postgres: str, server: Path, setting: str
) -> None:
    """The same row at the same time, where the server breaks one of two off; and lines that it ends in between."""
    connection = await asyncpg.connect(f"postgresql://postgres@/{new_postgres}?host={server}")
    await connection.execute(f"ALTER DATABASE {new_postgres} SET {setting}")
    storages = [make_storage(postgres) for _ in range(STORAGES)]
    await storages[0].migrate()
    for _ in range(ROUNDS):
        for storage in storages:
            storage.counters.add(Count("start"))
        await asyncio.gather(*(storage.counters.flush() for storage in storages))
    for storage in storages:
        async with asyncio.timeout(30):
            while not await storage.counters.flush():  # noqa: ASYNC110  # tried again, as its loop does
                await asyncio.sleep(0)
    assert await connection.fetchval("SELECT sum(n) FROM counter") == STORAGES * ROUNDS
    assert [storage.counters.lost for storage in storages] == [0] * STORAGES
    await connection.close()


@pytest.mark.parametrize("setting", REFUSALS)
async def test_why_it_refuses_is_told(
    make_storage: MakeStorage,
    postgres: str,
    new_postgres: str,
    server: Path,
    setting: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Of each the log said «DBAPIError», and nobody could know what to mend."""
    connection = await asyncpg.connect(f"postgresql://postgres@/{new_postgres}?host={server}")
    await connection.execute(f"ALTER DATABASE {new_postgres} SET {setting}")
    await connection.close()
    with pytest.raises(StorageError):
        await make_storage(postgres).migrate()
    assert f"migration failed (DBAPIError, {REFUSALS[setting]})" in caplog.text


async def test_a_database_that_is_not_there(
    make_storage: MakeStorage, postgres: str, new_postgres: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(StorageError):
        await make_storage(postgres.replace(new_postgres, "nowhere")).migrate()
    assert "InvalidCatalogNameError" in caplog.text
