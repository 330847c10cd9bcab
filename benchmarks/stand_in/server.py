"""The Bot API over HTTP: requests for any token, answered from that token's world."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Any, Final, cast

import orjson

from benchmarks.stand_in.arguments import arguments
from benchmarks.stand_in.http import HttpMessage, HttpReader, response
from benchmarks.stand_in.mailbox import ConflictError
from benchmarks.stand_in.world import World

_CONFLICT: Final = response(
    b'{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}', b"409 Conflict"
)
_UNKNOWN: Final = response(b'{"ok":false,"error_code":401,"description":"Unauthorized"}', b"401 Unauthorized")
_TRUE: Final = response(b'{"ok":true,"result":true}')


class Server(asyncio.Protocol):
    """One connection of a bot."""

    def __init__(self, worlds: Mapping[str, World]) -> None:
        self._worlds = worlds
        self._reader = HttpReader()
        self._transport: asyncio.Transport | None = None
        self._waiting: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own is of no such class

    def connection_lost(self, _error: Exception | None) -> None:
        """It is closed."""
        for task in self._waiting:
            task.cancel()

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        for request in self._reader.feed(data):
            self._answer(request)

    def _answer(self, request: HttpMessage) -> None:
        path, _, query = request.first.split(b" ", 2)[1].decode().partition("?")
        token, _, method = path.removeprefix("/bot").partition("/")
        world = self._worlds.get(token.replace("%3A", ":"))
        if world is None:
            self._write(_UNKNOWN)
            return
        method = method.lower()
        given = arguments(query, request.header(b"content-type"), request.body)
        if method == "getupdates":
            self._updates(world, given)
            return
        result = world.call(method, given)
        self._write(_TRUE if result is True else _ok(result))

    def _updates(self, world: World, given: Mapping[str, Any]) -> None:
        world.up()
        now = asyncio.get_running_loop().time()
        mailbox = world.mailbox
        offset, limit = int(given.get("offset") or 0), int(given.get("limit") or 100)
        found, limit, wait = mailbox.at_once(offset, limit, float(given.get("timeout") or 0), now)
        if found or not wait:
            self._write(_ok(found))
        else:
            self._own(self._later(world, limit, wait))

    async def _later(self, world: World, limit: int, wait: float) -> None:
        try:
            self._write(_ok(await world.mailbox.later(limit, wait)))
        except ConflictError:
            self._write(_CONFLICT)

    def _own(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    def _write(self, answer: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)


def _ok(result: Any) -> bytes:
    return response(orjson.dumps({"ok": True, "result": result}))
