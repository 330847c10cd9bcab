"""What is wrong in a spreadsheet is told by sheet, row and column, all of it; and whose work is not overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalog.sheets.changes import Changes, changes
from bot.catalog.sheets.reading import read_workbook
from bot.catalog.sheets.rows import Cell, Row, State
from bot.catalog.sheets.writing import write_workbook
from tests.catalog.sheets.spreadsheets import Opened, opened

TITLE, ANSWER, ABOUT, SOS = "topic.a.title", "topic.a.INTL.answer", "fact.days.about", "ui.sos"
ROWS = [
    Row(TITLE, "I was not paid", {"ky": Cell("Акы", State.DONE)}, "content/topics/a.yaml:5"),
    Row(ANSWER, "Ask.", {"ky": Cell("Сура.", State.FUZZY)}, "content/topics/a.yaml:9"),
    Row("topic.a.INTL.steps.go", "Go.", {"ky": Cell("", State.MISSING)}, "content/topics/a.yaml:11"),
    Row(ABOUT, "How long.", {}, "content/facts.yaml:3"),
    Row(SOS, "Danger", {"ky": Cell("Коркунуч", State.WITHDRAWN)}, "bot/core/phrases.py:1"),
]
GO = ROWS[2].key
Edit = Callable[[Opened], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.xlsx"
    write_workbook(made, ROWS, ["ky"])
    return made


def edited(path: Path, edit: Edit, now: list[Row] | None = None) -> Changes:
    with opened(path) as there:
        edit(there)
    return changes(read_workbook(path), ROWS if now is None else now)


def typed(key: str, header: str, text: str | None, sheet: str = "topics") -> Edit:
    return lambda there: there.write(sheet, key, header, text)


@pytest.mark.parametrize(
    ("edits", "key", "cell"),
    [
        ([typed(TITLE, "ky", "Акым")], TITLE, Cell("Акым", State.DONE)),
        ([typed(GO, "ky", "Бар.")], GO, Cell("Бар.", State.DONE)),
        ([typed(GO, "ky", "Бар."), typed(GO, "ky state", "fuzzy")], GO, Cell("Бар.", State.FUZZY)),
        ([typed(ANSWER, "ky state", "DONE")], ANSWER, Cell("Сура.", State.DONE)),
        ([typed(ANSWER, "ky", "Сураңыз.")], ANSWER, Cell("Сураңыз.", State.FUZZY)),
        ([typed(TITLE, "ky state", "withdrawn")], TITLE, Cell("Акы", State.WITHDRAWN)),
        ([typed(TITLE, "ky", None), typed(TITLE, "ky state", "missing")], TITLE, Cell("", State.MISSING)),
        ([typed(TITLE, "ky", None), typed(TITLE, "ky state", None)], TITLE, Cell("", State.MISSING)),
        ([typed(SOS, "ky state", "done", "interface")], SOS, Cell("Коркунуч", State.DONE)),
    ],
)
def test_a_changed_translation(path: Path, edits: list[Edit], key: str, cell: Cell) -> None:
    found = edited(path, lambda there: [edit(there) for edit in edits])
    assert (found.translations, found.english, found.faults) == ({"ky": {key: cell}}, {}, [])


def test_a_changed_english(path: Path) -> None:
    found = edited(path, typed(TITLE, "English", "Nobody paid me"))
    assert (found.english, found.translations, found.faults) == ({TITLE: "Nobody paid me"}, {}, [])
    assert str(found.spots["en", TITLE]) == "sheet 'topics', row 2, column English"


def twice(there: Opened) -> None:
    sheet = there.sheet("topics")
    sheet.append([cell.value for cell in sheet[2]])


def renamed(there: Opened, header: str, name: str) -> None:
    there.sheet("topics").cell(1, there.column("topics", header)).value = name


FAULTS: list[tuple[Edit, str]] = [
    (typed(TITLE, "key", "topic.a.titel"),
     "row 2, column key: There is no text with the key topic.a.titel. Did you mean topic.a.title?"),
    (typed(TITLE, "key", "zzz"), "row 2, column key: There is no text with the key zzz."),
    (typed(TITLE, "key", None),
     "row 2, column key: The key is gone, so nobody can tell which text this is. Undo that, or delete the row."),
    (twice,
     "row 5, column key: The key topic.a.title stands twice; the first is at sheet 'topics', row 2, column key."),
    (lambda there: renamed(there, "ky", "Kyrgyz"), "row 1: There is no column 'ky'. Its header is in the first row."),
    (lambda there: renamed(there, "key", "id"), "row 1: There is no column 'key'. Its header is in the first row."),
    (lambda there: renamed(there, "place", "ky"), "row 1, column ky: The column 'ky' stands twice."),
    (typed(TITLE, "ky state", "ready"),
     "row 2, column ky state: 'ready' is no state. Write one of: done, fuzzy, missing, withdrawn."),
    (typed(TITLE, "ky", None),
     "row 2, column ky: The cell is empty. Put the text back; or set the state to missing to take it away."),
    (typed(TITLE, "ky state", "missing"),
     "row 2, column ky state: There is a text, so it is not missing. Write done or fuzzy, or empty the text."),
    (typed(TITLE, "English", None),
     "row 2, column English: The English is empty. Put it back; a text is taken out in its file."),
    (typed(TITLE, "English", "Not  paid"),
     "row 2, column English: The text has spaces at its end, its start, or two in a row."),
    (typed(TITLE, "English", "Not\u200bpaid"),
     "row 2, column English: The text has a character that cannot be seen. Write it again."),
    (lambda there: setattr(there.cell("topics", TITLE, "ky"), "value", "=1+1"),
     "row 2, column ky: It holds a formula. Write the text with an apostrophe before it: '=…"),
    (lambda there: setattr(there.cell("topics", TITLE, "ky"), "value", True),
     "row 2, column ky: It holds a date or a truth value. Format the cell as text, and write the text again."),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "told"), FAULTS, ids=[told for _, told in FAULTS])
def test_a_fault_is_told_with_its_place(path: Path, edit: Edit, told: str) -> None:
    found = edited(path, edit)
    assert [str(fault) for fault in found.faults] == [f"sheet 'topics', {told}"]
    assert not found.anything


def test_what_is_not_for_translators(path: Path) -> None:
    found = edited(path, typed(ABOUT, "ky", "Канча", "facts"))
    assert [str(fault) for fault in found.faults] == [
        "sheet 'facts', row 2, column ky: This text is not translated: it is for editors. Empty the cell."
    ]
    found = edited(path, typed(SOS, "English", "Help", "interface"))
    assert "sheet 'interface', row 2, column English: The English of buttons and notices stands in the code. " in str(
        [str(fault) for fault in found.faults]
    )


def test_all_is_told_at_once(path: Path) -> None:
    """What else is right is found, too: the rules that look at it can speak in the same run."""

    def edit(there: Opened) -> None:
        there.write("topics", TITLE, "ky state", "ready")
        there.write("topics", ANSWER, "ky", None)
        there.write("topics", GO, "ky", "Бар.")
        there.write("interface", SOS, "key", "ui.sso")

    found = edited(path, edit)
    assert len(found.faults) == 3
    assert found.translations == {"ky": {GO: Cell("Бар.", State.DONE)}}


def moved(key: str, **fields: object) -> list[Row]:
    """The texts as they are when somebody changed one of them in Ukuk since the export."""
    return [replace(row, **fields) if row.key == key else row for row in ROWS]  # type: ignore[arg-type]  # a Row's own


MINE = {"ky": Cell("Маяна", State.DONE)}
CONFLICTS = [
    (typed(TITLE, "ky", "Акым"), moved(TITLE, cells=MINE),
     "column ky: The text changed in Ukuk since the export; there it is now (done): 'Маяна'."),
    (typed(TITLE, "ky state", "fuzzy"), moved(TITLE, cells=MINE),
     "column ky: The text changed in Ukuk since the export"),
    (typed(TITLE, "ky", "Акым"), moved(TITLE, english="My pay"),
     "column ky: Its English changed in Ukuk since the export, to: 'My pay'."),
    (typed(TITLE, "English", "Pay"), moved(TITLE, english="My pay"),
     "column English: The English changed in Ukuk since the export; there it is now: 'My pay'."),
    (typed(TITLE, "ky", "Акым"), ROWS[1:], "column key: The text topic.a.title is gone from Ukuk since the export."),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "now", "told"), CONFLICTS, ids=[told for *_, told in CONFLICTS])
def test_what_somebody_changed_meanwhile_is_not_overwritten(path: Path, edit: Edit, now: list[Row], told: str) -> None:
    found = edited(path, edit, now)
    assert len(found.faults) == 1
    assert str(found.faults[0]).startswith(f"sheet 'topics', row 2, {told}")
    assert not found.anything


@pytest.mark.parametrize(
    "now",
    [moved(TITLE, cells=MINE), moved(TITLE, english="My pay"), moved(TITLE, cells={"ky": Cell("Акым", State.DONE)})],
)
def test_what_only_the_others_changed_is_theirs(path: Path, now: list[Row]) -> None:
    """Nor is the same change made twice a conflict."""
    edit = typed(TITLE, "ky", "Акым") if now[0].cells["ky"].text == "Акым" else typed(ANSWER, "ky state", "fuzzy")
    found = edited(path, edit, now)
    assert (found.anything, found.faults) == (False, [])


def test_a_text_that_was_not_in_the_export(path: Path) -> None:
    new = Row("topic.b.title", "New", {"ky": Cell("", State.MISSING)}, "content/topics/b.yaml:5")

    def edit(there: Opened) -> None:
        there.sheet("topics").append([new.key, "New", "Жаңы", "done"])

    found = edited(path, edit, [*ROWS, new])
    assert [fault.words for fault in found.faults] == [
        "The text topic.b.title was not in this export. Export again, and put your change there."
    ]


def test_texts_under_the_header_of_another_language(tmp_path: Path) -> None:
    """Columns whose headers were exchanged, or one that was copied over another, are told once and not taken."""
    rows = [
        Row(f"topic.a.INTL.steps.{number}", f"Go {number}.", {
            "ky": Cell(f"Сотко барыңыз {number}.", State.DONE), "ru": Cell(f"Обратитесь в суд {number}.", State.DONE),
        }, "content/topics/a.yaml:9")
        for number in range(5)
    ]  # fmt: skip
    made = tmp_path / "two.xlsx"
    write_workbook(made, rows, ["ky", "ru"])
    with opened(made) as there:
        ky, ru = (there.column("topics", name) for name in ("ky", "ru"))
        there.sheet("topics").cell(1, ky).value, there.sheet("topics").cell(1, ru).value = "ru", "ky"
    words = "In this row, and in 4 more stands the text of '{}'. Put each language under its own header."
    assert sorted(fault.words for fault in changes(read_workbook(made), rows).faults) == [
        words.format("ky"), words.format("ru"),
    ]  # fmt: skip


def test_a_name_may_be_the_same_in_two_languages(tmp_path: Path) -> None:
    city = "contact.ru-shelter.location.city"
    rows = [
        Row(city, "St Petersburg", {"ky": Cell("", State.MISSING), "ru": Cell("Санкт-Петербург", State.DONE)}, "a:1")
    ]
    made = tmp_path / "two.xlsx"
    write_workbook(made, rows, ["ky", "ru"])
    with opened(made) as there:
        there.write("contacts", city, "ky", "Санкт-Петербург")
    found = changes(read_workbook(made), rows)
    assert (found.faults, found.translations["ky"][city].text) == ([], "Санкт-Петербург")


def test_a_sheet_that_lost_its_first_row(path: Path) -> None:
    found = edited(path, lambda there: there.sheet("topics").delete_rows(1))
    words = "The first row with key, English and so on is not the first any more. Put it back."
    assert [str(fault) for fault in found.faults] == [f"sheet 'topics', row 1: {words}"]


def test_a_sheet_of_an_editors_own_is_named_and_not_read(path: Path) -> None:
    with opened(path) as there:
        there.book.create_sheet("notes").append(["ask Aida", "tomorrow"])
    book = read_workbook(path)
    assert (book.others, changes(book, ROWS).faults) == (["sheet 'notes'"], [])


def test_columns_of_an_editors_own_are_named_and_not_read(path: Path) -> None:
    with opened(path) as there:
        there.sheet("topics").cell(1, 9).value = "my notes"
        there.sheet("topics").cell(2, 9).value = "ask Aida"
    book = read_workbook(path)
    assert book.others == ["sheet 'topics', column my notes"]
    assert changes(book, ROWS).faults == []
