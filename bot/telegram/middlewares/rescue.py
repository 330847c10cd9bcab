"""Nobody is left without an answer: what breaks below is logged without people and answered kindly."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import CallbackQuery, InlineQuery, Message, TelegramObject

from bot.core.conversation import Conversation
from bot.core.ports import Recorder
from bot.telegram.replier import Replier
from bot.telegram.turn import Turn

log = logging.getLogger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Rescue(BaseMiddleware):
    """Makes the Turn that handlers get, and answers in their place where they fail."""

    def __init__(self, conversation: Conversation, replier: Replier, recorder: Recorder | None = None) -> None:
        self._conversation = conversation
        self._replier = replier
        self._recorder = recorder

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Run the handler; on any failure show the apology with numbers that work without us.

        Gives what is to be said in the response to a webhook's request, if anything.
        Not where others read along: in a group, or while somebody types for another chat, it is only logged.
        """
        if not isinstance(event, Message | CallbackQuery | InlineQuery):
            return await handler(event, data)
        turn = data["turn"] = Turn.of(event)
        turn.late = data.get("late")
        return await self.guard(turn, lambda: handler(event, data))

    async def guard(self, turn: Turn, work: Callable[[], Awaitable[Any]]) -> dict[str, Any] | None:
        """Do the work of a turn; on any failure apologise.

        Gives what is to be said in the response to a webhook's request, if anything.
        """
        try:
            await work()
        except TelegramRetryAfter as error:
            # Whatever is said to this chat now is refused, and makes the wait longer.
            log.warning("Telegram asks to wait for longer than an answer can: nothing sent")
            self._record(error)
        except Exception as error:  # the one place at the edge that catches all: a person waits for an answer
            log.exception("an update could not be answered as it should")
            self._record(error)
            await self._apologise(turn)
        await self._settle(turn)
        return turn.response

    async def _settle(self, turn: Turn) -> None:
        try:
            await self._replier.settle(turn)
        except Exception:  # what was said stands, only higher up
            log.exception("the newest answer could not be said below the older ones")

    def _record(self, error: Exception) -> None:
        if self._recorder is not None:
            self._recorder.error(type(error).__name__)

    async def _apologise(self, turn: Turn) -> None:
        try:
            try:
                if turn.private:
                    visitor = self._conversation.visitor(None, turn.client_language)
                    await self._replier.give(turn, self._conversation.failed(visitor))
            finally:
                await self._replier.sender.answer(turn)
        except Exception:  # the apology itself may meet the same dead network; polling must go on
            log.exception("the apology could not be sent either")
