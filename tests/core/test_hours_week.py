"""From when until when somebody answers in the coming days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.core.hours import spells

MONDAY = date(2026, 11, 23)


def _said(hours: str | None, zone: str | None, since: date = MONDAY, days: int = 7) -> list[str]:
    return [f"{began:%a %H:%M}–{ended:%a %H:%M}" for began, ended in spells(hours, zone, since, days)]


def test_office_hours_of_a_week() -> None:
    week = _said("Mo-Th 09:00-18:00; Fr 09:00-13:00,14:00-17:00", "Europe/Moscow")
    assert week[:2] == ["Mon 09:00–Mon 18:00", "Tue 09:00–Tue 18:00"]
    assert week[4:] == ["Fri 09:00–Fri 13:00", "Fri 14:00–Fri 17:00"]


def test_a_night_is_one_spell() -> None:
    assert _said("Mo-Su 20:00-08:00", "Asia/Almaty", days=2) == [
        "Mon 00:00–Mon 08:00", "Mon 20:00–Tue 08:00", "Tue 20:00–Wed 00:00",
    ]  # fmt: skip
    assert _said("24/7", "Asia/Almaty", days=2) == ["Mon 00:00–Wed 00:00"]


def test_no_spell_on_a_holiday_but_what_is_said_of_holidays() -> None:
    new_year = date(2026, 12, 31)
    assert _said("Mo-Fr 09:00-18:00", "Asia/Seoul", new_year, 2) == ["Thu 09:00–Thu 18:00"]
    assert _said("Mo-Fr 09:00-18:00; PH 10:00-12:00", "Asia/Seoul", new_year, 2) == [
        "Thu 09:00–Thu 18:00", "Fri 10:00–Fri 12:00",
    ]  # fmt: skip


def test_the_day_on_which_clocks_change() -> None:
    """On 29 March 2026 Berlin has no 02:30; the office opens at its own nine all the same."""
    found = spells("Mo-Su 09:00-10:00", "Europe/Berlin", date(2026, 3, 28), 2)
    assert [began.utcoffset() for began, _ in found] == [timedelta(hours=1), timedelta(hours=2)]


@pytest.mark.parametrize(
    ("hours", "zone"),
    [
        (None, "Asia/Bishkek"),
        ("24/7", None),
        ("nine to five", "UTC"),
        ("24/7", "Asia/Nowhere"),
        ("off", "UTC"),
    ],
)
def test_nothing_where_nothing_is_known(hours: str | None, zone: str | None) -> None:
    assert _said(hours, zone) == []
