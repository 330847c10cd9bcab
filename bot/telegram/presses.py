"""Presses of buttons in private chats, read straight from what Telegram sent.

They are nine of ten updates, and a few numbers are all that is used of one. aiogram's models of it, and the way through
its routers, would be a third of what a press costs. Whatever is not of the usual shape goes that way all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.telegram.backlog import Late
from bot.telegram.handlers.parts import Parts
from bot.telegram.middlewares.rescue import Rescue
from bot.telegram.turn import Turn


@dataclass(frozen=True, slots=True)
class Press:
    """What is used of a press: its id, what the button carries, where it stands, and the client's language.

    `message_id` is None where the message is too old to be edited, `thread` where it stands in no topic.
    """

    query_id: str
    data: str
    chat_id: int
    message_id: int | None
    language: str | None
    thread: int | None = None


def read_press(raw: dict[str, Any]) -> Press | None:
    """The press in a private chat that an update is; None for all else, and for what is not of the usual shape."""
    try:
        press = raw["callback_query"]
        message, language, data = press["message"], press["from"].get("language_code"), press.get("data", "")
        chat, query_id, message_id, date = message["chat"], press["id"], message["message_id"], message["date"]
        chat_id, kind = chat["id"], chat["type"]
        thread = message.get("message_thread_id") if message.get("is_topic_message") is True else None
    except (KeyError, TypeError, AttributeError):
        return None
    thread = thread if type(thread) is int else None
    words = type(query_id) is str and type(data) is str and (language is None or type(language) is str)
    if not words or kind != "private" or not type(chat_id) is type(message_id) is type(date) is int:
        return None
    # «always 0» where the bot can reach it no more (core.telegram.org/bots/api#inaccessiblemessage)
    return Press(query_id, data, chat_id, message_id if date else None, language, thread)


class Presses:
    """Answers presses."""

    def __init__(self, parts: Parts, rescue: Rescue) -> None:
        self._parts = parts
        self._rescue = rescue

    async def answer(self, press: Press, late: Late | None) -> dict[str, Any] | None:
        """Any button, however old: the token says all, nothing is looked up.

        Gives what is to be said in the response to a webhook's request, if anything. Never raises.
        """
        turn = Turn(
            press.chat_id,
            private=True,
            client_language=press.language,
            editable=press.message_id,
            callback_id=press.query_id,
            late=late,
            thread=press.thread,
        )

        async def pressed() -> None:
            parts = self._parts
            await parts.replier.give(turn, parts.conversation.press(press.data, parts.stranger(turn)))

        return await self._rescue.guard(turn, pressed)
