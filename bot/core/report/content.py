"""How the content is: how sure the contacts are, how old the facts, what is due. Nothing of people is in this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from bot.core.coverage import Table
from bot.core.library import Library
from bot.core.model import Confidence, Fact
from bot.core.report.section import Section

SOON: Final = timedelta(days=30)
_MONTH_DAYS: Final = 30.44
_AGES: Final = ((6, "up to 6 months"), (12, "6 to 12 months"), (24, "1 to 2 years"))
_OLDER: Final = "more than 2 years"
_UNDATED: Final = "without a date"
_CONFIDENCES: Final = {
    Confidence.CONFIRMED: "confirmed by a call",
    Confidence.SOURCED: "from a dated page",
    Confidence.UNCONFIRMED: "not confirmed",
}


def trust(library: Library) -> Section:
    """How sure the contacts are."""
    counts = Counter(contact.confidence for contact in library.contacts.values())
    rows = tuple((name, str(counts[confidence])) for confidence, name in _CONFIDENCES.items())
    drawn = tuple(counts[confidence] / (max(counts.values(), default=0) or 1) for confidence in _CONFIDENCES)
    about = "Contacts that are shown, by how sure they are. Nothing of people is in this."
    return Section("trust", "Contacts: how sure", about, Table(("Contacts", "Number"), rows), drawn)


def age(library: Library, today: date) -> Section:
    """How old the facts are: by the older of the page's date and the check."""
    counts = Counter(_age(fact, today) for fact in library.facts.values())
    bands = (*(name for _, name in _AGES), _OLDER, _UNDATED)
    found = [counts[name] for name in bands]
    table = Table(("Facts, by their date", "Number"), tuple(zip(bands, map(str, found), strict=True)))
    about = "By the page's own date or the day of the check, whichever is older."
    return Section("age", "How old the facts are", about, table, tuple(n / (max(found) or 1) for n in found))


def _age(fact: Fact, today: date) -> str:
    dates = [fact.source_date.earliest] if fact.source_date is not None else []
    dates += [fact.checked] if fact.checked is not None else []
    if not dates:
        return _UNDATED
    months = (today - min(dates)).days / _MONTH_DAYS
    return next((name for most, name in _AGES if months <= most), _OLDER)


def due(library: Library, today: date) -> Section:
    """What must be looked at again."""
    facts = [fact.expires for fact in library.facts.values()]
    cards = [card.review_by for topic in library.topics.values() for card in topic.cards]
    rows = tuple((name, *_due(dates, today)) for name, dates in (("facts", facts), ("cards", cards)))
    about = "Past their date they are still shown, and say so."
    head = ("What", "Past its date", "Due within 30 days", "All")
    return Section("due", "What is due", about, Table(head, rows))


def _due(dates: list[date], today: date) -> tuple[str, str, str]:
    return (str(overdue(dates, today)), str(sum(today <= day < today + SOON for day in dates)), str(len(dates)))


def overdue(dates: Iterable[date], today: date) -> int:
    """How many dates have passed."""
    return sum(day < today for day in dates)
