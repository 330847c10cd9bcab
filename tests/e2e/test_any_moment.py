"""Killed, or told to end, at moments of the start and of the upkeep: the next start works, and nobody is forgotten."""

from __future__ import annotations

import asyncio
import os
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
from tests.e2e.process import END_SECONDS, ROOT, BotProcess
from tests.e2e.small import DANGER, Small, small_home
from tests.e2e.stand_in import StandIn

HANDLED: Final = 1 << (SIGTERM - 1)
TOPIC: Final = "topics/unpaid-wages.yaml"
DOOMED: Final = str(Path(__file__).parent / "doomed")
"""Where Python finds what has it die at a step."""


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
async def while_it_keeps_what_it_learned(bot: BotProcess, _: Small) -> AsyncIterator[None]:
    """Written, and not yet in its place; the process that learns dies with the one that started it."""
    bot.environment["DIES_AT"] = "understanding- os.rename 0"
    await bot.start()
    yield


@asynccontextmanager
async def while_it_keeps_what_changed(bot: BotProcess, home: Small) -> AsyncIterator[None]:
    """With a backlog of questions that nobody answered yet. The old copy is moved away, and none is in its place."""
    bot.environment["DIES_AT"] = "last-good os.rename 1"
    await bot.start()
    await bot.ready()
    await bot.logged("to be checked")
    with (home.folders.content / TOPIC).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    yield


MOMENTS: Final = (
    (as_soon_as_it_listens, SIGTERM),
    (while_it_keeps_what_it_learned, SIGKILL),
    (while_it_migrates, SIGTERM),
    (while_it_keeps_what_changed, SIGKILL),
)
"""Each with what ends it there; the other way round takes as long and told nothing more. Who is killed while it keeps
something kills itself, at that step; tests/catalog/test_killed.py goes through all steps, without a process."""


async def test_at_any_moment(home: Small) -> None:
    stand_in = StandIn()
    await stand_in.start()
    bot = home.bot("work", stand_in, {"PYTHONPATH": os.pathsep.join((DOOMED, str(ROOT)))})
    people = [Person(stand_in, 7_600_000_000 + index, language="ru") for index in range(len(MOMENTS) + 1)]
    try:
        for person, (moment, number) in zip(people, MOMENTS, strict=False):
            person.say(DANGER)
            bot.environment.pop("DIES_AT", None)
            async with moment(bot, home):
                if number is SIGTERM:
                    bot.terminate()
                assert await bot.ended(END_SECONDS) == (-SIGKILL if number is SIGKILL else 0), (moment, bot.log)
        await _all_is_well(bot, people, home)
    finally:
        await bot.close()
        await stand_in.stop()
    assert stand_in.violations == []


async def _all_is_well(bot: BotProcess, people: list[Person], home: Small) -> None:
    """The last start answers who was not, learns, counts; nobody was answered more than twice.

    Its content is broken, so that it is the copy which answers.
    """
    people[-1].say("unpaid wages")
    good = (home.folders.content / TOPIC).read_text(encoding="utf-8")
    (home.folders.content / TOPIC).write_text("broken: [", encoding="utf-8")
    del bot.environment["DIES_AT"]
    await bot.start()
    await bot.ready()
    changes = people[-1]._stand_in.changes
    await changes.until(lambda: all(person.answers for person in people), "everybody is answered")
    assert all(1 <= len(person.answers) <= 2 for person in people)
    assert has_button(people[-1].answers[-1], "t_unpaid-wages")
    assert "the last good content is served instead" in bot.log
    (home.folders.content / TOPIC).write_text(good, encoding="utf-8")
    library = home.folders.catalogue().library()
    await bot.until(lambda: load_trained(bot.folder / "var", library) is not None, "the phrases are learned")

    async def counted() -> bool:
        return counted_in_sqlite(bot.folder) >= 1

    await becomes("somebody is counted", counted)
    bot.terminate()
    assert await bot.ended(END_SECONDS) == 0
