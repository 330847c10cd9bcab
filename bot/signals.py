"""The end of a program that runs: in order, and in time."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Final

log = logging.getLogger(__name__)

GONE_SECONDS: Final = 8.0
"""How long after SIGTERM the process may live at all: whoever sent it waits 10 s. What does not end by itself may be a
name that is being looked up, for which Python waits at its end, or a database that says nothing."""


def with_signals(work: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    """Run until SIGTERM or SIGINT, which end it in order, and in GONE_SECONDS whatever still hangs."""
    last = threading.Timer(GONE_SECONDS, _be_gone)
    last.daemon = True
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    async def main() -> None:
        loop, stop, told = asyncio.get_running_loop(), asyncio.Event(), False

        def end(_number: int, _frame: object) -> None:
            # Not by the loop's own handlers: those wait until a loop under load comes to them, and the time runs.
            nonlocal told
            if not loop.is_closed():
                loop.call_soon_threadsafe(stop.set)
            if not told:
                told = True
                with suppress(RuntimeError):  # where no thread is to be had, it still ends in order
                    last.start()

        for number in before:
            signal.signal(number, end)
        await work(stop)

    try:
        with asyncio.Runner(loop_factory=_quick_loop()) as runner:
            runner.run(main())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        last.cancel()


def _quick_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop, where the system has it: it takes a fifth less of the processor."""
    try:
        import uvloop  # noqa: PLC0415  # not on every system
    except ImportError:
        return None
    return uvloop.new_event_loop


def _be_gone() -> None:
    log.error("something still hangs: ended without it")
    os._exit(0)
