"""A strict stand-in of the Bot API: a real HTTP server on this machine that plays Telegram.

It takes what the real one takes (forms, multipart, JSON, the query), answers as it does, and keeps a list of
everything that it had to refuse, or that no careful client sends: `violations`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Final

from aiohttp import web

from tests.e2e.asked import Asked
from tests.e2e.changes import Changes
from tests.e2e.chats import Chat, Chats, Message
from tests.e2e.mailbox import Mailbox
from tests.e2e.methods import METHODS
from tests.e2e.presence import Presence
from tests.e2e.pusher import Pusher
from tests.e2e.rules import Refusal

TOKEN: Final = "123456789:AAE-made-up-token-of-the-tests_0123"
LOOPBACK: Final = "127.0.0.1"
_STOP_SECONDS: Final = 0.1
BOT_NOT_ADMIN: Final = "BOT_NOT_ADMIN"
"""No violation: whether a bot may speak to one member alone it learns by trying."""


class Held(Enum):
    """Where a call that is held waits."""

    BEFORE = auto()
    """Nobody has seen its effect."""
    AFTER = auto()
    """The person has the message; the bot does not know it."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, whatever became of it."""

    method: str
    arguments: dict[str, Any]


class StandIn:
    """The server, and all that it knows."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.changes = Changes()
        self.chats = Chats()
        self.mailbox = Mailbox(self.changes)
        self.pusher = Pusher(self.mailbox, self._asked_in_response)
        self.presence = Presence()
        self.asked = Asked()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.accepted: list[Message] = []
        """The new messages whose acceptance the bot was told of."""
        self.hold: Callable[[int], Held | None] = lambda _chat: None
        """Asked for every new message: whether the chat's is held, and where."""
        self.fail: Callable[[Call], Refusal | None] = lambda _call: None
        """Asked for every call: whether the server fails it. No violation of the bot."""
        self.port = 0
        self.held = 0
        self._released = asyncio.Event()
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """TELEGRAM_API_URL."""
        return f"http://{LOOPBACK}:{self.port}"

    async def start(self, port: int = 0) -> None:
        """Listen; on any free port unless told which."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(
            app, access_log=None, handle_signals=False, handler_cancellation=True, shutdown_timeout=_STOP_SECONDS
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, LOOPBACK, port).start()
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Listen no more; what waits for the bot is kept."""
        await self.pusher.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def update(self, kind: str, event: Any) -> int | None:
        """Something that a person did, on its way to the bot."""
        number = self.mailbox.push(kind, event)
        self.pusher.push()
        return number

    def release(self) -> None:
        """Hold nothing any more, and let go what is held."""
        self.hold = lambda _chat: None
        self._released.set()
        self._released = asyncio.Event()

    def called(self, method: str) -> list[dict[str, Any]]:
        """The arguments of all calls of a method, in their order."""
        return [call.arguments for call in self.calls if call.method == method]

    async def delivered(self, chat_id: int, message: Message) -> tuple[Chat, Message]:
        """A new message given to its chat, held where that is wanted."""
        where = self.hold(chat_id)
        if where is Held.BEFORE:
            await self._wait()
        made = self.chats.send(chat_id, message)
        self.changes.happened()
        if where is Held.AFTER:
            await self._wait()
        self.accepted.append(message)
        return made

    async def _wait(self) -> None:
        self.held += 1
        self.changes.happened()
        try:
            await self._released.wait()
        finally:
            self.held -= 1

    async def _asked_in_response(self, name: str, arguments: dict[str, Any]) -> None:
        """A call that the bot makes by answering a push."""
        method = METHODS.get(name.lower())
        if method is None:
            self.violations.append(f"{name}: no such method")
            return
        self.calls.append(Call(method.name, arguments))
        try:
            await method.work(self, arguments)
        except Refusal as refusal:
            self.violations.append(f"{method.name}: {refusal.description}")
        finally:
            self.changes.happened()

    async def _answer(self, request: web.Request) -> web.Response:
        method = METHODS.get(request.match_info["method"].lower())
        if request.match_info["token"] != self.token:
            return _refused(Refusal("Unauthorized", 401))
        if method is None:
            self.violations.append(f"{request.match_info['method']}: no such method")
            return _refused(Refusal("Not Found", 404))
        call = Call(method.name, await _arguments(request))
        self.calls.append(call)
        self.changes.happened()
        failure = self.fail(call)
        if failure is not None:
            return _refused(failure)
        try:
            unknown = call.arguments.keys() - method.arguments
            if unknown:
                raise Refusal(f"Bad Request: unknown arguments {sorted(unknown)}")  # noqa: TRY301
            result = await method.work(self, call.arguments)
        except Refusal as refusal:
            if refusal.code != 409 and BOT_NOT_ADMIN not in refusal.description:
                self.violations.append(f"{method.name}: {refusal.description}")
            return _refused(refusal)
        finally:
            self.changes.happened()
        return web.json_response({"ok": True, "result": result})


async def _arguments(request: web.Request) -> dict[str, Any]:
    """Query, form, multipart or JSON, as one mapping."""
    arguments: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        arguments |= json.loads(await request.text() or "{}")
    elif request.method == "POST":
        arguments |= dict(await request.post())
    return arguments


def _refused(refusal: Refusal) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    return web.json_response(body, status=refusal.code)
