"""Updates that wait for a bot, and how getUpdates gives them.

As in the real server (github.com/tdlib/telegram-bot-api, Client.cpp: process_get_updates_query): an update waits until
a request with a higher offset confirms it; who asks for the same offset again within half a second is given one
update, and within three seconds waits so long; a second request ends the first with 409.
"""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice
from typing import Any, Final

MOST: Final = 100
LONGEST_SECONDS: Final = 50.0
SAME_ONE_SECONDS: Final = 0.5
SAME_WAIT_SECONDS: Final = 3.0
FIRST_UPDATE: Final = 700_000_001


class ConflictError(Exception):
    """Another request for updates came."""


class Mailbox:
    """The queue of updates of one bot."""

    def __init__(self) -> None:
        self.waiting: deque[dict[str, Any]] = deque()
        self._next = FIRST_UPDATE
        self._asking: asyncio.Future[None] | None = None
        self._last_offset = -1
        self._last_asked = float("-inf")

    def push(self, kind: str, event: dict[str, Any]) -> dict[str, Any]:
        """Queue an update, and wake who asks for it."""
        update = {"update_id": self._next, kind: event}
        self._next += 1
        self.waiting.append(update)
        if self._asking is not None and not self._asking.done():
            self._asking.set_result(None)
        return update

    def take(self) -> dict[str, Any]:
        """The oldest update, for a webhook."""
        return self.waiting.popleft()

    def at_once(self, offset: int, limit: int, wait: float, now: float) -> tuple[list[dict[str, Any]], int, float]:
        """What waits from `offset` on, and with which limit and wait the request goes on where that is nothing."""
        same, passed = offset == self._last_offset, now - self._last_asked
        self._last_offset, self._last_asked = offset, now
        if same and passed < SAME_WAIT_SECONDS:
            wait = max(wait, SAME_WAIT_SECONDS)
        if same and passed < SAME_ONE_SECONDS:
            limit = 1
        limit = min(max(limit, 1), MOST)
        self._confirm(offset)
        return list(islice(self.waiting, limit)), limit, min(wait, LONGEST_SECONDS)

    async def later(self, limit: int, wait: float) -> list[dict[str, Any]]:
        """What comes within so many seconds.

        Raises:
            ConflictError: another request came meanwhile.
        """
        self.conflict()
        mine = self._asking = asyncio.get_running_loop().create_future()
        try:
            if not self.waiting:  # else it came while this was about to begin
                await asyncio.wait_for(mine, wait)
        except TimeoutError:
            pass
        finally:
            if self._asking is mine:
                self._asking = None
        return list(islice(self.waiting, limit))

    def conflict(self) -> None:
        """End the request that waits, if there is one."""
        if self._asking is not None and not self._asking.done():
            self._asking.set_exception(ConflictError())

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        while self.waiting and self.waiting[0]["update_id"] < offset:
            self.waiting.popleft()
