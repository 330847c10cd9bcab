"""What came back in a spreadsheet, and what is wrong in it, by sheet, row and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.catalog.sheets.layout import Memory


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place in a spreadsheet; row 0 is the whole sheet."""

    sheet: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        return f"sheet '{self.sheet}'{row}{f', column {self.column}' if self.column else ''}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that must be mended in the spreadsheet before it can be taken."""

    spot: Spot
    words: str

    def __str__(self) -> str:
        return f"{self.spot}: {self.words}"


@dataclass(frozen=True, slots=True)
class Found:
    """A row as it came back: the texts by header. A cell that cannot be read is not in them."""

    key: str
    sheet: str
    row: int
    texts: Mapping[str, str]

    def spot(self, column: str) -> Spot:
        """The place of one of its cells."""
        return Spot(self.sheet, self.row, column)


@dataclass(slots=True)
class Book:
    """All that came back. `others` are columns that nobody asked for, which are not read."""

    memory: Memory
    rows: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
