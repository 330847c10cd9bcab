"""Stand-ins for what is outside: the choices, the counts, waiting."""

from __future__ import annotations

import asyncio

from bot.core.ports import Choice, Count


class KeptChoices:
    """Preferences in a dictionary, with ways to fail."""

    def __init__(self, *, offered: bool = True) -> None:
        self.choices: dict[int, Choice] = {}
        self.asked = 0
        self.offered = offered
        self.refuses = False
        self.breaks: Exception | None = None
        self.hangs = False

    async def get(self, chat_id: int) -> Choice | None:
        self.asked += 1
        if self.hangs:
            await asyncio.Event().wait()
        if self.breaks is not None:
            raise self.breaks
        return self.choices.get(chat_id)

    async def put(self, chat_id: int, choice: Choice) -> bool:
        if not self.refuses:
            self.choices[chat_id] = choice
        return not self.refuses

    async def forget(self, chat_id: int) -> bool:
        if not self.refuses:
            self.choices.pop(chat_id, None)
        return not self.refuses


class NotedCounts:
    """Counters that keep every count in order."""

    def __init__(self) -> None:
        self.counts: list[Count] = []

    def add(self, count: Count) -> None:
        self.counts.append(count)

    @property
    def events(self) -> list[str]:
        return [count.event for count in self.counts]


class NotedPauses:
    """A pause that takes no time and remembers how long it should have been, in seconds."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)
