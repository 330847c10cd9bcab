"""One turn of a conversation: where an update came from and what it is owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiogram.types import CallbackQuery, InaccessibleMessage, Message


@dataclass(slots=True)
class Turn:
    """Where to answer. Lives only while one update is worked on.

    `editable` is the message that a press may edit; `callback_id` the press that must be answered
    once, `answered` whether that was done; `response` the call that is made by answering a webhook's
    request, where there is one.
    """

    chat_id: int | None
    private: bool
    client_language: str | None
    incoming: int | None = None
    editable: int | None = None
    callback_id: str | None = None
    answered: bool = False
    response: dict[str, Any] | None = None

    @classmethod
    def of(cls, event: Message | CallbackQuery) -> Turn:
        """The turn of a message or a press."""
        user = event.from_user
        language = user.language_code if user is not None else None
        if isinstance(event, Message):
            return cls(event.chat.id, event.chat.type == "private", language, incoming=event.message_id)
        message = event.message
        if message is None:
            return cls(None, private=False, client_language=language, callback_id=event.id)
        editable = None if isinstance(message, InaccessibleMessage) else message.message_id
        private = message.chat.type == "private"
        return cls(message.chat.id, private, language, editable=editable, callback_id=event.id)
