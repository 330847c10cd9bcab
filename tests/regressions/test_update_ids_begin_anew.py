"""After a quiet week Telegram numbers updates anew, from any number on (core.telegram.org/bots/api#update).

A smaller number was taken for one that was seen already: the bot was deaf, and asked without end.
"""

from __future__ import annotations

import asyncio
from typing import Any

from bot.telegram.polling import Poller
from tests.telegram.house import House
from tests.telegram.waiting import until


async def test_smaller_numbers_are_new_updates(house: House) -> None:
    stop = asyncio.Event()
    done: list[int] = []

    async def feed(raw: dict[str, Any]) -> None:
        done.append(raw["update_id"])
        if raw["update_id"] == 18:
            stop.set()

    house.api.pending({"update_id": 900_000})
    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        group.create_task(Poller(house.bot, feed).run(stop))
        await until(lambda: not house.api.updates)
        house.api.begin_anew()
        house.api.pending({"update_id": 17}, {"update_id": 18})
    assert done == [900_000, 17, 18]
    assert house.api.updates == []
