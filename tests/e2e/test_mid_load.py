"""Two hundred people ask at once, and in the middle of it the bot is killed, or told to end.

An update counts when its whole answer was accepted: when the Bot API has told the bot so. A typed question is one
count. A press of «hide» is never counted; nobody presses that here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from signal import SIGKILL

import pytest

from tests.e2e.load import ANSWERED_FIRST, FIRST, PERSONS, mid_load, until_all_answered
from tests.e2e.person import Person
from tests.e2e.privacy import assert_nobody_in
from tests.e2e.process import END_SECONDS
from tests.e2e.running import House, both


@pytest.fixture
async def houses(tmp_path: Path, server: Path) -> AsyncIterator[tuple[House, House]]:
    async with both(tmp_path, server) as made:
        yield made


async def test_killed_and_then_told_to_end(houses: tuple[House, House]) -> None:
    await asyncio.gather(*map(_killed_and_then_told_to_end, houses))


async def _killed_and_then_told_to_end(house: House) -> None:
    persons = await mid_load(house)
    house.bot.kill()
    assert await house.bot.ended() == -SIGKILL
    assert ANSWERED_FIRST <= sum(bool(person.answers) for person in persons) < PERSONS
    assert_nobody_in(house, persons)
    counted, accepted = await house.counted(), len(house.stand_in.accepted)
    await _next_start_answers_the_rest(house, persons)
    more = await _told_to_end(house)
    assert await house.counted() - counted == len(house.stand_in.accepted) - accepted
    assert_nobody_in(house, [*persons, *more])


async def _told_to_end(house: House) -> list[Person]:
    """What has begun is finished and confirmed, each once; the rest waits for the next start."""
    persons = await mid_load(house, FIRST + PERSONS)
    house.bot.terminate()
    house.stand_in.release()
    assert await house.bot.ended(END_SECONDS) == 0
    waiting = {update["message"]["chat"]["id"] for update in house.stand_in.mailbox.waiting.values()}
    answered = {person.chat.number for person in persons if person.answers}
    assert not waiting & answered
    assert len(waiting) + len(answered) == PERSONS
    assert all(len(person.answers) <= 1 for person in persons)
    return persons


async def test_told_to_end_while_answers_hang(houses: tuple[House, House]) -> None:
    await asyncio.gather(*map(_answers_hang, houses))


async def _answers_hang(house: House) -> None:
    persons = await mid_load(house)
    house.bot.terminate()
    assert await house.bot.ended(END_SECONDS) == 0
    assert await house.counted() == len(house.stand_in.accepted)
    await _next_start_answers_the_rest(house, persons)
    house.bot.terminate()
    assert await house.bot.ended(END_SECONDS) == 0
    assert await house.counted() == len(house.stand_in.accepted)


async def _next_start_answers_the_rest(house: House, persons: list[Person]) -> None:
    """It also finds commands and descriptions as it wants them, and sets nothing again."""
    house.stand_in.release()
    house.stand_in.calls.clear()
    await house.start()
    await until_all_answered(house, persons)
    await house.stand_in.changes.until(lambda: not house.stand_in.mailbox.waiting, "all updates are confirmed")
    called = {call.method for call in house.stand_in.calls}
    assert "getMyCommands" in called
    assert not {method for method in called if method.startswith("set")} - {"setWebhook"}
