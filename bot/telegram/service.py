"""The bot as a service: comes up when Telegram can be reached, runs, goes down in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError

from bot.core.errors import UkukError
from bot.core.library import Library
from bot.core.ports import Recorder
from bot.telegram.inbox import Inbox
from bot.telegram.polling import Poller
from bot.telegram.presence import describe, use_polling, use_webhook

log = logging.getLogger(__name__)

START_PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries at start while Telegram cannot be reached."""

Pause = Callable[[float], Awaitable[None]]


class WrongTokenError(UkukError):
    """Telegram does not know the token."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram sends updates, and the secret that proves it is Telegram."""

    url: str = field(repr=False)
    secret: str = field(repr=False)


class Service:
    """Polls, or has a webhook set and waits."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        library: Callable[[], Library],
        webhook: Webhook | None,
        recorder: Recorder | None = None,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._library = library
        self._webhook = webhook
        self._recorder = recorder
        self.connected = False
        self.up = asyncio.Event()
        """Set when Telegram answered for the first time."""

    async def run(self, stop: asyncio.Event, pause: Pause = asyncio.sleep) -> None:
        """Run until told to stop.

        Raises:
            WrongTokenError: Telegram does not know the token.
        """
        try:
            await self._connect(stop, pause)
            if self._webhook is None:
                await Poller(self._bot, self._inbox.feed, recorder=self._recorder).run(stop)
            else:
                await stop.wait()
                await self._inbox.finish()
        except TelegramUnauthorizedError:
            raise WrongTokenError from None

    async def _connect(self, stop: asyncio.Event, pause: Pause) -> None:
        """Say hello until Telegram answers; the pauses grow."""
        for seconds in chain(START_PAUSES, repeat(START_PAUSES[-1])):
            if stop.is_set():
                return
            try:
                await self._bot.me()
                await self._arrange()
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise WrongTokenError from None
            except TelegramAPIError as error:
                log.warning("Telegram cannot be reached (%s): trying again in %s s", type(error).__name__, seconds)
                if self._recorder is not None:
                    self._recorder.error(type(error).__name__)
                await _pause_or_stop(stop, pause(seconds))
            else:
                self.connected = True
                self.up.set()
                log.info("connected to Telegram by %s", "polling" if self._webhook is None else "webhook")
                await self._describe()
                return

    async def _arrange(self) -> None:
        if self._webhook is None:
            await use_polling(self._bot)
        else:
            await use_webhook(self._bot, self._webhook.url, self._webhook.secret)

    async def _describe(self) -> None:
        """Commands and descriptions are a help, not a need: a failure is told and passed over."""
        try:
            await describe(self._bot, self._library())
        except TelegramAPIError as error:
            log.warning("commands and descriptions could not be set (%s)", type(error).__name__)


async def _pause_or_stop(stop: asyncio.Event, pause: Awaitable[None]) -> None:
    pausing, stopping = asyncio.ensure_future(pause), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({pausing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (pausing, stopping):
            task.cancel()
        await asyncio.gather(pausing, stopping, return_exceptions=True)
