"""Every press is answered exactly once, whatever it is and whatever happens."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.routes import CalendarPlace, Hide, MapPin, Menu, TopicPlace, Visitor, token
from tests.telegram.edition import with_a_pin
from tests.telegram.failures import Failure, forbidden, lost_answer, no_network, refused, server_error, too_many
from tests.telegram.house import House, Person, answered_once, build_house
from tests.telegram.recording import methods
from tests.telegram.updates import press_update
from tests.telegram.words import said, title

MENU = token(Visitor("ky", "RU"), Menu())
TOPIC = token(Visitor("ky", "RU"), TopicPlace("unpaid-wages"))


@pytest.fixture
async def person(aida: Person) -> Person:
    await aida.say("/start")
    await aida.press(MENU)
    aida.house.session.calls.clear()
    return aida


async def test_a_press_edits_the_message(house: House, person: Person, library: Library) -> None:
    assert answered_once(house, await person.press(TOPIC))
    assert title(library, "unpaid-wages") in person.screen.text
    assert methods(house.session.calls) == ["editMessageText", "answerCallbackQuery"]
    assert len([message for message in person.sees if message.from_bot]) == 1


async def test_without_data(house: House, person: Person, library: Library) -> None:
    update = person.presses(None, game_short_name="x")
    await house.feed(update)
    assert answered_once(house, update["callback_query"]["id"])
    assert said(library, phrases.STALE) in person.screen.text


async def test_the_same_button_twice(house: House, person: Person) -> None:
    before = person.screen.text
    for _ in range(2):
        assert answered_once(house, await person.press(MENU))
    assert person.screen.text == before
    assert {call.words for call in house.session.of("editMessageText")} != {""}
    assert house.session.of("sendMessage") == []


async def test_a_message_that_is_gone_is_sent_anew(house: House, person: Person, library: Library) -> None:
    old = person.screen
    del person.chat.messages[old.id]
    assert answered_once(house, await person.press(TOPIC, old))
    assert person.screen.id > old.id
    assert title(library, "unpaid-wages") in person.screen.text


async def test_an_inaccessible_message(house: House, person: Person, library: Library) -> None:
    """Telegram tells only where and which: date 0, no text."""
    update = person.presses(TOPIC)
    message = update["callback_query"]["message"]
    update["callback_query"]["message"] = {"message_id": message["message_id"], "date": 0, "chat": message["chat"]}
    await house.feed(update)
    assert answered_once(house, update["callback_query"]["id"])
    assert methods(house.session.calls) == ["sendMessage", "answerCallbackQuery", "deleteMessages"]
    assert title(library, "unpaid-wages") in person.screen.text


@pytest.mark.parametrize("data", [TOPIC, token(Visitor("ky"), Hide()), "junk", None])
async def test_a_press_under_an_inline_message(house: House, person: Person, data: str | None) -> None:
    """There is no chat to answer in: the press is answered, nothing is sent."""
    house.api.open_queries.add("i1")
    await house.feed(press_update("i1", person.sender, None, data, inline_message_id="AAA"))
    assert answered_once(house, "i1")
    assert methods(house.session.calls) == ["answerCallbackQuery"]


async def test_keeping_from_an_inline_message_keeps_nothing(edition: Edition) -> None:
    pinned, contact = with_a_pin(edition)
    house = build_house(pinned)
    for data in ("1kyRU0_k", "1kyRU0_f", f"1kyRU0_v_{contact}"):
        house.api.open_queries.add(data)
        await house.feed(press_update(data, house.person().sender, None, data, inline_message_id="AAA"))
        assert answered_once(house, data)
    assert set(methods(house.session.calls)) == {"answerCallbackQuery"}


@pytest.mark.parametrize(
    ("failure", "method"),
    [
        (forbidden(), "editMessageText"),
        (refused("message can't be edited"), "editMessageText"),
        (refused("MESSAGE_ID_INVALID"), "editMessageText"),
        (refused("there is no text in the message to edit"), "editMessageText"),
        (refused("chat not found"), "editMessageText"),
        (refused("something new"), "editMessageText"),
        (server_error(500), "editMessageText"),
        (no_network(), "editMessageText"),
        (lost_answer(), "editMessageText"),
        (too_many(3), "editMessageText"),
        (too_many(3600), "editMessageText"),
        (refused("query is too old and response timeout expired or query ID is invalid"), "answerCallbackQuery"),
        (lost_answer(), "answerCallbackQuery"),
    ],
)
async def test_answered_once_whatever_fails(house: House, person: Person, failure: Failure, method: str) -> None:
    house.session.fail(failure, on=method)
    query = await person.press(TOPIC)
    taken = [call for call in house.session.of("answerCallbackQuery") if call.status == 200]
    assert len(taken) <= 1
    assert house.api.answered[query] >= 1 or method == "answerCallbackQuery"
    assert len(house.session.of("answerCallbackQuery")) <= (2 if failure.done else 1)


async def test_a_person_who_blocked_the_bot(house: House, person: Person) -> None:
    person.chat.closed = True
    assert answered_once(house, await person.press(TOPIC))
    await person.say("/help")
    assert {call.status for call in house.session.of("sendMessage", "editMessageText")} == {403}
    assert len(house.session.of("sendMessage", "editMessageText")) == 2


async def _pinned(edition: Edition) -> tuple[Person, str]:
    """Somebody at a menu, and the button of a contact with a known point on the map."""
    pinned, contact = with_a_pin(edition)
    made = build_house(pinned).person()
    await made.say("/start")
    return made, token(Visitor("ky", "RU"), MapPin(contact))


async def test_the_map_sends_a_pin_and_says_so(edition: Edition, library: Library) -> None:
    person, pin = await _pinned(edition)
    before = person.screen
    assert answered_once(person.house, await person.press(pin))
    assert [message.kind for message in person.sees if message.from_bot] == ["text", "venue"]
    assert person.sees[-2] is before
    assert person.sees[-1].quiet
    assert person.house.api.toasts[-1] == said(library, phrases.MAP_SENT)


async def test_no_pin_where_no_point_is_known(house: House, person: Person, library: Library) -> None:
    nowhere = next(c.id for c in library.contacts.values() if c.location is None or not c.location.pin)
    assert answered_once(house, await person.press(token(Visitor("ky", "RU"), MapPin(nowhere))))
    assert methods(house.session.calls) == ["answerCallbackQuery"]
    assert house.api.toasts[-1] == said(library, phrases.MAP_NONE)


async def test_a_pin_for_somebody_who_blocked_the_bot(edition: Edition) -> None:
    person, pin = await _pinned(edition)
    person.chat.closed = True
    assert answered_once(person.house, await person.press(pin))


async def test_old_buttons_work_after_a_restart(edition: Edition, library: Library) -> None:
    """Nothing is kept between presses but what the button says."""
    first = build_house(edition)
    person = first.person()
    await person.say("/start")
    message = person.screen
    second = build_house(edition, after=first)
    again = second.person()
    assert answered_once(second, await again.press(TOPIC, message))
    assert title(library, "unpaid-wages") in message.text


async def test_a_calendar_file_comes_beside_the_screen_and_quietly(edition: Edition, library: Library) -> None:
    rule = next(
        item for item in library.content.deadlines if item.fact and library.facts[item.fact].confidence == "high"
    )
    person = build_house(edition).person()
    await person.say("/start")
    before = person.screen
    visitor = Visitor("ky", rule.country, "other" if rule.audience == "foreigner-in-kg" else "kg")
    day = f"{person.house.clock.now():%Y%m%d}"
    assert answered_once(person.house, await person.press(token(visitor, CalendarPlace(rule.id, day))))
    assert [message.kind for message in person.sees if message.from_bot] == ["text", "document"]
    assert person.sees[-2] is before
    assert person.sees[-1].quiet
    assert person.house.api.toasts[-1] == said(library, phrases.DEADLINE_FILE_SENT)
    person.chat.closed = True
    assert answered_once(person.house, await person.press(token(visitor, CalendarPlace(rule.id, day))))
