"""On a public holiday nobody answers, unless the hours say so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.hours import Opening, opening

OFFICE = "Mo-Fr 09:00-18:00"
HOLIDAYS = [
    ("Europe/Moscow", datetime(2026, 11, 4, 9, tzinfo=UTC)),
    ("Europe/Moscow", datetime(2027, 1, 4, 9, tzinfo=UTC)),
    ("Asia/Bishkek", datetime(2026, 8, 31, 9, tzinfo=UTC)),
    ("Asia/Bishkek", datetime(2027, 5, 5, 9, tzinfo=UTC)),
    ("Asia/Almaty", datetime(2026, 12, 16, 9, tzinfo=UTC)),
    ("Asia/Dubai", datetime(2026, 12, 2, 9, tzinfo=UTC)),
]
"""Weekdays on which an office would be open: Russia, Kyrgyzstan, Kazakhstan, the Emirates."""


@pytest.mark.parametrize(("zone", "holiday"), HOLIDAYS)
def test_closed_on_a_holiday(zone: str, holiday: datetime) -> None:
    found = opening(OFFICE, zone, holiday)
    assert found.open is False
    assert opening(OFFICE, "UTC", holiday).open, "a zone of no country has no holidays"


def test_a_holiday_there_is_a_working_day_here() -> None:
    unity_day = datetime(2026, 11, 4, 9, tzinfo=UTC)
    assert not opening(OFFICE, "Europe/Moscow", unity_day).open
    assert opening(OFFICE, "Asia/Bishkek", unity_day.replace(hour=6)).open


def test_the_day_is_that_of_the_place() -> None:
    """22:30 in London on the eve is already the holiday in Moscow."""
    night = "Mo-Su 00:00-24:00"
    assert opening(night, "Europe/Moscow", datetime(2026, 11, 3, 20, 30, tzinfo=UTC)).open
    assert not opening(night, "Europe/Moscow", datetime(2026, 11, 3, 22, 30, tzinfo=UTC)).open


def _opens(zone: str, now: datetime, hours: str = OFFICE) -> str:
    opens = opening(hours, zone, now).opens
    return "" if opens is None else f"{opens:%Y-%m-%d %H:%M}"


def test_the_next_opening_skips_holidays() -> None:
    assert _opens("Europe/Moscow", datetime(2026, 11, 3, 16, tzinfo=UTC)) == "2026-11-05 09:00"
    assert _opens("Europe/Moscow", datetime(2026, 11, 4, 9, tzinfo=UTC)) == "2026-11-05 09:00"
    assert _opens("Asia/Bishkek", datetime(2026, 8, 28, 15, tzinfo=UTC)) == "2026-09-01 09:00"


def test_even_the_long_ones() -> None:
    """From New Year's eve to the eleventh of January; a break at noon doubles the changes on the way."""
    eve = datetime(2026, 12, 30, 16, tzinfo=UTC)
    assert _opens("Europe/Moscow", eve) == "2027-01-11 09:00"
    assert _opens("Europe/Moscow", eve, "Mo-Fr 10:00-14:00,15:00-17:00") == "2027-01-11 10:00"


def test_no_opening_in_sight_is_said_as_such() -> None:
    found = opening("Mo-Su 00:00-24:00", "Europe/Moscow", datetime(2026, 11, 4, 9, tzinfo=UTC))
    assert (found.open, found.opens) == (False, None)
    only_then = opening("Jan 01 10:00-12:00", "Europe/Moscow", datetime(2026, 11, 4, 9, tzinfo=UTC))
    assert (only_then.open, only_then.opens) == (False, None), "every New Year is a holiday"
    yearly = opening("Jan 15 10:00-12:00", "Europe/Moscow", datetime(2026, 11, 5, 9, tzinfo=UTC))
    assert yearly.opens is not None
    assert yearly.opens.month == 1


@pytest.mark.parametrize(
    ("hours", "open_at"),
    [
        ("Mo-Fr 09:00-18:00; PH off", ()),
        ("Mo-Fr 09:00-18:00; PH closed", ()),
        ("Mo-Fr 09:00-18:00; PH 10:00-14:00", (10, 13)),
        ("Mo-Su,PH 09:00-18:00", (9, 10, 13, 17)),
        ("PH,Mo-Fr 09:00-18:00", (9, 10, 13, 17)),
        ("24/7; PH off", ()),
    ],
)
def test_hours_may_speak_of_holidays(hours: str, open_at: tuple[int, ...]) -> None:
    moscow = [datetime(2026, 11, 4, hour - 3, tzinfo=UTC) for hour in (9, 10, 13, 17, 19)]
    found = [opening(hours, "Europe/Moscow", moment) for moment in moscow]
    assert tuple(item.local.hour for item in found if item.open and item.local) == open_at


def test_day_and_night_is_every_day() -> None:
    assert opening("24/7", "Europe/Moscow", datetime(2027, 1, 1, tzinfo=UTC)) == Opening(open=True, always=True)


def test_a_country_whose_holidays_nobody_knows() -> None:
    assert opening("Mo-Su 00:00-23:00", "Antarctica/Troll", datetime(2027, 1, 1, 9, tzinfo=UTC)).open
