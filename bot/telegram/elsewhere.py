"""What is said outside of private chats: in groups, unseen by others where Telegram allows it, and in inline mode."""

from __future__ import annotations

import logging
from typing import Final

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import AnswerInlineQuery, DeleteMessages, SendMessage
from aiogram.types import (
    EphemeralMessageParameters,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    ReplyParameters,
)

from bot.core.elsewhere import Offer, SharedCard
from bot.telegram.answers import NO_NUMBER
from bot.telegram.api_errors import NOT_HERE, NOT_UNSEEN, QUERY_OVER, says
from bot.telegram.calling import HTML, NO_PREVIEW, Caller
from bot.telegram.patience import BRIEF_SECONDS
from bot.telegram.turn import Turn

log = logging.getLogger(__name__)

CACHED_SECONDS: Final = 300
"""How long Telegram may answer the same person's same question by itself: it is asked with every letter typed."""


class Elsewhere:
    """Talks where others read along."""

    def __init__(self, call: Caller) -> None:
        self._call = call
        self._whispers = True

    async def line(self, turn: Turn, unseen: str, aloud: str) -> None:
        """Say a line to the person alone; else a line for everybody, without a sound.

        Who asked unseen is never answered in everybody's sight: that would tell that somebody asked.
        """
        if turn.chat_id is None:
            return
        try:
            if await self._whisper(turn, turn.chat_id, unseen) or turn.unseen is not None:
                return
            await self._call(self._message(turn, turn.chat_id, aloud))
        except TelegramForbiddenError:
            log.info("not allowed to write in the group")
        except TelegramBadRequest as error:
            if not says(error, NOT_HERE):
                raise
            log.info("this part of the group takes nothing from the bot")

    async def _whisper(self, turn: Turn, chat_id: int, text: str) -> bool:
        """Whether Telegram took a message that only the person sees (Bot API 10.3; delivery is not promised).

        It takes one in answer to such a message within 15 seconds, and any where the bot is an administrator.
        """
        if turn.person is None or not self._whispers:
            return False
        message = self._message(turn, chat_id, text)
        message.ephemeral_message_parameters = EphemeralMessageParameters(receiver_user_id=turn.person)
        if turn.unseen is not None:
            message.reply_parameters = ReplyParameters(ephemeral_message_id=turn.unseen)
        try:
            sent = await self._call(message)
        except TelegramBadRequest as error:
            if not says(error, (*NOT_UNSEEN, *NOT_HERE)):
                log.exception("a line could not be said to one person alone")
            return False
        if sent.ephemeral_message_id is None and sent.message_id != NO_NUMBER:
            await self._take_back(chat_id, sent.message_id)
        return self._whispers

    async def _take_back(self, chat_id: int, message_id: int) -> None:
        """A server older than Bot API 10.3 has said it to everybody: once, and never again."""
        self._whispers = False
        log.warning("the Bot API server is too old to speak to one person of a group alone")
        await self._call(DeleteMessages(chat_id=chat_id, message_ids=[message_id]))

    def _message(self, turn: Turn, chat_id: int, text: str) -> SendMessage:
        return SendMessage(
            chat_id=chat_id,
            text=text,
            message_thread_id=turn.thread,
            disable_notification=True,
            link_preview_options=NO_PREVIEW,
        )

    async def offer(self, query_id: str, offer: Offer) -> None:
        """Answer an inline query. What is offered depends on the person's language, so it is cached for them alone.

        A failure is logged: the person goes on typing, and is asked again.
        """
        answer = AnswerInlineQuery(
            inline_query_id=query_id,
            results=[_article(card) for card in offer.cards],
            cache_time=CACHED_SECONDS,
            is_personal=True,
            button=InlineQueryResultsButton(text=offer.button, start_parameter=offer.start),
        )
        try:
            await self._call(answer, within=BRIEF_SECONDS)
        except TelegramBadRequest as error:
            if not says(error, QUERY_OVER):
                log.exception("an inline query could not be answered")
        except TelegramAPIError as error:
            log.warning("an inline query could not be answered (%s)", type(error).__name__)


def _article(card: SharedCard) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message_text=card.text, parse_mode=HTML, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(
        id=card.id, title=card.title, description=card.description, input_message_content=content
    )
