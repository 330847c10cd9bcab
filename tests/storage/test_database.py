from __future__ import annotations

import asyncio
import sqlite3
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.storage.address import read_address
from bot.storage.database import Database
from bot.storage.engines import POOL_SIZE
from tests.storage.rooms import Wire

SSL_REQUEST = struct.pack("!II", 8, 80877103)


async def _value(database: Database, sql: str) -> object:
    async with database.read() as connection:
        return (await connection.execute(text(sql))).scalar_one()


async def test_the_tests_run_on_a_real_postgresql(postgres: str) -> None:
    database = Database(read_address(postgres))
    assert database.is_postgres
    version = str(await _value(database, "SELECT version()"))
    await database.close()
    assert version.startswith("PostgreSQL 18.")


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 1),
        ("foreign_keys", 1),
        ("busy_timeout", 2000),
        ("secure_delete", 1),
    ],
)
async def test_sqlite_is_set_up(sqlite_file: Path, pragma: str, wanted: object) -> None:
    database = Database(read_address(str(sqlite_file)))
    assert not database.is_postgres
    assert not sqlite_file.parent.exists()
    assert await _value(database, f"PRAGMA {pragma}") == wanted
    await database.close()


async def test_a_new_file_can_be_opened_by_many_at_once(sqlite_file: Path) -> None:
    for number in range(20):
        many = [Database(read_address(f"{sqlite_file}{number}")) for _ in range(4)]
        assert await asyncio.gather(*(_value(one, "PRAGMA journal_mode") for one in many)) == ["wal"] * 4
        for one in many:
            await one.close()


async def test_a_file_that_stays_locked_is_given_up(sqlite_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.engines.BUSY_MILLISECONDS", 40)
    sqlite_file.parent.mkdir()
    with closing(sqlite3.connect(sqlite_file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        database = Database(read_address(str(sqlite_file)))
        with pytest.raises(DBAPIError, match="locked"):
            await _value(database, "SELECT 1")
        other.rollback()
    assert await _value(database, "SELECT 1") == 1
    await database.close()


async def test_a_writer_does_not_hold_up_readers(address: str) -> None:
    database = Database(read_address(address))
    async with database.write() as one:
        await one.execute(text("CREATE TABLE t (n integer)"))
    async with database.write() as one:
        await one.execute(text("INSERT INTO t VALUES (1)"))
        assert await _value(database, "SELECT count(*) FROM t") == 0
    assert await _value(database, "SELECT count(*) FROM t") == 1
    await database.close()


async def test_tables_are_made_in_the_transaction_or_not_at_all(address: str) -> None:
    database = Database(read_address(address))

    async def half() -> None:
        async with database.write() as one:
            await one.execute(text("CREATE TABLE t (n integer)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await half()
    async with database.write() as one:
        await one.execute(text("CREATE TABLE t (n integer)"))
    await database.close()


async def test_building_it_opens_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for address in (f"{tmp_path}/file/ukuk.sqlite3", f"postgres://u:pw9@/db?host={tmp_path}"):
        database = Database(read_address(address))
        with pytest.raises((OSError, ValueError)):
            await _value(database, "SELECT 1")
        await database.close()


async def test_connections_are_bounded(wire: Wire, new_postgres: str) -> None:
    database = Database(read_address(wire.url.format(database=new_postgres)))
    async with asyncio.TaskGroup() as all_of_them:
        for _ in range(POOL_SIZE * 5):
            all_of_them.create_task(_value(database, "SELECT 1"))
    await database.close()
    assert 1 <= wire.accepted <= POOL_SIZE


async def test_connections_broken_meanwhile_are_opened_again(wire: Wire, new_postgres: str) -> None:
    database = Database(read_address(wire.url.format(database=new_postgres)))
    assert await _value(database, "SELECT 1") == 1
    await wire.disconnect()
    await wire.connect()
    assert await _value(database, "SELECT 1") == 1
    await database.close()


@asynccontextmanager
async def _server_without_tls(heard: list[bytes]) -> AsyncIterator[int]:
    """Writes down how a client greets, refuses TLS, and hangs up."""

    greeted: list[asyncio.Task[None]] = []

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        greeted.append(cast("asyncio.Task[None]", asyncio.current_task()))
        heard.append(await reader.read(4096))
        if heard[-1] == SSL_REQUEST:
            writer.write(b"N")
            heard.append(await reader.read(4096))
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    listener = await asyncio.start_server(greet, "127.0.0.1", 0)
    async with listener:
        yield listener.sockets[0].getsockname()[1]
    await asyncio.gather(*greeted)


@pytest.mark.parametrize(
    ("options", "asks_for_tls", "goes_on_without"),
    [
        ("", True, True),
        ("?sslmode=prefer", True, True),
        ("?sslmode=disable&channel_binding=prefer", False, True),
        ("?sslmode=require&channel_binding=require", True, False),
        ("?sslmode=verify-full", True, False),
    ],
)
async def test_sslmode_is_obeyed(options: str, *, asks_for_tls: bool, goes_on_without: bool) -> None:
    heard: list[bytes] = []
    async with _server_without_tls(heard) as port:
        database = Database(read_address(f"postgres://u:pw9@127.0.0.1:{port}/db{options}"))
        with pytest.raises((OSError, DBAPIError)):
            await _value(database, "SELECT 1")
        await database.close()
    assert (SSL_REQUEST in heard) is asks_for_tls
    assert any(b"user\0u\0" in message for message in heard) is goes_on_without
    assert not any(b"channel_binding" in message for message in heard)
