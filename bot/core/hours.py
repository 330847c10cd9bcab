"""Whether somebody answers now: opening hours of OpenStreetMap with a zone and public holidays.

opening_hours knows no holidays for KG, AE, SA and QA, so holidays come from `holidays`: on a
public holiday of the country where the clock stands, hours that do not speak of holidays are
taken as closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays
from babel.core import get_global
from opening_hours import OpeningHours, ParserError

ALWAYS: Final = "24/7"
_DAYS_LOOKED_AHEAD: Final = 14


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


def opening(hours: str | None, zone: str | None, now: datetime) -> Opening:
    """Whether it is open at an aware moment, and when it opens next."""
    if hours is None:
        return UNKNOWN
    if hours == ALWAYS:
        return Opening(open=True, always=True)
    if zone is None:
        return UNKNOWN
    local = now.astimezone(ZoneInfo(zone))
    schedule = _schedule(hours, zone)
    closed_today = _is_holiday(zone, local.date()) and "PH" not in hours
    if schedule.is_open(local) and not closed_today:
        return Opening(open=True, local=local)
    return Opening(open=False, opens=_next_opening(schedule, hours, zone, local), local=local)


def parse_problem(hours: str) -> str | None:
    """What is wrong with an opening_hours text; None where it can be read."""
    try:
        OpeningHours(hours)
    except SyntaxError as error:
        return str(error).splitlines()[0]
    return None


def _next_opening(schedule: OpeningHours, hours: str, zone: str, local: datetime) -> datetime | None:
    moment = local
    for _ in range(_DAYS_LOOKED_AHEAD * 2):
        change = schedule.next_change(moment)
        if change is None:
            return None
        moment = change
        if schedule.is_open(moment) and ("PH" in hours or not _is_holiday(zone, moment.date())):
            return moment
    return None


@lru_cache(maxsize=512)
def _schedule(hours: str, zone: str) -> OpeningHours:
    return OpeningHours(hours, timezone=ZoneInfo(zone))


@lru_cache(maxsize=512)
def _is_holiday(zone: str, day: date) -> bool:
    country = get_global("zone_territories").get(zone)
    if country is None or country not in holidays.list_supported_countries(include_aliases=False):
        return False
    return day in holidays.country_holidays(country, years=day.year)
