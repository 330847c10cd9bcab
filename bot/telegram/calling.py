"""Calls of the Bot API that are tried again: they wait as long as Telegram asks, within a bound."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import EditMessageText, TelegramMethod
from aiogram.types import LinkPreviewOptions

from bot.core.page import Screen
from bot.telegram.api_errors import CANNOT_EDIT, NOT_MODIFIED, says
from bot.telegram.keyboard import keyboard

T = TypeVar("T")

PAUSES: Final = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries after a failure of the network or of Telegram's servers."""
LONGEST_WAIT: Final = 30
"""Seconds that one «retry after» is obeyed at most; more than that waits no person."""
WAITS: Final = 3
"""How often one call waits because Telegram asked for it."""
HTML: Final = "HTML"
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)

Pause = Callable[[float], Awaitable[None]]


class Caller:
    """One bot's way to the Bot API."""

    def __init__(self, bot: Bot, pause: Pause = asyncio.sleep) -> None:
        self._bot = bot
        self._pause = pause

    async def __call__(self, method: TelegramMethod[T]) -> T:
        """Call the API; wait and try again where Telegram asks for it or cannot be reached.

        Raises:
            TelegramAPIError: Telegram refused, or could not be reached in all tries.
        """
        pauses = iter(PAUSES)
        waits = 0
        while True:
            try:
                return await self._bot(method)
            except TelegramRetryAfter as error:
                waits += 1
                if waits > WAITS or error.retry_after > LONGEST_WAIT:
                    raise
                await self._pause(error.retry_after)
            except (TelegramNetworkError, TelegramServerError):
                pause = next(pauses, None)
                if pause is None:
                    raise
                await self._pause(pause)

    async def once(self, method: TelegramMethod[T]) -> T:
        """Call the API, in one try.

        Raises:
            TelegramAPIError: Telegram refused, or could not be reached.
        """
        return await self._bot(method)

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """Make a message say a screen. False where it can't be edited any more: a new one must say it.

        Raises:
            TelegramAPIError: Telegram refused otherwise, or could not be reached.
        """
        edit = EditMessageText(
            text=screen.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard(screen),
        )
        try:
            await self(edit)
        except TelegramBadRequest as error:
            if says(error, CANNOT_EDIT):
                return False
            if not says(error, NOT_MODIFIED):
                raise
        except TelegramForbiddenError:
            return True  # blocked by the person: nothing new would reach them either
        return True
