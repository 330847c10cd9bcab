"""What the tests of storage stand on: a clock that is set by hand, and a line to PostgreSQL that can be cut."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import Enum, auto
from pathlib import Path

from bot.core.ports import Count
from bot.storage import Storage
from tests.storage.pooler import in_turn

UNSAID = "a-secret-of-the-tests-7f3a91"
"""PRIVACY_SECRET of the tests: the word that must be found nowhere."""
SOCKET = ".s.PGSQL.5432"


async def counts_in(storage: Storage, since: date | None = None) -> list[tuple[date, Count, int]]:
    """What was counted, however it is kept."""
    return [(row.day, row.count, row.n) for row in await storage.read_counts(since)]


class SetClock:
    """A clock that stands still until somebody sets it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 9, 17, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


class Line(Enum):
    """What the line does with what passes."""

    OPEN = auto()
    SILENT = auto()
    """Nothing passes, in both directions, and nobody is told."""
    SILENT_AT_COMMIT = auto()
    """As SILENT, from the next COMMIT on."""
    COMMIT_LOST = auto()
    """The next COMMIT does not arrive, and the connection breaks."""
    ANSWER_LOST = auto()
    """The next COMMIT arrives, its answer does not, and the connection breaks."""


class Wire:
    """A socket in a folder of its own that passes everything on to PostgreSQL, or does not."""

    def __init__(self, server: Path, folder: Path) -> None:
        self.folder = folder
        self.state = Line.OPEN
        self.late = 0.0
        """Seconds that each piece is on its way."""
        self.pooled = False
        """Whether new connections go through a pooler, over a line where nothing else happens."""
        self.accepted = 0
        self._server = server
        self._listener: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._opened = asyncio.Event()
        self._opened.set()

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/{{database}}?host={self.folder}"

    async def connect(self) -> None:
        self._listener = await asyncio.start_unix_server(self._accept, self.folder / SOCKET)

    async def disconnect(self) -> None:
        """As when the server is gone: no listener, and every connection breaks."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        (self.folder / SOCKET).unlink(missing_ok=True)
        for task in set(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(set(self._tasks))

    def silence(self) -> None:
        self.state = Line.SILENT
        self._opened.clear()

    def open(self) -> None:
        self.state = Line.OPEN
        self._opened.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.accepted += 1
        # asyncio tells aloud of a connection's task that ends cancelled; here only `disconnect` cancels.
        with suppress(asyncio.CancelledError):
            await self._join(reader, writer)

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = [writer]
        try:
            await self._opened.wait()
            if self.pooled:
                await in_turn(reader, writer, self._server)
                return
            there_reader, there_writer = await asyncio.open_unix_connection(str(self._server))
            ends.append(there_writer)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass(reader, there_writer))
                both.create_task(self._pass(there_reader, writer))
        except* (ConnectionError, EOFError):
            pass
        finally:
            for end in ends:
                end.transport.abort()
                with suppress(ConnectionError):
                    await end.wait_closed()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            await self._opened.wait()
            await asyncio.sleep(self.late)
            if b"COMMIT;" in data:
                if self.state is Line.SILENT_AT_COMMIT:
                    self.silence()
                    await self._opened.wait()
                if self.state in {Line.COMMIT_LOST, Line.ANSWER_LOST}:
                    await self._lose(data if self.state is Line.ANSWER_LOST else b"", writer)
            writer.write(data)
            await writer.drain()
        raise EOFError

    async def _lose(self, data: bytes, writer: asyncio.StreamWriter) -> None:
        self.state = Line.OPEN
        writer.write(data)
        await writer.drain()
        raise EOFError
