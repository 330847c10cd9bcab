"""Long polling that confirms an update only when its work is done.

aiogram confirms a batch with the next request while handlers still run: killed then, the questions
are lost. Here the offset stays at the oldest unfinished update, so that Telegram sends it again
to whoever comes up next; what was seen already is passed over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from itertools import chain, repeat
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.telegram.dispatcher import ALLOWED_UPDATES
from bot.telegram.updates import GetRawUpdates, update_id

log = logging.getLogger(__name__)

LONG_POLL_SECONDS: Final = 25
REQUEST_SECONDS: Final = LONG_POLL_SECONDS + 10
BATCH: Final = 100
BUSY_WAIT_SECONDS: Final = 0.05
"""How long to wait for work to finish before new updates are asked for meanwhile."""
PAUSES: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between tries while Telegram cannot be reached."""

Feed = Callable[[dict[str, Any]], Awaitable[None]]
Pause = Callable[[float], Awaitable[None]]


class Poller:
    """Fetches updates and feeds them until it is told to stop."""

    def __init__(self, bot: Bot, feed: Feed, pause: Pause = asyncio.sleep) -> None:
        self._bot = bot
        self._feed = feed
        self._pause = pause
        self._working: dict[int, asyncio.Task[None]] = {}
        self._next = 0

    @property
    def offset(self) -> int:
        """What is asked for next: the oldest update whose work is not done."""
        return min(self._working, default=self._next)

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until told to stop; then finish what runs, and confirm it so that it is not sent again.

        Raises:
            TelegramUnauthorizedError: the token is no longer valid.
        """
        refused: TelegramUnauthorizedError | None = None
        async with asyncio.TaskGroup() as group:
            while not stop.is_set():
                try:
                    for raw in await self._until(stop, self._fetch()):
                        self._begin(group, raw)
                except TelegramUnauthorizedError as error:
                    refused = error
                    break
                await self._breathe()
        if refused is not None:
            raise refused
        await self._confirm()

    async def _until(
        self, stop: asyncio.Event, fetch: Coroutine[Any, Any, list[dict[str, Any]]]
    ) -> list[dict[str, Any]]:
        """The batch, or nothing as soon as it is time to stop."""
        fetching, stopping = asyncio.ensure_future(fetch), asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return fetching.result() if fetching.done() else []
        finally:
            for task in (fetching, stopping):
                task.cancel()
            await asyncio.gather(fetching, stopping, return_exceptions=True)

    def _begin(self, group: asyncio.TaskGroup, raw: dict[str, Any]) -> None:
        number = update_id(raw)
        if number is None or number < self._next:
            return
        self._working[number] = group.create_task(self._work(number, raw))
        self._next = number + 1

    async def _work(self, number: int, raw: dict[str, Any]) -> None:
        try:
            await self._feed(raw)
        except Exception:  # feed answers failures itself; what still comes must not end polling
            log.exception("an update failed")
        finally:
            del self._working[number]

    async def _breathe(self) -> None:
        """Let running work go on for a moment before asking again from its oldest."""
        if self._working:
            await asyncio.wait(
                set(self._working.values()), timeout=BUSY_WAIT_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )

    async def _fetch(self) -> list[dict[str, Any]]:
        """One batch; while Telegram cannot be reached, tries again with growing pauses."""
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                return await self._request(0 if self._working else LONG_POLL_SECONDS, BATCH)
            except TelegramUnauthorizedError:
                raise
            except TelegramRetryAfter as error:
                await self._pause(error.retry_after)
            except TelegramConflictError:
                log.error("another process polls with the same token: stop one of the two")  # noqa: TRY400
                await self._pause(pause)
            except TelegramAPIError as error:
                log.warning("Telegram cannot be reached (%s): trying again in %s s", type(error).__name__, pause)
                await self._pause(pause)
        return []

    async def _request(self, wait: int, limit: int) -> list[dict[str, Any]]:
        request = GetRawUpdates(offset=self.offset, limit=limit, timeout=wait, allowed_updates=list(ALLOWED_UPDATES))
        return await self._bot(request, request_timeout=REQUEST_SECONDS)

    async def _confirm(self) -> None:
        """Tell Telegram what is done; what this answers is left for the next start."""
        if not self._next:
            return
        try:
            await self._request(0, 1)
        except TelegramAPIError as error:
            log.warning("the last updates could not be confirmed (%s)", type(error).__name__)
