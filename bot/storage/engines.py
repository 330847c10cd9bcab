"""The two engines: bounded, impatient, and opened by their first use."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import aiosqlite
import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import URL, AdaptedConnection, Connection, PoolResetState, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.address import PostgresServer, SqliteFile
from bot.storage.statements import Statements

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
WAL_ATTEMPTS = 40

WRITES = "ukuk_writes"
"""The execution option of a connection that is going to write."""


def sqlite_engine(address: SqliteFile) -> AsyncEngine:
    """An engine on a file; the folder above it is made when it is first opened."""
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


def _prepare_sqlite(connection: AdaptedConnection, _record: object) -> None:
    connection.run_async(_set_up)


async def _set_up(connection: aiosqlite.Connection) -> None:
    await _pragma(connection, f"busy_timeout = {BUSY_MILLISECONDS}")
    for attempts_left in reversed(range(WAL_ATTEMPTS)):
        try:
            await _pragma(connection, "journal_mode = WAL")
            break
        except sqlite3.OperationalError:
            # Two processes that open a new file at once: this change alone does not wait its busy time.
            if not attempts_left:
                raise
            await asyncio.sleep(BUSY_MILLISECONDS / 1000 / WAL_ATTEMPTS)
    await _pragma(connection, "synchronous = NORMAL")
    await _pragma(connection, "foreign_keys = ON")
    # A forgotten choice is overwritten with zeros, not only unlinked.
    await _pragma(connection, "secure_delete = ON")


async def _pragma(connection: aiosqlite.Connection, setting: str) -> None:
    async with connection.execute(f"PRAGMA {setting}"):
        pass


def _begin(connection: Connection) -> None:
    # A transaction that reads first and then writes fails at once when another process wrote in between, whatever
    # the busy timeout; one that takes the write lock at its start waits for it. https://sqlite.org/lang_transaction.html
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _end(connection: Any, _record: object, state: PoolResetState) -> None:
    # After a COMMIT that failed, SQLAlchemy 2.1.9 takes the transaction for ended and rolls nothing back: an open one
    # would go back to the pool and keep every other writer out. So `_end` takes the place of the pool's own reset.
    if state.asyncio_safe and not state.terminate_only and connection.driver_connection.in_transaction:
        connection.rollback()


def postgres_engine(address: PostgresServer) -> AsyncEngine:
    """An engine on a server; connections that broke meanwhile are noticed and opened again."""
    tls = address.tls()

    async def connect() -> Any:
        # asyncpg itself reads the DSN: it knows what `sslmode` means, and the engine never holds the password.
        return await asyncpg.connect(
            address.dsn,
            timeout=CONNECT_SECONDS,
            command_timeout=COMMAND_SECONDS,
            # Statements without a name are then prepared anew at each execution, as `Statements` needs it.
            statement_cache_size=0,
            **({"ssl": tls} if tls else {}),
        )

    engine = create_async_engine(
        "postgresql+asyncpg://",
        connect_args={"async_creator_fn": connect},
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_recycle=RECYCLE_SECONDS,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "checkout", _refuse_broken)
    Statements(pooled=address.pooled).attend(engine.sync_engine)
    return engine


def _refuse_broken(connection: AdaptedConnection, _record: object, _proxy: object) -> None:
    # asyncpg knows when the server hung up, without a question: SQLAlchemy's ping takes three journeys to the server,
    # of the few that fit into the time of a read. The pool opens another connection in place of this one.
    if connection.driver_connection.is_closed():
        raise DisconnectionError
