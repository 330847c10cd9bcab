"""What was counted → what is told: cells, each hidden or rounded by itself.

Into which cell a count goes is settled when it is counted: what is kept by week belongs to its month for ever, all else
to its day or week. So no later report cuts the same counts in another way. Where a topic is called sensitive only
afterwards, or is gone, what was told by week is added up as it was told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.core.library import Library
from bot.core.ports import Count, Counted
from bot.core.report.classes import may_be_sensitive
from bot.core.report.disclosure import told
from bot.core.report.grains import grain
from bot.core.report.periods import Period, day_of, last_week, month_of, week_of


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A period and the words that are kept. Without `language` or `country` it is of all of them."""

    period: Period
    event: str
    subject: str = ""
    detail: str = ""
    language: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A cell and its number; None where it is hidden."""

    cell: Cell
    n: int | None


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is told, in the order of time and words, of the days from `first` to `last`.

    What is told by month may begin before `first`, with the first week of its month.
    """

    rows: Sequence[Published]
    first: date
    last: date


def first_day_read(since: date) -> date:
    """The first day of which counts are needed to tell everything from a day on."""
    return month_of(since).first


def publish(counted: Iterable[Counted], library: Library, now: datetime, since: date | None = None) -> Publication:
    """Tell what was counted in all periods that are over, from the week (or month) of the day `since` on.

    `counted` must hold everything from `first_day_read(since)` on: a month of which a part were left out would be
    another cut through the same counts.
    """
    found = [row for row in _coarsened(_cells(counted), library) if row.cell.period.is_over(now)]
    last = last_week(now)
    if since is None:
        first = min((row.cell.period.first for row in found), default=last.first)
        return Publication(_sorted(found), week_of(first).first, last.last)
    week = week_of(since).first
    return Publication(_sorted(row for row in found if row.cell.period.last >= week), week, last.last)


def _cells(counted: Iterable[Counted]) -> list[Published]:
    """Every count in its one cell, and the cell told."""
    sums: Counter[Cell] = Counter()
    for row in counted:
        sums[cell_of(row)] += row.n
    return [Published(cell, told(n)) for cell, n in sums.items()]


def cell_of(row: Counted) -> Cell:
    """The one cell into which what was counted goes."""
    count, kept = row.count, grain(row.count)
    period = month_of if row.weekly else day_of if kept.daily else week_of
    # What is sensitive in itself is told without language and country.
    return Cell(
        period(row.day),
        count.event,
        count.subject if kept.subject else "",
        count.detail if kept.detail else "",
        count.language if kept.language and not row.weekly else None,
        count.country if kept.country and not row.weekly else None,
    )


def _coarsened(cells: Iterable[Published], library: Library) -> list[Published]:
    """What may be sensitive by month, as the sum of what is told: of a hidden number nothing comes into it."""
    found: list[Published] = []
    months: dict[Cell, int | None] = {}
    for row in cells:
        cell = row.cell
        if not may_be_sensitive(library, Count(cell.event, cell.subject, cell.detail)):
            found.append(row)
            continue
        month = replace(cell, period=month_of(cell.period.first), language=None, country=None)
        before = months.get(month)
        months[month] = row.n if before is None else before + (row.n or 0)
    return found + [Published(cell, n) for cell, n in months.items()]


def _sorted(rows: Iterable[Published]) -> tuple[Published, ...]:
    return tuple(sorted(rows, key=lambda row: _order(row.cell)))


def _order(cell: Cell) -> tuple[Period, str, str, str, str, str]:
    return (cell.period, cell.event, cell.subject, cell.detail, cell.language or "", cell.country or "")
