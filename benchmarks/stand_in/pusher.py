"""Updates pushed to a webhook over connections that stay open, as many at once as Telegram uses by default."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final, cast
from urllib.parse import urlsplit

import orjson

from benchmarks.stand_in.arguments import arguments
from benchmarks.stand_in.http import HttpReader, post
from benchmarks.stand_in.mailbox import Mailbox

CONNECTIONS: Final = 40
AGAIN_SECONDS: Final = 0.05
"""How long after a failure an update is pushed again."""
_OK: Final = range(200, 300)

Call = Callable[[str, dict[str, Any]], Any]


class Pusher:
    """Owns the connections to one bot's webhook."""

    def __init__(self, mailbox: Mailbox, call: Call) -> None:
        """`call` makes the call that a response asks for."""
        self.url = ""
        self.failed = 0
        self._mailbox = mailbox
        self._call = call
        self._secret = ""
        self._connections: set[_Connection] = set()
        self._idle: list[_Connection] = []
        self._opening: set[asyncio.Task[None]] = set()

    def aim(self, url: str, secret: str) -> None:
        """Push to this address from now on; to none where it is empty."""
        for connection in self._connections:
            connection.close()
        self._connections, self._idle = set(), []
        self.url, self._secret = url, secret
        self.push()

    def push(self) -> None:
        """Send what waits, as far as connections are free."""
        if not self.url:
            return
        while self._mailbox.waiting and self._idle:
            self._send(self._idle.pop(), self._mailbox.take())
        for _ in range(min(len(self._mailbox.waiting), CONNECTIONS - len(self._connections)) - len(self._opening)):
            task = asyncio.get_running_loop().create_task(self._open())
            self._opening.add(task)
            task.add_done_callback(self._opening.discard)

    async def _open(self) -> None:
        """One connection more; a bot may set its webhook a moment before it listens."""
        at, loop = urlsplit(self.url), asyncio.get_running_loop()
        address = str(at.hostname), int(at.port or 80)
        while self.url:
            try:
                _, connection = await loop.create_connection(lambda: _Connection(self), *address)
            except OSError:
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                self._connections.add(connection)
                self.free(connection)
                return

    def _send(self, connection: _Connection, update: dict[str, Any]) -> None:
        at = urlsplit(self.url)
        connection.send(update, post(at.path, at.netloc, orjson.dumps(update), self._secret))

    def free(self, connection: _Connection) -> None:
        """A connection can take the next update."""
        self._idle.append(connection)
        self.push()

    def answered(self, update: dict[str, Any], status: int, content_type: bytes, body: bytes) -> None:
        """What the bot said to an update: taken, perhaps with a call to be made; or to be sent again."""
        if status not in _OK:
            self.again(update)
            return
        call = arguments("", content_type, body) if body else {}
        if "method" in call:
            self._call(call.pop("method").lower(), call)

    def again(self, update: dict[str, Any]) -> None:
        """An update that was not taken."""
        self.failed += 1
        self._mailbox.waiting.appendleft(update)
        asyncio.get_running_loop().call_later(AGAIN_SECONDS, self.push)

    def lost(self, connection: _Connection) -> None:
        """A connection that the bot closed."""
        self._connections.discard(connection)
        if connection in self._idle:
            self._idle.remove(connection)


class _Connection(asyncio.Protocol):
    """One connection: an update at a time."""

    def __init__(self, owner: Pusher) -> None:
        self._owner = owner
        self._reader = HttpReader()
        self._transport: asyncio.Transport | None = None
        self._update: dict[str, Any] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own is of no such class

    def send(self, update: dict[str, Any], request: bytes) -> None:
        """Push an update."""
        self._update = update
        if self._transport is not None:
            self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        for answer in self._reader.feed(data):
            update, self._update = self._update, None
            if update is not None:
                self._owner.answered(update, answer.status, answer.header(b"content-type"), answer.body)
            self._owner.free(self)

    def connection_lost(self, _error: Exception | None) -> None:
        """It is closed."""
        self._owner.lost(self)
        if self._update is not None:
            self._owner.again(self._update)

    def close(self) -> None:
        """Close it."""
        if self._transport is not None:
            self._transport.close()
