"""One turn of a conversation: where an update came from and what it is owed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aiogram.types import CallbackQuery, InaccessibleMessage, InlineQuery, Message

from bot.core.page import Screen
from bot.telegram.backlog import Late


@dataclass(slots=True)
class Turn:
    """Where to answer. Lives only while one update is worked on.

    `editable` is the message that a press may edit; `callback_id` the press that must be answered
    once, `answered` whether that was done; `response` the call that is made by answering a webhook's
    request, where there is one. `standing` are the messages that say the answer, `said` the screen
    that it is. `late` is its part among many updates that waited. `thread` is the topic, of a group or
    of a private chat. In groups `person` is who may be answered unseen by others, `unseen` the message
    that only they and the bot see.
    """

    chat_id: int | None
    private: bool
    client_language: str | None
    incoming: int | None = None
    editable: int | None = None
    callback_id: str | None = None
    answered: bool = False
    response: dict[str, Any] | None = None
    standing: list[int] = field(default_factory=list)
    said: Screen | None = None
    late: Late | None = None
    person: int | None = None
    unseen: int | None = None
    thread: int | None = None

    @property
    def stays(self) -> bool:
        """Whether what is said now is no screen that takes another's place."""
        return self.late is not None and self.late.stays

    @classmethod
    def of(cls, event: Message | CallbackQuery | InlineQuery) -> Turn:
        """The turn of a message, a press, or a question in another chat."""
        user = event.from_user
        language = user.language_code if user is not None else None
        if isinstance(event, InlineQuery):
            return cls(None, private=False, client_language=language)
        if isinstance(event, Message):
            return cls._of_message(event, language)
        message = event.message
        if message is None:
            return cls(None, private=False, client_language=language, callback_id=event.id)
        editable = None if isinstance(message, InaccessibleMessage) else message.message_id
        private = message.chat.type == "private"
        turn = cls(message.chat.id, private, language, editable=editable, callback_id=event.id)
        turn.thread = None if isinstance(message, InaccessibleMessage) else _topic(message)
        return turn

    @classmethod
    def _of_message(cls, message: Message, language: str | None) -> Turn:
        private, user = message.chat.type == "private", message.from_user
        turn = cls(message.chat.id, private, language, incoming=message.message_id, thread=_topic(message))
        if not private:
            # A channel and an anonymous admin write by an account of Telegram's own: nobody to whisper to.
            known = user is not None and not user.is_bot and message.sender_chat is None
            turn.person = user.id if known and user is not None else None
            turn.unseen = message.ephemeral_message_id
        return turn


def _topic(message: Message) -> int | None:
    """The topic in which a message stands; the number alone may be that of mere replies to each other."""
    return message.message_thread_id if message.is_topic_message else None
