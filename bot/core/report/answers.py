"""What people say: whether a contact answered, and whether a topic helped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from bot.core.coverage import Table
from bot.core.library import Library
from bot.core.report import names
from bot.core.report.asked import of_event
from bot.core.report.figures import Figure, figure
from bot.core.report.publication import Publication, Published
from bot.core.report.section import Section

CONTACTS_SHOWN: Final = 30
_SAID: Final = ("answered", "silent", "wrong")
_NOTHING: Final = (Figure(), Figure(), Figure())


def health(publication: Publication, library: Library) -> Section:
    """Which contacts are opened, and what people say of their numbers."""
    opened = _by_detail(of_event(publication, "contact"), ("",))
    said = _by_detail(of_event(publication, "reached"), _SAID)
    figures = {name: (*opened.get(name, _NOTHING[:1]), *said.get(name, _NOTHING)) for name in {*opened, *said}}
    order = sorted(_told(figures), key=lambda name: (-_trouble(figures[name]), -figures[name][0].n, name))
    rows = tuple(
        (names.contact(library, name), _confidence(library, name), *map(str, figures[name]))
        for name in order[:CONTACTS_SHOWN]
    )
    about = "Those that people could not reach stand first." + _rest(len(figures) - len(rows))
    head = ("Contact", "How sure", "Opened", "Answered", "Did not answer", "Wrong number")
    return Section("health", "Contacts: do they answer", about, Table(head, rows))


def _trouble(figures: tuple[Figure, ...]) -> int:
    """How often nobody was reached, of opened, answered, silent and wrong."""
    return sum(item.n for item in figures[2:])


def helped(publication: Publication, library: Library) -> Section:
    """What people say of whether a topic helped."""
    found = of_event(publication, "helped")
    details = ("yes", "no", *sorted({row.cell.detail for row in found} - {"yes", "no"}))
    figures = _by_detail(found, details)
    order = sorted(_told(figures), key=lambda name: (-sum(item.n for item in figures[name]), name))
    rows = tuple((names.topic(library, name), *map(str, figures[name])) for name in order)
    about = "Answers under topics; of what is careful or dangerous by month." + _rest(len(figures) - len(rows))
    return Section("helped", "Did it help", about, Table(("Topic", *details), rows))


def _by_detail(rows: Iterable[Published], details: tuple[str, ...]) -> dict[str, tuple[Figure, ...]]:
    """subject → a figure for each detail."""
    subjects: dict[str, list[Published]] = {}
    for row in rows:
        subjects.setdefault(row.cell.subject, []).append(row)
    return {
        subject: tuple(figure(row for row in group if row.cell.detail == detail) for detail in details)
        for subject, group in subjects.items()
    }


def _told(figures: Mapping[str, tuple[Figure, ...]]) -> list[str]:
    """Those of which at least one number is not hidden."""
    return [name for name, group in figures.items() if any(item.shown for item in group)]


def _rest(others: int) -> str:
    return f" {others} more are in the CSV, most of them hidden." if others else ""


def _confidence(library: Library, name: str) -> str:
    contact = library.contacts.get(name)
    return "gone" if contact is None else contact.confidence.value
