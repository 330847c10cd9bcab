"""A calendar file with one day and nothing else in it (RFC 5545): its title tells nobody anything."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

FILE_NAME: Final = "reminder.ics"
MIME: Final = "text/calendar"
_WARN_DAYS: Final = 3


def calendar_file(day: date, title: str, now: datetime) -> str:
    """One whole-day event with a reminder three days before; the title is escaped as the format asks."""
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", " ")
    stamp = now.astimezone(UTC)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//calendar//EN",
        "BEGIN:VEVENT",
        f"UID:{day:%Y%m%d}-{stamp:%H%M%S}@calendar",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped}",
        f"TRIGGER:-P{_WARN_DAYS}D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in lines)
