"""The database as the rest of storage uses it: to read, to write, and silent about what it holds."""

from __future__ import annotations

import logging
from contextlib import AbstractAsyncContextManager

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.errors import UkukError
from bot.storage.address import Address, SqliteFile
from bot.storage.engines import WRITES, postgres_engine, sqlite_engine

# At DEBUG these print statements with their parameters and rows: the keys of people's choices.
_TALKATIVE = ("aiosqlite", "sqlalchemy", "alembic", "asyncpg")


class StorageError(UkukError):
    """The database did not do what was asked of it. The log has the class of the driver's error, and no more of it."""


class Database:
    """The engine. Building it opens nothing and cannot fail; only actions fail."""

    def __init__(self, address: Address) -> None:
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        self._engine = sqlite_engine(address) if isinstance(address, SqliteFile) else postgres_engine(address)
        self._reader = (
            self._engine.execution_options(isolation_level="AUTOCOMMIT") if self.is_postgres else self._engine
        )
        self._writer = self._engine.execution_options(**{WRITES: True})

    @property
    def is_postgres(self) -> bool:
        """Whether this is PostgreSQL; otherwise it is SQLite."""
        return self._engine.dialect.name == "postgresql"

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection to read by single statements. Without a transaction: that would be two more journeys each."""
        return self._reader.connect()

    def write(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection in a transaction that is kept on a clean exit."""
        return self._writer.begin()

    def writer(self) -> AsyncConnection:
        """A connection for somebody who begins and commits by hand."""
        return self._writer.connect()

    async def close(self) -> None:
        """Close all connections that nobody uses."""
        await self._engine.dispose()
