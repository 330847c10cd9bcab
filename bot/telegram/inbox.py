"""The way of an update into the dispatcher, the same for polling and webhook.

In order within a chat, side by side across chats; each update once, as far as this process knows;
each with a cap on its time, so that one that hangs holds nobody up for ever.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import Any, Final

import orjson
from aiogram import Bot, Dispatcher

from bot.core.errors import UkukError
from bot.core.ports import Recorder
from bot.telegram.updates import kind_of, read_update, update_id

log = logging.getLogger(__name__)

SECONDS_AN_UPDATE: Final = 120.0
"""Longer than all waits of the sender together; only a hang takes as long."""
REMEMBERED_UPDATES: Final = 10_000
AT_ONCE: Final = 200
"""Updates worked on side by side."""


class InboxClosedError(UkukError):
    """The bot is about to end."""


class Inbox:
    """Feeds raw updates to the dispatcher."""

    def __init__(
        self, dispatcher: Dispatcher, bot: Bot, seconds: float = SECONDS_AN_UPDATE, recorder: Recorder | None = None
    ) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._seconds = seconds
        self._recorder = recorder
        self._done: OrderedDict[int, None] = OrderedDict()
        self._working: dict[int, asyncio.Future[None]] = {}
        self._chats: dict[int, tuple[asyncio.Lock, int]] = {}
        self._room = asyncio.Semaphore(AT_ONCE)
        self._finishing = False

    @property
    def working(self) -> int:
        """How many updates were taken and are not answered yet."""
        return len(self._working)

    async def feed(self, raw: dict[str, Any]) -> bytes | None:
        """Work on an update until it is answered. One that comes twice is worked on once.

        Never raises for what an update holds: what fails is logged and told to the person below.

        Returns:
            A call of the Bot API as JSON, for the response to a webhook's request, where one is to be made there.

        Raises:
            InboxClosedError: nothing is taken any more; who sent it must send it again.
        """
        if self._finishing:
            raise InboxClosedError
        number = update_id(raw)
        if number is None:
            return None
        # Where the first work on it was broken off, whoever waits for that does it instead.
        while (working := self._working.get(number)) is not None:
            await asyncio.shield(working)
        if number in self._done:
            return None
        loop = asyncio.get_running_loop()
        finished, begun = loop.create_future(), loop.time()
        self._working[number] = finished
        try:
            response = await self._in_turn(raw)
            self._remember(number)
            return None if response is None else orjson.dumps(response)
        finally:
            del self._working[number]
            finished.set_result(None)
            if self._recorder is not None:
                self._recorder.update(kind_of(raw), loop.time() - begun)

    async def finish(self) -> None:
        """Take nothing any more, and wait until all that was taken is answered."""
        self._finishing = True
        while self._working:
            await asyncio.wait(set(self._working.values()))

    async def _in_turn(self, raw: dict[str, Any]) -> dict[str, Any] | None:
        chat = _chat_of(raw)
        lock, waiting = self._chats.get(chat, (asyncio.Lock(), 0))
        self._chats[chat] = lock, waiting + 1
        try:
            async with lock, self._room:
                return await self._dispatch(raw)
        finally:
            lock, waiting = self._chats[chat]
            if waiting == 1:
                del self._chats[chat]
            else:
                self._chats[chat] = lock, waiting - 1

    async def _dispatch(self, raw: dict[str, Any]) -> dict[str, Any] | None:
        update = read_update(raw, self._bot)
        if update is None:
            return None
        try:
            async with asyncio.timeout(self._seconds):
                response = await self._dispatcher.feed_update(self._bot, update)
                return response if isinstance(response, dict) else None
        except TimeoutError:
            log.error(  # noqa: TRY400  # where it hung is no news: its own traceback tells nothing
                "an update took longer than %s s and was given up", self._seconds
            )
            if self._recorder is not None:
                self._recorder.error(TimeoutError.__name__)
            return None

    def _remember(self, number: int) -> None:
        self._done[number] = None
        while len(self._done) > REMEMBERED_UPDATES:
            self._done.popitem(last=False)


def _chat_of(raw: dict[str, Any]) -> int:
    """The chat that an update belongs to, for its turn; 0 for what belongs to none.

    What somebody types for another chat belongs to their own: each letter is a question, and the last one counts.
    """
    asked = raw.get("inline_query")
    if isinstance(asked, dict) and isinstance(asked.get("from"), dict):
        number = asked["from"].get("id")
        return number if isinstance(number, int) else 0
    for name in ("message", "callback_query"):
        event = raw.get(name)
        if isinstance(event, dict):
            message = event.get("message", event)
            chat = message.get("chat") if isinstance(message, dict) else None
            number = chat.get("id") if isinstance(chat, dict) else None
            return number if isinstance(number, int) else 0
    return 0
