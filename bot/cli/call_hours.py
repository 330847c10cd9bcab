"""When a line answers, by the clock there and by the caller's, in the coming week."""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.hours import ALWAYS, spells
from bot.core.model import Contact

_WEEK: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def hours(contact: Contact, today: date, zone: str) -> str:
    """When somebody answers, by the clock there and by the caller's, in the coming week."""
    if contact.hours is None:
        return "<p><b>Hours:</b> not known. Call in office hours there.</p>"
    if contact.hours == ALWAYS:
        return "<p><b>Hours:</b> we say day and night.</p>"
    caller = ZoneInfo(zone)
    days: dict[tuple[str, str], set[int]] = {}
    for began, ended in spells(contact.hours, contact.hours_zone, today, len(_WEEK)):
        days.setdefault(_clocks(began, ended, caller), set()).add(began.weekday())
    rows = [
        f"<tr><td>{_named(on)}</td><td>{there}</td><td><b>{here}</b></td></tr>"
        for (there, here), on in sorted(days.items(), key=lambda row: (min(row[1]), row[0]))
    ]
    head = f"<tr><td></td><td>there ({escape(contact.hours_zone or '')})</td><td>your clock ({escape(zone)})</td></tr>"
    said = f"<p><b>Hours:</b> we say <code>{escape(contact.hours)}</code></p>"
    return f"{said}<table>{head}{''.join(rows)}</table>" if rows else said


def _clocks(began: datetime, ended: datetime, caller: ZoneInfo) -> tuple[str, str]:
    """The hours there, and on the caller's clock."""
    here_from, here_to = began.astimezone(caller), ended.astimezone(caller)
    shift = (here_from.date() - began.date()).days
    moved = f" ({shift:+d} day)" if shift else ""
    return f"{began:%H:%M}–{ended:%H:%M}", f"{here_from:%H:%M}–{here_to:%H:%M}{moved}"


def _named(days: set[int]) -> str:
    """Days of the week, three and more in a row by the first and the last."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    named = (
        f"{_WEEK[run[0]]}–{_WEEK[run[-1]]}" if len(run) > 2 else ", ".join(_WEEK[day] for day in run)  # noqa: PLR2004  # two days are named
        for run in runs
    )
    return ", ".join(named)
