"""The whole bot over a pretended Telegram, and people who talk to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final

from aiogram import Bot, Dispatcher

from bot.core.conversation import Conversation, Edition
from bot.core.ports import Counters, Preferences
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.handlers.parts import Parts
from bot.telegram.inbox import SECONDS_AN_UPDATE, Inbox
from bot.telegram.lanes import Lanes
from bot.telegram.middlewares.rescue import Rescue
from bot.telegram.once import OnceADay
from bot.telegram.presses import Presses
from bot.telegram.replier import Replier
from bot.telegram.sender import Sender
from bot.telegram.throttle import Throttle
from bot.telegram.trace import Trace
from tests.support.clock import FakeClock
from tests.telegram.bot_api import BotApi
from tests.telegram.chats import JSON, Chat, Message
from tests.telegram.elsewhere_api import InlineAnswer
from tests.telegram.fakes import KeptChoices, NotedCounts, NotedPauses
from tests.telegram.keyboards import Button
from tests.telegram.recording import RecordingSession
from tests.telegram.updates import inline_update, message_update, press_update, private_chat, user

TOKEN: Final = "424242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
MORE_THAN_ANY_TEST: Final = 1_000_000
_queries = count(1)


@dataclass(slots=True)
class House:
    """The parts of a running bot."""

    api: BotApi
    session: RecordingSession
    bot: Bot
    clock: FakeClock
    trace: Trace
    pauses: NotedPauses
    conversation: Conversation
    replier: Replier
    dispatcher: Dispatcher
    inbox: Inbox
    feed: Callable[[JSON], Any]

    def person(self, number: int = 1001, language: str | None = "ky", **more: str) -> Person:
        """Somebody in a private chat with the bot."""
        sender = user(number, language, **more)
        self.api.chats.setdefault(number, Chat(private_chat(sender)))
        return Person(self, sender, number)

    def group(self, number: int = -100_500, kind: str = "supergroup", title: str = "Жердештер") -> int:
        """A group that the bot is in; its chat id."""
        self.api.chats.setdefault(number, Chat({"id": number, "type": kind, "title": title}))
        return number


def build_house(
    edition: Edition,
    preferences: Preferences | None = None,
    counters: Counters | None = None,
    *,
    after: House | None = None,
    seconds: float = SECONDS_AN_UPDATE,
    answers_in_response: bool = False,
    lanes: Lanes | None = None,
    conversation: Callable[[Conversation], Conversation] = lambda made: made,
) -> House:
    """A bot over an edition; choices and counts are kept in lists unless others are given.

    Nobody's updates are folded or paced, unless `lanes` says so: tests take less time than people.
    With `after` it is the process that comes up when that one has ended: the same Telegram, nothing remembered.
    """
    clock, pauses = after.clock if after else FakeClock(), NotedPauses()
    api = after.api if after else BotApi(clock)
    session = RecordingSession(api)
    bot = Bot(TOKEN, session=session)
    choices = preferences if preferences is not None else KeptChoices()
    talk = conversation(Conversation(lambda: edition, clock, remember_offered=choices.offered))
    trace = Trace(clock)
    sender = Sender(bot, trace, pauses, answers_in_response=answers_in_response)
    replier = Replier(sender, choices, counters if counters is not None else NotedCounts(), OnceADay(clock))
    parts = Parts(talk, replier, choices)
    dispatcher = build_dispatcher(parts)
    throttle = Throttle(talk.names_danger, sender, lanes if lanes is not None else Lanes(allowance=MORE_THAN_ANY_TEST))
    inbox = Inbox(dispatcher, bot, seconds, throttle=throttle, presses=Presses(parts, Rescue(talk, replier)))
    return House(api, session, bot, clock, trace, pauses, talk, replier, dispatcher, inbox, inbox.feed)


@dataclass(slots=True)
class Person:
    """Somebody who writes and presses; `chat_id` is a private chat, or a group that they write in."""

    house: House
    sender: JSON
    chat_id: int

    def in_group(self, chat_id: int) -> Person:
        return replace(self, chat_id=chat_id)

    @property
    def chat(self) -> Chat:
        return self.house.api.chats[self.chat_id]

    @property
    def sees(self) -> list[Message]:
        """Everything that stands in the chat."""
        return list(self.chat.messages.values())

    @property
    def screen(self) -> Message:
        """The last message of the bot."""
        found = [message for message in self.sees if message.from_bot]
        assert found, "the bot has said nothing"
        return found[-1]

    def writes(self, text: str = "", **content: Any) -> JSON:
        """An update with a message of this person, which now stands in the chat."""
        kind = "text" if text else next(iter(content), "text")
        message = Message(0, self.house.clock.now(), from_bot=False, text=text, kind=kind)
        told = self.house.api.stand(self.chat_id, message)
        told.pop("text", None)
        return message_update({**told, **({"text": text} if text else {}), **content}, self.sender)

    def presses(self, data: str | None, message: Message | None = None, **more: Any) -> JSON:
        """An update with a press under a message (the last one of the bot, if none is named)."""
        query = f"q{next(_queries)}"
        self.house.api.open_queries.add(query)
        pressed = (message or self.screen).json(self.chat.about)
        return press_update(query, self.sender, pressed, data, **more)

    async def say(self, text: str = "", **content: Any) -> None:
        """Write, and let the bot answer."""
        await self.house.feed(self.writes(text, **content))

    async def whispers(self, text: str) -> None:
        """Send a command to the group that only the bot sees, and let it answer."""
        number = len(self.chat.unseen) + 1
        self.chat.unseen[number] = self.house.clock.now()
        told = {"message_id": 0, "ephemeral_message_id": number, "date": 1, "chat": self.chat.about, "text": text}
        await self.house.feed(message_update(told, self.sender))

    async def asks(self, query: str, **more: Any) -> InlineAnswer:
        """Type the bot's name and words in some chat; what is offered."""
        number = f"i{next(_queries)}"
        self.house.api.inline[number] = None
        await self.house.feed(inline_update(number, self.sender, query, **more))
        answer = self.house.api.inline[number]
        assert answer is not None, "the query was not answered"
        return answer

    async def press(self, token: str, message: Message | None = None) -> str:
        """Press, and let the bot answer; the id of the press."""
        update = self.presses(token, message)
        await self.house.feed(update)
        return str(update["callback_query"]["id"])

    async def tap(self, word: str) -> str:
        """Press the one button of the last screen whose label has this word."""
        return await self.press(self.button(word).data or "")

    def button(self, word: str) -> Button:
        """The first button of the last screen whose label has this word."""
        found = [button for button in self.screen.buttons if word in button.label]
        assert found, f"no button with {word!r} among {[button.label for button in self.screen.buttons]}"
        return found[0]


def answered_once(house: House, query: str) -> bool:
    """Whether a press was answered exactly once, and Telegram took the answer."""
    return house.api.answered[query] == 1 and query not in house.api.open_queries
