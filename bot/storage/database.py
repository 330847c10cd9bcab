"""One engine for SQLite and PostgreSQL: bounded, impatient, and silent about what it stores."""

from __future__ import annotations

import logging
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import URL, Connection, PoolResetState, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.core.errors import UkukError
from bot.storage.address import Address, PostgresServer, SqliteFile

POOL_SIZE = 4
"""Connections at most: readers do not wait for the one that writes."""
POOL_WAIT_SECONDS = 1.0
CONNECT_SECONDS = 3.0
COMMAND_SECONDS = 10.0
"""PostgreSQL: how long one statement may take."""
RECYCLE_SECONDS = 240
"""Younger than the five minutes after which many networks drop a silent connection without a word."""
BUSY_MILLISECONDS = 2000
"""SQLite: how long a writer waits for another process's writer."""

_WRITES = "ukuk_writes"
# At DEBUG these print statements with their parameters and rows: the keys of people's choices.
_TALKATIVE = ("aiosqlite", "sqlalchemy", "alembic", "asyncpg")


class StorageUnavailable(UkukError):
    """The database did not do what was asked of it. The log has the class of the driver's error, and no more of it."""


class Database:
    """The engine. Building it opens nothing and cannot fail; only actions fail."""

    def __init__(self, address: Address) -> None:
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        self._engine = _sqlite(address) if isinstance(address, SqliteFile) else _postgres(address)
        self._writer = self._engine.execution_options(**{_WRITES: True})

    @property
    def is_postgres(self) -> bool:
        """Whether this is PostgreSQL; otherwise it is SQLite."""
        return self._engine.dialect.name == "postgresql"

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection in a transaction, for reading only."""
        return self._engine.begin()

    def write(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection in a transaction that is kept on a clean exit."""
        return self._writer.begin()

    def writer(self) -> AsyncConnection:
        """A connection for somebody who begins and commits by hand."""
        return self._writer.connect()

    async def close(self) -> None:
        """Close all connections that nobody uses."""
        await self._engine.dispose()


def _sqlite(address: SqliteFile) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(address.path)),
        # No isolation level: `_begin` begins, and not the driver, which would leave DDL outside of transactions.
        connect_args={"isolation_level": None, "timeout": BUSY_MILLISECONDS / 1000},
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    folder = address.path.parent
    event.listen(engine.sync_engine, "do_connect", lambda *_: _make_folder(folder))
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "reset", _end)
    return engine


def _make_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        # A forgotten choice is overwritten with zeros, not only unlinked.
        cursor.execute("PRAGMA secure_delete = ON")
    finally:
        cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and then writes fails at once when another process wrote in between, whatever
    # the busy timeout; one that takes the write lock at its start waits for it. https://sqlite.org/lang_transaction.html
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _end(connection: Any, _record: object, state: PoolResetState) -> None:
    # After a COMMIT that failed, SQLAlchemy 2.1.9 takes the transaction for ended and rolls nothing back: an open one
    # would go back to the pool and keep every other writer out. So `_end` takes the place of the pool's own reset.
    if state.asyncio_safe and not state.terminate_only and connection.driver_connection.in_transaction:
        connection.rollback()


def _postgres(address: PostgresServer) -> AsyncEngine:
    tls = address.tls()

    async def connect() -> Any:
        # asyncpg itself reads the DSN: it knows what `sslmode` means, and the engine never holds the password.
        return await asyncpg.connect(
            address.dsn, timeout=CONNECT_SECONDS, command_timeout=COMMAND_SECONDS, **({"ssl": tls} if tls else {})
        )

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_pre_ping=True,
        pool_recycle=RECYCLE_SECONDS,
        pool_use_lifo=True,
        hide_parameters=True,
    )
