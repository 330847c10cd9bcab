"""The only caller of the Bot API that people see: shows screens, answers presses, deletes.

Edits in place where it can, sends anew where it can't. Waits as long as Telegram asks, within a
bound, and drops nothing that a person waits for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessages,
    EditMessageText,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods import SendVenue as SendVenueMethod
from aiogram.types import BufferedInputFile, LinkPreviewOptions, Message

from bot.core.limits import MESSAGE_UNITS, TOAST_CHARACTERS
from bot.core.markup import Html, split
from bot.core.page import Screen
from bot.core.reply import SendFile, SendVenue
from bot.telegram.api_errors import CANNOT_DELETE, CANNOT_EDIT, NOT_MODIFIED, QUERY_OVER, says
from bot.telegram.keyboard import keyboard
from bot.telegram.trace import Trace
from bot.telegram.turn import Turn

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES: Final = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries after a failure of the network or of Telegram's servers."""
LONGEST_WAIT: Final = 30
"""Seconds that one «retry after» is obeyed at most; more than that waits no person."""
WAITS: Final = 3
"""How often one call waits because Telegram asked for it."""
DELETED_AT_ONCE: Final = 100
"""The Bot API's limit for deleteMessages."""

_HTML: Final = "HTML"
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)

Pause = Callable[[float], Awaitable[None]]


class Sender:
    """Talks to one bot's chats."""

    def __init__(
        self, bot: Bot, trace: Trace, pause: Pause = asyncio.sleep, *, answers_in_response: bool = False
    ) -> None:
        """With `answers_in_response` a press is answered by the response to the webhook's request: one call less."""
        self._answers_in_response = answers_in_response
        self._bot = bot
        self._trace = trace
        self._pause = pause

    async def show(self, turn: Turn, screen: Screen, *, fresh: bool = False) -> int | None:
        """Show a screen: edit the pressed message, or send a new one.

        Returns:
            The message that has its buttons now; None where nothing could be sent.
        """
        if turn.chat_id is None:
            return None
        if turn.incoming is not None:
            self.noted(turn.chat_id, turn.incoming)
        parts = split(screen.text, MESSAGE_UNITS)
        editable = turn.editable is not None and not fresh and len(parts) == 1
        if editable and turn.editable is not None and await self._edit(turn.chat_id, turn.editable, screen):
            return turn.editable
        return await self._send(turn.chat_id, screen, parts)

    def noted(self, chat_id: int, message_id: int) -> None:
        """Note a message that came in, so that /hide can delete it."""
        self._trace.note(chat_id, message_id)

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """Whether the screen now stands in the pressed message."""
        edit = EditMessageText(
            text=screen.text,
            chat_id=chat_id,
            message_id=message_id,
            parse_mode=_HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard(screen),
        )
        try:
            await self._call(edit)
        except TelegramBadRequest as error:
            if says(error, CANNOT_EDIT):
                return False
            if not says(error, NOT_MODIFIED):
                raise
        except TelegramForbiddenError:
            return True
        self._trace.note(chat_id, message_id)
        return True

    async def _send(self, chat_id: int, screen: Screen, parts: Sequence[Html]) -> int | None:
        last = None
        for number, part in enumerate(parts, 1):
            send = SendMessage(
                chat_id=chat_id,
                text=part,
                parse_mode=_HTML,
                disable_notification=screen.quiet,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard(screen) if number == len(parts) else None,
            )
            try:
                sent = await self._call(send)
            except TelegramForbiddenError:
                log.info("blocked by the person: nothing sent")
                return None
            last = sent.message_id
            self._trace.note(chat_id, last)
        return last

    async def answer(self, turn: Turn, toast: str = "") -> None:
        """Answer the press, once; more calls do nothing.

        A failure is logged: what was shown stands, and the button stops waiting by itself.
        """
        if turn.callback_id is None or turn.answered:
            return
        turn.answered = True
        text = toast[:TOAST_CHARACTERS] or None
        if self._answers_in_response:
            # What becomes of a call in a response is not seen (core.telegram.org/bots/api#making-requests-when-
            # getting-updates); so nothing else is made there.
            turn.response = {"method": "answerCallbackQuery", "callback_query_id": turn.callback_id}
            turn.response |= {"text": text} if text else {}
            return
        try:
            await self._call(AnswerCallbackQuery(callback_query_id=turn.callback_id, text=text))
        except TelegramBadRequest as error:
            if not says(error, QUERY_OVER):
                log.exception("a press could not be answered")
        except TelegramAPIError as error:
            log.warning("a press could not be answered (%s)", type(error).__name__)

    async def venue(self, turn: Turn, place: SendVenue) -> None:
        """Send a place for the map, quietly."""
        if turn.chat_id is None:
            return
        pin = SendVenueMethod(
            chat_id=turn.chat_id,
            latitude=place.latitude,
            longitude=place.longitude,
            title=place.title,
            address=place.address,
            disable_notification=True,
        )
        await self._beside(turn.chat_id, pin)

    async def file(self, turn: Turn, file: SendFile) -> None:
        """Send a file, quietly."""
        if turn.chat_id is None:
            return
        document = BufferedInputFile(file.content.encode(), file.name)
        await self._beside(
            turn.chat_id, SendDocument(chat_id=turn.chat_id, document=document, disable_notification=True)
        )

    async def _beside(self, chat_id: int, method: TelegramMethod[Message]) -> None:
        """Send what stands beside a screen, and note it for /hide."""
        try:
            sent = await self._call(method)
        except TelegramForbiddenError:
            return
        self._trace.note(chat_id, sent.message_id)

    async def line(self, turn: Turn, text: str) -> None:
        """Send one plain line, for groups."""
        if turn.chat_id is None:
            return
        try:
            await self._call(SendMessage(chat_id=turn.chat_id, text=text, disable_notification=True))
        except TelegramForbiddenError:
            log.info("not allowed to write in the group")

    async def clear(self, turn: Turn, *, keep: int | None, instead: Screen | None = None) -> None:
        """Delete the messages of the chat that are known, but one; what cannot be deleted is made to say `instead`.

        What fails is logged: this is no moment for an apology.
        """
        if turn.chat_id is None:
            return
        ids = [message for message in self._trace.take(turn.chat_id) if message != keep]
        for start in range(0, len(ids), DELETED_AT_ONCE):
            try:
                await self._delete(turn.chat_id, ids[start : start + DELETED_AT_ONCE], instead)
            except TelegramAPIError:
                log.exception("messages could not be deleted")
        if keep is not None:
            self._trace.note(turn.chat_id, keep)

    async def _delete(self, chat_id: int, ids: list[int], instead: Screen | None) -> None:
        """Delete messages: Telegram deletes none where one cannot be, so then the halves are tried."""
        try:
            await self._call(DeleteMessages(chat_id=chat_id, message_ids=ids))
        except TelegramBadRequest as error:
            if not says(error, CANNOT_DELETE):
                raise
            if len(ids) > 1:
                middle = len(ids) // 2
                await self._delete(chat_id, ids[:middle], instead)
                await self._delete(chat_id, ids[middle:], instead)
            elif instead is not None:
                await self._edit(chat_id, ids[0], instead)

    async def _call(self, method: TelegramMethod[T]) -> T:
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
