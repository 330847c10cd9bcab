"""Charts as SVG that stands inside a page: no script, no size of their own, colours from the page's style."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from bot.core.formatting import format_date
from bot.core.report.disclosure import HIDDEN_BELOW
from bot.core.report.names import ENGLISH
from bot.core.report.section import Day

BAR_HEIGHT: Final = 8
UNKNOWN_WIDTH: Final = "5%"
COLUMN_WIDTH: Final = 10
COLUMNS_HEIGHT: Final = 120
_GAP: Final = 2
_HATCH: Final = "hatch"

DEFINITIONS: Final = (
    '<svg class="away" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    f'<pattern id="{_HATCH}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch" width="3" height="6"/></pattern></defs></svg>'
)
"""What charts refer to; once a page."""


def bar(part: float | None) -> str:
    """A bar under its words, from 0 to 1; a short hatched one where the number is hidden."""
    width, kind = (UNKNOWN_WIDTH, "unknown") if part is None else (f"{part:.1%}", "value")
    inside = f'<rect class="rail" width="100%" height="{BAR_HEIGHT}" rx="2"/>'
    inside += f'<rect class="{kind}" width="{width}" height="{BAR_HEIGHT}" rx="2"/>'
    return f'<svg class="bar" width="100%" height="{BAR_HEIGHT}" aria-hidden="true" focusable="false">{inside}</svg>'


def columns(days: Sequence[Day], name: str) -> str:
    """A column a day, a line before each Monday; hatched where the number is hidden."""
    most = max([day.n or 0 for day in days] + [HIDDEN_BELOW])
    width = len(days) * COLUMN_WIDTH
    parts = [_column(number, day, most) for number, day in enumerate(days)]
    return (
        f'<svg class="columns" role="img" aria-label="{escape(name)}" viewBox="0 0 {width} {COLUMNS_HEIGHT}" '
        f'preserveAspectRatio="none">{"".join(parts)}</svg>'
    )


def _column(number: int, day: Day, most: int) -> str:
    left = number * COLUMN_WIDTH
    monday = f'<path class="monday" d="M{left} 0V{COLUMNS_HEIGHT}"/>' if day.day.weekday() == 0 else ""
    value = HIDDEN_BELOW - 1 if day.n is None else day.n
    height = round(value / most * (COLUMNS_HEIGHT - _GAP), 1)
    said = f"{format_date(day.day, ENGLISH)}: {'hidden' if day.n is None else day.n}"
    return (
        f'{monday}<rect class="{"unknown" if day.n is None else "value"}" x="{left + _GAP / 2:g}" '
        f'y="{COLUMNS_HEIGHT - height:g}" width="{COLUMN_WIDTH - _GAP}" height="{height:g}">'
        f"<title>{said}</title></rect>"
    )
