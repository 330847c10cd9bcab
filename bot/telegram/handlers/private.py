"""Private chats: commands, typed words, locations, presses, and what cannot be read."""

from __future__ import annotations

from typing import Final

from aiogram import Router
from aiogram.enums import ChatType, ContentType
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.core.screens.keeping import COMMANDS
from bot.telegram.handlers.filters import Holds, InChat, KnownCommand
from bot.telegram.handlers.parts import Parts
from bot.telegram.patience import patience
from bot.telegram.turn import Turn

_KINDS: Final = {
    ContentType.VOICE: "voice",
    ContentType.AUDIO: "voice",
    ContentType.VIDEO_NOTE: "voice",
    ContentType.PHOTO: "picture",
    ContentType.VIDEO: "picture",
    ContentType.ANIMATION: "picture",
    ContentType.LIVE_PHOTO: "picture",
    ContentType.STICKER: "picture",
    ContentType.DOCUMENT: "other",
    ContentType.CONTACT: "other",
    ContentType.POLL: "other",
    ContentType.DICE: "other",
    ContentType.STORY: "other",
    ContentType.PAID_MEDIA: "other",
    ContentType.GAME: "other",
    ContentType.CHECKLIST: "other",
    ContentType.RICH_MESSAGE: "other",
    ContentType.GIVEAWAY: "other",
    ContentType.INVOICE: "other",
    ContentType.UNKNOWN: "other",
}
"""Kinds of message that a person sends to say something, those that Telegram will invent among them; service
messages are not answered."""


def build() -> Router:
    """The router of private chats, most particular first."""
    router = Router(name="private")
    router.message.filter(InChat(ChatType.PRIVATE))
    router.message.register(start, CommandStart())
    router.message.register(command, KnownCommand(frozenset(COMMANDS)))
    router.message.register(located, Holds(lambda message: message.location))
    router.message.register(typed, Holds(lambda message: message.text or message.caption))
    router.message.register(unread, Holds(lambda message: message.content_type in _KINDS))
    router.callback_query.register(pressed, InChat(ChatType.PRIVATE))
    return router


async def start(_: Message, command: CommandObject, turn: Turn, parts: Parts) -> None:
    """/start, with what a deep link carries."""
    visitor = await parts.visitor(turn)
    await parts.replier.give(turn, parts.conversation.start(command.args or "", visitor))


async def command(_: Message, name: str, turn: Turn, parts: Parts) -> None:
    """Every other command."""
    reply = parts.conversation.command(name, await parts.visitor(turn))
    if reply is not None:
        await parts.replier.give(turn, reply)


async def typed(message: Message, turn: Turn, parts: Parts) -> None:
    """Typed words. Danger is answered before anything is looked up."""
    text = message.text or message.caption or ""
    if parts.conversation.is_urgent(text):
        patience().urgent = True  # heard by what was learned, too, where the list knows nothing
        visitor = parts.stranger(turn, text)
    else:
        visitor = await parts.visitor(turn, text)
    parts.replier.note_album(turn, message.media_group_id)  # what it stands under needs no answer of its own
    await parts.replier.give(turn, parts.conversation.typed(text, visitor))


async def located(message: Message, turn: Turn, parts: Parts) -> None:
    """A location, used once."""
    location = message.location
    if location is not None:
        reply = parts.conversation.located(location.latitude, location.longitude, await parts.visitor(turn))
        await parts.replier.give(turn, reply)


async def unread(message: Message, turn: Turn, parts: Parts) -> None:
    """What cannot be read; of an album that is said once, and not below what was said to its words."""
    if not parts.replier.note_album(turn, message.media_group_id):
        parts.replier.sender.noted(message.chat.id, message.message_id)
        return
    reply = parts.conversation.unread(_KINDS[ContentType(message.content_type)], await parts.visitor(turn))
    await parts.replier.give(turn, reply)


async def pressed(query: CallbackQuery, turn: Turn, parts: Parts) -> None:
    """Any button, however old: the token says all, nothing is looked up."""
    await parts.replier.give(turn, parts.conversation.press(query.data or "", parts.stranger(turn)))
