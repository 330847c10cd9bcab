"""A log that nobody reads for a while, or any more, or whose disk is full: people are answered all the same."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from tests.catalog.folders import Folders
from tests.e2e.asking import ask, becomes
from tests.e2e.process import END_SECONDS, BotProcess
from tests.e2e.small import Small, small_home
from tests.e2e.stand_in import StandIn

LEFT_OUT: Final = re.compile(rb"WARNING bot\.log: (\d+) records before this one were left out: nobody read them\n")
PIECE_BYTES: Final = 4096
MOST_BYTES: Final = 1 << 20
"""More than a pipe holds."""


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
            if bot is unread:
                _fill(writer)
            await bot.start()
            if bot is unread:
                await _nobody_reads_for_a_while(bot, stand_in, reader, home.folders)
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


def _fill(writer: int) -> None:
    """As a reader leaves a pipe that hangs: not a byte more goes into it."""
    os.set_blocking(writer, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writer, b" " * PIECE_BYTES)


async def _nobody_reads_for_a_while(bot: BotProcess, stand_in: StandIn, reader: int, content: Folders) -> None:
    """From the start on; when somebody reads again, the log says how much is missing, and goes on."""
    await bot.ready()
    for _ in range(2):
        await ask(stand_in)
    os.set_blocking(reader, False)
    assert not os.read(reader, MOST_BYTES).strip(), "no line is in it"
    content.edit("topics/unpaid-wages.yaml", "title: I was not paid", "title: Something to tell")
    log = b""

    async def goes_on() -> bool:
        nonlocal log
        with suppress(BlockingIOError):
            log += os.read(reader, MOST_BYTES)
        return b"the changed content is served" in log

    await becomes("the log goes on", goes_on)
    (left_out,) = LEFT_OUT.findall(log.partition(b"the changed content is served")[0])
    assert int(left_out) > 0
