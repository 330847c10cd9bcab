"""Rows → a spreadsheet in which an editor can work, and break little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from bot.catalog.sheets.cells import put_in, unfit
from bot.catalog.sheets.layout import FORMAT, GUIDE, GUIDE_LINES, KEY, MEMORY, PLACE, headers, state_column
from bot.catalog.sheets.rows import INTERFACE, SHEETS, Row, State, digest

_Sheet = Any
"""A sheet that is written row by row: openpyxl's stubs know only half of it."""
_GREY: Final = "E7E6E6"
_YELLOW: Final = "FFF2CC"
_WIDTHS: Final = {KEY: 34, PLACE: 34, "state": 11, "text": 62}
"""In characters of the usual font."""


class UnfitTextError(Exception):
    """Texts that no spreadsheet can hold; carries a sentence for each."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = tuple(sentences)


def write_workbook(path: Path, rows: Sequence[Row], languages: Sequence[str]) -> None:
    """Write the rows, one sheet a kind. The file appears whole or not at all.

    Raises:
        UnfitTextError: a text cannot stand in a cell.
        OSError: it cannot be written there.
    """
    from openpyxl import Workbook  # noqa: PLC0415  # imported only where a spreadsheet is made

    unfits = list(_unfit(rows))
    if unfits:
        raise UnfitTextError(unfits)
    book = Workbook(write_only=True)
    pen = _Pen()
    guide = book.create_sheet(GUIDE)
    guide.column_dimensions["A"].width = 120
    for line in GUIDE_LINES:
        guide.append([pen.cell(guide, line)])
    for title in SHEETS.values():
        those = [row for row in rows if row.sheet == title]
        if those:
            _sheet(book.create_sheet(title), those, languages, pen)
    _remember(book.create_sheet(MEMORY), rows, languages)
    draft = path.with_name(f"{path.name}.new")
    try:
        book.save(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _unfit(rows: Iterable[Row]) -> Iterable[str]:
    for row in rows:
        texts = {"English": row.english, **{language: cell.text for language, cell in row.cells.items()}}
        for language, text in texts.items():
            why = unfit(text)
            if why is not None:
                yield f"{row.place}: {row.key}, {language}: {why}"


class _Pen:
    """Writes cells of text: whatever they hold, a spreadsheet neither runs nor converts it."""

    def __init__(self) -> None:
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
        from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

        self._make = WriteOnlyCell
        self._wrapped = Alignment(wrap_text=True, vertical="top")
        self._bold = Font(bold=True)
        self._fills = {colour: PatternFill("solid", start_color=colour) for colour in (_GREY, _YELLOW)}

    def cell(self, sheet: _Sheet, text: str, colour: str = "", *, bold: bool = False) -> Any:
        """One cell."""
        made = self._make(sheet, value=put_in(text))
        made.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
        made.number_format = "@"
        made.alignment = self._wrapped
        made.quotePrefix = text[:1] in {"=", "+", "-", "@", "'"}
        if colour:
            made.fill = self._fills[colour]
        if bold:
            made.font = self._bold
        return made


def _sheet(sheet: _Sheet, rows: Sequence[Row], languages: Sequence[str], pen: _Pen) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    names = headers(languages)
    sheet.freeze_panes = "B2"
    states = DataValidation(type="list", formula1=f'"{",".join(State)}"', allow_blank=True)
    for number, name in enumerate(names, 1):
        letter = get_column_letter(number)
        kind = "state" if name.endswith(" state") else name
        sheet.column_dimensions[letter].width = _WIDTHS.get(kind, _WIDTHS["text"])
        if kind == "state":
            states.add(f"{letter}2:{letter}{len(rows) + 1}")
    sheet.data_validations.append(states)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"
    sheet.append([pen.cell(sheet, name, _GREY, bold=True) for name in names])
    for row in rows:
        sheet.append(list(_cells(sheet, row, languages, pen)))


def _cells(sheet: _Sheet, row: Row, languages: Sequence[str], pen: _Pen) -> Iterable[Any]:
    yield pen.cell(sheet, row.key, _GREY)
    yield pen.cell(sheet, row.english, _GREY if row.head == INTERFACE else "")
    for language in languages:
        cell = row.cells.get(language)
        if cell is None:
            yield from (pen.cell(sheet, "", _GREY), pen.cell(sheet, "", _GREY))
        else:
            yield pen.cell(sheet, cell.text)
            yield pen.cell(sheet, cell.state, "" if cell.state is State.DONE else _YELLOW)
    yield pen.cell(sheet, row.place, _GREY)


def _remember(sheet: _Sheet, rows: Sequence[Row], languages: Sequence[str]) -> None:
    sheet.sheet_state = "hidden"
    sheet.append([FORMAT, *languages])
    sheet.append([KEY, *(name for language in ("English", *languages) for name in (language, state_column(language)))])
    for row in rows:
        known = [value for language in languages for value in _known(row, language)]
        sheet.append([row.key, digest(row.english), "", *known])


def _known(row: Row, language: str) -> tuple[str, str]:
    cell = row.cells.get(language)
    return ("", "") if cell is None else (digest(cell.text), cell.state)
