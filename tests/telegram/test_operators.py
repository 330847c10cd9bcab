"""Operators are told in their own chats; who cannot be reached stops nothing."""

from __future__ import annotations

import pytest

from bot.core.limits import MESSAGE_UNITS
from bot.telegram.operators import Operators
from tests.telegram.house import House
from tests.telegram.recording import methods

FIRST, STRANGER, LAST = 7001, 7002, 7003


async def test_each_operator_gets_plain_words(house: House, caplog: pytest.LogCaptureFixture) -> None:
    people = [house.person(FIRST), house.person(LAST)]
    await Operators(house.bot, {FIRST, STRANGER, LAST}).tell("content/x.yaml:1:1: <b> & so on")
    assert methods(house.session.calls) == ["sendMessage"] * 3
    assert [person.screen.text for person in people] == ["content/x.yaml:1:1: <b> & so on"] * 2
    assert "1 of 3 operators could not be told" in caplog.text
    assert str(STRANGER) not in caplog.text


async def test_nobody_is_named_and_nobody_is_told(house: House) -> None:
    await Operators(house.bot, ()).tell("x")
    assert house.session.calls == []


async def test_a_long_story_is_cut(house: House) -> None:
    person = house.person(FIRST)
    await Operators(house.bot, {FIRST}).tell("x" * (MESSAGE_UNITS + 1))
    assert len(person.screen.text) == MESSAGE_UNITS
