"""A program that counts as the bot does, in a process of its own, until it is told to end.

python -m tests.storage.counting ADDRESS SEED EVENTS: prints `counted` when all are in memory or in the database.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from random import Random
from typing import Final

from bot.clock import SystemClock
from bot.core.ports import Count
from bot.storage import Storage

AT_ONCE: Final = 50
"""After so many events others have their turn, as between two updates."""
SUBJECTS: Final = 40


def happened(seed: int, events: int) -> list[Count]:
    """What happens in a process: the same subjects as in others, in another order."""
    dice = Random(seed)  # noqa: S311  # a sample, no secret
    return [Count("topic", f"t{dice.randrange(SUBJECTS)}", "s", dice.choice(["ky", "ru"]), "RU") for _ in range(events)]


async def main(address: str, seed: int, events: int) -> None:
    """Count, while the storage's own loop writes; on SIGTERM write the rest and end."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    storage = Storage(address, secret=None, clock=SystemClock(), coarse=lambda count: count.subject.endswith("7"))
    writing = asyncio.ensure_future(storage.run())
    for number, count in enumerate(happened(seed, events)):
        storage.counters.add(count)
        if number % AT_ONCE == 0:
            await asyncio.sleep(0.002)
    sys.stdout.write("counted\n")
    sys.stdout.flush()
    await stop.wait()
    writing.cancel()
    await asyncio.wait({writing})
    await storage.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
