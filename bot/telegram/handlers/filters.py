"""Filters of our own."""

from __future__ import annotations

from typing import Any

from aiogram import Bot
from aiogram.filters import BaseFilter
from aiogram.types import Message


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
