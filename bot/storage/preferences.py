"""The choices that people asked to be remembered. Implements `bot.core.ports.Preferences`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

from bot.core.ports import Choice, Clock
from bot.storage.actions import Actions
from bot.storage.choices import Choices, month_of
from bot.storage.database import Database
from bot.storage.keys import KeyRing

READ_SECONDS = 0.05
"""How long an answer may wait for a choice, the work for its key included."""
WRITE_SECONDS = 2.0
"""How long a person's press waits; also how long a read that nobody waits for any more may go on."""
UPKEEP_SECONDS = 10.0
ACTIONS_AT_ONCE = 64
NOBODY = timedelta(seconds=1)
"""How long a table without choices counts as one. As long as nobody had a choice remembered, nobody's key is worked
out; of a choice that another process kept this one may know nothing for so long."""
MOST_MONTHS = 10_000
"""Choices whose month of last use waits to be written; one beyond that is noted at its next use."""


class RememberedChoices:
    """Choices under keys. Without a secret nothing is offered, found or kept.

    A False from `put` or `forget` means that the database did not say that it was done: where its answer was lost
    on the way, it may have been done all the same.
    """

    def __init__(self, database: Database, secret: str | None, clock: Clock) -> None:
        self._choices = Choices(database)
        self._keys = KeyRing(secret) if secret else None
        self._clock = clock
        self._actions = Actions(ACTIONS_AT_ONCE)
        # One write after the other: a forget never overtakes the put before it.
        self._one_write = asyncio.Lock()
        self._months: dict[bytes, date] = {}
        self._anybody = False
        self._nobody_at: datetime | None = None
        self._one_look = asyncio.Lock()

    @property
    def offered(self) -> bool:
        """Whether there is a secret, and so a key for a choice."""
        return self._keys is not None

    async def get(self, chat_id: int) -> Choice | None:
        """The choice; None where there is none, where its time is over, or where it would take READ_SECONDS."""
        keys = self._keys
        if keys is None:
            return None

        async def read() -> Choice | None:
            if not await self._is_there_any():
                return None
            return await self._read(await keys.key_of(chat_id))

        if keys.is_behind(chat_id):
            return None
        return await self._actions.attempt(
            "choice read", read, otherwise=None, patience=READ_SECONDS, life=WRITE_SECONDS
        )

    async def put(self, chat_id: int, choice: Choice) -> bool:
        """Keep the choice, in place of an earlier one; False where it is not known to be kept."""
        today = self._today()
        self._anybody = True
        return await self._change("choice write", chat_id, lambda key: self._choices.put(key, choice, today))

    async def forget(self, chat_id: int) -> bool:
        """Remove the choice, if there is one; False where it is not known to be removed."""
        return await self._change("choice removal", chat_id, self._choices.remove)

    async def note_months(self) -> bool:
        """Write the months of last use that reads found changed; False where they still wait."""
        if not self._months:
            return True
        return await self._actions.attempt(
            "month of last use", self._write_months, otherwise=False, patience=None, life=UPKEEP_SECONDS
        )

    async def purge(self, now: datetime) -> int | None:
        """Remove choices that nobody used for 180 days; how many that were, None where it could not be done."""

        async def remove() -> int | None:
            return await self._choices.purge(now.astimezone(UTC).date())

        return await self._actions.attempt(
            "removal of old choices", remove, otherwise=None, patience=None, life=UPKEEP_SECONDS
        )

    async def close(self, seconds: float) -> None:
        """Stop what is under way, `seconds` at most, and drop the keys."""
        await self._actions.close(seconds)
        if self._keys is not None:
            self._keys.close()

    async def _is_there_any(self) -> bool:
        """Whether anybody has a choice; of none it is known for a moment, of some for good."""
        if self._anybody:
            return True
        async with self._one_look:
            now = self._clock.now()
            if self._nobody_at is None or not timedelta() <= now - self._nobody_at < NOBODY:
                if await self._choices.any():
                    self._anybody = True
                self._nobody_at = now
        return self._anybody

    async def _read(self, key: bytes) -> Choice | None:
        today = self._today()
        found = await self._choices.read(key, today)
        if found is None:
            return None
        choice, month = found
        # Written later, by `note_months`: an answer does not wait for it.
        if month < month_of(today) and len(self._months) < MOST_MONTHS:
            self._months[key] = month_of(today)
        return choice

    async def _change(self, what: str, chat_id: int, change: Callable[[bytes], Awaitable[None]]) -> bool:
        keys = self._keys
        if keys is None:
            return False

        async def work() -> bool:
            async with self._one_write:
                await change(await keys.key_of(chat_id))
            return True

        return await self._actions.attempt(what, work, otherwise=False, patience=WRITE_SECONDS, life=WRITE_SECONDS)

    async def _write_months(self) -> bool:
        months = dict(self._months)
        await self._choices.note_months(months)
        for key, month in months.items():
            if self._months.get(key) == month:
                del self._months[key]
        return True

    def _today(self) -> date:
        return self._clock.now().astimezone(UTC).date()
