"""The way of an update into the dispatcher, the same for polling and webhook.

In order within a chat (where many wait: the newest first), side by side across chats; each update once, as far as
this process knows; each with a cap on its time, so that one that hangs holds nobody up for ever. Whose turn it is, and
what becomes of more than can be answered, the throttle says.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

import orjson
from aiogram import Bot, Dispatcher

from bot.core.errors import UkukError
from bot.core.ports import Recorder
from bot.telegram.backlog import Late
from bot.telegram.patience import Patience
from bot.telegram.presses import Presses, read_press
from bot.telegram.seen import Seen
from bot.telegram.throttle import Throttle
from bot.telegram.ticket import Ticket
from bot.telegram.updates import kind_of, read_update, update_id

log = logging.getLogger(__name__)

SECONDS_AN_UPDATE: Final = 120.0
"""Work, without the waits that Telegram asks for or makes necessary; only a hang takes as long."""
AT_ONCE: Final = 200
"""Updates worked on side by side; emergencies are beside them."""
FOLDED: Final = "folded"
"""The kind, for the recorder, of an update that a newer one of the same chat took the place of."""


class InboxClosedError(UkukError):
    """The bot is about to end."""


class Inbox:
    """Feeds raw updates to the dispatcher."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        bot: Bot,
        seconds: float = SECONDS_AN_UPDATE,
        recorder: Recorder | None = None,
        throttle: Throttle | None = None,
        presses: Presses | None = None,
    ) -> None:
        """Presses go to `presses`, where there is one, and all else through the dispatcher."""
        self._dispatcher = dispatcher
        self._bot = bot
        self._seconds = seconds
        self._recorder = recorder
        self._seen = Seen()
        self._working: dict[int, asyncio.Future[bytes | None]] = {}
        self._presses = presses
        self.throttle = Throttle() if throttle is None else throttle
        self._taken: set[asyncio.Future[bytes | None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._finishing = False

    @property
    def working(self) -> int:
        """How many updates were taken and are not answered yet."""
        return len(self._working)

    async def feed(self, raw: dict[str, Any]) -> bytes | None:
        """Work on an update until it is answered. One that comes twice is worked on once.

        Never raises for what an update holds: what fails is logged and told to the person below.

        Returns:
            A call of the Bot API as JSON, for the response to a webhook's request, where one is to be made there.

        Raises:
            InboxClosedError: nothing is taken any more; who sent it must send it again.
        """
        if self._finishing:
            raise InboxClosedError
        number = update_id(raw)
        if number is None:
            return None
        # Where the first work on it was broken off, whoever waits for that does it instead.
        response: bytes | None = None
        while (working := self._working.get(number)) is not None:
            response = await asyncio.shield(working)
        if number in self._seen:
            return response
        loop = asyncio.get_running_loop()
        finished, begun = loop.create_future(), loop.time()
        self._working[number] = finished
        kind = kind_of(raw)
        try:
            folded, said = await self._in_turn(raw)
            kind = FOLDED if folded else kind
            self._seen.note(number)
            response = None if said is None else orjson.dumps(said)
            return response
        finally:
            del self._working[number]
            finished.set_result(response)
            if self._recorder is not None:
                self._recorder.update(kind, loop.time() - begun)

    async def take(self, raw: dict[str, Any]) -> bytes | None:
        """`feed` for whoever waits only for so long, as a webhook does: the work goes on without them.

        Broken off and begun again, an answer that was only slow would be given twice.
        """
        work = asyncio.ensure_future(self.feed(raw))
        self._taken.add(work)
        work.add_done_callback(self._taken.discard)
        return await asyncio.shield(work)

    async def close(self) -> None:
        """Break off what was taken and nobody waits for."""
        work = list(self._taken)
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)

    async def finish(self) -> None:
        """Take nothing any more, and wait until all that was taken is answered."""
        self._finishing = True
        while self._working:
            await asyncio.wait(set(self._working.values()))

    async def _in_turn(self, raw: dict[str, Any]) -> tuple[bool, dict[str, Any] | None]:
        """Whether the update was folded into a newer one, and what the response is to say; once it was its turn."""
        async with self.throttle.turn(raw) as turn:
            if turn is not None:
                return False, await self._dispatch(raw, turn)
        return True, await self.throttle.end(raw)

    async def _dispatch(self, raw: dict[str, Any], turn: Ticket) -> dict[str, Any] | None:
        # Nobody in danger waits for room.
        work = Patience(None if self._room.locked() and turn.urgent else self._room, urgent=turn.urgent)
        turn.give_up = work.give_up
        try:
            answer = self._answer_to(raw)
            if answer is None:
                return None
            async with work.at_work(self._seconds):
                response = await answer(turn.late)
                return response if isinstance(response, dict) else None
        except TimeoutError as error:
            if turn.overtaken:
                log.warning("an update was given up for an emergency in its chat")
            else:
                log.error(  # noqa: TRY400  # where it hung is no news: its own traceback tells nothing
                    "an update took longer than %s s and was given up", self._seconds
                )
            self._record(error)
        except Exception as error:  # sent again by Telegram, it would break again, and hold up its chat each time
            log.exception("an update could not be worked on")
            self._record(error)
        return None

    def _answer_to(self, raw: dict[str, Any]) -> Callable[[Late | None], Awaitable[Any]] | None:
        """How an update is answered; None where it cannot be read."""
        press = None if self._presses is None else read_press(raw)
        if press is not None and self._presses is not None:
            return partial(self._presses.answer, press)
        update = read_update(raw, self._bot)
        if update is None:
            return None
        return lambda late: self._dispatcher.feed_update(self._bot, update, late=late)

    def _record(self, error: Exception) -> None:
        if self._recorder is not None:
            self._recorder.error(type(error).__name__)
