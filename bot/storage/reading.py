"""Reading the counts, in pieces: whoever is answered meanwhile does not wait for a year of rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select, tuple_

from bot.core.ports import Count, Counted
from bot.storage.database import Database
from bot.storage.schema import counter

PAGE_ROWS = 1000
"""Rows that are read, and made into values, in one go: some milliseconds."""

_KEY = tuple(counter.primary_key.columns)


async def read_counter(database: Database, since: date | None) -> list[Counted]:
    """All rows from a day on, in the order of their keys. Raises what the driver raises."""
    found: list[Counted] = []
    last: tuple[Any, ...] | None = None
    while True:
        wanted = select(*_KEY, counter.c.weekly, counter.c.n).order_by(*_KEY).limit(PAGE_ROWS)
        if last is not None:
            wanted = wanted.where(tuple_(*_KEY) > tuple_(*last))
        elif since is not None:
            wanted = wanted.where(counter.c.day >= since)
        async with database.read() as connection:
            rows = (await connection.execute(wanted)).all()
        found.extend(Counted(row.day, row.weekly, Count(*row[1 : len(_KEY)]), row.n) for row in rows)
        if len(rows) < PAGE_ROWS:
            return found
        last = tuple(rows[-1])[: len(_KEY)]
