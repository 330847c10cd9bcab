"""What people send besides words: an answer to each that says what to do instead."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core import phrases
from bot.core.library import Library
from tests.telegram.house import House, Person
from tests.telegram.samples import KINDS, LONDON, SERVICE, SIZED
from tests.telegram.words import has_number, said


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
async def test_it_says_kindly_that_it_cannot_read_this(
    house: House, library: Library, kind: str, language: str
) -> None:
    content, phrase = KINDS[kind]
    person = house.person(language=language)
    await person.say(**content)
    assert said(library, phrase, language) in person.screen.text
    labels = " ".join(button.label for button in person.screen.buttons)
    assert said(library, phrases.ASK_BUTTON, language) in labels
    assert said(library, phrases.WHO_CAN_HELP, language) in labels


@pytest.mark.parametrize("kind", ["photo", "video", "document", "voice"])
async def test_a_caption_is_read_like_words(house: House, library: Library, kind: str) -> None:
    person = house.person(language="ru")
    await person.say(**KINDS[kind][0], caption="qzxw vbnm")
    assert said(library, phrases.TYPED_NOT_UNDERSTOOD, "ru") in person.screen.text


@pytest.mark.parametrize("kind", SERVICE)
async def test_what_telegram_says_itself_is_not_answered(house: House, aida: Person, kind: str) -> None:
    await aida.say(**SERVICE[kind])
    assert house.session.calls == []


async def test_a_location_shows_the_nearest_and_goes_no_further(house: House, library: Library) -> None:
    person = house.person(language="ru")
    await person.say(location={"latitude": 55.7558, "longitude": 37.6173})
    assert said(library, phrases.LOCATION_NEAREST, "ru") in person.screen.text
    assert said(library, phrases.LOCATION_GONE, "ru") in person.screen.text
    assert has_number(person.screen)
    assert "55.75" not in repr(house.session.calls)


@pytest.mark.parametrize("place", [(90, 180), (-90, -180), (0, 0), (89.9999, 179.9999)])
async def test_a_location_at_the_end_of_the_world(house: House, library: Library, place: tuple[float, float]) -> None:
    person = house.person(language="en")
    await person.say(location={"latitude": place[0], "longitude": place[1]})
    assert said(library, phrases.LOCATION_GONE, "en") in person.screen.text


async def test_a_venue_is_a_location_too(house: House, library: Library) -> None:
    person = house.person(language="en")
    venue: Any = {"location": LONDON, "title": "x", "address": "y"}
    await person.say(venue=venue, location=LONDON)
    assert said(library, phrases.LOCATION_GONE, "en") in person.screen.text


async def test_an_answer_to_what_was_sent_is_one_new_message(house: House, aida: Person) -> None:
    await aida.say("/start")
    await aida.say(sticker={**SIZED, "type": "regular", "is_animated": True, "is_video": False})
    assert [message.from_bot for message in aida.sees] == [False, True, False, True]
    assert [call.method for call in house.session.calls] == ["sendMessage", "sendMessage"]
