"""The bot's own parts in the tests' loop, the stand-in, and between them the front that misbehaves."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from aiogram import Bot

from bot.core.conversation import Conversation, Edition
from bot.storage import Storage
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.handlers.parts import Parts
from bot.telegram.inbox import Inbox
from bot.telegram.lanes import Lanes
from bot.telegram.middlewares.rescue import Rescue
from bot.telegram.once import OnceADay
from bot.telegram.presses import Presses
from bot.telegram.replier import Replier
from bot.telegram.sender import Sender
from bot.telegram.service import Service
from bot.telegram.session import make_bot
from bot.telegram.throttle import Throttle
from bot.telegram.trace import Trace
from bot.telegram.watch import Webhook
from bot.web.server import build_app, serve
from bot.web.webhook import PATH, webhook_routes
from tests.e2e.person import Person
from tests.e2e.process import free_port
from tests.e2e.stand_in import LOOPBACK, StandIn
from tests.faults.front import Front
from tests.support.clock import FakeClock
from tests.telegram.fakes import NotedPauses

PATIENCE_SECONDS: Final = 30.0
LOOK_AGAIN_SECONDS: Final = 0.001
SECRET: Final = "a-secret_of-the-rig"
_numbers: Final = count(5_100_000_001)


class Noted:
    """A recorder that keeps what it is given."""

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.kinds: list[str] = []

    def update(self, kind: str, seconds: float) -> None:
        self.kinds.append(kind)

    def error(self, kind: str) -> None:
        self.errors.append(kind)


@dataclass(slots=True)
class Rig:
    """All of it. `start` and `stop` are those of the process; what is kept of people and counts is in `file`."""

    stand_in: StandIn
    front: Front
    edition: Edition
    file: Path
    lanes: Callable[[], Lanes] = Lanes
    port: int = 0
    """Where a webhook is served; 0: by polling."""
    bot: Bot = field(init=False)
    inbox: Inbox = field(init=False)
    service: Service = field(init=False)
    storage: Storage = field(init=False)
    noted: Noted = field(default_factory=Noted)
    pauses: NotedPauses = field(default_factory=NotedPauses)
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    running: asyncio.Future[None] = field(init=False)

    def start(self) -> None:
        """A process that comes up: nothing is remembered of the one before."""
        self.noted, self.pauses, self._stop = Noted(), NotedPauses(), asyncio.Event()
        self.bot = make_bot(self.stand_in.token, self.front.url)
        clock = FakeClock()
        self.storage = Storage(f"sqlite:///{self.file}", secret=SECRET, clock=clock, coarse=lambda _: False)
        choices = self.storage.preferences
        talk = Conversation(lambda: self.edition, clock, remember_offered=choices.offered)
        sender = Sender(self.bot, Trace(clock), self.pauses, recorder=self.noted, answers_in_response=bool(self.port))
        replier = Replier(sender, choices, self.storage.counters, OnceADay(clock))
        parts = Parts(talk, replier, choices, self.noted)
        self.inbox = Inbox(
            build_dispatcher(parts),
            self.bot,
            recorder=self.noted,
            throttle=Throttle(talk.names_danger, sender, self.lanes()),
            presses=Presses(parts, Rescue(talk, replier, self.noted)),
        )
        webhook = Webhook(f"http://{LOOPBACK}:{self.port}{PATH}", SECRET) if self.port else None
        self.service = Service(self.bot, self.inbox, lambda: self.edition.library, webhook, self.noted)
        self.running = asyncio.ensure_future(self._run())

    async def _run(self) -> None:
        await self.storage.migrate()
        if not self.port:
            await self.service.run(self._stop, self.pauses)
            return
        async with serve(build_app(webhook_routes(self.inbox.take, SECRET)), LOOPBACK, self.port):
            await self.service.run(self._stop)

    async def kill(self) -> None:
        """Break everything off: what was not confirmed is sent again."""
        self.running.cancel()
        await self.stop()

    async def stop(self) -> None:
        self._stop.set()
        await asyncio.wait({self.running})
        await self.inbox.close()
        session = getattr(self.bot.session, "_session", None)
        if session is not None:  # aiogram's own close waits for TLS, which is not spoken here
            await session.close()
        await self.storage.close()

    def forget(self) -> None:
        """Begin a test: nothing is prepared, and nothing was seen."""
        self.front.behave()
        self.front.asked.clear()
        self.front.done = 0
        self.noted.errors.clear()
        self.noted.kinds.clear()
        self.pauses.seconds.clear()
        self.stand_in.calls.clear()
        self.stand_in.violations.clear()

    def person(self, language: str = "ru") -> Person:
        """Somebody new."""
        return Person(self.stand_in, next(_numbers), language=language)

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for what happens in the bot, the front or the stand-in.

        Raises:
            AssertionError: it did not happen.
        """
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not condition():  # noqa: ASYNC110  # no part tells of everything
                    await asyncio.sleep(LOOK_AGAIN_SECONDS)
        except TimeoutError:
            raise AssertionError(f"waited in vain: {what}") from None


@asynccontextmanager
async def built(edition: Edition, *, lanes: Callable[[], Lanes] = Lanes, webhook: bool = False) -> AsyncIterator[Rig]:
    """A rig whose bot is up."""
    stand_in = StandIn()
    await stand_in.start()
    front = Front(f"{stand_in.url}/bot{stand_in.token}")
    await front.start()
    with tempfile.TemporaryDirectory(prefix="ukuk-rig-") as folder:
        rig = Rig(stand_in, front, edition, Path(folder) / "ukuk.sqlite3", lanes, free_port() if webhook else 0)
        rig.start()
        try:
            await rig.service.up.wait()
            yield rig
        finally:
            stand_in.release()
            await rig.kill()
            await front.stop()
            await stand_in.stop()


def reserve(rig: Rig) -> int:
    """The number of an update that comes in another way than by the stand-in."""
    mailbox = rig.stand_in.mailbox
    number, mailbox._next = mailbox._next, mailbox._next + 1
    return number
