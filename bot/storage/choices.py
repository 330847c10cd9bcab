"""The table of choices: what is asked of it, in SQL. Everything here raises what the driver raises."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.ports import Choice
from bot.storage.database import Database
from bot.storage.schema import choice as table

KEPT_DAYS = 180
"""A month of last use is read as its first day: a choice goes up to a month early, and never late."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{2,4})?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_PASSPORT = re.compile(r"[a-z]{2,8}")


class Choices:
    """Rows of `choice`, found by their key."""

    def __init__(self, database: Database) -> None:
        self._database = database
        insert = postgresql.insert(table) if database.is_postgres else sqlite.insert(table)
        self._put = insert.on_conflict_do_update(
            index_elements=[table.c.key],
            set_={column.name: insert.excluded[column.name] for column in table.c if not column.primary_key},
        )

    async def read(self, key: bytes, today: date) -> tuple[Choice, date] | None:
        """The choice and the month of its last use; None where there is none or its time is over."""
        wanted = select(table.c.language, table.c.country, table.c.passport, table.c.last_used_month)
        async with self._database.read() as connection:
            row = (await connection.execute(wanted.where(table.c.key == key))).one_or_none()
        if row is None or row.last_used_month <= _last_day_out(today):
            return None
        return Choice(row.language, row.country, row.passport), row.last_used_month

    async def any(self) -> bool:
        """Whether there is any choice at all."""
        async with self._database.read() as connection:
            return (await connection.execute(select(table.c.key).limit(1))).first() is not None

    async def put(self, key: bytes, choice: Choice, today: date) -> None:
        """Keep the choice in place of an earlier one.

        Raises:
            ValueError: these are no codes; so no text gets into the table by mistake, in SQLite either.
        """
        if not _fits(choice):
            raise ValueError
        values = {
            "key": key,
            "language": choice.language,
            "country": choice.country,
            "passport": choice.passport,
            "last_used_month": month_of(today),
        }
        async with self._database.write() as connection:
            await connection.execute(self._put, values)

    async def remove(self, key: bytes) -> None:
        """Remove the choice, if there is one."""
        async with self._database.write() as connection:
            await connection.execute(delete(table).where(table.c.key == key))

    async def note_months(self, months: Mapping[bytes, date]) -> None:
        """Set the months of last use of these keys; never back, and never for a choice that is gone. Not for none."""
        later = (
            update(table)
            .where(table.c.key == bindparam("of"), table.c.last_used_month < bindparam("month"))
            .values(last_used_month=bindparam("month"))
        )
        async with self._database.write() as connection:
            await connection.execute(later, [{"of": key, "month": month} for key, month in sorted(months.items())])

    async def purge(self, today: date) -> int:
        """Remove what nobody used for KEPT_DAYS days; how many that were."""
        async with self._database.write() as connection:
            done = await connection.execute(delete(table).where(table.c.last_used_month <= _last_day_out(today)))
        return done.rowcount


def month_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def _last_day_out(today: date) -> date:
    return today - timedelta(days=KEPT_DAYS)


def _fits(choice: Choice) -> bool:
    return (
        _LANGUAGE.fullmatch(choice.language) is not None
        and (choice.country is None or _COUNTRY.fullmatch(choice.country) is not None)
        and (choice.passport is None or _PASSPORT.fullmatch(choice.passport) is not None)
    )
