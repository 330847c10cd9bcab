"""Each update once, in order within a chat, side by side across chats, none for ever."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.telegram.inbox import AT_ONCE, InboxClosedError
from tests.telegram.chats import JSON
from tests.telegram.fakes import KeptChoices
from tests.telegram.house import House, Person, build_house
from tests.telegram.waiting import settle
from tests.telegram.words import said, title


async def test_an_update_that_comes_twice_is_answered_once(house: House, aida: Person) -> None:
    update = aida.writes("/start")
    await house.feed(update)
    await house.feed(update)
    await asyncio.gather(*(house.feed(update) for _ in range(5)))
    assert len(house.session.of("sendMessage")) == 1


async def test_a_press_may_be_answered_by_the_response_to_a_webhook(edition: Edition) -> None:
    house = build_house(edition, answers_in_response=True)
    person = house.person(1)
    await person.say("/start")
    update = person.presses("1kyRU0_m")
    said = json.loads(await house.inbox.feed(update) or b"")
    assert said == {"method": "answerCallbackQuery", "callback_query_id": update["callback_query"]["id"]}
    assert await house.inbox.feed(update) is None, "once"
    assert house.session.of("answerCallbackQuery") == []
    assert len(house.session.of("editMessageText")) == 1


async def test_one_that_comes_again_while_it_is_worked_on_is_waited_for(house: House, aida: Person) -> None:
    free = house.session.hold("sendMessage")
    update = aida.writes("/start")
    first, second = (asyncio.ensure_future(house.feed(update)) for _ in range(2))
    await house.session.waiting["sendMessage"].wait()
    await settle()
    assert not second.done()
    free.set()
    await asyncio.gather(first, second)
    assert len(house.session.of("sendMessage")) == 1


async def test_where_the_first_was_broken_off_the_second_does_it(house: House, aida: Person) -> None:
    house.session.hold("sendMessage")
    update = aida.writes("/start")
    first, second = (asyncio.ensure_future(house.feed(update)) for _ in range(2))
    await house.session.waiting["sendMessage"].wait()
    first.cancel()
    house.session._held.clear()
    await asyncio.gather(first, second, return_exceptions=True)
    assert len(house.session.of("sendMessage")) == 1


async def test_two_presses_in_one_chat_at_once_are_answered_in_order(house: House, aida: Person) -> None:
    await aida.say("/start")
    tokens = ["1kyRU0_m", "1kyKZ0_m", "1kyRU0_t_unpaid-wages", "1kyRU0_h"]
    presses = [aida.presses(token) for token in tokens]
    house.session.calls.clear()
    await asyncio.gather(*map(house.feed, presses))
    wanted = [name for press in presses for name in ("editMessageText", press["callback_query"]["id"])]
    assert [call.form.get("callback_query_id", call.method) for call in house.session.calls] == wanted


async def test_chats_are_answered_side_by_side(house: House) -> None:
    free = house.session.hold("sendMessage")
    people = [house.person(number) for number in range(1, 51)]
    feeding = [asyncio.ensure_future(house.feed(person.writes("/start"))) for person in people]
    await house.session.waiting["sendMessage"].wait()
    await settle()
    house.session._held.clear()
    late = house.person(99)
    await late.say("/help")
    assert late.screen.buttons
    assert not any(task.done() for task in feeding)
    free.set()
    await asyncio.gather(*feeding)
    assert all(person.screen.buttons for person in people)


async def test_not_more_at_once_than_there_is_room_for(edition: Edition) -> None:
    house = build_house(edition)
    house.session.hold("sendMessage").clear()
    people = [house.person(number) for number in range(1, AT_ONCE + 31)]
    feeding = [asyncio.ensure_future(house.feed(person.writes("/start"))) for person in people]
    await settle()
    assert house.inbox._room.locked()
    house.session._held.pop("sendMessage").set()
    await asyncio.gather(*feeding)
    assert all(person.screen.buttons for person in people)


async def test_an_update_that_hangs_is_given_up_and_the_next_goes_on(
    edition: Edition, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    choices = KeptChoices()
    choices.hangs = True
    house = build_house(edition, choices, seconds=0.05)
    person = house.person()
    caplog.set_level(logging.ERROR)
    async with asyncio.timeout(30):
        await asyncio.gather(person.say("/help"), person.say(_danger(edition)))
    assert said(library, phrases.EMERGENCY_TITLE) in person.screen.text
    assert [record.getMessage() for record in caplog.records] == ["an update took longer than 0.05 s and was given up"]


def _danger(edition: Edition) -> str:
    item = next(item for item in edition.library.content.phrasings if item.id == "emergency")
    return item.phrases["ky"][0]


async def test_one_that_hangs_does_not_hold_up_other_chats(edition: Edition, library: Library) -> None:
    choices = KeptChoices()
    house = build_house(edition, choices, seconds=60)
    one, two = house.person(1), house.person(2)
    await two.say("/start")
    choices.hangs = True
    hanging = asyncio.ensure_future(one.say("/help"))
    await settle()
    await two.press("1kyRU0_t_unpaid-wages")
    assert title(library, "unpaid-wages") in two.screen.text
    hanging.cancel()
    await asyncio.gather(hanging, return_exceptions=True)


async def test_when_it_finishes_it_waits_and_takes_no_more(house: House, aida: Person) -> None:
    free = house.session.hold("sendMessage")
    feeding = asyncio.ensure_future(aida.say("/start"))
    await house.session.waiting["sendMessage"].wait()
    finishing = asyncio.ensure_future(house.inbox.finish())
    await settle()
    assert not finishing.done()
    with pytest.raises(InboxClosedError):
        await aida.say("/help")
    free.set()
    await asyncio.gather(finishing, feeding)
    assert aida.screen.buttons


async def test_nothing_is_left_of_ten_thousand_chats(edition: Edition) -> None:
    house = build_house(edition)
    house.session.keeps_calls = False
    for number in range(1, 10_001):
        await house.feed(_shortest(number))
    assert house.inbox.throttle.lanes.busy == 0
    assert house.inbox._working == {}


def _shortest(number: int) -> JSON:
    """An update of another chat each time that needs no answer: a message that Telegram itself writes."""
    chat = {"id": number, "type": "private"}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": chat, "new_chat_title": "x"}}


async def test_what_belongs_to_no_chat_or_a_strange_one(house: House, aida: Person) -> None:
    strange: list[Any] = [{"chat": None}, {"chat": {"id": "x"}}, {"chat": {}}, None, 5]
    for number, message in enumerate(strange, 10_000_000):
        await house.feed({"update_id": number, "message": message})
    await aida.say("/help")
    assert aida.screen.buttons
    assert house.inbox.throttle.lanes.busy == 0
