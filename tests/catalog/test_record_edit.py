"""One record of the content changed in its file; and the file of numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.catalog.content_files import read_content
from bot.catalog.files import write_whole
from bot.catalog.numbers_file import NAME, write_numbers
from bot.catalog.record_edit import edit_record
from bot.catalog.yaml_edit import UneditableYamlError
from bot.core.model import NumberRecord
from bot.core.phone_record import brought_up_to_date
from bot.core.problems import Place
from tests.catalog.edited import lines_touched
from tests.catalog.folders import FILES, Folders, small


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return small(tmp_path)


def _status(record: dict[str, Any]) -> None:
    record["status"] = "inactive"


def test_a_record_in_a_list_and_one_alone(folders: Folders) -> None:
    reading = read_content(folders.content)
    place = edit_record(folders.content, reading, "contact.ru-lawyer", _status)
    assert place == Place("content/contacts/russia.yaml", 31, 3)
    text = (folders.content / "contacts/russia.yaml").read_text(encoding="utf-8")
    assert lines_touched(FILES["contacts/russia.yaml"], text) == (["  status: active"], ["  status: inactive"])

    def date(record: dict[str, Any]) -> None:
        record["checked"] = "2026-11-27"

    edit_record(folders.content, reading, "source.law", date)
    assert "checked: 2026-11-27\n" in (folders.content / "sources/law.yaml").read_text(encoding="utf-8")


def test_a_record_that_moved_meanwhile_is_not_taken_for_another(folders: Folders) -> None:
    reading = read_content(folders.content)
    lawyer = FILES["contacts/russia.yaml"].index("- id: ru-lawyer")
    for text in (FILES["contacts/russia.yaml"][lawyer:], FILES["contacts/russia.yaml"][:lawyer], "a: {b: 1}\n"):
        folders.write("contacts/russia.yaml", text)
        with pytest.raises(UneditableYamlError, match="changed meanwhile: try again"):
            edit_record(folders.content, reading, "contact.ru-lawyer", _status)
        assert (folders.content / "contacts/russia.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("status", "gone", "status: Input should be"),
        ("confirmation", {"date": "2026-11-01", "by": "Aibek"}, "never a name"),
    ],
)
def test_what_the_model_refuses_is_not_written(folders: Folders, field: str, value: object, words: str) -> None:
    def change(record: dict[str, Any]) -> None:
        record[field] = value

    with pytest.raises(UneditableYamlError, match=words):
        edit_record(folders.content, read_content(folders.content), "contact.ru-lawyer", change)
    assert (folders.content / "contacts/russia.yaml").read_text(encoding="utf-8") == FILES["contacts/russia.yaml"]


def test_numbers_are_read_as_they_were_written(folders: Folders) -> None:
    records = brought_up_to_date(read_content(folders.content).content)
    odd = NumberRecord.model_validate({"id": "z", "phones": [{"id": "a", "number": "0112", "newest": None}]})
    write_numbers(folders.content, (*records, odd))
    reading = read_content(folders.content)
    assert reading.problems == []
    assert reading.content.numbers == (*records, odd)
    assert reading.place("number.z.phones.a").line > 4


def test_a_file_is_written_whole_or_not_at_all(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folders.content / NAME

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "x")
    assert path.read_text(encoding="utf-8") == FILES[NAME]
    assert [entry.name for entry in folders.content.glob(".*")] == []
