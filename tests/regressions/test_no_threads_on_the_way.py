"""aiogram's `F` filters run in threads, the same few in which host names are looked up.

On a bad network those hang, and every update, 🆘 too, would have waited behind them at each filter.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiogram import F, Router
from aiogram.types import Message

from tests.telegram.house import House, Person, build_house
from tests.telegram.samples import KINDS, SERVICE


async def _no_threads(*_: Any, **__: Any) -> Any:
    raise AssertionError("a thread was asked for")


@pytest.fixture(autouse=True)
def _without_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio, "to_thread", _no_threads)


async def test_no_update_needs_a_thread(house: House, aida: Person, caplog: pytest.LogCaptureFixture) -> None:
    for content, _ in KINDS.values():
        await aida.say(**content)
    for content in SERVICE.values():
        await aida.say(**content)
    for text in ("/start", "/help", "/nothing", "айлык", "/hide"):
        await aida.say(text)
    await aida.say(location={"latitude": 1, "longitude": 2})
    await aida.press("1kyRU0_e")
    member = aida.in_group(house.group())
    for text in ("/start", "сөз"):
        await member.say(text)
    await member.press("1kyRU0_e")
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_filter_in_a_thread_would_be_seen(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """The bad sample."""
    router = Router()

    @router.message(F.text == "эч качан")
    async def _never(_: Message) -> None: ...

    broken = build_house(house.conversation._edition())
    broken.dispatcher.sub_routers.insert(0, router)
    await broken.person().say("/help")
    assert "a thread was asked for" in caplog.text
