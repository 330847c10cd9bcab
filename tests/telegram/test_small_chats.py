"""Chats are kept small: one screen stands, and of what was asked about something sensitive nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.core import markup, phrases
from bot.core.library import Library
from bot.core.page import Screen
from bot.core.reply import Reply
from bot.telegram.turn import Turn
from tests.telegram.chats import Message
from tests.telegram.failures import Failure, no_network, refused, too_many
from tests.telegram.house import House, Person
from tests.telegram.samples import SIZED
from tests.telegram.words import said, title

PUBLIC = "айлыгымды бербей жатышат"
CAREFUL = "паспортумду алып койду"
DANGER = "мени өлтүрөм деп жатат"
SECRET = "1kyRU0_t_hiv-care"


def _screens(person: Person) -> list[Message]:
    return [message for message in person.sees if message.from_bot and message.kind == "text"]


def _theirs(person: Person) -> list[str]:
    return [message.text for message in person.sees if not message.from_bot]


@pytest.mark.parametrize("text", [PUBLIC, CAREFUL, DANGER, "/help", "/start", "15.11.2026"])
async def test_a_new_screen_takes_the_place_of_the_one_before(aida: Person, text: str) -> None:
    await aida.say("/start")
    before = aida.screen
    await aida.say(text)
    assert before not in aida.sees
    assert len(_screens(aida)) == 1


STICKER: dict[str, object] = {"sticker": {**SIZED, "type": "regular", "is_animated": False, "is_video": False}}


@pytest.mark.parametrize("content", [{"text": "фыва олдж"}, STICKER], ids=["not understood", "not read"])
async def test_what_helps_with_nothing_takes_no_numbers_away(aida: Person, content: dict[str, Any]) -> None:
    """Who is in danger and sends a voice message keeps the numbers; such answers do not pile up either."""
    await aida.say(DANGER)
    help_now = aida.screen
    for _ in range(3):
        await aida.say(**content)
        assert help_now in aida.sees
        assert len(_screens(aida)) == 2
    await aida.say(PUBLIC)
    assert help_now not in aida.sees
    assert len(_screens(aida)) == 1


async def test_a_way_out_of_what_was_not_understood_takes_both_places(aida: Person, library: Library) -> None:
    await aida.say(DANGER)
    await aida.say("фыва олдж")
    await aida.press(SECRET)
    assert [title(library, "hiv-care") in message.text for message in aida.sees] == [True]


async def test_the_answer_stands_before_anything_goes(house: House, aida: Person) -> None:
    await aida.say("/start")
    house.session.calls.clear()
    await aida.say(CAREFUL)
    assert [call.method for call in house.session.calls] == ["sendMessage", "deleteMessages"]


@pytest.mark.parametrize(("text", "left"), [(PUBLIC, [PUBLIC]), (CAREFUL, []), (DANGER, [])])
async def test_a_question_goes_when_a_sensitive_answer_stands(aida: Person, text: str, left: list[str]) -> None:
    await aida.say(text)
    assert _theirs(aida) == left
    assert len(aida.sees) == 1 + len(left)


async def test_a_question_goes_when_its_answer_comes_by_a_button(aida: Person, library: Library) -> None:
    """«Do you mean one of these?» names what may be meant; so does what was asked."""
    await aida.say(PUBLIC)
    await aida.press(SECRET)
    assert aida.screen.html.startswith(f"<b>{title(library, 'hiv-care')}")
    assert _theirs(aida) == []


async def test_choices_are_as_sensitive_as_what_they_name(aida: Person, library: Library) -> None:
    await aida.say("вич")
    assert said(library, phrases.TYPED_UNSURE) in aida.screen.text
    assert aida.screen.quiet
    aida.button(said(library, phrases.HIDE_BUTTON))
    assert _theirs(aida) == []


async def test_the_question_before_a_sensitive_answer_is_as_sensitive(aida: Person, library: Library) -> None:
    """In Kyrgyzstan the passport is asked first."""
    await aida.press("1kyKG0_m", await _first(aida))
    await aida.say("Кыргызстанда паспортумду алып койду")
    assert said(library, phrases.PASSPORT_QUESTION) in aida.screen.text
    aida.button(said(library, phrases.HIDE_BUTTON))
    assert _theirs(aida) == []


async def _first(person: Person) -> Message:
    await person.say("/start")
    return person.screen


async def test_what_stands_beside_a_screen_stays(aida: Person) -> None:
    await aida.say("/start")
    await aida.press("1kyRU0_j_kg-adilet")
    await aida.say(PUBLIC)
    assert [message.kind for message in aida.sees if message.from_bot] == ["contact", "text"]


async def test_a_screen_too_old_to_be_deleted_points_to_the_new_one(house: House, aida: Person) -> None:
    await aida.say("/start")
    old = aida.screen
    house.clock.advance(timedelta(hours=72))
    await aida.press(SECRET, old)
    await aida.say(PUBLIC)
    assert (old.text, old.buttons) == ("⬇️", [])
    house.session.calls.clear()
    await aida.say(PUBLIC)
    assert [call.method for call in house.session.calls] == ["sendMessage", "deleteMessages"], "asked for once"


@pytest.mark.parametrize("failure", [[refused("something new")], [no_network()] * 5, [too_many(3600)]])
async def test_what_could_not_be_deleted_is_deleted_the_next_time(
    house: House, aida: Person, library: Library, failure: list[Failure]
) -> None:
    """Nobody reads an apology for it; the answer stands."""
    await aida.say("/start")
    house.session.fail(*failure, on="deleteMessages")
    await aida.say(CAREFUL)
    assert len(_screens(aida)) == 2
    assert said(library, phrases.FAILED) not in aida.screen.text
    await aida.say(CAREFUL)
    assert len(aida.sees) == 1


async def test_of_a_long_conversation_one_message_is_left(aida: Person) -> None:
    await aida.say("/start")
    for text in (CAREFUL, DANGER, PUBLIC, "вич", CAREFUL) * 10:
        await aida.say(text)
        await aida.press(SECRET)
    assert [message.from_bot for message in aida.sees] == [True]


async def test_a_long_text_in_parts_is_one_screen(house: House, aida: Person) -> None:
    long = Screen(markup.escape("сөз " * 3000), (), "ky")
    for _ in range(2):
        await house.replier.give(Turn(aida.chat_id, private=True, client_language="ky"), Reply(long))
    assert len(_screens(aida)) == 3
