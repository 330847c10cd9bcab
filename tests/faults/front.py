"""A server between the bot and the stand-in, on this machine, that can misbehave at the level of bytes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp

from tests.e2e.stand_in import LOOPBACK

Headers = dict[str, str]
LONGEST_LINE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request, and the line on which its answer is awaited."""

    method: str
    body: bytes
    content_type: str
    line: asyncio.StreamWriter
    behind: Callable[[Exchange], Awaitable[tuple[int, bytes]]]
    headers: Headers = field(default_factory=dict)

    @property
    def arguments(self) -> dict[str, Any]:
        """What was asked, where it was asked in JSON."""
        return dict(json.loads(self.body)) if self.content_type == "application/json" else {}

    async def carry_out(self) -> tuple[int, bytes]:
        """Let the stand-in do it; its status and answer."""
        return await self.behind(self)

    async def say(self, status: int, body: bytes, **headers: str) -> None:
        """Answer whole."""
        named = {"content-type": "application/json", "content-length": str(len(body))}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"HTTP/1.1 {status} x", *(f"{name}: {value}" for name, value in named.items()), "", ""]
        self.line.write("\r\n".join(lines).encode() + body)
        await self.line.drain()

    def hang_up(self) -> None:
        """Close the line at once; what was not sent is lost."""
        self.line.transport.abort()


Misdeed = Callable[[Exchange], Awaitable[None]]


class Front:
    """Passes everything on, but what a misdeed is prepared for."""

    def __init__(self, behind: str) -> None:
        self._behind = behind
        self._prepared: list[tuple[Callable[[Exchange], bool], Misdeed]] = []
        self._server: asyncio.Server | None = None
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0
        self.done = 0
        """How often it misbehaved."""
        self.asked: list[Exchange] = []

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def prepare(self, misdeed: Misdeed, times: int, *methods: str, chat: int | None = None) -> None:
        """Misbehave at the next calls of these methods, or for one chat."""

        def meant(exchange: Exchange) -> bool:
            return exchange.method in methods and chat in {None, exchange.arguments.get("chat_id")}

        self._prepared += [(meant, misdeed)] * times

    def behave(self) -> None:
        """Whatever is still prepared is not done."""
        self._prepared.clear()

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        self._server = await asyncio.start_server(self._serve, LOOPBACK, self.port, limit=LONGEST_LINE)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more; open lines are cut."""
        if self._server is not None and self._session is not None:
            self._server.close()
            for task in list(self._tasks):
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self._session.close()
            self._server = None

    async def _serve(self, reader: asyncio.StreamReader, line: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while not line.is_closing():
                    await self._exchange(reader, line)
        finally:
            self._tasks.discard(task)
            line.close()

    async def _exchange(self, reader: asyncio.StreamReader, line: asyncio.StreamWriter) -> None:
        begin = await reader.readexactly(1)
        if not begin.isalpha():
            line.close()  # somebody speaks TLS
            return
        head = (begin + await reader.readuntil(b"\r\n\r\n")).decode()
        first, *rest = head.split("\r\n")
        headers = {name.lower(): value for name, _, value in (item.partition(": ") for item in rest)}
        if "content-length" in headers:
            body = await reader.readexactly(int(headers["content-length"]))
        else:
            body = await self._chunks(reader) if "transfer-encoding" in headers else b""
        method = first.split()[1].rsplit("/", 1)[-1]
        exchange = Exchange(method, body, headers.get("content-type", ""), line, self._pass_on, headers)
        self.asked.append(exchange)
        for index, (meant, misdeed) in enumerate(self._prepared):
            if meant(exchange):
                del self._prepared[index]
                self.done += 1
                await misdeed(exchange)
                return
        await exchange.say(*await exchange.carry_out())

    async def _chunks(self, reader: asyncio.StreamReader) -> bytes:
        body = b""
        while size := int(await reader.readuntil(b"\r\n"), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readexactly(2)
        return body

    async def _pass_on(self, exchange: Exchange) -> tuple[int, bytes]:
        assert self._session is not None
        url = f"{self._behind}/{exchange.method}"
        headers = {"content-type": exchange.content_type} if exchange.content_type else {}
        async with self._session.post(url, data=exchange.body, headers=headers) as answer:
            return answer.status, await answer.read()
