"""Databases for the tests: a new SQLite file or a new PostgreSQL database for each."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.core.ports import Count
from bot.storage import Storage, preferences
from tests.storage.rooms import SOCKET, UNSAID, SetClock, Wire

_numbers = count(1)
MakeStorage = Callable[..., Storage]


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def end() -> AsyncIterator[AsyncExitStack]:
    """What is closed when the test is over, the latest first: a Storage before the database that it stands on."""
    async with AsyncExitStack() as stack:
        yield stack


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a read may need more than 50 ms; the tests of that limit set it themselves."""
    monkeypatch.setattr(preferences, "READ_SECONDS", 10.0)
    monkeypatch.setattr(preferences, "WRITE_SECONDS", 10.0)


@pytest.fixture
async def new_postgres(server: Path, end: AsyncExitStack) -> str:
    """The name of a new database, removed at the end."""
    name = f"ukuk{next(_numbers)}"
    everything = await asyncpg.connect(f"postgresql://postgres@/postgres?host={server}")
    end.push_async_callback(everything.close)
    await everything.execute(f"CREATE DATABASE {name}")
    end.push_async_callback(everything.execute, f"DROP DATABASE {name} WITH (FORCE)")
    return name


@pytest.fixture
def postgres(server: Path, new_postgres: str) -> str:
    return f"postgresql://postgres@/{new_postgres}?host={server}"


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    return tmp_path / "not there yet" / "ukuk.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """A new database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_file')}"
    return str(request.getfixturevalue("postgres"))


@pytest.fixture
async def wire(server: Path, end: AsyncExitStack) -> Wire:
    folder = Path(end.enter_context(tempfile.TemporaryDirectory(prefix="ukuk-wire-")))
    line = Wire(server / SOCKET, folder)
    end.push_async_callback(line.disconnect)
    await line.connect()
    return line


@pytest.fixture
async def make_storage(clock: SetClock, end: AsyncExitStack) -> MakeStorage:
    """Make a Storage; all are closed at the end."""

    def make(
        address: str,
        secret: str | None = UNSAID,
        coarse: Callable[[Count], bool] = lambda count: count.subject == "hiv-care",
        pause: Callable[[float], Awaitable[None]] | None = None,
    ) -> Storage:
        more = {"pause": pause} if pause else {}
        storage = Storage(address, secret=secret, clock=clock, coarse=coarse, **more)
        end.push_async_callback(storage.close)
        return storage

    return make


@pytest.fixture
async def storage(make_storage: MakeStorage, address: str) -> Storage:
    """A Storage whose tables are there."""
    made = make_storage(address)
    await made.migrate()
    return made


@pytest.fixture
async def behind_wire(wire: Wire, new_postgres: str, make_storage: MakeStorage) -> Storage:
    """A Storage on PostgreSQL whose line can be cut, with a connection in its pool."""
    storage = make_storage(wire.url.format(database=new_postgres))
    await storage.migrate()
    return storage
