"""Two processes on one PostgreSQL, told to end in the middle of their work; and one that is killed."""

from __future__ import annotations

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from bot.core.ports import Count
from bot.storage import Storage
from tests.storage.conftest import MakeStorage
from tests.storage.counting import happened
from tests.storage.rooms import counts_in

ROOT: Final = Path(__file__).parents[2]
EVENTS: Final = 20_000
LOOK_AGAIN_SECONDS: Final = 0.05
PATIENCE_SECONDS: Final = 60


async def counting(end: AsyncExitStack, address: str, seed: int, events: int) -> Process:
    """A process that has counted all its events; what it has not written yet is in its memory."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.storage.counting", address, str(seed), str(events), cwd=ROOT, stdout=PIPE
    )

    async def gone() -> None:
        if process.returncode is None:
            process.kill()
        await process.wait()

    end.push_async_callback(gone)
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE_SECONDS):
        assert await process.stdout.readline() == b"counted\n"
    return process


async def counted(storage: Storage) -> Counter[Count]:
    """How often each was counted, on whatever day."""
    found: Counter[Count] = Counter()
    for _, count, n in await counts_in(storage):
        found[count] += n
    return found


async def test_twenty_thousand_events_are_counted_exactly(
    make_storage: MakeStorage, postgres: str, end: AsyncExitStack
) -> None:
    each = EVENTS // 2
    processes = await asyncio.gather(*(counting(end, postgres, seed, each) for seed in (1, 2)))
    for process in processes:
        process.send_signal(signal.SIGTERM)
    assert await asyncio.gather(*(process.wait() for process in processes)) == [0, 0]
    found = await counted(make_storage(postgres))
    assert found == Counter(happened(1, each)) + Counter(happened(2, each))
    assert found.total() == EVENTS


async def test_who_is_killed_loses_only_what_was_not_written_yet(
    make_storage: MakeStorage, postgres: str, end: AsyncExitStack
) -> None:
    storage = make_storage(postgres)
    await storage.migrate()
    process = await counting(end, postgres, 3, 1000)
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (await counted(storage)).total() < 1000:  # noqa: ASYNC110  # no database calls back
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
    process.kill()
    assert await process.wait() == -signal.SIGKILL
    assert await counted(storage) == Counter(happened(3, 1000))
