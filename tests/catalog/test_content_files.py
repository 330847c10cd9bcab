from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalog.content_files import KINDS, Reading, read_content
from bot.core import model
from bot.core.problems import Problem, Severity
from tests.catalog.folders import Folders, said


def problems(folders: Folders) -> list[Problem]:
    return read_content(folders.content).problems


def test_every_kind_of_file_is_read(folders: Folders) -> None:
    folders.write("flagged.yaml", "- {id: ui.sos, why: Too long., since: 2026-11-01, begun_in: null}\n")
    reading = read_content(folders.content)
    assert reading.problems == []
    for kind in KINDS:
        records = getattr(reading.content, kind.field)
        assert records, kind.folder
        assert all(isinstance(record, kind.record) for record in records)


def test_every_field_of_the_content_has_a_kind_of_file() -> None:
    assert {kind.field for kind in KINDS} == set(model.Content.model_fields)
    assert len({kind.key for kind in KINDS}) == len({kind.folder for kind in KINDS}) == len(KINDS)


def test_a_file_holds_one_record_or_a_list_and_a_kind_one_file_or_a_folder(folders: Folders) -> None:
    folders.write(
        "countries/asia.yaml", "- {id: KZ, full: true, zone: Asia/Almaty}\n- {id: KG, full: true, zone: UTC}\n"
    )
    folders.write("countries/turkey.yaml", "{id: TR, full: true, zone: Europe/Istanbul}")
    reading = read_content(folders.content)
    assert reading.problems == []
    assert [country.id for country in reading.content.countries] == ["RU", "KZ", "KG", "TR"]


def test_no_turns_no_country_into_false(folders: Folders) -> None:
    folders.write("countries/norway.yaml", "{id: NO, full: false, zone: Europe/Oslo, places: [NO, no, Off]}")
    norway = read_content(folders.content).content.countries[-1]
    assert (norway.id, norway.places) == ("NO", ("NO", "no", "Off"))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    reading = read_content(tmp_path / "content")
    assert [(problem.rule, problem.severity) for problem in reading.problems] == [("file-unreadable", Severity.BLOCKS)]
    assert str(tmp_path) in str(reading.problems[0])
    assert reading.content.topics == ()


def test_one_bad_record_does_not_hide_the_others(folders: Folders) -> None:
    folders.edit("contacts/russia.yaml", "- id: ru-lawyer\n  name: A lawyer", "- id: ru-lawyer\n  nam: A lawyer")
    folders.edit("topics/emergency.yaml", "sensitivity: danger", "sensitivity: secret")
    reading = read_content(folders.content)
    assert [item.id for item in reading.content.contacts] == ["ru-emergency"]
    assert [item.id for item in reading.content.topics] == ["unpaid-wages"]
    assert {problem.place.file for problem in reading.problems} == {
        "content/contacts/russia.yaml",
        "content/topics/emergency.yaml",
    }


def test_one_file_that_is_no_yaml_does_not_hide_the_others(folders: Folders) -> None:
    folders.write("topics/emergency.yaml", "id: [")
    folders.write("facts.yaml", "")
    folders.write("hosts.yaml", "a: 1\na: 2\n")
    reading = read_content(folders.content)
    assert [item.id for item in reading.content.topics] == ["unpaid-wages"]
    assert [problem.rule for problem in reading.problems] == ["file-empty", "yaml-syntax", "yaml-duplicate-key"]


def test_an_id_twice_is_told_with_both_places(folders: Folders) -> None:
    folders.write("topics/again.yaml", (folders.content / "topics/unpaid-wages.yaml").read_text(encoding="utf-8"))
    reading = read_content(folders.content)
    assert said(reading.problems) == [
        "content/topics/again.yaml:2:1: error [id-twice] The id 'unpaid-wages' stands twice; the first is at "
        "content/topics/unpaid-wages.yaml:2:1. Give one of them another id. Is it a copy: take it out."
    ]
    assert len(reading.content.topics) == 2


def test_an_id_with_a_dot_twice_is_told_with_both_places(folders: Folders) -> None:
    folders.write(
        "hosts.yaml", "- {id: a.example, harmful_in: [RU], why: x}\n- {id: a.example, harmful_in: [], why: x}\n"
    )
    assert said(problems(folders)) == [
        "content/hosts.yaml:2:3: error [id-twice] The id 'a.example' stands twice; "
        "the first is at content/hosts.yaml:1:3. Give one of them another id. Is it a copy: take it out."
    ]


def test_one_id_in_two_kinds_is_no_fault(folders: Folders) -> None:
    folders.edit("sources/law.yaml", "id: law", "id: unpaid-wages")
    assert problems(folders) == []


@pytest.mark.parametrize(
    "name",
    [
        *(
            "topic/x.yaml",
            "topics/deep/x.yaml",
            "x.yaml",
            "topics/x.yml",
            "topics/X.YAML",
            "x.yml",
            "facts/2026/x.yaml",
        ),
        *("topics/x.yaml.txt", "Topics/x.yaml"),
    ],
)
def test_a_file_that_nobody_reads_is_told(folders: Folders, name: str) -> None:
    folders.write(name, "id: x")
    found = problems(folders)
    assert [(problem.place.file, problem.rule, problem.severity) for problem in found] == [
        (f"content/{name}", "file-unknown", Severity.BLOCKS)
    ]
    assert found[0].mend.endswith((".", "?"))


@pytest.mark.parametrize("name", ["README.md", "topics/.x.yaml", ".git/x.yaml", "topics/x.yaml~", "topics/x.yaml.new"])
def test_what_is_no_content_is_passed_over(folders: Folders, name: str) -> None:
    folders.write(name, "[")
    assert problems(folders) == []


def test_a_link_that_leads_nowhere_is_told(folders: Folders) -> None:
    (folders.content / "topics" / "lost.yaml").symlink_to("gone.yaml")
    found = problems(folders)
    assert [(problem.place.file, problem.rule) for problem in found] == [
        ("content/topics/lost.yaml", "file-unreadable")
    ]


def test_an_empty_list_is_no_record(folders: Folders) -> None:
    folders.write("facts.yaml", "[]")
    reading = read_content(folders.content)
    assert (reading.problems, reading.content.facts) == ([], ())


def place(reading: Reading, key: str) -> tuple[str, int, int]:
    found = reading.place(key)
    return found.file, found.line, found.column


@pytest.mark.parametrize(
    ("key", "line", "text"),
    [
        ("topic.unpaid-wages", 2, "id: unpaid-wages"),
        ("topic.unpaid-wages.title", 5, "I was not paid"),
        ("topic.unpaid-wages.INTL.answer", 10, "Ask for it in writing."),
        ("topic.unpaid-wages.INTL.steps.wait", 13, '"Wait so long'),
        ("topic.unpaid-wages.RU.steps.inspection", 21, "Write to the inspection."),
        ("topic.unpaid-wages.RU.rights.code", 23, "The code says so."),
        ("topic.unpaid-wages.RU.review_by", 26, "2027-11-01"),
        ("topic.unpaid-wages.RU.sources", 24, "[law]"),
        ("topic.unpaid-wages.RU", 17, "id: RU"),
        ("topic.unpaid-wages.RU.steps.gone", 21, "inspection: Write"),
        ("topic.unpaid-wages.TR.steps.gone", 2, "id: unpaid-wages"),
    ],
)
def test_the_place_of_a_key_is_where_an_editor_mends_it(folders: Folders, key: str, line: int, text: str) -> None:
    file, row, column = place(read_content(folders.content), key)
    assert (file, row) == ("content/topics/unpaid-wages.yaml", line)
    written = (folders.content / "topics/unpaid-wages.yaml").read_text(encoding="utf-8").splitlines()
    assert written[row - 1][column - 1 :].startswith(text)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("contact.ru-emergency.phones.main.number", '"112"'),
        ("contact.ru-emergency.hours", '"24/7"'),
        ("contact.ru-lawyer.phones.main.number", '- number: "+74950000000"'),
        ("contact.ru-lawyer.name", "A lawyer"),
        ("contact.ru-lawyer", "id: ru-lawyer"),
    ],
)
def test_the_place_of_a_key_in_a_list_of_records(folders: Folders, key: str, text: str) -> None:
    file, row, column = place(read_content(folders.content), key)
    assert file == "content/contacts/russia.yaml"
    written = (folders.content / "contacts/russia.yaml").read_text(encoding="utf-8").splitlines()
    assert written[row - 1][column - 1 :].startswith(text) or text in written[row - 1]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("screening.forced-labour.questions.locked", "id: locked"),
        ("screening.forced-labour.outcomes.calm", "id: calm"),
    ],
)
def test_the_place_of_a_question_and_an_outcome(folders: Folders, key: str, text: str) -> None:
    _, row, column = place(read_content(folders.content), key)
    written = (folders.content / "screening/forced-labour.yaml").read_text(encoding="utf-8").splitlines()
    assert text in written[row - 1]
    assert column > 1


def test_a_key_of_nothing_has_only_its_name(folders: Folders) -> None:
    assert str(read_content(folders.content).place("topic.gone.title")) == "content/topics.yaml"
