"""Anonymous counts, gathered in memory and added to the database. Implements `bot.core.ports.Counters`."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from datetime import UTC, date, timedelta

from bot.core.ports import Clock, Count
from bot.storage.actions import Actions
from bot.storage.database import Database
from bot.storage.ledger import Batch, Fate, Ledger, Row
from bot.storage.schema import WORD_CHARACTERS

MOST_ROWS = 20_000
"""Different rows that wait in memory. What would make one more is lost, and the loss is counted."""
FLUSHES_AT_ONCE = 4

_log = logging.getLogger(__name__)
# Ids and fixed words. Seven digits in a row would be somebody's id or phone number.
_WORD = re.compile(rf"(?!.*[0-9]{{7}})[A-Za-z0-9._:/+-]{{0,{WORD_CHARACTERS}}}")


class BufferedCounters:
    """Counts in memory until `flush` adds them to the database, each exactly once.

    `coarse` tells which counts are kept by week and not by day: those of careful and danger topics. Where it fails,
    the count is kept by week.
    """

    def __init__(self, database: Database, clock: Clock, coarse: Callable[[Count], bool]) -> None:
        self._ledger = Ledger(database)
        self._clock = clock
        self._coarse = coarse
        self._waiting: dict[Row, int] = {}
        self._batch: Batch | None = None
        self._lost = self._lost_told = 0
        self._one_flush = asyncio.Lock()
        self._actions = Actions(FLUSHES_AT_ONCE)

    @property
    def lost(self) -> int:
        """How many counts could not be kept since the start: the buffer was full, or they were not of fixed words."""
        return self._lost

    @property
    def waiting(self) -> int:
        """How many different rows are not known to be in the database yet."""
        return len(self._waiting) + (len(self._batch.rows) if self._batch else 0)

    def add(self, count: Count) -> None:
        """Count once more. Never raises, never waits."""
        row = self._row(count)
        if row is None or (row not in self._waiting and self.waiting >= MOST_ROWS):
            self._lost += 1
        else:
            self._waiting[row] = self._waiting.get(row, 0) + 1

    async def flush(self) -> bool:
        """Add what waits to the database, all or nothing; False where some of it still waits.

        A cancelled caller leaves the writing to its end: `close` is what stops it.
        """
        self.tell_loss()
        if not self.waiting:
            return True
        return await self._actions.attempt("counts", self._write, otherwise=False, patience=None, life=None)

    def tell_loss(self) -> None:
        """Log how many counts were lost since that was told last, if any."""
        if self._lost > self._lost_told:
            _log.warning("storage: %d counts lost", self._lost - self._lost_told)
            self._lost_told = self._lost

    async def close(self, seconds: float) -> None:
        """Stop what is under way, `seconds` at most. What then still waits is lost with the process, and told."""
        await self._actions.close(seconds)
        if self.waiting:
            _log.error("storage: %d rows of counts not written", self.waiting)

    def _row(self, count: Count) -> Row | None:
        words = (count.event, count.subject, count.detail, count.language, count.country)
        if not all(map(_is_word, words)):
            return None
        day, weekly = self._day(count)
        return (day, *words, weekly)

    def _day(self, count: Count) -> tuple[date, bool]:
        day = self._clock.now().astimezone(UTC).date()
        try:
            coarse = self._coarse(count)
        except Exception as error:  # noqa: BLE001 - counting cannot fail an answer, and a week tells less than a day
            _log.warning("storage: day or week is not known (%s)", type(error).__name__)
            coarse = True
        return (day - timedelta(days=day.weekday()), True) if coarse else (day, False)

    async def _write(self) -> bool:
        async with self._one_flush:
            if self._batch is not None:
                # The answer to its COMMIT was lost. Nothing else is written before its fate is known.
                await self._ledger.settle(self._batch)
                self._after(self._batch)
            if self._batch is None and self._waiting:
                self._batch, self._waiting = Batch(self._waiting), {}
                try:
                    await self._ledger.add(self._batch)
                finally:
                    self._after(self._batch)
            return self._batch is None

    def _after(self, batch: Batch) -> None:
        if batch.fate is Fate.UNDER_WAY:
            return
        self._batch = None
        if batch.fate is Fate.NOT_ADDED:
            for row, n in batch.rows.items():
                self._waiting[row] = self._waiting.get(row, 0) + n
        elif batch.fate is Fate.UNKNOWN:
            # Rather too few than twice.
            self._lost += sum(batch.rows.values())


def _is_word(value: object) -> bool:
    return isinstance(value, str) and _WORD.fullmatch(value) is not None
