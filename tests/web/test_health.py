"""GET /healthz."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.web.health import Health, health_routes
from bot.web.server import build_app
from tests.web.conftest import Connect


async def _ask(connect: Connect, health: Health | Exception) -> dict[str, Any]:
    async def found() -> Health:
        if isinstance(health, Exception):
            raise health
        return health

    client = await connect(build_app(health_routes(found)))
    async with client.get("/healthz") as answer:
        assert answer.status == 200
        said: dict[str, Any] = await answer.json()
        return said


async def test_all_well(connect: Connect) -> None:
    said = await _ask(connect, Health("abc", {"storage": True, "polling": True}))
    assert said == {"status": "ok", "revision": "abc", "parts": {"storage": True, "polling": True}}


async def test_one_part_missing_is_degraded(connect: Connect) -> None:
    said = await _ask(connect, Health("abc", {"storage": False, "polling": True}))
    assert said["status"] == "degraded"
    assert said["parts"] == {"storage": False, "polling": True}


async def test_not_knowing_is_degraded(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    said = await _ask(connect, RuntimeError("a name"))
    assert said == {"status": "degraded", "revision": "", "parts": {}}
    assert "RuntimeError" in caplog.text
    assert "a name" not in caplog.text


async def test_taking_too_long_is_degraded(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.health.HEALTH_SECONDS", 0.01)

    async def never() -> Health:
        await asyncio.Event().wait()
        return Health()

    client = await connect(build_app(health_routes(never)))
    async with client.get("/healthz") as answer:
        assert (await answer.json())["status"] == "degraded"


async def test_head_answers_too(connect: Connect) -> None:
    async def found() -> Health:
        return Health()

    client = await connect(build_app(health_routes(found)))
    async with client.head("/healthz") as answer:
        assert answer.status == 200
