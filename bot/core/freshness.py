"""How long a date can be relied on: after that, readers are told «checked long ago» and editors are asked to look.

Of what has a date of its own to be read again by (a card, a fact) that date decides. A contact has none,
so it ages by the day of the call, or of the page it is known from.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from bot.core.model import Contact, Phone
from bot.core.pagedate import PageDate

CONFIRMATION_LASTS: Final = timedelta(days=182)
"""Half a year after a call lines have moved and funds have closed."""
SOURCE_LASTS: Final = timedelta(days=365)
"""A year after its date a page with a phone number is an old page."""

FACT_LASTS: Final = timedelta(days=182)
"""A value that a person verified is looked at again half a year later, where the editor names no other day."""


def older_date(item: Phone | Contact) -> PageDate | None:
    """The older of the page's date and the day a person checked: what a reader is told. None where neither is known."""
    known = [day for day in (item.source_date, PageDate(item.checked.isoformat()) if item.checked else None) if day]
    return min(known, key=lambda day: day.earliest, default=None)


def call_holds_until(called: date) -> date:
    """The last day on which a call can be relied on."""
    return called + CONFIRMATION_LASTS


def page_holds_until(dated: PageDate) -> date:
    """The last day on which a number from a page can be relied on, by the earliest day that its date can mean."""
    return dated.earliest + SOURCE_LASTS
