"""A database file that others delete, replace, or move away while it is open."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.ports import Choice, Count
from bot.storage import Storage
from bot.storage.place import FilePlace
from tests.storage.conftest import MakeStorage
from tests.storage.rooms import counts_in

DAY = date(2026, 9, 17)
START = Count("start")


def test_nothing_is_another_before_it_was_opened(tmp_path: Path) -> None:
    place = FilePlace(tmp_path / "none")
    assert not place.is_another()


def test_what_is_deleted_moved_or_made_anew_is_another(tmp_path: Path) -> None:
    path = tmp_path / "file"
    place = FilePlace(path)
    path.write_text("1")
    place.note()
    path.write_text("2")
    assert not place.is_another()
    path.rename(tmp_path / "away")
    assert place.is_another()
    path.write_text("1")
    assert place.is_another()
    place.forget()
    assert not place.is_another()


def test_what_cannot_be_looked_at_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    place = FilePlace(folder / "file")
    (folder / "file").write_text("1")
    place.note()
    (folder / "file").unlink()
    folder.rmdir()
    folder.write_text("a file, where a folder was: NotADirectoryError")
    assert not place.is_another()


def delete(file: Path) -> None:
    """With what SQLite keeps beside it, which would be taken for a part of the next file."""
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink()


class Rounds:
    """In place of sleep: ends the loop after so many rounds."""

    def __init__(self, number: int) -> None:
        self.left = number

    async def __call__(self, _: float) -> None:
        self.left -= 1
        if not self.left:
            raise asyncio.CancelledError


async def go_on(storage: Storage) -> None:
    with pytest.raises(asyncio.CancelledError):
        await storage.run()


async def test_counts_go_into_the_file_that_stands_there(
    make_storage: MakeStorage, sqlite_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """They went into the deleted one, and nobody heard of it."""
    storage = make_storage(str(sqlite_file), pause=Rounds(4))
    await storage.migrate()
    storage.counters.add(START)
    await storage.counters.flush()
    delete(sqlite_file)
    storage.counters.add(START)
    assert not await storage.counters.flush()
    assert await storage.preferences.get(5551234567) is None
    await go_on(storage)
    assert await counts_in(storage) == [(DAY, START, 1)]
    assert "another file, or none" in caplog.text
    assert storage.well


async def test_a_copy_that_is_put_back_is_read_and_written(make_storage: MakeStorage, sqlite_file: Path) -> None:
    storage = make_storage(str(sqlite_file))
    await storage.migrate()
    assert await storage.preferences.put(5551234567, Choice("ky", "RU", "kg"))
    copy = sqlite_file.with_name("copy")
    with closing(sqlite3.connect(sqlite_file)) as there, closing(sqlite3.connect(copy)) as target:
        there.backup(target)
    assert await storage.preferences.forget(5551234567)
    delete(sqlite_file)
    copy.rename(sqlite_file)
    assert await storage.preferences.get(5551234567) == Choice("ky", "RU", "kg")
    storage.counters.add(START)
    assert await storage.counters.flush()
    assert await counts_in(storage) == [(DAY, START, 1)]


async def test_a_loss_is_told_where_the_database_was_never_reached(
    make_storage: MakeStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("bot.storage.counters.MOST_ROWS", 2)
    storage = make_storage(f"{tmp_path}/file/ukuk.sqlite3", pause=Rounds(2))
    for number in range(5):
        storage.counters.add(Count("start", str(number)))
    await go_on(storage)
    assert "3 counts lost" in caplog.text
    assert not storage.well


async def test_a_database_of_a_newer_version_is_used_as_it_is(
    make_storage: MakeStorage, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Its migration failed for ever before, and with it every count."""
    newer = make_storage(address)
    await newer.migrate()
    async with newer._database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    storage = make_storage(address)
    storage.counters.add(START)
    await storage.migrate()
    assert await storage.counters.flush()
    assert await counts_in(storage) == [(DAY, START, 1)]
    assert "of a newer version" in caplog.text
    async with newer._database.read() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one() == "9999"


async def test_the_absence_of_the_database_is_known_before_somebody_is_counted(
    make_storage: MakeStorage, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.store.LOOK_SECONDS", 0.0)
    storage = make_storage(str(sqlite_file), pause=Rounds(1))
    await storage.migrate()
    with closing(sqlite3.connect(sqlite_file)) as other:
        other.execute("DROP TABLE counter")
    await go_on(storage)
    assert not storage.well
