"""Periods: they tile the days, months are whole weeks, and what runs is not told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.report.periods import SETTLED, Period, day_of, last_week, month_of, week_of

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(DAYS)
def test_a_month_is_whole_weeks_that_begin_in_it(day: date) -> None:
    month, week = month_of(day), week_of(day)
    assert (week.first.weekday(), week.last - week.first) == (0, timedelta(days=6))
    assert month.first <= week.first <= day <= week.last <= month.last
    assert (month.first.weekday(), month.last.weekday()) == (0, 6)
    assert month.first.day <= 7
    assert month.first.month == week.first.month == (month.last - timedelta(days=6)).month
    assert (month.last - month.first).days + 1 in {28, 35}


@given(DAYS)
def test_periods_follow_each_other_without_a_gap(day: date) -> None:
    for of in (day_of, week_of, month_of):
        period = of(day)
        assert of(period.first) == of(period.last) == period
        assert of(period.last + timedelta(days=1)).first == period.last + timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 11, 1), date(2026, 10, 5), date(2026, 11, 1)),
        (date(2026, 11, 2), date(2026, 11, 2), date(2026, 12, 6)),
        (date(2026, 12, 6), date(2026, 11, 2), date(2026, 12, 6)),
        (date(2027, 1, 1), date(2026, 12, 7), date(2027, 1, 3)),
    ],
)
def test_months(day: date, first: date, last: date) -> None:
    assert month_of(day) == Period(first, last)


def test_a_period_is_told_when_it_is_over_and_has_settled() -> None:
    week = week_of(date(2026, 11, 23))
    end = datetime(2026, 11, 30, tzinfo=UTC)
    assert not week.is_over(end - timedelta(seconds=1))
    assert not week.is_over(end + SETTLED - timedelta(seconds=1))
    assert week.is_over(end + SETTLED)
    assert last_week(end) == week_of(date(2026, 11, 16))
    assert last_week(end + SETTLED) == week
