"""A stand-in of the Bot API that keeps nothing of who went: people come as fast as they are answered."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Final

import orjson
from aiohttp import web

from benchmarks.soak.people import FIRST, LANGUAGES, Person, update

TOKEN: Final = "1:soak"  # noqa: S105  # no bot has it
AT_ONCE: Final = 64
"""People in the middle of it at any moment."""
GIVEN_UP_SECONDS: Final = 20.0
BOT: Final = {"id": 1, "is_bot": True, "first_name": "Ukuk", "username": "ukuk_soak_bot"}


class Server:
    """Speaks HTTP with the bot, and sends people to it."""

    def __init__(self, seed: int = 1) -> None:
        self.answered = 0
        """Updates whose answer came."""
        self.people = 0
        self.given_up = 0
        self.calls = 0
        self.port = 0
        self._chance = random.Random(seed)  # noqa: S311  # people, not secrets
        self._numbers = count(700_000_000)
        self._there: dict[int, tuple[Person, float]] = {}
        self._queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._sent: dict[int, dict[str, Any]] = {}
        self._of_query: dict[str, int] = {}
        self._come: Callable[[], Person | None] = lambda: None
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen on any free port."""
        app = web.Application(client_max_size=1 << 22)
        app.router.add_route("*", f"/bot{TOKEN}/{{method}}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    def send(self, people: int, steps: Callable[[random.Random], Iterator[str]], distinct: int) -> None:
        """Let so many people come from now on, as `distinct` different ones."""
        left = iter(range(people))

        def come() -> Person | None:
            number = next(left, None)
            if number is None:
                return None
            self.people += 1
            language = self._chance.choice(LANGUAGES)
            return Person(FIRST + number % distinct, steps(self._chance), language)

        self._come = come
        for _ in range(AT_ONCE):
            self._next_person()

    @property
    def busy(self) -> bool:
        """Whether somebody is still there. Who waits for too long is let go, and counted."""
        now = asyncio.get_running_loop().time()
        late = [number for number, (_, since) in self._there.items() if now - since > GIVEN_UP_SECONDS]
        for number in late:
            del self._there[number]
            self.given_up += 1
            self._next_person()
        return bool(self._there)

    def _next_person(self) -> None:
        person = self._come()
        while person is not None and person.number in self._there:
            person = self._come()
        if person is not None:
            self._step(person)

    def _step(self, person: Person) -> None:
        step = next(person.steps, None)
        if step is None:
            self._there.pop(person.number, None)
            self._next_person()
            return
        self._there[person.number] = person, asyncio.get_running_loop().time()
        made = update(person, step, next(self._numbers), self._chance)
        event = made.get("callback_query") or made.get("inline_query")
        if event is not None:
            self._of_query[event["id"]] = person.number
        self._queue.put_nowait(made)

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.content_type.startswith("multipart/"):
            given = dict(await request.post())
        else:
            given = orjson.loads(await request.read() or b"{}")
        self.calls += 1
        result = await self._updates(given) if method == "getUpdates" else self._done(method, given)
        return web.Response(body=orjson.dumps({"ok": True, "result": result}), content_type="application/json")

    async def _updates(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        """What waits, from the offset on; what is below is confirmed by that."""
        offset = int(given.get("offset", 0))
        for number in [number for number in self._sent if number < offset]:
            del self._sent[number]
        while not self._queue.empty():
            made = self._queue.get_nowait()
            self._sent[made["update_id"]] = made
        if not self._sent and given.get("timeout"):
            try:
                async with asyncio.timeout(min(int(given["timeout"]), 2)):
                    made = await self._queue.get()
                self._sent[made["update_id"]] = made
            except TimeoutError:
                return []
        return list(self._sent.values())[:100]

    def _done(self, method: str, given: dict[str, Any]) -> Any:
        if method == "getMe":
            return BOT
        if method in {"sendMessage", "editMessageText", "sendDocument", "sendVenue", "sendContact"}:
            return self._shown(method, given)
        if method in {"answerCallbackQuery", "answerInlineQuery"}:
            query = given.get("callback_query_id") or given.get("inline_query_id")
            self._answered(self._of_query.pop(str(query), 0), method)
        if method in {"getMyDescription", "getMyShortDescription", "getWebhookInfo"}:
            return {"description": "", "short_description": "", "url": "", "pending_update_count": 0,
                    "has_custom_certificate": False}  # fmt: skip
        return [] if method == "getMyCommands" else True

    def _shown(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        chat, number = int(given["chat_id"]), int(given.get("message_id") or next(self._numbers))
        person, _ = self._there.get(chat, (None, 0.0))
        if person is not None:
            rows = (given.get("reply_markup") or {}).get("inline_keyboard", [])
            person.message = number
            person.tokens = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
        self._answered(chat, method)
        about = {"id": chat, "type": "private", "first_name": "P"}
        return {"message_id": number, "date": 1_790_000_000, "chat": about, "from": BOT, "text": "…"}

    def _answered(self, chat: int, method: str) -> None:
        person, _ = self._there.get(chat, (None, 0.0))
        if person is None or person.waits_for != method:
            return
        person.waits_for = ""
        self.answered += 1
        self._step(person)
