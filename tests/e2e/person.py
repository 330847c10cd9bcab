"""Somebody with a phone: writes, presses, sends a location, and reads what comes back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any, Final

from tests.e2e.asked import Offered
from tests.e2e.chats import SENT_AT, Chat, Message, as_json
from tests.e2e.rules import Button
from tests.e2e.stand_in import StandIn

FIRST_PRESS: Final = 8_141_592_653_589_793_238
"""Ids of presses begin here; the real ones are numbers of 64 bits, too."""
_presses: Final = count(FIRST_PRESS)


class Person:
    """A person in a private chat with the bot. What they do waits until the bot has answered it."""

    def __init__(
        self,
        stand_in: StandIn,
        number: int,
        *,
        language: str | None = None,
        name: str = "Aida",
        surname: str = "Probesurname",
    ) -> None:
        self._stand_in = stand_in
        self.user: dict[str, Any] = {"id": number, "is_bot": False, "first_name": name, "last_name": surname}
        self.user["username"] = f"{name}_{surname}".lower()
        if language is not None:
            self.user["language_code"] = language
        self.chat = Chat(number, self.user)
        self.presses: list[str] = []
        self.updates: list[int] = []
        stand_in.chats.open(self.chat)

    @property
    def answers(self) -> list[Message]:
        """The bot's messages, in the order in which they came."""
        return self.chat.sent

    @property
    def screen(self) -> Message:
        """The bot's last message that stands in the chat."""
        return next(message for message in reversed(self.chat.messages.values()) if message.from_bot)

    def say(self, words: str) -> int | None:
        """Write, and wait for nothing."""
        content: dict[str, Any] = {"text": words}
        if words.startswith("/"):
            length = len(words.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self.send(words, content)

    def send(self, words: str, content: dict[str, Any]) -> int | None:
        """Send a message with any content, and wait for nothing."""
        message = as_json(self.chat, self._stand_in.chats.incoming(self.chat, words))
        del message["text"]
        return self._update("message", message | content)

    async def text(self, words: str) -> Message:
        """Write, and give the answer."""
        return await self._answered(lambda: self.say(words), words)

    async def other(self, content: dict[str, Any]) -> Message:
        """Send what is not text, and give the answer."""
        return await self._answered(lambda: self.send("", content), ", ".join(content))

    async def location(self, latitude: float, longitude: float) -> Message:
        """Send a location, and give the answer."""
        return await self.other({"location": {"latitude": latitude, "longitude": longitude}})

    async def asks(self, words: str) -> Offered:
        """Type the bot's name and words in some other chat, and give what is offered."""
        query = str(next(_presses))
        self.presses.append(query)
        self._stand_in.asked.ask(query)
        self._update("inline_query", {"id": query, "from": self.user, "query": words, "offset": ""})
        answers = self._stand_in.asked.answers
        await self._stand_in.changes.until(lambda: query in answers, f"an offer for {words!r}")
        return answers[query]

    async def whispers(self, words: str) -> str:
        """Send a command to the group that only the bot sees, and give the answer that nobody else sees."""
        number, before = len(self.chat.unseen) + 1, len(self.chat.whispers)
        self.chat.unseen.add(number)
        message = {"message_id": 0, "ephemeral_message_id": number, "date": SENT_AT, "chat": self.chat.as_json()}
        self._update("message", message | {"from": self.user, "text": words})
        await self._stand_in.changes.until(lambda: len(self.chat.whispers) > before, f"a whisper to {words!r}")
        receiver, text = self.chat.whispers[-1]
        assert receiver == self.user["id"]
        return text

    async def press(self, wanted: str, on: Message | None = None) -> Message:
        """Press the button whose label or token has `wanted` in it, on the last message unless told on which.

        Gives the bot's last message once the press was answered.
        """
        before = len(self.chat.toasts)
        self.tap(wanted, on)
        await self._stand_in.changes.until(lambda: len(self.chat.toasts) > before, f"the answer to pressing {wanted}")
        return self.screen

    def tap(self, wanted: str, on: Message | None = None) -> None:
        """Press, and wait for nothing."""
        message = on or self.screen
        button = find(message, wanted)
        press = str(next(_presses))
        self.presses.append(press)
        self._stand_in.chats.pressed(self.chat, press)
        event = {"id": press, "from": self.user, "chat_instance": press[::-1], "data": button.data}
        self._update("callback_query", event | {"message": as_json(self.chat, message)})

    def _update(self, kind: str, event: dict[str, Any]) -> int | None:
        number = self._stand_in.update(kind, event)
        if number is not None:
            self.updates.append(number)
        return number

    async def _answered(self, act: Callable[[], object], what: str) -> Message:
        before = len(self.answers)
        act()
        await self._stand_in.changes.until(lambda: len(self.answers) > before, f"an answer to {what!r}")
        return self.answers[-1]


def has_button(message: Message, wanted: str) -> bool:
    """Whether a message has a button whose label or token has `wanted` in it."""
    return any(wanted in button.label or wanted in str(button.data) for row in message.rows for button in row)


def find(message: Message, wanted: str) -> Button:
    """The first button of a message whose label or token has `wanted` in it.

    Raises:
        AssertionError: there is none.
    """
    buttons = [button for row in message.rows for button in row if button.data is not None]
    for button in buttons:
        if wanted in button.label or wanted in str(button.data):
            return button
    raise AssertionError(f"no button {wanted!r} among {[(button.label, button.data) for button in buttons]}")


def crowd(stand_in: StandIn, number: int, first: int = 6_000_000_001) -> list[Person]:
    """So many persons, each with a chat of their own."""
    return [Person(stand_in, first + index, language="ru", name=f"Person{index}") for index in range(number)]
