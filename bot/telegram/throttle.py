"""One person's flood never slows another: turns of the chats, and what is owed to presses that were folded.

A press that was folded is answered without words: its button stops waiting, and the newest screen comes. By webhook
that costs no call at all. By polling those answers are given one after another, over all chats, so that of everybody's
calls they are never more than one at a time; and by whoever came last, so that polling can go on behind the others.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final, Protocol

from aiogram.exceptions import TelegramRetryAfter

from bot.telegram.errands import Errand, NamesDanger, asker_of, errand_of, press_of
from bot.telegram.lanes import Lanes
from bot.telegram.ticket import Ticket

OWED: Final = 1000
"""Presses that wait for an answer without words; older ones are over: their buttons stop waiting by themselves."""


class Acknowledger(Protocol):
    """Answers presses without words."""

    async def acknowledge(self, press: str) -> None:
        """Answer a press by a call, in one try.

        Raises:
            TelegramRetryAfter: Telegram has too many calls of the bot.
        """
        ...

    def acknowledgement(self, press: str) -> dict[str, Any] | None:
        """The answer as the response to a webhook's request; None where answers are calls."""
        ...


class Throttle:
    """Gives each update its turn. Nothing of it is written anywhere."""

    def __init__(
        self,
        names_danger: NamesDanger = lambda _text: False,
        answers: Acknowledger | None = None,
        lanes: Lanes | None = None,
    ) -> None:
        self.lanes = Lanes() if lanes is None else lanes
        self._names_danger = names_danger
        self._answers = answers
        self._owed: deque[str] = deque(maxlen=OWED)
        self._paying = asyncio.Lock()
        self._payer: object = None

    @asynccontextmanager
    async def turn(self, raw: dict[str, Any]) -> AsyncIterator[Ticket | None]:
        """Wait for an update's turn; None where it was folded into a newer one of the same chat."""
        who = asker_of(raw)
        if who is None:
            yield Ticket(lambda: Errand.READ)
            return
        async with self.lanes.turn(who, lambda: errand_of(raw, self._names_danger), raw) as ticket:
            yield ticket

    def is_paced(self, raw: dict[str, Any]) -> bool:
        """Whether an update that has no turn yet waits until its chat, which sends too much, may be answered again."""
        who = asker_of(raw)
        return who is not None and self.lanes.is_paced(who)

    async def end(self, raw: dict[str, Any]) -> dict[str, Any] | None:
        """End an update that no screen is owed to any more: a press is answered, and all else needs nothing.

        Gives the call that the response to a webhook's request is to make, if any. Never raises for what Telegram says.
        """
        press = press_of(raw)
        if press is None or self._answers is None:
            return None
        response = self._answers.acknowledgement(press)
        if response is None:
            self._owed.append(press)
            await self._pay(self._answers)
        return response

    async def _pay(self, answers: Acknowledger) -> None:
        """Answer what is owed, until somebody comes later and takes over."""
        payer = self._payer = object()
        async with self._paying:
            while self._payer is payer and self._owed:
                try:
                    await answers.acknowledge(self._owed.popleft())
                except TelegramRetryAfter:
                    self._owed.clear()  # what is asked of Telegram now would be missing for others
