"""What people did: when, about what, in which language, about which country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from bot.core.coverage import Table
from bot.core.library import Library
from bot.core.model import Sensitivity
from bot.core.report import names
from bot.core.report.figures import Figure, figure, grouped
from bot.core.report.periods import week_of
from bot.core.report.publication import Publication, Published
from bot.core.report.section import Day, Section

DAYS_DRAWN: Final = 56
"""Eight weeks: what a phone can show of days."""
_BY_LANGUAGE: Final = frozenset({"countries", "room"})


def of_event(publication: Publication, *events: str) -> list[Published]:
    """What is told of some events."""
    return [row for row in publication.rows if row.cell.event in events]


def days(publication: Publication) -> Section:
    """Conversations begun, by day."""
    rows = of_event(publication, "start")
    by_day = {row.cell.period.first: row for row in rows}
    first = max(publication.first, publication.last - timedelta(days=DAYS_DRAWN - 1))
    drawn = tuple(_day(by_day, first + timedelta(days=number)) for number in range((publication.last - first).days + 1))
    weeks = sorted({week_of(day) for day in by_day})
    table = tuple(
        (names.period(week), str(figure(row for row in rows if week.first <= row.cell.period.first <= week.last)))
        for week in weeks
    )
    about = "How often /start was pressed. The only figure by day, and without language and country."
    return Section("days", "Conversations begun", about, Table(("Week", "Begun"), table), days=drawn if rows else ())


def _day(by_day: Mapping[date, Published], day: date) -> Day:
    return Day(day, by_day[day].n if day in by_day else 0)


def topics(publication: Publication, library: Library) -> Section:
    """What was read."""
    found = grouped(of_event(publication, "topic"), lambda row: row.cell.subject)
    rows = tuple((names.topic(library, name), _told_by(library, name), str(item)) for name, item in found.items())
    about = "Pages of topics that were opened. What is careful or dangerous is told by month."
    return Section("topics", "Topics", about, Table(("Topic", "Told by", "Opened"), rows), bars(found.values()))


def _told_by(library: Library, name: str) -> str:
    topic = library.topics.get(name)
    return "week" if topic is not None and topic.sensitivity is Sensitivity.PUBLIC else "month"


def languages(publication: Publication) -> Section:
    """In which languages the menu was used."""
    rows = [row for row in of_event(publication, *_BY_LANGUAGE) if row.cell.language]
    found = grouped(rows, lambda row: row.cell.language or "")
    table = tuple((names.language(code), str(item)) for code, item in found.items())
    about = "Lists of countries and rooms of the menu that were opened, by the language chosen."
    return Section("languages", "Languages", about, Table(("Language", "Opened"), table), bars(found.values()))


def countries(publication: Publication) -> Section:
    """About which countries the menu was used."""
    found = grouped(of_event(publication, "menu"), lambda row: row.cell.country or "")
    table = tuple((names.country(code), str(item)) for code, item in found.items())
    about = "The menu, by the country that it was opened for: where people are, are going, or have somebody."
    return Section("countries", "Countries", about, Table(("Country", "Opened"), table), bars(found.values()))


def everything_else(publication: Publication) -> Section:
    """Every event that has no part of its own."""
    own = {"start", "topic", "contact", "reached", "helped", "countries", "room", "menu"}
    rows = [
        row
        for row in publication.rows
        if row.cell.event not in own and not (row.cell.event == "typed" and row.cell.language)
    ]
    found = grouped(rows, lambda row: " ".join(filter(None, (row.cell.event, row.cell.subject, row.cell.detail))))
    table = tuple((name, str(item)) for name, item in found.items())
    about = "By the names under which it is counted. What shows that somebody may be in danger is told by month."
    return Section("else", "Everything else", about, Table(("Event", "Number"), table), bars(found.values()))


def bars(figures: Iterable[Figure]) -> tuple[float | None, ...]:
    """Each as a part of the greatest."""
    found = [item.value for item in figures]
    most = max((value for value in found if value), default=1)
    return tuple(None if value is None else value / most for value in found)
