"""What is to be checked as rows: of a table, of CSV, of JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Final

from rich.table import Table

from bot.catalog.content_files import Reading
from bot.core.due import DueItem, Reason
from bot.core.library import Library
from bot.core.problems import Place

HEAD: Final = (
    *("place", "kind", "id", "name", "why", "dated", "due", "danger", "used"),
    *("answered", "silent", "wrong", "file", "line"),
)


def rows(reading: Reading, library: Library, items: Sequence[DueItem]) -> list[tuple[object, ...]]:
    """The cells of each thing, in the order of HEAD."""
    return [(number, *_cells(reading, library, item)) for number, item in enumerate(items, 1)]


def _cells(reading: Reading, library: Library, item: DueItem) -> tuple[object, ...]:
    place, said = place_of(reading, item), item.reports
    return (
        *(item.kind, item.id, name_of(library, item), "; ".join(item.reasons)),
        *(_iso(item.dated), _iso(item.due), item.danger, item.used),
        *(said.answered, said.silent, said.wrong, place.file, place.line),
    )


def place_of(reading: Reading, item: DueItem) -> Place:
    """Where it stands in the content."""
    return reading.place(f"{'topic' if item.kind == 'card' else item.kind}.{item.id}")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def name_of(library: Library, item: DueItem) -> str:
    """What a thing to check is called, in English."""
    if item.kind == "contact":
        return library.english(f"contact.{item.id}.name")
    if item.kind == "fact":
        return library.facts[item.id].about
    if item.kind == "card":
        topic, _, card = item.id.partition(".")
        return f"{library.english(f'topic.{topic}.title')} ({card})"
    return library.english(f"screening.{item.id}.title")


def as_csv(reading: Reading, library: Library, items: Sequence[DueItem]) -> str:
    """A line a thing, after a line of names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows(reading, library, items)])
    return text.getvalue().rstrip("\n")


def as_table(library: Library, items: Sequence[DueItem]) -> Table:
    """For the terminal: what people in danger rely on is marked with «!»; use and reports stand where there are any."""
    columns: dict[str, list[str]] = {
        "": [str(number) for number, _ in enumerate(items, 1)],
        "What": [f"{'! ' if item.danger else ''}{name_of(library, item)}\n[dim]{item.id}[/dim]" for item in items],
        "Why": ["; ".join(item.reasons) for item in items],
        "Known from": [_iso(item.dated) or "?" for item in items],
        "Used": [str(item.used or "") for item in items],
        "Users said": [_said(item) for item in items],
    }
    shown = {name: cells for name, cells in columns.items() if any(cells)}
    table = Table(*shown)
    for row in zip(*shown.values(), strict=True):
        table.add_row(*row)
    return table


def _said(item: DueItem) -> str:
    if Reason.REPORTED not in item.reasons:
        return ""
    return f"{item.reports.wrong} wrong number, {item.reports.silent} no answer"
