"""Over a webhook nobody asks for updates, so nobody would notice that none can come: looked after once a minute.

Another process with the same token that polls takes the webhook away, and this one is deaf without any error; and a
token that was withdrawn is told to whoever asks, not to whoever waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError

from bot.core.ports import Recorder
from bot.telegram.patience import Pause
from bot.telegram.presence import use_webhook

log = logging.getLogger(__name__)

WATCH_SECONDS: Final = 60.0
REFUSALS: Final = 3
"""So many times in a row Telegram has to say that it does not know the token."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram sends updates, and the secret that proves it is Telegram."""

    url: str = field(repr=False)
    secret: str = field(repr=False)


class Watch:
    """Looks whether updates still come to the webhook."""

    def __init__(self, bot: Bot, webhook: Webhook, recorder: Recorder | None, reached: Callable[[bool], None]) -> None:
        self._bot = bot
        self._webhook = webhook
        self._recorder = recorder
        self._reached = reached
        self._refusals = 0

    async def run(self, pause: Pause) -> None:
        """Look until cancelled.

        Raises:
            TelegramUnauthorizedError: the token is no longer valid.
        """
        while True:
            await pause(WATCH_SECONDS)
            try:
                await self._look()
            except TelegramAPIError as error:
                self._refusals = self._refusals + 1 if isinstance(error, TelegramUnauthorizedError) else 0
                log.warning("Telegram did not say where updates go (%s)", type(error).__name__)
                if self._recorder is not None:
                    self._recorder.error(type(error).__name__)
                self._reached(False)  # noqa: FBT003  # what happened, no option
                if self._refusals >= REFUSALS:
                    raise
            else:
                self._refusals = 0
                self._reached(True)  # noqa: FBT003  # what happened, no option

    async def _look(self) -> None:
        if (await self._bot.get_webhook_info()).url != self._webhook.url:
            log.error("another process took the webhook away: it is set again")
            await use_webhook(self._bot, self._webhook.url, self._webhook.secret)
