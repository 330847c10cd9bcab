"""A log that nobody reads any more, or whose disk is full: people are answered all the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.asking import ask
from tests.e2e.process import END_SECONDS
from tests.e2e.small import Small, small_home
from tests.e2e.stand_in import StandIn


@pytest.fixture
def home() -> Iterator[Small]:
    with small_home() as made:
        yield made


async def test_a_log_that_cannot_be_written_stops_nobody(home: Small) -> None:
    stand_in = StandIn()
    await stand_in.start()
    bots = [home.bot(name, stand_in, {"LOG_LEVEL": "DEBUG"}) for name in ("full", "unread")]
    for bot in bots:
        home.data(bot)
    full, unread = bots
    reader, writer = os.pipe()
    full.output, unread.output = Path("/dev/full"), Path(f"/proc/self/fd/{writer}")
    try:
        for bot in bots:
            await bot.start()
            if bot is unread:
                os.close(reader)
                os.close(writer)
            await bot.ready()
            for _ in range(2):
                await ask(stand_in)
            bot.terminate()
            assert await bot.ended(END_SECONDS) == 0
    finally:
        for bot in bots:
            await bot.close()
        await stand_in.stop()
    assert stand_in.violations == []
