"""The session between the bot and the pretended server: every call is recorded, failures can be prepared."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import BufferedInputFile, InputFile

from bot.telegram.session import Session
from tests.telegram.bot_api import BlockedError, BotApi
from tests.telegram.chats import JSON
from tests.telegram.entities import RefusedError
from tests.telegram.failures import Failure

BAD_REQUEST: Final = 400


@dataclass(frozen=True, slots=True)
class Call:
    """One request: its method as the Bot API names it, its form as it went over the wire, how it ended."""

    method: str
    form: JSON
    status: int
    words: str = ""

    @property
    def chat_id(self) -> int | None:
        return int(self.form["chat_id"]) if "chat_id" in self.form else None


class RecordingSession(Session):
    """The bot's own session, with a server that is no further away than a function call."""

    def __init__(self, api: BotApi) -> None:
        super().__init__()
        self.server = api
        self.calls: list[Call] = []
        self.files: list[BufferedInputFile] = []
        """Files as they went over the wire, the latest last."""
        self.keeps_calls = True
        self.closed = False
        self._failures: list[tuple[Callable[[str, JSON], bool], deque[Failure]]] = []
        self._held: dict[str, asyncio.Event] = {}
        self.waiting: dict[str, asyncio.Event] = {}

    def fail(self, *failures: Failure, on: str | None = None, **form: str) -> None:
        """Prepare failures for the next calls, of one method alone or with such values in their form."""

        def meant(method: str, given: JSON) -> bool:
            return on in {None, method} and form.items() <= given.items()

        self._failures.append((meant, deque(failures)))

    def hold(self, method: str) -> asyncio.Event:
        """Let calls of a method hang until the event is set; `waiting[method]` tells that one hangs."""
        self.waiting[method] = asyncio.Event()
        return self._held.setdefault(method, asyncio.Event())

    def of(self, *methods: str) -> list[Call]:
        """The calls of some methods."""
        return [call for call in self.calls if call.method in methods]

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's name
    ) -> TelegramType:
        """Carry a request out.

        Raises:
            TelegramAPIError: of the kind that the real server's answer would be.
        """
        name, form = method.__api_method__, self._form(bot, method)
        await asyncio.sleep(0)  # no network answers before others had their turn
        if name in self._held:
            self.waiting[name].set()
            await self._held[name].wait()
        failure = self._failure(name, form)
        if failure is None and name == "getUpdates" and int(form.get("timeout", 0)):
            await self._poll(form)
        if failure is None or failure.done:
            status, body = self._carry_out(name, form)
        if failure is not None:
            status, body = failure.status, failure.body
        if self.keeps_calls:
            self.calls.append(Call(name, form, status, _words(body) if status >= BAD_REQUEST else ""))
        if not status:
            raise TelegramNetworkError(method=method, message="ClientOSError: the line is dead")
        result: TelegramType = self.check_response(bot, method, status, body).result  # type: ignore[assignment]
        return result

    async def close(self) -> None:
        self.closed = True

    def _form(self, bot: Bot, method: TelegramMethod[Any]) -> JSON:
        """What goes over the wire, each value as text, as a form would have it."""
        files: dict[str, InputFile] = {}
        values = json.loads(self.encode(bot, method, files)).items()
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in values}
        self.files.extend(file for file in files.values() if isinstance(file, BufferedInputFile))
        return {name: value for name, value in form.items() if value}

    def _failure(self, name: str, form: JSON) -> Failure | None:
        for meant, failures in self._failures:
            if failures and meant(name, form):
                return failures.popleft()
        return None

    async def _poll(self, form: JSON) -> None:
        """Wait as getUpdates does, but for ever: no test waits for the time to run out."""
        while not self.server.handle("getUpdates", form):
            await self.server.arrival.wait()

    def _carry_out(self, name: str, form: JSON) -> tuple[int, str]:
        try:
            return 200, json.dumps({"ok": True, "result": self.server.handle(name, form)})
        except RefusedError as error:
            return 400, json.dumps({"ok": False, "error_code": 400, "description": f"Bad Request: {error}"})
        except BlockedError:
            words = "Forbidden: bot was blocked by the user"
            return 403, json.dumps({"ok": False, "error_code": 403, "description": words})


def _words(body: str) -> str:
    """What a refusal says; nothing where it is none of the Bot API's."""
    return str(json.loads(body).get("description", "")) if body.startswith("{") else ""


def methods(calls: Iterable[Call]) -> list[str]:
    """The names of calls in order."""
    return [call.method for call in calls]
