"""What callers say is read now and then, and its failure changes nothing for anybody."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date

from bot.callers import EVERY_SECONDS, FIRST_SECONDS, Callers
from bot.core.errors import UkukError
from bot.core.ports import Count, Counted
from bot.core.reached import ENOUGH, EVENT
from tests.support import builders as build
from tests.support.clock import NOON, FakeClock
from tests.support.libraries import library


class Read:
    """Counts that are read, or cannot be."""

    def __init__(self) -> None:
        self.rows: list[Counted] = []
        self.broken = False
        self.asked: list[date | None] = []

    async def read_counts(self, since: date | None = None) -> Sequence[Counted]:
        self.asked.append(since)
        if self.broken:
            raise UkukError
        return self.rows


class Turns:
    """Pauses that end when they are told to."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self._begun, self._over = asyncio.Semaphore(0), asyncio.Semaphore(0)

    async def pause(self, seconds: float) -> None:
        self.seconds.append(seconds)
        self._begun.release()
        await self._over.acquire()

    async def look(self) -> None:
        """Until the counts were looked at, and the next pause has begun."""
        await self._begun.acquire()

    async def look_again(self) -> None:
        self._over.release()
        await self.look()


async def test_a_contact_goes_down_and_comes_back() -> None:
    read, turns, found = Read(), Turns(), library(contacts=[build.contact("a-line")])
    callers = Callers(read, lambda: found, FakeClock(), turns.pause)
    running = asyncio.ensure_future(callers.run())
    await turns.look()
    assert (turns.seconds, read.asked) == ([FIRST_SECONDS], [])
    await turns.look_again()
    assert callers.troubled() == frozenset()
    read.rows = [Counted(NOON.date(), weekly=False, count=Count(EVENT, "a-line", "silent"), n=ENOUGH)]
    await turns.look_again()
    assert callers.troubled() == {"a-line"}
    read.broken = True
    await turns.look_again()
    assert callers.troubled() == frozenset(), "where nothing can be read, nobody is shown as silent"
    assert set(turns.seconds[1:]) == {EVERY_SECONDS}
    assert read.asked[0] == date(2026, 11, 17)
    running.cancel()
    await asyncio.wait({running})
