"""Whether somebody answers now: opening hours of OpenStreetMap with a zone and public holidays.

opening_hours knows no holidays for KG, AE, SA and QA, so holidays come from `holidays`: on a
public holiday of the country where the clock stands, hours hold only as far as they speak of
holidays (`PH 10:00-14:00`), else it is closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays
from babel.core import get_global
from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub leaves the error out

ALWAYS: Final = "24/7"
_CHANGES_LOOKED_AT: Final = 84
"""Openings and closings of two weeks with three spells a day: longer than New Year's holidays in Russia."""
_SATURDAY_SUNDAY: Final = frozenset({5, 6})
_FRIDAY_SATURDAY: Final = frozenset({4, 5})
_WEEKENDS: Final = {"SA": _FRIDAY_SATURDAY, "QA": _FRIDAY_SATURDAY, "AE": frozenset({4, 5, 6})}
"""Where the weekend is another (CLDR, weekData); in the UAE Friday is a half day since 2022, so it counts as none."""
_COLUMN: Final = re.compile(r"--> \d+:(\d+)")
"""Where the parser stopped, as it says so."""
_ON_HOLIDAYS: Final = re.compile(r"\bPH\S*\s+([^;]+)")


@dataclass(frozen=True, slots=True)
class Opening:
    """Now, for one contact. `open` is None where no hours are known.

    `opens` is the next opening in the contact's own zone; `local` the present time there.
    """

    open: bool | None
    always: bool = False
    opens: datetime | None = None
    local: datetime | None = None


UNKNOWN: Final = Opening(open=None)


@lru_cache(maxsize=512)
def opening(hours: str | None, zone: str | None, now: datetime) -> Opening:
    """Whether it is open at an aware moment, and when it opens next.

    Hours or a zone that cannot be read are as good as none: the content check names them, and one
    slip of an editor must not take every screen of helpers with it.
    """
    if hours is None:
        return UNKNOWN
    if hours == ALWAYS:
        return Opening(open=True, always=True)
    clock = zone_or_none(zone)
    if zone is None or clock is None or parse_problem(hours) is not None:
        return UNKNOWN
    local = now.astimezone(clock)
    if _is_open(hours, zone, local):
        return Opening(open=True, local=local)
    return Opening(open=False, opens=_next_opening(hours, zone, local), local=local)


def zone_or_none(name: str | None) -> ZoneInfo | None:
    """The zone of a name; None where there is none such."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=512)
def parse_problem(hours: str) -> str | None:
    """What is wrong with an opening_hours text; None where it can be read."""
    try:
        OpeningHours(hours)
    except ParserError as error:
        place = _COLUMN.search(str(error))
        rest = hours[int(place.group(1)) - 1 :].strip() if place else ""
        return f"from '{rest}' on" if rest else "the end is missing"
    return None


def _is_open(hours: str, zone: str, local: datetime) -> bool:
    holding = _holding(hours, zone, local.date())
    return holding is not None and holding.is_open(local)


def _holding(hours: str, zone: str, day: date) -> OpeningHours | None:
    """What holds on a day; on a public holiday what is said of holidays alone, None where nothing is."""
    if not _is_holiday(zone, day):
        return _schedule(hours, zone)
    said = _ON_HOLIDAYS.search(hours)
    return _schedule(said.group(1), zone) if said is not None and not parse_problem(said.group(1)) else None


def _next_opening(hours: str, zone: str, local: datetime) -> datetime | None:
    schedule, moment = _schedule(hours, zone), local
    for _ in range(_CHANGES_LOOKED_AT):
        change = schedule.next_change(moment)
        if change is None:
            return None
        moment = change
        if _is_open(hours, zone, moment):
            return moment
    return None


def spells(hours: str | None, zone: str | None, since: date, days: int) -> list[tuple[datetime, datetime]]:
    """From when until when it is open on some days from a day on, in its own zone; without holidays on which it is not.

    Nothing where hours or zone are unknown or cannot be read.
    """
    clock = zone_or_none(zone)
    if hours is None or zone is None or clock is None or parse_problem(hours) is not None:
        return []
    moment = datetime.combine(since, time(), clock)
    end = datetime.combine(since + timedelta(days=days), time(), clock)
    found: list[tuple[datetime, datetime]] = []
    while moment < end:
        midnight = datetime.combine(moment.date() + timedelta(days=1), time(), clock)
        holding = _holding(hours, zone, moment.date())
        change = holding.next_change(moment) if holding is not None else None
        until = min(change or end, midnight, end)
        if holding is not None and holding.is_open(moment):
            began = found.pop()[0] if found and found[-1][1] == moment else moment
            found.append((began, until))
        moment = until
    return found


@lru_cache(maxsize=512)
def _schedule(hours: str, zone: str) -> OpeningHours:
    return OpeningHours(hours, timezone=ZoneInfo(zone))


@lru_cache(maxsize=512)
def _is_holiday(zone: str, day: date) -> bool:
    country = get_global("zone_territories").get(zone)
    return country is not None and _is_public_holiday(country, day)


def is_day_off(country: str, day: date) -> bool:
    """Whether offices of a country are closed on a day: its weekend, or a public holiday as far as they are known."""
    return day.weekday() in _WEEKENDS.get(country, _SATURDAY_SUNDAY) or _is_public_holiday(country, day)


def _is_public_holiday(country: str, day: date) -> bool:
    try:
        # asking for the list of countries would import every one of them
        return day in holidays.country_holidays(country, years=day.year)
    except NotImplementedError:
        return False
