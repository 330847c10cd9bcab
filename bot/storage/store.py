"""Storage: the engine, what works on it, and the loop that looks after both."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date
from functools import partial

from sqlalchemy import select

from bot.core.ports import Clock, Count, Counted
from bot.storage.actions import Actions
from bot.storage.address import read_address
from bot.storage.counters import BufferedCounters
from bot.storage.database import Database, StorageError
from bot.storage.migrate import upgrade
from bot.storage.preferences import RememberedChoices
from bot.storage.reading import read_counter
from bot.storage.schema import counter

FLUSH_SECONDS = 3.0
LONGEST_PAUSE_SECONDS = 60.0
LOOK_SECONDS = 30.0
"""How often the database is looked at, also where there is nothing to write: its absence is known before it matters."""
MIGRATE_SECONDS = 60.0
READ_COUNTS_SECONDS = 60.0
ACTIONS_AT_ONCE = 4
CLOSE_SECONDS = 5.0
"""How long `close` takes at most, of which the last writing gets LAST_WRITE_SECONDS."""
LAST_WRITE_SECONDS = 2.5

_log = logging.getLogger(__name__)


class Storage:
    """Choices and counts, and all that they stand on.

    `address` is DATABASE_URL, `secret` PRIVACY_SECRET, `coarse` tells which counts are kept by week. Building it
    opens nothing: an unreachable database fails only what is asked of it later.

    Raises:
        SettingsError: `address` is not an address.
    """

    def __init__(
        self,
        address: str,
        *,
        secret: str | None,
        clock: Clock,
        coarse: Callable[[Count], bool],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = Database(read_address(address))
        self._clock = clock
        self._pause = pause
        self._actions = Actions(ACTIONS_AT_ONCE)
        self._migrated = False
        self._purged: date | None = None
        self._looked_at = -LOOK_SECONDS
        self._well = True
        self.preferences = RememberedChoices(self._database, secret, clock)
        self.counters = BufferedCounters(self._database, clock, coarse)

    @property
    def well(self) -> bool:
        """Whether the database did all that was asked of it last. True before anything was."""
        return self._well

    async def migrate(self) -> None:
        """Bring the tables to their newest shape.

        Raises:
            StorageError: that could not be done, and nothing is changed. `run` goes on trying.
        """
        if not await self._ready():
            raise StorageError

    async def run(self) -> None:
        """Look after the database until cancelled: migrate, write what waits, remove old choices once a day.

        Every FLUSH_SECONDS; while that fails, in pauses that grow to LONGEST_PAUSE_SECONDS.
        """
        seconds = FLUSH_SECONDS
        while True:
            before, self._well = self._well, await self._write() and await self._look() and await self._purge()
            seconds = FLUSH_SECONDS if self._well else min(seconds * 2, LONGEST_PAUSE_SECONDS)
            if not (before or self._well):
                await self._begin_anew()
            await self._pause(seconds)

    async def close(self) -> None:
        """Write what waits a last time and close all connections, in CLOSE_SECONDS. Never raises."""
        end = asyncio.get_running_loop().time() + CLOSE_SECONDS
        if self._migrated or self.counters.waiting:
            try:
                async with asyncio.timeout(LAST_WRITE_SECONDS):
                    await self._write()
            except TimeoutError:
                _log.warning("storage: the last writing took too long")
        parts = (self.counters, self.preferences, self._actions)
        left = end - asyncio.get_running_loop().time()
        await asyncio.gather(*(part.close(left) for part in parts))
        try:
            async with asyncio.timeout_at(end):
                await self._database.close()
        except Exception as error:  # noqa: BLE001 - the process ends, and a driver may raise anything on a dead line
            _log.warning("storage: connections not closed (%s)", type(error).__name__)

    async def read_counts(self, since: date | None = None) -> Sequence[Counted]:
        """All counts from the day `since` on, by day and then by their words; not what waits in memory.

        Counts kept by week stand under their Monday.

        Raises:
            StorageError: they could not be read.
        """
        counts = await self._actions.attempt(
            "counts read",
            partial(read_counter, self._database, since),
            otherwise=None,
            patience=None,
            life=READ_COUNTS_SECONDS,
        )
        if counts is None:
            raise StorageError
        return counts

    async def _begin_anew(self) -> None:
        """After two failures nothing is taken for known: the tables may be those of a copy put back, or of a new file.

        Nor does a connection learn that it may write again: to a file, or to a server that was read-only. One failure
        alone may come of much work.
        """
        self._migrated = False

        async def close() -> None:
            await self._database.close()

        await self._actions.attempt("opening anew", close, otherwise=None, patience=None, life=CLOSE_SECONDS)

    async def _ready(self) -> bool:
        async def migrate() -> bool:
            await upgrade(self._database)
            return True

        self._migrated = self._migrated or await self._actions.attempt(
            "migration", migrate, otherwise=False, patience=None, life=MIGRATE_SECONDS
        )
        return self._migrated

    async def _write(self) -> bool:
        if not await self._ready():
            self.counters.tell_loss()
            return False
        counted = await self.counters.flush()
        return await self.preferences.note_months() and counted

    async def _look(self) -> bool:
        """Now and then, whether the database is still there."""
        now = asyncio.get_running_loop().time()
        if now - self._looked_at < LOOK_SECONDS:
            return True

        async def look() -> bool:
            async with self._database.read() as connection:
                await connection.execute(select(counter.c.n).limit(1))
            return True

        found = await self._actions.attempt("look", look, otherwise=False, patience=None, life=READ_COUNTS_SECONDS)
        if found:
            self._looked_at = now
        return found

    async def _purge(self) -> bool:
        now = self._clock.now()
        today = now.astimezone(UTC).date()
        if self._purged != today and await self.preferences.purge(now) is not None:
            self._purged = today
        return self._purged == today
