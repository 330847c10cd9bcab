"""HTTP to one API server: a POST on a kept connection, and what is answered.

Two calls go out for every press, and aiohttp's client takes a tenth of a millisecond of the processor for each, five
times as much as this: redirects, cookies, proxies and packed answers are what the Bot API has no need of. The answers
are parsed by httptools (Node's parser, on which uvicorn stands); names are looked up, and of several addresses the
first that answers is taken, by aiohappyeyeballs, as aiohttp does it.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

import certifi
from aiohappyeyeballs import start_connection
from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

IDLE_SECONDS: Final = 15.0
"""A connection that was idle for longer is not used again: the server may be closing it at that moment."""
NEXT_ADDRESS_SECONDS: Final = 0.25
"""How long an address may take before another one is tried beside it (RFC 8305)."""
ANSWER_BYTES: Final = 16 * 1024 * 1024
"""The longest answer that is read, its head included: a batch of a hundred updates has some hundred kilobytes."""
DEAD_SECONDS: Final = 10
"""So long what was sent may stay without TCP's own receipt; then the line is dead, and the call is made on another.
An answer may take longer: the receipt comes at once, also from a server that thinks."""
PROBE_SECONDS: Final = 5
"""How often a line on which nothing comes is asked whether it is there, so that a poll does not wait on a dead one."""
AGENT: Final = "Ukuk"
"""Who calls: some proxies take nothing from nobody."""
_PROBED: Final = {
    "TCP_USER_TIMEOUT": DEAD_SECONDS * 1000,
    "TCP_KEEPIDLE": PROBE_SECONDS,
    "TCP_KEEPINTVL": PROBE_SECONDS,
    "TCP_KEEPCNT": DEAD_SECONDS // PROBE_SECONDS,
}
_FINAL: Final = 200
"""Statuses below it are no answers yet (RFC 9110, 15.2)."""
_MEASURES: Final = frozenset({b"content-length", b"transfer-encoding"})
"""Where an answer has none of these, it ends with the connection (RFC 9112, 6.3): some proxies answer so."""


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    body: bytes


class BrokenError(OSError):
    """The connection ended before the answer did, or what came is no HTTP. Its text names no address."""


class EndlessError(BrokenError):
    """The answer is longer than any that is read."""


class Connection(asyncio.Protocol):
    """One connection; one call at a time."""

    def __init__(self, released: Callable[[Connection], None]) -> None:
        self._released = released
        self._transport: asyncio.Transport | None = None
        self._answered: asyncio.Future[Answer] | None = None
        self._body: list[bytes] = []
        self._length = 0
        self._measured = False
        self._headed = False
        self._parser = HttpResponseParser(self)
        self.idle_since = 0.0

    @property
    def is_open(self) -> bool:
        """Whether another call can go out on it."""
        return self._transport is not None and not self._transport.is_closing()

    async def call(self, request: bytes) -> Answer:
        """Send a request and wait for the answer. Whoever stops waiting closes the connection: it would come still.

        Raises:
            BrokenError: there is no whole answer.
        """
        transport = self._transport
        if transport is None or transport.is_closing():
            raise BrokenError("closed")
        mine: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._answered, self._length = mine, 0
        self._parser = HttpResponseParser(self)
        transport.write(request)
        try:
            return await mine
        except BaseException:
            if self._answered is mine:  # after an answer it may be somebody else's already
                self._answered = None
                self.close()
            raise

    def close(self) -> None:
        """Close it; what is under way ends with an error."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """As asyncio tells it."""
        self._transport = transport  # type: ignore[assignment]  # of a stream it is always this one

    def connection_lost(self, error: Exception | None) -> None:
        """As asyncio tells it."""
        self._transport = None
        if error is None and self._headed and not self._measured:
            self.on_message_complete()
        self._fail(BrokenError(type(error).__name__ if error else "closed by the server"))

    def data_received(self, data: bytes) -> None:
        """As asyncio tells it."""
        self._length += len(data)
        if self._length > ANSWER_BYTES:
            self._fail(EndlessError("an answer without end"))
            return
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade) as error:
            self._fail(BrokenError(type(error).__name__))

    def on_message_begin(self) -> None:
        """As the parser tells it. What nobody asked for is not to be taken for the next answer."""
        self._body = []
        self._headed = self._measured = False
        if self._answered is None:
            self.close()

    def on_header(self, name: bytes, _value: bytes) -> None:
        """As the parser tells it."""
        if not self._measured and name.lower() in _MEASURES:
            self._measured = True

    def on_headers_complete(self) -> None:
        """As the parser tells it."""
        self._headed = True

    def on_body(self, part: bytes) -> None:
        """As the parser tells it."""
        self._body.append(part)

    def on_message_complete(self) -> None:
        """As the parser tells it."""
        status, answered = self._parser.get_status_code(), self._answered
        if status < _FINAL or answered is None:
            return
        self._answered = None
        if not answered.done():
            answered.set_result(Answer(status, b"".join(self._body)))
        self._body = []
        if self._parser.should_keep_alive():
            self._released(self)
        else:
            self.close()

    def _fail(self, error: BrokenError) -> None:
        answered, self._answered = self._answered, None
        if answered is not None and not answered.done():
            answered.set_exception(error)
        self._body = []
        self.close()


class Client:
    """Calls of one server, on as many connections as there are calls at once, up to a limit."""

    def __init__(self, base: str, limit: int) -> None:
        """`base` is the server's URL; nothing is opened yet."""
        parts = urlsplit(base)
        secure = parts.scheme == "https"
        self._host = parts.hostname or ""
        self._port = parts.port or (443 if secure else 80)
        self._secure = secure
        self._hello = f"Host: {_address(parts)}\r\nUser-Agent: {AGENT}\r\n{_proof(parts)}"
        self._tls: ssl.SSLContext | None = None
        self._room = asyncio.Semaphore(limit)
        self._idle: list[Connection] = []
        self._open: set[Connection] = set()

    async def post(self, path: str, body: bytes, kind: str, seconds: float | None) -> Answer:
        """POST a body of a kind to a path.

        Raises:
            TimeoutError: there was no whole answer in so many seconds.
            OSError: the server cannot be reached, or gave no whole answer.
        """
        head = f"POST {path} HTTP/1.1\r\n{self._hello}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        async with asyncio.timeout(seconds), self._room:
            connection = self._kept() or await self._opened()
            return await connection.call(head.encode("ascii") + body)

    async def close(self) -> None:
        """Close all connections; calls that are under way fail."""
        for connection in list(self._open):
            connection.close()
        self._open.clear()
        self._idle.clear()
        await asyncio.sleep(0)

    def _kept(self) -> Connection | None:
        """The connection that was used last, where one is still good; those that were idle for long are closed."""
        now = asyncio.get_running_loop().time()
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and now - connection.idle_since < IDLE_SECONDS:
                return connection
            connection.close()
            self._open.discard(connection)
        self._open = {connection for connection in self._open if connection.is_open}
        return None

    def _release(self, connection: Connection) -> None:
        connection.idle_since = asyncio.get_running_loop().time()
        self._idle.append(connection)

    async def _opened(self) -> Connection:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(self._host, self._port, type=1)
        line = await start_connection(found, happy_eyeballs_delay=NEXT_ADDRESS_SECONDS)
        _notice_death(line)
        try:
            _, connection = await loop.create_connection(
                lambda: Connection(self._release),
                sock=line,
                ssl=self._context(),
                server_hostname=self._host if self._secure else None,
            )
        except BaseException:
            line.close()
            raise
        self._open.add(connection)
        return connection

    def _context(self) -> ssl.SSLContext | None:
        if self._secure and self._tls is None:
            self._tls = ssl.create_default_context(cafile=certifi.where())
        return self._tls


def _notice_death(line: socket.socket) -> None:
    """Have the system close a line whose other end is gone without a word, as behind a router that forgot it."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _PROBED.items():
        if hasattr(socket, name):  # not every system has all of them
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _address(parts: SplitResult) -> str:
    """The host and the port of a URL as they stand in a request: a name in letters of its own is spelled out."""
    host = parts.hostname or ""
    named = f"[{host}]" if ":" in host else host.encode("idna").decode()
    return f"{named}:{parts.port}" if parts.port else named


def _proof(parts: SplitResult) -> str:
    """The header by which a proxy knows whom it serves; nothing where the URL names nobody (RFC 7617)."""
    if parts.username is None:
        return ""
    named = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return f"Authorization: Basic {b64encode(named.encode()).decode()}\r\n"
