"""What was typed, and how much of it was understood."""

from __future__ import annotations

from bot.core.coverage import Table
from bot.core.report import names
from bot.core.report.asked import of_event
from bot.core.report.disclosure import HIDDEN
from bot.core.report.figures import Figure, figure, grouped, share
from bot.core.report.publication import Publication
from bot.core.report.section import Section


def understood(publication: Publication) -> Section:
    """How much of what was typed was understood, by the language it was answered in."""
    rows = [row for row in of_event(publication, "typed") if row.cell.language]
    table, drawn = [], []
    for code in grouped(rows, lambda row: row.cell.language or ""):
        told = grouped([row for row in rows if row.cell.language == code], lambda row: row.cell.detail)
        sure, unsure, none = (told.get(name, Figure()) for name in ("sure", "unsure", "none"))
        part = share(none, sure + unsure + none)
        drawn.append(part)
        table.append((names.language(code), str(sure), str(unsure), str(none), percent(part)))
    head = ("Language", "Understood", "Given a choice", "Not understood", "Share")
    about = "Typed questions, without those that say danger. The share not understood is of the numbers that are shown."
    return Section("understood", "What was not understood", about, Table(head, tuple(table)), tuple(drawn))


def lengths(publication: Publication) -> Section:
    """How long it was what was not understood, by language."""
    rows = [row for row in of_event(publication, "typed") if row.cell.detail == "none" and row.cell.language]
    codes = list(grouped(rows, lambda row: row.cell.language or ""))

    def told(band: str, code: str) -> str:
        return str(figure(row for row in rows if (row.cell.subject, row.cell.language) == (band, code)))

    table = tuple((names.length(band), *(told(band, code) for code in codes)) for band in names.lengths())
    about = "Questions that were not understood. Of their words nothing is kept but how many there were."
    head = ("Length", *map(names.language, codes))
    return Section("lengths", "How long it was", about, Table(head, table if codes else ()))


def percent(part: float | None) -> str:
    """A share in whole percent."""
    return HIDDEN if part is None else f"{part:.0%}"
