"""A bot and the stand-in that it talks to, together from start to end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.e2e.changes import PATIENCE_SECONDS
from tests.e2e.counted import counted_in_postgres, counted_in_sqlite, new_postgres
from tests.e2e.process import LOOK_AGAIN_SECONDS, BotProcess
from tests.e2e.stand_in import StandIn

LANGUAGES: Final = ("", "ky", "ru", "en")


@dataclass(frozen=True, slots=True)
class House:
    """Both ends of the line, and the database between them: PostgreSQL, or SQLite where there is no address."""

    stand_in: StandIn
    bot: BotProcess
    postgres: str | None = None

    async def counted(self) -> int:
        """The sum of all counts in the database."""
        if self.postgres is not None:
            return await counted_in_postgres(self.postgres)
        return counted_in_sqlite(self.bot.folder)

    async def until_counted(self, wanted: Callable[[int], bool]) -> None:
        """Wait until the sum is as wanted; the bot writes every few seconds.

        Raises:
            TimeoutError: it never was.
        """
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not wanted(await self.counted()):  # noqa: ASYNC110  # no database calls back
                await asyncio.sleep(LOOK_AGAIN_SECONDS)

    async def start(self) -> None:
        """Start the bot and wait until it is up, and has said all that it has to say of itself."""
        await self.bot.start()
        await self.bot.ready()
        await self.stand_in.changes.until(lambda: self.stand_in.presence.complete(LANGUAGES), "the bot is described")


@asynccontextmanager
async def prepared(
    folder: Path, environment: Mapping[str, str] | None = None, *, webhook: bool = False, postgres: str | None = None
) -> AsyncIterator[House]:
    """A stand-in that runs, and a bot that does not yet. Both are ended; nothing may have been violated till then."""
    stand_in = StandIn()
    await stand_in.start()
    bot = BotProcess(folder / "work", stand_in, environment or {})
    if postgres is not None:
        bot.environment["DATABASE_URL"] = postgres
    if webhook:
        bot.environment |= {"WEBHOOK_URL": bot.webhook.removesuffix("/telegram"), "HOST": "127.0.0.1"}
    try:
        yield House(stand_in, bot, postgres)
    finally:
        stand_in.release()
        await bot.close()
        await stand_in.stop()
    assert stand_in.violations == []


@asynccontextmanager
async def both(
    folder: Path, server: Path, environment: Mapping[str, str] | None = None
) -> AsyncIterator[tuple[House, House]]:
    """A bot by polling on SQLite and one by webhook on PostgreSQL, both up."""
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(new_postgres(server))
        polling = await stack.enter_async_context(prepared(folder / "polling", environment))
        webhook = await stack.enter_async_context(
            prepared(folder / "webhook", environment, webhook=True, postgres=address)
        )
        await asyncio.gather(polling.start(), webhook.start())
        yield polling, webhook
