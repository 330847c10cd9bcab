"""Filters of our own.

They are awaited. aiogram runs each of its `F` filters in a thread: an update takes several of those, and each would
wait behind whatever holds the threads, such as looking up a host's name on a bad network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from bot.core.screens.keeping import COMMANDS


class InChat(BaseFilter):
    """Lets messages and presses in some kinds of chat pass."""

    def __init__(self, *kinds: ChatType) -> None:
        self._kinds = frozenset(kind.value for kind in kinds)

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        """Whether it came from such a chat; a press under an inline message comes from none."""
        message = event if isinstance(event, Message) else event.message
        return message is not None and message.chat.type in self._kinds


class From(BaseFilter):
    """Lets messages of some people pass."""

    def __init__(self, people: Collection[int]) -> None:
        self._people = frozenset(people)

    async def __call__(self, message: Message) -> bool:
        """Whether one of them wrote it."""
        return message.from_user is not None and message.from_user.id in self._people


class Holds(BaseFilter):
    """Lets messages pass that hold something."""

    def __init__(self, look: Callable[[Message], object]) -> None:
        self._look = look

    async def __call__(self, message: Message) -> bool:
        """Whether there is anything where the filter looks."""
        return bool(self._look(message))


class Addressed(BaseFilter):
    """Lets messages of a group pass that are meant for us: a command, a mention, a reply; gives their `words`.

    Not a card that somebody shared by inline mode: it comes by us, and speaks to the others.
    """

    def __init__(self) -> None:
        self._commands = KnownCommand(frozenset(COMMANDS))

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        """Whether the message speaks to the bot; a command brings no words."""
        text = message.text or message.caption or ""
        if message.via_bot is not None and message.via_bot.id == bot.id:
            return False
        if message.text is not None and text.startswith("/"):
            return {"words": ""} if await self._commands(message, bot) else False
        words, mentions = re.subn(rf"(?<!\w)@{(await bot.me()).username}\b", "", text, flags=re.IGNORECASE)
        replied = message.reply_to_message
        ours = replied is not None and replied.from_user is not None and replied.from_user.id == bot.id
        return {"words": words.strip()} if mentions or ours else False


class KnownCommand(BaseFilter):
    """Lets a command pass that is one of ours and not meant for another bot; gives its `name`.

    Unknown commands are typed words like any other: somebody may have meant something by them.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        """Whether the message is one of our commands."""
        text = message.text or ""
        if not text.startswith("/"):
            return False
        name, _, mention = text.split()[0][1:].partition("@")
        if mention and mention.lower() != ((await bot.me()).username or "").lower():
            return False
        return {"name": name.lower()} if name.lower() in self._names else False
