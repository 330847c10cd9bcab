"""/hide and its button, judged by what is left in the chat."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from bot.core.routes import Hide, TopicPlace, Visitor, token
from bot.telegram.cleaner import DELETED_AT_ONCE
from bot.telegram.trace import MESSAGES_A_CHAT
from tests.telegram.edition import with_a_pin
from tests.telegram.failures import no_network
from tests.telegram.fakes import NotedCounts
from tests.telegram.house import House, Person, build_house
from tests.telegram.words import said

HIDE = token(Visitor("ky", "RU"), Hide())
SECRET = token(Visitor("ky", "RU"), TopicPlace("trafficking-help"))


QUESTION = "айлыгымды бербей жатышат"
"""A question about a public topic stays in the chat; about others it is deleted with the answer already."""


async def _talk(person: Person, turns: int = 3) -> None:
    """A conversation of several messages, on its way to what nobody must see."""
    await person.say("/start")
    for _ in range(turns):
        await person.say(QUESTION)


def _harmless(person: Person, library: Library) -> bool:
    """Whether all that is left is one message that says the day, and what can't be removed."""
    words = (phrases.HIDE_WISH, phrases.HIDE_LEFT)
    return len(person.sees) == 1 and all(said(library, phrase) in person.screen.text for phrase in words)


async def test_the_button_leaves_one_harmless_message(house: House, aida: Person, library: Library) -> None:
    await _talk(aida)
    assert [message.from_bot for message in aida.sees] == [False] * 4 + [True]
    query = await aida.press(HIDE)
    assert _harmless(aida, library)
    assert house.api.answered[query] == 1


async def test_the_harmless_screen_is_seen_before_the_rest_goes(house: House, aida: Person) -> None:
    await _talk(aida)
    house.session.calls.clear()
    await aida.press(HIDE)
    assert [call.method for call in house.session.calls] == [
        "editMessageText",
        "answerCallbackQuery",
        "deleteMessages",
    ]


async def test_the_button_under_an_older_message(house: House, aida: Person, library: Library) -> None:
    await aida.say("/start")
    oldest = aida.screen
    house.session.fail(no_network(), no_network(), no_network(), no_network(), no_network(), on="deleteMessages")
    await aida.say(QUESTION)
    assert oldest in aida.sees, "what could not be deleted then is deleted now"
    await aida.press(HIDE, oldest)
    assert aida.sees == [oldest]
    assert _harmless(aida, library)


async def test_the_command_goes_too(aida: Person, library: Library) -> None:
    await _talk(aida)
    await aida.say("/hide")
    assert _harmless(aida, library)


async def test_the_command_as_the_first_word(aida: Person, library: Library) -> None:
    await aida.say("/hide")
    assert _harmless(aida, library)


async def test_everything_that_was_sent_goes(edition: Edition, library: Library) -> None:
    """Commands, voice, pictures, places and pins, too."""
    pinned, contact = with_a_pin(edition)
    aida = build_house(pinned).person()
    await aida.say("/start")
    await aida.say(voice={"file_id": "x", "file_unique_id": "y", "duration": 1})
    await aida.say(location={"latitude": 55.7, "longitude": 37.6})
    await aida.press(f"1kyRU0_v_{contact}")
    await aida.press("1kyRU0_j_kg-adilet")
    assert [message.kind for message in aida.sees if message.from_bot][-2:] == ["venue", "contact"]
    await aida.say("/hide")
    assert _harmless(aida, library)


async def test_hiding_twice(aida: Person, library: Library) -> None:
    await _talk(aida)
    await aida.press(HIDE)
    await aida.press(HIDE)
    assert _harmless(aida, library)
    await aida.say("/hide")
    assert _harmless(aida, library)


async def test_other_chats_are_not_touched(edition: Edition, library: Library) -> None:
    """Ids of messages are shared by all private chats; each chat loses its own alone."""
    house = build_house(edition)
    people = [house.person(number) for number in range(1, 6)]
    for _ in range(4):
        for person in people:
            await person.say(QUESTION)
    before = {person.chat_id: list(person.chat.messages) for person in people}
    await people[2].press(HIDE)
    assert _harmless(people[2], library)
    for person in people:
        if person is not people[2]:
            assert list(person.chat.messages) == before[person.chat_id]
    assert house.session.of("deleteMessages")[-1].chat_id == 3


async def test_more_than_a_hundred_go_in_batches(house: House, aida: Person, library: Library) -> None:
    await _talk(aida, turns=130)
    assert DELETED_AT_ONCE < len(aida.sees) <= MESSAGES_A_CHAT
    house.session.calls.clear()
    await aida.say("/hide")
    assert _harmless(aida, library)
    assert len(house.session.of("deleteMessages")) == 2


async def test_messages_that_the_person_deleted_are_no_obstacle(aida: Person, library: Library) -> None:
    await _talk(aida)
    for message in aida.sees[:-1:2]:
        del aida.chat.messages[message.id]
    await aida.press(HIDE)
    assert _harmless(aida, library)


async def test_what_is_older_than_two_days_is_not_asked_for(house: House, aida: Person, library: Library) -> None:
    """Telegram would not delete it, and would refuse the younger ones with it."""
    await _talk(aida, turns=1)
    old = len(aida.sees)
    house.clock.advance(timedelta(hours=49))
    await aida.say(QUESTION)
    house.session.calls.clear()
    await aida.say("/hide")
    assert len(aida.sees) == old + 1
    assert said(library, phrases.HIDE_LEFT) in aida.screen.text
    assert [call.status for call in house.session.of("deleteMessages")] == [200]


async def test_hiding_is_not_counted(edition: Edition) -> None:
    counts = NotedCounts()
    person = build_house(edition, None, counts).person()
    await _talk(person)
    before = len(counts.counts)
    await person.press(HIDE)
    await person.say("/hide")
    assert len(counts.counts) == before


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
async def test_the_screen_has_no_word_of_what_the_bot_is_for(house: House, library: Library, language: str) -> None:
    person = house.person(language=language)
    await person.say("/hide")
    shown = f"{person.screen.text} {' '.join(button.label for button in person.screen.buttons)}"
    assert "🆘" not in shown
    assert "Ukuk" not in shown
    for topic in library.topics:
        assert library.say(f"topic.{topic}.title", language).text not in shown
    assert not any(character in shown for character in "📞🔒🛡")


async def test_next_leads_back(aida: Person, library: Library) -> None:
    await aida.say("/hide")
    await aida.tap(said(library, phrases.HIDE_NEXT))
    assert "Ukuk" in aida.screen.text


async def test_hide_where_the_person_blocked_the_bot(house: House, aida: Person) -> None:
    await _talk(aida)
    aida.chat.closed = True
    query = await aida.press(HIDE)
    assert house.api.answered[query] == 1


async def test_the_harmless_screen_makes_no_sound(aida: Person) -> None:
    await aida.say("/hide")
    assert aida.screen.quiet


async def test_another_replica_turns_the_pressed_message_alone(edition: Edition, library: Library) -> None:
    """It knows of no other message: the line on the screen says that some may stay, and how to delete the chat."""
    first = build_house(edition)
    await _talk(first.person(), turns=2)
    person = build_house(edition, after=first).person()
    before = [message.id for message in person.sees]
    await person.press(HIDE)
    assert [message.id for message in person.sees] == before
    assert said(library, phrases.HIDE_LEFT) in person.screen.text
