"""Bring the tables to the newest shape, from inside the program: no ini file, no current folder."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, text

from bot.storage.database import Database
from bot.storage.schema import metadata

FOLDER = Path(__file__).with_name("migrations")
HEAD = "head"
BASE = "base"
FIRST = "0001"
LOCK = 0x756B756B
"""The number of the lock, from the letters `ukuk`: PostgreSQL's advisory locks have no names."""
_log = logging.getLogger(__name__)
CONNECTION = "connection"
"""Under this name `migrations/env.py` finds the connection to work on."""


async def upgrade(database: Database, revision: str = HEAD) -> None:
    """Migrate up to a revision, all or nothing; does nothing where the tables are there already.

    Two processes that start together go one after the other. A database of a newer version is used as it is: that one
    left it readable for processes of this version, which run beside it while it comes, or come back when it goes.
    Raises what the driver raises.
    """
    await _run(database, _up, revision)


async def downgrade(database: Database, revision: str = BASE) -> None:
    """Migrate down to a revision, all or nothing; rows of tables that go are lost."""
    await _run(database, command.downgrade, revision)


def _up(config: Config, revision: str) -> None:
    known, there = ScriptDirectory.from_config(config), _revision(config.attributes[CONNECTION])
    if there is not None and not _is_known(known, there):
        _log.warning("storage: the database is of a newer version, and is used as it is")
        return
    if there is None:
        _stamp_what_is_there(config)
    command.upgrade(config, revision)
    if revision == HEAD:
        _make_missing(config.attributes[CONNECTION])


def _make_missing(connection: Connection) -> None:
    """Make the tables that the database says it has, and has not: a copy was put back in part, or one was dropped."""
    missing = metadata.tables.keys() - set(inspect(connection).get_table_names())
    if missing:
        _log.warning("storage: made anew, as they were missing: %s", ", ".join(sorted(missing)))
        metadata.create_all(connection)


def _stamp_what_is_there(config: Config) -> None:
    """Where only the note of the version is missing, as in a copy of the two tables alone: tell it by their columns."""
    there = inspect(config.attributes[CONNECTION])
    ours = metadata.tables.keys() & set(there.get_table_names())
    if ours:
        whole = all(
            {column.name for column in metadata.tables[table].c}
            <= {column["name"] for column in there.get_columns(table)}
            for table in ours
        )
        _log.warning("storage: the note of the database's version was missing")
        command.stamp(config, HEAD if whole else FIRST)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _is_known(script: ScriptDirectory, revision: str) -> bool:
    try:
        return script.get_revision(revision) is not None
    except CommandError:
        return False


async def _run(database: Database, step: Callable[[Config, str], None], revision: str) -> None:
    def work(connection: Connection) -> None:
        config = Config(attributes={CONNECTION: connection})
        # In an ini value `%` begins an interpolation.
        config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
        step(config, revision)

    # In SQLite `write` takes the file's only write lock at its start.
    async with database.write() as connection:
        if database.is_postgres:
            await connection.execute(text("SELECT pg_advisory_xact_lock(CAST(:lock AS bigint))"), {"lock": LOCK})
        await connection.run_sync(work)
