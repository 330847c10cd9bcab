"""Killed, or told to end, at moments of the start and of the upkeep: the next start works, and nobody is forgotten."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from signal import SIGKILL, SIGTERM
from typing import Final

import pytest

from bot.catalog.trained_file import load_trained
from tests.e2e.asking import becomes
from tests.e2e.counted import counted_in_sqlite
from tests.e2e.person import Person, has_button
from tests.e2e.process import END_SECONDS, BotProcess
from tests.e2e.small import DANGER, Small, small_home
from tests.e2e.stand_in import StandIn

HANDLED: Final = 1 << (SIGTERM - 1)
TOPIC: Final = "topics/unpaid-wages.yaml"


@pytest.fixture
def home() -> Iterator[Small]:
    with small_home() as made:
        yield made


@asynccontextmanager
async def as_soon_as_it_listens(bot: BotProcess, _: Small) -> AsyncIterator[None]:
    """Before that it is Python that starts, and ends by the signal itself."""
    await bot.start()
    status = Path("/proc") / str(bot.number) / "status"

    def handles() -> bool:
        (caught,) = (line for line in status.read_text().splitlines() if line.startswith("SigCgt:"))
        return bool(int(caught.split()[1], 16) & HANDLED)

    await bot.until(handles, "SIGTERM is handled")
    yield


@asynccontextmanager
async def while_it_migrates(bot: BotProcess, _: Small) -> AsyncIterator[None]:
    """Somebody else writes into its new database, and it waits for that."""
    file = bot.folder / "var" / "ukuk.sqlite3"
    await asyncio.to_thread(file.parent.mkdir, parents=True, exist_ok=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        await bot.start()
        await bot.ready()
        await bot.logged("storage: migration failed")
        yield


@asynccontextmanager
async def while_it_learns(bot: BotProcess, _: Small) -> AsyncIterator[None]:
    await bot.start()
    await bot.ready()
    children = Path("/proc") / str(bot.number) / "task" / str(bot.number) / "children"
    await bot.until(lambda: bool(children.read_text().split()), "the process that learns is there")
    yield


@asynccontextmanager
async def while_it_takes_up_what_changed(bot: BotProcess, home: Small) -> AsyncIterator[None]:
    """With a backlog of questions that nobody answered yet."""
    await bot.start()
    await bot.ready()
    await bot.logged("to be checked")
    with (home.folders.content / TOPIC).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    yield


MOMENTS: Final = (
    (as_soon_as_it_listens, SIGTERM),
    (while_it_learns, SIGKILL),
    (while_it_migrates, SIGTERM),
    (while_it_takes_up_what_changed, SIGKILL),
)
"""Each with what ends it there; the other way round takes as long and told nothing more."""


async def test_at_any_moment(home: Small) -> None:
    stand_in = StandIn()
    await stand_in.start()
    bot = home.bot("work", stand_in)
    people = [Person(stand_in, 7_600_000_000 + index, language="ru") for index in range(len(MOMENTS) + 1)]
    try:
        for person, (moment, number) in zip(people, MOMENTS, strict=False):
            person.say(DANGER)
            async with moment(bot, home):
                bot.kill() if number is SIGKILL else bot.terminate()
                assert await bot.ended(END_SECONDS) == (-SIGKILL if number is SIGKILL else 0), (moment, bot.log)
        await _all_is_well(bot, people, home)
    finally:
        await bot.close()
        await stand_in.stop()
    assert stand_in.violations == []


async def _all_is_well(bot: BotProcess, people: list[Person], home: Small) -> None:
    """The last start answers who was not, learns, counts; nobody was answered more than twice."""
    people[-1].say("unpaid wages")
    await bot.start()
    await bot.ready()
    changes = people[-1]._stand_in.changes
    await changes.until(lambda: all(person.answers for person in people), "everybody is answered")
    assert all(1 <= len(person.answers) <= 2 for person in people)
    assert has_button(people[-1].answers[-1], "t_unpaid-wages")
    library = home.folders.catalogue().library()
    await bot.until(lambda: load_trained(bot.folder / "var", library) is not None, "the phrases are learned")

    async def counted() -> bool:
        return counted_in_sqlite(bot.folder) >= 1

    await becomes("somebody is counted", counted)
    bot.terminate()
    assert await bot.ended(END_SECONDS) == 0
