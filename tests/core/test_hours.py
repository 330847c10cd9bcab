"""Whether somebody answers now: by the clock that hangs there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.hours import UNKNOWN, Opening, opening, parse_problem, zone_or_none

OFFICE = "Mo-Fr 09:00-18:00"
MOSCOW = "Europe/Moscow"
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
"""Midnight in London, 03:00 in Moscow; no holiday in this week, in Russia or in Kyrgyzstan."""


def _at(hours: str | None, zone: str | None, later: float = 0) -> Opening:
    """The opening some hours later than that."""
    return opening(hours, zone, MONDAY + timedelta(hours=later))


def test_day_and_night_needs_no_zone() -> None:
    assert _at("24/7", None) == Opening(open=True, always=True)


@pytest.mark.parametrize(
    ("hours", "zone"),
    [
        (None, MOSCOW), (None, None), (OFFICE, None), (OFFICE, ""), (OFFICE, "Europe/Moskow"), (OFFICE, "Europe"),
        (OFFICE, "../etc"), ("nine to five", MOSCOW), ("Mo-Fr 9-18", MOSCOW), ("", MOSCOW),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_known(hours: str | None, zone: str | None) -> None:
    assert _at(hours, zone) == UNKNOWN


@given(hours=st.text(max_size=30), zone=st.text(max_size=20), moment=st.datetimes(timezones=st.just(UTC)))
@example(hours="PH +1 day 10:00-12:00", zone=MOSCOW, moment=datetime(2026, 11, 3, 16, tzinfo=UTC))
@example(hours="Mo-Fr 09:00-18:00; PH +1 day 10:00-12:00", zone=MOSCOW, moment=datetime(2026, 11, 3, 16, tzinfo=UTC))
def test_no_slip_of_an_editor_breaks_a_screen(hours: str, zone: str, moment: datetime) -> None:
    assert opening(hours, zone, moment).open in (True, False, None)


@pytest.mark.parametrize(
    ("hour", "is_open", "opens"),
    [
        (0, False, (23, 9)), (5.9, False, (23, 9)), (6, True, None), (14.9, True, None), (15, False, (24, 9)),
        (4 * 24 + 15, False, (30, 9)), (5 * 24 + 10, False, (30, 9)),
    ],
)  # fmt: skip
def test_from_monday_to_friday_in_moscow(hour: float, is_open: bool, opens: tuple[int, int] | None) -> None:  # noqa: FBT001
    found = _at(OFFICE, MOSCOW, hour)
    assert found.open is is_open
    assert (found.opens and (found.opens.day, found.opens.hour)) == opens


def test_the_time_there_is_told() -> None:
    found = _at(OFFICE, "Asia/Seoul", 2)
    assert found.local == MONDAY + timedelta(hours=2)
    assert found.local is not None
    assert (found.local.hour, str(found.local.tzinfo)) == (11, "Asia/Seoul")


def test_the_same_hours_open_from_east_to_west() -> None:
    zones = ("Asia/Seoul", "Asia/Bishkek", MOSCOW, "America/New_York")
    starts = [opening(OFFICE, zone, MONDAY - timedelta(days=1)).opens for zone in zones]
    assert all(early < late for early, late in pairwise(starts) if early and late)
    assert None not in starts


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [(MOSCOW, 6, 6), ("Asia/Bishkek", 3, 3), ("Asia/Almaty", 4, 4), ("Europe/Berlin", 8, 7)],
)
def test_clocks_that_are_and_are_not_put_forward(zone: str, winter: int, summer: int) -> None:
    for day, hour in ((datetime(2027, 2, 2, tzinfo=UTC), winter), (datetime(2027, 7, 13, tzinfo=UTC), summer)):
        opens = opening(OFFICE, zone, day).opens
        assert opens is not None
        assert opens.astimezone(UTC) == day.replace(hour=hour)


def test_open_over_midnight() -> None:
    night = "Mo-Su 20:00-08:00"
    assert _at(night, MOSCOW).open
    assert not _at(night, MOSCOW, 6).open
    assert _at(night, MOSCOW, 17.5).open


def test_some_never_open() -> None:
    assert _at("off", MOSCOW) == Opening(open=False, local=MONDAY.astimezone(zone_or_none(MOSCOW)))


@pytest.mark.parametrize("hours", [OFFICE, "24/7", "Mo,We,Fr 10:00-17:00; Tu 11:30-13:30", "Mo-Su,PH 10:00-20:00"])
def test_hours_that_can_be_read(hours: str) -> None:
    assert parse_problem(hours) is None


@pytest.mark.parametrize("hours", ["nine to five", "Mo-Fr 9-18", "Пн-Пт 09:00-18:00", ""])
def test_hours_that_cannot_be_read(hours: str) -> None:
    problem = parse_problem(hours)
    assert problem
    assert "\n" not in problem
