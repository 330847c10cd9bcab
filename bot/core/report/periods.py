"""The periods that are told: days and weeks in UTC, and months made of whole weeks.

A month is the weeks that begin in it, so that no week is told in two pieces. What runs is never told: whoever looked
every day would see it go from 7 to 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

SETTLED: Final = timedelta(hours=1)
"""How long after its end a period is first told: counts wait some seconds in memory, longer where the database was
gone for a moment, and what has been told must not change."""

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first to the last day, both in it."""

    first: date
    last: date

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended and settled."""
        return datetime.combine(self.last + _DAY, time.min, UTC) + SETTLED <= now


def day_of(day: date) -> Period:
    """One day."""
    return Period(day, day)


def week_of(day: date) -> Period:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + _WEEK - _DAY)


def month_of(day: date) -> Period:
    """The weeks that begin in the month in which the week of this day begins."""
    monday = week_of(day).first
    first = week_of(monday.replace(day=7)).first
    after = (monday.replace(day=1) + timedelta(days=31)).replace(day=7)
    return Period(first, week_of(after).first - _DAY)


def last_week(now: datetime) -> Period:
    """The latest week that is over."""
    week = week_of(now.astimezone(UTC).date())
    while not week.is_over(now):
        week = week_of(week.first - _DAY)
    return week
