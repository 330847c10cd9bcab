"""The apology could not even be made: the press was never answered and its button went on waiting."""

from __future__ import annotations

from bot.core.conversation import Edition
from tests.telegram.broken import Broken
from tests.telegram.house import build_house


async def test_the_press_is_answered(edition: Edition) -> None:
    house = build_house(edition, conversation=Broken.at("press", "failed"))
    person = house.person()
    await person.say("/start")
    query = await person.press("1kyRU0_m")
    assert house.api.answered[query] == 1
    assert query not in house.api.open_queries
