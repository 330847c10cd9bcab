"""A round trip without a change changes nothing; a change comes back as it was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.catalog.sheets.cells import unfit
from bot.catalog.sheets.changes import changes
from bot.catalog.sheets.layout import GUIDE, MEMORY
from bot.catalog.sheets.reading import UnreadableSheetError, read_workbook
from bot.catalog.sheets.rows import SHEETS, Cell, Row, State, normal
from bot.catalog.sheets.writing import UnfitTextError, write_workbook
from tests.catalog.sheets.spreadsheets import opened, rearranged

LANGUAGES = ("ky", "ru")
KEYS = tuple(f"{head}.some.text" for head in SHEETS)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=120).filter(lambda text: unfit(text) is None)
ODD = st.sampled_from(
    ["=1+1", "+996 312", "-5", "@sum", "'quoted", '"', "#N/A", "TRUE", "112", "1.50", "1e3", "_x0041_",
     " лишний ", "a\nb", "\t", "a\r\nb", "я" * 5000, "01.02.2026", "{fact:x}", "<b>&amp;</b>", "\u2028", "🆘" * 50],
)  # fmt: skip
STATES = st.sampled_from([state for state in State if state is not State.MISSING])


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    text = draw(TEXTS | ODD)
    return Cell(text, draw(STATES)) if normal(text) else Cell(text, State.MISSING)


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    found = []
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True)):
        translated = {} if key.startswith("fact.") else {language: draw(cells()) for language in LANGUAGES}
        found.append(Row(key, draw(TEXTS | ODD), translated, "content/a.yaml:1"))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("book")


@given(rows=rows())
@settings(max_examples=40, deadline=None)
def test_what_nobody_changed_is_no_change(folder: Path, rows: list[Row]) -> None:
    path = folder / "a.xlsx"
    write_workbook(path, rows, LANGUAGES)
    book = read_workbook(path)
    assert [row.key for row in sorted(rows, key=lambda row: list(SHEETS).index(row.head))] == [
        row.key for row in book.rows
    ]
    found = changes(book, rows)
    assert (found.anything, found.faults) == (False, [])


@given(rows=rows(), text=TEXTS | ODD)
@settings(max_examples=25, deadline=None)
def test_what_was_typed_comes_back_and_nothing_else(folder: Path, rows: list[Row], text: str) -> None:
    """Also after a spreadsheet program saved it: all strings shared, all styles anew."""
    path = folder / "a.xlsx"
    wanted = normal(text).replace("_x", "x")  # "_x0041_" is typed so by nobody: it is how files write an A
    write_workbook(path, rows, LANGUAGES)
    changed = next((row for row in rows if row.cells), None)
    with opened(path) as there:
        if changed is not None:
            there.write(changed.sheet, changed.key, "ky", wanted or None)
            there.write(changed.sheet, changed.key, "ky state", "done")
    found = changes(read_workbook(path), rows)
    if changed is None:
        assert (found.anything, found.faults) == (False, [])
        return
    before = changed.cells["ky"]
    if not wanted:
        assert [fault.words.split(".")[0] for fault in found.faults] == ["The cell is empty"]
        assert found.translations == {}
    elif (wanted, State.DONE) == (normal(before.text), before.state):
        assert (found.anything, found.faults) == (False, [])
    else:
        kept = before.text if wanted == normal(before.text) else wanted
        assert found.translations == {"ky": {changed.key: Cell(kept, State.DONE)}}
        assert found.faults == []


HOME = "content/topics/a.yaml"
PAY = {"ky": Cell("Акы", State.DONE), "ru": Cell("Пла́та", State.FUZZY)}
ASK = {"ky": Cell("Сура 30", State.DONE), "ru": Cell("", State.MISSING)}
HELP = {"ky": Cell("Коркунуч", State.WITHDRAWN), "ru": Cell("Опасность", State.DONE)}
SOME = [
    Row("topic.a.title", "I was not paid", PAY, f"{HOME}:5"),
    Row("topic.a.INTL.answer", "=Ask 30", ASK, f"{HOME}:9"),
    Row("ui.sos", "Danger", HELP, "bot/core/phrases.py:1"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "some.xlsx"
    write_workbook(made, SOME, LANGUAGES)
    return made


def test_how_it_looks_to_an_editor(path: Path) -> None:
    book = load_workbook(path)
    assert book.sheetnames == [GUIDE, "topics", "interface", MEMORY]
    assert book[MEMORY].sheet_state == "hidden"
    sheet = book["topics"]
    assert [cell.value for cell in sheet[1]] == ["key", "English", "ky", "ky state", "ru", "ru state", "place"]
    assert [cell.value for cell in sheet[2]] == [
        "topic.a.title", "I was not paid", "Акы", "done", "Пла́та", "fuzzy", "content/topics/a.yaml:5",
    ]  # fmt: skip
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["B"].width > 50
    assert all(cell.alignment.wrap_text for row in sheet for cell in row)
    assert all(cell.number_format == "@" for row in sheet for cell in row)
    assert sheet["A2"].fill.start_color.rgb == sheet["G2"].fill.start_color.rgb == "00E7E6E6", (
        "keys and places are grey"
    )
    assert book["interface"]["B2"].fill.start_color.rgb == "00E7E6E6", "the English of the interface is, too"
    assert sheet["B2"].fill.fill_type is None
    (states,) = sheet.data_validations.dataValidation
    assert set(str(states.sqref).split()) == {"D2:D3", "F2:F3"}
    assert states.formula1 == '"done,fuzzy,missing,withdrawn"'


def test_nothing_in_it_is_a_formula(path: Path) -> None:
    """What begins with = + - @ would be run in somebody's spreadsheet."""
    cells = [cell for sheet in load_workbook(path) for row in sheet for cell in row if cell.value is not None]
    assert len(cells) > 30
    assert {cell.data_type for cell in cells} == {"s"}
    answer = load_workbook(path)["topics"]["B3"]
    assert (answer.value, answer.quotePrefix) == ("=Ask 30", True)


def test_rows_and_columns_may_be_moved_and_deleted(path: Path) -> None:
    rearranged(path, key=lambda row: str(row[1]), columns=lambda order: order[::-1])
    with opened(path) as there:
        sheet = there.sheet("topics")
        assert [cell.value for cell in sheet[1]][-1] == "key"
        sheet.insert_rows(2, 3)
        del there.book["interface"]
    found = changes(read_workbook(path), SOME)
    assert (found.anything, found.faults) == (False, [])


def test_what_spreadsheets_do_to_texts_is_no_change(path: Path) -> None:
    with opened(path) as there:
        there.write("topics", "topic.a.title", "ky", "Акы  \n")
        there.write("topics", "topic.a.title", "ky state", "Done ")
        there.write("topics", "topic.a.title", "key", " topic.a.title")
        there.sheet("topics")["C1"] = "KY"
        there.sheet("topics")["B1"] = " english"
    found = changes(read_workbook(path), SOME)
    assert (found.anything, found.faults) == (False, [])


def test_a_number_that_a_spreadsheet_made_of_a_text(tmp_path: Path) -> None:
    rows = [replace(SOME[0], cells={"ky": Cell("112", State.DONE), "ru": Cell("1.5", State.DONE)})]
    path = tmp_path / "a.xlsx"
    write_workbook(path, rows, LANGUAGES)
    with opened(path) as there:
        there.cell("topics", "topic.a.title", "ky").value = 112
        there.cell("topics", "topic.a.title", "ru").value = 1.5
    found = changes(read_workbook(path), rows)
    assert (found.anything, found.faults) == (False, [])


def test_what_cannot_stand_in_a_cell_is_told_and_nothing_written(tmp_path: Path) -> None:
    rows = [replace(SOME[0], english="a\x0bb"), replace(SOME[2], cells={"ky": Cell("я" * 40_000, State.DONE)})]
    path = tmp_path / "a.xlsx"
    with pytest.raises(UnfitTextError) as refused:
        write_workbook(path, rows, ("ky",))
    assert [sentence.split(": It")[0] for sentence in refused.value.sentences] == [
        "content/topics/a.yaml:5: topic.a.title, English", "bot/core/phrases.py:1: ui.sos, ky",
    ]  # fmt: skip
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("raw", [b"", b"key;English\n", b"PK\x03\x04" + b"x" * 200])
def test_what_is_no_spreadsheet(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(raw)
    with pytest.raises(UnreadableSheetError, match="no XLSX spreadsheet"):
        read_workbook(path)


def test_a_spreadsheet_that_is_cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(UnreadableSheetError):
        read_workbook(path)


def test_a_spreadsheet_that_is_none_of_ours(path: Path) -> None:
    with opened(path) as there:
        del there.book[MEMORY]
    with pytest.raises(UnreadableSheetError, match="hidden sheet '_export' is gone"):
        read_workbook(path)
