"""The bot as a service: comes up when Telegram can be reached, runs, goes down in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from itertools import chain, repeat
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

from bot.core.errors import UkukError
from bot.core.library import Library
from bot.core.ports import Recorder
from bot.telegram.inbox import Inbox
from bot.telegram.patience import Pause
from bot.telegram.polling import Poller
from bot.telegram.presence import describe, use_polling, use_webhook
from bot.telegram.session import make_bot
from bot.telegram.watch import Watch, Webhook

log = logging.getLogger(__name__)

START_PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries at start while Telegram cannot be reached."""
REFUSED_PAUSES: Final = (0.5, 1.0, 2.0)
"""Seconds between tries at start while Telegram says that it does not know the token. The process ends by that, and
nobody starts it again; a server that only starts, or has a bad moment, says it, too."""
UNTOLD: Final = 2
"""So many times Telegram is asked again whether a webhook is set. Then updates are asked for all the same: where one
is, Telegram says so there, too, and it is removed."""
DESCRIBE_PAUSES: Final = (60.0, 600.0, 3600.0)
"""Seconds between tries to set commands and descriptions."""


class WrongTokenError(UkukError):
    """Telegram does not know the token."""


def bot_of(token: str, api_url: str) -> Bot:
    """The bot of a token, at an API server; Telegram's own where none is named.

    Raises:
        WrongTokenError: the token has not the form of one.
    """
    if not token.isascii():  # such as a sign that cannot be seen: with it no address can be written, and none be asked
        raise WrongTokenError
    try:
        return make_bot(token, api_url)
    except TokenValidationError:
        raise WrongTokenError from None


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
        self._untold = 0
        self.connected = False
        """Whether Telegram is reached, as far as is known."""
        self.up = asyncio.Event()
        """Set when Telegram answered for the first time."""

    async def run(self, stop: asyncio.Event, pause: Pause = asyncio.sleep) -> None:
        """Run until told to stop.

        Raises:
            WrongTokenError: Telegram does not know the token.
        """
        try:
            await self._connect(stop, pause)
            if stop.is_set():
                await self._inbox.finish()
                return
            async with self._beside(self._describe(pause)):
                await self._take(stop, pause)
        except TelegramUnauthorizedError:
            raise WrongTokenError from None

    async def _take(self, stop: asyncio.Event, pause: Pause) -> None:
        if self._webhook is None:
            paced = self._inbox.throttle.is_paced
            await Poller(self._bot, self._inbox.feed, pause, self._recorder, self._is_reached, paced).run(stop)
            return
        async with self._beside(
            Watch(self._bot, self._webhook, self._recorder, self._is_reached).run(pause)
        ) as watching:
            stopping: asyncio.Future[Any] = asyncio.ensure_future(stop.wait())
            await asyncio.wait([watching, stopping], return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            await self._inbox.finish()
            if watching.done():
                watching.result()

    def _is_reached(self, reached: bool) -> None:  # noqa: FBT001  # what happened, no option
        if reached != self.connected:
            log.info("Telegram is reached again") if reached else log.error("Telegram is not reached any more")
        self.connected = reached

    @asynccontextmanager
    async def _beside(self, work: Coroutine[Any, Any, None]) -> AsyncIterator[asyncio.Future[None]]:
        """Something that goes on beside, and ends with it."""
        running = asyncio.ensure_future(work)
        try:
            yield running
        finally:
            running.cancel()
            await asyncio.wait({running})

    async def _connect(self, stop: asyncio.Event, pause: Pause) -> None:
        """Say hello until Telegram answers; the pauses grow."""
        refused, pauses = iter(REFUSED_PAUSES), chain(START_PAUSES, repeat(START_PAUSES[-1]))
        while not stop.is_set():
            try:
                await self._bot.me()
                await self._arrange()
            except (TelegramUnauthorizedError, TelegramNotFound) as error:
                left = next(refused, None)
                if left is None:
                    raise WrongTokenError from None
                self._not_yet(error, left)
                await _pause_or_stop(stop, pause(left))
            except TelegramAPIError as error:
                seconds = next(pauses)
                self._not_yet(error, seconds)
                await _pause_or_stop(stop, pause(seconds))
            else:
                self.connected = True
                self.up.set()
                log.info("connected to Telegram by %s", "polling" if self._webhook is None else "webhook")
                return

    def _not_yet(self, error: TelegramAPIError, seconds: float) -> None:
        if isinstance(error, TelegramBadRequest) and self._webhook is not None:
            log.error(
                "Telegram does not take WEBHOOK_URL: https, and port 443, 80, 88 or 8443? Next try: %s s", seconds
            )
        elif isinstance(error, (TelegramUnauthorizedError, TelegramNotFound)):
            log.warning("Telegram says that it does not know the token: trying again in %s s", seconds)
        else:
            log.warning("Telegram cannot be reached (%s): trying again in %s s", type(error).__name__, seconds)
        if self._recorder is not None:
            self._recorder.error(type(error).__name__)

    async def _arrange(self) -> None:
        if self._webhook is not None:
            await use_webhook(self._bot, self._webhook.url, self._webhook.secret)
            return
        try:
            await use_polling(self._bot)
        except TelegramUnauthorizedError:
            raise
        except TelegramAPIError as error:
            self._untold += 1
            if self._untold <= UNTOLD and not isinstance(error, TelegramNotFound):
                raise
            log.warning("Telegram does not say whether a webhook is set (%s): polling begins", type(error).__name__)

    async def _describe(self, pause: Pause) -> None:
        """Commands and descriptions are a help, not a need: people are answered meanwhile, and it is tried again."""
        for seconds in (*DESCRIBE_PAUSES, None):
            try:
                await describe(self._bot, self._library())
            except TelegramAPIError as error:
                log.warning("commands and descriptions could not be set (%s)", type(error).__name__)
            else:
                return
            if seconds is not None:
                await pause(seconds)


async def _pause_or_stop(stop: asyncio.Event, pause: Awaitable[None]) -> None:
    pausing, stopping = asyncio.ensure_future(pause), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({pausing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (pausing, stopping):
            task.cancel()
        await asyncio.gather(pausing, stopping, return_exceptions=True)
