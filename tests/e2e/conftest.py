"""The two bots that all may talk to: one by polling on SQLite, one by webhook on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.counted import new_postgres
from tests.e2e.running import House, prepared


@pytest_asyncio.fixture(scope="session", loop_scope="session", params=["polling", "webhook"])
async def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """One bot for all tests that leave it as they found it; its log is as talkative as it can be."""
    folder = tmp_path_factory.mktemp(request.param)
    async with AsyncExitStack() as stack:
        if request.param == "polling":
            made = await stack.enter_async_context(prepared(folder, LOG_LEVEL="DEBUG"))
        else:
            server: Path = request.getfixturevalue("server")
            address = await stack.enter_async_context(new_postgres(server))
            made = await stack.enter_async_context(prepared(folder, webhook=True, postgres=address, LOG_LEVEL="DEBUG"))
        await made.start()
        yield made
