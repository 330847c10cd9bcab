"""The two bots that all may talk to: one by polling on SQLite, one by webhook on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.process import measured
from tests.e2e.running import House, both


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def pair(tmp_path_factory: pytest.TempPathFactory, server: Path) -> AsyncIterator[tuple[House, House]]:
    """Both, for all tests that leave them as they found them; their logs are as talkative as they can be."""
    async with both(tmp_path_factory.mktemp("pair"), server, {"LOG_LEVEL": "DEBUG", **measured()}) as houses:
        yield houses


@pytest.fixture(scope="session", params=["polling", "webhook"])
def house(request: pytest.FixtureRequest, pair: tuple[House, House]) -> House:
    """One of them after the other."""
    polling, webhook = pair
    return polling if request.param == "polling" else webhook
