"""What a check remembers for the next: nothing that is found depends on it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.catalog.catalogue import read_catalogue
from bot.catalog.check_memory import CheckMemory
from bot.catalog.loading import problems
from bot.core.checks.screens import measured_on
from bot.core.problems import Problem
from tests.catalog.folders import TODAY, Folders

FILES = {"check-found.json", "check-parsed.bin", "check-screens.json"}


class Runs:
    """Checks of the small content, with a memory and without one."""

    def __init__(self, folders: Folders, data: Path) -> None:
        self.folders, self.data = folders, data
        self.code = data.with_name("code")
        self.code.mkdir(exist_ok=True)

    def remembering(self, today: date = TODAY) -> tuple[list[Problem], bool, bool]:
        """What is found; and whether something was parsed, and found out, that was not known."""
        memory = CheckMemory(self.data, self.code, today)
        parsed, found_out = memory.load(lambda work: work)
        catalogue = read_catalogue(self.folders.content, self.folders.locales, parsed)
        found = problems(catalogue, today, found_out)
        memory.keep(parsed, found_out)
        return found, parsed.is_new, found_out.is_new

    def plain(self, today: date = TODAY) -> list[Problem]:
        return problems(self.folders.catalogue(), today)


@pytest.fixture
def runs(translated: Folders, tmp_path: Path) -> Runs:
    return Runs(translated, tmp_path / "data")


def test_the_second_run_finds_out_nothing_anew(runs: Runs) -> None:
    assert runs.remembering() == (runs.plain(), True, True)
    assert {path.name for path in runs.data.iterdir()} == FILES
    assert runs.remembering() == (runs.plain(), False, False)


EDITS = [
    ("topics/unpaid-wages.yaml", "title: I was not paid", "title: They owe me pay and 5 more"),
    ("topics/unpaid-wages.yaml", "answer: Complain to the inspection.", f"answer: {'Complain ' * 600}now."),
    ("topics/unpaid-wages.yaml", "sensitivity: public", "sensitivty: public"),
    (
        "topics/unpaid-wages.yaml",
        "sources: [law]\n    reviewed: 2026-11-01\n    review_by: 2027-11-01\n  - id",
        "sources: [lew]\n    reviewed: 2026-11-01\n    review_by: 2027-11-01\n  - id",
    ),
    ("facts.yaml", "value: 30", "value: 3000000"),
    ("facts.yaml", "expires: 2027-11-01", "expires: 2020-11-01"),
    ("contacts/russia.yaml", "services: [legal]", "services: [labour]"),
    ("questions/unpaid-wages.yaml", "- my boss keeps my money", "- they did not pay my wages!"),
    ("languages.yaml", "name: Русский, fallback: [en]", "name: Русский, fallback: []"),
]


@pytest.mark.parametrize(("name", "old", "new"), EDITS, ids=lambda value: str(value)[:30])
def test_after_an_edit_and_after_taking_it_back_the_same_is_found(runs: Runs, name: str, old: str, new: str) -> None:
    runs.remembering()
    runs.folders.edit(name, old, new)
    found, parsed_new, _ = runs.remembering()
    assert found == runs.plain()
    assert parsed_new
    runs.folders.edit(name, new, old)
    assert runs.remembering()[0] == runs.plain()


def test_a_changed_translation_is_seen(runs: Runs) -> None:
    runs.remembering()
    runs.folders.edit_po("ky", "content", 'msgstr "[ky] A lawyer"', 'msgstr "[ky] A lawyer 5"')
    found, *_ = runs.remembering()
    assert found == runs.plain()
    assert "numbers" in {problem.rule for problem in found}


def test_on_another_day_screens_are_measured_anew(runs: Runs) -> None:
    runs.remembering()
    assert runs.remembering(TODAY + timedelta(days=400)) == (runs.plain(TODAY + timedelta(days=400)), False, True)


def test_within_a_week_screens_are_not_measured_again(runs: Runs) -> None:
    """They are measured for its Saturday, when most offices open days later: no screen is longer before."""
    saturday = measured_on(TODAY)
    assert (saturday.isoweekday(), measured_on(saturday)) == (6, saturday)
    assert 0 <= (saturday - TODAY).days < 7
    runs.remembering(saturday - timedelta(days=6))
    for days in range(6):
        day = saturday - timedelta(days=days)
        assert runs.remembering(day) == (runs.plain(day), False, False)


def test_of_another_program_nothing_is_taken(runs: Runs) -> None:
    runs.remembering()
    (runs.code / "rules.py").write_text("changed = True")
    assert runs.remembering() == (runs.plain(), True, True)


@pytest.mark.parametrize("name", sorted(FILES))
@pytest.mark.parametrize("how", ["cut", "junk", "gone", "folder"])
def test_a_broken_memory_is_built_anew_without_a_word(
    runs: Runs, name: str, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    runs.remembering()
    path = runs.data / name
    raw = path.read_bytes()
    path.unlink()
    if how == "cut":
        path.write_bytes(raw[: len(raw) // 2])
    elif how == "junk":
        path.write_bytes(b"{}\n" + raw)
    elif how == "folder":
        path.mkdir()
    assert runs.remembering()[0] == runs.plain()
    assert how == "folder" or runs.remembering()[1:] == (False, False)
    assert capsys.readouterr() == ("", "")


def test_it_does_not_grow(runs: Runs) -> None:
    runs.remembering()
    sizes = {path.name: path.stat().st_size for path in runs.data.iterdir()}
    for number in range(5):
        runs.folders.write(
            "questions/emergency.yaml", f"id: emergency\nphrases:\n  en: [he wants to kill me {number}]\n"
        )
        runs.remembering()
    grown = {path.name: path.stat().st_size - sizes[path.name] for path in runs.data.iterdir()}
    assert all(size < 50 for size in grown.values())
