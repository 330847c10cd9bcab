"""Calls of the Bot API that are tried again: they wait as long as Telegram asks, and until it is there, in bounds."""

from __future__ import annotations

import asyncio
import logging
from itertools import chain, repeat
from typing import Any, Final, TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import EditMessageText, TelegramMethod
from aiogram.types import LinkPreviewOptions

from bot.core.page import Screen
from bot.core.ports import Recorder
from bot.telegram.api_errors import CANNOT_EDIT, GONE, NOT_MODIFIED, says
from bot.telegram.keyboard import keyboard
from bot.telegram.patience import (
    EDIT_SECONDS,
    FLOOD_SECONDS,
    NETWORK_SECONDS,
    URGENT_CALL_SECONDS,
    URGENT_EDIT_SECONDS,
    Pause,
    patience,
)

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries after a failure of the network or of Telegram's servers; the last one again and again."""
HTML: Final = "HTML"
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


class Caller:
    """One bot's way to the Bot API."""

    def __init__(self, bot: Bot, pause: Pause = asyncio.sleep, recorder: Recorder | None = None) -> None:
        self._bot = bot
        self._pause = pause
        self._recorder = recorder

    async def __call__(
        self, method: TelegramMethod[T], *, within: float | None = None, flood: float | None = None
    ) -> T:
        """Call the API; wait and try again where Telegram asks for it or cannot be reached.

        A group that became a supergroup is spoken to under its new number. `within` are the seconds of its own that a
        call has which is not worth all of the update's: so many for its tries, and so many for the waits between them.
        `flood` are those for which «retry after» is obeyed, where they are others.

        Raises:
            TelegramAPIError: Telegram refused, or could not be reached for as long as an update has patience.
        """
        left, pauses, moved = patience(), chain(PAUSES, repeat(PAUSES[-1])), False
        flood = flood or within or FLOOD_SECONDS
        seconds = URGENT_CALL_SECONDS if left.urgent and within is None else within
        now = asyncio.get_running_loop().time
        while True:
            begun = now()
            try:
                return await self._bot(method, seconds)  # type: ignore[arg-type]  # a part of a second does as well
            except TelegramEntityTooLarge:
                raise
            except TelegramMigrateToChat as error:
                if moved:
                    raise
                method, moved = _moved(method, error.migrate_to_chat_id), True
            except TelegramRetryAfter as error:
                self._failed(method, error)
                if not await left.wait(error.retry_after, flood, self._pause):
                    raise
            except (TelegramNetworkError, TelegramServerError) as error:
                self._failed(method, error)
                seconds = None if within is None or seconds is None else seconds - (now() - begun)
                over = seconds is not None and seconds <= 0
                if over or not await left.wait(next(pauses), within or NETWORK_SECONDS, self._pause):
                    raise

    def _failed(self, method: TelegramMethod[Any], error: TelegramAPIError) -> None:
        log.warning("%s failed (%s)", method.__api_method__, type(error).__name__)
        self._note(error)

    def _note(self, error: TelegramAPIError) -> None:
        if self._recorder is not None:
            self._recorder.error(type(error).__name__)

    async def once(self, method: TelegramMethod[T]) -> T:
        """Call the API, in one try.

        Raises:
            TelegramAPIError: Telegram refused, or could not be reached.
        """
        return await self._bot(method)

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """Make a message say a screen. False where Telegram does not take that, or not in time: a new one must say it.

        Nobody in danger waits for it.

        Raises:
            TelegramAPIError: Telegram refused, as it would a new one, or asks to wait for too long.
        """
        urgent = patience().urgent
        within, flood = (URGENT_EDIT_SECONDS, URGENT_EDIT_SECONDS) if urgent else (EDIT_SECONDS, FLOOD_SECONDS)
        edit = EditMessageText(
            text=screen.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard(screen),
        )
        try:
            await self(edit, within=within, flood=flood)
        except TelegramBadRequest as error:
            if says(error, (*NOT_MODIFIED, *GONE)):
                return True
            if not says(error, CANNOT_EDIT):
                log.exception("a message could not be edited: a new one says it")
                self._note(error)
            return False
        except TelegramForbiddenError:
            return True  # blocked by the person: nothing new would reach them either
        except (TelegramNetworkError, TelegramServerError):
            return False  # told with each try
        except TelegramRetryAfter:
            if urgent:
                return False
            raise
        return True


def _moved(method: TelegramMethod[Any], chat_id: int) -> TelegramMethod[Any]:
    return method.model_copy(update={"chat_id": chat_id})
