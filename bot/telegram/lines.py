"""A line of updates for each chat: one is worked on at a time, in the order of their coming unless many wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.telegram.backlog import MANY, Backlog, Late, Waiting, next_of


@dataclass(slots=True)
class _Line:
    waiting: list[Waiting] = field(default_factory=list)
    busy: bool = False
    backlog: Backlog | None = None


class Lines:
    """The lines of all chats. A chat for which nobody waits has none."""

    def __init__(self, is_urgent: Callable[[str], bool]) -> None:
        """`is_urgent` tells whether typed words say danger."""
        self._is_urgent = is_urgent
        self._lines: dict[int, _Line] = {}
        self._numbers = count()

    def __len__(self) -> int:
        return len(self._lines)

    @asynccontextmanager
    async def turn(self, chat: int, raw: dict[str, Any]) -> AsyncIterator[Late | None]:
        """The chat's turn for an update; its part in a backlog, where many wait. Only private chats have one.

        What came together is seen together: the first turn is given when all that is ready to come has come.
        """
        loop = asyncio.get_running_loop()
        line = self._lines.setdefault(chat, _Line())
        waiting = Waiting(next(self._numbers), raw, loop.create_future())
        line.waiting.append(waiting)
        if not line.busy:
            line.busy = True
            loop.call_soon(self._give, chat, line)
        try:
            late = await waiting.turn
        except asyncio.CancelledError:
            if waiting in line.waiting:
                line.waiting.remove(waiting)
            elif not waiting.turn.cancelled():
                self._give(chat, line)
            raise
        try:
            yield late
        finally:
            self._give(chat, line)

    def _give(self, chat: int, line: _Line) -> None:
        """Give the turn to whoever is next; who was broken off meanwhile is not there any more."""
        line.waiting = [waiting for waiting in line.waiting if not waiting.turn.cancelled()]
        if not line.waiting:
            line.busy = False
            if self._lines.get(chat) is line:
                del self._lines[chat]
            return
        index, late = 0, None
        if line.backlog is None and chat > 0 and len(line.waiting) > MANY:
            line.backlog = Backlog(lambda: bool(line.waiting))
        if line.backlog is not None:
            index, part = next_of(line.waiting, line.backlog, self._is_urgent)
            late = None if part is None else Late(line.backlog, part)
        line.waiting.pop(index).turn.set_result(late)
