"""The report in one message: plain text for a phone."""

from __future__ import annotations

from typing import Final

from bot.core.report import names
from bot.core.report.disclosure import HIDDEN, HIDDEN_BELOW, ROUNDED_TO
from bot.core.report.periods import Period
from bot.core.report.section import Report, Section

LINES_A_SECTION: Final = 3
_SHOWN: Final = ("topics", "languages", "countries", "health")

WHAT_IS_HIDDEN: Final = (
    f"{HIDDEN} is a number from 1 to {HIDDEN_BELOW - 1}, all others are rounded to {ROUNDED_TO}. Only weeks and months "
    "that are over are told; sums are of what is shown."
)


def summary(report: Report) -> str:
    """The figures at the top, and the first lines of some sections; far less than a message holds."""
    lines = [f"Ukuk: {names.period(Period(report.first, report.last))}", ""]
    lines += [f"{name}: {number}" for name, number in report.overview]
    for section in report.sections:
        if section.id in _SHOWN:
            lines += ["", *_section(section)]
    return "\n".join([*lines, "", WHAT_IS_HIDDEN])


def _section(section: Section) -> list[str]:
    head = section.table.head
    return [
        f"{section.title} ({', '.join(head[1:]).lower()})",
        *(f"• {', '.join(_cells(row))}" for row in section.table.rows[:LINES_A_SECTION]),
    ]


def _cells(row: tuple[str, ...]) -> list[str]:
    return [row[0], *(cell or "–" for cell in row[1:])]
