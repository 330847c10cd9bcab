"""Updates as Telegram sends them: plain objects of the Bot API's JSON."""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.telegram.chats import JSON

_numbers = count(1)


def next_update_id() -> int:
    """Update ids grow, as Telegram's do."""
    return next(_numbers)


def private_chat(user: JSON) -> JSON:
    return {"type": "private", **{key: user[key] for key in ("id", "first_name", "username") if key in user}}


def user(user_id: int, language: str | None = "ky", **more: str) -> JSON:
    """A Telegram account."""
    made: JSON = {"id": user_id, "is_bot": False, "first_name": "Азамат", **more}
    return made if language is None else {**made, "language_code": language}


def message_update(message: JSON, sender: JSON | None) -> JSON:
    sent = message if sender is None else {**message, "from": sender}
    return {"update_id": next_update_id(), "message": sent}


def inline_update(query: str, sender: JSON, text: str, **more: Any) -> JSON:
    """Words that somebody types behind the bot's name, in whatever chat."""
    asked: JSON = {"id": query, "from": sender, "query": text, "offset": "", "chat_type": "private", **more}
    return {"update_id": next_update_id(), "inline_query": asked}


def press_update(query: str, sender: JSON, message: JSON | None, data: str | None, **more: Any) -> JSON:
    """A press; without a message it comes from one sent by way of an inline query."""
    pressed: JSON = {"id": query, "from": sender, "chat_instance": "-77", **more}
    if message is not None:
        pressed["message"] = message
    if data is not None:
        pressed["data"] = data
    return {"update_id": next_update_id(), "callback_query": pressed}
