"""The offset waited for one slow update, and Telegram gives a hundred from there on: the bot was deaf behind them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.telegram import polling
from bot.telegram.fetching import BATCH
from bot.telegram.polling import Poller
from tests.telegram.house import House


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "HANGING_SECONDS", 0.0)
    monkeypatch.setattr(polling, "SAME_OFFSET_SECONDS", 0.0)


async def test_what_comes_behind_a_hundred_is_still_heard(house: House) -> None:
    stop, free = asyncio.Event(), asyncio.Event()
    done: list[int] = []
    last = BATCH * 3

    async def feed(raw: dict[str, Any]) -> None:
        if raw["update_id"] == 1:
            await free.wait()
        done.append(raw["update_id"])
        if raw["update_id"] == last:
            free.set()
            stop.set()

    house.api.pending(*({"update_id": number} for number in range(1, last + 1)))
    async with asyncio.timeout(30):
        await Poller(house.bot, feed).run(stop)
    assert sorted(done) == list(range(1, last + 1))


async def test_it_is_waited_for_as_long_as_it_does_no_harm(house: House) -> None:
    """What is less than half a batch behind is still asked for again by whoever comes up next."""
    stop = asyncio.Event()

    async def feed(raw: dict[str, Any]) -> None:
        if raw["update_id"] == 1:
            await asyncio.Event().wait()
        if raw["update_id"] == BATCH // 2:
            stop.set()

    house.api.pending(*({"update_id": number} for number in range(1, BATCH // 2 + 1)))
    running = asyncio.ensure_future(Poller(house.bot, feed).run(stop))
    await stop.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert house.api.updates[0]["update_id"] == 1
