"""The database as the rest of storage uses it: to read, to write, and silent about what it holds."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.errors import UkukError
from bot.storage.address import Address, SqliteFile
from bot.storage.engines import WRITES, postgres_engine, sqlite_engine
from bot.storage.place import FilePlace

# At DEBUG these print statements with their parameters and rows: the keys of people's choices.
_TALKATIVE = ("aiosqlite", "sqlalchemy", "alembic", "asyncpg")
_log = logging.getLogger(__name__)
Connect = Callable[[], AbstractAsyncContextManager[AsyncConnection]]


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
        self._place = FilePlace(address.path) if isinstance(address, SqliteFile) else None
        self._one_opening = asyncio.Lock()
        if self._place is not None:
            event.listen(self._engine.sync_engine, "connect", self._place.note)

    @property
    def is_postgres(self) -> bool:
        """Whether this is PostgreSQL; otherwise it is SQLite."""
        return self._engine.dialect.name == "postgresql"

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection to read by single statements. Without a transaction: that would be two more journeys each."""
        return self._there(self._reader.connect)

    def write(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection in a transaction that is kept on a clean exit."""
        return self._there(self._writer.begin)

    def writer(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection for somebody who begins and commits by hand."""
        return self._there(self._writer.connect)

    async def close(self) -> None:
        """Close all connections that nobody uses; who asks for one later gets a new one."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _there(self, connect: Connect) -> AsyncIterator[AsyncConnection]:
        """A connection to the file that stands in its place now."""
        if self._place is not None and self._place.is_another():
            await self._open_anew(self._place)
        async with connect() as connection:
            yield connection

    async def _open_anew(self, place: FilePlace) -> None:
        # All of them first: two files that share the names of the files beside them would spoil each other.
        async with self._one_opening:
            if place.is_another():
                _log.warning("storage: another file, or none, stands in the place of the database: opened anew")
                place.forget()
                await self._engine.dispose()
