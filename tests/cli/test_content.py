"""`content export` and `content import`, as the one runs them who has Ukuk and gets spreadsheets by mail."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.catalog.sheets.spreadsheets import opened
from tests.cli.places import ROOT, Inside, Place

TOPIC = "topics/unpaid-wages.yaml"
TITLE = "topic.unpaid-wages.title"
WAIT = "topic.unpaid-wages.INTL.steps.wait"


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in {".yaml", ".po"}}


@pytest.fixture
def book(inside: Inside, place: Place) -> Path:
    ran = inside("content", "export", "texts.xlsx")
    assert (ran.code, ran.err) == (0, "")
    return place.folder / "texts.xlsx"


def test_the_real_texts_go_out_and_come_back_without_a_byte_changed(
    inside: Inside, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("content", "locales"):
        shutil.copytree(ROOT / name, place.folder / "real" / name)
    real = {"CONTENT_DIR": "real/content", "LOCALES_DIR": "real/locales"}
    before = files(place.folder / "real")
    assert len(before) > 120
    ran = inside("content", "export", "real.xlsx", **real)
    assert (ran.code, ran.err) == (0, "")
    assert int(ran.out.split(" texts in 9 sheets")[0]) > 5000
    ran = inside("content", "import", "real.xlsx", **real)
    assert (ran.code, ran.err, ran.out) == (0, "", "Nothing changed.\n")
    assert files(place.folder / "real") == before


def test_a_day_of_an_editor_without_git(inside: Inside, place: Place, book: Path) -> None:
    with opened(book) as there:
        there.write("topics", TITLE, "English", "They did not pay me")
        there.write("topics", TITLE, "ru", "Мне не заплатили")
        there.write("topics", "topic.unpaid-wages.RU.answer", "English", "Complain to the labour inspection.")
        there.write("contacts", "contact.ru-lawyer.name", "ky", "Юрист")
        there.write("interface", "ui.sos", "ky", "Коркунуч бар")
    before = files(place.folder)
    ran = inside("content", "import", "texts.xlsx", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert "Would be written:\n" in ran.out
    assert files(place.folder) == before
    ran = inside("content", "import", "texts.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"English: {TITLE}",
        "English: topic.unpaid-wages.RU.answer",
        "ky: contact.ru-lawyer.name (done)",
        "ky: ui.sos (done)",
        f"ru: {TITLE} (done)",
        "2 English, 2 ky, 1 ru changed.",
        "Translations of a changed English are fuzzy now, but for those that changed with it.",
        "",
        "Written:",
        *(f"  {name}" for name in (
            f"content/{TOPIC}", "locales/ky/LC_MESSAGES/bot.po", "locales/ky/LC_MESSAGES/content.po",
            "locales/ru/LC_MESSAGES/content.po",
        )),
        "",
        "Next: python -m bot translations status, then python -m bot check.",
    ]  # fmt: skip
    ran = inside("check", "--strict")
    assert [line.split(" warning ")[1][:12] for line in ran.out.splitlines() if " warning " in line] == [
        "[fuzzy] [ky]",
        "[fuzzy] [ky]",
        "[fuzzy] [ru]",
    ]
    assert inside("content", "import", "texts.xlsx").out == "Nothing changed.\n", "the same file again"
    after = files(place.folder)
    assert inside("translations", "update").out.count("0 new, 0 changed, 0 came back, 0 gone") == 4
    assert files(place.folder) == after, "update has nothing left to do"


def test_every_fault_is_told_in_one_run_and_nothing_is_written(inside: Inside, place: Place, book: Path) -> None:
    with opened(book) as there:
        there.write("topics", WAIT, "ky", "Мынча күтүңүз.")
        there.write("topics", TITLE, "ru", "Мне не заплатили 2 раза")
        there.write("topics", "topic.unpaid-wages.INTL.answer", "English", "TODO")
        there.write("topics", "topic.unpaid-wages.RU.answer", "key", "topic.unpaid-wages.RU.answers")
        there.write("interface", "ui.country.button", "ky", "Өлкө")
        there.write("contacts", "contact.ru-lawyer.name", "ru state", "ready")
        there.write("contacts", "contact.ru-lawyer.name", "ky", "Юрист")
    before = files(place.folder)
    ran = inside("content", "import", "texts.xlsx")
    assert (ran.code, ran.out) == (1, "")
    assert files(place.folder) == before
    assert [line.replace("sheet ", "").split(": ", 1) for line in ran.told[:-1]] == [
        ["'contacts', row 4, column ru state", "'ready' is no state. Write one of: done, fuzzy, missing, withdrawn."],
        ["'interface', row 8, column ky", "The placeholders are not those of the English text. Keep each {name}."],
        ["'topics', row 6, column ru", "The numbers are not those of the English text. Compare them one by one."],
        ["'topics', row 7, column English", "The text is still to be written: 'TODO'. Write it, or take it out."],
        ["'topics', row 9, column ky", "The facts are not those of the English text. Use each {fact:…} once."],
        ["'topics', row 10, column key",
         "There is no text with the key topic.unpaid-wages.RU.answers. Did you mean topic.unpaid-wages.RU.answer?"],
    ]  # fmt: skip
    assert ran.told[-1] == "Nothing was written."


def test_a_fact_that_is_not_there_stops_it(inside: Inside, book: Path, place: Place) -> None:
    with opened(book) as there:
        there.write("topics", WAIT, "English", "Wait so long: {fact:stay-day}.")
    ran = inside("content", "import", "texts.xlsx")
    assert ran.code == 1
    assert "column English: There is no fact 'stay-day'. Did you mean 'stay-days'?" in ran.err


def test_what_was_changed_in_the_files_meanwhile_is_not_overwritten(inside: Inside, book: Path, place: Place) -> None:
    with opened(book) as there:
        there.write("topics", TITLE, "ky", "Менин акым")
    place.folders.edit_po("ky", "content", "[ky] I was not paid", "Акы төлөнгөн жок")
    before = files(place.folder)
    ran = inside("content", "import", "texts.xlsx")
    assert ran.code == 1
    assert (
        "column ky: The text changed in Ukuk since the export; there it is now (done): 'Акы төлөнгөн жок'." in ran.err
    )
    assert files(place.folder) == before


def test_one_language_of_one_topic(inside: Inside, place: Place) -> None:
    ran = inside("content", "export", "some.xlsx", "--lang", "ky", "--topic", "unpaid-wages")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1:] == ["ky: 15 done"]
    with opened(place.folder / "some.xlsx") as there:
        assert [name for name in there.book.sheetnames if name not in {"read me", "_export"}] == [
            "topics", "screenings", "show", "deadlines",
        ]  # fmt: skip
        assert [cell.value for cell in there.sheet("topics")[1]] == ["key", "English", "ky", "ky state", "place"]
        there.write("deadlines", "deadline.ru-stay.action", "ky", "Же кетиңиз.")
    assert "1 ky changed." in inside("content", "import", "some.xlsx").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "texts.xlsx"], "texts.xlsx is there already, and may hold somebody's work. Name another"),
        (["export", "texts.csv"], "texts.csv: the name of the file must end in .xlsx."),
        (["export", "a.xlsx", "--lang", "ky,kg"], "--lang: there is no kg. There are: ky, ru."),
        (["export", "a.xlsx", "--topic", "wages"], "--topic: there is no wages. There are: emergency, unpaid-wages."),
        (["export", "a.xlsx", "--lang", ","], "--lang: there is no such thing. There are: ky, ru."),
        (["export", "nowhere/a.xlsx"], "nowhere/a.xlsx cannot be written: No such file or directory."),
        (["import", "gone.xlsx"], "gone.xlsx cannot be read: No such file or directory."),
        (["import", "content/facts.yaml"], "content/facts.yaml: It is no XLSX spreadsheet, or a broken one."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(inside: Inside, book: Path, place: Place, arguments: list[str], told: str) -> None:
    before = files(place.folder)
    ran = inside("content", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)
    assert files(place.folder) == before


def test_force_writes_over_it(inside: Inside, book: Path) -> None:
    with opened(book) as there:
        there.write("topics", TITLE, "ky", "Менин акым")
    assert inside("content", "export", "texts.xlsx", "--force").code == 0
    assert inside("content", "import", "texts.xlsx").out == "Nothing changed.\n"


@pytest.mark.parametrize("command", ["export", "import"])
def test_broken_content_is_mended_first(inside: Inside, book: Path, place: Place, command: str) -> None:
    place.folders.edit(TOPIC, "room: work", "room: kitchen")
    ran = inside("content", command, "other.xlsx" if command == "export" else "texts.xlsx")
    assert ran.code == 2
    assert ran.told[0] == "Mend this first:"
    assert ran.told[1].startswith(f"content/{TOPIC}:3:")


def test_a_language_that_is_gone(inside: Inside, book: Path, place: Place) -> None:
    place.folders.edit("languages.yaml", "- {id: ky, name: Кыргызча, fallback: [ru, en]}\n", "")
    ran = inside("content", "import", "texts.xlsx")
    assert ran.code == 2
    assert ran.err == "texts.xlsx: Ukuk no longer has the language ky. Nothing was written.\n"


def test_a_disk_that_refuses_leaves_the_files(
    inside: Inside, book: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(book) as there:
        there.write("topics", TITLE, "ky", "Менин акым")
    before = files(place.folder)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.catalog.drafts.shutil.copymode", full)
    ran = inside("content", "import", "texts.xlsx")
    assert (ran.code, ran.told) == (2, ["It cannot be written: No space left on device. Nothing was written."])
    assert files(place.folder) == before
