"""How updates are asked for: what is tried again, for how long, and what operators are told meanwhile.

Nothing that comes back, or does not, ends it but a token that is no longer valid.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from itertools import chain, repeat
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.core.ports import Recorder
from bot.telegram.answers import UnreadableAnswerError
from bot.telegram.patience import Pause
from bot.telegram.presence import remove_webhook
from bot.telegram.updates import ALLOWED_UPDATES, GetRawUpdates, update_id

log = logging.getLogger(__name__)

LONG_POLL_SECONDS: Final = 25
REQUEST_SECONDS: Final = LONG_POLL_SECONDS + 10
CONFIRM_SECONDS: Final = 2
"""How long to wait for the answer to the last request, whose arrival is all that counts: the server lets whoever asks
for the same offset twice wait for 3 s."""
BATCH: Final = 100
SMALLER: Final = 10
"""After an answer that cannot be read a tenth is asked for, at last one: perhaps it is too long, or one spoils it."""
PAUSES: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between tries while Telegram cannot be reached."""
LONGEST_PAUSE: Final = 60
"""Seconds that «retry after» is obeyed here: asking once a minute harms nobody, and being deaf for longer does."""
SAME_BATCH_SECONDS: Final = 1.0
LOST_AFTER: Final = 3
"""So many failures in a row mean that Telegram is not reached."""
REFUSALS: Final = 4
"""So many times in a row, with some seconds between them, Telegram has to say that it does not know the token: the
process ends by that, and a server that is only starting says it, too."""
_WEBHOOK: Final = "webhook is active"

Reached = Callable[[bool], None]
Batch = list[tuple[int, dict[str, Any]]]
"""Updates by their numbers, which rise."""


class Fetcher:
    """Asks for updates until some come."""

    def __init__(self, bot: Bot, pause: Pause, recorder: Recorder | None, reached: Reached) -> None:
        """`reached` is told whether Telegram is, each time after it was asked."""
        self._bot = bot
        self._pause = pause
        self._recorder = recorder
        self._reached = reached
        self._limit = BATCH
        self._last: list[int] = []
        self._confirmed = 0
        self.asked = -1
        """The offset that was asked for last, and when (by the loop's clock)."""
        self.asked_at = 0.0

    async def batch(self, offset: Callable[[], int], busy: Callable[[], bool]) -> Batch:
        """What waits from the offset on; tries again, with growing pauses, while Telegram cannot be reached.

        Whoever is busy with updates asks for more only in passing.

        Raises:
            TelegramUnauthorizedError: the token is no longer valid.
        """
        for failures, pause in enumerate(chain(PAUSES, repeat(PAUSES[-1])), 1):
            idle = not busy()
            patient = idle and failures == 1  # after a failure it is to be known soon whether Telegram is back
            try:
                batch = _updates(await self._request(offset(), LONG_POLL_SECONDS if patient else 0, self._limit))
            except TelegramRetryAfter as error:
                seconds = min(error.retry_after, LONGEST_PAUSE)
                self._failed(error, 0, seconds)
                await self._pause(seconds)
            except Exception as error:  # whatever it is: a poller that ended would leave everybody alone
                self._failed(error, failures, pause)
                if isinstance(error, TelegramUnauthorizedError) and failures >= REFUSALS:
                    raise
                await self._take_back(error, failures)
                await self._pause(pause)
            else:
                numbers = [number for number, _ in batch]
                early = patient and not batch and self._has_just_asked()
                if idle and (early or (numbers and numbers == self._last)):
                    # Nothing, though it was to wait; or all done before, and yet it comes at once.
                    await self._pause(SAME_BATCH_SECONDS)
                self._last = numbers
                self._limit = min(BATCH, self._limit * SMALLER)
                self._reached(True)  # noqa: FBT003  # what happened, no option
                return batch
        return []

    async def confirm(self, offset: int) -> None:
        """Tell Telegram what is done; what this answers is left for the next start."""
        if offset == self._confirmed:
            return
        try:
            await self._request(offset, 0, 1, CONFIRM_SECONDS)
        except TelegramNetworkError:
            log.info("Telegram did not say in time that the last updates are confirmed")
        except TelegramAPIError as error:
            log.warning("the last updates could not be confirmed (%s)", type(error).__name__)

    async def _request(self, offset: int, wait: int, limit: int, seconds: int | None = None) -> list[Any]:
        self.asked, self.asked_at = offset, asyncio.get_running_loop().time()
        request = GetRawUpdates(offset=offset, limit=limit, timeout=wait, allowed_updates=list(ALLOWED_UPDATES))
        batch = await self._bot(request, request_timeout=seconds or REQUEST_SECONDS)
        self._confirmed = offset
        return batch

    def _has_just_asked(self) -> bool:
        return asyncio.get_running_loop().time() - self.asked_at < SAME_BATCH_SECONDS

    def _failed(self, error: Exception, failures: int, pause: float) -> None:
        kind = type(error).__name__
        if isinstance(error, TelegramConflictError) and _WEBHOOK in error.message:
            log.error("a webhook is set for this token: updates go there")
        elif isinstance(error, TelegramConflictError):
            log.error("another process polls with the same token: stop one of the two")
        elif isinstance(error, TelegramUnauthorizedError):
            log.error("Telegram says that it does not know the token")
        elif isinstance(error, TelegramAPIError):
            log.warning("Telegram cannot be reached (%s): trying again in %s s", kind, pause)
        else:
            log.error("asking for updates failed", exc_info=error)
        if isinstance(error, UnreadableAnswerError):
            self._limit = max(1, self._limit // SMALLER)
        if failures >= LOST_AFTER:
            self._reached(False)  # noqa: FBT003  # what happened, no option
        if self._recorder is not None:
            self._recorder.error(kind)

    async def _take_back(self, error: Exception, failures: int) -> None:
        """A webhook that somebody set takes all updates away: after more than a minute of that it is removed.

        Not before: where operators go over from polling to a webhook, this process is about to end.
        """
        conflict = isinstance(error, TelegramConflictError) and _WEBHOOK in error.message
        if not conflict or failures <= len(PAUSES):
            return
        try:
            await remove_webhook(self._bot)
        except TelegramAPIError as refused:
            log.warning("the webhook could not be removed (%s)", type(refused).__name__)


def _updates(batch: list[Any]) -> Batch:
    """What is an update among what came, in the order of the numbers: the offset passes over what comes too late.

    Raises:
        UnreadableAnswerError: there is something, and no update in it: nothing moves the offset.
    """
    found = {number: raw for raw in batch if (number := update_id(raw)) is not None}
    if batch and not found:
        raise UnreadableAnswerError(method=GetRawUpdates(), message="a batch without any update")
    return sorted(found.items(), key=lambda item: item[0])
