"""What was set as the aim, beside what was measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from benchmarks.whole.results import Results, Row

POLLING_SHARE: Final = 0.6
WEBHOOK_SHARE: Final = 0.5
LATENCY_MS: Final = 50.0
START_TIMES: Final = 1.3
MEMORY_MB: Final = 60.0
GROWN_MB: Final = 1.0
"""What counts as no growth: less than the allocator itself moves up and down."""
PEOPLE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Goal:
    """An aim in words, what was found, and whether that is enough."""

    title: str
    wanted: str
    found: str
    met: bool


def goals(results: Results) -> list[Goal]:
    """All aims that this run has figures for."""
    found: list[Goal] = []
    polling = results.row("ukuk"), results.row("aiogram"), results.row("raw")
    webhook = results.row("ukuk-webhook"), results.row("aiogram-webhook"), results.row("raw-webhook")
    for way, most, (ours, bare, raw) in (("polling", POLLING_SHARE, polling), ("webhook", WEBHOOK_SHARE, webhook)):
        if ours and bare:
            share = ours.loop.cpu / bare.loop.cpu
            found.append(_goal(f"processor an update, {way}", "{} × bare aiogram", share, most))
        if ours and raw:
            late = ours.rate.p99 - raw.rate.p99
            title = f"p99 at 200 updates a second, {way}"
            found.append(_goal(title, "{} ms over the stand-in's own", late, LATENCY_MS, digits=1))
    ours, bare, _ = polling
    if ours and bare:
        found += _beside(ours, bare)
    return found + _grown(results)


def _beside(ours: Row, bare: Row) -> list[Goal]:
    found = []
    if ours.start and bare.start:
        times = ours.start.answered / bare.start.answered
        found.append(_goal("start to first answer", "{} × bare aiogram", times, START_TIMES))
    more = ours.rss - bare.rss
    found.append(_goal("memory (RSS) after the same load", "{} MB over bare aiogram", more, MEMORY_MB, digits=0))
    return found


def _grown(results: Results) -> list[Goal]:
    if len(results.crowds) < 2:  # noqa: PLR2004  # growth is between two
        return []
    first, last = results.crowds[0], results.crowds[-1]
    more = last.rss - first.rss
    title = f"memory from {first.people:,} to {PEOPLE:,} people"
    reached = last.people >= PEOPLE
    words = f"{more:+.1f} MB" if reached else f"{more:+.1f} MB at {last.people:,}, where the time was over"
    return [Goal(title, "+0 MB", words, reached and more <= GROWN_MB)]


def _goal(title: str, words: str, value: float, most: float, digits: int = 2) -> Goal:
    return Goal(title, f"≤ {words.format(f'{most:g}')}", words.format(f"{value:.{digits}f}"), value <= most)
