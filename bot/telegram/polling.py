"""Long polling that confirms an update only when its work is done.

aiogram confirms a batch with the next request while handlers still run: killed then, the questions
are lost. Here the offset stays at the oldest unfinished update, so that Telegram sends it again
to whoever comes up next; what was seen already is passed over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from aiogram import Bot
from aiogram.exceptions import TelegramUnauthorizedError

from bot.core.ports import Recorder
from bot.telegram.fetching import BATCH, Batch, Fetcher, Reached
from bot.telegram.patience import Pause
from bot.telegram.ticket import Raw

log = logging.getLogger(__name__)

WAITED_FOR: Final = BATCH // 2
HANGING_SECONDS: Final = 20.0
"""An update that is worked on for so long, and is WAITED_FOR behind the newest, is asked for no more: Telegram gives
one batch from the offset on, and of what comes a batch behind one that hangs nothing would be heard. Both together:
under load alone many are unfinished for a moment, and those must come again to whoever starts after a kill."""
DEAF_SECONDS: Final = 3.0
"""The same where a whole batch came and was known already, and no more than FEW of all are unfinished: one chat that is
told to wait, and a hundred updates of others behind it, and nobody else would be heard, not even in danger."""
FEW: Final = 10
"""Where more hang, it is Telegram that does not take answers: to hear sooner would help nobody, and all of them would
be lost to a kill."""
SAME_OFFSET_SECONDS: Final = 0.6
"""How long to wait before the same offset is asked for again, while its update is still worked on.

Whoever asks again within half a second is given one update, the one that is known already: one answer that hangs
would keep all other people waiting. (github.com/tdlib/telegram-bot-api: Client::process_get_updates_query)
"""

Feed = Callable[[Raw], Awaitable[object]]
Paced = Callable[[Raw], bool]
"""Whether an update waits for its pace: its chat has sent more than can be answered. Such a one that is WAITED_FOR
behind the newest is asked for no more: where a hundred chats flood, nothing would be heard of all others."""


class Poller:
    """Fetches updates and feeds them until it is told to stop."""

    def __init__(
        self,
        bot: Bot,
        feed: Feed,
        pause: Pause = asyncio.sleep,
        recorder: Recorder | None = None,
        reached: Reached = lambda _: None,
        paced: Paced = lambda _: False,
    ) -> None:
        """`reached` is told whether Telegram is, each time after it was asked."""
        self._feed = feed
        self._fetcher = Fetcher(bot, pause, recorder, reached)
        self._paced = paced
        self._working: dict[int, asyncio.Task[None]] = {}
        self._begun: dict[int, tuple[float, Raw]] = {}
        self._next = 0
        self._deaf = False

    @property
    def offset(self) -> int:
        """What is asked for next: the oldest update whose work is not done, unless it hangs or is paced far behind."""
        return min((number for number in self._working if not self._is_left_behind(number)), default=self._next)

    def _is_left_behind(self, number: int) -> bool:
        if number >= self._next - WAITED_FOR:
            return False
        begun, raw = self._begun[number]
        longest = DEAF_SECONDS if self._deaf and len(self._working) <= FEW else HANGING_SECONDS
        return asyncio.get_running_loop().time() - begun >= longest or self._paced(raw)

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until told to stop; then finish what runs, and confirm it so that it is not sent again.

        Raises:
            TelegramUnauthorizedError: the token is no longer valid.
        """
        refused: TelegramUnauthorizedError | None = None
        async with asyncio.TaskGroup() as group:
            while not stop.is_set():
                try:
                    fetch = self._fetcher.batch(lambda: self.offset, lambda: bool(self._working))
                    known, batch = self._next, await self._until(stop, fetch)
                    for number, raw in batch:
                        self._begin(group, number, raw)
                    self._deaf = len(batch) >= BATCH and self._next == known
                except TelegramUnauthorizedError as error:
                    refused = error
                    break
                await self._breathe()
        if refused is not None:
            raise refused
        await self._fetcher.confirm(self.offset)

    async def _until(self, stop: asyncio.Event, fetch: Coroutine[Any, Any, Batch]) -> Batch:
        """The batch, or nothing as soon as it is time to stop."""
        fetching, stopping = asyncio.ensure_future(fetch), asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
            return fetching.result() if fetching.done() else []
        finally:
            for task in (fetching, stopping):
                task.cancel()
            await asyncio.gather(fetching, stopping, return_exceptions=True)

    def _begin(self, group: asyncio.TaskGroup, number: int, raw: Raw) -> None:
        if number < self._fetcher.asked:
            # Never sent, unless the numbers begin anew: at another server, or «if there are no new updates for at
            # least a week» (core.telegram.org/bots/api#update).
            self._next = number
        if number < self._next or number in self._working:
            return
        self._working[number] = group.create_task(self._work(number, raw))
        self._begun[number] = asyncio.get_running_loop().time(), raw
        self._next = number + 1

    async def _work(self, number: int, raw: Raw) -> None:
        try:
            await self._feed(raw)
        except Exception:  # feed answers failures itself; what still comes must not end polling
            log.exception("an update failed")
        finally:
            del self._working[number], self._begun[number]

    async def _breathe(self) -> None:
        """Let running work go on until the oldest is done, or the same offset may be asked for again."""
        now = asyncio.get_running_loop().time
        again = self._fetcher.asked_at + SAME_OFFSET_SECONDS
        while self._working and self.offset == self._fetcher.asked and (left := again - now()) > 0:
            await asyncio.wait(set(self._working.values()), timeout=left, return_when=asyncio.FIRST_COMPLETED)
