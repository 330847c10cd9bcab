"""Adding a batch of counts to the database exactly once, even where the answer to its COMMIT is lost."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import or_, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from bot.storage.database import Database
from bot.storage.schema import counter

WRITE_SECONDS = 10.0
"""How long one batch may take, and the question for its fate."""

Row = tuple[date, str, str, str, str, str, bool]
"""A row's primary key (day, event, subject, detail, language, country), and whether it is kept by week."""
_COLUMNS = (*counter.primary_key.columns.keys(), "weekly", "n")

# PostgreSQL is asked for the transaction's number before the COMMIT, and for that number's fate after it. Where this
# side is gone without a word, the server ends the transaction by itself, and nobody waits for its locks for ever.
# https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
_NUMBER = text(
    "SELECT CAST(pg_current_xact_id() AS text), set_config('lock_timeout', '5s', true),"
    " set_config('idle_in_transaction_session_timeout', '15s', true)"
)
_FATE = text("SELECT pg_xact_status(CAST(CAST(:number AS text) AS xid8))")
_NUMBER_NOT_GIVEN = "22023"
"""SQLSTATE for a number that the server never gave out: it was set back to an earlier state."""


class Fate(Enum):
    """What became of a batch."""

    ADDED = "added"
    NOT_ADDED = "not added"
    UNDER_WAY = "under way"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Batch:
    """Rows on their way, and how far they are known to have come."""

    rows: dict[Row, int]
    number: str | None = None
    """PostgreSQL's number of the transaction."""
    commit_sent: bool = False
    fate: Fate = Fate.NOT_ADDED


class Ledger:
    """The table of counts, for adding. Everything here raises what the driver raises."""

    def __init__(self, database: Database) -> None:
        self._database = database
        insert = postgresql.insert(counter) if database.is_postgres else sqlite.insert(counter)
        self._add = insert.on_conflict_do_update(
            index_elements=list(counter.primary_key.columns),
            # Where a topic's class changes, a Monday can be both: then the coarser holds.
            set_={"n": counter.c.n + insert.excluded.n, "weekly": or_(counter.c.weekly, insert.excluded.weekly)},
        )

    async def add(self, batch: Batch) -> None:
        """Add all rows or none. Where it raises or is cancelled, `batch.fate` says which of the two, if that is known.

        UNDER_WAY then means: ask `settle`, later.
        """
        try:
            await self._transact(batch)
        except BaseException as error:
            if batch.commit_sent and batch.fate is Fate.NOT_ADDED:
                # SQLite says itself that a commit failed; only a wait for it that was broken off leaves it open.
                said = batch.number is None and isinstance(error, Exception)
                batch.fate = Fate.NOT_ADDED if said else Fate.UNDER_WAY if batch.number else Fate.UNKNOWN
            raise

    async def settle(self, batch: Batch) -> None:
        """Ask PostgreSQL what became of a batch, and set `batch.fate` to its answer."""
        async with asyncio.timeout(WRITE_SECONDS), self._database.read() as connection:
            try:
                said: str | None = (await connection.execute(_FATE, {"number": batch.number})).scalar_one()
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) != _NUMBER_NOT_GIVEN:
                    raise
                said = "aborted"
        # NULL where the transaction is so old that its fate is no longer kept.
        fates = {"committed": Fate.ADDED, "aborted": Fate.NOT_ADDED, "in progress": Fate.UNDER_WAY}
        batch.fate = fates.get(said or "", Fate.UNKNOWN)

    async def _transact(self, batch: Batch) -> None:
        # Sorted: two processes take the rows' locks in the same order, so they cannot wait for each other.
        rows = [dict(zip(_COLUMNS, (*row, n), strict=True)) for row, n in sorted(batch.rows.items())]
        async with asyncio.timeout(WRITE_SECONDS) as limit, self._database.writer() as connection:
            transaction = await connection.begin()
            if self._database.is_postgres:
                batch.number = (await connection.execute(_NUMBER)).scalar_one()
            await connection.execute(self._add, rows)
            if batch.number is None:
                # SQLite commits in a thread of this process and always answers; it is not to be broken off.
                limit.reschedule(None)
            batch.commit_sent = True
            await transaction.commit()
            batch.fate = Fate.ADDED
