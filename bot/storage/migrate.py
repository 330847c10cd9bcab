"""Bring the tables to the newest shape, from inside the program: no ini file, no current folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from bot.storage.database import Database

FOLDER = Path(__file__).with_name("migrations")
HEAD = "head"
BASE = "base"
LOCK = 0x756B756B
"""The number of the lock, from the letters `ukuk`: PostgreSQL's advisory locks have no names."""
CONNECTION = "connection"
"""Under this name `migrations/env.py` finds the connection to work on."""


async def upgrade(database: Database, revision: str = HEAD) -> None:
    """Migrate up to a revision, all or nothing; does nothing where the tables are there already.

    Two processes that start together go one after the other. Raises what the driver raises.
    """
    await _run(database, command.upgrade, revision)


async def downgrade(database: Database, revision: str = BASE) -> None:
    """Migrate down to a revision, all or nothing; rows of tables that go are lost."""
    await _run(database, command.downgrade, revision)


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
