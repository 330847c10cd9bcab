"""What is taken down of how the bot does: kinds, seconds, classes of errors, and nothing of anybody."""

from __future__ import annotations

import asyncio

import pytest
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter

from bot.core.conversation import Edition
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.handlers.parts import Parts
from bot.telegram.inbox import Inbox
from bot.telegram.polling import Poller
from bot.telegram.service import Service
from bot.telegram.updates import kind_of
from tests.telegram.broken import Broken
from tests.telegram.failures import no_network, too_many
from tests.telegram.fakes import KeptChoices
from tests.telegram.house import House, build_house


class Noted:
    """A recorder that keeps what it is given."""

    def __init__(self) -> None:
        self.updates: list[tuple[str, float]] = []
        self.errors: list[str] = []

    def update(self, kind: str, seconds: float) -> None:
        self.updates.append((kind, seconds))

    def error(self, kind: str) -> None:
        self.errors.append(kind)

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.updates]


def recorded(house: House, noted: Noted, seconds: float = 60.0) -> None:
    """The same bot, taken down."""
    house.dispatcher = build_dispatcher(Parts(house.conversation, house.replier, KeptChoices(), noted))
    house.inbox = Inbox(house.dispatcher, house.bot, seconds, noted)
    house.feed = house.inbox.feed


async def test_updates_by_kind_and_time(edition: Edition) -> None:
    house, noted = build_house(edition), Noted()
    recorded(house, noted)
    person = house.person()
    await person.say("/start")
    await person.press("1kyRU0_m")
    await house.feed({"update_id": 10**6, "poll_answer": {}})
    assert noted.kinds == ["message", "callback_query", "other"]
    assert all(seconds >= 0 for _, seconds in noted.updates)
    assert (noted.errors, house.inbox.working) == ([], 0)


async def test_what_is_in_work_is_seen(edition: Edition) -> None:
    house, noted = build_house(edition), Noted()
    recorded(house, noted)
    free = house.session.hold("sendMessage")
    working = asyncio.ensure_future(house.person().say("/start"))
    await house.session.waiting["sendMessage"].wait()
    assert (house.inbox.working, noted.updates) == (1, [])
    free.set()
    await working
    assert (house.inbox.working, noted.kinds) == (0, ["message"])


async def test_errors_by_their_class(edition: Edition) -> None:
    house, noted = build_house(edition, conversation=Broken.at("typed")), Noted()
    recorded(house, noted)
    await house.person().say("меня зовут Азамат")
    assert noted.errors == ["CoreBrokeError"]
    house.session.fail(*[no_network()] * 50, on="sendMessage")
    await house.person(1002).say("/start")
    assert noted.errors == ["CoreBrokeError", "TelegramNetworkError"]


async def test_what_hangs_is_an_error(edition: Edition) -> None:
    house, noted = build_house(edition), Noted()
    recorded(house, noted, seconds=0.01)
    house.session.hold("sendMessage")
    await house.person().say("/start")
    assert (noted.errors, noted.kinds) == (["TimeoutError"], ["message"])


async def test_polling_and_starting_take_down_what_fails(edition: Edition) -> None:
    house, noted = build_house(edition), Noted()
    stop = asyncio.Event()
    house.session.fail(no_network(), too_many(1), on="getUpdates")

    async def feed(_: object) -> None:
        stop.set()

    house.api.pending(house.person().writes("/start"))
    await Poller(house.bot, feed, house.pauses, noted).run(stop)
    assert noted.errors == [TelegramNetworkError.__name__, TelegramRetryAfter.__name__]
    house.session.fail(no_network(), on="getMe")
    stop.clear()
    service = Service(house.bot, house.inbox, lambda: edition.library, None, noted)

    async def pause(_: float) -> None:
        stop.set()

    await service.run(stop, pause)
    assert noted.errors[2:] == [TelegramNetworkError.__name__]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ({"message": {}}, "message"),
        ({"callback_query": {}, "update_id": 1}, "callback_query"),
        ({"message": None}, "other"),
        ({}, "other"),
    ],
)
def test_kinds(raw: dict[str, object], kind: str) -> None:
    assert kind_of(raw) == kind
