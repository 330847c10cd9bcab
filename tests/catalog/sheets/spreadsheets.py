"""A spreadsheet in an editor's hands: opened, changed as a spreadsheet program does, and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook


@dataclass(frozen=True, slots=True)
class Opened:
    """An open spreadsheet; cells are found by key and header."""

    book: Any

    def sheet(self, title: str) -> Any:
        return self.book[title]

    def column(self, title: str, header: str) -> int:
        """The number of a column."""
        return [cell.value for cell in self.sheet(title)[1]].index(header) + 1

    def row(self, title: str, key: str) -> int:
        """The number of the row with this key."""
        keys = [row[0].value for row in self.sheet(title).iter_rows(max_col=1)]
        return keys.index(key) + 1

    def cell(self, title: str, key: str, header: str) -> Any:
        return self.sheet(title).cell(self.row(title, key), self.column(title, header))

    def write(self, title: str, key: str, header: str, text: str | None) -> None:
        """Type a text into a cell that is formatted as text."""
        cell = self.cell(title, key, header)
        cell.value = text
        if text is not None:
            cell.data_type = "s"


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open, and save afterwards as a spreadsheet program does: shared strings, styles, all sheets anew."""
    book = load_workbook(path)
    yield Opened(book)
    book.save(path)


def rearranged(path: Path, key: Callable[[list[Any]], Any], columns: Callable[[list[int]], list[int]]) -> None:
    """Sort the rows of every sheet with texts, and put its columns into another order."""
    with opened(path) as there:
        for title in there.book.sheetnames:
            sheet = there.sheet(title)
            if sheet["A1"].value != "key" or title.startswith("_"):
                continue
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            order = columns(list(range(len(rows[0]))))
            rows = [rows[0], *sorted(rows[1:], key=key)]
            for number, row in enumerate(rows, 1):
                for at, column in enumerate(order, 1):
                    cell = sheet.cell(number, at)
                    cell.value = row[column]
                    if isinstance(row[column], str):
                        cell.data_type = "s"
