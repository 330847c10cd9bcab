"""Two hundred people ask at once, and in the middle of it the bot is killed, or told to end.

An update counts when its whole answer was accepted: when the Bot API has told the bot so. A typed question is one
count. A press of «hide» is never counted; nobody presses that here.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from signal import SIGKILL
from typing import Final

import pytest

from tests.e2e.counted import new_postgres
from tests.e2e.load import ANSWERED_FIRST, FIRST, PERSONS, QUESTION, mid_load, until_all_answered
from tests.e2e.person import Person
from tests.e2e.privacy import assert_nobody_in
from tests.e2e.running import House, both, prepared
from tests.e2e.stand_in import Held
from tests.storage.rooms import SOCKET, Wire

END_SECONDS: Final = 10.0
"""The contract: SIGTERM ends the bot within so many seconds."""


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
    await asyncio.gather(*map(_told_to_end_while_answers_hang, houses))


async def _told_to_end_while_answers_hang(house: House) -> None:
    persons = await mid_load(house)
    house.bot.terminate()
    assert await house.bot.ended(END_SECONDS) == 0
    assert await house.counted() == len(house.stand_in.accepted)
    await _next_start_answers_the_rest(house, persons)
    house.bot.terminate()
    assert await house.bot.ended(END_SECONDS) == 0
    assert await house.counted() == len(house.stand_in.accepted)


async def test_told_to_end_while_nothing_says_a_word(tmp_path: Path, server: Path) -> None:
    """The Bot API and the database take everything and answer nothing, as behind a broken network."""
    async with new_postgres(server) as address, silent_line(server) as line:
        silent = address.replace(str(server), str(line.folder))
        async with prepared(tmp_path, postgres=silent) as house:
            await house.start()
            answered, waiting = Person(house.stand_in, FIRST), Person(house.stand_in, FIRST + 1)
            await answered.text(QUESTION)
            line.silence()
            house.stand_in.hold = lambda _: Held.BEFORE
            waiting.say(QUESTION)
            await house.stand_in.changes.until(lambda: house.stand_in.held == 1, "the answer hangs")
            house.bot.terminate()
            assert await house.bot.ended(END_SECONDS) == 0


@asynccontextmanager
async def silent_line(server: Path) -> AsyncIterator[Wire]:
    """A line to PostgreSQL that can fall silent."""
    with tempfile.TemporaryDirectory(prefix="ukuk-e2e-") as name:
        line = Wire(server / SOCKET, Path(name))
        await line.connect()
        try:
            yield line
        finally:
            line.open()
            await line.disconnect()


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
