"""What operators see of the running bot: metrics, the report, /stats; a part of the composition root."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from aiohttp import web

from bot.core.conversation import Edition
from bot.core.errors import UkukError
from bot.core.library import Library
from bot.core.ports import Clock, Counted, Counts, Told
from bot.core.report import Publication, publish
from bot.core.report.build import build
from bot.core.report.content import overdue
from bot.core.report.page import page
from bot.core.report.publication import first_day_read
from bot.core.report.summary import summary
from bot.editions import Current
from bot.settings import Settings
from bot.storage import Storage
from bot.web.gate import Gate
from bot.web.metrics import Metrics, State, metrics_routes
from bot.web.report import report_routes

log = logging.getLogger(__name__)

REPORT_SECONDS: Final = 30.0
"""How long an operator waits for a report at most."""
RECENT: Final = timedelta(weeks=13)
"""What /report and /stats tell of; `stats` at a terminal tells of everything."""


class Reporter:
    """Makes reports, one at a time and beside the conversation. Implements `bot.core.ports.Reports`."""

    def __init__(self, counts: Counts, library: Callable[[], Library], clock: Clock) -> None:
        self._counts = counts
        self._library = library
        self._clock = clock
        self._one = asyncio.Lock()

    async def told(self) -> Told | None:
        """The report of the last RECENT weeks; None where the counts cannot be read in REPORT_SECONDS."""
        try:
            async with asyncio.timeout(REPORT_SECONDS), self._one:
                since = self._clock.now().date() - RECENT
                counted = await self._counts.read_counts(first_day_read(since))
                return await asyncio.to_thread(self._made, counted, since)
        except (UkukError, TimeoutError) as error:
            log.warning("the report could not be made (%s)", type(error).__name__)
            return None

    def _made(self, counted: Sequence[Counted], since: date) -> Told:
        library, now = self._library(), self._clock.now()
        report = build(publish(counted, library, now, since), library, now)
        return Told(summary(report), page(report))


class Operations:
    """The operators' side of a running bot."""

    def __init__(self, settings: Settings, current: Current, storage: Storage, clock: Clock) -> None:
        self._current = current
        self._storage = storage
        self._clock = clock
        token = settings.operator_token
        self._gate = Gate(token.get_secret_value() if token else None)
        self._working: Callable[[], int] = int
        self._connected: Callable[[], bool] = bool
        self.metrics = Metrics(self._state)
        self.reports = Reporter(storage, lambda: current.edition.library, clock)

    def watch(self, working: Callable[[], int], connected: Callable[[], bool]) -> None:
        """Look also at these: how many updates are worked on, and whether Telegram has answered."""
        self._working, self._connected = working, connected

    def routes(self) -> list[web.RouteDef]:
        """/metrics and /report."""
        return [*metrics_routes(self._gate, self.metrics), *report_routes(self._gate, self.reports)]

    def _state(self) -> State:
        current, counters, today = self._current, self._storage.counters, self._clock.now().date()
        library = current.edition.library
        return State(
            updates_in_work=self._working(),
            telegram_connected=self._connected(),
            counts_waiting=counters.waiting,
            counts_lost=counters.lost,
            revision=library.revision,
            served_since=current.since.timestamp(),
            content_refused=current.refused,
            facts_overdue=overdue((fact.expires for fact in library.facts.values()), today),
            cards_overdue=overdue((card.review_by for item in library.topics.values() for card in item.cards), today),
            understanding_ready=_is_ready(current.edition),
        )


def _is_ready(edition: Edition) -> bool:
    return edition.understanding.learned is not None


async def published(counts: Counts, library: Library, clock: Clock, since: date | None) -> Publication:
    """What is told from a day on.

    Raises:
        UkukError: the counts could not be read.
    """
    counted = await counts.read_counts(first_day_read(since) if since is not None else None)
    return publish(counted, library, clock.now(), since)
