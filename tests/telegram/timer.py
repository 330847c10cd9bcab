"""A loop's clock that stands still until a test moves it."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count


@dataclass(slots=True)
class Planned:
    """A call that is to come, unless it is called off."""

    call: Callable[[], object]
    off: bool = False

    def cancel(self) -> None:
        self.off = True


class FakeTimer:
    """What `Lanes` asks of a loop."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._planned: list[tuple[float, int, Planned]] = []
        self._numbers = count()

    def time(self) -> float:
        return self.now

    def call_later(self, delay: float, callback: Callable[[], object]) -> Planned:
        planned = Planned(callback)
        heapq.heappush(self._planned, (self.now + delay, next(self._numbers), planned))
        return planned

    def advance(self, seconds: float) -> None:
        """Let so many seconds pass, with what was planned for them."""
        end = self.now + seconds
        while self._planned and self._planned[0][0] <= end:
            self.now, _, planned = heapq.heappop(self._planned)
            if not planned.off:
                planned.call()
        self.now = end
