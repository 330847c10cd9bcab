"""Killed, or told to end, at moments of the start and of the upkeep: the next start works, and nobody is forgotten.

One starts with holes in what was learned. The last is by webhook, on content that is broken and closed by then.
"""

from __future__ import annotations

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from signal import SIGKILL, SIGTERM
from typing import Final

import pytest

from bot.catalog.trained_file import keep_trained, load_trained
from tests.e2e.asking import becomes
from tests.e2e.counted import counted_in_sqlite
from tests.e2e.doomed import DOOMED
from tests.e2e.person import Person, has_button
from tests.e2e.process import END_SECONDS, BotProcess
from tests.e2e.small import DANGER, QUESTION, Small, small_home
from tests.e2e.stand_in import LOOPBACK, StandIn

HANDLED: Final = 1 << (SIGTERM - 1)
LEARNED: Final = "the phrases are learned: typed words are understood"
TOPIC: Final = "topics/unpaid-wages.yaml"
CLOSED: Final = "questions"
"""A folder of the content that nobody may look into."""


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


def _with_holes(folder: Path, home: Small) -> None:
    """What was learned, as it may be after a power cut."""
    keep_trained(folder, home.trained)
    (path,) = folder.glob("understanding-*.bin")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2].ljust(len(whole), b"\0"))


@asynccontextmanager
async def while_it_keeps_what_changed(bot: BotProcess, home: Small) -> AsyncIterator[None]:
    """With a backlog of questions that nobody answered yet. The old copy is moved away, and none is in its place.

    Before that it has learned, what was learned having holes in it.
    """
    bot.environment["DIES_AT"] = "last-good os.rename 1"
    _with_holes(bot.folder / "var", home)
    learned = bot.log.count(LEARNED)
    await bot.start()
    await bot.ready()
    person = Person(bot._stand_in, 7_600_000_000)
    await person.text(QUESTION)
    await bot.until(lambda: bot.log.count(LEARNED) > learned, "the phrases are learned")
    assert "what was learned cannot be read: it is learned anew" in bot.log
    assert has_button(await person.text(QUESTION), "t_unpaid-wages")
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
    bot = home.bot("work", stand_in, DOOMED)
    people = [Person(stand_in, 7_600_000_001 + index, language="ru") for index in range(len(MOMENTS) + 2)]
    try:
        for person, (moment, number) in zip(people, MOMENTS, strict=False):
            person.say(DANGER)
            bot.environment.pop("DIES_AT", None)
            async with moment(bot, home):
                if number is SIGTERM:
                    bot.terminate()
                assert await bot.ended(END_SECONDS) == (-SIGKILL if number is SIGKILL else 0), (moment, bot.log)
        people[-2].say(DANGER)
        await _its_port_is_taken(bot)
        await _all_is_well(bot, people, home)
    finally:
        await bot.close()
        await stand_in.stop()
    assert stand_in.violations == []


async def _its_port_is_taken(bot: BotProcess) -> None:
    """The process before may be about to end: whoever started this one starts it again."""
    del bot.environment["DIES_AT"]
    bot.environment |= {"WEBHOOK_URL": bot.webhook.removesuffix("/telegram"), "HOST": LOOPBACK}
    with socket.create_server((LOOPBACK, bot.port)):
        await bot.start()
        assert await bot.ended(END_SECONDS) == 1
    assert bot.log.splitlines()[-1].startswith(f"HOST {LOOPBACK} and PORT {bot.port} cannot be used: ")


async def _all_is_well(bot: BotProcess, people: list[Person], home: Small) -> None:
    """The last start answers who was not, learns, counts; nobody was answered more than twice. The copy answers."""
    people[-1].say(QUESTION)
    good = (home.folders.content / TOPIC).read_text(encoding="utf-8")
    (home.folders.content / TOPIC).write_text("broken: [", encoding="utf-8")
    (home.folders.content / CLOSED).chmod(0)
    await bot.start()
    await bot.ready()
    changes = people[-1]._stand_in.changes
    await changes.until(lambda: all(person.answers for person in people), "everybody is answered")
    assert all(1 <= len(person.answers) <= 2 for person in people)
    assert has_button(people[-1].answers[-1], "t_unpaid-wages")
    assert "the last good content is served instead" in bot.log
    assert "[yaml-syntax]" in bot.log
    assert f"content/{CLOSED}: error [file-unreadable]" in bot.log
    await bot.logged("may not be looked into")
    (home.folders.content / CLOSED).chmod(0o755)
    (home.folders.content / TOPIC).write_text(good, encoding="utf-8")
    await bot.logged("the content is good again: it is what is served")
    library = home.folders.catalogue().library()
    await bot.until(lambda: load_trained(bot.folder / "var", library) is not None, "the phrases are learned")

    async def counted() -> bool:
        return counted_in_sqlite(bot.folder) >= 1

    await becomes("somebody is counted", counted)
    bot.terminate()
    assert await bot.ended(END_SECONDS) == 0
