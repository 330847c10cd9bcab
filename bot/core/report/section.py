"""What a report is made of: values that every format draws in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.core.coverage import Table


@dataclass(frozen=True, slots=True)
class Day:
    """A column of the chart of days: the number, or None where it is hidden."""

    day: date
    n: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: a table with a sentence, and what is drawn of it.

    `bars` has a number for each row of the table, from 0 to 1, None where nothing can be drawn; or it is empty.
    """

    id: str
    title: str
    about: str
    table: Table
    bars: tuple[float | None, ...] = ()
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything for a person: what stands at the top, then the sections that have something to say."""

    first: date
    last: date
    made: datetime
    revision: str
    overview: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
