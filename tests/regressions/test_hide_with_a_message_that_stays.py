"""deleteMessages deletes all or nothing: one message that cannot be deleted kept a hundred others standing.

A dice cannot be deleted in a private chat for a day; what is older than two days not at all. A screen
that is edited again and again may be older than that.
"""

from __future__ import annotations

from datetime import timedelta

from bot.core import phrases
from bot.core.conversation import Edition
from bot.core.library import Library
from tests.telegram.house import House, Person, build_house
from tests.telegram.words import said

SECRET = "1kyRU0_t_trafficking-help"


async def test_a_dice_keeps_nothing_else(aida: Person, library: Library) -> None:
    await aida.say("/start")
    await aida.press(SECRET)
    await aida.say(dice={"emoji": "🎲", "value": 3})
    for _ in range(70):
        await aida.say("паспорт")
    await aida.say("/hide")
    assert [message.kind for message in aida.sees] == ["dice", "text"]
    assert said(library, phrases.HIDE_WISH) in aida.screen.text


async def test_an_old_screen_with_a_new_content_is_made_harmless(house: House, aida: Person, library: Library) -> None:
    await aida.say("/start")
    old = aida.screen
    house.clock.advance(timedelta(hours=72))
    await aida.say("саламатсызбы")
    await aida.press(SECRET, old)
    await aida.say("/hide")
    assert old in aida.sees
    for message in aida.sees:
        assert not message.from_bot or said(library, phrases.HIDE_WISH) in message.text
    assert len([message for message in aida.sees if not message.from_bot]) == 1  # the /start of three days ago


async def test_after_a_restart(edition: Edition, library: Library) -> None:
    """The new process knows only what was pressed since; what it cannot delete it makes harmless."""
    first = build_house(edition)
    person = first.person()
    await person.say("/start")
    old = person.screen
    first.clock.advance(timedelta(hours=72))
    again = build_house(edition, after=first).person()
    await again.press(SECRET, old)
    await again.say("/hide")
    assert old in again.sees
    assert said(library, phrases.HIDE_WISH) in old.text


async def test_the_button_under_another_message(house: House, aida: Person, library: Library) -> None:
    await aida.say("/start")
    old = aida.screen
    house.clock.advance(timedelta(hours=72))
    await aida.press(SECRET, old)
    await aida.say("паспорт")
    await aida.press("1kyRU0_x")
    for message in aida.sees:
        assert not message.from_bot or said(library, phrases.HIDE_WISH) in message.text
