"""Over a webhook nobody asks for updates, so nobody would notice that none can come: looked after once a minute.

Another process with the same token that polls takes the webhook away, and this one is deaf without any error; one that
sets the same webhook with another secret, or for other kinds of updates, makes it deaf in part or whole; and what
Telegram meets on its way to it, or that the token was withdrawn, is told to whoever asks, not to whoever waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from aiogram.types import WebhookInfo

from bot.core.ports import Recorder
from bot.telegram.patience import Pause
from bot.telegram.presence import use_webhook
from bot.telegram.updates import ALLOWED_UPDATES

log = logging.getLogger(__name__)

WATCH_SECONDS: Final = 60.0
REFUSALS: Final = 3
"""So many times in a row Telegram has to say that it does not know the token."""
NOT_DELIVERED: Final = "WebhookNotReached"
"""The class, for the recorder, of what Telegram met on its way to the webhook."""
LOST_AFTER: Final = 2
"""So many looks in a row at which updates wait and Telegram has met an error since the last one mean that none come."""
_NOT_OURS: Final = "401"
"""What Telegram is told where it sends another secret; it tells that in words."""


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
        self._looked = False
        self._failed_at: datetime | int | None = None
        self._failures = 0

    async def run(self, pause: Pause) -> None:
        """Look until cancelled.

        Raises:
            TelegramUnauthorizedError: the token is no longer valid.
        """
        while True:
            await pause(WATCH_SECONDS)
            try:
                delivered = await self._look()
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
                self._reached(delivered)

    async def _look(self) -> bool:
        """Set the webhook again where it is another's; whether updates come, as far as Telegram tells."""
        info = await self._bot.get_webhook_info()
        # What Telegram met before the first look was perhaps the process before, as it ended.
        failed = self._looked and info.last_error_date not in {None, self._failed_at}
        self._looked, self._failed_at = True, info.last_error_date
        self._failures = self._failures + 1 if failed and info.pending_update_count else 0
        if failed:
            self._tell_failure()
        wrong = self._wrong(info, failed=failed)
        if wrong is not None:
            log.error("%s: it is set again", wrong)
            await use_webhook(self._bot, self._webhook.url, self._webhook.secret)
        return self._failures < LOST_AFTER

    def _tell_failure(self) -> None:
        log.warning("Telegram could not deliver all updates (the web server before the webhook? its certificate?)")
        if self._recorder is not None:
            self._recorder.error(NOT_DELIVERED)

    def _wrong(self, info: WebhookInfo, *, failed: bool) -> str | None:
        if info.url != self._webhook.url:
            return "another process took the webhook away"
        if info.allowed_updates is not None and set(info.allowed_updates) != set(ALLOWED_UPDATES):
            return "another process set the webhook for other kinds of updates"
        if failed and _NOT_OURS in (info.last_error_message or ""):
            return "another process set the webhook with another secret"
        return None
