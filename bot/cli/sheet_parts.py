"""Pieces of a page to print: boxes, lines to write on, sources with their dates, command lines."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from bot.core.due import DueItem, Reason
from bot.core.library import Library

BOX: Final = "☐"
_LINE: Final = "_"


def boxes(*labels: str) -> str:
    """Boxes to tick."""
    return "&ensp; ".join(f'<span class="boxes">{BOX} {escape(label)}</span>' for label in labels)


def line(label: str, width: int) -> str:
    """A place to write on."""
    return f"{escape(label)} {_LINE * width}"


def heading(number: int, name: str, item: DueItem) -> str:
    """The number in the list, the name and the id, and why it is here."""
    told: list[str] = [*item.reasons]
    said = item.reports
    if Reason.REPORTED in item.reasons:
        told.append(f"users said: {said.wrong} wrong number, {said.silent} no answer, {said.answered} answered")
    if item.dated:
        told.append(f"known from {item.dated.isoformat()}")
    if item.used:
        told.append(f"looked at {item.used} times or more")
    return (
        f'<h2>{number}. {escape(name)} <code>{escape(item.id)}</code></h2><p class="why">{escape("; ".join(told))}</p>'
    )


def sources(library: Library, names: Iterable[str]) -> str:
    """Each source with its date and its address."""
    rows = []
    for name in dict.fromkeys(names):
        source = library.sources.get(name)
        if source is not None:
            day = f"page of {source.source_date}" if source.source_date else "page without a date"
            link = f" <code>{escape(source.url)}</code>" if source.url else ""
            rows.append(f"<li>{escape(source.publisher)}, {day}{link}</li>")
    return f'<ul class="small">{"".join(rows)}</ul>' if rows else ""


def command(words: str) -> str:
    """A command line to type afterwards."""
    return f'<p class="small"><code>python -m bot {escape(words)}</code></p>'


def signed() -> str:
    """Where the role code, the day and a note are written."""
    parts = (line("Role code", 12), line("Date", 12), line("Note", 44))
    return f"<p>{'&ensp; '.join(parts)}</p>"
