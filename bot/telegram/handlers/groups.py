"""Groups: the bot answers only when a command is meant for it, with one neutral line."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from bot.core import phrases
from bot.core.screens.keeping import COMMANDS
from bot.telegram.handlers.filters import InChat, KnownCommand
from bot.telegram.handlers.parts import Parts
from bot.telegram.turn import Turn


def build() -> Router:
    """The router of groups: nothing of a conversation ever stands in a group's history."""
    router = Router(name="groups")
    router.message.filter(InChat(ChatType.GROUP, ChatType.SUPERGROUP))
    router.message.register(addressed, KnownCommand(frozenset(COMMANDS)))
    router.callback_query.register(pressed_elsewhere)
    return router


async def addressed(_: Message, turn: Turn, parts: Parts, bot: Bot) -> None:
    """A command in a group: where to talk in private."""
    link = (await create_start_link(bot, "")).split("?")[0]
    visitor = parts.stranger(turn)
    await parts.replier.sender.line(turn, parts.conversation.phrase(phrases.GROUP_LINE, visitor, link=link))


async def pressed_elsewhere(_: CallbackQuery, turn: Turn, parts: Parts) -> None:
    """A press that is in no private chat: answered, and nothing is shown where others read along."""
    await parts.replier.sender.answer(turn)
