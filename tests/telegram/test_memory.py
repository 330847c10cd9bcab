"""Nothing is kept per person but what is bounded."""

from __future__ import annotations

import gc
import sys

from aiogram import Dispatcher
from aiogram.fsm.storage.memory import MemoryStorage

from bot.core.conversation import Edition
from bot.telegram.trace import CHATS
from tests.telegram.house import House, build_house
from tests.telegram.updates import user

PEOPLE = 20_000
WARM = 1000
"""After so many, what is made once is made."""


def _records(dispatcher: Dispatcher) -> int:
    storage = dispatcher.storage
    assert isinstance(storage, MemoryStorage)
    return len(storage.storage)


async def test_twenty_thousand_people_leave_no_state(house: House) -> None:
    for number in range(1, WARM + 1):
        await house.dispatcher.feed_raw_update(house.bot, _said(number))
    gc.collect()
    before = sys.getallocatedblocks()
    for number in range(WARM + 1, PEOPLE + 1):
        await house.dispatcher.feed_raw_update(house.bot, _said(number))
    gc.collect()
    assert sys.getallocatedblocks() - before < PEOPLE // 10
    assert _records(house.dispatcher) == 0


def _said(number: int) -> dict[str, object]:
    """What another person each time says in a group, not to the bot."""
    chat = {"id": -number, "type": "supergroup", "title": "x"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": user(number), "text": "сөз"}
    return {"update_id": number, "message": message}


async def test_people_who_are_answered_leave_no_more_than_the_trace(edition: Edition) -> None:
    house: House = build_house(edition)
    house.session.keeps_calls = False
    for number in range(1, 3001):
        person = house.person(number)
        await person.say(sticker={**_STICKER})
    assert len(house.trace) == 3000 <= CHATS
    assert _records(house.dispatcher) == 0
    assert house.inbox.throttle.lanes.busy == 0


_STICKER: dict[str, object] = {
    "file_id": "x", "file_unique_id": "y", "width": 1, "height": 1, "type": "regular", "is_animated": False,
    "is_video": False,
}  # fmt: skip


async def test_aiograms_default_would_keep_a_record_for_everybody(house: House) -> None:
    """The bad sample: why the state machine is switched off."""
    usual = Dispatcher()

    @usual.message()
    async def _answer(*_: object) -> None:
        return None

    for number in range(1, 101):
        update = _said(number)
        await usual.feed_raw_update(house.bot, update)
    assert _records(usual) == 100
