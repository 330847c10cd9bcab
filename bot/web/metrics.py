"""GET /metrics, for Prometheus: how the program does. No label and no number of it is of a person.

Counts of what people read are not here: they would be seen as they grow. Those are in the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from bot.web.gate import Gate

PATH: Final = "/metrics"
SECONDS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)
"""Upper ends of the histogram's parts."""


@dataclass(frozen=True, slots=True)
class State:
    """How the program is, at this moment."""

    updates_in_work: int
    telegram_connected: bool
    counts_waiting: int
    counts_lost: int
    revision: str
    served_since: float
    content_refused: bool
    facts_overdue: int
    cards_overdue: int
    understanding_ready: bool


class Metrics:
    """A registry of its own, and what is written into it. Implements `bot.core.ports.Recorder`."""

    def __init__(self, state: Callable[[], State]) -> None:
        self._registry = CollectorRegistry()
        self._updates = Histogram(
            "ukuk_update_seconds", "From taking an update to its answer.", ["kind"],
            registry=self._registry, buckets=SECONDS,
        )  # fmt: skip
        self._errors = Counter("ukuk_errors", "Errors, by class.", ["class"], registry=self._registry)
        self._registry.register(_StateCollector(state))
        ProcessCollector(registry=self._registry)

    def update(self, kind: str, seconds: float) -> None:
        """An update of a kind was worked on for so long."""
        self._updates.labels(kind).observe(seconds)

    def error(self, kind: str) -> None:
        """An error of a class was met."""
        self._errors.labels(kind).inc()

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self._registry)


class _StateCollector(Collector):
    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state

    def describe(self) -> list[Metric]:
        """Nothing beforehand: otherwise registering would ask for the state."""
        return []

    def collect(self) -> Iterator[Metric]:
        """The state of the moment."""
        state = self._state()
        gauge = GaugeMetricFamily
        yield gauge("ukuk_updates_in_work", "Updates taken and not answered yet.", state.updates_in_work)
        yield gauge("ukuk_telegram_connected", "1 while Telegram is reached.", state.telegram_connected)
        yield gauge("ukuk_counts_waiting", "Rows of counts not in the database yet.", state.counts_waiting)
        yield CounterMetricFamily("ukuk_counts_lost", "Counts that could not be kept.", state.counts_lost)
        content = gauge("ukuk_content", "The content that is served.", labels=["revision"])
        content.add_metric([state.revision], 1)
        yield content
        since = "When this content was taken up, in seconds since 1970."
        yield gauge("ukuk_content_since_timestamp_seconds", since, state.served_since)
        yield gauge("ukuk_content_refused", "1 while changed files are broken.", state.content_refused)
        yield gauge("ukuk_facts_overdue", "Facts past their date.", state.facts_overdue)
        yield gauge("ukuk_cards_overdue", "Cards past the date of their review.", state.cards_overdue)
        yield gauge("ukuk_understanding_ready", "1 when typed words are understood.", state.understanding_ready)


def metrics_routes(gate: Gate, metrics: Metrics) -> list[web.RouteDef]:
    """The route /metrics."""

    async def scrape(_request: web.Request) -> web.Response:
        return web.Response(body=metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [web.get(PATH, gate.guarded(scrape))]
