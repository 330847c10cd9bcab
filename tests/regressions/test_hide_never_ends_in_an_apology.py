"""Deleting failed after the harmless screen stood: an apology with numbers to call was sent on top of it."""

from __future__ import annotations

import pytest

from bot.core import phrases
from bot.core.library import Library
from tests.telegram.failures import Failure, no_network, refused, too_many
from tests.telegram.house import House, Person
from tests.telegram.words import said

FAILURES = [[too_many(3600)], [refused("something new")], [no_network()] * 10]


@pytest.mark.parametrize("failures", FAILURES, ids=["too many", "unknown", "network"])
@pytest.mark.parametrize("method", ["deleteMessages", "answerCallbackQuery", "editMessageText", "sendMessage"])
@pytest.mark.parametrize("by", ["button", "command"])
async def test_nothing_is_said_but_the_day(
    house: House, aida: Person, library: Library, failures: list[Failure], method: str, by: str
) -> None:
    await aida.say("/start")
    await aida.press("1kyRU0_t_trafficking-help")
    before = {message.id for message in aida.sees}
    house.session.fail(*failures, on=method)
    await (aida.press("1kyRU0_x") if by == "button" else aida.say("/hide"))
    assert said(library, phrases.FAILED) not in " ".join(message.text for message in aida.sees)
    for message in aida.sees:
        if message.from_bot and message.id not in before:
            assert said(library, phrases.HIDE_WISH) in message.text
