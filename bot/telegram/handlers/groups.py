"""Groups: the bot answers only when it is addressed, with one neutral line, to the person alone where that goes."""

from __future__ import annotations

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from bot.core import phrases
from bot.telegram.handlers.filters import Addressed, InChat
from bot.telegram.handlers.parts import Parts
from bot.telegram.turn import Turn


def build() -> Router:
    """The router of groups: nothing of a conversation ever stands in a group's history."""
    router = Router(name="groups")
    router.message.filter(InChat(ChatType.GROUP, ChatType.SUPERGROUP))
    router.message.register(addressed, Addressed())
    router.callback_query.register(pressed_elsewhere)
    return router


async def addressed(_: Message, words: str, turn: Turn, parts: Parts, bot: Bot) -> None:
    """Somebody spoke to the bot: where to talk in private. The link that only they see leads to what they asked."""
    conversation, visitor = parts.conversation, parts.stranger(turn, words)
    link = (await create_start_link(bot, "")).split("?")[0]
    straight = await create_start_link(bot, conversation.lead(words, visitor)) if words else link
    lines = [conversation.phrase(phrases.GROUP_LINE, visitor, link=address) for address in (straight, link)]
    await parts.replier.sender.elsewhere.line(turn, unseen=lines[0], aloud=lines[1])


async def pressed_elsewhere(_: CallbackQuery, turn: Turn, parts: Parts) -> None:
    """A press that is in no private chat: answered, and nothing is shown where others read along."""
    await parts.replier.sender.answer(turn)
