"""How the content does: which numbers answer, what helped, and how old it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from bot.core.coverage import Table
from bot.core.library import Library
from bot.core.model import Confidence, Fact
from bot.core.report import names
from bot.core.report.asked import of_event
from bot.core.report.figures import Figure, figure, grouped
from bot.core.report.publication import Publication
from bot.core.report.section import Section

CONTACTS_SHOWN: Final = 30
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


def health(publication: Publication, library: Library) -> Section:
    """Which contacts are opened, and what people say of their numbers."""
    opened = grouped(of_event(publication, "contact"), lambda row: row.cell.subject)
    reached = of_event(publication, "reached")
    said = {
        (subject, detail): found
        for detail in ("answered", "silent", "wrong")
        for subject, found in grouped(
            (row for row in reached if row.cell.detail == detail), lambda row: row.cell.subject
        ).items()
    }
    subjects = sorted(
        {*opened, *(subject for subject, _ in said)},
        key=lambda name: (-_trouble(said, name), -opened.get(name, Figure()).n, name),
    )
    rows = tuple(
        (
            names.contact(library, name),
            _confidence(library, name),
            str(opened.get(name, Figure())),
            *(str(said.get((name, detail), Figure())) for detail in ("answered", "silent", "wrong")),
        )
        for name in subjects[:CONTACTS_SHOWN]
    )
    more = len(subjects) - len(rows)
    about = "Those that people could not reach stand first." + (f" {more} more are in the CSV." if more > 0 else "")
    head = ("Contact", "How sure", "Opened", "Answered", "Did not answer", "Wrong number")
    return Section("health", "Contacts: do they answer", about, Table(head, rows))


def _trouble(said: dict[tuple[str, str], Figure], name: str) -> int:
    return sum(said.get((name, detail), Figure()).n for detail in ("silent", "wrong"))


def _confidence(library: Library, name: str) -> str:
    contact = library.contacts.get(name)
    return "no longer shown" if contact is None else _CONFIDENCES[contact.confidence]


def helped(publication: Publication, library: Library) -> Section:
    """What people say of whether a topic helped."""
    found = of_event(publication, "helped")
    topics = grouped(found, lambda row: row.cell.subject)
    reasons = sorted({row.cell.detail for row in found} - {"yes", "no"})
    details = ("yes", "no", *reasons)
    rows = tuple(
        (
            names.topic(library, name),
            *(
                str(figure(row for row in found if (row.cell.subject, row.cell.detail) == (name, detail)))
                for detail in details
            ),
        )
        for name in topics
    )
    about = "Answers under topics. Topics that are careful or dangerous are told by month."
    return Section("helped", "Did it help", about, Table(("Topic", *details), rows))


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
