"""A pooler in transaction mode, in the small: each transaction of a client meets another connection of the server.

PgBouncer does so where many clients share few connections; here it is certain. The protocol:
https://www.postgresql.org/docs/current/protocol-message-formats.html
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from itertools import cycle
from pathlib import Path
from typing import Final

CONNECTIONS: Final = 2
_READY: Final = b"Z"
_IDLE: Final = b"I"
"""Ready for the next query, and in no transaction."""
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def in_turn(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, server: Path) -> None:
    """Serve one client until it goes; ConnectionError or EOFError then, in a group."""
    async with AsyncExitStack() as end:
        lines = [await _open(server, end) for _ in range(CONNECTIONS)]
        length = await reader.readexactly(4)
        greeting = length + await reader.readexactly(int.from_bytes(length) - 4)
        for number, line in enumerate(lines):
            line[1].write(greeting)
            await _until_ready(line[0], lambda _: None) if number else await _until_ready(line[0], writer.write)
        turn = _Turn(lines)
        async with asyncio.TaskGroup() as both:
            both.create_task(turn.there(reader))
            both.create_task(turn.back(writer))


class _Turn:
    """Whose turn it is: the next one's when the server is in no transaction any more."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = cycle(lines)
        self._line = next(self._lines)

    async def there(self, reader: asyncio.StreamReader) -> None:
        while data := await reader.read(65536):
            self._line[1].write(data)
        raise EOFError

    async def back(self, writer: asyncio.StreamWriter) -> None:
        while True:
            message = await _message(self._line[0])
            if message.startswith(_READY) and message.endswith(_IDLE):
                self._line = next(self._lines)
            writer.write(message)


async def _until_ready(reader: asyncio.StreamReader, give: Callable[[bytes], object]) -> None:
    message = b""
    while not message.startswith(_READY):
        message = await _message(reader)
        give(message)


async def _message(reader: asyncio.StreamReader) -> bytes:
    """What the server says next: a letter, the length of the rest, the rest."""
    head = await reader.readexactly(5)
    return head + await reader.readexactly(int.from_bytes(head[1:]) - 4)


async def _open(server: Path, end: AsyncExitStack) -> Line:
    line = await asyncio.open_unix_connection(str(server))
    end.callback(line[1].transport.abort)
    return line
