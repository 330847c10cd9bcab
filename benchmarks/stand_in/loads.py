"""What people do together: a closed loop, a rate that does not wait, very many people, a number of times each."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Final

from benchmarks.stand_in.people import PRESSES, Person, Turn
from benchmarks.stand_in.world import World

GRACE_SECONDS: Final = 0.25
"""How long after a press was answered its screen may come; after that the press counts as answered without one."""
PATIENCE_SECONDS: Final = 30.0
"""Who has no answer after so long gets none."""
IDLE_PAUSE_SECONDS: Final = 0.005


class Load:
    """People who act, and what came of it. One load at a time drives a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.latencies: list[float] = []
        self.without_screen = 0
        self.lost = 0
        self.under_way = 0
        self._quiet = asyncio.Event()
        self._after: Callable[[Person], None] = lambda _person: None
        world.done = self._done
        world.unshown = self._unshown

    async def closed(self, people: int, seconds: float, first: int, texts: list[str]) -> float:
        """So many people, each acting again as soon as they are answered. Gives the seconds till all are at rest."""
        begun = monotonic()
        end = begun + seconds

        def again(person: Person) -> None:
            if monotonic() < end:
                self._act(person, monotonic())

        self._after = again
        for number in range(first, first + people):
            person = self.world.person(number)
            person.texts = (lambda: random.choice(texts)) if texts else None  # noqa: S311  # any of them
            self._act(person, monotonic())
        await self._settled(end)
        return monotonic() - begun

    async def open(self, rate: float, seconds: float, people: int, first: int) -> float:
        """Updates at moments that chance sets, so many a second, whether answered or not. Gives the seconds.

        Latency counts from the moment that was set: who comes late to send it makes nothing look better. People who
        were sent a screen already are somewhere between two /start.
        """
        chance = random.Random(first)  # noqa: S311  # the same moments for each bot
        idle = deque(self.world.person(number) for number in range(first, first + people))
        for person in idle:
            person.left = chance.randint(0, PRESSES)
        self._after = idle.append
        begun = due = monotonic()
        while (due := due + chance.expovariate(rate)) < begun + seconds:
            wait = due - monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            while not idle:  # noqa: ASYNC110  # a bot so far behind is measured already
                await asyncio.sleep(IDLE_PAUSE_SECONDS)
            self._act(idle.popleft(), due)
        await self._settled(monotonic())
        return monotonic() - begun

    async def distinct(self, people: int, at_once: int, first: int, seconds: float) -> float:
        """So many people, one after the other, each with a /start and a press; as many as come to it in the time.

        Gives the seconds.
        """
        begun = monotonic()
        end = begun + seconds
        numbers = iter(range(first, first + people))

        def follow(person: Person) -> None:
            if person.pressed:
                del self.world.people[person.number]
                number = next(numbers, None)
                if number is None or monotonic() > end:
                    return
                person = self.world.person(number)
            self._act(person, monotonic())

        self._after = follow
        for _ in range(at_once):
            number = next(numbers, None)
            if number is not None:
                self._act(self.world.person(number), monotonic())
        await self._settled(float("inf"))
        return monotonic() - begun

    def _act(self, person: Person, since: float) -> None:
        self.under_way += 1
        self.world.act(person, since)

    def _done(self, person: Person, turn: Turn) -> None:
        if not self.under_way:
            return
        self.under_way -= 1
        self.latencies.append((turn.shown or turn.answered) - turn.since)
        self._after(person)
        if not self.under_way:
            self._quiet.set()

    def _unshown(self, person: Person, turn: Turn) -> None:
        def given_up() -> None:
            if person.turn is turn:
                person.turn = None
                self.without_screen += 1
                self._done(person, turn)

        asyncio.get_running_loop().call_later(GRACE_SECONDS, given_up)

    async def _settled(self, end: float) -> None:
        """Wait until nothing is under way; from `end` on only so long."""
        while self.under_way:
            before = len(self.latencies)
            self._quiet.clear()
            try:
                await asyncio.wait_for(self._quiet.wait(), PATIENCE_SECONDS)
            except TimeoutError:
                if monotonic() > end or len(self.latencies) == before:
                    break
        self.lost, self.under_way = self.under_way, 0
        self._after = lambda _person: None
