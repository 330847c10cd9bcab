"""Who works on updates in the tests of polling, and what Telegram has waiting for them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.telegram.polling import Poller
from tests.telegram.house import House

Feed = Callable[[dict[str, Any]], Awaitable[None]]


class Desk:
    """A feed that notes what it was given, holds what it is told to, and stops polling after a number."""

    def __init__(self, last: int = 0) -> None:
        self.stop = asyncio.Event()
        self.last = last
        self.begun: list[int] = []
        self.done: list[int] = []
        self.held: dict[int, asyncio.Event] = {}
        self.breaks: set[int] = set()

    async def __call__(self, raw: dict[str, Any]) -> None:
        number = raw["update_id"]
        self.begun.append(number)
        if number == self.last:
            self.stop.set()
        if number in self.held:
            await self.held[number].wait()
        if number in self.breaks:
            raise RuntimeError("менин сөзүм")
        self.done.append(number)

    def hold(self, number: int) -> asyncio.Event:
        """Let the work on an update hang until the event is set."""
        return self.held.setdefault(number, asyncio.Event())


def poller(house: House, feed: Feed) -> Poller:
    """A poller whose pauses take no time."""
    return Poller(house.bot, feed, house.pauses)


def pending(house: House, last: int, first: int = 1) -> None:
    """Let updates with these numbers wait."""
    house.api.pending(*({"update_id": number} for number in range(first, last + 1)))


def left(house: House) -> list[int]:
    """What Telegram would send to whoever comes up next."""
    return [item["update_id"] for item in house.api.updates]
