"""The calendar file: readable by phones, and it tells nobody anything."""

from __future__ import annotations

from datetime import date

from bot.core.ics import FILE_NAME, calendar_file
from tests.support.clock import NOON


def test_one_whole_day_with_a_warning_before() -> None:
    made = calendar_file(date(2026, 12, 31), "Эскертме", NOON)
    assert "\r\n" in made
    assert "\n" not in made.replace("\r\n", "")
    lines = made.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SUMMARY:Эскертме", "TRIGGER:-P3D"} <= set(
        lines
    )
    assert f"DTSTAMP:{NOON:%Y%m%dT%H%M%SZ}" in lines
    assert all(len(line.encode()) <= 75 for line in lines)


def test_titles_are_escaped() -> None:
    assert "SUMMARY:a\\, b\\; c\\\\d e" in calendar_file(date(2026, 12, 31), "a, b; c\\d\ne", NOON)


def test_nothing_in_it_names_us() -> None:
    made = calendar_file(date(2026, 12, 31), "Reminder", NOON) + FILE_NAME
    assert not {"ukuk", "укук", "right", "law"} & set(made.casefold().replace(":", " ").split())
    assert "ukuk" not in made.casefold()
