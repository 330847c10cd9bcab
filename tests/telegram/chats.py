"""What stands in the chats of a pretended Telegram: every message that a person would see."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from tests.telegram.entities import RefusedError, read_html
from tests.telegram.keyboards import Button, Rows

if TYPE_CHECKING:
    from tests.telegram.elsewhere_api import Whisper

JSON = dict[str, Any]

DELETABLE: Final = timedelta(hours=48)
"""Older messages a bot cannot delete (core.telegram.org/bots/api#deletemessage)."""
DICE_STAYS: Final = timedelta(hours=24)
"""A dice in a private chat can be deleted only when it is older than this."""
BOT: Final[JSON] = {"id": 424242, "is_bot": True, "first_name": "Ukuk", "username": "ukuk_test_bot"}


@dataclass(slots=True)
class Message:
    """A message as it stands now; `html` as the bot sent it, `text` as it is seen."""

    id: int
    sent: datetime
    from_bot: bool
    text: str = ""
    html: str = ""
    rows: Rows = ()
    markup: JSON | None = None
    kind: str = "text"
    quiet: bool = False

    @property
    def buttons(self) -> list[Button]:
        """All buttons in reading order."""
        return [button for row in self.rows for button in row]

    def json(self, chat: JSON) -> JSON:
        """The message as the Bot API tells it."""
        told: JSON = {"message_id": self.id, "date": int(self.sent.timestamp()), "chat": chat}
        if self.from_bot:
            told["from"] = BOT
        if self.kind == "text":
            told["text"] = self.text
        if self.markup is not None:
            told["reply_markup"] = self.markup
        return told


@dataclass(slots=True)
class Chat:
    """One chat."""

    about: JSON
    messages: dict[int, Message] = field(default_factory=dict)
    closed: bool = False
    """The person has blocked the bot."""
    admin: bool = False
    """The bot is an administrator of the group."""
    unseen: dict[int, datetime] = field(default_factory=dict)
    """When somebody sent what only they and the bot see."""
    whispers: list[Whisper] = field(default_factory=list)
    """What the bot said to one member alone."""

    def editable(self, message_id: int) -> Message:
        """A message of the bot.

        Raises:
            RefusedError: there is none, or it is somebody else's.
        """
        found = self.messages.get(message_id)
        if found is None:
            raise RefusedError("message to edit not found")
        if not found.from_bot:
            raise RefusedError("message can't be edited")
        if found.kind != "text":
            raise RefusedError("there is no text in the message to edit")
        return found

    def delete(self, message_ids: list[int], now: datetime) -> None:
        """Delete all of them, or none where one cannot be deleted; unknown ones are passed over.

        Raises:
            RefusedError: one of them is too old, or a dice that is too young.
        """
        found = [self.messages[item] for item in message_ids if item in self.messages]
        for message in found:
            age = now - message.sent
            if age > DELETABLE or (message.kind == "dice" and age < DICE_STAYS):
                raise RefusedError("message can't be deleted for everyone")
        for message in found:
            del self.messages[message.id]


def seen(form: JSON) -> str:
    """The text of a request as a person sees it.

    Raises:
        RefusedError: it is empty, too long or not valid HTML.
    """
    raw = form.get("text", "")
    mode = form.get("parse_mode")
    if mode not in {None, "HTML"}:
        raise RefusedError("unsupported parse_mode")
    text = (read_html(raw) if mode else raw).strip()
    if not text:
        raise RefusedError("message text is empty")
    return text


def decoded(form: JSON, name: str) -> Any:
    """A field of a form that is JSON; None where it is not given."""
    return json.loads(form[name]) if name in form else None
