"""What callers say is read now and then, and its failure changes nothing for anybody."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date

from bot.callers import EVERY_SECONDS, Callers
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


async def test_a_contact_goes_down_and_comes_back() -> None:
    read, pauses, turn = Read(), [], asyncio.Semaphore(0)

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await turn.acquire()

    found = library(contacts=[build.contact("a-line")])
    callers = Callers(read, lambda: found, FakeClock(), pause)
    running = asyncio.ensure_future(callers.run())

    async def look() -> frozenset[str]:
        looked = len(pauses)
        turn.release()
        while len(pauses) == looked:
            await asyncio.sleep(0)
        return callers.troubled()

    while not pauses:
        await asyncio.sleep(0)
    assert callers.troubled() == frozenset()
    said = Counted(NOON.date(), weekly=False, count=Count(EVENT, "a-line", "silent"), n=ENOUGH)
    read.rows = [said]
    assert await look() == {"a-line"}
    read.broken = True
    assert await look() == frozenset(), "where nothing can be read, nobody is shown as silent"
    assert set(pauses) == {EVERY_SECONDS}
    assert read.asked[0] == date(2026, 11, 17)
    running.cancel()
    await asyncio.wait({running})
