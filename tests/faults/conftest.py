"""One rig for all tests of a file: each begins with `forget`."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.faults.rig import Rig, built
from tests.telegram.edition import real_edition


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whole() -> AsyncIterator[Rig]:
    async with built(real_edition()) as rig:
        yield rig


@pytest_asyncio.fixture(loop_scope="module")
async def rig(whole: Rig) -> Rig:
    await whole.until(lambda: not whole.inbox.working, "the last test's work is done")
    whole.forget()
    return whole
