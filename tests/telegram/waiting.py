"""Waiting for something to come about, as long as other tasks need, and no longer than a test may take."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count
from typing import Final

MOST_SECONDS: Final = 30.0


async def until(condition: Callable[[], object]) -> None:
    """Let other tasks work until the condition holds.

    Raises:
        TimeoutError: it did not in MOST_SECONDS.
    """
    async with asyncio.timeout(MOST_SECONDS):
        for _ in count():
            if condition():
                return
            await asyncio.sleep(0)


async def settle(turns: int = 50) -> None:
    """Let everything that can go on go on."""
    for _ in range(turns):
        await asyncio.sleep(0)
