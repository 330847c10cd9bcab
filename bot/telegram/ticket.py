"""An update's place in the lane of its chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from bot.telegram.backlog import Late
from bot.telegram.errands import Errand

Raw = dict[str, Any]
"""An update as Telegram sent it."""


class Ticket:
    """An update's place in its lane.

    `give_up` ends the work on it, and is set by whoever works on it; `overtaken` says that an emergency had it done.
    """

    def __init__(self, errand: Callable[[], Errand], raw: Raw | None = None, number: int = 0) -> None:
        """`errand` is asked only where the lane is not empty: it reads what was typed.

        `number` is the update's place in the order of coming; `late` its part among many that waited, where they did.
        """
        self._ask = errand
        self.raw = raw or {}
        self.number = number
        self.late: Late | None = None
        self._errand: Errand | None = None
        self.granted: asyncio.Future[bool] | None = None
        self.give_up: Callable[[], object] = lambda: None
        self.overtaken = False

    @property
    def errand(self) -> Errand:
        """What the update wants."""
        if self._errand is None:
            self._errand = self._ask()
        return self._errand

    @property
    def urgent(self) -> bool:
        """Whether it goes first."""
        return self.errand is Errand.EMERGENCY

    def settle(self, *, turn: bool) -> None:
        """Wake whoever waits: to work on it, or to end."""
        if self.granted is not None and not self.granted.done():
            self.granted.set_result(turn)
