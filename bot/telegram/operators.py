"""Words for the people who run the bot, in their own chats with it."""

from __future__ import annotations

import logging
from collections.abc import Collection

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile

from bot.core.limits import MESSAGE_UNITS
from bot.core.reply import SendFile

log = logging.getLogger(__name__)


class Operators:
    """The operators' chats; none where nobody is named."""

    def __init__(self, bot: Bot, chats: Collection[int]) -> None:
        self._bot = bot
        self.chats = sorted(chats)

    async def tell(self, text: str) -> None:
        """Send plain words to each. Who cannot be reached (they never pressed Start) is passed over, and counted."""
        failed = 0
        for chat in self.chats:
            try:
                await self._bot.send_message(chat, text[:MESSAGE_UNITS], parse_mode=None)
            except TelegramAPIError:
                failed += 1
        if failed:
            log.warning("%s of %s operators could not be told", failed, len(self.chats))

    async def give(self, chat: int, text: str, file: SendFile | None = None) -> None:
        """Answer one of them, quietly: plain words, and a file where there is one.

        Raises:
            TelegramAPIError: Telegram refused or cannot be reached.
        """
        await self._bot.send_message(chat, text[:MESSAGE_UNITS], parse_mode=None, disable_notification=True)
        if file is not None:
            document = BufferedInputFile(file.content.encode(), file.name)
            await self._bot.send_document(chat, document, disable_notification=True)
