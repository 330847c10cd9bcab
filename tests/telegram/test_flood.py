"""One person's flood: answered, bounded, and at nobody else's cost; danger is never held back."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.telegram.backlog import MANY
from bot.telegram.inbox import AT_ONCE
from bot.telegram.lanes import ALLOWANCE, EMERGENCY_SECONDS, Lanes
from bot.telegram.polling import Poller
from tests.telegram.chats import JSON
from tests.telegram.failures import no_network, too_many
from tests.telegram.fakes import KeptChoices
from tests.telegram.house import House, Person, answered_once, build_house
from tests.telegram.timer import FakeTimer
from tests.telegram.waiting import settle, until
from tests.telegram.words import said

MENU = "1kyRU0_m"
SOS = "1kyRU0_e"
FLOOD = 2000
OTHERS = 50
MOST_BEFORE = 5 * ALLOWANCE
"""Calls for the flooder, over the whole flood, before somebody else's: a screen, an answer, what goes, and a bit."""


@pytest.fixture
def timer() -> FakeTimer:
    return FakeTimer()


@pytest.fixture
async def flooded(edition: Edition, timer: FakeTimer) -> House:
    return build_house(edition, lanes=Lanes(lambda: timer))


def all_at_once(house: House, updates: Iterable[JSON]) -> asyncio.Future[list[bytes | None]]:
    return asyncio.gather(*map(house.feed, updates))


async def idle(house: House, timer: FakeTimer) -> None:
    """Let the time pass until all is answered."""
    for _ in range(1000):
        await settle()
        if not house.inbox.working:
            return
        timer.advance(0.5)
    raise AssertionError("something is never answered")


def many(person: Person, number: int) -> list[JSON]:
    """Presses and words of all kinds, as quick as a machine."""
    tokens = ("1kyRU0_m", "1kyKZ0_m", "1kyRU0_t_unpaid-wages", "1kyRU0_h")
    texts = ("айлык бербей жатат", "/help", "паспорт")

    def one(turn: int) -> JSON:
        return person.writes(texts[turn % 3]) if turn % 4 == 3 else person.presses(tokens[turn % 4])

    return [person.writes("/start"), *map(one, range(number - 1))]


async def poll_among(house: House, timer: FakeTimer, flood: int = FLOOD) -> list[int]:
    """A flood, and persons in the midst of it, by polling; how many calls for the flooder came before each one's."""
    flooder, others = house.person(1), [house.person(number) for number in range(1001, 1001 + OTHERS)]
    await flooder.say("/start")
    updates = many(flooder, flood)
    for place, person in enumerate(others):
        updates.insert(place * flood // OTHERS, person.writes("/start"))
    base = updates[-1]["update_id"]
    house.api.pending(*({**update, "update_id": base + number} for number, update in enumerate(updates)))
    house.session.calls.clear()
    stop = asyncio.Event()
    polling = asyncio.ensure_future(Poller(house.bot, house.feed, house.pauses).run(stop))
    while not all(person.chat.messages and any(message.from_bot for message in person.sees) for person in others):
        await settle()
    before, found = 0, []
    for call in house.session.calls:
        if call.method == "sendMessage" and call.chat_id != 1:
            found.append(before)
        before += call.method != "getUpdates" and call.chat_id in {1, None}
    stop.set()
    while not polling.done():
        timer.advance(0.5)
        await settle()
    assert len(found) == OTHERS
    return found


async def test_nobody_waits_behind_a_flood(flooded: House, timer: FakeTimer) -> None:
    before = await poll_among(flooded, timer)
    assert before[-1] <= MOST_BEFORE


async def test_without_folding_everybody_would_wait(edition: Edition, timer: FakeTimer) -> None:
    house = build_house(edition, lanes=Lanes(lambda: timer, allowance=FLOOD))
    before = await poll_among(house, timer, FLOOD // 4)
    assert before[-1] > 2 * MOST_BEFORE


@pytest.mark.parametrize("number", [3, MANY + 1])
async def test_who_is_quick_is_answered_each_time(flooded: House, number: int) -> None:
    person = flooded.person()
    await person.say("/start")
    presses = [person.presses(MENU if turn % 2 else "1kyRU0_h") for turn in range(number - 1)]
    flooded.session.calls.clear()
    await all_at_once(flooded, presses)
    wanted = [name for press in presses for name in ("editMessageText", press["callback_query"]["id"])]
    assert [call.form.get("callback_query_id", call.method) for call in flooded.session.calls] == wanted


async def test_of_many_the_newest_is_answered_whole_and_each_press_once(
    flooded: House, timer: FakeTimer, library: Library
) -> None:
    person = flooded.person()
    await person.say("/start")
    flooded.session.calls.clear()
    presses = [person.presses(("1kyRU0_m", "1kyKZ0_m")[turn % 2]) for turn in range(500)]
    feeding = all_at_once(flooded, [*presses, person.presses("1kyRU0_t_unpaid-wages")])
    await idle(flooded, timer)
    await feeding
    assert all(answered_once(flooded, press["callback_query"]["id"]) for press in presses)
    assert library.topics["unpaid-wages"].id in json.dumps(person.screen.markup)
    assert len(flooded.session.of("editMessageText", "sendMessage")) < ALLOWANCE


async def test_a_folded_press_costs_no_call_by_webhook(edition: Edition, timer: FakeTimer) -> None:
    house = build_house(edition, answers_in_response=True, lanes=Lanes(lambda: timer))
    person = house.person()
    await person.say("/start")
    presses = [person.presses(MENU) for _ in range(200)]
    responses = all_at_once(house, presses)
    await idle(house, timer)
    asked = [json.loads(response or b"{}") for response in await responses]
    assert [call["callback_query_id"] for call in asked] == [press["callback_query"]["id"] for press in presses]
    assert house.session.of("answerCallbackQuery") == []


async def test_where_telegram_has_too_much_buttons_stop_waiting_by_themselves(
    flooded: House, timer: FakeTimer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    person = flooded.person()
    await person.say("/start")
    free = flooded.session.hold("editMessageText")
    flooded.session.fail(no_network(), too_many(3), on="answerCallbackQuery")
    feeding = all_at_once(flooded, [person.presses(MENU) for _ in range(100)])
    await until(lambda: len(flooded.session.of("answerCallbackQuery")) >= 2)
    await settle()
    assert len(flooded.session.of("answerCallbackQuery")) == 2
    free.set()
    flooded.session._held.clear()
    await idle(flooded, timer)
    await feeding
    assert caplog.records == []
    assert person.screen.buttons


@pytest.mark.parametrize("kind", ["words", "number", "caption", "button", "link"])
async def test_danger_comes_first_and_whole(
    flooded: House, timer: FakeTimer, edition: Edition, library: Library, kind: str
) -> None:
    person = flooded.person()
    await person.say("/start")
    before = [person.presses(MENU) for _ in range(300)]
    after = [person.writes("паспорт") for _ in range(300)]
    update = {
        "words": lambda: person.writes(danger(edition)),
        "number": lambda: person.writes("112"),
        "caption": lambda: person.writes(photo=[{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}],
                                         caption=danger(edition)),
        "button": lambda: person.presses(SOS),
        "link": lambda: person.writes(f"/start {SOS}"),
    }[kind]()  # fmt: skip
    flooded.session.calls.clear()
    feeding = all_at_once(flooded, [*before, update, *after])
    await until(lambda: len(flooded.session.of("editMessageText", "sendMessage")) >= 1)
    title = said(library, phrases.EMERGENCY_TITLE)
    assert title in flooded.session.of("editMessageText", "sendMessage")[0].form["text"]
    await idle(flooded, timer)
    await feeding


def danger(edition: Edition) -> str:
    item = next(item for item in edition.library.content.phrasings if item.id == "emergency")
    return item.phrases["ky"][0]


async def test_many_emergencies_are_answered_first_and_stand_last(
    flooded: House, timer: FakeTimer, edition: Edition, library: Library
) -> None:
    person = flooded.person()
    flood = [person.writes("паспорт") for _ in range(100)]
    for place in range(0, 100, 10):
        flood.insert(place, person.writes(danger(edition)))
    feeding = all_at_once(flooded, flood)
    title = said(library, phrases.EMERGENCY_TITLE)
    await until(lambda: bool(flooded.session.of("sendMessage")))
    assert title in flooded.session.of("sendMessage")[0].form["text"]
    await idle(flooded, timer)
    await feeding
    assert title in person.screen.text


async def test_a_flood_of_emergencies_is_bounded_and_the_newest_stands(
    flooded: House, timer: FakeTimer, edition: Edition, library: Library
) -> None:
    person = flooded.person()
    feeding = all_at_once(flooded, [person.writes(danger(edition)) for _ in range(500)])
    await idle(flooded, timer)
    await feeding
    assert 1 <= len(flooded.session.of("sendMessage")) <= 3
    assert said(library, phrases.EMERGENCY_TITLE) in person.screen.text


async def test_danger_does_not_wait_for_what_hangs_in_its_own_chat(
    edition: Edition, timer: FakeTimer, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    choices = KeptChoices()
    choices.hangs = True
    house = build_house(edition, choices, lanes=Lanes(lambda: timer))
    person = house.person()
    hanging = asyncio.ensure_future(person.say("/help"))
    await settle()
    urgent = asyncio.ensure_future(person.say(danger(edition)))
    await settle()
    assert not person.chat.messages or not any(message.from_bot for message in person.sees)
    timer.advance(EMERGENCY_SECONDS)
    await asyncio.gather(urgent, hanging)
    assert said(library, phrases.EMERGENCY_TITLE) in person.screen.text
    assert "an update was given up for an emergency in its chat" in caplog.messages


async def test_danger_does_not_wait_for_room(edition: Edition, library: Library) -> None:
    choices = KeptChoices()
    choices.hangs = True
    house = build_house(edition, choices)
    hanging = all_at_once(house, [house.person(number).writes("/help") for number in range(1, AT_ONCE + 31)])
    await settle()
    assert house.inbox._room.locked()
    person = house.person(9999)
    await person.say(danger(edition))
    assert said(library, phrases.EMERGENCY_TITLE) in person.screen.text
    hanging.cancel()
    await asyncio.gather(hanging, return_exceptions=True)


@pytest.mark.parametrize("way", ["command", "button"])
async def test_what_changes_something_is_never_folded_into_what_does_not(
    edition: Edition, timer: FakeTimer, way: str
) -> None:
    choices = KeptChoices()
    house = build_house(edition, choices, lanes=Lanes(lambda: timer))
    person = house.person()
    await person.say("/start")
    await person.press("1kyRU0_k")
    assert choices.choices
    change = person.writes("/forget") if way == "command" else person.presses("1kyRU0_f")
    feeding = all_at_once(house, [change, *(person.presses(MENU) for _ in range(200))])
    await idle(house, timer)
    await feeding
    assert not choices.choices


async def test_members_of_a_group_do_not_share_a_turn(flooded: House, timer: FakeTimer) -> None:
    group = flooded.group()
    loud, quiet = flooded.person(1).in_group(group), flooded.person(2).in_group(group)
    words = "@ukuk_test_bot паспорт"
    free = flooded.session.hold("sendMessage")
    feeding = all_at_once(flooded, [*(loud.writes(words) for _ in range(300)), quiet.writes(words)])
    await settle()
    assert flooded.inbox.throttle.lanes.busy == 2, "of each the newest"
    free.set()
    flooded.session._held.clear()
    await idle(flooded, timer)
    await feeding
    assert len(flooded.session.of("sendMessage")) <= 6


async def test_of_many_letters_typed_elsewhere_the_last_counts(flooded: House, timer: FakeTimer) -> None:
    person = flooded.person()
    free = flooded.session.hold("answerInlineQuery")
    asking = [asyncio.ensure_future(person.asks("паспорт"[: 1 + turn % 7])) for turn in range(200)]
    await settle()
    free.set()
    flooded.session._held.clear()
    await idle(flooded, timer)
    ended = await asyncio.gather(*asking, return_exceptions=True)
    assert not isinstance(ended[-1], BaseException)
    assert len(flooded.session.of("answerInlineQuery")) == 1
