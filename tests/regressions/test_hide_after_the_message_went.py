"""The pressed message was gone: the harmless screen was sent anew, and then deleted with all the rest."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.library import Library
from tests.telegram.failures import refused
from tests.telegram.house import House, Person
from tests.telegram.words import said


async def test_the_harmless_screen_stays(aida: Person, library: Library) -> None:
    await aida.say("/start")
    await aida.press("1kyRU0_t_trafficking-help")
    gone = aida.screen
    del aida.chat.messages[gone.id]
    await aida.press("1kyRU0_x", gone)
    assert [said(library, phrases.HIDE_WISH) in message.text for message in aida.sees] == [True]


@pytest.mark.parametrize("words", ["message can't be edited", "something new"])
async def test_a_message_that_cannot_be_edited_is_deleted(
    house: House, aida: Person, library: Library, words: str
) -> None:
    await aida.say("/start")
    await aida.press("1kyRU0_t_trafficking-help")
    house.session.fail(refused(words), on="editMessageText")
    query = await aida.press("1kyRU0_x")
    assert house.api.answered[query] == 1
    for message in aida.sees:
        assert said(library, phrases.HIDE_WISH) in message.text
