"""What stands in the database, read past the bot."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from itertools import count
from pathlib import Path
from typing import Final

import asyncpg  # type: ignore[import-untyped]

DEFAULT_DATABASE: Final = Path("var") / "ukuk.sqlite3"
_SUM: Final = "SELECT coalesce(sum(n), 0) FROM counter"
_numbers: Final = count(1)


@asynccontextmanager
async def new_postgres(server: Path) -> AsyncIterator[str]:
    """The DATABASE_URL of a new database, which is removed at the end."""
    name = f"ukuk_e2e_{next(_numbers)}"
    everything = await asyncpg.connect(f"postgresql://postgres@/postgres?host={server}")
    try:
        await everything.execute(f"CREATE DATABASE {name}")
        yield f"postgresql://postgres@/{name}?host={server}"
        await everything.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await everything.close()


async def counted_in_postgres(address: str) -> int:
    """The sum of all counts; 0 where there is no table yet."""
    connection = await asyncpg.connect(address)
    try:
        return int(await connection.fetchval(_SUM))
    except asyncpg.UndefinedTableError:
        return 0
    finally:
        await connection.close()


async def everything_in_postgres(address: str) -> bytes:
    """All rows of all tables, as PostgreSQL writes them."""
    connection = await asyncpg.connect(address)
    try:
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        dumps = [await connection.fetchval(f"SELECT string_agg(t::text, E'\\n') FROM {name} t") for (name,) in tables]  # noqa: S608
    finally:
        await connection.close()
    return "\n".join(dump for dump in dumps if dump).encode()


def counted_in_sqlite(folder: Path) -> int:
    """The sum of all counts in the database that the bot makes in its folder; 0 where there is none yet."""
    try:
        with closing(sqlite3.connect(f"file:{folder / DEFAULT_DATABASE}?mode=ro", uri=True)) as connection:
            return int(connection.execute(_SUM).fetchone()[0])
    except sqlite3.OperationalError:
        return 0
