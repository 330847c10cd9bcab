"""The chats that the stand-in keeps: what stands in each, who sent it, and which presses wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from tests.e2e.rules import Refusal, Rows

BOT: Final = {"id": 4242424242, "is_bot": True, "first_name": "Ukuk", "username": "ukuk_test_bot"}
FIRST_MESSAGE: Final = 1_618_033_000
"""Message ids begin here: a number that stands nowhere else by chance."""
SENT_AT: Final = 1_790_000_000
"""Unix time of every message."""
DELETED_AT_ONCE: Final = 100
TOAST_CHARACTERS: Final = 200


@dataclass(slots=True)
class Message:
    """What stands in a chat: `html` as it was sent, `text` as it is seen."""

    number: int
    from_bot: bool
    text: str = ""
    html: str = ""
    rows: Rows = ()
    quiet: bool = False
    venue: tuple[float, float] | None = None
    contact: tuple[str, str] | None = None
    edits: int = 0


@dataclass(slots=True)
class Chat:
    """One chat. `sent` is what the bot sent anew; in groups `whispers` what it said to one member alone, and
    `unseen` the numbers of what members sent that only the bot sees."""

    number: int
    user: dict[str, Any]
    kind: str = "private"
    messages: dict[int, Message] = field(default_factory=dict)
    sent: list[Message] = field(default_factory=list)
    deleted: set[int] = field(default_factory=set)
    toasts: list[str] = field(default_factory=list)
    whispers: list[tuple[int, str]] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)

    def as_json(self) -> dict[str, Any]:
        """The chat as it stands in updates and answers."""
        if self.kind != "private":
            return {"id": self.number, "type": self.kind, "title": "A group"}
        names = {name: self.user[name] for name in ("first_name", "last_name", "username")}
        return {"id": self.number, "type": self.kind, **names}


class Chats:
    """All chats of the bot."""

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}
        self._numbers = count(FIRST_MESSAGE)
        self._presses: dict[str, tuple[Chat, bool]] = {}

    def open(self, chat: Chat) -> None:
        """A person (or a group) begins to talk to the bot."""
        self._chats[chat.number] = chat

    def incoming(self, chat: Chat, text: str) -> Message:
        """A message from the person."""
        message = Message(next(self._numbers), from_bot=False, text=text)
        chat.messages[message.number] = message
        return message

    def pressed(self, chat: Chat, press: str) -> None:
        """A press that is to be answered once."""
        self._presses[press] = chat, False

    def send(self, chat_id: int, message: Message) -> tuple[Chat, Message]:
        """The bot's new message, which gets its number here.

        Raises:
            Refusal: the chat never talked to the bot.
        """
        chat = self._chat(chat_id)
        message.number = next(self._numbers)
        chat.messages[message.number] = message
        chat.sent.append(message)
        return chat, message

    def whisper(self, chat_id: int, receiver: int, replied: int | None, text: str) -> dict[str, Any]:
        """A message that one member alone sees, in answer to one that only the bot saw.

        Raises:
            Refusal: it is no group, or the bot, which is no administrator, answers nothing.
        """
        chat = self._chat(chat_id)
        if chat.kind not in {"group", "supergroup"} or replied not in chat.unseen:
            raise Refusal("Bad Request: BOT_NOT_ADMIN")
        chat.whispers.append((receiver, text))
        made = {"message_id": 0, "ephemeral_message_id": len(chat.whispers), "date": SENT_AT, "chat": chat.as_json()}
        return made | {"text": text, "from": BOT, "receiver_user": chat.user}

    def edit(self, chat_id: int, number: int, new: Message) -> tuple[Chat, Message]:
        """A message of the bot, changed.

        Raises:
            Refusal: it is not there, not the bot's, has no text, or would stay as it is.
        """
        chat = self._chat(chat_id)
        old = chat.messages.get(number)
        if old is None:
            raise Refusal("Bad Request: message to edit not found")
        if not old.from_bot:
            raise Refusal("Bad Request: message can't be edited")
        if not old.text:
            raise Refusal("Bad Request: there is no text in the message to edit")
        if (old.html, old.rows) == (new.html, new.rows):
            raise Refusal(
                "Bad Request: message is not modified: specified new message content and reply markup are exactly"
                " the same as a current content and reply markup of the message"
            )
        old.html, old.text, old.rows, old.edits = new.html, new.text, new.rows, old.edits + 1
        return chat, old

    def answer(self, press: str, toast: str) -> Chat:
        """A press answered.

        Raises:
            Refusal: there is no such press, it was answered before, or the words are too many.
        """
        chat, done = self._presses.get(press, (None, False))
        if chat is None or done:
            raise Refusal("Bad Request: query is too old and response timeout expired or query ID is invalid")
        if len(toast) > TOAST_CHARACTERS:
            raise Refusal("Bad Request: MESSAGE_TOO_LONG")
        self._presses[press] = chat, True
        chat.toasts.append(toast)
        return chat

    def delete(self, chat_id: int, numbers: list[Any]) -> None:
        """Messages that go; those that are gone already are passed over.

        Raises:
            Refusal: none or too many are named, one twice, or one by what is no number.
        """
        chat = self._chat(chat_id)
        if not 1 <= len(numbers) <= DELETED_AT_ONCE:
            raise Refusal("Bad Request: too many message identifiers specified")
        if len(set(numbers)) < len(numbers) or not all(type(number) is int for number in numbers):
            raise Refusal("Bad Request: message identifier is not specified")
        for number in numbers:
            if chat.messages.pop(number, None) is not None:
                chat.deleted.add(number)

    def _chat(self, number: int) -> Chat:
        if number not in self._chats:
            raise Refusal("Bad Request: chat not found")
        return self._chats[number]


def as_json(chat: Chat, message: Message) -> dict[str, Any]:
    """A message as it stands in updates and answers."""
    made: dict[str, Any] = {"message_id": message.number, "date": SENT_AT, "chat": chat.as_json()}
    made["from"] = BOT if message.from_bot else chat.user
    if message.contact is not None:
        made["contact"] = {"phone_number": message.contact[0], "first_name": message.contact[1]}
    elif message.venue is not None:
        place = {"latitude": message.venue[0], "longitude": message.venue[1]}
        made |= {"location": place, "venue": {"location": place, "title": message.text, "address": message.text}}
    else:
        made["text"] = message.text
    if message.rows:
        made["reply_markup"] = {
            "inline_keyboard": [
                [
                    {"text": button.label}
                    | ({"callback_data": button.data} if button.data is not None else {})
                    | ({"url": button.url} if button.url is not None else {})
                    | ({"copy_text": {"text": button.copy}} if button.copy is not None else {})
                    for button in row
                ]
                for row in message.rows
            ]
        }
    return made
