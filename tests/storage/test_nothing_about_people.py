"""What is kept says nothing about who the people are: not in files, not in logs, not in reprs."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.ports import Choice, Count
from bot.storage import Storage
from bot.storage.keys import derive
from tests.storage.conftest import MakeStorage
from tests.storage.rooms import UNSAID, SetClock

CHAT = 5551234567
KEY = derive(UNSAID.encode(), CHAT)
CHOICE = Choice("ky", "ZW", "kg")


def _traces() -> list[bytes]:
    """All the ways in which the chat or the secret could stand somewhere."""
    return [
        UNSAID.encode(),
        UNSAID.encode("utf-16-le"),
        str(CHAT).encode(),
        str(CHAT).encode("utf-16-le"),
        f"{CHAT:x}".encode(),
        *(CHAT.to_bytes(length, order) for length in (5, 6, 8) for order in ("big", "little")),
    ]


def _files(database: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in database.parent.iterdir()}


async def _live(storage: Storage, clock: SetClock) -> None:
    """All that happens to a choice, short of forgetting it."""
    await storage.migrate()
    await storage.preferences.get(CHAT)
    await storage.preferences.put(CHAT, CHOICE)
    clock.moment = clock.moment.replace(month=10)
    await storage.preferences.get(CHAT)
    await storage.preferences.note_months()
    storage.counters.add(Count("topic", "hiv-care", "steps", "ky", "RU"))
    storage.counters.add(Count("asked", detail=str(CHAT)))
    storage.counters.add(Count("asked", detail="my name is Marker"))
    await storage.counters.flush()


async def test_sqlite_files(make_storage: MakeStorage, sqlite_file: Path, clock: SetClock) -> None:
    storage = make_storage(str(sqlite_file))
    await _live(storage, clock)
    open_files = _files(sqlite_file)
    assert {"ukuk.sqlite3", "ukuk.sqlite3-wal"} <= open_files.keys()
    # The search finds what is there: the key, and a word of the counts.
    assert any(KEY in content for content in open_files.values())
    assert any(b"hiv-care" in content for content in open_files.values())
    await storage.close()
    for content in (*open_files.values(), *_files(sqlite_file).values()):
        for trace in (*_traces(), b"Marker"):
            assert trace not in content


async def test_a_forgotten_choice_leaves_no_bytes(
    make_storage: MakeStorage, sqlite_file: Path, clock: SetClock
) -> None:
    storage = make_storage(str(sqlite_file))
    await _live(storage, clock)
    await storage.close()
    assert KEY in _files(sqlite_file)["ukuk.sqlite3"]
    storage = make_storage(str(sqlite_file))
    await storage.preferences.forget(CHAT)
    await storage.close()
    assert _files(sqlite_file).keys() == {"ukuk.sqlite3"}
    assert KEY not in _files(sqlite_file)["ukuk.sqlite3"]


async def test_postgresql_rows(make_storage: MakeStorage, postgres: str, clock: SetClock) -> None:
    storage = make_storage(postgres)
    await _live(storage, clock)
    async with storage._database.read() as connection:
        rows = [
            repr(row) for table in ("choice", "counter") for row in await connection.execute(text(f"TABLE {table}"))
        ]
    assert len(rows) == 2
    assert repr(KEY) in rows[0]
    for trace in (UNSAID, str(CHAT), f"{CHAT:x}", "Marker"):
        assert trace not in "".join(rows)


async def test_logs_at_their_most_talkative(
    make_storage: MakeStorage, address: str, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    storage = make_storage(address)
    await _live(storage, clock)
    # A statement that fails with parameters in it.
    async with storage._database.write() as connection:
        await connection.execute(text("DROP TABLE choice"))
    assert not await storage.preferences.put(CHAT, CHOICE)
    assert await storage.preferences.get(CHAT) is None
    assert "choice write failed" in caplog.text
    await storage.close()
    _assert_nobody_in(caplog.text)


async def test_the_libraries_would_tell_if_they_were_let(
    make_storage: MakeStorage, sqlite_file: Path, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    storage = make_storage(str(sqlite_file))
    caplog.set_level(logging.DEBUG, "aiosqlite")
    await _live(storage, clock)
    with pytest.raises(AssertionError):
        _assert_nobody_in(caplog.text)


def _assert_nobody_in(log: str) -> None:
    for trace in (UNSAID, str(CHAT), repr(KEY)[2:-1], KEY.hex(), "Marker", "'ZW'", "hiv-care"):
        assert trace not in log


async def test_reprs(make_storage: MakeStorage, postgres: str) -> None:
    storage = make_storage(postgres.replace("postgres@", "postgres:pw9@"))
    await storage.migrate()
    await storage.preferences.put(CHAT, CHOICE)
    parts = [storage, *vars(storage).values()]
    parts += [value for part in parts[1:] if hasattr(part, "__dict__") for value in vars(part).values()]
    shown = " ".join(repr(part) for part in parts)
    for trace in (UNSAID, str(CHAT), "pw9"):
        assert trace not in shown
