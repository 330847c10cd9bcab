"""Work that goes on beside the rest: it ends with what it belongs to, and begins anew where it breaks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

log = logging.getLogger(__name__)

ANEW_SECONDS = 60.0
"""How long a part of the bot that broke is left alone before it begins anew."""


@asynccontextmanager
async def running(work: Coroutine[Any, Any, None]) -> AsyncIterator[asyncio.Task[None]]:
    """A task that lives as long as the context, is cancelled at its end, and is waited for."""
    task = asyncio.get_running_loop().create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.wait({task})


async def kept_going(
    work: Callable[[], Awaitable[None]], pause: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """A part of the bot without which people are answered all the same: where it breaks it is told, and begins anew.

    Were it gone until the next start, content would stay what it was, and counts fill the memory, for months perhaps.
    """
    while True:
        try:
            await work()
        except Exception:
            log.exception("a part of the bot broke, and begins anew in %s s", ANEW_SECONDS)
        else:
            return
        await pause(ANEW_SECONDS)
