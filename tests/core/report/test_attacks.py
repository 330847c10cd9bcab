"""Attacks on what is told: 500 random sequences of events, counted, reported in every format, range and moment.

A hidden number is safe if another number in its place would have changed nothing at all that anybody can see. So each
sequence is told three times: as it was, with every hidden number as 1, and with every hidden number as 7.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given, settings

from bot.core.library import Library
from bot.core.ports import Count, Counted
from bot.core.report.classes import is_sensitive, may_be_sensitive
from bot.core.report.disclosure import HIDDEN_BELOW, ROUNDED_TO
from bot.core.report.disclosure import told as rounded
from bot.core.report.grains import grain
from bot.core.report.periods import Period, month_of, week_of
from bot.core.report.publication import Cell, Publication, cell_of, publish
from bot.core.report.rows import as_csv, as_json
from tests.core.report.samples import (
    MONDAY,
    RANGES,
    TOLD_AT,
    Event,
    Tell,
    counted,
    events,
    everything_told,
    in_every_format,
    noon,
    sample_library,
    told,
    with_number,
)

SEQUENCES: Final = 500
NOW: Final = sample_library()
LATER: Final = sample_library(swapped=True)
"""The content after editors changed the classes of two topics."""
LAST_MONTH: Final = month_of(TOLD_AT[-1]).first
"""Of what is told by month, nothing from here on is over."""


def hidden_cells(rows: Sequence[Counted]) -> list[list[Counted]]:
    """The rows of each cell whose number is hidden."""
    cells: dict[Cell, list[Counted]] = defaultdict(list)
    for row in rows:
        cells[cell_of(row)].append(row)
    return [found for found in cells.values() if sum(row.n for row in found) < HIDDEN_BELOW]


def leaks(rows: Sequence[Counted], tell: Tell = told, libraries: Sequence[Library] = (NOW, LATER)) -> bool:
    """Whether anything that is told depends on a hidden number."""
    seen = everything_told(rows, libraries, tell)
    for n in (1, HIDDEN_BELOW - 1):
        world = list(rows)
        for found in hidden_cells(rows):
            world = with_number(world, found, n)
        if everything_told(world, libraries, tell) != seen:
            return True
    return False


def tells_otherwise(rows: Sequence[Counted], tell: Callable[..., Publication] = told) -> bool:
    """Whether a report says of a cell what another does not: then one can be taken from the other."""
    whole = set(tell(rows, NOW, TOLD_AT[-1], None).rows)
    return any(not set(tell(rows, NOW, day, since).rows) <= whole for day in TOLD_AT for since in RANGES)


@settings(max_examples=SEQUENCES, deadline=None)
@given(events)
def test_nothing_that_is_hidden_can_be_derived(happened: list[Event]) -> None:
    """From what all formats are made of."""
    rows = counted(happened, NOW)
    assert not leaks(rows)
    assert not tells_otherwise(rows)


@settings(max_examples=15, deadline=None)
@given(events)
def test_nor_from_the_page_the_summary_and_the_tables(happened: list[Event]) -> None:
    assert not leaks(counted(happened, NOW), in_every_format)


@settings(max_examples=SEQUENCES, deadline=None)
@given(events)
def test_sums_are_exact_and_nothing_small_is_seen(happened: list[Event]) -> None:
    """Held against the events themselves: each is in one row, and each row is of its events, hidden or rounded."""
    rows = publish(counted(happened, NOW), NOW, noon(TOLD_AT[-1])).rows
    true: list[dict[date, int]] = [defaultdict(int) for _ in rows]
    for number, count, times in happened:
        day = MONDAY + timedelta(days=number)
        homes = [index for index, row in enumerate(rows) if _belongs(day, count, row.cell)]
        running = day >= LAST_MONTH
        assert len(homes) == 1 or (running and not homes)
        added_as_told = may_be_sensitive(NOW, count) and not is_sensitive(NOW, count)
        for home in homes:
            true[home][week_of(day).first if added_as_told else MONDAY] += times
    for row, sums in zip(rows, true, strict=True):
        seen = [n for n in map(rounded, sums.values()) if n is not None]
        assert sums
        assert row.n == (sum(seen) if seen else None)
        assert row.n is None or (row.n >= HIDDEN_BELOW and row.n % ROUNDED_TO == 0)


def _belongs(day: date, count: Count, cell: Cell) -> bool:
    kept = grain(count)
    words = (count.event, count.subject if kept.subject else "", count.detail if kept.detail else "")
    return (
        cell.period.first <= day <= cell.period.last
        and (cell.event, cell.subject, cell.detail) == words
        and cell.language in {None, count.language}
        and cell.country in {None, count.country}
    )


WAGES = Count("topic", "unpaid-wages", "s", "ky", "RU")
COMPLAINT = Count("topic", "complaint", "s", "ky", "RU")
SAMPLE = [
    Counted(MONDAY, weekly=False, count=WAGES, n=30),
    Counted(MONDAY + timedelta(days=8), weekly=False, count=WAGES, n=3),
    Counted(MONDAY + timedelta(days=8), weekly=False, count=COMPLAINT, n=7),
    Counted(MONDAY + timedelta(days=10), weekly=False, count=COMPLAINT, n=9),
    Counted(MONDAY + timedelta(days=14), weekly=False, count=WAGES, n=9),
    Counted(MONDAY + timedelta(days=15), weekly=False, count=WAGES, n=9),
]


def with_the_true_total(rows: Sequence[Counted], of: Library, day: date, since: date | None) -> object:
    """A report whose sum is not of what it shows."""
    return told(rows, of, day, since), rounded(sum(row.n for row in rows))


def by_language_too(rows: Sequence[Counted], of: Library, day: date, since: date | None) -> object:
    """A second cut through the same counts: of two topics by language."""
    crossed = [replace(row, count=replace(row.count, event="room")) for row in rows]
    return told(rows, of, day, since), told(crossed, of, day, since)


def any_day(rows: Sequence[Counted], of: Library, day: date, since: date | None) -> Publication:
    """A range that begins in the middle of a week."""
    return publish([row for row in rows if since is None or row.day >= since], of, noon(day), since)


def what_runs(rows: Sequence[Counted], of: Library, day: date, since: date | None) -> Publication:
    """The week that is not over."""
    return publish([row for row in rows if row.day <= day], of, noon(TOLD_AT[-1]), since)


def test_the_attacks_find_reports_that_tell_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    assert hidden_cells(SAMPLE) == [[SAMPLE[1]]]
    assert not leaks(SAMPLE)
    assert not leaks(SAMPLE, in_every_format)
    assert not tells_otherwise(SAMPLE)
    for too_much in (with_the_true_total, by_language_too):
        assert leaks(SAMPLE, too_much)
    for otherwise in (any_day, what_runs):
        assert tells_otherwise(SAMPLE, otherwise)
    for too_fine in (lambda n: n // ROUNDED_TO * ROUNDED_TO, lambda n: rounded(n) if n > 1 else 0):
        with monkeypatch.context() as changed:
            changed.setattr("bot.core.report.publication.told", too_fine)
            assert leaks(SAMPLE)


def test_a_month_beside_its_weeks_would_tell_and_is_not_told() -> None:
    """Four weeks of a public topic, three at the top of their rounding: with the true month the fourth were known."""
    weeks = [MONDAY + timedelta(days=7 * number) for number in range(1, 5)]
    rows = [Counted(day, weekly=False, count=WAGES, n=n) for day, n in zip(weeks, (12, 12, 12, 7), strict=True)]
    assert rounded(12 * 3 + 7) == 45 != rounded(12 * 3 + 6)
    month = publish(rows, LATER, noon(TOLD_AT[-1])).rows
    assert [(row.cell.period, row.n) for row in month] == [(Period(weeks[0], weeks[-1] + timedelta(days=6)), 30)]
    assert not leaks(rows)


def test_every_format_hides_the_same() -> None:
    publication = publish(SAMPLE, NOW, noon(TOLD_AT[-1]))
    numbers = [row["n"] for row in json.loads(as_json(publication))["rows"]]
    assert numbers == [30, 15, None, 20]
    assert re.findall(r",([^,]*)\n", as_csv(publication))[1:] == ["30", "15", "*", "20"]
