"""How long one update may wait for Telegram, all its calls together, and that nobody else waits for it meanwhile.

A chat that Telegram asks to wait can be told nothing before, however often one tries; and while Telegram cannot be
reached, nobody can. So a call waits, the chat keeps its turn (the order of its answers), and the place among the
updates that are worked on goes to others. The cap on the time of an update counts work, not these waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Final

FLOOD_SECONDS: Final = 300.0
"""How long «retry after» is obeyed for one update. Whoever is told to wait for longer is given up, and told so."""
NETWORK_SECONDS: Final = 120.0
"""How long one update waits for a network or a Telegram that are broken. By then most are back, and who waits is
answered; and whoever comes after in the same chat has not waited for ever."""
BRIEF_SECONDS: Final = 5.0
"""The same for what no person waits for (the toast of a press, inline offers, deleting), tries that hang among it:
the next press of the same chat waits as long."""
EDIT_SECONDS: Final = 15.0
"""The same for an edit, after which a new message says it: a server may carry out the one and not the other."""
URGENT_EDIT_SECONDS: Final = 3.0
"""How long an edit may take for somebody in danger; it is tried once."""
URGENT_CALL_SECONDS: Final = 10.0
"""After so long without an answer a call for somebody in danger is made again, and then has the time of every other:
it may have been taken, and stand there twice; or its line died without a word."""
STEP_SECONDS: Final = 5.0
"""The time of work is counted in steps of the loop: of an hour in which the process was stopped, as a frozen container
is, one step counts. Whoever asked just before is still to be answered."""

Pause = Callable[[float], Awaitable[None]]


class Patience:
    """What is left of it for one update."""

    def __init__(self, room: asyncio.Semaphore | None = None, *, urgent: bool = False) -> None:
        """`room` is where the update has a place while it is worked on; `urgent` is that somebody is in danger."""
        self._room = room
        self.urgent = urgent
        self._here = False
        self._deadline: asyncio.Timeout | None = None
        self._step: asyncio.TimerHandle | None = None
        self._left = 0.0
        self._spent = 0.0

    async def wait(self, seconds: float, most: float, pause: Pause) -> bool:
        """Wait so long, by `pause`; False, at once, where all waits together would then be over `most` seconds."""
        if self._spent + seconds > most:
            return False
        self._spent += seconds
        async with self._aside():
            await pause(seconds)
        return True

    def give_up(self) -> None:
        """Let the time of the work be over, also while it waits."""
        if self._deadline is not None and not self._deadline.expired():
            self._deadline.reschedule(asyncio.get_running_loop().time())

    @asynccontextmanager
    async def at_work(self, seconds: float) -> AsyncIterator[None]:
        """Work on the update, in the room, for at most so many seconds, waits apart.

        Raises:
            TimeoutError: it took longer.
        """
        token = _of_this_update.set(self)
        self._left = seconds
        try:
            await self._enter()
            async with asyncio.timeout(None) as self._deadline:
                self._go_on()
                yield
        finally:
            self._stand_still()
            self._deadline = None
            self._leave()
            _of_this_update.reset(token)

    @asynccontextmanager
    async def _aside(self) -> AsyncIterator[None]:
        if self._step is None:
            yield
            return
        self._stand_still()
        self._leave()
        yield
        await self._enter()
        self._go_on()

    def _go_on(self) -> None:
        loop, step = asyncio.get_running_loop(), min(STEP_SECONDS, self._left)
        self._step = loop.call_later(step, self._has_worked, step)

    def _has_worked(self, step: float) -> None:
        self._left -= step
        if self._left <= 0:
            self.give_up()
        else:
            self._go_on()

    def _stand_still(self) -> None:
        """The step that was begun counts as far as it came."""
        if self._step is not None:
            ahead = self._step.when() - asyncio.get_running_loop().time()
            self._left -= max(0.0, min(STEP_SECONDS, self._left) - max(0.0, ahead))
            self._step.cancel()
            self._step = None

    async def _enter(self) -> None:
        if self._room is not None:
            await self._room.acquire()
            self._here = True

    def _leave(self) -> None:
        if self._room is not None and self._here:
            self._here = False
            self._room.release()


_of_this_update: ContextVar[Patience | None] = ContextVar("patience", default=None)


def patience() -> Patience:
    """That of the update that is worked on; a new one outside of any."""
    return _of_this_update.get() or Patience()
