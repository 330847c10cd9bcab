"""Short pieces of work on a database that may be slow or gone, each with an owner and an end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from bot.storage.sparing import SparingLog

_log = logging.getLogger(__name__)
Result = TypeVar("Result")


class Actions:
    """Owns the tasks in which the work is done.

    A caller whose patience ends goes away without breaking the work: cancelling a statement half way costs its
    connection, and a connection that needs longer to open than a reader waits would never be opened. The work goes
    on to its own end, at most `life` seconds, and what it opened serves the next caller.
    """

    def __init__(self, most: int) -> None:
        """Allow `most` pieces of work at once; more are refused, not queued."""
        self._most = most
        self._tasks: set[asyncio.Task[object]] = set()
        self._closed = False
        self._told = SparingLog(_log)

    @property
    def under_way(self) -> int:
        """How many are being worked at."""
        return len(self._tasks)

    async def attempt(
        self,
        what: str,
        work: Callable[[], Awaitable[Result]],
        *,
        otherwise: Result,
        patience: float | None,
        life: float | None,
    ) -> Result:
        """What `work` gives, or `otherwise` where it fails or does not end within `patience` seconds.

        Never raises, except the cancellation of the caller. A failure is logged as `what` and the name of the error:
        an error's text may hold an address or a parameter.
        """
        if self._closed or len(self._tasks) >= self._most:
            self._told.tell(f"storage: {what} refused")
            return otherwise
        task = asyncio.create_task(_bounded(work, life), name=f"storage: {what}")  # noqa: TID251 - `close` waits for it
        self._tasks.add(task)
        task.add_done_callback(partial(self._ended, what))
        await asyncio.wait({task}, timeout=patience)
        if not task.done():
            self._told.tell(f"storage: {what} late")
            return otherwise
        return otherwise if task.cancelled() or task.exception() is not None else task.result()

    async def close(self, seconds: float) -> None:
        """Take no more work, stop what is under way and wait for that, `seconds` at most."""
        self._closed = True
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            _, left = await asyncio.wait(tasks, timeout=seconds)
            if left:
                _log.error("storage: %d left behind", len(left))

    def _ended(self, what: str, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._told.tell(f"storage: {what} failed ({named(error)})")


def named(error: BaseException) -> str:
    """The class of an error and, where a driver is behind it, what that calls it: a word of a program, nobody's text.

    SQLAlchemy has one class for a wrong password, a missing right and a server that only reads.
    """
    name = type(error).__name__
    if not isinstance(error, DBAPIError) or error.orig is None:
        return name
    code: str | None = getattr(error.orig, "sqlite_errorname", None)
    return f"{name}, {code or type(error.orig.__cause__ or error.orig).__name__}"


async def _bounded(work: Callable[[], Awaitable[Result]], life: float | None) -> Result:
    async with asyncio.timeout(life):
        return await work()
