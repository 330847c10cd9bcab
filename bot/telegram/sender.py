"""The only caller of the Bot API that people see: shows screens, answers presses, deletes.

Edits in place where it can, sends anew where it can't. Waits as long as Telegram asks, within a
bound (`patience.py`), and drops nothing that a person waits for.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, SendDocument, SendMessage, TelegramMethod
from aiogram.methods import SendContact as SendContactMethod
from aiogram.methods import SendVenue as SendVenueMethod
from aiogram.types import BufferedInputFile, Message

from bot.core.limits import MESSAGE_UNITS, TOAST_CHARACTERS
from bot.core.markup import split
from bot.core.page import Screen
from bot.core.ports import Recorder
from bot.core.reply import SendContact, SendFile, SendVenue
from bot.telegram.answers import NO_NUMBER
from bot.telegram.api_errors import GONE, QUERY_OVER, says
from bot.telegram.calling import HTML, NO_PREVIEW, Caller
from bot.telegram.cleaner import Cleaner
from bot.telegram.elsewhere import Elsewhere
from bot.telegram.keyboard import keyboard
from bot.telegram.patience import BRIEF_SECONDS, Pause
from bot.telegram.trace import Noted, Trace
from bot.telegram.turn import Turn

log = logging.getLogger(__name__)


class Sender:
    """Talks to one bot's private chats; `elsewhere` talks outside of them, `cleaner` deletes."""

    def __init__(
        self,
        bot: Bot,
        trace: Trace,
        pause: Pause = asyncio.sleep,
        *,
        recorder: Recorder | None = None,
        answers_in_response: bool = False,
    ) -> None:
        """With `answers_in_response` a press is answered by the response to the webhook's request: one call less."""
        self._answers_in_response = answers_in_response
        self._call = Caller(bot, pause, recorder)
        self._trace = trace
        self.cleaner = Cleaner(self._call, trace)
        self.elsewhere = Elsewhere(self._call)

    async def show(self, turn: Turn, screen: Screen, *, fresh: bool = False) -> int | None:
        """Show a screen: edit the pressed message, or send a new one.

        Returns:
            The message that has its buttons now; None where nothing could be sent.
        """
        if turn.chat_id is None:
            return None
        if turn.incoming is not None:
            self.noted(turn.chat_id, turn.incoming)
        turn.said = screen
        fits = len(split(screen.text, MESSAGE_UNITS)) == 1
        if turn.editable is not None and not fresh and fits and await self._edit(turn, turn.editable, screen):
            return turn.editable
        return await self._send(turn, turn.chat_id, screen)

    def noted(self, chat_id: int, message_id: int) -> None:
        """Note a message that came in, so that /hide can delete it."""
        self._trace.note(chat_id, message_id, Noted.THEIRS)

    async def _edit(self, turn: Turn, message_id: int, screen: Screen) -> bool:
        """Whether the screen now stands in the pressed message."""
        if turn.chat_id is None or not await self._call.edit(turn.chat_id, message_id, screen):
            return False
        self._stands(turn, turn.chat_id, message_id, screen)
        return True

    async def _send(self, turn: Turn, chat_id: int, screen: Screen) -> int | None:
        last = None
        parts = split(screen.anew, MESSAGE_UNITS)
        for number, part in enumerate(parts, 1):
            send = SendMessage(
                chat_id=chat_id,
                message_thread_id=turn.thread,
                text=part,
                parse_mode=HTML,
                disable_notification=screen.quiet,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard(screen) if number == len(parts) else None,
            )
            try:
                sent = await self._in_topic(turn, send)
            except TelegramForbiddenError:
                log.info("blocked by the person: nothing sent")
                return None
            except TelegramBadRequest as error:
                if not says(error, GONE):
                    raise
                log.info("nobody is there any more: nothing sent")
                return None
            last = sent.message_id
            self._stands(turn, chat_id, last, screen)
        return last

    async def _in_topic(self, turn: Turn, method: TelegramMethod[Message]) -> Message:
        """Send something where it was asked for; beside it, where that topic of the chat does not take it."""
        try:
            return await self._call(method)
        except TelegramBadRequest as error:
            if turn.thread is None or says(error, GONE):
                raise
            sent = await self._call(method.model_copy(update={"message_thread_id": None}))
            turn.thread = None
            return sent

    def _stands(self, turn: Turn, chat_id: int, message_id: int, screen: Screen) -> None:
        if message_id == NO_NUMBER:
            return
        turn.standing.append(message_id)
        what = Noted.BESIDE if turn.stays else Noted.ASIDE if screen.aside else Noted.SCREEN
        self._trace.note(chat_id, message_id, what)

    async def answer(self, turn: Turn, toast: str = "") -> None:
        """Answer the press, once; more calls do nothing.

        A failure is logged: what was shown stands, and the button stops waiting by itself.
        """
        if turn.callback_id is None or turn.answered:
            return
        turn.answered = True
        text = toast[:TOAST_CHARACTERS] or None
        turn.response = self.acknowledgement(turn.callback_id)
        if turn.response is not None:
            turn.response |= {"text": text} if text else {}
            return
        try:
            await self._call(AnswerCallbackQuery(callback_query_id=turn.callback_id, text=text), within=BRIEF_SECONDS)
        except TelegramBadRequest as error:
            if not says(error, QUERY_OVER):
                log.exception("a press could not be answered")
        except TelegramAPIError as error:
            log.warning("a press could not be answered (%s)", type(error).__name__)

    def acknowledgement(self, press: str) -> dict[str, Any] | None:
        """The answer to a press as the response to a webhook's request; None where answers are calls.

        What becomes of a call in a response is not seen (core.telegram.org/bots/api#making-requests-when-getting-
        updates); so nothing else is made there.
        """
        called = {"method": "answerCallbackQuery", "callback_query_id": press}
        return called if self._answers_in_response else None

    async def acknowledge(self, press: str) -> None:
        """Answer a press whose screen a newer press shows: without words, and in one try.

        Raises:
            TelegramRetryAfter: Telegram has too many calls of the bot.
        """
        try:
            await self._call.once(AnswerCallbackQuery(callback_query_id=press))
        except TelegramRetryAfter:
            raise
        except TelegramAPIError as error:
            log.info("a press whose screen a newer one shows could not be answered (%s)", type(error).__name__)

    async def venue(self, turn: Turn, place: SendVenue) -> None:
        """Send a place for the map, quietly."""
        if turn.chat_id is None:
            return
        pin = SendVenueMethod(
            chat_id=turn.chat_id,
            message_thread_id=turn.thread,
            latitude=place.latitude,
            longitude=place.longitude,
            title=place.title,
            address=place.address,
            disable_notification=True,
        )
        await self._beside(turn, turn.chat_id, pin)

    async def file(self, turn: Turn, file: SendFile) -> None:
        """Send a file, quietly."""
        if turn.chat_id is None:
            return
        document = BufferedInputFile(file.content.encode(), file.name)
        sent = SendDocument(
            chat_id=turn.chat_id, message_thread_id=turn.thread, document=document, disable_notification=True
        )
        await self._beside(turn, turn.chat_id, sent)

    async def contact(self, turn: Turn, contact: SendContact) -> None:
        """Send a number that the phone can save, quietly; as words, where Telegram takes it for none."""
        if turn.chat_id is None:
            return
        number, name = contact.number, contact.name
        card = SendContactMethod(
            chat_id=turn.chat_id,
            message_thread_id=turn.thread,
            phone_number=number,
            first_name=name,
            disable_notification=True,
        )
        try:
            await self._beside(turn, turn.chat_id, card)
        except TelegramBadRequest:
            log.exception("a number could not be sent as a contact")
            words = SendMessage(
                chat_id=turn.chat_id,
                message_thread_id=turn.thread,
                text=f"{name}: {number}",
                disable_notification=True,
            )
            await self._beside(turn, turn.chat_id, words)

    async def _beside(self, turn: Turn, chat_id: int, method: TelegramMethod[Message]) -> None:
        """Send what stands beside a screen, and note it for /hide."""
        try:
            sent = await self._in_topic(turn, method)
        except TelegramForbiddenError:
            return
        if sent.message_id != NO_NUMBER:
            self._trace.note(chat_id, sent.message_id, Noted.BESIDE)
