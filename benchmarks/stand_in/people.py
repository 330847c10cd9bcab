"""People with phones: they write /start, press the buttons that they were sent, and wait for the answer."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

SENT_AT: Final = 1_790_000_000
LANGUAGES: Final = ("ky", "ru", "en")
PRESSES: Final = 9
"""Presses after each /start."""
_PRESSES: Final = count(400_000_000)
_DIGITS: Final = 10
"""Of a person's number, at the end of the ids of their presses."""


@dataclass(slots=True)
class Turn:
    """What a person waits for: the answer to one update, since a moment of the loop's clock."""

    since: float
    press: str = ""
    shown: float = 0.0
    answered: float = 0.0

    @property
    def done(self) -> bool:
        """Whether what was asked is on the screen, and a press waits no more."""
        return bool(self.shown and (self.answered or not self.press))


def presser(press: str) -> int:
    """The number of the person whose press has this id."""
    return int(press[-_DIGITS:])


class Person:
    """Somebody in a private chat with the bot."""

    def __init__(self, number: int, bot: dict[str, Any], not_pressed: re.Pattern[str] | None) -> None:
        self.number = number
        self._bot = bot
        self._not_pressed = not_pressed
        self._random = random.Random(number)  # noqa: S311  # the same walk in each run
        name = f"Person{number}"
        language = LANGUAGES[number % len(LANGUAGES)]
        self.user = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        self.chat = {"id": number, "first_name": name, "type": "private"}
        self.messages = 0
        self.screen: dict[str, Any] | None = None
        self.buttons: list[str] = []
        self.left = 0
        self.pressed = 0
        self.turn: Turn | None = None
        self.texts: Callable[[], str] | None = None
        """What is written in place of /start and presses."""

    def act(self, since: float) -> tuple[str, dict[str, Any]]:
        """The next thing that the person does, as kind and content of an update."""
        if self.texts is not None:
            return self._write(self.texts(), since)
        if self.left and self.buttons:
            self.left -= 1
            self.pressed += 1
            return self._press(self._random.choice(self.buttons), since)
        self.left = PRESSES
        return self._write("/start", since)

    def _write(self, words: str, since: float) -> tuple[str, dict[str, Any]]:
        self.turn = Turn(since)
        self.messages += 1
        message = {"message_id": self.messages, "from": self.user, "chat": self.chat, "date": SENT_AT, "text": words}
        if words.startswith("/"):
            message["entities"] = [{"offset": 0, "length": len(words), "type": "bot_command"}]
        return "message", message

    def _press(self, data: str, since: float) -> tuple[str, dict[str, Any]]:
        press = f"{next(_PRESSES)}{self.number:0{_DIGITS}}"
        self.turn = Turn(since, press)
        event = {"id": press, "from": self.user, "message": self.screen, "chat_instance": press[::-1], "data": data}
        return "callback_query", event

    def sent(self, content: dict[str, Any], now: float) -> dict[str, Any]:
        """A new message of the bot's."""
        self.messages += 1
        message = {"message_id": self.messages, "from": self._bot, "chat": self.chat, "date": SENT_AT, **content}
        self._shows(message, now)
        return message

    def edited(self, number: int, content: dict[str, Any], now: float) -> dict[str, Any]:
        """A message of the bot's that says something else now."""
        message = {"message_id": number, "from": self._bot, "chat": self.chat, "date": SENT_AT, "edit_date": SENT_AT}
        message |= content
        self._shows(message, now)
        return message

    def _shows(self, message: dict[str, Any], now: float) -> None:
        rows = message.get("reply_markup", {}).get("inline_keyboard")
        if rows:
            self.screen = message
            offered = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
            passes = self._not_pressed
            self.buttons = [data for data in offered if passes is None or not passes.match(data)]
        if self.turn is not None and not self.turn.shown:
            self.turn.shown = now
