from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Integer, MetaData, Table, inspect, literal_column, select, text
from sqlalchemy.exc import DBAPIError

from bot.storage import migrate
from bot.storage.address import read_address
from bot.storage.database import Database
from bot.storage.migrate import FOLDER, downgrade, upgrade
from bot.storage.schema import metadata

CHOICE = {"key", "language", "country", "passport", "last_used_month"}
COUNTER = {"day", "event", "subject", "detail", "language", "country", "n", "weekly"}
VERSION = {"version_num"}
INSERT = (
    "INSERT INTO counter (day, event, subject, detail, language, country, n)"
    " VALUES ('2026-09-14', 'topic', '', '', '', '', 5)"
)
"""As a process of the first version writes it."""

BROKEN_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.create_table("half", sa.Column("n", sa.Integer()))
    op.execute("SELECT nothing FROM nowhere")
"""


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    made = Database(read_address(address))
    yield made
    await made.close()


async def _seen(database: Database, look: Callable[[Connection], Any]) -> Any:
    async with database.read() as connection:
        return await connection.run_sync(look)


def _columns(connection: Connection) -> dict[str, set[str]]:
    there = inspect(connection)
    return {table: {column["name"] for column in there.get_columns(table)} for table in there.get_table_names()}


def _shape(connection: Connection) -> Any:
    """All that can be read back of both tables, checks and keys too, which Alembic's comparison leaves out."""
    there = inspect(connection)
    return {
        table: (
            [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in there.get_columns(table)],
            there.get_pk_constraint(table),
            sorted((c["name"] or "", c["sqltext"]) for c in there.get_check_constraints(table)),
            there.get_indexes(table),
            there.get_table_options(table),
        )
        for table in ("choice", "counter")
    }


@pytest.mark.parametrize("gone", ["counter", "choice"])
async def test_a_table_that_is_missing_is_made_anew(
    database: Database, gone: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As where a copy was put back in part: the database says that it is of this version, and nothing was ever kept."""
    await upgrade(database)
    shape = await _seen(database, _shape)
    async with database.write() as connection:
        await connection.execute(text(f"DROP TABLE {gone}"))
    await upgrade(database)
    assert await _seen(database, _shape) == shape
    assert f"made anew, as they were missing: {gone}" in caplog.text


@pytest.mark.parametrize("version", ["0001", "0002"])
@pytest.mark.parametrize("gone", ["alembic_version", "alembic_version, choice", "alembic_version, counter"])
async def test_a_copy_without_the_note_of_its_version_is_brought_up(
    database: Database, version: str, gone: str
) -> None:
    """As where somebody put back the two tables alone; what stands in them stays."""
    await upgrade(database)
    shape = await _seen(database, _shape)
    await downgrade(database)
    await upgrade(database, version)
    async with database.write() as connection:
        await connection.execute(text(INSERT))
        for table in gone.split(", "):
            await connection.execute(text(f"DROP TABLE {table}"))
    await upgrade(database)
    assert await _seen(database, _shape) == shape
    kept = await _seen(database, lambda it: it.execute(text("SELECT count(*) FROM counter")).scalar_one())
    assert kept == (0 if "counter" in gone else 1)
    await upgrade(database)


async def test_tables_have_these_columns_and_no_other(database: Database) -> None:
    await upgrade(database)
    assert await _seen(database, _columns) == {"choice": CHOICE, "counter": COUNTER, "alembic_version": VERSION}


async def test_up_and_down_and_up_again_step_by_step(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()][::-1]
    assert steps[0] == "0001"
    for step in steps:
        await upgrade(database, step)
        above = await _seen(database, _columns)
        await downgrade(database, "-1")
        assert await _seen(database, _columns) != above
        await upgrade(database, step)
        assert await _seen(database, _columns) == above
    await downgrade(database)
    assert await _seen(database, _columns) == {"alembic_version": VERSION}
    await upgrade(database)
    assert await _seen(database, _columns) == {"choice": CHOICE, "counter": COUNTER, "alembic_version": VERSION}


async def test_what_was_counted_before_weeks_were_marked_is_kept(database: Database) -> None:
    await upgrade(database, "0001")
    async with database.write() as connection:
        await connection.execute(text(INSERT))
    await upgrade(database)
    rows = await _seen(database, lambda it: it.execute(text("SELECT n, weekly FROM counter")).all())
    assert [tuple(row) for row in rows] == [(5, False)]
    await downgrade(database, "-1")
    assert await _seen(database, lambda it: it.execute(text("SELECT n FROM counter")).scalar_one()) == 5


async def test_again_changes_nothing(database: Database) -> None:
    await upgrade(database)
    async with database.write() as connection:
        await connection.execute(text(INSERT))
    await upgrade(database)
    assert await _seen(database, lambda it: it.execute(text("SELECT n FROM counter")).scalar_one()) == 5


def _differences(models: MetaData) -> Callable[[Connection], Any]:
    def look(connection: Connection) -> Any:
        options = {"compare_type": True, "compare_server_default": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), models)

    return look


async def test_models_equal_the_migrated_tables(database: Database) -> None:
    await upgrade(database)
    assert await _seen(database, _differences(metadata)) == []
    migrated = await _seen(database, _shape)
    await downgrade(database)
    async with database.write() as connection:
        await connection.run_sync(metadata.create_all)
    assert await _seen(database, _shape) == migrated


async def test_a_model_that_went_its_own_way_is_seen(database: Database) -> None:
    await upgrade(database)
    other = MetaData()
    for table in metadata.tables.values():
        table.to_metadata(other)
    Table("choice", other, Column("user_id", Integer), extend_existing=True)
    differences = await _seen(database, _differences(other))
    assert [(what, column.name) for what, _, _, column in differences] == [("add_column", "user_id")]


async def test_two_at_once_go_one_after_the_other(address: str) -> None:
    several = [Database(read_address(address)) for _ in range(4)]
    await asyncio.gather(*(upgrade(one) for one in several))
    assert (await _seen(several[0], _columns)).keys() == {"choice", "counter", "alembic_version"}
    for one in several:
        await one.close()


async def test_a_step_that_fails_leaves_nothing(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "100% steps"
    shutil.copytree(FOLDER, steps)
    (steps / "versions" / "0003_broken.py").write_text(BROKEN_STEP)
    monkeypatch.setattr(migrate, "FOLDER", steps)
    with pytest.raises(DBAPIError):
        await upgrade(database)
    assert await _seen(database, _columns) == {}
    await upgrade(database, "0002")
    assert (await _seen(database, _columns)).keys() == {"choice", "counter", "alembic_version"}


async def test_the_current_folder_does_not_matter(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await upgrade(database)
    assert "choice" in await _seen(database, _columns)


def _rowids(table: Table, connection: Connection) -> None:
    connection.execute(select(literal_column("rowid")).select_from(table))


async def test_sqlite_keeps_no_order_of_arrival(sqlite_file: Path) -> None:
    database = Database(read_address(str(sqlite_file)))
    await upgrade(database)
    for table in metadata.sorted_tables:
        with pytest.raises(DBAPIError, match="no such column: rowid"):
            await _seen(database, partial(_rowids, table))
    await database.close()
