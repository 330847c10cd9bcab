"""What callers say of contacts, read now and then from the counts; a part of the composition root.

Nobody's answer waits for it: what was read last is in memory, and where the counts cannot be read,
contacts stand in their usual order.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from bot.core.errors import UkukError
from bot.core.library import Library
from bot.core.ports import Clock, Counts
from bot.core.reached import since, troubled

log = logging.getLogger(__name__)

EVERY_SECONDS: Final = 300.0
"""How often the counts are looked at: within minutes of the press that is enough, on every replica."""
FIRST_SECONDS: Final = 10.0
READ_SECONDS: Final = 30.0

Pause = Callable[[float], Awaitable[None]]


class Callers:
    """Keeps the contacts that others could not reach lately."""

    def __init__(
        self, counts: Counts, library: Callable[[], Library], clock: Clock, pause: Pause = asyncio.sleep
    ) -> None:
        self._counts = counts
        self._library = library
        self._clock = clock
        self._pause = pause
        self._troubled: frozenset[str] = frozenset()

    def troubled(self) -> frozenset[str]:
        """Their ids, as read last."""
        return self._troubled

    async def run(self) -> None:
        """Until cancelled: look at the counts every EVERY_SECONDS, first when the start is over."""
        await self._pause(FIRST_SECONDS)
        while True:
            await self._look()
            await self._pause(EVERY_SECONDS)

    async def _look(self) -> None:
        today = self._clock.now().date()
        try:
            async with asyncio.timeout(READ_SECONDS):
                counted = await self._counts.read_counts(since(today))
        except (UkukError, TimeoutError) as error:
            log.warning("what callers say could not be read (%s)", type(error).__name__)
            self._troubled = frozenset()
            return
        self._troubled = troubled(counted, self._library(), today)
