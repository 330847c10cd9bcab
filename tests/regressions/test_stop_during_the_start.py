"""Stopped while the commands were being set, a webhook bot ended without waiting for answers that were under way."""

from __future__ import annotations

import asyncio

from bot.core.conversation import Edition
from bot.telegram.service import Service
from bot.telegram.watch import Webhook
from tests.telegram.house import House, Person
from tests.telegram.waiting import settle


async def test_what_was_taken_is_answered(house: House, edition: Edition, aida: Person) -> None:
    stop = asyncio.Event()
    service = Service(house.bot, house.inbox, lambda: edition.library, Webhook("https://x.example/t", "a-secret"))
    describing, answering = house.session.hold("getMyCommands"), house.session.hold("sendMessage")
    running = asyncio.ensure_future(service.run(stop))
    await house.session.waiting["getMyCommands"].wait()
    feeding = asyncio.ensure_future(aida.say("/help"))
    await house.session.waiting["sendMessage"].wait()
    stop.set()
    describing.set()
    await settle(500)
    assert not running.done()
    answering.set()
    await asyncio.gather(running, feeding)
    assert aida.screen.buttons


async def test_nothing_was_taken(house: House, edition: Edition) -> None:
    stop = asyncio.Event()
    stop.set()
    for webhook in (None, Webhook("https://x.example/t", "a-secret")):
        await Service(house.bot, house.inbox, lambda: edition.library, webhook).run(stop)
    assert house.session.calls == []
