"""Waiting for a condition, never for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

PATIENCE_SECONDS: Final = 150.0
"""How long a test waits for what must happen before it fails; no test expects to wait so long."""


class Changes:
    """Wakes whoever waits for a condition each time when something changed."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def happened(self) -> None:
        """Have every waiting condition looked at again."""
        self._next.set()
        self._next = asyncio.Event()

    async def next(self) -> None:
        """Wait until something changes, whatever it is."""
        await self._next.wait()

    async def until(self, condition: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until the condition holds.

        Raises:
            AssertionError: it did not, for so many seconds.
        """
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await self.next()
        except TimeoutError:
            raise AssertionError(f"waited in vain: {what}") from None
