"""The composition root: the only place where the parts meet."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import date
from typing import Any, Final

from aiohttp import web

from bot.callers import Callers
from bot.clock import SystemClock
from bot.core.conversation import Conversation, Edition
from bot.core.errors import ContentError, UkukError
from bot.core.library import Library
from bot.core.model import Content
from bot.core.ports import Count
from bot.core.report import Publication
from bot.core.report.classes import is_sensitive
from bot.editions import Current, is_refused
from bot.inspection import Inspection
from bot.operations import Operations, published
from bot.settings import Settings
from bot.storage import Storage, kept_tables
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.handlers.operators import Desk as OperatorsDesk
from bot.telegram.handlers.parts import Parts
from bot.telegram.inbox import Inbox
from bot.telegram.middlewares.rescue import Rescue
from bot.telegram.once import OnceADay
from bot.telegram.operators import Operators
from bot.telegram.presses import Presses
from bot.telegram.replier import Replier
from bot.telegram.sender import Sender
from bot.telegram.service import Service, bot_of
from bot.telegram.throttle import Throttle
from bot.telegram.trace import Trace
from bot.telegram.watch import Webhook
from bot.upkeep import Upkeep
from bot.web.editors.desk import Desk
from bot.web.editors.routes import editors_routes
from bot.web.health import Health, health_routes
from bot.web.hosts import Hosts
from bot.web.preview import preview_routes
from bot.web.server import build_app, serve
from bot.web.webhook import webhook_routes

log = logging.getLogger(__name__)


class CannotListenError(UkukError):
    """HOST and PORT, to which the webhook comes, cannot be bound now; carries why, in the system's words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


FINISH_SECONDS: Final = 3.0
"""How long running work may take to finish after SIGTERM; with what follows it is under 10 s."""
GONE_SECONDS: Final = 8.0
"""How long after SIGTERM the process may live at all: whoever sent it waits 10 s. What does not end by itself may be a
name that is being looked up, for which Python waits at its end, or a database that says nothing."""
PORT_SECONDS = 5.0
"""How long a port that is taken is left alone before it is tried again: the process before may be about to end."""
ANEW_SECONDS = 60.0
"""How long a part of the bot that broke is left alone before it begins anew."""
REFUSALS_TOLD: Final = 10
"""Problems of refused content that operators are told; the log has all."""


def coarse(library: Callable[[], Library]) -> Callable[[Count], bool]:
    """Which counts are kept by week: those of what is careful or dangerous in the library of the moment."""
    return lambda count: is_sensitive(library(), count)


def build_storage(settings: Settings, clock: SystemClock, library: Callable[[], Library]) -> Storage:
    """Choices and counts; opens nothing yet.

    Raises:
        SettingsError: DATABASE_URL is no address.
    """
    secret = settings.privacy_secret
    return Storage(
        settings.database_url.get_secret_value(),
        secret=secret.get_secret_value() if secret else None,
        clock=clock,
        coarse=coarse(library),
    )


async def run_bot(settings: Settings, edition: Edition, stop: asyncio.Event) -> None:
    """Run the bot until told to stop; then finish what runs, write what waits, and close in order.

    Raises:
        WrongTokenError: Telegram does not know the token.
        SettingsError: DATABASE_URL is no address.
        CannotListenError: in webhook mode, HOST and PORT cannot be bound.
    """
    clock = SystemClock()
    current = Current(edition, clock.now(), refused=is_refused(settings, edition))
    storage = build_storage(settings, clock, lambda: current.edition.library)
    callers = Callers(storage, lambda: current.edition.library, clock)
    conversation = Conversation(
        lambda: current.edition,
        clock,
        remember_offered=storage.preferences.offered,
        kept=kept_tables(),
        troubled=callers.troubled,
    )
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    bot = bot_of(token, settings.telegram_api_url)
    operations, operators = Operations(settings, current, storage, clock), Operators(bot, settings.operator_ids)
    by_webhook = settings.webhook_target is not None
    sender = Sender(bot, Trace(clock), recorder=operations.metrics, answers_in_response=by_webhook)
    replier = Replier(sender, storage.preferences, storage.counters, OnceADay(clock))
    parts = Parts(conversation, replier, storage.preferences, operations.metrics)
    dispatcher = build_dispatcher(parts, OperatorsDesk(operators, operations.reports))
    throttle = Throttle(conversation.names_danger, sender)
    presses = Presses(parts, Rescue(conversation, replier, operations.metrics))
    inbox = Inbox(dispatcher, bot, recorder=operations.metrics, throttle=throttle, presses=presses)
    target = settings.webhook_target
    webhook = Webhook(target, settings.webhook_proof()) if target else None
    service = Service(bot, inbox, lambda: current.edition.library, webhook, operations.metrics)
    operations.watch(lambda: inbox.working, lambda: service.connected)

    async def health() -> Health:
        return Health(current.edition.library.revision, {"telegram": service.connected, "database": storage.well})

    routes = [health_routes(health), operations.routes()]
    if webhook is not None:
        routes.append(webhook_routes(inbox.take, webhook.secret))
    async with AsyncExitStack() as stack:
        stack.push_async_callback(storage.close)
        stack.push_async_callback(bot.session.close)
        stack.push_async_callback(inbox.close)
        await stack.enter_async_context(_running(kept_going(storage.run)))
        await stack.enter_async_context(_running(kept_going(callers.run)))
        upkeep = Upkeep(settings, current, clock, lambda error: operators.tell(refusal(error)))
        await stack.enter_async_context(_running(kept_going(lambda: upkeep.run(service.up))))
        if webhook is not None:
            try:
                await stack.enter_async_context(serve(build_app(*routes), settings.run_host, settings.port))
            except OSError as error:
                raise CannotListenError(error.strerror or type(error).__name__) from error
        else:
            await stack.enter_async_context(
                _running(kept_going(lambda: _served_when_free(lambda: build_app(*routes), settings)))
            )
        await _until_stopped(service, stop)


async def _until_stopped(service: Service, stop: asyncio.Event) -> None:
    """Run the service; after the signal it has FINISH_SECONDS to finish."""
    async with _running(service.run(stop)) as running:
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await asyncio.wait({running}, timeout=FINISH_SECONDS)
        if running.done():
            running.result()
        else:
            log.warning("some work did not finish in %s s and is left to the next start", FINISH_SECONDS)


@asynccontextmanager
async def _running(work: Coroutine[Any, Any, None]) -> AsyncIterator[asyncio.Task[None]]:
    """A task that lives as long as the context, is cancelled at its end, and is waited for."""
    task = asyncio.get_running_loop().create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.wait({task})


async def kept_going(
    work: Callable[[], Awaitable[None]], pause: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """A part of the bot without which people are answered all the same: where it breaks it is told, and begins anew.

    Were it gone until the next start, content would stay what it was, and counts fill the memory, for months perhaps.
    """
    while True:
        try:
            await work()
        except Exception:
            log.exception("a part of the bot broke, and begins anew in %s s", ANEW_SECONDS)
        else:
            return
        await pause(ANEW_SECONDS)


async def _served_when_free(
    app: Callable[[], web.Application], settings: Settings, pause: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """What is served while polling: a port that cannot be had is told once, and tried again; the bot runs meanwhile."""
    told = False
    while True:
        try:
            async with serve(app(), settings.run_host, settings.port):
                if told:
                    log.info("/healthz, /metrics and /report are served now")
                await asyncio.Event().wait()
        except OSError as error:
            if not told:
                log.warning(
                    "HOST %s and PORT %s cannot be used (%s): /healthz, /metrics and /report are not served yet",
                    settings.run_host,
                    settings.port,
                    error.strerror,
                )
            told = True
        await pause(PORT_SECONDS)


async def run_preview(
    settings: Settings, edition: Edition, stop: asyncio.Event, ready: Callable[[str], None], *, bot: str = ""
) -> None:
    """Serve the preview chat and the editors' pages until told to stop; `ready` is given the chat's address.

    `bot` is the username under which Telegram knows the bot, for links to it.

    Raises:
        OSError: HOST and PORT cannot be bound.
    """
    clock = SystemClock()
    current = Current(edition, clock.now())
    conversation = Conversation(lambda: current.edition, clock, remember_offered=True, kept=kept_tables())
    inspection = Inspection(settings, clock)
    upkeep = Upkeep(settings, current, clock, inspection.refused, inspection.look_again)
    host = settings.preview_host
    hosts = Hosts(host)
    desk = Desk(lambda: current.edition, clock, lambda: inspection.report, bot=bot)
    chat = preview_routes(conversation, lambda: current.edition, hosts)
    app = build_app(chat, editors_routes(desk, hosts, host))
    async with serve(app, host, settings.port) as port, _running(upkeep.run()), _running(inspection.run()):
        ready(f"http://{host}:{port}")
        await stop.wait()


def refusal(error: ContentError) -> str:
    """What operators are told when changed content is refused: the places and the words of the first problems."""
    told = [str(problem) for problem in error.problems[:REFUSALS_TOLD]]
    more = len(error.problems) - len(told)
    last = [f"… and {more} more"] if more > 0 else []
    return "\n".join(["The changed content is broken; what was served before still is.", "", *told, *last])


async def migrate(settings: Settings) -> None:
    """Bring the database to the newest shape.

    Raises:
        SettingsError: DATABASE_URL is no address.
        StorageError: the database cannot be reached or refused.
    """
    storage = build_storage(settings, SystemClock(), lambda: Library(Content.empty(), {}, {}))
    try:
        await storage.migrate()
    finally:
        await storage.close()


async def read_published(settings: Settings, library: Library, since: date | None) -> Publication:
    """What may be told of what was counted, from a day on.

    Raises:
        SettingsError: DATABASE_URL is no address.
        StorageError: the database cannot be reached or refused.
    """
    clock = SystemClock()
    storage = build_storage(settings, clock, lambda: library)
    try:
        await storage.migrate()
        return await published(storage, library, clock, since)
    finally:
        await storage.close()


def with_signals(work: Callable[[asyncio.Event], Coroutine[Any, Any, None]]) -> None:
    """Run until SIGTERM or SIGINT, which end it in order, and in GONE_SECONDS whatever still hangs."""
    last = threading.Timer(GONE_SECONDS, _be_gone)
    last.daemon = True
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    async def main() -> None:
        loop, stop, told = asyncio.get_running_loop(), asyncio.Event(), False

        def end(_number: int, _frame: object) -> None:
            # Not by the loop's own handlers: those wait until a loop under load comes to them, and the time runs.
            nonlocal told
            if not loop.is_closed():
                loop.call_soon_threadsafe(stop.set)
            if not told:
                told = True
                with suppress(RuntimeError):  # where no thread is to be had, it still ends in order
                    last.start()

        for number in before:
            signal.signal(number, end)
        await work(stop)

    try:
        with asyncio.Runner(loop_factory=_quick_loop()) as runner:
            runner.run(main())
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        last.cancel()


def _quick_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop, where the system has it: it takes a fifth less of the processor."""
    try:
        import uvloop  # noqa: PLC0415  # not on every system
    except ImportError:
        return None
    return uvloop.new_event_loop


def _be_gone() -> None:
    log.error("something still hangs: ended without it")
    os._exit(0)
