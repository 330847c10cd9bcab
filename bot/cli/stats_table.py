"""The report at a terminal, by rich."""

from __future__ import annotations

import sys

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.core.report import names
from bot.core.report.periods import Period
from bot.core.report.section import Report, Section
from bot.core.report.summary import WHAT_IS_HIDDEN


def show(report: Report) -> None:
    """Print it on standard output; without colours where that is no terminal."""
    console = Console(file=sys.stdout, highlight=False)
    console.print(Text(f"Ukuk: {names.period(Period(report.first, report.last))}", style="bold"))
    overview = Table.grid(padding=(0, 2))
    for name, number in report.overview:
        overview.add_row(name, Text(number, justify="right"))
    console.print(overview)
    for section in report.sections:
        console.print(Text(f"\n{section.title}", style="bold"))
        console.print(Text(section.about, style="dim"))
        console.print(_table(section))
    console.print(Text(f"\n{WHAT_IS_HIDDEN}"))


def _table(section: Section) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for index, name in enumerate(section.table.head):
        table.add_column(Text(name), justify="left" if index == 0 else "right", overflow="fold")
    for row in section.table.rows:
        table.add_row(*(Text(cell or "–") for cell in row))
    return table
