"""A spreadsheet, as it came back → the rows found in it, and everything in it that cannot be read."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from bot.catalog.sheets.cells import NoTextError, taken_out
from bot.catalog.sheets.found import Book, Fault, Found, Spot
from bot.catalog.sheets.layout import FORMAT, GUIDE, KEY, MEMORY, PLACE, Baseline, Memory, headers
from bot.catalog.sheets.rows import SHEETS, State, normal

MAX_BYTES: Final = 50_000_000
"""Of a file: an export of all texts has about one million."""
_BROKEN: Final = (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, ParseError)
"""What openpyxl raises on what is no spreadsheet."""


class UnreadableSheetError(Exception):
    """A file that is no export of ours; says why."""


def read_workbook(path: Path) -> Book:
    """Read a spreadsheet. What is wrong in it is in the faults, all of it.

    Raises:
        OSError: it cannot be read.
        UnreadableSheetError: it is no spreadsheet, or none of our exports.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  # imported only where a spreadsheet is read
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    if path.stat().st_size > MAX_BYTES:
        raise UnreadableSheetError(f"It is larger than {MAX_BYTES} bytes.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what spreadsheets add and we do not read
            loaded = load_workbook(path, read_only=True)
            try:
                return _read({sheet.title: list(_rows(sheet)) for sheet in loaded.worksheets})
            finally:
                loaded.close()
    except (*_BROKEN, InvalidFileException) as error:
        raise UnreadableSheetError(
            "It is no XLSX spreadsheet, or a broken one. Save it as Excel 2007-365 (.xlsx)."
        ) from error


_Cells = list[tuple[Any, str]]
"""A row: each cell's value and the kind of it."""


def _rows(sheet: Any) -> Iterator[_Cells]:
    for row in sheet.iter_rows():
        yield [(cell.value, str(getattr(cell, "data_type", ""))) for cell in row]


def _read(sheets: Mapping[str, Sequence[_Cells]]) -> Book:
    book = Book(_memory(sheets.get(MEMORY, ())))
    for title, rows in sheets.items():
        if title not in {GUIDE, MEMORY} and any(_filled(row) for row in rows):
            _sheet(book, title, rows)
    seen: dict[str, Found] = {}
    for found in book.rows:
        first = seen.setdefault(found.key, found)
        if first is not found:
            words = f"The key {found.key} stands twice; the first is at {first.spot(KEY)}."
            book.faults.append(Fault(found.spot(KEY), words))
    return book


def _memory(rows: Sequence[_Cells]) -> Memory:
    """What was exported.

    Raises:
        UnreadableSheetError: the sheet that says it is gone, or of another version.
    """
    head = [str(value) for value, _ in rows[0] if value is not None] if rows else []
    if not head or head[0] != FORMAT:
        words = f"Its hidden sheet '{MEMORY}' is gone, by which is seen what changed."
        raise UnreadableSheetError(f"{words} Export again, and put your texts there.")
    languages = tuple(head[1:])
    keys: dict[str, Baseline] = {}
    for row in rows[2:]:
        values = ["" if value is None else str(value) for value, _ in row]
        values += [""] * (3 + 2 * len(languages) - len(values))
        cells = {
            language: (values[3 + 2 * at], State(values[4 + 2 * at]))
            for at, language in enumerate(languages)
            if values[4 + 2 * at]
        }
        if values[0]:
            keys[values[0]] = Baseline(values[1], cells)
    return Memory(languages, keys)


def _sheet(book: Book, title: str, rows: Sequence[_Cells]) -> None:
    wanted = {name.casefold(): name for name in headers(book.memory.languages)}
    if wanted.keys().isdisjoint(_header(value) for value, _ in rows[0]):
        _no_header(book, title)
        return
    columns: dict[int, str] = {}
    for number, (value, _) in enumerate(rows[0]):
        name = wanted.get(_header(value))
        if name is None:
            if _header(value):
                book.others.append(f"sheet '{title}', column {str(value).strip()}")
        elif name in columns.values():
            book.faults.append(Fault(Spot(title, 1, name), f"The column '{name}' stands twice."))
        else:
            columns[number] = name
    missing = [name for name in wanted.values() if name not in columns.values() and name != PLACE]
    book.faults.extend(
        Fault(Spot(title, 1), f"There is no column '{name}'. Its header is in the first row.") for name in missing
    )
    if KEY in missing:
        return
    for number, row in enumerate(rows[1:], 2):
        if _filled(row):
            _row(book, title, number, {columns[at]: cell for at, cell in enumerate(row) if at in columns})


def _header(value: object) -> str:
    return "" if value is None else str(value).strip().casefold()


def _no_header(book: Book, title: str) -> None:
    """A sheet without our first row: one of ours that lost it, or an editor's own, which is not read."""
    if title in SHEETS.values():
        words = "The first row with key, English and so on is not the first any more. Put it back."
        book.faults.append(Fault(Spot(title, 1), words))
    else:
        book.others.append(f"sheet '{title}'")


def _row(book: Book, title: str, number: int, cells: Mapping[str, tuple[Any, str]]) -> None:
    texts: dict[str, str] = {}
    for name, (value, kind) in cells.items():
        if name == PLACE:
            continue
        try:
            texts[name] = normal(taken_out(value, kind))
        except NoTextError as error:
            book.faults.append(Fault(Spot(title, number, name), str(error)))
    key = texts.pop(KEY, None)
    if key:
        book.rows.append(Found(key, title, number, texts))
    elif key is not None:
        words = "The key is gone, so nobody can tell which text this is. Undo that, or delete the row."
        book.faults.append(Fault(Spot(title, number, KEY), words))


def _filled(row: Iterable[tuple[Any, str]]) -> bool:
    return any(value is not None and str(value).strip() for value, _ in row)
