"""As little as a bot can be: no library, the same answer at once. What it takes is the stand-in's own."""

from __future__ import annotations

import asyncio
import signal
from collections import deque
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
import uvloop

from benchmarks.bots.answers import TEXT, Given, given, rows
from benchmarks.stand_in.http import HttpMessage, HttpReader, post, response

POLL_SECONDS: Final = 25
_KEYBOARD: Final = {
    "inline_keyboard": [[{"text": label, "callback_data": data} for label, data in row] for row in rows()]
}
_TAKEN: Final = response(b"")

Then = Callable[[bytes], None]


def nothing(_body: bytes) -> None:
    """What comes back is not looked at."""


class Client:
    """Connections to the API, as many as calls are under way at once."""

    def __init__(self, told: Given) -> None:
        at = urlsplit(told.api)
        self._host, self._port, self._netloc = str(at.hostname), int(at.port or 80), at.netloc
        self._path = f"/bot{told.token}/"
        self._free: deque[_Connection] = deque()
        self._open: list[_Connection] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def close(self) -> None:
        """Close all connections."""
        for connection in self._open:
            connection.close()

    def call(self, method: str, arguments: dict[str, Any], then: Then = nothing) -> None:
        """Make a call; `then` is given the body of the answer."""
        request = post(self._path + method, self._netloc, orjson.dumps(arguments))
        if self._free:
            self._free.popleft().send(request, then)
            return
        task = asyncio.get_running_loop().create_task(self._anew(request, then))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _anew(self, request: bytes, then: Then) -> None:
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(lambda: _Connection(self._free), self._host, self._port)
        self._open.append(connection)
        connection.send(request, then)


class _Connection(asyncio.Protocol):
    """One connection: a call at a time."""

    def __init__(self, free: deque[_Connection]) -> None:
        self._free = free
        self._reader = HttpReader()
        self._then: Then = nothing
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = transport

    def send(self, request: bytes, then: Then) -> None:
        """Make a call."""
        self._then = then
        self._transport.write(request)

    def close(self) -> None:
        """Close it."""
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        for answer in self._reader.feed(data):
            then = self._then
            self._free.append(self)
            then(answer.body)


class Bot:
    """Answers every update, and every press last."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._offset = 0

    def poll(self, body: bytes = b"") -> None:
        """Answer a batch, and ask for the next."""
        for update in orjson.loads(body)["result"] if body else []:
            self._offset = update["update_id"] + 1
            self.answer(update, lambda press: self._client.call("answerCallbackQuery", press))
        self._client.call("getUpdates", {"offset": self._offset, "timeout": POLL_SECONDS}, self.poll)

    def answer(self, update: dict[str, Any], last: Callable[[dict[str, Any]], None]) -> None:
        """Answer an update; `last` is given the answer to a press when the screen stands."""
        query = update.get("callback_query")
        if query is None:
            chat = update["message"]["chat"]["id"]
            self._client.call("sendMessage", {"chat_id": chat, "text": TEXT, "reply_markup": _KEYBOARD})
            return
        message = query["message"]
        edit = {"chat_id": message["chat"]["id"], "message_id": message["message_id"], "text": TEXT}
        press = {"callback_query_id": query["id"]}
        self._client.call("editMessageText", edit | {"reply_markup": _KEYBOARD}, lambda _body: last(press))


class Webhook(asyncio.Protocol):
    """One connection that updates are pushed over."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._reader = HttpReader()
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        for request in self._reader.feed(data):
            self._take(request)

    def _take(self, request: HttpMessage) -> None:
        update = orjson.loads(request.body)
        if "message" in update:
            self._transport.write(_TAKEN)
        self._bot.answer(update, self._say)

    def _say(self, press: dict[str, Any]) -> None:
        self._transport.write(response(orjson.dumps({"method": "answerCallbackQuery", **press})))


async def main(told: Given) -> None:
    """Run until SIGTERM."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    client = Client(told)
    bot = Bot(client)
    server = None
    if told.webhook:
        server = await loop.create_server(lambda: Webhook(bot), "127.0.0.1", told.port, backlog=512)
        client.call("setWebhook", {"url": f"{told.webhook}/telegram"})
    else:
        bot.poll()
    try:
        await stop.wait()
    finally:
        client.close()
        if server is not None:
            server.close()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(given()))
