"""Updates on their way to the bot, and how they are fetched by polling.

As in the real server (github.com/tdlib/telegram-bot-api, Client.cpp: process_get_updates_query, do_get_updates): an
update waits until a getUpdates with a higher offset, or a 2xx of the webhook, confirms it. Whoever asks for the same
offset again within half a second gets one update, and whoever does so within three seconds waits as long as that. An
offset far beyond all updates, as of another server, is taken for none.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from tests.e2e.changes import Changes
from tests.e2e.rules import Refusal

FIRST_UPDATE: Final = 914_159_265
MOST_UPDATES: Final = 100
LONGEST_POLL_SECONDS: Final = 50
FAR: Final = 10
SAME_OFFSET_ONE_SECONDS: Final = 0.5
SAME_OFFSET_WAIT_SECONDS: Final = 3
_NOT_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Mailbox:
    """The queue of updates."""

    def __init__(self, changes: Changes) -> None:
        self.waiting: dict[int, dict[str, Any]] = {}
        self.allowed: list[str] = []
        self.polls = 0
        self.conflicts = 0
        self.fetched_to = 0
        self._changes = changes
        self._next = FIRST_UPDATE
        self._long_poll: object | None = None
        self._last_offset = -1
        self._last_start = 0.0

    def push(self, kind: str, event: Any) -> int | None:
        """Queue an update; None for a kind that the bot did not ask for."""
        if kind not in self.allowed if self.allowed else kind in _NOT_BY_DEFAULT:
            return None
        number, self._next = self._next, self._next + 1
        self.waiting[number] = {"update_id": number, kind: event}
        self._changes.happened()
        return number

    def number_anew(self, first: int) -> None:
        """As after a week of silence: the next update's number is any number."""
        self._next = first

    def confirm(self, number: int) -> None:
        """The bot has it: it is not sent again."""
        self.waiting.pop(number, None)
        self._changes.happened()

    async def fetch(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:  # noqa: ASYNC109
        """getUpdates: all from `offset` on; what is below is confirmed by that.

        Raises:
            Refusal: 409, another one asks for updates with the same token.
        """
        limit, timeout = self._as_for_the_impatient(offset, limit, timeout)
        self._confirm_below(offset)
        self.polls += 1
        self._changes.happened()
        found = self._from(offset)
        if not found and timeout:
            await self._long_wait(offset, timeout)
            found = self._from(offset)
        batch = found[: min(max(limit, 1), MOST_UPDATES)]
        self.fetched_to = max([self.fetched_to, *(update["update_id"] for update in batch)])
        return batch

    def abort(self) -> None:
        """End the long poll under way with 409."""
        self._long_poll = None
        self._changes.happened()

    def _as_for_the_impatient(self, offset: int, limit: int, wait: int) -> tuple[int, int]:
        now = asyncio.get_running_loop().time()
        same, passed = offset == self._last_offset, now - self._last_start
        self._last_offset, self._last_start = offset, now
        if same and wait < SAME_OFFSET_WAIT_SECONDS and passed < SAME_OFFSET_WAIT_SECONDS:
            wait = SAME_OFFSET_WAIT_SECONDS
        if same and passed < SAME_OFFSET_ONE_SECONDS:
            limit = 1
        return limit, min(wait, LONGEST_POLL_SECONDS)

    def _confirm_below(self, offset: int) -> None:
        if offset > self._next + FAR:
            return
        keep = -offset
        lowest = offset if offset >= 0 else min(list(self.waiting)[-keep:], default=0)
        for number in [number for number in self.waiting if number < lowest]:
            del self.waiting[number]

    def _from(self, offset: int) -> list[dict[str, Any]]:
        if offset > self._next + FAR:
            offset = 0
        return [update for number, update in self.waiting.items() if number >= offset]

    async def _long_wait(self, offset: int, seconds: int) -> None:
        self.abort()
        mine = self._long_poll = object()
        try:
            async with asyncio.timeout(seconds):
                while self._long_poll is mine and not self._from(offset):
                    await self._changes.next()
        except TimeoutError:
            return
        finally:
            aborted = self._long_poll is not mine
            if not aborted:
                self._long_poll = None
        if aborted:
            self.conflicts += 1
            raise Refusal(
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                code=409,
            )
