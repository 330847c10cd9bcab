"""A failure in a group posted the apology there, with a hotline and the emergency button, for all to see."""

from __future__ import annotations

import pytest

from bot.core.conversation import Edition
from tests.telegram.broken import Broken
from tests.telegram.failures import refused
from tests.telegram.house import House, Person, build_house


async def test_a_failure_of_ours(edition: Edition) -> None:
    house = build_house(edition, conversation=Broken.at("phrase"))
    member = house.person().in_group(house.group())
    await member.say("/start")
    assert len(member.sees) == 1


@pytest.mark.parametrize("words", ["not enough rights to send text messages to the chat", "CHAT_WRITE_FORBIDDEN"])
async def test_a_refusal_of_telegrams(house: House, aida: Person, words: str) -> None:
    member = aida.in_group(house.group())
    house.session.fail(refused(words), refused(words), on="sendMessage")
    await member.say("/start")
    assert len(member.sees) == 1
