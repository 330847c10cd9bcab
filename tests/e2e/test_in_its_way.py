"""A process that is started badly: streams closed, its port taken, its data folder closed, hang-ups while it starts.

Parts of it break, too. Later its file descriptors run out, its content is changed in bad ways, and at its end there
are hang-ups again. People are answered all the while.
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Final

import pytest

from tests.e2e.asking import becomes, health_is
from tests.e2e.breaking import BREAKS, PARTS
from tests.e2e.content_faults import Link, content_in_its_way
from tests.e2e.counted import counted_in_sqlite
from tests.e2e.person import Person
from tests.e2e.process import END_SECONDS, BotProcess
from tests.e2e.small import DANGER, Small, small_home
from tests.e2e.stand_in import LOOPBACK, Held, StandIn

HANDLED: Final = 1 << (signal.SIGTERM - 1)
BETWEEN_SECONDS: Final = 0.02
PEOPLE: Final = 8
_numbers: Final = count(7_900_000_001)


@pytest.fixture
def home() -> Iterator[Small]:
    with small_home() as made:
        yield made


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    made = StandIn()
    await made.start()
    yield made
    await made.stop()
    assert made.violations == []


@asynccontextmanager
async def hung_up(bot: BotProcess) -> AsyncIterator[None]:
    """SIGHUP again and again, from the first moment at which it is Ukuk that runs."""
    status = Path("/proc") / str(bot.number) / "status"

    def handles() -> bool:
        (caught,) = (line for line in status.read_text().splitlines() if line.startswith("SigCgt:"))
        return bool(int(caught.split()[1], 16) & HANDLED)

    async def storm() -> None:
        while True:
            os.kill(bot.number, signal.SIGHUP)
            await asyncio.sleep(BETWEEN_SECONDS)

    await bot.until(handles, "it is Ukuk that runs")
    storming = asyncio.ensure_future(storm())
    try:
        yield
    finally:
        storming.cancel()
        await asyncio.wait({storming})


async def test_a_start_with_everything_in_its_way(home: Small, stand_in: StandIn) -> None:
    link = Link(home)
    link.point_to(home.folders.content)
    bot = home.bot("work", stand_in, {BREAKS: " ".join(PARTS), **link.environment})
    bot.prefix = ("sh", "-c", 'exec "$@" <&- >&-', "sh", *bot.prefix)
    data = home.data(bot)
    data.chmod(0)
    try:
        with socket.create_server((LOOPBACK, bot.port)):
            await bot.start()
            async with hung_up(bot):
                await bot.ready()
                assert "112" in (await Person(stand_in, next(_numbers), language="ru").text(DANGER)).text
            await bot.logged("/healthz, /metrics and /report are not served yet")
        data.chmod(0o755)
        await bot.logged("/metrics and /report are served now")
        await health_is("ok", [bot], "nothing is in its way any more")
        assert "HOST 127.0.0.1" in bot.log
        await becomes("what waited is counted", lambda: _counted(bot, 1))
        assert bot.log.count("a part of the bot broke, and begins anew") == len(PARTS)
        await _without_descriptors(bot, stand_in)
        await content_in_its_way(bot, link, stand_in)
        await _hung_up_at_its_end(bot, stand_in)
    finally:
        data.chmod(0o755)
        stand_in.release()
        await bot.close()


async def _counted(bot: BotProcess, wanted: int) -> bool:
    return counted_in_sqlite(bot.folder) == wanted


async def _without_descriptors(bot: BotProcess, stand_in: StandIn) -> None:
    """Not one more can be opened for a while."""
    highest = max(int(path.name) for path in (Path("/proc") / str(bot.number) / "fd").iterdir())
    before = resource.prlimit(bot.number, resource.RLIMIT_NOFILE)
    people = [Person(stand_in, next(_numbers), language="ru") for _ in range(PEOPLE)]
    resource.prlimit(bot.number, resource.RLIMIT_NOFILE, (highest + 1, before[1]))
    for person in people:
        person.say(DANGER)
    await stand_in.changes.until(lambda: any(person.answers for person in people), "what is open goes on")
    resource.prlimit(bot.number, resource.RLIMIT_NOFILE, before)
    await stand_in.changes.until(lambda: all(person.answers for person in people), "everybody is answered")
    assert [len(person.answers) for person in people] == [1] * PEOPLE
    await becomes("they are counted", lambda: _counted(bot, 1 + PEOPLE))


async def _hung_up_at_its_end(bot: BotProcess, stand_in: StandIn) -> None:
    """Whoever sends SIGTERM may send SIGHUP after it, as a session does that ends: all is written before."""
    await Person(stand_in, next(_numbers), language="ru").text(DANGER)
    stand_in.hold = lambda _: Held.BEFORE
    Person(stand_in, next(_numbers), language="ru").say(DANGER)
    await stand_in.changes.until(lambda: stand_in.held == 1, "an answer hangs")
    async with hung_up(bot):
        bot.terminate()
        bot.terminate()
        assert await bot.ended(END_SECONDS) == 0
    assert await _counted(bot, len(stand_in.accepted)), "each answer is one count"
